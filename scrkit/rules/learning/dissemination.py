"""Rules on spreading what was learnt: briefings for all agencies, debriefs for all."""

from collections.abc import Iterator
from datetime import timedelta

from scrkit.diagnostics import Severity
from scrkit.model.publishing import Debrief
from scrkit.model.reached import has_come
from scrkit.model.review import Review
from scrkit.rules.engine.address import Path
from scrkit.rules.engine.rule import Context, Hit, rule
from scrkit.rules.engine.several import NAMED, such_as
from scrkit.rules.engine.stage import blank, completed, once, passing, published

# scrkit's own measure: no guidance sets a number of days.
_AFTER = timedelta(days=60)


@rule(
    code="SCR705",
    title="What was learnt has not reached an agency",
    source="leaflet L6, L23",
    stage="publication",
    clause="disseminate",
)
def agency_not_briefed(context: Context) -> Iterator[Hit]:
    """No briefing or training in dissemination.yaml names an agency of the review.

    One whose day is still to come has reached nobody yet.

    A notice once the report is finished, a warning 60 days after it is published.

    Why: Relevant findings are spread across all agencies. The agency that is left out
    is often one that was asked for little, and would have had most to learn.

    Do: Hold a briefing, and list under `agencies` for whom it was.
    """
    review = context.review
    if not completed(context):
        return
    held = review.dissemination.briefings
    held = tuple(one for one in held if has_come(one.date, context.as_of))
    reached = {a for one in held for a in one.agencies}
    left = [a.id for a in review.case.agencies if a.id not in reached]
    if left:
        message = f"no briefing is recorded for {', '.join(left)}"
        day = context.review.case.dates.published
        late = day is not None and context.as_of > day + _AFTER
        severity = once(reached=late or passing(context, "publication"))
        yield Hit(review.dissemination, message, ("briefings",), severity=severity)


@rule(
    code="SCR706",
    title="A briefing says neither how many it reached nor what it did",
    source="leaflet L6, L23; quality marker 18",
    severity=Severity.NOTICE,
    stage="publication",
)
def briefing_without_effect(context: Context) -> Iterator[Hit]:
    """A briefing or training leaves both `reached` and `note` empty.

    Why: That a briefing was held does not say whether anybody came, or does anything
    in another way.

    Do: Say under `reached` how many it reached, and under `note` how its effect is
    known.
    """
    for briefing in context.review.dissemination.briefings:
        if blank(briefing.reached) and blank(briefing.note):
            message = "neither reach nor effect of this briefing is recorded"
            yield Hit(briefing, message, ("reached",))


@rule(
    code="SCR707",
    title="Somebody who took part in the review was not debriefed",
    source="leaflet L22",
    stage="publication",
    clause="debrief",
)
def not_debriefed(context: Context) -> Iterator[Hit]:
    """Staff were interviewed, consulted or at the learning event, but not debriefed.

    Where the debriefs of an agency list `people`, whoever took part is looked for
    there; where they list nobody, they were for all. A debrief whose day is still to
    come is none. A notice once the report is finished, a warning once it is published;
    a notice where the only debriefs of an agency came after publication.

    Why: Those involved in the review are debriefed, and not only those who were
    interviewed. They should not read its result in the newspaper.

    Do: Hold the debrief, and add the code under `people`; or record a debrief for the
    agency.
    """
    review = context.review
    if not completed(context):
        return
    severity = once(reached=published(context))
    debriefed = _debriefed(_held(context))
    undebriefed = [
        agency
        for agency in _involved(review)
        if agency not in debriefed and not _interviewed(review, agency)
    ]
    # Without any debrief, it is the list that is empty: one cause, one message.
    together = len(undebriefed) > (NAMED if debriefed else 1)
    if together:
        message = f"no debrief is recorded for the staff of {len(undebriefed)} agencies"
        message += such_as(undebriefed)
        yield Hit(review.dissemination, message, ("debriefs",), severity=severity)
    yield from _only_afterwards(context)
    for agency, people in _involved(review).items():
        listed = debriefed.get(agency)
        path: Path = ("debriefs",)
        if agency in undebriefed:
            if together:
                continue
            message = f"no debrief is recorded for the staff of {agency}"
        elif listed and people - listed:
            names = ", ".join(sorted(people - listed))
            message = f"the debriefs of {agency} do not list {names}"
            path = ("debriefs", _position(review, agency), "people")
        else:
            # Of staff who were interviewed, the missing debrief is told as SCR415.
            continue
        yield Hit(review.dissemination, message, path, severity=severity)


def _involved(review: Review) -> dict[str, set[str]]:
    """Return by agency the staff who took part in the review in any way."""
    took_part = {i.person for held in review.interviews for i in held.interviews}
    took_part |= {code for imr in review.imrs for code in imr.staff_consulted}
    took_part |= {c for event in review.learning_events.events for c in event.attended}
    found: dict[str, set[str]] = {}
    for person in review.people.people:
        if person.agency is not None and person.code in took_part:
            found.setdefault(person.agency, set()).add(person.code)
    return found


def _held(context: Context) -> tuple[Debrief, ...]:
    """Return the debriefs whose day has come."""
    all_of_them = context.review.dissemination.debriefs
    return tuple(one for one in all_of_them if has_come(one.date, context.as_of))


def _only_afterwards(context: Context) -> Iterator[Hit]:
    """Yield the agencies whose staff were debriefed, and only after publication."""
    published_on = context.review.case.dates.published
    first: dict[str, Debrief] = {}
    for one in sorted(_held(context), key=lambda debrief: debrief.date):
        # The first counts: a second one after publication is welcome.
        first.setdefault(one.agency, one)
    for one in first.values():
        if published_on is not None and one.date > published_on:
            message = f"staff of {one.agency} were debriefed only after publication"
            yield Hit(one, message, ("date",), severity=Severity.NOTICE)


def _debriefed(debriefs: tuple[Debrief, ...]) -> dict[str, set[str]]:
    """Return by agency who was debriefed; nobody in it stands for everybody."""
    found: dict[str, set[str]] = {}
    whole = set()
    for debrief in debriefs:
        found.setdefault(debrief.agency, set()).update(debrief.people)
        if not debrief.people:
            # A debrief that lists nobody was for all; one that lists some, for them.
            whole.add(debrief.agency)
    return {agency: set() if agency in whole else p for agency, p in found.items()}


def _interviewed(review: Review, agency: str) -> bool:
    return any(i.agency == agency and i.interviews for i in review.interviews)


def _position(review: Review, agency: str) -> int:
    """Return where the first debrief of an agency stands that lists people."""
    return next(
        position
        for position, debrief in enumerate(review.dissemination.debriefs)
        if debrief.agency == agency
    )
