"""Headers and footers of a house around a document: filled, marked, counted."""

import re
from collections.abc import Mapping
from copy import deepcopy
from dataclasses import dataclass, field
from typing import Any

from scrkit.render.house import told
from scrkit.render.house.bands import below, widened
from scrkit.render.house.filling import filled
from scrkit.render.house.ooxml import (
    P,
    R,
    W,
    child,
    made,
    number,
    text_of,
    tree,
    written,
)
from scrkit.render.house.places import named_in
from scrkit.render.house.values import House, Sheet

_OURS = re.compile(r"word/(?:header|footer)(?:Wide)?\.xml")
_FRAMED = re.compile(r"word/house-(?:header|footer)\d+\.xml")

_KINDS = ("header", "footer")
# Half points.
_SMALL = 17


def is_ours(name: str) -> bool:
    """Tell whether a part is a header or a footer of our own."""
    return bool(_OURS.fullmatch(name))


def is_framed(name: str) -> bool:
    """Tell whether a part is a header or a footer of the house."""
    return bool(_FRAMED.fullmatch(name))


def id_of(name: str) -> str:
    """Return the id by which a section names a header or a footer."""
    return name.removeprefix("word/").removesuffix(".xml").replace("-", "")


@dataclass(slots=True)
class _Frames:
    """The headers and footers of one document as they are made."""

    house: House
    ours: Mapping[str, bytes]
    values: Mapping[str, str]
    parts: dict[str, bytes]
    made: dict[tuple[str, str, int], bytes] = field(default_factory=dict)

    def put(self, kind: str, content: bytes) -> str:
        """Keep a header or footer; return its id. The same is kept once."""
        for name, data in self.parts.items():
            # Most sections look alike: one part serves them all.
            if data == content and kind in name:
                return id_of(name)
        name = f"word/house-{kind}{len(self.parts) + 1}.xml"
        self.parts[name] = content
        return id_of(name)

    def framed(self, kind: str, of: str, sheet: Sheet) -> bytes:
        """Return a header or footer with what is ours in it, made once a sheet."""
        key = (kind, of, id(sheet))
        if key not in self.made:
            self.made[key] = self._framed(kind, of, sheet)
        return self.made[key]

    def _framed(self, kind: str, of: str, sheet: Sheet) -> bytes:
        at = sheet.frames.get(f"{kind} {of}")
        own = tree(self.ours[f"word/{kind}.xml"])
        lines = [one for one in own if one.tag == P]
        _tabbed(lines, sheet.between, self.house.tabs.get(kind.capitalize(), ()))
        _small(lines)
        if at is None:
            # A first page without a header of its own still bears the marking.
            return written(_bare(own) if of == "first" and kind == "footer" else own)
        root = tree(self.house.frames[at])
        places = named_in(text_of(root))
        filled(root, self.values)
        if sheet.frames == self.house.sheets[0].frames:
            stands = self.house.sheets[0]
            _stretched(root, sheet.between / stands.between)
            widened(root, sheet.size[0] / stands.size[0], stands.size[0])
        if kind == "header":
            # The first line tells what it is and for whom, the rest is of drafts.
            put = lines[1:] if "marking" in places else lines
            _lowered(put, below(root, sheet))
            root.extend([*put, _gap()] if put else [])
        elif of != "first" and not self.counted(sheet, of):
            # Our line of the footer; without the board where the house has words.
            if text_of(root).strip() and lines:
                first = lines[0]
                words = next((one for one in first if one.tag == f"{W}r"), None)
                if words is not None:
                    first.remove(words)
            root.extend(lines)
        return written(root)

    def counted(self, sheet: Sheet, of: str) -> bool:
        """Tell whether pages are counted in the header or footer of such a page."""
        every = (sheet.frames.get(f"{kind} {of}") for kind in _KINDS)
        frames = tuple(self.house.frames[at] for at in every if at is not None)
        return told.counted(frames)


def framed(
    root: Any,
    ours: Mapping[str, bytes],
    given: tuple[House, Mapping[str, str]],
    *,
    covered: bool,
) -> dict[str, bytes]:
    """Give every section of a document the page of the house; return what frames it.

    `covered`: the document begins with a cover of the house.
    """
    house, values = given
    frames = _Frames(house, ours, values, {})
    every = list(root.iter(f"{W}sectPr"))
    for at, section in enumerate(every):
        size = child(section, "pgSz")
        lies = size is not None and size.get(f"{W}orient") == "landscape"
        sheet = house.sheets[1 if lies else 0]
        alone = covered and house.cover_sheet is not None
        if at == 0 and alone and house.cover_sheet is not None:
            sheet = house.cover_sheet
        first = at == 0 or (at == 1 and alone)
        _section(section, sheet, frames, titled=sheet.titled and first)
    return frames.parts


def _section(section: Any, sheet: Sheet, frames: _Frames, *, titled: bool) -> None:
    kept = child(section, "type")
    for one in list(section):
        section.remove(one)
    kinds = ["default"] + ["first"] * titled + ["even"] * frames.house.alternate
    for of in kinds:
        for kind in _KINDS:
            id_ = frames.put(kind, frames.framed(kind, of, sheet))
            named = made(f"{kind}Reference", type=of)
            named.set(f"{R}id", id_)
            section.append(named)
    if kept is not None:
        section.append(kept)
    across, down = sheet.size
    size = made("pgSz", w=across, h=down)
    # Word goes by this when it prints, whatever the sizes say.
    if across > down:
        size.set(f"{W}orient", "landscape")
    section.append(size)
    section.append(made("pgMar", **sheet.margins))
    if sheet.borders:
        section.append(tree(sheet.borders.encode()))
    if titled:
        section.append(made("titlePg"))


def _bare(root: Any) -> Any:
    for one in list(root)[1:]:
        root.remove(one)
    for one in list(root):
        for inner in [inner for inner in one if inner.tag != f"{W}pPr"]:
            one.remove(inner)
    return root


def _tabbed(lines: Any, between: int, tabs: tuple[int, ...]) -> None:
    """Set the right tab of our own lines where the margin of the house is, alone."""
    for line in lines:
        for every in line.iter(f"{W}tabs"):
            for one in every:
                one.set(f"{W}pos", str(between))
            # The style of the house sets tabs of its own, at which our words would stop
            # first.
            gone = [made("tab", val="clear", pos=at) for at in tabs if at != between]
            for one in reversed(gone):
                every.insert(0, one)


def _small(lines: list[Any]) -> None:
    """Let our own lines be small: a title and a marking have to stand side by side."""
    for line in lines:
        for one in line.iter(f"{W}r"):
            looks = child(one, "rPr")
            if looks is None:
                looks = made("rPr")
                one.insert(0, looks)
            looks.extend([made("sz", val=_SMALL), made("szCs", val=_SMALL)])


def _lowered(lines: list[Any], by: int) -> None:
    """Let our lines stand below a band that floats over the head of the page."""
    looks = child(lines[0], "pPr") if lines and by else None
    if looks is not None:
        at = [one.tag for one in looks]
        put = made("spacing", before=by)
        looks.insert(at.index(f"{W}jc") if f"{W}jc" in at else len(at), put)


def _gap() -> Any:
    """Return the line that keeps our own away from the page's words."""
    looks, line = made("pPr"), made("p")
    looks.append(made("pStyle", val="TableGap"))
    line.append(looks)
    return line


def _stretched(root: Any, share: float) -> None:
    """Let tables and tabs of a header that stands go over a page that lies."""
    for one in root.iter(f"{W}gridCol", f"{W}tcW", f"{W}tblW"):
        if one.get(f"{W}type", "dxa") == "dxa" and number(one.get(f"{W}w")):
            one.set(f"{W}w", str(round(number(one.get(f"{W}w")) * share)))
    for one in root.iter(f"{W}tab"):
        if number(one.get(f"{W}pos")):
            one.set(f"{W}pos", str(round(number(one.get(f"{W}pos")) * share)))


def texts(
    house: House, ours: Mapping[str, bytes], values: Mapping[str, str]
) -> list[str]:
    """Return every paragraph of headers and footers that a document would have."""
    frames = _Frames(house, ours, values, {})
    found = list[str]()
    for sheet in (*house.sheets, *filter(None, (house.cover_sheet,))):
        for of in ("default", "first", "even"):
            for kind in _KINDS:
                root = tree(frames.framed(kind, of, sheet))
                found += [text_of(deepcopy(one)) for one in root.iter(P)]
    return found
