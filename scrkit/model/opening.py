"""How a review is opened: criteria and decision, terms of reference, panel."""

from typing import Annotated, Literal

from msgspec import Meta

from scrkit.dates import PartialDate
from scrkit.model.kinds import (
    BY_COMMAND,
    HEARD,
    AgencyRef,
    Day,
    Layout,
    Narrative,
    QuestionId,
    Record,
    about,
    unheard,
)


class Fact(Record, frozen=True, kw_only=True):
    """One fact that the criteria turn on; unknown is never no."""

    # A text, not a boolean: "suspected" meets some criteria and fails others.
    value: Annotated[
        str,
        about(
            "The answer, such as known, suspected, yes, unknown.",
            empty="Unknown is an answer, and leaves the criteria undecided.",
        ),
    ]
    source: Annotated[Narrative, about("Where the answer comes from.")] = ""
    note: Annotated[
        Narrative,
        about(
            "What is still to be found out.", empty="Nothing may be left to find out."
        ),
    ] = ""


class Decision(Record, frozen=True, kw_only=True):
    """The Chair's decision, which is theirs alone."""

    outcome: Annotated[str, about("An outcome of the framework, such as initiate_scr.")]
    by: Annotated[str, about("Who decided: a role, not a name.")]
    date: Annotated[Day, about("When.")]
    reasons: Annotated[Narrative, about("Why.")]


class Notification(Record, frozen=True, kw_only=True):
    """Somebody told of the incident or the decision."""

    what: Annotated[str, about("What they were told: incident, decision, report.")]
    to: Annotated[str, about("Who was told.")]
    date: Annotated[Day, about("When.")]
    by: Annotated[str, about("Who told them: a role.")] = ""


class Referral(Record, frozen=True, kw_only=True):
    """How the case came to the Board's notice as a possible review."""

    date: Annotated[Day, about("When it was referred.")]
    by: Annotated[str, about("Who referred it: a role.")]
    claims: Annotated[
        tuple[str, ...], about("Clauses of the framework it was referred under.")
    ] = ()
    text: Annotated[Narrative, about("What was said, in a few sentences.")] = ""


class StatusPeriod(Record, frozen=True, kw_only=True):
    """A time in which a subject had a status, such as being looked after."""

    status: Annotated[
        str, about("The status, as the framework names it, such as looked_after.")
    ]
    # Registers often give a month only, and look-backs are counted from it.
    from_date: Annotated[PartialDate, about("Since when, as far as is known.")]
    until: Annotated[
        PartialDate | None,
        about("Until when; nothing if it lasted.", empty="Empty, the status lasted."),
    ] = None
    source: Annotated[Narrative, about("Where that is recorded.")] = ""


# Kept as it came out on the day: guidance and facts change afterwards.
Result = Literal["met", "not_met", "undecided"]


class Determination(Record, frozen=True, kw_only=True):
    """What `scr check-criteria --record` found on a day."""

    layout = Layout.BARE | Layout.WHOLE

    on: Annotated[Day, about("The day it was determined.")]
    framework: Annotated[str, about("Under which framework.")]
    result: Annotated[Result, about("The result.")]
    deciding: Annotated[
        tuple[str, ...], about("Clauses that decided.", empty=BY_COMMAND)
    ] = ()
    open: Annotated[
        tuple[str, ...], about("Facts still to be found out.", empty=BY_COMMAND)
    ] = ()


class Criteria(Record, frozen=True, kw_only=True):
    """`criteria.yaml`: the facts, the decision, who was told."""

    facts: Annotated[dict[str, Fact], about("Facts of the framework, by id.")] = {}
    summary: Annotated[Narrative, about("The incident in a few sentences.")] = ""
    referral: Annotated[
        Referral | None, about("How the case came to the Board's notice.")
    ] = None
    statuses: Annotated[
        tuple[StatusPeriod, ...],
        about(
            "Times on a register or looked after, where the criteria ask.",
            empty="Only some frameworks ask what status the subject had.",
        ),
    ] = ()
    recommended: Annotated[
        Narrative, about("What the sub group recommended, and when.")
    ] = ""
    decision: Annotated[Decision | None, about("The Chair's decision.")] = None
    notifications: Annotated[
        tuple[Notification, ...], about("Who was told what, and when.")
    ] = ()
    determinations: Annotated[
        tuple[Determination, ...],
        about("Written by scr check-criteria --record.", empty=BY_COMMAND),
    ] = ()


class Question(Record, frozen=True, kw_only=True):
    """A question that the review is to answer."""

    id: Annotated[QuestionId, about("Id, such as Q1; for life.")]
    text: Annotated[Narrative, about("The question.")]
    short: Annotated[
        str,
        about(
            "A few words, for tables and headings.",
            empty="Headings then print the question itself.",
        ),
        HEARD,
    ] = ""


_AS_NEEDED = "The terms set the days that they need; SCR409 asks for the end."


class DueDates(Record, frozen=True, kw_only=True):
    """When each return is due under the terms of reference."""

    chronologies: Annotated[
        Day | None, about("Agencies' chronologies.", empty=_AS_NEEDED, ahead="plan")
    ] = None
    reports: Annotated[
        Day | None, about("IMRs and short reports.", empty=_AS_NEEDED, ahead="plan")
    ] = None
    learning_event: Annotated[
        Day | None,
        about("Learning event.", empty="Not every review holds one.", ahead="plan"),
    ] = None
    first_draft: Annotated[
        Day | None,
        about("First draft of the overview.", empty=_AS_NEEDED, ahead="plan"),
    ] = None
    completion: Annotated[Day | None, about("The whole review.", ahead="plan")] = None


class OwnColumn(Record, frozen=True, kw_only=True):
    """A column that this case's chronologies have besides the usual ones."""

    id: Annotated[
        str,
        Meta(pattern=r"^[a-z][a-z0-9_]{0,30}$(?!\n)"),
        about("Short id, for life; entries have it under own, such as home."),
    ]
    heading: Annotated[
        str,
        Meta(min_length=1, max_length=60),
        about("Heading, in a few words, such as Home conditions."),
    ]
    asked: Annotated[Narrative, about("What agencies are asked to write in it.")]
    agency_only: Annotated[
        bool,
        about(
            "Whether it stays with the agency: shown in no chronology of all agencies.",
            empty="Unsaid, all agencies see it.",
        ),
    ] = False


class TermsOfReference(Record, frozen=True, kw_only=True):
    """`terms-of-reference.yaml`: what the review is for, and what it is not."""

    purpose: Annotated[Narrative, about("What the review is for.")] = ""
    not_for: Annotated[
        tuple[Narrative, ...],
        about("What it is not, one sentence each."),
        unheard("It says what the review is not in the very words that it avoids."),
    ] = ()
    period: Annotated[
        PartialDate | None, about("Period under review, such as 2012-04/2015-05.")
    ] = None
    period_reason: Annotated[
        Narrative,
        about(
            "Why this period.", empty="SCR444 asks for it where the period begins late."
        ),
    ] = ""
    questions: Annotated[tuple[Question, ...], about("What is to be answered.")] = ()
    agencies: Annotated[tuple[AgencyRef, ...], about("Who is involved.")] = ()
    columns: Annotated[
        tuple[OwnColumn, ...],
        about(
            "Columns that this case's chronologies have besides.",
            empty="Most cases need no columns of their own.",
        ),
    ] = ()
    due: Annotated[DueDates, about("When it is to be done.")] = DueDates()
    method: Annotated[Narrative, about("How the review works, and why so.")] = ""
    proportion: Annotated[
        Narrative, about("Why this form and scope are in proportion to the case.")
    ] = ""
    family: Annotated[Narrative, about("How the family is to take part.")] = ""
    parallel: Annotated[
        Narrative, about("Other proceedings and how they are kept apart.")
    ] = ""
    agreed: Annotated[Day | None, about("When the panel agreed them.")] = None


class Declaration(Record, frozen=True, kw_only=True):
    """A declaration of independence."""

    made: Annotated[Day, about("When it was made.")]
    text: Annotated[Narrative, about("What was declared.")]


class PanelMember(Record, frozen=True, kw_only=True):
    """A member of the panel, by office."""

    office: Annotated[str, about("Office held, such as Head of Safeguarding.")]
    agency: Annotated[
        AgencyRef | None, about("Agency, by id.", asked_if="role=member")
    ] = None
    role: Annotated[
        Literal["member", "co_opted_expert", "adviser", "board_officer"],
        about("In what capacity.", empty="Unsaid, it is a member."),
    ] = "member"
    senior: Annotated[
        bool | None,
        about(
            "Whether a senior manager of the agency.",
            empty="Unsaid, SCR464 goes by the office.",
        ),
    ] = None
    wrote_imr: Annotated[
        bool,
        about(
            "Whether they also wrote their IMR.",
            empty="Unsaid, SCR463 compares the offices.",
        ),
    ] = False
    from_date: Annotated[
        Day | None,
        about(
            "Member since.",
            empty="Most members are there from the first meeting.",
            ahead="plan",
        ),
    ] = None
    until: Annotated[
        Day | None,
        about("Member until.", empty="Most members stay to the end.", ahead="plan"),
    ] = None
    declaration: Annotated[
        Declaration | None,
        about(
            "Declaration of ties to the case, or of none.",
            empty="A member speaks for an agency; chair and reviewers are independent.",
        ),
    ] = None


class Independent(Record, frozen=True, kw_only=True):
    """The chair of the panel or a lead reviewer."""

    title: Annotated[str, about("Description that the report prints; not a name.")]
    appointed: Annotated[Day | None, about("When appointed.")] = None
    background: Annotated[Narrative, about("Experience, in a few sentences.")] = ""
    # Whoever works for an agency of the case is not independent of it.
    employed_by: Annotated[
        AgencyRef | None,
        about(
            "Agency of the case they work for, or nothing.",
            empty="Empty, they work for none; SCR413 asks them to declare it.",
        ),
    ] = None
    declaration: Annotated[
        Declaration | None, about("Declaration of independence.")
    ] = None


class Meeting(Record, frozen=True, kw_only=True):
    """A meeting of the panel."""

    date: Annotated[Day, about("When.", ahead="plan")]
    purpose: Annotated[Narrative, about("What for.")]
    present: Annotated[tuple[AgencyRef, ...], about("Agencies present.")] = ()
    apologies: Annotated[
        tuple[AgencyRef, ...],
        about("Agencies absent.", empty="Nobody may have been absent."),
    ] = ()
    decided: Annotated[Narrative, about("What was decided.")] = ""


class Panel(Record, frozen=True, kw_only=True):
    """`panel.yaml`: who oversees the review."""

    chair: Annotated[Independent | None, about("Independent chair.")] = None
    lead_reviewers: Annotated[
        tuple[Independent, ...], about("Lead reviewer or reviewers.")
    ] = ()
    members: Annotated[tuple[PanelMember, ...], about("Members by office.")] = ()
    meetings: Annotated[tuple[Meeting, ...], about("Meetings of the panel.")] = ()

    def speaks_for(self, agency: str) -> str:
        """Return the office of who sits on the panel for an agency now, or ""."""
        mine = (m for m in self.members if m.agency == agency and not m.until)
        return next((m.office for m in mine), "")

    def officer(self) -> str:
        """Return the office of who is to be asked at the board, or ""."""
        officers = (m for m in self.members if m.role == "board_officer")
        return next((m.office for m in officers), "")
