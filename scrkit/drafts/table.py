"""The points on drafts as the table for the next meeting: open first, by section."""

from collections.abc import Iterator
from dataclasses import replace

from scrkit.dates import spelled
from scrkit.drafts.reader import Reader, reader_as_sent, spoken
from scrkit.drafts.sending import composed_for, passages_of
from scrkit.drafts.standing import Report, Standing
from scrkit.model.drafting import Point, PointReply
from scrkit.model.review import Review
from scrkit.render.document.blocks import (
    Block,
    Blocks,
    Cell,
    Column,
    Contents,
    Document,
    Heading,
    Paragraph,
    Row,
    Run,
    Table,
    Text,
)
from scrkit.render.products import Composed
from scrkit.render.sections.prose import cell, emphasised, strong, words
from scrkit.render.wording.options import Options
from scrkit.text.counting import number

PRODUCT = "points"
TITLE = "Points on the drafts"
# The page lies: 257 mm between its margins.
_COLUMNS = (
    *(Column("Point", 16), Column("Who, on which draft", 42)),
    *(Column("Passage", 66), Column("What is said", 75), Column("Answer", 58)),
)
_STATUS = {
    "open": "Open",
    "settled": "Settled",
    "taken_up": "Taken up",
    "not_taken_up": "Not taken up",
}


def points_document(review: Review, options: Options) -> Document:
    """Return the table of all points; raises as `render_all` does.

    The passages of a point are looked for in the report as it is on the day.
    """
    reports: dict[Reader, tuple[Report, Composed]] = {}
    panel = Reader("panel")
    readers = [reader_as_sent(one) for one in review.drafts.drafts]
    for reader in dict.fromkeys((panel, *readers)):
        made = composed_for(reader, review, options)
        found = passages_of(made, review)
        reports[reader] = Report(one for _, of in found for one in of), made
    composed = reports[panel][1]
    told = composed.case.review
    of = {one.id: reader_as_sent(one) for one in told.drafts.drafts}
    stood = []
    for point in told.points.points:
        report = reports.get(of.get(point.draft, panel), reports[panel])[0]
        stood.append((point, report.standing(point)))
    # In the order of the report, as the meeting goes through it.
    stood.sort(key=lambda one: one[1].order)
    title = f"{told.case.title}: {TITLE[0].lower()}{TITLE[1:]}"
    return replace(
        composed.document,
        title=title,
        review=f"{told.case.title} · {TITLE}",
        landscape=True,
        blocks=tuple(_anchored(_blocks(told, stood, title))),
        notice="",
    )


def _blocks(
    review: Review, stood: list[tuple[Point, Standing]], title: str
) -> Iterator[Block]:
    board = review.case.board.name
    yield Paragraph(words(title), "title")
    yield Paragraph(words(board), "subtitle")
    yield Paragraph(words(_said_of(review)), "note")
    open_ = [one for one in stood if one[0].is_open]
    settled = [one for one in stood if not one[0].is_open]
    for heading, those in (("Open", open_), ("Settled", settled)):
        yield Heading(1, words(f"{heading} ({len(those)})"))
        yield from _table(review, heading, those)


def _said_of(review: Review) -> str:
    drafts = [
        f"draft {one.id.removeprefix('D')} for "
        f"{spoken(reader_as_sent(one), review)}, sent on {spelled(one.sent)}"
        for one in review.drafts.drafts
    ]
    return f"On {'; '.join(drafts)}." if drafts else "No draft was sent yet."


def _table(review: Review, heading: str, stood: list[tuple[Point, Standing]]) -> Blocks:
    if not stood:
        return (Paragraph(words("None.")),)
    rows: list[Row] = []
    section = None
    for point, standing in stood:
        named = _section(point, standing)
        if named != section:
            section = named
            rows.append(Row((Cell((strong(named),)),), group=True))
        rows.append(Row(_row(review, point, standing)))
    return (Table(f"{heading} points", _COLUMNS, tuple(rows)),)


def _section(point: Point, standing: Standing) -> str:
    if standing.section:
        return standing.section
    if standing.state == "gone":
        return f"No longer in the report: {point.place}"
    return "On no passage of the report"


def _row(review: Review, point: Point, standing: Standing) -> tuple[Cell, ...]:
    return (
        Cell((strong(point.id),)),
        Cell(tuple(_who(review, point))),
        Cell(tuple(_passage(point, standing))),
        Cell(tuple(_what(point))),
        Cell(tuple(_answer(point))),
    )


def _who(review: Review, point: Point) -> Iterator[Text]:
    yield words(point.who)
    said = f", {spelled(point.said)}" if point.said else ""
    draft = next((d for d in review.drafts.drafts if d.id == point.draft), None)
    whom = f", for {spoken(reader_as_sent(draft), review)}" if draft else ""
    yield words(f"Draft {point.draft.removeprefix('D')}{whom}{said}")


def _passage(point: Point, standing: Standing) -> Iterator[Text]:
    if standing.told:
        yield emphasised(f"{standing.told[0].upper()}{standing.told[1:]}")
    quoted = point.words or _short(point.passage)
    if quoted:
        yield words(f"“{quoted}”")


_SHORT = 160


def _short(text: str) -> str:
    return text if len(text) <= _SHORT else f"{text[:_SHORT].rpartition(' ')[0]} …"


def _what(point: Point) -> Iterator[Text]:
    if point.text and not point.moves:
        yield from (words(line) for line in point.text.split("\n"))
    if point.moves:
        yield (Run("Move: ", strong=True), Run(point.adds or point.removes))
        if point.text:
            yield (Run("To: ", strong=True), Run(point.text))
    else:
        if point.removes:
            yield (Run("Take out: ", strong=True), Run(point.removes))
        if point.adds:
            yield (Run("Put in: ", strong=True), Run(point.adds))
    if point.untracked:
        yield emphasised("Typed over, not tracked.")
    yield from (_reply(one) for one in point.replies)
    if point.resolved:
        yield emphasised("Marked as resolved in the file.")


def _reply(one: PointReply) -> Text:
    return (Run(f"{one.who}: ", strong=True), *words(one.text))


def _answer(point: Point) -> Iterator[Text]:
    yield from cell(point.answer).paragraphs
    if point.is_open:
        return
    day = f", {spelled(point.settled)}" if point.settled else ""
    by = f" by {point.settled_by}" if point.settled_by else ""
    yield emphasised(f"{_STATUS[point.status]}{by}{day}")


def _anchored(blocks: Iterator[Block]) -> Iterator[Block]:
    for at, block in enumerate(blocks):
        if isinstance(block, Heading):
            yield replace(block, anchor=f"points-{at}")
        elif not isinstance(block, Contents):
            yield block


def counted(review: Review) -> str:
    """Return how many points there are, and how many are open."""
    points = review.points.points
    open_ = sum(one.is_open for one in points)
    return f"{number(len(points), 'point')}, {open_} open"
