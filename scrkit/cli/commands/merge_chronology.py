"""`scr merge-chronology`: the agencies' chronologies as one, and what that shows."""

from datetime import datetime
from pathlib import Path
from typing import Annotated, Any

import typer
from msgspec.structs import replace

from scrkit.cli import console, options, view_options
from scrkit.cli.rendering import Asked
from scrkit.cli.review import VIEW, all_worded, put
from scrkit.cli.show.timeline_text import told
from scrkit.cli.view_options import chosen
from scrkit.errors import ScrError
from scrkit.files import NewFile
from scrkit.frameworks import Framework
from scrkit.model.review import Review
from scrkit.render.products import PRODUCTS, render
from scrkit.render.wording.names import inside
from scrkit.render.wording.options import Options, View
from scrkit.timeline.export import to_csv, to_json
from scrkit.timeline.merge import merge
from scrkit.timeline.part import part
from scrkit.timeline.sightings import incident, last_seen
from scrkit.timeline.values import Timeline
from scrkit.timeline.values import View as Part

_DOCUMENTS = PRODUCTS["chronology"].formats
# For programs, which know people by code alone.
_TABLES = ("csv", "json")
_PART = "chronology-part"

Formats = Annotated[
    list[str] | None,
    typer.Option(
        "--format",
        help="Word, web page, Markdown, CSV, JSON, picture, Excel; all by default.",
        **options.one_of("docx", "html", "md", *_TABLES, "svg", "xlsx"),
    ),
]
Draft = Annotated[
    bool, typer.Option("--draft", help="Merge in spite of errors; says so inside.")
]
LongSilence = Annotated[
    int | None,
    typer.Option(
        "--silence",
        min=1,
        metavar="DAYS",
        help="Tell every stretch without contact of so many days or more.",
    ),
]


def command(
    root: Annotated[Path, options.ROOT] = Path(),
    formats: Formats = None,
    out: Annotated[Path, typer.Option("--out", help="Where to write.")] = Path("out"),
    draft: Draft = False,
    view: Annotated[View, VIEW] = "coded",
    register: Annotated[Path | None, options.REGISTER] = None,
    key: Annotated[Path | None, options.KEY] = None,
    silence: LongSilence = None,
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
    asked = Part(
        inside=inside_only,
        people=tuple(person or ()),
        agencies=tuple(agency or ()),
        questions=tuple(question or ()),
    )
    with console.working("Merging"):
        shapes = tuple(one for one in wanted if one not in _TABLES)
        day = options.day(as_of)
        wish = Asked(root, out, day, view, register, key, shapes, draft)
        opened = wish.opened()
        review = opened.review
        timeline = _merged(review, silence, chosen(review, asked))
        if view == "published" and not draft:
            all_worded(review)
        opts = opened.options()
        made = _files(timeline, review, wanted, opts)
        put(root, out, made, secret=view == "named")
    console.say(_noticed(timeline, review, opened.loaded.framework))
    console.wrote(out, *made)


def _noticed(timeline: Timeline, review: Review, framework: Framework | None) -> str:
    agencies = {a.id: a.name for a in review.case.agencies}
    subject = inside(framework.names if framework else {}, "subject")
    last = last_seen(timeline, incident(review))
    return told(timeline, agencies, subject, last)


def _merged(review: Review, silence: int | None, asked: Part | None) -> Timeline:
    whole = merge(review, silence=silence)
    return part(whole, asked) if asked else whole


def _files(
    timeline: Timeline, review: Review, wanted: tuple[str, ...], given: Options
) -> tuple[NewFile, ...]:
    """Return the tables and documents that are wanted."""
    # Tables have no page on which it could be said that they are a draft.
    mark = "-draft" if given.draft else ""
    made = []
    if "csv" in wanted:
        subject = inside(given.names, "subject")
        table = to_csv(timeline, review.people.codes, subject)
        made.append(NewFile(f"chronology{mark}.csv", table))
    if "json" in wanted:
        whole = to_json(timeline, incident(review))
        made.append(NewFile(f"chronology{mark}.json", whole))
    made += render("chronology", review, timeline, given)
    if timeline.view:
        # Nobody may take a part for the whole.
        made = [replace(f, path=f.path.replace("chronology", _PART, 1)) for f in made]
    return tuple(made)


def _wanted(formats: list[str] | None, view: View) -> tuple[Any, ...]:
    """Return the shapes asked for; tables for programs know people by code alone."""
    if view == "coded":
        return tuple(formats or (*_DOCUMENTS, *_TABLES))
    wanted = tuple(formats or _DOCUMENTS)
    # Programs join tables by code; names would go into files that nobody looks at.
    if any(one in _TABLES for one in wanted):
        raise ScrError(
            "CSV and JSON hold codes only, in whatever view",
            "Ask for --format docx, html, md, svg or xlsx, or leave --view out.",
        )
    return wanted
