"""What a scan saw, place by place: whose it may be, each number and name told once."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from scrkit.scan.values import Grade, Trace


@dataclass(frozen=True, slots=True, repr=False)
class Sighting:
    """A stretch of a file that leads to somebody: all whom it may be, by their codes.

    `codes` is empty where it has the form of an identifier that may be anybody's.
    """

    path: str
    where: str
    kind: str
    grade: Grade
    codes: tuple[str, ...] = ()
    text: str = ""


def sightings(traces: Iterable[Trace]) -> tuple[Sighting, ...]:
    """Return the places of traces, gravest first in each part, as they stand there."""
    places = [_together(group) for group in _groups(traces)]
    shown = {(one.path, one.where, *_value(one)) for one in places}
    once = [one for one in places if (one.path, *_shown(one)) not in shown]
    return tuple(sorted(once, key=lambda one: (one.path, -one.grade)))


def _shown(one: Sighting) -> tuple[str, str, tuple[str, ...], str]:
    """Return what the text beside a hidden value says: LibreOffice keeps both."""
    attribute, _, place = one.where.partition(", ")
    return place if attribute.startswith("attribute ") else "-", *_value(one)


def _value(one: Sighting) -> tuple[str, tuple[str, ...], str]:
    """Return what tells a value from another one of the same kind at the same place.

    A day of birth is stored in another spelling than it is shown in.
    """
    held = "" if one.kind == "date" else "".join(filter(str.isalnum, one.text))
    return one.kind, one.codes, held.casefold().lstrip("0")


def _groups(traces: Iterable[Trace]) -> Iterator[list[Trace]]:
    """Yield the traces that lie over one another."""
    group: list[Trace] = []
    end = 0
    # Sorted by place only: parts and their paragraphs stay in the order of the file.
    order: dict[tuple[str, str, int], list[Trace]] = {}
    for one in traces:
        order.setdefault((one.path, one.where, one.piece), []).append(one)
    for every in order.values():
        for one in sorted(every, key=lambda one: (one.start, -one.end)):
            if group and one.start < end:
                end = max(end, one.end)
            else:
                if group:
                    yield group
                group, end = [], one.end
            group.append(one)
        if group:
            yield group
        group, end = [], 0


def _together(group: list[Trace]) -> Sighting:
    first = max(group, key=lambda one: (one.grade, bool(one.code), one.end - one.start))
    # Who is surely meant is told alone; whom a note means is told where nobody is.
    codes = {one.code for one in group if one.code and one.grade is first.grade}
    return Sighting(
        first.path,
        first.where,
        first.kind,
        first.grade,
        tuple(sorted(codes)),
        first.text,
    )
