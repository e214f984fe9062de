"""What a PDF holds that no page shows is read, or told; ids are nobody's address."""

import pytest

from scrkit.identity.register import Register
from scrkit.model.identity import Identity
from scrkit.scan import Scan, scan
from tests.scan.conftest import REGISTER
from tests.scan.test_pdf import TEXT, page

NAME = b"Quillfeather"
DRAWN = b"BT /F1 12 Tf 72 700 Td (Nobody) Tj ET"


def alarms(found: Scan) -> set[str]:
    return {one.code for one in found.traces if one.grade.word == "alarm"}


def lost(stream: bytes) -> bytes:
    """Return a PDF in whose second revision stands a drawing that no page has."""
    whole = page(DRAWN)
    held = b"9 0 obj\n<< /Length %d >>\nstream\n%s\nendstream\nendobj\n"
    at = whole.rindex(b"xref\n0 7")
    one = held % (len(stream), stream)
    before = whole[:at] + one
    table = whole[at:].replace(b"0 7\n", b"0 7\n", 1)
    trailer = table.index(b"trailer")
    entry = b"9 1\n%010d 00000 n \n" % at
    moved = table[:trailer] + entry + table[trailer:]
    moved = moved.replace(b"/Size 7", b"/Size 10")
    start = moved.rindex(b"startxref")
    return before + moved[:start] + b"startxref\n%d\n%%%%EOF\n" % len(before)


@pytest.mark.parametrize(
    "stream",
    [b"BT (Quillfeather) Tj ET", b"BT [(Quill) -20 (feather)] TJ ET"],
)
def test_a_drawing_that_stands_on_no_page_is_read(
    stream: bytes, register: Register
) -> None:
    assert alarms(scan("a.pdf", lost(stream), register)) == {"HV1"}


def test_words_that_a_program_keeps_for_itself_are_read(register: Register) -> None:
    assert alarms(scan("a.pdf", lost(b"Seen by " + NAME), register)) == {"HV1"}
    assert not scan("a.pdf", lost(b"1 0 0 7 999 000 0018 m"), register).traces


def test_a_lost_drawing_in_numbered_letters_is_told(register: Register) -> None:
    found = scan("a.pdf", lost(b"BT <00410042> Tj ET"), register)
    assert [one.reason for one in found.unread if "on no page" in one.reason]


def test_what_stands_around_a_pdf_and_its_comments_are_read(register: Register) -> None:
    whole = page(DRAWN)
    for data in (
        NAME + b"\n" + whole,
        whole + b"\n" + NAME,
        whole.replace(b"1 0 obj", b"% by " + NAME + b"\n1 0 obj", 1),
        page(DRAWN + b"\n% by " + NAME + b"\n"),
    ):
        assert alarms(scan("a.pdf", data, register)) == {"HV1"}
    assert scan("a.pdf", whole, register).traces == ()


_ID = "Message-ID: <2016.1@x.invalid>"
_EVENT = "BEGIN:VCALENDAR\nBEGIN:VEVENT"


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("a.html", '<img src="logo@2x.png">'),
        ("a.eml", f"Subject: x\nMIME-Version: 1.0\n{_ID}\n\nhello\n"),
        ("a.ics", f"{_EVENT}\nUID:5f2c-11@cal.invalid\nEND:VEVENT\n"),
    ],
)  # fmt: skip
def test_names_of_pictures_and_ids_are_no_addresses(name: str, text: str) -> None:
    assert scan(name, text.encode(), Register()).traces == ()


def test_a_macro_is_told_as_what_it_is() -> None:
    macro = b"\xd0\xcf\x11\xe0" + b"\0" * 600 + "VBA".encode("utf-16-le") + b"\0" * 90
    (part,) = scan("vbaProject.bin", macro, Register()).unread
    assert part.reason.startswith("it is a macro")


def test_columns_that_are_drawn_row_by_row_are_read_downwards() -> None:
    rows = ((b"seen by Quill", b"On Monday 999 000"), (b"feather there", b"0018 rang"))
    drawn = b" ".join(
        b"1 0 0 1 50 %d Tm (%s) Tj 1 0 0 1 300 %d Tm (%s) Tj" % (y, left, y, right)
        for y, (left, right) in zip((700, 686), rows, strict=True)
    )
    found = scan("a.pdf", page(b"BT /F1 12 Tf %s ET" % drawn), REGISTER)
    assert {"HV1", "ChildK"} <= {one.code for one in found.traces}


def test_names_of_resources_and_fonts_are_read_and_those_of_pdf_are_nobody() -> None:
    keyed = page(TEXT % b"x", resources=b"/Properties << /PhilippaQuillfeather 1 >>")
    assert {one.code for one in scan("a.pdf", keyed, REGISTER).traces} == {"HV1"}
    font = b"/Subtype /Type1 /BaseFont /ABCDEF+Quillfeather-Bold"
    named = scan("a.pdf", page(TEXT % b"x", font=font), REGISTER)
    assert {one.code for one in named.traces} == {"HV1"}
    people = Register((Identity(code="F", names=("Georgia Calibri",)),))
    font = b"/Subtype /TrueType /BaseFont /ABCDEF+Georgia-Bold"
    assert scan("a.pdf", page(TEXT % b"x", font=font), people).clean


@pytest.mark.parametrize(
    "id",
    ["0FA123456B00DEADBEEF00112233AACC", "0fa12345-0131-4960-2771-0aa123456b01"],
)
def test_checksums_and_ids_of_files_are_no_numbers_of_people(id: str) -> None:
    named = page(TEXT % b"x", resources=b"/Properties << /%s 1 >>" % id.encode())
    for data, name in ((named, "a.pdf"), (f'<p id="{id}">x</p>'.encode(), "a.html")):
        assert scan(name, data, Register()).traces == ()
    assert scan("a.txt", b"NI AA123456B", Register()).traces


def test_letters_that_are_drawn_one_by_one_up_the_page_are_read() -> None:
    drawn = b" ".join(
        b"BT /F1 12 Tf 0 1 -1 0 300 %d Tm (%c) Tj ET" % (40 + 9 * at, letter)
        for at, letter in enumerate(NAME)
    )
    assert alarms(scan("a.pdf", page(drawn), REGISTER)) == {"HV1"}
