"""What a merged timeline is made of.

Structs, as records are: a dataclass writes its methods at every start of the program.
"""

from typing import Literal

from msgspec import Struct

from scrkit.dates import PartialDate
from scrkit.model.case import Agency
from scrkit.model.entry import Entry
from scrkit.model.kinds import Column

# What an account gives in the place of people that it says were not there.
ALONE = "alone"


class Row(Struct, frozen=True):
    """An entry in the integrated chronology.

    `heading` is set where a vaguer date opens a group of its own ("March 2014, day
    not recorded"); `inside` is None where the period or the date is unknown;
    `age` is the child's age in words, empty where it cannot be told.
    """

    entry: Entry
    agency: Agency
    heading: str
    inside: bool | None
    age: str


class Difference(Struct, frozen=True):
    """Something that two accounts of one event do not tell alike.

    `of` is a field of the entry (date, time, people, whether the child was seen), or
    what stands in the texts: "count", "side" (left or right), "denied" (said by one,
    denied by the other); "decided" where a person alone calls it a contradiction.
    `relation` is "contradiction" (both cannot be right) or "precision_only" (one says
    more, or neither is sure); `entries` are the two sources, `given` what each of them
    has, in their order: a date, a time, a number, the codes of those whom only this
    account names (or ALONE), left or right, yes or no; "" where it has nothing. `what`
    is the noun that a count is of, the part of the body, what was denied: a word of
    the case, for the panel's paper and never for a terminal.
    """

    of: str
    relation: Literal["contradiction", "precision_only"]
    entries: tuple[str, ...]
    given: tuple[str, ...]
    what: str = ""


class Double(Struct, frozen=True):
    """Entries of different agencies that may tell of the same event.

    `relation` is "near_double", "contradiction" (dates that cannot both be true) or
    "precision_only"; `accepted` is the reason a person gave in timeline.yaml, or "".
    `grade` is "decided" (by a person), "likely" or "possible"; `probability` that they
    are one event, of the pairs on the whole, and `likeness` the same from 0 to 100;
    `why` says what speaks for it. `differences` are between each two of the entries.
    """

    entries: tuple[str, ...]
    relation: str
    likeness: int
    note: str
    accepted: str = ""
    differences: tuple[Difference, ...] = ()
    grade: Literal["decided", "likely", "possible"] = "decided"
    probability: float = 1.0
    why: str = ""


class Silence(Struct, frozen=True):
    """A span without dated entries: of all agencies, of one, of sightings of the child.

    `kind` is "all", "agency" or "child_not_seen"; `after` and `before` are the ids of
    the entries at its ends, "" where `since` or `until` says what else begins or ends
    it: the "period", the "birth", the "incident", the "death". `days` is its length,
    the longest that it can be where the birth that begins it is known by month only.
    What an agency has not told at all is "before_first" (its first dated entry),
    "after_last" or "no_return"; `declared` is whether the agency itself says that it
    had no contact, in part of the span at least. `perhaps` are entries of vaguer date
    that may fall into it.
    """

    kind: str
    agency: str
    start: PartialDate
    end: PartialDate
    days: int
    after: str
    before: str
    declared: bool = False
    since: str = ""
    until: str = ""
    perhaps: tuple[str, ...] = ()


class Declared(Struct, frozen=True):
    """A span of which an agency itself says that it had no contact, in its words."""

    agency: str
    span: PartialDate
    source: str
    words: str


class View(Struct, frozen=True):
    """By what a timeline was filtered, and how many entries that leaves out.

    Of each kind an entry needs one: somebody, an agency, a question; `inside` leaves
    out what lies surely outside the period.
    """

    inside: bool = False
    people: tuple[str, ...] = ()
    agencies: tuple[str, ...] = ()
    questions: tuple[str, ...] = ()
    left_out: int = 0


class Timeline(Struct, frozen=True):
    """The integrated chronology with what the merge noticed; nothing is left out.

    `untold` are the stretches of the period of which an agency has told nothing,
    `declared` those of which it says that there was nothing to tell;
    where it is a part only, `view` says so and `whole` is what it is a part of.
    """

    rows: tuple[Row, ...]
    doubles: tuple[Double, ...]
    silences: tuple[Silence, ...]
    period: PartialDate | None
    withheld: int
    untold: tuple[Silence, ...] = ()
    view: View | None = None
    # Silences and sightings are told of the whole: a filter makes nobody silent.
    whole: "Timeline | None" = None
    declared: tuple[Declared, ...] = ()
    # Pairs of accounts that were compared: none found is no word on the others.
    compared: int = 0
    # Columns that this chronology shows and others do not: a case's own, an order.
    extra: tuple[Column, ...] = ()
