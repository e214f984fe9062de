"""Rules 439 to 441 and 473: a panel that meets, with its agencies and reviewers."""

from collections.abc import Iterator

from scrkit.model.hearing import Interview, LearningEvent
from scrkit.model.opening import Meeting
from scrkit.model.reached import has_come
from scrkit.rules.engine.rule import Context, Hit, rule
from scrkit.rules.engine.several import NAMED
from scrkit.rules.engine.stage import agreed, blank, completed, once

_SEVERAL = 2
_FILE = "panel.yaml"


@rule(
    code="SCR439",
    title="No meeting of the panel is recorded",
    source="leaflet L9; quality markers 7 and 8",
    stage="set-up",
)
def panel_never_met(context: Context) -> Iterator[Hit]:
    """The panel agreed the terms of reference, and none of its meetings is recorded.

    A meeting whose day is still to come is none. A notice until the overview report is
    finished, a warning from then on.

    Why: The panel oversees the review. Its meetings are where that can be seen: who was
    there, what was challenged, what was decided.

    Do: Add the meetings to panel.yaml, with the agencies present and what was decided.
    """
    panel = context.review.panel
    held = [one for one in panel.meetings if has_come(one.date, context.as_of)]
    # Terms that were agreed were agreed somewhere.
    if not held and (agreed(context) or completed(context)):
        message, missing = "no meeting of the panel is recorded", (_FILE,)
        severity, path = once(reached=completed(context)), ("meetings",)
        yield Hit(panel, message, path, severity=severity, missing_from=missing)


@rule(
    code="SCR440",
    title="An agency has a seat on the panel and was at none of its meetings",
    source="leaflet L9; quality marker 7",
    stage="report",
)
def never_present(context: Context) -> Iterator[Hit]:
    """A member's agency is among those present at none of two meetings or more.

    A notice until the overview report is finished, a warning from then on.

    Why: An agency that was not in the room when its practice was discussed will hardly
    own the findings, nor carry out what follows.

    Do: Add it to `present` if it was there. If not, ask the agency for somebody who can
    come, and take the draft to them.
    """
    panel = context.review.panel
    held = [one for one in panel.meetings if has_come(one.date, context.as_of)]
    # Without a list of who was there nobody can be missed.
    meetings = [meeting for meeting in held if meeting.present]
    if len(meetings) < _SEVERAL:
        return
    present = {agency for meeting in meetings for agency in meeting.present}
    severity = once(reached=completed(context))
    told = set[str]()
    for member in panel.members:
        agency = member.agency
        if member.role != "member" or agency is None or agency in present | told:
            continue
        # An agency may have several members: one word on it is enough.
        told.add(agency)
        message = f"{agency} was at none of the {len(meetings)} meetings"
        yield Hit(member, message, ("agency",), severity=severity)


@rule(
    code="SCR441",
    title="The review has fewer lead reviewers than its guidance or model asks for",
    source="leaflet L14; quality marker 6; the methodology's profile",
    stage="set-up",
)
def too_few_reviewers(context: Context) -> Iterator[Hit]:
    """The panel has one lead reviewer where two are asked for.

    The framework may ask for two, for the kind of review that was decided on, or the
    methodology.

    A notice while the review is set up, a warning once the terms of reference are
    agreed.

    Why: In some models two reviewers check each other's reading of what happened; with
    one, what remains is an opinion.

    Do: Appoint another and add them to panel.yaml, or say in review.yaml which model
    the review follows.
    """
    panel = context.review.panel
    given, asked = len(panel.lead_reviewers), _asked(context)
    # That there is none at all is told with what else the panel lacks.
    if 0 < given < asked:
        message = f"{given} lead reviewer, where {asked} are asked for"
        severity = once(reached=agreed(context))
        yield Hit(panel, message, ("lead_reviewers",), severity=severity)


def _asked(context: Context) -> int:
    """Return how many lead reviewers framework, decision and methodology ask for."""
    framework, methodology = context.framework, context.methodology
    role = framework.role("lead_reviewer") if framework is not None else None
    counts = [role.min if role is not None else None]
    counts.append(methodology.reviewers if methodology is not None else None)
    decision = context.review.criteria.decision
    if framework is not None and decision is not None:
        outcome = framework.outcome(decision.outcome)
        counts.append(outcome.reviewers if outcome is not None else None)
    # Whoever asks for most is heard.
    return max((int(count) for count in counts if count), default=0)


@rule(
    code="SCR473",
    title="What came of a meeting is recorded, and its day is still to come",
    source="quality marker 8; scrkit's format: days on which something happened",
    stage="set-up",
)
def not_yet_held(context: Context) -> Iterator[Hit]:
    """A meeting of the panel, a learning event or an interview lies ahead, and is told.

    Who was there or what was decided is recorded of a meeting or an event, or of an
    interview that its record was sent or confirmed. One that is only planned says none
    of that. More than three are told once.

    Why: The report says how often the panel met and who was heard. A year mistyped
    makes a day on which nothing can have happened yet.

    Do: Correct the day. Of what is only planned, leave out who was there and what came
    of it until it was held.
    """
    ahead = [one for one in _with_an_outcome(context) if one.date > context.as_of]
    message = "its day lies ahead"
    if len(ahead) > NAMED:
        # Looked at as things stood on an earlier day, or with its clock wrong.
        message += f", and so do those of {len(ahead) - 1} others"
        ahead = ahead[:1]
    for one in ahead:
        yield Hit(one, message, ("date",))


def _with_an_outcome(context: Context) -> Iterator[Meeting | LearningEvent | Interview]:
    review = context.review
    for meeting in review.panel.meetings:
        # A meeting that is only planned may well lie ahead.
        if meeting.present or not blank(meeting.decided):
            yield meeting
    for event in review.learning_events.events:
        if event.attended or event.points:
            yield event
    for heard in review.interviews:
        for one in heard.interviews:
            if one.record_sent or one.accuracy_confirmed or one.points:
                yield one
