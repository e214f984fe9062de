"""`scr timeline review`: proposals are settled one by one, and stay settled."""

import io
from collections.abc import Callable
from pathlib import Path

import pytest

from scrkit import folder
from scrkit.cli.app import run
from scrkit.model.order import Link
from scrkit.review import load

FILE = "timeline.yaml"
Capture = pytest.CaptureFixture[str]
_CSC = (
    ("2015-10-02", "Placed with foster carers in an emergency."),
    ("2015-11-19", "Core group: attendance good, weight steady."),
    ("2016-04-11", "Bailiffs evict the family; hostel room found."),
)
_HOUSING = (
    ("2016-01-04", "Rent arrears letter sent."),
    ("2016-04-18", "Eviction carried out by bailiffs."),
)


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """A review in which one event is told by two agencies, a week apart."""
    made = tmp_path / "review"
    agencies = ("--agency", "csc", "--agency", "housing")
    assert run(["new", str(made), "--board", "Board of Nowhere", *agencies]) == 0
    for agency, entries in (("csc", _CSC), ("housing", _HOUSING)):
        text = f"format: 1\nagency: {agency}\nentries:\n" + "".join(
            f"  - {{id: {agency.upper()}-{n:04}, date: {day}, source: File, "
            f'event: "{event}", child_seen: not_recorded}}\n'
            for n, (day, event) in enumerate(entries, 1)
        )
        (made / "chronologies" / f"{agency}.yaml").write_text(text, "utf-8")
    return made


def review(root: Path, keys: str, monkeypatch: pytest.MonkeyPatch, *words: str) -> int:
    monkeypatch.setattr("sys.stdin", io.StringIO(keys))
    day = ("--date", "2016-09-30", "--by", "Panel")
    return run(["timeline", "review", str(root), *day, *words])


def links(root: Path) -> tuple[Link, ...]:
    loaded = load(folder.read(root).files)
    assert loaded.review is not None
    return loaded.review.timeline.links


@pytest.mark.parametrize(
    ("key", "relation"),
    [
        ("s", "same_event"),
        ("c", "contradiction"),
        ("n", "not_related"),
    ],
)
def test_one_key_and_a_reason_settle_a_proposal(
    root: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: Capture,
    key: str,
    relation: str,
) -> None:
    assert review(root, f"{key}\nOne eviction\n", monkeypatch) == 0

    (link,) = links(root)
    assert (link.entries, link.relation) == (("CSC-0003", "HOUSING-0002"), relation)
    assert (link.reason, link.by) == ("One eviction", "Panel")
    assert [one.id for one in link.rests_on] == list(link.entries)
    assert "1 proposal settled, 0 left" in capsys.readouterr().out
    assert review(root, "", monkeypatch) == 0
    assert "nothing waits for a decision" in capsys.readouterr().out


def test_of_two_exact_days_none_is_the_less_exact_one(
    root: Path, monkeypatch: pytest.MonkeyPatch, capsys: Capture
) -> None:
    assert review(root, "p\nc\nOne eviction\n", monkeypatch) == 0

    (link,) = links(root)
    assert link.relation == "contradiction"
    out = capsys.readouterr().out
    assert "[p]" not in out
    assert "p is not offered: 11 April 2016 and 18 April 2016 are exact days" in out


def test_a_month_is_less_exact_than_a_day_in_it(
    root: Path, monkeypatch: pytest.MonkeyPatch, capsys: Capture
) -> None:
    file = root / "chronologies" / "housing.yaml"
    text = file.read_text("utf-8").replace("date: 2016-04-18", "date: 2016-04")
    file.write_text(text, "utf-8")
    assert review(root, "p\nOne eviction\n", monkeypatch, "--grade", "all") == 0

    (link,) = links(root)
    assert link.relation == "precision_only"
    assert "[p] same, one is less exact" in capsys.readouterr().out


def test_both_accounts_stand_side_by_side_with_what_differs(
    root: Path, monkeypatch: pytest.MonkeyPatch, capsys: Capture
) -> None:
    review(root, "q\n", monkeypatch)
    out = capsys.readouterr().out

    assert "Bailiffs evict the family;" in out
    assert "| Eviction carried out by bailiffs." in out
    assert "both tell of eviction; a week apart" in out
    assert "date, 11 April 2016 v. 18 April 2016" in out
    assert max(map(len, out.splitlines()[:-1])) <= 80
    assert links(root) == ()


@pytest.mark.parametrize("keys", ["l\n", "q\n", "", "s\n\n", "x\nq\n"])
def test_what_is_left_is_offered_again(
    root: Path, monkeypatch: pytest.MonkeyPatch, capsys: Capture, keys: str
) -> None:
    assert review(root, keys, monkeypatch) == 0
    assert links(root) == ()
    capsys.readouterr()
    review(root, "q\n", monkeypatch)
    assert "1 proposal to settle" in capsys.readouterr().out


def test_a_decision_is_asked_again_when_its_words_change(
    root: Path, monkeypatch: pytest.MonkeyPatch, capsys: Capture
) -> None:
    review(root, "s\nOne eviction\n", monkeypatch)
    file = root / "chronologies" / "housing.yaml"
    text = file.read_text("utf-8").replace("Rent arrears letter sent", "Rent paid")
    file.write_text(text, "utf-8")
    capsys.readouterr()
    review(root, "q\n", monkeypatch)
    assert "nothing waits" in capsys.readouterr().out

    file.write_text(text.replace("carried out by", "stopped by"), "utf-8")
    review(root, "s\nStill one\n", monkeypatch)
    assert "decided before, and an account has changed" in capsys.readouterr().out
    (link,) = links(root)
    assert link.reason == "Still one"


def test_validate_tells_of_a_decision_that_rests_on_changed_words(
    root: Path, monkeypatch: pytest.MonkeyPatch, capsys: Capture
) -> None:
    review(root, "s\nOne eviction\n", monkeypatch)
    file = root / "chronologies" / "housing.yaml"
    text = file.read_text("utf-8")
    run(["validate", str(root)])
    assert "SCR637" not in capsys.readouterr().out

    file.write_text(text.replace("carried out by", "stopped by"), "utf-8")
    run(["validate", str(root)])
    out = capsys.readouterr().out
    assert "SCR637" in out
    assert "scr timeline review" in out


def test_a_reason_names_nobody_whom_the_review_does_not_know(
    root: Path, monkeypatch: pytest.MonkeyPatch, capsys: Capture
) -> None:
    assert review(root, "s\nSee @Nobody9\n\n", monkeypatch) == 0
    assert "a code that nobody bears" in capsys.readouterr().err
    assert links(root) == ()


_POLICE = (
    ("2016-04-18", "Officers stood by while bailiffs carried out the eviction."),
)


def with_police(root: Path) -> None:
    """Let a third agency tell of the same eviction."""
    file = root / "review.yaml"
    text = file.read_text("utf-8")
    first = text.index("  - id: csc")
    third = "  - id: police\n    name: Police\n    prefix: POLICE\n"
    file.write_text(text[:first] + third + text[first:], "utf-8")
    entries = "".join(
        f"  - {{id: POLICE-{n:04}, date: {day}, source: Log, "
        f'event: "{event}", child_seen: not_recorded}}\n'
        for n, (day, event) in enumerate(_POLICE, 1)
    )
    chronology = f"format: 1\nagency: police\nentries:\n{entries}"
    (root / "chronologies" / "police.yaml").write_text(chronology, "utf-8")


def test_a_third_account_of_a_decided_event_is_decided_alone(
    root: Path, monkeypatch: pytest.MonkeyPatch, capsys: Capture
) -> None:
    review(root, "s\nOne eviction\n", monkeypatch)
    with_police(root)
    capsys.readouterr()
    assert review(root, "n\nAnother day\n", monkeypatch) == 0

    out = capsys.readouterr().out
    assert "Decided before, as one event: CSC-0003 and HOUSING-0002" in out
    told = {(one.entries, one.relation) for one in links(root)}
    assert told == {
        (("CSC-0003", "HOUSING-0002"), "same_event"),
        (("CSC-0003", "POLICE-0001"), "not_related"),
        (("HOUSING-0002", "POLICE-0001"), "not_related"),
    }


def test_only_some_of_several_accounts_may_be_one_event(
    root: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with_police(root)
    review(root, "o\nx\nbc\nOne morning\nq\n", monkeypatch)

    (link,) = links(root)
    assert set(link.entries) == {"HOUSING-0002", "POLICE-0001"}


def test_the_last_decision_can_be_taken_back(
    root: Path, monkeypatch: pytest.MonkeyPatch, capsys: Capture
) -> None:
    with_police(root)

    review(root, "o\nbc\nOne morning\nu\nq\n", monkeypatch)

    assert "taken back" in capsys.readouterr().out
    assert links(root) == ()
    review(root, "u\nq\n", monkeypatch)
    assert "nothing was decided in this sitting yet" in capsys.readouterr().out


def test_the_choices_are_explained(
    root: Path, monkeypatch: pytest.MonkeyPatch, capsys: Capture
) -> None:
    review(root, "?\nq\n", monkeypatch)

    assert "They tell of two events" in capsys.readouterr().out


class Meanwhile(io.StringIO):
    """What is typed, and what others do while the reason is asked for."""

    def __init__(self, keys: str, at: int, deed: Callable[[], object]) -> None:
        super().__init__(keys)
        self._left = at
        self._deed = deed

    def readline(self, size: int | None = -1, /) -> str:  # type: ignore[override]
        self._left -= 1
        if self._left == 0:
            self._deed()
        return super().readline(-1 if size is None else size)


def link(root: Path, *words: str) -> None:
    day = ("--date", "2016-09-30", "--reason", "By another")
    assert run(["timeline", "link", *words, str(root), *day]) == 0


def test_taking_back_leaves_what_others_decided_meanwhile(
    root: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with_police(root)

    def another() -> None:
        link(root, "CSC-0001", "HOUSING-0001", "--not-related")

    typed = Meanwhile("o\nbc\nOne morning\nu\nq\n", 4, another)
    monkeypatch.setattr("sys.stdin", typed)
    run(["timeline", "review", str(root), "--date", "2016-09-30"])

    assert [one.entries for one in links(root)] == [("CSC-0001", "HOUSING-0001")]


def test_what_somebody_else_decided_meanwhile_is_not_written_over(
    root: Path, monkeypatch: pytest.MonkeyPatch, capsys: Capture
) -> None:
    def another() -> None:
        link(root, "HOUSING-0002", "CSC-0003", "--not-related")

    monkeypatch.setattr("sys.stdin", Meanwhile("s\nOne eviction\nq\n", 2, another))
    run(["timeline", "review", str(root), "--date", "2016-09-30"])

    assert [one.relation for one in links(root)] == ["not_related"]
    assert "somebody else decided" in capsys.readouterr().err


def test_a_decision_rests_on_the_words_that_were_shown(
    root: Path, monkeypatch: pytest.MonkeyPatch, capsys: Capture
) -> None:
    def another() -> None:
        file = root / "chronologies" / "housing.yaml"
        text = file.read_text("utf-8")
        file.write_text(text.replace("carried out by", "stopped by"), "utf-8")

    monkeypatch.setattr("sys.stdin", Meanwhile("s\nOne eviction\nq\n", 2, another))
    run(["timeline", "review", str(root), "--date", "2016-09-30"])

    assert links(root) == ()
    assert "changed while you looked at it" in capsys.readouterr().err


def test_a_refused_reason_is_asked_for_again(
    root: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    review(root, "s\nSee @Nobody9\nOne eviction\n", monkeypatch)

    assert [one.reason for one in links(root)] == ["One eviction"]


def test_what_was_called_unrelated_is_asked_again_when_it_changes(
    root: Path, monkeypatch: pytest.MonkeyPatch, capsys: Capture
) -> None:
    review(root, "n\nTwo visits\n", monkeypatch)
    file = root / "chronologies" / "housing.yaml"
    text = file.read_text("utf-8")
    file.write_text(text.replace("carried out by", "stopped by"), "utf-8")
    capsys.readouterr()
    review(root, "q\n", monkeypatch)
    out = " ".join(capsys.readouterr().out.split())

    assert (
        "decided by Panel on 30 September 2016: not the same event (Two visits)" in out
    )
    assert "changed since: HOUSING-0002" in out


@pytest.mark.parametrize("name", ["timeline.yaml", "chronologies/housing.yaml"])
def test_nothing_is_settled_while_accounts_are_left_out(
    root: Path, monkeypatch: pytest.MonkeyPatch, capsys: Capture, name: str
) -> None:
    (root / name).write_text("links: [\n", "utf-8")

    assert review(root, "s\nWhy\n", monkeypatch) == 2
    assert f"{name} has errors" in capsys.readouterr().err


def test_an_office_that_is_a_code_has_to_be_known(
    root: Path, monkeypatch: pytest.MonkeyPatch, capsys: Capture
) -> None:
    assert review(root, "q\n", monkeypatch, "--by", "@Nobody9") == 2
    assert "--by mentions a code that nobody bears" in capsys.readouterr().err


def test_decisions_that_cannot_all_be_true_are_told_and_asked_again(
    root: Path, monkeypatch: pytest.MonkeyPatch, capsys: Capture
) -> None:
    first, second, third = "CSC-0003", "HOUSING-0002", "CSC-0002"
    link = ("timeline", "link")
    why = ("--reason", "As agreed", "--date", "2016-09-30")
    assert run([*link, first, second, str(root), *why]) == 0
    assert run([*link, second, third, str(root), *why]) == 0
    run(["validate", str(root)])
    assert "SCR638" not in capsys.readouterr().out

    assert run([*link, first, third, str(root), "--not-related", *why]) == 0
    capsys.readouterr()
    run(["validate", str(root)])
    out = capsys.readouterr().out
    assert "SCR638" in out
    assert "CSC-0003 and HOUSING-0002 are taken for one event" in out
    # Asked again, and settled by the word that does not fit.
    review(root, "s\nOne after all\n", monkeypatch)
    out = capsys.readouterr().out
    assert "not all that was decided can be true" in out
    run(["validate", str(root)])
    assert "SCR638" not in capsys.readouterr().out
