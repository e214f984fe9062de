"""What rows are read with: the review's side of it, and how the whole file writes."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date

from scrkit.dates.hours import Clock
from scrkit.importers.understand.clean import clean
from scrkit.importers.understand.naming import Pseudonymiser
from scrkit.model.kinds import Column


@dataclass(frozen=True, slots=True, repr=False)
class Setting:
    """What rows are read with: the review's side of it, and what the caller said.

    `prefix` is that of the agency's ids; `questions` the ids of the terms of reference;
    `source` stands for a source that the table does not give; `midnight` says whether
    00:00 is a time ("real"), none ("none"), or is to be asked about (""). `own` are
    plain words for the agency, `others` those for the review's other agencies. `year`
    is that of dates without one; a day before `earliest` is asked about; `means`
    gives the form's answer for a wording, plain; `columns` are the case's own.
    """

    prefix: str
    latest: date
    door: Pseudonymiser
    questions: frozenset[str]
    source: str = ""
    midnight: str = ""
    own: frozenset[str] = frozenset()
    others: frozenset[str] = frozenset()
    year: int | None = None
    earliest: date | None = None
    means: Mapping[str, str] = field(default_factory=dict)
    columns: tuple[Column, ...] = ()


@dataclass(frozen=True, slots=True)
class Habits:
    """How a whole file writes: what one of its rows alone does not tell.

    `clock` says whether it counts to 24 (see hours.Clock); `exported` on which days a
    program made the list; `no_midnight` for which of "date" and "time"
    00:00 is only what a program fills in; `midnight_asked` that nobody has said what
    it is among other times; `several` that it names several agencies
    in a column, `titles` above its rows; `numbered` that its sequence only numbers the
    rows of the file;
    `past_the_year` the places of rows behind the end of the year that was stated.
    """

    month_first: bool = False
    turned: bool = False
    clock: Clock = ""
    exported: frozenset[str] = frozenset()
    no_midnight: frozenset[str] = frozenset()
    midnight_asked: bool = False
    several: bool = False
    titles: bool = False
    numbered: bool = False
    missing: frozenset[str] = frozenset()
    past_the_year: frozenset[str] = frozenset()


_MIDNIGHT = re.compile(r"0{1,2}[:.]?00(?:[:.]00(?:[.,]0+)?)?")


def is_midnight(text: str) -> bool:
    """Tell whether a time is 00:00, as a program fills it in."""
    return bool(_MIDNIGHT.fullmatch(clean(text)))
