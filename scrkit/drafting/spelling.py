"""Spell the units of a section as Markdown, keeping every line that did not change."""

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from difflib import SequenceMatcher

from scrkit.drafting.listing import Stand, blanks, bullet, stand_of
from scrkit.drafting.noting import Labelled, labelled
from scrkit.drafting.tabling import Stood, table_of
from scrkit.drafting.units import Unit, joined, said, shown_units, units_in, unlettered
from scrkit.errors import UnreadableError
from scrkit.render.document.blocks import Heading, Note, Run, Text
from scrkit.render.document.markdown import Own, read_prose
from scrkit.render.document.sourced import definitions, starts
from scrkit.render.wording.escape import inline, literal
from scrkit.yamlfile.prose import uncommented

_FIRST = 2  # the level of a section's own headings, where it has none yet
_MOST = 6
# Brackets are signs of Markdown; those around an entry's id are a citation.
_CITED = re.compile(r"\\\[((?:[A-Z]{2,}-\d{4,}(?:[;,] )?)+)\\\]")
_GAP = re.compile(r"(?:[ \t>]*\r?\n)*[ \t>]*\Z")


@dataclass(frozen=True, slots=True, repr=False)
class Piece:
    """Lines of a text: those of a unit, by its number, or of a footnote, by its label.

    `gap` is what stands between them and the next.
    """

    body: str
    gap: str
    unit: int = -1
    label: str = ""


@dataclass(frozen=True, slots=True, repr=False)
class Section:
    """A section's text as it stands: its units, its lines, what is before them.

    `shift` is what a level of heading in the source lacks to that shown; `notes` are
    the footnotes by their labels, as they are compared.
    """

    under: Heading
    own: Own
    head: str
    units: tuple[Unit, ...]
    pieces: tuple[Piece, ...]
    shift: int
    notes: dict[str, tuple[object, ...]] = field(default_factory=dict)

    def shown(self, text: str) -> tuple[Unit, ...]:
        """Return the units of another text of this section."""
        text = uncommented(text).replace("\r\n", "\n")
        return shown_units(read_prose(text, self.own), self.under)


def section_of(source: str, under: Heading, own: Own) -> Section:
    """Return the text of a section as units, with the lines of each.

    Comments are no units: they stay in the lines where they stand.
    """
    said_in = uncommented(source)
    blocks = read_prose(said_in, own)
    every, shown = units_in(blocks), shown_units(blocks, under)
    hidden = len(every) - len(shown)
    headings = [unit.level for unit in every[hidden:] if unit.kind == "heading"]
    # A section may begin at any level in its file; in the report it stands under its
    # own.
    shift = under.level + 1 - min(headings, default=_FIRST)
    notes = {label_of(n): said(n) for unit in every for n in unit.notes}
    begun = starts(said_in)
    odd = "\r" in source.replace("\r\n", "\n")
    if odd or len(begun) != len(every) or list(begun) != sorted(set(begun)):
        # How it is parted is not known: it is kept whole, or written anew.
        return Section(under, own, "", shown, (), shift, notes)
    lines = re.findall(r"[^\n]*\n|[^\n]+", source)
    marks = [(line, n, "") for n, line in enumerate(begun[hidden:])]
    marks += [(line, -1, label) for label, line in definitions(said_in).items()]
    pieces, head = _parted(lines, sorted(marks))
    return Section(under, own, head, shown, pieces, shift, notes)


def label_of(note: Note) -> str:
    """Return the label of a footnote as its text has it."""
    return note.label.partition("^")[2]


def _parted(
    lines: list[str], marks: list[tuple[int, int, str]]
) -> tuple[tuple[Piece, ...], str]:
    """Return the pieces of a text that begin at lines, and what is before them."""
    if not marks:
        return (), "".join(lines)
    ends = (*(line for line, _, _ in marks[1:]), len(lines))
    pieces = []
    for (line, unit, label), end in zip(marks, ends, strict=True):
        whole = "".join(lines[line:end])
        # A comment stays with what it stands behind: its --> is no sign of a quote.
        closed = whole.rfind("-->") + len("-->") if "-->" in whole else 0
        at = _GAP.search(whole, closed)
        # The line's own end belongs to the gap, so that a last line may lack it.
        body = whole[: at.start() if at else len(whole)].rstrip("\r\n")
        pieces.append(Piece(body, whole[len(body) :], unit, label))
    return tuple(pieces), "".join(lines[: marks[0][0]])


def spelled(section: Section, wanted: Sequence[Unit], source: str) -> str:
    """Return the text of a section that says `wanted`, with all lines kept that do.

    Raises UnreadableError where no text does.
    """
    new = [unit.key for unit in wanted]
    # First: whoever changed nothing gets back every byte.
    if [unit.key for unit in section.units] == new:
        return source
    # As the file has it, else git would show every line as changed.
    end = "\r\n" if "\r\n" in source else "\n"
    tried: list[str] = []
    for made in _tries(section, wanted):
        text = made.replace("\r\n", "\n").replace("\n", end)
        found = section.shown(text)
        # Read back before it is believed: Markdown has more signs than anybody escapes.
        if [unit.key for unit in found] != new:
            continue
        if _counted(found) == _counted(wanted):
            return text
        tried.append(text)
    if tried:
        # It says the same, and only counts from another number on.
        return tried[0]
    raise UnreadableError("no Markdown reads as this section does")


def _counted(units: Sequence[Unit]) -> list[int]:
    return [unit.ordinal for unit in units if unit.kind == "item"]


def _tries(section: Section, wanted: Sequence[Unit]) -> Iterator[str]:
    """Yield texts to try: with the source's lines, without, with all escaped."""
    kept: dict[int, int] = {}
    if section.pieces:
        before = [unit.frame for unit in section.units]
        now = [unit.frame for unit in wanted]
        match = SequenceMatcher(None, before, now, autojunk=False)
        for a, b, size in match.get_matching_blocks():
            kept |= {b + n: a + n for n in range(size)}
    for own, escape in ((kept, _inline), ({}, _inline), ({}, _literal)):
        units = {n: section.units[m] for n, m in own.items()}
        noted = labelled(section.notes, wanted, units)
        yield _Writer(section, noted, own, escape).whole()


@dataclass(frozen=True, slots=True, repr=False)
class _Part:
    """What is written: its text, where among the source's pieces it stood, its kind."""

    text: str
    at: int
    kind: str
    unit: Unit | None = None


@dataclass(slots=True, repr=False)
class _Writer:
    """What writes the units one after the other; `kept` are those of the source."""

    section: Section
    noted: Labelled
    kept: dict[int, int]
    escape: Callable[[str], str]

    def whole(self) -> str:
        parts = list(self._parts())
        text = self.section.head if self.kept or not self.section.units else ""
        for part, after in zip(parts, (*parts, None)[1:], strict=True):
            text += part.text + self._gap(part, after)
        return text

    def _parts(self) -> Iterator[_Part]:
        """Yield the units, and the footnotes where they stood, new ones last."""
        at = {o.unit: n for n, o in enumerate(self.section.pieces) if o.unit >= 0}
        waiting = list(self._definitions())
        last = max(at.values(), default=-1)
        stands: list[Stand] = []
        for n, unit in enumerate(self.noted.units):
            place = at[self.kept[n]] if n in self.kept else -1
            while waiting and 0 <= waiting[0].at < place:
                yield waiting.pop(0)
            kept = place >= 0
            text = self.section.pieces[place].body if kept else self._new(unit, stands)
            if unit.kind == "item":
                stands[unit.level :] = [stand_of(text)]
            else:
                stands.clear()
            yield _Part(text, place, unit.kind, unit)
            # Those at the end of a text stay there, whatever is written before them.
            while waiting and place + 1 == waiting[0].at < last:
                place += 1
                yield waiting.pop(0)
        yield from waiting

    def _definitions(self) -> Iterator[_Part]:
        """Yield the footnotes that are cited: as they stood, or with other words."""
        told = dict(self.noted.notes)
        for n, one in enumerate(self.section.pieces if self.kept else ()):
            note = told.pop(one.label, None) if one.label else None
            if note is None:
                continue
            same = said(note) == self.section.notes.get(one.label)
            text = one.body if same else self._definition(one.label, note)
            yield _Part(text, n, "note")
        for label, note in told.items():
            yield _Part(self._definition(label, note), -1, "note")

    def _definition(self, label: str, note: Note) -> str:
        first, *others = (self._line(text) for text in note.paragraphs or ((),))
        # Further paragraphs of a footnote stand four blanks in.
        return "\n\n    ".join((f"[^{label}]: {first}", *others))

    def _gap(self, part: _Part, after: _Part | None) -> str:
        pieces = self.section.pieces
        if part.at >= 0:
            last = part.at + 1 == len(pieces)
            if (after is None and last) or (after and after.at == part.at + 1):
                return pieces[part.at].gap
        if after is None:
            return "\n"
        if part.kind == after.kind == "item" and not _new_list(part, after):
            return "\n"
        return "\n>\n" if part.kind == after.kind == "quote" else "\n\n"

    def _new(self, unit: Unit, stands: list[Stand]) -> str:
        match unit.kind:
            case "heading":
                level = min(_MOST, max(1, unit.level - self.section.shift))
                return f"{'#' * level} {self._line(unlettered(unit.text))}"
            case "quote":
                return self._text(unit.text, "> ")
            case "item":
                return self._item(unit, stands)
            case "table":
                return self._table(unit)
            case "picture":
                return self._picture(unit)
        return self._text(unit.text, "")

    def _item(self, unit: Unit, stands: list[Stand]) -> str:
        bodies = [o.body for o in self.section.pieces if self.kept and o.unit >= 0]
        left = blanks(unit.level, stands)
        marker = f"{unit.ordinal}. " if unit.ordinal else bullet(bodies)
        indent = left + " " * len(marker)
        return left + marker + self._text(unit.text, indent).removeprefix(indent)

    def _text(self, text: Text, indent: str) -> str:
        """Return a text whose lines begin with `indent`; line breaks are kept."""
        lines = self._lettered(text).split("\n")
        return "\\\n".join(indent + line for line in lines)

    def _line(self, text: Text) -> str:
        return " ".join(self._lettered(text).split())

    def _lettered(self, text: Text) -> str:
        return _CITED.sub(r"[\1]", "".join(map(self._run, joined(_spaced(text)))))

    def _run(self, run: Run) -> str:
        if run.note:
            return f"[^{run.note.label}]"
        mark = "*" * (run.emphasis + 2 * run.strong)
        lines = (self.escape(line) for line in run.text.split("\n"))
        # Blanks beside a mark would keep it from being one.
        return "\n".join(_marked(line, mark) for line in lines)

    def _table(self, unit: Unit) -> str:
        return table_of(self._cells(unit), unit.sides, tuple(self._tables()))

    def _cells(self, unit: Unit) -> tuple[tuple[str, ...], ...]:
        return tuple(tuple(self._line(cell) for cell in row) for row in unit.rows)

    def _tables(self) -> Iterator[Stood]:
        """Yield the tables of the source that do not come back as they stood."""
        came = set(self.kept.values())
        for piece in self.section.pieces if self.kept else ():
            if piece.unit < 0 or piece.unit in came:
                continue
            unit = self.section.units[piece.unit]
            if unit.rows:
                own = unit.with_notes(lambda note: replace(note, label=label_of(note)))
                lines = tuple(piece.body.splitlines())
                yield Stood(self._cells(own), lines, unit.sides)

    def _picture(self, unit: Unit) -> str:
        shown = unit.picture
        if shown is None:
            raise UnreadableError("a picture has no file")
        caption = literal(" ".join(shown.caption.split()))
        title = f' "{caption}"' if caption else ""
        return f"![{self.escape(' '.join(shown.told.split()))}]({shown.file}{title})"


def _new_list(before: _Part, after: _Part) -> bool:
    """Tell whether an item begins another list than that of the one before it."""
    one, other = before.unit, after.unit
    if one is None or other is None:
        return False
    return one.level == other.level and bool(one.ordinal) != bool(other.ordinal)


def _marked(line: str, mark: str) -> str:
    bare = line.strip(" ")
    if not mark or not bare:
        return line
    # "** bold**" is no bold in Markdown.
    left = line[: len(line) - len(line.lstrip(" "))]
    right = line[len(line.rstrip(" ")) :]
    return f"{left}{mark}{bare}{mark}{right}"


def _spaced(text: Text) -> Iterator[Run]:
    """Yield runs whose blanks at their ends bear no lettering."""
    for run in text:
        bare = run.text.strip(" ")
        if run.note or not bare or bare == run.text:
            yield run if run.note or bare else Run(run.text)
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
