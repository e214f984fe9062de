"""Jinja templates to Markdown: sandboxed, always escaping, nothing but plain values."""

import traceback
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from pathlib import PurePosixPath
from typing import NoReturn

from jinja2 import (
    BaseLoader,
    BytecodeCache,
    Environment,
    StrictUndefined,
    TemplateError,
    Undefined,
    nodes,
)
from jinja2.bccache import Bucket
from jinja2.compiler import CodeGenerator, Frame
from jinja2.exceptions import SecurityError, TemplateNotFound, UndefinedError
from jinja2.runtime import Context
from jinja2.sandbox import ImmutableSandboxedEnvironment
from markupsafe import Markup

from scrkit.errors import ScrError
from scrkit.render.blocks import Placed
from scrkit.render.escape import literal
from scrkit.render.markdown import MARK, MARK_END
from scrkit.resources import shipped

SUFFIX = ".md.j2"

# Nothing here can make text large, reach an object or switch the escaping off.
_FILTERS = (
    *("capitalize", "default", "first", "last", "length", "list"),
    *("lower", "reject", "rejectattr", "select", "selectattr", "trim", "upper"),
)
# Their output would be escaped twice; an include does the same work.
_REFUSED = (nodes.Macro, nodes.CallBlock, nodes.FilterBlock, nodes.AssignBlock)
# Lists of lists, doubled again and again, would fill the memory.
_MADE = (nodes.List, nodes.Tuple, nodes.Dict)
# Texts of shipped templates that were found to hold nothing of that.
_SOUND: set[str] = set()


@dataclass(frozen=True, slots=True)
class Limits:
    """How far a template may go before it is stopped."""

    joined: int = 1_000_000  # characters in one joined text
    whole: int = 50_000_000  # characters that it may put out
    includes: int = 2_000  # of all templates together
    turns: int = 200_000  # of all its loops together


_LIMITS = Limits()


class Marker(Markup):
    """A placed block in a template's output: the only text that is not escaped."""


class BoardLoader(BaseLoader):
    """Finds templates by plain relative names: the board's own, then the shipped."""

    def __init__(self, own: Mapping[str, str], includes: int) -> None:
        self.own = own
        self.left = includes

    def get_source(
        self, environment: Environment, template: str
    ) -> tuple[str, str, Callable[[], bool]]:
        """Return text and name of a template; raise TemplateNotFound for any other."""
        self.left -= 1
        if self.left < 0:
            raise SecurityError("includes without end")
        path = PurePosixPath(template)
        unsafe = path.is_absolute() or ".." in path.parts or "\\" in template
        if unsafe or ":" in template or not template.endswith(SUFFIX):
            raise TemplateNotFound(template)
        text = self.own.get(template)
        if text is None:
            text = self._shipped(template)
        if text not in _SOUND:
            _refuse(environment.parse(text, template, template))
            if template not in self.own:
                _SOUND.add(text)
        return text, template, lambda: True

    def _shipped(self, template: str) -> str:
        root = shipped("templates").resolve()
        file = (root / template).resolve()
        # A link inside the folder must not lead out of it.
        if not file.is_relative_to(root) or not file.is_file():
            raise TemplateNotFound(template)
        return file.read_text(encoding="utf-8")


def _refuse(tree: nodes.Template) -> None:
    for refused in tree.find_all(_REFUSED):
        raise SecurityError(str(refused.lineno))
    for made in tree.find_all(_MADE):
        # "for key, value in …" names two things, and makes none.
        if getattr(made, "ctx", "load") == "load":
            raise SecurityError(str(made.lineno))


class _Code(CodeGenerator):
    """Joins text by our own function, which knows when it is too much."""

    def visit_Concat(  # noqa: N802 - the name is Jinja's
        self, node: nodes.Concat, frame: Frame
    ) -> None:
        self.write("environment.joined((")
        for part in node.nodes:
            self.visit(part, frame)
            self.write(", ")
        self.write("))")


class _Sandbox(ImmutableSandboxedEnvironment):
    """No arithmetic that grows text, no attribute but a view's own keys."""

    code_generator_class = _Code
    turns = _LIMITS.turns
    most = _LIMITS.joined
    # Every sum is refused: a view holds nothing that a report would calculate with.
    intercepted_binops = frozenset(["+", "-", "*", "**", "%", "//", "/"])

    def joined(self, parts: Iterable[object], between: str = "") -> str:
        """Join text; a template that doubles it again and again is stopped early."""
        texts = [str(part) for part in parts]
        between_all = len(between) * len(texts)
        if sum(len(text) for text in texts) + between_all > self.most:
            raise SecurityError("too much text")
        return between.join(texts)

    def _parse(
        self, source: str, name: str | None, filename: str | None
    ) -> nodes.Template:
        """Let every loop of the template count its turns."""
        tree = super()._parse(source, name, filename)
        for loop in tree.find_all(nodes.For):
            line = {"lineno": loop.lineno}
            loop.iter = nodes.Filter(loop.iter, "counted", [], [], None, None, **line)
        return tree

    def counted(self, items: object) -> list[object]:
        """Return what a loop goes through; text is no list, and turns run out."""
        if isinstance(items, Undefined):
            str(items)  # StrictUndefined raises, and names no value
        if not isinstance(items, Iterable) or isinstance(items, str):
            raise SecurityError("a loop over something that is no list")
        found = list(items)
        self.turns -= len(found)
        if self.turns < 0:
            raise SecurityError("too many turns")
        return found

    def escaped(self, value: object) -> Markup:
        """Escape what a template puts out, but for our own markers."""
        if isinstance(value, Marker):
            return value
        # StrictUndefined raises as soon as it is asked for its text.
        text = str(value) if isinstance(value, str | int | Undefined) else None
        if text is None:
            raise SecurityError("it puts out a list or a record as a whole")
        # Markup of a filter is escaped like anything else.
        return Markup(literal(text))  # noqa: S704 - literal() is the escaping

    def call_binop(
        self, context: Context, operator: str, left: object, right: object
    ) -> NoReturn:
        raise SecurityError(operator)

    def is_safe_attribute(self, obj: object, attr: str, value: object) -> bool:
        # Loops and blocks of Jinja have attributes; values of a view have keys alone.
        own = type(obj).__module__.startswith("jinja2.")
        return own and super().is_safe_attribute(obj, attr, value)


class _Compiled(BytecodeCache):
    """The code of templates that come with scrkit, made once in a process.

    Jinja takes it only for the very words that it was made of.
    """

    def __init__(self) -> None:
        self._kept: dict[str, bytes] = {}

    def load_bytecode(self, bucket: Bucket) -> None:
        if bucket.key in self._kept:
            bucket.bytecode_from_string(self._kept[bucket.key])

    def dump_bytecode(self, bucket: Bucket) -> None:
        self._kept[bucket.key] = bucket.bytecode_to_string()


_SHIPPED = _Compiled()


def _environment(own: Mapping[str, str], limits: Limits) -> _Sandbox:
    environment = _Sandbox(
        loader=BoardLoader(own, limits.includes),
        bytecode_cache=None if own else _SHIPPED,
        undefined=StrictUndefined,
        autoescape=True,
        trim_blocks=True,
        lstrip_blocks=True,
        # No cache: a board's template must not outlive the call that brought it.
        cache_size=0,
    )
    environment.turns, environment.most = limits.turns, limits.joined
    # lipsum, range, cycler, joiner and namespace make text without end.
    environment.globals.clear()
    environment.filters = {name: environment.filters[name] for name in _FILTERS}
    environment.finalize = environment.escaped
    environment.filters["join"] = environment.joined
    environment.filters["counted"] = environment.counted
    environment.filters["line"] = lambda text: " ".join(str(text).split())
    return environment


class NoSuchBlock(Exception):  # noqa: N818 - it never leaves this room
    """A template places something that a report does not have."""


def fill(
    template: str,
    view: Mapping[str, object],
    own: Mapping[str, str],
    places: Callable[[Placed], bool],
    limits: Limits = _LIMITS,
) -> tuple[str, tuple[Placed, ...]]:
    """Return the Markdown that `template` makes of `view`, and the blocks it places.

    In the template, `block(name, argument)` and `prose(name)` place blocks; `places`
    tells whether a report has such a block. Raises ScrError, naming template and line
    and never case text, when it fails.
    """
    placed: list[Placed] = []

    def place(name: str, argument: str = "") -> Marker:
        asked = Placed(str(name), str(argument))
        if not places(asked):
            raise NoSuchBlock
        placed.append(asked)
        mark = f"\n\n{MARK}{len(placed) - 1}{MARK_END}\n\n"
        return Marker(mark)

    def prose(name: str) -> Marker:
        return place("prose", name)

    try:
        found = _environment(own, limits).get_template(template)
        made = found.generate(**view, block=place, prose=prose)
        text = _within(made, limits.whole)
    # Whatever a template raises may quote the case: only its place is told.
    except Exception as error:
        raise _failure(template, error) from None
    return text, tuple(placed)


def _within(parts: Iterable[str], room: int) -> str:
    """Join what a template puts out, as long as a report may be."""
    whole = []
    for part in parts:
        room -= len(part)
        if room < 0:
            raise SecurityError("too much text")
        whole.append(part)
    return "".join(whole)


def _failure(template: str, error: Exception) -> ScrError:
    name, line = _where(template, error)
    at = f", line {line}" if line else ""
    return ScrError(
        f"the template {name}{at} cannot be used: {_reason(error)}",
        "Correct the template in the templates folder of the review, or remove it to "
        "use the one that comes with scrkit.",
    )


def _where(template: str, error: Exception) -> tuple[str, int]:
    name = getattr(error, "name", None)
    line = getattr(error, "lineno", None)
    if name and line:
        return str(name), int(line)
    frames = traceback.extract_tb(error.__traceback__)
    # Jinja maps its code back to the lines of the template that failed.
    inside = [frame for frame in frames if frame.filename.endswith(SUFFIX)]
    if inside:
        return inside[-1].filename, inside[-1].lineno or 0
    if isinstance(error, SecurityError) and str(error).isdigit():
        return template, int(str(error))
    return template, 0


def _reason(error: Exception) -> str:
    if isinstance(error, NoSuchBlock):
        return "it places a block or prose that the report does not have"
    if isinstance(error, TemplateNotFound):
        return "there is no template of that name, here or in what it includes"
    if isinstance(error, UndefinedError):
        return "it uses a value that the report does not have"
    if isinstance(error, SecurityError):
        return (
            "it does something that templates may not do (macros, sums, methods, "
            "lists of their own, loops without end)"
        )
    if isinstance(error, TemplateError):
        return "its Jinja marks are not well formed"
    return "it failed while it was filled in"
