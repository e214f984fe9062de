"""The products that a review is rendered to, and the way from the one to the other."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, replace

from scrkit.files import NewFile
from scrkit.model.review import Review
from scrkit.render import dating
from scrkit.render.assemble import Places, assemble, places
from scrkit.render.document.blocks import Blocks, Document
from scrkit.render.document.pages import marking
from scrkit.render.document.paper import markdown_file, pictures_of
from scrkit.render.document.templates import Wanted, read_filled
from scrkit.render.genogram.drawn import as_png, as_svg
from scrkit.render.picture.drawn import drawing_of
from scrkit.render.sections.addendum import addendum
from scrkit.render.sections.case import NO_TIMELINE, Case, open_case, open_cases
from scrkit.render.sections.view import Values, view
from scrkit.render.web.html import html_file
from scrkit.render.web.page import page
from scrkit.render.word.package import word_file
from scrkit.render.wording.letters import TITLES as LETTER_TITLES
from scrkit.render.wording.options import Format, Options
from scrkit.timeline.values import Timeline


@dataclass(frozen=True, slots=True)
class Product:
    """A kind of document: its name, how its pages lie, whether paragraphs count.

    `of_the_case` is False where it tells nothing of the case and bears no marking;
    `published` is whether it is a part of the publication; `formats` are the shapes
    that it can take. `event` is that whose day it bears; it tells nothing that came
    later, but for one that shows `progress`.
    """

    name: str
    landscape: bool = False
    numbered: bool = False
    of_the_case: bool = True
    published: bool = False
    formats: tuple[Format, ...] = ("docx", "md", "html")
    event: dating.Event | None = None
    progress: bool = False

    def dated(self, review: Review, options: Options) -> Options:
        """Return the options with the day that this product bears and tells of."""
        return dating.as_dated(self.event, review, options, progress=self.progress)


# In the order in which they are listed, written and published.
PRODUCTS: dict[str, Product] = {
    "overview": Product("overview", numbered=True, published=True, event=dating.REPORT),
    "executive-summary": Product(
        "executive_summary", numbered=True, published=True, event=dating.REPORT
    ),
    "terms-of-reference": Product(
        "terms_of_reference", numbered=True, event=dating.TERMS
    ),
    "guide": Product("professional_guide", of_the_case=False),
    "chronology": Product(
        "chronology", landscape=True, formats=("docx", "html", "md", "svg", "xlsx")
    ),
    "genogram": Product(
        "genogram", landscape=True, formats=("docx", "html", "md", "svg", "png")
    ),
    "response": Product("response", published=True, event=dating.RESPONSE),
    "action-plan": Product(
        "action_plan", landscape=True, published=True, event=dating.PLAN, progress=True
    ),
    "seven-minute-briefing": Product(
        "seven_minute_briefing", published=True, event=dating.RELEASE
    ),
    "abstract": Product("abstract", published=True, event=dating.RELEASE),
}
# What goes to the national panel and the partners; a rapid review is not published.
RAPID: dict[str, Product] = {
    "rapid-review": Product("rapid_review", numbered=True),
    "rapid-review-page": Product("rapid_review_page"),
}
# What can be told of a rapid review besides.
OF_A_RAPID_REVIEW = (*RAPID, "chronology", "genogram", "action-plan")
_KNOWN = PRODUCTS | RAPID
PUBLISHED = tuple(name for name, product in PRODUCTS.items() if product.published)

# What is sent to one agency, and says what the others are not asked.
TO_AGENCY: dict[str, Product] = {
    "request-letter": Product("request"),
    "chronology-form": Product("chronology_form", landscape=True),
}

# The letters that go with forms, by the form.
WITH_FORM: dict[str, Product] = {
    "chronology": TO_AGENCY["request-letter"],
    "imr": Product("report_request"),
    "actions": Product("actions_request"),
    "secured-records": Product("records_request"),
    "interviews": Product("interviews_request"),
    "interview-record": Product("record_request", of_the_case=False),
    "rapid-account": Product("account_request"),
    "rapid-account-sheet": Product("account_request"),
}

# What is written to whoever the review has to do with; none goes out unread.
LETTERS = tuple(LETTER_TITLES)

# What somebody signs, by the word with which it is asked for; its template is named
# after what it is.
FACES: dict[str, Product] = {
    "interview": Product("interview_record"),
    "decision": Product("decision_record"),
    "declaration": Product("declaration"),
}


@dataclass(frozen=True, slots=True)
class Wording:
    """A product before it is filled in: its kind, the case, what its template sees."""

    kind: Product
    case: Case
    values: Values


@dataclass(frozen=True, slots=True)
class Composed:
    """A product as a finished document, and the case that it was made from."""

    document: Document
    case: Case


_WRITERS = {"docx": word_file, "html": html_file}


def _workbook(case: Case) -> bytes:
    # Only here: what reads and writes workbooks is large, and few products are one.
    from scrkit.render.excel.chronology import workbook

    return workbook(case)


# A chronology on a screen is looked through and filtered; the other reports are read.
_OF_ITS_OWN: Mapping[str, Mapping[str, Callable[[Case], bytes]]] = {
    "chronology": {"html": page, "svg": drawing_of, "xlsx": _workbook},
    "genogram": {"svg": as_svg, "png": as_png},
}


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
    return written(compose_all(products, review, timeline, options), options)


def compose_all(
    products: tuple[str, ...], review: Review, timeline: Timeline, options: Options
) -> dict[str, Composed]:
    """Return products as documents before they take any shape, by name.

    Raises as `render_all` does.
    """
    own = {name: _KNOWN[name].dated(review, options) for name in products}
    # Most share a day, and what a template sees of it is made once.
    days = {(one.as_of, one.dated): one for one in own.values()}
    cases = open_cases(review, timeline, tuple(days.values())) if days else ()
    opened = {
        day: (case, _view(case, review, options))
        for day, case in zip(days, cases, strict=True)
    }
    found = {
        name: Wording(_KNOWN[name], *opened[one.as_of, one.dated])
        for name, one in own.items()
    }
    documents = composed(found)
    return {name: Composed(documents[name], found[name].case) for name in products}


def seen(review: Review, options: Options) -> tuple[Values, Places]:
    """Return what the templates of reports see, and which blocks they may place."""
    case = open_case(review, NO_TIMELINE, options)
    return view(case) | {"addendum": {}}, places(case)


def _view(case: Case, review: Review, options: Options) -> Values:
    until = replace(case.options, as_of=dating.standing(review, options))
    # Beside the view of the report's own day: what came later is told at its end alone.
    return view(case) | {"addendum": addendum(case, review, until)}


def written(made: Mapping[str, Composed], options: Options) -> tuple[NewFile, ...]:
    """Return the files of composed products, one for each format in `options`."""
    return tuple(
        file
        for name, one in made.items()
        for form in options.formats
        for file in (
            NewFile(f"{_named(name, one)}.{form}", _written(name, form, one)),
            *(_beside(name, one) if form == "md" else ()),
        )
    )


def as_file(document: Document, form: Format) -> bytes:
    """Return a finished document as a file of a format that all of them have."""
    if form == "md":
        return markdown_file(document, "pictures")
    return _WRITERS[form](document)


def _named(product: str, made: Composed) -> str:
    return f"{product}{_copy(made.case.options)}"


def _written(product: str, form: str, made: Composed) -> bytes:
    own = _OF_ITS_OWN.get(product, {})
    if form in own:
        return own[form](made.case)
    if form == "md":
        return markdown_file(made.document, f"{_named(product, made)}-pictures")
    return _WRITERS[form](made.document)


def _beside(product: str, made: Composed) -> Iterator[NewFile]:
    """Yield the pictures that the Markdown of a product points at."""
    for file, content in pictures_of(made.document):
        yield NewFile(f"{_named(product, made)}-pictures/{file}", content)


def _copy(options: Options) -> str:
    """Return the ending by which file names of views and drafts differ."""
    view = "" if options.view == "coded" else f"-{options.view}"
    # In the name as well: what is marked only inside is sent on by mistake.
    return view + ("-draft" if options.draft else "")


def compose_open(
    product: str, review: Review, timeline: Timeline, options: Options
) -> Document:
    """Return a product in which the places of the reviewer's prose are still open.

    Each stands as a `Placed` of the name "prose". Raises as `render_all` does.
    """
    own = PRODUCTS[product].dated(review, options)
    case = open_cases(review, timeline, (own,))[0]
    values = _view(case, review, options)
    found = {product: Wording(PRODUCTS[product], case, values)}
    return composed(found, left=frozenset(("prose",)))[product]


def compose(product: str, case: Case) -> Document:
    """Return the finished document of one product, before it takes any shape."""
    made = compose_all((product,), case.review, case.timeline, case.options)
    return made[product].document


def composed(
    found: Mapping[str, Wording], left: frozenset[str] = frozenset()
) -> dict[str, Document]:
    """Return the documents of one command; one child serves all that a board wrote.

    Places of the names in `left` stay open.
    """
    # One Markdown for every shape: Word and paper cannot disagree.
    wanted = tuple(
        Wanted(f"{name}.md.j2", one.values, places(one.case))
        for name, one in found.items()
    )
    own = next((one.case.options.templates for one in found.values()), {})
    return {
        name: _document(one.kind, one.case, blocks, left)
        for (name, one), blocks in zip(
            found.items(), read_filled(wanted, own), strict=True
        )
    }


def _document(
    kind: Product, case: Case, filled: Blocks, left: frozenset[str]
) -> Document:
    opened, name = case.review.case, case.heading(kind.name)
    title, subject, review, mark = name, case.options.framework_title, name, ""
    if kind.of_the_case:
        title = f"{opened.title}: {case.inside(kind.name)}"
        subject = f"{subject}, review {opened.id}"
        # Its title, not its folder's id: that says nothing to who reads it on paper.
        review = f"{opened.title} · {name}"
        mark = marking(case)
    return Document(
        title=title,
        subject=subject,
        creator=opened.board.name,
        review=review,
        marking=mark,
        created=case.options.made or case.options.bears,
        draft=case.options.draft,
        landscape=kind.landscape,
        blocks=assemble(filled, case, numbered=kind.numbered, left=left),
        notice=case.options.sent,
        house=case.options.house,
    )
