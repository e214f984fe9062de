"""The styles of our Word documents as OOXML: British English, fonts found anywhere."""

from dataclasses import dataclass

from scrkit.render.word.xml import NAMESPACES, PROLOGUE

FONT = "Arial"
INK = "1B365D"
GREY = "595959"
RED = "9C0006"


@dataclass(frozen=True, slots=True)
class Style:
    """A paragraph style: `space` before, after and per line in twips, `size` in half
    points, `more` any further paragraph properties as OOXML, `letters` run ones.
    """

    name: str
    space: tuple[int, int, int]
    size: int = 22
    colour: str = ""
    bold: bool = False
    more: str = ""
    letters: str = ""
    next: str = ""

    @property
    def id(self) -> str:
        """The id, by which paragraphs name it."""
        return "".join(word[0].upper() + word[1:] for word in self.name.split())


_KEPT = "<w:keepNext/>"
_RULE = '<w:pBdr><w:{} w:val="single" w:sz="4" w:space="4" w:color="A6A6A6"/></w:pBdr>'
_HANGING = '<w:ind w:left="794" w:hanging="794"/>'
_TAB = '<w:tabs><w:tab w:val="left" w:pos="794"/></w:tabs>'
_CENTRED = '<w:jc w:val="center"/>'
# Quotes and lists stand in from the text of a numbered paragraph.
_QUOTED = '<w:ind w:left="1134" w:right="567"/>'

STYLES = (
    Style("Title", (120, 120, 240), 48, INK, bold=True, next="Subtitle"),
    Style("Subtitle", (0, 240, 240), 26, GREY, next="Normal"),
    Style("Cover Marking", (0, 2600, 240), 24, more=_CENTRED),
    Style("Cover Board", (0, 560, 240), 30),
    Style("Cover Kind", (0, 60, 240), 24, GREY, letters="<w:caps/>"),
    Style("Cover Line", (0, 60, 240), 24),
    Style("Cover Note", (480, 0, 264), 20, GREY),
    Style("Notice", (240, 240, 240), 24, RED),
    Style("header", (0, 0, 240), 17, GREY, more=_RULE.format("bottom")),
    Style("footer", (0, 0, 240), 17, GREY, more=_RULE.format("top")),
    Style("Contents Heading", (0, 160, 240), 32, INK, bold=True, more=_KEPT),
    Style("Numbered Paragraph", (0, 140, 264), more=_TAB + _HANGING),
    Style("List Bullet", (0, 70, 264)),
    Style("List Number", (0, 70, 264)),
    Style("Quote", (40, 140, 264), more=_QUOTED, letters="<w:i/>"),
    Style("caption", (120, 80, 240), 19, INK, bold=True, more=_KEPT),
    Style("Note", (0, 140, 264), 19, GREY),
    Style("Table Text", (0, 30, 240), 18),
    # Not kept with the next: LibreOffice would move the whole table to a new page.
    Style("Table Heading", (20, 20, 240), 18, "FFFFFF", bold=True),
    Style("Table Gap", (0, 0, 160), 12),
)

_HEADINGS = (
    Style("heading 1", (360, 100, 240), 34, INK, bold=True, next="Normal"),
    Style("heading 2", (280, 100, 240), 26, INK, bold=True, next="Normal"),
    Style("heading 3", (220, 100, 240), 23, INK, bold=True, next="Normal"),
    Style("heading 4", (180, 100, 240), 22, INK, bold=True, next="Normal"),
)

_FOOTNOTE = Style("footnote text", (0, 40, 240), 18)
_CITED = (
    '<w:style w:type="character" w:styleId="FootnoteReference">'
    '<w:name w:val="footnote reference"/>'
    '<w:basedOn w:val="DefaultParagraphFont"/>'
    '<w:rPr><w:vertAlign w:val="superscript"/></w:rPr></w:style>'
)

# Where the page numbers of the contents stand.
_PAGED = (
    '<w:tabs><w:tab w:val="right" w:leader="dot" w:pos="9412"/></w:tabs>'
    '<w:ind w:left="{}"/>'
)

_CONTENTS = (
    Style("toc 1", (50, 0, 228), 20, bold=True, more=_PAGED.format(0)),
    Style("toc 2", (0, 0, 228), 19, more=_PAGED.format(340)),
    Style("toc 3", (0, 0, 228), 19, more=_PAGED.format(680)),
)


def styles_part(*, noted: bool = False) -> str:
    """Return the part `word/styles.xml`; `noted`: with those of footnotes."""
    parts = [PROLOGUE, f"<w:styles {NAMESPACES}>", _defaults(), _NORMAL]
    parts += (_style(s, s.id.replace("Toc", "TOC")) for s in _CONTENTS)
    parts += (_heading(style, level) for level, style in enumerate(_HEADINGS))
    parts += (_style(style, style.id) for style in STYLES)
    if noted:
        parts += (_style(_FOOTNOTE, _FOOTNOTE.id), _CITED)
    return "".join((*parts, _TABLES, "</w:styles>"))


def _heading(style: Style, level: int) -> str:
    outline = f'<w:outlineLvl w:val="{level}"/>'
    return _style(style, style.id, f"{_KEPT}<w:keepLines/>", outline)


def _style(style: Style, id: str, first: str = "", last: str = "") -> str:
    """Return a style, its properties in the one order that OOXML allows."""
    colour = f'<w:color w:val="{style.colour}"/>' if style.colour else ""
    letters = ("<w:b/>" if style.bold else "") + style.letters + colour
    # Indents and centring come after the spacing, everything else before it.
    early, mark, late = style.more.partition("<w:ind ")
    if style.more == _CENTRED:
        early, late = "", style.more
    paragraph = f"{first}{early}{_space(*style.space)}{mark}{late}{last}"
    return (
        f'<w:style w:type="paragraph" w:styleId="{id}"><w:name w:val="{style.name}"/>'
        f'<w:basedOn w:val="Normal"/><w:next w:val="{style.next or id}"/><w:qFormat/>'
        f"<w:pPr>{paragraph}</w:pPr><w:rPr>{letters}{_size(style.size)}</w:rPr>"
        "</w:style>"
    )


def _space(before: int, after: int, line: int) -> str:
    return (
        f'<w:spacing w:before="{before}" w:after="{after}" w:line="{line}" '
        'w:lineRule="auto"/>'
    )


def _size(half_points: int) -> str:
    return f'<w:sz w:val="{half_points}"/><w:szCs w:val="{half_points}"/>'


def _defaults() -> str:
    scripts = ("ascii", "hAnsi", "eastAsia", "cs")
    fonts = " ".join(f'w:{script}="{FONT}"' for script in scripts)
    return (
        f"<w:docDefaults><w:rPrDefault><w:rPr><w:rFonts {fonts}/>{_size(22)}"
        '<w:lang w:val="en-GB" w:eastAsia="en-GB" w:bidi="ar-SA"/>'
        "</w:rPr></w:rPrDefault><w:pPrDefault><w:pPr>"
        f"{_space(0, 140, 264)}</w:pPr></w:pPrDefault></w:docDefaults>"
    )


# The four defaults that Word would otherwise add, in its own language.
_NORMAL = (
    '<w:style w:type="paragraph" w:default="1" w:styleId="Normal">'
    '<w:name w:val="Normal"/><w:qFormat/><w:pPr><w:widowControl/></w:pPr></w:style>'
    '<w:style w:type="character" w:default="1" w:styleId="DefaultParagraphFont">'
    '<w:name w:val="Default Paragraph Font"/></w:style>'
    '<w:style w:type="numbering" w:default="1" w:styleId="NoList">'
    '<w:name w:val="No List"/></w:style>'
)

_EDGES = "".join(
    f'<w:{edge} w:val="single" w:sz="4" w:space="0" w:color="A6A6A6"/>'
    for edge in ("top", "left", "bottom", "right", "insideH", "insideV")
)
_INSETS = "".join(
    f'<w:{side} w:w="{width}" w:type="dxa"/>'
    for side, width in (("top", 40), ("left", 90), ("bottom", 40), ("right", 90))
)
_TABLES = (
    '<w:style w:type="table" w:default="1" w:styleId="TableNormal">'
    '<w:name w:val="Normal Table"/><w:tblPr><w:tblInd w:w="0" w:type="dxa"/>'
    "</w:tblPr></w:style>"
    '<w:style w:type="table" w:styleId="ReviewTable"><w:name w:val="Review Table"/>'
    f'<w:basedOn w:val="TableNormal"/><w:tblPr><w:tblBorders>{_EDGES}</w:tblBorders>'
    f"<w:tblCellMar>{_INSETS}</w:tblCellMar></w:tblPr></w:style>"
)
