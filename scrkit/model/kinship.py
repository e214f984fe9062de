"""Who belongs to whom, by code: the relations and households of `people.yaml`."""

from typing import Annotated, Literal

from scrkit.dates import PartialDate
from scrkit.model.kinds import Answer, Layout, PersonRef, Record, about

_SINCE = "Not every relation has a known beginning."
_UNTIL = "Nothing is the usual answer: it lasts."


class Parentage(Record, frozen=True, kw_only=True):
    """Whose child somebody is: one line for the parents of birth, one for others."""

    layout = Layout.BRACKETS

    child: Annotated[PersonRef, about("The child, by code.")]
    parents: Annotated[tuple[PersonRef, ...], about("One parent or both, by code.")]
    kind: Annotated[
        Literal["birth", "adoptive", "foster", "step", "guardian"],
        about("What they are to the child.", empty="Unsaid, they are those of birth."),
    ] = "birth"
    since: Annotated[
        PartialDate | None, about("From when, where not from birth.", empty=_SINCE)
    ] = None
    until: Annotated[
        PartialDate | None, about("Until when, such as a placement.", empty=_UNTIL)
    ] = None


class Partnership(Record, frozen=True, kw_only=True):
    """Two people who are or were partners."""

    layout = Layout.BRACKETS

    people: Annotated[tuple[PersonRef, ...], about("The two, by code.")]
    kind: Annotated[
        Literal["married", "civil_partnership", "cohabiting", "relationship"],
        about(
            "Married, a civil partnership, living together, or a relationship.",
            empty="Unsaid, it is a relationship.",
        ),
    ] = "relationship"
    since: Annotated[PartialDate | None, about("From when.", empty=_SINCE)] = None
    until: Annotated[PartialDate | None, about("Until when.", empty=_UNTIL)] = None
    ended: Annotated[
        Literal["separated", "divorced", "death"] | None,
        about("How it ended, if it did.", empty=_UNTIL),
    ] = None


class Siblings(Record, frozen=True, kw_only=True):
    """Brothers and sisters whose parents are not all known, or whose kind is said."""

    layout = Layout.BRACKETS

    people: Annotated[tuple[PersonRef, ...], about("Two or more, by code.")]
    kind: Annotated[
        Literal["full", "half", "step", "unknown"],
        about("What they are to each other.", empty="Unsaid, it is not known."),
    ] = "unknown"


class Twins(Record, frozen=True, kw_only=True):
    """Children of one birth: twins, triplets."""

    layout = Layout.BRACKETS

    children: Annotated[tuple[PersonRef, ...], about("Two or more, by code.")]
    identical: Annotated[
        Answer, about("Whether they are identical.", empty="Unsaid, it is not known.")
    ] = "unknown"


class Household(Record, frozen=True, kw_only=True):
    """Who lives, or lived, together."""

    layout = Layout.BRACKETS

    label: Annotated[
        str, about("What it is called, such as home in the west; no address.")
    ]
    people: Annotated[tuple[PersonRef, ...], about("Who lives there, by code.")]
    since: Annotated[PartialDate | None, about("From when.", empty=_SINCE)] = None
    until: Annotated[PartialDate | None, about("Until when.", empty=_UNTIL)] = None
