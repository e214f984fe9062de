"""The parts of a Word file in one zip, the same bytes for the same document."""

import zipfile
from collections.abc import Mapping
from io import BytesIO

from scrkit.render.document.blocks import Document, Run
from scrkit.render.document.pages import DRAFT
from scrkit.render.word.body import Body
from scrkit.render.word.lists import numbering_part
from scrkit.render.word.pictures import name
from scrkit.render.word.styles import RED, styles_part
from scrkit.render.word.xml import (
    NAMESPACES,
    PROLOGUE,
    escaped,
    field,
    paragraph,
    run,
    runs_of,
)

# The earliest time that a zip can hold: a clock would make every file differ.
_ZIP_TIME = (1980, 1, 1, 0, 0, 0)
_OFFICE = "http://schemas.openxmlformats.org"
_WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml"
_RELATED = f"{_OFFICE}/officeDocument/2006/relationships"
_PACKAGE = f"{_OFFICE}/package/2006"
# Twips between the margins, where the right tab of header and footer stands.
_WIDTHS = {"": 9412, "Wide": 14570}

_TYPES = "[Content_Types].xml"

# Part of the package, its content type, id and kind of its relationship.
_PARTS = (
    ("styles.xml", "styles", "styles", "styles"),
    ("numbering.xml", "numbering", "numbering", "numbering"),
    ("settings.xml", "settings", "settings", "settings"),
    ("header.xml", "header", "header", "header"),
    ("headerWide.xml", "header", "headerWide", "header"),
    ("footer.xml", "footer", "footer", "footer"),
    ("footerWide.xml", "footer", "footerWide", "footer"),
)


def word_file(document: Document) -> bytes:
    """Return the document as a .docx file."""
    return word_package(document, Body(document))


def word_package(document: Document, body: Body) -> bytes:
    """Return a document whose body is made already as a .docx file."""
    parts: dict[str, str | bytes] = {
        "word/document.xml": body.part(),
        "word/styles.xml": styles_part(),
        "word/numbering.xml": numbering_part(tuple(body.starts)),
        "word/settings.xml": _settings(),
        "word/_rels/document.xml.rels": _relations(len(body.pictures)),
        "docProps/core.xml": _properties(document),
        "docProps/app.xml": _application(),
        "_rels/.rels": _roots(),
    }
    for number, content in enumerate(body.pictures, 1):
        parts[f"word/media/{name(number)}.png"] = content
    for kind in _WIDTHS:
        parts[f"word/header{kind}.xml"] = _header(document, kind)
        parts[f"word/footer{kind}.xml"] = _footer(document, kind)
    whole = {_TYPES: _types(), **dict(sorted(parts.items()))}
    return _zipped(_dressed(whole, document))


def _dressed(
    parts: Mapping[str, str | bytes], document: Document
) -> Mapping[str, str | bytes]:
    """Return the parts as they are, or in the board's own house where it has one."""
    if document.house is None:
        return parts
    # Only here: it reads what is written again, as XML.
    from scrkit.render.house.dressing import dressed

    made = dressed(parts, document, document.house)
    return {_TYPES: made.pop(_TYPES), **dict(sorted(made.items()))}


def frame_texts(document: Document) -> tuple[str, ...]:
    """Return what headers and footers of the house say around a document."""
    if document.house is None:
        return ()
    from scrkit.render.house.covering import values_of
    from scrkit.render.house.framing import texts

    ours = {
        "word/header.xml": _header(document, "").encode(),
        "word/footer.xml": _footer(document, "").encode(),
    }
    return tuple(texts(document.house, ours, values_of(document)))


def _zipped(parts: Mapping[str, str | bytes]) -> bytes:
    held = BytesIO()
    with zipfile.ZipFile(held, "w", zipfile.ZIP_DEFLATED, compresslevel=6) as package:
        for file, content in parts.items():
            info = zipfile.ZipInfo(file, _ZIP_TIME)
            info.compress_type = zipfile.ZIP_DEFLATED
            # Readable by its owner when it is unpacked, on systems that ask.
            info.external_attr = 0o600 << 16
            # The system that made a zip is recorded in it, and must not differ either.
            info.create_system = 0
            held_as = content.encode() if isinstance(content, str) else content
            package.writestr(info, held_as)
    return held.getvalue()


def _types() -> str:
    kinds = "".join(
        f'<Override PartName="/word/{file}" ContentType="{_WORD}.{kind}+xml"/>'
        for file, kind, _, _ in _PARTS
    )
    return (
        f'{PROLOGUE}<Types xmlns="{_PACKAGE}/content-types">'
        '<Default Extension="rels" ContentType='
        '"application/vnd.openxmlformats-package.relationships+xml"/>'
        '<Default Extension="xml" ContentType="application/xml"/>'
        '<Default Extension="png" ContentType="image/png"/>'
        '<Override PartName="/word/document.xml" '
        f'ContentType="{_WORD}.document.main+xml"/>'
        f'{kinds}<Override PartName="/docProps/core.xml" ContentType='
        '"application/vnd.openxmlformats-package.core-properties+xml"/>'
        '<Override PartName="/docProps/app.xml" ContentType='
        '"application/vnd.openxmlformats-officedocument.extended-properties+xml"/></Types>'
    )


def _relation(id: str, kind: str, target: str) -> str:
    return f'<Relationship Id="{id}" Type="{kind}" Target="{target}"/>'


def _relations(pictures: int) -> str:
    return _related(
        *(_relation(id, f"{_RELATED}/{kind}", file) for file, _, id, kind in _PARTS),
        *(
            _relation(name(n), f"{_RELATED}/image", f"media/{name(n)}.png")
            for n in range(1, pictures + 1)
        ),
    )


def _roots() -> str:
    core = f"{_PACKAGE}/relationships/metadata/core-properties"
    return _related(
        _relation("document", f"{_RELATED}/officeDocument", "word/document.xml"),
        _relation("core", core, "docProps/core.xml"),
        _relation("app", f"{_RELATED}/extended-properties", "docProps/app.xml"),
    )


def _related(*relations: str) -> str:
    inside = "".join(relations)
    space = f"{_PACKAGE}/relationships"
    return f'{PROLOGUE}<Relationships xmlns="{space}">{inside}</Relationships>'


def _settings() -> str:
    # No updateFields: Word would ask a question when the document is opened.
    return (
        f'{PROLOGUE}<w:settings {NAMESPACES}><w:zoom w:percent="100"/>'
        '<w:defaultTabStop w:val="720"/>'
        '<w:characterSpacingControl w:val="doNotCompress"/>'
        '<w:compat><w:compatSetting w:name="compatibilityMode" '
        'w:uri="http://schemas.microsoft.com/office/word" w:val="15"/></w:compat>'
        '<w:themeFontLang w:val="en-GB"/><w:decimalSymbol w:val="."/>'
        '<w:listSeparator w:val=","/></w:settings>'
    )


def _header(document: Document, kind: str) -> str:
    marking = run(Run(document.marking, strong=True))
    line = f"{runs_of(document.review)}<w:r><w:tab/></w:r>{marking}"
    lines = paragraph("Header", line, _right_tab(kind))
    if document.draft:
        notice = run(Run(DRAFT, strong=True), f'<w:color w:val="{RED}"/>')
        lines += paragraph("Header", notice, '<w:jc w:val="center"/>')
    return f"{PROLOGUE}<w:hdr {NAMESPACES}>{lines}</w:hdr>"


def _footer(document: Document, kind: str) -> str:
    page, pages = field("PAGE", "1"), field("NUMPAGES", "1")
    count = f"{runs_of('Page ')}{page}{runs_of(' of ')}{pages}"
    line = f"{runs_of(document.creator)}<w:r><w:tab/></w:r>{count}"
    lines = paragraph("Footer", line, _right_tab(kind))
    return f"{PROLOGUE}<w:ftr {NAMESPACES}>{lines}</w:ftr>"


def _right_tab(kind: str) -> str:
    return f'<w:tabs><w:tab w:val="right" w:pos="{_WIDTHS[kind]}"/></w:tabs>'


def _properties(document: Document) -> str:
    created = f"{document.created.isoformat()}T00:00:00Z"
    stamp = "".join(
        f'<dcterms:{which} xsi:type="dcterms:W3CDTF">{created}</dcterms:{which}>'
        for which in ("created", "modified")
    )
    return (
        f'{PROLOGUE}<cp:coreProperties xmlns:cp="{_PACKAGE}/metadata/core-properties" '
        'xmlns:dc="http://purl.org/dc/elements/1.1/" '
        'xmlns:dcterms="http://purl.org/dc/terms/" '
        'xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">'
        f"<dc:title>{escaped(document.title)}</dc:title>"
        f"<dc:subject>{escaped(document.subject)}</dc:subject>"
        f"<dc:creator>{escaped(document.creator)}</dc:creator>"
        f"<dc:language>en-GB</dc:language>{stamp}</cp:coreProperties>"
    )


def _application() -> str:
    kind = f"{_OFFICE}/officeDocument/2006/extended-properties"
    return (
        f'{PROLOGUE}<Properties xmlns="{kind}"><Application>scrkit</Application>'
        "</Properties>"
    )
