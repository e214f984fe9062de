"""A row while it is read, and what its cells say."""

from dataclasses import dataclass, field
from functools import lru_cache

from scrkit.dates.points import Frame
from scrkit.importers.read.values import Cell
from scrkit.importers.understand import questions as ask
from scrkit.importers.understand.clean import clean
from scrkit.importers.understand.finding import Row
from scrkit.importers.understand.habits import Habits, Setting
from scrkit.importers.understand.questions import Note, Question


@dataclass(slots=True, repr=False)
class Reading:
    """A row while it is read; `given` are the fields of which there is a column."""

    row: Row
    setting: Setting
    frame: Frame
    habits: Habits
    given: frozenset[str] = frozenset()
    questions: list[Question] = field(default_factory=list)
    notes: list[Note] = field(default_factory=list)
    named: list[tuple[str, str, int]] = field(default_factory=list)
    behind: list[str] = field(default_factory=list)
    kept: list[tuple[str, Cell]] = field(default_factory=list)
    written: dict[str, str] = field(default_factory=dict)

    def place(self, name: str) -> str:
        """Return where a field of the row stands, or the row itself."""
        cells = self.row.cells.get(name, ())
        return cells[0].at if cells else self.row.at

    def ask(self, name: str, needed: str) -> None:
        """Ask about a field of the row."""
        self.questions.append(Question(self.place(name), name, needed))

    def text(self, name: str) -> str:
        """Return the text of a field, its cells a line each."""
        cells = self.row.cells.get(name)
        if not cells:
            return ""
        if len(cells) == 1:
            return said_in(cells[0].text)
        return "\n".join([said_in(cell.text) for cell in cells])


@lru_cache(maxsize=4096)
def said_in(text: str) -> str:
    """Return what a cell says, without the sign of a question that was put right."""
    plain = clean(text)
    return plain.removeprefix(ask.ASKED).lstrip() if is_asked(plain) else plain


def is_asked(text: str) -> bool:
    """Tell whether a text bears the sign of a question: ??/05/2014 is a date."""
    return text.startswith(ask.ASKED) and text[len(ask.ASKED) :][:1] not in tuple("/.-")
