"""Merge chronologies by what is known of each date; never invents precision."""

from collections.abc import Iterator

from scrkit.dates import PartialDate, spell_age, spell_date
from scrkit.model.case import Agency
from scrkit.model.columns import extra_columns
from scrkit.model.entry import Entry
from scrkit.model.review import Review
from scrkit.timeline.doubles import find_doubles
from scrkit.timeline.silence import find_silences
from scrkit.timeline.untold import find_untold
from scrkit.timeline.values import Declared, Row, Timeline

_NOT_RECORDED = {
    "month": ", day not recorded",
    "season": ", month not recorded",
    "year": ", month not recorded",
    "decade": ", year not recorded",
}


def merge(review: Review, *, silence: int | None = None) -> Timeline:
    """Merge all chronologies of a review into one timeline.

    The order is that of the house: earliest bound, vaguer first, untimed before timed,
    time, sequence, agency id, entry id; a day ordered by hand keeps that order. It does
    not depend on the order in which agencies are read. `silence` is from how many days
    on a span without entries is told; the longest ones where it is None.
    """
    period = review.terms.period
    rows = in_order(review)
    every = sum(len(chronology.entries) for chronology in review.chronologies)
    people = {person.code: person for person in review.people.people}
    doubles, compared = find_doubles(rows, review.timeline, people)
    return Timeline(
        rows=rows,
        doubles=doubles,
        silences=find_silences(rows, review, silence),
        period=period,
        withheld=every - len(rows),
        untold=find_untold(rows, review, silence),
        declared=_declared(review),
        compared=compared,
        extra=extra_columns(review.terms.columns, (row.entry for row in rows)),
    )


def _declared(review: Review) -> tuple[Declared, ...]:
    found = [
        Declared(one.agency, said.span, said.source, said.words)
        for one in review.chronologies
        for said in one.no_contact
    ]
    return tuple(sorted(found, key=lambda one: (*one.span.sort_key(), one.agency)))


def in_order(review: Review, own: str = "") -> tuple[Row, ...]:
    """Return the entries of all agencies in the order of the house.

    What agencies keep to themselves is left out, but for that of the agency `own`.
    """
    agencies = {agency.id: agency for agency in review.case.agencies}
    shown = [
        (entry, agency)
        for entry, agency in _entries(review, agencies)
        if entry.visibility == "integrated" or agency.id == own
    ]
    shown.sort(key=_by_what_is_known)
    ordered = _ordered_by_hand(shown, review)
    return tuple(_rows(ordered, review.terms.period, review))


def _entries(
    review: Review, agencies: dict[str, Agency]
) -> Iterator[tuple[Entry, Agency]]:
    for chronology in review.chronologies:
        # The file of an agency that review.yaml does not know is told elsewhere, and
        # still merged.
        agency = agencies.get(chronology.agency) or Agency(
            id=chronology.agency, name=chronology.agency, prefix="XX"
        )
        for entry in chronology.entries:
            yield entry, agency


def _by_what_is_known(pair: tuple[Entry, Agency]) -> tuple[object, ...]:
    entry, agency = pair
    time = (0,) if entry.time is None else (1, *entry.time.sort_key())
    # What nobody put in order comes before what somebody did, as untimed before timed.
    order = int(entry.sequence or 0)
    return *entry.date.sort_key(), time, order, agency.id, entry.id


def _ordered_by_hand(
    pairs: list[tuple[Entry, Agency]], review: Review
) -> list[tuple[Entry, Agency]]:
    """Put a day in the order given by hand, if that names all entries of the day."""
    places = {pair[0].id: at for at, pair in enumerate(pairs)}
    ordered = list(pairs)
    for order in review.timeline.day_orders:
        day = {pair[0].id for pair in pairs if pair[0].date == order.day}
        if day != set(order.entries) & set(places) or not day:
            continue
        slots = sorted(places[id] for id in day)
        given = [id for id in dict.fromkeys(order.entries) if id in day]
        for slot, id in zip(slots, given, strict=True):
            ordered[slot] = pairs[places[id]]
    return ordered


def _rows(
    pairs: list[tuple[Entry, Agency]], period: PartialDate | None, review: Review
) -> Iterator[Row]:
    before: PartialDate | None = None
    for entry, agency in pairs:
        new = before is None or before.text != entry.date.text
        yield Row(
            entry=entry,
            agency=agency,
            heading=heading(entry.date) if new else "",
            inside=inside(entry.date, period),
            age=_age(entry.date, review),
        )
        before = entry.date


def heading(date: PartialDate) -> str:
    """Return the heading of a group whose date is vaguer than a day, else ""."""
    if date.precision == "day" and not date.open:
        return ""
    return spell_date(date) + (
        "" if date.open else _NOT_RECORDED.get(date.precision, "")
    )


def inside(date: PartialDate, period: PartialDate | None) -> bool | None:
    """Return whether a date lies in the period; None where it may or may not."""
    if period is None or not period.known or not date.known:
        return None
    starts, ends = period.earliest, period.latest
    first, last = date.earliest, date.latest
    if last is not None and starts is not None and last < starts:
        return False
    if first is not None and ends is not None and first > ends:
        return False
    begun = starts is None or (first is not None and first >= starts)
    over = ends is not None and last is not None and last <= ends
    return True if begun and over and first is not None else None


def _age(date: PartialDate, review: Review) -> str:
    subjects = [p for p in review.people.people if p.kind == "subject"]
    ages = [(p.label, spell_age(p.born, date)) for p in subjects if p.born]
    if len(subjects) == 1:
        return "".join(age for _, age in ages)
    return "; ".join(f"{label}: {age}" for label, age in ages if age)
