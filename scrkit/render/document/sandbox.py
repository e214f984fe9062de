"""The sandbox in which templates run: plain values, and an end to everything."""

import time
from collections.abc import Callable, Iterable, Iterator, Mapping
from functools import wraps
from pathlib import PurePosixPath
from typing import Any, NoReturn

from jinja2 import (
    BaseLoader,
    BytecodeCache,
    Environment,
    StrictUndefined,
    Undefined,
    nodes,
)
from jinja2.bccache import Bucket
from jinja2.compiler import CodeGenerator, Frame
from jinja2.exceptions import TemplateNotFound
from jinja2.parser import Parser
from jinja2.runtime import Context
from jinja2.sandbox import ImmutableSandboxedEnvironment
from markupsafe import Markup

from scrkit.errors import StoppedError
from scrkit.render.wording.escape import literal
from scrkit.system.resources import shipped

# Turns of the page and the like: a board sets its own.
TURNS = frozenset(("contents", "landscape", "page-break", "portrait"))

SUFFIX = ".md.j2"
WHOLE = 5_000_000  # characters that a board's template may put out
_MOST = 1_000_000  # characters in one joined text
_TEXT = 50_000_000  # characters that all its joins, filters and slices may make
_LONG = 200_000  # characters of one template
_INCLUDES = 2_000  # includes of all templates together
_TURNS = 200_000  # turns of all its loops together, and calls
# Python takes 20 loops in each other, and 100 levels of indentation.
_LOOPS, _DEEP = 18, 80
_NESTED = "marks too deep in each other, or parts that include each other"

# Nothing here can make text large, reach an object or switch the escaping off.
_FILTERS = (
    *("capitalize", "default", "first", "last", "length", "list"),
    *("lower", "reject", "rejectattr", "select", "selectattr", "trim", "upper"),
)
# Output of the first four would be escaped twice; an include does the same work.
# Lists of lists, doubled again and again, would fill the memory.
_REFUSED: dict[type[nodes.Node], str] = {
    nodes.Macro: "a macro; put it into a template of its own and include that",
    nodes.CallBlock: "a call block; put it into a template of its own and include that",
    nodes.FilterBlock: "a filter over a block; use the filter on each value",
    nodes.AssignBlock: "a block that is set; set a value",
    nodes.List: "a list of its own; the view has the lists of the review",
    nodes.Tuple: "a list of its own; the view has the lists of the review",
    nodes.Dict: "a table of its own; the view has what is known of the review",
}


class Marker(Markup):
    """A placed block in a template's output: the only text that is not escaped."""


class BoardLoader(BaseLoader):
    """Finds templates by plain relative names: the board's own, then the shipped."""

    def __init__(self, own: Mapping[str, str]) -> None:
        self.own = own
        self.left = _INCLUDES

    def get_source(
        self, environment: Environment, template: str
    ) -> tuple[str, str, Callable[[], bool]]:
        """Return text and name of a template; raise TemplateNotFound for any other."""
        self.left -= 1
        if self.left < 0:
            raise StoppedError("includes without end")
        text = self.text(template)
        if text is None:
            raise TemplateNotFound(template)
        if len(text) > _LONG:
            raise StoppedError(
                f"more than {_LONG:,} characters in one file", template, 1
            )
        return text, template, lambda: True

    def text(self, template: str) -> str | None:
        """Return the text of a template, or None where there is none of that name."""
        path = PurePosixPath(template)
        unsafe = path.is_absolute() or ".." in path.parts or "\\" in template
        if unsafe or ":" in template or not template.endswith(SUFFIX):
            return None
        own = self.own.get(template)
        return self._shipped(template) if own is None else own

    def _shipped(self, template: str) -> str | None:
        root = shipped("templates").resolve()
        file = (root / template).resolve()
        # A link inside the folder must not lead out of it.
        if not file.is_relative_to(root) or not file.is_file():
            return None
        return file.read_text(encoding="utf-8")


class _Code(CodeGenerator):
    """Joins and cuts text by our own functions, which know when it is too much."""

    def visit_Concat(  # noqa: N802 - the name is Jinja's
        self, node: nodes.Concat, frame: Frame
    ) -> None:
        self.write("environment.joined((")
        for part in node.nodes:
            self.visit(part, frame)
            self.write(", ")
        self.write("))")

    def visit_Getitem(  # noqa: N802 - the name is Jinja's
        self, node: nodes.Getitem, frame: Frame
    ) -> None:
        if not isinstance(node.arg, nodes.Slice):
            super().visit_Getitem(node, frame)
            return
        self.write("environment.counted_text(")
        super().visit_Getitem(node, frame)
        self.write(")")


class _Turning(list[object]):
    """What a loop goes through; each turn looks at the clock."""

    def __init__(self, items: Iterable[object], look: Callable[[], None]) -> None:
        super().__init__(items)
        self.look = look

    def __iter__(self) -> Iterator[object]:
        for item in super().__iter__():
            self.look()
            yield item


class Sandbox(ImmutableSandboxedEnvironment):
    """No arithmetic that grows text, no attribute but a view's own keys."""

    code_generator_class = _Code
    turns = _TURNS
    text = _TEXT
    until = float("inf")
    # Every sum is refused: a view holds nothing that a report would calculate with.
    intercepted_binops = frozenset(["+", "-", "*", "**", "%", "//", "/"])

    def late(self) -> bool:
        """Tell whether the time is over."""
        return time.process_time() > self.until

    def look(self) -> None:
        """Raise StoppedError when the time is over."""
        if self.late():
            raise StoppedError("it takes too long")

    def turn(self, number: int = 1) -> None:
        """Note turns of a loop, or a call; raise StoppedError at too many."""
        self.look()
        self.turns -= number
        if self.turns < 0:
            raise StoppedError("loops without end: too many turns")

    def counted_text(self, value: Any) -> Any:
        """Return what was made, unless all that was made is too much."""
        self.look()
        if isinstance(value, str | list | tuple):
            self.text -= len(value)
            if self.text < 0:
                raise StoppedError("too much text")
        return value

    def joined(self, parts: Iterable[object], between: str = "") -> str:
        """Join text; a template that doubles it again and again is stopped early."""
        texts = [str(part) for part in parts]
        between_all = len(between) * len(texts)
        if sum(len(text) for text in texts) + between_all > _MOST:
            raise StoppedError("too much text")
        return str(self.counted_text(between.join(texts)))

    def _parse(
        self, source: str, name: str | None, filename: str | None
    ) -> nodes.Template:
        """Parse, refuse what no template may hold, let every loop count its turns."""
        parser = Parser(self, source, name, filename)
        try:
            tree = parser.parse()
        except RecursionError:
            raise StoppedError(_NESTED, name, parser.stream.current.lineno) from None
        except ValueError:
            # Python reads no number of more than 4,300 figures.
            raise StoppedError(
                "a number that is too long", name, parser.stream.current.lineno
            ) from None
        for loop in _loops(tree, name):
            line = {"lineno": loop.lineno}
            loop.iter = nodes.Filter(loop.iter, "counted", [], [], None, None, **line)
        return tree

    def counted(self, items: object) -> list[object]:
        """Return what a loop goes through; text is no list, and turns run out."""
        if isinstance(items, Undefined):
            str(items)  # StrictUndefined raises, and names no value
        if not isinstance(items, Iterable) or isinstance(items, str):
            raise StoppedError("a loop over something that is no list")
        found = _Turning(items, self.look)
        self.turn(len(found))
        return found

    def escaped(self, value: object) -> Markup:
        """Escape what a template puts out, but for our own markers."""
        if isinstance(value, Marker):
            return value
        # StrictUndefined raises as soon as it is asked for its text.
        text = str(value) if isinstance(value, str | int | Undefined) else None
        if text is None:
            raise StoppedError("it puts out a list or a record as a whole")
        # Markup of a filter is escaped like anything else.
        return Markup(literal(text))  # noqa: S704 - literal() is the escaping

    def call(self, context: Context, called: Any, *arguments: Any, **named: Any) -> Any:
        """Call what a template may call; blocks that call each other have an end."""
        self.turn()
        return self.counted_text(super().call(context, called, *arguments, **named))

    def call_binop(
        self, context: Context, operator: str, left: object, right: object
    ) -> NoReturn:
        """Refuse every sum."""
        raise StoppedError("a sum; the view has every figure ready")

    def is_safe_attribute(self, obj: object, attr: str, value: object) -> bool:
        """Tell whether a template may see an attribute."""
        # Loops and blocks of Jinja have attributes; values of a view have keys alone.
        own = type(obj).__module__.startswith("jinja2.")
        return own and super().is_safe_attribute(obj, attr, value)

    def measured(self, function: Callable[..., Any]) -> Callable[..., Any]:
        """Return a filter or test of Jinja that counts what it takes and makes."""

        # `wraps` keeps the mark by which Jinja knows what else it is to hand over.
        @wraps(function)
        def counting(*arguments: Any, **named: Any) -> Any:
            for one in arguments:
                self.counted_text(one)
            return self.counted_text(function(*arguments, **named))

        return counting


def _loops(tree: nodes.Template, name: str | None) -> list[nodes.For]:
    """Return the loops of a template; raise StoppedError at what it may not hold."""
    # Goes without recursion: Jinja's own walks break off in what is nested too deep.
    found: list[nodes.For] = []
    open_: list[tuple[nodes.Node, int, int]] = [(tree, 0, 0)]
    while open_:
        node, depth, loops = open_.pop()
        told = _REFUSED.get(type(node))
        # "for key, value in …" names two things, and makes none.
        if told and getattr(node, "ctx", "load") == "load":
            raise StoppedError(told, name, node.lineno)
        if isinstance(node, nodes.For):
            found.append(node)
            loops += 1
        if depth > _DEEP or loops > _LOOPS:
            raise StoppedError(_NESTED, name, node.lineno)
        open_ += [(inner, depth + 1, loops) for inner in node.iter_child_nodes()]
    return found


class _Compiled(BytecodeCache):
    """The code of templates that come with scrkit, made once in a process.

    Jinja takes it only for the very words that it was made of.
    """

    def __init__(self) -> None:
        self._kept: dict[str, bytes] = {}

    def load_bytecode(self, bucket: Bucket) -> None:
        """Fill the bucket with code that is kept."""
        if bucket.key in self._kept:
            bucket.bytecode_from_string(self._kept[bucket.key])

    def dump_bytecode(self, bucket: Bucket) -> None:
        """Keep the code of a bucket."""
        self._kept[bucket.key] = bucket.bytecode_to_string()


_SHIPPED = _Compiled()


def sandbox(own: Mapping[str, str], until: float) -> Sandbox:
    """Return the sandbox for a board's own templates and those that ship with scrkit.

    `until` is when it stops, in seconds of processor time: a busy machine ends nothing.
    """
    environment = Sandbox(
        loader=BoardLoader(own),
        bytecode_cache=None if own else _SHIPPED,
        undefined=StrictUndefined,
        autoescape=True,
        trim_blocks=True,
        lstrip_blocks=True,
        # No cache: a board's template must not outlive the call that brought it.
        cache_size=0,
    )
    environment.until = until
    # lipsum, range, cycler, joiner and namespace make text without end.
    environment.globals.clear()
    known: dict[str, Any] = environment.filters
    environment.filters = {name: environment.measured(known[name]) for name in _FILTERS}
    tests: dict[str, Any] = environment.tests
    environment.tests = {name: environment.measured(tests[name]) for name in tests}
    environment.finalize = environment.escaped
    environment.filters["join"] = environment.joined
    environment.filters["counted"] = environment.counted
    environment.filters["line"] = environment.measured(_line)
    return environment


def _line(text: object) -> str:
    return " ".join(str(text).split())
