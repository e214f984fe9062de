"""Find the longest silences: of all agencies, of one, of sightings of the child."""

import re
from collections.abc import Iterable, Iterator
from datetime import date

from msgspec.structs import replace

from scrkit.dates import PartialDate, of_day, parse_date
from scrkit.model.entry import Entry
from scrkit.model.review import Review
from scrkit.timeline.values import Row, Silence

# From how many days on a span is a silence, by kind.
LONG = {"all": 28, "agency": 90, "child_not_seen": 28}
_MOST = 5


def find_silences(
    rows: tuple[Row, ...], review: Review, least: int | None = None
) -> tuple[Silence, ...]:
    """Return the longest spans without entries inside the period under review.

    With `least`, all spans of so many days or more, of whatever kind.

    A vague entry may have happened on any day of its bounds, so the whole of its
    span counts as broken; an undated one breaks nothing. Sightings count only where
    an entry says that the child was seen.
    """
    period = review.terms.period
    if period is None or period.earliest is None:
        return ()
    most = None if least else _MOST
    found = list(_spans("all", "", _told(rows), period, least))
    for agency in sorted({chronology.agency for chronology in review.chronologies}):
        own = [row for row in rows if row.agency.id == agency]
        gaps_ = _longest(_spans("agency", agency, _told(own), period, least))
        # The longest of all, and the longest between two entries, say enough.
        between = [gap for gap in gaps_ if gap.after and gap.before]
        found += gaps_ if least else dict.fromkeys((*gaps_[:1], *between[:1]))
    seen = [row for row in rows if row.entry.child_seen == "yes"]
    alive = _since_birth(period, review)
    kind = "child_not_seen"
    unseen = _spans(kind, "", _told(seen), alive, least) if alive else ()
    seen_spans = _longest(unseen)[:most]
    whole = [silence for silence in found if silence.kind == "all"]
    single = [silence for silence in found if silence.kind == "agency"]
    single = [said_by_itself(silence, review) for silence in single]
    return (*_longest(whole)[:most], *seen_spans, *_longest(single))


def said_by_itself(silence: Silence, review: Review) -> Silence:
    """Note where an agency itself says that there was no contact in a silence."""
    declared = any(
        span.known
        and (span.before or span.first <= silence.end.last)
        and (span.since or span.last >= silence.start.first)
        for chronology in review.chronologies
        if chronology.agency == silence.agency
        for span in (
            *(one.span for one in chronology.no_contact),
            *(one.date for one in chronology.entries if declares_absence(one)),
        )
    )
    return replace(silence, declared=declared)


def gaps(
    agency: str, told: Iterable[tuple[PartialDate, str]], period: PartialDate
) -> Iterator[Silence]:
    """Yield the spans of a period, of over 90 days, of which an agency says nothing.

    `told` are the dates of which it says something, each with an id.
    """
    return _spans("agency", agency, told, period)


def _told(rows: Iterable[Row]) -> list[tuple[PartialDate, str]]:
    return [
        (row.entry.date, row.entry.id)
        for row in rows
        if not declares_absence(row.entry)
    ]


_ABSENCE = re.compile(
    r"\W*(?:(?:there (?:was|were|is|has been|have been)|had|we had) )?"
    r"(?:(?:no|nil|not any|without) (?:\w+ ){0,2}?(?:contacts?|entr(?:y|ies)|records?|"
    r"involvement|activity|events?|sightings?|visits?|return|information)\b|"
    r"nil\W*(?:return)?\W*\Z|nothing (?:\w+ )?(?:recorded|to report|on file)|"
    r"not known to\b)",
    re.IGNORECASE,
)


def declares_absence(entry: Entry) -> bool:
    """Tell whether an entry says of a stretch of days that nothing was recorded in it.

    An absence that is declared is no presence: it never fills a silence.
    """
    day = entry.date
    stretch = day.known and (day.since or (day.last > day.first and not day.before))
    return stretch and entry.child_seen != "yes" and bool(_ABSENCE.match(entry.event))


def _since_birth(period: PartialDate, review: Review) -> PartialDate | None:
    """Return the period from the first birth on, None if that comes after it."""
    births = [p.born for p in review.people.people if p.kind == "subject" and p.born]
    first = min((b.first for b in births if b.known and not b.before), default=0)
    if first > period.last:
        return None
    if first <= period.first:
        return period
    end = date.fromordinal(period.last)
    return parse_date(f"{date.fromordinal(first)}/{end}")


def _spans(
    kind: str,
    agency: str,
    told: Iterable[tuple[PartialDate, str]],
    period: PartialDate,
    least: int | None = None,
) -> Iterator[Silence]:
    long = least or LONG[kind]
    end, after = period.first - 1, ""
    known = [(day, id) for day, id in told if day.known and not day.open]
    for day, id in sorted(known, key=lambda one: (one[0].first, one[1])):
        start = day.first
        if start > period.last:
            break
        if start - end > long:
            yield silence_of(kind, agency, (end + 1, start - 1), (after, id))
        if day.last > end:
            end, after = day.last, id
    if period.last - end >= long:
        yield silence_of(kind, agency, (end + 1, period.last), (after, ""))


def silence_of(
    kind: str, agency: str, span: tuple[int, int], ends: tuple[str, str]
) -> Silence:
    """Return a silence from its first and last day, and the entries at its ends."""
    start, end = (of_day(date.fromordinal(day)) for day in span)
    return Silence(kind, agency, start, end, span[1] - span[0] + 1, *ends)


def _longest(silences: Iterable[Silence]) -> list[Silence]:
    return sorted(silences, key=lambda s: (-s.days, s.start.first, s.agency))
