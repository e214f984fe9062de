"""What git told, and what it did not; values that quote nothing of the folder."""

from pathlib import Path
from typing import NoReturn

from msgspec import Struct

from scrkit.errors import ScrError


class Untold(Struct, frozen=True):
    """Git could not tell: why, in plain words, and the way out.

    Neither yes nor no: asking whether it is true is an error of ours.
    """

    why: str
    do: str

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


class Repository(Struct, frozen=True):
    """A repository that git knows: the program, the folder asked about, its top."""

    program: str
    root: Path
    top: Path


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
