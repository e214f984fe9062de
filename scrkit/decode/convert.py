"""Decode a tree into a record, record by record; never judges what it says."""

from functools import cache
from typing import Any, Generic, TypeVar, get_args, get_origin

import msgspec
from msgspec import Struct, field

from scrkit.dates import ClockTime, PartialDate, parse_date, parse_time
from scrkit.diagnostics import Diagnostic, Severity
from scrkit.model.kinds import Record, annotations, unwrapped
from scrkit.yamlfile import Data, Tree

R = TypeVar("R", bound=Record)


class Decoded(Struct, Generic[R], frozen=True):
    """A record, or None where its own fields break; and what is wrong.

    `kept` tells, for a list from which broken records were left out, the places in
    the file of those that stayed; `broken` names the lists' broken records.
    """

    value: R | None
    diagnostics: tuple[Diagnostic, ...] = ()
    kept: dict[str, tuple[int, ...]] = field(default_factory=dict)
    broken: tuple[tuple[str, int], ...] = ()


def decode(tree: Tree, record_type: type[R]) -> Decoded[R]:
    """Decode the whole of a tree.

    A key with nothing after it counts as absent. Records of a list that break
    their shape are left out and told in full; the others stay.
    """
    # What the reader has refused may be cut short: records of it would be half true.
    if any(d.severity is Severity.ERROR for d in tree.diagnostics):
        return Decoded(None, tree.diagnostics)
    try:
        return Decoded(convert(tree.data, record_type), tree.diagnostics)
    except msgspec.ValidationError:
        return _decode_slowly(tree, record_type)


def convert(data: Data, record_type: type[R]) -> R:
    """Convert plain data; raises msgspec.ValidationError, which quotes the data."""
    short = _shortened(record_type)
    if short and isinstance(data, dict):
        data = {**data, **_in_full(data, short)}
    return msgspec.convert(data, record_type, dec_hook=_hook)


@cache
def _shortened(record_type: type[Record]) -> dict[str, str]:
    """Return the lists in which a bare text stands for a record, with its field."""
    found = {}
    for name, annotation in annotations(record_type).items():
        item = next(iter(get_args(unwrapped(annotation))), None)
        if isinstance(item, type) and issubclass(item, Record) and item.bare:
            found[name] = item.bare
    return found


def _in_full(data: dict[str, Data], short: dict[str, str]) -> dict[str, Data]:
    return {
        name: [{short[name]: one} if isinstance(one, str) else one for one in items]
        for name, items in data.items()
        if name in short and isinstance(items, list)
    }


def _hook(wanted: type, value: Any) -> PartialDate | ClockTime:
    if isinstance(value, str):
        if wanted is PartialDate:
            return parse_date(value)
        if wanted is ClockTime:
            return parse_time(value)
    raise ValueError("not a text")


def _decode_slowly(tree: Tree, record_type: type[R]) -> Decoded[R]:
    # Most files have no empty key, so that only what was refused is cleaned.
    data = _without_empty(tree.data, record_type)
    try:
        return Decoded(convert(data, record_type), tree.diagnostics)
    except msgspec.ValidationError:
        pass
    # jsonschema takes long to import: only a record that was refused pays for it.
    from scrkit.decode.explain import explain

    told = explain(tree, data, record_type)
    diagnostics = (*tree.diagnostics, *told)
    if not isinstance(data, dict):
        return Decoded(None, diagnostics)
    kept = _sound_records(data, record_type)
    whole = {
        name: [value[i] for i in kept[name]]
        if name in kept and isinstance(value, list)
        else value
        for name, value in data.items()
        # An unknown key is told already, and must not cost the record.
        if name in record_type.__struct_fields__
    }
    broken = _broken(data, kept)
    try:
        value = convert(whole, record_type)
    except msgspec.ValidationError:
        return Decoded(None, diagnostics, kept, broken)
    return Decoded(value, diagnostics, kept, broken)


def _without_empty(data: Data, wanted: object) -> Data:
    """Leave out the keys with nothing after them, as far as the record knows them.

    One that it does not know stays to be refused: in {note: low, medium or high} the
    comma has made a key of what was meant as text.
    """
    wanted = unwrapped(wanted)
    if isinstance(data, list):
        item_type = next(iter(get_args(wanted)), None)
        return [_without_empty(item, item_type) for item in data]
    if not isinstance(data, dict):
        return data
    if isinstance(wanted, type) and issubclass(wanted, Record):
        known = {f.encode_name: f.type for f in msgspec.structs.fields(wanted)}
    else:
        item_type = get_args(wanted)[-1] if get_args(wanted) else None
        return {key: _without_empty(item, item_type) for key, item in data.items()}
    return {
        key: _without_empty(value, known.get(key))
        for key, value in data.items()
        if value is not None or key not in known
    }


def _sound_records(
    data: dict[str, Data], record_type: type[Record]
) -> dict[str, tuple[int, ...]]:
    """Return, for each list of records, the places of those that decode."""
    kept = {}
    for name, annotation in annotations(record_type).items():
        items, held = data.get(name), unwrapped(annotation)
        item_type = next(iter(get_args(held)), None)
        if not isinstance(items, list) or get_origin(held) is not tuple:
            continue
        if isinstance(item_type, type) and issubclass(item_type, Record):
            short = _shortened(record_type).get(name)
            kept[name] = tuple(
                i
                for i, item in enumerate(items)
                if _is_sound(
                    {short: item} if short and isinstance(item, str) else item,
                    item_type,
                )
            )
    return kept


def _is_sound(item: Data, item_type: type[Record]) -> bool:
    try:
        convert(item, item_type)
    except msgspec.ValidationError:
        return False
    return True


def _broken(
    data: dict[str, Data], kept: dict[str, tuple[int, ...]]
) -> tuple[tuple[str, int], ...]:
    found = []
    for name, places in kept.items():
        items = data[name]
        count, sound = len(items) if isinstance(items, list) else 0, set(places)
        found += [(name, i) for i in range(count) if i not in sound]
    return tuple(found)
