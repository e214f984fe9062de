"""Change records in a person's file: the inverse of `decode`; never reads or writes."""

from collections.abc import Mapping
from functools import lru_cache
from typing import Any, Generic, TypeVar, get_args, get_origin

from msgspec.structs import FieldInfo, fields, replace

from scrkit.decode import Decoded, decode
from scrkit.diagnostics import Severity
from scrkit.edits.spelling import spell, spell_key, text_kind
from scrkit.errors import ScrError
from scrkit.files import Edit, NewFile, Plan
from scrkit.model.kinds import Layout, Record, default_of, unwrapped
from scrkit.yamlfile import Path, Tree, read
from scrkit.yamlfile.splice import Spelled, Written, applied, at_one_place

R = TypeVar("R", bound=Record)


class Editing(Generic[R]):
    """Changes to one file that holds a record; all are made together or none.

    Paths lead through the record as through the file: `("people", 2, "role")`. Each
    change is spelled from the model, and put where it belongs so that every other
    byte stays. `edits` and `plan` read the outcome back before they give it.
    """

    def __init__(
        self, content: bytes | None, file: str, record_type: type[R], begun: bytes = b""
    ) -> None:
        """Begin from a file's content, or from `begun` where there is no such file.

        Raises ScrError where the file breaks its shape.
        """
        self._is_new = content is None
        tree = read(begun if content is None else content, file)
        self._written = Written(begun if content is None else content, tree)
        self.before: R = _sound(tree, record_type)
        self._wanted: R = self.before
        # By path: what is wanted of a record that was missing grows with each field.
        self._edits: dict[Path, Edit] = {}

    def line(self, path: Path) -> int:
        """Return the line on which something stands."""
        return self._written.tree.place(path).line

    def is_in_brackets(self, path: Path) -> bool:
        """Tell whether what stands at `path` is written in brackets."""
        return self._written.is_flow(path)

    def append(self, path: Path, *items: object) -> None:
        """Add items behind the last of the list at `path`; once for each list."""
        old = _value_at(self._wanted, path)
        if not isinstance(old, tuple):
            raise TypeError(path)
        if not items:
            return
        self._want(path, (*old, *items))
        if path[-1] in self._written.keys(path[:-1]):
            self._append(path, items)
        else:
            self._add(path)

    def set(self, path: Path, **values: object) -> None:
        """Give fields of the record at `path` these values."""
        for name, value in values.items():
            self.replace((*path, name), value)

    def replace(self, path: Path, value: object) -> None:
        """Put a value in the place of what stands at `path`, if it says another thing.

        A record takes the place of a record field by field, so that remarks between
        its fields stay.
        """
        old = _value_at(self._wanted, path)
        # What says so already keeps its spelling, quotes and remarks.
        if value == old:
            return
        self._want(path, value)
        if isinstance(value, Record) and self._written.keys(path):
            for one in fields(value):
                # Fields that say so already keep the quotes that somebody gave them.
                then = getattr(old, one.name, default_of(one))
                if then != (now := getattr(value, one.name)):
                    self._put((*path, one.encode_name), now)
            return
        self._put(path, value)

    def remove(self, path: Path, *places: int) -> None:
        """Take items of the list at `path` out of it, with the lines they stand on.

        What else is changed in the list is changed first: places count from there.
        """
        old = _value_at(self._wanted, path)
        if isinstance(old, tuple) and places:
            kept = tuple(one for n, one in enumerate(old) if n not in places)
            self._want(path, kept)
            for place in sorted(places):
                self._edits[(*path, place)] = self._written.remove(path, place)

    def edits(self) -> tuple[Edit, ...]:
        """Return the edits of a file that is there.

        Raises ScrError where it would then not read back as what is wanted.
        """
        edits = at_one_place(self._edits.values())
        if not edits:
            return ()
        # `people add` once left a file that nobody could read, and said "added": what a
        # splice makes of a file in an unforeseen style is only known by reading it.
        after = decode(read(applied(edits), edits[0].path), type(self._wanted))
        if after.value == self._wanted and not _is_broken(after):
            return edits
        at, tree = min(edit.start for edit in edits), self._written.tree
        keys = [key for key in self._written.keys(()) if tree.span((key,))[0] <= at]
        raise self._written.unsafe(tuple(keys[-1:]))

    def plan(self, *, private: bool = False) -> Plan:
        """Return the edits, or the new file where none was there; see `edits`."""
        edits = self.edits()
        if not self._is_new or not edits:
            return tuple(replace(one, private=private) for one in edits)
        file = NewFile(edits[0].path, applied(edits), private=private)
        return (file,)

    def _want(self, path: Path, value: object) -> None:
        self._wanted = _changed(self._wanted, path, value)

    def _put(self, path: Path, value: object) -> None:
        """Write a value at a place that may hold another one, nothing, or no key."""
        name = path[-1] if path else 0
        if isinstance(name, str) and name not in self._written.keys(path[:-1]):
            self._add(path)
            return
        listed = self._written.at(path)
        # An empty list shows no style that its first item could follow.
        if listed in (None, [], "") and isinstance(value, tuple) and value:
            self._append(path, value)
        else:
            self._edits[path] = self._written.overwrite(path, self._spell(path))

    def _append(self, path: Path, items: tuple[object, ...]) -> None:
        kind, layout = _declared(type(self.before), path)
        spelled = [spell(one, kind, layout) for one in items]
        self._edits[path] = self._written.append(path, spelled)

    def _add(self, path: Path) -> None:
        """Write what is wanted at a key that is not there yet."""
        parent, name = path[:-1], str(path[-1])
        in_brackets = self._written.is_flow(parent)
        if not self._written.keys(parent) and (parent or in_brackets):
            # Neither is the record that it belongs to, or that one is empty.
            self._put(parent, _value_at(self._wanted, parent))
            return
        record = _value_at(self._wanted, parent)
        order = tuple(_fields(type(record))) if isinstance(record, Record) else ()
        after = _key_before(name, self._written.keys(parent), order)
        add, key = self._written.add_key, spell_key(name)
        self._edits[path] = add(parent, key, self._spell(path), after)

    def _spell(self, path: Path) -> Spelled:
        kind, layout = _declared(type(self.before), path)
        return spell(_value_at(self._wanted, path), kind, layout)


def record_of(content: bytes, file: str, record_type: type[R]) -> R:
    """Return the record of a file; raises ScrError where it breaks its shape."""
    return _sound(read(content, file), record_type)


def _sound(tree: Tree, record_type: type[R]) -> R:
    decoded = decode(tree, record_type)
    if decoded.value is not None and not _is_broken(decoded):
        return decoded.value
    if not tree.starts and not tree.diagnostics:
        raise ScrError("its file holds only comments", "Fill it in first.")
    place = next(d.place for d in decoded.diagnostics if d.severity is Severity.ERROR)
    raise ScrError(
        f"{tree.file} cannot be read in full (line {place.line}, column "
        f"{place.column}), so nothing was written into it",
        "Run scr validate, put right what it says, and try again.",
    )


def _is_broken(decoded: Decoded[R]) -> bool:
    return any(d.severity is Severity.ERROR for d in decoded.diagnostics)


@lru_cache
def _fields(record_type: type[Record]) -> dict[str, FieldInfo]:
    return {one.encode_name: one for one in fields(record_type)}


def _key_before(name: str, keys: tuple[str, ...], order: tuple[str, ...]) -> str | None:
    """Return the key behind which a new one belongs; None: behind all of them."""
    # That is the nearest before it in the model's order, unless no key of the file
    # comes later.
    if name not in order:
        return None
    at = order.index(name)
    # At the end of a file nothing can be torn apart that somebody put together.
    if not set(order[at + 1 :]) & set(keys):
        return None
    return next((key for key in reversed(order[:at]) if key in keys), None)


def _value_at(value: object, path: Path) -> object:
    for step in path:
        if isinstance(value, Record):
            one = _fields(type(value))[str(step)]
            value = getattr(value, one.name)
        elif isinstance(value, Mapping):
            value = value.get(step)
        elif isinstance(value, tuple) and isinstance(step, int):
            value = value[step]
    return value


def _changed(value: Any, path: Path, new: object) -> Any:
    """Return a record, list or mapping in which something else stands at `path`."""
    if not path:
        return new
    step, rest = path[0], path[1:]
    inner = _changed(_value_at(value, (step,)), rest, new)
    if isinstance(value, Record):
        return replace(value, **{_fields(type(value))[str(step)].name: inner})
    if isinstance(value, tuple) and isinstance(step, int):
        return (*value[:step], inner, *value[step + 1 :])
    if isinstance(value, Mapping):
        return {**value, step: inner}
    raise TypeError(type(value).__name__)


def _declared(record_type: type[Record], path: Path) -> tuple[str, Layout]:
    """Return the kind of texts at a path, and the layout of the record around them."""
    annotation: object = record_type
    layout = record_type.layout
    for step in path:
        annotation = unwrapped(annotation)
        if isinstance(annotation, type) and issubclass(annotation, Record):
            layout = annotation.layout
            annotation = _fields(annotation)[str(step)].type
        else:
            # The items of tuple[X, ...], the values of dict[str, X].
            inner = get_args(annotation)
            annotation = inner[0 if get_origin(annotation) is tuple else -1]
    return text_kind(annotation), layout
