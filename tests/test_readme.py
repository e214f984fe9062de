"""README and walk show what a newcomer sees, line for line."""

import io
import re
import shlex
import shutil
import tomllib
from pathlib import Path

import pytest

from scrkit.cli.app import run
from scrkit.system.resources import shipped
from tests.pdffiles import office

ROOT = Path(__file__).parent.parent
PAGES = [ROOT / "README.md", ROOT / "docs" / "walk.md"]
BLOCKS = [
    block
    for page in PAGES
    for block in re.findall(r"```console\n(.*?)```", page.read_text("utf-8"), re.DOTALL)
]


@pytest.fixture
def newcomer(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Stand where the pages do: beside out/child-k, and the copy that README breaks."""
    for place in ("out", "broken"):
        shutil.copytree(shipped("examples") / "child-k", tmp_path / place / "child-k")
    names = "child-k-names.yaml"
    shutil.copy(shipped("examples") / names, tmp_path / "out" / names)
    requests = tmp_path / "broken" / "child-k" / "requests.yaml"
    text = requests.read_text("utf-8")
    requests.write_text(text.replace("agency: csc", "agency: cssc", 1), "utf-8")
    monkeypatch.chdir(tmp_path)
    return tmp_path


@pytest.mark.parametrize("block", BLOCKS, ids=lambda block: block.split("\n")[0][2:40])
def test_a_block_of_the_walk_is_real_output(
    block: str,
    newcomer: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    # LibreOffice takes ten times as long as all the rest.
    program = str(office(newcomer))
    monkeypatch.setattr("scrkit.cli.pdf.program", lambda: program)
    shows(block, capsys)


@pytest.mark.full
@pytest.mark.usefixtures("newcomer")
@pytest.mark.parametrize("block", [one for one in BLOCKS if " publish " in one])
def test_a_block_on_publishing_is_real_output_of_what_is_installed(
    block: str, capsys: pytest.CaptureFixture[str]
) -> None:
    shows(block, capsys)


def shows(block: str, capsys: pytest.CaptureFixture[str]) -> None:
    """Run the command of a block; all that the block shows is printed, in order."""
    command, _, shown = block.partition("\n")
    prompt, program, *arguments = shlex.split(command)
    assert (prompt, program) == ("$", "scr")

    run(arguments)
    printed = capsys.readouterr().out
    at = 0
    for part in re.split(r"^…\n", shown, flags=re.MULTILINE):
        assert part in printed[at:], command
        at = printed.index(part, at) + len(part)
    if not shown.endswith("…\n"):
        assert at == len(printed)


def lines_to_type() -> list[str]:
    """Return what the walk lets a newcomer type and shows nothing of, in its order."""
    blocks = re.findall(
        r"^```(\w*)\n(.*?)^```$", PAGES[1].read_text("utf-8"), re.DOTALL | re.MULTILINE
    )
    lines = [line for kind, block in blocks if not kind for line in block.split("\n")]
    return [one for one in lines if one.startswith("scr ") and "~/" not in one]


@pytest.mark.full
def test_the_other_lines_of_the_walk_run_one_after_the_other(
    newcomer: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    shutil.rmtree(newcomer / "out")
    monkeypatch.setattr("sys.stdin", io.StringIO("Philippa Quillfeather\n"))
    run(shlex.split(BLOCKS[0].split("\n")[0][6:]))
    ended = {}
    for line in lines_to_type():
        ended[line] = run(shlex.split(line)[1:])
        if line == "scr demo out":
            shutil.copytree(newcomer / "out" / "child-k", newcomer / "mine")

    # What it took out of a picture is for a person to look at.
    wrong = {one for one, code in ended.items() if code != ("redact" in one)}
    assert wrong == set(), capsys.readouterr().err
    assert len(ended) > 12


def test_the_commands_of_each_stage_are_shown_with_what_they_print() -> None:
    walked = {shlex.split(block.split("\n")[0])[2] for block in BLOCKS}

    assert walked == {
        *("new", "validate", "status", "gate", "quality", "deadlines"),
        *("check-criteria", "merge-chronology", "render", "publish"),
    }


def test_the_readme_stays_short() -> None:
    assert len(PAGES[0].read_text("utf-8").splitlines()) <= 125


def test_every_dependency_has_its_reason() -> None:
    project = (ROOT / "pyproject.toml").read_text("utf-8")
    listed = re.search(r"^dependencies = \[\n(.*?)^\]", project, re.M | re.S)
    assert listed is not None
    names = re.findall(r'^  "([\w.-]+?)[><=]', listed[1], re.MULTILINE)

    page = (ROOT / "docs" / "install.md").read_text("utf-8")
    table = page.partition("## What comes with it")[2]
    assert names
    assert [name for name in names if name not in table] == []


def test_every_dependency_has_a_floor() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))
    extras = project["project"]["optional-dependencies"]
    wanted = [
        *project["build-system"]["requires"],
        *project["project"]["dependencies"],
        # Tests bring along what is an extra for users, with its floors.
        *(one for name in extras for one in extras[name] if one != "scrkit[research]"),
    ]

    assert [one for one in wanted if not re.match(r"[\w.-]+>=[0-9]", one)] == []


def test_the_build_has_one_floor_wherever_it_is_named() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))
    (needed,) = project["build-system"]["requires"]

    assert needed in project["project"]["optional-dependencies"]["dev"]
