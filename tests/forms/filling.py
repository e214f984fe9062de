"""Fill forms in as people do: controls of Word edited and repeated, cells written."""

import copy
import zipfile
from collections.abc import Mapping, Sequence
from io import BytesIO
from typing import Any

from docx import Document
from openpyxl import load_workbook
from openpyxl.worksheet.worksheet import Worksheet

from scrkit.forms.sheets import HEADER

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
Said = Mapping[str, Sequence[Sequence[str]]]
"""What is written, by the tag of a control: the paragraphs of each that bears it."""
_ZIP_TIME = (1980, 1, 1, 0, 0, 0)


def in_word(content: bytes, said: Said) -> bytes:
    """Return a form with this written into its controls; lists grow by as many rows."""
    document = Document(BytesIO(content))
    for tag, records in said.items():
        _grow(document, tag, len(records))
        for control, texts in zip(_controls(document, tag), records, strict=False):
            if texts:
                _write(control, texts)
    held = BytesIO()
    document.save(held)
    return repacked(held.getvalue())


def one(**said: str | list[str]) -> dict[str, list[list[str]]]:
    """Return what is written into places that stand but once; `__` stands for a dot."""
    return {
        f"scr:{name.replace('__', '.')}": [[text] if isinstance(text, str) else text]
        for name, text in said.items()
    }


def _controls(document: Any, tag: str) -> list[Any]:
    return [
        found.getparent().getparent()
        for found in document.element.body.iter(f"{W}tag")
        if found.get(f"{W}val") == tag
    ]


def _grow(document: Any, tag: str, wanted: int) -> None:
    """Press the plus of a repeating section until there are as many as are wanted."""
    there = _controls(document, tag)
    assert there, tag
    while len(there) < wanted:
        item = there[-1]
        while not _repeats(item):
            item = item.getparent()
            assert item is not None, f"{tag} does not repeat"
        item.addnext(_empty(item))
        there = _controls(document, tag)


def _repeats(node: Any) -> bool:
    looks = node.find(f"{W}sdtPr")
    return looks is not None and any(
        str(one.tag).endswith("}repeatingSectionItem") for one in looks
    )


def _empty(item: Any) -> Any:
    """Return one more of an item, as Word adds it: with no bookmarks and new ids."""
    more = copy.deepcopy(item)
    for name in ("bookmarkStart", "bookmarkEnd", "id"):
        for found in list(more.iter(f"{W}{name}")):
            found.getparent().remove(found)
    return more


def _write(control: Any, texts: Sequence[str]) -> None:
    content, looks = control.find(f"{W}sdtContent"), control.find(f"{W}sdtPr")
    shown = looks.find(f"{W}showingPlcHdr")
    if shown is not None:
        looks.remove(shown)
    first = content.find(f"{W}p")
    for old in list(content):
        content.remove(old)
    for text in texts:
        paragraph = copy.deepcopy(first)
        for run in paragraph.findall(f"{W}r")[1:]:
            paragraph.remove(run)
        grey = paragraph.find(f"{W}r/{W}rPr")
        if grey is not None:
            paragraph.find(f"{W}r").remove(grey)
        paragraph.find(f"{W}r/{W}t").text = text
        content.append(paragraph)


def in_excel(content: bytes, rows: Mapping[str, Sequence[Mapping[str, Any]]]) -> bytes:
    """Return a workbook with rows written below those that say something, by sheet.

    A cell is known by the beginning of its column's heading. On a sheet of single
    fields (heading, cell) the one row says them all.
    """
    book = load_workbook(BytesIO(content))
    for name, every in rows.items():
        page = book[name]
        assert isinstance(page, Worksheet)
        for said in every:
            _single(page, said) if name == "About" else _row(page, said)
    held = BytesIO()
    book.save(held)
    return repacked(held.getvalue())


def _single(page: Worksheet, said: Mapping[str, Any]) -> None:
    for words, value in said.items():
        (at,) = (n for n, c in enumerate(page["A"], 1) if _begins(c.value, words))
        page.cell(at, 2).value = value


def _row(page: Worksheet, said: Mapping[str, Any]) -> None:
    heads = {str(c.value): n for n, c in enumerate(page[HEADER], 1) if c.value}
    at = HEADER + 1
    while any(cell.value for cell in page[at]):
        at += 1
    for words, value in said.items():
        found = next((n for head, n in heads.items() if _begins(head, words)), None)
        assert found, (page.title, words, sorted(heads))
        page.cell(at, found).value = value


def _begins(value: object, words: str) -> bool:
    return str(value or "").lower().startswith(words.lower())


def repacked(content: bytes) -> bytes:
    """Return the parts of a file packed again, without the time of day."""
    held = BytesIO()
    with (
        zipfile.ZipFile(BytesIO(content)) as made,
        zipfile.ZipFile(held, "w", zipfile.ZIP_DEFLATED, compresslevel=9) as package,
    ):
        for name in sorted(made.namelist(), key=lambda n: (n[0] != "[", n)):
            info = zipfile.ZipInfo(name, _ZIP_TIME)
            info.compress_type = zipfile.ZIP_DEFLATED
            package.writestr(info, made.read(name))
    return held.getvalue()
