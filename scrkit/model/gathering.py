"""What agencies give: secured records, returns, chronologies, IMRs, interviews."""

from typing import Annotated, Literal

from scrkit.dates import PartialDate
from scrkit.model.entry import Entry as Entry  # noqa: PLC0414 (for all who ask here)
from scrkit.model.kinds import (
    HEARD,
    AgencyRef,
    Day,
    EntryId,
    EntryRef,
    Format,
    InterviewId,
    Layout,
    Narrative,
    PersonRef,
    QuestionRef,
    RecommendationId,
    Record,
    about,
    unheard,
)


class SecuredRecord(Record, frozen=True, kw_only=True):
    """A case file that was secured."""

    what: Annotated[str, about("Which file, in general words.")]
    agency: Annotated[AgencyRef, about("Agency that holds it.")]
    holder: Annotated[str, about("Who holds it: a role.")]
    where: Annotated[str, about("Where it is kept.")]
    secured: Annotated[Day, about("When it was secured.")]
    by: Annotated[str, about("Who secured it: a role.")]
    copy: Annotated[str, about("Copy made for staff who still need it.")] = ""
    sha256: Annotated[str, about("SHA-256 if digital.")] = ""


# "We looked and hold nothing" is an answer, and must be told from no answer.
class NilSearch(Record, frozen=True, kw_only=True):
    """An agency that looked for records and holds none."""

    agency: Annotated[AgencyRef, about("Agency that looked.")]
    searched: Annotated[Day, about("When it looked.")]
    by: Annotated[str, about("Who looked: a role.")]
    note: Annotated[Narrative, about("Where it looked.")] = ""


class SecuredRecords(Record, frozen=True, kw_only=True):
    """`secured-records.yaml`: the register of case files secured."""

    records: Annotated[tuple[SecuredRecord, ...], about("One per file.")] = ()
    nil: Annotated[
        tuple[NilSearch, ...], about("Agencies that looked and hold no file.")
    ] = ()


class Request(Record, frozen=True, kw_only=True):
    """What was asked of an agency, and what came of it."""

    layout = Layout.BRACKETS | Layout.QUOTED

    agency: Annotated[AgencyRef, about("Agency asked.")]
    what: Annotated[
        Literal["chronology", "imr", "short_report", "information", "records"],
        about("What was asked for."),
    ]
    requested: Annotated[Day, about("When it was asked for.")]
    due: Annotated[Day, about("When it was due.")]
    received: Annotated[Day | None, about("When it came.")] = None
    returned: Annotated[Day | None, about("When it was sent back as weak.")] = None
    returned_reason: Annotated[Narrative, about("Why it was sent back.")] = ""
    resubmitted: Annotated[Day | None, about("When it came again.")] = None
    accepted: Annotated[Day | None, about("When the panel accepted it.")] = None
    chased: Annotated[tuple[Day, ...], about("When it was chased.")] = ()
    nil_return: Annotated[bool, about("Whether the agency knew nothing.")] = False
    note: Annotated[Narrative, about("Reason for delay, extension agreed.")] = ""
    sha256: Annotated[
        str, about("SHA-256 of what was accepted; written by scr accept.")
    ] = ""


class Requests(Record, frozen=True, kw_only=True):
    """`requests.yaml`: the ledger of requests and returns."""

    requests: Annotated[tuple[Request, ...], about("One per request.")] = ()


class Withdrawn(Record, frozen=True, kw_only=True):
    """An entry that was withdrawn; its id is never used again."""

    layout = Layout.BRACKETS | Layout.QUOTED

    id: Annotated[EntryId, about("Id of the entry.")]
    withdrawn: Annotated[Day, about("When it was withdrawn.")]
    reason: Annotated[Narrative, about("Why.")]


class NoContact(Record, frozen=True, kw_only=True):
    """A span in which an agency had no contact, as it says itself; or the bare span."""

    bare = "span"

    span: Annotated[PartialDate, about("When: 2014-11/2015-07, 2014.")]
    source: Annotated[str, about("Which record it is taken from.")] = ""
    words: Annotated[
        Narrative,
        about("The agency's own words, in a block after |-."),
        unheard("An agency's words are quoted as they were sent."),
    ] = ""


class Chronology(Record, frozen=True, kw_only=True):
    """`chronologies/<agency>.yaml`: an agency's chronology of its contact."""

    format: Annotated[Format, about("Format of the file: 1.")] = "1"
    agency: Annotated[AgencyRef, about("Agency, by id; the file bears its name.")]
    author: Annotated[str, about("Who compiled it: a role.")] = ""
    started: Annotated[Day | None, about("When the work was begun.")] = None
    compiled: Annotated[Day | None, about("When it was finished.")] = None
    # What an agency says of itself breaks no silence, but explains it.
    no_contact: Annotated[
        tuple[NoContact, ...],
        about("Spans in which there was no contact at all: 2014, or a record each."),
    ] = ()
    entries: Annotated[tuple[Entry, ...], about("What happened, an entry each.")] = ()
    withdrawn: Annotated[
        tuple[Withdrawn, ...], about("Entries taken back; their ids stay used.")
    ] = ()


class OpenRow(Record, frozen=True, kw_only=True):
    """A row of a return that could not be taken in yet."""

    at: Annotated[str, about("Where it stands in the agency's file.")]
    # The field comes first, so that the answer can be matched to its cell.
    needed: Annotated[tuple[str, ...], about("What has to be answered, field first.")]
    row: Annotated[
        dict[str, str], about("The row as it was read, by field; put it right here.")
    ]
    sent: Annotated[str, about("Mark of the row as it came; leave it as it is.")] = ""


class OpenRows(Record, frozen=True, kw_only=True):
    """`chronologies/<agency>.questions.yaml`: rows of a return that are still open."""

    format: Annotated[Format, about("Format of the file: 1.")] = "1"
    agency: Annotated[AgencyRef, about("Agency, by id; the file bears its name.")]
    read: Annotated[Day, about("When the return was read.")]
    sha256: Annotated[str, about("SHA-256 of the agency's file.")] = ""
    rows: Annotated[tuple[OpenRow, ...], about("One per row.")] = ()
    # A row that is missing above was taken out, which is an answer too.
    asked: Annotated[
        tuple[str, ...], about("Marks of all these rows; leave them as they are.")
    ] = ()


class Author(Record, frozen=True, kw_only=True):
    """Who wrote an IMR or short report, and how independent they are."""

    office: Annotated[str, about("Office held; not a name.")]
    involved: Annotated[bool, about("Directly concerned with the child or family.")]
    line_manager_of_involved: Annotated[
        bool, about("Immediate line manager of somebody who was.")
    ]
    declared: Annotated[Day | None, about("When that was declared.")] = None
    person: Annotated[PersonRef | None, about("Code, if in people.yaml.")] = None


class Analysis(Record, frozen=True, kw_only=True):
    """An agency's own analysis of one question."""

    question: Annotated[QuestionRef, about("The question.")]
    text: Annotated[Narrative, about("The analysis.")]
    evidence: Annotated[tuple[EntryRef, ...], about("Entries it stands on.")] = ()


class OwnRecommendation(Record, frozen=True, kw_only=True):
    """An agency's recommendation for itself."""

    id: Annotated[RecommendationId, about("Id with the agency's prefix: HEALTH-R1.")]
    text: Annotated[Narrative, about("What is recommended.")]
    rationale: Annotated[Narrative, about("What it follows from.")] = ""
    evidence: Annotated[tuple[EntryRef, ...], about("Entries it stands on.")] = ()


class SignOff(Record, frozen=True, kw_only=True):
    """A senior officer's signature under a return."""

    layout = Layout.QUOTED

    office: Annotated[str, about("Office held; not a name.")]
    date: Annotated[Day, about("When.")]
    version: Annotated[str, about("Version signed, such as 1.0.")]
    sha256: Annotated[
        str, about("SHA-256 of what was signed; written by scr sign.")
    ] = ""


class Imr(Record, frozen=True, kw_only=True):
    """`imrs/<agency>.yaml`: an Individual Management Report or short report."""

    format: Annotated[Format, about("Format of the file: 1.")] = "1"
    agency: Annotated[AgencyRef, about("Agency, by id; the file bears its name.")]
    kind: Annotated[Literal["imr", "short_report"], about("Which of the two.")]
    author: Annotated[Author, about("Author and independence.")]
    records_secured: Annotated[Day | None, about("When its records were secured.")] = (
        None
    )
    methods: Annotated[Narrative, about("How it was done, documents seen.")] = ""
    context: Annotated[Narrative, about("Workload, staffing, supervision.")] = ""
    involvement: Annotated[Narrative, about("Involvement in summary.")] = ""
    staff_consulted: Annotated[
        tuple[PersonRef, ...], about("Front-line staff consulted on the findings.")
    ] = ()
    staff_view: Annotated[
        Narrative,
        about("What they said of the findings."),
        unheard("What staff said is theirs."),
    ] = ""
    analysis: Annotated[tuple[Analysis, ...], about("Analysis per question.")] = ()
    good_practice: Annotated[
        tuple[Narrative, ...], about("Good practice, one paragraph each.")
    ] = ()
    findings: Annotated[
        tuple[Narrative, ...], about("What the agency learnt, one paragraph each.")
    ] = ()
    changed: Annotated[Narrative, about("What has changed already.")] = ""
    recommendations: Annotated[
        tuple[OwnRecommendation, ...], about("Recommendations for itself.")
    ] = ()
    sign_off: Annotated[SignOff | None, about("Senior officer's sign-off.")] = None


class Supporter(Record, frozen=True, kw_only=True):
    """Who accompanied an interviewee."""

    office: Annotated[str, about("Who: a role, such as union representative.")]
    manager: Annotated[bool, about("Whether the interviewee's manager.")] = False
    involved: Annotated[bool, about("Whether involved in the case.")] = False
    confidentiality: Annotated[
        bool, about("Whether they agreed to keep confidence.")
    ] = True


class Interview(Record, frozen=True, kw_only=True):
    """An interview with a member of staff."""

    id: Annotated[InterviewId, about("Id with the agency's prefix: POLICE-I1.")]
    person: Annotated[PersonRef, about("Who was interviewed.")]
    date: Annotated[Day, about("When.")]
    by: Annotated[str, about("Who held it: a role.")] = "IMR author"
    # Staff speak openly because they were told first what the review is for.
    guide_given: Annotated[
        Day | None, about("When the person was given the guide for professionals.")
    ] = None
    supporter: Annotated[Supporter | None, about("Supporter, or nothing.")] = None
    potential_witness: Annotated[
        bool, about("Whether a potential witness in proceedings.")
    ] = False
    # A witness who was interviewed before the police agreed can spoil a trial.
    cleared: Annotated[
        Day | None, about("When the police agreed to the interview.")
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
        about("Corrections asked for."),
        unheard("What the interviewee asked for is theirs, and never printed."),
    ] = ""
    points: Annotated[
        tuple[Narrative, ...],
        about("What was said, in points."),
        unheard("What the interviewee said is theirs, and never printed."),
    ] = ()


class Interviews(Record, frozen=True, kw_only=True):
    """`interviews/<agency>.yaml`: interviews with an agency's staff."""

    format: Annotated[Format, about("Format of the file: 1.")] = "1"
    agency: Annotated[AgencyRef, about("Agency, by id; the file bears its name.")]
    interviews: Annotated[tuple[Interview, ...], about("One per interview.")] = ()


class LearningEvent(Record, frozen=True, kw_only=True):
    """A multi-agency event with practitioners."""

    date: Annotated[Day, about("When.")]
    title: Annotated[str, about("Title."), HEARD]
    led_by: Annotated[str, about("Who led it: a role.")] = ""
    guide_given: Annotated[
        Day | None, about("When the guide for professionals went to those invited.")
    ] = None
    invited: Annotated[tuple[PersonRef, ...], about("Who was invited.")] = ()
    attended: Annotated[tuple[PersonRef, ...], about("Who came.")] = ()
    declined: Annotated[Narrative, about("Who did not, and why.")] = ""
    points: Annotated[tuple[Narrative, ...], about("Points raised.")] = ()
    feedback: Annotated[Day | None, about("When feedback went to those who came.")] = (
        None
    )
    feedback_how: Annotated[Narrative, about("How.")] = ""


class LearningEvents(Record, frozen=True, kw_only=True):
    """`learning-events.yaml`: events with practitioners."""

    events: Annotated[tuple[LearningEvent, ...], about("One per event.")] = ()


class Contact(Record, frozen=True, kw_only=True):
    """A contact of the review with a member of the family."""

    date: Annotated[Day, about("When.")]
    by: Annotated[str, about("Who: a role.")]
    what: Annotated[Narrative, about("What for, and what came of it.")]


class FamilyMember(Record, frozen=True, kw_only=True):
    """How a member of the family took part, or why not."""

    person: Annotated[PersonRef, about("Who.")]
    took_part: Annotated[bool, about("Whether they contributed.")]
    reason: Annotated[
        Narrative,
        about("If not, why not."),
        unheard("Why somebody of the family took no part is told as they put it."),
    ] = ""
    contacts: Annotated[tuple[Contact, ...], about("Contacts.")] = ()
    views: Annotated[
        Narrative,
        about("Their views, in their words."),
        unheard("What the family said is theirs."),
    ] = ""
    influence: Annotated[Narrative, about("What it changed in the review.")] = ""
    informed: Annotated[
        Day | None, about("When they were told that there is a review.")
    ] = None
    saw_report: Annotated[Day | None, about("When they saw the report.")] = None
    told_of_publication: Annotated[
        Day | None, about("When they were told the day of publication.")
    ] = None


class Family(Record, frozen=True, kw_only=True):
    """`family.yaml`: the family's contribution."""

    members: Annotated[tuple[FamilyMember, ...], about("One per person.")] = ()
    none_reason: Annotated[
        Narrative, about("Why nobody of the family was asked, if so.")
    ] = ""
