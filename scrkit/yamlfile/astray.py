"""Find what would be lost or misread though it parses: escapes, tabs, cut text."""

import re
from bisect import bisect_right
from collections.abc import Iterator

from scrkit.diagnostics import Diagnostic
from scrkit.patterns import later
from scrkit.yamlfile.compose import Composed
from scrkit.yamlfile.refusals import at_each, refuse
from scrkit.yamlfile.tree import Source

UNPRINTABLE = later(
    r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u2028\u2029\ufeff\ufffe\uffff\ud800-\udfff]"
    r"|\r(?!\n)"
)
OVERRIDE = later(r"[\u202a-\u202e\u2066-\u2069]")
# These begin with the sign itself and look behind it afterwards: a pattern that begins
# by looking behind is tried at every character, and took longer than the parser.
_HASH = later(r"#(?=\S)(?<=[ \t]#)")
STUCK = later(r"(?m)^ *(\xa0)|[:\-] *(\xa0)")
# A comment without a blank after #, right below a plain text: the text's own next
# line. What looks like YAML that was put out of use, or like a ruler, is left alone.
_BELOW = later(
    r"[ \t]*\r?\n([ \t]+)#(?=[^\s#-])"
    r"(?![\w\"'-][\w \"'-]*:(?:\s|$))(?![=*_~]{2})"
)

_COMMENT = later(r"(?<![^ \t\n])#")
# Behind these a # is no part of a word; YAML wants a blank before a comment, and
# parsers that do not would drop what follows.
STICKS = frozenset("\"'[]{},|>+-0123456789")
_BLANK_BEFORE = later(r"(?:[ \t]*\r?\n)*( *)#")
_DEPTH = later(r"(?m)^ *(?=[^\s])")

# Within brackets both parsers take ?x for a key of x with nothing after it.
_QUESTION = later(r"\?(?=\S)(?<![^\s\[{,]\?)")
_COMMENT_LINE = later(r"\n[ \t]+#[^\s#-]")


def is_careful(text: str) -> bool:
    """Return whether a text holds signs whose meaning hangs on where they stand."""
    if "\t" in text or "\xa0" in text or " #" in text:
        return True
    if "?" in text and _QUESTION.search(text):
        return True
    return next(_sticking(text), None) is not None


def astray(source: Source, made: Composed) -> list[Diagnostic]:
    """Return all that would be lost or misread in a file that could be parsed."""
    cut = _cut(source, made)
    return [*_escaped(source, made), *cut, *_asked(source, made), *_stray(source, made)]


def _escaped(source: Source, made: Composed) -> list[Diagnostic]:
    r"""Find control characters that were written as an escape: "\0", "\e", "\ud800"."""
    if "\\" not in source.text:
        return []
    found: list[Diagnostic] = []
    stack, node = [made.root[0] if made.root else None], -1
    while stack:
        data = stack.pop()
        node += 1
        if isinstance(data, dict):
            for key, value in reversed(data.items()):
                stack += [value, key]
        elif isinstance(data, list):
            stack += reversed(data)
        elif isinstance(data, str) and _is_escaped(data, source.text, made, node):
            place = source.place(made.starts[node], made.ends[node])
            found.append(refuse("SCR110", place))
    return found


def _is_escaped(value: str, text: str, made: Composed, node: int) -> bool:
    if text[made.starts[node] : made.starts[node] + 1] != '"':
        return False
    bare = value.partition("\0")[0] if made.doubled else value
    return bool(UNPRINTABLE.search(bare) or OVERRIDE.search(bare))


def _cut(source: Source, made: Composed) -> list[Diagnostic]:
    """Find text that a # cuts off."""
    text = source.text
    if "#" not in text:
        return []
    ends = set(made.plain[1::2])
    cut = [
        m.start() for m in _HASH.finditer(text) if _words_end(text, m.start()) in ends
    ]
    cut += _cut_below(text, made) if _COMMENT_LINE.search(text) else ()
    cut += _cut_block(text, made)
    cut += _cut_behind(text, made)
    return [refuse("SCR114", source.place(at, at + 1)) for at in cut]


def _words_end(text: str, at: int) -> int:
    """Return where the words before the blanks before a place end; -1 without any."""
    line = text.rfind("\n", 0, at) + 1
    words = text[line:at].rstrip(" \t")
    return line + len(words) if words and not words[-1].isspace() else -1


def _cut_below(text: str, made: Composed) -> Iterator[int]:
    """Yield each # that cuts off the next line of a text of several words."""
    for start, end in zip(made.plain[::2], made.plain[1::2], strict=True):
        below = _BELOW.match(text, end) if " " in text[start:end] else None
        if below is None:
            continue
        line = text.rfind("\n", 0, start) + 1
        key = text[line:start].lstrip(" -")
        depth = start - line - len(key)
        # Only what stands deeper than its key can be meant as more of the text; a text
        # that begins its own line goes on at the same depth.
        alone = not text[line:start].strip()
        if len(below[1]) > depth - alone:
            yield below.end() - 1


def _cut_block(text: str, made: Composed) -> Iterator[int]:
    """Yield each # that makes a comment of what was meant as a block's first line.

    Blank lines that stand deeper than it set the block's depth without a sign.
    """
    for start, end in zip(made.texts[::2], made.texts[1::2], strict=True):
        if text[start] not in "|>":
            continue
        body = text.find("\n", start) + 1
        told = _BLANK_BEFORE.match(text, body) if body else None
        if told is None or text[body:end].strip():
            continue
        line = text.rfind("\n", 0, start) + 1
        key = len(text[line:start]) - len(text[line:start].lstrip(" "))
        if len(told[1]) > key and told.end() - 1 >= end - len(told[1]):
            yield told.end() - 1


def _cut_behind(text: str, made: Composed) -> Iterator[int]:
    """Yield each # that stands right behind a quote, bracket, comma or block's mark."""
    comments = _Comments(text, made)
    for at in _sticking(text):
        if bisect_right(made.plain, at) % 2 or comments.holds(at):
            continue
        found = bisect_right(made.texts, at)
        start = made.texts[found - 1] if found % 2 else -1
        if start < 0 or (text[start] in "|>" and "\n" not in text[start:at]):
            yield at


def _sticking(text: str) -> Iterator[int]:
    return (at for at in each(text, "#") if at and text[at - 1] in STICKS)


def each(text: str, sign: str) -> Iterator[int]:
    """Yield where a sign stands in a text."""
    at = text.find(sign)
    while at >= 0:
        yield at
        at = text.find(sign, at + 1)


def _stray(source: Source, made: Composed) -> list[Diagnostic]:
    """Find tabs and no-break spaces outside quoted and block text and comments."""
    text = source.text
    comments, blocks = _Comments(text, made), _Blocks(text, made)
    tabs = (
        at
        for at in each(text, "\t")
        if blocks.misread(at) or not (_inside_text(made, at) or comments.holds(at))
    )
    found = at_each("SCR115", source, tabs)
    if "\xa0" in text:
        stuck = (m.end() - 1 for m in STUCK.finditer(text))
        comments = _Comments(text, made)
        loose = (
            at for at in stuck if not _inside_text(made, at) and not comments.holds(at)
        )
        found += at_each("SCR119", source, loose)
    return found


def _asked(source: Source, made: Composed) -> list[Diagnostic]:
    """Find question marks that were taken for the sign of a key."""
    if "?" not in source.text:
        return []
    comments = _Comments(source.text, made)
    asked = (m.start() for m in _QUESTION.finditer(source.text))
    return [
        refuse("SCR103", source.place(at, at + 1))
        for at in asked
        if not (_inside_text(made, at) or bisect_right(made.plain, at) % 2)
        and not comments.holds(at)
    ]


def _inside_text(made: Composed, at: int) -> bool:
    return bisect_right(made.texts, at) % 2 == 1


class _Comments:
    """Where comments stand, for places that are asked for in the order of the file."""

    def __init__(self, text: str, made: Composed) -> None:
        self.text = text
        self.made = made
        self.ends = -1
        self.starts = -1

    def holds(self, at: int) -> bool:
        """Return whether a place stands in a comment."""
        if at > self.ends:
            line = self.text.rfind("\n", 0, at) + 1
            self.ends = self.text.find("\n", at)
            if self.ends < 0:
                self.ends = len(self.text)
            self.starts = next(
                (
                    match.start()
                    for match in _COMMENT.finditer(self.text, line, self.ends)
                    if not _inside_text(self.made, match.start())
                ),
                self.ends,
            )
        return at > self.starts


class _Blocks:
    """Tabs where a block of text has its depth: two parsers read two texts there."""

    def __init__(self, text: str, made: Composed) -> None:
        self.text = text
        self.made = made
        self.start = -1
        self.depth = self.first = 0

    def misread(self, at: int) -> bool:
        """Return whether a tab stands where a block's depth is read, asked in order."""
        found = bisect_right(self.made.texts, at)
        if found % 2 == 0 or self.text[self.made.texts[found - 1]] not in "|>":
            return False
        line = self.text.rfind("\n", 0, at) + 1
        if line <= self.made.texts[found - 1] or self.text[line:at].strip(" "):
            return False
        start, end = self.made.texts[found - 1], self.made.texts[found]
        if start != self.start:
            self.start = start
            self.depth, self.first = self._depth(start, end)
        return at < self.first or at - line < self.depth

    def _depth(self, start: int, end: int) -> tuple[int, int]:
        """Return how deep a block stands, and where the line starts that tells it.

        Where a figure behind the block's mark tells it, no line does.
        """
        first = self.text.find("\n", start) + 1
        told = re.search("[1-9]", self.text[start:first])
        lines = _DEPTH.finditer(self.text, first, end)
        if told:
            return min((m.end() - m.start() for m in lines), default=0), 0
        telling = next(lines, None)
        if telling is None:
            return 0, end
        return telling.end() - telling.start(), telling.start()
