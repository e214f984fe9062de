"""A later return of the same agency: ids stay, and what changed is told."""

from collections.abc import Callable
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from scrkit.dates import parse_date
from scrkit.decode import decode
from scrkit.errors import ScrError
from scrkit.files import Edit, NewFile
from scrkit.importers.take_in.options import Outcome
from scrkit.importers.take_in.silences import Silences
from scrkit.importers.take_in.writing import begun
from scrkit.model.entry import Entry
from scrkit.model.gathering import Chronology, OpenRows
from scrkit.yamlfile import read
from scrkit.yamlfile.splice import applied
from tests.importers.returns import HEAD, excel

Take = Callable[..., Outcome]
ROWS = [
    ("3.4.14", "11.36am", "HV record", "HV1", "Home visit; child well."),
    ("5/4/14", "", "HV record", "HV1", "Telephone call about the clinic."),
    ("Apr 2014", "", "HV record", "", "Letter to the surgery about weight."),
]
FILE = "chronologies/health.yaml"


def _content(outcome: Outcome) -> bytes:
    edits = [f for f in outcome.files if isinstance(f, Edit) and f.path == FILE]
    new = [f for f in outcome.files if isinstance(f, NewFile) and f.path == FILE]
    return new[0].content if new else applied(tuple(edits))


def _state(content: bytes) -> dict[str, object]:
    there = decode(read(content, FILE), Chronology).value
    assert there is not None
    return {"content": content, "there": there}


@pytest.fixture
def first(take: Take) -> bytes:
    """Return the chronology as it stands after the first return."""
    return _content(take(excel([HEAD, *ROWS]), names_checked=True))


def test_the_same_file_again_changes_nothing(take: Take, first: bytes) -> None:
    again = take(excel([HEAD, *ROWS]), names_checked=True, **_state(first))
    assert (again.added, again.changed, again.gone, again.same) == ((), (), (), 3)
    assert not again.files


def test_rows_in_another_order_keep_their_ids(take: Take, first: bytes) -> None:
    again = take(excel([HEAD, *reversed(ROWS)]), names_checked=True, **_state(first))
    assert (again.added, again.changed, again.gone, again.same) == ((), (), (), 3)


def test_added_changed_and_withdrawn_are_told(take: Take, first: bytes) -> None:
    rows = [
        (*ROWS[0][:4], "Home visit; child well. Weighed 3.4 kg."),
        ROWS[2],
        ("9/6/14", "", "HV record", "HV1", "Visited again with a colleague."),
    ]
    later = take(excel([HEAD, *rows]), names_checked=True, **_state(first))
    assert [id for id, _ in later.added] == ["HEALTH-0004"]
    assert [(m.entry.id, m.fields) for m in later.changed] == [
        ("HEALTH-0001", ("event",))
    ]
    assert later.gone == ("HEALTH-0002",)
    after = decode(read(_content(later), FILE), Chronology).value
    assert after is not None
    assert [e.id for e in after.entries] == [
        "HEALTH-0001",
        "HEALTH-0003",
        "HEALTH-0004",
    ]
    assert [w.id for w in after.withdrawn] == ["HEALTH-0002"]


def test_a_moved_day_is_a_change_of_the_same_entry(take: Take, first: bytes) -> None:
    rows = [("4.4.14", *ROWS[0][1:]), *ROWS[1:]]
    later = take(excel([HEAD, *rows]), names_checked=True, **_state(first))
    assert [(m.entry.id, m.fields) for m in later.changed] == [
        ("HEALTH-0001", ("date",))
    ]


def test_numbers_are_never_used_again(take: Take, first: bytes) -> None:
    without = take(excel([HEAD, *ROWS[:2]]), names_checked=True, **_state(first))
    content = _content(without)
    rows = [*ROWS[:2], ("9/6/14", "", "HV record", "HV1", "Something else entirely.")]
    later = take(excel([HEAD, *rows]), names_checked=True, **_state(content))
    assert [id for id, _ in later.added] == ["HEALTH-0004"]


def test_a_supplement_withdraws_nothing(take: Take, first: bytes) -> None:
    rows = [("9/6/14", "", "HV record", "HV1", "Something else entirely.")]
    later = take(excel([HEAD, *rows]), names_checked=True, adds=True, **_state(first))
    assert (len(later.added), later.gone, later.changed) == (1, (), ())


def test_a_supplement_does_not_take_the_place_of_a_like_entry(
    take: Take, first: bytes
) -> None:
    rows = [(ROWS[0][0], "4pm", "HV record", "HV1", "Home visit; child well again.")]
    later = take(excel([HEAD, *rows]), names_checked=True, adds=True, **_state(first))
    assert (len(later.added), later.changed) == (1, ())


def test_an_open_row_that_tells_an_entry_anew_bears_its_id(
    take: Take, first: bytes
) -> None:
    rows = [(ROWS[0][0], "9", *ROWS[0][2:]), *ROWS[1:]]
    later = take(
        excel([HEAD, *rows]), names_checked=True, partial=True, **_state(first)
    )
    (file,) = later.files
    assert isinstance(file, NewFile)
    held = decode(read(file.content, file.path), OpenRows).value
    assert held is not None
    assert held.rows[0].row["id"] == "HEALTH-0001"


def test_a_remark_behind_a_value_stays_a_remark(take: Take, first: bytes) -> None:
    old = b"event: |-\n      Telephone call about the clinic."
    content = first.replace(old, b"event: Telephone call about the clinic.  # asked")
    rows = [
        ROWS[0],
        (*ROWS[1][:4], "Telephone call about the clinic, at noon."),
        ROWS[2],
    ]
    later = take(excel([HEAD, *rows]), names_checked=True, **_state(content))
    after = _content(later)
    assert b"at noon." in after
    assert b"# asked" in after


def test_a_reference_that_stands_no_longer_is_asked_about(
    take: Take, first: bytes
) -> None:
    head = ("Reference", *HEAD)
    rows = [("HEALTH-0999", *ROWS[0]), ("", *ROWS[1]), ("", *ROWS[2])]
    later = take(excel([head, *rows]), names_checked=True, **_state(first))
    assert [q.field for q in later.open[0].questions] == ["id"]


def test_american_dates_of_an_end_column_put_the_others_in_doubt(take: Take) -> None:
    rows = [("1 April 2014", "04/13/2014", "Away."), ("05/06/2014", "", "Back.")]
    outcome = take(excel([("Date", "End date", "Event"), *rows]), source="r")
    assert [q.field for d in outcome.open for q in d.questions] == ["end", "date"]


def test_many_withdrawals_want_a_word(take: Take, first: bytes) -> None:
    rows = [("9/6/14", "", "HV record", "HV1", "Something else entirely.")]
    later = take(excel([HEAD, *rows]), names_checked=True, **_state(first))
    assert len(later.gone) == 3
    assert later.blocked
    assert later.files == ()


def test_what_the_table_has_no_column_for_stays(take: Take, first: bytes) -> None:
    content = first.replace(b"people: [HV1]", b"people: [HV1]\n    questions: [Q1]", 1)
    later = take(excel([HEAD, *ROWS]), names_checked=True, **_state(content))
    assert (later.changed, later.same) == ((), 3)


def test_comments_and_the_rest_of_the_file_stay(take: Take, first: bytes) -> None:
    content = first.replace(b"  - id: HEALTH-0002", b"  # asked\n  - id: HEALTH-0002")
    rows = [(*ROWS[0][:4], "Home visit; child well, and asleep."), *ROWS[1:]]
    later = take(excel([HEAD, *rows]), names_checked=True, **_state(content))
    assert b"  # asked\n" in _content(later)


@pytest.mark.parametrize("shape", ["crlf", "indented", "no line end", "quoted"])
def test_a_file_of_another_hand_is_changed_in_its_own_way(
    take: Take, first: bytes, shape: str
) -> None:
    content = {
        "crlf": first.replace(b"\n", b"\r\n"),
        "indented": first.replace(b"\n  ", b"\n      "),
        "no line end": first.rstrip(b"\n"),
        "quoted": first.replace(b"source: HV record", b"source: 'HV record'"),
    }[shape]
    rows = [
        (*ROWS[0][:4], "Home visit; child well. Weighed 3.4 kg."),
        ROWS[2],
        ("9/6/14", "", "HV record", "HV1", "Visited again with a colleague."),
    ]
    later = take(excel([HEAD, *rows]), names_checked=True, **_state(content))
    after = _content(later)
    held = decode(read(after, FILE), Chronology).value
    assert held is not None
    assert [e.id for e in held.entries] == ["HEALTH-0001", "HEALTH-0003", "HEALTH-0004"]
    assert "3.4 kg" in held.entries[0].event
    if shape == "crlf":
        assert after.count(b"\n") == after.count(b"\r\n")


def test_entries_in_brackets_are_left_to_a_person(take: Take) -> None:
    flow = (
        b"format: 1\nagency: health\nentries: [{id: HEALTH-0001, date: 2014-04-03, "
        b"source: HV record, event: Home visit}]\n"
    )
    rows = [("3.4.14", "", "HV record", "HV1", "Home visit, and weighed.")]
    with pytest.raises(ScrError, match="brackets"):
        take(excel([HEAD, *rows]), names_checked=True, **_state(flow))


def test_a_row_with_a_question_keeps_its_entry(take: Take, first: bytes) -> None:
    rows = [ROWS[0], ("5/4", *ROWS[1][1:]), ROWS[2]]
    later = take(
        excel([HEAD, *rows]), names_checked=True, partial=True, **_state(first)
    )
    assert (len(later.open), later.gone) == (1, ())
    kept = [f for f in later.files if f.path.endswith("health.questions.yaml")]
    assert b"The year is missing" in kept[0].content  # type: ignore[union-attr]


def test_nothing_is_written_while_there_are_questions(take: Take, first: bytes) -> None:
    rows = [ROWS[0], ("5/4", *ROWS[1][1:]), ROWS[2]]
    later = take(excel([HEAD, *rows]), names_checked=True, **_state(first))
    assert later.blocked
    assert later.files == ()


def test_what_may_be_a_name_keeps_everything_out(take: Take) -> None:
    rows = [(*ROWS[0][:4], "Seen with Mrs Nemo and Q.X. at home.")]
    assert take(excel([HEAD, *rows])).files == ()
    assert take(excel([HEAD, *rows])).blocked
    assert take(excel([HEAD, *rows]), names_checked=True).files


@pytest.mark.parametrize("column", ["Time", "ToR", "Child seen?", "Agency only"])
def test_no_name_stands_in_the_file_of_questions(take: Take, column: str) -> None:
    name = "Philippa Quillfeather"
    head, row = [*HEAD], [*ROWS[0]]
    if column in head:
        row[head.index(column)] = name
    else:
        head, row = [*head, column], [*row, name]
    outcome = take(excel([head, row]), names_checked=True, partial=True)
    (file,) = outcome.files
    assert isinstance(file, NewFile)
    assert b"Quillfeather" not in file.content
    assert b"@HV1" in file.content


def test_somebody_without_a_code_stays_asked_about(take: Take) -> None:
    rows = [(*ROWS[0][:3], "HV1, Uncle Nemo", "Home visit.")]
    outcome = take(excel([HEAD, *rows]), names_checked=True, partial=True)
    (file,) = outcome.files
    assert isinstance(file, NewFile)
    held = decode(read(file.content, file.path), OpenRows).value
    assert held is not None
    assert held.rows[0].row["people"] == "HV1, ?"
    assert b"Nemo" not in file.content


_TEXT = st.text(
    st.characters(codec="utf-8", exclude_categories=("Cs", "Cc", "Co", "Cn")),
    min_size=1,
    max_size=60,
).filter(lambda text: text.strip())


@given(
    st.lists(
        st.tuples(st.dates(date(1990, 1, 1), date(2015, 1, 1)), _TEXT),
        min_size=1,
        max_size=6,
    )
)
def test_what_comes_in_reads_back_as_it_was(rows: list[tuple[object, str]]) -> None:
    entries = [
        Entry(id=f"HEALTH-{n:04d}", date=parse_date(str(day)), source="r", event=text)
        for n, (day, text) in enumerate(rows, 1)
    ]
    try:
        (file,) = begun(FILE, "health", entries, date(2015, 1, 1), Silences())
    except ScrError:
        # What no file of a review may hold is refused.
        return
    assert isinstance(file, NewFile)
    held = decode(read(file.content, FILE), Chronology).value
    assert held is not None
    shown = [" ".join(e.event.split()) for e in held.entries]
    assert shown == [" ".join(e.event.split()) for e in entries]


def _answers(file: NewFile) -> OpenRows:
    held = decode(read(file.content, file.path), OpenRows).value
    assert held is not None
    return held


@pytest.mark.parametrize(
    "row",
    [
        ("3.4.14", "2.30", "HV record", "HV1", "Home visit."),
        ("04/13/2014", "", "HV record", "HV1", "Home visit."),
        ("5 June", "", "HV record", "HV1", "Home visit."),
    ],
)
def test_an_open_row_that_nobody_touched_stays_open(
    take: Take, row: tuple[str, ...]
) -> None:
    outcome = take(excel([HEAD, row]), names_checked=True, partial=True)
    (file,) = outcome.files
    assert isinstance(file, NewFile)
    text = _answers(file).rows[0].row
    assert [value for value in text.values() if value.startswith("??")]
    again = take(excel([tuple(text), tuple(text.values())]), partial=True, source="r")
    assert len(again.open) == 1


def test_the_same_words_at_another_hour_are_another_event(
    take: Take, first: bytes
) -> None:
    rows = [("3.4.14", "16:00", "HV record", "HV1", "Home visit; child well.")]
    later = take(excel([HEAD, *rows]), names_checked=True, adds=True, **_state(first))
    assert (len(later.added), later.changed) == (1, ())


def test_two_alike_events_of_a_day_keep_their_ids_in_any_order(take: Take) -> None:
    rows = [
        ("3.4.14", "10:00", "HV record", "HV1", "No reply."),
        ("3.4.14", "16:00", "HV record", "HV1", "No reply."),
    ]
    content = _content(take(excel([HEAD, *rows]), names_checked=True))
    later = take(excel([HEAD, *rows[::-1]]), names_checked=True, **_state(content))
    assert (later.same, later.changed) == (2, ())


def test_the_nearest_day_wins_among_alike_events(take: Take) -> None:
    said = ("", "HV record", "HV1", "Did not attend the clinic appointment.")
    first = take(
        excel([HEAD, *((f"3.{month}.14", *said) for month in (4, 5, 6))]),
        names_checked=True,
    )
    days = ("3.3.14", "3.4.14", "3.5.14", "4.6.14")
    later = take(
        excel([HEAD, *((day, *said) for day in days)]),
        names_checked=True,
        **_state(_content(first)),
    )
    assert [m.draft.entry.date.text for m in later.changed] == ["2014-06-04"]


def test_a_supplement_waits_for_the_open_rows_of_the_return_before(
    take: Take, first: bytes
) -> None:
    rows = [("9/6/14", "", "HV record", "HV1", "Something else entirely.")]
    later = take(
        excel([HEAD, *rows]), names_checked=True, adds=True, waiting=2, **_state(first)
    )
    assert later.blocked
    assert later.files == ()


def test_headings_in_another_order_further_down_are_read_anew(take: Take) -> None:
    outcome = take(
        excel(
            [
                ("Date", "Source", "Event", "Action"),
                ("3.4.14", "r", "Home visit.", "None."),
                ("Date", "Source", "Action", "Event"),
                ("4.4.14", "r", "NFA.", "Telephone call."),
            ]
        ),
        names_checked=True,
    )
    assert [(d.entry.event, d.entry.action) for d in outcome.drafts] == [
        ("Home visit.", "None."),
        ("Telephone call.", "NFA."),
    ]


@pytest.mark.parametrize("answer", ["No-one asked", "no record", "Yes/No", "Yes?"])
def test_what_is_no_plain_answer_is_asked_about(take: Take, answer: str) -> None:
    row = (*ROWS[0], answer)
    outcome = take(excel([(*HEAD, "Child seen?"), row]), names_checked=True)
    assert [q.field for q in outcome.open[0].questions] == ["child_seen"]


def test_a_name_in_the_source_for_all_is_coded(take: Take) -> None:
    outcome = take(
        excel([("Date", "Event"), ("3.4.14", "Home visit.")]),
        source="Philippa Quillfeather's book",
        names_checked=True,
    )
    assert "Quillfeather" not in outcome.drafts[0].entry.source


def test_a_footnote_behind_a_name_makes_no_other_code(take: Take) -> None:
    row = (*ROWS[0][:4], "Quillfeather2 rang.")
    outcome = take(excel([HEAD, row]), names_checked=True)
    assert outcome.drafts[0].entry.event.startswith("@HV1 2")
