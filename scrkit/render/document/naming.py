"""Which names of a template nothing stands behind, told from its tree alone."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from jinja2 import Environment, nodes

# Names that Jinja or the placing of blocks brings.
_BROUGHT = frozenset(("block", "prose", "loop", "super", "self", "true", "false"))
# What the sandbox puts around each thing that a loop goes through.
_COUNTED = "counted"
_ASKED = ("defined", "undefined")
FUNCTION = "a function or method; only block and prose are called"
_SUMS = (
    *(nodes.Add, nodes.Sub, nodes.Mul, nodes.Div),
    *(nodes.FloorDiv, nodes.Mod, nodes.Pow),
)
_CALLED = frozenset(("block", "prose", "super"))
# What Jinja itself hands over: loop.cycle(…), self.title().
_JINJAS = frozenset(("loop", "self"))
Shape = object
Scope = Mapping[str, Shape]
_UNKNOWN = object()


@dataclass(frozen=True, slots=True)
class Said:
    """A word of a template that nothing stands behind: its line, and what it is."""

    code: str
    line: int
    word: str
    what: str
    known: frozenset[str] = field(default_factory=frozenset)


class Namespace:
    """What a template may name: the view, what ours of that name see, and its own."""

    def __init__(
        self,
        view: Mapping[str, object],
        allowed: frozenset[str],
        environment: Environment,
    ) -> None:
        self.view, self.environment = view, environment
        self.own: frozenset[str] = frozenset()
        self.everywhere: frozenset[str] = frozenset()
        self.allowed = allowed | _BROUGHT | {"none", "None", "True", "False"}

    def unknown(self, tree: nodes.Template) -> list[Said]:
        """Return the names, fields, filters and tests that are not known."""
        self.own = frozenset(
            one.name for one in tree.find_all(nodes.Name) if one.ctx == "store"
        )
        # What a loop goes through by is known inside of it alone.
        kinds = tree.find_all((nodes.Assign, nodes.With))
        self.everywhere = frozenset(name for one in kinds for name in _stored(one))
        found = set(self._in(tree, {}))
        # That a method is no field needs no telling beside that it may not be called.
        refused = {(one.line, one.word) for one in found if one.code == "SCR136"}
        told = (
            one
            for one in found
            if one.code == "SCR136" or (one.line, one.word) not in refused
        )
        return sorted(told, key=lambda one: (one.line, one.word))

    def _in(self, node: nodes.Node, scope: Scope) -> Iterator[Said]:
        match node:
            case nodes.For():
                scope = {**scope, **self._turns(node, scope)}
            case nodes.Filter() | nodes.Test():
                yield from self._callable(node)
                if _asks(node):
                    return
            case nodes.Name(ctx="load"):
                yield from self._name(node, scope)
            case nodes.Getattr():
                yield from self._field(node, scope)
            case nodes.Call() | nodes.BinExpr():
                yield from self._worked_out(node)
        for inner in node.iter_child_nodes():
            yield from self._in(inner, scope)

    def _callable(self, node: nodes.Filter | nodes.Test) -> Iterator[Said]:
        is_filter = isinstance(node, nodes.Filter)
        known = self.environment.filters if is_filter else self.environment.tests
        if node.name not in known:
            what = f"a {'filter' if is_filter else 'test'} that they do not have"
            yield Said("SCR136", node.lineno, node.name, what, frozenset(known))

    def _worked_out(self, node: nodes.Call | nodes.BinExpr) -> Iterator[Said]:
        match node:
            case nodes.BinExpr() if isinstance(node, _SUMS):
                what = "a sum; the view has every figure ready"
                yield Said("SCR136", node.lineno, node.operator, what)
            case nodes.Call(node=nodes.Getattr(node=nodes.Name(name=name))) if (
                name in _JINJAS
            ):
                return
            case nodes.Call(node=nodes.Getattr(attr=name)):
                yield Said("SCR136", node.lineno, name, FUNCTION)
            case nodes.Call(node=nodes.Name(name=name)) if (
                name in self.allowed - _CALLED
            ):
                yield Said("SCR136", node.lineno, name, FUNCTION)

    def _name(self, node: nodes.Name, scope: Scope) -> Iterator[Said]:
        if node.name not in self.allowed | self.everywhere | scope.keys():
            what = "a value that the report does not have"
            yield Said("SCR135", node.lineno, node.name, what, self.allowed - _BROUGHT)

    def _field(self, node: nodes.Getattr, scope: Scope) -> Iterator[Said]:
        holder = self._shape(node.node, scope)
        if holder is _UNKNOWN or not holder:
            return
        fields = holder if isinstance(holder, Mapping) else {}
        if node.attr not in fields:
            what = "a field that this value does not have"
            known = frozenset(map(str, fields))
            yield Said("SCR135", node.lineno, node.attr, what, known)

    def _shape(self, node: nodes.Node, scope: Scope) -> Shape:
        """Return what a name or field holds in this review, as far as it is known."""
        if isinstance(node, nodes.Name):
            # What a template sets itself is nothing of the view's.
            usual = _UNKNOWN if node.name in self.own else self.view.get(node.name)
            return scope.get(node.name, usual)
        if isinstance(node, nodes.Filter) and node.name == _COUNTED and node.node:
            return self._shape(node.node, scope)
        if isinstance(node, nodes.Getattr):
            holder = self._shape(node.node, scope)
            if isinstance(holder, Mapping):
                return holder.get(node.attr, _UNKNOWN)
        return _UNKNOWN

    def _turns(self, node: nodes.For, scope: Scope) -> Scope:
        """Return what the name of a loop stands for: the fields of all its turns."""
        if not isinstance(node.target, nodes.Name):
            return dict.fromkeys(_stored(node.target), _UNKNOWN)
        items = self._shape(node.iter, scope)
        every = items if isinstance(items, list | tuple) else ()
        fields: dict[str, Shape] = {}
        for one in every:
            if not isinstance(one, Mapping):
                return {node.target.name: _UNKNOWN}
            fields |= one
        return {node.target.name: fields or _UNKNOWN}


def _asks(node: nodes.Filter | nodes.Test) -> bool:
    """Tell whether a name may be missing there: it is asked for, or has a default."""
    if isinstance(node, nodes.Test):
        return node.name in _ASKED
    return node.name == "default"


def _stored(node: nodes.Node) -> list[str]:
    every = [node] if isinstance(node, nodes.Name) else node.find_all(nodes.Name)
    return [one.name for one in every if one.ctx == "store"]
