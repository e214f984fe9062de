"""`scr render`: write a review's reports as Word and Markdown."""

from datetime import datetime
from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer

from scrkit import folder
from scrkit.cli import console, guidance_file, options, secrets
from scrkit.cli.review import VIEW, View, all_worded, named_people, put, usable, worded
from scrkit.files import NewFile
from scrkit.model.review import Review
from scrkit.render.products import PRODUCTS, render_all
from scrkit.render.wording.options import Options
from scrkit.review import load
from scrkit.timeline.merge import merge


class Product(StrEnum):
    """What can be written."""

    OVERVIEW = "overview"
    EXECUTIVE_SUMMARY = "executive-summary"
    TERMS_OF_REFERENCE = "terms-of-reference"
    GUIDE = "guide"
    CHRONOLOGY = "chronology"
    ACTION_PLAN = "action-plan"
    RESPONSE = "response"
    SEVEN_MINUTE_BRIEFING = "seven-minute-briefing"
    ABSTRACT = "abstract"
    ALL = "all"


class Format(StrEnum):
    """The shapes of a document."""

    DOCX = "docx"
    MD = "md"
    HTML = "html"


_USUAL = (Format.DOCX, Format.MD)


def command(
    product: Annotated[Product, typer.Argument(help="What to write, or all of it.")],
    root: Annotated[
        Path, typer.Argument(metavar="[FOLDER]", help="Review folder; here by default.")
    ] = Path(),
    formats: Annotated[
        list[Format] | None,
        typer.Option("--format", help="docx and md by default. May repeat."),
    ] = None,
    view: Annotated[View, VIEW] = View.CODED,
    out: Annotated[Path, typer.Option("--out", help="Where to write.")] = Path("out"),
    draft: Annotated[
        bool, typer.Option("--draft", help="Render in spite of errors; says so inside.")
    ] = False,
    framework: Annotated[str | None, guidance_file.OPTION] = None,
    register: Annotated[Path | None, secrets.REGISTER] = None,
    key: Annotated[Path | None, secrets.KEY] = None,
    as_of: Annotated[datetime | None, options.AS_OF] = None,
) -> None:
    """Write a report: overview, summary, guide for staff, chronology, action plan.

    Example: scr render overview child-k --view published --out for-the-website
    """
    with console.working(f"Rendering {product.value}"):
        contents = folder.read(root)
        loaded = load(contents.files, guidance_file.given(framework))
        review = usable(loaded, draft=draft, others=contents.diagnostics())
        named = view is View.NAMED
        known = named_people(root, out, register, key) if named else {}
        given = Options(
            as_of=options.day(as_of),
            view=view.value,
            formats=tuple(one.value for one in formats or _USUAL),
            draft=draft,
            identities=known,
        )
        if view is View.PUBLISHED and not draft:
            all_worded(review)
        chosen = worded(given, loaded.framework, contents.files)
        made = _rendered(product, review, chosen)
        put(root, out, made, secret=named)
    for file in made:
        console.say(f"wrote {console.named(out / file.path)}")
    if draft:
        console.say("Every page says that this is a draft.")


def _rendered(product: Product, review: Review, chosen: Options) -> tuple[NewFile, ...]:
    names = tuple(PRODUCTS) if product is Product.ALL else (product.value,)
    return render_all(names, review, merge(review), chosen)
