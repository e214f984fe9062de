"""A small review, plainly invented, merged from a line an entry."""

from collections.abc import Callable, Mapping
from typing import Any

import pytest

from scrkit.dates import PartialDate, parse_date, parse_time
from scrkit.model.case import Agency, Board, CaseReview, KeyDates
from scrkit.model.entry import Entry
from scrkit.model.gathering import Chronology
from scrkit.model.opening import Criteria, Fact, TermsOfReference
from scrkit.model.order import DayOrder, Link, OwnWords, TimelineDecisions
from scrkit.model.people import People, Person
from scrkit.model.review import Review
from scrkit.text.mentions import mentions
from scrkit.timeline.merge import merge
from scrkit.timeline.values import Timeline

# Id, date and perhaps time; what happened; any other field of the entry.
Account = str | tuple[str, str] | tuple[str, str, Mapping[str, Any]]

AGENCIES = (
    Agency(id="ambulance", name="Ambulance Service", prefix="PARAMEDIC"),
    Agency(id="csc", name="Children's Social Care", prefix="CSC"),
    Agency(id="gp", name="GP practice", prefix="GP"),
    Agency(id="health", name="Community Health", prefix="HEALTH"),
    Agency(id="police", name="Police", prefix="POLICE"),
)
STAFF = {"SW1": "csc", "SW2": "csc", "HV1": "health", "PC1": "police"}
FAMILY = ("Mother", "Lodger")
ROLES = {"SW1": "social worker until 2014-03", "SW2": "Social worker, duty team"}
CODES = {*STAFF, *FAMILY, "ChildY", "ChildZ"}


def _entry(account: Account) -> Entry:
    line, event, fields = (
        (account, "", {}) if isinstance(account, str) else (*account, {})[:3]
    )
    id, date, *time = line.split()
    given = {"source": "case file", "event": event or f"Note {id}.", **fields}
    people = tuple(dict.fromkeys(m.code for m in mentions(event, CODES)))
    clock = parse_time(time[0]) if time else None
    return Entry(
        id=id, date=parse_date(date), time=clock, **{"people": people, **given}
    )


def _chronologies(accounts: tuple[Account, ...]) -> tuple[Chronology, ...]:
    """Return a chronology for each prefix, in the order in which they appear."""
    names = {agency.prefix: agency.id for agency in AGENCIES}
    by_agency: dict[str, list[Entry]] = {}
    for entry in map(_entry, accounts):
        by_agency.setdefault(names[entry.id.partition("-")[0]], []).append(entry)
    return tuple(
        Chronology(agency=agency, entries=tuple(entries))
        for agency, entries in by_agency.items()
    )


def _people(births: Mapping[str, str]) -> People:
    children = tuple(
        Person(
            code=f"Child{letter}",
            label=f"Child {letter}",
            role="subject",
            kind="subject",
            born=parse_date(born) if born else None,
        )
        for letter, born in births.items()
    )
    others = tuple(
        Person(
            code=code,
            label=code,
            role=ROLES.get(code, code),
            kind="professional" if code in STAFF else "family",
            agency=STAFF.get(code),
        )
        for code in (*STAFF, *FAMILY)
    )
    return People(people=(*children, *others))


def _made(
    *accounts: Account,
    period: str = "",
    births: Mapping[str, str] | None = None,
    links: tuple[Link, ...] = (),
    days: Mapping[str, str] | None = None,
    empty: tuple[str, ...] = (),
    incident: str = "",
    died: str = "",
    agencies: tuple[Agency, ...] = AGENCIES,
    words: tuple[OwnWords, ...] = (),
) -> Review:
    """Return a review; `days` gives days ordered by hand, their ids in a row.

    `empty` names agencies that returned a chronology without an entry.
    """
    orders = [
        DayOrder(day=parse_date(day), entries=tuple(ids.split()))
        for day, ids in (days or {}).items()
    ]
    case = CaseReview(
        format="1",
        id="child-z",
        title="Child Z",
        framework="england-scr-2015",
        board=Board(name="Board of Nowhere"),
        agencies=agencies,
        dates=KeyDates(incident=parse_date(incident) if incident else None),
    )
    facts = {"child_died": Fact(value=died)} if died else {}
    span: PartialDate | None = parse_date(period) if period else None
    return Review(
        case=case,
        people=_people(births or {}),
        terms=TermsOfReference(period=span),
        criteria=Criteria(facts=facts),
        chronologies=(
            *_chronologies(accounts),
            *(Chronology(agency=agency) for agency in empty),
        ),
        timeline=TimelineDecisions(links=links, day_orders=tuple(orders), words=words),
    )


def _merged(*accounts: Account, silence: int | None = None, **given: Any) -> Timeline:
    """Merge the review that `_made` makes."""
    return merge(_made(*accounts, **given), silence=silence)


@pytest.fixture(scope="session")
def make() -> Callable[..., Review]:
    return _made


# For the whole session: a property test asks for it once.
@pytest.fixture(scope="session")
def merged() -> Callable[..., Timeline]:
    return _merged
