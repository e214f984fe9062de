"""Frozen records of a framework's times, and of a clause put on a calendar."""

from datetime import date
from typing import Annotated, Literal

from msgspec import Struct

from scrkit.frameworks.tree import Answers, Clause, Count, Node
from scrkit.model.kinds import Narrative, Record, about
from scrkit.model.order import ProcessKind

# Clear days leave out both the day from which and that to which they count.
Unit = Literal["days", "working_days", "clear_days", "weeks", "months", "years"]
Direction = Literal["after", "before", "min_duration"]


class DeadlineClause(Clause, frozen=True, kw_only=True):
    """Something to be done within a time, by somebody, towards somebody."""

    id: Annotated[str, about("Id, such as SCR-T2; for life.")]
    what: Annotated[str, about("What is to be done.")]
    quantity: Annotated[
        Count | None, about("How many, from 1 to 999; nothing where not established.")
    ] = None
    unit: Annotated[Unit | None, about("Of what.")] = None
    time: Annotated[
        str, about("The time in words, where the law sets one without a number.")
    ] = ""
    direction: Annotated[Direction, about("After, before, or for at least.")]
    starts: Annotated[
        Answers, about("Dates of review.yaml that start the clock; the first known.")
    ]
    event: Annotated[str, about("What starts the clock, in words.")]
    done: Annotated[
        tuple[str, ...], about("Dates of review.yaml that show it was done.")
    ] = ()
    voided_by: Annotated[
        tuple[str, ...],
        about("Dates of review.yaml from which on it is no longer to be done."),
    ] = ()
    actor: Annotated[str, about("Id of the role that does it.")]
    recipients: Annotated[tuple[str, ...], about("Ids of the roles told.")] = ()
    stage: Annotated[
        Literal["notification", "decision", "review", "publication", "monitoring"],
        about("Part of the review to which it belongs."),
    ]
    soft: Annotated[bool, about("Whether it may pass with a reason.")] = False
    outcomes: Annotated[
        tuple[str, ...], about("Outcomes under which it applies; none: all.")
    ] = ()
    kinds: Annotated[
        tuple[str, ...],
        about("Kinds of review of which one must be possible, by outcome; none: any."),
    ] = ()
    only_if: Annotated[str, about("The condition in words.")] = ""
    question: Annotated[
        str, about("Id of the question that has to be answered yes; none: always.")
    ] = ""
    afterwards: Annotated[str, about("What holds when the time is over.")] = ""
    extension_rule: Annotated[str, about("When it may take longer.")] = ""
    established: Annotated[
        bool,
        about("Whether its time is established; if not, consult the guidance first."),
    ] = True
    carried_over: Annotated[
        Narrative,
        about("Where its time is that of an older edition: what is to be checked."),
    ] = ""
    note: Annotated[Narrative, about("What is easily got wrong.")] = ""

    @property
    def count(self) -> int | None:
        """The quantity as a number, None where it is not established."""
        return int(self.quantity) if self.quantity else None

    @property
    def span(self) -> str:
        """The time in words, such as 5 working days; "" where it is not established."""
        if self.count is None or self.unit is None:
            return ""
        # "1 month", for units are written in the plural: months, working_days.
        unit = self.unit.replace("_", " ").removesuffix("s" * (self.count == 1))
        return f"{self.count} {unit}"


class Process(Record, frozen=True, kw_only=True):
    """A process that runs beside a review of this kind, such as an inquest."""

    kind: Annotated[ProcessKind, about("What it is, as proceedings.yaml says it.")]
    when: Annotated[
        Node | None, about("Facts that lead to it; nothing: every such case.")
    ] = None


class Deadline(Struct, frozen=True):
    """A deadline clause put on the calendar of one review.

    `due` is None where the clock has not started or the time is not established;
    `days_left` counts calendar days up to `due` (negative: late), None where there
    is nothing to count. `condition` says under which decision alone it applies,
    while that decision is not known.
    """

    clause: DeadlineClause
    start: date | None
    due: date | None
    done: date | None = None
    days_left: int | None = None
    condition: str = ""
    citation: str = ""

    @property
    def late(self) -> bool:
        """Whether the day has passed, or passed before it was done."""
        # A time that something has to last is never late.
        if self.due is None or self.clause.direction == "min_duration":
            return False
        if self.done is not None:
            return self.done > self.due
        return self.days_left is not None and self.days_left < 0
