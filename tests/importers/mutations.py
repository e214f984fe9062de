"""Returns with a word of its own in every cell, and what other programs make of it.

What is done to them is drawn by chance, from a seed; nobody in them exists.
"""

import io
import random
import re
import zipfile
from collections.abc import Callable
from typing import Any

from lxml import etree

from tests.wordfiles import W as WORD_SPACE
from tests.wordfiles import word_file

S = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
R = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
MC = "http://schemas.openxmlformats.org/markup-compatibility/2006"
PACKAGE = "http://schemas.openxmlformats.org/package/2006/relationships"
ODD = "urn:nobody:knows"
W = WORD_SPACE
HEAD = ("Date", "Source", "Event", "Action", "Comment")
MARKER = re.compile(r"mk(\d\d)c(\d\d)[a-z]*")
ODDITIES = re.compile(r"<!--x-->|<\?x *\?>")
ROWS = 6
Parts = dict[str, bytes]
Change = Callable[[Any, random.Random], None]


def cells() -> list[tuple[str, ...]]:
    """Return the headings and rows; a row's number is the day of its date."""
    rows = [
        (f"{n}.4.2014", *(f"mk{n:02d}c{c:02d}" for c in range(2, 6)))
        for n in range(2, ROWS + 2)
    ]
    return [HEAD, *rows]


def workbook() -> Parts:
    """Return a workbook by its parts: texts by reference and in their cells."""
    strings: list[str] = []
    rows = []
    for number, row in enumerate(cells(), 1):
        held = ""
        for column, text in zip("ABCDE", row, strict=True):
            at = f"{column}{number}"
            if column in "ACE":
                strings.append(text)
                held += f'<c r="{at}" t="s"><v>{len(strings) - 1}</v></c>'
            elif column == "B":
                held += f'<c r="{at}" t="inlineStr"><is><t>{text}</t></is></c>'
            else:
                held += f'<c r="{at}" t="str"><f>T(1)</f><v>{text}</v></c>'
        rows.append(f'<row r="{number}">{held}</row>')
    items = "".join(f"<si><t>{text}</t></si>" for text in strings)
    return {
        "_rels/.rels": _relations(("r1", "officeDocument", "xl/workbook.xml")),
        "xl/workbook.xml": (
            f'<workbook xmlns="{S}" xmlns:r="{R}"><sheets><sheet name="a" sheetId="1" '
            'r:id="r1"/></sheets></workbook>'
        ).encode(),
        "xl/_rels/workbook.xml.rels": _relations(
            ("r1", "worksheet", "worksheets/sheet1.xml"),
            ("r2", "sharedStrings", "sharedStrings.xml"),
        ),
        "xl/sharedStrings.xml": f'<sst xmlns="{S}">{items}</sst>'.encode(),
        "xl/worksheets/sheet1.xml": (
            f'<worksheet xmlns="{S}"><sheetData>{"".join(rows)}</sheetData></worksheet>'
        ).encode(),
    }


def _relations(*each: tuple[str, str, str]) -> bytes:
    told = "".join(
        f'<Relationship Id="{id_}" Type="{R}/{kind}" Target="{target}"/>'
        for id_, kind, target in each
    )
    return f'<Relationships xmlns="{PACKAGE}">{told}</Relationships>'.encode()


def document() -> Parts:
    """Return a document by its parts, its cells in runs and paragraphs."""
    rows = "".join(
        "<w:tr>"
        + "".join(
            f"<w:tc><w:p><w:r><w:t>{text}</w:t></w:r></w:p></w:tc>" for text in row
        )
        + "</w:tr>"
        for row in cells()
    )
    data = word_file(f"<w:tbl>{rows}</w:tbl>", None)
    with zipfile.ZipFile(io.BytesIO(data)) as file:
        return {name: file.read(name) for name in file.namelist()}


def packed(parts: Parts) -> bytes:
    """Return a package of parts."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as file:
        for name, content in parts.items():
            file.writestr(name, content)
    return out.getvalue()


def _pick(root: Any, chance: random.Random, *names: str) -> Any:
    every = [n for n in root.iter(etree.Element) if etree.QName(n).localname in names]
    return chance.choice(every) if every else None


def _around(node: Any, *tags: str) -> None:
    """Put elements around another, the first outermost."""
    parent = node.getparent()
    if parent is None:
        return
    at = parent.index(node)
    outer = inner = etree.Element(tags[0])
    for tag in tags[1:]:
        inner = etree.SubElement(inner, tag)
    inner.append(node)
    parent.insert(at, outer)


def _fresh(node: Any) -> Any:
    """Return a copy whose words are others: of the same row, by another letter."""
    whole = ODDITIES.sub("", etree.tostring(node, with_tail=False).decode())
    return etree.fromstring(MARKER.sub(lambda m: f"{m[0]}z", whole))


class Mutator:
    """Changes the elements of one kind of file; `names` are those of its elements."""

    def __init__(self, space: str, row: str, cell: str, inner: tuple[str, ...]) -> None:
        self.space, self.row, self.cell, self.inner = space, row, cell, inner
        self.every = (row, cell, *inner)

    def changes(self) -> list[Change]:
        """Return everything that may be done to a part."""
        return [
            self.wrapped, self.versioned, self.renamed, self.doubled, self.mixed,
            self.parted, self.outside, self.stray, self.emptied, self.nested,
        ]  # fmt: skip

    def wrapped(self, root: Any, chance: random.Random) -> None:
        node = _pick(root, chance, *self.every)
        if node is not None:
            _around(node, f"{{{ODD}}}a", *chance.choice(([], [f"{{{ODD}}}b"])))

    def versioned(self, root: Any, chance: random.Random) -> None:
        """Put an element into one of two versions; the other may say another thing."""
        node = _pick(root, chance, *self.every)
        if node is None or node.getparent() is None:
            return
        other = _fresh(node) if chance.random() < 0.5 else None
        _around(node, f"{{{MC}}}AlternateContent", f"{{{MC}}}Choice")
        if other is not None:
            fallback = etree.SubElement(
                node.getparent().getparent(), f"{{{MC}}}Fallback"
            )
            fallback.append(other)
        elif chance.random() < 0.5:
            node.getparent().tag = f"{{{MC}}}Fallback"

    def renamed(self, root: Any, chance: random.Random) -> None:
        node = _pick(root, chance, *self.every)
        if node is not None:
            name = etree.QName(node).localname
            node.tag = chance.choice((f"{{{ODD}}}{name}", f"{{{self.space}}}odd"))

    def doubled(self, root: Any, chance: random.Random) -> None:
        node = _pick(root, chance, self.row, self.cell)
        if node is not None:
            node.addnext(_fresh(node))

    def mixed(self, root: Any, chance: random.Random) -> None:
        """Turn the order of elements that say where they stand."""
        node = _pick(root, chance, self.row, self.cell)
        if node is not None and node.get("r") and node.getparent() is not None:
            node.getparent().append(node)

    def parted(self, root: Any, chance: random.Random) -> None:
        """Put a comment or an instruction into the middle of a text."""
        node = _pick(root, chance, "t", "v")
        if node is None or not node.text or len(node):
            return
        half = len(node.text) // 2
        odd = chance.choice((etree.Comment("x"), etree.ProcessingInstruction("x")))
        odd.tail, node.text = node.text[half:], node.text[:half]
        node.append(odd)

    def outside(self, root: Any, chance: random.Random) -> None:
        """Move an element behind everything."""
        node = _pick(root, chance, *self.every)
        if node is not None:
            root.append(node)

    def stray(self, root: Any, chance: random.Random) -> None:
        """Take away the element around a text."""
        node = _pick(root, chance, *self.inner)
        if node is None or len(node) or node.getparent() is None:
            return
        parent = node.getparent()
        parent.text = (parent.text or "") + (node.text or "")
        parent.remove(node)

    def emptied(self, root: Any, chance: random.Random) -> None:
        """Take away what an element says of itself."""
        node = _pick(root, chance, *self.every)
        if node is not None and node.get("t") != "s":
            for name in list(node.attrib):
                if name != "t":
                    del node.attrib[name]

    def nested(self, root: Any, chance: random.Random) -> None:
        """Put an element into one before it."""
        node = _pick(root, chance, *self.every)
        before = node.getprevious() if node is not None else None
        if before is not None:
            before.append(node)


class Addresses(Mutator):
    """What programs get wrong of a workbook's own."""

    def changes(self) -> list[Change]:
        """Return everything that may be done to a sheet."""
        return [*super().changes(), self.address, self.kind, self.number, self.beside]

    def address(self, root: Any, chance: random.Random) -> None:
        node = _pick(root, chance, self.cell)
        if node is None or not node.get("r"):
            return
        said = node.get("r")
        node.set("r", chance.choice((
            said.lower(), f"${said[0]}${said[1:]}", f"{said[0]}{chance.choice('139')}",
            f"{chance.choice('ABCDEFG')}{said[1:]}", "XFE1", "ZZZZ9", "", "nowhere",
        )))  # fmt: skip

    def kind(self, root: Any, chance: random.Random) -> None:
        node = _pick(root, chance, self.cell)
        if node is not None:
            node.set("t", chance.choice(("s", "str", "inlineStr", "b", "d", "e", "zz")))

    def number(self, root: Any, chance: random.Random) -> None:
        node = _pick(root, chance, self.row, "v")
        if node is None:
            return
        if etree.QName(node).localname == "v":
            if node.getparent().get("t") == "s":
                node.text = chance.choice(("999", "-1", "x", "1e3", ""))
        else:
            numbers = ("2", "3", "0", "-4", "9999999", "99999999999999", "x", "")
            node.set("r", chance.choice(numbers))

    def beside(self, root: Any, chance: random.Random) -> None:
        """Put a second value beside the first."""
        node = _pick(root, chance, self.cell)
        if node is not None and len(node):
            node.append(_fresh(node[-1]))


class Tracked(Mutator):
    """What is done to a document of Word beside."""

    def changes(self) -> list[Change]:
        """Return everything that may be done to a document."""
        return [*super().changes(), self.controlled]

    def controlled(self, root: Any, chance: random.Random) -> None:
        node = _pick(root, chance, self.row, self.cell, "p", "r")
        around = chance.choice((
            ("sdt", "sdtContent"), ("ins",), ("customXml",), ("smartTag",), ("del",),
            ("moveTo",), ("moveFrom",),
        ))  # fmt: skip
        if node is not None:
            _around(node, *(f"{{{W}}}{name}" for name in around))


class Texts(Mutator):
    """What is done to the list of a workbook's texts, to which cells refer by number.

    One more or fewer, or another order, is what the file says: no reader can tell.
    """

    def changes(self) -> list[Change]:
        """Return everything that may be done to the list."""
        return [self.wrapped, self.versioned, self.renamed, self.parted, self.stray]


EXCEL = Addresses(S, "row", "c", ("v", "is", "t"))
TEXTS = Texts(S, "si", "si", ("si", "t"))
WORD = Tracked(W, "tr", "tc", ("p", "r", "t"))


def mutated(parts: Parts, seed: int) -> tuple[bytes, frozenset[str]]:
    """Return a file with a few changes of chance, and every marker that is in it."""
    chance = random.Random(seed)
    changed = dict(parts)
    for _ in range(chance.choice((1, 1, 2, 3))):
        name, mutator = chance.choice(_MUTATED["xl/workbook.xml" in parts])
        root = etree.fromstring(changed[name])
        chance.choice(mutator.changes())(root, chance)
        changed[name] = etree.tostring(root)
    found = b" ".join(changed.values()).decode()
    return packed(changed), frozenset(
        match[0] for match in MARKER.finditer(ODDITIES.sub("", found))
    )


_MUTATED: dict[bool, list[tuple[str, Mutator]]] = {
    True: [
        ("xl/worksheets/sheet1.xml", EXCEL),
        ("xl/worksheets/sheet1.xml", EXCEL),
        ("xl/sharedStrings.xml", TEXTS),
    ],
    False: [("word/document.xml", WORD)],
}
