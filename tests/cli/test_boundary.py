"""The one boundary: exit codes, plain words, and never a word of the case."""

import json
import os
import shlex
import subprocess
import sys
from pathlib import Path

import pytest

from scrkit import __version__
from scrkit.cli import group
from scrkit.cli.app import run
from scrkit.cli.commands import COMMANDS
from scrkit.cli.show.answer_schemas import answer_schemas
from scrkit.rules import validate
from scrkit.scaffold import schema_files

SECRET = "the wooden spoon"
PLAIN = {k: v for k, v in os.environ.items() if k != "PYTHONUTF8"}


def scr(*arguments: str | Path, **more: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-m", "scrkit", *map(str, arguments)],
        capture_output=True,
        text=True,
        encoding="utf-8",
        env={**PLAIN, **more},
        check=False,
    )


def test_the_version_is_told_without_loading_the_commands() -> None:
    code = "import sys; sys.argv=['scr','--version'];"
    code += "from scrkit.__main__ import main; main();"
    code += "print('typer' in sys.modules, 'yaml' in sys.modules)"
    done = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, check=True
    )
    assert done.stdout == f"scr {__version__}\nFalse False\n"


def loaded_to_check(folder: Path, names: str) -> str:
    """Return which of some modules `scr validate` loads, and its last line."""
    code = "import sys; from scrkit.cli.app import run;"
    code += "run(['validate', sys.argv[1], '--as-of', '2016-09-30']);"
    code += "print([n for n in sys.argv[2].split() if n in sys.modules])"
    done = subprocess.run(
        [sys.executable, "-c", code, str(folder), names],
        capture_output=True,
        text=True,
        check=True,
    )
    return done.stdout.splitlines()[-1]


def test_checking_loads_nothing_that_only_reports_need(child_k: Path) -> None:
    names = "typer jinja2 markdown_it rich jsonschema rapidfuzz ruamel.yaml filelock"
    names += " icalendar pyrage docx calendar tempfile scrkit.edits.editing"
    names += " scrkit.folder.recovery scrkit.system.git.objects scrkit.forms.layout"
    assert loaded_to_check(child_k, names) == "[]"


def test_a_review_that_has_just_begun_needs_little_to_be_checked(
    tmp_path: Path,
) -> None:
    (tmp_path / "review.yaml").write_text(
        "format: 1\nid: a\ntitle: A review\nframework: england-scr-2015\n"
        "board: {name: Board of Nowhere}\nagencies:\n"
        "  - {id: health, name: Health, prefix: HEALTH}\n"
    )
    (tmp_path / "people.yaml").write_text(
        "people:\n  - {code: ChildX, label: Child X, role: child, kind: subject}\n"
    )
    names = "scrkit.criteria scrkit.edits scrkit.timeline.linking subprocess hashlib"
    names += " scrkit.text.services scrkit.model.identity scrkit.frameworks.edition"
    assert loaded_to_check(tmp_path, names) == "[]"


@pytest.mark.parametrize("name", COMMANDS)
def test_every_command_has_help_with_an_example(
    name: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run([name, "--help"]) == 0
    assert f"Example: scr {name}" in capsys.readouterr().out


def test_no_command_and_an_unknown_one_exit_2(
    capsys: pytest.CaptureFixture[str],
) -> None:
    assert run([]) == 2
    assert "Commands:" in "".join(capsys.readouterr())
    assert run(["validat"]) == 2
    assert "Traceback" not in capsys.readouterr().err


def test_a_bug_of_ours_exits_3_and_quotes_nothing(
    child_k: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def stumble(files: object, given: object = None) -> None:
        raise KeyError(SECRET)

    monkeypatch.setattr(validate, "load", stumble)
    assert run(["validate", str(child_k)]) == 3
    told = capsys.readouterr()
    assert "a bug in scrkit (KeyError)" in told.err
    assert "Please report" in told.err
    assert SECRET not in told.err + told.out


@pytest.mark.skipif(os.name != "posix", reason="a pipe as POSIX has it")
def test_a_closed_pipe_is_no_bug() -> None:
    done = subprocess.run(
        ["bash", "-c", f'"{sys.executable}" -m scrkit explain | head -n 1'],
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0
    assert "Traceback" not in done.stderr
    assert "a bug in scrkit" not in done.stderr


def test_output_goes_through_a_terminal_that_knows_no_curly_quotes() -> None:
    done = scr("explain", "SCR401", PYTHONIOENCODING="ascii")
    assert done.returncode == 0
    assert done.stdout.isascii()


@pytest.mark.skipif(os.name != "posix", reason="permissions as POSIX has them")
@pytest.mark.skipif(
    hasattr(os, "geteuid") and os.geteuid() == 0, reason="root may write everywhere"
)
def test_an_output_folder_that_cannot_be_written(child_k: Path, tmp_path: Path) -> None:
    out = tmp_path / "locked"
    out.mkdir(mode=0o500)
    done = scr("render", "overview", child_k, "--out", out)
    assert done.returncode == 2
    assert "cannot be written" in done.stderr
    assert list(out.iterdir()) == []


def test_an_output_folder_that_is_a_file(
    child_k: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    out = tmp_path / "out"
    out.write_text("mine", encoding="utf-8")
    for command in (["merge-chronology"], ["render", "overview"]):
        assert run([*command, str(child_k), "--out", str(out)]) == 2
        assert capsys.readouterr().err.startswith("scr: ")
    assert out.read_text(encoding="utf-8") == "mine"


@pytest.mark.skipif(sys.platform != "linux", reason="a limit of Linux's own")
def test_a_disk_that_fills_up_leaves_nothing_half_written(
    child_k: Path, tmp_path: Path
) -> None:
    out = tmp_path / "out"
    # Python would keep half of what it compiles, and choke on it the next time.
    scr = [sys.executable, "-B", "-m", "scrkit"]
    command = [*scr, "render", "all", child_k, "--out", out]
    done = subprocess.run(
        ["bash", "-c", f"ulimit -f 40; exec {shlex.join(map(str, command))}"],
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 2, done.stderr
    assert done.stderr.startswith("scr: ")
    left = [p.name for p in out.rglob("*")] if out.exists() else []
    assert left in ([], [".scr-lock"])


def test_the_schemas_are_listed_and_written(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(["schema"]) == 0
    listed = capsys.readouterr().out.split()
    files = (*schema_files(), *answer_schemas())
    assert listed == [file.path for file in files]

    assert run(["schema", "--out", str(tmp_path / "schemas")]) == 0
    for name in listed:
        read = json.loads((tmp_path / "schemas" / name).read_text(encoding="utf-8"))
        assert read["$schema"].startswith("https://json-schema.org/")


@pytest.mark.parametrize("times", [1, pytest.param(2, marks=pytest.mark.full)])
def test_the_demo_walks_the_example_and_can_be_walked_again(
    times: int, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    for _ in range(times):
        assert run(["demo", str(tmp_path / "walk")]) == 0
    said = capsys.readouterr().out
    assert "wholly invented" in said
    for name in ("overview.docx", "overview.md", "chronology.csv", "action-plan.docx"):
        assert (tmp_path / "walk" / name).is_file()
    assert (tmp_path / "walk" / "published" / "overview-published.docx").is_file()


def test_the_table_of_commands_is_all_there_is() -> None:
    for name in COMMANDS:
        assert group.LazyGroup().get_command(None, name) is not None
    assert group.LazyGroup().get_command(None, "nonsense") is None
