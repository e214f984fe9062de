"""A small review that is whole, and plainly invented, for every test of rendering."""

from collections.abc import Callable
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any

import msgspec
import pytest
import yaml

from scrkit.dates import ClockTime, PartialDate, parse_date, parse_time
from scrkit.model.review import Review
from scrkit.render.sections.case import Case, open_case
from scrkit.render.wording.options import Options
from scrkit.timeline.values import Double, Row, Silence, Timeline

AS_OF = date(2016, 3, 1)
REVIEW = Path(__file__).parent / "child_k.yaml"
ORDER = (
    *("CSC-0002", "HEALTH-0001", "HEALTH-0002"),
    *("CSC-0001", "POLICE-0001", "HEALTH-0003"),
)
HEADINGS = {
    "HEALTH-0001": "March 2013, day not recorded",
    "HEALTH-0003": "Date not recorded",
}


def _hook(kind: type, value: object) -> object:
    if kind is PartialDate:
        return parse_date(str(value))
    if kind is ClockTime:
        return parse_time(str(value))
    raise NotImplementedError(kind)


@cache
def _written() -> Any:
    return yaml.load(REVIEW.read_text(encoding="utf-8"), yaml.BaseLoader)


def make_review() -> Review:
    return msgspec.convert(_written(), Review, strict=False, dec_hook=_hook)


def make_timeline(review: Review) -> Timeline:
    given = {e.id: (e, c.agency) for c in review.chronologies for e in c.entries}

    def row(id: str) -> Row:
        entry, agency_id = given[id]
        agency = review.agency(agency_id)
        assert agency is not None
        inside = None if not entry.date.known else id != "CSC-0002"
        age = "about 13 months" if entry.date.text.startswith("2014") else ""
        return Row(entry, agency, HEADINGS.get(id, ""), inside, age)

    contradiction = ("CSC-0001", "POLICE-0001")
    note = "dated 6 March 2014 and 7 March 2014"
    gap = (parse_date("2013-03-31"), parse_date("2014-03-05"), 339)
    return Timeline(
        rows=tuple(row(id) for id in ORDER),
        doubles=(
            Double(
                contradiction,
                "contradiction",
                88,
                note,
                grade="likely",
                probability=0.88,
                why="both tell of weight",
            ),
            Double(ORDER[2:4], "near_double", 70, "alike", "One visit, told twice."),
        ),
        silences=(Silence("all", "", *gap, *ORDER[1:3]),),
        period=parse_date("2013-02/2014-05"),
        withheld=1,
    )


@pytest.fixture
def review() -> Review:
    return make_review()


@pytest.fixture
def timeline(review: Review) -> Timeline:
    return make_timeline(review)


@pytest.fixture
def coded() -> Options:
    return Options(as_of=AS_OF)


@pytest.fixture
def published() -> Options:
    return Options(as_of=AS_OF, view="published")


@pytest.fixture
def case_of(review: Review, timeline: Timeline) -> Callable[[Options], Case]:
    return lambda options: open_case(review, timeline, options)
