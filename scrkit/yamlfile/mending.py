"""Put stand-ins where YAML stumbles, so that the rest of a file is told as well."""

from collections.abc import Iterator

from scrkit.diagnostics import Diagnostic
from scrkit.patterns import later
from scrkit.yamlfile.refusals import refuse
from scrkit.yamlfile.tree import Source

# What stands before a value on a line of its own: dashes and a key.
_BEFORE = later(r"[ ]*(?:- )*(?:[\w-]+:[ ]+)?")
# A value inside brackets that starts with @, and so stands bare.
_IN_BRACKETS = later(r"[\[{,:][ ]*([@`])")
_BLOCK = later(r"[|>][-+0-9]*\s*$")


def mended(
    source: Source, text: str, at: int, *, alike: bool
) -> tuple[list[Diagnostic], str]:
    """Return what is wrong at a place, and the text with a stand-in put there.

    Each mend parses the whole file again: of many bare values those behind it that are
    `alike` are mended at once, and of tabs all, which another check tells.
    """
    if text[at] == "\t":
        return [refuse("SCR115", source.place(at, at + 1))], text.replace("\t", " ")
    more = _bare_values(text, at) if alike else ()
    places = sorted({at, *more})
    told = [refuse("SCR116", source.place(p, p + 1)) for p in places]
    letters = list(text)
    for place in places:
        letters[place] = "x"
    return told, "".join(letters)


def _bare_values(text: str, after: int) -> Iterator[int]:
    """Yield where values start with @ or ` behind a place, outside of blocks."""
    block = -1
    at = text.rfind("\n", 0, after) + 1
    for line in text[at:].splitlines(keepends=True):
        depth = len(line) - len(line.lstrip(" "))
        if line.strip() and depth <= block:
            block = -1
        if block < 0:
            yield from (at + bare for bare in _bare_in(line))
            if _BLOCK.search(line[-16:]):
                block = depth
        at += len(line)


def _bare_in(line: str) -> Iterator[int]:
    before = _BEFORE.match(line)
    start = before.end() if before else 0
    first = line[start : start + 1]
    if first in ("@", "`"):
        yield start
    elif first in ("[", "{") and not ("'" in line or '"' in line):
        yield from (match.start(1) for match in _IN_BRACKETS.finditer(line, start))
