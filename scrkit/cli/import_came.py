"""A file that an agency sent, together with the review that it came for."""

from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from scrkit import folder
from scrkit.cli.called import Called
from scrkit.errors import ScrError
from scrkit.identity.register import Register
from scrkit.importers.understand.composed import WORDS
from scrkit.importers.understand.fields import ANSWERED
from scrkit.importers.understand.headings import EVERY_OTHER, FIELDS, LEFT
from scrkit.model.case import Agency
from scrkit.model.columns import OWN
from scrkit.model.review import OPEN_ROWS, Review
from scrkit.model.taken_in import ColumnMap
from scrkit.review import load
from scrkit.review.asked import agency_of
from scrkit.review.load import Loaded


@dataclass(frozen=True, slots=True, repr=False)
class Opened:
    """A review as it was read."""

    files: dict[str, bytes]
    loaded: Loaded
    review: Review


def opened(contents: folder.Contents, before: Opened | None = None) -> Opened:
    """Return the review, which is read anew only where it is another than `before`."""
    # To read a review takes longer than the whole rest: nothing has changed meanwhile.
    if before is not None and before.files == contents.files:
        return before
    loaded = load(contents.files)
    return Opened(contents.files, loaded, loaded.sound())


@dataclass(frozen=True, slots=True, repr=False)
class Came:
    """A file that came, with the review it came for."""

    file: Path
    content: bytes
    files: dict[str, bytes]
    loaded: Loaded
    review: Review
    agency: Agency

    @property
    def answers(self) -> bool:
        """Whether it is our own file of questions, answered."""
        return self.file.name.endswith(OPEN_ROWS)


def came_for(file: Path, content: bytes, opened: Opened, agency: str) -> Came:
    """Return a file with the review it came for; raises ScrError where it came not."""
    asked = agency_of(opened.review, agency)
    files, loaded = opened.files, opened.loaded
    return Came(file, content, files, loaded, opened.review, asked)


@contextmanager
def naming(file: Path, register: Callable[[], Register | None]) -> Iterator[None]:
    """Put what the file is called before what keeps it from being read."""
    try:
        yield
    except ScrError as error:
        error.message = f"{Called(register()).path(file)}: {error.message}"
        raise


def columns_said(maps: Iterable[str]) -> dict[str, str]:
    """Return our field by their heading; raises ScrError for what is neither."""
    columns = dict(map(_parted, maps))
    others = columns.get(EVERY_OTHER, LEFT)
    # Which columns a case has of its own is known once its review is open.
    usual = {field for field in columns.values() if not field.startswith(OWN)}
    if not FIELDS.union((LEFT, WORDS)).issuperset(usual) or (
        others not in (LEFT, WORDS)
    ):
        raise ScrError(
            "--map wants HEADING=FIELD, with a field that there is",
            "The fields: scr import --help. All others: *=words or *=-.",
        )
    return columns


# As the form itself takes them.
_SHORT = {"y": "yes", "true": "yes", "n": "no", "false": "no"}


def answers_said(means: Iterable[str]) -> dict[str, str]:
    """Return the form's answer by their wording; raises ScrError for none."""
    answers = {
        words: _SHORT.get(said.casefold(), said.casefold())
        for words, said in map(_parted, means)
    }
    if not ANSWERED.issuperset(answers.values()):
        raise ScrError(
            "--means wants WORDS=ANSWER, with an answer of the form",
            "Such as yes, no, not recorded, not applicable, good, expected, below.",
        )
    return answers


def _parted(said: str) -> tuple[str, str]:
    # A heading of theirs may hold a =, a field of ours never.
    theirs, mark, ours = said.rpartition("=")
    return theirs.strip(), ours.strip() if mark else ""


def known_now(review: Review, said: ColumnMap) -> ColumnMap:
    """Return what the review remembers of an agency's files, with what is said now."""
    # What is said now comes last, and so goes before what was remembered.
    every = [*(one for one in review.imports.maps if one.agency == said.agency), said]
    columns: dict[str, str] = {}
    answers: dict[str, str] = {}
    for one in every:
        columns |= one.columns
        answers |= one.answers
    last = every[::-1]
    return ColumnMap(
        agency=said.agency,
        columns=columns,
        answers=answers,
        source=next((one.source for one in last if one.source), ""),
        year=next((one.year for one in last if one.year), ""),
        midnight=next((one.midnight for one in last if one.midnight), None),
    )
