"""`scr query`: questions in SQL, asked of a research export."""

import tempfile
from collections.abc import Sequence
from pathlib import Path
from typing import Annotated, Any

import typer

from scrkit.cli import console, options, research
from scrkit.cli.review import put
from scrkit.cli.show.query import as_csv, as_json, as_text, as_xlsx
from scrkit.errors import ScrError
from scrkit.files import NewFile
from scrkit.research.files import lacking, names_in
from scrkit.research.saved import questions
from scrkit.research.schema import REVIEW, DataSet
from scrkit.research.sets import ALL
from scrkit.text.nearness import nearest

_MOST = 5
_FORMATS = typer.Option(
    "--format",
    help="How to show the answer.",
    **options.one_of("text", "json", "csv", "xlsx"),
)


def command(
    words: Annotated[
        list[str] | None,
        typer.Argument(
            metavar="[SQL] [FOLDER]",
            help="The question, unless --saved names one; the export, here by default.",
        ),
    ] = None,
    saved: Annotated[
        str | None, typer.Option("--saved", help="Ask the saved question of this name.")
    ] = None,
    listed: Annotated[
        bool, typer.Option("--list", help="List the saved questions.")
    ] = False,
    tables: Annotated[
        bool, typer.Option("--tables", help="List the tables and their columns.")
    ] = False,
    form: Annotated[str, _FORMATS] = "text",
    out: Annotated[
        Path | None, typer.Option("--out", help="Write the answer to this file.")
    ] = None,
) -> None:
    """Ask a research export that scr export parquet has written.

    A question in SQL sees the tables of that folder, and reads only. Those that boards
    and archives ask most are saved: see --list.

    Example: scr query --saved overdue-by-theme archive
    """
    if listed or tables:
        _tell_saved() if listed else _tell_tables()
        return
    if form == "xlsx" and out is None:
        raise ScrError("a workbook needs a file to go to", "Name it: --out FILE.xlsx")
    sql, folder, name = _asked(words or [], saved)
    answer = _answered(sql, folder)
    _give(answer, form, out, name)


def _asked(words: list[str], saved: str | None) -> tuple[str, Path, str]:
    """Return the question, the folder it is asked of, and what it is called."""
    if saved is not None:
        if len(words) > 1:
            raise ScrError("a saved question takes a folder, and no SQL beside it")
        known = {one.name: one for one in questions()}
        if saved not in known:
            near = nearest(saved, known)
            raise ScrError(
                "there is no saved question of that name",
                f"Did you mean {near}?" if near else "See them with: scr query --list",
            )
        question = known[saved]
        return question.sql, Path(*words), question.asks
    if not words or len(words) > 2:
        raise ScrError(
            "there is no question, or more than one",
            "Put it in quotation marks, the folder behind it; or name a saved one with "
            "--saved. See them with: scr query --list",
        )
    return words[0], Path(*words[1:]), "Answer"


def _answered(sql: str, folder: Path) -> Any:
    engine, reader = research.duckdb(), research.parquet()
    research.expect_this_version(folder, fresh=False)
    at = folder.absolute()
    # A review that one table lacks would be left out of an answer in silence.
    held = {one.name: frozenset(names_in(at / one.name)) for one in ALL}

    def sound(table: DataSet[Any]) -> Any:
        try:
            names = reader.sound(at / table.name, table)
        except ValueError as error:
            raise ScrError(
                f"{table.name}/{console.plain(str(error))} is damaged, or is not of "
                "this export",
                "Export its review again, or take the file away.",
            ) from error
        _tell_lacking(table.name, lacking(held, table.name))
        return names

    # What does not fit into memory is spilled where it is taken away afterwards.
    with tempfile.TemporaryDirectory(prefix=".scr-") as spill:
        return engine.ask(sql, at, sound, spill)


def _tell_lacking(table: str, gone: Sequence[str]) -> None:
    """Warn of reviews that are in part of the export only: no row is no answer."""
    if gone:
        first = ", ".join(map(console.plain, gone[:_MOST]))
        more = f" and {len(gone) - _MOST} more" if len(gone) > _MOST else ""
        console.complain(
            f"Warning: {table} has no file of {first}{more}, which the answer leaves "
            "out. Export it again, or take its file out of every folder."
        )


def _give(answer: Any, form: str, out: Path | None, title: str) -> None:
    if out is None and form == "text":
        for line in as_text(answer, console.width()):
            console.say(line, whole=True)
        return
    made = {
        "text": lambda: "\n".join((*as_text(answer, 0), "")).encode(),
        "json": lambda: as_json(answer).encode(),
        "csv": lambda: as_csv(answer),
        "xlsx": lambda: as_xlsx(answer, title),
    }[form]()
    if out is None:
        console.binary(made)
        return
    put(Path(), out.parent, (NewFile(out.name, made),), secret=False)
    console.say(f"wrote {console.named(out)}")


def _tell_saved() -> None:
    for one in questions():
        console.say(one.name)
        console.say(f"    {one.asks}")


def _tell_tables() -> None:
    for table in ALL:
        console.say(f"{table.name}: {table.about}")
        for column in (REVIEW, *table.columns):
            none = f" Empty: {column.empty}" if column.empty else ""
            kind = column.kind.replace("_", " or ")
            console.say(f"    {column.name} ({kind}): {column.about}{none}")
