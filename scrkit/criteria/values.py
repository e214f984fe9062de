"""What an evaluation of the criteria gives, as frozen values."""

from datetime import date

from msgspec import Struct

from scrkit.frameworks import Criterion, FactQuestion, Node, Strength
from scrkit.model.opening import Determination, Result

RESULTS: dict[Result, str] = {
    "met": "Met",
    "not_met": "Not met",
    "undecided": "Undecided",
}


class ClauseResult(Struct, frozen=True):
    """One clause of the criteria and how it stands.

    `presumed` marks a reversed burden: it counts as met because nothing is known
    to the contrary. `weighed` marks a consideration, which never decides.
    """

    clause: Node
    result: Result
    citation: str
    presumed: bool = False
    weighed: bool = False


class LimbResult(Struct, frozen=True):
    """One limb, enough by itself if met, with the clauses below it in file order.

    `judgement` marks one between which and its answer only considerations stand.
    """

    limb: ClauseResult
    clauses: tuple[ClauseResult, ...]
    judgement: bool = False


class Consideration(Struct, frozen=True):
    """Something to be weighed, and whether criteria.yaml tells what was found of it.

    `value` is the answer recorded, unknown where none is; `sourced` tells whether it is
    said where that comes from.
    """

    clause: Node
    citation: str
    value: str
    sourced: bool


class Assessment(Struct, frozen=True):
    """How one question of a framework stands on the facts recorded.

    `strength` is that of the strongest limb that is met, None unless met.
    `deciding` are ids of the limbs and clauses that make the result what it is.
    `open` are the unknown facts that could still change the result;
    `strengthening` those that could only change how much a met result binds, or to
    which of several outcomes it leads;
    `presumed` those whose definite finding alone would overturn a met limb, or show
    that the criteria do not apply, such as an age.
    `outcomes` are those that a met result leads to: several while it is not settled
    which limb is met. `judgement` marks what only considerations keep open, and
    `considerations` lists them. `ended` says why the criteria do not apply at all,
    where they do not.
    """

    framework: str
    criterion: Criterion
    result: Result
    strength: Strength | None
    limbs: tuple[LimbResult, ...]
    deciding: tuple[str, ...]
    open: tuple[FactQuestion, ...]
    strengthening: tuple[FactQuestion, ...]
    presumed: tuple[FactQuestion, ...]
    outcomes: tuple[str, ...] = ()
    judgement: bool = False
    considerations: tuple[Consideration, ...] = ()
    ended: str = ""

    @property
    def in_words(self) -> str:
        """What the result means, in the framework's words."""
        return (
            self.ended
            or {
                "met": self.criterion.met,
                "not_met": self.criterion.not_met,
                "undecided": self.criterion.undecided,
            }[self.result]
        )

    def determination(self, on: date) -> Determination:
        """Return the record of this result for criteria.yaml."""
        return Determination(
            on=on,
            framework=self.framework,
            result=self.result,
            deciding=self.deciding,
            open=tuple(fact.id for fact in self.open),
        )
