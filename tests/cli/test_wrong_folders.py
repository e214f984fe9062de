"""A folder that is not the review's: every command tells which one is."""

import shlex
import shutil
from pathlib import Path

import pytest

from scrkit.cli.app import run
from scrkit.text.pasting import pasted

# Each that is given a review folder, with what else it cannot do without.
COMMANDS = {
    "validate": (),
    "status": (),
    "gate": ("set-up",),
    "quality": (),
    "check-criteria": (),
    "deadlines": (),
    "request": ("csc",),
    "merge-chronology": (),
    "timeline patterns": (),
    "sign": ("csc", "--office", "Chief Nurse", "--version", "1.0"),
    "accept": ("csc", "imr"),
    "people list": (),
    "people unknown": (),
    "seal": ("--passphrase",),
    "unseal": (),
    "scan": ("report.md", "--review"),
    "redact": ("report.md", "--review"),
    "code": ("report.md", "--review"),
    "render": ("overview",),
    "write": ("overview",),
    "approve": ("--office", "Chair", "--version", "1.0"),
    "publish": ("--out", "published"),
}
# What is named, and the folder that is meant: as seen from beside the review.
WRONG = {
    "the folder above": (".", "Child K's review"),
    "one of the review's own": ("Child K's review/chronologies", "Child K's review"),
    "a file of the review": ("Child K's review/review.yaml", "Child K's review"),
}


@pytest.fixture
def beside(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, child_k: Path) -> Path:
    """Return a folder in which a review lies whose name has to be quoted."""
    shutil.move(child_k, tmp_path / "Child K's review")
    (tmp_path / "report.md").write_text("A report.\n", "utf-8")
    monkeypatch.chdir(tmp_path)
    return tmp_path


@pytest.mark.parametrize("named", WRONG)
@pytest.mark.parametrize("command", COMMANDS)
def test_every_command_points_from_a_wrong_folder_at_the_right_one(
    command: str, named: str, beside: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    given, meant = WRONG[named]
    before = sorted(one.name for one in beside.iterdir())

    assert run([*command.split(), *COMMANDS[command], given]) == 2

    told = capsys.readouterr().err
    word = shlex.split(told.strip().splitlines()[-1].rpartition(": ")[2])
    assert len(word) == 1
    assert (beside / word[0]).samefile(beside / meant)
    assert sorted(one.name for one in beside.iterdir()) == before


def test_from_within_the_review_the_way_up_is_told(
    beside: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(beside / "Child K's review" / "overview")

    assert run(["status"]) == 2
    assert capsys.readouterr().err.rstrip().endswith(": ..")


def test_of_several_reviews_in_a_folder_a_few_are_named(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    for number in range(5):
        (tmp_path / f"review-{number}").mkdir()
        (tmp_path / f"review-{number}" / "review.yaml").touch()

    assert run(["status", str(tmp_path)]) == 2
    told = capsys.readouterr().err
    assert "review-0" in told
    assert "and 2 more" in told


@pytest.mark.parametrize(
    "word",
    [
        *("child-k", "Child K", "Child K's", "C:/Reviews/Child K", r"C:\Reviews\K"),
        *("a$b", "100%", 'so "called"', "-x", "~k", "a;b", "a&b", "Ångström", ""),
    ],
)
def test_a_word_of_a_printed_command_is_one_word_when_it_is_pasted(word: str) -> None:
    read = shlex.split(f"scr status {pasted(word)}")

    assert read[2:] == [f"./{word}" if word.startswith("-") else word]


def test_a_windows_path_is_quoted_as_windows_reads_it() -> None:
    assert pasted("C:/Reviews/Child K's") == '"C:/Reviews/Child K\'s"'
