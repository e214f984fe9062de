"""Find the stretches of the period of which an agency has returned nothing at all."""

from collections.abc import Iterator

from msgspec.structs import replace

from scrkit.dates import PartialDate
from scrkit.model.review import Review
from scrkit.timeline.absence import declares_absence
from scrkit.timeline.silence import (
    Stretch,
    dated,
    may_fall,
    said_by_itself,
    silence_of,
    spans_within,
)
from scrkit.timeline.values import Row, Silence

_LONG = 90
# Of the others the review asks for no account of their contacts.
_ASKED = ("imr", "short_report", "chronology_only")


def find_untold(
    rows: tuple[Row, ...], review: Review, least: int | None = None
) -> tuple[Silence, ...]:
    """Return the stretches before an agency's first and after its last entry.

    And the whole period where it gave no chronology, or one without entries. Only
    stretches of `least` days or more count, 90 by default; a vague entry may lie
    anywhere within its bounds. By agency, in the order of review.yaml.
    """
    period = review.terms.period
    if period is None or period.earliest is None:
        return ()
    found = [
        silence
        for agency in review.case.agencies
        for silence in _of_agency(agency.id, rows, review, period)
        if silence.days >= (least or _LONG) or silence.kind == "no_return"
    ]
    asked = {a.id for a in review.case.agencies if a.report in _ASKED}
    nothing = {r.agency for r in review.requests.requests if r.nil_return}
    return tuple(
        replace(one, declared=True)
        if one.kind == "no_return" and one.agency in nothing
        else said_by_itself(one, review)
        for one in found
        if one.kind != "no_return" or one.agency in asked
    )


def _of_agency(
    agency: str, rows: tuple[Row, ...], review: Review, period: PartialDate
) -> Iterator[Silence]:
    # What an agency keeps to itself is a return as well, though nobody sees when.
    if not any(c.agency == agency and c.entries for c in review.chronologies):
        ends = ("period", "period")
        yield silence_of(
            "no_return", agency, (period.first, period.last), ("", ""), ends
        )
        return
    own = [row for row in rows if row.agency.id == agency]
    for one in _unreached(agency, own, spans_within(review, period)[0]):
        perhaps = may_fall(own, (one.start.first, one.end.first))
        yield replace(one, perhaps=perhaps)


def _unreached(agency: str, own: list[Row], within: Stretch) -> Iterator[Silence]:
    """Yield what lies before the first dated entry and behind the last."""
    # A vaguer entry before the period is no first one in it, whenever it was.
    told = [
        entry
        for entry in (row.entry for row in own if not declares_absence(row.entry))
        if dated(entry.date) or _lies_beyond(entry.date, within)
    ]
    if not told:
        return
    first = min(told, key=lambda entry: (entry.date.first, entry.id))
    last = max(told, key=lambda entry: (entry.date.last, entry.id))
    end = min(first.date.first - 1, within.last)
    if end >= within.first:
        span, ends = (within.first, end), (within.since, "")
        yield silence_of("before_first", agency, span, ("", first.id), ends)
    start = max(last.date.last + 1, within.first)
    if start <= within.last:
        span, ends = (start, within.last), ("", within.until)
        yield silence_of("after_last", agency, span, (last.id, ""), ends)


def _lies_beyond(day: PartialDate, within: Stretch) -> bool:
    before = day.latest is not None and day.latest.toordinal() < within.first
    after = day.earliest is not None and day.earliest.toordinal() > within.last
    return before or after
