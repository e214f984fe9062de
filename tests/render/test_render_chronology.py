"""The integrated chronology on paper says what is known and nothing more."""

import io
from collections.abc import Callable
from dataclasses import replace

import openpyxl
import pytest
from msgspec import structs

from scrkit.dates import parse_date
from scrkit.model.review import Review
from scrkit.render.document.blocks import Cell, Heading, Paragraph, Row, Table, plain
from scrkit.render.excel.chronology import workbook
from scrkit.render.sections.annex import annex
from scrkit.render.sections.case import Case, in_order, open_case
from scrkit.render.sections.chronology import OUTSIDE, PALETTE, chronology
from scrkit.render.sections.linked import linked
from scrkit.render.web.answers import silences
from scrkit.render.wording.days import coarse
from scrkit.render.wording.options import Options
from scrkit.timeline.values import Difference, Silence, Timeline

Open = Callable[[Options], Case]


def words(cell: Cell) -> str:
    return " / ".join(plain(text) for text in cell.paragraphs)


def tables(case: Case) -> dict[str, Table]:
    return {b.title: b for b in chronology(case) if isinstance(b, Table)}


def row(case: Case, id: str) -> list[str]:
    rows = [r for t in tables(case).values() for r in t.rows if not r.group]
    return next(
        [words(c) for c in r.cells] for r in rows if words(r.cells[-1]).startswith(id)
    )


def found(case: Case, id: str) -> Row:
    rows = [r for t in tables(case).values() for r in t.rows if not r.group]
    return next(r for r in rows if words(r.cells[-1]).startswith(id))


def test_there_is_a_table_a_year_and_the_undated_come_last(
    case_of: Open, coded: Options
) -> None:
    blocks = chronology(case_of(coded))
    years = [plain(b.text) for b in blocks if isinstance(b, Heading)]
    assert years == ["2012", "2013", "2014", "Undated"]


def test_the_coded_view_keeps_all_as_recorded(case_of: Open, coded: Options) -> None:
    assert row(case_of(coded), "HEALTH-0002") == [
        "5 March 2014 / 14:30 / Child: about 13 months",
        "Fernshire Community Health",
        "Brought by Mother with a bruise to the left cheek [sic]. / GP1 accepted the "
        "explanation that the child had fallen. / Agency's view of practice: below "
        "what is expected. / Agency's comment: A referral was expected.",
        "Child seen, not seen alone.",
        "No referral was made. GP1's note reads *no concerns*.",
        "HEALTH-0002 / GP record",
    ]


def test_the_published_view_gives_months_and_roles_and_no_source(
    case_of: Open, published: Options
) -> None:
    assert row(case_of(published), "3") == [
        "March 2014",
        "Fernshire Community Health",
        "Brought by the child's mother with a bruise to the left cheek [sic]. / The GP "
        "accepted the explanation that the child had fallen.",
        "Child seen, not seen alone.",
        "No referral was made. The GP's note reads *no concerns*.",
        # The public reads a number: ids are for the panel's papers.
        "3",
    ]


def test_a_vaguer_date_opens_a_group_under_its_own_heading(
    case_of: Open, coded: Options, published: Options
) -> None:
    rows = tables(case_of(coded))["Integrated chronology, 2013"].rows
    assert rows[0].group
    assert words(rows[0].cells[0]) == "March 2013, day not recorded"
    rows = tables(case_of(published))["Integrated chronology, 2013"].rows
    assert not any(row.group for row in rows)


def test_the_heading_of_a_vaguer_date_covers_only_what_is_vague(
    review: Review, timeline: Timeline, coded: Options
) -> None:
    vague = timeline.rows[1]
    entry = structs.replace(
        vague.entry, id="HEALTH-0009", date=parse_date("2013-03-05")
    )
    exact = structs.replace(vague, entry=entry, heading="")
    told = structs.replace(timeline, rows=(vague, exact, exact), doubles=())
    rows = tables(open_case(review, told, coded))["Integrated chronology, 2013"].rows
    groups = [words(row.cells[0]) if row.group else "" for row in rows]
    assert groups == ["March 2013, day not recorded", "", "Days as recorded", "", ""]


def test_what_is_outside_the_period_is_shaded_and_says_so(
    case_of: Open, coded: Options
) -> None:
    outside = found(case_of(coded), "CSC-0002")
    assert all(cell.shade == OUTSIDE for cell in outside.cells)
    assert "Outside the period" in words(outside.cells[0])
    assert not found(case_of(coded), "CSC-0001").cells[0].shade


def test_an_undated_entry_says_that_its_date_is_not_recorded(
    case_of: Open, coded: Options
) -> None:
    assert row(case_of(coded), "HEALTH-0003")[0] == "Date not recorded"


def test_agencies_have_bars_of_their_own_beside_their_names(
    case_of: Open, coded: Options
) -> None:
    case = case_of(coded)
    ids = ("HEALTH-0001", "CSC-0001", "POLICE-0001")
    assert len({found(case, id).cells[1].bar for id in ids}) == 3
    assert row(case, "POLICE-0001")[1] == "Fernshire Constabulary"


@pytest.mark.parametrize("colour", PALETTE)
def test_every_bar_can_be_told_from_white(colour: str) -> None:
    def light(part: str) -> float:
        value = int(part, 16) / 255
        return value / 12.92 if value <= 0.03928 else ((value + 0.055) / 1.055) ** 2.4

    red, green, blue = (light(colour[n : n + 2]) for n in (0, 2, 4))
    luminance = 0.2126 * red + 0.7152 * green + 0.0722 * blue
    assert 1.05 / (luminance + 0.05) >= 4.5


def test_the_key_tells_the_period_and_what_is_withheld(
    case_of: Open, coded: Options, published: Options
) -> None:
    told = chronology(case_of(coded))[0]
    assert isinstance(told, Paragraph)
    assert plain(told.text).startswith("Six entries")
    assert "February 2013 to May 2014" in plain(told.text)
    assert "One entry is kept by an agency" in plain(told.text)
    told = chronology(case_of(published))[0]
    assert isinstance(told, Paragraph)
    assert "to protect the family" in plain(told.text)


def test_without_a_period_nothing_is_said_of_it(
    review: Review, timeline: Timeline, coded: Options
) -> None:
    bare = structs.replace(timeline, period=None, withheld=0)
    told = chronology(open_case(review, bare, coded))[0]
    assert isinstance(told, Paragraph)
    assert "period" not in plain(told.text)
    assert "kept" not in plain(told.text)


def test_a_long_year_is_cut_into_tables(
    review: Review, timeline: Timeline, coded: Options
) -> None:
    many = structs.replace(timeline, rows=(timeline.rows[2],) * 600)
    cut = chronology(open_case(review, many, coded))
    found = [b for b in cut if isinstance(b, Table)]
    assert [len(t.rows) for t in found] == [250, 250, 100]
    assert found[1].title == "Integrated chronology, 2014, continued"


def test_the_annex_tells_doubles_contradictions_and_silences(
    case_of: Open, coded: Options
) -> None:
    found = {b.title: b for b in annex(case_of(coded)) if isinstance(b, Table)}
    (double,) = found["Entries that may tell of one event"].rows
    assert [words(c) for c in double.cells] == [
        "HEALTH-0002 / CSC-0001",
        "Fernshire Community Health: 5 March 2014 / "
        "Fernshire Children's Social Care: 6 March 2014",
        "The same event / Decided by the panel",
        "One visit, told twice.",
    ]
    (contradiction,) = found["Entries that contradict each other"].rows
    assert words(contradiction.cells[1]) == "Date / Likely: about 9 in 10"
    assert words(contradiction.cells[3]) == "Not yet settled."
    (silence,) = found["Longest spans without entries"].rows
    assert words(silence.cells[0]) == "No agency has an entry"
    assert words(silence.cells[3]) == "339 days"
    assert words(silence.cells[4]) == "HEALTH-0001 and HEALTH-0002"


def test_the_published_annex_tells_nothing_that_was_only_proposed(
    case_of: Open, published: Options
) -> None:
    blocks = annex(case_of(published))
    tables = {b.title for b in blocks if isinstance(b, Table)}
    said = [plain(b.text) for b in blocks if isinstance(b, Paragraph)]

    assert "Entries that contradict each other" not in tables
    assert "The panel decided on none." in said
    assert not [one for one in said if "compared" in one or "waits" in one]


def test_the_published_annex_gives_no_day(
    review: Review, timeline: Timeline, published: Options
) -> None:
    first, *others = timeline.doubles
    settled = structs.replace(first, accepted="Panel.", grade="decided")
    known = structs.replace(timeline, doubles=(settled, *others))
    case = open_case(review, known, published)
    found = {b.title: b for b in annex(case) if isinstance(b, Table)}
    (contradiction,) = found["Entries that contradict each other"].rows
    told = " ".join(words(cell) for cell in contradiction.cells)
    assert "6 March" not in told
    assert "March 2014" in told
    (silence,) = found["Longest spans without entries"].rows
    assert words(silence.cells[3]) == "about 11 months"


def test_a_proposal_that_is_dated_differently_is_told_in_word_and_workbook(
    review: Review, timeline: Timeline, coded: Options
) -> None:
    first, *others = timeline.doubles
    unsure = structs.replace(first, grade="possible", probability=0.3)
    known = structs.replace(timeline, doubles=(unsure, *others))
    case = open_case(review, known, coded)
    tables = {b.title: b for b in annex(case) if isinstance(b, Table)}
    (row,) = tables["Entries that are possibly of one event"].rows
    short = "Possibly one event (3 in 10), dated differently"

    assert "Entries that contradict each other" not in tables
    assert [words(cell) for cell in row.cells] == [
        ", ".join(unsure.entries),
        "6 March 2014; 7 March 2014",
        short,
    ]
    sheet = workbook(case)
    told = [
        str(cell.value)
        for row in openpyxl.load_workbook(io.BytesIO(sheet)).worksheets[0].iter_rows()
        for cell in row
        if short in str(cell.value)
    ]
    assert len(told) == len(unsure.entries)


def test_the_annex_gives_both_sources_of_a_difference(
    review: Review, timeline: Timeline, coded: Options
) -> None:
    ids = timeline.doubles[0].entries
    told = (
        Difference("count", "contradiction", (ids[0], ids[1]), ("3", "2"), "bruise"),
        Difference("time", "precision_only", (ids[0], ids[1]), ("", "14:30~")),
    )
    one = structs.replace(timeline.doubles[0], differences=told)
    case = open_case(review, structs.replace(timeline, doubles=(one,)), coded)
    rows = [
        [words(c) for c in row.cells]
        for b in annex(case)
        if isinstance(b, Table) and b.title.startswith(("Entries that c", "Where one"))
        for row in b.rows
    ]
    assert rows[0][1] == "Number: bruise / Likely: about 9 in 10"
    assert rows[0][2].endswith(": 2")
    assert ": 3 / " in rows[0][2]
    assert "not given" in rows[1][2]
    assert rows[1][2].endswith("about 14:30")
    assert [row[3] for row in rows] == ["Not yet settled.", "Differ in precision only"]


def test_an_end_that_nobody_told_is_told_once(
    review: Review, timeline: Timeline, coded: Options
) -> None:
    span = (parse_date("2013-02-01"), parse_date("2013-07-31"), 181)
    silence = Silence("agency", "csc", *span, "", "CSC-0002")
    untold = (structs.replace(silence, kind="before_first", declared=True),)
    told = structs.replace(timeline, silences=(silence,), untold=untold, doubles=())
    rows = [
        words(row.cells[0])
        for block in annex(open_case(review, told, coded))
        if isinstance(block, Table)
        for row in block.rows
    ]
    (row,) = rows
    assert "before its first entry / It says itself that it had no contact" in row


def test_the_page_too_tells_what_an_agency_itself_says_of_a_silence(
    review: Review, timeline: Timeline, coded: Options
) -> None:
    span = (parse_date("2013-02-01"), parse_date("2013-07-31"), 181)
    silence = Silence("agency", "csc", *span, "CSC-0001", "CSC-0002", declared=True)
    told = structs.replace(timeline, silences=(silence,), untold=())
    said = silences(open_case(review, told, coded))[0].declared
    assert said.startswith("It says itself that it had no contact")


def test_linked_entries_stand_side_by_side_in_their_own_words(
    case_of: Open, coded: Options
) -> None:
    case = case_of(coded)
    (table,) = (b for b in linked(case) if isinstance(b, Table))
    ids = ("HEALTH-0002", "CSC-0001")
    assert table.title == "HEALTH-0002 and CSC-0001: one event"
    assert [c.title for c in table.columns[1:]] == [
        case.agency(case.rows[id].agency.id) for id in ids
    ]
    told = {
        words(row.cells[0]): [words(c) for c in row.cells[1:]] for row in table.rows
    }
    for at, id in enumerate(ids):
        entry = case.rows[id].entry
        assert told["Date and time"][at].startswith(case.date(entry.date))
        first = case.say(entry.event).split()[0]
        assert told["What happened"][at].startswith(first)
    reasons = [plain(b.text) for b in linked(case) if isinstance(b, Paragraph)]
    assert reasons == ["Why: One visit, told twice."]


def test_nothing_linked_is_said_and_the_public_reads_none(
    review: Review, timeline: Timeline, coded: Options
) -> None:
    bare = open_case(review, structs.replace(timeline, doubles=()), coded)
    assert [plain(b.text) for b in linked(bare) if isinstance(b, Paragraph)] == [
        "No entries have been linked yet."
    ]
    public = open_case(review, timeline, replace(coded, view="published"))
    assert linked(public) == ()


def test_an_annex_of_nothing_says_so(
    review: Review, timeline: Timeline, coded: Options
) -> None:
    bare = structs.replace(timeline, doubles=(), silences=())
    blocks = annex(open_case(review, bare, coded))
    said = [plain(b.text) for b in blocks if isinstance(b, Paragraph)]
    assert said.count("None was noticed.") == 2
    nothing = "None was found, which does not mean that there is none."
    assert said.count(nothing) == 4
    # Of its one entry the police does not say whether the child was seen.
    assert len([one for one in said if "1 of 3 chronologies does not say" in one]) == 1
    assert len(said) == 8


@pytest.mark.parametrize(
    ("exact", "public"),
    [
        ("2014-03-05", "2014-03"),
        ("2014-03", "2014-03"),
        ("2014", "2014"),
        ("2014-03-05~", "2014-03~"),
        ("2014-03-05?", "2014-03?"),
        ("2014-03-05/2014-03-09", "2014-03"),
        ("2014-03-05/2014-04-09", "2014-03/2014-04"),
        ("2014-03-05~/2014-04", "2014-03~/2014-04"),
        ("2013/2014-04-01", "2013/2014-04"),
        ("../2014-03-05", "../2014-04"),
        ("../2014-12-05", "../2015-01"),
        ("../2014-03-01", "../2014-03"),
        ("../2014-03", "../2014-03"),
        ("../2014", "../2014"),
        ("unknown", "unknown"),
    ],
)
def test_a_published_date_is_no_finer_than_a_month_and_never_false(
    exact: str, public: str
) -> None:
    date, shown = parse_date(exact), coarse(parse_date(exact))
    assert shown.text == public
    if date.earliest and shown.earliest:
        assert shown.earliest <= date.earliest
    if date.latest and shown.latest:
        assert shown.latest >= date.latest


def test_cited_entries_stand_in_the_order_of_the_timeline(
    case_of: Open, coded: Options
) -> None:
    ids = ("POLICE-0001", "HEALTH-0099", "HEALTH-0001")
    ordered = in_order(ids, case_of(coded))
    assert [o if isinstance(o, str) else o.id for o in ordered] == [
        "HEALTH-0001",
        "POLICE-0001",
        "HEALTH-0099",
    ]
