"""The notebooks run from top to bottom. Run as a script, this file saves their outputs in them."""

import warnings
from pathlib import Path

import pytest

NOTEBOOKS = sorted((Path(__file__).parent.parent / "notebooks").glob("*.ipynb"))


def run(path: Path, folder: Path):
    """The notebook with its outputs, run in a folder that it may write to."""
    nbformat, nbclient = pytest.importorskip("nbformat"), pytest.importorskip("nbclient")
    notebook = nbformat.read(path, as_version=4)
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        client = nbclient.NotebookClient(
            notebook, timeout=600, record_timing=False, resources={"metadata": {"path": str(folder)}}
        )
        return client.execute()


@pytest.mark.parametrize("path", NOTEBOOKS, ids=lambda path: path.stem)
def test_it_runs_and_shows_its_outputs(path, tmp_path) -> None:
    nbformat = pytest.importorskip("nbformat")
    run(path, tmp_path)
    cells = [cell for cell in nbformat.read(path, as_version=4).cells if cell.cell_type == "code"]
    assert any(cell.outputs for cell in cells), "run `python tests/test_notebooks.py`"
    assert str(Path.home()) not in path.read_text(encoding="utf-8")


def test_there_are_notebooks() -> None:
    assert NOTEBOOKS


if __name__ == "__main__":
    import tempfile

    import nbformat

    for path in NOTEBOOKS:
        with tempfile.TemporaryDirectory() as folder:
            notebook = run(path, Path(folder))
        # What differs from machine to machine is no part of the page.
        notebook.metadata = {
            "kernelspec": {"name": "python3", "display_name": "Python 3", "language": "python"}
        }
        for number, cell in enumerate(notebook.cells):
            cell.id = f"cell-{number}"
        nbformat.write(notebook, path)
