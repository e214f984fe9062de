"""Rules on days: key dates in an order that cannot be, deadlines of the framework."""

from collections.abc import Iterator
from datetime import date, timedelta

from msgspec.structs import replace

from scrkit import clocks
from scrkit.dates import spelled
from scrkit.diagnostics import Severity
from scrkit.frameworks import Deadline, DeadlineClause, Framework
from scrkit.model.case import KeyDates
from scrkit.model.reached import has_come
from scrkit.model.stages import Stage
from scrkit.rules.engine.rule import Context, Hit, rule

# Each of these can only come after those before it in the row.
_ORDER = (
    ("authority_aware", "notified", "rapid_review_sent"),
    ("notified", "notification_withdrawn"),
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
    title="Something was done later than the guidance asks",
    source="leaflet L1, L24; the deadlines of the review's framework; Home Office HO-1",
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
        if late[0].done is not None:
            yield _hit(context, late, "was due by")


@rule(
    code="SCR502",
    title="A deadline of the guidance has passed, and the step is not recorded",
    source="the deadlines of the review's framework; Home Office HO-4",
    stage="report",
)
def deadline_passed(context: Context) -> Iterator[Hit]:
    """The last day for a step has passed, and review.yaml does not say it was taken.

    A warning where law or guidance says must or should, a notice otherwise. What is
    counted back from a publication that is still only planned, SCR512 tells.

    Why: Either the step is late, or it was taken and nobody wrote it down.

    Do: Record the day under `dates` in review.yaml, or take the step now.
    """
    for late in _late(context):
        if late[0].done is None and not _planned_ahead(context, late[0]):
            yield _hit(context, late, "due by")


@rule(
    code="SCR503",
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
            yield Hit(case, message, _at(case.dates, later))
    incident, aware = case.dates.incident, case.dates.authority_aware
    happened = incident.earliest if incident is not None else None
    # Apart from the others: of the incident often only a month is known.
    if happened is not None and aware is not None and aware < happened:
        message = "authority_aware lies before incident"
        yield Hit(case, message, ("dates", "authority_aware"))


def _at(dates: KeyDates, name: str) -> tuple[str, ...]:
    """Return where a day stands: those that a framework names stand under `other`."""
    return ("dates", "other", name) if name in dates.other else ("dates", name)


def _reversed(dates: KeyDates, row: tuple[str, ...]) -> Iterator[tuple[str, str]]:
    """Yield neighbours of a row, passing over days not known, that are reversed."""
    last: tuple[str, date] | None = None
    for name in row:
        day = dates.day(name)
        if day is None:
            continue
        if last is not None and day < last[1]:
            yield last[0], name
        last = name, day


def _late(context: Context) -> Iterator[tuple[Deadline, ...]]:
    """Yield the deadlines that passed, of steps that the review records."""
    # Those that set a time for the very same thing come together, the earliest first:
    # it is the one that binds.
    framework = context.framework
    if framework is None:
        return
    dates, outcome = clocks.decided_on(framework, context.review, context.as_of)
    worth = [c for c in framework.deadlines if _worth(c, dates, context.as_of)]
    known = replace(framework, deadlines=tuple(worth))
    together: dict[tuple[object, ...], list[Deadline]] = {}
    facts = context.review.criteria.facts
    for one in clocks.deadlines(
        known, dates, context.as_of, outcome=outcome, facts=facts
    ):
        # Under which decision a clause applies is not known before the decision.
        if one.late and not (one.clause.outcomes and outcome is None):
            together.setdefault(clocks.same_thing(one.clause), []).append(one)
    for group in together.values():
        yield tuple(sorted(group, key=lambda one: one.due or date.max))


def _planned_ahead(context: Context, one: Deadline) -> str:
    """Return the plan from which a deadline is counted back, "" once it has come."""
    dates = context.review.case.dates
    if one.start is None or one.start < context.as_of:
        return ""
    # Counted back from a plan: that day can still be moved.
    plans = [name for name in one.clause.starts if clocks.is_plan(name)]
    return next((n for n in plans if dates.day(n) == one.start), "")


def _worth(clause: DeadlineClause, dates: KeyDates, as_of: date) -> bool:
    """Tell whether a clause may be late, without looking up a bank holiday."""
    # Reading the holidays takes longer than all other rules together, and most reviews
    # keep their times by a wide margin: working days are at least as many days, and,
    # two weekends and Christmas thrown in, at most twice as many and a week.
    if not clause.done or clause.count is None:
        return False
    if clause.unit != "working_days":
        return True
    start = clocks.first_known(dates, clause.starts, as_of)
    done = clocks.first_known(dates, clause.done, as_of) or as_of
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


def _hit(context: Context, late: tuple[Deadline, ...], when: str) -> Hit:
    """Tell of the earliest day, as gravely as the gravest of those that passed."""
    first = late[0].clause
    message = f"{first.id}, {_what(first)}: {when} {_spelled(late[0])}"
    for other in late[1:]:
        message += f"; {other.clause.id}: by {_spelled(other)}"
    done, framework = late[0].done, context.framework
    # Before publication the day can still be moved; afterwards it is what it was.
    ahead = first.direction == "before" and context.passing == "publication"
    if ahead and done is not None and framework is not None:
        message += _allows(framework, first, done, "then")
    message += _holidays(context, late)
    severity = max(_severity(one.clause) for one in late)
    path, stage = ("dates", *_place(first.done[0])), _STAGE[first.stage]
    return Hit(context.review.case, message, path, severity=severity, stage=stage)


def _allows(framework: Framework, clause: DeadlineClause, sent: date, when: str) -> str:
    """Spell the first day that a time counted back allows for what it runs before."""
    after = replace(clause, direction="after")
    earliest = clocks.due_day(after, sent, framework.holiday_calendar)
    if earliest is None:
        return ""
    return f"; sent {when}, it allows {spelled(earliest)} at the earliest"


def _holidays(context: Context, late: tuple[Deadline, ...]) -> str:
    """Say, after a semicolon, that a day told lies beyond the known bank holidays."""
    framework = context.framework
    if framework is None:
        return ""
    notes = (
        clocks.holiday_note(
            one.clause, (one.start, one.due), framework.holiday_calendar
        )
        for one in late
    )
    return next((f"; {note}" for note in notes if note), "")


def _place(name: str) -> tuple[str, ...]:
    """Return the path below `dates` of a day of the review's own or the framework's."""
    return (name,) if name in KeyDates.__struct_fields__ else ("other", name)


def _spelled(one: Deadline) -> str:
    return spelled(one.due) if one.due is not None else ""


def _severity(clause: DeadlineClause) -> Severity:
    if clause.soft or clause.strength is None:
        return Severity.NOTICE
    return _SEVERITY.get(clause.strength, Severity.NOTICE)


def _what(clause: DeadlineClause) -> str:
    return clause.what[:1].lower() + clause.what[1:]


@rule(
    code="SCR506",
    title="A key date lies ahead and is not a plan",
    source="scrkit's format: key dates are days on which something happened",
    stage="criteria",
)
def date_ahead(context: Context) -> Iterator[Hit]:
    """A day in review.yaml on which something happened lies after the day of the check.

    Why: Deadlines count from these days. What has not happened yet starts no clock and
    stops none, and a year mistyped is seldom noticed.

    Do: Correct the day. A day that is only planned goes under `publication_planned`, or
    waits until it has come.
    """
    case, dates = context.review.case, context.review.case.dates
    names = (*KeyDates.__struct_fields__, *dates.other)
    for name in names:
        day = clocks.day_of(dates, name)
        if day is not None and day > context.as_of and not clocks.is_plan(name):
            yield Hit(case, f"{name} lies ahead", ("dates", *_place(name)))


@rule(
    code="SCR512",
    title="Publication is planned too soon for what must be sent before it",
    source="the deadlines of the review's framework",
    stage="publication",
)
def publication_too_soon(context: Context) -> Iterator[Hit]:
    """What is to be sent so long before publication can no longer be sent in time.

    Counted back from the planned day, the last day for it has passed, and it is not
    recorded as done. A notice where guidance says neither must nor should.

    Why: Those who are sent the report before the public have that time to read it, and
    to speak up.

    Do: Move the planned day, or record the day on which it was sent.
    """
    framework, case = context.framework, context.review.case
    for late in _late(context):
        plan = _planned_ahead(context, late[0])
        if framework is None or late[0].done is not None or not plan:
            continue
        first = late[0].clause
        message = f"{first.id}, {_what(first)}: was due by {_spelled(late[0])}"
        message += _allows(framework, first, context.as_of, "today")
        message += _holidays(context, late)
        severity = max(_severity(one.clause) for one in late)
        yield Hit(case, message, ("dates", *_place(plan)), severity=severity)


@rule(
    code="SCR517",
    title="A step of the review has been passed, and its day is not recorded",
    source="the clocks of the review's framework; quality marker 8",
    stage="report",
)
def step_unrecorded(context: Context) -> Iterator[Hit]:
    """The report went on its way, or the planned day has passed, and no day says so.

    The Board accepted the report before it agreed its response or its plan, sent the
    report or decided to publish it; it was published once the planned day had come.

    Why: Everything that follows the report counts from the day on which it was
    accepted, and after publication from that day. Without them nothing is late.

    Do: Record `report_completed` or `published` under `dates` in review.yaml, or move
    the planned day.
    """
    review, dates = context.review, context.review.case.dates
    spread = review.dissemination.publication
    # What a rapid review learnt is acted on before there is a report.
    plan = None if review.rapid.decision else review.actions.agreed
    after = (dates.report_sent, review.response.agreed, plan)
    decided = spread.date if spread.decision == "publish" else None
    gone = any(has_come(day, context.as_of) for day in (*after, decided))
    if dates.report_completed is None and (gone or dates.published is not None):
        message = "it is not recorded when the Board accepted the overview report"
        yield Hit(review.case, message, ("dates", "report_completed"))
    planned = dates.publication_planned
    # A plan that has passed was carried out, or was given up: either is to be noted.
    if dates.published is None and planned is not None and planned < context.as_of:
        message = "the planned day of publication has passed, and none is recorded"
        path = ("dates", "published")
        yield Hit(review.case, message, path, stage="publication")
