"""How a product is to be rendered; plain values that the shell passes in."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Literal

from scrkit.model.kinds import Day
from scrkit.render.house.values import House

View = Literal["coded", "named", "published"]
Format = Literal["docx", "md", "html", "svg", "png", "xlsx"]


@dataclass(frozen=True, slots=True)
class Options:
    """Everything besides the review that a document depends on.

    `templates` are the board's own, file name to text; they win over the shipped.
    `house` is the board's own Word file, whose looks documents wear.
    `words` spell the framework's ids for people: outcomes and facts, by id; `names`
    are what it calls things: the board, the report, whom the review is about.
    `circumstances` are those in which it holds a review, `given_out` the documents that
    it publishes, both in its own words. `identities` are the names behind the codes, of
    the named view alone. `dated` is the day that the document bears, where it is not
    `as_of`; `made` the day in the properties of its file, where it is neither. `sent`
    is what stands on each page of a draft that goes round, `readers` who is to read it.
    `quarter` and `since` are those of the paper for the sub group: which quarter it is
    about, and since which day it tells what changed.
    """

    as_of: Day
    view: View = "coded"
    formats: tuple[Format, ...] = ("docx", "md")
    draft: bool = False
    templates: Mapping[str, str] = field(default_factory=dict)
    framework_title: str = "Serious Case Review"
    house: House | None = field(default=None, repr=False)
    words: Mapping[str, str] = field(default_factory=dict)
    names: Mapping[str, str] = field(default_factory=dict)
    circumstances: tuple[str, ...] = ()
    given_out: tuple[str, ...] = ()
    identities: Mapping[str, str] = field(default_factory=dict, repr=False)
    dated: Day | None = None
    made: Day | None = None
    sent: str = ""
    readers: str = ""
    quarter: str = ""
    since: Day | None = None

    @property
    def bears(self) -> Day:
        """The day that the document bears."""
        return self.dated or self.as_of
