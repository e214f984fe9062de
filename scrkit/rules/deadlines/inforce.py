"""Rules on whether the framework is in force, and has the days it counts from."""

from collections.abc import Iterator
from datetime import date

from scrkit import clocks
from scrkit.dates import spelled
from scrkit.diagnostics import Severity
from scrkit.frameworks import DeadlineClause, Framework, outdated, replaced, ruled_out
from scrkit.model.reached import has_come, opened_on
from scrkit.rules.engine.rule import Context, Hit, rule
from scrkit.rules.engine.stage import completed, once, publishing


@rule(
    code="SCR514",
    title="The review was opened when its framework was not in force",
    source="the validity of the review's framework",
    stage="criteria",
)
def framework_not_in_force(context: Context) -> Iterator[Hit]:
    """The review was opened before the framework applied, or when it took no new cases.

    What counts is the day of the decision, or else of the start of the review.

    Why: Criteria, deadlines and duties are those of the guidance of the day. Under
    other guidance somebody else may have had to decide, by another test.

    Do: Look up which guidance was in force on that day, and name it under `framework`;
    or correct the day.
    """
    framework, opened = context.framework, _opened(context)
    if framework is None or opened is None:
        return
    first, last = framework.valid.from_, framework.valid.new_cases_until
    if first is not None and opened < first:
        message = f"opened before {spelled(first)}, when the framework came into force"
        yield Hit(context.review.case, message, ("framework",))
    elif last is not None and opened > last:
        message = f"opened after {spelled(last)}, the last day for new cases"
        yield Hit(context.review.case, message, ("framework",))


@rule(
    code="SCR520",
    title="The review was opened after its framework had been replaced",
    source="the validity of the framework that took the place of the review's",
    stage="criteria",
)
def framework_replaced(context: Context) -> Iterator[Hit]:
    """Newer guidance had taken the place of the review's when it was opened.

    What counts is the day of the decision, or else of the start of the review; while
    neither is there, the day on which the review is looked at.

    Why: Criteria, duties and times are those of the guidance of the day.

    Do: `scr framework diff OLD NEW` tells what changed, `scr framework migrate` takes
    the review over. Where the older guidance holds for this case, accept it with the
    reason, as a departure.
    """
    framework = context.framework
    if framework is None:
        return
    # A review that is only planned would be opened today.
    opened = _opened(context) or context.as_of
    if told := replaced(framework, opened):
        yield Hit(context.review.case, told, ("framework",))


@rule(
    code="SCR521",
    title="The framework was last checked over a year ago",
    source="the validity of the review's framework",
    severity=Severity.NOTICE,
    stage="criteria",
)
def framework_check_old(context: Context) -> Iterator[Hit]:
    """Nobody has held the framework's file against its sources for a year.

    Why: Guidance is issued anew and Acts are changed; the file does not notice.

    Do: Ask whether the guidance still stands, and look for a newer version of scrkit.
    In a framework of the board's own, write the day and what it was held against under
    `checked`.
    """
    framework = context.framework
    if framework is None or completed(context):
        return
    if told := outdated(framework, context.as_of):
        message = f"the framework was {told}"
        yield Hit(context.review.case, message, ("framework",))


@rule(
    code="SCR515",
    title="The review is unfinished after its framework has run out",
    source="the validity of the review's framework",
    severity=Severity.NOTICE,
    stage="report",
)
def after_the_tail(context: Context) -> Iterator[Hit]:
    """Reviews under the framework were to be finished by a day that has passed.

    Why: From then on it may be open who receives the report and who answers for it.

    Do: Agree with those who came after the Board how the review is finished, and record
    that in the terms of reference.
    """
    framework = context.framework
    # A review that ended in time is none of those.
    if framework is None or _opened(context) is None or completed(context):
        return
    last = framework.valid.tail_until
    if last is not None and last < context.as_of:
        message = f"reviews under this framework were to end by {spelled(last)}"
        yield Hit(context.review.case, message, ("framework",))


@rule(
    code="SCR516",
    title="A day is missing from which a deadline counts",
    source="the deadlines of the review's framework",
    stage="report",
)
def clock_without_start(context: Context) -> Iterator[Hit]:
    """A deadline counts from a day that is not recorded, and whose time has come.

    That are days of the framework's own, and when the authority became aware, the Board
    was told, and the review was initiated.

    Told once the review has come to the part that the deadline belongs to: a notice
    until the report is finished, a warning from then on.

    Why: Without that day nobody can tell whether the time is kept.

    Do: Give the day under `dates` in review.yaml, one of the framework's own under
    `other`.
    """
    framework = context.framework
    if framework is None:
        return
    missing: dict[str, list[str]] = {}
    for clause in _without_start(context, framework):
        missing.setdefault(clause.starts[0], []).append(clause.id)
    for name, clauses in missing.items():
        ids = ", ".join(clauses)
        message = f"{name} is not recorded, so that no clock runs for {ids}"
        severity = once(reached=completed(context))
        path = ("dates", name if name in _ASKED else "other")
        yield Hit(context.review.case, message, path, severity=severity)


# Of the days that all frameworks share, those that nothing else would ask for.
_ASKED = ("authority_aware", "board_notified", "initiated")


def _without_start(context: Context, framework: Framework) -> Iterator[DeadlineClause]:
    """Yield the clauses that would run if a day of the framework's own were known."""
    dates, outcome = clocks.decided_on(framework, context.review, context.as_of)
    own = {day.id for day in framework.dates}
    for clause in framework.deadlines:
        applies = not clause.outcomes or outcome in clause.outcomes
        # Other days are asked for by rules of their own.
        counted = set(clause.starts) <= own or clause.starts[0] in _ASKED
        if not applies or clause.count is None or not counted:
            continue
        if ruled_out(framework, clause, context.review.criteria.facts):
            continue
        # A clock that something else has ended needs no start.
        if clocks.first_known(dates, clause.voided_by, context.as_of):
            continue
        known = clocks.first_known(dates, clause.starts, context.as_of)
        if known is None and _reached(context, clause):
            yield clause


def _reached(context: Context, clause: DeadlineClause) -> bool:
    """Tell whether the review has come to the part that a clause belongs to."""
    dates = context.review.case.dates
    told = dates.notified or dates.board_notified
    return {
        "notification": told is not None,
        "decision": told is not None or _opened(context) is not None,
        "review": _opened(context) is not None,
        "publication": publishing(context),
        "monitoring": completed(context),
    }[clause.stage]


def _opened(context: Context) -> date | None:
    """Return the day on which the review was opened, None while it is not."""
    opened = opened_on(context.review.case.dates, context.review.criteria)
    return opened if has_come(opened, context.as_of) else None
