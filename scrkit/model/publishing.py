"""How what was learnt is spread and published: `dissemination.yaml`."""

from typing import Annotated, Literal

from msgspec import Meta

from scrkit.model.kinds import (
    BY_COMMAND,
    HEARD,
    AgencyRef,
    Day,
    Layout,
    Narrative,
    PersonRef,
    Record,
    about,
    unsearched,
)


class Debrief(Record, frozen=True, kw_only=True):
    """A debrief of those involved."""

    agency: Annotated[AgencyRef, about("Agency.")]
    date: Annotated[Day, about("When.", ahead="planned")]
    by: Annotated[str, about("Who held it: a role.")]
    people: Annotated[
        tuple[PersonRef, ...],
        about(
            "Who was debriefed; none: all of the agency.",
            empty="Empty, it is all of the agency.",
        ),
    ] = ()
    note: Annotated[
        Narrative, about("What was said.", empty="What was said may stay in the room.")
    ] = ""


_EITHER = "Reach or effect is enough; SCR706 asks for one."


class Briefing(Record, frozen=True, kw_only=True):
    """A briefing or training that spreads what was learnt."""

    title: Annotated[str, about("Title."), HEARD]
    date: Annotated[Day, about("When.", ahead="planned")]
    agencies: Annotated[tuple[AgencyRef, ...], about("For whom.")] = ()
    kind: Annotated[
        Literal["briefing", "training", "seven_minute_briefing", "event"],
        about("What it is.", empty="Unsaid, it is a briefing."),
    ] = "briefing"
    reached: Annotated[
        str,
        about("How many it reached, in words.", empty=_EITHER),
    ] = ""
    note: Annotated[
        Narrative,
        about("How its effect is known.", empty=_EITHER),
    ] = ""


class Gate(Record, frozen=True, kw_only=True):
    """One question to be settled before publication."""

    id: Annotated[str, about("Gate of the framework, such as G1.")]
    state: Annotated[
        Literal["clear", "approved_with_reason", "open", "not_applicable"],
        about("Whether it is settled."),
    ]
    date: Annotated[
        Day | None, about("When it was settled.", asked_if="state!=open")
    ] = None
    by: Annotated[
        str, about("Who settled it: a role.", asked_if="state=approved_with_reason")
    ] = ""
    reason: Annotated[
        Narrative,
        about("Why, if approved with a reason.", asked_if="state=approved_with_reason"),
    ] = ""


class Approval(Record, frozen=True, kw_only=True):
    """The Board's sign-off of the text that is to be published."""

    layout = Layout.BRACKETS | Layout.QUOTED

    office: Annotated[str, about("Office of who signs for the Board; not a name.")]
    date: Annotated[Day, about("When.")]
    version: Annotated[str, about("Version approved, such as 1.0.")]
    sha256: Annotated[
        str,
        about(
            "SHA-256 of what was approved; written by scr approve.", empty=BY_COMMAND
        ),
    ] = ""
    seal: Annotated[
        str,
        about(
            "What the seal lies over: printed-1, what is printed. None: of 0.1.0.",
            empty=BY_COMMAND,
        ),
    ] = ""
    # What is printed only a renderer knows; whether its words are the same, a rule too.
    texts: Annotated[
        str,
        about(
            "SHA-256 of the report's own words and findings; written by scr approve.",
            empty=BY_COMMAND,
        ),
    ] = ""


class Printed(Record, frozen=True, kw_only=True):
    """What was approved of one product, so that a later change can be placed."""

    layout = Layout.BRACKETS | Layout.QUOTED

    product: Annotated[str, about("Product, such as overview.")]
    sha256: Annotated[str, about("SHA-256 of all that it prints.")]
    passages: Annotated[
        str,
        about(
            "The beginning of the SHA-256 of each passage, in letters, in order.",
            empty=BY_COMMAND,
        ),
        unsearched("Beginnings of checksums, which hold nobody's number or name."),
    ] = ""


# What was published has been copied: a correction is a new edition beside it.
class Edition(Record, frozen=True, kw_only=True):
    """One publication, which is never edited: the next supersedes it."""

    layout = Layout.BRACKETS | Layout.QUOTED

    id: Annotated[str, Meta(pattern=r"^E[1-9][0-9]*$(?!\n)"), about("Id, such as E1.")]
    date: Annotated[Day, about("When it was made.")]
    version: Annotated[str, about("Version of the text, as it was approved.")]
    sha256: Annotated[str, about("SHA-256 of its manifest.json.")]
    supersedes: Annotated[
        str,
        Meta(pattern=r"^(E[1-9][0-9]*)?$(?!\n)"),
        about("Edition superseded.", empty="The first supersedes none."),
    ] = ""
    reason: Annotated[
        Narrative,
        about(
            "Why the earlier edition is superseded.", empty="The first supersedes none."
        ),
    ] = ""


_ONCE_DECIDED = "SCR710 asks for it once it is decided."


class Publication(Record, frozen=True, kw_only=True):
    """The decision whether, when and how to publish."""

    decision: Annotated[
        Literal["publish", "publish_later", "not_publish", "undecided"],
        about(
            "The decision.",
            empty="Unsaid, it is undecided, which is told once it matters.",
        ),
    ] = "undecided"
    by: Annotated[
        str,
        about("Who decided: a role.", empty=_ONCE_DECIDED),
    ] = ""
    date: Annotated[Day | None, about("When.", empty=_ONCE_DECIDED)] = None
    reason: Annotated[Narrative, about("Why.", empty=_ONCE_DECIDED)] = ""
    staff_told: Annotated[
        Day | None, about("When staff were told the day of publication.")
    ] = None
    gates: Annotated[tuple[Gate, ...], about("What was settled first.")] = ()
    approval: Annotated[
        Approval | None,
        about(
            "The Board's sign-off of the text; by scr approve.",
            empty="scr publish asks for it.",
        ),
    ] = None
    printed: Annotated[
        tuple[Printed, ...],
        about(
            "What the approval lies over, by product; by scr approve.", empty=BY_COMMAND
        ),
    ] = ()


class Dissemination(Record, frozen=True, kw_only=True):
    """`dissemination.yaml`: debriefs, briefings, publication."""

    debriefs: Annotated[tuple[Debrief, ...], about("Debriefs.")] = ()
    briefings: Annotated[tuple[Briefing, ...], about("Briefings and training.")] = ()
    publication: Annotated[Publication, about("The decision to publish.")] = (
        Publication()
    )
    editions: Annotated[
        tuple[Edition, ...],
        about("What was published; written by scr publish.", empty=BY_COMMAND),
    ] = ()
