"""What is parted over the cells of a row is found in every kind of table."""

from collections.abc import Callable
from io import BytesIO

import pytest
from docx import Document
from openpyxl import Workbook

from scrkit.dates import parse_date
from scrkit.identity.register import Register
from scrkit.model.identity import Identity
from scrkit.scan import Grade, scan
from tests.wordfiles import zipped

REGISTER = Register(
    (
        Identity(
            code="ChildK",
            names=("Kestrel Ashdown-Exemplar",),
            aliases=("Little Inventling",),
            born=parse_date("2012-11-03"),
            nhs_number="999 000 0018",
        ),
        Identity(
            code="SW2", names=("Rose Field",), telephones=("07700 900123",)
        ),
    )
)  # fmt: skip
ROWS = {
    ("03", "11", "2012"): "ChildK",
    ("3", "11", "12"): "ChildK",
    ("999", "000", "0018"): "ChildK",
    ("07700", "900123"): "SW2",
    ("Little", "Inventling"): "ChildK",
    ("Rose", "Field"): "SW2",
    tuple("KESTREL"): "ChildK",
    tuple("9990000018"): "ChildK",
    ("0", "3", "1", "1", "2", "0", "1", "2"): "ChildK",
}
_TABLE = "urn:oasis:names:tc:opendocument:xmlns:table:1.0"
_TEXT = "urn:oasis:names:tc:opendocument:xmlns:text:1.0"


def _docx(row: tuple[str, ...]) -> bytes:
    document = Document()
    table = document.add_table(1, len(row))
    for cell, text in zip(table.rows[0].cells, row, strict=True):
        cell.text = text
    out = BytesIO()
    document.save(out)
    return out.getvalue()


def _pptx(row: tuple[str, ...]) -> bytes:
    cells = "".join(
        f"<a:tc><a:txBody><a:p><a:r><a:t>{text}</a:t></a:r></a:p></a:txBody></a:tc>"
        for text in row
    )
    slide = f'<sld xmlns:a="urn:x"><a:tbl><a:tr>{cells}</a:tr></a:tbl></sld>'
    return zipped({"ppt/slides/slide1.xml": slide})


def _xlsx(row: tuple[str, ...]) -> bytes:
    book = Workbook()
    assert book.active is not None
    book.active.append(row)
    out = BytesIO()
    book.save(out)
    return out.getvalue()


def _open(row: tuple[str, ...]) -> bytes:
    cells = "".join(
        f"<t:table-cell><x:p>{text}</x:p></t:table-cell>" for text in row
    )  # fmt: skip
    content = (
        f'<d xmlns:t="{_TABLE}" xmlns:x="{_TEXT}"><t:table><t:table-row>'
        f"{cells}</t:table-row></t:table></d>"
    )
    mimetype = "application/vnd.oasis.opendocument.text"
    return zipped({"mimetype": mimetype, "content.xml": content})


def _rtf(row: tuple[str, ...]) -> bytes:
    cells = "".join(rf"\intbl {text}\cell" for text in row)
    return (r"{\rtf1 Before it.\par\trowd" + cells + r"\row\pard End.}").encode()


def _html(row: tuple[str, ...]) -> bytes:
    return f"<table><tr><td>{'</td><td>'.join(row)}</td></tr></table>".encode()


def _loose(row: tuple[str, ...]) -> bytes:
    return f"<table><tr><td>{'<td>'.join(row)}<tr><td>x</table>".encode()


def _markdown(row: tuple[str, ...]) -> bytes:
    return f"| a | b |\n|---|---|\n| {' | '.join(row)} |\n".encode()


def _quoted(row: tuple[str, ...]) -> bytes:
    return ("x;y\n" + ";".join(f'"{text}"' for text in row) + "\n").encode()


KINDS: dict[str, Callable[[tuple[str, ...]], bytes]] = {
    "a.docx": _docx, "a.pptx": _pptx, "a.xlsx": _xlsx, "a.odt": _open, "a.rtf": _rtf,
    "a.html": _html, "loose.html": _loose, "a.md": _markdown, "quoted.csv": _quoted,
    "a.csv": lambda row: ("x,y\n" + ",".join(row) + "\n").encode(),
    "a.tsv": lambda row: ("x\ty\n" + "\t".join(row) + "\n").encode(),
    "pipes.txt": lambda row: "|".join(row).encode(),
}  # fmt: skip


@pytest.mark.parametrize("name", list(KINDS))
def test_what_is_parted_over_cells_is_an_alarm_in_every_kind(name: str) -> None:
    for row, code in ROWS.items():
        traces = scan(name, KINDS[name](row), REGISTER).traces
        alarms = {one.code for one in traces if one.grade is Grade.ALARM}
        assert code in alarms, row


@pytest.mark.parametrize("name", list(KINDS))
def test_words_that_only_stand_in_a_table_are_quiet(name: str) -> None:
    for row in (("4", "11", "2012"), ("The rose", "field"), ("1000", "0018")):
        assert scan(name, KINDS[name](row), REGISTER).traces == ()


def test_nothing_goes_on_from_one_row_to_the_next() -> None:
    text = "x;Rose\nField;y\n\na,03\n11,2012\n"
    traces = scan("a.csv", text.encode(), REGISTER).traces
    assert not [one for one in traces if one.kind in ("name", "birth")]


@pytest.mark.parametrize(
    ("text", "where"),
    [
        ("a;b;c\nx;y;z\n03;11;2012\n", "line 3"),
        ("One line.\nTwo.\nnumber 999|000|0018, here\n", "line 3"),
        ("One.\n\nTwo.\n\n| Rose | Field |\n", "line 5"),
        ("a;b\nx;y\nK;E;S;T;R;E;L\n", "lines 1 to 3"),
    ],
)
def test_what_is_parted_over_cells_is_told_at_its_line(text: str, where: str) -> None:
    found = [t for t in scan("a.txt", text.encode(), REGISTER).traces if t.code]

    assert {one.where for one in found} == {where}
