"""Rules on days: key dates in an order that cannot be, deadlines of the framework."""

from collections.abc import Iterator
from datetime import date, timedelta

from msgspec.structs import replace

from scrkit import clocks
from scrkit.dates import spelled
from scrkit.diagnostics import Severity
from scrkit.frameworks import Deadline, DeadlineClause
from scrkit.model.case import KeyDates
from scrkit.model.stages import Stage
from scrkit.rules.rule import Context, Hit, rule

# Each of these can only come after those before it in the row.
_ORDER = (
    ("authority_aware", "notified"),
    ("board_notified", "decided", "initiated", "report_completed", "published"),
    ("decided", "decision_sent"),
    ("report_sent", "published"),
)

_BINDING = ("statute_must", "guidance_must")
_SEVERITY = {
    **dict.fromkeys(_BINDING, Severity.ERROR),
    "guidance_should": Severity.WARNING,
}


@rule(
    code="SCR501",
    name="deadline-missed",
    title="Something was done later than the guidance asks",
    source="the deadlines of the review's framework",
    severity=Severity.ERROR,
    stage="report",
)
def deadline_missed(context: Context) -> Iterator[Hit]:
    """A key date lies after the day that the framework's deadline allowed.

    An error where law or statutory guidance says must, a warning where it says should,
    a notice where it says normally, sets an aim, or lets the time pass with a reason.

    Why: The report and the national panel ask whether the review kept its times.

    Do: Check the days in review.yaml. If they are right, accept the departure with the
    reason for the delay.
    """
    for late in _late(context):
        if late.done is not None and late.due is not None:
            clause = late.clause
            message = f"{clause.id}, {_what(clause)}: was due by {spelled(late.due)}"
            yield _hit(context, clause, message)


@rule(
    code="SCR502",
    name="deadline-passed",
    title="A deadline of the guidance has passed, and the step is not recorded",
    source="the deadlines of the review's framework",
    severity=Severity.WARNING,
    stage="report",
)
def deadline_passed(context: Context) -> Iterator[Hit]:
    """The last day for a step has passed, and review.yaml does not say it was taken.

    A warning where law or guidance says must or should, a notice otherwise.

    Why: Either the step is late, or it was taken and nobody wrote it down.

    Do: Record the day under `dates` in review.yaml, or take the step now.
    """
    for late in _late(context):
        if late.done is None and late.due is not None:
            clause = late.clause
            message = f"{clause.id}, {_what(clause)}: due by {spelled(late.due)}"
            yield _hit(context, clause, message)


@rule(
    code="SCR503",
    name="dates-out-of-order",
    title="Two key dates of the review stand in an order that cannot be",
    source="the clocks of the review's framework",
    severity=Severity.ERROR,
    stage="criteria",
)
def dates_out_of_order(context: Context) -> Iterator[Hit]:
    """A step of the review bears an earlier day than a step that comes before it.

    Why: Deadlines are counted from these days, and the report prints them.

    Do: Look the days up in the minutes and letters, and correct review.yaml.
    """
    case = context.review.case
    for row in _ORDER:
        for earlier, later in _reversed(case.dates, row):
            message = f"{later} lies before {earlier}"
            yield Hit(case, message, ("dates", later))
    incident, aware = case.dates.incident, case.dates.authority_aware
    happened = incident.earliest if incident is not None else None
    if happened is not None and aware is not None and aware < happened:
        message = "authority_aware lies before incident"
        yield Hit(case, message, ("dates", "authority_aware"))


def _reversed(dates: KeyDates, row: tuple[str, ...]) -> Iterator[tuple[str, str]]:
    """Yield neighbours of a row, passing over days not known, that are reversed."""
    last: tuple[str, date] | None = None
    for name in row:
        day: date | None = getattr(dates, name)
        if day is None:
            continue
        if last is not None and day < last[1]:
            yield last[0], name
        last = name, day


def _late(context: Context) -> Iterator[Deadline]:
    """Yield the framework's deadlines that passed, of steps that the review records."""
    framework, case = context.framework, context.review.case
    if framework is None:
        return
    decision = context.review.criteria.decision
    outcome = decision.outcome if decision is not None else None
    worth = [c for c in framework.deadlines if _worth(c, case.dates, context.as_of)]
    known = replace(framework, deadlines=tuple(worth))
    for one in clocks.deadlines(known, case.dates, context.as_of, outcome=outcome):
        # Under which decision a clause applies is not known before the decision.
        if one.late and not (one.clause.outcomes and outcome is None):
            yield one


def _worth(clause: DeadlineClause, dates: KeyDates, as_of: date) -> bool:
    """Tell whether a clause may be late, without looking up a bank holiday.

    Reading the holidays takes longer than all other rules together, and most reviews
    keep their times by a wide margin: working days are at least as many days, and,
    two weekends and Christmas thrown in, at most twice as many and a week.
    """
    if not clause.done or clause.count is None:
        return False
    if clause.unit != "working_days":
        return True
    starts = (dates.day(name) for name in clause.starts)
    start = next((day for day in starts if day is not None), None)
    done = dates.day(clause.done[0]) or as_of
    if start is None or not 1800 <= start.year <= 2199:
        return False
    if clause.direction == "before":
        return done > start - timedelta(days=2 * clause.count + 7)
    return done > start + timedelta(days=clause.count)


_STAGE: dict[str, Stage] = {
    "notification": "criteria",
    "decision": "criteria",
    "review": "report",
    "publication": "publication",
    "monitoring": "monitoring",
}


def _hit(context: Context, clause: DeadlineClause, message: str) -> Hit:
    name, dates = clause.done[0], context.review.case.dates
    path = ("dates", "other", name) if name in dates.other else ("dates", name)
    severity, stage = _severity(clause), _STAGE[clause.stage]
    return Hit(context.review.case, message, path, severity=severity, stage=stage)


def _severity(clause: DeadlineClause) -> Severity:
    if clause.soft or clause.strength is None:
        return Severity.NOTICE
    return _SEVERITY.get(clause.strength, Severity.NOTICE)


def _what(clause: DeadlineClause) -> str:
    return clause.what[:1].lower() + clause.what[1:]


RULES = (deadline_missed, deadline_passed, dates_out_of_order)
