"""Questions that ship with scrkit: a file each, its sentence in the first line."""

from pathlib import Path

from msgspec import Struct

_FOLDER = Path(__file__).parent / "questions"
_MARK = "-- "


class Question(Struct, frozen=True):
    """A saved question: its name, what it asks in a sentence, and its SQL."""

    name: str
    asks: str
    sql: str


def questions() -> tuple[Question, ...]:
    """Return the saved questions, by name."""
    return tuple(_read(path) for path in sorted(_FOLDER.glob("*.sql")))


def _read(path: Path) -> Question:
    # A comment to SQL, so that the file can be run as it is.
    first, _, sql = path.read_text("utf-8").partition("\n")
    return Question(path.stem, first.removeprefix(_MARK), sql)
