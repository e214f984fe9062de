"""`scr board`: every review of a board in one table, and on one page."""

from datetime import date, datetime
from pathlib import Path
from typing import Annotated

import typer

from scrkit import folder
from scrkit.board.rows import read_ones, unread_ones
from scrkit.cli import console, options
from scrkit.cli.reviews import Table, distinct, refuse_names, table_of
from scrkit.cli.show.board_json import board_json
from scrkit.cli.show.board_text import text
from scrkit.errors import ScrError
from scrkit.files import Elsewhere, NewFile

# Word and Markdown are of the yearly report alone.
_FORMS = ("text", "xlsx", "html", "json", "docx", "md")
_OF_A_YEAR = ("docx", "md", "html")
# What a terminal cannot show is written into a folder of this name.
_USUAL = Path("out")
_NAME = "board"
_ENDINGS = (".txt", ".xlsx", ".html", ".json", ".docx", ".md")

_FOLDERS = typer.Argument(
    metavar="[FOLDER]...",
    help="Review folders, or folders in which they lie; here by default.",
)
_FORMATS = typer.Option(
    "--format",
    help="A table, Excel, one page to look through, JSON; Word and Markdown with "
    "--yearly. May repeat.",
    **options.one_of(*_FORMS),
)
_OUT = typer.Option(
    "--out", help="Folder to write into, or the file; xlsx and html: out by default."
)
_YEAR = typer.Option(
    "--yearly",
    metavar="YEAR",
    min=1900,
    max=2199,
    help="Write the yearly report of this year: its figures, and gaps for its text.",
)


def command(
    folders: Annotated[list[Path] | None, _FOLDERS] = None,
    formats: Annotated[list[str] | None, _FORMATS] = None,
    out: Annotated[Path | None, _OUT] = None,
    year: Annotated[int | None, _YEAR] = None,
    as_of: Annotated[datetime | None, options.AS_OF] = None,
) -> None:
    """Show every review of a board in one table, or on one page to look through.

    Stage, slippage in working days, next duty, what is overdue, actions by state,
    gates, last change. A folder that cannot be read has its row, which says so.
    People stand by code. Exits 1 where a review could not be read.

    Example: scr board reviews --format html --out for-the-board
    """
    wanted = list(dict.fromkeys(formats or (["docx", "md"] if year else ["text"])))
    _refuse(wanted, year)
    day = options.day(as_of)
    if year is not None:
        # Of a year that is over, nothing counts that came later.
        day = min(day, date(year, 12, 31))
    table = table_of(folders or [Path()], day)
    # Text and JSON go to the screen or a program, unless a place was named.
    shown = [one for one in wanted if out is None and one in ("text", "json")]
    written = [one for one in wanted if one not in shown]
    if written:
        _write(table, written, out or _USUAL, (day, year))
    for form in shown:
        told = _shaped(table, form, (day, None))
        if form == "json":
            console.machine(told.decode())
        else:
            console.say(told.decode().removesuffix("\n"))
    _end(table, shown="text" in shown)


def _end(table: Table, *, shown: bool) -> None:
    for line in distinct(table):
        console.complain(f"Warning: {line}")
    unread = unread_ones(table.lines)
    # The table on the screen says so in its row.
    for one in unread if not shown else ():
        console.complain(f"{one.folder}: not in the figures: {one.why}")
        console.complain(f"     {one.do}")
    if unread:
        raise typer.Exit(1)


def _refuse(forms: list[str], year: int | None) -> None:
    """Refuse what only the yearly report can be, and what it cannot."""
    wrong = [one for one in forms if (year is None) == (one in ("docx", "md"))]
    if year is not None:
        wrong = [one for one in forms if one not in _OF_A_YEAR]
    if not wrong:
        return
    if year is None:
        raise ScrError(
            f"only the yearly report is written as {wrong[0]}",
            "Add --yearly and the year, such as --yearly 2016.",
        )
    raise ScrError(
        f"the yearly report is not written as {wrong[0]}",
        f"Choose of: {', '.join(_OF_A_YEAR)}.",
    )


def _write(
    table: Table, forms: list[str], out: Path, of: tuple[date, int | None]
) -> None:
    name = _NAME if of[1] is None else f"yearly-{of[1]}"
    where, named = _where(forms, out, name)
    files = tuple(NewFile(named[one], _shaped(table, one, of)) for one in forms)
    reviews = [root for root, _ in table.read]
    # One of the reviews keeps the note by which a delivery cut off midway is finished.
    folder.deliver(reviews[0] if reviews else Path(), Elsewhere(where, files))
    console.wrote(where, *files)


def _where(forms: list[str], out: Path, name: str) -> tuple[Path, dict[str, str]]:
    """Return the folder that is written into, and the name of each file in it."""
    endings = {one: ".txt" if one == "text" else f".{one}" for one in forms}
    if out.suffix.casefold() not in _ENDINGS:
        return out, {one: f"{name}{ending}" for one, ending in endings.items()}
    if [out.suffix.casefold()] != list(endings.values()):
        raise ScrError(
            "--out names a file, whose ending is not that of the format",
            "Name a folder, or one format and a file of its ending.",
        )
    return out.parent, {forms[0]: out.name}


def _shaped(table: Table, form: str, of: tuple[date, int | None]) -> bytes:
    day, year = of
    if form == "json":
        return board_json(table.lines, day, table.others).encode()
    if form == "text":
        return f"{text(table.lines, day, table.others)}\n".encode()
    marking = " / ".join(
        dict.fromkeys(one.review.case.marking for one in read_ones(table.lines))
    )
    if form == "xlsx":
        # Only here: what writes workbooks is large.
        from scrkit.board.workbook import to_xlsx

        return to_xlsx(table.lines, marking, day)
    from scrkit.board.page import page, texts

    # A page leaves the building: no field of it may name somebody of a register.
    for root, held in table.read:
        refuse_names(root, held, texts(held, day))
    if year is not None:
        from scrkit.board.yearly import FORMATS, yearly

        return FORMATS[form](yearly(table.lines, year, marking, day))
    return page(table.lines, marking, day)
