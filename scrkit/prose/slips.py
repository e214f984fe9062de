"""What is wrong with footnotes and pictures of a text, and where; quotes nothing."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Literal

from markdown_it.rules_block.table import escapedSplit
from markdown_it.token import Token

from scrkit.prose.pictures import Fault, fault
from scrkit.prose.pointing import ENDINGS, file_of
from scrkit.prose.reader import tokens

Kind = Literal[
    "no-footnote", "doubled", "unshown", "missing", "elsewhere", "untold", "sign"
]
_LINE = re.compile(r"\r\n?|\n")
# What stands below the head of a table, and where one stands in a quotation.
_RULE = re.compile(r"\|?(?:[ \t]*:?-+:?[ \t]*\|)+(?:[ \t]*:?-+:?)?")
_BEFORE = re.compile(r"[ \t>]*")
_DEFINED = re.compile(r"\[\^[^\]\[\s]{1,99}\]:")


@dataclass(frozen=True, slots=True)
class Slip:
    """A slip: its kind, and the characters of the text, from `start` to `end`.

    `also` is where the first footnote of the same label begins.
    """

    kind: Kind | Fault
    start: int
    end: int
    also: int | None = None


@dataclass(slots=True)
class _Seen:
    """What a text points at, as far as it was read."""

    cited: dict[str, int] = field(default_factory=dict)
    defined: dict[str, tuple[int, int]] = field(default_factory=dict)
    pictures: set[str] = field(default_factory=set)
    worded: set[str] = field(default_factory=set)


def slips(text: str, held: Mapping[str, bytes]) -> tuple[list[Slip], set[str]]:
    """Return the slips of a text, and the files of the pictures that it shows.

    `held` are the files of overview/pictures by their names below the review.
    """
    seen, where = _Seen(), _Where(text)
    read = tokens(text)
    found = [*_walk(read, where, seen, held), *_of_tables(read, where)]
    for label, (start, end) in seen.defined.items():
        if label not in seen.cited:
            found.append(Slip("unshown", start, end))
    for label, at in seen.cited.items():
        if label not in seen.worded:
            found.append(Slip("no-footnote", at, at + len(label) + 3))
    return sorted(found, key=lambda one: one.start), seen.pictures


class _Where:
    """The way from a token to the characters of the text."""

    def __init__(self, text: str) -> None:
        self.text = text
        ends = [match.end() for match in _LINE.finditer(text)]
        self.starts = [0, *ends]
        # Cells of one row are looked for behind each other.
        self.passed: dict[int, int] = {}

    def line(self, number: int) -> str:
        """Return a line by its number from 0, without its end."""
        if number >= len(self.starts):
            return ""
        after = [*self.starts[number + 1 : number + 2], len(self.text)][0]
        return self.text[self.starts[number] : after].rstrip("\r\n")

    def begin(self, token: Token) -> list[int]:
        """Return where each line of what stands in a line's token begins."""
        first = token.map[0] if token.map else 0
        found = []
        for ahead, inside in enumerate(token.content.split("\n")):
            number = min(first + ahead, len(self.starts) - 1)
            at = self.line(number).find(inside, self.passed.get(number, 0))
            if at >= 0 and token.meta.get("cell"):
                self.passed[number] = at + len(inside)
            found.append(self.starts[number] + max(at, 0))
        return found


def _walk(
    found: list[Token], where: _Where, seen: _Seen, held: Mapping[str, bytes]
) -> Iterator[Slip]:
    within: list[str] = []
    before = ""
    for token in found:
        if token.type == "footnote_open":
            within.append(token.meta["label"])
            yield from _defined(token, where, seen)
        elif token.type == "footnote_close":
            within.pop()
        elif token.type == "inline":
            token.meta["cell"] = before in ("td_open", "th_open")
            if within and token.content.strip():
                seen.worded.add(within[-1])
            yield from _in_line(token, where, seen, held, noted=bool(within))
        before = token.type


def _of_tables(found: list[Token], where: _Where) -> Iterator[Slip]:
    """Yield tables that are none, and rows that are longer than the head of theirs."""
    columns = 0
    before = ""
    for token in found:
        if token.type == "table_open":
            columns = 0
        elif token.type == "th_open":
            columns += 1
        elif token.type == "tr_open" and columns:
            yield from _beyond(token, where, columns)
        elif token.type == "inline" and before not in ("td_open", "th_open"):
            lines = token.content.split("\n")
            for ahead, line in enumerate(lines[1:], 1):
                if _RULE.fullmatch(line.strip()) and "|" in lines[ahead - 1]:
                    start = where.begin(token)[ahead]
                    yield Slip("sign", start, start + len(line))
        before = token.type


def _beyond(token: Token, where: _Where, columns: int) -> Iterator[Slip]:
    number = token.map[0] if token.map else 0
    line = where.line(number)
    before = _BEFORE.match(line)
    begin = before.end() if before else 0
    cells = escapedSplit(line[begin:].strip())
    # Pipes at both ends are the row's own.
    some = len(cells) - (cells[0] == "") - (len(cells) > 1 and cells[-1] == "")
    if some > columns:
        start = where.starts[number]
        yield Slip("unshown", start + begin, start + len(line.rstrip()))


def _defined(token: Token, where: _Where, seen: _Seen) -> Iterator[Slip]:
    label, line = token.meta["label"], token.map[0] if token.map else 0
    begun = _DEFINED.search(where.line(line))
    start = where.starts[line] + (begun.start() if begun else 0)
    end = start + len(label) + 3
    if label in seen.defined:
        yield Slip("doubled", start, end, seen.defined[label][0])
    else:
        seen.defined[label] = start, end


def _in_line(
    token: Token, where: _Where, seen: _Seen, held: Mapping[str, bytes], *, noted: bool
) -> Iterator[Slip]:
    begins: list[int] = []
    for child in token.children or ():
        if child.type not in ("footnote", "image", "left_over"):
            continue
        begins = begins or where.begin(token)
        before = token.content[: child.meta["at"]]
        line = before.count("\n")
        start = begins[line] + len(before.rpartition("\n")[2])
        if child.type == "left_over" or noted:
            yield Slip("sign", start, start + 2)
        elif child.type == "footnote":
            seen.cited.setdefault(child.meta["label"], start)
        else:
            yield from _picture(child, start, seen, held)


def _picture(
    token: Token, start: int, seen: _Seen, held: Mapping[str, bytes]
) -> Iterator[Slip]:
    end = start + 2
    name = file_of(str(token.attrGet("src") or ""))
    if not name:
        yield Slip("elsewhere", start, end)
    elif not name.lower().endswith(ENDINGS):
        yield Slip("kind", start, end)
    elif name not in held:
        yield Slip("missing", start, end)
    else:
        seen.pictures.add(name)
        if wrong := fault(held[name]):
            yield Slip(wrong, start, end)
    if not token.content.strip():
        yield Slip("untold", start, end)
