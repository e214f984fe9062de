"""`scr merge-chronology`: the agencies' chronologies as one, and what that shows."""

from datetime import datetime
from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer
from msgspec.structs import replace

from scrkit import folder
from scrkit.cli import console, options, secrets, view_options
from scrkit.cli.review import (
    VIEW,
    View,
    all_worded,
    named_people,
    put,
    usable,
    worded,
)
from scrkit.cli.show.timeline_text import told
from scrkit.cli.view_options import chosen
from scrkit.errors import ScrError
from scrkit.files import NewFile
from scrkit.frameworks import Framework
from scrkit.model.review import Review
from scrkit.render.products import render
from scrkit.render.wording import options as render_options
from scrkit.render.wording.names import inside
from scrkit.render.wording.options import Options
from scrkit.review import load
from scrkit.timeline.export import to_csv, to_json
from scrkit.timeline.merge import merge
from scrkit.timeline.part import part
from scrkit.timeline.sightings import incident, last_seen
from scrkit.timeline.values import Timeline
from scrkit.timeline.values import View as Part


class Format(StrEnum):
    """The shapes of a merged chronology."""

    DOCX = "docx"
    HTML = "html"
    MD = "md"
    CSV = "csv"
    JSON = "json"
    SVG = "svg"
    XLSX = "xlsx"


_DOCUMENTS: dict[Format, render_options.Format] = {
    Format.DOCX: "docx",
    Format.HTML: "html",
    Format.MD: "md",
    Format.SVG: "svg",
    Format.XLSX: "xlsx",
}


def command(
    root: Annotated[
        Path, typer.Argument(metavar="[FOLDER]", help="Review folder; here by default.")
    ] = Path(),
    formats: Annotated[
        list[Format] | None,
        typer.Option(
            "--format",
            help="Word, web page, Markdown, CSV, JSON, picture, Excel; all by default.",
        ),
    ] = None,
    out: Annotated[Path, typer.Option("--out", help="Where to write.")] = Path("out"),
    draft: Annotated[
        bool, typer.Option("--draft", help="Merge in spite of errors; says so inside.")
    ] = False,
    view: Annotated[View, VIEW] = View.CODED,
    register: Annotated[Path | None, secrets.REGISTER] = None,
    key: Annotated[Path | None, secrets.KEY] = None,
    silence: Annotated[
        int | None,
        typer.Option(
            "--silence",
            min=1,
            metavar="DAYS",
            help="Tell every stretch without contact of so many days or more.",
        ),
    ] = None,
    inside_only: Annotated[bool, view_options.INSIDE] = False,
    person: Annotated[list[str] | None, view_options.PERSON] = None,
    agency: Annotated[list[str] | None, view_options.AGENCY] = None,
    question: Annotated[list[str] | None, view_options.QUESTION] = None,
    as_of: Annotated[datetime | None, options.AS_OF] = None,
) -> None:
    """Merge the agencies' chronologies into the integrated chronology.

    A part of it (--inside, --person, --agency, --question) bears a name of its own and
    says by what it was chosen and how many entries it leaves out.

    Example: scr merge-chronology child-k --out merged
    """
    wanted = _wanted(formats, view)
    with console.working("Merging"):
        contents = folder.read(root)
        loaded = load(contents.files)
        review = usable(loaded, draft=draft, others=contents.diagnostics())
        asked = Part(
            inside=inside_only,
            people=tuple(person or ()),
            agencies=tuple(agency or ()),
            questions=tuple(question or ()),
        )
        timeline = _merged(review, silence, chosen(review, asked))
        if view is View.PUBLISHED and not draft:
            all_worded(review)
        made = _tables(timeline, review, wanted, draft=draft)
        documents = tuple(_DOCUMENTS[form] for form in wanted if form in _DOCUMENTS)
        named = view is View.NAMED
        given = Options(
            as_of=options.day(as_of),
            view=view.value,
            formats=documents,
            draft=draft,
            identities=named_people(root, out, register, key) if named else {},
        )
        made += render(
            "chronology",
            review,
            timeline,
            worded(given, loaded.framework, contents.files),
        )
        if timeline.view:
            made = [replace(file, path=_of_part(file.path)) for file in made]
        put(root, out, tuple(made), secret=named)
    console.say(_noticed(timeline, review, loaded.framework))
    for file in made:
        console.say(f"wrote {console.named(out / file.path)}")


def _noticed(timeline: Timeline, review: Review, framework: Framework | None) -> str:
    agencies = {a.id: a.name for a in review.case.agencies}
    subject = inside(framework.names if framework else {}, "subject")
    last = last_seen(timeline, incident(review))
    return told(timeline, agencies, subject, last, codes=review.people.codes)


def _merged(review: Review, silence: int | None, asked: Part | None) -> Timeline:
    whole = merge(review, silence=silence)
    return part(whole, asked) if asked else whole


def _tables(
    timeline: Timeline,
    review: Review,
    wanted: tuple[Format, ...],
    *,
    draft: bool,
) -> list[NewFile]:
    """Return the tables for programs that are wanted."""
    mark, made = "-draft" if draft else "", []
    if Format.CSV in wanted:
        made.append(
            NewFile(f"chronology{mark}.csv", to_csv(timeline, review.people.codes))
        )
    if Format.JSON in wanted:
        made.append(
            NewFile(f"chronology{mark}.json", to_json(timeline, incident(review)))
        )
    return made


def _of_part(path: str) -> str:
    """Name a file of a part so that nobody takes it for the whole."""
    return path.replace("chronology", "chronology-part", 1)


def _wanted(formats: list[Format] | None, view: View) -> tuple[Format, ...]:
    """Return the shapes asked for; tables for programs know people by code alone."""
    if view is View.CODED:
        return tuple(formats or Format)
    wanted = tuple(formats or _DOCUMENTS)
    if any(form not in _DOCUMENTS for form in wanted):
        raise ScrError(
            "CSV and JSON hold codes only, in whatever view",
            "Ask for --format docx, html, md, svg or xlsx, or leave --view out.",
        )
    return wanted
