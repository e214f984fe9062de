"""Footnotes as OOXML: the part that holds their words, and what names it."""

from scrkit.render.document.blocks import Note
from scrkit.render.word.xml import CITED, NAMESPACES, PROLOGUE, paragraph, runs

FILE = "footnotes.xml"
# Word wants to know the lines that part footnotes from the page above them.
_LINES = (
    ("separator", -1, "<w:separator/>"),
    ("continuationSeparator", 0, "<w:continuationSeparator/>"),
)
_KNOWN = "".join(f'<w:footnote w:id="{id}"/>' for _, id, _ in _LINES)
SETTINGS = f"<w:footnotePr>{_KNOWN}</w:footnotePr>"
_CLOSE = '<w:spacing w:before="0" w:after="0" w:line="240" w:lineRule="auto"/>'
_OWN_MARK = f"<w:r>{CITED}<w:footnoteRef/></w:r>"
_GAP = '<w:r><w:t xml:space="preserve"> </w:t></w:r>'


def footnotes_part(notes: tuple[Note, ...]) -> str:
    """Return the part `word/footnotes.xml`, the footnotes by their numbers."""
    lines = "".join(_line(*one) for one in _LINES)
    told = "".join(map(_footnote, notes))
    return f"{PROLOGUE}<w:footnotes {NAMESPACES}>{lines}{told}</w:footnotes>"


def _line(kind: str, id: int, mark: str) -> str:
    shown = f"<w:p><w:pPr>{_CLOSE}</w:pPr><w:r>{mark}</w:r></w:p>"
    return f'<w:footnote w:type="{kind}" w:id="{id}">{shown}</w:footnote>'


def _footnote(note: Note) -> str:
    first, *others = note.paragraphs or ((),)
    said = paragraph("FootnoteText", _OWN_MARK + _GAP + runs(first))
    said += "".join(paragraph("FootnoteText", runs(one)) for one in others)
    return f'<w:footnote w:id="{note.number}">{said}</w:footnote>'
