"""The products that a review is rendered to, and the way from the one to the other."""

from dataclasses import dataclass

from scrkit.files import NewFile
from scrkit.model.review import Review
from scrkit.render.assemble import assemble, places
from scrkit.render.blocks import Document
from scrkit.render.case import Case, open_case
from scrkit.render.markdown import read
from scrkit.render.options import Options
from scrkit.render.pages import marking
from scrkit.render.paper import markdown_file
from scrkit.render.templates import fill
from scrkit.render.view import view
from scrkit.render.word.package import word_file
from scrkit.timeline.values import Timeline


@dataclass(frozen=True, slots=True)
class Product:
    """A kind of document: its name, how its pages lie, whether paragraphs count."""

    name: str
    landscape: bool = False
    numbered: bool = False


PRODUCTS: dict[str, Product] = {
    "overview": Product("overview", numbered=True),
    "executive-summary": Product("executive_summary", numbered=True),
    "terms-of-reference": Product("terms_of_reference", numbered=True),
    "chronology": Product("chronology", landscape=True),
    "action-plan": Product("action_plan", landscape=True),
}

_WRITERS = {"docx": word_file, "md": markdown_file}


def render(
    product: str, review: Review, timeline: Timeline, options: Options
) -> tuple[NewFile, ...]:
    """Return the files of one product, a file for each of the formats in `options`.

    The same arguments give the same bytes. Raises KeyError for an unknown product and
    ScrError, naming the template, where a board's own template cannot be used.
    """
    document = compose(product, open_case(review, timeline, options))
    return tuple(
        NewFile(f"{product}{_copy(options)}.{form}", _WRITERS[form](document))
        for form in options.formats
    )


def _copy(options: Options) -> str:
    """Return what tells one copy's name from another's: none may be taken for it."""
    published = "-published" if options.view == "published" else ""
    return published + ("-draft" if options.draft else "")


def compose(product: str, case: Case) -> Document:
    """Return the finished document of one product, before it takes any shape."""
    kind = PRODUCTS[product]
    # One Markdown for every shape: Word and paper cannot disagree.
    own, has = case.options.templates, places(case)
    text, placed = fill(f"{product}.md.j2", view(case), own, has)
    blocks = assemble(read(text, placed), case, numbered=kind.numbered)
    opened = case.review.case
    return Document(
        title=f"{opened.title}: {case.inside(kind.name)}",
        subject=f"{case.options.framework_title}, review {opened.id}",
        creator=opened.board.name,
        review=f"{opened.id} · {case.heading(kind.name)}",
        marking=marking(case),
        created=case.options.as_of,
        draft=case.options.draft,
        landscape=kind.landscape,
        blocks=blocks,
    )
