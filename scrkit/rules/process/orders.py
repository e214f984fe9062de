"""Rule 465: days that cannot follow one another, within a record or over the review."""

from collections.abc import Iterable, Iterator
from datetime import date, timedelta
from itertools import pairwise

from scrkit.dates import spelled
from scrkit.diagnostics import Severity
from scrkit.model.kinds import Record
from scrkit.model.opening import Independent, Meeting
from scrkit.model.order import Phase
from scrkit.model.review import Review
from scrkit.rules.engine.address import Path
from scrkit.rules.engine.rule import Context, Hit, rule
from scrkit.rules.engine.several import NAMED

# Phases are told in months: one may end in the month in which the next begins.
_MONTH = timedelta(days=31)
# A record, the path of its day, the day, and what happens on it.
_Step = tuple[Record, Path, date | None, str]


@rule(
    code="SCR465",
    title="Two days stand in an order that cannot be",
    source="quality marker 8; scrkit's format: days on which something happened",
    severity=Severity.ERROR,
    stage="report",
)
def impossible_order(context: Context) -> Iterator[Hit]:
    """Something bears a day before that on which it could first happen.

    What only a review does lies after the day on which it was decided or begun: its
    terms, interviews, learning events, debriefs, briefings, plan, response and what is
    shown to the family. What is done because of the incident lies after it. What
    ends lies after what begins it. Where more than three days lie before the same one,
    that is told once. A warning where something comes after all that it was for:
    terms of reference after every account had come, a declaration, a panel member,
    every learning event or an interview after the report was completed, the Board's
    response after publication; and where the Board answered a report that was not yet
    there. A notice where phases
    of the narrative lie over one another, or the panel met before it had a chair.

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
    yield from _told_apart(review)
    yield from _told_late(review)


def _told_apart(review: Review) -> Iterator[Hit]:
    """Yield what comes too late or too soon, each with how grave that is."""
    for one in _appointed_late(review):
        yield Hit(one, "appointed only after the report was completed", ("appointed",))
    for phase, former in _overlapping(review):
        message = f"begins more than a month before {former.id} ends"
        yield Hit(phase, message, ("period",), severity=Severity.NOTICE)
    for met in _without_chair(review):
        message = "the panel met before its chair was appointed"
        yield Hit(met, message, ("date",), severity=Severity.NOTICE)
    agreed, completed = review.response.agreed, review.case.dates.report_completed
    if agreed is not None and completed is not None and agreed < completed:
        message = "agreed before the report was completed, to which it answers"
        yield Hit(review.response, message, ("agreed",), severity=Severity.WARNING)


def _without_chair(review: Review) -> Iterator[Meeting]:
    """Yield the meetings before there was a chair; one may have followed another."""
    chair = review.panel.chair
    for met in review.panel.meetings:
        # Only a notice comes of it: an earlier chair may have left no trace.
        if chair is not None and chair.appointed and met.date < chair.appointed:
            yield met


def _told_late(review: Review) -> Iterator[Hit]:
    late: dict[str, list[_Step]] = {}
    for step, after in _too_late(review):
        late.setdefault(after, []).append(step)
    for after, steps in late.items():
        more = f", and {len(steps) - 1} more days lie after it"
        once = len(steps) > NAMED
        for record, path, _, what in steps[:1] if once else steps:
            message = f"{what} only after {after}{more * once}"
            yield Hit(record, message, path, severity=Severity.WARNING)


def _impossible(review: Review) -> Iterator[tuple[_Step, str]]:
    """Yield the days that cannot be, and before what they lie."""
    # The first day on which there could be a review at all.
    dates, decision = review.case.dates, review.criteria.decision
    days = [dates.decided, dates.initiated, decision.date if decision else None]
    began = min((day for day in days if day is not None), default=None)
    for step in _only_then(review) if began is not None else ():
        if step[2] is not None and began is not None and step[2] < began:
            yield step, f"{spelled(began)}, when the review was begun"
    for step, first, before in _pairs(review):
        if step[2] is not None and first is not None and step[2] < first:
            yield step, before


def _only_then(review: Review) -> Iterator[_Step]:
    spread, findings = review.dissemination, review.findings.outcomes
    # Only what a review itself does: records were secured, and people asked, before
    # that.
    for whole in (review.terms, review.actions, review.response):
        yield _step(whole, "agreed", "agreed")
    yield _step(spread, "decided", "publication", "date")
    interviews = [one for held in review.interviews for one in held.interviews]
    events = review.learning_events.events
    for met in (*interviews, *events, *spread.debriefs, *spread.briefings):
        yield _step(met, "held", "date")
    family = review.family.members
    yield from _steps(review.imrs, "signed off", "sign_off", "date")
    yield from _steps(family, "shown the report", "saw_report")
    yield from _steps(family, "told of the publication", "told_of_publication")
    yield from _steps(findings, "confirmed", "confirmed", "date")
    yield from _steps(review.proceedings.delays, "reported", "reported")
    for position in range(len(spread.publication.gates)):
        yield _step(spread, "settled", "publication", "gates", position, "date")


def _steps(records: Iterable[Record], what: str, *path: str | int) -> Iterator[_Step]:
    return (_step(record, what, *path) for record in records)


def _step(record: Record, what: str, *path: str | int) -> _Step:
    """Return what happened on the day to which a path leads, if it leads to one."""
    held: object = record
    for key in path:
        inside = isinstance(held, tuple) and isinstance(key, int)
        held = held[key] if inside else getattr(held, str(key), None)  # type: ignore[index]
    return record, path, held if isinstance(held, date) else None, what


# A day, the day that it must not lie before, and what happened on that.
_Pair = tuple[_Step, date | None, str]


def _pairs(review: Review) -> Iterator[_Pair]:
    yield from _of_the_decision(review)
    yield from _of_the_incident(review)
    yield from _of_the_returns(review)
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
    for action in review.actions.actions:
        step = _step(action, "a difference was seen", "difference", "date")
        yield step, action.done, "the action was done"


def _overlapping(review: Review) -> Iterator[tuple[Phase, Phase]]:
    """Yield the phases of the narrative that begin well before the one before ends."""
    phases = review.timeline.phases
    for before, phase in pairwise(phases):
        starts, ends = phase.period.earliest, before.period.latest
        # Two phases may share the month in which one ends.
        if starts is not None and ends is not None and starts + _MONTH < ends:
            yield phase, before


def _of_the_incident(review: Review) -> Iterator[_Pair]:
    """Yield what is done because of the incident, and when that was."""
    incident = review.case.dates.incident
    happened = incident.earliest if incident is not None else None
    for step in _because_of_it(review):
        yield step, happened, "the incident"


def _because_of_it(review: Review) -> Iterator[_Step]:
    panel = review.panel
    independent = [one for one in (panel.chair, *panel.lead_reviewers) if one]
    contacts = [c for member in review.family.members for c in member.contacts]
    for met in (*panel.meetings, *contacts):
        yield _step(met, "held", "date")
    yield from _steps(independent, "appointed", "appointed")
    yield from _steps(independent, "declared", "declaration", "made")
    yield from _steps(review.secured.records, "secured", "secured")
    yield from _steps(review.requests.requests, "asked for", "requested")
    yield from _steps(review.chronologies, "begun", "started")
    yield from _steps(review.imrs, "declared", "author", "declared")
    yield from _steps(review.imrs, "secured", "records_secured")


def _of_the_returns(review: Review) -> Iterator[_Pair]:
    """Yield when agencies' reports were signed off, and asked for."""
    asked = {(r.agency, r.what): r.requested for r in review.requests.requests}
    for imr in review.imrs:
        step = _step(imr, "signed off", "sign_off", "date")
        yield step, asked.get((imr.agency, imr.kind)), "it was asked for"


_COMPLETED = ("dates", "report_completed")


def _too_late(review: Review) -> Iterator[tuple[_Step, str]]:
    """Yield what came only when all that it was for was over."""
    dates = review.case.dates
    # The day on which the last chronology came, None while one is out.
    asked = [r for r in review.requests.requests if r.what == "chronology"]
    days = [r.received for r in asked if r.received is not None]
    came = max(days) if days and len(days) == len(asked) else None
    terms = _step(review.terms, "agreed", "agreed")
    if came is not None and terms[2] is not None and terms[2] > came:
        yield terms, "every agency's account had come"
    # What was sent out had been accepted.
    accepted = (_step(review.case, "the Board accepted it", *_COMPLETED),)
    for limit, after, steps in (
        (dates.report_sent, "the report was sent", accepted),
        (dates.report_completed, "the report was completed", _for_report(review)),
        (dates.published, "the report was published", _for_publication(review)),
    ):
        for step in steps:
            if limit is not None and step[2] is not None and step[2] > limit:
                yield step, after


def _for_report(review: Review) -> Iterator[_Step]:
    panel = review.panel
    yield _step(review.terms, "agreed", "agreed")
    independent = [one for one in (panel.chair, *panel.lead_reviewers) if one]
    yield from _steps(independent, "declared", "declaration", "made")
    for held in review.interviews:
        yield from _steps(held.interviews, "held", "date")
    # A last event may well tell staff what the report says; the first one is for it.
    events = sorted(review.learning_events.events, key=lambda event: event.date)
    yield from _steps(events[:1], "held", "date")
    for member in panel.members:
        # Somebody may follow a colleague who left.
        sat = [m for m in panel.members if m.agency == member.agency]
        if member.role == "member" and sat == [member]:
            yield member, ("from_date",), member.from_date, "joined the panel"


def _for_publication(review: Review) -> Iterator[_Step]:
    yield _step(review.response, "agreed", "agreed")


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
        # What somebody was told of stands in words alone.
        of_decision = "decision" in told.what.casefold()
        first = decided if of_decision else happened
        before = "the decision" if of_decision else "the incident"
        yield (told, ("date",), told.date, "told"), first, before
    for member in review.family.members:
        step = (member, ("informed",), member.informed, "told of the review")
        yield step, happened, "the incident"
