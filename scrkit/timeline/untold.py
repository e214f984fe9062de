"""Find the stretches of the period of which an agency has returned nothing at all."""

from collections.abc import Iterator

from msgspec.structs import replace

from scrkit.dates import PartialDate
from scrkit.model.review import Review
from scrkit.timeline.silence import said_by_itself, silence_of
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
        yield silence_of("no_return", agency, (period.first, period.last), ("", ""))
        return
    told = [r.entry for r in rows if r.agency.id == agency and r.entry.date.known]
    dated = [entry for entry in told if not entry.date.open]
    if not dated:
        return
    first = min(dated, key=lambda entry: (entry.date.first, entry.id))
    last = max(dated, key=lambda entry: (entry.date.last, entry.id))
    end = min(first.date.first - 1, period.last)
    if end >= period.first:
        span = (period.first, end)
        yield silence_of("before_first", agency, span, ("", first.id))
    start = max(last.date.last + 1, period.first)
    if start <= period.last:
        span = (start, period.last)
        yield silence_of("after_last", agency, span, (last.id, ""))
