"""Footnotes for the Markdown reader: [^label] where they are cited, [^label]: below."""

import re

from markdown_it import MarkdownIt
from markdown_it.ruler import RuleOptionsType
from markdown_it.rules_block import StateBlock
from markdown_it.rules_inline import StateInline

_DEFINED = re.compile(r"\[\^([^\]\[\s]{1,99})\]:[ \t]*")
_CITED = re.compile(r"\[\^([^\]\[\s]{1,99})\]")
# Columns by which a later paragraph of a footnote stands in.
_INDENT = 4
_SILENT = True  # a rule only tells whether it would apply


def with_footnotes(reader: MarkdownIt) -> MarkdownIt:
    """Teach a reader footnotes; their tokens carry `label` and `at` in `meta`."""
    below: RuleOptionsType = {"alt": ["paragraph", "reference"]}
    reader.block.ruler.before("reference", "footnote", _define, below)
    reader.inline.ruler.before("link", "footnote", _cite)
    return reader


def _cite(state: StateInline, silent: bool) -> bool:  # noqa: FBT001 - theirs
    found = _CITED.match(state.src, state.pos)
    if found is None:
        return False
    if not silent:
        token = state.push("footnote", "", 0)
        token.content = found[0]
        token.meta = {"label": found[1], "at": state.pos}
    state.pos = found.end()
    return True


def _define(state: StateBlock, start: int, end: int, silent: bool) -> bool:  # noqa: FBT001
    begin = state.bMarks[start] + state.tShift[start]
    found = _DEFINED.match(state.src, begin, state.eMarks[start])
    if found is None or state.is_code_block(start):
        return False
    if silent:
        return True
    after = _after(state, start + 1, end)
    rest = state.getLines(start + 1, after, state.blkIndent + _INDENT, keepLastLF=False)
    body = f"{state.src[found.end() : state.eMarks[start]]}\n{rest}"
    opened = state.push("footnote_open", "", 1)
    opened.map, opened.meta = [start, after], {"label": found[1]}
    # Read by itself, so that nothing in it is taken for a part of what is around it.
    held = len(state.tokens)
    state.md.block.parse(body, state.md, state.env, state.tokens)
    for token in state.tokens[held:]:
        token.map = [line + start for line in token.map] if token.map else None
    state.push("footnote_close", "", -1)
    state.line = after
    return True


def _after(state: StateBlock, line: int, end: int) -> int:
    """Return the line behind a footnote: what is indented, or goes on, is its own."""
    rules = state.md.block.ruler.getRules("paragraph")
    last = line
    while line < end:
        if state.isEmpty(line):
            line += 1
            continue
        indented = state.sCount[line] - state.blkIndent >= _INDENT
        goes_on = last == line and state.sCount[line] >= state.blkIndent
        if not indented and (
            not goes_on or any(rule(state, line, end, _SILENT) for rule in rules)
        ):
            break
        line += 1
        last = line
    return last
