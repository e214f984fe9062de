"""What a caller asks of an import, and what would become of the return."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date

from scrkit.files import Plan
from scrkit.importers.read.values import Aside
from scrkit.importers.take_in.compare import Matched
from scrkit.importers.take_in.silences import Silences
from scrkit.importers.understand.account import Role
from scrkit.importers.understand.finding import Unknown
from scrkit.importers.understand.habits import Setting
from scrkit.importers.understand.headings import EVERY_OTHER, plain
from scrkit.importers.understand.rows import Draft
from scrkit.model.case import Agency
from scrkit.model.gathering import Chronology
from scrkit.model.review import OPEN_ROWS


@dataclass(frozen=True, slots=True, repr=False)
class ImportOptions:
    """What the caller asked for, and what the review holds for the agency already.

    `columns` are headings of the agency's own, by the field that each holds.
    `waiting` counts the rows of an earlier return that are still open.
    `content` is that of the agency's chronology, b"" where there is none; `adds` that
    the return only adds entries, so that nothing in it is missing. `review` is the id
    for which a form must have been made; `answers` that the file is our own file of
    questions, answered. `answered` are the entries of rows that were asked about once,
    by the mark of the row; "" for a row that was taken out.
    """

    agency: Agency
    day: date
    setting: Setting
    content: bytes
    there: Chronology | None
    columns: Mapping[str, str] = field(default_factory=dict)
    sha256: str = ""
    waiting: int = 0
    adds: bool = False
    partial: bool = False
    names_checked: bool = False
    unread_checked: bool = False
    withdraw: bool = False
    with_hidden: bool = False
    review: str = ""
    answers: bool = False
    answered: Mapping[str, str] = field(default_factory=dict)

    @property
    def mapped(self) -> dict[str, str]:
        """The headings as they are compared."""
        asked = {plain(one.heading): one.field for one in self.setting.columns}
        return asked | {
            EVERY_OTHER if heading == EVERY_OTHER else plain(heading): name
            for heading, name in self.columns.items()
        }

    @property
    def file(self) -> str:
        """The agency's chronology, relative to the review."""
        return f"chronologies/{self.agency.id}.yaml"

    @property
    def questions_file(self) -> str:
        """The file of its open rows, relative to the review."""
        return f"chronologies/{self.agency.id}{OPEN_ROWS}"


@dataclass(frozen=True, slots=True, repr=False)
class Outcome:
    """What would become of a return; `blocked` says why nothing is written yet.

    `named` counts what may be names, by place and kind; `account` cells and characters
    by role.
    """

    added: tuple[tuple[str, str], ...]
    changed: tuple[Matched, ...]
    same: int
    gone: tuple[str, ...]
    open: tuple[Draft, ...]
    drafts: tuple[Draft, ...]
    unknown: tuple[Unknown, ...]
    named: tuple[tuple[str, str, int], ...]
    asides: tuple[Aside, ...]
    account: Mapping[Role, tuple[int, int]]
    blocked: tuple[str, ...]
    files: Plan
    declared: Silences = field(default_factory=Silences)
    answered: tuple[tuple[str, str], ...] = ()
