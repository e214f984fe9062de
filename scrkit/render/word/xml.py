"""Text and runs as OOXML: escaped, cleaned of what XML forbids."""

import zlib

from scrkit.render.document.blocks import Note, Run, Text
from scrkit.render.wording.escape import cleaned

PROLOGUE = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
_OFFICE = "http://schemas.openxmlformats.org"
NAMESPACES = (
    f'xmlns:w="{_OFFICE}/wordprocessingml/2006/main" '
    f'xmlns:r="{_OFFICE}/officeDocument/2006/relationships"'
)


# How text looks that leads to another place, in the order in which OOXML wants it.
_LEADING = '<w:color w:val="1B365D"/><w:u w:val="single"/>'


def escaped(text: str) -> str:
    """Return text for an element or an attribute in double quotes."""
    text = cleaned(text).replace("&", "&amp;").replace("<", "&lt;")
    return text.replace(">", "&gt;").replace('"', "&quot;")


def run(one: Run, lettering: str = "") -> str:
    """Return a run; `lettering` is added to what the run asks for."""
    if one.note is not None:
        return footnote_mark(one.note)
    marks = ("<w:b/>" if one.strong else "") + ("<w:i/>" if one.emphasis else "")
    lettering += _LEADING if one.to else ""
    properties = f"<w:rPr>{marks}{lettering}</w:rPr>" if marks or lettering else ""
    # A newline in a run is a line break; a tab would shift a numbered paragraph.
    lines = escaped(one.text).split("\n")
    spoken = "<w:br/>".join(
        f'<w:t xml:space="preserve">{line.replace(chr(9), " ")}</w:t>' for line in lines
    )
    made = f"<w:r>{properties}{spoken}</w:r>"
    if not one.to:
        return made
    name = place_name(one.to)
    return f'<w:hyperlink w:anchor="{name}" w:history="1">{made}</w:hyperlink>'


def place_name(place: str) -> str:
    """Return the name of the bookmark of a place: letters, figures and _ alone."""
    return "at_" + "".join(one if one.isalnum() else "_" for one in place)[:37]


def marked(place: str, content: str) -> str:
    """Return the content of a paragraph with the bookmark of a place at its head."""
    # Those of headings count from 1; the place itself gives a number far beyond.
    number = 1_000_000 + zlib.crc32(place.encode()) % 1_000_000_000
    return (
        f'<w:bookmarkStart w:id="{number}" w:name="{place_name(place)}"/>'
        f'{content}<w:bookmarkEnd w:id="{number}"/>'
    )


CITED = '<w:rPr><w:rStyle w:val="FootnoteReference"/></w:rPr>'


def footnote_mark(note: Note) -> str:
    """Return the mark of a footnote; where it was cited before, its number alone."""
    if note.again:
        return f"<w:r>{CITED}<w:t>{note.number}</w:t></w:r>"
    return f'<w:r>{CITED}<w:footnoteReference w:id="{note.number}"/></w:r>'


def runs(text: Text) -> str:
    """Return the runs of a text."""
    return "".join(run(one) for one in text)


def runs_of(text: str) -> str:
    """Return bare text as one run."""
    return f'<w:r><w:t xml:space="preserve">{escaped(text)}</w:t></w:r>'


def paragraph(style: str, content: str, properties: str = "") -> str:
    """Return a paragraph in a style; `properties` follow the style in OOXML's order."""
    return f'<w:p><w:pPr><w:pStyle w:val="{style}"/>{properties}</w:pPr>{content}</w:p>'


def field(code: str, shown: str) -> str:
    """Return a field whose result is there already."""
    return (
        '<w:r><w:fldChar w:fldCharType="begin"/></w:r>'
        f'<w:r><w:instrText xml:space="preserve"> {code} </w:instrText></w:r>'
        '<w:r><w:fldChar w:fldCharType="separate"/></w:r>'
        f"<w:r><w:t>{shown}</w:t></w:r>"
        '<w:r><w:fldChar w:fldCharType="end"/></w:r>'
    )
