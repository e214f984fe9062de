"""Rules 429 and 474 to 476: who was there, who was heard as staff, and who was not."""

import re
from collections.abc import Iterator

from scrkit.diagnostics import Severity
from scrkit.model.hearing import LearningEvent
from scrkit.model.kinds import Record
from scrkit.model.reached import has_come
from scrkit.model.review import Review
from scrkit.patterns import later
from scrkit.rules.engine.address import Path
from scrkit.rules.engine.rule import Context, Hit, rule
from scrkit.rules.engine.several import NAMED, such_as
from scrkit.rules.engine.stage import blank
from scrkit.text.counting import number
from scrkit.text.mentions import mentions

_SEVERAL = 3
_EVENTS = "learning-events.yaml"
_MANAGES = later(r"\b(?:manager|head|director|supervisor|matron|lead)\b", re.IGNORECASE)


@rule(
    code="SCR429",
    title="A learning event lists nobody as invited, or an agency's staff were not",
    source="leaflet L15, L16; quality marker 11",
    stage="analysis",
)
def not_invited(context: Context) -> Iterator[Hit]:
    """An event has no list of those invited, or no staff of a key agency are on any.

    A warning where nobody is recorded as having come to an event that was held, or
    managers alone while others were invited.

    Only agencies of whose staff somebody is in people.yaml are looked at.

    Why: What an agency's staff did not tell is filled in by the others.

    Do: List by code who was invited and who came. If an agency's staff could not come,
    invite them to an interview or another event, and say why under `declined`.
    """
    review, invited = context.review, set[str]()
    for event in review.learning_events.events:
        if not event.invited and not event.attended:
            message = "it is not recorded who was invited"
            yield Hit(event, message, ("invited",), severity=Severity.NOTICE)
        elif not event.attended and has_come(event.date, context.as_of):
            message = "it is not recorded who came"
            yield Hit(event, message, ("attended",))
        elif _managers_alone(review, event):
            message = "front-line staff were invited, and managers alone came"
            yield Hit(event, message, ("attended",))
        invited |= {*event.invited, *event.attended}
    if not invited:
        return
    homes = {p.code: p.agency for p in review.people.people if p.kind == "professional"}
    guests = {homes[code] for code in invited if code in homes}
    known = set(homes.values())
    for agency in review.case.agencies:
        # An agency whose staff have no codes cannot have been left out by code.
        if agency.key and agency.id in known and agency.id not in guests:
            message = f"no staff of {agency.id} were invited to a learning event"
            missing, notice = (_EVENTS,), Severity.NOTICE
            yield Hit(agency, message, ("id",), severity=notice, missing_from=missing)


@rule(
    code="SCR474",
    title="A meeting of the panel is recorded in contradiction, or of one agency alone",
    source="leaflet L9; quality markers 7 and 8",
    stage="set-up",
)
def attendance_contradicts(context: Context) -> Iterator[Hit]:
    """An agency is among those present at a meeting and among those that were absent.

    A notice where one agency alone was at a meeting of a panel of three or more.

    Why: The report says who oversaw the review. One line that contradicts another
    makes the whole list doubtful, and one agency alone is no panel.

    Do: Look at the minutes, and correct `present` or `apologies` in panel.yaml.
    """
    panel = context.review.panel
    seats = {member.agency for member in panel.members if member.agency}
    for meeting in panel.meetings:
        both = sorted({*meeting.present} & {*meeting.apologies})
        if both:
            message = f"both present and absent: {', '.join(both)}"
            yield Hit(meeting, message, ("apologies",))
        # A meeting of one challenges nobody; a panel of two has hardly another kind.
        if len({*meeting.present}) == 1 and len(seats) >= _SEVERAL:
            message = "one agency alone was at this meeting"
            yield Hit(meeting, message, ("present",), severity=Severity.NOTICE)


@rule(
    code="SCR475",
    title="Somebody who is no professional, or of another agency, is heard as staff",
    source="leaflet L13, L16; quality marker 11",
    stage="gathering",
)
def not_staff(context: Context) -> Iterator[Hit]:
    """An interview, a consultation or a learning event for staff names somebody else.

    By `kind` in people.yaml they are the subject, of the family, or other. A notice
    where a professional of another agency stands among the staff whom a report heard.

    Why: What the family says belongs where the family is heard, with its own promises.
    As staff it would be counted among those whom the agency listened to.

    Do: Correct the code. Conversations with the family go into family.yaml.
    """
    people = {person.code: person for person in context.review.people.people}
    for record, path, code, agency in _heard_as_staff(context):
        person = people.get(code)
        # A code that nobody bears is told where references are checked.
        if person is None:
            continue
        if person.kind != "professional":
            message = "by people.yaml this is nobody of an agency's staff"
            yield Hit(record, message, path)
        elif agency and person.agency and person.agency != agency:
            message = f"by people.yaml this is staff of {person.agency}"
            yield Hit(record, message, path, severity=Severity.NOTICE)


def _heard_as_staff(context: Context) -> Iterator[tuple[Record, Path, str, str]]:
    """Yield who is heard as staff: the record, the field, the code and the agency."""
    review = context.review
    for held in review.interviews:
        for interview in held.interviews:
            yield interview, ("person",), interview.person, held.agency
    for imr in review.imrs:
        for position, code in enumerate(imr.staff_consulted):
            yield imr, ("staff_consulted", position), code, imr.agency
    for event in review.learning_events.events:
        for position, code in enumerate(event.attended):
            yield event, ("attended", position), code, ""


@rule(
    code="SCR476",
    title="Those who came to a learning event are not those who were invited",
    source="leaflet L15, L16; quality marker 11",
    severity=Severity.NOTICE,
    stage="analysis",
)
def guests_uncounted(context: Context) -> Iterator[Hit]:
    """Somebody came who was not invited, or did not come and nobody says why.

    Why they did not come stands under `declined`, in a sentence on all or by code.

    Why: The report says how many were invited and came. What those who stayed away
    could have told is missing from what was learnt.

    Do: Correct `invited` or `attended`, or say under `declined` who did not come, and
    why.
    """
    codes = {person.code for person in context.review.people.people}
    for event in context.review.learning_events.events:
        if not event.invited or not event.attended:
            continue
        if not has_come(event.date, context.as_of):
            continue
        more = [code for code in event.attended if code not in event.invited]
        if more:
            are = "is" if len(more) == 1 else "are"
            message = f"{number(len(more), 'guest')} who came {are} not among those "
            message += f"invited: {_names(more)}"
            yield Hit(event, message, ("attended",))
        if missing := _unaccounted(event, codes):
            message = f"of those invited it is not said why {_names(missing)} did not "
            message += "come"
            yield Hit(event, message, ("declined",))


def _names(codes: list[str]) -> str:
    if len(codes) > NAMED:
        return number(len(codes), "person", "people") + such_as(codes)
    return ", ".join(codes)


def _unaccounted(event: LearningEvent, codes: set[str]) -> list[str]:
    """Return who was invited and did not come, and of whom nothing is said."""
    missing = [code for code in event.invited if code not in event.attended]
    if blank(event.declined):
        return missing
    named = {mention.code for mention in mentions(event.declined, codes)}
    # A sentence that names nobody is on all of them.
    return [code for code in missing if code not in named] if named else []


def _managers_alone(review: Review, event: LearningEvent) -> bool:
    """Tell whether others than managers were invited, and none of them came."""
    staff = [p for p in review.people.people if p.kind == "professional"]
    managers = {p.line_manager for p in staff}
    # Not every manager is noted as one's line manager.
    managers |= {p.code for p in staff if _MANAGES.search(p.role)}
    others = {p.code for p in staff} - managers
    came = others.intersection(event.attended)
    return bool(event.attended and others.intersection(event.invited)) and not came
