"""What a review finds and what comes of it: actions, response, publication."""

from typing import Annotated, Literal

from msgspec import Meta

from scrkit.model.kinds import (
    HEARD,
    ActionId,
    AgencyRef,
    Day,
    EntryRef,
    FindingId,
    FindingRef,
    Layout,
    Narrative,
    OutcomeRef,
    PersonRef,
    QuestionRef,
    RecommendationId,
    RecommendationRef,
    Record,
    about,
    unmentioned,
    unsearched,
)


class Stamp(Record, frozen=True, kw_only=True):
    """What one entry or finding said when somebody confirmed what rests on it."""

    layout = Layout.BRACKETS | Layout.QUOTED

    # No reference: what was cited then may have been taken away since, and is told as
    # that.
    id: Annotated[
        str,
        about("Entry or finding, by id."),
        unmentioned("An id names no person."),
        unsearched("An id is given by the review itself."),
    ]
    sha256: Annotated[
        str,
        about("SHA-256 of what it said then; written by scr confirm."),
        unmentioned("A checksum names nobody."),
        unsearched("A checksum may look like a number of somebody."),
    ]


class Confirmation(Record, frozen=True, kw_only=True):
    """A person's word that a finding still stands on what it cites."""

    date: Annotated[Day, about("When.")]
    by: Annotated[str, about("Office of who confirmed it; not a name.")] = ""
    # No narrative: it may have to name an entry that is withdrawn.
    reason: Annotated[str, about("Why it stands, in a sentence.")]
    cited: Annotated[
        tuple[Stamp, ...], about("What was cited then; written by scr confirm.")
    ] = ()


class Finding(Record, frozen=True, kw_only=True):
    """What the panel found, on which evidence, and why it happened."""

    id: Annotated[FindingId, about("Id, such as F1; for life.")]
    title: Annotated[str, about("A few words."), HEARD]
    text: Annotated[Narrative, about("The finding.")]
    why: Annotated[Narrative, about("Why it happened: the underlying reasons.")]
    factor: Annotated[str, about("Contributory factor, such as supervision.")] = ""
    questions: Annotated[tuple[QuestionRef, ...], about("Questions answered.")] = ()
    evidence: Annotated[tuple[EntryRef, ...], about("Entries it stands on.")] = ()
    # Evidence against a finding is asked for by name, because nobody looks for it
    # unasked.
    counter_evidence: Annotated[
        tuple[EntryRef, ...], about("Entries that speak against it.")
    ] = ()
    counter_note: Annotated[
        Narrative, about("How the panel weighed them, or that none was found.")
    ] = ""
    changed: Annotated[Narrative, about("What has changed already.")] = ""
    confirmed: Annotated[
        Confirmation | None, about("That it stands on what it cites; by scr confirm.")
    ] = None


class Recommendation(Record, frozen=True, kw_only=True):
    """What the overview report recommends."""

    id: Annotated[RecommendationId, about("Id, such as R1; for life.")]
    text: Annotated[Narrative, about("What is recommended.")]
    to: Annotated[str, about("To whom: the Board, or an agency's id.")]
    findings: Annotated[tuple[FindingRef, ...], about("Findings it follows from.")] = ()
    expected: Annotated[Narrative, about("What is expected to change.")] = ""
    confirmed: Annotated[
        Confirmation | None, about("That it stands on what it cites; by scr confirm.")
    ] = None


class Findings(Record, frozen=True, kw_only=True):
    """`overview/findings.yaml`: findings and recommendations of the overview."""

    findings: Annotated[tuple[Finding, ...], about("Findings.")] = ()
    recommendations: Annotated[
        tuple[Recommendation, ...], about("Recommendations.")
    ] = ()
    hindsight: Annotated[
        Narrative, about("By which techniques the analysis countered hindsight.")
    ] = ""


class Proof(Record, frozen=True, kw_only=True):
    """What shows that an action is done, or that it made a difference."""

    date: Annotated[Day, about("When it was seen.")]
    by: Annotated[str, about("Who saw it: a role other than the owner.")]
    what: Annotated[Narrative, about("What was seen.")]


class Action(Record, frozen=True, kw_only=True):
    """An action of the multi-agency plan."""

    id: Annotated[ActionId, about("Id, such as A1; for life.")]
    text: Annotated[Narrative, about("What is to be done.")]
    source: Annotated[
        tuple[RecommendationRef, ...], about("Recommendations it carries out.")
    ]
    # The Board is no agency of the case, and has no id.
    agency: Annotated[AgencyRef | None, about("Agency, or nothing for the Board.")] = (
        None
    )
    owner: Annotated[str, about("Post that owns it.")]
    due: Annotated[Day, about("When it is due.")]
    success: Annotated[Narrative, about("How success will be known.")]
    started: Annotated[Day | None, about("When it was started.")] = None
    done: Annotated[Day | None, about("When the owner says it was done.")] = None
    # The owner says "done"; only somebody else can say that it is.
    evidenced: Annotated[
        Proof | None, about("What somebody else saw that shows it is done.")
    ] = None
    difference: Annotated[
        Proof | None, about("What shows that it made a difference to children.")
    ] = None
    progress: Annotated[Narrative, about("Progress, or the reason for delay.")] = ""


class ActionPlan(Record, frozen=True, kw_only=True):
    """`actions.yaml`: the one multi-agency action plan."""

    agreed: Annotated[Day | None, about("When the Board agreed the plan.")] = None
    agreed_with: Annotated[
        tuple[AgencyRef, ...], about("Agencies that took part in agreeing it.")
    ] = ()
    monitored_by: Annotated[
        str, about("Who watches it; nothing: the sub group of the framework.")
    ] = ""
    reviewed: Annotated[tuple[Day, ...], about("When they looked at it.")] = ()
    actions: Annotated[tuple[Action, ...], about("Actions.")] = ()


class Reply(Record, frozen=True, kw_only=True):
    """The reply to one finding or recommendation."""

    to: Annotated[OutcomeRef, about("Finding or recommendation, by id.")]
    accepted: Annotated[
        Literal["accepted", "accepted_in_part", "not_accepted"], about("Whether.")
    ]
    by: Annotated[str, about("Who replies: the Board, or an agency's id.")] = "Board"
    text: Annotated[Narrative, about("The reply.")]


class Response(Record, frozen=True, kw_only=True):
    """`response.yaml`: the Board's response."""

    agreed: Annotated[Day | None, about("When the Board agreed it.")] = None
    foreword: Annotated[Narrative, about("Opening words.")] = ""
    replies: Annotated[
        tuple[Reply, ...], about("One per finding or recommendation.")
    ] = ()
    monitoring: Annotated[Narrative, about("How effect will be watched.")] = ""


class Debrief(Record, frozen=True, kw_only=True):
    """A debrief of those involved."""

    agency: Annotated[AgencyRef, about("Agency.")]
    date: Annotated[Day, about("When.")]
    by: Annotated[str, about("Who held it: a role.")]
    people: Annotated[
        tuple[PersonRef, ...], about("Who was debriefed; none: all of the agency.")
    ] = ()
    note: Annotated[Narrative, about("What was said.")] = ""


class Briefing(Record, frozen=True, kw_only=True):
    """A briefing or training that spreads what was learnt."""

    title: Annotated[str, about("Title."), HEARD]
    date: Annotated[Day, about("When.")]
    agencies: Annotated[tuple[AgencyRef, ...], about("For whom.")] = ()
    kind: Annotated[
        Literal["briefing", "training", "seven_minute_briefing", "event"],
        about("What it is."),
    ] = "briefing"
    reached: Annotated[str, about("How many it reached, in words.")] = ""
    note: Annotated[Narrative, about("How its effect is known.")] = ""


class Gate(Record, frozen=True, kw_only=True):
    """One question to be settled before publication."""

    id: Annotated[str, about("Gate of the framework, such as G1.")]
    state: Annotated[
        Literal["clear", "approved_with_reason", "open", "not_applicable"],
        about("Whether it is settled."),
    ]
    date: Annotated[Day | None, about("When it was settled.")] = None
    by: Annotated[str, about("Who settled it: a role.")] = ""
    reason: Annotated[Narrative, about("Why, if approved with a reason.")] = ""


class Approval(Record, frozen=True, kw_only=True):
    """The Board's sign-off of the text that is to be published."""

    layout = Layout.BRACKETS | Layout.QUOTED

    office: Annotated[str, about("Office of who signs for the Board; not a name.")]
    date: Annotated[Day, about("When.")]
    version: Annotated[str, about("Version approved, such as 1.0.")]
    sha256: Annotated[
        str, about("SHA-256 of what was approved; written by scr approve.")
    ] = ""
    seal: Annotated[
        str,
        about("What the seal lies over: printed-1, what is printed. None: of 0.1.0."),
    ] = ""


class Printed(Record, frozen=True, kw_only=True):
    """What was approved of one product, so that a later change can be placed."""

    layout = Layout.BRACKETS | Layout.QUOTED

    product: Annotated[str, about("Product, such as overview.")]
    sha256: Annotated[str, about("SHA-256 of all that it prints.")]
    passages: Annotated[
        str,
        about("The beginning of the SHA-256 of each passage, in letters, in order."),
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
        str, Meta(pattern=r"^(E[1-9][0-9]*)?$(?!\n)"), about("Edition superseded.")
    ] = ""
    reason: Annotated[Narrative, about("Why the earlier edition is superseded.")] = ""


class Publication(Record, frozen=True, kw_only=True):
    """The decision whether, when and how to publish."""

    decision: Annotated[
        Literal["publish", "publish_later", "not_publish", "undecided"],
        about("The decision."),
    ] = "undecided"
    by: Annotated[str, about("Who decided: a role.")] = ""
    date: Annotated[Day | None, about("When.")] = None
    reason: Annotated[Narrative, about("Why.")] = ""
    staff_told: Annotated[
        Day | None, about("When staff were told the day of publication.")
    ] = None
    gates: Annotated[tuple[Gate, ...], about("What was settled first.")] = ()
    approval: Annotated[
        Approval | None, about("The Board's sign-off of the text; by scr approve.")
    ] = None
    printed: Annotated[
        tuple[Printed, ...],
        about("What the approval lies over, by product; by scr approve."),
    ] = ()


class Dissemination(Record, frozen=True, kw_only=True):
    """`dissemination.yaml`: debriefs, briefings, publication."""

    debriefs: Annotated[tuple[Debrief, ...], about("Debriefs.")] = ()
    briefings: Annotated[tuple[Briefing, ...], about("Briefings and training.")] = ()
    publication: Annotated[Publication, about("The decision to publish.")] = (
        Publication()
    )
    editions: Annotated[
        tuple[Edition, ...], about("What was published; written by scr publish.")
    ] = ()
