"""The printed face of a form: what an officer signs, as a document in Word."""

from collections.abc import Iterator

from scrkit.errors import ScrError
from scrkit.forms.held import held_in
from scrkit.forms.known import IMR
from scrkit.forms.layout import Blank, Filling, Head, Rows, layout
from scrkit.forms.pieces import Piece
from scrkit.model.case import Agency
from scrkit.model.review import Review
from scrkit.render.document import blocks as paper
from scrkit.render.document.blocks import Blocks, Document, Heading, ListBlock
from scrkit.render.document.pages import marking
from scrkit.render.sections.case import NO_TIMELINE, Case, open_case
from scrkit.render.sections.prose import cell, strong, words
from scrkit.render.sections.registers import table
from scrkit.render.word.package import word_file
from scrkit.render.wording.options import Options

_WIDTHS = (52, 114)


def printed_report(review: Review, agency: Agency, options: Options) -> bytes:
    """Return an agency's report as .docx; raises ScrError where it has given none."""
    record = held_in(review, IMR, agency.id)
    if record is None:
        raise ScrError(
            "this agency has given no report yet", "Ask: scr request --what imr"
        )
    case = open_case(review, NO_TIMELINE, options)
    kind = case.heading(str(getattr(record, "kind", "imr")))
    form = layout(Filling(IMR, review, record))
    title = paper.Paragraph(words(f"{kind}: {agency.name}"), "title")
    below = paper.Paragraph(words(review.case.title), "subtitle")
    said = tuple(_anchored(_blocks(form, case)))
    return word_file(
        Document(
            title=f"{review.case.title}: {kind}",
            subject=f"{kind}, review {review.case.id}",
            creator=review.case.board.name,
            review=f"{review.case.title} · {kind}",
            marking=marking(case),
            created=options.as_of,
            blocks=(title, below, *said),
            house=options.house,
        )
    )


def _anchored(every: Iterator[paper.Block]) -> Iterator[paper.Block]:
    """Give each heading the anchor by which its bookmark is told from others."""
    for at, one in enumerate(every):
        if isinstance(one, Heading):
            yield Heading(one.level, one.text, anchor=f"section-{at}")
        else:
            yield one


def _blocks(form: tuple[object, ...], case: Case) -> Iterator[paper.Block]:
    for block in form:
        match block:
            case Head():
                yield Heading(block.level, words(block.text))
            case Blank():
                yield from _pieces(block.given, case)
            case Rows():
                yield from _rows(block, case)


def _pieces(given: tuple[Piece, ...], case: Case) -> Iterator[paper.Block]:
    items: list[paper.Item] = []
    for one in given:
        text = (paper.Run(case.say(one.text)),)
        if one.listed:
            items.append(paper.Item(text, one.level, one.ordinal))
            continue
        if items:
            yield ListBlock(tuple(items))
            items.clear()
        yield paper.Paragraph(text)
    if items:
        yield ListBlock(tuple(items))


def _rows(block: Rows, case: Case) -> Blocks:
    """Return rows that say something, as a table; paragraphs of a list as they are."""
    groups = [[one for one in group if one.given] for group in block.groups]
    said = [one for group in groups for one in group]
    if all(one.place.shape == "paragraphs" for one in said):
        return tuple(piece for one in said for piece in _pieces(one.given, case))
    rows = [
        (paper.Cell((strong(one.label),)), cell(case.say(_text(one)))) for one in said
    ]
    heads = (("Asked", _WIDTHS[0]), ("Answered", _WIDTHS[1]))
    return table(block.title, heads, rows)


def _text(blank: Blank) -> str:
    return "\n".join(one.written for one in blank.given)
