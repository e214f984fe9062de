"""The parts of a Word file in one zip, the same bytes for the same document."""

import zipfile
from collections.abc import Mapping
from io import BytesIO

from scrkit.render.document.blocks import Document, Run
from scrkit.render.document.notes import notes
from scrkit.render.document.pages import DRAFT
from scrkit.render.word.body import Body
from scrkit.render.word.footnotes import FILE, SETTINGS, footnotes_part
from scrkit.render.word.lists import numbering_part
from scrkit.render.word.pictures import ending, name
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
_NOTED = (FILE, "footnotes", "footnotes", "footnotes")


def _written(*, noted: bool) -> tuple[tuple[str, str, str, str], ...]:
    return (*_PARTS, _NOTED) if noted else _PARTS


def word_file(document: Document) -> bytes:
    """Return the document as a .docx file."""
    return word_package(document, Body(document))


def word_package(
    document: Document, body: Body, kept: Mapping[str, str] | None = None
) -> bytes:
    """Return a document whose body is made already as a .docx file.

    `kept` are properties of its own, that programs keep and hardly show.
    """
    cited = notes(document.blocks)
    parts: dict[str, str | bytes] = {
        "word/document.xml": body.part(),
        "word/styles.xml": styles_part(noted=bool(cited)),
        "word/numbering.xml": numbering_part(tuple(body.starts)),
        "word/settings.xml": _settings(noted=bool(cited)),
        "word/_rels/document.xml.rels": _relations(body.pictures, noted=bool(cited)),
        "docProps/core.xml": _properties(document),
        "docProps/app.xml": _application(),
        "_rels/.rels": _roots(own=bool(kept)),
    }
    if kept:
        parts["docProps/custom.xml"] = _own_properties(kept)
    for number, content in enumerate(body.pictures, 1):
        parts[f"word/media/{name(number)}.{ending(content)}"] = content
    if cited:
        parts[f"word/{FILE}"] = footnotes_part(cited)
    for kind in _WIDTHS:
        parts[f"word/header{kind}.xml"] = _header(document, kind)
        parts[f"word/footer{kind}.xml"] = _footer(document, kind)
    kinds = frozenset(map(ending, body.pictures))
    types = _types(kinds, noted=bool(cited), own=bool(kept))
    whole = {_TYPES: types, **dict(sorted(parts.items()))}
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
    # First in the zip: some programs tell by its first name what a file is.
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


_CUSTOM = "application/vnd.openxmlformats-officedocument.custom-properties+xml"


def _types(pictures: frozenset[str], *, noted: bool, own: bool) -> str:
    custom = f'<Override PartName="/docProps/custom.xml" ContentType="{_CUSTOM}"/>'
    kinds = "".join(
        f'<Override PartName="/word/{file}" ContentType="{_WORD}.{kind}+xml"/>'
        for file, kind, _, _ in _written(noted=noted)
    )
    jpeg = '<Default Extension="jpeg" ContentType="image/jpeg"/>'
    return (
        f'{PROLOGUE}<Types xmlns="{_PACKAGE}/content-types">'
        '<Default Extension="rels" ContentType='
        '"application/vnd.openxmlformats-package.relationships+xml"/>'
        '<Default Extension="xml" ContentType="application/xml"/>'
        '<Default Extension="png" ContentType="image/png"/>'
        f"{jpeg if 'jpeg' in pictures else ''}"
        '<Override PartName="/word/document.xml" '
        f'ContentType="{_WORD}.document.main+xml"/>'
        f'{kinds}<Override PartName="/docProps/core.xml" ContentType='
        '"application/vnd.openxmlformats-package.core-properties+xml"/>'
        '<Override PartName="/docProps/app.xml" ContentType='
        '"application/vnd.openxmlformats-officedocument.extended-properties+xml"/>'
        f"{custom * own}</Types>"
    )


def _relation(id: str, kind: str, target: str) -> str:
    return f'<Relationship Id="{id}" Type="{kind}" Target="{target}"/>'


def _relations(pictures: list[bytes], *, noted: bool) -> str:
    return _related(
        *(
            _relation(id, f"{_RELATED}/{kind}", file)
            for file, _, id, kind in _written(noted=noted)
        ),
        *(
            _relation(name(n), f"{_RELATED}/image", f"media/{name(n)}.{ending(one)}")
            for n, one in enumerate(pictures, 1)
        ),
    )


def _roots(*, own: bool) -> str:
    core = f"{_PACKAGE}/relationships/metadata/core-properties"
    custom = _relation("custom", f"{_RELATED}/custom-properties", "docProps/custom.xml")
    return _related(
        *((custom,) * own),
        _relation("document", f"{_RELATED}/officeDocument", "word/document.xml"),
        _relation("core", core, "docProps/core.xml"),
        _relation("app", f"{_RELATED}/extended-properties", "docProps/app.xml"),
    )


def _related(*relations: str) -> str:
    inside = "".join(relations)
    space = f"{_PACKAGE}/relationships"
    return f'{PROLOGUE}<Relationships xmlns="{space}">{inside}</Relationships>'


def _settings(*, noted: bool) -> str:
    # No updateFields: Word would ask a question when the document is opened.
    return (
        f'{PROLOGUE}<w:settings {NAMESPACES}><w:zoom w:percent="100"/>'
        '<w:defaultTabStop w:val="720"/>'
        '<w:characterSpacingControl w:val="doNotCompress"/>'
        f"{SETTINGS if noted else ''}"
        '<w:compat><w:compatSetting w:name="compatibilityMode" '
        'w:uri="http://schemas.microsoft.com/office/word" w:val="15"/></w:compat>'
        '<w:themeFontLang w:val="en-GB"/><w:decimalSymbol w:val="."/>'
        '<w:listSeparator w:val=","/></w:settings>'
    )


def _header(document: Document, kind: str) -> str:
    marking = run(Run(document.marking, strong=True))
    line = f"{runs_of(document.review)}<w:r><w:tab/></w:r>{marking}"
    lines = paragraph("Header", line, _right_tab(kind))
    told = DRAFT if document.draft else document.notice
    if told:
        notice = run(Run(told, strong=True), f'<w:color w:val="{RED}"/>')
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


def _own_properties(kept: Mapping[str, str]) -> str:
    kind = f"{_OFFICE}/officeDocument/2006"
    every = "".join(
        f'<property fmtid="{{D5CDD505-2E9C-101B-9397-08002B2CF9AE}}" pid="{number}" '
        f'name="{escaped(name)}"><vt:lpwstr>{escaped(value)}</vt:lpwstr></property>'
        for number, (name, value) in enumerate(kept.items(), 2)
    )
    return (
        f'{PROLOGUE}<Properties xmlns="{kind}/custom-properties" '
        f'xmlns:vt="{kind}/docPropsVTypes">{every}</Properties>'
    )


def _application() -> str:
    kind = f"{_OFFICE}/officeDocument/2006/extended-properties"
    return (
        f'{PROLOGUE}<Properties xmlns="{kind}"><Application>scrkit</Application>'
        "</Properties>"
    )
