"""From bytes to a tree: decode, parse, and refuse whatever could be misread."""

import re
from array import array
from typing import NamedTuple

import yaml
from msgspec.structs import replace

from scrkit.diagnostics import Diagnostic, Place, Related, by_place
from scrkit.patterns import later
from scrkit.yamlfile.astray import (
    OVERRIDE,
    STICKS,
    STUCK,
    UNPRINTABLE,
    astray,
    is_careful,
)
from scrkit.yamlfile.causes import cause
from scrkit.yamlfile.compose import Composed, compose, doubled_keys, parser
from scrkit.yamlfile.mending import mended
from scrkit.yamlfile.refusals import ENOUGH, at_match, refuse, some
from scrkit.yamlfile.tree import Source, Tree

MAX_BYTES = 16 * 1024 * 1024
LIBYAML = bool(yaml.__with_libyaml__)

_INVISIBLE = later(r"[\u200b-\u200f\u061c\u2060]")
_HIDDEN = {"SCR111": OVERRIDE, "SCR112": _INVISIBLE, "SCR110": UNPRINTABLE}
# What shows of ASCII, ends of lines and tabs.
_PLAIN = bytes((*b"\t\n", *range(0x20, 0x7F)))
_CONFLICT = later(r"^[ \t]*(?:<<<<<<<|>>>>>>>)(?!\S)", re.MULTILINE)
# A line that starts with % before anything else that YAML would read.
_DIRECTIVE = later(r"\A(?:[ \t]*(?:#[^\n]*)?\r?\n)*%")
# How often a file is parsed anew at most, and how often its own length in all: each
# mend parses from the top, and a long file with many faults would take hours.
_REPAIRS, _LENGTHS = 500, 16

_UNREAD = "what stands further down was not looked at"


class _Parsed(NamedTuple):
    """What parsing gave: the composed, if any; what was told; the text as mended.

    `libyaml` tells by which parser: another pass has to take the same.
    """

    made: Composed | None
    told: list[Diagnostic]
    text: str
    libyaml: bool


class Content(bytes):
    """The bytes of a file as they were read, and the tree that was made of them.

    A command that loads a review and then edits one of its files looks at the same
    bytes twice: they are parsed once, and forgotten together.
    """

    tree: Tree | None = None

    def __reduce__(self) -> tuple[type[bytes], tuple[bytes]]:
        """Go to another process as bytes alone: the tree is many times as large."""
        return bytes, (bytes(self),)


def read(content: bytes, file: str, *, libyaml: bool = LIBYAML) -> Tree:
    """Read the bytes of `file`, as `parse` does; those of a `Content` only once."""
    if not isinstance(content, Content):
        return parse(content, file, libyaml=libyaml)
    if content.tree is None or content.tree.file != file:
        content.tree = parse(content, file, libyaml=libyaml)
    return content.tree


def parse(content: bytes, file: str, *, libyaml: bool = LIBYAML) -> Tree:
    """Parse the bytes of `file` (its name relative to the review) into a tree.

    Never raises: all that is wrong stands in the tree's diagnostics, in the order
    of the file. `libyaml=False` takes PyYAML's own parser, 30 times slower, with
    the same answers.
    """
    source, fault = decoded(content, file)
    if fault is not None:
        return _unread(source, fault)
    unseen = hidden(source)
    if any(d.code == "SCR110" for d in unseen):
        return _unread(source, *unseen)
    directive = _DIRECTIVE.match(source.text)
    if directive is not None:
        at = directive.end() - 1
        return _unread(source, *unseen, refuse("SCR107", source.place(at, at + 1)))
    parsed = _parse(source, libyaml=libyaml)
    made = parsed.made
    if made is None:
        conflict = any(d.code == "SCR113" for d in unseen)
        return _unread(source, *unseen, *(() if conflict else parsed.told))
    found = {*unseen, *_refusals(source, made, parsed)}
    told = {(d.code, d.place) for d in found}
    found |= {d for d in parsed.told if (d.code, d.place) not in told}
    if not made.root:
        return _unread(source, *found)
    data = made.root[0]
    return Tree(
        source,
        {} if data is None else data,
        made.starts,
        made.ends,
        tuple(sorted(found, key=by_place)),
    )


def _unread(source: Source, *diagnostics: Diagnostic) -> Tree:
    ordered = tuple(sorted(diagnostics, key=by_place))
    return Tree(source, {}, array("I"), array("I"), ordered)


def decoded(content: bytes, file: str) -> tuple[Source, Diagnostic | None]:
    """Return the text of a file, or an empty one and why it could not be had."""
    if len(content) > MAX_BYTES:
        return Source(file, ""), refuse("SCR102", Place(file))
    if content[:200].count(0) > len(content[:200]) // 4:
        # UTF-16 of plain letters is sound UTF-8, with an invisible NUL beside each.
        return Source(file, ""), refuse("SCR101", Place(file), hint="utf-16")
    skipped = 3 if content.startswith(b"\xef\xbb\xbf") else 0
    try:
        text = content[skipped:].decode("utf-8")
    except UnicodeDecodeError as error:
        return Source(file, ""), _undecodable(content, file, error.start + skipped)
    return Source(file, text, skipped=skipped), None


def _undecodable(content: bytes, file: str, at: int) -> Diagnostic:
    head = content[:200]
    wide = content[:2] in (b"\xff\xfe", b"\xfe\xff") or head.count(0) > len(head) // 4
    line = content.count(b"\n", 0, at) + 1
    column = at - (content.rfind(b"\n", 0, at) + 1) + 1
    place = Place(file) if wide else Place(file, line, column, line, column + 1)
    return refuse("SCR101", place, hint="utf-16" if wide else "cp1252")


def hidden(source: Source) -> list[Diagnostic]:
    """Find what does not show on screen, and what git left behind."""
    found = []
    text = source.text
    # None of the three patterns finds what is printable, and to ask that is quick.
    if not _is_plain(text):
        for code, pattern in _HIDDEN.items():
            found += some(code, source, pattern.finditer(text))
    if "<<<<<<<" in text or ">>>>>>>" in text:
        found += [at_match("SCR113", source, m) for m in _CONFLICT.finditer(text)]
    return found


def _is_plain(text: str) -> bool:
    """Tell whether a text holds nothing but what shows, ends of lines and tabs."""
    if "\r" in text:
        text = text.replace("\r\n", "")
    if text.isascii():
        return not text.encode("ascii").translate(None, _PLAIN)
    return text.replace("\n", "").replace("\t", "").isprintable()


def _parse(source: Source, *, libyaml: bool) -> _Parsed:
    """Parse the text; where YAML stumbles over @, ` or a tab, mend that and go on.

    So every such place is told in one run; the mended text keeps its length, and its
    data is never used, because the tree has errors.
    """
    text, found = source.text, list[Diagnostic]()
    careful = is_careful(text)
    parsed, looked = 0, False
    for _ in range(_REPAIRS):
        made, error = _attempt(text, libyaml=libyaml, careful=careful)
        if error is None:
            return _Parsed(made, found, text, libyaml)
        if libyaml and "nesting depth" in (error.problem or ""):
            # libyaml looks ahead and gives up before it tells of the 33rd level.
            libyaml = False
            continue
        mark = error.problem_mark or error.context_mark
        # A parser may give up behind the last letter of the text.
        at = min(mark.index, len(text)) if mark is not None else 0
        if text[at : at + 1] not in ("@", "`", "\t"):
            # Behind a tab the depths are a guess: one cause, one message.
            if not any(d.code == "SCR115" for d in found):
                found.append(_broken(source, error, at))
            return _Parsed(None, found, text, libyaml)
        # Once: what is not found then is not found from further down.
        alike = not looked and len(found) + 1 >= ENOUGH
        looked |= alike
        told, text = mended(source, text, at, alike=alike)
        found += told
        parsed += at
        if parsed > _LENGTHS * len(text):
            break
    found[-1] = replace(found[-1], message=f"{found[-1].message}; {_UNREAD}")
    return _Parsed(None, found, text, libyaml)


def _attempt(
    text: str, *, libyaml: bool, careful: bool
) -> tuple[Composed | None, yaml.MarkedYAMLError | None]:
    """Compose a text; return what was made, or why it broke off."""
    try:
        return compose(parser(text, libyaml=libyaml), careful=careful), None
    except yaml.MarkedYAMLError as error:
        return None, error
    except (yaml.YAMLError, ValueError, RecursionError, OverflowError):
        # Of these no parser tells a place: the top of the file stands for it.
        return None, yaml.MarkedYAMLError()


def _broken(source: Source, error: yaml.MarkedYAMLError, at: int) -> Diagnostic:
    """Name the cause of broken YAML where it can be told, else the place alone."""
    text = source.text
    if "Unicode character escape" in (error.problem or ""):
        return refuse("SCR110", source.place(at, at))
    if text[at : at + 1] == "#" and text[at - 1 : at] in STICKS:
        return refuse("SCR114", source.place(at, at + 1))
    lines = source.text.rfind("\n", 0, max(0, source.text.rfind("\n", 0, at))) + 1
    stuck = STUCK.search(source.text, lines, at)
    if stuck is not None:
        return refuse("SCR119", source.place(stuck.end() - 1, stuck.end()))
    context, opened = error.context or "", -1
    if error.context_mark and ("quoted scalar" in context or "flow" in context):
        opened = at = min(error.context_mark.index, at)
    found = cause(text, at, context, error.problem or "", opened)
    if found is None:
        return refuse("SCR103", source.place(at, at))
    told = refuse("SCR103", source.place(found.at, found.at))
    return replace(told, message=found.message, do=found.do)


def _refusals(source: Source, made: Composed, parsed: _Parsed) -> list[Diagnostic]:
    found = [refuse(r.code, source.place(r.start, r.end)) for r in made.refused]
    if made.doubled:
        events = parser(parsed.text, libyaml=parsed.libyaml)
        for second, first in doubled_keys(events, made.until):
            related = Related(source.place(first.start, first.end), "first stands here")
            place = source.place(second.start, second.end)
            found.append(refuse("SCR104", place, related=(related,)))
    return [*found, *astray(source, made)]
