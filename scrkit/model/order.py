"""What people decided about the timeline, and what runs beside the review."""

from typing import Annotated, Literal

from scrkit.dates import PartialDate
from scrkit.model.kinds import (
    BY_COMMAND,
    HEARD,
    Day,
    EntryRef,
    Layout,
    Narrative,
    PhaseId,
    Record,
    about,
    unheard,
    unmentioned,
)
from scrkit.model.outcome import Stamp


class Link(Record, frozen=True, kw_only=True):
    """A person's word that entries tell of one event, or contradict each other."""

    layout = Layout.QUOTED

    entries: Annotated[tuple[EntryRef, ...], about("The entries, two or more.")]
    relation: Annotated[
        Literal["same_event", "contradiction", "precision_only", "not_related"],
        about("How they stand to each other."),
    ]
    reason: Annotated[Narrative, about("Why that was accepted.")]
    by: Annotated[str, about("Who accepted it: a role.")] = ""
    date: Annotated[Day | None, about("When.")] = None
    rests_on: Annotated[
        tuple[Stamp, ...],
        about("What each entry said then; written by scr timeline.", empty=BY_COMMAND),
    ] = ()


# All entries of a day: an order that leaves one out says nothing of where it belongs.
class DayOrder(Record, frozen=True, kw_only=True):
    """The order within a day, given by hand: all its entries."""

    day: Annotated[PartialDate, about("The day, exact.")]
    entries: Annotated[tuple[EntryRef, ...], about("All entries of the day.")]
    reason: Annotated[
        Narrative, about("Why this order.", empty="Most orders explain themselves.")
    ] = ""


class Phase(Record, frozen=True, kw_only=True):
    """A phase of the narrative."""

    id: Annotated[PhaseId, about("Id, such as P1.")]
    title: Annotated[str, about("Title of the phase."), HEARD]
    period: Annotated[PartialDate, about("From when to when.")]
    text: Annotated[
        Narrative,
        about(
            "What the phase was about.",
            empty="It may stand in overview/ as prose of its own.",
        ),
    ] = ""


WordedSo = Annotated[
    str, unmentioned("They are an agency's words for a thing: nobody's.")
]


class OwnWords(Record, frozen=True, kw_only=True):
    """What agencies of this review call one thing, beside what scrkit knows itself."""

    means: Annotated[
        WordedSo,
        about("What they mean: a word of the field, such as eviction, or your own."),
    ]
    said: Annotated[
        tuple[WordedSo, ...],
        about("What agencies call it, one or more; = before a word: just this form."),
    ]


class TimelineDecisions(Record, frozen=True, kw_only=True):
    """`timeline.yaml`: accepted links, order by hand, phases, own words."""

    links: Annotated[
        tuple[Link, ...],
        about(
            "Accepted links and conflicts.", empty="A timeline may need no decision."
        ),
    ] = ()
    day_orders: Annotated[
        tuple[DayOrder, ...],
        about("Order given by hand.", empty="A timeline may need no decision."),
    ] = ()
    phases: Annotated[
        tuple[Phase, ...],
        about("Phases of the narrative.", empty="A narrative may have no phases."),
    ] = ()
    words: Annotated[
        tuple[OwnWords, ...],
        about(
            "What agencies here call one thing, by which accounts are likened.",
            empty="scrkit brings the field's own words with it.",
        ),
    ] = ()


ProcessKind = Literal["criminal", "coronial", "family", "disciplinary", "other"]
# A clock rests only for the kinds of process that the guidance names.
Because = Literal["criminal", "coronial", "family", "other"]


class Proceeding(Record, frozen=True, kw_only=True):
    """A process that runs beside the review."""

    kind: Annotated[ProcessKind, about("What it is.")]
    what: Annotated[
        Narrative,
        about("What it is about, in general words."),
        unheard(
            "What is before a court is the court's word, and no judgement of ours."
        ),
    ]
    state: Annotated[
        Literal["pending", "active", "concluded", "none"], about("How it stands.")
    ]
    opened: Annotated[Day | None, about("When it began.", asked_if="state!=none")] = (
        None
    )
    concluded: Annotated[
        Day | None, about("When it ended.", asked_if="state=concluded")
    ] = None
    effect: Annotated[
        Narrative, about("What it means for the review.", asked_if="state!=none")
    ] = ""


class Pause(Record, frozen=True, kw_only=True):
    """A time in which part of the review rested."""

    from_date: Annotated[Day, about("From.", ahead="plan")]
    until: Annotated[
        Day | None,
        about(
            "Until; nothing if still so.", empty="Empty, it still rests.", ahead="plan"
        ),
    ] = None
    what: Annotated[Narrative, about("What rested.")]
    reason: Annotated[Narrative, about("Why.")]
    because: Annotated[
        Because,
        about(
            "Which kind of process it waits for.",
            empty="Unsaid, it is for another reason, and no clock rests.",
        ),
    ] = "other"


class Delay(Record, frozen=True, kw_only=True):
    """A delay of the review that was reported, with its reason."""

    # A delay that nobody was told of is a missed deadline, and is judged as one.
    reported: Annotated[Day, about("When it was reported to the Board.")]
    what: Annotated[Narrative, about("What is late.")]
    reason: Annotated[Narrative, about("Why.")]
    until: Annotated[
        Day | None, about("The new day that was agreed.", ahead="plan")
    ] = None
    agreed_by: Annotated[str, about("Who agreed it: a role.")] = ""


class Proceedings(Record, frozen=True, kw_only=True):
    """`proceedings.yaml`: other processes, pauses and their reasons."""

    proceedings: Annotated[tuple[Proceeding, ...], about("One per process.")] = ()
    pauses: Annotated[
        tuple[Pause, ...], about("Pauses.", empty="Most reviews never rest.")
    ] = ()
    delays: Annotated[
        tuple[Delay, ...],
        about("Delays reported, with reasons.", empty="Most reviews report no delay."),
    ] = ()
