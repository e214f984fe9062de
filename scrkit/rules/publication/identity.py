"""Rules on identity and publication: births, published wording, gates, the decision."""

from collections.abc import Iterator

from scrkit.diagnostics import Severity
from scrkit.model.people import Person, Place
from scrkit.rules.engine.rule import Context, Hit, rule
from scrkit.rules.engine.stage import blank, publishing


@rule(
    code="SCR701",
    title="A date of birth is given to the day",
    source="leaflet L24; quality marker 14: no precise identifiers",
    severity=Severity.ERROR,
    stage="set-up",
)
def day_of_birth(context: Context) -> Iterator[Hit]:
    """The birth of a person is given more precisely than by its month.

    Why: A day of birth names a child to everybody who knows the family. A review folder
    is copied, and its history keeps what was once written.

    Do: Leave the day out: 2013-07. If the folder was shared already, tell whoever
    looks after it that the history holds a day of birth.
    """
    for person in context.review.people.people:
        if person.born is None or not person.born.known:
            continue
        # The text, not the precision: 2013-07-04~ names a day as well.
        if any(part.count("-") == 2 for part in person.born.text.split("/")):
            yield Hit(person, "the birth is given to the day", ("born",))


@rule(
    code="SCR702",
    title="Publication is planned, and somebody has no published wording",
    source="quality marker 14: written so that it can be published",
    stage="publication",
)
def no_published_wording(context: Context) -> Iterator[Hit]:
    """A person or place has no wording for the published report, which is planned.

    Why: The published report prints no codes. Without a wording the reader learns
    either too little, or more than the Board chose to say.

    Do: Choose a wording such as "the health visitor" and put it under `published`.
    """
    people = context.review.people
    if not publishing(context):
        return
    everyone: tuple[Person | Place, ...] = (*people.people, *people.places)
    for one in everyone:
        if blank(one.published):
            message = f"{one.code} has no wording for the published report"
            yield Hit(one, message, ("published",))


@rule(
    code="SCR703",
    title="Publication is decided while a gate is open",
    source="leaflet L24; quality marker 17; the publication gates of the review's "
    "framework",
    severity=Severity.ERROR,
    stage="publication",
)
def open_gate(context: Context) -> Iterator[Hit]:
    """Publication is decided, and a gate is still open, unrecorded or has no reason.

    Which gates there are, the framework says.

    Why: Each gate stands for a law, a court or a child whom the report could harm. What
    is published cannot be taken back.

    Do: Settle the gate and record its state and day, or set the decision back to
    undecided.
    """
    dissemination = context.review.dissemination
    publication = dissemination.publication
    if publication.decision != "publish":
        return
    recorded = {gate.id for gate in publication.gates}
    # Without a framework only the gates that are recorded can be judged.
    asked = context.framework.gates if context.framework is not None else ()
    missing = ", ".join(gate.id for gate in asked if gate.id not in recorded)
    # A decision without a single gate is told even where no framework names any.
    if missing or not recorded:
        message = f"publication is decided without a record of gates {missing}".rstrip()
        yield Hit(dissemination, message, ("publication", "gates"))
    for position, gate in enumerate(publication.gates):
        path = ("publication", "gates", position)
        if gate.state == "open":
            message = "publication is decided, but this gate is open"
            yield Hit(dissemination, message, (*path, "state"))
        elif gate.state == "approved_with_reason" and blank(gate.reason):
            message = "this gate is approved with a reason, which is not given"
            yield Hit(dissemination, message, (*path, "reason"))


@rule(
    code="SCR704",
    title="The report is published without a decision to publish it",
    source="leaflet L24; quality marker 17: whether, when and how is decided first",
    severity=Severity.ERROR,
    stage="publication",
)
def published_undecided(context: Context) -> Iterator[Hit]:
    """A day of publication is set, but the decision says otherwise or came later.

    Why: Whether, when and how to publish is the Chair's decision, made with its effect
    on the child and family in mind, and made first.

    Do: Record the decision under `publication` in dissemination.yaml, with its day and
    reasons; or take the day of publication out of review.yaml.
    """
    published = context.review.case.dates.published
    publication = context.review.dissemination.publication
    if published is None:
        return
    if publication.decision != "publish":
        message = "the report is published, but that is not what was decided"
        yield Hit(context.review.dissemination, message, ("publication", "decision"))
    elif publication.date is not None and publication.date > published:
        message = "the decision to publish is of a later day than the publication"
        yield Hit(context.review.dissemination, message, ("publication", "date"))
