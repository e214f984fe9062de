"""`scr render`: write a review's reports as Word and Markdown."""

from dataclasses import replace
from datetime import datetime
from pathlib import Path
from typing import Annotated, cast

import typer

from scrkit import publish
from scrkit.cli import console, guidance_file, options
from scrkit.cli.render_face import FACES, render_face
from scrkit.cli.render_letter import NAME as LETTER
from scrkit.cli.render_letter import To, render_letter
from scrkit.cli.render_matrix import NAME as MATRIX
from scrkit.cli.render_matrix import USUAL as OF_A_MATRIX
from scrkit.cli.render_matrix import render_matrix
from scrkit.cli.render_points import NAME as POINTS
from scrkit.cli.render_points import render_points
from scrkit.cli.render_report import NAME, render_report
from scrkit.cli.rendering import Asked
from scrkit.cli.review import VIEW, all_worded, leave_if
from scrkit.errors import ScrError
from scrkit.files import NewFile
from scrkit.model.review import Review
from scrkit.render.products import (
    LETTERS,
    OF_A_RAPID_REVIEW,
    PRODUCTS,
    RAPID,
    compose_all,
    written,
)
from scrkit.render.wording.options import Format, View
from scrkit.timeline.merge import merge

_ALL = "all"
_OF_ANY = ("guide",)
_GENOGRAM, _PICTURES = "genogram", ("svg", "png")
_USUAL: tuple[Format, ...] = ("docx", "md")

Product = Annotated[
    str,
    typer.Argument(
        help=f"One of: {', '.join(PRODUCTS)}; {MATRIX}; of a rapid review: "
        f"{', '.join(RAPID)}; to sign: {NAME} with --agency, {', '.join(FACES)}; "
        f"{LETTER} with --to; {POINTS} on drafts; or all.",
        **options.one_of(*PRODUCTS, MATRIX, *RAPID, NAME, *FACES, LETTER, POINTS, _ALL)
        | {"metavar": "PRODUCT"},
    ),
]
Formats = Annotated[
    list[str] | None,
    typer.Option(
        "--format",
        help="docx and md by default. May repeat; svg and png are of the genogram, "
        "xlsx of the matrix.",
        **options.one_of(*PRODUCTS["genogram"].formats, "xlsx"),
    ),
]
_OUT = typer.Option("--out", help="Where to write.")
_TO = typer.Option(
    "--to",
    help=f"Which letter: {', '.join(LETTERS)}.",
    **options.one_of(*LETTERS) | {"metavar": "LETTER"},
)
_PERSON = typer.Option("--person", help="To whom a letter goes, by code.")
_INTERVIEW = typer.Option(
    "--interview", help="Which interview, by id (HEALTH-I1), to sign or to invite to."
)


Whose = Annotated[
    str,
    typer.Option(
        "--agency", help="Whose report, by id, for imr; to whom, for a letter."
    ),
]
Draft = Annotated[
    bool, typer.Option("--draft", help="Render in spite of errors; says so inside.")
]


def command(
    product: Product,
    root: Annotated[Path, options.ROOT] = Path(),
    formats: Formats = None,
    view: Annotated[View, VIEW] = "coded",
    agency: Whose = "",
    to: Annotated[str | None, _TO] = None,
    person: Annotated[str, _PERSON] = "",
    interview: Annotated[str, _INTERVIEW] = "",
    out: Annotated[Path, _OUT] = Path("out"),
    draft: Draft = False,
    framework: Annotated[str | None, guidance_file.OPTION] = None,
    register: Annotated[Path | None, options.REGISTER] = None,
    key: Annotated[Path | None, options.KEY] = None,
    as_of: Annotated[datetime | None, options.AS_OF] = None,
) -> None:
    """Write a report: overview, summary, guide for staff, chronology, action plan.

    What somebody signs (imr, interview, decision, declaration) and letters are written
    in Word. A letter shows what the review does not say as a blank, and tells of it.

    Example: scr render overview child-k --view published --out for-the-website
    """
    usual = OF_A_MATRIX if product == MATRIX else _USUAL
    shapes = cast("tuple[Format, ...]", tuple(formats or usual))
    asked = Asked(root, out, options.day(as_of), view, register, key, shapes)
    # What is signed or sent stands on the review's own guidance, and is no draft.
    free = replace(asked, draft=draft, framework=framework)
    apart = {
        **dict.fromkeys(FACES, lambda: render_face(asked, product, interview)),
        NAME: lambda: render_report(asked, agency),
        LETTER: lambda: render_letter(asked, To(to or "", agency, person, interview)),
        MATRIX: lambda: render_matrix(free),
        POINTS: lambda: render_points(asked),
    }
    if product in apart:
        apart[product]()
        return
    _refuse_pictures(product, formats or [])
    with console.working(f"Rendering {product}"):
        made = _rendered(product, free)
    free.write(*made)
    if draft:
        console.say("Every page says that this is a draft.")


def _rendered(product: str, asked: Asked) -> tuple[NewFile, ...]:
    opened = asked.opened()
    review = opened.review
    public = asked.view == "published" and not asked.draft
    if public:
        all_worded(review)
    chosen = opened.options()
    names = _named(product, review, asked.view)
    composed = compose_all(names, review, merge(review), chosen)
    if public:
        # The published view would tell more than its cover says.
        leave_if(
            publish.too_fine(opened.loaded, composed, chosen.house),
            "This is not for the public yet; nothing was written. Reword it, or use "
            "--draft to read it all the same.",
        )
    return written(composed, chosen)


def _named(product: str, review: Review, view: View) -> tuple[str, ...]:
    """Return the products that are meant; raises ScrError for one that there is not."""
    if product == _ALL:
        return OF_A_RAPID_REVIEW if review.is_rapid else tuple(PRODUCTS)
    if product in RAPID and view == "published":
        raise ScrError("a rapid review is not published", "Leave --view published out.")
    if product in RAPID and not review.had_rapid:
        raise ScrError(
            "there is no rapid review here",
            "One is begun with: scr new FOLDER --kind rapid-review",
        )
    if review.is_rapid and product not in (*OF_A_RAPID_REVIEW, *_OF_ANY):
        raise ScrError(
            f"a rapid review has no {product}",
            f"Of a rapid review there are: {', '.join(OF_A_RAPID_REVIEW)}.",
        )
    return (product,)


def _refuse_pictures(product: str, formats: list[str]) -> None:
    """Refuse what only a genogram or a matrix can be, before anything is read."""
    for form in formats:
        if form == "xlsx":
            raise ScrError(
                f"only the evidence matrix is rendered as {form}",
                f"Type scr render {MATRIX} --format {form}; the chronology's workbook "
                "is scr merge-chronology --format xlsx",
            )
        if form in _PICTURES and product != _GENOGRAM:
            raise ScrError(
                f"only the genogram is rendered as {form}",
                f"Type scr render {_GENOGRAM} --format {form}; the "
                "chronology's picture is scr merge-chronology --format svg",
            )
