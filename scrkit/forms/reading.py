"""Read a form in Word back: what stands in each of its places, and what in none."""

from collections.abc import Iterable, Iterator
from dataclasses import replace
from typing import Any

from scrkit.errors import ScrError
from scrkit.forms.behind import Annexed, Behind, is_annex_text
from scrkit.forms.layout import ANNEX_HEADS, Block, Head, plain
from scrkit.forms.lists import Lists
from scrkit.forms.own import (
    CHANGED,
    PROMPTED,
    OwnWords,
    is_heading,
    opens_annex,
    prompt,
    prompted,
    take_prompts_away,
)
from scrkit.forms.said import Answers, Said
from scrkit.forms.spots import SDT, Known, Spot
from scrkit.importers.read import xml
from scrkit.importers.read.beside import reached, unmet, words_of
from scrkit.importers.read.odtword import as_word
from scrkit.importers.read.word import hiding_in
from scrkit.importers.read.wordforms import W, picked
from scrkit.importers.read.wordtext import (
    DELETED,
    LISTED,
    TBL,
    UNFILLED,
    P,
    Page,
    cells_in,
    holds,
    is_struck,
    rows_in,
    text_of,
)
from scrkit.importers.understand.questions import STRUCK

TABLE = (
    "A table stands in the text, which no text of a report holds. Write what it says "
    "as paragraphs or a list."
)
STRAY = "It stands in no place of the form. Put it where it belongs, or take it out."
PICKED = "The day that it shows and the day that was picked differ. Write the date."


def read_word_form(
    content: bytes, blocks: tuple[Block, ...], frame: Iterable[str], annexes: Annexed
) -> Answers:
    """Read a form; `blocks` are its layout, `frame` its title, headers and footers.

    `annexes` are what lies behind it. Raises ScrError, in plain words.
    """
    package = xml.package(content)
    start = xml.main_part(package)
    if not start and "content.xml" in package:
        package = as_word(package)
        start = xml.main_part(package)
    root = package.tree(start) if start else None
    body = None if root is None else root.find(f"{W}body")
    if body is None:
        raise ScrError(
            "the form is no Word document inside",
            "Forms of this kind come back as .docx or .odt: open it, save it as a Word "
            "document (.docx), and try again.",
        )
    # First: what Word shows in an empty place would else be read as an answer.
    take_prompts_away(root)
    own = OwnWords(blocks, frame)
    page = Page(hiding_in(package, start))
    reader = _Reader((Known(blocks), own), Lists(package, start), page, annexes)
    reader.body(body)
    own.leave_out_frame(package, start)
    asides = [one for one in page.asides.told() if one.what not in (LISTED, UNFILLED)]
    asides += [*reached(package, start, ""), *unmet(package), *reader.behind.told()]
    found = tuple(reader.said.values())
    people = tuple(reader.behind.people)
    return Answers(found, tuple(reader.stray), tuple(asides), reader.cells, people)


class _Reader:
    """What walks through a form; `section` is the heading that was met last."""

    def __init__(
        self, form: tuple[Known, OwnWords], lists: Lists, page: Page, annexes: Annexed
    ) -> None:
        (self.known, self.own), self.lists, self.page = form, lists, page
        self.behind = Behind(annexes)
        self.said: dict[tuple[str, str, int], Said] = {}
        self.stray: list[tuple[str, str]] = []
        self.section: Head | None = None
        self.cells = 0
        self._current: Spot | None = None
        self._in_annex = False
        self._groups: dict[str, tuple[int, set[str]]] = {}

    def body(self, node: Any) -> None:
        """Read the body of a document."""
        for one, spot in self._flow(node, None):
            if self._in_annex:
                self._beside(one)
            elif one.tag == TBL:
                self._table(one)
            else:
                self._paragraph(one, spot)
            self._tell_taken()

    def _tell_taken(self) -> None:
        """Tell of what was taken that is not plain text, at its heading."""
        for what, size in self.page.taken.items():
            self.page.asides.add(what, self.page.where, size, taken=True)
        self.page.taken.clear()
        self.page.where = "in the annexes" if self._in_annex else self._where()

    def _flow(self, node: Any, spot: Spot | None) -> Iterator[tuple[Any, Spot | None]]:
        """Yield paragraphs and tables, each with the place of the control around it."""
        for one in node:
            if one.tag in (P, TBL):
                yield one, spot
            elif one.tag == SDT:
                yield from self._control(one, spot)
            elif one.tag == f"{W}bookmarkStart":
                self._mark(one)
            elif one.tag in DELETED:
                self.page.tell("deletions that were tracked", one)
            elif holds(one, P, TBL):
                yield from self._flow(one, spot)

    def _control(self, node: Any, spot: Spot | None) -> Iterator[Any]:
        found = self.known.of_control(node) or spot
        if found:
            self._current = found
            self._seen(found, there=True)
        # Word shows its prompt in a control of which it says so; nobody typed that.
        if node.find(f"{W}sdtPr/{W}showingPlcHdr") is None:
            yield from self._flow(node, found)

    def _mark(self, node: Any) -> None:
        found = self.known.of_mark(str(node.get(f"{W}name")))
        if found:
            self._current = found
            self._seen(found, there=False)

    def _seen(self, spot: Spot, *, there: bool) -> None:
        # The places of a list that grows are met row by row.
        if not _grows(spot):
            name = (spot.place.name, spot.key, 0)
            is_there = there or (name in self.said and self.said[name].there)
            self._at(spot, 0).there = is_there

    def _beside(self, node: Any) -> None:
        """Read what stands behind the form: what scrkit did not write there is asked.

        Whoever has more to say often says it at the end, where no place is.
        """
        if node.tag == P:
            own = is_annex_text(text_of(node, self.page))
        else:
            self.behind.words += words_of(node)
            own = self.behind.holds([*self._list(node)])
        if not own:
            self.cells += 1
            self.stray.append(("in the annexes", STRAY))

    def _list(self, table: Any) -> Iterator[list[str]]:
        """Yield the rows of a table; what nobody sees of it is told as elsewhere."""
        for row in rows_in(table):
            if row.find(f"{W}trPr/{W}del") is None:
                yield [self._words_in(one) for one in cells_in(row)]

    def _words_in(self, cell: Any) -> str:
        return " ".join(text_of(one, self.page) for one in cell.iter(P)).strip()

    def _paragraph(self, node: Any, spot: Spot | None) -> None:
        text, struck = text_of(node, self.page), is_struck(node, self.page.hiding)
        words = plain(text)
        # By its words alone: programs lose headings' styles, seldom their words.
        if spot is None and words in self.known.heads:
            self.section = self.known.heads[words]
            place = self.section.place
            found = Spot(place, self.section.key) if place else None
            self._current = (
                found if found and found.place.shape == "narrative" else None
            )
            return
        for one in node.iter(f"{W}bookmarkStart"):
            self._mark(one)
        # The prompt stands there still, so the place was not deleted, only left empty.
        if prompt(text) and self._current and not _grows(self._current):
            self._at(self._current, 0).there = True
        if not words or prompt(text):
            return
        if spot is None and self._is_own(node, text):
            return
        self.cells += 1
        found = spot or self._current
        if found is None or _grows(found):
            self.stray.append((self._where(), STRAY))
            return
        said = self._at(found, 0)
        said.pieces.append(self.lists.piece(node, text))
        said.asked += [STRUCK] * struck + [PROMPTED] * prompted(text)

    def _is_own(self, node: Any, text: str) -> bool:
        """Tell whether the form itself says a paragraph; ask where it was changed."""
        self._in_annex = opens_annex(text)
        if plain(text) in ANNEX_HEADS or self.own.says(node, text):
            return True
        if not self._in_annex and not self.own.said_once(node, text):
            return False
        self.cells += 1
        head = self.own.head_in(text) if is_heading(node) else None
        self.section = head or self.section
        self.stray.append((self._where(), CHANGED))
        self._current = None
        return True

    def _where(self) -> str:
        return f"under {self.section.text}" if self.section else "before all headings"

    def _at(self, spot: Spot, group: int) -> Said:
        name = (spot.place.name, spot.key, group)
        if name not in self.said:
            at = self._words(spot, group)
            self.said[name] = Said(spot.place, spot.key, group, at)
        return self.said[name]

    def _words(self, spot: Spot, group: int) -> str:
        number = f" {group}" if group else ""
        section = self.section.text if self.section else ""
        # References are what people know; keys of the framework's own are not.
        above = spot.key if spot.key[:1].isupper() else section
        own = self.known.called.get(spot, spot.place.heading)
        return f"{above}{number}" if above == own else f"{above}{number}, {own}"

    def _table(self, table: Any) -> None:
        ours = False
        for row in rows_in(table):
            if row.find(f"{W}trPr/{W}del") is not None:
                self.page.tell("rows whose deletion was tracked", row)
                continue
            cells = list(cells_in(row))
            spot = self._of_row(cells)
            if spot is not None:
                ours = True
                self._row(spot, cells)
            elif words_of(row):
                self.cells += len(cells)
                why = "A row of the table is none of the form's." if ours else TABLE
                self.stray.append((self._where(), why))

    def _of_row(self, cells: list[Any]) -> Spot | None:
        if len(cells) < 2:
            return None
        # The control first; the row's label only where a program has lost the controls.
        found = self.known.in_cell(cells[1])
        if found or self.section is None:
            return found
        label = "".join(cells[0].itertext())
        place = self.section.place
        if place and place.shape == "paragraphs":
            return Spot(place, "")
        return self.known.labelled(plain(self.section.text), label)

    def _row(self, spot: Spot, cells: list[Any]) -> None:
        said = self._at(spot, self._group(spot))
        said.there = True
        self.cells += 1
        self.page.where = said.at
        self._label(spot, cells[0], said.at)
        for one, _ in self._flow(cells[1], None):
            if one.tag == TBL:
                said.asked.append(TABLE)
                continue
            text = text_of(one, self.page)
            if plain(text) and not prompt(text):
                said.pieces.append(self.lists.piece(one, text))
                said.asked += [STRUCK] * is_struck(one, self.page.hiding)
                said.asked += [PROMPTED] * prompted(text)
        for rest in cells[2:]:
            if words_of(rest):
                said.asked.append("A further cell stands beside it.")
        if spot.place.shape == "day" and said.pieces:
            self._day(said, cells[1])
        self._current = None
        self._tell_taken()

    def _label(self, spot: Spot, cell: Any, at: str) -> None:
        """Ask about words in the cell beside a place that are not the form's."""
        every = [one for one, _ in self._flow(cell, None)]
        if any(one.tag == TBL for one in every):
            self.stray.append((at, TABLE))
        label = " ".join(text_of(one, self.page) for one in every if one.tag == P)
        if not self.known.bears(spot, label):
            self.cells += 1
            self.stray.append((at, CHANGED))

    @staticmethod
    def _day(said: Said, cell: Any) -> None:
        text, other = picked(cell, said.pieces[0].text)
        said.pieces[0] = replace(said.pieces[0], text=text)
        if other:
            said.asked.append(PICKED)

    def _group(self, spot: Spot) -> int:
        """Return which record of a list that grows a row belongs to; 0 for no list."""
        if not _grows(spot):
            return 0
        list_ = f"{spot.place.grows}#{spot.key}"
        number, met = self._groups.get(list_, (1, set()))
        # A row whose place was met already begins the next record.
        if spot.place.name in met:
            number, met = number + 1, set()
        self._groups[list_] = number, met | {spot.place.name}
        return number


def _grows(spot: Spot) -> bool:
    """Tell whether a place belongs to a record of a list, or is an item of one."""
    return bool(spot.place.grows)
