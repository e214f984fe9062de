"""The products that a review is rendered to, and the way from the one to the other."""

from collections.abc import Mapping
from dataclasses import dataclass

from scrkit.files import NewFile
from scrkit.model.review import Review
from scrkit.render.assemble import assemble, places
from scrkit.render.document.blocks import Blocks, Document
from scrkit.render.document.pages import marking
from scrkit.render.document.paper import markdown_file
from scrkit.render.document.templates import Wanted, read_filled
from scrkit.render.excel.chronology import workbook
from scrkit.render.picture.drawn import drawing_of
from scrkit.render.sections.case import Case, open_case
from scrkit.render.sections.view import Values, view
from scrkit.render.web.html import html_file
from scrkit.render.web.page import page
from scrkit.render.word.package import word_file
from scrkit.render.wording.options import Format, Options
from scrkit.timeline.values import Timeline


@dataclass(frozen=True, slots=True)
class Product:
    """A kind of document: its name, how its pages lie, whether paragraphs count.

    `of_the_case` is False where it tells nothing of the case and bears no marking;
    `published` is whether it is a part of the publication; `formats` are the shapes
    that it can take.
    """

    name: str
    landscape: bool = False
    numbered: bool = False
    of_the_case: bool = True
    published: bool = False
    formats: tuple[Format, ...] = ("docx", "md", "html")


# In the order in which they are listed, written and published.
PRODUCTS: dict[str, Product] = {
    "overview": Product("overview", numbered=True, published=True),
    "executive-summary": Product("executive_summary", numbered=True, published=True),
    "terms-of-reference": Product("terms_of_reference", numbered=True),
    "guide": Product("professional_guide", of_the_case=False),
    "chronology": Product(
        "chronology", landscape=True, formats=("docx", "html", "md", "svg", "xlsx")
    ),
    "response": Product("response", published=True),
    "action-plan": Product("action_plan", landscape=True, published=True),
    "seven-minute-briefing": Product("seven_minute_briefing", published=True),
    "abstract": Product("abstract", published=True),
}
PUBLISHED = tuple(name for name, product in PRODUCTS.items() if product.published)

# What is sent to one agency, and says what the others are not asked.
TO_AGENCY: dict[str, Product] = {
    "request-letter": Product("request"),
    "chronology-form": Product("chronology_form", landscape=True),
}

_WRITERS = {"docx": word_file, "md": markdown_file, "html": html_file}

# A chronology on a screen is looked through and filtered; the other reports are read.
_OF_THE_CHRONOLOGY = {"html": page, "svg": drawing_of, "xlsx": workbook}


def render(
    product: str, review: Review, timeline: Timeline, options: Options
) -> tuple[NewFile, ...]:
    """Return the files of one product, a file for each of the formats in `options`.

    Raises as `render_all` does.
    """
    return render_all((product,), review, timeline, options)


def render_all(
    products: tuple[str, ...], review: Review, timeline: Timeline, options: Options
) -> tuple[NewFile, ...]:
    """Return the files of products, a file for each of the formats in `options`.

    The same arguments give the same bytes. Raises KeyError for an unknown product and
    ScrError, naming the template, where a board's own template cannot be used.
    """
    case = open_case(review, timeline, options)
    return tuple(
        NewFile(f"{name}{_copy(options)}.{form}", _written(name, form, document, case))
        for name, document in composed(products, case).items()
        for form in options.formats
    )


def _written(product: str, form: str, document: Document, case: Case) -> bytes:
    if product == "chronology" and form in _OF_THE_CHRONOLOGY:
        return _OF_THE_CHRONOLOGY[form](case)
    return _WRITERS[form](document)


def _copy(options: Options) -> str:
    """Return the ending by which file names of views and drafts differ."""
    view = "" if options.view == "coded" else f"-{options.view}"
    return view + ("-draft" if options.draft else "")


def composed(products: tuple[str, ...], case: Case) -> dict[str, Document]:
    """Return the finished documents of products, by their names."""
    kinds = {name: PRODUCTS[name] for name in products}
    return _composed(kinds, case, view(case))


def compose(product: str, case: Case) -> Document:
    """Return the finished document of one product, before it takes any shape."""
    return composed((product,), case)[product]


def word_to_agency(case: Case, values: Values) -> dict[str, bytes]:
    """Return the Word files of TO_AGENCY; `values` are what they need besides.

    Raises as `render_all` does.
    """
    made = _composed(TO_AGENCY, case, view(case) | values)
    return {name: word_file(document) for name, document in made.items()}


def _composed(
    kinds: Mapping[str, Product], case: Case, values: Values
) -> dict[str, Document]:
    """Return the documents of one command; one child serves all that a board wrote."""
    # One Markdown for every shape: Word and paper cannot disagree.
    has = places(case)
    wanted = tuple(Wanted(f"{name}.md.j2", values, has) for name in kinds)
    filled = read_filled(wanted, case.options.templates)
    return {
        name: _document(kind, case, blocks)
        for (name, kind), blocks in zip(kinds.items(), filled, strict=True)
    }


def _document(kind: Product, case: Case, filled: Blocks) -> Document:
    opened, name = case.review.case, case.heading(kind.name)
    title, subject, review, mark = name, case.options.framework_title, name, ""
    if kind.of_the_case:
        title = f"{opened.title}: {case.inside(kind.name)}"
        subject = f"{subject}, review {opened.id}"
        review = f"{opened.id} · {name}"
        mark = marking(case)
    return Document(
        title=title,
        subject=subject,
        creator=opened.board.name,
        review=review,
        marking=mark,
        created=case.options.as_of,
        draft=case.options.draft,
        landscape=kind.landscape,
        blocks=assemble(filled, case, numbered=kind.numbered),
    )
