"""Workbooks with a sheet for each list: out, filled in, and in again."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from functools import cache
from hashlib import sha256
from io import BytesIO
from pathlib import Path

import pytest
from openpyxl import Workbook, load_workbook
from openpyxl.styles import Font
from openpyxl.worksheet.worksheet import Worksheet

from scrkit import folder
from scrkit.forms.known import FORMS
from scrkit.forms.known_sheets import SHEETS
from scrkit.forms.listed import CITED, GONE, TWICE
from scrkit.forms.pack import FormRequest, pack
from scrkit.forms.plan import FormOptions, FormSummary
from scrkit.forms.proposals import CHANGED
from scrkit.forms.records import WAITS
from scrkit.forms.sheetapart import ALONE, APART, ASTRAY, COPIED, MOVED
from scrkit.forms.sheetread import SPOILED, STRAY
from scrkit.forms.sheets import HEADER
from scrkit.forms.taking import stamp_in, take_form
from scrkit.forms.unclear import HIDDEN, MERGED
from scrkit.identity.register import Register
from scrkit.identity.spellings import spellings
from scrkit.identity.usual import usual_words
from scrkit.importers.understand.naming import Pseudonymiser, pseudonymiser
from scrkit.importers.understand.questions import FORMULA, STRUCK
from scrkit.model.review import Review
from scrkit.render.wording.options import Options
from scrkit.review import load
from scrkit.system.resources import shipped
from scrkit.yamlfile.splice import applied

DAY = date(2016, 9, 30)
SAVED = Path(__file__).parent / "saved"
FILES = folder.read(shipped("examples") / "child-k").files
Fill = Callable[[Workbook], None]


@pytest.fixture(scope="module")
def review() -> Review:
    return load(FILES).sound()


def sent(review: Review, owner: str, what: str, *, filled: bool = True) -> bytes:
    agency = review.agency(owner)
    asked = FormRequest(review, agency, what, DAY, Options(as_of=DAY), filled=filled)
    return pack(asked)[-1].content


@cache
def door_of_all() -> Pseudonymiser:
    review = load(FILES).sound()
    return pseudonymiser(review, spellings(Register()), usual_words(review))


def taken(
    review: Review, content: bytes, *, withdraw: bool = False, partial: bool = True
) -> FormSummary:
    stamp = stamp_in(content)
    assert stamp is not None
    form = FORMS[stamp.form]
    door = door_of_all()
    held = FILES.get(form.file.format(stamp.agency), b"")
    mark = sha256(content).hexdigest()
    options = FormOptions(
        *(review, review.agency(stamp.agency), form, stamp, DAY, door, held, mark),
        partial=partial,
    )
    return take_form(content, replace(options, withdraw=withdraw))


def filled_in(content: bytes, *fills: Fill) -> bytes:
    book = load_workbook(BytesIO(content))
    for fill in fills:
        fill(book)
    held = BytesIO()
    book.save(held)
    return held.getvalue()


def writes(sheet: str, row: int, **said: object) -> Fill:
    """Return what writes into a row, by the beginnings of headings; 0: the next."""

    def fill(book: Workbook) -> None:
        page = book[sheet]
        assert isinstance(page, Worksheet)
        at = row or next_row(page)
        for begins, value in said.items():
            heads = {str(c.value): n for n, c in enumerate(page[HEADER], 1) if c.value}
            words = begins.replace("_", " ").lower()
            head = next(head for head in heads if head.lower().startswith(words))
            page.cell(at, heads[head]).value = value  # type: ignore[assignment]

    return fill


def next_row(page: Worksheet) -> int:
    at = HEADER + 1
    while any(cell.value for cell in page[at]):
        at += 1
    return at


def noticed(found: FormSummary) -> tuple[object, ...]:
    return (
        *(found.changed, found.emptied, found.added, found.gone, found.absent),
        *(found.questions, found.named, found.notes, found.blocked, found.files),
    )


def asked(found: FormSummary) -> dict[str, str]:
    return {one.at: one.needed for one in found.questions}


def written(found: FormSummary) -> str:
    """Return the file as it is with what a form changes."""
    return applied(found.files).decode()  # type: ignore[arg-type]


EVERY = [
    (one.name, owner)
    for one in SHEETS
    for owner in (("csc",) if "agency" in one.to else ("board",))
]


@pytest.mark.parametrize(("what", "owner"), EVERY)
def test_a_workbook_that_nobody_changed_changes_nothing(
    review: Review, what: str, owner: str
) -> None:
    content = sent(review, owner, what)
    found = taken(review, content)
    assert not any(noticed(found)), noticed(found)
    assert found.asides == ()


@pytest.mark.parametrize(
    "name",
    [
        "findings-board.xlsx",
        "interviews-csc.xlsx",
        "interviews-csc.ods",
        "contact-log-board.xlsx",
        "secured-records-csc.xlsx",
    ],
)
def test_what_libreoffice_saved_says_the_same(review: Review, name: str) -> None:
    found = taken(review, (SAVED / name).read_bytes())
    assert not any(noticed(found)), noticed(found)
    # Each program writes the codes of a header anew; what it prints is the form's.
    assert name.endswith(".ods") or "a header or footer" not in str(found.asides)


def test_new_findings_and_what_follows_from_them_come_in_with_references(
    review: Review,
) -> None:
    new = writes(
        *("Findings", 0),
        finding="F8",
        in_a="Nobody asked twice",
        the_finding="It was asked once.",
        why_it="Time.",
        questions="q1; Q2",
        entries_it="csc-0005, HEALTH-0012",
    )
    follows = writes(
        "Recommendations", 0, what_is="Ask twice.", to="Board", findings="F8"
    )
    found = taken(review, filled_in(sent(review, "board", "findings"), new, follows))
    assert found.added == ("Findings: F8", "Recommendations: R6")
    assert not found.questions
    text = written(found)
    assert "questions: [Q1, Q2]\n    evidence: [CSC-0005, HEALTH-0012]" in text
    assert text.startswith(FILES["overview/findings.yaml"].decode()[:15_000])
    after = load({**FILES, "overview/findings.yaml": text.encode()}).sound()
    assert after.findings.recommendations[-1].findings == ("F8",)


def test_what_cites_a_new_row_that_is_not_taken_in_is_asked_about(
    review: Review,
) -> None:
    half = writes("Findings", 0, finding="F8", in_a="Nobody asked twice")
    follows = writes("Recommendations", 0, what_is="Ask.", to="Board", findings="F8")
    found = taken(review, filled_in(sent(review, "board", "findings"), half, follows))
    assert "F8" not in written(found)
    assert any("Findings it follows from" in at for at in asked(found))


def test_a_form_that_comes_twice_gives_a_new_row_no_second_reference(
    review: Review,
) -> None:
    new = writes("Findings", 0, in_a="New", the_finding="It was.", why_it="Time.")
    content = filled_in(sent(review, "board", "findings"), new)
    first = taken(review, content)
    assert first.added == ("Findings: F8",)
    after = {**FILES, "overview/findings.yaml": written(first).encode()}
    found = taken(load(after).sound(), content)
    assert not any(noticed(found)), noticed(found)


def test_a_row_that_is_gone_is_asked_about_and_stays_while_others_cite_it(
    review: Review,
) -> None:
    def removed(book: Workbook) -> None:
        page = book["Recommendations"]
        assert isinstance(page, Worksheet)
        page.delete_rows(6)

    content = filled_in(sent(review, "board", "findings"), removed)
    assert asked(taken(review, content)) == {"Recommendations: R2": GONE}
    found = taken(review, content, withdraw=True)
    assert asked(found) == {"Recommendations: R2": CITED}
    assert not found.files


def test_a_row_that_nothing_refers_to_goes_with_withdraw(review: Review) -> None:
    def removed(book: Workbook) -> None:
        page = book["Briefings"]
        assert isinstance(page, Worksheet)
        page.delete_rows(6)

    content = filled_in(sent(review, "board", "debriefs"), removed)
    assert asked(taken(review, content)) == {"Briefings: 2": GONE}
    found = taken(review, content, withdraw=True)
    assert found.gone == ("Briefings: 2",)
    assert "title: Was not brought" not in written(found)
    assert "title: Fathers in the record" in written(found)


def test_an_emptied_cell_is_emptied_unless_it_is_needed(review: Review) -> None:
    emptied = writes("Findings", 5, contributory=None, why_it=None)
    found = taken(review, filled_in(sent(review, "board", "findings"), emptied))
    assert found.emptied == ("Findings, row 5: Contributory factor",)
    assert list(asked(found)) == ["Findings, row 5: Why it happened"]


@pytest.mark.parametrize("column", [1, 3])
def test_spoiled_headings_are_asked_about_and_nothing_below_is_taken(
    review: Review, column: int
) -> None:
    def spoil(book: Workbook) -> None:
        book["Findings"].cell(HEADER, column).value = "Nr."

    change = writes("Findings", 5, in_a="Another title")
    content = filled_in(sent(review, "board", "findings"), change, spoil)
    found = taken(review, content)
    assert set(asked(found).values()) == {SPOILED if column == 1 else STRAY}
    assert bool(found.changed) == (column == 3)


def test_wrong_codes_and_names_are_asked_about_at_their_cell(review: Review) -> None:
    wrong = writes("Findings", 5, entries_it="CSC-9999", questions="Q77")
    name = writes("Findings", 6, why_it="It was Peter Smithson who said so.")
    found = taken(review, filled_in(sent(review, "board", "findings"), wrong, name))
    at = "Findings, row 5: Entries it stands on (G5)"
    assert "entry of the review" in asked(found)[at]
    assert found.named[0][2] == ("Findings, row 6: Why it happened (D6)",)
    assert not found.files


def test_what_stands_in_no_place_is_asked_about(review: Review) -> None:
    def stray(book: Workbook) -> None:
        book["Findings"]["A60"] = "here"
        book["Findings"]["Z3"] = "there"
        book["Codes"]["A90"] = "NEW1"
        book["About"]["D5"] = "a note"
        book.create_sheet("More")["A1"] = "more"

    found = taken(review, filled_in(sent(review, "board", "findings"), stray))
    assert asked(found) == {
        "sheet About, D5": STRAY,
        "sheet Findings, Z3": STRAY,
        "sheet Codes, A90": STRAY,
        "sheet More, A1": STRAY,
        "Findings, row 60: Finding (A60)": ALONE,
    }


def test_rows_that_were_sorted_are_known_again(review: Review) -> None:
    def sort(book: Workbook) -> None:
        for name in ("Debriefs", "Briefings"):
            page = book[name]
            assert isinstance(page, Worksheet)
            end = next_row(page)
            rows = [
                [cell.value for cell in row]
                for row in page.iter_rows(min_row=HEADER + 1, max_row=end - 1)
            ]
            for at, row in enumerate(reversed(rows), HEADER + 1):
                for column, value in enumerate(row, 1):
                    page.cell(at, column).value = value

    found = taken(review, filled_in(sent(review, "board", "debriefs"), sort))
    assert not any(noticed(found)), noticed(found)


def test_another_record_beside_a_number_is_asked_about(review: Review) -> None:
    other = writes(
        *("Debriefs", 5), agency="police", held="2 September 2016", who_held="Chair"
    )
    found = taken(review, filled_in(sent(review, "board", "debriefs"), other))
    assert asked(found)["Debriefs, row 5"] == ASTRAY
    assert not found.files


def test_a_number_that_stands_there_twice_is_asked_about(review: Review) -> None:
    twice = writes("Debriefs", 6, no=1, what_was="Another word.")
    content = sent(review, "board", "debriefs")
    found = taken(review, filled_in(content, twice))
    assert asked(found) == {"Debriefs, row 6": TWICE, "Debriefs: 2": GONE}
    found = taken(review, filled_in(content, twice), withdraw=True)
    assert not found.files


def test_contacts_belong_to_the_person_that_they_name(review: Review) -> None:
    said = {"contacted": "2 September 2016", "who_made": "Chair", "what": "Asked."}
    good = writes("Contact log", 0, family="Father", **said)
    bad = writes("Contact log", 0, family="Nobody", **said)
    content = filled_in(sent(review, "board", "contact-log"), good, bad)
    found = taken(review, content)
    assert found.added == ("Contact log: 3",)
    assert [at.partition(":")[0] for at in asked(found)] == ["Contact log, row 14"]
    after = load({**FILES, "family.yaml": written(found).encode()}).sound()
    father = next(one for one in after.family.members if one.person == "Father")
    assert father.contacts[-1].what.strip() == "Asked."


def test_interviews_and_their_points_come_in_new_and_changed(review: Review) -> None:
    new = writes("Interviews", 0, reference="CSC-I5", who_was="SW1", interviewed=DAY)
    points = [
        writes("What was said", 0, interviews="CSC-I5", what=f"Point {n}.")
        for n in (1, 2)
    ]
    change = writes("What was said", 5, what="Another word.")
    content = filled_in(sent(review, "csc", "interviews"), new, *points, change)
    found = taken(review, content)
    assert found.added == ("Interviews: CSC-I5",)
    after = load({**FILES, "interviews/csc.yaml": written(found).encode()}).sound()
    every = next(one for one in after.interviews if one.agency == "csc").interviews
    assert [one.strip() for one in every[-1].points] == ["Point 1.", "Point 2."]
    assert every[0].points[0].strip() == "Another word."
    assert (
        every[0].points[1:]
        == next(one for one in review.interviews if one.agency == "csc")
        .interviews[0]
        .points[1:]
    )


def test_an_agency_that_holds_nothing_says_so(review: Review) -> None:
    said = writes("We hold nothing", 0, looked="2 September 2016", who="A manager")
    content = filled_in(sent(review, "housing", "secured-records", filled=False), said)
    found = taken(review, content)
    assert "nil:\n  - agency: housing\n    searched: 2016-09-02" in written(found)


def test_what_nobody_may_have_seen_is_asked_about_where_it_is_new(
    review: Review,
) -> None:
    def hide(book: Workbook) -> None:
        book["Findings"].row_dimensions[5].hidden = True

    content = sent(review, "board", "findings")
    assert not any(noticed(taken(review, filled_in(content, hide))))
    change = writes("Findings", 5, in_a="Another title")
    found = taken(review, filled_in(content, change, hide))
    assert set(asked(found).values()) == {HIDDEN}


def test_proposals_are_decided_as_scr_timeline_link_notes_them(
    review: Review,
) -> None:
    one = writes("Proposals", 5, decision="One event", why="One letter.", who="Panel")
    other = writes(
        *("Proposals", 6), decision="One event", why="One.", the_accounts="Otherwise."
    )
    content = sent(review, "board", "same-event", filled=False)
    found = taken(review, filled_in(content, one, other))
    assert asked(found) == {"Proposals, row 6": CHANGED}
    after = load({**FILES, "timeline.yaml": written(found).encode()}).sound()
    link = after.timeline.links[-1]
    assert len(after.timeline.links) == len(review.timeline.links) + 1
    assert (link.relation, link.reason, link.by) == (
        "same_event",
        "One letter.",
        "Panel",
    )
    assert (link.date, len(link.rests_on)) == (DAY, len(link.entries))


def test_a_new_action_may_be_due_on_a_day_that_lies_ahead(review: Review) -> None:
    new = writes(
        *("Actions", 0),
        what_is="Ask twice.",
        carries="R1",
        owner="A manager",
        due=date(2016, 12, 1),
        how_success="It is asked.",
    )
    found = taken(review, filled_in(sent(review, "board", "action-plan"), new))
    assert not found.questions
    assert "due: 2016-12-01" in written(found)


def test_rows_that_a_filter_hides_are_asked_about_only_where_they_are_new(
    review: Review,
) -> None:
    def hide(book: Workbook) -> None:
        for name in ("About", "Actions"):
            for row in range(5, 25):
                book[name].row_dimensions[row].hidden = True

    content = sent(review, "board", "action-plan")
    assert not any(noticed(taken(review, filled_in(content, hide))))
    change = writes("Actions", 6, due=date(2016, 12, 1))

    def about(book: Workbook) -> None:
        book["About"]["B7"] = "Another group"

    found = taken(review, filled_in(content, change, about, hide))
    assert asked(found) == {
        "Actions, row 6: Due (F6)": HIDDEN,
        "About, Who watches it (B7)": HIDDEN,
    }


def test_what_is_asked_of_a_cell_says_what_is_the_matter_with_it(
    review: Review,
) -> None:
    def spoil(book: Workbook) -> None:
        page = book["Findings"]
        assert isinstance(page, Worksheet)
        page["J5"].font = Font(strike=True)
        page["J6"] = '="Another "&"word"'
        page.merge_cells("D7:D8")

    found = taken(review, filled_in(sent(review, "board", "findings"), spoil))
    assert asked(found) == {
        "Findings, row 5: What has changed already (J5)": STRUCK,
        "Findings, row 6: What has changed already (J6)": FORMULA,
        "Findings, row 7: Why it happened (D7)": MERGED,
        "Findings, row 8: Why it happened (D7)": MERGED,
    }


def shifted(sheet: str, last: int, column: int = 1) -> Fill:
    """Return what moves a column of a sheet up by one, and nothing beside it."""

    def fill(book: Workbook) -> None:
        page = book[sheet]
        assert isinstance(page, Worksheet)
        rows = range(HEADER + 1, last + 1)
        values = [page.cell(row, column).value for row in rows]
        for row, value in zip(rows, (*values[1:], values[0]), strict=True):
            page.cell(row, column).value = value

    return fill


@pytest.mark.parametrize(
    ("owner", "what", "sheet"),
    [
        ("board", "findings", "Findings"),
        ("board", "action-plan", "Actions"),
        ("board", "contact-log", "Family"),
        ("csc", "interviews", "Interviews"),
    ],
)
def test_a_column_of_references_that_was_sorted_by_itself_moves_no_record(
    review: Review, owner: str, what: str, sheet: str
) -> None:
    content = sent(review, owner, what)
    last = next_row(load_workbook(BytesIO(content))[sheet]) - 1
    found = taken(review, filled_in(content, shifted(sheet, last)))
    assert set(asked(found).values()) == {APART}
    assert len(found.questions) == last - HEADER
    assert not found.files
    assert not found.changed
    found = taken(review, filled_in(content, shifted(sheet, last)), withdraw=True)
    assert not found.files
    assert not found.gone


def test_points_beside_the_reference_of_another_interview_stay_where_they_were(
    review: Review,
) -> None:
    content = sent(review, "csc", "interviews")
    last = next_row(load_workbook(BytesIO(content))["What was said"]) - 1
    found = taken(review, filled_in(content, shifted("What was said", last)))
    assert set(asked(found).values()) == {MOVED}
    assert not found.files


@pytest.mark.parametrize("bears", [None, "F33"])
def test_a_copy_of_a_row_becomes_no_second_record(
    review: Review, bears: str | None
) -> None:
    def copy(book: Workbook) -> None:
        page = book["Findings"]
        assert isinstance(page, Worksheet)
        at = next_row(page)
        for column in range(2, page.max_column + 1):
            page.cell(at, column).value = page.cell(6, column).value
        page.cell(at, 1).value = bears

    found = taken(review, filled_in(sent(review, "board", "findings"), copy))
    assert asked(found) == {"Findings, row 12": COPIED.format("F2")}
    assert not found.files


def test_a_row_whose_reference_was_changed_is_not_withdrawn(review: Review) -> None:
    other = writes("Actions", 9, action="A77")
    content = filled_in(sent(review, "board", "action-plan"), other)
    found = taken(review, content, withdraw=True)
    assert asked(found)["Actions, row 9"] == COPIED.format("A5")
    assert not found.files
    assert not found.gone


def test_where_one_date_is_month_first_no_other_that_is_new_is_sure(
    review: Review,
) -> None:
    sure = writes("Actions", 9, due="5 June 2016")
    as_numbers = writes("Actions", 7, due="05/06/2016")
    kept = writes("Actions", 8, due=date(2016, 5, 6))
    late = writes("Actions", 10, due=date(2016, 5, 16))
    content = sent(review, "board", "action-plan")
    fills = (sure, as_numbers, kept, late)
    found = taken(review, filled_in(content, *fills))
    assert not found.questions
    assert len(found.changed) == len(fills)
    other_way = writes("Actions", 6, due="06/30/2016")
    found = taken(review, filled_in(content, *fills, other_way))
    assert set(asked(found)) == {f"Actions, row {n}: Due (F{n})" for n in (6, 7, 8)}
    assert "month first" in asked(found)["Actions, row 7: Due (F7)"]
    assert found.changed == tuple(f"Actions, row {n}: Due (F{n})" for n in (9, 10))


def test_an_agency_is_known_by_its_name_as_by_its_code(review: Review) -> None:
    name = review.agency("police")
    assert name is not None
    fills = (
        writes("Actions", 5, agency=name.name),
        writes("Actions", 6, agency="HEALTH"),
        writes("Actions", 8, agency="The ambulance service"),
    )
    found = taken(review, filled_in(sent(review, "board", "action-plan"), *fills))
    assert list(asked(found)) == ["Actions, row 8: Agency (D8)"]
    assert "csc; health; police" in asked(found)["Actions, row 8: Agency (D8)"]
    after = load({**FILES, "actions.yaml": written(found).encode()}).sound()
    assert [one.agency for one in after.actions.actions[:2]] == ["police", "health"]


def test_what_a_row_says_waits_under_one_question(review: Review) -> None:
    half = writes("Briefings", 0, title="New", held="April 2016", how_many="40")
    found = taken(review, filled_in(sent(review, "board", "debriefs"), half))
    assert list(asked(found).values())[-1] == WAITS
    assert sum(one.needed == WAITS for one in found.questions) == 1


def test_points_in_another_order_are_told(review: Review) -> None:
    def exchange(book: Workbook) -> None:
        page = book["What was said"]
        assert isinstance(page, Worksheet)
        page["B5"].value, page["B6"].value = page["B6"].value, page["B5"].value

    found = taken(review, filled_in(sent(review, "csc", "interviews"), exchange))
    assert found.changed == ("What was said of CSC-I1: their order",)
    assert not found.questions


@pytest.mark.parametrize("filled", [True, False])
def test_points_of_a_new_event_that_bears_no_number_are_its_own(
    review: Review, filled: bool
) -> None:
    content = sent(review, "board", "learning-events", filled=filled)
    new = writes("Events", 0, held="3 June 2016", title="Again", who_led="Lead")
    number = 2 if filled else 1
    points = writes("Points raised", 0, events=number, points="No time.")
    found = taken(review, filled_in(content, new, points))
    assert not found.questions
    after = load({**FILES, "learning-events.yaml": written(found).encode()}).sound()
    assert [one.strip() for one in after.learning_events.events[-1].points] == [
        "No time."
    ]
    assert after.learning_events.events[0] == review.learning_events.events[0]


def test_points_cite_a_new_interview_by_the_reference_that_it_gets(
    review: Review,
) -> None:
    every = next(one for one in review.interviews if one.agency == "csc").interviews
    next_one = f"CSC-I{len(every) + 1}"
    new = writes("Interviews", 0, who_was="SW1", interviewed=DAY)
    point = writes("What was said", 0, interviews=next_one.lower(), what="A point.")
    found = taken(review, filled_in(sent(review, "csc", "interviews"), new, point))
    assert not found.questions
    assert found.added == (f"Interviews: {next_one}",)
    after = load({**FILES, "interviews/csc.yaml": written(found).encode()}).sound()
    held = next(one for one in after.interviews if one.agency == "csc").interviews
    assert [one.strip() for one in held[-1].points] == ["A point."]


def test_to_whom_a_recommendation_goes_may_be_said_by_name(review: Review) -> None:
    police = review.agency("police")
    assert police is not None
    told = (police.name, f"{police.name}; GP; Ofsted", "Ofsted")
    new = [
        writes("Recommendations", 0, what_is=f"Ask {to}.", to=to, findings="F1")
        for to in told
    ]
    found = taken(review, filled_in(sent(review, "board", "findings"), *new))
    after = load({**FILES, "overview/findings.yaml": written(found).encode()}).sound()
    assert [one.to for one in after.findings.recommendations[-3:]] == [
        *("police", "police, gp, Ofsted", "Ofsted")
    ]
