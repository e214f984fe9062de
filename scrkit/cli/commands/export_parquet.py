"""`scr export parquet`: many reviews as tables in codes, for research."""

from collections.abc import Iterator
from datetime import date, datetime
from pathlib import Path
from typing import Annotated, Any

import typer

from scrkit import folder
from scrkit.cli import console, options, research
from scrkit.cli.review import naming, put
from scrkit.cli.reviews import called_so, found_in
from scrkit.diagnostics import Severity
from scrkit.errors import ScrError
from scrkit.files import NewFile
from scrkit.folder import Found
from scrkit.model.review import Review
from scrkit.research.files import manifest, place
from scrkit.research.schema import Case, Value
from scrkit.research.sets import ALL
from scrkit.research.told import NARRATIVES
from scrkit.review import load
from scrkit.standing.status import stage_told
from scrkit.text.counting import number

_Rows = dict[str, list[list[Value]]]


_FOLDERS = typer.Argument(
    metavar="[FOLDER]...", help="Review folders, or folders of them; here by default."
)
_OUT = typer.Option("--out", help="Folder of the export.")
_NARRATIVE = typer.Option("--narrative", help="With what is written in words.")
_DRAFT = typer.Option("--draft", help="Export in spite of errors.")


def parquet(
    folders: Annotated[list[Path] | None, _FOLDERS] = None,
    out: Annotated[Path, _OUT] = Path("research"),
    narrative: Annotated[bool, _NARRATIVE] = False,
    draft: Annotated[bool, _DRAFT] = False,
    as_of: Annotated[datetime | None, options.AS_OF] = None,
) -> None:
    """Write reviews as Parquet tables in codes, to be asked with scr query.

    A review that is exported again takes the place of its earlier rows, and touches no
    other. Names, births and identities stay out; so does every text, unless asked for.
    A review that cannot be used is told, and the others are exported.

    Example: scr export parquet child-k child-m --out archive
    """
    engine = research.parquet()
    day = options.day(as_of)
    research.expect_this_version(out, fresh=True)
    seen: dict[str, Path] = {}
    failed = searched = 0
    for found in found_in(folders or [Path()])[0]:
        root, called = found.root, called_so(found.root)
        try:
            case = _case(found, day, draft=draft)
            files = _files(root, case, out, engine, narrative=narrative, seen=seen)
        except ScrError as error:
            failed += 1
            console.complain(f"{called}: not exported: {error}")
            continue
        put(root, out, files, secret=False)
        searched += naming(root, case.review) is not None
        told = case.review.chronologies
        entries = sum(len(one.entries) for one in told)
        console.say(f"{called}: exported, {number(entries, 'entry', 'entries')}")
    if not seen:
        console.complain(f"scr: {number(failed, 'review')} not exported")
        console.complain("     nothing was written")
        raise typer.Exit(1)
    console.say(
        f"{number(len(seen), 'review')} in {console.named(out)}, a folder a table: "
        f"ask with scr query --list"
    )
    if searched < len(seen):
        console.say(
            f"names were searched for in {searched} of {number(len(seen), 'review')}: "
            "beside the others no register of names lies open"
        )
    if failed:
        console.complain(f"scr: {number(failed, 'review')} not exported")
        raise typer.Exit(1)


def _case(found_at: Found, day: date, *, draft: bool) -> Case:
    if found_at.why:
        raise ScrError(found_at.why, found_at.do)
    contents = folder.read(found_at.root)
    loaded = load(contents.files)
    found = (*loaded.diagnostics, *contents.diagnostics())
    errors = any(d.severity is Severity.ERROR for d in found)
    if loaded.review is None or (errors and not draft):
        raise ScrError(
            "its files have errors, so that rows would be wrong; see scr validate"
        )
    stage = stage_told(loaded.review, loaded.framework, day)
    return Case(loaded.review, loaded.framework, stage, day)


def _files(
    root: Path,
    case: Case,
    out: Path,
    engine: Any,
    *,
    narrative: bool,
    seen: dict[str, Path],
) -> tuple[NewFile, ...]:
    id = case.review.case.id
    # On Windows and macOS two ids that differ in capitals are one folder.
    if id.casefold() in seen:
        raise ScrError(
            f"another of these reviews has its id too "
            f"({called_so(seen[id.casefold()])}); give each an id of its own"
        )
    _not_of_another(case, out, engine)
    rows: _Rows = {
        one.name: one.values(case)
        if narrative or one is not NARRATIVES
        else one.nothing()
        for one in ALL
    }
    _refuse_names(root, case.review, rows)
    board = case.review.case.board.name
    files = tuple(
        NewFile(place(one.name, id), engine.to_parquet(one, rows[one.name], board))
        for one in ALL
    )
    seen[id.casefold()] = root
    return (manifest(), *files)


def _not_of_another(case: Case, out: Path, engine: Any) -> None:
    """Refuse where a review of another board has the id: it would be lost."""
    there = out / place("reviews", case.review.case.id)
    if not there.exists():
        return
    # Ids are a board's own: two boards may well have a child-k.
    board = engine.board_of(folder.one_file(there))
    if board != case.review.case.board.name:
        raise ScrError(
            "the export holds a review of another board under its id; give it an id "
            "of its own, or export it to another folder"
        )


def _refuse_names(root: Path, review: Review, rows: _Rows) -> None:
    """Raise ScrError where a text names somebody of the register beside the review."""
    names = naming(root, review)
    if names is None:
        return
    for table, column, text in _texts(rows):
        if names(text):
            raise ScrError(
                f"{table}, column {column}, names somebody; see scr validate"
            )


def _texts(rows: _Rows) -> Iterator[tuple[str, str, str]]:
    """Yield each text of the rows once, with its table and column."""
    for one in ALL:
        for at, column in enumerate(one.columns, 1):
            # Codes, days and numbers cannot name anybody.
            if column.kind == "text":
                # Thousands of rows hold few different texts.
                held = set(rows[one.name][at])
                yield from (
                    (one.name, column.name, text)
                    for text in sorted(str(text) for text in held if text)
                )
