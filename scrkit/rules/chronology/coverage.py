"""Rules 313, 315 and 318: whether a chronology covers the child and the period."""

from collections.abc import Iterator
from datetime import date

from scrkit.diagnostics import Severity
from scrkit.model.entry import Entry
from scrkit.model.gathering import Chronology
from scrkit.model.people import Person
from scrkit.model.review import Review
from scrkit.rules.engine.clauses import subject
from scrkit.rules.engine.rule import Context, Hit, rule
from scrkit.rules.engine.several import NAMED, such_as
from scrkit.rules.engine.stage import passing
from scrkit.timeline.sightings import tells_of_sight
from scrkit.timeline.silence import dated, gaps
from scrkit.timeline.values import Silence

# A child named in one or two entries may have been no more than mentioned.
_OFTEN = 3
_LONG = 180
_DECLARED = "no_contact"


@rule(
    code="SCR313",
    title="A chronology names the child, but never says whether the child was seen",
    source="leaflet L12; Working Together 2010 ch.8: each time the child was seen",
    severity=Severity.NOTICE,
    stage="gathering",
)
def sight_unrecorded(context: Context) -> Iterator[Hit]:
    """A subject child is named in several entries, and none fills in `child_seen`.

    Why: Who saw the child, and when last, is among the first questions of a review. A
    column left out of an agency's table looks like a child whom nobody saw.

    Do: Ask the agency to say for each contact whether the child was seen: yes, no, or
    `not_recorded` where its own record does not tell.
    """
    subjects, who = {p.code for p in _subjects(context.review)}, subject(context)
    for chronology in context.review.chronologies:
        entries = chronology.entries
        if tells_of_sight(entries):
            continue
        naming = sum(1 for entry in entries if not subjects.isdisjoint(entry.people))
        if naming >= _OFTEN:
            message = f"{naming} entries name the {who}, none tells of being seen"
            yield Hit(chronology, message, ("entries",))


@rule(
    code="SCR315",
    title="A chronology is silent for half a year and does not say why",
    source="leaflet L12; quality marker 10; guidance to contributors: say where there "
    "was no contact",
    severity=Severity.NOTICE,
    stage="gathering",
)
def undeclared_silence(context: Context) -> Iterator[Hit]:
    """Over 180 days of the period under review may hold no entry and no `no_contact`.

    Wherever the entries of a vaguer date fell. Told once the chronology is finished:
    from then on a silence is a statement.

    Why: Nothing known, nothing looked for and a volume not found look alike. Only the
    agency can say which it was.

    Do: Ask the agency to look once more; then add the entries, or the span under
    `no_contact`.
    """
    period = context.review.terms.period
    if period is None or period.earliest is None:
        return
    for chronology in context.review.chronologies:
        finished = chronology.compiled is not None or passing(context, "gathering")
        # An empty chronology is told as such.
        if not finished or not chronology.entries:
            continue
        entries = chronology.entries
        told = [(entry.date, entry.id) for entry in entries if dated(entry.date)]
        told += [(one.span, _DECLARED) for one in chronology.no_contact]
        for silence in gaps(chronology.agency, told, period):
            # First and last possible day of each vague entry that surely is in it.
            first, last = silence.start.first, silence.end.first
            vague = [
                (day.earliest.toordinal(), day.latest.toordinal())
                for day in (entry.date for entry in entries if not dated(entry.date))
                if day.known and day.earliest and day.latest
                if first <= day.earliest.toordinal() and day.latest.toordinal() <= last
            ]
            if _longest_without(vague, silence) > _LONG:
                said = "only in vague dates is anything" if vague else "nothing is"
                message = f"{said} said of {silence.days} days {_where(silence)}"
                yield Hit(chronology, message, (_DECLARED,))


def _longest_without(vague: list[tuple[int, int]], silence: Silence) -> int:
    """Return how many days of a silence may be without entry, wherever those fell."""
    # That is its longest stretch that holds the whole range of none of them.
    first, last = silence.start.first, silence.end.first
    starts = [first, *(start + 1 for start, _ in vague)]
    ends = (
        min([last + 1, *(end for begin, end in vague if begin >= start)])
        for start in starts
    )
    return max(end - start for start, end in zip(starts, ends, strict=True))


@rule(
    code="SCR318",
    title="The child is said to have been seen before birth",
    source="leaflet L12; quality marker 10: sufficient and sound information",
    severity=Severity.ERROR,
    stage="gathering",
)
def seen_before_birth(context: Context) -> Iterator[Hit]:
    """An entry says `child_seen: yes` and is dated before the child can be born.

    Why: Either the date or the answer is a slip, or another child was seen; and it is
    counted when the review asks who saw the child.

    Do: Correct the date, or `child_seen`. Where a brother or sister was seen, say so in
    the text and put `child_seen` at not_applicable.
    """
    subjects = _subjects(context.review)
    births = {p.code: p.born.earliest for p in subjects if p.born is not None}
    known = {code: day for code, day in births.items() if day is not None}
    if not subjects or len(known) < len(subjects):
        return
    early = [e for c in context.review.chronologies for e in _before(c, known)]
    message = f"the {subject(context)} is said to be seen, but was not yet born"
    if len(early) > NAMED:
        # A birth that is wrong makes many entries so: it is told once.
        ids = such_as(early)
        message += f", and so in {len(early)} entries{ids}"
        early = early[:1]
    for entry in early:
        yield Hit(entry, message, ("child_seen",))


def _subjects(review: Review) -> list[Person]:
    return [p for p in review.people.people if p.kind == "subject"]


def _where(silence: Silence) -> str:
    if not silence.after:
        return "at the beginning of the period"
    if silence.after == _DECLARED:
        return "after a span without contact"
    return f"after {silence.after}"


def _before(chronology: Chronology, births: dict[str, date]) -> Iterator[Entry]:
    first = min(births.values())
    for entry in chronology.entries:
        if entry.child_seen != "yes":
            continue
        # Whoever of the children is named was the one seen; else it may be any.
        meant = [births[code] for code in entry.people if code in births]
        latest = entry.date.latest
        if latest is not None and latest < min(meant, default=first):
            yield entry
