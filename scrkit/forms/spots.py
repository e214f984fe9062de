"""Find a place of a form by tag, title, bookmark, or by its heading and row."""

from collections import Counter
from collections.abc import Iterator
from typing import Any, NamedTuple

from scrkit.forms.description import Place
from scrkit.forms.layout import Blank, Block, Head, Rows, earlier, plain
from scrkit.forms.marks import bookmark, tag, title, unnumbered
from scrkit.importers.read.wordforms import W

SDT = f"{W}sdt"


class Spot(NamedTuple):
    """A place, and the key of the record in a list whose it is."""

    place: Place
    key: str


class Known:
    """The places of a form by all that they are known by."""

    def __init__(self, blocks: tuple[Block, ...]) -> None:
        self.heads: dict[str, Head] = {}
        self.tags: dict[str, Spot] = {}
        self.marks: dict[str, Spot] = {}
        self.labels: dict[tuple[str, str], Spot] = {}
        self.beside: dict[Spot, set[str]] = {}
        self.called: dict[Spot, str] = {}
        titles: dict[str, Spot] = {}
        met: Counter[str] = Counter()
        for section, blank in _blanks(blocks, self.heads):
            spot = Spot(blank.place, blank.key)
            known, named = tag(*spot), title(blank.label, blank.key)
            if known not in self.tags:
                met[named] += 1
            self.tags[known], titles[named] = spot, spot
            self.marks[bookmark(known)] = spot
            if blank.place.shape != "paragraphs":
                self.called.setdefault(spot, blank.label)
            for words in map(plain, (blank.label, *blank.place.before)):
                self.labels.setdefault((section, words), spot)
                self.beside.setdefault(spot, set()).add(words)
        # A title that several places bear tells nothing.
        self.titles = {name: one for name, one in titles.items() if met[name] == 1}

    def of_control(self, control: Any) -> Spot | None:
        """Return the place of a content control, by its tag or its title."""
        looks = control.find(f"{W}sdtPr")
        if looks is None:
            return None
        said = {
            name: str(one.get(f"{W}val", ""))
            for name in ("tag", "alias")
            if (one := looks.find(f"{W}{name}")) is not None
        }
        return self.tags.get(said.get("tag", "")) or self.titles.get(
            said.get("alias", "")
        )

    def of_mark(self, name: str) -> Spot | None:
        """Return the place of a bookmark."""
        return self.marks.get(unnumbered(name))

    def in_cell(self, cell: Any) -> Spot | None:
        """Return the place of a cell, by what is known inside of it."""
        for one in cell.iter(SDT):
            found = self.of_control(one)
            if found:
                return found
        for one in cell.iter(f"{W}bookmarkStart"):
            found = self.of_mark(str(one.get(f"{W}name")))
            if found:
                return found
        return None

    def bears(self, spot: Spot, label: str) -> bool:
        """Tell whether the words beside a place are the form's; rows are numbered."""
        words = plain(label)
        numbered = spot.place.shape == "paragraphs" and words.isdigit()
        return not words or numbered or words in self.beside.get(spot, ())

    def labelled(self, section: str, label: str) -> Spot | None:
        """Return the place of a row, by the heading above and the words beside it."""
        return self.labels.get((section, plain(label)))


def _blanks(
    blocks: tuple[Block, ...], heads: dict[str, Head]
) -> Iterator[tuple[str, Blank]]:
    """Yield every blank with the heading above it; note the headings."""
    section = ""
    for block in blocks:
        if isinstance(block, Head):
            section = plain(block.text)
            heads |= dict.fromkeys(map(plain, earlier(block)), block)
            heads[section] = block
        elif isinstance(block, Blank):
            yield section, block
        elif isinstance(block, Rows):
            yield from ((section, one) for group in block.groups for one in group)
