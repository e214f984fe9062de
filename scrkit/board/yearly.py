"""A board's yearly report on its reviews: the figures, and a skeleton of its text.

What only people can say stands as a gap in brackets; nothing is made up for it.
"""

from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from datetime import date

from scrkit.board import wording
from scrkit.board.promises import all_actions
from scrkit.board.rows import Held, Line, read_ones, unread_ones
from scrkit.board.themes import Shared, factors, themes
from scrkit.dates import brief, spelled
from scrkit.model.reached import (
    completed_on,
    decided_on,
    has_come,
    opened_on,
    published_on,
)
from scrkit.render.document.blocks import (
    Block,
    Blocks,
    Cell,
    Column,
    Document,
    Heading,
    Item,
    ListBlock,
    Paragraph,
    Row,
    Table,
)
from scrkit.render.document.paper import markdown_file
from scrkit.render.sections.prose import cell, emphasised, strong, words
from scrkit.render.web.html import html_file
from scrkit.render.word.package import word_file
from scrkit.review.progress import STATES
from scrkit.review.rapid_steps import SENT, WITHDRAWN
from scrkit.text.counting import number

FORMATS = {"docx": word_file, "md": markdown_file, "html": html_file}
_GAP = "[{}]"
# A difference that a later check found gone is none.
_SEEN = ("closed", "sustained", "made a difference")


def yearly(lines: tuple[Line, ...], year: int, marking: str, as_of: date) -> Document:
    """Return the report of a year, as things stood on its last day or on `as_of`."""
    reviews = read_ones(lines)
    boards = ", ".join(dict.fromkeys(one.row.board for one in reviews))
    title = f"Case reviews in {year}"
    return Document(
        title=f"{boards}: {title[:1].lower()}{title[1:]}",
        subject="Yearly report on case reviews",
        creator=boards,
        review=title,
        marking=marking,
        created=as_of,
        blocks=_numbered(tuple(_blocks(lines, year, boards, as_of))),
    )


def _blocks(
    lines: tuple[Line, ...], year: int, boards: str, as_of: date
) -> Iterator[Block]:
    reviews = read_ones(lines)
    yield Paragraph(words(f"Case reviews in {year}"), "title")
    yield Paragraph(words(f"{boards} · as of {spelled(as_of)}"), "subtitle")
    told = "People stand by code. What stands in brackets is for the Board to write."
    yield Paragraph(words(told), "note")
    yield from _warnings(lines)
    yield Heading(1, words("The reviews"))
    yield from _figures(reviews, year, as_of)
    yield _stages(reviews)
    yield _gap("What the Board decided this year, and why it decided so.")
    yield Heading(1, words("How long they took"))
    yield from _slippage(reviews)
    yield _gap("What held reviews up, and what the Board did about it.")
    yield Heading(1, words("What they found"))
    yield from _shared("Theme", themes(reviews))
    yield from _shared("Contributory factor", factors(reviews))
    yield _gap("What these themes say of practice in this area.")
    yield Heading(1, words("What was done"))
    yield from _done(reviews, as_of)
    yield Heading(1, words("Impact on children"))
    yield from _impact(reviews, year, as_of)
    yield _gap("What children and families say has changed for them.")
    yield Heading(1, words("What the Board will do next year"))
    yield _gap("Actions that are overdue, and what is to come of them.")


def _warnings(lines: tuple[Line, ...]) -> Iterator[Block]:
    """Yield what the figures lack, and what they count twice."""
    reviews = read_ones(lines)
    if unread := unread_ones(lines):
        missing = (
            f"{number(len(unread), 'review')} could not be read and is in no figure"
        )
        yield Paragraph(strong(f"{missing}: {', '.join(o.folder for o in unread)}."))
    if faulty := [one.row.review for one in reviews if one.row.errors]:
        lacking = "The figures may lack something: there are errors in the files of"
        yield Paragraph(strong(f"{lacking} {', '.join(faulty)}."))
    ids = Counter(one.row.review for one in reviews)
    if twice := [id for id, count in ids.items() if count > 1]:
        told = "Several folders hold a review of one id, and each counts"
        yield Paragraph(strong(f"{told}: {', '.join(twice)}."))


def _gap(asked: str) -> Paragraph:
    return Paragraph(emphasised(_GAP.format(asked)))


def _figures(reviews: tuple[Held, ...], year: int, as_of: date) -> Iterator[Block]:
    def within(days: Iterable[date | None]) -> int:
        known = [day for day in days if day is not None and has_come(day, as_of)]
        return sum(day.year == year for day in known)

    every = [one.review for one in reviews if not one.row.rapid]
    going = [one for one in reviews if not one.row.rapid and one.row.stage != "ended"]
    held = [one for one in reviews if _had_rapid(one)]
    opened = within(
        decided_on(one) or opened_on(one.case.dates, one.criteria) for one in every
    )
    figures = (
        ("Reviews of the Board", len(reviews)),
        (f"Decided or opened in {year}", opened),
        (f"Completed in {year}", within(map(completed_on, every))),
        (f"Published in {year}", within(map(published_on, every))),
        (
            "Still going on",
            sum(not has_come(completed_on(one.review), as_of) for one in going),
        ),
        *(_rapid_figures(held, year, within, as_of) if held else ()),
    )
    rows = [(cell(what), cell(str(count))) for what, count in figures]
    yield _table("Figures of the year", (("Figure", 120), ("Number", 40)), rows)


def _had_rapid(one: Held) -> bool:
    """Tell whether a review is a rapid review, or began as one."""
    return one.row.rapid or one.review.case.dates.day(SENT) is not None


def _rapid_figures(
    held: list[Held],
    year: int,
    within: Callable[[Iterable[date | None]], int],
    as_of: date,
) -> Iterator[tuple[str, int]]:
    """Yield the figures of rapid reviews, those that became a review included."""
    days = [one.review.case.dates for one in held]
    yield ("Rapid reviews, those that became a review included", len(held))
    yield f"Rapid reviews notified in {year}", within(one.notified for one in days)
    yield f"Rapid reviews sent in {year}", within(one.day(SENT) for one in days)
    gone = within(one.day(WITHDRAWN) for one in days)
    yield f"Notifications withdrawn in {year}", gone
    going = (
        one.row.rapid
        and one.row.stage != "ended"
        and not has_come(one.review.case.dates.day(SENT), as_of)
        for one in held
    )
    yield "Rapid reviews still going on", sum(going)


def _stages(reviews: tuple[Held, ...]) -> Block:
    rows = [
        (
            cell(one.row.review),
            cell(wording.guidance(one.row, titled=True)),
            cell(one.row.stage),
            cell(wording.slipped(one.row)),
            cell(wording.actions(one.row) or "none yet"),
        )
        for one in reviews
    ]
    columns = (
        *(("Review", 24), ("Framework", 44), ("Stage", 25), ("Slippage", 23)),
        ("Actions", 50),
    )
    return _table("Where each review stands", columns, rows)


def _slippage(reviews: tuple[Held, ...]) -> Iterator[Block]:
    known = [one for one in reviews if one.row.slip.days is not None]
    for rapid in (False, True):
        of = [one for one in known if one.row.rapid is rapid]
        if of or not rapid:
            yield Paragraph(words(_how_late(of, rapid=rapid)))
    yield ListBlock(
        tuple(
            Item(words(f"{one.row.review}: {wording.slip_explained(one.row)}."))
            for one in known
        )
    )


def _how_late(known: list[Held], *, rapid: bool) -> str:
    late = [one for one in known if one.row.slip.days]
    what = ("rapid review", "for sending") if rapid else ("review", "for completion")
    told = f"Of {number(len(known), what[0])} with a day {what[1]}, "
    told += f"{len(late)} went beyond it"
    if late:
        days = [one.row.slip.days or 0 for one in late]
        told += f", by {min(days)} to {max(days)} working days"
    return f"{told}."


def _shared(what: str, found: tuple[Shared, ...]) -> Iterator[Block]:
    if not found:
        yield Paragraph(words(f"No finding names a {what.lower()}."))
        return
    rows = [
        (
            cell(one.title[:1].upper() + one.title[1:]),
            cell(str(one.reviews)),
            cell("; ".join(f"{r}: {', '.join(f)}" for r, f in one.findings.items())),
        )
        for one in found
    ]
    columns = ((what, 62), ("Reviews", 18), ("Findings", 86))
    yield _table(f"{what}s across reviews", columns, rows)


def _done(reviews: tuple[Held, ...], as_of: date) -> Iterator[Block]:
    found = [done for one in reviews for done in all_actions(one, as_of)]
    counts = Counter(one.state for one in found)
    told = f"The plans have {number(len(found), 'action')}."
    yield Paragraph(words(told))
    rows = [(cell(state), cell(str(counts[state]))) for state in STATES]
    yield _table("Actions by state", (("State", 120), ("Actions", 40)), rows)


def _impact(reviews: tuple[Held, ...], year: int, as_of: date) -> Iterator[Block]:
    """Yield what was seen of a difference: an activity is none."""
    seen = [
        (one.row.review, action.id, action.difference.date, done.seen)
        for one in reviews
        for action, done in zip(
            one.review.actions.actions, all_actions(one, as_of), strict=True
        )
        if action.difference is not None and done.state in _SEEN
    ]
    of_year = sum(day.year == year for _, _, day, _ in seen)
    told = f"{number(len(seen), 'action')} made a difference that somebody saw"
    yield Paragraph(words(f"{told}, {of_year} of them in {year}."))
    if not seen:
        yield Paragraph(words("Of no action is it known that it made a difference."))
        return
    rows = [
        (cell(f"{review}, {id}"), cell(brief(day)), cell(what))
        for review, id, day, what in sorted(seen, key=lambda one: one[2])
    ]
    columns = (("Action", 34), ("Seen on", 28), ("What was seen", 104))
    yield _table("What was seen", columns, rows)


def _table(
    title: str, columns: tuple[tuple[str, int], ...], rows: Iterable[tuple[Cell, ...]]
) -> Table:
    made = tuple(Column(name, width) for name, width in columns)
    return Table(title, made, tuple(Row(cells) for cells in rows), caption=title)


def _numbered(blocks: Blocks) -> Blocks:
    """Return the blocks with a place for each heading, which Word marks."""
    found: list[Block] = []
    for count, block in enumerate(blocks):
        if isinstance(block, Heading):
            found.append(Heading(block.level, block.text, anchor=f"h{count}"))
        else:
            found.append(block)
    return tuple(found)
