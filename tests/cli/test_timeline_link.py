"""`scr timeline link`: a person's decision goes into timeline.yaml and nowhere else."""

import re
from pathlib import Path

import pytest

from scrkit import folder
from scrkit.cli.app import run
from scrkit.model.order import Link
from scrkit.review import load

FILE = "timeline.yaml"
DAY = ("--date", "2015-11-20")
PAIR = ("CSC-0003", "HEALTH-0003")
WHY = ("--reason", "Both tell of @SW1's call: 14 May")


def link(root: Path, *words: str) -> int:
    return run(["timeline", "link", *words, str(root), *DAY])


def links(root: Path) -> tuple[Link, ...]:
    loaded = load(folder.read(root).files)
    assert loaded.review is not None
    return loaded.review.timeline.links


def decide(root: Path, content: str) -> None:
    (root / FILE).write_bytes(content.encode())


@pytest.mark.parametrize(
    ("option", "relation"),
    [
        ((), "same_event"),
        (("--conflict",), "contradiction"),
        (("--not-related",), "not_related"),
        (("--precision",), "precision_only"),
    ],
)
def test_a_decision_is_added_below_the_others(
    child_k: Path, option: tuple[str, ...], relation: str
) -> None:
    before = (child_k / FILE).read_text("utf-8")
    assert link(child_k, *PAIR, *WHY, "--by", "Panel", *option) == 0

    new = links(child_k)[-1]
    assert (new.entries, new.relation) == (PAIR, relation)
    assert (new.reason, new.by, str(new.date)) == (WHY[1], "Panel", "2015-11-20")
    after = (child_k / FILE).read_text("utf-8")
    added = [ln for ln in after.split("\n") if ln not in before.split("\n")]
    assert added[0] == "  - entries: [CSC-0003, HEALTH-0003]"
    assert after.replace("\n".join(re.findall(_BLOCK, after)), "") == before


_BLOCK = (
    r"(?ms)^  - entries: \[CSC-0003, HEALTH-0003\].*?2015-11-20\n"
    r"    rests_on:\n(?:      - \{[^\n]*\}\n)+"
)


@pytest.mark.parametrize(
    "content",
    [
        "links: []\nphases: []\n",
        "links: [] # none yet\n",
        "links:\nphases: []\n",
        "# nothing but words\n",
        "phases: []\n",
        "{links: [], phases: []}\n",
        "links:\r\n- entries: [CSC-0001, GP-0001]\r\n"
        "  relation: same_event\r\n  reason: One.\r\nphases: []\r\n",
        "links: [{entries: [CSC-0001, GP-0001], relation: same_event, reason: One.}]",
        "links:\n  - {entries: [CSC-0001, GP-0001], relation: same_event, reason: One}",
    ],
)
def test_it_fits_in_however_the_file_is_written(child_k: Path, content: str) -> None:
    decide(child_k, content)
    before = links(child_k)
    assert link(child_k, *PAIR, *WHY) == 0
    assert links(child_k)[:-1] == before
    assert links(child_k)[-1].entries == PAIR
    text = (child_k / FILE).read_bytes()
    assert text.count(b"\n") == text.count(b"\r\n") or b"\r" not in text


def test_a_missing_file_is_made(child_k: Path) -> None:
    (child_k / FILE).unlink()
    assert link(child_k, *PAIR, *WHY) == 0
    assert [one.entries for one in links(child_k)] == [PAIR]
    assert run(["validate", str(child_k), "--as-of", "2016-09-30"]) in (0, 1)


def test_an_unknown_id_is_not_repeated_but_the_nearest_is(
    child_k: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert link(child_k, "CSC-00003", "HEALTH-0003", *WHY) == 2
    told = capsys.readouterr().err
    assert "Did you mean CSC-0003?" in told
    assert "CSC-00003" not in told


def test_one_entry_is_not_linked_to_itself(child_k: Path) -> None:
    assert link(child_k, "CSC-0003", "CSC-0003", *WHY) == 2


def test_a_pair_is_decided_once_and_told_where(
    child_k: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    before = (child_k / FILE).read_bytes()
    assert link(child_k, "HEALTH-0013", "CSC-0013", *WHY) == 2
    line = int(re.findall(r"timeline\.yaml:(\d+) says", capsys.readouterr().err)[0])
    assert b"CSC-0013" in before.split(b"\n")[line - 1]
    assert (child_k / FILE).read_bytes() == before


def test_entries_of_one_agency_are_linked_with_a_word_of_warning(
    child_k: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert link(child_k, "CSC-0003", "CSC-0004", *WHY) == 0
    assert "one agency" in capsys.readouterr().err


def test_an_entry_for_its_agency_alone_stays_hidden(
    child_k: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert link(child_k, "CSC-0050", "HEALTH-0050", *WHY) == 0
    assert "does not show this link" in capsys.readouterr().err


@pytest.mark.parametrize(
    "words",
    [
        (*WHY, "--conflict", "--precision"),
        ("--reason", " "),
        ("--reason", "Told by @SW99"),
    ],
)
def test_what_cannot_be_noted_is_refused_and_nothing_is_written(
    child_k: Path, words: tuple[str, ...], capsys: pytest.CaptureFixture[str]
) -> None:
    before = (child_k / FILE).read_bytes()
    assert link(child_k, *PAIR, *words) == 2
    assert (child_k / FILE).read_bytes() == before
    assert "SW99" not in capsys.readouterr().err


def test_a_dry_run_writes_nothing(child_k: Path) -> None:
    before = (child_k / FILE).read_bytes()
    assert link(child_k, *PAIR, *WHY, "--dry-run") == 0
    assert (child_k / FILE).read_bytes() == before
