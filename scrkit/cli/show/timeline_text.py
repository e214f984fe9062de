"""What a merge noticed, in a few lines for people: ids, agencies and dates only."""

from collections.abc import Collection, Mapping

from scrkit.cli.show.silence_text import sightings, silences
from scrkit.dates import spell_date
from scrkit.text.counting import number
from scrkit.timeline.sightings import LastSeen
from scrkit.timeline.values import Difference, Double, Row, Timeline

# More than a screen is not read; the annex of the chronology has all.
_MOST = 12
_OF = {
    "time": "time",
    "count": "a count",
    "people": "who is named",
    "child_seen": "{subject} seen",
    "seen_alone": "{subject} seen alone",
}


def told(
    timeline: Timeline,
    agencies: Mapping[str, str],
    subject: str,
    last: LastSeen | None = None,
    *,
    codes: Collection[str],
) -> str:
    """Return counts, contradictions, silences and last sightings in plain words.

    `agencies` are the names of all agencies of the review, by id; `subject` is what
    the guidance calls whom the review is about: child; `codes` those that somebody
    bears: another is not repeated.
    """
    lines = [*_counts(timeline), *_contradictions(timeline)]
    lines += differing(_beyond_dates(timeline), subject, codes)
    lines += silences(timeline, agencies, subject)
    if last is not None:
        lines += sightings(last, agencies, subject)
    return "\n".join(lines)


def _counts(timeline: Timeline) -> list[str]:
    agencies = {row.agency.id for row in timeline.rows}
    outside = sum(row.inside is False for row in timeline.rows)
    relations = [double.relation for double in timeline.doubles]
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
    differ = "differs" if relations.count("precision_only") == 1 else "differ"
    lines.append(
        f"{number(relations.count('near_double'), 'near-double')}, "
        f"{relations.count('precision_only')} that {differ} only in precision, "
        f"{number(relations.count('contradiction'), 'contradiction')}"
    )
    return lines


def _contradictions(timeline: Timeline) -> list[str]:
    rows = {row.entry.id: row for row in timeline.rows}
    found = [d for d in timeline.doubles if d.relation == "contradiction"]
    told = [_contradiction(double, rows) for double in found[:_MOST]]
    if len(found) > _MOST:
        told.append(f"  and {len(found) - _MOST} more: see the annex of the chronology")
    return told


def _contradiction(double: Double, rows: dict[str, Row]) -> str:
    known = [rows[id].entry for id in double.entries if id in rows]
    dated = [f"{entry.id} ({spell_date(entry.date)})" for entry in known]
    settled = "accepted" if double.accepted else "to be settled"
    return f"  {' / '.join(dated)}: {settled}"


def _beyond_dates(timeline: Timeline) -> list[Difference]:
    every = [one for double in timeline.doubles for one in double.differences]
    return [d for d in every if d.relation == "contradiction" and d.of != "date"]


def differing(
    found: list[Difference], subject: str, codes: Collection[str]
) -> list[str]:
    """Return a line for each difference beyond dates, as many as people read."""
    if not found:
        return []
    # Lists of people differ most often, and say least.
    found = sorted(found, key=lambda one: one.of == "people")
    lines = [
        f"{number(len(found), 'further contradiction')} between accounts of one event"
    ]
    lines += [_difference(one, subject, codes) for one in found[:_MOST]]
    if len(found) > _MOST:
        lines.append(f"  and {len(found) - _MOST} more: see the annex")
    return lines


def _difference(one: Difference, subject: str, codes: Collection[str]) -> str:
    what = _OF.get(one.of, one.of).format(subject=subject)
    given: tuple[str, ...] = one.given
    # A code that nobody bears may be a name that somebody typed.
    if one.of == "people":
        given = tuple(_known(people, codes) for people in one.given)
    return f"  {' / '.join(one.entries)}: {what}, {' v. '.join(given)}"


def _known(people: str, codes: Collection[str]) -> str:
    every = people.split(", ") if people else []
    return ", ".join(code if code in codes else "somebody unknown" for code in every)
