"""Agencies' entries as rows, and in what accounts of one event differ."""

from collections.abc import Iterator

from msgspec import Struct

from scrkit.model.entry import Entry
from scrkit.research.schema import Case, Column, DataSet, partial
from scrkit.timeline.differences import differences
from scrkit.timeline.merge import in_order
from scrkit.timeline.values import Difference

_Account = tuple[str, Entry]


def accounts(case: Case) -> Iterator[_Account]:
    """Yield what agencies tell the panel; what one keeps to itself never leaves."""
    for chronology in case.review.chronologies:
        for entry in chronology.entries:
            if entry.visibility == "integrated":
                yield chronology.agency, entry


ENTRIES: DataSet[_Account] = DataSet(
    "entries",
    "One row an entry of an agency's chronology; its words are in narratives.",
    accounts,
    (
        Column("entry", "text", "Id, within its review.", lambda a: a[1].id),
        Column("agency", "text", "Agency that tells it, by id.", lambda a: a[0]),
        *partial("date", "When it happened.", lambda a: a[1].date, ""),
        Column(
            "precision",
            "text",
            "How exact the date is: day, month, season, year and so on.",
            lambda a: a[1].date.precision,
        ),
        Column(
            "time",
            "text",
            "Time of day as it was recorded, such as 14:30~ or morning.",
            lambda a: a[1].time.text if a[1].time else None,
            "No time is recorded.",
        ),
        *partial(
            "written_down",
            "When the agency wrote it down.",
            lambda a: a[1].recorded,
            "Its table does not say.",
        ),
        Column(
            "child_seen", "text", "Whether a child was seen.", lambda a: a[1].child_seen
        ),
        Column("seen_alone", "text", "Whether seen alone.", lambda a: a[1].seen_alone),
        Column(
            "voice_recorded",
            "yes_no",
            "Whether anything is recorded of what the child said or showed.",
            lambda a: bool(a[1].voice.strip()),
        ),
        Column(
            "action_recorded",
            "yes_no",
            "Whether an action or decision is recorded.",
            lambda a: bool(a[1].action.strip()),
        ),
        Column(
            "practice",
            "text",
            "The agency's own view: good, expected, below, unclear.",
            lambda a: a[1].practice,
            "It has none.",
        ),
    ),
)

ENTRY_PEOPLE: DataSet[tuple[str, str]] = DataSet(
    "entry_people",
    "One row a person who was there or is meant, of each entry.",
    lambda case: (
        (entry.id, code) for _, entry in accounts(case) for code in entry.people
    ),
    (
        Column("entry", "text", "Id of the entry.", lambda pair: pair[0]),
        Column("person", "text", "Code of the person.", lambda pair: pair[1]),
    ),
)


class _Apart(Struct, frozen=True):
    """Two accounts of one event, each with its agency, and in what they differ."""

    found: Difference
    agencies: tuple[str, str]


def _apart(case: Case) -> Iterator[_Apart]:
    """Compare the accounts of which a person has said that they tell of one event."""
    # Only what a person decided: what scrkit thinks likely is no datum of research.
    links = [one for one in case.review.timeline.links if one.relation != "not_related"]
    if not links:
        return
    # Only entries that the panel sees: what an agency keeps to itself is in no table.
    rows = {row.entry.id: row for row in in_order(case.review)}
    people = {person.code: person for person in case.review.people.people}
    for link in links:
        told = [rows[id] for id in link.entries if id in rows]
        for found in differences(told, people):
            one, other = (rows[id].agency.id for id in found.entries)
            yield _Apart(found, (one, other))


DIFFERENCES: DataSet[_Apart] = DataSet(
    "differences",
    "One row a thing that two accounts of one event do not tell alike. Only accounts "
    "that a person has linked are compared: no row is no word on the others.",
    _apart,
    (
        Column("entry", "text", "The one entry.", lambda d: d.found.entries[0]),
        Column("other_entry", "text", "The other.", lambda d: d.found.entries[1]),
        Column("agency", "text", "Agency of the one.", lambda d: d.agencies[0]),
        Column("other_agency", "text", "Of the other.", lambda d: d.agencies[1]),
        Column(
            "of",
            "text",
            "What in: date, time, count, side, denied, child_seen, people …",
            lambda d: d.found.of,
        ),
        Column(
            "relation",
            "text",
            "contradiction, or precision_only: one says more than the other.",
            lambda d: d.found.relation,
        ),
    ),
)
