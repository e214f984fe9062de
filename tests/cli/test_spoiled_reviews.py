"""Commands on reviews whose files were spoiled: told in words, never a crash."""

import contextlib
import gc
import io
import random
import shutil
from pathlib import Path

import pytest

from scrkit.cli.app import run
from tests.reviewfaults import EXAMPLE, spoiled
from tests.sampling import EVERYTHING

DAY = "--as-of 2016-09-30"
COMMANDS = (
    f"validate {{root}} --format json {DAY}",
    f"validate {{root}} {DAY}",
    f"validate {{root}} --format sarif {DAY}",
    f"validate {{root}} --format gitlab {DAY}",
    f"status {{root}} {DAY}",
    f"gate publication {{root}} {DAY}",
    f"deadlines {{root}} {DAY}",
    f"quality {{root}} {DAY}",
    f"check-criteria {{root}} {DAY}",
    f"merge-chronology {{root}} --out {{out}} {DAY}",
    "timeline patterns {root}",
    "people list {root}",
    f"render overview {{root}} --out {{out}} {DAY}",
    f"render executive-summary {{root}} --format html --out {{out}} {DAY}",
)


def lay_out(root: Path, files: dict[str, bytes]) -> None:
    for name, content in files.items():
        (root / name).parent.mkdir(parents=True, exist_ok=True)
        (root / name).write_bytes(content)


def hold(seed: int, tmp_path: Path, commands: tuple[str, ...]) -> None:
    root = tmp_path / str(seed)
    files = spoiled(random.Random(seed))
    lay_out(root, files)
    for command in commands:
        words = command.format(root=root, out=tmp_path / f"out-{seed}").split()
        said, complained = io.StringIO(), io.StringIO()
        with (
            contextlib.redirect_stdout(said),
            contextlib.redirect_stderr(complained),
        ):
            code = run(words)
        # The command line leaves it off, and here more than one command runs.
        gc.enable()
        told = complained.getvalue()
        assert code in (0, 1, 2), (seed, command, told)
        assert "Traceback" not in told, (seed, command)


def test_every_command_works_on_the_review_unspoiled(tmp_path: Path) -> None:
    for command in COMMANDS:
        words = command.format(root=EXAMPLE, out=tmp_path / "out").split()
        with contextlib.redirect_stdout(io.StringIO()):
            assert run(words) in (0, 1), command
        gc.enable()


def test_of_very_many_like_faults_people_see_a_hundred_and_the_count(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    root = tmp_path / "review"
    lay_out(root, {"review.yaml": b"", "people.yaml": b"people:\n" + b"  - x\n" * 250})

    assert run(["validate", str(root), "--select", "SCR123"]) == 1
    people = capsys.readouterr().out
    run(["validate", str(root), "--select", "SCR123", "--format", "concise"])
    machines = capsys.readouterr().out
    gc.enable()

    assert people.count("people.yaml:") == 101
    assert "150 more like it" in people
    assert "250 errors" in people
    assert machines.count("people.yaml:") == 250


def test_a_link_of_an_entry_to_itself_breaks_no_command(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    files = {
        path.relative_to(EXAMPLE).as_posix(): path.read_bytes()
        for path in EXAMPLE.rglob("*.yaml")
    }
    first = b"  - entries: [CSC-0014, HEALTH-0015]"
    assert first in files["timeline.yaml"]
    twice = files["timeline.yaml"].replace(first, b"  - entries: [CSC-0014, CSC-0014]")
    lay_out(tmp_path / "r", files | {"timeline.yaml": twice})

    for command in ("status", "validate", "merge-chronology"):
        words = [command, str(tmp_path / "r"), "--as-of", "2016-09-30"]
        if command == "merge-chronology":
            words += ["--out", str(tmp_path / "out"), "--draft", "--format", "csv"]
        assert run(words) in (0, 1), capsys.readouterr().err
    gc.enable()


@pytest.mark.parametrize("seed", range(4))
def test_a_spoiled_review_is_told_in_words(seed: int, tmp_path: Path) -> None:
    chosen = [COMMANDS[0], COMMANDS[4 + seed]]
    hold(seed, tmp_path, tuple(chosen))


@pytest.mark.full
@pytest.mark.parametrize("block", range(20))
def test_a_thousand_spoiled_reviews_in_every_command(
    block: int, tmp_path: Path
) -> None:
    for seed in range(1000 + 50 * block, 1050 + 50 * block):
        hold(seed, tmp_path, commands_for(seed))
        shutil.rmtree(tmp_path / str(seed))


def commands_for(seed: int) -> tuple[str, ...]:
    """Return every command that reads, and of those that write one in turn."""
    if EVERYTHING:
        return COMMANDS
    writing = [one for one in COMMANDS if "{out}" in one]
    left_out = {*writing} - {writing[seed % len(writing)]}
    return tuple(one for one in COMMANDS if one not in left_out)
