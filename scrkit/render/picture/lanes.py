"""Where the entries of a timeline lie in a picture of it: lanes, marks, silences."""

from collections.abc import Callable, Iterable, Iterator
from datetime import date

from scrkit.dates import PartialDate
from scrkit.render.picture.shapes import LEVELS, Gap, Lane, Mark, Picture
from scrkit.render.sections.case import Case
from scrkit.render.sections.chronology import PALETTE
from scrkit.render.sections.differing import told_contradictions
from scrkit.render.wording.wording import counted
from scrkit.text.casing import capital
from scrkit.timeline.differences import sum_said
from scrkit.timeline.silence import between
from scrkit.timeline.values import Row, Silence

# What the name of a year needs of the whole, so that none lies over the next.
_NAME = 0.05
# Marks nearer than this part of the whole stand above one another.
_NEAR = 0.004

Part = Callable[[int], float]
_Placed = tuple[Row, tuple[int, int]]


def picture(case: Case) -> Picture:
    """Return the picture of a case's timeline; nothing in it is more exact than a row.

    For the public every mark is as wide as the month or year that is told.
    """
    placed = [(row, _bounds(row.entry.date, case)) for row in case.timeline.rows]
    dated = [(row, bounds) for row, bounds in placed if bounds is not None]
    first, last = _ends(case, [bounds for _, bounds in dated])
    known = [one for one in dated if one[1][1] >= first and one[1][0] <= last]
    whole = max(1, last - first + 1)

    def part(day: int) -> float:
        return min(1.0, max(0.0, (day - first) / whole))

    against = told_contradictions(case)
    conflicts = {id for one in against for id in one.entries}
    lanes = [_child(case, known, part)]
    for number, agency in enumerate(case.review.case.agencies):
        own = [one for one in known if one[0].agency.id == agency.id]
        gaps = (
            s
            for s in (*between(case.timeline), *case.timeline.untold)
            if s.agency == agency.id
        )
        lanes.append(
            Lane(
                agency.id,
                agency.name,
                PALETTE[number % len(PALETTE)],
                tuple(_marks(own, conflicts, part)),
                tuple(_gaps(gaps, case, part)),
            )
        )
    period = case.timeline.period
    span = None
    if period is not None and period.known and not period.open:
        span = part(period.first), part(period.last + 1)
    return Picture(
        tuple(lanes),
        tuple(_years(first, last, part)),
        span,
        len(placed) - len(known),
        first,
        last,
        f"{sum_said(against, case.inside('subject'))}.",
    )


def _bounds(when: PartialDate, case: Case) -> tuple[int, int] | None:
    if not when.known or when.open:
        return None
    if not case.published:
        return when.first, when.last
    start, end = date.fromordinal(when.first), date.fromordinal(when.last)
    if case.grain == "month":
        after = end.replace(day=28).toordinal() + 4
        return start.replace(day=1).toordinal(), after - date.fromordinal(after).day
    return (
        start.replace(month=1, day=1).toordinal(),
        end.replace(month=12, day=31).toordinal(),
    )


def _ends(case: Case, bounds: list[tuple[int, int]]) -> tuple[int, int]:
    """Return the first and last day drawn: the period and a little, or every entry."""
    # An entry of years before would press the period into a corner; the table has it.
    period = case.timeline.period
    if period is not None and period.known and not period.open:
        margin = max(30, (period.last - period.first) // 25)
        return period.first - margin, period.last + margin
    if not bounds:
        today = case.options.as_of.toordinal()
        return today - 365, today
    first = min(start for start, _ in bounds)
    last = max(end for _, end in bounds)
    return first, last + max(7, (last - first) // 50)


def _child(case: Case, known: list[_Placed], part: Part) -> Lane:
    seen = [one for one in known if one[0].entry.child_seen == "yes"]
    gaps = (s for s in case.timeline.silences if s.kind == "child_not_seen")
    title = f"{case.heading('subject')} seen, by anybody"
    marks = tuple(_marks(seen, frozenset(), part))
    return Lane("", title, "1A1A1A", marks, tuple(_gaps(gaps, case, part)))


def _marks(
    placed: Iterable[_Placed], conflicts: Iterable[str], part: Part
) -> Iterator[Mark]:
    contradicted, ends = set(conflicts), [-1.0] * LEVELS
    for row, (first, last) in placed:
        start, end = part(first), part(last + 1)
        level = next((n for n in range(LEVELS) if ends[n] < start), None)
        if level is None:
            level = min(range(LEVELS), key=lambda n: ends[n])
        ends[level] = max(end, start + _NEAR)
        yield Mark(
            row.entry.id,
            start,
            end,
            row.entry.child_seen == "yes",
            last > first,
            row.entry.id in contradicted,
            level,
        )


def _gaps(silences: Iterable[Silence], case: Case, part: Part) -> Iterator[Gap]:
    for one in silences:
        start, end = _bounds(one.start, case), _bounds(one.end, case)
        if start and end:
            untold = one.kind not in ("agency", "child_not_seen")
            yield Gap(part(start[0]), part(end[1] + 1), untold, one.days)


def _years(first: int, last: int, part: Part) -> Iterator[tuple[str, float]]:
    start, end = date.fromordinal(first).year, date.fromordinal(last).year
    begins = {
        year: part(date(year, 1, 1).toordinal()) for year in range(start, end + 1)
    }
    told: float | None = None
    for year, at in begins.items():
        # Of the days shown before the period, a year of its own is not told.
        is_sliver = year == start < end and begins[year + 1] - at < _NAME
        if not is_sliver and (told is None or at - told >= _NAME):
            yield str(year), at
            told = at


def alternative(drawn: Picture) -> str:
    """Return in words what the picture shows: the alternative for who cannot see it."""
    lanes = "; ".join(
        f"{lane.title}: {counted(len(lane.marks), 'mark', 'marks')}"
        + (f", {counted(len(lane.gaps), 'silence', 'silences')}" if lane.gaps else "")
        for lane in drawn.lanes
    )
    years = f"{drawn.years[0][0]} to {drawn.years[-1][0]}" if drawn.years else ""
    left = ""
    if drawn.left_out:
        held = capital(counted(drawn.left_out, "entry is", "entries are"))
        left = f" {held} not drawn: without a date, or long outside the period."
    return f"From {years}. {lanes}.{left} {capital(drawn.against)}"
