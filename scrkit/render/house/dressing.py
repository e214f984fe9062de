"""Put the parts of a finished document of ours into a board's own house."""

from collections.abc import Mapping
from typing import Any

from scrkit.render.document.blocks import Document
from scrkit.render.house import body, covering, framing
from scrkit.render.house.lists import highest
from scrkit.render.house.media import TYPES, id_in, shown_in
from scrkit.render.house.ooxml import W, made, number, tree, written
from scrkit.render.house.values import House

_OFFICE = "http://schemas.openxmlformats.org"
_RELATED = f"{_OFFICE}/officeDocument/2006/relationships"
_PACKAGE = f"{_OFFICE}/package/2006"
_WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml"
_TYPES, _BODY = "[Content_Types].xml", "word/document.xml"
_RELATIONS = "word/_rels/document.xml.rels"
_NUMBERING, _SETTINGS = "word/numbering.xml", "word/settings.xml"
Parts = dict[str, bytes]


def dressed(
    parts: Mapping[str, str | bytes], document: Document, house: House
) -> Parts:
    """Return the parts of a document in the looks of a house, its content the same."""
    made_ = {
        name: one.encode() if isinstance(one, str) else one
        for name, one in parts.items()
    }
    root = tree(made_[_BODY])
    made_[_NUMBERING] = _numbered(made_[_NUMBERING], root, house)
    body.fitted(root, house)
    values = covering.values_of(document)
    covered = covering.cover(root, document, house, values)
    frames = framing.framed(root, made_, (house, values), covered=covered)
    for name in [one for one in made_ if framing.is_ours(one)]:
        del made_[name]
    made_[_BODY] = written(root)
    kept = {n: one for n, one in house.parts.items() if n != _NUMBERING}
    made_ |= {n: d for n, d in kept.items() if not n.startswith("word/media/")}
    made_ |= frames
    used = _pictures(house, made_)
    made_ |= {name: house.parts[name] for name in used}
    made_[_SETTINGS] = _settings(made_[_SETTINGS], house)
    made_[_RELATIONS] = _relations(made_, frames, used)
    made_ |= _frame_relations(frames, house)
    made_[_TYPES] = _types(made_, frames)
    return made_


def _numbered(ours: bytes, root: Any, house: House) -> bytes:
    """Return the lists of the house with ours behind them, each with its own number."""
    own = tree(ours)
    theirs = house.parts.get(_NUMBERING)
    base = made("numbering") if theirs is None else tree(theirs)
    abstract, last = (one + 1 for one in highest(base))
    # Ours begin their descriptions at 0, and their lists at 1.
    last -= 1
    descriptions = [one for one in own if one.tag == f"{W}abstractNum"]
    for one in own.iter(f"{W}abstractNum", f"{W}abstractNumId"):
        key = f"{W}abstractNumId" if one.tag == f"{W}abstractNum" else f"{W}val"
        one.set(key, str(number(one.get(key)) + abstract))
    for one in own.iter(f"{W}num"):
        one.set(f"{W}numId", str(number(one.get(f"{W}numId")) + last))
    for one in root.iter(f"{W}numId"):
        if number(one.get(f"{W}val")):
            one.set(f"{W}val", str(number(one.get(f"{W}val")) + last))
    at = next(
        (n for n, one in enumerate(base) if one.tag != f"{W}abstractNum"), len(base)
    )
    for one in reversed(descriptions):
        # Word wants all descriptions of lists before the lists themselves.
        base.insert(at, one)
    base.extend([one for one in own if one.tag == f"{W}num"])
    body.listed(root, base, house, last)
    return written(base)


def _pictures(house: House, parts: Parts) -> list[str]:
    """Return which pictures of the house the parts show."""
    shown = shown_in(
        *(d for name, d in parts.items() if name == _BODY or framing.is_framed(name))
    )
    every = [name for name in house.parts if name.startswith("word/media/")]
    return [name for name in every if id_in(name) in shown]


def _settings(ours: bytes, house: House) -> bytes:
    root = tree(ours)
    if house.alternate:
        # After the zoom; Word wants its settings in order.
        stop = root.find(f"{W}defaultTabStop")
        at = len(root) if stop is None else list(root).index(stop) + 1
        root.insert(at, made("evenAndOddHeaders"))
    return written(root)


def _relations(parts: Parts, frames: Mapping[str, bytes], used: list[str]) -> bytes:
    root = tree(parts[_RELATIONS])
    for one in list(root):
        target = f"word/{one.get('Target')}"
        if framing.is_ours(target):
            root.remove(one)
    for name in frames:
        kind = "header" if "header" in name.lower() else "footer"
        _related(root, framing.id_of(name), kind, name)
    shown = shown_in(parts[_BODY])
    for name in used:
        if id_in(name) in shown:
            _related(root, id_in(name), "image", name)
    if "word/theme/theme1.xml" in parts:
        _related(root, "houseTheme", "theme", "word/theme/theme1.xml")
    return written(root)


def _related(root: Any, id: str, kind: str, name: str) -> None:
    one = root.makeelement(f"{{{_PACKAGE}/relationships}}Relationship")
    one.set("Id", id)
    one.set("Type", f"{_RELATED}/{kind}")
    one.set("Target", name.removeprefix("word/"))
    root.append(one)


def _frame_relations(frames: Mapping[str, bytes], house: House) -> Parts:
    """Return the relations of headers and footers that show pictures."""
    found: Parts = {}
    media = [name for name in house.parts if name.startswith("word/media/")]
    for name, data in frames.items():
        named = shown_in(data)
        shown = [one for one in media if id_in(one) in named]
        if not shown:
            continue
        root = tree(f'<Relationships xmlns="{_PACKAGE}/relationships"/>'.encode())
        for one in shown:
            _related(root, id_in(one), "image", one)
        found[f"word/_rels/{name.removeprefix('word/')}.rels"] = written(root)
    return found


def _types(parts: Parts, frames: Mapping[str, bytes]) -> bytes:
    root = tree(parts[_TYPES])
    space = f"{{{_PACKAGE}/content-types}}"
    for one in list(root):
        if framing.is_ours(str(one.get("PartName", "")).lstrip("/")):
            root.remove(one)
    known = {one.get("Extension") for one in root}
    endings = {name.rpartition(".")[2].lower() for name in parts}
    for ending in sorted(endings & TYPES.keys() - known):
        default = root.makeelement(f"{space}Default")
        default.set("Extension", ending)
        default.set("ContentType", TYPES[ending])
        root.insert(0, default)
    kinds = {name: "header" if "header" in name else "footer" for name in frames}
    every = {name: f"{_WORD}.{kind}+xml" for name, kind in kinds.items()}
    if "word/theme/theme1.xml" in parts:
        every["word/theme/theme1.xml"] = (
            "application/vnd.openxmlformats-officedocument.theme+xml"
        )
    for name, type_ in every.items():
        override = root.makeelement(f"{space}Override")
        override.set("PartName", f"/{name}")
        override.set("ContentType", type_)
        root.append(override)
    return written(root)
