"""Criteria as a tree of clauses, and what every clause has; evaluates nothing."""

from collections.abc import Iterator
from typing import Annotated, Literal, get_args

from msgspec import Meta

from scrkit.model.kinds import Narrative, Record, about

# Text, because a scalar of a file keeps its source text; its reader makes a number of
# it. Longer times reach beyond the calendar.
Count = Annotated[str, Meta(pattern=r"^[1-9][0-9]{0,2}$")]
# Strongest first: the strongest limb that is met says how much the Board is bound.
Strength = Literal[
    "statute_must",
    "guidance_must",
    "guidance_should",
    "guidance_normally",
    "guidance_aim",
    "national_should",
    "panel_expectation",
    "local",
    "statute_may",
]
STRENGTHS: tuple[Strength, ...] = get_args(Strength)
WORDS: dict[Strength, str] = {
    "statute_must": "must (in law)",
    "guidance_must": "must (statutory guidance)",
    "guidance_should": "should (statutory guidance)",
    "guidance_normally": "normally (statutory guidance)",
    "guidance_aim": "is to aim to (statutory guidance)",
    "national_should": "should (national guidance, not statutory)",
    "panel_expectation": "is expected to (national panel, not law)",
    "local": "local practice",
    "statute_may": "may (a power in law, no duty)",
}

Answers = Annotated[tuple[str, ...], Meta(min_length=1)]


class Clause(Record, frozen=True, kw_only=True):
    """What everything that binds somebody has: a strength and a citation."""

    strength: Annotated[
        Strength | None, about("How much it binds; nothing: as what it belongs to.")
    ] = None
    ref: Annotated[str, about("Id of the authority it stands on.")] = ""
    at: Annotated[str, about("Where in the authority: regulation, heading, page.")] = ""


class FactQuestion(Record, frozen=True, kw_only=True):
    """A fact that the criteria turn on, as a question to the people who know."""

    id: Annotated[str, about("Id, as criteria.yaml uses it.")]
    question: Annotated[str, about("The question, in plain words.")]
    values: Annotated[Answers, about("Answers it can have.")]
    help: Annotated[Narrative, about("How to answer, and what it is not.")] = ""
    definition: Annotated[str | None, about("Id of the definition it uses.")] = None
    from_age: Annotated[
        Count | None, about("Where yes says an age: from which birthday on.")
    ] = None
    below_age: Annotated[
        Count | None,
        about("And before which. Neither, where the law leaves the age open."),
    ] = None

    @property
    def ages(self) -> tuple[int, int | None] | None:
        """From and before which birthday yes is said; None where it says no age."""
        if self.from_age is None and self.below_age is None:
            return None
        return int(self.from_age or 0), int(self.below_age) if self.below_age else None

    @property
    def asked(self) -> str:
        """The question with its answers, as criteria.yaml tells it above its place."""
        return f"{self.question} ({', '.join(self.values)})"


class Node(Clause, frozen=True, kw_only=True, rename={"not_": "not", "in_": "in"}):
    """A node of a criteria tree: exactly one of all, any, not, fact and so on."""

    id: Annotated[str, about("Id of the clause; for life.")] = ""
    title: Annotated[str, about("The clause in plain words.")] = ""
    all: Annotated[tuple["Node", ...], about("All of these.")] = ()
    any: Annotated[tuple["Node", ...], about("At least one of these.")] = ()
    not_: Annotated["Node | None", about("Not this.")] = None
    fact: Annotated[str, about("Id of a fact.")] = ""
    in_: Annotated[
        tuple[str, ...], about("Answers that satisfy; yes where nothing is said.")
    ] = ()
    presume_true_unless: Annotated[
        "Node | None",
        about("Counts as true until this is positively found: a reversed burden."),
    ] = None
    consideration: Annotated[
        str, about("To be weighed and recorded; never decides by itself.")
    ] = ""
    outcome: Annotated[
        str, about("Outcome that this limb leads to, where limbs differ.")
    ] = ""
    note: Annotated[Narrative, about("How the clause is to be read.")] = ""

    @property
    def children(self) -> tuple["Node", ...]:
        """The nodes directly below."""
        single = (self.not_, self.presume_true_unless)
        return (*self.all, *self.any, *(node for node in single if node))

    @property
    def satisfying(self) -> tuple[str, ...]:
        """The answers to `fact` that satisfy the node."""
        return self.in_ or ("yes",)

    def walk(self) -> Iterator["Node"]:
        """Yield the node and everything below it, in the order of the file."""
        yield self
        for child in self.children:
            yield from child.walk()


class Criterion(Record, frozen=True, kw_only=True):
    """A question that a criteria tree answers; the limbs are below its `any`."""

    id: Annotated[str, about("Id of the question.")]
    question: Annotated[str, about("The question, as it is printed.")]
    outcome: Annotated[str, about("Outcome it leads to when met, if any.")] = ""
    unless: Annotated[
        str, about("Id of another question: once that is met, this one is not asked.")
    ] = ""
    met: Annotated[str, about("What it means when met, in a sentence.")]
    not_met: Annotated[str, about("What it means when not met.")]
    undecided: Annotated[str, about("What it means when undecided.")]
    tree: Annotated[Node, about("The criteria.")]

    @property
    def limbs(self) -> tuple[Node, ...]:
        """The alternatives of which one is enough; the whole tree if it has none."""
        return self.tree.any or (self.tree,)
