"""Word files made by hand for tests, with names in every hiding place."""

import io
import struct
import zipfile
import zlib
from collections.abc import Mapping

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
R = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_SPACES = (
    f'xmlns:w="{W}" xmlns:r="{R}" '
    'xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing" '
    'xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" '
    'xmlns:pic="http://schemas.openxmlformats.org/drawingml/2006/picture" '
    'xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape" '
    'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" '
    'xmlns:w14="http://schemas.microsoft.com/office/word/2010/wordml" '
    'xmlns:v="urn:schemas-microsoft-com:vml"'
)
_REL = "http://schemas.openxmlformats.org/package/2006/relationships"
_KIND = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_TYPES = "http://schemas.openxmlformats.org/package/2006/content-types"
_WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml"
PROLOGUE = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>'


def run(text: str, properties: str = "") -> str:
    inner = f"<w:rPr>{properties}</w:rPr>" if properties else ""
    return f'<w:r>{inner}<w:t xml:space="preserve">{text}</w:t></w:r>'


def para(*runs: str, style: str = "") -> str:
    kind = f'<w:pPr><w:pStyle w:val="{style}"/></w:pPr>' if style else ""
    return f"<w:p>{kind}{''.join(runs)}</w:p>"


def part(tag: str, inner: str) -> str:
    return f"{PROLOGUE}<w:{tag} {_SPACES}>{inner}</w:{tag}>"


def relation(id: str, kind: str, target: str, mode: str = "") -> str:
    more = f' TargetMode="{mode}"' if mode else ""
    return f'<Relationship Id="{id}" Type="{_KIND}/{kind}" Target="{target}"{more}/>'


def relations(*lines: str) -> str:
    return f'{PROLOGUE}<Relationships xmlns="{_REL}">{"".join(lines)}</Relationships>'


def word_file(
    body: str, more: Mapping[str, str | bytes] | None = None, links: str = ""
) -> bytes:
    """Return a .docx with that body; `more` are further parts by name."""
    overrides = "".join(
        f'<Override PartName="/word/{n}.xml" ContentType="{_WORD}.{k}+xml"/>'
        for n, k in (("document", "document.main"), ("header1", "header"),
                     ("footer1", "footer"), ("footnotes", "footnotes"),
                     ("comments", "comments"))
        if n == "document" or f"word/{n}.xml" in (more or {})
    )  # fmt: skip
    parts: dict[str, str | bytes] = {
        "[Content_Types].xml": f'{PROLOGUE}<Types xmlns="{_TYPES}"><Default '
        'Extension="rels" ContentType="application/vnd.openxmlformats-package.'
        'relationships+xml"/><Default Extension="xml" ContentType="application/xml"/>'
        '<Default Extension="png" ContentType="image/png"/>'
        f"{overrides}</Types>",
        "_rels/.rels": relations(
            relation("rId1", "officeDocument", "word/document.xml")
        ),
        "word/document.xml": part("document", f"<w:body>{body}<w:sectPr/></w:body>"),
        "word/_rels/document.xml.rels": relations(links),
        **(more or {}),
    }
    return zipped(parts)


def zipped(parts: Mapping[str, str | bytes]) -> bytes:
    held = io.BytesIO()
    with zipfile.ZipFile(held, "w", zipfile.ZIP_DEFLATED) as package:
        for name, content in parts.items():
            package.writestr(name, content)
    return held.getvalue()


def png(comment: str = "") -> bytes:
    """Return a picture of one dot, with a comment in it."""

    def chunk(kind: bytes, data: bytes) -> bytes:
        check = zlib.crc32(kind + data)
        return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", check)

    head = chunk(b"IHDR", struct.pack(">IIBBBBB", 1, 1, 8, 0, 0, 0, 0))
    told = chunk(b"tEXt", b"Comment\0" + comment.encode()) if comment else b""
    dot = chunk(b"IDAT", zlib.compress(b"\0\0"))
    return b"\x89PNG\r\n\x1a\n" + head + told + dot + chunk(b"IEND", b"")


def hiding_places(name: str) -> dict[str, bytes]:
    """Return Word files, each with the name in one place where readers do not look."""
    first, last = name.split(" ", 1)
    half = len(last) // 2
    links = relation("rId9", "header", "header1.xml")
    drawing = (
        '<w:r><w:drawing><wp:inline><wp:docPr id="1" name="{n}" descr="{d}" title="{t}"/>'
        "</wp:inline></w:drawing></w:r>"
    )
    box = f"<wps:txbx><w:txbxContent>{para(run(name))}</w:txbxContent></wps:txbx>"
    core = "http://schemas.openxmlformats.org/package/2006/metadata/core-properties"
    plain = para(run("Nothing here."))

    def body(inner: str) -> bytes:
        return word_file(para(inner))

    def beside(path: str, content: str | bytes, line: str = "") -> bytes:
        return word_file(plain, {path: content}, line)

    return {
        "body": body(run(f"Then {name} came.")),
        "split runs": body(run(f"Then {first[:2]}") + run(f"{first[2:]} ") + run(last)),
        "bold first letter": body(run(name[0], "<w:b/>") + run(name[1:])),
        "split surname": body(run(last[:half]) + run(last[half:])),
        "non-breaking space": body(run(f"{first}\u00a0{last}")),
        "soft hyphen": body(run(last[:half] + "\u00ad" + last[half:])),
        "zero width": body(run(last[:half] + "\u200b" + last[half:])),
        "capitals": body(run(name.upper())),
        "small": body(run(name.lower())),
        "tab between": body(f"<w:r><w:t>{first}</w:t><w:tab/><w:t>{last}</w:t></w:r>"),
        "table": word_file(
            f"<w:tbl><w:tr><w:tc>{para(run(name))}</w:tc></w:tr></w:tbl>" + plain
        ),
        "text box": body(f"<w:r><w:pict>{box}</w:pict></w:r>"),
        "alternate content": body(
            f"<w:r><mc:AlternateContent><mc:Choice Requires='wps'>{box}</mc:Choice>"
            "<mc:Fallback/></mc:AlternateContent></w:r>"
        ),
        "fallback content": body(
            "<w:r><mc:AlternateContent><mc:Choice Requires='wps'/>"
            f"<mc:Fallback>{box}</mc:Fallback></mc:AlternateContent></w:r>"
        ),
        "content control": body(
            f'<w:sdt><w:sdtPr><w:alias w:val="x"/></w:sdtPr><w:sdtContent>{run(name)}'
            "</w:sdtContent></w:sdt>"
        ),
        "control's title": body(
            f'<w:sdt><w:sdtPr><w:alias w:val="{name}"/></w:sdtPr><w:sdtContent>'
            f"{run('x')}</w:sdtContent></w:sdt>"
        ),
        "smart tag": body(f'<w:smartTag w:element="PersonName">{run(name)}</w:smartTag>'),
        "insertion": body(f'<w:ins w:id="1" w:author="A">{run(name)}</w:ins>'),
        "deletion": body(
            f'<w:del w:id="1" w:author="A"><w:r><w:delText>{name}</w:delText></w:r>'
            "</w:del>"
        ),
        "author of a change": body(f'<w:ins w:id="1" w:author="{name}">{run("x")}</w:ins>'),
        "moved away": body(f'<w:moveFrom w:id="1" w:author="A">{run(name)}</w:moveFrom>'),
        "hidden text": body(run(name, "<w:vanish/>")),
        "field code": body(
            '<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText>AUTHOR '
            f'"{name}"</w:instrText></w:r><w:r><w:fldChar w:fldCharType="end"/></w:r>'
        ),
        "simple field": body(f'<w:fldSimple w:instr=" AUTHOR {name} ">{run("x")}</w:fldSimple>'),
        "alt text": body(drawing.format(n="Picture", d=name, t="")),
        "title of a picture": body(drawing.format(n="Picture", d="", t=name)),
        "name of a picture": body(drawing.format(n=name, d="", t="")),
        "bookmark": body(
            f'<w:bookmarkStart w:id="0" w:name="{first}_{last}"/><w:bookmarkEnd w:id="0"/>'
        ),
        "tooltip": word_file(
            para(f'<w:hyperlink r:id="rId8" w:tooltip="{name}">{run("x")}</w:hyperlink>'),
            links=relation("rId8", "hyperlink", "https://a.example/", "External"),
        ),
        "link": word_file(
            para(f'<w:hyperlink r:id="rId8">{run("x")}</w:hyperlink>'),
            links=relation(
                "rId8", "hyperlink", f"https://a.example/{first}%20{last}", "External"
            ),
        ),
        "header": word_file(
            plain, {"word/header1.xml": part("hdr", para(run(name)))}, links
        ),
        "footer": word_file(
            plain, {"word/footer1.xml": part("ftr", para(run(name)))},
            relation("rId9", "footer", "footer1.xml"),
        ),
        "footnote": word_file(
            plain,
            {"word/footnotes.xml": part("footnotes", f'<w:footnote w:id="2">{para(run(name))}</w:footnote>')},
            relation("rId9", "footnotes", "footnotes.xml"),
        ),
        "comment": word_file(
            plain,
            {"word/comments.xml": part("comments", f'<w:comment w:id="0" w:author="A">{para(run(name))}</w:comment>')},
            relation("rId9", "comments", "comments.xml"),
        ),
        "author of a comment": word_file(
            plain,
            {"word/comments.xml": part("comments", f'<w:comment w:id="0" w:author="{name}">{para(run("x"))}</w:comment>')},
            relation("rId9", "comments", "comments.xml"),
        ),
        "creator": beside(
            "docProps/core.xml",
            f'<cp:coreProperties xmlns:cp="{core}" xmlns:dc="http://purl.org/dc/elements'
            f'/1.1/"><dc:creator>{name}</dc:creator></cp:coreProperties>',
        ),
        "company": beside("docProps/app.xml", f"<Properties><Company>{name}</Company></Properties>"),
        "custom property": beside("docProps/custom.xml", f'<Properties><property name="{name}"/></Properties>'),
        "custom data": beside("customXml/item1.xml", f"<case><child>{name}</child></case>"),
        "UTF-16 part": beside("customXml/item2.xml", f'<?xml version="1.0" encoding="UTF-16"?><a>{name}</a>'.encode("utf-16")),
        "document variable": beside(
            "word/settings.xml",
            part("settings", f'<w:docVars><w:docVar w:name="x" w:val="{name}"/></w:docVars>'),
        ),
        "people part": beside("word/people.xml", f'<p15:people xmlns:p15="x"><p15:person p15:author="{name}"/></p15:people>'),
        "picture's comment": beside("word/media/image1.png", png(name)),
        "picture's file name": beside(f"word/media/{first}_{last}.png", png()),
        "embedded document": beside("word/embeddings/inside.docx", word_file(para(run(name)))),
        "embedded table": beside(
            "word/embeddings/inside.xlsx",
            zipped({"xl/sharedStrings.xml": f"<sst><si><t>{name}</t></si></sst>"}),
        ),
        "comment in the XML": beside("word/extra.xml", f"<a><!-- {name} --></a>"),
        "entities": beside("word/extra.xml", f"<a>{''.join(f'&#{ord(c)};' for c in name)}</a>"),
    }  # fmt: skip
