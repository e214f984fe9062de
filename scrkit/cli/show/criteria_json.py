"""What `scr check-criteria` answers to programs; computes nothing."""

from datetime import date

from scrkit import criteria
from scrkit.cli.show import answer
from scrkit.cli.show.answer import Answer, taken
from scrkit.cli.show.criteria_text import Answer as Shown
from scrkit.frameworks import Deadline as Day


class Clause(Answer, frozen=True):
    """A clause of the criteria, and how it stands."""

    id: str
    title: str
    result: str
    presumed: bool
    citation: str


class Limb(Clause, frozen=True):
    """A limb of the criteria, with the clauses below it."""

    strength: str | None
    outcome: str | None
    judgement: bool
    clauses: tuple[Clause, ...]


class Consideration(Answer, frozen=True):
    """Something to be weighed, and what is recorded of it."""

    id: str
    title: str
    citation: str
    value: str
    sourced: bool


class Assessment(Answer, frozen=True):
    """How one question of a framework stands."""

    criterion: str
    question: str
    result: str
    strength: str | None
    meaning: str
    deciding: tuple[str, ...]
    limbs: tuple[Limb, ...]
    open: tuple[str, ...]
    strengthening: tuple[str, ...]
    presumed: tuple[str, ...]
    outcomes: tuple[str, ...]
    judgement: bool
    considerations: tuple[Consideration, ...]


class Decided(Answer, frozen=True):
    """What was decided about holding a review."""

    outcome: str
    date: date


class Deadline(Answer, frozen=True):
    """A deadline of a step that follows from the criteria."""

    id: str
    actor: str
    recipients: tuple[str, ...]
    strength: str
    soft: bool
    established: bool
    time: str
    start: date | None
    due: date | None
    days_left: int | None
    late: bool
    condition: str
    citation: str


class Step(Answer, frozen=True):
    """What is to be done next."""

    text: str
    deadline: Deadline | None


class Window(Answer, frozen=True):
    """A time that a framework tells to look back over."""

    id: str
    fact: str
    start: date | None
    end: date | None
    latest_end: date | None
    citation: str


class Criteria(Assessment, frozen=True):
    """Answer of `scr check-criteria`: the review's question, then the `others`."""

    framework: str
    as_of: date
    warnings: tuple[str, ...]
    others: tuple[Assessment, ...]
    decision: Decided | None
    next: tuple[Step, ...]
    decider: str
    statement: str
    lookbacks: tuple[Window, ...]
    not_established: tuple[str, ...]


def json_text(shown: Shown) -> str:
    """Return the whole answer, the review's own question first."""
    main, *others = map(_assessment, shown.assessments)
    framework = shown.framework
    return answer.json_text(
        taken(
            Criteria,
            main,
            framework=framework.id,
            as_of=shown.as_of,
            warnings=shown.warnings,
            others=others,
            decision=shown.decision,
            next=[
                taken(Step, one, deadline=one.deadline and _deadline(one.deadline))
                for one in shown.steps
            ],
            decider=framework.decision.decider,
            statement=framework.decision.statement,
            lookbacks=[_window(one) for one in shown.windows],
            not_established=framework.not_established,
        )
    )


def _assessment(one: criteria.Assessment) -> Assessment:
    return taken(
        Assessment,
        one,
        criterion=one.criterion.id,
        question=one.criterion.question,
        meaning=one.in_words,
        limbs=[_limb(limb) for limb in one.limbs],
        open=[fact.id for fact in one.open],
        strengthening=[fact.id for fact in one.strengthening],
        presumed=[fact.id for fact in one.presumed],
        considerations=[
            taken(Consideration, each, id=each.clause.id, title=each.clause.title)
            for each in one.considerations
        ],
    )


def _limb(one: criteria.LimbResult) -> Limb:
    clause = one.limb.clause
    return taken(
        Limb,
        one.limb,
        id=clause.id,
        title=clause.title,
        strength=clause.strength,
        outcome=clause.outcome,
        judgement=one.judgement,
        clauses=[
            taken(Clause, each, id=each.clause.id, title=each.clause.title)
            for each in one.clauses
        ],
    )


def _deadline(one: Day) -> Deadline:
    same = ("id", "actor", "recipients", "strength", "soft", "established", "time")
    return taken(Deadline, one, **{name: getattr(one.clause, name) for name in same})


def _window(one: criteria.Window) -> Window:
    return taken(Window, one, id=one.lookback.id, fact=one.lookback.fact)
