"""Files of every kind are read by what they are; what is not understood is told."""

import base64
import bz2
import gzip
import io
import lzma
import tarfile
from collections.abc import Mapping
from email.message import EmailMessage
from types import MappingProxyType

import pytest

from scrkit.identity.register import Register
from scrkit.model.identity import Identity
from scrkit.scan import Scan, scan
from tests.pdffiles import pdf
from tests.wordfiles import para, part, run, word_file, zipped

NAME = "Philippa Quillfeather"
WORD = word_file(para(run(NAME)))


def told(found: Scan) -> set[str]:
    return {one.code for one in found.traces if one.grade.word == "alarm"}


def mail(
    text: str = "Nothing.",
    subject: str = "Plan",
    attached: Mapping[str, bytes] = MappingProxyType({}),
) -> bytes:
    letter = EmailMessage()
    letter["From"], letter["To"] = "a@b.example", "c@d.example"
    letter["Subject"] = subject
    letter.set_content(text, cte="quoted-printable")
    for name, content in attached.items():
        letter.add_attachment(
            content, maintype="application", subtype="x", filename=name
        )
    return bytes(letter)


def forwarded() -> bytes:
    inner = EmailMessage()
    inner["Subject"], inner["From"] = NAME, "e@f.example"
    inner.set_content("x")
    outer = EmailMessage()
    outer["Subject"], outer["From"] = "Fwd", "a@b.example"
    outer.set_content("see below")
    outer.add_attachment(inner)
    return bytes(outer)


def tar() -> bytes:
    held = io.BytesIO()
    with tarfile.open(fileobj=held, mode="w") as package:
        one = tarfile.TarInfo("a.docx")
        one.size = len(WORD)
        package.addfile(one, io.BytesIO(WORD))
    return held.getvalue()


RTF = rb"{\rtf1\ansi\ansicpg1252{\fonttbl{\f0\fswiss Georgia;}}%s\par}"
ODF = zipped(
    {
        "mimetype": "application/vnd.oasis.opendocument.text",
        "content.xml": "<d xmlns:t='t'><t:p>Quill<t:span>feather</t:span></t:p></d>",
    }
)
MEANT = {
    # Called by what they are not.
    "word.txt": WORD,
    "letter.doc": RTF % b"Seen by Quill{\\b feather}",
    "sheet.csv": zipped({"a.txt": NAME}),
    "mail.txt": mail(f"Seen by {NAME}"),
    "page.txt": b"<!DOCTYPE html><p>Quill<b>feather</b></p>",
    "drawing.txt": b"<svg><text>Quill<tspan>feather</tspan></text></svg>",
    "portable.docx": pdf(NAME, "x"),
    # E-mail.
    "subject.eml": mail(subject="Zo\u00eb and Philippa Quillf\u00ebather"),
    "quoted.eml": mail("\u00eb" * 70 + f" {NAME}"),
    "attached.eml": mail(attached={"notes.bin": WORD}),
    "named.eml": mail(attached={"Quillfeather-é.bin": b"x"}),
    "based.eml": b"From: a@b.example\nTo: c@d.example\nContent-Type: text/plain; "
    b"charset=utf-16\nContent-Transfer-Encoding: base64\n\n"
    + base64.encodebytes(NAME.encode("utf-16")),
    "parameter.eml": b"From: a@b.example\nTo: c@d.example\nContent-Type: text/plain;\n "
    b"name*0*=utf-8''Quill;\n name*1*=%66eather\n\nx",
    "forwarded.eml": forwarded(),
    "box.mbox": b"From a\n" + mail() + b"\nFrom a\n" + mail(NAME),
    # Folded lines.
    "a.ics": b"BEGIN:VCALENDAR\r\nSUMMARY:With Mrs Quill\r\n feather\r\nEND:VCALENDAR",
    "b.ics": b"BEGIN:VCALENDAR\nDESCRIPTION:Seen\\nPhilippa\\nQuillfeather\\, home\n",
    "a.vcf": b"BEGIN:VCARD\nFN;ENCODING=QUOTED-PRINTABLE:Quill=66eat=\nher\nEND:VCARD",
    "b.vcf": b"BEGIN:VCARD\nX-FILE;ENCODING=b:"
    + base64.b64encode(WORD) + b"\nEND:VCARD",
    # RTF.
    "hex.rtf": RTF % b"\\'51uill\\'66eather",
    "unicode.rtf": RTF % b"Qu\\u105?llfeather",
    "hidden.rtf": RTF % b"Seen {\\v Quillfeather} today",
    "split.rtf": RTF % b"Quill{\\v xx}feather",
    "header.rtf": RTF % b"{\\header Quillfeather}x",
    "info.rtf": RTF % b"{\\info{\\author Quillfeather}}x",
    "footnote.rtf": RTF % b"x{\\footnote Quillfeather}",
    "field.rtf": RTF % b'{\\field{\\*\\fldinst HYPERLINK "quillfeather"}{\\fldrslt x}}',
    "comment.rtf": RTF % b"x{\\*\\annotation Quillfeather}",
    "unknown.rtf": RTF % b"{\\*\\somebodysown Quillfeather}x",
    "packed.rtf": RTF % (b"{\\*\\objdata " + WORD.hex().encode() + b"}"),
    "picture.rtf": RTF % b"{\\pict\\pngblip %s}" % b"GIF89aQuillfeather".hex().encode(),
    # OpenDocument.
    "a.odt": ODF,
    "flat.fodt": b"<?xml version='1.0'?><office:document xmlns:office='urn:oasis:names:"
    b"tc:opendocument'><office:binary-data>%s</office:binary-data></office:document>"
    % base64.b64encode(WORD),
    # Archives.
    "a.tar": tar(),
    "a.tgz": gzip.compress(tar()),
    "a.gz": gzip.compress(NAME.encode()),
    "a.bz2": bz2.compress(NAME.encode()),
    "a.xz": lzma.compress(NAME.encode()),
    # Texts.
    "big.txt": NAME.encode("utf-16-be"),
    "wide.txt": NAME.encode("utf-32-le"),
    "wider.txt": NAME.encode("utf-32"),
    "seven.txt": b"Seen by Quill+AGYAZQ-ather",
    "spread.txt": b"S e e n  b y  P h i l i p p a  Q u i l l f e a t h e r",
    "cut.txt": b"Who\nQuillfeat\nher\nHome",
    "a.md": b"Seen by **Quill**feather",
    "b.md": b"Seen by Quill<span>feather</span>",
    "a.json": b'{"who": "Qu\\u0069llfeather"}',
    "a.yaml": b'who: "Qu\\x69ll\\\n  feather"',
    "a.html": b"<p>Philippa<br>Quillfeather</p>",
    "b.html": b"<iframe srcdoc='&lt;p&gt;Quill&lt;b&gt;feather&lt;/b&gt;'></iframe>",
    "c.html": b"<style>p:after{content:'Qu\\69llfeather'}</style>",
    "d.html": b"<script>var a = 'Qu\\u0069llfeather'</script>",
    "e.html": b"<meta charset=iso-8859-2><p>Qu\xedllfeather \xb1</p>",
    "a.xml": b"<?xml version='1.0'?><a><b>Quill<c>feather</c></b></a>",
    "b.xml": "<?xml version='1.0' encoding='utf-16'?><a>Quillfeather</a>".encode(
        "utf-16"
    ),
}  # fmt: skip


@pytest.mark.parametrize("name", list(MEANT))
def test_a_name_is_found_in_a_file_by_what_the_file_is(
    name: str, register: Register
) -> None:
    found = scan(name, MEANT[name], register)
    assert "HV1" in told(found)


W = {
    "a list to choose from": "<w:sdt><w:sdtPr><w:dropDownList><w:listItem "
    f"w:displayText='{NAME}'/></w:dropDownList></w:sdtPr></w:sdt>",
    "a bookmark": "<w:p><w:bookmarkStart w:name='Quillfeather'/></w:p>",
    "a cell of digits": para(run("999 000 0018")),
    "a hidden word in a word": "<w:p><w:r><w:t>Quill</w:t></w:r><w:r><w:rPr><w:vanish/>"
    "</w:rPr><w:t>xx</w:t></w:r><w:r><w:t>feather</w:t></w:r></w:p>",
    "a day of birth": para(run("3.11.12")),
    "a text box in a word": "<w:p><w:r><w:t>Quill</w:t></w:r><w:r><w:txbxContent>"
    "<w:p><w:r><w:t>other</w:t></w:r></w:p></w:txbxContent></w:r><w:r><w:t>feather"
    "</w:t></w:r></w:p>",
}


@pytest.mark.parametrize("where", list(W))
def test_nothing_in_a_word_file_is_too_short_or_too_deep(
    where: str, register: Register
) -> None:
    assert told(scan("a.docx", word_file(W[where]), register))


def test_settings_of_a_word_file_are_read(register: Register) -> None:
    for inner in (
        f"<w:docVars><w:docVar w:name='a' w:val='{NAME}'/></w:docVars>",
        f"<w:mailMerge><w:query w:val='{NAME}'/></w:mailMerge>",
    ):
        data = word_file("", {"word/settings.xml": part("settings", inner)})
        assert told(scan("a.docx", data, register)) == {"HV1"}


UNREAD = {
    "a letter that breaks off": b"From: a@b.example\nTo: c@d.example\nContent-Type: "
    b"application/x\nContent-Transfer-Encoding: base64\n\nabcde",
    "an Outlook message": b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600),
    "a 7z archive": b"7z\xbc\xaf\x27\x1c" + bytes(60),
    "a RAR archive": b"Rar!\x1a\x07\x00" + bytes(60),
    "an RTF that breaks off": b"{\\rtf1 text {\\b more",
    "bytes behind an RTF": b"{\\rtf1 x}hidden",
    "an object in an RTF": b"{\\rtf1{\\object{\\*\\objdata d0cf11e0a1b11ae1}}}",
    "a message in PGP": b"Hello\n-----BEGIN PGP MESSAGE-----\nabc\n",
    "a file in uuencode": b"see\nbegin 644 a.doc\nabc\n",
    "an encoding of nobody's": b"From: a@b.example\nTo: c@d.example\n"
    b"Content-Transfer-Encoding: x-own\n\nabc",
    "a charset of nobody's": b"From: a@b.example\nTo: c@d.example\nContent-Type: "
    b"text/plain; charset=x-own\n\nabc",
    "an attachment of nobody's": mail(attached={"a.txt": b"\x00\x01\xff\xfe\x80"}),
    "a secret register": b"age-encryption.org/v1\n-> X25519 abc\n\x01\xff\x80\x00",
    "a damaged gzip": gzip.compress(b"x" * 99)[:-12],
    "a text with binary in it": b"text" + bytes(range(1, 9)) * 30,
    "a locked OpenDocument": zipped(
        {
            "mimetype": "application/vnd.oasis.opendocument.text",
            "content.xml": b"\x8f\x12\x99\x80" * 50,
        }
    ),
    "a drawing of LibreOffice's": zipped(
        {
            "mimetype": "application/vnd.oasis.opendocument.text",
            "ObjectReplacements/Object 1": b"VCLMTF\x01\x00\xff\x80",
        }
    ),
}


@pytest.mark.parametrize("what", list(UNREAD))
def test_what_is_not_understood_is_told(what: str, register: Register) -> None:
    found = scan("letter.txt", UNREAD[what], register)
    assert found.unread
    assert not found.clean


def test_a_clean_file_of_each_kind_is_clean(register: Register) -> None:
    for name, data in (
        ("a.eml", b"From: a person\nSubject: Plan\nDate: x\n\nNobody came."),
        ("a.rtf", RTF % b"{\\info{\\author A person}}Nobody came."),
        ("a.ics", b"BEGIN:VCALENDAR\nSUMMARY:Panel\nEND:VCALENDAR\n"),
        ("a.tar.gz", gzip.compress(b"Nobody came.")),
        ("a.txt", "Nobody came\u2019 \u2013".encode("cp1252")),
        ("a.xml", b"<?xml version='1.0'?><a><b>Nobody</b></a>"),
    ):
        found = scan(name, data, register)
        assert (name, found.traces, found.unread) == (name, (), ())


def test_attachments_and_packed_files_are_told_by_number(register: Register) -> None:
    data = mail(attached={"notes.bin": b"x", "Mrs Quillfeather.bin": WORD})
    paths = {one.path for one in scan("a.eml", data, register).traces}
    assert "attachment 2!word/document.xml" in paths
    data = zipped({"a.txt": "x", "Quillfeather.txt": NAME})
    paths = {one.path for one in scan("a.zip", data, register).traces}
    assert paths == {"packed file 2"}


def test_cells_of_a_table_of_libreoffice_are_told_by_name(register: Register) -> None:
    def cell(text: str, more: str = "") -> str:
        return f"<t:table-cell{more}><t:p>{text}</t:p></t:table-cell>"

    rows = (
        (
            "<t:table-row t:number-rows-repeated='2'><t:table-cell/></t:table-row>"
            f"<t:table-row>{cell('x', ' t:number-columns-repeated=&#34;3&#34;')}"
            f"{cell('999 000 0018')}</t:table-row>"
        )
        .replace("t:number", "table:number")
        .replace("&#34;", "'")
    )
    content = f"<d xmlns:t='t' xmlns:table='u'><t:table>{rows}</t:table></d>"
    data = zipped(
        {
            "mimetype": "application/vnd.oasis.opendocument.spreadsheet",
            "content.xml": content,
        }
    )
    assert {one.where for one in scan("a.ods", data, register).traces} == {
        "sheet 1, cell D3"
    }


def test_months_that_follow_one_another_are_quiet_in_word_and_on_a_page() -> None:
    people = Register((Identity(code="GP9", names=("June Hartley",)),))
    words = ("May", "June", "July")
    row = "".join(f"<w:tc>{para(run(one))}</w:tc>" for one in words)
    for data in (
        word_file(f"<w:tbl><w:tr>{row}</w:tr></w:tbl>"),
        "".join(f"<tr><td>{one}</td></tr>" for one in words).join(
            ("<table>", "</table>")
        ).encode(),
    ):  # fmt: skip
        assert not scan("a.docx", data, people).traces
    assert scan("a.docx", word_file(para(run("June"))), people).traces
