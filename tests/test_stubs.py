"""The type stubs are those of the compiled module."""

import shutil
import subprocess
from pathlib import Path

import pytest

import dicendi

ROOT = Path(__file__).parent.parent


@pytest.mark.skipif(not (shutil.which("maturin") and shutil.which("cargo")), reason="needs maturin and cargo")
def test_stubs_are_generated(tmp_path) -> None:
    command = ["maturin", "generate-stubs", "--out", str(tmp_path), "--quiet"]
    made = subprocess.run(command, cwd=ROOT, capture_output=True, text=True)
    assert made.returncode == 0, made.stderr
    generated = (tmp_path / "dicendi" / "_dicendi.pyi").read_text()
    committed = (ROOT / "python" / "dicendi" / "_dicendi.pyi").read_text()
    assert generated == committed, "run `maturin generate-stubs --out python`"


def test_the_package_is_typed() -> None:
    assert (Path(dicendi.__file__).parent / "py.typed").exists()
