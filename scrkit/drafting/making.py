"""Make the draft of a report: composed, laid out in Word, with what it keeps."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from hashlib import sha256

from scrkit.drafting.state import State, marked, sealed, short
from scrkit.drafting.word import DraftBody, Laid
from scrkit.forms.marks import BOARD, Stamp, stamp
from scrkit.model.review import Review
from scrkit.render.document.blocks import Document
from scrkit.render.products import compose_open
from scrkit.render.word.package import frame_texts, word_package
from scrkit.render.wording.options import Options
from scrkit.timeline.values import Timeline
from scrkit.yamlfile.prose import uncommented

PRODUCTS = ("overview", "executive-summary")
"""The reports whose prose is written in Word."""


@dataclass(frozen=True, slots=True, repr=False)
class Draft:
    """A draft that was made: the file, what is laid out in it, the frame of its pages.

    `frame` is what its headers and footers say.
    """

    content: bytes
    laid: Laid
    frame: tuple[str, ...]


def draft(
    product: str,
    review: Review,
    timeline: Timeline,
    options: Options,
    sources: Mapping[str, str],
) -> Draft:
    """Return the draft of a report; `sources` are the texts of its sections by name.

    Raises ScrError, naming the template, where a board's own cannot be used.
    """
    composed = compose_open(product, review, timeline, options)
    # A draft is known again by what it says: the cover of a house would say more.
    house = composed.house and replace(composed.house, cover=b"", cover_sheet=None)
    document = replace(composed, house=house)
    line = stamp(Stamp(product, _edition(product), review.case.id, BOARD, filled=True))
    body = DraftBody(document, sources, review.pictures, line)
    body.part()
    kept = sealed(_state(body.laid, sources)) | {"scrkit": line}
    content = word_package(body.whole, body, kept)
    return Draft(content, body.laid, _frame(document))


def _edition(product: str) -> str:
    return sha256(f"draft 1 of {product}".encode()).hexdigest()[:8]


def _state(laid: Laid, sources: Mapping[str, str]) -> State:
    return State(
        {one.name: marked(u.key for u in one.section.units) for one in laid.regions},
        {one.name: source_mark(sources.get(one.name)) for one in laid.regions},
        marked(one.text for one in laid.own),
    )


def source_mark(text: str | None) -> str:
    """Return the mark of a section's text, as its file has it or as it is read."""
    # Comments and line ends are nobody's words: whoever changes them changed no text.
    return short(uncommented(text or "").replace("\r\n", "\n"))


def _frame(document: Document) -> tuple[str, ...]:
    return (
        f"{document.review}{document.marking}",
        f"{document.creator}Page 1 of 1",
        *frame_texts(document),
    )
