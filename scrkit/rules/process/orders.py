"""Rule 465: days that cannot follow one another, within a record or over the review."""

from collections.abc import Iterator
from datetime import date

from scrkit.dates import spelled
from scrkit.diagnostics import Severity
from scrkit.model.kinds import Record
from scrkit.model.opening import Independent
from scrkit.model.review import Review
from scrkit.rules.engine.address import Path
from scrkit.rules.engine.rule import Context, Hit, rule
from scrkit.rules.engine.several import NAMED

# A record, the path of its day, the day, and what happens on it.
_Step = tuple[Record, Path, date | None, str]


@rule(
    code="SCR465",
    name="impossible-order",
    title="Two days stand in an order that cannot be",
    source="quality marker 8; scrkit's format: days on which something happened",
    severity=Severity.ERROR,
    stage="report",
)
def impossible_order(context: Context) -> Iterator[Hit]:
    """Something bears a day before that on which it could first happen.

    What only a review does lies after the day on which it was decided or begun: its
    terms, interviews, learning events, debriefs, briefings, plan and response. What
    ends lies after what begins it. Where more than three days lie before the same one,
    that is told once.

    Why: The record shows later what was done, and in which order. A day that cannot be
    makes all the others doubtful.

    Do: Look both days up in minutes and letters, and correct the one that is wrong.
    """
    review = context.review
    together: dict[str, list[tuple[_Step, str]]] = {}
    for step, before in _impossible(review):
        together.setdefault(before, []).append((step, before))
    for found in together.values():
        # One day that is wrong makes many impossible: it is told once.
        if len(found) > NAMED:
            (record, path, _, what), before = found[0]
            message = (
                f"{what} before {before}, and {len(found) - 1} more days lie before it"
            )
            yield Hit(record, message, path)
            continue
        for (record, path, _, what), before in found:
            yield Hit(record, f"{what} before {before}", path)
    for one in _appointed_late(review):
        yield Hit(one, "appointed only after the report was completed", ("appointed",))


def _impossible(review: Review) -> Iterator[tuple[_Step, str]]:
    """Yield the days that cannot be, and before what they lie."""
    began = _began(review)
    for step in _only_then(review) if began is not None else ():
        if step[2] is not None and began is not None and step[2] < began:
            yield step, f"{spelled(began)}, when the review was begun"
    for step, first, before in _pairs(review):
        if step[2] is not None and first is not None and step[2] < first:
            yield step, before


def _began(review: Review) -> date | None:
    """Return the first day on which there could be a review at all."""
    dates, decision = review.case.dates, review.criteria.decision
    days = [dates.decided, dates.initiated, decision.date if decision else None]
    return min((day for day in days if day is not None), default=None)


def _only_then(review: Review) -> Iterator[_Step]:
    spread = review.dissemination
    yield review.terms, ("agreed",), review.terms.agreed, "agreed"
    yield review.actions, ("agreed",), review.actions.agreed, "agreed"
    yield review.response, ("agreed",), review.response.agreed, "agreed"
    yield spread, ("publication", "date"), spread.publication.date, "decided"
    for held in review.interviews:
        for interview in held.interviews:
            yield interview, ("date",), interview.date, "held"
    for event in review.learning_events.events:
        yield event, ("date",), event.date, "held"
    for debrief in spread.debriefs:
        yield debrief, ("date",), debrief.date, "held"
    for briefing in spread.briefings:
        yield briefing, ("date",), briefing.date, "held"
    for imr in review.imrs:
        if imr.sign_off is not None:
            yield imr, ("sign_off", "date"), imr.sign_off.date, "signed off"


# A day, the day that it must not lie before, and what happened on that.
_Pair = tuple[_Step, date | None, str]


def _pairs(review: Review) -> Iterator[_Pair]:
    yield from _of_the_decision(review)
    for chronology in review.chronologies:
        step: _Step = (chronology, ("compiled",), chronology.compiled, "finished")
        yield step, chronology.started, "it was begun"
    for event in review.learning_events.events:
        yield (event, ("feedback",), event.feedback, "given"), event.date, "the event"
    for member in review.panel.members:
        step = (member, ("until",), member.until, "ended")
        yield step, member.from_date, "it began"
    for one in review.proceedings.proceedings:
        step = (one, ("concluded",), one.concluded, "concluded")
        yield step, one.opened, "it was opened"
    for delay in review.proceedings.delays:
        yield (delay, ("until",), delay.until, "put off to"), delay.reported, "reported"
    for position, day in enumerate(review.actions.reviewed):
        step = (review.actions, ("reviewed", position), day, "reviewed")
        yield step, review.actions.agreed, "the plan was agreed"


def _appointed_late(review: Review) -> Iterator[Independent]:
    """Yield who was appointed only once the report was there."""
    completed, panel = review.case.dates.report_completed, review.panel
    for one in (panel.chair, *panel.lead_reviewers):
        day = one.appointed if one is not None else None
        if one is not None and day is not None and completed and day > completed:
            yield one


def _of_the_decision(review: Review) -> Iterator[_Pair]:
    record, incident = review.criteria, review.case.dates.incident
    happened = incident.earliest if incident is not None else None
    decision, referral = record.decision, record.referral
    referred = referral.date if referral is not None else None
    step: _Step = (record, ("referral", "date"), referred, "referred")
    yield step, happened, "the incident"
    decided = decision.date if decision is not None else None
    step = (record, ("decision", "date"), decided, "decided")
    yield step, referred, "the case was referred"
    for told in record.notifications:
        of_decision = "decision" in told.what.casefold()
        first = decided if of_decision else happened
        before = "the decision" if of_decision else "the incident"
        yield (told, ("date",), told.date, "told"), first, before
    for member in review.family.members:
        step = (member, ("informed",), member.informed, "told of the review")
        yield step, happened, "the incident"


RULES = (impossible_order,)
