"""Where a review stands: stages, returns, what is next, what holds it up."""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import Literal

from scrkit.clocks import Due, calendar
from scrkit.dates import add_months
from scrkit.diagnostics import Diagnostic, Severity
from scrkit.edits.confirming import suspects
from scrkit.frameworks import Framework
from scrkit.model.case import Agency
from scrkit.model.gathering import Request
from scrkit.model.imr import REPORTS
from scrkit.model.reached import has_come
from scrkit.model.review import Review
from scrkit.model.stages import STAGES, Stage, upto
from scrkit.review import Loaded
from scrkit.review.milestones import Milestone, milestones
from scrkit.review.progress import state
from scrkit.review.rapid_steps import withdrawn_on
from scrkit.rules.validate import judge
from scrkit.standing.rapid import RapidStands, rapid_stands
from scrkit.timeline.merge import merge

Progress = Literal["done", "now", "open"]


@dataclass(frozen=True, slots=True)
class StageState:
    """One stage: whether it is done, since when, and what the rules find in it."""

    stage: Stage
    progress: Progress
    milestones: tuple[Milestone, ...]
    errors: int = 0
    warnings: int = 0
    notices: int = 0

    @property
    def done_on(self) -> date | None:
        """The day on which its last milestone was reached, if it was."""
        days = [one.on for one in self.milestones if one.on is not None]
        return max(days, default=None) if self.progress == "done" else None


ReturnState = Literal[
    "not asked", "asked", "overdue", "received", "sent back", "accepted", "nil return"
]


@dataclass(frozen=True, slots=True)
class Return:
    """One thing asked of an agency, how it stands and since when."""

    what: str
    state: ReturnState
    on: date | None = None
    due: date | None = None
    chased: int = 0


@dataclass(frozen=True, slots=True)
class AgencyState:
    """What an agency was asked for, and what came of it."""

    agency: Agency
    returns: tuple[Return, ...]


@dataclass(frozen=True, slots=True)
class Status:
    """Where a review stands on a day.

    `stage` is the first stage that is not done, None where all are. `holding` are the
    errors and warnings that hold that stage up, `lacking` its milestones not reached.
    `next` are the things overdue and due next, by their day.
    `files` counts the errors of shape and reference, which belong to no stage. `ended`
    is the outcome that was decided instead of a review, where one was. `suspect` are
    the findings and recommendations to be confirmed again, whatever the stage.
    `look_by` is the day by which the sub group looks at the plan next, None where there
    is none to be watched.
    `open_questions` are those about rows of returns, `undecided` the accounts
    likely of one event, of which nobody has said yet whether they are. `rapid` is where
    a rapid review stands, None for any other.
    """

    review: Review
    framework: Framework | None
    as_of: date
    stage: Stage | None
    stages: tuple[StageState, ...]
    agencies: tuple[AgencyState, ...]
    holding: tuple[Diagnostic, ...]
    lacking: tuple[Milestone, ...]
    files: int
    accepted: int
    next: tuple[Due, ...] = ()
    ended: str = ""
    suspect: tuple[str, ...] = ()
    look_by: date | None = None
    open_questions: int = 0
    undecided: int = 0
    rapid: RapidStands | None = None


def status(loaded: Loaded, as_of: date) -> Status:
    """Return where a review stands; raises ValueError without review.yaml."""
    review, framework = loaded.review, loaded.framework
    if review is None:
        raise ValueError("without review.yaml there is no status")
    checked = judge(loaded, as_of)
    ended = instead(review, framework, as_of)
    # Where no review is held none of its stages is owed, and none holds it up.
    reached = None if ended else reached_stage(review, framework, as_of)
    found = milestones(review, framework, as_of)
    counts = Counter((d.stage, d.severity) for d in checked.diagnostics)
    return Status(
        review=review,
        framework=framework,
        as_of=as_of,
        stage=reached,
        stages=tuple(_stage(s, found[s], reached, counts) for s in STAGES),
        agencies=_agencies(review, as_of, ended=bool(ended)),
        holding=_holding(loaded, reached, as_of) if reached else (),
        lacking=_lacking(found[reached]) if reached else (),
        files=counts["", Severity.ERROR],
        accepted=len(checked.accepted),
        next=due_next(review, framework, as_of, only_duties=bool(ended)),
        ended=ended,
        suspect=tuple(one.record.id for one in suspects(review)),
        look_by=None if ended else look_by(review, as_of),
        open_questions=sum(
            len(row.needed) for one in review.open_rows for row in one.rows
        ),
        # Of what is merely possible nobody need say anything.
        undecided=sum(one.grade == "likely" for one in merge(review).doubles),
        rapid=rapid_stands(review, framework, as_of),
    )


def _agencies(review: Review, as_of: date, *, ended: bool) -> tuple[AgencyState, ...]:
    """Return the agencies; where no review is held, those that were asked anything."""
    found = (_agency(review, a, as_of) for a in review.case.agencies)
    return tuple(
        one
        for one in found
        if not ended or any(r.state != "not asked" for r in one.returns)
    )


def due_next(
    review: Review, framework: Framework | None, as_of: date, *, only_duties: bool
) -> tuple[Due, ...]:
    """Return what is overdue or still to be done by a known day, by that day.

    Where no review is held, `only_duties` are left, which the guidance asks all the
    same.
    """
    items = calendar(framework, review, as_of).items
    items = tuple(o for o in items if not only_duties or o.kind == "framework")
    waiting = (one for one in items if one.open and one.state in ("open", "overdue"))
    return tuple(sorted(waiting, key=lambda one: one.due or date.max))


def look_by(review: Review, as_of: date) -> date | None:
    """Return the day by which the sub group looks at the plan next.

    That is three months after it last did, or after the plan was agreed; None before,
    and once every action is closed.
    """
    plan = review.actions
    watched = any(state(one, as_of) != "closed" for one in plan.actions)
    if plan.agreed is None or plan.agreed > as_of or not watched:
        return None
    # A meeting that is planned has looked at nothing yet.
    looked = max((d for d in plan.reviewed if d <= as_of), default=plan.agreed)
    return add_months(looked, _QUARTER)


_QUARTER = 3


def instead(review: Review, framework: Framework | None, as_of: date) -> str:
    """Return what was decided instead of a review, "" where one is held."""
    if review.is_rapid and withdrawn_on(review, as_of):
        return "the notification was withdrawn"
    decision = review.criteria.decision
    if framework is None or decision is None or decision.date > as_of:
        return ""
    if review.is_rapid:
        # What ends a whole review before it begins is what a rapid review is for.
        return ""
    held = {
        outcome
        for criterion in framework.criteria
        for outcome in (criterion.outcome, *(n.outcome for n in criterion.tree.walk()))
    }
    outcome = framework.outcome(decision.outcome)
    return outcome.title if outcome and outcome.id not in held else ""


def reached_stage(
    review: Review, framework: Framework | None, as_of: date
) -> Stage | None:
    """Return the first stage that is not done, None where all are."""
    found = milestones(review, framework, as_of)
    return next((s for s in STAGES if _lacking(found[s])), None)


def stage_told(review: Review, framework: Framework | None, as_of: date) -> str:
    """Return where a review stands in a word: a stage, or `complete` or `ended`.

    `ended` is where no review is held: decided so, or the notification was withdrawn.
    """
    if instead(review, framework, as_of):
        return "ended"
    return reached_stage(review, framework, as_of) or "complete"


@dataclass(frozen=True, slots=True)
class Gate:
    """Whether a stage may be left behind, and what holds it."""

    stage: Stage
    holding: tuple[Diagnostic, ...]
    lacking: tuple[Milestone, ...]

    @property
    def open(self) -> bool:
        """Whether nothing holds it."""
        return not self.holding and not self.lacking


def gate(loaded: Loaded, stage: Stage, as_of: date) -> Gate:
    """Judge a review as if it were about to leave `stage` behind.

    Raises ValueError without review.yaml.
    """
    if loaded.review is None:
        raise ValueError("without review.yaml there is no gate")
    found = milestones(loaded.review, loaded.framework, as_of)
    lacking = tuple(m for s in upto(stage) for m in _lacking(found[s]))
    return Gate(stage, _holding(loaded, stage, as_of), lacking)


def _holding(loaded: Loaded, stage: Stage, as_of: date) -> tuple[Diagnostic, ...]:
    """Return the errors and warnings that hold a stage: its own and all before."""
    # "" are the files themselves: a stage stands on no file that cannot be read.
    stages = ("", *upto(stage))
    return tuple(
        d
        for d in judge(loaded, as_of, passing=stage).diagnostics
        if d.severity >= Severity.WARNING and d.stage in stages
    )


def _lacking(found: tuple[Milestone, ...]) -> tuple[Milestone, ...]:
    return tuple(one for one in found if not one.reached)


Counts = Counter[tuple[str, Severity]]


def _stage(
    stage: Stage, found: tuple[Milestone, ...], reached: Stage | None, counts: Counts
) -> StageState:
    return StageState(
        stage=stage,
        progress=_progress(stage, found, reached),
        milestones=found,
        errors=counts[stage, Severity.ERROR],
        warnings=counts[stage, Severity.WARNING],
        notices=counts[stage, Severity.NOTICE],
    )


def _progress(
    stage: Stage, found: tuple[Milestone, ...], reached: Stage | None
) -> Progress:
    if stage == reached:
        return "now"
    ahead = reached is not None and stage not in upto(reached)
    # Findings bear no day: before their stage nobody can say that they are final.
    if _lacking(found) or (ahead and not all(one.on for one in found)):
        return "open"
    return "done"


def _agency(review: Review, agency: Agency, as_of: date) -> AgencyState:
    asked = [r for r in review.requests.requests if r.agency == agency.id]
    returns = [_return(r, as_of) for r in asked if r.requested <= as_of]
    told = {one.what for one in returns}
    returns += [Return(w, "not asked") for w in wanted(agency) if w not in told]
    return AgencyState(agency, tuple(returns))


def wanted(agency: Agency) -> Iterator[str]:
    """Yield what review.yaml says is asked of an agency, as the ledger names it."""
    if agency.report in ("imr", "short_report", "chronology_only"):
        yield "chronology"
    if agency.report in REPORTS:
        yield agency.report
    if agency.report == "information_only":
        yield "information"


def _return(request: Request, as_of: date) -> Return:
    def by_then(day: date | None) -> date | None:
        return day if has_come(day, as_of) else None

    accepted, again = by_then(request.accepted), by_then(request.resubmitted)
    back, came = by_then(request.returned), by_then(request.received)
    chased = sum(day <= as_of for day in request.chased)
    state: ReturnState
    on: date | None
    # In this order: each day may be recorded, and the furthest step counts.
    if accepted:
        state, on = "accepted", accepted
    elif request.nil_return:
        state, on = "nil return", came
    # What was sent back and came again is there, whatever was wrong the first time.
    elif again or (came and not back):
        state, on = "received", again or came
    elif back:
        state, on = "sent back", back
    else:
        state, on = ("overdue" if request.due < as_of else "asked"), request.requested
    return Return(request.what, state, on, request.due, chased)
