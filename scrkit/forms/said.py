"""What stands in the places of a form that was read."""

from dataclasses import dataclass, field

from scrkit.forms.description import Place
from scrkit.forms.pieces import Piece, written
from scrkit.importers.read.values import Aside, Grid


@dataclass(slots=True, repr=False)
class Said:
    """What stands in a place: its pieces, where, and what is to be asked of it.

    `group` numbers the records of a list that grows; `there` is whether the place was
    met as more than the mark of one, `typed` whether Excel kept it as a date.
    """

    place: Place
    key: str
    group: int
    at: str
    pieces: list[Piece] = field(default_factory=list)
    asked: list[str] = field(default_factory=list)
    there: bool = True
    typed: bool = False

    @property
    def line(self) -> str:
        """What stands there, on one line."""
        return " ".join(written(self.pieces).split())


@dataclass(slots=True, repr=False)
class Answers:
    """A form that was read: what stands in its places, and what lies beside them."""

    said: tuple[Said, ...] = ()
    stray: tuple[tuple[str, str], ...] = ()
    asides: tuple[Aside, ...] = ()
    cells: int = 0
    people: tuple[Grid, ...] = ()
