"""What git told, and what it did not; values that quote nothing of the folder."""

from collections.abc import Iterable
from pathlib import Path
from typing import NoReturn

from msgspec import Struct

from scrkit.errors import ScrError


class Untold(Struct, frozen=True):
    """Git could not tell: why, in plain words, and the way out.

    Neither yes nor no: asking whether it is true is an error of ours. `of_objects` says
    that bytes are wanting for which git keeps an id.
    """

    why: str
    do: str
    of_objects: bool = False

    def __bool__(self) -> NoReturn:
        """Refuse to be taken for a yes or a no."""
        raise TypeError("what could not be told is neither yes nor no")

    @property
    def message(self) -> str:
        """That git could not be asked, and why, as one clause."""
        return f"git could not be asked: {self.why}"

    def error(self, waits: str = "") -> ScrError:
        """Return the error with which a command stops; `waits` is what it leaves."""
        return ScrError(self.message + (f"; {waits}" if waits else ""), self.do)


def told_once(index: Iterable[Untold], history: Iterable[Untold]) -> tuple[Untold, ...]:
    """Return each cause once: what the index wants, the history wants as well."""
    of_history = tuple(history)
    known = any(one.of_objects for one in of_history)
    of_index = (one for one in index if not (known and one.of_objects))
    return tuple(dict.fromkeys((*of_index, *of_history)))


class Repository(Struct, frozen=True):
    """A repository that git knows: the program, the folder asked about, its top.

    `folders` is where git keeps its own, as it tells it; () where it was not asked.
    """

    program: str
    root: Path
    top: Path
    folders: tuple[bytes, ...] = ()


class Held(Struct, frozen=True):
    """An object of git, or a piece of a long one: its id, its kind and its bytes.

    The kind is git's own (blob, tree, commit, tag), "missing" where git has no bytes
    for the id, "damaged" where they are not those that the id stands for.
    """

    id: str
    kind: str
    content: bytes = b""

    def __repr__(self) -> str:
        """Return the kind of value and no more."""
        return "<Held>"
