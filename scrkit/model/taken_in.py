"""What was taken in from agencies: `imports.yaml`."""

from typing import Annotated, Literal

from msgspec import Meta

from scrkit.model.kinds import BY_COMMAND, AgencyRef, Day, Layout, Record, about

# As text: files of a review hold no numbers.
Year = Annotated[str, Meta(pattern=r"^((19|20)[0-9]{2})?$(?!\n)")]


class ColumnMap(Record, frozen=True, kw_only=True):
    """How an agency's own table maps to our fields, remembered from an import."""

    layout = Layout.BRACKETS | Layout.QUOTED

    agency: Annotated[AgencyRef, about("Agency whose table it is.")]
    columns: Annotated[
        dict[str, str], about("Their column heading, then our field.", empty=BY_COMMAND)
    ] = {}
    answers: Annotated[
        dict[str, str],
        about("Their wording of an answer, then the form's.", empty=BY_COMMAND),
    ] = {}
    source: Annotated[
        str, about("The record, where their table names none.", empty=BY_COMMAND)
    ] = ""
    year: Annotated[
        Year, about("Year of their dates without one.", empty=BY_COMMAND)
    ] = ""
    midnight: Annotated[
        Literal["none", "real"] | None,
        about("What 00:00 means in their tables.", empty=BY_COMMAND),
    ] = None
    remembered: Annotated[
        Day | None, about("When it was remembered.", empty=BY_COMMAND)
    ] = None


class TakenIn(Record, frozen=True, kw_only=True):
    """A file that was taken in; written by scr import."""

    layout = Layout.BRACKETS | Layout.QUOTED

    agency: Annotated[
        AgencyRef | None,
        about("Agency whose file it was; nothing for the board's.", empty=BY_COMMAND),
    ] = None
    date: Annotated[Day, about("When it was taken in.")]
    # The same file sent twice is known by it, whatever its name.
    sha256: Annotated[str, about("SHA-256 of the file as it came.")]
    kept: Annotated[
        str, about("Where the original is kept; never in git.", empty=BY_COMMAND)
    ] = ""


class Answered(Record, frozen=True, kw_only=True):
    """A row of a return that was asked about, and the entry that it became."""

    layout = Layout.BRACKETS | Layout.QUOTED

    agency: Annotated[AgencyRef, about("Agency whose row it was.")]
    sent: Annotated[str, about("Mark of the row as it came.")]
    entry: Annotated[
        str, about("Entry that it became, by id; empty where it was taken out.")
    ]


class Imports(Record, frozen=True, kw_only=True):
    """`imports.yaml`: remembered column maps, and the files that were taken in."""

    maps: Annotated[
        tuple[ColumnMap, ...], about("One per agency.", empty=BY_COMMAND)
    ] = ()
    taken: Annotated[
        tuple[TakenIn, ...],
        about("Files taken in, one each; the first is the oldest.", empty=BY_COMMAND),
    ] = ()
    answered: Annotated[
        tuple[Answered, ...],
        about("Rows that are not asked about again.", empty=BY_COMMAND),
    ] = ()
