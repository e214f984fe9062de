"""PDF files: what is shown, what hangs on it, what it was, what cannot be read."""

import io
import zlib
from collections.abc import Callable

import pypdf
import pytest
from pypdf.annotations import FreeText, Text
from pypdf.generic import (
    ArrayObject,
    DecodedStreamObject,
    DictionaryObject,
    NameObject,
    NumberObject,
    RectangleObject,
    TextStringObject,
)

from scrkit.identity.register import Register
from scrkit.scan import Scan, scan
from tests.pdffiles import assembled, pdf
from tests.wordfiles import para, run, word_file

NAME = "Philippa Quillfeather"


def told(found: Scan) -> set[str]:
    return {one.code for one in found.traces if one.grade.word == "alarm"}


def page(stream: bytes, *, font: bytes = b"", resources: bytes = b"") -> bytes:
    """Return a PDF of one page with that drawing; `font` says more of its font."""
    font = font or b"/Subtype /Type1 /BaseFont /Helvetica"
    objects = [
        b"<< /Type /Catalog /Pages 2 0 R >>",
        b"<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
        b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 600 800] /Contents 4 0 R "
        b"/Resources << /Font << /F1 5 0 R >> %s >> >>" % resources,
        b"<< /Length %d >>\nstream\n%s\nendstream" % (len(stream), stream),
        b"<< /Type /Font %s >>" % font,
        b"<< /Type /XObject /Subtype /Image /Width 1 /Height 1 /BitsPerComponent 8 "
        b"/ColorSpace /DeviceGray /Length 1 >>\nstream\n0\nendstream",
    ]
    return assembled(objects)


TEXT = b"BT /F1 12 Tf 50 700 Td (%s) Tj ET"
PICTURE = b"/XObject << /I 6 0 R >>"


def lines(*texts: bytes) -> bytes:
    moved = b" 0 -14 Td ".join(b"(%s) Tj" % text for text in texts)
    return page(b"BT /F1 12 Tf 50 700 Td %s ET" % moved)


SHOWN = {
    "turned": page(b"BT /F1 12 Tf 0 1 -1 0 50 100 Tm (Philippa Quillfeather) Tj ET"),
    "a narrow column": lines(b"Who", b"Quillfeat", b"her", b"Home"),
    "a very narrow one": lines(b"Seen", b"Quil", b"lfea", b"ther", b"Home"),
    "letters set apart": page(TEXT % b"S e e n  b y  Q u i l l f e a t h e r"),
    "letters moved": page(
        b"BT /F1 12 Tf 50 700 Td [(Quil) -80 (lfea) 50 (ther)] TJ ET"
    ),
    "read aloud": page(
        b"/Span << /ActualText (Quillfeather) >> BDC 0 0 m EMC" + TEXT % b"x"
    ),
}  # fmt: skip


@pytest.mark.parametrize("how", list(SHOWN))
def test_a_name_on_a_page_is_found_however_it_is_set(
    how: str, register: Register
) -> None:
    assert "HV1" in told(scan("a.pdf", SHOWN[how], register))


def grown(text: str) -> bytes:
    """Return a PDF whose text was replaced, as programs do: by an addition."""
    before = pdf(text, "Report")
    stream = TEXT % b"Seen by somebody"
    new = b"4 0 obj\n<< /Length %d >>\nstream\n%s\nendstream\nendobj\n" % (
        len(stream),
        stream,
    )
    start = len(before) + 1
    table = b"xref\n4 1\n%010d 00000 n \n" % start
    last = before[before.rindex(b"startxref") :].split()[1]
    trailer = b"trailer\n<< /Size 7 /Root 1 0 R /Prev %s >>\n" % last
    end = b"startxref\n%d\n%%%%EOF\n" % (start + len(new))
    return before + b"\n" + new + table + trailer + end


def test_what_a_file_was_before_is_read(register: Register) -> None:
    found = scan("a.pdf", grown(NAME), register)
    (trace,) = [one for one in found.traces if one.code]
    assert trace.where == "earlier version 1, page 1"
    assert not scan("a.pdf", grown("Nobody"), register).traces


def as_form(writer: pypdf.PdfWriter) -> None:
    form = DecodedStreamObject()
    form.set_data(b"<xdp><who>Quill<b>feather</b></who></xdp>")
    parts = ArrayObject([TextStringObject("data"), writer._add_object(form)])
    held = DictionaryObject({NameObject("/XFA"): parts})
    writer._root_object[NameObject("/AcroForm")] = held


def as_field(writer: pypdf.PdfWriter) -> None:
    looks = DecodedStreamObject()
    looks.set_data(TEXT % b"Quillfeather")
    box = ArrayObject([NumberObject(n) for n in (0, 0, 9, 9)])
    for key, value in (
        ("/Type", NameObject("/XObject")),
        ("/Subtype", NameObject("/Form")),
        ("/BBox", box),
        ("/Resources", writer.pages[0]["/Resources"]),
    ):
        looks[NameObject(key)] = value
    writer._add_object(looks)


def as_properties(writer: pypdf.PdfWriter) -> None:
    stream = DecodedStreamObject()
    stream.set_data(b"<x:m xmlns:x='x'><x:who>Quillfeather</x:who></x:m>")
    stream[NameObject("/Type")] = NameObject("/Metadata")
    writer._root_object[NameObject("/Metadata")] = writer._add_object(stream)


def as_script(writer: pypdf.PdfWriter) -> None:
    stream = DecodedStreamObject()
    stream.set_data(b"var a = 'Quillfeather'")
    action = DictionaryObject({NameObject("/JS"): writer._add_object(stream)})
    writer._root_object[NameObject("/OpenAction")] = action


BOX = (50, 50, 90, 90)
CHANGES: dict[str, Callable[[pypdf.PdfWriter], object]] = {
    "attachment": lambda w: w.add_attachment("a.bin", word_file(para(run(NAME)))),
    "note": lambda w: w.add_annotation(0, Text(text=f"ask {NAME}", rect=BOX)),
    "text box": lambda w: w.add_annotation(0, FreeText(text=NAME, rect=BOX)),
    "link": lambda w: w.add_uri(
        0, "https://x.example/philippa-quillfeather", RectangleObject(BOX)
    ),
    "bookmark": lambda w: w.add_outline_item(title=NAME, page_number=0),
    "script": as_script,
    "XFA": as_form,
    "field": as_field,
    "XMP": as_properties,
}


@pytest.mark.parametrize("what", list(CHANGES))
def test_what_hangs_on_a_page_is_read(what: str, register: Register) -> None:
    writer = pypdf.PdfWriter(io.BytesIO(pdf("Nothing here", "x")))
    CHANGES[what](writer)
    held = io.BytesIO()
    writer.write(held)
    assert "HV1" in told(scan("a.pdf", held.getvalue(), register))


def locked() -> bytes:
    writer = pypdf.PdfWriter(io.BytesIO(pdf(NAME, "x")))
    writer.encrypt("one", algorithm="RC4-128")
    held = io.BytesIO()
    writer.write(held)
    return held.getvalue()


OWN = (
    b"/Subtype /Type0 /BaseFont /ABCDEF+Own /Encoding /Identity-H /DescendantFonts "
    b"[<< /Type /Font /Subtype /CIDFontType2 /BaseFont /ABCDEF+Own >>]"
)
SHAPES = (
    b"/Subtype /Type1 /BaseFont /Own /FirstChar 65 /LastChar 66 /Encoding "
    b"<< /Differences [65 /g1 /g2] >>"
)
BLIND = {
    "a font without a map": page(TEXT % b"\x00\x34\x00\x58", font=OWN),
    "letters called by numbers": page(TEXT % b"AB", font=SHAPES),
    "a picture alone": page(b"q 600 0 0 800 0 0 cm /I Do Q", resources=PICTURE),
    "lines and curves alone": page(b"10 10 m 20 20 l 30 10 20 5 15 5 c f"),
    "a lock": locked(),
}


@pytest.mark.parametrize("what", list(BLIND))
def test_a_page_that_cannot_be_read_is_told(what: str, register: Register) -> None:
    found = scan("a.pdf", BLIND[what], register)
    assert found.unread
    assert not found.clean


def test_a_picture_beside_text_wants_an_eye(register: Register) -> None:
    data = page(TEXT % b"Nobody" + b" q /I Do Q", resources=PICTURE)
    found = scan("a.pdf", data, register)
    assert [(one.where, one.grade.word) for one in found.traces] == [("page 1", "note")]
    assert found.clean


@pytest.mark.parametrize(("wide", "blind"), [(b"500", True), (b"90", False)])
def test_a_stamp_on_a_scanned_page_does_not_make_it_read(
    wide: bytes, blind: bool, register: Register
) -> None:
    shown = b" q %s 0 0 700 0 0 cm /I Do Q" % wide
    data = page(TEXT % b"Received" + shown, resources=PICTURE)
    data = data.replace(b"/Width 1 /Height 1", b"/Width 900 /Height 900")
    found = scan("a.pdf", data, register)
    assert bool(found.unread) is blind


def test_a_page_of_text_with_a_frame_is_clean(register: Register) -> None:
    # A picture that is listed and not drawn stands on another page.
    blank = page(b"", resources=PICTURE)
    for data in (page(TEXT % b"Nobody" + b" 0 0 m 9 9 l S"), page(b""), blank):
        found = scan("a.pdf", data, register)
        assert (found.traces, found.unread) == ((), ())


def test_a_packed_page_is_read_as_any_other(register: Register) -> None:
    packed = zlib.compress(TEXT % b"Quillfeather")
    data = page(b"x").replace(
        b"<< /Length 1 >>\nstream\nx",
        b"<< /Filter /FlateDecode /Length %d >>\nstream\n%s" % (len(packed), packed),
    )
    assert told(scan("a.pdf", data, register))


def test_a_bookmark_and_a_field_are_told_as_people_call_them(
    register: Register,
) -> None:
    writer = pypdf.PdfWriter(io.BytesIO(pdf("Nothing", "Nothing")))
    writer.add_outline_item(title=NAME, page_number=0)
    field = DictionaryObject(
        {
            NameObject("/Type"): NameObject("/Annot"),
            NameObject("/Subtype"): NameObject("/Widget"),
            NameObject("/FT"): NameObject("/Tx"),
            NameObject("/V"): TextStringObject("Kestrel Ashdown-Exemplar"),
            NameObject("/Rect"): ArrayObject([NumberObject(n) for n in (0, 0, 9, 9)]),
        }
    )
    writer.add_annotation(0, field)
    held = io.BytesIO()
    writer.write(held)

    found = scan("a.pdf", held.getvalue(), register).traces
    told = {one.code: one.where for one in found if one.grade.word == "alarm"}
    assert told == {"HV1": "bookmark 1", "ChildK": "form field 1 on page 1"}
