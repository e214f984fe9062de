"""What a review finds and what comes of it: actions, response, publication."""

from typing import Annotated, Literal

from scrkit.model.kinds import (
    BY_COMMAND,
    HEARD,
    ActionId,
    AgencyRef,
    Day,
    EntryRef,
    FindingId,
    FindingRef,
    Layout,
    LearningRef,
    Narrative,
    QuestionRef,
    RecommendationId,
    RecommendationRef,
    Record,
    ThemeRef,
    about,
    unmentioned,
    unsearched,
)
from scrkit.model.monitoring import (
    Check,
    Closing,
    Decided,
    Measure,
    Postponement,
    Proof,
    Reading,
    Risk,
    Update,
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
    by: Annotated[
        str, about("Office of who confirmed it; not a name.", empty=BY_COMMAND)
    ] = ""
    # No narrative: it may have to name an entry that is withdrawn.
    reason: Annotated[str, about("Why it stands, in a sentence.", due_by="analysis")]
    cited: Annotated[
        tuple[Stamp, ...],
        about("What was cited then; written by scr confirm.", empty=BY_COMMAND),
    ] = ()


_Confirmed = Annotated[
    Confirmation | None,
    about("That it stands on what it cites; by scr confirm.", empty=BY_COMMAND),
]


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
        tuple[EntryRef, ...],
        about(
            "Entries that speak against it.",
            empty="The note may say that none was found; SCR603 asks for one.",
        ),
    ] = ()
    counter_note: Annotated[
        Narrative, about("How the panel weighed them, or that none was found.")
    ] = ""
    changed: Annotated[
        Narrative,
        about("What has changed already.", empty="Nothing may have changed yet."),
    ] = ""
    # Last, so that the columns of forms that are out keep their places.
    themes: Annotated[
        tuple[ThemeRef, ...],
        about("Themes, by id, such as child-voice.", empty="SCR641 asks for one."),
    ] = ()
    confirmed: _Confirmed = None


class Repeat(Record, frozen=True, kw_only=True):
    """What people decided: whether an earlier review recommended the same."""

    layout = Layout.BRACKETS | Layout.QUOTED

    review: Annotated[
        str,
        about("The earlier review, by its id, such as child-j."),
        unmentioned("An id names no person."),
    ]
    # No reference: it leads into another review.
    recommendation: Annotated[
        str,
        about("Its recommendation there, by id, such as R2 or HEALTH-R1."),
        unmentioned("An id names no person."),
    ]
    same: Annotated[
        Literal["yes", "no"], about("Whether it is the same recommendation.")
    ]
    reason: Annotated[
        Narrative,
        about(
            "What became of the earlier one, or why they differ.",
            empty="The page of all reviews shows what became of it.",
        ),
    ] = ""
    by: Annotated[str, about("Office of who decided it; not a name.")]
    date: Annotated[Day, about("When.")]


class Recommendation(Record, frozen=True, kw_only=True):
    """What the overview report recommends."""

    id: Annotated[RecommendationId, about("Id, such as R1; for life.")]
    text: Annotated[Narrative, about("What is recommended.", due_by="analysis")]
    to: Annotated[str, about("To whom: the Board, or an agency's id.")]
    findings: Annotated[tuple[FindingRef, ...], about("Findings it follows from.")] = ()
    expected: Annotated[Narrative, about("What is expected to change.")] = ""
    repeats: Annotated[
        tuple[Repeat, ...],
        about(
            "Recommendations of earlier reviews that were compared with this one.",
            empty="Only where scr board proposes one, or somebody remembers it.",
        ),
    ] = ()
    confirmed: _Confirmed = None


class Findings(Record, frozen=True, kw_only=True):
    """`overview/findings.yaml`: findings and recommendations of the overview."""

    findings: Annotated[tuple[Finding, ...], about("Findings.")] = ()
    recommendations: Annotated[
        tuple[Recommendation, ...], about("Recommendations.")
    ] = ()
    hindsight: Annotated[
        Narrative, about("By which techniques the analysis countered hindsight.")
    ] = ""

    @property
    def outcomes(self) -> tuple[Finding | Recommendation, ...]:
        """Findings, then recommendations: what a person confirms."""
        return (*self.findings, *self.recommendations)


class Action(Record, frozen=True, kw_only=True):
    """An action of the multi-agency plan."""

    id: Annotated[ActionId, about("Id, such as A1; for life.")]
    text: Annotated[Narrative, about("What is to be done.")]
    source: Annotated[
        tuple[RecommendationRef, ...],
        about(
            "Recommendations it carries out.",
            empty="SCR612 asks for one, unless it carries out what was learnt already.",
        ),
    ] = ()
    # The Board is no agency of the case, and has no id.
    agency: Annotated[
        AgencyRef | None,
        about("Agency, or nothing for the Board.", empty="Empty, it is the Board's."),
    ] = None
    owner: Annotated[str, about("Post that owns it.")]
    due: Annotated[Day, about("When it is due.", ahead="plan")]
    success: Annotated[Narrative, about("How success will be known.")]
    started: Annotated[
        Day | None,
        about(
            "When it was started.",
            empty="It may not have been started, or was done at once.",
        ),
    ] = None
    done: Annotated[
        Day | None,
        about(
            "When the owner says it was done.",
            empty="SCR610 asks for it once it is due.",
        ),
    ] = None
    # The owner says "done"; only somebody else can say that it is.
    evidenced: Annotated[
        Proof | None,
        about(
            "What somebody else saw that shows it is done.",
            empty="SCR616 asks for it three months after it was done.",
        ),
    ] = None
    difference: Annotated[
        Proof | None,
        about(
            "What shows that it made a difference to children.",
            empty="SCR617 asks for it six months after it was evidenced.",
        ),
    ] = None
    progress: Annotated[
        Narrative,
        about(
            "Progress, or the reason for delay.",
            empty="SCR610 asks for it once an action is overdue.",
        ),
    ] = ""
    # Last, so that the columns of forms that are out keep their places.
    expected: Annotated[
        Day | None,
        about(
            "When its owner expects it now, if later than it is due.",
            empty="Only where that is another day than due.",
            ahead="plan",
        ),
    ] = None
    risk: Annotated[
        Risk | None,
        about(
            "Risk that it is not done, or makes no difference.",
            empty="It may not have been weighed.",
        ),
    ] = None
    risk_note: Annotated[
        Narrative, about("What the risk is.", empty="Only where there is one.")
    ] = ""
    measure: Annotated[
        Measure | None,
        about(
            "What is counted to see the difference.",
            empty="Not every difference can be counted.",
        ),
    ] = None
    readings: Annotated[
        tuple[Reading, ...],
        about("What was counted, by month.", empty="Only where there is a measure."),
    ] = ()
    checks: Annotated[
        tuple[Check, ...],
        about(
            "Looks months later at whether the difference has lasted.",
            empty="SCR672 asks for one six months after the difference was seen.",
        ),
    ] = ()
    postponed: Annotated[
        tuple[Postponement, ...],
        about(
            "New days that were agreed; scr note minutes writes them.", empty=BY_COMMAND
        ),
    ] = ()
    decisions: Annotated[
        tuple[Decided, ...],
        about(
            "What the minutes decided of it; scr note minutes writes them.",
            empty=BY_COMMAND,
        ),
    ] = ()
    updates: Annotated[
        tuple[Update, ...],
        about(
            "What its owner said, by quarter; scr import writes it.", empty=BY_COMMAND
        ),
    ] = ()
    closed: Annotated[
        Closing | None,
        about("That it is watched no longer; scr note closed.", empty=BY_COMMAND),
    ] = None
    learning: Annotated[
        tuple[LearningRef, ...],
        about(
            "What a rapid review learnt that it carries out, such as L1.",
            empty="Only an action of a rapid review has any.",
        ),
    ] = ()


class ActionPlan(Record, frozen=True, kw_only=True):
    """`actions.yaml`: the one multi-agency action plan."""

    agreed: Annotated[Day | None, about("When the Board agreed the plan.")] = None
    agreed_with: Annotated[
        tuple[AgencyRef, ...], about("Agencies that took part in agreeing it.")
    ] = ()
    monitored_by: Annotated[
        str,
        about(
            "Who watches it; nothing: the sub group of the framework.",
            empty="Empty, it is the sub group of the framework.",
        ),
    ] = ""
    reviewed: Annotated[
        tuple[Day, ...],
        about("When they looked at it.", empty="SCR618 asks while actions are open."),
    ] = ()
    actions: Annotated[tuple[Action, ...], about("Actions.")] = ()
