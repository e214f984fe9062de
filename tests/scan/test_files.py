"""Every kind of file is taken apart; what is not understood is never passed over."""

import base64
import io
import json
import struct
import time
import zipfile
from functools import cache
from pathlib import Path

import pytest
from PIL import Image

from scrkit.identity.register import Register
from scrkit.scan import scan, scan_safely
from scrkit.scan.wording import diagnostics
from tests.pdffiles import pdf
from tests.wordfiles import hiding_places, para, png, run, word_file, zipped

NAME = "Philippa Quillfeather"


@pytest.mark.parametrize("place", list(hiding_places(NAME)))
def test_every_hiding_place_of_a_word_file_is_an_alarm(
    place: str, register: Register
) -> None:
    found = scan("report.docx", hiding_places(NAME)[place], register)
    assert not found.clean
    assert "HV1" in {trace.code for trace in found.traces}


def jpeg(comment: str) -> bytes:
    told = comment.encode()
    return (
        b"\xff\xd8\xff\xfe" + struct.pack(">H", len(told) + 2) + told
        + b"\xff\xda\x00\x02\x00\xff\x00\x01\xff\xd9"
    )  # fmt: skip


SHEET = f"<sst><si><r><t>Philippa Quill</t></r><r><t>feather</t></r></si></sst>"  # noqa: F541
FILES = {
    "a.md": f"One.\n\nTwo {NAME}.\n".encode(),
    "a.txt": f"Windows \u2019 {NAME}".encode("cp1252"),
    "b.txt": f"wide {NAME}".encode("utf-16"),
    "c.txt": f"wide {NAME}".encode("utf-16-le"),
    "a.yaml": f"text: {NAME}\n".encode(),
    "a.csv": f'a,b\n1,"{NAME}"\n'.encode(),
    "a.json": json.dumps({"a": "Quíllfeather"}).encode(),
    "a.html": b"<p>Quill<b>feather</b></p>",
    "b.html": b"<p title='Quillfeather'>x</p>",
    "c.html": b"<p>x</p><!-- Quillfeather -->",
    "d.html": b"<p>&#81;uillfeather</p>",
    "e.html": b"<script>var a = 'Quillfeather'</script>",
    "f.html": b"<img src='data:image/png;base64,%s'>"
    % base64.b64encode(png(f"made by {NAME}")),
    "d.txt": b"broken Quill-\nfeather and more",
    "b.docx": word_file(
        para("<w:r><w:t>Quill</w:t><w:noBreakHyphen/><w:t>feather</w:t></w:r>")
    ),
    "a.svg": b"<svg><text>Quill<tspan>feather</tspan></text></svg>",
    "b.svg": b"<svg><text><tspan>Quill</tspan><tspan>feather</tspan>"
    b"<tspan dx='4'>born</tspan></text></svg>",
    "c.svg": b"<svg><text><tspan x='1'>Quill</tspan><tspan x='9'>feather</tspan>"
    b"</text></svg>",
    "a.png": png(f"made by {NAME}"),
    "a.jpg": jpeg(NAME),
    "a.gif": b"GIF89a" + bytes(20) + NAME.encode(),
    "a.pdf": pdf(f"Then {NAME} came.", "Report"),
    "b.pdf": pdf("Nothing.", NAME),
    "a.xlsx": zipped({"xl/sharedStrings.xml": SHEET}),
    "b.xlsx": zipped({"xl/worksheets/sheet1.xml": f"<w><c><f>{NAME}</f></c></w>"}),
    "a.pptx": zipped({"ppt/slides/slide1.xml": f"<s><p><t>{NAME}</t></p></s>"}),
    "a.zip": zipped({"in/b.docx": word_file(para(run(NAME)))}),
    "b.zip": zipped({f"{NAME}.txt": "x"}),
    f"{NAME}.md": b"x",
}  # fmt: skip


@pytest.mark.parametrize("name", list(FILES))
def test_a_name_is_found_in_every_kind_of_file(name: str, register: Register) -> None:
    found = scan(name, FILES[name], register)
    assert "HV1" in {trace.code for trace in found.traces}
    assert not found.clean


def test_lines_of_a_text_are_told(register: Register) -> None:
    text = f"One.\n\nTwo\nthree {NAME}.\n"
    (trace,) = scan("a.md", text.encode(), register).traces
    assert trace.where == "line 4"


def burst() -> bytes:
    return zipped({"word/document.xml": b"<a>" + b" " * (150 * 1024 * 1024) + b"</a>"})


def twice() -> bytes:
    held = io.BytesIO()
    with zipfile.ZipFile(held, "w") as package:
        package.writestr("word/document.xml", "<a/>")
        with pytest.warns(UserWarning, match="Duplicate"):
            package.writestr("word/document.xml", "<b/>")
    return held.getvalue()


def locked() -> bytes:
    data = bytearray(zipped({"a.txt": "x"}))
    for mark, at in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        data[data.index(mark) + at] |= 1
    return bytes(data)


def nested(levels: int) -> bytes:
    data = b"deep"
    for _ in range(levels):
        data = zipped({"a.zip": data})
    return data


HOSTILE = {
    "a zip that bursts": ("a.docx", burst),
    "a document type": ("a.docx", lambda: zipped({"a.xml": "<!DOCTYPE a><a/>"})),
    "elements without end": ("a.xml", lambda: b"<a>" * 100_000),
    "a part twice": ("a.docx", twice),
    "a password": ("a.zip", locked),
    "an old file": ("a.docx", lambda: b"\xd0\xcf\x11\xe0" + bytes(600)),
    "zips in zips": ("a.zip", lambda: nested(8)),
    "too many parts": ("a.zip", lambda: zipped({f"{n}.txt": "" for n in range(2100)})),
    "a macro": ("a.docm", lambda: zipped({"word/vbaProject.bin": b"\x00\x01\xff\xfe"})),
    "a macro without an ending": ("a.docx", lambda: zipped({"word/vba": b"\x00\x01"})),
    "a macro like a picture": (
        "a.docx",
        lambda: zipped({"word/vbaProject.bin": b"\x01\0\0\0" + bytes(90)}),
    ),
    "an unknown part": ("a.docx", lambda: zipped({"x.dat": b"\x00\x01\xff\xfe\x80"})),
    "a cut zip": ("a.docx", lambda: word_file(para(run("x")))[:-60]),
    "bytes before a zip": ("a.zip", lambda: b"PK\x03\x04 hide" + zipped({"a.t": "x"})),
    "bytes behind a zip": ("a.docx", lambda: zipped({"a.txt": "x"}) + b"hidden"),
    "bytes behind a picture": ("a.png", lambda: png() + b"hidden"),
    "a broken PDF": ("a.pdf", lambda: b"%PDF-1.4\nnothing"),
    "a thumbnail": ("a.docx", lambda: zipped({"docProps/thumbnail.jpeg": jpeg("x")})),
    "a program": ("a.exe", lambda: b"MZ\x90\x00\x03\x00\x00\xff"),
}  # fmt: skip


@pytest.mark.parametrize("what", list(HOSTILE))
def test_what_cannot_be_read_is_told_and_never_clean(
    what: str, register: Register
) -> None:
    name, make = HOSTILE[what]
    data = make()
    begun = time.monotonic()
    found = scan_safely(name, data, register)
    assert found.unread
    assert not found.clean
    # Refused within the limit of the child process, whatever the file does.
    assert time.monotonic() - begun < 25


def test_a_clean_file_is_clean(register: Register) -> None:
    for name, data in (
        ("a.docx", word_file(para(run("Nobody is here.")))),
        ("a.pdf", pdf("Nobody is here.", "Report")),
        ("a.zip", zipped({"a.md": "Nobody."})),
    ):
        found = scan_safely(name, data, register)
        assert (found.traces, found.unread) == ((), ())


def test_comments_of_a_zip_are_read(register: Register, tmp_path: Path) -> None:
    path = tmp_path / "a.zip"
    with zipfile.ZipFile(path, "w") as package:
        package.writestr("a.txt", "x")
        package.comment = NAME.encode()
    assert not scan("a.zip", path.read_bytes(), register).clean


def test_a_picture_wants_an_eye_and_does_not_block(register: Register) -> None:
    for name, data in (
        ("a.png", png("a dot")),
        ("a.docx", zipped({"word/media/image1.png": png()})),
    ):
        found = scan(name, data, register)
        assert [trace.grade.word for trace in found.traces] == ["note"]
        assert found.clean
        assert all("()" not in one.message for one in diagnostics(name, found))


def _slide(words: str, name: str) -> bytes:
    link = f'<Relationship Id="r" Target="../media/{name}"/>'
    return zipped(
        {
            "[Content_Types].xml": "<Types/>",
            "ppt/slides/slide1.xml": f"<p:sld><a:p><a:t>{words}</a:t></a:p></p:sld>",
            "ppt/slides/_rels/slide1.xml.rels": f"<Links>{link}</Links>",
            f"ppt/media/{name}": drawn((500, 300)),
        }
    )


def _drawing(words: str) -> bytes:
    page = f'<draw:page><draw:image xlink:href="a.png"/><text:p>{words}</text:p>'
    content = f"<office:document-content>{page}</draw:page></office:document-content>"
    kind = "application/vnd.oasis.opendocument.presentation"
    return zipped(
        {"mimetype": kind, "content.xml": content, "a.png": drawn((500, 300))}
    )


@cache
def drawn(size: tuple[int, int], form: str = "PNG") -> bytes:
    held = io.BytesIO()
    Image.new("L", size).save(held, form)
    return held.getvalue()


def _appendix(wide: int) -> bytes:
    """Return a Word file of two words and a picture, so wide and high as shown."""
    shown = f'<w:drawing><wp:extent cx="{wide}" cy="{wide}"/></w:drawing>'
    more = {"word/media/a.png": drawn((500, 300))}
    return word_file(para(run("Appendix A"), f"<w:r>{shown}</w:r>"), more=more)


def _letter(how: str) -> bytes:
    held = base64.b64encode(drawn((500, 300))).decode()
    return (
        "From: The panel\nSubject: The letter\nMIME-Version: 1.0\n"
        'Content-Type: multipart/mixed; boundary="b"\n\n--b\n\nIt is below.\n--b\n'
        f"Content-Type: image/png\n{how}\nContent-Transfer-Encoding: base64\n\n"
        f"{held}\n--b--\n"
    ).encode()


SAID = "The panel met nine times and heard from all the agencies that knew the child"
# What a file holds, and whether words may be read off nothing but a picture of it.
PICTURED = {
    "board.png": (drawn((500, 300)), True),
    "board.jpg": (drawn((500, 300), "JPEG"), True),
    "board.gif": (drawn((500, 300), "GIF"), True),
    "bullet.png": (drawn((9, 9)), False),
    "board.zip": (zipped({"a.png": drawn((500, 300))}), True),
    "slide.pptx": (_slide("Record", "a.png"), True),
    "said.pptx": (_slide(SAID, "a.png"), False),
    "slide.odp": (_drawing("Record"), True),
    "said.odp": (_drawing(SAID), False),
    "one.docx": (_appendix(5_000_000), True),
    "logo.docx": (_appendix(900_000), False),
    "hangs.eml": (_letter("Content-Disposition: attachment; filename=a.png"), True),
    "logo.eml": (_letter("Content-ID: <a>\nContent-Disposition: inline"), False),
}


@pytest.mark.parametrize("name", list(PICTURED))
def test_a_page_that_is_little_but_a_picture_is_not_read(
    name: str, register: Register
) -> None:
    data, blind = PICTURED[name]
    found = scan(name, data, register)
    assert bool(found.unread) is blind
    assert found.clean is not blind


@pytest.mark.parametrize("letters", ["utf-16-le", "cp1252"])
def test_a_name_that_lies_open_in_an_old_file_is_told_beside_the_file(
    letters: str, register: Register
) -> None:
    old = b"\xd0\xcf\x11\xe0" + bytes(64) + f"\0{NAME}\0".encode(letters) + bytes(64)
    found = scan("letter.msg", old, register)
    assert {one.code for one in found.traces} == {"HV1"}
    assert found.unread
    # Nobody else is looked for in what is figures for the most part.
    other = b"\xd0\xcf\x11\xe0" + bytes(64) + b"01632 960001"
    assert scan("letter.msg", other, register).traces == ()


def test_a_document_that_is_a_picture_alone_is_not_read(register: Register) -> None:
    media = {"word/media/image1.png": png()}
    scanned = scan("letter.docx", word_file(para(""), more=media), register)
    assert not scanned.clean
    assert "word/media/image1.png" in scanned.unread[0].path
    assert scan("a.docx", word_file(para(run("Minutes")), more=media), register).clean


@pytest.mark.parametrize(
    ("called", "data"),
    [
        ("~$report.docx", b"\x12Quillfeather Phil".ljust(54, b"\0") + bytes(100)),
        ("plan.lnk", b"L\0\0\0" + bytes(40) + b"C:\\Users\\pquillfeather\\a\0"),
        ("case.db", b"SQLite format 3\0" + bytes(90) + b"\x01" + NAME.encode()),
    ],
)
def test_a_name_in_a_file_of_no_known_kind_is_told(
    called: str, data: bytes, register: Register
) -> None:
    found = scan(called, data, register)
    assert "HV1" in {one.code for one in found.traces}
    assert found.unread


def test_letters_that_word_keeps_as_symbols_are_read(register: Register) -> None:
    told = "".join(f'<w:sym w:font="Symbol" w:char="F0{ord(x):02X}"/>' for x in NAME)
    found = scan("a.docx", word_file(para(f"<w:r>{told}</w:r>")), register)
    assert not found.clean


def test_accents_of_tex_and_values_behind_a_sign_are_read(register: Register) -> None:
    packed = base64.urlsafe_b64encode(f'{{"name":"{NAME}"}}'.encode()).decode()
    for text in ('Zo\\"e Bront\\"{e}like', f"token={packed.rstrip('=')}"):
        assert not scan("a.txt", text.encode(), register).clean
    mainframe = NAME.upper().encode("cp037")
    assert not scan("a.txt", mainframe, register).clean
