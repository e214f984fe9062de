"""`scr timeline diff`: what the panel is told of a late or corrected return."""

import json
import subprocess
from pathlib import Path
from typing import Any

import pytest

from scrkit.cli.app import run


def commit(root: Path) -> None:
    who = ["-c", "user.name=A Board", "-c", "user.email=board@board.example"]
    for words in (["add", "-A"], [*who, "commit", "-qm", "a state"]):
        subprocess.run(["git", *words], cwd=root, check=True, capture_output=True)


@pytest.fixture
def kept(child_k: Path) -> Path:
    """Put the example into git."""
    subprocess.run(["git", "init", "-q", "-b", "main"], cwd=child_k, check=True)
    commit(child_k)
    return child_k


def change(root: Path, file: str, old: str, new: str) -> None:
    path = root / file
    text = path.read_text("utf-8")
    assert old in text
    path.write_text(text.replace(old, new, 1), "utf-8")


def diff(root: Path, capsys: pytest.CaptureFixture[str], *words: str) -> str:
    assert run(["timeline", "diff", *words, str(root)]) == 0
    return capsys.readouterr().out


def whole(root: Path, capsys: pytest.CaptureFixture[str]) -> dict[str, Any]:
    found: dict[str, Any] = json.loads(diff(root, capsys, "HEAD", "--format", "json"))
    return found


POLICE = "chronologies/police.yaml"
MOVED = (
    "  - id: POLICE-0022\n    date: 2015-04-23",
    "  - id: POLICE-0022\n    date: 2015-04-22",
)


def test_a_moved_date_is_told_with_what_it_changes_and_who_cites_it(
    kept: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    change(kept, POLICE, *MOVED)
    said = diff(kept, capsys, "HEAD")
    assert "  POLICE-0022: moved (23 April 2015 -> 22 April 2015)\n" in said
    assert "contradictions that are gone: 1\n  CSC-0056 / POLICE-0022: date\n" in said
    assert "  CSC-0056 / POLICE-0022: time\n" in said
    assert "  finding F6: POLICE-0022\n" in said
    assert "  agency report police Q2: POLICE-0022\n" in said


def test_fields_are_named_and_texts_are_not_quoted(
    kept: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    change(kept, POLICE, "date: 2015-04-23", "date: 2015-04-23\n    voice: Secretword.")
    change(kept, POLICE, "Strategy discussion", "Anotherword discussion")
    said = diff(kept, capsys, "HEAD")
    assert "  POLICE-0022: what happened, voice of the child\n" in said
    assert "Secretword" not in said
    assert "Anotherword" not in said
    (changed,) = whole(kept, capsys)["changed"]
    assert changed == {
        "id": "POLICE-0022",
        "agency": "police",
        "fields": ["event", "voice"],
        "dates": None,
    }


def entry(root: Path, file: str, id: str) -> str:
    """Return an entry of a chronology as it is written."""
    text = (root / file).read_text("utf-8")
    start = text.index(f"  - id: {id}\n")
    end = text.find("\n  - id: ", start + 1)
    return text[start : end + 1]


def test_entries_come_are_withdrawn_or_are_simply_gone(
    kept: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    new = "  - id: GP-0900\n    date: 2014-03\n    source: File\n    event: Seen.\n"
    gp = "chronologies/gp.yaml"
    change(kept, gp, "entries:\n", "entries:\n" + new)
    change(kept, gp, entry(kept, gp, "GP-0004"), "")
    change(kept, POLICE, entry(kept, POLICE, "POLICE-0004"), "")
    gone = "  - {id: POLICE-0004, withdrawn: 2016-01-04, reason: Other.}\n"
    change(kept, POLICE, "withdrawn: []\n", "withdrawn:\n" + gone)
    found = whole(kept, capsys)
    assert [(e["id"], e["date"]) for e in found["added"]] == [("GP-0900", "2014-03")]
    assert [e["id"] for e in found["withdrawn"]] == ["POLICE-0004"]
    assert [e["id"] for e in found["gone"]] == ["GP-0004"]
    said = diff(kept, capsys, "HEAD")
    assert "gone without a note of withdrawal: 1\n  GP-0004  21 May 2012  gp\n" in said


def test_decisions_are_told(kept: Path, capsys: pytest.CaptureFixture[str]) -> None:
    link = ["timeline", "link", "CSC-0003", "HEALTH-0003", str(kept)]
    assert run([*link, "--reason", "One day", "--conflict"]) == 0
    change(kept, "timeline.yaml", "same_event", "not_related")
    capsys.readouterr()
    said = diff(kept, capsys, "HEAD")
    assert "  CSC-0003 / HEALTH-0003: contradiction\n" in said
    assert "  CSC-0013 / HEALTH-0013 / EDU-0007: not related (was: one event)\n" in said


def test_a_silence_that_opens_is_told(
    kept: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    housing = "chronologies/housing.yaml"
    change(kept, housing, "date: 2015-02-26", "date: 2015-05-17")
    found = whole(kept, capsys)
    assert any(s["agency"] == "housing" for s in found["silences_new"])
    assert any(s["agency"] == "housing" for s in found["silences_gone"])


def test_what_an_agency_keeps_to_itself_is_only_counted(
    kept: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    csc = "chronologies/csc.yaml"
    old = entry(kept, csc, "CSC-0050")
    change(kept, csc, old, old.replace("source:", "time: '09:00'\n    source:", 1))
    said = diff(kept, capsys, "HEAD")
    assert "CSC-0050" not in said
    assert said == "changed among entries for their own agency only: 1\n"


def test_nothing_changed(kept: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (kept / "overview" / "summary.md").write_text("Other words.\n", "utf-8")
    assert diff(kept, capsys, "HEAD") == (
        "nothing has changed in the chronologies and the timeline\n"
    )


def test_two_revisions_are_compared_and_the_folder_left_alone(
    kept: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    change(kept, POLICE, *MOVED)
    commit(kept)
    change(kept, POLICE, "date: 2015-04-22", "date: 2015-04-21")
    said = diff(kept, capsys, "HEAD~1", "HEAD")
    assert "23 April 2015 -> 22 April 2015" in said
    monkeypatch.chdir(kept)
    assert run(["timeline", "diff", "HEAD"]) == 0
    assert "22 April 2015 -> 21 April 2015" in capsys.readouterr().out
    assert run(["timeline", "diff", "HEAD~1", "main"]) == 0
    assert capsys.readouterr().out == said


def test_a_review_in_a_folder_of_a_repository(
    child_k: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    subprocess.run(["git", "init", "-q"], cwd=child_k.parent, check=True)
    commit(child_k)
    change(child_k, POLICE, *MOVED)
    assert "POLICE-0022: moved" in diff(child_k, capsys, "HEAD")


def test_a_chronology_that_is_broken_is_left_out_and_that_is_said(
    kept: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    change(kept, POLICE, "entries:", "entries: [")
    assert run(["timeline", "diff", "HEAD", str(kept)]) == 0
    told = capsys.readouterr()
    assert "POLICE-0022  " not in told.out
    assert "broken in one of the two: police" in told.err


def test_an_agency_that_the_review_lacks_is_left_out_and_not_named(
    kept: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = kept / "chronologies" / "zqarun.yaml"
    path.write_text((kept / POLICE).read_text("utf-8").replace("police", "zqarun"))
    assert run(["timeline", "diff", "HEAD", str(kept)]) == 0
    told = capsys.readouterr()
    assert "agencies not in review.yaml" in told.err
    assert "zqarun" not in told.out + told.err


def test_no_such_revision_and_no_repository(
    kept: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(["timeline", "diff", "Zqarun", str(kept)]) == 2
    told = capsys.readouterr().err
    assert "git knows no such revision" in told
    assert "Zqarun" not in told
    bare = tmp_path / "bare"
    bare.mkdir()
    assert run(["timeline", "diff", "HEAD", str(bare)]) == 2
    assert "no git repository" in capsys.readouterr().err


def test_a_revision_from_before_the_review(
    child_k: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    subprocess.run(["git", "init", "-q"], cwd=child_k, check=True)
    (child_k / "README.md").rename(child_k.parent / "README.md")
    subprocess.run(["git", "add", "people.yaml"], cwd=child_k, check=True)
    who = ["-c", "user.name=A Board", "-c", "user.email=board@board.example"]
    subprocess.run(["git", *who, "commit", "-qm", "one"], cwd=child_k, check=True)
    assert run(["timeline", "diff", "HEAD", str(child_k)]) == 2
    assert "there is no review" in capsys.readouterr().err
