"""What a merge noticed, in a few lines for people: ids, agencies and dates only."""

from collections.abc import Iterable, Mapping, Sequence

from scrkit.cli.show.silence_text import sightings, silences
from scrkit.dates import PartialDate, spell_date
from scrkit.text.counting import number
from scrkit.timeline.differences import contradictions, kind_said, sum_said
from scrkit.timeline.sightings import LastSeen, unsaid
from scrkit.timeline.values import Difference, Double, Timeline

# More than a screen is not read; the annex of the chronology has all.
_MOST = 12


def told(
    timeline: Timeline,
    agencies: Mapping[str, str],
    subject: str,
    last: LastSeen | None = None,
) -> str:
    """Return counts, contradictions, silences and last sightings in plain words.

    `agencies` are the names of all agencies of the review, by id; `subject` is what
    the guidance calls whom the review is about: child.
    """
    lines = [*_counts(timeline), *contradicting(timeline, subject)]
    lines += silences(timeline, agencies, subject)
    if last is not None:
        lines += sightings(last, agencies, subject, unsaid(timeline))
    return "\n".join(lines)


def _counts(timeline: Timeline) -> list[str]:
    agencies = {row.agency.id for row in timeline.rows}
    outside = sum(row.inside is False for row in timeline.rows)
    lines = [
        f"{number(len(timeline.rows), 'entry', 'entries')} of "
        f"{number(len(agencies), 'agency', 'agencies')}"
    ]
    if timeline.period is not None:
        lines[0] += f", {spell_date(timeline.period)}; {outside} outside that period"
    if timeline.view:
        lines.append(f"a part of the chronology: {timeline.view.left_out} left out")
    if timeline.withheld:
        lines.append(f"{timeline.withheld} kept back: for their own agency only")
    lines.append(proposed(timeline))
    return lines


def proposed(timeline: Timeline) -> str:
    """Return how many events are told more than once, and what waits for a person."""
    grades = [double.grade for double in timeline.doubles]
    waiting = [
        f"{grades.count(grade)} {grade}"
        for grade in ("likely", "possible")
        if grade in grades
    ]
    told = f"events told by several: {grades.count('decided')} decided"
    if waiting:
        told += f", {' and '.join(waiting)} to settle (scr timeline review)"
    return f"{told}; {number(timeline.compared, 'pair', grouped=True)} compared"


def contradicting(timeline: Timeline, subject: str) -> list[str]:
    """Return how many contradictions there are, and a line for as many as are read."""
    found = contradictions(timeline)
    dates = {row.entry.id: row.entry.date for row in timeline.rows}
    lines = [sum_said(found, subject)]
    # Days first: most else hangs on when it was.
    for one in sorted(found, key=lambda one: one.of != "date")[:_MOST]:
        told = f"{' / '.join(one.entries)}: {kind_said(one.of, subject)}"
        settled = _settled(one, timeline.doubles)
        lines.append(f"  {told}{_given(one, dates)} ({settled})")
    if len(found) > _MOST:
        more = len(found) - _MOST
        lines.append(f"  and {more} more: see the annex of the chronology")
    return lines


def _settled(one: Difference, doubles: Iterable[Double]) -> str:
    # Only what a person decided settles anything.
    linked = (d for d in doubles if d.accepted and set(one.entries) <= set(d.entries))
    relation = next((double.relation for double in linked), "")
    return _SETTLED.get(relation, "linked as one event")


_SETTLED = {
    "": "to be settled",
    "contradiction": "accepted",
    "precision_only": "settled: they differ in precision only",
}


def _given(one: Difference, dates: Mapping[str, PartialDate]) -> str:
    """Return what each account has; never a word of the case."""
    given: Sequence[str] = one.given
    if one.of == "date":
        given = [spell_date(dates[id]) for id in one.entries if id in dates]
    return f", {' v. '.join(given)}" if given else ""
