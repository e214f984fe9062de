"""Rules 427 to 434 but for 429 and 432: staff interviewed, guided, told after."""

from collections import Counter
from collections.abc import Iterator

from scrkit.diagnostics import Severity
from scrkit.model.hearing import Interview, LearningEvent
from scrkit.model.review import Review
from scrkit.rules.engine.rule import Context, Hit, rule
from scrkit.rules.engine.stage import agreed, completed, imr_of, once, signed
from scrkit.text.mentions import mentions

# Named once or twice, somebody may have had no part that they could tell of.
_OFTEN = 3
_WEEKS = 28
_EVENTS = "learning-events.yaml"
_MUST = ("statute_must", "guidance_must")


@rule(
    code="SCR427",
    title="Those who came to a learning event were not told what was made of it",
    source="leaflet L15; quality marker 11",
    stage="report",
)
def no_feedback(context: Context) -> Iterator[Hit]:
    """A learning event was held, and no day of feedback to those who came is recorded.

    A notice while the review runs, a warning once the overview report is finished.

    Why: Staff gave their time and candour. Feedback shows that they were heard, and
    lets them correct what was not understood.

    Do: Tell those who were invited what was heard and what it changed; note the day
    under `feedback` and the way under `feedback_how`.
    """
    severity = once(reached=completed(context))
    for event in _held(context):
        # An event to which nobody came owes nobody a word.
        if (event.attended or event.points) and event.feedback is None:
            message = "held, but those who came have had no feedback"
            yield Hit(event, message, ("feedback",), severity=severity)


@rule(
    code="SCR428",
    title="The methodology asks for a learning event, and none is recorded",
    source="leaflet L15, L16; quality marker 11",
    stage="analysis",
    asks="learning_event",
)
def no_learning_event(context: Context) -> Iterator[Hit]:
    """No event with practitioners is recorded, and the review's model asks for one.

    A notice once the terms of reference are agreed, a warning once the overview report
    is finished.

    Why: In this model what practitioners say together stands in the place of what
    agencies write about them.

    Do: Hold it and record it in learning-events.yaml. If another way was chosen, set
    `methodology` in review.yaml to the model that the review follows.
    """
    events = context.review.learning_events
    # Of a model that is not known nothing can be asked.
    if context.methodology is None:
        return
    if not events.events and (agreed(context) or completed(context)):
        message, path = "no learning event is recorded", ("events",)
        severity, missing = once(reached=completed(context)), (_EVENTS,)
        yield Hit(events, message, path, severity=severity, missing_from=missing)


@rule(
    code="SCR430",
    title="Staff were interviewed or invited without the guide for professionals",
    source="leaflet L16, L25; quality marker 11",
    stage="gathering",
    clause="professional_guide",
)
def guide_not_given(context: Context) -> Iterator[Hit]:
    """No day is recorded on which the guide was given, or it is after the talk.

    Why: The guide says what a review is and is not, that it is not disciplinary, and
    that a supporter may come along. Whoever reads it afterwards had no choice.

    Do: Send the guide with the invitation and note the day under `guide_given`.
    """
    talks: list[Interview | LearningEvent] = [
        interview for held in context.review.interviews for interview in held.interviews
    ]
    talks += [event for event in context.review.learning_events.events if event.invited]
    for talk in talks:
        if talk.guide_given is None:
            message = "it is not recorded that the guide for professionals was given"
            yield Hit(talk, message, ("guide_given",))
        elif talk.guide_given > talk.date:
            message = "the guide for professionals was given only afterwards"
            yield Hit(talk, message, ("guide_given",))


@rule(
    code="SCR431",
    title="Somebody whom the chronologies name often was not heard",
    source="leaflet L13, L16; quality marker 11",
    severity=Severity.NOTICE,
    stage="gathering",
    asks="interviews",
)
def staff_unheard(context: Context) -> Iterator[Hit]:
    """A professional is named in three entries or more, and nobody spoke with them.

    Heard are those who were interviewed, consulted on the findings or invited to a
    learning event, and those of whom an agency's report says under `methods` how they
    were reached, or why not. Told once the agency's report is signed off.

    Why: The record says what was done. Only who did it can say why it made sense.

    Do: Speak with them. If they cannot be reached, say so in the report's `methods`.
    """
    review = context.review
    heard, named = _heard(review), _named(review)
    for person in review.people.people:
        if person.kind != "professional" or person.code in heard:
            continue
        if named[person.code] >= _OFTEN and _written_of(context, person.agency):
            message = f"named in {named[person.code]} entries, but nobody heard them"
            missing = ("interviews/", "imrs/", _EVENTS)
            yield Hit(person, message, ("code",), missing_from=missing)


@rule(
    code="SCR433",
    title="The days of an interview cannot be right, or lie far apart",
    source="leaflet L16, L18: interview, record, confirmation, report",
    severity=Severity.ERROR,
    stage="gathering",
)
def interview_days(context: Context) -> Iterator[Hit]:
    """A record was sent before the interview, or confirmed before it was sent.

    A warning where the interview was held after the agency's report was signed off. A
    notice where the record went out more than 28 days after the talk: no guidance sets
    a number of days, four weeks are scrkit's own measure.

    Why: The report says that it rests on records which those interviewed have checked,
    while they still remembered.

    Do: Correct the day that is wrong. If the interview did come after the sign-off, let
    the report be read again with it, and be signed anew. If a record was late, say in
    the report how much rests on it.
    """
    for held in context.review.interviews:
        imr = imr_of(context.review, held.agency)
        signed_on = imr.sign_off.date if imr is not None and imr.sign_off else None
        for interview in held.interviews:
            for key, message in _reversed(interview):
                yield Hit(interview, message, (key,))
            if signed_on is not None and interview.date > signed_on:
                message = "held after the agency's report was signed off"
                yield Hit(interview, message, ("date",), severity=Severity.WARNING)
            # How many days passed before the record went out, 0 while it has not.
            sent = interview.record_sent
            days = (sent - interview.date).days if sent is not None else 0
            if days > _WEEKS:
                message = f"the record was sent {days} days after the interview"
                severity = Severity.NOTICE
                yield Hit(interview, message, ("record_sent",), severity=severity)


@rule(
    code="SCR434",
    title="A learning event was held before the agencies' chronologies had come",
    source="leaflet L12, L15: accounts first, then what staff say of them",
    stage="analysis",
    asks="chronology",
)
def event_too_early(context: Context) -> Iterator[Hit]:
    """A learning event lies before the day on which a chronology was received.

    A warning where law or guidance says that the accounts must come first.

    Why: Staff are asked to look at what happened, on one page. An agency that is not on
    it yet is discussed without its account.

    Do: Hold the event once the chronologies are merged, or go back to those who came
    with what arrived afterwards.
    """
    asked = [
        request
        for request in context.review.requests.requests
        if request.what == "chronology" and not request.nil_return
    ]
    for event in _held(context):
        late = [r for r in asked if r.received is None or r.received > event.date]
        if late:
            count = len(late)
            words = "1 chronology" if count == 1 else f"{count} chronologies"
            # Whether there must be written accounts, and an event after them.
            duties = context.framework.duties if context.framework is not None else ()
            musts = {one.id for one in duties if one.strength in _MUST}
            severity = once(reached={"written_information", "learning_event"} <= musts)
            message = f"held before {words} had come"
            yield Hit(event, message, ("date",), severity=severity)


def _held(context: Context) -> Iterator[LearningEvent]:
    for event in context.review.learning_events.events:
        if event.date <= context.as_of:
            yield event


def _interviews(review: Review) -> Iterator[Interview]:
    for held in review.interviews:
        yield from held.interviews


def _heard(review: Review) -> set[str]:
    codes = {person.code for person in review.people.people}
    heard = {interview.person for interview in _interviews(review)}
    for event in review.learning_events.events:
        heard |= {*event.invited, *event.attended}
    for imr in review.imrs:
        heard |= {*imr.staff_consulted}
        # A report may say why somebody could not be reached, which is an answer too.
        heard |= {mention.code for mention in mentions(imr.methods, codes)}
    return heard


def _named(review: Review) -> Counter[str]:
    """Count in how many entries each person is named."""
    return Counter(
        code
        for chronology in review.chronologies
        for entry in chronology.entries
        for code in entry.people
    )


def _written_of(context: Context, agency: str | None) -> bool:
    """Tell whether the report of a person's agency is written, so that it is time."""
    return agency is not None and (signed(context, agency) or completed(context))


def _reversed(interview: Interview) -> Iterator[tuple[str, str]]:
    sent, confirmed = interview.record_sent, interview.accuracy_confirmed
    if sent is not None and sent < interview.date:
        yield "record_sent", "the record was sent before the interview was held"
    if sent is not None and confirmed is not None and confirmed < sent:
        yield "accuracy_confirmed", "the record was confirmed before it was sent"


@rule(
    code="SCR467",
    title="An IMR is signed off, and no interview with the agency's staff is recorded",
    source="leaflet L13, L16; quality marker 11",
    severity=Severity.NOTICE,
    stage="gathering",
    asks="interviews",
)
def no_interview(context: Context) -> Iterator[Hit]:
    """An agency's IMR is signed off, and interviews/ has nothing of its staff.

    Why: The author may interview staff and managers, so that the report shows how
    things looked to them. A file that is empty or gone shows that nobody was heard.

    Do: Record the interviews in interviews/. If staff were heard in another way, accept
    the departure with that reason.
    """
    held = {one.agency for one in context.review.interviews if one.interviews}
    for imr in context.review.imrs:
        # A short report need not rest on interviews.
        if imr.kind != "imr" or imr.agency in held:
            continue
        if signed(context, imr.agency):
            message = "no interview with staff of the agency is recorded"
            missing = (f"interviews/{imr.agency}.yaml",)
            yield Hit(imr, message, ("agency",), missing_from=missing, concerns=missing)
