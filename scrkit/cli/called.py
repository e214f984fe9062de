"""What a file is called in what is printed: never by a name that a register holds."""

from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

from msgspec.structs import replace

from scrkit import folder
from scrkit.cli import console
from scrkit.diagnostics import Diagnostic, Place
from scrkit.errors import ScrError
from scrkit.identity.register import Register
from scrkit.patterns import later

if TYPE_CHECKING:
    from scrkit.scan.sight import Sight

# An ending says what kind of file it is, where it is none of somebody's own.
_ENDING = later(r"\.[A-Za-z0-9]{1,5}")

# A file within what is said of another, and what a file may have been meant to be.
_FILE = later(r"[\w./-]+\.(?:yaml|md)\b|[\w-]+/[\w./-]+")
_GUESS = later(r"Did you mean .+?\? ")


class Called:
    """How files are called while a register is open; with none, by their names."""

    def __init__(self, register: Register | None) -> None:
        self.register = register
        self._known: dict[str, bool] = {}
        self._sight: Sight | None = None

    def holds(self, name: str) -> bool:
        """Tell whether a name of a file or folder holds one of the register."""
        if self.register is None:
            return False
        # A review has few names, and hundreds of diagnostics that bear them.
        if name not in self._known:
            self._known[name] = not folder.is_known(name) and self._seen(name)
        return self._known[name]

    def _seen(self, name: str) -> bool:
        # Loaded late: most commands print names that every review has.
        from scrkit.scan.seeing import see
        from scrkit.scan.sight import sight
        from scrkit.scan.values import Grade, Part, Piece

        if self._sight is None:
            assert self.register is not None  # noqa: S101 - asked before
            self._sight = sight(self.register)
        # With its ending a name may be another word, and without it too.
        parts = [one for part in name.split("/") for one in (part, _stem(part))]
        # What parts the words of a file's name are no hyphens of a thing's.
        parts += [one.replace("-", " ") for one in parts if "-" in one]
        pieces = tuple(Piece(one, "file name") for one in dict.fromkeys(parts))
        traces = see(Part("", pieces), self._sight)
        return any(one.code and one.grade is Grade.ALARM for one in traces)

    def path(self, path: Path) -> str:
        """Return what to call a file that was named on the command line."""
        if not self.holds(path.as_posix()):
            return console.named(path)
        ending = path.suffix if _ENDING.fullmatch(path.suffix) else ""
        return f"a {ending} file" if ending and not self.holds(ending) else "a file"

    @contextmanager
    def kept_from(self, *paths: Path) -> Iterator[None]:
        """Replace files' names in the error that ends the work on them."""
        try:
            yield
        except ScrError as error:
            message = error.message
            for path in paths:
                if self.holds(path.as_posix()):
                    # Its folders first: they may bear the name as well.
                    message = message.replace(path.as_posix(), path.name)
                    message = message.replace(path.name, self.path(path))
            if message == error.message:
                raise
            raise ScrError(message, error.advice) from error

    def file(self, root: Path, name: str) -> str:
        """Return what to call a file of a review: its name, or where it stands."""
        if not self.holds(name):
            return name
        return folder.by_place(root, name)

    def all_of(self, root: Path, found: Iterable[Diagnostic]) -> tuple[Diagnostic, ...]:
        """Return diagnostics whose places are called so."""
        return tuple(self._told(root, one) for one in found)

    def _told(self, root: Path, one: Diagnostic) -> Diagnostic:
        related = tuple(replace(r, place=self._at(root, r.place)) for r in one.related)
        place = self._at(root, one.place)
        # What it may have been meant to be is a name nearly right.
        do = one.do if place == one.place else _GUESS.sub("", one.do)
        return replace(
            one,
            place=place,
            message=self._text(root, one.message),
            do=self._text(root, do),
            related=related,
        )

    def _text(self, root: Path, text: str) -> str:
        """Return a text in which files that bear a name are called by their places."""
        return _FILE.sub(lambda match: self.file(root, match[0]), text)

    def _at(self, root: Path, place: Place) -> Place:
        return replace(place, file=self.file(root, place.file))


def _stem(part: str) -> str:
    return part.rpartition(".")[0] or part
