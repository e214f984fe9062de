"""A form in Word: its layout as content controls, between what is told and annexes."""

from collections.abc import Iterator
from datetime import date

from scrkit.dates.british import read_date
from scrkit.dates.points import Frame
from scrkit.forms.layout import Blank, Block, Head, Rows, Told
from scrkit.forms.marks import INSTRUCTIONS, bookmark, tag, title, told_mark
from scrkit.forms.pieces import Piece
from scrkit.render.document import blocks as paper
from scrkit.render.document.blocks import Document
from scrkit.render.word import controls
from scrkit.render.word.body import Body, section
from scrkit.render.word.controls import Control, control, locked, repeating, row, table
from scrkit.render.word.xml import NAMESPACES, PROLOGUE, paragraph, runs, runs_of

# In brackets: not every program prints them in grey, and an answer has none.
PROMPTS = {
    "choice": "[Choose an answer]",
    "date": "[Choose or write a day]",
    "text": "[Write here]",
    "rich": "[Write here; paragraphs and lists stay as you write them]",
    "id": "[Leave empty in a new one: it is given]",
}
EARLIER_PROMPTS = (
    "Choose an answer.",
    "Choose or write a day.",
    "Write here.",
    "Write here. Paragraphs and lists stay as you write them.",
)
"""What forms that went out earlier ask with."""
_FIRST_ID = 1_000
# What tells of a place stays on its page.
_KEPT = "<w:keepNext/>"
_LATEST = date(2999, 12, 31)


class FormBody(Body):
    """The body of a form: its own blocks come where `places` stands in the document."""

    def __init__(self, document: Document, form: tuple[Block, ...]) -> None:
        super().__init__(document)
        self.form = form
        self._id = _FIRST_ID

    def part(self) -> str:
        """Return the part `word/document.xml`."""
        head, annexes = self.document.blocks[:2], self.document.blocks[2:]
        content = self._blocks(head)
        content += "".join(map(self._asked, self.form))
        content += self._blocks(annexes)
        return (
            f"{PROLOGUE}<w:document {NAMESPACES} {controls.NAMESPACES}><w:body>"
            f"{content}{section(landscape=False)}</w:body></w:document>"
        )

    def _next(self) -> int:
        self._id += 1
        return self._id

    def _asked(self, block: Block) -> str:
        match block:
            case Head():
                return paragraph(f"Heading{block.level}", runs_of(block.text))
            case Told():
                told = paragraph("Note", self._told(block), _KEPT)
                return locked(self._next(), INSTRUCTIONS, told)
            case Blank():
                gap = paragraph("TableGap", "")
                return self._control(block, 0, "Normal") + gap
            case Rows():
                return self._rows(block)

    def _told(self, told: Told) -> str:
        if not told.worked:
            return runs_of(told.text)
        # What was worked out may be another when the form comes back.
        id, name = self._next(), told_mark(told.text)
        begin = f'<w:bookmarkStart w:id="{id}" w:name="{name}"/>'
        return f'{begin}{runs_of(told.text)}<w:bookmarkEnd w:id="{id}"/>'

    def _rows(self, block: Rows) -> str:
        groups = tuple(self._group(n, group) for n, group in enumerate(block.groups, 1))
        label = block.groups[0][0].label
        if not block.repeats:
            return table(block.title, "".join(groups), label)
        id = self._next()
        self._id += len(groups)
        return table(block.title, repeating(id, block.title, groups), label)

    def _group(self, number: int, group: tuple[Blank, ...]) -> str:
        """Return the rows of one record; from the second on a line stands above it."""
        return "".join(
            row(
                one.label,
                self._control(one, number, "TableText"),
                begins=number > 1 and at == 0 and len(group) > 1,
            )
            for at, one in enumerate(group)
        )

    def _control(self, blank: Blank, number: int, style: str) -> str:
        kind = kind_of(blank)
        known = tag(blank.place, blank.key)
        picked = kind == "date" and bool(blank.given)
        day = read_date(blank.given[0].text, Frame(_LATEST)).date if picked else None
        return control(
            Control(
                id=self._next(),
                tag=known,
                title=title(blank.label, blank.key),
                mark=bookmark(known, number),
                kind=kind,
                prompt=PROMPTS["id" if blank.place.kind.endswith("-id") else kind],
                style=style,
                content="".join(self._content(blank, style)),
                answers=tuple(words for _, words in blank.place.choices),
                day=day.earliest if day else None,
            )
        )

    def _content(self, blank: Blank, style: str) -> Iterator[str]:
        run: list[Piece] = []
        for one in blank.given:
            if one.listed:
                run.append(one)
                continue
            yield self._items(run)
            run.clear()
            yield paragraph(style, runs(_text(one.text)))
        yield self._items(run)

    def _items(self, run: list[Piece]) -> str:
        items = tuple(paper.Item(_text(o.text), o.level, o.ordinal) for o in run)
        return self._list(paper.ListBlock(items)) if items else ""


def kind_of(blank: Blank) -> controls.Kind:
    """Return which kind of control a place wants."""
    shape = blank.place.shape
    if shape in ("narrative", "paragraphs"):
        return "rich"
    if shape == "answer":
        return "choice"
    return "date" if shape == "day" else "text"


def _text(text: str) -> paper.Text:
    return (paper.Run(text),)
