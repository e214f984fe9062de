"""`scr export`: what boards report of their reviews to registers outside."""

from datetime import date, datetime
from pathlib import Path
from typing import Annotated

import typer

from scrkit import folder
from scrkit.cli import console, options
from scrkit.cli.commands.export_parquet import parquet
from scrkit.cli.doing import done
from scrkit.cli.review import naming, put, usable
from scrkit.cli.show.export_json import export_json
from scrkit.edits.notified import FILE, keep
from scrkit.errors import ScrError
from scrkit.files import Deed, NewFile
from scrkit.model.review import Review
from scrkit.reporting.notification import notification_table, notified_today
from scrkit.reporting.table import Table
from scrkit.reporting.tracker import tracker_table
from scrkit.reporting.workbook import to_xlsx
from scrkit.review import Loaded, load
from scrkit.standing.status import stage_told
from scrkit.text.counting import number

group = options.group(
    "Report reviews to the NHS tracker, a serious incident, or research.\n\n"
    "Example: scr export tracker child-k"
)
group.command()(parquet)

_FOLDERS = typer.Argument(
    metavar="[FOLDER]...", help="Review folders; here by default."
)
_OUT = typer.Option("--out", help="Where to write.")
_FORMATS = typer.Option(
    "--format", help="Excel, JSON; both by default.", **options.one_of("xlsx", "json")
)
_DRAFT = typer.Option("--draft", help="Export in spite of errors.")
# More fields than this fill the screen; the sheet holds them all.
_NAMED_AT_MOST = 8


@group.command()
def tracker(
    folders: Annotated[list[Path] | None, _FOLDERS] = None,
    formats: Annotated[list[str] | None, _FORMATS] = None,
    out: Annotated[Path, _OUT] = Path("out"),
    draft: Annotated[bool, _DRAFT] = False,
    as_of: Annotated[datetime | None, options.AS_OF] = None,
) -> None:
    """Write the fields of the NHS Safeguarding Case Review Tracker, a row a review.

    What is not known stays empty and is told; both days on which a case was added
    are kept. People stand by code. What no other file holds is in reporting.yaml.

    Example: scr export tracker child-k child-m --out for-the-icb
    """
    day = options.day(as_of)
    given = [(root, *_opened(root, draft=draft)) for root in _distinct(folders)]
    table = tracker_table(
        (
            (review, stage_told(review, loaded.framework, day))
            for _, loaded, review in given
        ),
        day,
    )
    _write(table, [(root, review) for root, _, review in given], out, formats, day)


@group.command()
def sin(
    folders: Annotated[list[Path] | None, _FOLDERS] = None,
    formats: Annotated[list[str] | None, _FORMATS] = None,
    out: Annotated[Path, _OUT] = Path("out"),
    draft: Annotated[bool, _DRAFT] = False,
    as_of: Annotated[datetime | None, options.AS_OF] = None,
) -> None:
    """Write the fields of serious incident notifications, a row a child.

    What was kept with scr export notified is written as it was; what the review holds
    today stands beside it. What is not known stays empty and is told.

    Example: scr export sin child-k --format xlsx
    """
    given = [(root, _opened(root, draft=draft)[1]) for root in _distinct(folders)]
    table = notification_table(review for _, review in given)
    _write(table, given, out, formats, options.day(as_of))


@group.command()
def notified(
    root: Annotated[Path, options.ROOT] = Path(),
    on: Annotated[datetime | None, options.DATE] = None,
    dry_run: Annotated[bool, options.DRY_RUN] = False,
) -> None:
    """Keep what is notified of each child as it is now, in reporting.yaml, for good.

    National figures are built on it: a later correction never overwrites it.

    Example: scr export notified child-k --date 2015-05-20
    """
    day = options.done_on(on)

    def decide(contents: folder.Contents) -> tuple[Deed, list[str]]:
        loaded = load(contents.files)
        review = usable(loaded, draft=False, others=contents.diagnostics())
        # What was kept is what was sent: it is never put right afterwards.
        there = {one.child for one in review.reporting.as_notified}
        today = dict(notified_today(review))
        new = [child for child in today if child not in there]
        if not new:
            raise ScrError(
                "what was notified is kept already, of each child there is",
                "It is never overwritten. scr export sin shows what was corrected.",
            )
        content = contents.files.get(FILE)
        plan = keep(content, {child: today[child] for child in new}, day)
        return Deed(plan), new

    kept = done(root, decide, dry_run=dry_run)
    say = "would be kept" if dry_run else "kept"
    console.say(f"{FILE}: {say} as notified: {', '.join(kept)}")


def _distinct(folders: list[Path] | None) -> list[Path]:
    given = folders or [Path()]
    # A case that is counted twice would spoil the board's figures.
    if len({root.resolve() for root in given}) < len(given):
        raise ScrError("one folder is named twice", "Each review is reported once.")
    return given


def _opened(root: Path, *, draft: bool) -> tuple[Loaded, Review]:
    contents = folder.read(root)
    loaded = load(contents.files)
    return loaded, usable(loaded, draft=draft, others=contents.diagnostics())


def _write(
    table: Table,
    given: list[tuple[Path, Review]],
    out: Path,
    formats: list[str] | None,
    day: date,
) -> None:
    # Before anything is written: a table leaves the building as a whole or not at all.
    for root, review in given:
        _refuse_names(table, root, review)
    marking = " / ".join(dict.fromkeys(one.case.marking for _, one in given))
    wanted = formats or ["xlsx", "json"]
    files: tuple[NewFile, ...] = ()
    if "xlsx" in wanted:
        files += (NewFile(f"{table.name}.xlsx", to_xlsx(table, marking, day)),)
    if "json" in wanted:
        files += (NewFile(f"{table.name}.json", export_json(table, day).encode()),)
    put(given[0][0], out, files, secret=False)
    _tell(table)
    console.wrote(out, *files)


def _refuse_names(table: Table, root: Path, review: Review) -> None:
    """Raise ScrError where a field names somebody of the register beside the review."""
    names = naming(root, review)
    if names is None:
        return
    for row in (one for one in table.rows if one.review == review.case.id):
        for key, text in row.values.items():
            if names(text):
                raise ScrError(
                    f"{review.case.id}: {key} names somebody; nothing was written",
                    f"Put the code there: {table.fields[key].recorded_in}.",
                )


def _tell(table: Table) -> None:
    for row in table.rows:
        whose = f"{row.review}, {row.child}" if row.child else row.review
        lacking = [key for one, key in table.not_known() if one is row]
        known = len(table.fields) - len(lacking)
        console.say(f"{whose}: {number(known, 'field')} of {len(table.fields)} known")
        if lacking:
            more = len(lacking) - _NAMED_AT_MOST
            shown = ", ".join(lacking[:_NAMED_AT_MOST])
            rest = f", and {more} more on the sheet Not known" if more > 0 else ""
            console.say(f"  not known: {shown}{rest}")
        if row.remark:
            console.say(f"  {row.remark}")
        if row.corrected:
            told = ", ".join(one.field for one in row.corrected)
            console.say(f"  corrected since it was notified: {told}")
    if not table.rows:
        console.say("nobody is notified: no review has a subject or an incident")
