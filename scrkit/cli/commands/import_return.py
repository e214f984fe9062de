"""`scr import`: take an agency's chronology in from its Word, Excel or CSV file."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from pathlib import Path
from typing import Annotated, Literal

import typer

from scrkit import folder
from scrkit.cli import console, options, secrets
from scrkit.cli.called import Called
from scrkit.cli.import_came import (
    Came,
    Opened,
    answers_said,
    came_for,
    columns_said,
    naming,
    opened,
)
from scrkit.cli.import_draft import take_draft_in
from scrkit.cli.import_form import FormCame, FormSaid, take_form_in
from scrkit.cli.import_noted import Ending, taking_in, tell
from scrkit.cli.import_options import ReturnSaid, options_of
from scrkit.cli.show.import_text import Sight, told
from scrkit.errors import ScrError
from scrkit.files import Deed
from scrkit.identity.register import FILE, SEALED, Register
from scrkit.importers.read.reading import FORM, lock_file
from scrkit.importers.take_in.options import ImportOptions
from scrkit.importers.take_in.summary import Summary
from scrkit.importers.take_in.taking import take_safely
from scrkit.model.columns import COLUMNS
from scrkit.model.taken_in import ColumnMap
from scrkit.review.asked import agency_of


class Midnight(StrEnum):
    """What a time of 00:00 means where every row has it."""

    NONE = "none"
    REAL = "real"


_WHAT: dict[Midnight, Literal["none", "real"]] = {
    Midnight.NONE: "none",
    Midnight.REAL: "real",
}
_FILE = typer.Argument(help="The agency's .xlsx, .docx, .ods, .odt or .csv.")
_AGENCY = typer.Option(
    help="Whose it is, by id, such as health; a form of ours says so itself."
)
_WRITE = typer.Option("--write", help="Do it; otherwise the plan is shown.")
_PARTIAL = typer.Option("--partial", help="Take in what is clear; keep the open rows.")
_MAPS = typer.Option(
    "--map",
    metavar="HEADING=FIELD",
    help="What a column of theirs holds: "
    f"{', '.join(column.field for column in COLUMNS)}, words for what is kept behind "
    "the event under its heading, or - for nothing. * is every other column. May "
    "repeat; remembered.",
)
_SOURCE = typer.Option(help="The record, where the table names none; remembered.")
_MIDNIGHT = typer.Option(help="What 00:00 means: no time, or midnight; remembered.")
_YEAR = typer.Option(
    min=1900, max=2100, help="The year of dates that have none; remembered."
)
_MEANS = typer.Option(
    "--means",
    metavar="WORDS=ANSWER",
    help='What an answer of theirs means, such as "Confidential=yes" where the form '
    "wants yes or nothing. May repeat; remembered.",
)
_ADDS = typer.Option("--adds", help="The file only adds to an earlier return.")
_WITHDRAW = typer.Option("--withdraw", help="Withdraw even many entries it leaves out.")
_WITH_HIDDEN = typer.Option("--with-hidden", help="Take hidden rows and columns too.")
_CHECKED = typer.Option("--names-checked", help="What may be names was looked at.")
_UNREAD = typer.Option(
    "--unread-checked", help="What was not understood was looked at; leave it out."
)
_OVER = typer.Option(
    "--over",
    metavar="SECTION",
    help="A section of a draft whose words win, where the review's changed too. May "
    "repeat.",
)


def command(
    file: Annotated[Path, _FILE],
    root: Annotated[Path, options.ROOT] = Path(),
    agency: Annotated[str, _AGENCY] = "",
    write: Annotated[bool, _WRITE] = False,
    partial: Annotated[bool, _PARTIAL] = False,
    maps: Annotated[list[str] | None, _MAPS] = None,
    source: Annotated[str, _SOURCE] = "",
    midnight: Annotated[Midnight | None, _MIDNIGHT] = None,
    year: Annotated[int | None, _YEAR] = None,
    means: Annotated[list[str] | None, _MEANS] = None,
    adds: Annotated[bool, _ADDS] = False,
    withdraw: Annotated[bool, _WITHDRAW] = False,
    with_hidden: Annotated[bool, _WITH_HIDDEN] = False,
    names_checked: Annotated[bool, _CHECKED] = False,
    unread_checked: Annotated[bool, _UNREAD] = False,
    over: Annotated[list[str] | None, _OVER] = None,
    originals: Annotated[Path | None, options.KEEP_IN] = None,
    given: Annotated[Path | None, options.REGISTER] = None,
    key: Annotated[Path | None, options.KEY] = None,
    as_of: Annotated[datetime | None, options.AS_OF] = None,
) -> None:
    """Take in what an agency sent: its chronology, or a form that was filled in.

    Shows the plan first: what comes in, what is asked, what is left out. Nothing is
    guessed and nothing is lost; --write does it. A second file of the same agency is
    compared with what is there, and entries keep their ids.

    A form of scr request --what says itself whose it is; it comes back as it went out,
    as .docx or .odt, or as .xlsx or .ods. A draft of scr write gives its prose to
    overview/.

    Example: scr import return.xlsx child-k --agency health --write
    """
    said = ReturnSaid(
        agency=agency,
        day=options.day(as_of),
        write=write,
        map=_told(agency, maps or (), means or (), (source, year), midnight),
        originals=originals,
        flags={
            "names_checked": names_checked,
            "unread_checked": unread_checked,
            "withdraw": withdraw,
            "with_hidden": with_hidden,
        },
        ours={"adds": adds, "partial": partial},
        over=frozenset(over or ()),
    )
    _take((root, file), said, given, key)


def _told(
    agency: str,
    maps: Sequence[str],
    means: Sequence[str],
    of_all: tuple[str, int | None],
    midnight: Midnight | None,
) -> ColumnMap:
    source, year = of_all
    return ColumnMap(
        agency=agency,
        columns=columns_said(maps),
        answers=answers_said(means),
        source=source.strip(),
        year=str(year or ""),
        midnight=_WHAT[midnight] if midnight else None,
    )


def _take(
    places: tuple[Path, Path], said: "ReturnSaid", given: Path | None, key: Path | None
) -> None:
    root, file = places
    first, content = opened(folder.read(root)), _content(root, file)
    if said.agency:
        agency_of(first.review, said.agency)
    # Before anybody is asked for a key: what changes from now on is noticed.
    names, register = _names_at(root), _register(root, given, key)
    asked = _Import(root, file, content, first, said, register, names, given)
    form = FormCame(root, file, content, first, _form_said(said), asked.register_now)
    _take_in(asked, form)


def _content(root: Path, file: Path) -> bytes:
    with naming(file, lambda: secrets.at_once(root)):
        # Word and Excel keep such a file beside what is open: people drag the wrong
        # one.
        if file.name.startswith("~$"):
            raise lock_file()
        return folder.one_file(file)


def _take_in(asked: "_Import", form: FormCame) -> None:
    """Take in a chronology; a file of which nobody said whose it is must be a form."""
    if not asked.said.agency:
        take_form_in(form, take_draft_in)
        return
    try:
        planned = folder.change(asked.root, asked.decide)
    except ScrError as error:
        # A form says itself whose it is; any other fault is told as it is.
        if error.kind != FORM:
            raise
        take_form_in(form, take_draft_in)
        return
    _tell(planned, asked.said, Called(asked.register), asked.root)


def _form_said(said: "ReturnSaid") -> FormSaid:
    of_forms = ("names_checked", "unread_checked", "withdraw")
    flags = {name: said.flags[name] for name in of_forms}
    flags["partial"] = said.ours["partial"]
    return FormSaid(said.agency, said.day, said.write, said.originals, flags, said.over)


@dataclass(frozen=True, slots=True, repr=False)
class _Import:
    """A file to take in, with the review and the names as they were at first."""

    root: Path
    file: Path
    content: bytes
    first: Opened
    said: ReturnSaid
    register: Register
    names: tuple[bytes | None, ...]
    given: Path | None

    def register_now(self) -> Register:
        """Return the register, anew where it was changed meanwhile."""
        if _names_at(self.root) != self.names:
            # The clear register as it is now; nobody is asked for a key twice.
            if self.given is None and folder.read_secret(self.root / FILE) is None:
                raise ScrError(
                    "the register of names was changed meanwhile; nothing was written",
                    "Run the command again.",
                )
            return secrets.register_of(self.root, self.given, None)
        return self.register

    def decide(self, contents: folder.Contents) -> tuple[Deed, "_Planned"]:
        """Return what taking it in writes, and what there is to be told of it."""
        register = self.register_now()
        review = opened(contents, self.first)
        came = came_for(self.file, self.content, review, self.said.agency)
        chosen = options_of(came, register, self.said)
        with naming(self.file, lambda: register), console.working("Reading"):
            # In a child process: what is read comes from outside, and may be made to do
            # harm.
            outcome = take_safely(self.content, chosen)
        # With open questions nothing is written, or half of a return would stand as the
        # whole.
        if not self.said.write or outcome.blocked:
            return Deed(), _Planned(came, chosen, outcome, contents)
        deed, kept = taking_in(
            (self.root, self.said.originals), came, (outcome, chosen), self.said.map
        )
        return deed, _Planned(came, chosen, outcome, contents, kept)


def _tell(planned: "_Planned", said: ReturnSaid, called: Called, root: Path) -> None:
    sight = Sight(
        planned.came.loaded, planned.contents, lambda name: called.file(root, name)
    )
    end = Ending(
        root, said.write, bool(planned.outcome.blocked), said.originals, planned.kept
    )
    tell(told(planned.outcome, planned.chosen, sight), end, called)


def _names_at(root: Path) -> tuple[bytes | None, ...]:
    """Return the register as it stands, clear and sealed: what is coded rests on it."""
    # Compared as bytes: a key is not asked for to see whether anything changed.
    return tuple(folder.read_secret(root / name) for name in (FILE, SEALED))


@dataclass(frozen=True, slots=True, repr=False)
class _Planned:
    """What would become of a file, and where its original is kept once it is done."""

    came: Came
    chosen: ImportOptions
    outcome: Summary
    contents: folder.Contents
    kept: Path | None = None


def _register(root: Path, given: Path | None, key: Path | None) -> Register:
    """Return the register where it is at hand; without one, every name is unknown."""
    found = secrets.at_hand(root, given, key)
    if found is None:
        console.say(
            "no register of names at hand: names are only looked for, not coded"
        )
    return found or Register()
