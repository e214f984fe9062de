"""Cut a review to what was known on the day of a report; due and planned days stay."""

from collections.abc import Iterable
from typing import TypeVar

from msgspec.structs import replace

from scrkit.model.gathering import Request
from scrkit.model.hearing import Family, Interview, Interviews, LearningEvent
from scrkit.model.kinds import Day, Record
from scrkit.model.opening import Criteria, Independent, Panel, PanelMember
from scrkit.model.order import Proceeding, Proceedings
from scrkit.model.rapid import LearningPoint, RapidReview
from scrkit.model.response import Response
from scrkit.model.review import Review

R = TypeVar("R", bound=Record)
D = TypeVar("D", Independent, PanelMember)


def known_on(review: Review, day: Day) -> Review:
    """Return the review without what came after `day`.

    A record that is dated later is left out; a later day of one that had begun is
    not known yet. Chronologies and findings carry no days of the review's own course.
    """
    response = review.response
    return replace(
        review,
        criteria=_criteria(review.criteria, day),
        rapid=_rapid(review.rapid, day),
        terms=_without_later(review.terms, day, ("agreed",)),
        panel=_panel(review.panel, day),
        requests=replace(
            review.requests,
            requests=tuple(
                _request(one, day)
                for one in review.requests.requests
                if one.requested <= day
            ),
        ),
        interviews=tuple(_interviews(one, day) for one in review.interviews),
        learning_events=replace(
            review.learning_events,
            events=tuple(
                _event(one, day) for one in _by(review.learning_events.events, day)
            ),
        ),
        family=_family(review.family, day),
        proceedings=_proceedings(review.proceedings, day),
        # All of it or nothing: no reply bears a day of its own.
        response=Response() if _later(response.agreed, day) else response,
    )


def _later(one: Day | None, day: Day) -> bool:
    return one is not None and one > day


def _by(records: Iterable[R], day: Day, key: str = "date") -> tuple[R, ...]:
    return tuple(one for one in records if not _later(getattr(one, key), day))


def _without_later(record: R, day: Day, names: tuple[str, ...]) -> R:
    later = [name for name in names if _later(getattr(record, name), day)]
    return replace(record, **dict.fromkeys(later)) if later else record


def _criteria(criteria: Criteria, day: Day) -> Criteria:
    decision = criteria.decision
    known = decision is not None and decision.date <= day
    return replace(
        criteria,
        decision=decision if known else None,
        notifications=_by(criteria.notifications, day),
        determinations=_by(criteria.determinations, day, "on"),
    )


def _rapid(rapid: RapidReview, day: Day) -> RapidReview:
    decision, reply = rapid.decision, rapid.panel_reply
    return replace(
        rapid,
        safety=tuple(_without_later(one, day, ("done",)) for one in rapid.safety),
        learning=tuple(_shared(one, day) for one in rapid.learning),
        decision=decision if decision and decision.date <= day else None,
        partners=tuple(_without_later(one, day, ("signed",)) for one in rapid.partners),
        panel_reply=reply if reply and reply.received <= day else None,
    )


def _shared(point: LearningPoint, day: Day) -> LearningPoint:
    # With whom it was shared is not known before it was.
    return replace(point, shared=None, how="") if _later(point.shared, day) else point


def _panel(panel: Panel, day: Day) -> Panel:
    return replace(
        panel,
        chair=_independent(panel.chair, day) if panel.chair else None,
        lead_reviewers=tuple(_independent(one, day) for one in panel.lead_reviewers),
        members=tuple(_declared(one, day) for one in panel.members),
        meetings=_by(panel.meetings, day),
    )


def _independent(one: Independent, day: Day) -> Independent:
    return _without_later(_declared(one, day), day, ("appointed",))


def _declared(one: D, day: Day) -> D:
    if one.declaration is not None and one.declaration.made > day:
        return replace(one, declaration=None)
    return one


def _request(request: Request, day: Day) -> Request:
    request = replace(request, chased=tuple(d for d in request.chased if d <= day))
    names = ("received", "returned", "resubmitted", "accepted")
    return _without_later(request, day, names)


def _interviews(held: Interviews, day: Day) -> Interviews:
    known = tuple(_interview(one, day) for one in _by(held.interviews, day))
    return replace(held, interviews=known)


def _interview(one: Interview, day: Day) -> Interview:
    # Corrections come with the reply that the record is accurate.
    if _later(one.accuracy_confirmed, day):
        one = replace(one, corrections="")
    return _without_later(one, day, ("record_sent", "accuracy_confirmed"))


def _event(event: LearningEvent, day: Day) -> LearningEvent:
    if _later(event.feedback, day):
        return replace(event, feedback=None, feedback_how="")
    return event


def _family(family: Family, day: Day) -> Family:
    members = (
        _without_later(
            replace(one, contacts=_by(one.contacts, day)), day, ("saw_report",)
        )
        for one in family.members
    )
    return replace(family, members=tuple(members))


def _proceedings(whole: Proceedings, day: Day) -> Proceedings:
    pauses = _by(whole.pauses, day, "from_date")
    opened = _by(whole.proceedings, day, "opened")
    return replace(
        whole,
        proceedings=tuple(_proceeding(one, day) for one in opened),
        pauses=tuple(_without_later(one, day, ("until",)) for one in pauses),
    )


def _proceeding(one: Proceeding, day: Day) -> Proceeding:
    if _later(one.concluded, day):
        # Its state is of the day on which somebody last wrote it; before its end it
        # ran.
        return replace(one, concluded=None, state="active")
    return one
