"""Read several reviews, each once, for what is told of all of them."""

from collections.abc import Iterable, Iterator
from datetime import date
from pathlib import Path

from msgspec import Struct

from scrkit import folder
from scrkit.board.rows import Changed, Held, Line, Seen, Unread, read_ones, row
from scrkit.cli import console, secrets
from scrkit.cli.called import Called
from scrkit.cli.review import naming
from scrkit.diagnostics import Severity
from scrkit.errors import ScrError
from scrkit.folder import Found
from scrkit.review import load
from scrkit.standing.status import Status, status
from scrkit.system import git

_LOST = "review.yaml is missing or cannot be used"
_LOOK = "See what is wrong with scr validate, in that folder."
Stood = tuple[Path, Status]


class Table(Struct, frozen=True):
    """The lines of a board's table with their folders, and folders without a review."""

    lines: tuple[Line, ...]
    roots: tuple[Path, ...]
    others: tuple[str, ...] = ()

    @property
    def read(self) -> tuple[tuple[Path, Held], ...]:
        """The reviews that could be read, each with its folder."""
        both = zip(self.roots, self.lines, strict=True)
        return tuple((root, one) for root, one in both if isinstance(one, Held))


def table_of(given: list[Path], day: date) -> Table:
    """Return the table of review folders, and of those that lie in given folders.

    Raises ScrError where nothing that was named is a review.
    """
    found, others = found_in(given)
    lines = tuple(_line(one, day, []) for one in found)
    # What is named itself, and holds none, is no folder beside the reviews.
    unread = [
        Unread(folder=console.named(one), why="there is no review in it", do="")
        for one in others
        if one in given
    ]
    beside = tuple(console.named(one) for one in others if one not in given)
    roots = (*(one.root for one in found), *(Path() for _ in unread))
    return Table((*lines, *unread), roots, beside)


def found_in(given: list[Path]) -> tuple[tuple[Found, ...], list[Path]]:
    """Return the review folders that were named or lie in what was, each once.

    With them, the folders that hold none. Raises ScrError where there is no review.
    """
    places = [folder.review_folders(one) for one in given]
    seen: dict[Path, Found] = {}
    for place in places:
        for one in place.found:
            # Each once: a board and one of its reviews may both be named.
            seen.setdefault(one.root.resolve(), one)
    found = tuple(seen.values())
    if not any(not one.why for one in found):
        _nothing(given, found)
    return found, [one for place in places for one in place.others]


def changed(root: Path, files: Iterable[str]) -> Changed:
    """Return when a review was changed last: as git tells, or else its files."""
    told = git.changed_on(root)
    if isinstance(told, date):
        return Changed(told, "git")
    # Without git there is the day of the files, which a copy makes anew: it is said
    # which it is.
    day = folder.last_written(root, tuple(files))
    return Changed(day, "files" if day else "")


def _nothing(given: list[Path], found: tuple[Found, ...]) -> None:
    first = next(iter(found), None)
    # What was looked through in vain tells why, and no guess at what else lies there.
    if first is not None and first.root.is_dir():
        raise ScrError(first.why, first.do)
    for one in given:
        folder.expect(one)
    if first is not None:
        raise ScrError(first.why, first.do)


def stood(roots: list[Path], day: date) -> tuple[tuple[Line, ...], list[Stood]]:
    """Return the table of review folders, and how each that can be read stands.

    Raises ScrError where none of them is a review.
    """
    found: list[Stood] = []
    lines = tuple(_line(Found(root), day, found) for root in roots)
    if not found:
        folder.expect(roots[0])
    return lines, found


def _line(one: Found, day: date, stood: list[Stood]) -> Line:
    called = called_so(one.root)
    if one.why:
        return Unread(folder=called, why=one.why, do=one.do)
    try:
        contents = folder.read(one.root)
    # A review that cannot be read has its row: a missing one would look like none.
    except ScrError as error:
        return Unread(folder=called, why=error.message, do=error.advice)
    loaded = load(contents.files)
    if loaded.review is None:
        return Unread(folder=called, why=_LOST, do=_LOOK)
    stands = status(loaded, day)
    stood.append((one.root, stands))
    return row(loaded, stands, seen(one.root, contents, called))


def seen(root: Path, contents: folder.Contents, called: str) -> Seen:
    """Return what is known of a review's folder besides its records."""
    faults = contents.diagnostics()
    errors = sum(one.severity is Severity.ERROR for one in faults)
    return Seen(called, changed(root, contents.files), errors)


def called_so(root: Path) -> str:
    """Return what to call a folder: never by a name that its own register holds."""
    name = root.resolve().name if root in (Path(), Path("..")) else root.as_posix()
    known = Called(secrets.at_once(root) if root.is_dir() else None)
    return "a review folder" if known.holds(name) else console.plain(name)


def refuse_names(root: Path, held: Held, texts: Iterable[str]) -> None:
    """Raise ScrError where a text names somebody of the register beside its review."""
    names = naming(root, held.review)
    # All of them at once: to look for names takes a moment for each text.
    if names is not None and names("\n".join(texts)):
        raise ScrError(
            f"a text of the review {held.row.review} names somebody; "
            "nothing was written",
            f"Find it with: scr validate{console.argument(root)}",
        )


def distinct(table: Table) -> Iterator[str]:
    """Yield a line for each id that several reviews share."""
    ids = [one.row.review for one in read_ones(table.lines)]
    for id in dict.fromkeys(ids):
        # A review that was copied counts twice in every figure.
        if ids.count(id) > 1:
            yield f"{ids.count(id)} folders hold a review with the id {id}"
