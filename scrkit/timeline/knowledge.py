"""Tell what an agency held by a day: the antidote to hindsight; judges nobody."""

from dataclasses import dataclass
from datetime import date

from scrkit.model.review import Review
from scrkit.timeline.merge import in_order
from scrkit.timeline.values import Row


@dataclass(frozen=True, slots=True)
class Held:
    """Entries by how an agency comes to them.

    `own` are of its own records; `shared` are other agencies', with its staff among
    the people; `elsewhere` are those of which nothing says that it knew.
    """

    own: tuple[Row, ...]
    shared: tuple[Row, ...]
    elsewhere: tuple[Row, ...]


@dataclass(frozen=True, slots=True)
class Knowledge:
    """What was known before a day: surely, and what may have been before or after."""

    agency: str
    on: date
    known: Held
    perhaps: Held


def known_by(review: Review, agency: str, on: date) -> Knowledge:
    """Return what an agency's records and staff held before the day `on`.

    A vague date counts as known only if its latest possible day is before that day,
    and as unknown only if its earliest is not; a doubtful one is never surely known.
    What other agencies keep to themselves
    never appears; what this one keeps to itself does.
    """
    # What a colleague elsewhere saw is known here only if own staff stood beside it.
    staff = {p.code for p in review.people.people if p.agency == agency}
    rows = in_order(review, agency)
    known, perhaps = [], []
    for row in rows:
        first, last = row.entry.date.earliest, row.entry.date.latest
        sure = row.entry.date.qualifier != "?"
        if last is not None and last < on and sure:
            known.append(row)
        elif first is None or first < on:
            perhaps.append(row)
    return Knowledge(
        agency, on, _held(known, agency, staff), _held(perhaps, agency, staff)
    )


def _held(rows: list[Row], agency: str, staff: set[str]) -> Held:
    own = tuple(row for row in rows if row.agency.id == agency)
    others = tuple(row for row in rows if row.agency.id != agency)
    shared = tuple(row for row in others if staff.intersection(row.entry.people))
    ids = {row.entry.id for row in shared}
    elsewhere = tuple(row for row in others if row.entry.id not in ids)
    return Held(own, shared, elsewhere)
