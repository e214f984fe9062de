"""Places to fill in as OOXML: content controls, with bookmarks for whoever drops them.

Word keeps a control's tag; other programs keep its bookmark, or the words beside it.
"""

from dataclasses import dataclass
from typing import Literal

from scrkit.model.kinds import Day
from scrkit.render.document.blocks import Run
from scrkit.render.word.xml import escaped, paragraph, run

NAMESPACES = (
    'xmlns:w15="http://schemas.microsoft.com/office/word/2012/wordml" '
    'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" '
    'mc:Ignorable="w15"'
)
Kind = Literal["text", "rich", "choice", "date"]
_GREY = '<w:rPr><w:color w:val="6B6B6B"/></w:rPr>'


@dataclass(frozen=True, slots=True, repr=False)
class Control:
    """A place to fill in: how it is known, what kind it is, what stands in it.

    `content` is its paragraphs as OOXML, "" where nothing stands in it: then `prompt`
    asks for it. `answers` are those to choose from, `day` the one that is picked.
    """

    id: int
    tag: str
    title: str
    mark: str
    kind: Kind
    prompt: str
    style: str
    content: str = ""
    answers: tuple[str, ...] = ()
    day: Day | None = None


def control(one: Control) -> str:
    """Return a control between the ends of its bookmark."""
    empty = "" if one.content else "<w:showingPlcHdr/>"
    asked = f'<w:r>{_GREY}<w:t xml:space="preserve">{escaped(one.prompt)}</w:t></w:r>'
    inside = one.content or paragraph(one.style, asked)
    return (
        f'<w:bookmarkStart w:id="{one.id}" w:name="{one.mark}"/>'
        f'<w:sdt><w:sdtPr><w:alias w:val="{escaped(one.title)}"/>'
        f'<w:tag w:val="{escaped(one.tag)}"/><w:id w:val="{one.id}"/>'
        f'<w:lock w:val="sdtLocked"/>{empty}{_kind(one)}</w:sdtPr>'
        f"<w:sdtContent>{inside}</w:sdtContent></w:sdt>"
        f'<w:bookmarkEnd w:id="{one.id}"/>'
    )


def _kind(one: Control) -> str:
    if one.kind == "choice":
        items = "".join(
            f'<w:listItem w:displayText="{escaped(a)}" w:value="{escaped(a)}"/>'
            for a in one.answers
        )
        return f"<w:dropDownList>{items}</w:dropDownList>"
    if one.kind == "date":
        # At midnight of UTC, as Word itself writes it whatever the clock of the
        # machine.
        full = f' w:fullDate="{one.day.isoformat()}T00:00:00Z"' if one.day else ""
        return (
            f'<w:date{full}><w:dateFormat w:val="d MMMM yyyy"/><w:lid w:val="en-GB"/>'
            '<w:storeMappedDataAs w:val="dateTime"/><w:calendar w:val="gregorian"/>'
            "</w:date>"
        )
    return "<w:richText/>" if one.kind == "rich" else '<w:text w:multiLine="1"/>'


def locked(id: int, tag: str, content: str) -> str:
    """Return paragraphs that nobody changes in Word."""
    return (
        f'<w:sdt><w:sdtPr><w:tag w:val="{tag}"/><w:id w:val="{id}"/>'
        f'<w:lock w:val="sdtContentLocked"/></w:sdtPr><w:sdtContent>{content}'
        "</w:sdtContent></w:sdt>"
    )


def repeating(id: int, title: str, groups: tuple[str, ...]) -> str:
    """Return groups of rows to which Word adds another one at a press of its plus."""
    items = "".join(
        f'<w:sdt><w:sdtPr><w:id w:val="{id + n}"/><w15:repeatingSectionItem/></w:sdtPr>'
        f"<w:sdtContent>{rows}</w:sdtContent></w:sdt>"
        for n, rows in enumerate(groups, 1)
    )
    return (
        f'<w:sdt><w:sdtPr><w:alias w:val="{escaped(title)}"/><w:id w:val="{id}"/>'
        f"<w15:repeatingSection/></w:sdtPr><w:sdtContent>{items}</w:sdtContent></w:sdt>"
    )


# Twips: the words of a place, and the place beside them.
_WHOLE, _LABEL, _NUMBER = 9400, 2800, 700
_LINE = (
    '<w:tcBorders><w:top w:val="single" w:sz="18" w:space="0" w:color="1F3A5F"/>'
    "</w:tcBorders>"
)


def row(label: str, content: str, *, begins: bool = False) -> str:
    """Return a row of a table: what is asked for, or a number, and the place for it.

    `begins`: another record begins there, below a line that is seen.
    """
    wide = _label(label)
    line = _LINE if begins else ""
    shade = f'{line}<w:shd w:val="clear" w:color="auto" w:fill="E7EDF1"/>'
    words, rest = run(Run(label, strong=True)), _WHOLE - wide
    return (
        f'<w:tr><w:tc><w:tcPr><w:tcW w:w="{wide}" w:type="dxa"/>{shade}</w:tcPr>'
        f"{paragraph('TableText', words)}</w:tc>"
        f'<w:tc><w:tcPr><w:tcW w:w="{rest}" w:type="dxa"/>{line}</w:tcPr>{content}'
        "</w:tc></w:tr>"
    )


def _label(label: str) -> int:
    return _NUMBER if label.isdecimal() else _LABEL


def table(title: str, rows: str, label: str) -> str:
    """Return a table of such rows, one with this label, and the gap after it."""
    wide = _label(label)
    return (
        '<w:tbl><w:tblPr><w:tblStyle w:val="ReviewTable"/>'
        f'<w:tblW w:w="{_WHOLE}" w:type="dxa"/><w:tblLayout w:type="fixed"/>'
        '<w:tblLook w:val="0080" w:firstRow="0" w:lastRow="0" w:firstColumn="1" '
        'w:lastColumn="0" w:noHBand="1" w:noVBand="1"/>'
        f'<w:tblCaption w:val="{escaped(title)}"/></w:tblPr>'
        f'<w:tblGrid><w:gridCol w:w="{wide}"/><w:gridCol w:w="{_WHOLE - wide}"/>'
        "</w:tblGrid>"
        f"{rows}</w:tbl>{paragraph('TableGap', '')}"
    )
