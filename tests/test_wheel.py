"""The wheel alone, in an empty environment, does the main job."""

import os
import subprocess
import sys
import venv
import zipfile
from pathlib import Path

import pytest

from scrkit.system.resources import shipped

pytestmark = pytest.mark.full
ROOT = Path(__file__).parent.parent


def run(*command: str | Path, cwd: Path) -> str:
    clean = {k: v for k, v in os.environ.items() if not k.startswith("PYTHON")}
    done = subprocess.run(
        [str(part) for part in command],
        cwd=cwd,
        env=clean,
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=False,
    )
    assert done.returncode == 0, done.stdout + done.stderr
    return done.stdout


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    out = tmp_path_factory.mktemp("dist")
    run(
        sys.executable,
        "-m",
        "build",
        "--wheel",
        "--no-isolation",
        "-o",
        out,
        ROOT,
        cwd=out,
    )
    (found,) = out.glob("*.whl")
    return found


def test_the_wheel_and_the_editable_install_ship_the_same_files(wheel: Path) -> None:
    with zipfile.ZipFile(wheel) as archive:
        inside = set(archive.namelist())
    for name in ("templates", "examples", "frameworks"):
        folder = shipped(name)
        files = [p for p in folder.rglob("*") if p.is_file() and p.suffix != ".pyc"]
        assert files
        for path in files:
            assert f"scrkit/{name}/{path.relative_to(folder).as_posix()}" in inside


def test_the_wheel_in_an_empty_environment_walks_the_example(
    wheel: Path, tmp_path: Path
) -> None:
    empty = tmp_path / "empty"
    venv.create(empty, with_pip=True)
    programs = empty / ("Scripts" if os.name == "nt" else "bin")
    run(programs / "python", "-m", "pip", "install", "--quiet", wheel, cwd=tmp_path)
    elsewhere = tmp_path / "elsewhere"
    elsewhere.mkdir()

    said = run(programs / "scr", "demo", "walk", cwd=elsewhere)

    assert "overview.docx" in said
    assert list((elsewhere / "walk").rglob("overview.docx"))
    assert list((elsewhere / "walk").rglob("chronology.csv"))
    options = ("--board", "Board of Nowhere", "--agency", "gp", "--ci", "github")
    run(programs / "scr", "new", "z", *options, cwd=elsewhere)
    (action,) = (elsewhere / "z" / ".github").rglob("action.yml")
    assert action.read_bytes() == (ROOT / "action.yml").read_bytes()
