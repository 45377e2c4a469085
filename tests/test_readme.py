"""What README.md shows is what comes out. Run as a script, this file writes it there anew."""

import contextlib
import io
import os
import re
import subprocess
import sys
import tempfile
from collections.abc import Callable
from pathlib import Path

ROOT = Path(__file__).parent.parent
README = ROOT / "README.md"


def shown_anew(readme: str) -> str:
    """The page with the output of each block of `$` commands or `>>>` lines as it is now."""
    names: dict[str, object] = {}

    def block(found: re.Match) -> str:
        kind, content = found.groups()
        if kind == "console":
            return f"```console\n{replayed(content, '$ ', run_command)}```"
        return f"```pycon\n{replayed(content, '>>> ', lambda code: run_code(code, names))}```"

    return re.sub(r"^```(console|pycon)\n(.*?)^```$", block, readme, flags=re.MULTILINE | re.DOTALL)


def replayed(content: str, prompt: str, run: Callable[[str], str]) -> str:
    """The inputs of a block, each with its output; what follows an input in `... ` lines belongs to it."""
    inputs: list[list[str]] = []
    for line in content.splitlines():
        if line.startswith(prompt):
            inputs.append([line])
        elif line.startswith("... "):
            inputs[-1].append(line)
    return "".join(
        "\n".join(lines) + "\n" + run("\n".join([lines[0][len(prompt) :], *(line[4:] for line in lines[1:])]))
        for lines in inputs
    )


def run_command(command: str) -> str:
    """What a command prints, run in a folder that holds the articles and may be written to."""
    scripts = Path(sys.executable).parent
    environment = {**os.environ, "COLUMNS": "96", "PATH": f"{scripts}{os.pathsep}{os.environ['PATH']}"}
    with tempfile.TemporaryDirectory() as folder:
        for name in ("python", "tests"):
            Path(folder, name).symlink_to(ROOT / name)
        done = subprocess.run(
            command, shell=True, cwd=folder, env=environment, capture_output=True, text=True, encoding="utf-8"
        )
    assert done.returncode == 0, done.stderr
    return done.stdout


def run_code(code: str, names: dict[str, object]) -> str:
    with contextlib.redirect_stdout(io.StringIO()) as out:
        exec(compile(code, str(README), "single"), names)
    return out.getvalue()


def test_the_page_shows_what_comes_out(monkeypatch) -> None:
    monkeypatch.setenv("COLUMNS", "96")
    page = README.read_text(encoding="utf-8")
    assert shown_anew(page) == page, "run `python tests/test_readme.py`"


if __name__ == "__main__":
    os.environ["COLUMNS"] = "96"
    README.write_text(shown_anew(README.read_text(encoding="utf-8")), encoding="utf-8")
