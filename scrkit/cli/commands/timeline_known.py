"""`scr timeline known-by`: what an agency held by a day, and what it did not."""

from collections import Counter
from collections.abc import Iterable
from datetime import date, datetime
from pathlib import Path
from typing import Annotated

import typer

from scrkit import folder
from scrkit.cli import console, options
from scrkit.cli.options import Format
from scrkit.cli.review import usable
from scrkit.cli.show import timeline_json as answers
from scrkit.cli.show.answer import json_text
from scrkit.dates import spell_date, spelled
from scrkit.errors import ScrError
from scrkit.files import Elsewhere, NewFile
from scrkit.model.review import Review
from scrkit.review import load
from scrkit.review.asked import agency_of
from scrkit.timeline.knowledge import Knowledge, known_by
from scrkit.timeline.values import Row

_FORM = options.shown_as(
    *(Format.TEXT, Format.MD, Format.JSON), help_="text, md (with what happened), json."
)
_ON = typer.Option("--on", **options.A_DAY, help="The day before which: 2014-03-05.")


def command(
    agency: Annotated[str, typer.Argument(help="Agency, by id, such as health.")],
    root: Annotated[Path, options.ROOT] = Path(),
    on: Annotated[datetime, _ON] = ...,  # type: ignore[assignment]
    form: Annotated[Format, _FORM] = Format.TEXT,
    out: Annotated[
        Path | None, typer.Option("--out", help="File to write md or json to.")
    ] = None,
    as_of: Annotated[datetime | None, options.AS_OF] = None,
) -> None:
    """Tell what an agency held before a day: its own records, and what was shared.

    Beside it, what other agencies knew by then and nothing says that this one did.

    Example: scr timeline known-by health child-k --on 2014-07-10
    """
    contents = folder.read(root)
    loaded = load(contents.files)
    review = usable(loaded, draft=False, others=contents.diagnostics())
    known = known_by(review, agency_of(review, agency).id, on.date())
    if form is Format.MD:
        _write(root, out, _markdown(review, known, options.day(as_of)))
    elif form is Format.JSON:
        text = json_text(answers.known(known))
        if out is None:
            console.machine(text)
        else:
            _write(root, out, text.encode("utf-8"))
    elif out is not None:
        raise ScrError("--out is for --format md and json", "Leave it out.")
    else:
        for line in _told(known, review):
            console.say(line)


def _markdown(review: Review, known: Knowledge, day: date) -> bytes:
    from scrkit.render.sections.knowledge import known_by_file
    from scrkit.render.wording.options import Options

    return known_by_file(review, known, Options(as_of=day))


def _write(root: Path, out: Path | None, content: bytes) -> None:
    if out is None:
        raise ScrError(
            "what happened is written into a file, never onto the screen",
            "Say into which: --out FILE.md",
        )
    folder.deliver(root, Elsewhere(out.parent, (NewFile(out.name, content),)))
    console.say(f"wrote {console.named(out)}")


def _told(known: Knowledge, review: Review) -> Iterable[str]:
    names = {agency.id: agency.name for agency in review.case.agencies}
    yield f"{names[known.agency]}, before {spelled(known.on)}"
    yield from _section("in its own records", known.known.own)
    yield from _section(
        "shared with it: its staff are among the people", known.known.shared
    )
    yield from _section(
        "known to other agencies, and nothing says that it knew", known.known.elsewhere
    )
    perhaps = known.perhaps
    yield from _section("may have been known", (*perhaps.own, *perhaps.shared))
    yield from _section("may have been known to others", perhaps.elsewhere)


def _section(title: str, rows: tuple[Row, ...]) -> Iterable[str]:
    counts = Counter(row.agency.id for row in rows)
    by_agency = ", ".join(f"{id} {n}" for id, n in sorted(counts.items()))
    yield f"{len(rows)} {title}" + (f" ({by_agency})" if len(counts) > 1 else "")
    cells = [_cells(row) for row in rows]
    widths = [max(len(each[n]) for each in cells) for n in range(3)] if cells else []
    for each in cells:
        line = (cell.ljust(width) for cell, width in zip(each, widths, strict=False))
        yield f"  {'  '.join((*line, each[3]))}".rstrip()


def _cells(row: Row) -> tuple[str, str, str, str]:
    kept = "" if row.entry.visibility == "integrated" else " (for its agency only)"
    codes = ", ".join(row.entry.people) + kept
    return row.entry.id, spell_date(row.entry.date), row.agency.id, codes
