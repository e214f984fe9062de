"""Redact a Word file: a new package of the parts that are understood, and no other."""

import re
import zipfile
from io import BytesIO
from posixpath import dirname, join, normpath
from urllib.parse import unquote

from scrkit.errors import ScrError
from scrkit.prose.pictures import MAX_WHOLE as MAX_PIXELS_DRAWN
from scrkit.prose.pictures import bare
from scrkit.redact.story import Element, parsed, redact_story, without_lost
from scrkit.redact.values import Changes, Tally

MAX_ENTRIES = 2000
MAX_WHOLE = 200 * 1024 * 1024
_TIME = (1980, 1, 1, 0, 0, 0)
_OFFICE = "http://schemas.openxmlformats.org"
_TYPE = "application/vnd.openxmlformats-officedocument"
_WORD = f"{_TYPE}.wordprocessingml"
_REL = f"{{{_OFFICE}/package/2006/relationships}}Relationship"
# Parts that are understood: their name and content type.
_KEPT = (
    (r"word/document\d*\.xml", f"{_WORD}.document.main+xml"),
    (r"word/styles\.xml", f"{_WORD}.styles+xml"),
    (r"word/numbering\.xml", f"{_WORD}.numbering+xml"),
    (r"word/fontTable\.xml", f"{_WORD}.fontTable+xml"),
    (r"word/header\d*\.xml", f"{_WORD}.header+xml"),
    (r"word/footer\d*\.xml", f"{_WORD}.footer+xml"),
    (r"word/footnotes\.xml", f"{_WORD}.footnotes+xml"),
    (r"word/endnotes\.xml", f"{_WORD}.endnotes+xml"),
    (r"word/theme/theme\d*\.xml", f"{_TYPE}.theme+xml"),
)
_TYPES = "[Content_Types].xml"
_PARTS_ALIKE = (
    (r"comments", "the comments"),
    (r"customXml/", "custom data"),
    (r"docProps/thumbnail", "a small picture of the first page"),
    (r"docProps/", "the properties: authors, dates, company"),
    (r"word/embeddings/", "a file that was put in"),
    (r"word/vbaProject", "a macro"),
    (r"word/(?:settings|webSettings|people|stylesWithEffects)", "settings"),
    (r"word/(?:charts|diagrams|drawings)/", "a chart or diagram"),
    (r"word/glossary/", "building blocks"),
    (r"word/fonts/", "a font"),
)
_REPORTED = frozenset(
    (
        "a file that was put in",
        "a chart or diagram",
    )
)


def redact_word(data: bytes, tally: Tally, changes: Changes) -> bytes:
    """Return a copy of a .docx in which names are replaced; same input, same bytes.

    Raises ScrError for what is no Word file, is locked, or was made to burst.
    """
    parts = _unpacked(data)
    main = _main(parts)
    kept: dict[str, bytes] = {}
    types: dict[str, str] = {}
    for name in sorted(parts, key=lambda one: (one != main, one)):
        kind = _kind(name)
        if kind:
            types[name] = kind
        elif not (name.endswith(".rels") or name == _TYPES or _is_picture(name)):
            _drop(name, tally)
    called = _pictures(parts, kept, tally)
    for name in types:
        root = parsed(parts[name])
        targets = {**dict.fromkeys(types, ""), **called}
        relations, lost = _relations(name, parts, targets, tally)
        without_lost(root, lost, tally)
        kept[name] = redact_story(root, tally, changes)
        if relations:
            kept[_rels_of(name)] = relations
    return _packed(kept, types, main)


def _is_picture(name: str) -> bool:
    return name.startswith("word/media/") and not name.endswith("/")


def _pictures(
    parts: dict[str, bytes], kept: dict[str, bytes], tally: Tally
) -> dict[str, str]:
    """Draw the pictures anew into `kept`; return what each is called there.

    They get new names: their own may be somebody's.
    """
    called: dict[str, str] = {}
    left = MAX_PIXELS_DRAWN
    for name in sorted(filter(_is_picture, parts)):
        picture = bare(parts[name], left)
        if picture is None:
            tally.untreated["a picture that cannot be drawn anew was taken out"] += 1
            continue
        left -= picture.cost
        called[name] = f"word/media/picture{len(called) + 1}{picture.ending}"
        kept[called[name]] = picture.data
        if picture.more:
            tally.dropped["a picture behind another"] += 1
    return called


def _unpacked(data: bytes) -> dict[str, bytes]:
    if data.startswith(b"\xd0\xcf\x11\xe0"):
        raise ScrError(
            "this is an old Word file, or one with a password",
            "Open it in Word and save it as .docx without a password.",
        )
    try:
        with zipfile.ZipFile(BytesIO(data)) as package:
            _refuse_swollen(package.infolist())
            return {info.filename: package.read(info) for info in package.infolist()}
    except (ScrError, MemoryError):
        raise
    except Exception as error:  # zlib, lzma, bz2 and zipfile each have their own
        raise ScrError(
            "the file is damaged, or no Word file", "Open it in Word and save it again."
        ) from error


def _refuse_swollen(infos: list[zipfile.ZipInfo]) -> None:
    if len(infos) > MAX_ENTRIES or sum(i.file_size for i in infos) > MAX_WHOLE:
        raise ScrError("the file is too large when it is unpacked")
    if len({info.filename for info in infos}) < len(infos):
        raise ScrError("the file is damaged: a part of it is there twice")


def _main(parts: dict[str, bytes]) -> str:
    found = [name for name in parts if re.fullmatch(_KEPT[0][0], name)]
    if not found:
        raise ScrError("this is no Word file: it has no document in it")
    return sorted(found)[0]


def _kind(name: str) -> str:
    return next((kind for form, kind in _KEPT if re.fullmatch(form, name)), "")


def _drop(name: str, tally: Tally) -> None:
    known = (what for form, what in _PARTS_ALIKE if re.search(form, name))
    what = next(known, "a part that is not understood")
    tally.dropped[what] += 1
    if what in _REPORTED or what == "a part that is not understood":
        tally.untreated[f"{what} was taken out"] += 1


def _rels_of(name: str) -> str:
    folder, _, file = name.rpartition("/")
    return f"{folder}/_rels/{file}.rels"


def _relations(
    name: str, parts: dict[str, bytes], kept: dict[str, str], tally: Tally
) -> tuple[bytes, frozenset[str]]:
    """Return the relations of a part to what is kept, and the ids of the others."""
    if _rels_of(name) not in parts:
        return b"", frozenset()
    lines, lost = [], set()
    for one in parsed(parts[_rels_of(name)]).iter(_REL):
        line = _relation(one, name, kept, tally)
        if line:
            lines.append(line)
        else:
            lost.add(str(one.get("Id")))
    whole = f'<Relationships xmlns="{_OFFICE}/package/2006/relationships">'
    return (f"{whole}{''.join(lines)}</Relationships>").encode(), frozenset(lost)


def _relation(one: Element, name: str, kept: dict[str, str], tally: Tally) -> str:
    target = str(one.get("Target"))
    if one.get("TargetMode") == "External":
        return _outside(one, target, tally)
    full = normpath(join(dirname(name), target)).lstrip("/")
    full = target.lstrip("/") if target.startswith("/") else full
    if full not in kept:
        return ""
    return _line(one, f"/{kept[full]}" if kept[full] else target, "")


def _outside(one: Element, target: str, tally: Tally) -> str:
    plain = unquote(target)
    if target.startswith("mailto:") or tally.text(plain) != plain:
        tally.dropped["a link that named somebody"] += 1
        return ""
    if not str(one.get("Type")).endswith("/hyperlink"):
        tally.untreated["something that is fetched from outside was taken out"] += 1
        return ""
    return _line(one, target, ' TargetMode="External"')


def _line(one: Element, target: str, mode: str) -> str:
    shown = target.replace("&", "&amp;").replace('"', "&quot;").replace("<", "&lt;")
    return (
        f'<Relationship Id="{one.get("Id")}" Type="{one.get("Type")}" '
        f'Target="{shown}"{mode}/>'
    )


def _packed(kept: dict[str, bytes], types: dict[str, str], main: str) -> bytes:
    overrides = "".join(
        f'<Override PartName="/{name}" ContentType="{kind}"/>'
        for name, kind in sorted(types.items())
    )
    rels = "application/vnd.openxmlformats-package.relationships+xml"
    head = (
        f'<Types xmlns="{_OFFICE}/package/2006/content-types">'
        f'<Default Extension="rels" ContentType="{rels}"/>'
        '<Default Extension="xml" ContentType="application/xml"/>'
        '<Default Extension="png" ContentType="image/png"/>'
        '<Default Extension="jpeg" ContentType="image/jpeg"/>'
        f"{overrides}</Types>"
    )
    root = (
        f'<Relationships xmlns="{_OFFICE}/package/2006/relationships">'
        f'<Relationship Id="rId1" Target="{main}" '
        f'Type="{_OFFICE}/officeDocument/2006/relationships/officeDocument"/>'
        "</Relationships>"
    )
    whole = {_TYPES: head.encode(), "_rels/.rels": root.encode()}
    held = BytesIO()
    with zipfile.ZipFile(held, "w", zipfile.ZIP_DEFLATED) as package:
        for name, content in [*whole.items(), *sorted(kept.items())]:
            info = zipfile.ZipInfo(name, _TIME)
            info.compress_type = zipfile.ZIP_DEFLATED
            info.external_attr, info.create_system = 0o600 << 16, 0
            package.writestr(info, content)
    return held.getvalue()
