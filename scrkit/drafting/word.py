"""The draft in Word: the report with its prose to write in, and the rest locked."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from functools import partial
from html import unescape
from itertools import count

from scrkit.drafting.guidance import HOW, LOCKED, guidance
from scrkit.drafting.spelling import Section, section_of
from scrkit.drafting.state import bare, mark, tag
from scrkit.forms.marks import INSTRUCTIONS
from scrkit.forms.word import PROMPTS
from scrkit.render.assemble import set_under
from scrkit.render.document.blocks import (
    Block,
    Cell,
    Contents,
    Document,
    Heading,
    NumberedParagraph,
    PageBreak,
    Paragraph,
    Placed,
    Run,
    Table,
    Text,
    Turn,
    plain,
)
from scrkit.render.document.markdown import Own as OfProse
from scrkit.render.document.markdown import read_prose
from scrkit.render.document.notes import with_texts
from scrkit.render.word import controls
from scrkit.render.word.body import Body
from scrkit.render.word.controls import locked
from scrkit.render.word.xml import (
    NAMESPACES,
    PROLOGUE,
    escaped,
    paragraph,
    run,
    runs_of,
)
from scrkit.render.wording.wording import NOTHING

_FIRST_ID = 10_000
_TABLES = re.compile(r"(<w:tbl>.*?</w:tbl>)", re.DOTALL)
# What may stand before a shade, in the order in which OOXML wants it.
_BEFORE = re.compile(
    r'<w:pPr><w:pStyle w:val="(?!Heading|TableGap)\w+"/>(?:<w:keepNext/>)?'
    r"(?:<w:pageBreakBefore/>)?(?:<w:numPr>.*?</w:numPr>)?"
)
_SHADE = "EEF1F4"
_SHADED = f'<w:shd w:val="clear" w:color="auto" w:fill="{_SHADE}"/>'
# A paragraph, or a row of a table with all in it.
_LINE = re.compile(r"<w:tr>.*?</w:tr>|<w:p>.*?</w:p>", re.DOTALL)
_HEADED = re.compile(r'<w:p><w:pPr><w:pStyle w:val="Heading(\d)"')
_WORDS = re.compile(r"<w:t(?: [^>]*)?>(.*?)</w:t>", re.DOTALL)
_RULE = (
    '<w:pBdr><w:left w:val="single" w:sz="18" w:space="8" w:color="2E7D32"/></w:pBdr>'
)


_NOTE = Paragraph((Run(LOCKED, emphasis=True),), "note")


@dataclass(frozen=True, slots=True, repr=False)
class Region:
    """A place for prose: which section, the heading above it, its text as it stands."""

    name: str
    under: Heading
    section: Section


@dataclass(frozen=True, slots=True, repr=False)
class Own:
    """What a draft says of itself: a paragraph, or a row of a table.

    `level` is that of a heading, 0 for none; `region` the section that it stands
    above: its line of guidance, or its heading.
    """

    shown: str
    level: int = 0
    region: str = ""

    @property
    def text(self) -> str:
        """What it says, without blanks."""
        return bare(self.shown)


@dataclass(slots=True, repr=False)
class Laid:
    """What a draft says: its regions, and in order all that comes from the records."""

    regions: list[Region] = field(default_factory=list)
    own: list[Own] = field(default_factory=list)


class DraftBody(Body):
    """The body of a draft; `prose` are the texts of the sections by name.

    `whole` is the document with the prose in it.
    """

    def __init__(
        self,
        document: Document,
        prose: Mapping[str, str],
        pictures: Mapping[str, bytes],
        stamp: str,
    ) -> None:
        blocks = tuple(_own_blocks(document.blocks))
        regions = tuple(_regions(blocks, prose, pictures))
        # The headings of the prose have bookmarks as all have.
        every = (*blocks, *(b for one in regions for b in one[1]))
        self.whole = replace(document, blocks=tuple(_anchored(every)))
        super().__init__(self.whole)
        self.document = replace(document, blocks=blocks)
        self.laid = Laid([one for one, _ in regions])
        self._shown = {one.name: shown for one, shown in regions}
        self._stamp, self._id, self._part = stamp, _FIRST_ID, ""

    def part(self) -> str:
        """Return the part `word/document.xml`; it is made once."""
        if not self._part:
            content = "".join(self._parts())
            self._part = (
                f"{PROLOGUE}<w:document {NAMESPACES} {controls.NAMESPACES}><w:body>"
                f"{content}{self._section()}</w:body></w:document>"
            )
        return self._part

    def _parts(self) -> Iterator[str]:
        data: list[Block] = []
        told, met = False, set[str]()
        for block in self.document.blocks:
            # At the first heading, where whoever opens the draft begins to read.
            if isinstance(block, Heading) and not told:
                yield self._records(data) + self._how()
                told = True
            if isinstance(block, Turn):
                yield self._records(data) + self._turn(block)
            elif not isinstance(block, Placed):
                data.append(block)
            elif block.argument not in met:
                met.add(block.argument)
                yield self._records(data) + self._region(block.argument)
        yield self._records(data)

    def _next(self) -> int:
        self._id += 1
        return self._id

    def _how(self) -> str:
        every = (*HOW, self._stamp)
        content = "".join(paragraph("Note", runs_of(one)) for one in every)
        self._note(content)
        return locked(self._next(), INSTRUCTIONS, content)

    def _records(self, blocks: list[Block]) -> str:
        """Return what comes from the records, locked, shaded; the list is emptied."""
        if not blocks:
            return ""
        at = _leading(blocks)
        content = self._blocks(tuple(blocks[:at]))
        if at < len(blocks):
            content += self._blocks((_NOTE,)) + self._blocks(
                tuple(map(_plainly, blocks[at:]))
            )
        blocks.clear()
        if not content:
            return ""
        content = "".join(
            part
            if part.startswith("<w:tbl>")
            else _BEFORE.sub(rf"\g<0>{_SHADED}", part)
            for part in _TABLES.split(content)
        )
        self._note(content)
        return locked(self._next(), f"scr:records#{self._id}", content)

    def _region(self, name: str) -> str:
        line = guidance(name)
        told = paragraph("Note", run(Run(line, emphasis=True)), _RULE)
        self._note(told, name)
        # The line stands in the section's control, as its first: LibreOffice loses
        # words of the first paragraph of one, where a footnote stands in it.
        inside = locked(self._next(), INSTRUCTIONS, told)
        content = self._blocks(self._shown[name])
        inside += (
            _between(content, self._next(), mark(name))
            if content
            else self._empty(name)
        )
        return (
            f'<w:sdt><w:sdtPr><w:alias w:val="{escaped(name)}"/>'
            f'<w:tag w:val="{escaped(tag(name))}"/><w:id w:val="{self._next()}"/>'
            '<w:lock w:val="sdtLocked"/><w:richText/></w:sdtPr>'
            f"<w:sdtContent>{inside}</w:sdtContent></w:sdt>"
        )

    def _empty(self, name: str) -> str:
        """Return what asks for a section in which nothing stands yet."""
        asked = run(Run(PROMPTS["rich"]), '<w:color w:val="6B6B6B"/>')
        prompt = _between(paragraph("Normal", asked), self._next(), mark(name))
        return (
            f'<w:sdt><w:sdtPr><w:id w:val="{self._next()}"/><w:showingPlcHdr/>'
            f"<w:richText/></w:sdtPr><w:sdtContent>{prompt}</w:sdtContent></w:sdt>"
        )

    def _note(self, content: str, region: str = "") -> None:
        own = self.laid.own
        above = [at for at, one in enumerate(own) if one.level]
        if region and above and not own[above[-1]].region:
            # A section is found again by the heading right above it, where its marks
            # are lost.
            own[above[-1]] = replace(own[above[-1]], region=region)
        own += own_in(content, region)


def own_in(content: str, region: str = "") -> Iterator[Own]:
    """Yield what paragraphs, and rows of tables, of our OOXML say, if anything."""
    for one in _LINE.findall(content):
        text = " ".join(unescape("".join(_WORDS.findall(one))).split())
        head = _HEADED.match(one)
        if text:
            yield Own(text, int(head[1]) if head else 0, region)


def _between(content: str, id: int, name: str) -> str:
    """Return paragraphs between the ends of a bookmark, which stand in them."""
    begin = f'<w:bookmarkStart w:id="{id}" w:name="{name}"/>'
    gap = paragraph("TableGap", "")
    # A bookmark has to begin and end in a paragraph, or programs drop it.
    if not content.startswith("<w:p>"):
        content = gap + content
    if not content.endswith("</w:p>") or content.endswith("</w:tbl></w:p>"):
        content += gap
    content = content.replace("</w:pPr>", f"</w:pPr>{begin}", 1)
    return f'{content.removesuffix("</w:p>")}<w:bookmarkEnd w:id="{id}"/></w:p>'


def _regions(
    blocks: tuple[Block, ...], prose: Mapping[str, str], pictures: Mapping[str, bytes]
) -> Iterator[tuple[Region, tuple[Block, ...]]]:
    """Yield the sections that a report asks for, each with what stands in it."""
    under, met, cited = Heading(0, ()), set[str](), count(1)
    for block in blocks:
        if isinstance(block, Heading):
            under = block
        elif isinstance(block, Placed) and block.argument not in met:
            name = block.argument
            met.add(name)
            own = OfProse(name, {}, pictures)
            text = prose.get(name, "")
            shown = tuple(_anchored(set_under(read_prose(text, own), under), name))
            shown = tuple(with_texts(one, partial(_cited, cited)) for one in shown)
            yield Region(name, under, section_of(text, under, own)), shown


def _cited(numbers: "count[int]", text: Text) -> Text:
    # Each is told where it is cited: a number alone would lead nowhere once others
    # come before it.
    return tuple(
        replace(run, note=replace(run.note, number=next(numbers))) if run.note else run
        for run in text
    )


def _own_blocks(blocks: tuple[Block, ...]) -> Iterator[Block]:
    """Yield the blocks without contents, which a program that lays out would change."""
    before: Block | None = None
    for block in blocks:
        dropped = isinstance(block, Contents) or (
            isinstance(before, Contents) and isinstance(block, PageBreak)
        )
        empty = isinstance(before, Placed) and _is_nothing(block)
        if not dropped and not empty:
            yield block
        before = block


def _is_nothing(block: Block) -> bool:
    if not isinstance(block, Paragraph | NumberedParagraph):
        return False
    return plain(block.text) == NOTHING


def _anchored(
    blocks: "tuple[Block, ...] | Iterator[Block]", name: str = ""
) -> Iterator[Block]:
    for at, block in enumerate(blocks):
        if isinstance(block, Heading) and not block.anchor:
            yield replace(block, anchor=f"{name}#{at}")
        else:
            yield block


def _leading(blocks: list[Block]) -> int:
    """Return how many headings and page breaks a list begins with."""
    kinds = [isinstance(block, Heading | PageBreak) for block in blocks]
    return [*kinds, False].index(False)


def _plainly(block: Block) -> Block:
    """Return a block of the records as the draft shows it: without numbers, shaded."""
    if isinstance(block, NumberedParagraph):
        return Paragraph(block.text)
    if isinstance(block, Table):
        rows = tuple(
            replace(row, cells=tuple(_shaded(cell) for cell in row.cells))
            for row in block.rows
        )
        return replace(block, rows=rows)
    return block


def _shaded(cell: Cell) -> Cell:
    return cell if cell.shade else replace(cell, shade=_SHADE)
