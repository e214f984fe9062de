"""Whom a review hears: staff at interviews and events, and the family."""

from typing import Annotated

from scrkit.model.kinds import (
    HEARD,
    AgencyRef,
    Day,
    FileFormat,
    InterviewId,
    Narrative,
    PersonRef,
    Record,
    about,
    unheard,
)

_UNSAID = "SCR462 asks for it, where the framework does."


class Supporter(Record, frozen=True, kw_only=True):
    """Who accompanied an interviewee."""

    office: Annotated[str, about("Who: a role, such as union representative.")]
    # Nothing said is no "no": the guide promises staff that it was looked into.
    manager: Annotated[
        bool | None, about("Whether the interviewee's manager.", empty=_UNSAID)
    ] = None
    involved: Annotated[
        bool | None, about("Whether involved in the case.", empty=_UNSAID)
    ] = None
    confidentiality: Annotated[
        bool | None, about("Whether they agreed to keep confidence.", empty=_UNSAID)
    ] = None


class Interview(Record, frozen=True, kw_only=True):
    """An interview with a member of staff."""

    id: Annotated[InterviewId, about("Id with the agency's prefix: POLICE-I1.")]
    person: Annotated[PersonRef, about("Who was interviewed.")]
    date: Annotated[Day, about("When.", ahead="plan")]
    by: Annotated[
        str,
        about("Who held it: a role.", empty="Unsaid, it was the author of the report."),
    ] = "IMR author"
    # Staff speak openly because they were told first what the review is for.
    guide_given: Annotated[
        Day | None, about("When the person was given the guide for professionals.")
    ] = None
    supporter: Annotated[
        Supporter | None, about("Supporter, or nothing.", empty="Staff may come alone.")
    ] = None
    potential_witness: Annotated[
        bool | None, about("Whether a potential witness in proceedings.")
    ] = None
    # A witness who was interviewed before the police agreed can spoil a trial.
    cleared: Annotated[
        Day | None,
        about(
            "When the police agreed to the interview.",
            empty="SCR406 asks for it of a potential witness.",
        ),
    ] = None
    record_sent: Annotated[Day | None, about("When the written record was sent.")] = (
        None
    )
    # What nobody confirmed is one side's note of a talk, and no evidence.
    accuracy_confirmed: Annotated[
        Day | None, about("When the interviewee confirmed its accuracy.")
    ] = None
    corrections: Annotated[
        Narrative,
        about("Corrections asked for.", empty="Nothing may have been wrong."),
        unheard("What the interviewee asked for is theirs, and never printed."),
    ] = ""
    points: Annotated[
        tuple[Narrative, ...],
        about(
            "What was said, in points.",
            empty="The agency may keep what was said to itself.",
        ),
        unheard("What the interviewee said is theirs, and never printed."),
    ] = ()


class Interviews(Record, frozen=True, kw_only=True):
    """`interviews/<agency>.yaml`: interviews with an agency's staff."""

    format: FileFormat = "1"
    agency: Annotated[AgencyRef, about("Agency, by id; the file bears its name.")]
    interviews: Annotated[
        tuple[Interview, ...],
        about(
            "One per interview.", empty="Staff may be heard in other ways; SCR431 asks."
        ),
    ] = ()


class LearningEvent(Record, frozen=True, kw_only=True):
    """A multi-agency event with practitioners."""

    date: Annotated[Day, about("When.", ahead="plan")]
    title: Annotated[str, about("Title."), HEARD]
    led_by: Annotated[str, about("Who led it: a role.")] = ""
    guide_given: Annotated[
        Day | None, about("When the guide for professionals went to those invited.")
    ] = None
    invited: Annotated[tuple[PersonRef, ...], about("Who was invited.")] = ()
    attended: Annotated[tuple[PersonRef, ...], about("Who came.")] = ()
    declined: Annotated[
        Narrative, about("Who did not, and why.", empty="Everybody may have come.")
    ] = ""
    points: Annotated[tuple[Narrative, ...], about("Points raised.")] = ()
    feedback: Annotated[Day | None, about("When feedback went to those who came.")] = (
        None
    )
    feedback_how: Annotated[Narrative, about("How.")] = ""


class LearningEvents(Record, frozen=True, kw_only=True):
    """`learning-events.yaml`: events with practitioners."""

    events: Annotated[
        tuple[LearningEvent, ...],
        about(
            "One per event.",
            empty="A model may do without; SCR428 asks where it has one.",
        ),
    ] = ()


class Contact(Record, frozen=True, kw_only=True):
    """A contact of the review with a member of the family."""

    date: Annotated[Day, about("When.", ahead="planned")]
    by: Annotated[str, about("Who: a role.")]
    what: Annotated[Narrative, about("What for, and what came of it.")]


_TOOK_PART = "SCR436 asks for it of whoever took part."


class FamilyMember(Record, frozen=True, kw_only=True):
    """How a member of the family took part, or why not."""

    person: Annotated[PersonRef, about("Who.")]
    took_part: Annotated[bool, about("Whether they contributed.")]
    reason: Annotated[
        Narrative,
        about("If not, why not.", empty="SCR412 asks for it of whoever took no part."),
        unheard("Why somebody of the family took no part is told as they put it."),
    ] = ""
    contacts: Annotated[
        tuple[Contact, ...], about("Contacts.", asked_if="took_part")
    ] = ()
    views: Annotated[
        Narrative,
        about("Their views, in their words.", empty=_TOOK_PART),
        unheard("What the family said is theirs."),
    ] = ""
    influence: Annotated[
        Narrative,
        about("What it changed in the review.", empty=_TOOK_PART),
    ] = ""
    informed: Annotated[
        Day | None, about("When they were told that there is a review.")
    ] = None
    saw_report: Annotated[
        Day | None,
        about(
            "When they saw the report.",
            empty="SCR437 asks for it of whoever took part.",
        ),
    ] = None
    told_of_publication: Annotated[
        Day | None, about("When they were told the day of publication.")
    ] = None


class Family(Record, frozen=True, kw_only=True):
    """`family.yaml`: the family's contribution."""

    members: Annotated[tuple[FamilyMember, ...], about("One per person.")] = ()
    none_reason: Annotated[
        Narrative,
        about(
            "Why nobody of the family was asked, if so.",
            empty="Only where nobody of the family was asked.",
        ),
    ] = ""
