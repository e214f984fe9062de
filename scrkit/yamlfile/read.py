"""From bytes to a tree: decode, parse, and refuse whatever could be misread."""

import re
from array import array
from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import replace
from itertools import islice

import yaml

from scrkit.diagnostics import Diagnostic, Place, Related, by_place
from scrkit.yamlfile.compose import Composed, compose, doubled_keys, parser
from scrkit.yamlfile.refusals import refuse
from scrkit.yamlfile.tree import Data, Source, Tree

MAX_BYTES = 16 * 1024 * 1024
LIBYAML = bool(yaml.__with_libyaml__)

_UNPRINTABLE = re.compile(
    r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u2028\u2029\ufeff\ufffe\uffff\ud800-\udfff]"
    r"|\r(?!\n)"
)
# Takes all printable ASCII, tabs and line feeds out: what is left wants a look.
_PLAIN = dict.fromkeys([9, 10, *range(32, 127)])
_OVERRIDE = re.compile(r"[\u202a-\u202e\u2066-\u2069]")
_INVISIBLE = re.compile(r"[\u200b-\u200f\u061c\u2060]")
_CONFLICT = re.compile(r"^[ \t]*(?:<<<<<<<|>>>>>>>)(?!\S)", re.MULTILINE)
_HASH = re.compile(r"(?<=[^\s])([ \t]+)#(?=[^\s])")
_STUCK = re.compile(r"(?m)^ *(\xa0)|[:\-] *(\xa0)")
_COMMENT = re.compile(r"(?:^|[ \t])#")
# A line that starts with % before anything else that YAML would read.
_DIRECTIVE = re.compile(r"\A(?:[ \t]*(?:#[^\n]*)?\r?\n)*%")
# A comment without a blank after #, right below a plain text: the text's own next
# line. What looks like YAML that was put out of use, or like a ruler, is left alone.
_BELOW = re.compile(
    r"[ \t]*\r?\n([ \t]+)#(?=[^\s#-])"
    r"(?![\w\"'-][\w \"'-]*:(?:\s|$))(?![=*_~]{2})"
)
# A value that starts with @, and so stands bare, on a line of its own.
_BARE = re.compile(r"(?m)^[ ]*(?:- )*(?:[\w-]+:[ ]+)?(?:\[[^\]\n\"']*)?@")
_REPAIRS = 500
# More of a kind in one file than anybody would mend one by one.
_ENOUGH = 20


def read(content: bytes, file: str, *, libyaml: bool = LIBYAML) -> Tree:
    """Read the bytes of `file` (its name relative to the review) into a tree.

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
    made, repaired, mended = _parse(source, libyaml=libyaml)
    if made is None:
        conflict = any(d.code == "SCR113" for d in unseen)
        return _unread(source, *unseen, *(() if conflict else repaired))
    found = {*unseen, *repaired, *_refusals(source, made, mended, libyaml=libyaml)}
    data: Data = made.root[0] if made.root else {}
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
    if not text.isascii():
        for code, pattern in (("SCR111", _OVERRIDE), ("SCR112", _INVISIBLE)):
            found += _some(code, source, pattern.finditer(text))
    if not text.isascii() or text.translate(_PLAIN):
        found += _some("SCR110", source, _UNPRINTABLE.finditer(text))
    if "<<<<<<<" in text or ">>>>>>>" in text:
        found += [_at("SCR113", source, m) for m in _CONFLICT.finditer(text)]
    return found


def _some(
    code: str, source: Source, matches: "Iterator[re.Match[str]]"
) -> list[Diagnostic]:
    """Return a diagnostic for each match, of many the first and how many more."""
    found = [_at(code, source, match) for match in islice(matches, _ENOUGH)]
    more = sum(1 for _ in matches)
    if more:
        message = f"{found[-1].message}, and {more} more times in this file"
        found[-1] = replace(found[-1], message=message)
    return found


def _at(code: str, source: Source, match: "re.Match[str]") -> Diagnostic:
    return refuse(code, source.place(match.start(), match.end()))


def _parse(
    source: Source, *, libyaml: bool
) -> tuple[Composed | None, list[Diagnostic], str]:
    """Parse the text; where YAML stumbles over @, ` or a tab, mend that and go on.

    So every such place is told in one run; the mended text keeps its length, and its
    data is never used, because the tree has errors.
    """
    text = source.text
    found: list[Diagnostic] = []
    careful = "\t" in text or "\xa0" in text or " #" in text
    for _ in range(_REPAIRS):
        try:
            return compose(parser(text, libyaml=libyaml), careful=careful), found, text
        except yaml.MarkedYAMLError as error:
            if libyaml and "nesting depth" in (error.problem or ""):
                # libyaml looks ahead and gives up before it tells of the 33rd level.
                libyaml = False
                continue
            at = _stumble(error, text)
            if text[at : at + 1] not in ("@", "`", "\t"):
                # Behind a tab the depths are a guess: one cause, one message.
                if not any(d.code == "SCR115" for d in found):
                    found.append(_broken(source, error, at))
                return None, found, text
            told, text = _mended(source, text, at, len(found))
            found += told
        except (yaml.YAMLError, ValueError, RecursionError, OverflowError):
            break
    if not found:
        found.append(refuse("SCR103", source.place(0, 0)))
    return None, found, text


def _mended(
    source: Source, text: str, at: int, before: int
) -> tuple[list[Diagnostic], str]:
    """Return what is wrong at a place, and the text with a stand-in put there.

    Each mend parses the whole file again: of many bare values, all are mended at once.
    """
    if text[at] == "\t":
        places, code, text = [at], "SCR115", text[:at] + " " + text[at + 1 :]
    else:
        more = _bare_values(text, at) if before + 1 >= _ENOUGH else ()
        places, code = sorted({at, *more}), "SCR116"
        text = _without(text, places)
    return [refuse(code, source.place(p, p + 1)) for p in places], text


def _bare_values(text: str, after: int) -> Iterator[int]:
    """Yield where a value starts with @ behind a place, outside of blocks of text."""
    block = -1
    at = text.rfind("\n", 0, after) + 1
    for line in text[at:].splitlines(keepends=True):
        depth = len(line) - len(line.lstrip(" "))
        if line.strip() and depth <= block:
            block = -1
        if block < 0:
            bare = _BARE.match(line)
            if bare is not None:
                yield at + bare.end() - 1
            elif re.search(r"[|>][-+0-9]*\s*$", line):
                block = depth
        at += len(line)


def _without(text: str, places: list[int]) -> str:
    letters = list(text)
    for at in places:
        letters[at] = "x"
    return "".join(letters)


def _broken(source: Source, error: yaml.MarkedYAMLError, at: int) -> Diagnostic:
    """Name the cause of broken YAML where it can be told, else the place alone."""
    if "Unicode character escape" in (error.problem or ""):
        return refuse("SCR110", source.place(at, at))
    lines = source.text.rfind("\n", 0, max(0, source.text.rfind("\n", 0, at))) + 1
    stuck = _STUCK.search(source.text, lines, at)
    if stuck is not None:
        return refuse("SCR119", source.place(stuck.end() - 1, stuck.end()))
    context = error.context or ""
    if error.context_mark and ("quoted scalar" in context or "flow" in context):
        at = min(error.context_mark.index, at)
    return refuse("SCR103", source.place(at, at))


def _stumble(error: yaml.MarkedYAMLError, text: str) -> int:
    """Return the character at which the parser gave up, never past the text."""
    mark = error.problem_mark or error.context_mark
    return min(mark.index, len(text)) if mark is not None else 0


def _refusals(
    source: Source, made: Composed, mended: str, *, libyaml: bool
) -> list[Diagnostic]:
    found = [refuse(r.code, source.place(r.start, r.end)) for r in made.refused]
    if made.doubled:
        for second, first in doubled_keys(parser(mended, libyaml=libyaml)):
            related = Related(source.place(first.start, first.end), "first stands here")
            place = source.place(second.start, second.end)
            found.append(refuse("SCR104", place, related=(related,)))
    found += _escaped(source, made)
    found += _cut(source, made)
    found += _stray(source, made)
    return found


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
    return bool(_UNPRINTABLE.search(bare) or _OVERRIDE.search(bare))


def _cut(source: Source, made: Composed) -> list[Diagnostic]:
    """Find plain text that a # cuts off."""
    if " #" not in source.text and "\t#" not in source.text:
        return []
    ends = set(made.plain[1::2])
    cut = [m.end() - 1 for m in _HASH.finditer(source.text) if m.start() in ends]
    cut += _cut_below(source.text, made)
    return [refuse("SCR114", source.place(at, at + 1)) for at in cut]


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


def _stray(source: Source, made: Composed) -> list[Diagnostic]:
    """Find tabs and no-break spaces outside quoted and block text and comments."""
    found: list[Diagnostic] = []
    at = source.text.find("\t")
    while at >= 0 and len(found) < _ENOUGH:
        if not _inside_text(made, at) and not _in_comment(source.text, made, at):
            found.append(refuse("SCR115", source.place(at, at + 1)))
        at = source.text.find("\t", at + 1)
    if "\xa0" in source.text:
        for match in _STUCK.finditer(source.text):
            at = match.start(1) if match[1] else match.start(2)
            if not _inside_text(made, at) and not _in_comment(source.text, made, at):
                found.append(refuse("SCR119", source.place(at, at + 1)))
            if len(found) > 2 * _ENOUGH:
                break
    return found


def _inside_text(made: Composed, at: int) -> bool:
    found = bisect_right(made.texts, at)
    return found % 2 == 1


def _in_comment(text: str, made: Composed, at: int) -> bool:
    line = text.rfind("\n", 0, at) + 1
    return any(
        not _inside_text(made, line + match.end() - 1)
        for match in _COMMENT.finditer(text[line:at])
    )
