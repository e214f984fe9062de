"""Page numbers in the contents of a finished Word file, once a program has laid it out.

Only who lays a document out knows its pages; another program may break them elsewhere.
"""

import re
import zipfile
from collections.abc import Mapping, Sequence
from io import BytesIO

from scrkit.render.word.xml import runs_of

_BODY = "word/document.xml"
_ENTRY = re.compile(
    r'(<w:hyperlink w:anchor="(_Toc\d{8})" w:history="1">)(.*?)</w:hyperlink>'
)
_WEB = r" \z"
_HEADING = re.compile(
    r'<w:pStyle w:val="Heading\d"/>(?:(?!</w:p>).)*?'
    r'<w:bookmarkStart w:id="\d+" w:name="(_Toc\d{8})"/>'
)


def has_contents(docx: bytes) -> bool:
    """Tell whether a Word file of ours has a list of contents."""
    return bool(_ENTRY.search(_body(docx)))


def with_pages(docx: bytes, pages: Sequence[int]) -> bytes | None:
    """Return a Word file of ours with the page of each heading in its contents.

    `pages` are those of all its headings, in their order. There is nothing where they
    are not as many as the headings: a wrong number is worse than none.
    """
    body = _body(docx)
    marks = _HEADING.findall(body)
    if not marks or len(marks) != len(pages):
        return None
    known = dict(zip(marks, pages, strict=True))
    paged = _ENTRY.sub(lambda found: _paged(found, known), body)
    # The switch bids LibreOffice leave page numbers out.
    return _rewritten(docx, paged.replace(_WEB, "", 1))


def _paged(found: re.Match[str], known: Mapping[str, int]) -> str:
    page = known.get(found[2])
    number = f"<w:r><w:tab/></w:r>{runs_of(str(page))}" if page else ""
    return f"{found[1]}{found[3]}{number}</w:hyperlink>"


def _body(docx: bytes) -> str:
    with zipfile.ZipFile(BytesIO(docx)) as package:
        return package.read(_BODY).decode()


def _rewritten(docx: bytes, body: str) -> bytes:
    held = BytesIO()
    with (
        zipfile.ZipFile(BytesIO(docx)) as old,
        zipfile.ZipFile(held, "w", zipfile.ZIP_DEFLATED) as new,
    ):
        for info in old.infolist():
            own = info.filename == _BODY
            new.writestr(info, body.encode() if own else old.read(info))
    return held.getvalue()
