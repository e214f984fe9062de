"""Tell why a line cannot be read, and how such a line is written; from the text alone.

What a parser says of a broken layout tells where it stumbled, which is often a line
or two behind the slip. Nothing of the file's own words is ever shown: `key: …` stands
for the line as it should be.
"""

from msgspec import Struct

from scrkit.patterns import later

_NO_BLANK = later(r"[\w-]*\w(:)[^\s:/\\]")
_DASH_STUCK = later(r"-(?=[^\W\d_])")
_BULLET = later(r"[–—•·●▪◦*](?=\s)")
_OTHER_COLON = later(r"[\w-]+\s?([：;=])")
_KEY = later(r"(?:- +)*[\w-]+:(?=\s|$)")
_VALUE = later(r"(?:- +)*(?:[\w-]+:[ ]+)?")
_OPENED = later(r"""(?:- +)*(?:[\w-]+:[ ]+)?(["'])""")
_BLOCK = later(r"(?:.*[:-]\s+)[|>][-+0-9]*\s*$")
_CURLY = "“”„‘’‚"
# How many lines up a slip is looked for.
_LOOKED_AT = 40

BEHIND_QUOTE = (
    "text stands behind the quote that closes a text",
    "Put one kind of quotes around the whole text and the other kind inside it: "
    "key: '… \"…\" …'",
)
APOSTROPHE = (
    "an apostrophe closes the single quotes that were opened before it",
    'Put double quotes around the whole text: key: "…\'…", or write the apostrophe '
    "twice: key: '…''…'",
)
OPEN_QUOTE = (
    "a quote is opened here and never closed, or only further down",
    'Close it where the text ends: key: "…". Text that only begins with an '
    "apostrophe goes into double quotes.",
)
OPEN_BRACKET = (
    "a bracket is opened here and never closed",
    "Close it on its line: key: […, …]",
)
BACKSLASH = (
    "a backslash stands inside double quotes, where it begins an instruction",
    "Put the text in single quotes: key: '…'",
)
NO_BLANK = (
    "a blank is missing after the colon",
    "Write it with a blank behind the colon: key: …",
)
DASH_STUCK = (
    "a blank is missing after the dash",
    "Write it with a blank behind the dash: - …, or for a record: - key: …",
)
BULLET = (
    "a long dash or a bullet stands where a list has its short dash (the hyphen)",
    "Type the sign - and a blank before each item: - …",
)
OTHER_COLON = (
    "another sign stands where a key has its colon",
    "Type a colon and a blank behind the key: key: …",
)
NO_COLON = (
    "this line has no colon, so that it is no key, and it is not part of a text either",
    "If it begins with a key, write: key: …. If it goes on with the text above, "
    "indent it further in than the key above it. A remark begins with #.",
)
BLOCK_OUT = (
    "the text behind |- starts no further in than its key",
    "Indent each line of the text by two more spaces than the key above it.",
)
CURLY = (
    "curly quotes, as Word types them, hold no text together",
    'Type straight quotes: key: "…"',
)
COLON = (
    "a colon with a blank behind it stands inside a text",
    'Put the whole text in quotes: key: "…: …"',
)
TOO_FAR_IN = (
    "this line stands further in than the lines it belongs with",
    "Keys of one record start in the same column; indent this line as the line above "
    "it. If it goes on with the text above, put that whole text in quotes.",
)
TOO_FAR_OUT = (
    "this line stands further out than the lines it belongs with",
    "Keys of one record start in the same column; indent this line as its neighbours.",
)


class Cause(Struct, frozen=True):
    """Where the slip is, as an index into the text; what it is; what to do."""

    at: int
    message: str
    do: str


class _Line(Struct, frozen=True):
    """A line that is neither blank nor a remark: where it begins, depth, words."""

    start: int
    depth: int
    words: str

    @property
    def at(self) -> int:
        return self.start + self.depth


def cause(text: str, at: int, context: str, problem: str, opened: int) -> Cause | None:
    """Return the cause of broken YAML that a parser noticed at `at`, if it is plain.

    `context` and `problem` are the parser's words; `opened` is where the text or
    bracket began in which it was, or -1.
    """
    if opened >= 0 and "flow" in context:
        return Cause(opened, *OPEN_BRACKET)
    if opened >= 0 and "quoted scalar" in context:
        said = BACKSLASH if "escape" in problem else OPEN_QUOTE
        return Cause(opened, *said)
    lines = _lines(text, at)
    if not lines:
        return None
    return _quotes(text, at, lines) or _above(lines, at) or _same_line(lines[-1], at)


def _lines(text: str, at: int) -> list[_Line]:
    """Return the last lines up to the one with `at`: few, for slips are near."""
    end = text.find("\n", at)
    end = len(text) if end < 0 else end
    found: list[_Line] = []
    start = end + 1
    while start > 0 and len(found) < _LOOKED_AT:
        end = start - 1
        start = text.rfind("\n", 0, end) + 1
        line = text[start:end].rstrip("\r")
        words = line.lstrip(" ")
        if line in ("...", "---"):
            break
        if words.strip() and not words.startswith("#"):
            found.append(_Line(start, len(line) - len(words), words))
    return found[::-1]


def _quotes(text: str, at: int, lines: list[_Line]) -> Cause | None:
    """Tell of quotes that closed before the text did, or on another line."""
    last = lines[-1]
    before = text[last.start : at].rstrip()
    if before[-1:] not in ("'", '"'):
        return None
    opened = _OPENED.match(last.words)
    if opened and last.at + opened.start(1) < last.start + len(before) - 1:
        stuck = text[at - 1 : at] == "'" and text[at : at + 1].isalpha()
        return Cause(at, *(APOSTROPHE if stuck else BEHIND_QUOTE))
    for line in reversed(lines[:-1]):
        opened = _OPENED.match(line.words)
        if opened and line.words.count(opened[1]) % 2:
            return Cause(line.at + opened.start(1), *OPEN_QUOTE)
    return None


def _above(lines: list[_Line], at: int) -> Cause | None:
    """Tell of a slip in the line above that the parser only noticed on this one."""
    here = lines[-1]
    for nth in (-2, -1):
        if len(lines) >= -nth and (found := _slip(lines[nth])):
            return found
    if len(lines) < 2:
        return None
    above = lines[-2]
    if not _KEY.match(above.words) and not above.words.startswith("- "):
        # The first line without a colon is the one to mend.
        first = len(lines) - 2
        while first and not _KEY.match(lines[first - 1].words):
            first -= 1
        begun = first and _BLOCK.match(lines[first - 1].words)
        said = BLOCK_OUT if begun else NO_COLON
        if not first or lines[first].depth <= _key_column(lines[first - 1]):
            return Cause(lines[first].at, *said)
    return _depth(lines[:-1], here) if _KEY.match(here.words) else None


def _slip(line: _Line) -> Cause | None:
    words = line.words
    if match := _DASH_STUCK.match(words):
        return Cause(line.at + match.start(), *DASH_STUCK)
    if match := _BULLET.match(words):
        return Cause(line.at, *BULLET)
    inner = _VALUE.match(words)
    begin = inner.end() if inner else 0
    if words[begin : begin + 1] in tuple(_CURLY) and ": " in words[begin:]:
        return Cause(line.at + begin, *CURLY)
    begin = begin if words.startswith("- ") and not _KEY.match(words) else 0
    if match := _NO_BLANK.match(words, begin):
        return Cause(line.at + match.start(1), *NO_BLANK)
    if match := _OTHER_COLON.match(words, begin):
        return Cause(line.at + match.start(1), *OTHER_COLON)
    return None


def _depth(above: list[_Line], here: _Line) -> Cause | None:
    last = above[-1]
    column = _key_column(last)
    if here.depth > column:
        # The line above may be the one that slipped: its neighbours tell.
        if len(above) > 1 and _key_column(above[-2]) == here.depth:
            return Cause(last.at, *TOO_FAR_OUT)
        return Cause(here.at, *TOO_FAR_IN)
    if here.depth < column and all(
        here.depth not in (line.depth, _key_column(line)) for line in above
    ):
        return Cause(here.at, *TOO_FAR_OUT)
    return None


def _key_column(line: _Line) -> int:
    """Return the depth of the line's key, behind its dashes."""
    return line.depth + len(line.words) - len(line.words.lstrip("- "))


def _same_line(line: _Line, at: int) -> Cause | None:
    key = _KEY.match(line.words)
    inside = line.words[: at - line.at + 1]
    if key and at >= line.at + key.end() and inside.endswith(":"):
        return Cause(at, *COLON)
    return None
