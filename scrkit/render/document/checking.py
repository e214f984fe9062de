"""Check a board's own templates before they are filled: marks, names, what is missing.

Nothing of a template is run, and nothing of it is quoted.
"""

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass

from jinja2 import TemplateError, nodes

from scrkit.errors import StoppedError
from scrkit.render.document.blocks import Placed
from scrkit.render.document.naming import FUNCTION, Namespace, Said
from scrkit.render.document.sandbox import SUFFIX, TURNS, BoardLoader, sandbox
from scrkit.system.resources import shipped
from scrkit.text.nearness import nearest

# Faults of one template beyond these are not told: the first hide the rest.
_ENOUGH = 20
# What reports hold without which they say less; the rest of the view is words.
_WEIGHTY = frozenset(
    ("findings", "learning", "recommendations", "phases", "questions", "family")
) | {"response", "addendum", "identities", "plan", "decision", "terms", "panel"}


@dataclass(frozen=True, slots=True)
class Fault:
    """What is wrong with a template: its code, the place in it, what is told."""

    code: str
    template: str
    line: int
    column: int
    detail: str = ""
    do: str = ""


def faults(
    own: Mapping[str, str], view: Mapping[str, object], places: Callable[[Placed], bool]
) -> tuple[Fault, ...]:
    """Return what is wrong with a board's own templates, in the order of their names.

    `view` is what the templates of reports see, `places` tells which blocks there are.
    """
    check = _Check(own, view, places)
    found: list[Fault] = []
    for name in sorted(own):
        found += list(check.of(name))[:_ENOUGH]
    return tuple(found)


class _Check:
    def __init__(
        self,
        own: Mapping[str, str],
        view: Mapping[str, object],
        places: Callable[[Placed], bool],
    ) -> None:
        self.own, self.view, self.places = own, view, places
        self.environment = sandbox(own, float("inf"))
        self.loader = BoardLoader(own)
        self.shipped = BoardLoader({})
        root = shipped("templates")
        every = (path for path in root.rglob(f"*{SUFFIX}") if path.is_file())
        names = (path.relative_to(root).as_posix() for path in every)
        self.ours = frozenset(name for name in names if not name.startswith("new/"))
        self.used = {inner for name in own for inner in self._included_in(own[name])}
        self.free = self._free()

    def of(self, name: str) -> Iterator[Fault]:
        """Yield what is wrong with one template."""
        text = self.own[name]
        if name not in self.ours and name not in self.used:
            near = nearest(name, sorted(self.ours))
            do = f"Did you mean templates/{near}?" if near else ""
            yield Fault("SCR138", name, 1, 1, do=do)
        try:
            tree = self.environment.parse(text, name)
        except TemplateError as error:
            line = getattr(error, "lineno", 1) or 1
            yield Fault("SCR134", name, line, _mark(text, line))
            return
        except StoppedError as error:
            line = error.lineno or 1
            column = _mark(text, line, first=True)
            yield Fault("SCR136", name, line, column, error.why)
            return
        yield from self._unknown(name, text, tree)
        if name in self.ours and not name.startswith("parts/"):
            theirs = self._says(name, self.loader)
            ours = self._says(name, self.shipped)
            missing = sorted(ours - theirs)
            if missing:
                yield Fault("SCR137", name, 1, 1, ", ".join(missing))

    def _unknown(self, name: str, text: str, tree: nodes.Template) -> Iterator[Fault]:
        part = name.startswith("parts/") or name not in self.ours
        allowed = self.free["" if part else name]
        namespace = Namespace(self.view, allowed, self.environment)
        for one in namespace.unknown(tree):
            column = _column(text, one)
            yield Fault(one.code, name, one.line, column, one.what, _near(one))
        yield from self._placed(name, text, tree)

    def _placed(self, name: str, text: str, tree: nodes.Template) -> Iterator[Fault]:
        for asked, line in _placed(tree):
            if not self.places(asked):
                word = asked.argument if asked.name == "prose" else asked.name
                said = Said(
                    "SCR135",
                    line,
                    word,
                    "a block or a text that the report does not have",
                )
                yield Fault("SCR135", name, line, _column(text, said), said.what)
        for one in tree.find_all(nodes.Include):
            target = _constant(one.template)
            if target and self.loader.text(target) is None:
                said = Said("SCR135", one.lineno, target, "a part that is not there")
                column = _column(text, said)
                yield Fault("SCR135", name, one.lineno, column, said.what)

    def _says(self, name: str, loader: BoardLoader) -> set[str]:
        """Return which blocks, texts and lists a template and its parts place."""
        found: set[str] = set()
        for text in self._whole(name, loader):
            tree = self._parsed(text)
            if tree is None:
                continue
            for asked, _ in _placed(tree):
                word = f"text {asked.argument}" if asked.name == "prose" else asked.name
                found |= {word} - TURNS
            names = {one.name for one in tree.find_all(nodes.Name)}
            found |= names & _WEIGHTY
        return found

    def _whole(self, name: str, loader: BoardLoader) -> Iterator[str]:
        seen, open_ = set[str](), [name]
        while open_:
            one = open_.pop()
            text = None if one in seen else loader.text(one)
            seen.add(one)
            if text is not None:
                yield text
                open_ += self._included_in(text)

    def _parsed(self, text: str) -> nodes.Template | None:
        try:
            return self.environment.parse(text)
        except (TemplateError, StoppedError):
            # It is told at the template itself.
            return None

    def _included_in(self, text: str) -> list[str]:
        tree = self._parsed(text)
        if tree is None:
            return []
        every = [one.template for one in tree.find_all(nodes.Include)]
        every += [one.template for one in tree.find_all(nodes.Extends)]
        return [name for one in every if (name := _constant(one))]

    def _free(self) -> dict[str, frozenset[str]]:
        """Return what each template of ours may name; under "" what all may."""
        found: dict[str, frozenset[str]] = {}
        every: set[str] = set()
        for name in self.ours:
            trees = map(self._parsed, self._whole(name, self.shipped))
            whole = [tree for tree in trees if tree is not None]
            names = {n for tree in whole for n in _names(tree)}
            # What ours count through in loops is nothing that a report has.
            loops = (one for tree in whole for one in tree.find_all(nodes.For))
            within = {n for one in loops for n in _targets(one)}
            found[name] = frozenset(names - within | self.view.keys())
            every |= names
        for text in self.own.values():
            tree = self._parsed(text)
            if tree is not None:
                # A part sees what the template that includes it counts through.
                kinds = tree.find_all((nodes.For, nodes.Assign))
                every |= {n for one in kinds for n in _targets(one)}
        found[""] = frozenset(every | self.view.keys())
        return found


def _names(tree: nodes.Template) -> set[str]:
    return {one.name for one in tree.find_all(nodes.Name)}


def _targets(one: nodes.Node) -> set[str]:
    target = getattr(one, "target", None)
    return set() if target is None else {n.name for n in _all_names(target)}


def _all_names(node: nodes.Node) -> Iterator[nodes.Name]:
    if isinstance(node, nodes.Name):
        yield node
    yield from node.find_all(nodes.Name)


def _constant(node: nodes.Node | None) -> str:
    if isinstance(node, nodes.Const) and isinstance(node.value, str):
        return node.value
    return ""


def _placed(tree: nodes.Template) -> Iterator[tuple[Placed, int]]:
    """Yield each block or text that a template places by a name that it spells out."""
    for one in tree.find_all(nodes.Call):
        if not isinstance(one.node, nodes.Name) or one.node.name not in _PLACING:
            continue
        words = [_constant(argument) for argument in one.args]
        if not words or not words[0]:
            continue
        if one.node.name == "prose":
            yield Placed("prose", words[0]), one.lineno
        elif words[0] != "evidence":
            # Whose evidence is told by a value.
            argument = words[1] if len(words) > 1 else ""
            if words[0] != "prose" or argument:
                yield Placed(words[0], argument), one.lineno


_PLACING = ("block", "prose")


def _line(text: str, number: int) -> str:
    lines = text.splitlines()
    return lines[number - 1] if 0 < number <= len(lines) else ""


def _mark(text: str, number: int, *, first: bool = False) -> int:
    """Return the column of the last mark in a line, or of the first; from 1."""
    found = [one.start() for one in re.finditer(r"\{[%{#]", _line(text, number))]
    return found[0 if first else -1] + 1 if found else 1


def _column(text: str, said: Said) -> int:
    """Return the column of a word within the marks of its line; from 1."""
    line, word = _line(text, said.line), re.escape(said.word)
    edges = (r"(?<!\w)", r"(?!\w)") if re.match(r"\w", said.word) else ("", "")
    one = re.compile(word.join(edges))
    called = re.compile(one.pattern + r"(?=\s*\()")
    for wanted in (called, one) if said.what == FUNCTION else (one,):
        for mark in re.finditer(r"\{[{%].*?(?:[}%]\}|$)", line):
            found = wanted.search(line, mark.start() + 2, mark.end())
            if found:
                return found.start() + 1
    # A mark may go over several lines.
    found = one.search(line) if edges[0] else None
    return found.start() + 1 if found else _mark(text, said.line)


def _near(said: Said) -> str:
    near = nearest(said.word, sorted(said.known)) if said.known else ""
    return f"Did you mean {near}?" if near else ""
