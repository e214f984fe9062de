"""What agencies give: secured records, returns, chronologies, IMRs, interviews."""

from typing import Annotated, Literal

from scrkit.dates import PartialDate
from scrkit.model.entry import Entry
from scrkit.model.kinds import (
    BY_COMMAND,
    AgencyRef,
    Day,
    EntryId,
    FileFormat,
    Format,
    Layout,
    Narrative,
    Record,
    SecuredId,
    about,
    unheard,
)
from scrkit.model.monitoring import EvidenceFile


class SecuredRecord(Record, frozen=True, kw_only=True):
    """A case file that was secured."""

    what: Annotated[str, about("Which file, in general words.")]
    agency: Annotated[AgencyRef, about("Agency that holds it.")]
    holder: Annotated[str, about("Who holds it: a role.")]
    where: Annotated[str, about("Where it is kept.")]
    secured: Annotated[Day, about("When it was secured.")]
    by: Annotated[str, about("Who secured it: a role.")]
    copy: Annotated[
        str,
        about(
            "Copy made for staff who still need it.",
            empty="Only where staff still need the file for their work.",
        ),
    ] = ""
    sha256: Annotated[
        str, about("SHA-256 if digital.", empty="Only a digital file has one.")
    ] = ""
    # Last, and in no form: the board numbers the files that entries name.
    id: Annotated[
        SecuredId | None,
        about(
            "Id, such as SR3, by which an entry names it.",
            empty="Only a file that an entry names has one.",
        ),
    ] = None


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
        tuple[NilSearch, ...],
        about(
            "Agencies that looked and hold no file.",
            empty="Every agency may hold a file.",
        ),
    ] = ()
    evidence: Annotated[
        tuple[EvidenceFile, ...],
        about(
            "Files that show what came of actions; scr note evidence writes them.",
            empty=BY_COMMAND,
        ),
    ] = ()


REGISTER = "records"
"""What is asked for as a register of secured files: none of it is a text to accept."""
_WENT_BACK = "SCR425 asks for it of what went back."


class Request(Record, frozen=True, kw_only=True):
    """What was asked of an agency, and what came of it."""

    layout = Layout.BRACKETS | Layout.QUOTED

    agency: Annotated[AgencyRef, about("Agency asked.")]
    what: Annotated[
        Literal["chronology", "imr", "short_report", "information", "records"],
        about("What was asked for."),
    ]
    requested: Annotated[Day, about("When it was asked for.", ahead="planned")]
    due: Annotated[Day, about("When it was due.", ahead="plan")]
    received: Annotated[
        Day | None,
        about(
            "When it came.",
            empty="SCR504 and SCR424 ask for it once it is due or accepted.",
        ),
    ] = None
    returned: Annotated[
        Day | None,
        about("When it was sent back as weak.", empty="Only what is weak goes back."),
    ] = None
    returned_reason: Annotated[
        Narrative,
        about("Why it was sent back.", empty=_WENT_BACK),
    ] = ""
    resubmitted: Annotated[
        Day | None, about("When it came again.", empty=_WENT_BACK)
    ] = None
    accepted: Annotated[
        Day | None,
        about("When the panel accepted it.", empty="SCR410 asks for it of what came."),
    ] = None
    chased: Annotated[
        tuple[Day, ...],
        about(
            "When it was chased.",
            empty="SCR509 and SCR504 ask for it of what is, or came, long overdue.",
        ),
    ] = ()
    nil_return: Annotated[
        bool,
        about(
            "Whether the agency knew nothing.",
            empty="Unsaid, the agency has something to give.",
        ),
    ] = False
    note: Annotated[
        Narrative,
        about(
            "Reason for delay, extension agreed.",
            empty="Only a delay or an extension has a reason.",
        ),
    ] = ""
    sha256: Annotated[
        str,
        about("SHA-256 of what was accepted; written by scr accept.", empty=BY_COMMAND),
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
    source: Annotated[
        str,
        about(
            "Which record it is taken from.", empty="The chronology as a whole says it."
        ),
    ] = ""
    words: Annotated[
        Narrative,
        about(
            "The agency's own words, in a block after |-.",
            empty="Only where the agency put it into words.",
        ),
        unheard("An agency's words are quoted as they were sent."),
    ] = ""


class Chronology(Record, frozen=True, kw_only=True):
    """`chronologies/<agency>.yaml`: an agency's chronology of its contact."""

    format: FileFormat = "1"
    agency: Annotated[AgencyRef, about("Agency, by id; the file bears its name.")]
    author: Annotated[str, about("Who compiled it: a role.", asked_if="entries")] = ""
    started: Annotated[
        Day | None, about("When the work was begun.", asked_if="entries")
    ] = None
    compiled: Annotated[
        Day | None, about("When it was finished.", asked_if="entries")
    ] = None
    # What an agency says of itself breaks no silence, but explains it.
    no_contact: Annotated[
        tuple[NoContact, ...],
        about(
            "Spans in which there was no contact at all: 2014, or a record each.",
            empty="SCR315 asks after long silences.",
        ),
    ] = ()
    entries: Annotated[
        tuple[Entry, ...],
        about("What happened, an entry each.", empty="SCR306 asks for it."),
    ] = ()
    withdrawn: Annotated[
        tuple[Withdrawn, ...],
        about(
            "Entries taken back; their ids stay used.",
            empty="Most chronologies take nothing back.",
        ),
    ] = ()


class OpenRow(Record, frozen=True, kw_only=True):
    """A row of a return that could not be taken in yet."""

    at: Annotated[str, about("Where it stands in the agency's file.")]
    # The field comes first, so that the answer can be matched to its cell.
    needed: Annotated[tuple[str, ...], about("What has to be answered, field first.")]
    row: Annotated[
        dict[str, str], about("The row as it was read, by field; put it right here.")
    ]
    sent: Annotated[
        str, about("Mark of the row as it came; leave it as it is.", empty=BY_COMMAND)
    ] = ""


class OpenRows(Record, frozen=True, kw_only=True):
    """`chronologies/<agency>.questions.yaml`: rows of a return that are still open."""

    format: Annotated[Format, about("Format of the file: 1.", empty=BY_COMMAND)] = "1"
    agency: Annotated[AgencyRef, about("Agency, by id; the file bears its name.")]
    read: Annotated[Day, about("When the return was read.")]
    sha256: Annotated[str, about("SHA-256 of the agency's file.", empty=BY_COMMAND)] = (
        ""
    )
    rows: Annotated[tuple[OpenRow, ...], about("One per row.", empty=BY_COMMAND)] = ()
    # A row that is missing above was taken out, which is an answer too.
    asked: Annotated[
        tuple[str, ...],
        about("Marks of all these rows; leave them as they are.", empty=BY_COMMAND),
    ] = ()
