"""Rules 446 to 450 and 460: facts, their source, the decision, who was told."""

from collections.abc import Iterator
from typing import TYPE_CHECKING

from scrkit.diagnostics import Severity
from scrkit.frameworks import Framework
from scrkit.model.opening import Decision, Notification
from scrkit.rules.engine.clauses import the_board
from scrkit.rules.engine.rule import Context, Hit, rule
from scrkit.rules.engine.several import first_of
from scrkit.rules.engine.stage import blank, decided, once
from scrkit.rules.process.holder import reached_holder
from scrkit.rules.process.unanswered import against_statuses, notified_in_doubt

if TYPE_CHECKING:
    from scrkit.criteria import Assessment

_FILE = "criteria.yaml"
# Fewer words than this can hardly say why somebody went another way.
_FEW = 10
_MUST = "statute_must"


@rule(
    code="SCR446",
    title="A fact of the criteria is answered without a source",
    source="quality marker 2; leaflet L2",
    stage="criteria",
)
def fact_without_source(context: Context) -> Iterator[Hit]:
    """A fact in criteria.yaml has an answer, and nothing says where it comes from.

    A notice until the Chair has decided, a warning from then on. So is an answer that
    the statuses recorded for a look-back do not bear out.

    Why: The decision must be defensible years later, to people who were not there.

    Do: Say under `source` who or which record says so, and of which day.
    """
    facts = context.review.criteria.facts
    # Until then somebody may still be looking for it.
    severity = once(reached=decided(context))
    for id, fact in facts.items():
        if fact.value != "unknown" and blank(fact.source):
            message, path = "answered without a source", ("facts", id)
            yield Hit(context.review.criteria, message, path, severity=severity)
    for id, said in against_statuses(context):
        message, path = f"answered with {said}", ("facts", id)
        yield Hit(context.review.criteria, message, path, severity=severity)


@rule(
    code="SCR447",
    title="The decision departs from the criteria, unreasoned or unreported",
    source="quality markers 2 and 3; leaflet L1, L2, L3; Working Together 2015 ch.4; "
    "Home Office HO-5",
    severity=Severity.ERROR,
    stage="criteria",
)
def decision_departs(context: Context) -> Iterator[Hit]:
    """The criteria are met and something else was decided, or they were undecided.

    An error until the reasons are written out, in ten words or more, and everybody whom
    the framework wants told is among the notifications of the decision. A warning
    where the criteria ask for another kind of review than was decided, where the
    framework does not apply, or where they are met and law says must; a notice
    where guidance asks for one, or a review is held that they do not ask for.

    Why: The decision is the Chair's alone, and may depart from the criteria. Then its
    reasons are what everybody will ask for.

    Do: Ask for the reasons with a form (scr request board --what decision), or correct
    the facts (--what referral).
    Tell those whom the framework names, and add them under `notifications`.
    """
    record, framework = context.review.criteria, context.framework
    decision = record.decision
    if decision is None or framework is None:
        return
    path: tuple[str, ...] = ("decision", "outcome")
    found, severity = _departure(context), Severity.ERROR
    if not found and _is_more(context):
        ended = bool(_assessed(context, framework).ended)
        message = "the criteria are not met, and a review is held all the same"
        yield Hit(record, message, path, severity=once(reached=ended))
    if found and len(decision.reasons.split()) < _FEW:
        message = f"{found}, and hardly says why"
        yield Hit(record, message, ("decision", "reasons"), severity=severity)
    elif found and (lacking := _not_reported(context, decision)):
        names = ", ".join(lacking)
        message = f"{found}, and it is not recorded that {names} were told"
        yield Hit(record, message, path, missing_from=(_FILE,))
    # A review is held all the same: less grave than none.
    elif found and _of_another_kind(context, framework, decision):
        message = "the criteria ask for another kind of review than was decided"
        yield Hit(record, message, path, severity=Severity.WARNING)
    elif found and (strength := _assessed(context, framework).strength):
        message = f"{found}, for reasons that were given and reported"
        yield Hit(record, message, path, severity=once(reached=strength == _MUST))


def departs(context: Context) -> bool:
    """Tell whether the decision is another than the criteria point to."""
    return bool(_departure(context))


def _departure(context: Context) -> str:
    """Say how the decision departs from the criteria, "" where it does not."""
    decision, framework = context.review.criteria.decision, context.framework
    if decision is None or framework is None:
        return ""
    found = _assessed(context, framework)
    if found.result == "met" and decision.outcome not in found.outcomes:
        return "the criteria are met, the decision is another"
    # What only somebody's judgement keeps open is for the decider.
    if found.result == "undecided" and found.open and not found.judgement:
        return "the criteria were undecided, and it is decided"
    return ""


def _is_more(context: Context) -> bool:
    """Tell whether a review is held that the criteria do not ask for."""
    decision, framework = context.review.criteria.decision, context.framework
    if decision is None or framework is None:
        return False
    found = _assessed(context, framework)
    return found.result == "not_met" and decision.outcome in _reviews(
        context, framework
    )


def _of_another_kind(
    context: Context, framework: Framework, decision: Decision
) -> bool:
    """Tell whether a review is held, and the criteria are met for another."""
    met = _assessed(context, framework).result == "met"
    held = _reviews(context, framework)
    # A power to hold a review is another than the duty.
    held |= {one.outcome for one in framework.criteria} - {""}
    return met and decision.outcome in held


def _reviews(context: Context, framework: Framework) -> set[str]:
    """Return the outcomes by which a review is held."""
    asked = _assessed(context, framework).criterion
    return {asked.outcome, *(limb.outcome for limb in asked.limbs)} - {""}


def _assessed(context: Context, framework: Framework) -> "Assessment":
    # Here: before anything is answered, there is nothing to work out.
    from scrkit import criteria

    review = context.review
    looked = criteria.looked_back(framework, review.criteria, review.case.dates)
    return criteria.evaluate(framework, looked.criteria.facts)


def _not_reported(context: Context, decision: Decision) -> list[str]:
    """Return whom the framework wants told of this decision and the ledger lacks."""
    framework, record = context.framework, context.review.criteria
    if framework is None:
        return []
    told = [spoken(n) for n in record.notifications if of_decision(n)]
    # In the framework's order, each role once.
    wanted = dict.fromkeys(
        role
        for clause in framework.deadlines
        if clause.stage == "decision" and "decided" in clause.starts
        if not clause.outcomes or decision.outcome in clause.outcomes
        for role in clause.recipients
    )
    lacking = [role for role in wanted if not reached(framework, role, told)]
    return [framework.title_of(role) for role in lacking]


@rule(
    code="SCR448",
    title="The Chair decided while the criteria were undecided",
    source="quality marker 2; leaflet L2",
    stage="criteria",
)
def decided_undecided(context: Context) -> Iterator[Hit]:
    """The last determination is undecided, or what is recorded leaves them undecided.

    Undecided too is which kind of review is due, where more than one still may be.

    Where no fact is open and what is left is for judgement, nothing is missing. Of a
    rapid review, whether the incident was to be notified.

    Why: A decision may be right to come before the facts are in. But then somebody has
    to look again when they are, or nobody will know on what it stood.

    Do: Answer the facts that were open, run `scr check-criteria --record`, and see
    whether the decision still holds.
    """
    record, framework = context.review.criteria, context.framework
    if record.decision is None:
        if message := notified_in_doubt(context):
            yield Hit(record, message, ("facts",))
        return
    path = ("decision", "outcome")
    # One that was recorded later shows that somebody looked again.
    last = record.determinations[-1] if record.determinations else None
    undecided = last is not None and last.result == "undecided"
    if last is not None and undecided and (last.open or not _for_judgement(context)):
        message = "decided, while the last determination is undecided"
        yield Hit(record, message, path)
        return
    # Until it is reasoned and reported it is an error, told as SCR447.
    if framework is None or any(decision_departs.check(context)):
        return
    found = _assessed(context, framework)
    if found.result == "undecided" and not found.judgement:
        names = first_of(found.open)
        message = f"decided, while the criteria are undecided for want of {names}"
        yield Hit(record, message, path)
    elif len(found.outcomes) > 1 and record.decision.outcome in found.outcomes:
        wanting = found.strengthening or found.open
        names = first_of(wanting)
        message = "decided, while it is open which kind of review is due"
        yield Hit(record, message + f", for want of {names}" * bool(names), path)


def _for_judgement(context: Context) -> bool:
    """Tell whether every fact is answered, and only considerations are left."""
    framework = context.framework
    return framework is not None and _assessed(context, framework).judgement


@rule(
    code="SCR460",
    title="A status ends before it begins",
    source="scrkit's format: statuses answer the look-back of the criteria",
    severity=Severity.ERROR,
    stage="criteria",
)
def status_reversed(context: Context) -> Iterator[Hit]:
    """A time on the register or looked after, under `statuses`, ends before it begins.

    Why: Whether a review is due, or which kind of it, may hang on whether the status
    held on a day of the look-back. From days that cannot be, nothing follows.

    Do: Look both days up in the register, and correct criteria.yaml.
    """
    recorded = context.review.criteria
    for position, one in enumerate(recorded.statuses):
        from scrkit.criteria import is_reversed

        if is_reversed(one):
            path = ("statuses", position, "until")
            yield Hit(recorded, "the status ends before it begins", path)


@rule(
    code="SCR449",
    title="How the case was referred to the Board is not recorded",
    source="quality marker 1",
    stage="criteria",
)
def no_referral(context: Context) -> Iterator[Hit]:
    """The Chair has decided, and criteria.yaml does not say who referred the case.

    Why: Who brought the case forward, when, and on which of the criteria, shows whether
    the right cases come to the Board, and in time.

    Do: Fill in `referral` in criteria.yaml: the day, by whom, on which clauses.
    """
    record = context.review.criteria
    if decided(context) and record.referral is None:
        message = "it is not recorded who referred the case, and when"
        yield Hit(record, message, ("referral",), missing_from=(_FILE,))


@rule(
    code="SCR450",
    title="The ledger does not show that everybody was told of the decision",
    source="leaflet L1; quality marker 3; the deadlines of the review's framework; "
    "Home Office HO-1",
    stage="criteria",
)
def decision_untold(context: Context) -> Iterator[Hit]:
    """A recipient of the decision, or the Board or partners, are in no notification.

    Whom to tell, the framework says. Told once review.yaml has a day under
    `decision_sent`; recipients are known by their title.

    Why: The day says that letters went out. To whom, only the ledger can show.

    Do: Note each, such as with `scr note notification decision --to Ofsted`; it stands
    under `notifications` in criteria.yaml.
    """
    review, framework = context.review, context.framework
    if review.case.dates.decision_sent is None or review.criteria.decision is None:
        return
    told = [spoken(n) for n in review.criteria.notifications if of_decision(n)]
    lacking = list(_recipients(framework, review.criteria.decision))
    lacking = [
        framework.title_of(id) if framework is not None else id
        for id in lacking
        if not reached(framework, id, told)
    ]
    holder = the_board(context)
    if not reached_holder(context, told):
        lacking.append("the Board's members" if holder == "the Board" else holder)
    if lacking:
        message = f"no notification of the decision to {', '.join(lacking)}"
        path = ("notifications",)
        yield Hit(review.criteria, message, path, missing_from=(_FILE,))


def spoken(notification: Notification) -> str:
    """Return who was told, as names are compared."""
    return " ".join(notification.to.casefold().split())


def of_decision(notification: Notification) -> bool:
    """Tell whether a line of the ledger is about the decision."""
    return "decision" in notification.what.casefold()


def _recipients(framework: Framework | None, decision: Decision) -> Iterator[str]:
    """Yield, once each, the roles that a clause of the framework wants told."""
    clauses = framework.deadlines if framework is not None else ()
    for clause in clauses:
        applies = not clause.outcomes or decision.outcome in clause.outcomes
        if applies and "decision_sent" in clause.done:
            yield from clause.recipients


def reached(framework: Framework | None, role: str, told: list[str]) -> bool:
    """Tell whether a role of the framework is among those who were told."""
    title = framework.title_of(role).casefold() if framework is not None else role
    # A ledger may say more than the title, or its beginning only.
    return any(
        to and (title in to or to in (title, role) or to in title) for to in told
    )
