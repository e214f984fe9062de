"""Read a paragraph or table of a draft as a unit of prose: kind, words, lettering."""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from typing import Any

from scrkit.drafting.beside import CITED, Kept, pictures_in
from scrkit.drafting.units import Shown, Unit, joined, side_of, sign_of
from scrkit.forms.lists import Lists
from scrkit.importers.read import xml
from scrkit.importers.read.wordforms import OFF, W
from scrkit.importers.read.wordhiding import Hiding
from scrkit.importers.read.wordtext import (
    DELETED,
    TBL,
    P,
    Page,
    R,
    T,
    cells_in,
    holds,
    is_struck,
    rows_in,
    text_of,
)
from scrkit.render.document.blocks import Note, Run, Text, plain

MERGED = "cells of the table are joined, which no table of a report can show"
NESTED = "a table stands in a cell of another"
PICTURED = "a picture stands in a cell of a table: put it below the table"
STRUCK = "words of it are struck through: write them again, or take them out"
_QUOTES = ("quote", "intensequote", "quotations", "blocktext", "quotation")
_BREAKS = {f"{W}br": "\n", f"{W}cr": "\n", f"{W}tab": "\t", f"{W}noBreakHyphen": "-"}
_CAPTIONS = ("caption", "figure", "illustration")
_BULLETS = "•◦▪‣●"


@dataclass(frozen=True, slots=True)
class Looks:
    """The styles of a document: level of heading by id, quotes, bold and italic."""

    headings: dict[str, int] = field(default_factory=dict)
    quotes: frozenset[str] = frozenset()
    captions: frozenset[str] = frozenset()
    strong: frozenset[str] = frozenset()
    emphasis: frozenset[str] = frozenset()


def looks_of(root: Any) -> Looks:
    """Return the styles of the part `styles.xml`, by what they are in any language."""
    headings: dict[str, int] = {}
    named: dict[str, str] = {}
    for style in root.iter(f"{W}style"):
        id_, name = str(style.get(f"{W}styleId")), _value(style, "name")
        # By the name, which Word keeps in English; the id is in the language of its
        # user.
        named[id_] = "".join(name.casefold().split())
        level = _value(style, "pPr/{0}outlineLvl")
        if named[id_].startswith("heading") and named[id_][7:].isdigit():
            headings[id_] = int(named[id_][7:])
        # Level 9 is Word's way to say body text, and lines of contents bear levels too.
        elif level.isdigit() and int(level) < 9 and not named[id_].startswith("toc"):
            headings[id_] = int(level) + 1
    return Looks(
        headings,
        frozenset(id_ for id_, name in named.items() if name in _QUOTES),
        frozenset(id_ for id_, name in named.items() if name in _CAPTIONS),
        frozenset(id_ for id_, name in named.items() if name == "strong"),
        frozenset(id_ for id_, name in named.items() if name == "emphasis"),
    )


@dataclass(slots=True, repr=False)
class Reading:
    """What is needed to read the paragraphs of a document, from the top down."""

    page: Page
    lists: Lists
    looks: Looks
    kept: Kept = field(default_factory=Kept)
    asked: list[str] = field(default_factory=list)
    # The parts that were shown in the prose, by name.
    met: set[str] = field(default_factory=set)
    # What stands in a paragraph whose end was taken out: the next goes on with it.
    _before: list[Run] = field(default_factory=list)

    def units(self, nodes: list[Any]) -> tuple[Unit, ...]:
        """Return what paragraphs and tables say; what is to be asked is noted."""
        found = [unit for node in nodes for unit in self._units(node)]
        if self._before:
            found.append(Unit("paragraph", joined(self._before)))
            self._before = []
        return tuple(_counted(_captioned(found)))

    def _units(self, node: Any) -> Iterator[Unit]:
        if node.tag == TBL:
            yield from self._table(node)
            return
        text = self._text(node)
        if is_struck(node, self.page.hiding):
            self.asked.append(STRUCK)
        if node.find(f"{W}pPr/{W}rPr/{W}del") is not None:
            self._before += text
            return
        text = joined((*self._before, *text))
        self._before = []
        unit = self._kind(node, text)
        if text:
            yield unit
        for relation, told in pictures_in(node):
            content = self.kept.pictures.get(relation, b"")
            self.met.add(self.kept.parts.get(relation, ""))
            # By programs' own words nobody is told what a picture shows.
            shown = Shown(told, "", sign_of(content), content)
            yield Unit("picture", picture=shown)

    def _text(self, node: Any) -> Text:
        """Return what a paragraph shows, with the footnotes that it cites."""
        text = text_runs(node, self.page, self.looks)
        return joined(piece for run in text for piece in self._noted(run))

    def _noted(self, run: Run) -> Iterator[Run]:
        at = 0
        for found in CITED.finditer(run.text):
            yield replace(run, text=run.text[at : found.start()])
            if found[1] in self.kept.notes:
                yield Run("", note=self._note(found[1]))
            at = found.end()
        yield replace(run, text=run.text[at:])

    def _note(self, sign: str) -> Note:
        every = (text_runs(one, self.page, self.looks) for one in self.kept.notes[sign])
        told = tuple(joined(text) for text in every)
        return Note(f"^{sign}", tuple(text for text in told if text))

    def _kind(self, node: Any, text: Text) -> Unit:
        style = _value(node, "pPr/{0}pStyle")
        if style in self.looks.captions:
            return Unit("caption", text)
        level = self.looks.headings.get(style, 0)
        if level:
            return Unit("heading", text, level)
        piece = self.lists.piece(node, "")
        if piece.listed:
            return Unit("item", text, piece.level, piece.ordinal)
        if piece.text:
            # Letters that Word counts by are words of the paragraph in a text.
            text = (Run(piece.text), *text)
        elif text and text[0].text[:1] in _BULLETS and text[0].text[1:2].isspace():
            first = replace(text[0], text=text[0].text[1:].lstrip())
            return Unit("item", joined((first, *text[1:])))
        return Unit("quote" if style in self.looks.quotes else "paragraph", text)

    def _table(self, node: Any) -> Iterator[Unit]:
        rows = [self._row(row) for row in rows_in(node) if not is_deleted(row)]
        rows = [row for row in rows if row and any(row)]
        if not rows:
            return
        # Markdown has no joined cells: to fill them up would put words where nobody
        # did.
        if len({len(row) for row in rows}) > 1:
            self.asked.append(MERGED)
        else:
            yield Unit("table", rows=tuple(rows), sides=_sides(node))

    def _row(self, row: Any) -> tuple[Text, ...]:
        cells = []
        for cell in cells_in(row):
            if holds(cell, TBL):
                self.asked.append(NESTED)
            if _value(cell, "tcPr/{0}gridSpan") not in ("", "1") or (
                cell.find(f"{W}tcPr/{W}vMerge") is not None
            ):
                self.asked.append(MERGED)
            if next(pictures_in(cell), None):
                self.asked.append(PICTURED)
            every = [self._text(one) for one in cell.iter(P)]
            runs = [run for text in every if text for run in (*text, Run(" "))]
            cells.append(joined(runs))
        return tuple(cells)


def _sides(table: Any) -> tuple[str, ...]:
    """Return to which side most cells of each column of a table are set."""
    rows = [
        [side_of(_value(cell, "p/{0}pPr/{0}jc")) for cell in cells_in(row)]
        for row in rows_in(table)
        if not is_deleted(row)
    ]
    columns = zip(*(row for row in rows if row), strict=False)
    # Markdown sets a column to a side, Word each cell by itself.
    return tuple(Counter(one).most_common(1)[0][0] for one in columns)


def _captioned(units: list[Unit]) -> list[Unit]:
    """Put captions to the pictures above them; others are paragraphs."""
    found: list[Unit] = []
    for unit in units:
        above = found[-1].picture if found else None
        if unit.kind != "caption":
            found.append(unit)
        elif above is None or above.caption:
            found.append(replace(unit, kind="paragraph"))
        else:
            shown = replace(above, caption=plain(unit.text))
            found[-1] = replace(found[-1], picture=shown)
    return found


def _counted(units: list[Unit]) -> Iterator[Unit]:
    """Yield units whose lists count on from their first number."""
    at: dict[int, int] = {}
    for unit in units:
        if unit.kind != "item":
            at.clear()
            yield unit
            continue
        for level in [level for level in at if level > unit.level]:
            del at[level]
        if not unit.ordinal:
            at.pop(unit.level, None)
            yield unit
            continue
        # Markdown keeps the first number of a list, and deeper ones begin at 1.
        first = unit.ordinal if unit.level == 0 else 1
        at[unit.level] = at.get(unit.level, first - 1) + 1
        yield replace(unit, ordinal=at[unit.level])


def text_runs(paragraph: Any, page: Page, looks: Looks) -> Text:
    """Return what a paragraph shows, in its lettering."""
    shown = text_of(paragraph, page)
    found: list[Run] = []
    at = 0
    for run in paragraph.iter(R):
        said = "".join(
            "".join(one.itertext()) if one.tag == T else _BREAKS[one.tag]
            for one in run
            if one.tag == T or one.tag in _BREAKS
        )
        if not said or any(one.tag in DELETED for one in run.iterancestors()):
            continue
        # What is hidden, or beside the text, does not come next in what is shown.
        if shown.startswith(said, at):
            strong, emphasis = _lettering(run, looks)
            found.append(Run(said.replace("\t", " "), strong, emphasis))
            at += len(said)
    if at != len(shown):
        # Signs of other kinds stand among the runs: the words go before lettering.
        return joined((Run(shown.replace("\t", " ")),))
    return joined(found)


def _lettering(run: Any, looks: Looks) -> tuple[bool, bool]:
    style = _value(run, "rPr/{0}rStyle")
    return (
        _is_on(run, "b", around=style in looks.strong),
        _is_on(run, "i", around=style in looks.emphasis),
    )


def _is_on(run: Any, name: str, *, around: bool) -> bool:
    found = run.find(f"{W}rPr/{W}{name}")
    return around if found is None else found.get(f"{W}val", "1") not in OFF


def is_deleted(row: Any) -> bool:
    """Tell whether a row was taken out while changes were tracked."""
    return row.find(f"{W}trPr/{W}del") is not None


def _value(node: Any, path: str) -> str:
    found = node.find(W + path.format(W))
    return "" if found is None else str(found.get(f"{W}val", ""))


def looks_in(package: xml.Package, start: str, hide: Any) -> tuple[Looks, Hiding]:
    """Return the styles of a document, and those that hide; `hide` finds the latter."""
    for one in xml.relations(package, start):
        if one.kind == "styles" and one.target in package:
            root = package.tree(one.target)
            return looks_of(root), hide(root)
    return Looks(), Hiding()
