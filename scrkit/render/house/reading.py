"""Read a board's own Word file: what it gives to documents, and what it lacks."""

from copy import deepcopy
from typing import Any

from scrkit.render.house import lists, sheets, styling, told
from scrkit.render.house.bounds import measured
from scrkit.render.house.cleaning import cleaned
from scrkit.render.house.colours import colours, font_of, shaded
from scrkit.render.house.cover import cover_of, wrapped
from scrkit.render.house.matching import id_of
from scrkit.render.house.media import ON_PAGES, Media, id_in, shown_in
from scrkit.render.house.ooxml import (
    SECTION,
    R,
    W,
    child,
    number,
    text_of,
    tree,
    value,
    written,
)
from scrkit.render.house.opened import opened
from scrkit.render.house.told import Told
from scrkit.render.house.values import House, Lack, Sheet
from scrkit.render.word.styles import styles_part

_LOGO = 400_000
_TITLES = ("Heading1", "Title", "Heading2")
# Table styles that say nothing of a house.
_PLAIN = ("Table Grid", "Normal Table", "Plain Table 1", "Table Normal")


def read_here(content: bytes) -> House:
    """Return what a house file gives; raises ScrError where it cannot be used.

    Works in this process: see `taking` for files that nobody trusts.
    """
    return measured(_Reading(*opened(content)).house())


class _Reading:
    """A house as it is read, part by part."""

    def __init__(self, document: Any, names: frozenset[str]) -> None:
        self.document, self.names = document, names
        self.part = document.part
        self.media = Media()
        self.left: set[str] = set()
        self.styles = deepcopy(document.styles.element)
        self.theme = self._kept("theme")
        self.numbering = self._kept("numbering")
        ours = tree(styles_part(noted=True).encode())
        self.merged = styling.matched(self.styles, ours)
        if self.numbering is not None:
            styling.rename(lists.bare(self.numbering), self.merged.ids)
        looks = [styling.effective(self.styles, id) for id in self._titles()]
        self.colours = colours(looks, self.theme)
        self.table, self.firm = self._table()
        self.spaced = styling.spaced(self.styles)
        styling.completed(self.styles, ours, self.merged, self.colours)
        # The reports' own paragraphs stand apart by their style; the house's do not.
        if not self.spaced:
            styling.apart(self.styles)
        self.frames: list[bytes] = []
        self._framed: dict[str, int | None] = {}

    def house(self) -> House:
        """Return what was read."""
        body, cover, at = self._body()
        found = self._sheets()
        front, standing, lying = _chosen(found, at)
        covered = text_of(wrapped(cover, body)) if cover else None
        logo = self._logo(cover)
        font = font_of(styling.effective(self.styles, "Normal"), self.theme)
        said = Told(
            document=self.document,
            merged=self.merged,
            left=frozenset(self.left),
            names=self.names,
            sheet=standing,
            frames=tuple(self.frames),
            font=font,
            colour=self.colours.main,
            logo=bool(logo),
            table=bool(self.table),
            spaced=self.spaced,
            cover=covered,
        )
        return House(
            parts=self._parts(cover),
            frames=tuple(self.frames),
            sheets=(standing, lying),
            colours=self.colours,
            cover=written(wrapped(cover, body)) if cover else b"",
            cover_sheet=front,
            bullets=lists.bullets_of(self.styles, self.numbering),
            figures=lists.figures_of(self.styles, self.numbering),
            table=self.table,
            firm=self.firm,
            spaced=self.spaced,
            tabs={id: self._tabs(id) for id in ("Header", "Footer")},
            alternate=bool(self.document.settings.odd_and_even_pages_header_footer),
            logo=logo,
            font=font,
            has=told.has(said),
            lacks=told.lacks(said),
            dropped=told.dropped(said),
            odd=(*told.odd(said), *_odd_pages(found)),
        )

    def _titles(self) -> list[str]:
        every = [one for one in self.merged.ids.values() if one in _TITLES]
        return sorted(every, key=_TITLES.index)

    def _kept(self, kind: str) -> Any:
        """Return a part of the file as a tree of its own, None where there is none."""
        for one in self.part.rels.values():
            if str(one.reltype).rpartition("/")[2] == kind and not one.is_external:
                return tree(one.target_part.blob)
        return None

    def _body(self) -> tuple[Any, list[Any], int]:
        """Return the body as it travels, what of it is the cover, and its sections."""
        root = deepcopy(self.document.element)
        body = child(root, "body")
        cleaned(body, self.media.of(self.part), self.left)
        styling.rename(body, self.merged.ids)
        return body, *cover_of(body)

    def _sheets(self) -> list[Sheet]:
        """Return the page of each section; a header is the one before's unless told."""
        found, frames = list[Sheet](), dict[str, int]()
        for one in self.document.element.body.iter(SECTION):
            for kind in ("header", "footer"):
                for named in one.iter(f"{W}{kind}Reference"):
                    key = f"{kind} {named.get(f'{W}type', 'default')}"
                    at = self._frame(str(named.get(f"{R}id", "")))
                    frames = {k: v for k, v in frames.items() if k != key}
                    frames |= {key: at} if at is not None else {}
            found.append(sheets.sheet_of(one, frames))
        return found or [sheets.plain()]

    def _frame(self, id: str) -> int | None:
        """Return the number of a header or a footer, None for an empty one."""
        related = self.part.rels.get(id)
        if related is None or related.is_external:
            return None
        part = related.target_part
        name = str(part.partname)
        if name not in self._framed:
            root = cleaned(tree(part.blob), self.media.of(part), self.left)
            styling.rename(root, self.merged.ids)
            self._framed[name] = len(self.frames) if _shows(root) else None
            if _shows(root):
                self.frames.append(written(root))
        return self._framed[name]

    def _table(self) -> tuple[str, bool]:
        """Return the table style that the file uses or brings, and if it has a head."""
        every = {
            id_of(one): one
            for one in self.styles
            if one.get(f"{W}type") == "table" and one.get(f"{W}default") != "1"
        }
        used = [
            self.merged.ids.get(
                value(one, "tblPr/tblStyle"), value(one, "tblPr/tblStyle")
            )
            for one in self.document.element.body.iter(f"{W}tbl")
        ]
        own = [id for id, one in every.items() if one.get(f"{W}customStyle") == "1"]
        # What the file shows goes before what it merely brings along.
        chosen = next((id for id in (*used, *own) if id in every), "")
        # Every Word file has these, whatever its house looks like.
        if not chosen or value(every[chosen], "name") in _PLAIN:
            return "", False
        return chosen, bool(shaded(every[chosen]))

    def _tabs(self, id: str) -> tuple[int, ...]:
        """Return where a style sets tabs, in twips."""
        tabs = styling.effective(self.styles, id).get("tabs")
        return tuple(
            number(one.get(f"{W}pos")) for one in ([] if tabs is None else tabs)
        )

    def _parts(self, cover: list[Any]) -> dict[str, bytes]:
        """Return the parts that every document takes over."""
        parts = {"word/styles.xml": written(self.styles)}
        if self.theme is not None:
            parts["word/theme/theme1.xml"] = written(self.theme)
        if self.numbering is not None:
            parts["word/numbering.xml"] = written(self.numbering)
        shown = shown_in(*self.frames, *map(written, cover))
        return parts | {n: d for n, d in self.media.parts.items() if id_in(n) in shown}

    def _logo(self, cover: list[Any]) -> str:
        """Return the first picture that a web page can show, of header or cover."""
        for one in (*self.frames, *map(written, cover)):
            shown = shown_in(one)
            for name, data in self.media.parts.items():
                known = name.rpartition(".")[2] in ON_PAGES and len(data) <= _LOGO
                if known and id_in(name) in shown:
                    return name
        return ""


def _shows(root: Any) -> bool:
    drawn = next(root.iter(f"{W}drawing", f"{W}pict"), None)
    return drawn is not None or bool(text_of(root).strip()) or told.counts(root)


def _chosen(found: list[Sheet], at: int) -> tuple[Sheet | None, Sheet, Sheet]:
    """Return the page of the cover, if it has its own, and those that stand and lie."""
    rest = [one for one in found[at:] if sheets.usable(one)] or [sheets.plain()]
    standing = next((one for one in rest if not sheets.lies(one)), rest[0])
    if sheets.lies(standing):
        standing = sheets.turned(standing)
    # A chronology needs a page that lies, and few house files have one.
    lying = next((one for one in rest if sheets.lies(one)), sheets.turned(standing))
    return (found[0] if at else None), standing, lying


def _odd_pages(found: list[Sheet]) -> tuple[Lack, ...]:
    if all(map(sheets.usable, found)):
        return ()
    return (
        Lack(
            "a page that leaves no room for a report's tables, or is larger than A3",
            "A4 with scrkit's own margins",
        ),
    )
