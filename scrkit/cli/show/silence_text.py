"""Silences and the last sightings in plain words: ids, agencies and dates only."""

from collections.abc import Iterable, Mapping

from scrkit.dates import PartialDate, spell_date, spelled
from scrkit.render.wording.silences import (
    at_most,
    declaring,
    ends,
    may_fall,
    unsaid_said,
    whose,
)
from scrkit.text.counting import number
from scrkit.timeline.sightings import LastSeen, Sighting
from scrkit.timeline.silence import between, foremost
from scrkit.timeline.values import Declared, Silence, Timeline

# The longest tell most; the annex of the chronology has them all.
_SHOWN = 5
# What review.yaml does not know may be anything, and is not repeated.
UNKNOWN = "an agency that review.yaml lacks"
_SAID = " (it says itself: no contact, in part of it at least)"


def silences(
    timeline: Timeline, agencies: Mapping[str, str], subject: str
) -> list[str]:
    """Return the longest silences, then the stretches that no return covers."""
    dates = {row.entry.id: row.entry.date for row in (timeline.whole or timeline).rows}
    found = [*_longest(timeline), *timeline.untold]
    told = [silence_line(one, agencies, subject, dates) for one in found]
    told += [_declared(one, agencies) for one in timeline.declared]
    every = (*between(timeline), *timeline.untold, *timeline.declared)
    more = len(every) - len(told)
    return told + (
        [f"  and {more} more: see the annex of the chronology"] if more > 0 else []
    )


def _declared(one: Declared, names: Mapping[str, str]) -> str:
    span = spell_date(one.span)
    says = f"{names.get(one.agency, UNKNOWN)} says that {declaring(one.words)}"
    return f"  {span}: {says}"


def _longest(timeline: Timeline) -> list[Silence]:
    every = between(timeline)
    # First what a review is about: how long nobody saw the child.
    kinds = (("child_not_seen", _SHOWN), ("all", 1), ("agency", _SHOWN))
    return [
        silence
        for kind, most in kinds
        for silence in foremost([s for s in every if s.kind == kind], most)
    ]


def silence_line(
    silence: Silence,
    names: Mapping[str, str],
    subject: str,
    dates: Mapping[str, PartialDate] | None = None,
) -> str:
    """Return one silence as a line: when, how long, of whom, between what."""
    span = f"{spell_date(silence.start)} to {spell_date(silence.end)}"
    what = whose(silence, names.get(silence.agency, UNKNOWN), subject)
    what = f"no {what[3:]}" if what.startswith("No ") else what
    said = _SAID if silence.declared else ""
    lies = " and ".join(ends(silence))
    vague = may_fall(silence, dates or {}, spell_date)
    vague = f"; {vague}" if vague else ""
    length = at_most(silence, number(silence.days, "day"))
    return f"  {span} ({length}): {what}{said}; between {lies}{vague}"


def sightings(
    last: LastSeen,
    names: Mapping[str, str],
    subject: str,
    untold: tuple[tuple[str, ...], int] = ((), 0),
) -> list[str]:
    """Return who last saw the child, and who last saw the child alone.

    `untold` is what sightings.unsaid tells of the timeline.
    """
    before = f" before {spelled(last.before)}" if last.before else ""
    agencies, of = untold
    said = unsaid_said([names.get(one, UNKNOWN) for one in agencies], of, subject)
    # Where nobody recorded whether the child was seen, there is no last sighting to
    # tell.
    if said and len(agencies) == of:
        why = f"{said[0].lower()}{said[1:]}"
        return [f"last saw the {subject}{before}: not told; {why}"]
    return [
        f"last saw the {subject}{before}: {_whom(last.seen, names)}",
        f"last saw the {subject} alone{before}: {_whom(last.alone, names)}",
        *([f"  {said}"] if said else []),
    ]


def _whom(found: Iterable[Sighting], names: Mapping[str, str]) -> str:
    told = [
        f"{spell_date(one.date)}, {names.get(one.agency, UNKNOWN)} ({one.entry})"
        for one in found
    ]
    return " or ".join(told) or "nobody, as far as is recorded"
