"""Find the longest silences: of all agencies, of one, of sightings of the child."""

from collections.abc import Iterable, Iterator
from datetime import date
from itertools import chain
from typing import NamedTuple

from msgspec.structs import replace

from scrkit.dates import PartialDate, of_day
from scrkit.model.review import Review
from scrkit.timeline.absence import declares_absence, of_records, tells_of_nothing
from scrkit.timeline.sightings import tells_of_sight
from scrkit.timeline.values import Row, Silence, Timeline

# From how many days on a span is a silence, by kind.
LONG = {"all": 28, "agency": 90, "child_not_seen": 28}
_MOST = 5


def find_silences(
    rows: tuple[Row, ...], review: Review, least: int | None = None
) -> tuple[Silence, ...]:
    """Return the longest spans without dated entries inside the period under review.

    With `least`, all spans of so many days or more, of whatever kind.

    An entry of a vaguer date ends none: it is told beside each into which it may
    fall. Sightings count only where an entry says that the child was seen. The death
    ends them, or the incident.
    """
    period = review.terms.period
    if period is None or period.earliest is None:
        return ()
    most = None if least else _MOST
    whole = spans_within(review, period)
    found = list(_spans("all", "", rows, whole, least))
    for agency in sorted({chronology.agency for chronology in review.chronologies}):
        own = [row for row in rows if row.agency.id == agency]
        gaps_ = _longest(_spans("agency", agency, own, whole, least))
        # The longest of all, the longest between two entries and the last before the
        # death say enough.
        inner = [gap for gap in gaps_ if gap.after and gap.before]
        few = (*gaps_[:1], *inner[:1], *(gap for gap in gaps_ if _is_last(gap)))
        found += gaps_ if least else dict.fromkeys(few)
    seen = [row for row in rows if row.entry.child_seen == "yes"]
    unseen: list[Silence] = []
    # Where nobody was asked, that nobody saw the child would be made up.
    if not rows or tells_of_sight(row.entry for row in rows):
        alive = _since_birth(whole, review)
        unseen = _longest(_spans("child_not_seen", "", seen, alive, least))
        unseen = [_as_born(one, review) for one in unseen]
    whole_spans = [silence for silence in found if silence.kind == "all"]
    single = [silence for silence in found if silence.kind == "agency"]
    single = [said_by_itself(silence, review) for silence in single]
    told = (foremost(found, most) for found in (_longest(whole_spans), unseen))
    return (*chain.from_iterable(told), *_longest(single))


def foremost(silences: list[Silence], most: int | None) -> list[Silence]:
    """Return the first so many of them, all for None, and the last before the death.

    However short that is beside the others, no list goes without it.
    """
    return [
        silence
        for place, silence in enumerate(silences)
        if most is None or place < most or _is_last(silence)
    ]


def _is_last(silence: Silence) -> bool:
    """Tell whether a silence lies between an entry and the death, or the incident."""
    return bool(silence.after) and silence.until in ("death", "incident")


def between(timeline: Timeline) -> list[Silence]:
    """Return the silences of a timeline, but for what its `untold` tells as well."""
    spans = {(one.agency, one.start, one.end) for one in timeline.untold}
    never = {one.agency for one in timeline.untold if one.kind == "no_return"}
    return [
        one
        for one in timeline.silences
        if one.kind != "agency"
        or (one.agency not in never and (one.agency, one.start, one.end) not in spans)
    ]


def said_by_itself(silence: Silence, review: Review) -> Silence:
    """Note where an agency itself says that there was no contact in a silence."""
    declared = any(
        span.known
        and (span.before or span.first <= silence.end.last)
        and (span.since or span.last >= silence.start.first)
        for chronology in review.chronologies
        if chronology.agency == silence.agency
        for span in (
            # That records are wanting says nothing of what happened.
            *(s.span for s in chronology.no_contact if not of_records(s.words)),
            *(
                one.date
                for one in chronology.entries
                if declares_absence(one) and not of_records(one.event)
            ),
        )
    )
    return replace(silence, declared=declared)


def gaps(
    agency: str, told: Iterable[tuple[PartialDate, str]], period: PartialDate
) -> Iterator[Silence]:
    """Yield the spans of a period, of over 90 days, of which an agency says nothing.

    `told` are the dates of which it says something, each with an id.
    """
    held = [
        (
            day.earliest.toordinal() if day.earliest else period.first,
            day.latest.toordinal() if day.latest else period.last,
            id,
        )
        for day, id in told
        if day.known
    ]
    yield from _between("agency", agency, held, Stretch(period.first, period.last))


class Stretch(NamedTuple):
    """Days in which there may be a silence, and what begins and ends them."""

    first: int
    last: int
    since: str = "period"
    until: str = "period"


def spans_within(review: Review, period: PartialDate) -> tuple[Stretch, ...]:
    """Return the parts of the period in which a silence says anything.

    That is up to the death, or to the incident; beyond it only of a child that lives.
    """
    known = review.case.dates.incident
    day = known.earliest.toordinal() if known and known.earliest else None
    if known is None or day is None or not period.first < day <= period.last:
        return (Stretch(period.first, period.last),)
    fact = review.criteria.facts.get("child_died")
    died = fact is not None and fact.value == "yes"
    ended = "death" if died else "incident"
    before = Stretch(period.first, day - 1, until=ended)
    if fact is None or fact.value != "no" or known.last >= period.last:
        return (before,)
    return before, Stretch(known.last + 1, period.last, since="incident")


def dated(day: PartialDate) -> bool:
    """Tell whether a date says on which days something was: then it ends a silence."""
    if day.exact:
        return True
    if day.before or day.qualifier or day.earliest is None:
        return False
    ends = day.text.split("/")
    return all(len(end) == len("2014-03-05") for end in ends)


def may_fall(rows: Iterable[Row], span: tuple[int, int]) -> tuple[str, ...]:
    """Return the entries of a vaguer date that may fall into a span of days.

    Those without any date may fall into every span, and come last.
    """
    # Most rows bear a day, and are left before their words are looked at.
    told = [
        row
        for row in rows
        if not dated(row.entry.date) and not tells_of_nothing(row.entry)
    ]
    vague = [
        row.entry.id
        for row in told
        for day in (row.entry.date,)
        if day.known
        and (day.earliest is None or day.earliest.toordinal() <= span[1])
        and (day.latest is None or day.latest.toordinal() >= span[0])
    ]
    return (*vague, *(row.entry.id for row in told if not row.entry.date.known))


def _first_birth(review: Review) -> PartialDate | None:
    births = [p.born for p in review.people.people if p.kind == "subject" and p.born]
    known = [b for b in births if b.known and not b.before]
    return min(known, key=lambda born: born.first, default=None)


def _as_born(silence: Silence, review: Review) -> Silence:
    """Return a silence that begins with the birth as vaguely as that is known."""
    born = _first_birth(review) if silence.since == "birth" else None
    return replace(silence, start=born) if born else silence


def _since_birth(stretches: tuple[Stretch, ...], review: Review) -> Iterator[Stretch]:
    """Yield what of the stretches is left from the first birth on."""
    born = _first_birth(review)
    first = born.first if born else 0
    for one in stretches:
        if one.first >= first:
            yield one
        elif one.last >= first:
            yield one._replace(first=first, since="birth")


def _spans(
    kind: str,
    agency: str,
    rows: Iterable[Row],
    stretches: Iterable[Stretch],
    least: int | None = None,
) -> Iterator[Silence]:
    """Yield the spans of a kind, with the entries that may fall into each."""
    own = [row for row in rows if not declares_absence(row.entry)]
    held = [
        (day.earliest.toordinal(), day.latest.toordinal(), row.entry.id)
        for row in own
        for day in (row.entry.date,)
        if dated(day) and day.earliest and day.latest
    ]
    for stretch in stretches:
        for one in _between(kind, agency, held, stretch, least):
            perhaps = may_fall(own, (one.start.first, one.end.first))
            yield replace(one, perhaps=perhaps)


def _between(
    kind: str,
    agency: str,
    held: list[tuple[int, int, str]],
    stretch: Stretch,
    least: int | None = None,
) -> Iterator[Silence]:
    """Yield the spans of a stretch that no entry holds: first and last day, and id."""
    long = least or LONG[kind]
    end, after = stretch.first - 1, ""
    for first, last, id in sorted(held, key=lambda one: (one[0], one[2])):
        if first > stretch.last:
            break
        if first - end > long:
            span = (end + 1, first - 1)
            since = "" if after else stretch.since
            yield silence_of(kind, agency, span, (after, id), (since, ""))
        if last > end:
            end, after = last, id
    if stretch.last - end >= long:
        span, since = (end + 1, stretch.last), "" if after else stretch.since
        yield silence_of(kind, agency, span, (after, ""), (since, stretch.until))


def silence_of(
    kind: str,
    agency: str,
    span: tuple[int, int],
    ends: tuple[str, str],
    marks: tuple[str, str],
) -> Silence:
    """Return a silence from its first and last day, and what lies at its ends."""
    start, end = (of_day(date.fromordinal(day)) for day in span)
    days = span[1] - span[0] + 1
    since, until = marks
    return Silence(kind, agency, start, end, days, *ends, since=since, until=until)


def _longest(silences: Iterable[Silence]) -> list[Silence]:
    return sorted(silences, key=lambda s: (-s.days, s.start.first, s.agency))
