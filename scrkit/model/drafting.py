"""Drafts that were sent round, and what came back: `drafts.yaml`, `points.yaml`."""

from typing import Annotated, Literal

from scrkit.model.kinds import (
    BY_COMMAND,
    AgencyRef,
    Day,
    DraftId,
    DraftRef,
    Layout,
    Narrative,
    PointId,
    Record,
    about,
    unheard,
    unmentioned,
    unsearched,
)

To = Literal["panel", "agency", "family"]
Status = Literal["open", "settled", "taken_up", "not_taken_up"]
_ANSWERED = unheard("It is said to the readers of a draft, and no report prints it.")
_CHECKSUM = unmentioned("A checksum names nobody.")
_FIGURES = unsearched("A checksum may look like a number of somebody.")


class Draft(Record, frozen=True, kw_only=True):
    """A draft of the report as it was sent; written by scr draft send."""

    layout = Layout.QUOTED

    id: Annotated[DraftId, about("D and its number: D3 is draft 3.")]
    sent: Annotated[Day, about("When it was sent.")]
    to: Annotated[To, about("To whom: panel, agency or family.")]
    agency: Annotated[
        AgencyRef | None,
        about("Which agency.", empty="Only what goes to an agency has one."),
    ] = None
    by: Annotated[str, about("Office of who sent it; not a name.")]
    commit: Annotated[
        str,
        about("The commit at which git stood.", empty="There may be no git."),
        _CHECKSUM,
        _FIGURES,
    ] = ""
    version: Annotated[
        str,
        about("SHA-256 over the review's files that it was made of."),
        _CHECKSUM,
        _FIGURES,
    ]
    sha256: Annotated[
        str, about("SHA-256 of the Word file as it was sent."), _CHECKSUM, _FIGURES
    ]


class Drafts(Record, frozen=True, kw_only=True):
    """`drafts.yaml`: which drafts went to whom."""

    drafts: Annotated[
        tuple[Draft, ...],
        about("Written by scr draft send; never changed.", empty=BY_COMMAND),
    ] = ()


# What readers say is quoted: an id that they cite need not be one of the review's.
class PointReply(Record, frozen=True, kw_only=True):
    """What somebody replied to a comment, in the thread of the Word file."""

    who: Annotated[str, about("Who, by code or as a reader of the draft.")]
    said: Annotated[Day | None, about("When.", empty="Some files do not say.")] = None
    text: Annotated[str, about("What they said.")]


_OPEN = "An open point has none yet."


class Point(Record, frozen=True, kw_only=True):
    """A comment or a tracked change that came back on a draft."""

    id: Annotated[PointId, about("Id for life, such as PT1.")]
    draft: Annotated[DraftRef, about("On which draft, by id.")]
    who: Annotated[str, about("Who, by code or as a reader of the draft.")]
    said: Annotated[Day | None, about("When.", empty="Some files do not say.")] = None
    kind: Annotated[
        Literal["comment", "change"], about("Comment, or change of the text.")
    ]
    place: Annotated[
        str,
        about(
            "The record or section that it is on, as the draft had it.",
            empty="Some stand in no section.",
        ),
    ] = ""
    anchor: Annotated[
        str,
        about("By what the passage is found again.", empty=BY_COMMAND),
        _CHECKSUM,
        _FIGURES,
    ] = ""
    passage: Annotated[
        str,
        about("The passage as the draft had it.", empty="Some stand in no passage."),
    ] = ""
    words: Annotated[
        str, about("The words that are commented on.", empty="A change shows its own.")
    ] = ""
    text: Annotated[
        str, about("What is said.", empty="A change says nothing more.")
    ] = ""
    removes: Annotated[
        str, about("What the change takes out.", empty="Not every change does.")
    ] = ""
    adds: Annotated[
        str, about("What the change puts in.", empty="Not every change does.")
    ] = ""
    moves: Annotated[bool, about("Whether the text was moved.", empty="Few are.")] = (
        False
    )
    untracked: Annotated[
        bool, about("Whether it was typed over, and not tracked.", empty="Few are.")
    ] = False
    resolved: Annotated[
        bool, about("Whether its thread was marked as resolved.", empty="Few are.")
    ] = False
    replies: Annotated[
        tuple[PointReply, ...], about("Its thread.", empty=BY_COMMAND)
    ] = ()
    source: Annotated[
        str,
        about("By what the same is known in another file.", empty=BY_COMMAND),
        _CHECKSUM,
        _FIGURES,
    ] = ""
    answer: Annotated[
        Narrative,
        about("What the panel answers.", empty=_OPEN),
        _ANSWERED,
    ] = ""
    status: Annotated[
        Status,
        about("open, settled, taken_up or not_taken_up.", empty="Unsaid, it is open."),
    ] = "open"
    settled_by: Annotated[
        str,
        about("Office or body that settled it; not a name.", empty=_OPEN),
    ] = ""
    settled: Annotated[Day | None, about("When it was settled.", empty=_OPEN)] = None

    @property
    def is_open(self) -> bool:
        """Whether nobody has settled it."""
        return self.status == "open"


class Points(Record, frozen=True, kw_only=True):
    """`points.yaml`: what readers said of drafts, and what became of it."""

    points: Annotated[
        tuple[Point, ...],
        about(
            "Written by scr draft comments; answered by scr draft answer.",
            empty=BY_COMMAND,
        ),
    ] = ()
