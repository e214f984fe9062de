"""Blocks as the body of a Word document, with its bookmarks, lists and sections."""

from itertools import takewhile

from scrkit.render.document.blocks import (
    Block,
    Contents,
    Document,
    Drawing,
    Heading,
    Illustration,
    Item,
    ListBlock,
    NumberedParagraph,
    PageBreak,
    Paragraph,
    Table,
    Turn,
    plain,
)
from scrkit.render.picture.shapes import Picture
from scrkit.render.picture.sketch import Sketch
from scrkit.render.word.lists import BULLETS, number_of
from scrkit.render.word.pictures import inline_picture, size_of_png
from scrkit.render.word.tables import GAP, table
from scrkit.render.word.xml import NAMESPACES, PROLOGUE, paragraph, runs, runs_of

_STYLES = {
    "body": "Normal",
    "title": "Title",
    "subtitle": "Subtitle",
    "note": "Note",
    "caption": "Caption",
    "quote": "Quote",
    "notice": "Notice",
    "marking": "CoverMarking",
    "board": "CoverBoard",
    "kind": "CoverKind",
    "cover": "CoverLine",
    "cover-note": "CoverNote",
}
# Levels of a list from 0; what is nested deeper stays there.
_DEEPEST = 2
_MARGIN = 1134  # 20 mm
_SIDE = 1247  # 22 mm
# Millimetres between the margins of a page that lies, and of one that stands.
_WIDE, _NARROW = 257, 166
# How high a picture may be with its title and words, and how large a dot of a sketch
# is: its words are ten points high, as those of a table are.
_HIGH_LYING, _HIGH, _PIXEL = 100, 200, 0.32
# And how large a dot of the reviewer's own picture is: 96 of them to the inch.
_DOT = 25.4 / 96
_KEPT = "<w:keepNext/>"
_BELOW = '<w:keepNext w:val="0"/><w:spacing w:before="60" w:after="200"/>'
# Characters of a paragraph that is taken to lead in what comes after it.
_SHORT = 240
# How the room for a signature begins.
_SIGNED = "Signed: ..."


class Body:
    """The body as it grows.

    `starts` are the numbered lists in it: the level and first number of each;
    `pictures` those that it shows, as PNG.
    """

    def __init__(self, document: Document) -> None:
        self.document = document
        self.starts: list[tuple[int, int]] = []
        self.pictures: list[bytes] = []
        # The section that is open, and whether the next block begins a page.
        self._landscape = document.landscape
        self._broken = False
        self._covered = any(
            isinstance(b, Paragraph) and b.style == "marking" for b in document.blocks
        )
        # Bookmarks are named by the order of headings, not by their words.
        headings = (b for b in document.blocks if isinstance(b, Heading))
        self._marks = {b.anchor: n for n, b in enumerate(headings, start=1)}

    def part(self) -> str:
        """Return the part `word/document.xml`."""
        content = self._blocks(self.document.blocks)
        last = self._section()
        return (
            f"{PROLOGUE}<w:document {NAMESPACES}><w:body>{content}{last}"
            "</w:body></w:document>"
        )

    def _blocks(self, blocks: tuple[Block, ...]) -> str:
        made = []
        for at, block in enumerate(blocks):
            shown = self._block(block, kept=_leads_in(block, blocks[at + 1 : at + 3]))
            # A gap behind a table that fills its page would be a page of its own.
            if _ends_page(blocks[at : at + 3]):
                shown = shown.removesuffix(GAP)
            made.append(shown)
        return "".join(made)

    def _block(self, block: Block, *, kept: bool) -> str:
        match block:
            case Heading():
                return self._heading(block)
            case Paragraph() | NumberedParagraph():
                return self._paragraph(block, _KEPT if kept else "")
            case ListBlock():
                return self._list(block)
            case Table():
                return self._table(block)
            case Drawing() | Illustration():
                return self._picture(block)
            case _:
                return self._page(block)

    def _page(self, block: Block) -> str:
        match block:
            case Contents():
                return self._contents(block)
            case Turn():
                return self._turn(block)
            case PageBreak():
                self._broken = True
                return ""
        raise TypeError(f"no Word for {type(block).__name__}")

    def _breaking(self) -> str:
        """Return what starts a new page, if one was asked for, and forget it."""
        asked, self._broken = self._broken, False
        return "<w:pageBreakBefore/>" if asked else ""

    def _paragraph(self, block: Paragraph | NumberedParagraph, kept: str) -> str:
        # In the order in which OOXML wants them.
        properties = kept + self._breaking()
        if isinstance(block, NumberedParagraph):
            number = f"<w:r><w:t>{block.number}</w:t></w:r><w:r><w:tab/></w:r>"
            content = number + runs(block.text)
            return paragraph("NumberedParagraph", content, properties)
        style = _STYLES.get(block.style, "Normal")
        return paragraph(style, runs(block.text), properties)

    def _picture(self, block: Drawing | Illustration) -> str:
        if isinstance(block, Drawing):
            return self._drawing(block)
        return self._illustration(block)

    def _drawing(self, block: Drawing) -> str:
        # Only here: most documents have no picture.
        from scrkit.render.picture.shown import as_png

        self.pictures.append(as_png(block.picture))
        width = _width(block.picture, landscape=self._landscape)
        content = inline_picture(
            len(self.pictures), width, size_of_png(self.pictures[-1]), block.told
        )
        shown = paragraph("Normal", content, self._breaking())
        title = paragraph("Caption", runs_of(block.title))
        return title + shown + paragraph("Note", runs_of(block.told))

    def _illustration(self, block: Illustration) -> str:
        """Return a picture of the prose, with its caption below it."""
        self.pictures.append(block.content)
        page, high = (_WIDE, _HIGH_LYING) if self._landscape else (_NARROW, _HIGH)
        across, down = block.size
        # A millimetre at least: a hair's breadth would be rounded to none.
        width = max(1, int(min(page, across * _DOT, high * across / down)))
        shown = inline_picture(len(self.pictures), width, block.size, block.told)
        kept = _KEPT if block.caption else ""
        said = paragraph("Normal", shown, kept + self._breaking())
        if not block.caption:
            return said
        # A caption is kept with a table below it; this one stands below its picture.
        return said + paragraph("Caption", runs_of(block.caption), _BELOW)

    def _heading(self, block: Heading) -> str:
        number = runs_of(f"{block.number}  ") if block.number else ""
        mark = self._marks[block.anchor]
        content = (
            f'<w:bookmarkStart w:id="{mark}" w:name="{_name(mark)}"/>'
            f'{number}{runs(block.text)}<w:bookmarkEnd w:id="{mark}"/>'
        )
        return paragraph(f"Heading{block.level}", content, self._breaking())

    def _table(self, block: Table) -> str:
        # A table cannot break the page itself: an empty line before it does.
        breaking = self._breaking()
        between = _WIDE if self._landscape else _NARROW
        shown = table(block, between)
        return (paragraph("TableGap", "", breaking) if breaking else "") + shown

    def _list(self, block: ListBlock) -> str:
        spaced = '<w:spacing w:after="140"/>'
        # By level: the number of the list that is open there, and its last ordinal.
        open_: dict[int, tuple[int, int]] = {}
        made = []
        for at, item in enumerate(block.items, start=1):
            number = self._number(item, open_)
            # The last item keeps the list apart from the paragraph after it.
            made.append(
                self._item(item, number, spaced if at == len(block.items) else "")
            )
        return "".join(made)

    def _number(self, item: Item, open_: dict[int, tuple[int, int]]) -> int:
        """Return the list an item belongs to: a new one where it does not count on."""
        for level in [level for level in open_ if level > item.level]:
            del open_[level]
        if not item.ordinal:
            open_.pop(item.level, None)
            return BULLETS
        number, last = open_.get(item.level, (0, 0))
        # Word counts by itself: a list that begins or goes on elsewhere is one of its
        # own.
        if item.ordinal != last + 1 or not number:
            self.starts.append((min(item.level, _DEEPEST), item.ordinal))
            number = number_of(len(self.starts))
        open_[item.level] = number, item.ordinal
        return number

    def _item(self, item: Item, number: int, spaced: str) -> str:
        style = "ListNumber" if item.ordinal else "ListBullet"
        place = (
            f'<w:numPr><w:ilvl w:val="{min(item.level, _DEEPEST)}"/>'
            f'<w:numId w:val="{number}"/></w:numPr>'
        )
        properties = self._breaking() + place + spaced
        return paragraph(style, runs(item.text), properties)

    def _contents(self, block: Contents) -> str:
        """Return a contents field that is filled already, so that Word asks nothing."""
        head = paragraph("ContentsHeading", runs_of("Contents"), self._breaking())
        lines = [self._entry(entry) for entry in block.entries]
        if not lines:
            return head
        # Page numbers come when a layout program updates the field: only it knows them.
        deepest = max(2, *(entry.level for entry in block.entries))
        begin = (
            '<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText '
            f'xml:space="preserve"> TOC \\o "1-{deepest}" \\h \\z \\u '
            "</w:instrText></w:r>"
            '<w:r><w:fldChar w:fldCharType="separate"/></w:r>'
        )
        end = '<w:r><w:fldChar w:fldCharType="end"/></w:r>'
        # The field begins in the first line and ends in the last, as Word writes it.
        lines[0] = lines[0].replace("</w:pPr>", f"</w:pPr>{begin}", 1)
        lines[-1] = lines[-1].removesuffix("</w:p>") + f"{end}</w:p>"
        return head + "".join(lines)

    def _entry(self, entry: Heading) -> str:
        number = f"{entry.number}  " if entry.number else ""
        name = _name(self._marks[entry.anchor])
        text = runs_of(number + plain(entry.text))
        link = f'<w:hyperlink w:anchor="{name}" w:history="1">{text}</w:hyperlink>'
        return paragraph(f"TOC{entry.level}", link)

    def _turn(self, block: Turn) -> str:
        if block.landscape == self._landscape:
            self._broken = True
            return ""
        # A section's properties stand in its last paragraph, not in its first.
        ended = self._section()
        self._landscape = block.landscape
        self._broken = False
        return paragraph("TableGap", "", ended)

    def _section(self) -> str:
        """Return the properties of the section that ends here."""
        # The title page bears the marking itself, large and in its middle.
        first, self._covered = self._covered, False
        return section(landscape=self._landscape, covered=first)


def _width(drawn: Picture | Sketch, *, landscape: bool) -> int:
    """Return how wide a picture is on its page, in millimetres."""
    # A sketch is no larger than its words want, and no higher than its page.
    page, high = (_WIDE, _HIGH_LYING) if landscape else (_NARROW, _HIGH)
    if not isinstance(drawn, Sketch):
        return page
    return int(min(page, drawn.width * _PIXEL, high * drawn.width / drawn.height))


def _name(mark: int) -> str:
    return f"_Toc{mark:08d}"


def _ends_page(blocks: tuple[Block, ...]) -> bool:
    """Tell whether the first is a table, and what comes behind it a page of its own."""
    if len(blocks) < 3:
        return False
    table_, after, _ = blocks
    return isinstance(table_, Table) and isinstance(after, PageBreak | Turn)


def _leads_in(block: Block, behind: tuple[Block, ...]) -> bool:
    """Tell whether a paragraph would be alone at a page's foot: it opens what follows.

    What ends with a colon, a short one right before a table or a picture, and how a
    letter closes: its last sentence stands with the room to sign and whoever signs.
    """
    if not isinstance(block, Paragraph | NumberedParagraph) or not behind:
        return False
    after = behind[0]
    words = plain(block.text).rstrip()
    opens = words.endswith(":") and not isinstance(after, Heading | PageBreak | Turn)
    shown = isinstance(after, Table | Drawing | Illustration) and len(words) <= _SHORT
    # A question stands above its answer, as a title does.
    asked = isinstance(block, Paragraph) and block.style == "quote"
    near = (block, *takewhile(lambda one: isinstance(one, Paragraph), behind))
    signs = len(near) > 1 and any(map(_signs, near))
    return opens or shown or signs or (asked and isinstance(after, NumberedParagraph))


def _signs(block: Block) -> bool:
    """Tell whether a paragraph is the room to sign."""
    return isinstance(block, Paragraph) and plain(block.text).startswith(_SIGNED)


def section(*, landscape: bool, covered: bool = False) -> str:
    """Return the properties of a section: A4, its margins, its header and footer.

    `covered`: it begins with a title page, whose header and footer are empty.
    """
    width, height = (16838, 11906) if landscape else (11906, 16838)
    lies = ' w:orient="landscape"' if landscape else ""
    side = _MARGIN if landscape else _SIDE
    kind = "Wide" if landscape else ""
    titled = "<w:titlePg/>" if covered else ""
    return (
        f'<w:sectPr><w:headerReference w:type="default" r:id="header{kind}"/>'
        f'<w:footerReference w:type="default" r:id="footer{kind}"/>'
        f'<w:type w:val="nextPage"/><w:pgSz w:w="{width}" w:h="{height}"{lies}/>'
        f'<w:pgMar w:top="1418" w:right="{side}" w:bottom="1247" w:left="{side}" '
        'w:header="624" w:footer="567" w:gutter="0"/>'
        f"{titled}</w:sectPr>"
    )
