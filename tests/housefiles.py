"""House files as boards have them, made in code: no file of Word's lies in git."""

import io
import zipfile
from collections.abc import Callable
from typing import Any

from docx import Document
from docx.enum.text import WD_BREAK
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls, qn
from docx.shared import Mm, Pt, RGBColor
from PIL import Image, PngImagePlugin

# Fictional, and wherever it stands, no document may bear it.
MAKER = "Jarndyce"
COLOUR = "00594F"
_MAIN = "application/vnd.openxmlformats-officedocument.wordprocessingml."
_MACRO = "application/vnd.ms-word."


def logo() -> io.BytesIO:
    """Return a picture that tells who drew it."""
    told = PngImagePlugin.PngInfo()
    told.add_text("Author", MAKER)
    held = io.BytesIO()
    Image.new("RGB", (90, 30), f"#{COLOUR}").save(held, "PNG", pnginfo=told)
    held.seek(0)
    return held


def saved(document: Any) -> bytes:
    """Return a document as its file."""
    held = io.BytesIO()
    document.save(held)
    return held.getvalue()


def plain() -> bytes:
    """Return a house file with nothing in it but the styles of its program."""
    return saved(Document())


def county(cover: str = "{title}") -> bytes:
    """Return a house with a banner, a logo, a footer, colours, and a cover."""
    document = Document()
    document.core_properties.author = MAKER
    page = document.sections[0]
    page.page_width, page.page_height = Mm(210), Mm(297)
    page.left_margin = page.right_margin = Mm(30)
    _fonts(document)
    line = page.header.paragraphs[0]
    line.add_run().add_picture(logo(), width=Mm(30))
    line.add_run("Northmoor County Council")
    page.footer.paragraphs[0].add_run("County Hall, Northmoor")
    document.add_paragraph(cover, "Title")
    document.add_paragraph("{date}")
    document.add_paragraph().add_run().add_break(WD_BREAK.PAGE)
    document.add_paragraph("A sample that is no part of the cover")
    return saved(document)


def _fonts(document: Any) -> None:
    styles = document.styles
    styles["Normal"].font.name = "Gill Sans MT"
    styles["Normal"].paragraph_format.space_after = Pt(8)
    for name in ("Heading 1", "Heading 2", "Title"):
        styles[name].font.color.rgb = RGBColor.from_string(COLOUR)


def translated(names: dict[str, str]) -> bytes:
    """Return a house whose styles bear other names and ids than the English ones."""
    document = Document()
    ids: dict[str, str] = {}
    for old, new in names.items():
        element = document.styles[old].element
        made = "".join(one for one in new if one.isascii() and one.isalnum())
        ids[element.get(qn("w:styleId"))] = made
        element.find(qn("w:name")).set(qn("w:val"), new)
        element.set(qn("w:styleId"), made)
    for name in ("w:basedOn", "w:next", "w:link"):
        for one in document.styles.element.iter(qn(name)):
            said = one.get(qn("w:val"))
            one.set(qn("w:val"), ids.get(said, said))
    return saved(document)


def numbered() -> bytes:
    """Return a house whose main headings count themselves."""
    document = Document()
    described = parse_xml(
        f'<w:abstractNum {nsdecls("w")} w:abstractNumId="70"><w:lvl w:ilvl="0">'
        '<w:start w:val="1"/><w:numFmt w:val="decimal"/><w:lvlText w:val="%1."/>'
        "</w:lvl></w:abstractNum>"
    )
    numbering = document.part.numbering_part.element
    numbering.insert(0, described)
    numbering.append(
        parse_xml(
            f'<w:num {nsdecls("w")} w:numId="70"><w:abstractNumId w:val="70"/></w:num>'
        )
    )
    looks = document.styles["Heading 1"].element.get_or_add_pPr()
    looks.append(parse_xml(f'<w:numPr {nsdecls("w")}><w:numId w:val="70"/></w:numPr>'))
    return saved(document)


def controlled() -> bytes:
    """Return a house whose cover is content controls, a section of its own."""
    document = Document()
    body = document.element.body
    for alias, style, path in (
        ("Titel", "Title", "/ns1:coreProperties[1]/ns0:title[1]"),
        ("Publish Date", "Normal", ""),
        ("Unser Zeichen", "Normal", ""),
    ):
        bound = f'<w:dataBinding w:xpath="{path}"/>' if path else ""
        body.insert(
            len(body) - 1,
            parse_xml(
                f'<w:sdt {nsdecls("w")}><w:sdtPr><w:alias w:val="{alias}"/>{bound}'
                f"</w:sdtPr><w:sdtContent><w:p><w:pPr><w:pStyle w:val='{style}'/>"
                f"</w:pPr><w:r><w:t>Click {alias}</w:t></w:r></w:p></w:sdtContent>"
                "</w:sdt>"
            ),
        )
    document.add_section()
    footer = document.sections[1].footer
    footer.is_linked_to_previous = False
    _field(footer.paragraphs[0], "PAGE", "1")
    _field(footer.paragraphs[0], "LASTSAVEDBY", MAKER)
    document.add_paragraph("Sample")
    return saved(document)


def _field(paragraph: Any, code: str, shown: str) -> None:
    for inside in (
        '<w:fldChar w:fldCharType="begin"/>',
        f"<w:instrText> {code} </w:instrText>",
        '<w:fldChar w:fldCharType="separate"/>',
        f"<w:t>{shown}</w:t>",
        '<w:fldChar w:fldCharType="end"/>',
    ):
        run = parse_xml(f"<w:r {nsdecls('w')}>{inside}</w:r>")
        paragraph._p.append(run)


def telling() -> bytes:
    """Return a house that tells in every way of whoever made it."""
    document = Document()
    for what in ("author", "last_modified_by", "comments", "keywords"):
        setattr(document.core_properties, what, MAKER)
    page = document.sections[0]
    line = page.header.paragraphs[0]
    line.add_run("Our board ")
    _field(line, "FILENAME \\p", f"C:\\Users\\{MAKER}\\house.docx")
    where = f"https://{MAKER.lower()}.example/"
    link = page.header.part.relate_to(where, _LINK, is_external=True)
    line._p.append(
        parse_xml(
            f'<w:hyperlink {nsdecls("w", "r")} r:id="{link}"><w:r><w:t>web</w:t></w:r>'
            "</w:hyperlink>"
        )
    )
    line._p.append(
        parse_xml(
            f'<w:ins {nsdecls("w")} w:id="1" w:author="{MAKER}"><w:r><w:t> new</w:t>'
            "</w:r></w:ins>"
        )
    )
    line._p.append(
        parse_xml(
            f'<w:del {nsdecls("w")} w:id="2" w:author="{MAKER}"><w:r><w:delText>'
            f"{MAKER}</w:delText></w:r></w:del>"
        )
    )
    line.add_run(MAKER).font.hidden = True
    picture = line.add_run().add_picture(logo(), width=Mm(20))
    picture._inline.docPr.set("descr", f"C:\\Users\\{MAKER}\\logo.png")
    picture._inline.docPr.set("name", f"{MAKER}.png")
    document.settings.element.append(
        parse_xml(f'<w:attachedTemplate {nsdecls("w", "r")} r:id="rIdT"/>')
    )
    document.add_paragraph("Cover {title}")
    document.add_comment(document.paragraphs[0].runs, MAKER, author=MAKER)
    document.add_paragraph().add_run().add_break(WD_BREAK.PAGE)
    document.add_paragraph(MAKER)
    return repacked(saved(document), _more)


_LINK = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/hyperlink"


def _more(parts: dict[str, bytes]) -> None:
    parts["word/vbaProject.bin"] = f"harmless, by {MAKER}".encode()
    parts["customXml/item9.xml"] = f"<by>{MAKER}</by>".encode()
    types = parts["[Content_Types].xml"].decode()
    types = types.replace(
        f"{_MAIN}document.main+xml", f"{_MACRO}document.macroEnabled.main+xml"
    )
    defaults = '<Default Extension="bin" ContentType="application/vnd.ms-office.vba"/>'
    types = types.replace("<Default", f"{defaults}<Default", 1)
    parts["[Content_Types].xml"] = types.encode()


def template() -> bytes:
    """Return the county's house as a template (.dotx)."""

    def _typed(parts: dict[str, bytes]) -> None:
        types = parts["[Content_Types].xml"].decode()
        parts["[Content_Types].xml"] = types.replace(
            f"{_MAIN}document.main+xml", f"{_MAIN}template.main+xml"
        ).encode()

    return repacked(county(), _typed)


def repacked(content: bytes, change: Callable[[dict[str, bytes]], None]) -> bytes:
    """Return a package whose parts were changed."""
    with zipfile.ZipFile(io.BytesIO(content)) as package:
        parts = {name: package.read(name) for name in package.namelist()}
    change(parts)
    held = io.BytesIO()
    with zipfile.ZipFile(held, "w", zipfile.ZIP_DEFLATED) as package:
        for name, data in parts.items():
            package.writestr(name, data)
    return held.getvalue()


def parts_of(content: bytes) -> dict[str, str]:
    """Return the parts of a package as text, whatever they are."""
    with zipfile.ZipFile(io.BytesIO(content)) as package:
        return {n: package.read(n).decode("latin-1") for n in package.namelist()}
