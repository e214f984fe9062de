"""How the actions of a plan are watched: figures, checks, what was said and decided."""

from typing import Annotated, Literal

from scrkit.dates import PartialDate
from scrkit.model.kinds import (
    ActionRef,
    Day,
    Layout,
    Narrative,
    Record,
    about,
    unmentioned,
    unsearched,
)

Risk = Literal["low", "medium", "high"]
State = Literal[
    "closed",
    "sustained",
    "made a difference",
    "evidenced",
    "done",
    "in progress",
    "not started",
    "overdue",
]
"""How an action stands, the furthest first; `scrkit.review.progress` tells which."""


class Proof(Record, frozen=True, kw_only=True):
    """What shows that an action is done, or that it made a difference."""

    date: Annotated[Day, about("When it was seen.")]
    by: Annotated[str, about("Who saw it: a role other than the owner.")]
    what: Annotated[Narrative, about("What was seen.")]


class Measure(Record, frozen=True, kw_only=True):
    """What is counted to see whether an action makes a difference."""

    counted: Annotated[str, about("What is counted, in a few words.")]
    before: Annotated[
        str,
        about("The figure before: 46 of 50, 92 % or 17.", empty="It may be unknown."),
    ] = ""
    target: Annotated[
        str, about("The figure that is aimed at.", empty="It may not be set yet.")
    ] = ""
    after: Annotated[
        str, about("The figure afterwards.", empty="It is known only in the end.")
    ] = ""
    source: Annotated[
        str, about("Where the figures come from.", empty="SCR675 asks for it.")
    ] = ""


class Reading(Record, frozen=True, kw_only=True):
    """What was counted in a month."""

    layout = Layout.BRACKETS | Layout.QUOTED

    month: Annotated[PartialDate, about("The month: 2016-07.")]
    value: Annotated[str, about("The figure: 46 of 50, 92 % or 17.")]


class Check(Record, frozen=True, kw_only=True):
    """A look months later at whether a difference has lasted."""

    date: Annotated[Day, about("When it was looked at again.")]
    by: Annotated[str, about("Who looked: a role other than the owner.")]
    what: Annotated[Narrative, about("What was seen.")]
    holds: Annotated[
        Literal["yes", "partly", "no"], about("Whether the difference has lasted.")
    ]


class Postponement(Record, frozen=True, kw_only=True):
    """A new day that was agreed for an action."""

    date: Annotated[Day, about("When it was agreed.")]
    was: Annotated[Day, about("When the action was due until then.", ahead="plan")]
    due: Annotated[Day, about("When it was due from then on.", ahead="plan")]
    reason: Annotated[Narrative, about("Why.", empty="SCR676 asks for it.")] = ""
    by: Annotated[
        str, about("Who agreed it: a role.", empty="Empty, it is the sub group.")
    ] = ""


class Decided(Record, frozen=True, kw_only=True):
    """What was decided of an action, as the minutes have it."""

    date: Annotated[Day, about("When it was decided.")]
    what: Annotated[Narrative, about("What was decided.")]
    by: Annotated[
        str, about("Who decided: a role.", empty="Empty, it is the sub group.")
    ] = ""


class Update(Record, frozen=True, kw_only=True):
    """What the owner of an action said of it in a quarter."""

    quarter: Annotated[
        str,
        about("The quarter: 2016-Q4."),
        unmentioned("A quarter names no person."),
        unsearched("A quarter is given by the command."),
    ]
    date: Annotated[Day, about("When it was said: the day it was taken in.")]
    state: Annotated[State, about("How the action stood then.")]
    was: Annotated[
        State | None,
        about("How it stood before that was said.", empty="It was no other."),
    ] = None
    due: Annotated[Day, about("When it was due then.", ahead="plan")]
    what: Annotated[
        Narrative, about("What was said.", empty="Other fields may tell it.")
    ] = ""
    risk: Annotated[
        Risk | None,
        about("The risk as it was seen then.", empty="It may not have been weighed."),
    ] = None
    expected: Annotated[
        Day | None,
        about(
            "When the owner expected it then.", empty="Empty: when due.", ahead="plan"
        ),
    ] = None


class Closing(Record, frozen=True, kw_only=True):
    """That an action is watched no longer: what it changed is known to last."""

    date: Annotated[Day, about("When it was closed.")]
    by: Annotated[str, about("Who closed it: a role.")]


class EvidenceFile(Record, frozen=True, kw_only=True):
    """A file that shows something of an action; kept outside of the review."""

    action: Annotated[ActionRef, about("Action, by id.")]
    what: Annotated[str, about("Which file, in general words.")]
    shows: Annotated[
        Literal["done", "difference", "sustained"], about("What it shows.")
    ]
    holder: Annotated[str, about("Who holds it: a role.")]
    where: Annotated[str, about("Where it is kept; never in the folder of the review.")]
    secured: Annotated[Day, about("When it was put there.")]
    by: Annotated[
        str, about("Who put it there: a role.", empty="Unsaid, it is the holder.")
    ] = ""
    sha256: Annotated[
        str,
        about("SHA-256 of the file, by which it is known again."),
        unmentioned("A checksum names nobody."),
        unsearched("A checksum may look like a number of somebody."),
    ]
