"""The chronology as one page: what a chair sees first, and what it can never do."""

import base64
import hashlib
import re
from datetime import date
from xml.etree import ElementTree

import pytest
from msgspec.structs import replace

from scrkit import folder
from scrkit.dates import parse_date
from scrkit.model.entry import Entry
from scrkit.model.gathering import Chronology
from scrkit.model.review import Review
from scrkit.render.picture.lanes import picture
from scrkit.render.picture.svg import drawing
from scrkit.render.sections.case import open_case
from scrkit.render.web.page import page
from scrkit.render.wording.options import Options
from scrkit.review import load
from scrkit.system.resources import shipped
from scrkit.timeline.merge import merge

DAY = date(2016, 9, 30)


@pytest.fixture(scope="module")
def review() -> Review:
    """Return the example review."""
    found = load(folder.read(shipped("examples") / "child-k").files).review
    assert found is not None
    return found


def _page(review: Review, view: str = "coded") -> str:
    options = Options(as_of=DAY, view=view)  # type: ignore[arg-type]
    return page(open_case(review, merge(review), options)).decode()


def test_the_first_screen_answers_three_questions(review: Review) -> None:
    top = _page(review).partition('id="picture"')[0]
    assert "Where agencies disagree" in top
    assert 'href="#e-CSC-0014"' in top
    assert "14 May 2013" in top
    assert "21 May 2013" in top
    assert "283 days" in top
    assert "28 September 2013 to 7 July 2014" in top
    assert re.search(r"Last seen before the incident.*?EDU-0049", top, re.S)
    assert "Last seen alone" in top


def test_chronologies_that_never_tell_of_sight_are_named(review: Review) -> None:
    assert "of any entry whether" not in _page(review)
    first, *others = review.chronologies
    unasked = tuple(replace(one, child_seen="not_asked") for one in first.entries)
    every = (replace(first, entries=unasked), *others)
    text = _page(replace(review, chronologies=every))
    assert re.search(r"1 of \d chronologies does not say of any entry whether", text)


def test_every_entry_has_a_row_and_every_link_a_place(review: Review) -> None:
    text = _page(review)
    rows = merge(review).rows
    ids = re.findall(r'<tr id="e-([A-Z]+-\d+)"', text)
    assert sorted(ids) == sorted(row.entry.id for row in rows)
    places = set(re.findall(r' id="([^"]+)"', text))
    assert set(re.findall(r'href="#([^"]+)"', text)) <= places


def test_agency_only_entries_are_not_in_it(review: Review) -> None:
    kept = {
        entry.id
        for chronology in review.chronologies
        for entry in chronology.entries
        if entry.visibility == "agency_only"
    }
    text = _page(review)
    assert len(kept) == 8
    assert not [id for id in kept if id in text]


def test_its_script_is_allowed_by_its_hash_and_nothing_else_is(review: Review) -> None:
    text = _page(review)
    script = text.partition("<script>")[2].partition("</script>")[0]
    digest = base64.b64encode(hashlib.sha256(script.encode()).digest()).decode()
    assert f"script-src 'sha256-{digest}'" in text
    assert "default-src 'none'" in text
    assert "http://" not in text.replace("http://www.w3.org", "")
    assert "https://" not in text
    assert " src=" not in text


def test_whatever_an_agency_writes_is_text(review: Review) -> None:
    hostile = '</script><script>alert(1)</script><img src=x onerror=alert(1)> "quoted"'
    entry = Entry(
        id="CSC-0001", date=parse_date("2014-03-05"), source=hostile, event=hostile,
        voice=hostile, action=hostile, comment=hostile,
    )  # fmt: skip
    chronology = Chronology(agency="csc", entries=(entry,))
    text = _page(replace(review, chronologies=(chronology,)))
    assert text.count("<script>") == 1
    assert "<img" not in text
    assert "&lt;img src=x" in text


def test_the_public_reads_no_day_and_no_code(review: Review) -> None:
    text = _page(review, "published")
    codes = [
        person.code for person in review.people.people if re.search(r"\d", person.code)
    ]
    body = re.sub(r'(?:id|href|data-id)="[^"]*"', "", text)
    assert not [code for code in codes if re.search(rf"\b{code}\b", body)]
    assert not re.search(r"\b\d{1,2} (?:May|June|April|October) 201[2-5]\b", body)
    assert 'name="person"' not in text


def test_the_public_picture_is_no_more_exact_than_its_words(review: Review) -> None:
    options = Options(as_of=DAY, view="published")
    drawn = picture(open_case(review, merge(review), options))
    month = 27 / (drawn.last - drawn.first + 1)
    whole = [m for lane in drawn.lanes for m in lane.marks if m.start > 0 and m.end < 1]
    assert whole
    assert all(mark.end - mark.start >= month for mark in whole)


def test_a_vague_date_is_as_wide_as_it_may_be(review: Review) -> None:
    entries = (
        Entry(id="CSC-0001", date=parse_date("2014-03"), source="r", event="March."),
        Entry(id="CSC-0002", date=parse_date("2014-03-05"), source="r", event="A day."),
        Entry(id="CSC-0003", date=parse_date("unknown"), source="r", event="Once."),
    )
    chronologies = (Chronology(agency="csc", entries=entries),)
    changed = replace(review, chronologies=chronologies)
    drawn = picture(open_case(changed, merge(changed), Options(as_of=DAY)))
    days = drawn.last - drawn.first + 1
    lane = next(lane for lane in drawn.lanes if lane.id == "csc")
    assert [round((m.end - m.start) * days) for m in lane.marks] == [31, 1]
    assert [m.vague for m in lane.marks] == [True, False]
    assert drawn.left_out == 1


def test_silences_and_contradictions_are_drawn(review: Review) -> None:
    case = open_case(review, merge(review), Options(as_of=DAY))
    drawn = picture(case)
    first = drawn.lanes[0]
    assert first.title == "Child seen, by anybody"
    assert max(gap.days for gap in first.gaps) == 283
    assert {m.id for lane in drawn.lanes for m in lane.marks if m.conflict} >= {
        "CSC-0014",
        "HEALTH-0015",
    }
    svg = f'<svg xmlns="http://www.w3.org/2000/svg">{drawing(drawn, 900)}</svg>'
    root = ElementTree.fromstring(svg)  # noqa: S314 - our own drawing
    assert len(root.findall(".//*[@class='gap']")) == sum(
        len(lane.gaps) for lane in drawn.lanes
    )


def test_the_same_review_gives_the_same_page(review: Review) -> None:
    assert _page(review) == _page(review)


def test_an_empty_review_says_so(review: Review) -> None:
    text = _page(replace(review, chronologies=()))
    assert "None was found, which does not mean that there is none." in text
    assert "no entry says so" in text
