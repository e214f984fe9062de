"""Spell the units of a section as Markdown, keeping every line that did not change."""

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from difflib import SequenceMatcher

from scrkit.drafting.units import Unit, joined, shown_units, units_in
from scrkit.render.document.blocks import Heading, Run, Text
from scrkit.render.document.markdown import read
from scrkit.render.document.sourced import starts
from scrkit.render.wording.escape import inline, literal

_FIRST = 2  # the level of a section's own headings, where it has none yet
_MOST = 6
# Brackets are signs of Markdown; those around an entry's id are a citation.
_CITED = re.compile(r"\\\[((?:[A-Z]{2,}-\d{4,}(?:[;,] )?)+)\\\]")
_GAP = re.compile(r"(?:[ \t>]*\r?\n)*[ \t>]*\Z")
_MARKER = re.compile(r"[ \t]*(?:[-*+]|\d{1,9}[.)])[ \t]+")


class UnspeltError(Exception):
    """What a section says cannot be written as Markdown that reads the same."""


@dataclass(frozen=True, slots=True, repr=False)
class Section:
    """A section's text as it stands: its units, the source of each, what is before.

    `pieces` are the source of each unit and the gap after it; `shift` is what a level
    of heading in the source lacks to that shown.
    """

    under: Heading
    head: str
    units: tuple[Unit, ...]
    pieces: tuple[tuple[str, str], ...]
    shift: int


def section_of(source: str, under: Heading) -> Section:
    """Return the text of a section as units, with the lines of each."""
    blocks = read(source)
    every, shown = units_in(blocks), shown_units(blocks, under)
    headings = [unit.level for unit in every if unit.kind == "heading"]
    shift = under.level + 1 - min(headings[len(every) - len(shown) :], default=_FIRST)
    lines = re.findall(r"[^\n]*\n|[^\n]+", source)
    begun = starts(source)
    odd = "\r" in source.replace("\r\n", "\n")
    if odd or len(begun) != len(every) or list(begun) != sorted(set(begun)):
        # How it is parted is not known: it is kept whole, or written anew.
        return Section(under, "", shown, (), shift)
    begun = begun[len(every) - len(shown) :]
    ends = (*begun[1:], len(lines))
    whole = ("".join(lines[a:b]) for a, b in zip(begun, ends, strict=False))
    head = "".join(lines[: begun[0]]) if begun else source
    return Section(under, head, shown, tuple(map(_parted, whole)), shift)


def _parted(piece: str) -> tuple[str, str]:
    at = _GAP.search(piece)
    cut = at.start() if at else len(piece)
    # The line's own end belongs to the gap, so that a last line may lack it.
    bare = piece[:cut].rstrip("\r\n")
    return bare, piece[len(bare) :]


def spelled(section: Section, wanted: Sequence[Unit], source: str) -> str:
    """Return the text of a section that says `wanted`, with all lines kept that do.

    Raises UnspeltError where no text does.
    """
    keys = [unit.key for unit in section.units]
    new = [unit.key for unit in wanted]
    if keys == new:
        return source
    end = "\r\n" if "\r\n" in source else "\n"
    tried: list[str] = []
    for text in _tries(section, wanted, keys, end):
        found = shown_units(read(text.replace("\r\n", "\n")), section.under)
        if [unit.key for unit in found] != new:
            continue
        if _counted(found) == _counted(wanted):
            return text
        tried.append(text)
    if tried:
        # It says the same, and only counts from another number on.
        return tried[0]
    raise UnspeltError


def _counted(units: Sequence[Unit]) -> list[int]:
    return [unit.ordinal for unit in units if unit.kind == "item"]


def _tries(
    section: Section, wanted: Sequence[Unit], keys: list[tuple[object, ...]], end: str
) -> Iterator[str]:
    """Yield texts to try: with the source's lines, without, with all escaped."""
    kept: dict[int, int] = {}
    if section.pieces:
        new = [unit.key for unit in wanted]
        match = SequenceMatcher(None, keys, new, autojunk=False)
        for a, b, size in match.get_matching_blocks():
            kept |= {b + n: a + n for n in range(size)}
    for own, escape in ((kept, _inline), ({}, _inline), ({}, _literal)):
        writer = _Writer(section, wanted, own, escape)
        yield writer.whole().replace("\r\n", "\n").replace("\n", end)


@dataclass(slots=True, repr=False)
class _Writer:
    """What writes the units one after the other; `kept` are those of the source."""

    section: Section
    wanted: Sequence[Unit]
    kept: dict[int, int]
    escape: Callable[[str], str]

    def whole(self) -> str:
        parts = [self.section.head]
        stands: list[int] = []
        for at, unit in enumerate(self.wanted):
            own = self.kept.get(at)
            text = self._new(unit, stands) if own is None else self._own(own)
            if unit.kind == "item":
                stands[unit.level :] = [_width(text)]
            else:
                stands.clear()
            parts += [text, self._gap(at)]
        return "".join(parts)

    def _own(self, at: int) -> str:
        return self.section.pieces[at][0]

    def _gap(self, at: int) -> str:
        own, after = self.kept.get(at), self.kept.get(at + 1)
        last = at + 1 == len(self.wanted)
        if own is not None:
            final = own + 1 == len(self.section.pieces)
            if (last and final) or (after is not None and after == own + 1):
                return self.section.pieces[own][1]
        if last:
            return "\n"
        kinds = self.wanted[at].kind, self.wanted[at + 1].kind
        if kinds == ("item", "item") and not self._new_list(at):
            return "\n"
        return "\n>\n" if kinds == ("quote", "quote") else "\n\n"

    def _new_list(self, at: int) -> bool:
        before, after = self.wanted[at], self.wanted[at + 1]
        both = bool(before.ordinal), bool(after.ordinal)
        return before.level == after.level and both[0] != both[1]

    def _new(self, unit: Unit, stands: list[int]) -> str:
        match unit.kind:
            case "heading":
                level = min(_MOST, max(1, unit.level - self.section.shift))
                return f"{'#' * level} {self._line(_plain(unit.text))}"
            case "quote":
                return self._text(unit.text, "> ")
            case "item":
                left = " " * (
                    stands[unit.level - 1] if 0 < unit.level <= len(stands) else 0
                )
                marker = f"{unit.ordinal}. " if unit.ordinal else "- "
                indent = left + " " * len(marker)
                return (
                    left + marker + self._text(unit.text, indent).removeprefix(indent)
                )
            case "table":
                return self._table(unit)
        return self._text(unit.text, "")

    def _text(self, text: Text, indent: str) -> str:
        """Return a text whose lines begin with `indent`; line breaks are kept."""
        lines = self._lettered(text).split("\n")
        return "\\\n".join(indent + line for line in lines)

    def _line(self, text: Text) -> str:
        return " ".join(self._lettered(text).split())

    def _lettered(self, text: Text) -> str:
        return _CITED.sub(r"[\1]", "".join(map(self._run, joined(_spaced(text)))))

    def _run(self, run: Run) -> str:
        mark = "*" * (run.emphasis + 2 * run.strong)
        lines = (self.escape(line) for line in run.text.split("\n"))
        # Blanks beside a mark would keep it from being one.
        return "\n".join(_marked(line, mark) for line in lines)

    def _table(self, unit: Unit) -> str:
        rows = [[self._line(cell) for cell in row] for row in unit.rows]
        rows.insert(1, ["---"] * len(rows[0]))
        return "\n".join(f"| {' | '.join(row)} |" for row in rows)


def _marked(line: str, mark: str) -> str:
    bare = line.strip(" ")
    if not mark or not bare:
        return line
    left = line[: len(line) - len(line.lstrip(" "))]
    right = line[len(line.rstrip(" ")) :]
    return f"{left}{mark}{bare}{mark}{right}"


def _plain(text: Text) -> Text:
    return (Run("".join(run.text for run in text)),)


def _spaced(text: Text) -> Iterator[Run]:
    """Yield runs whose blanks at their ends bear no lettering."""
    for run in text:
        bare = run.text.strip(" ")
        if not bare or bare == run.text:
            yield run if bare else Run(run.text)
            continue
        left = len(run.text) - len(run.text.lstrip(" "))
        yield Run(run.text[:left])
        yield replace(run, text=bare)
        yield Run(run.text[left + len(bare) :])


def _inline(line: str) -> str:
    left, right = line[:1].isspace(), line[-1:].isspace()
    return " " * left + inline(line) + " " * (right and bool(line.strip()))


def _literal(line: str) -> str:
    left, right = line[:1].isspace(), line[-1:].isspace()
    return " " * left + literal(line) + " " * (right and bool(line.strip()))


def _width(item: str) -> int:
    found = _MARKER.match(item)
    return len(found[0].expandtabs(4)) if found else 2
