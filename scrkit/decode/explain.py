"""Say in our own words everything that is wrong with a record's shape."""

import re
from collections.abc import Collection, Iterator
from datetime import date
from functools import cache, lru_cache
from typing import Any

from jsonschema import Draft202012Validator, FormatChecker
from jsonschema.exceptions import ValidationError
from msgspec.structs import replace

from scrkit.dates import parse_date, parse_time
from scrkit.decode.schema import schema
from scrkit.decode.shapes import SHAPES
from scrkit.decode.slips import of_key, of_kind, of_text
from scrkit.diagnostics import Diagnostic, Place, Related
from scrkit.model.kinds import Record
from scrkit.text.counting import number
from scrkit.text.nearness import nearest
from scrkit.yamlfile import Data, Path, Tree

_COMMA = "If it is part of a text with a comma in it, put the whole text in quotes."
# No key and no choice is longer: of a longer word the beginning is compared.
_LONGEST = 100
_CHECKER = FormatChecker(formats=())
_KINDS = {
    "object": "a record (keys with values below it)",
    "array": "a list (lines beginning with a dash)",
    "string": "a text",
    "boolean": "true or false",
}


@_CHECKER.checks("scr-date", raises=ValueError)
def _is_date(value: object) -> bool:
    return not isinstance(value, str) or parse_date(value) is not None


@_CHECKER.checks("scr-time", raises=ValueError)
def _is_time(value: object) -> bool:
    return not isinstance(value, str) or parse_time(value) is not None


@_CHECKER.checks("date", raises=ValueError)
def _is_day(value: object) -> bool:
    if not isinstance(value, str):
        return True
    if not re.fullmatch(r"[0-9]{4}-[0-9]{2}-[0-9]{2}", value):
        raise ValueError(_no_day(value))
    try:
        date.fromisoformat(value)
    except ValueError:
        raise ValueError("there is no such day") from None
    return True


def _no_day(value: str) -> str:
    if re.fullmatch(r"[0-9]{4}(-[0-9]{2})?", value):
        return "a whole day is needed, in the form 2014-03-05"
    return "not a day in the form 2014-03-05 (year, month, day)"


def explain(
    tree: Tree, data: Data, record_type: type[Record]
) -> tuple[Diagnostic, ...]:
    """Return a diagnostic for every breach of shape in `data`, the tree's without
    empty fields; a record that only msgspec refuses gets one of its own."""
    validator = Draft202012Validator(schema(record_type, ""), format_checker=_CHECKER)
    found: list[Diagnostic] = []
    rewritten: list[Diagnostic] = []
    for whole in validator.iter_errors(data):
        for error in _leaves(whole):
            if error.validator == "enum" and isinstance(error.instance, bool):
                rewritten += _told(tree, error, record_type)
            elif not _is_misspelt(error):
                found += _told(tree, error, record_type)
    if len(found) > 1 and data == {}:
        return (_of_nothing(found),)
    return (*found, *_once(rewritten)) or (
        _diagnose("SCR123", tree.place(()), (), detail="a record"),
    )


def _of_nothing(found: list[Diagnostic]) -> Diagnostic:
    """Return what is told of a file in which nothing stands: one cause, one message."""
    needed = number(len(found), "key")
    message = f"this file is empty, and without {needed} that it needs"
    return replace(found[0], message=message, do="Write it, or fetch it back from git.")


def _told(
    tree: Tree, error: ValidationError, whole: type[Record]
) -> Iterator[Diagnostic]:
    path: Path = tuple(error.absolute_path)
    match error.validator:
        case "additionalProperties":
            yield from _unknown_keys(tree, path, error, whole)
        case "required":
            yield from _missing_key(tree, path, error)
        case "enum":
            yield _not_one_of(tree, path, error)
        case "pattern":
            detail, do = _purpose(error), of_text(error.instance)
            yield _diagnose("SCR126", tree.place(path), path, detail=detail, do=do)
        case "format":
            yield _bad_format(tree, path, error)
        case _:
            do = _as_truth(path, error) or _slip(error)
            wanted = _wanted(error)
            yield _diagnose("SCR123", tree.place(path), path, detail=wanted, do=do)


# How people say that something is so, or is not, wherever they are asked.
_SO = {
    **dict.fromkeys(("yes", "y", "true", "t", "on", "1"), ("true", "yes")),
    **dict.fromkeys(("no", "n", "false", "f", "off", "0"), ("false", "no")),
}


def _as_truth(path: Path, error: ValidationError) -> str:
    """Return the line as it should be, where yes or no stand for true or false."""
    said = _SO.get(str(error.instance).strip().casefold())
    if said is None or error.validator != "type" or error.validator_value != "boolean":
        return ""
    line = f": {path[-1]}: {said[0]}" if path and isinstance(path[-1], str) else ""
    return f"Write true for yes and false for no, without quotes{line or '.'}"


def _is_misspelt(error: ValidationError) -> bool:
    """Tell whether a missing key is there under a misspelt name: told once, there."""
    if error.validator != "required":
        return False
    known = tuple(_properties(error))
    unknown = (name for name in _instance(error) if name not in known)
    missing = _missing(error)
    return any(
        missing in (_near(name, known), name.partition(":")[0]) for name in unknown
    )


def _leaves(error: ValidationError) -> Iterator[ValidationError]:
    """Look into a choice between a value and nothing: the value is what was meant."""
    meant = [e for e in error.context or () if e.schema != {"type": "null"}]
    if error.validator != "anyOf" or not meant:
        yield error
        return
    # Of a text or a record the one that was written is meant; else, the first.
    if len({inner.schema_path[0] for inner in meant}) > 1:
        kind = [e for e in meant if e.validator != "type" or e.path]
        meant = kind or meant[:1]
    for inner in meant:
        if isinstance(error.schema, dict) and isinstance(inner.schema, dict):
            inner.schema = {
                "description": error.schema.get("description"),
                **inner.schema,
            }
        yield from _leaves(inner)


def _diagnose(
    code: str, place: Place, path: Path, *, detail: str, do: str = ""
) -> Diagnostic:
    shape = SHAPES[code]
    return shape.at(
        code,
        place,
        message=shape.message.format(detail=detail),
        do=do or shape.do,
        frame=_shown(path),
        path=".".join(str(step) for step in path),
    )


def _shown(path: Path) -> str:
    """Return the last key on the way, if it is ours: a writer's own is never shown."""
    last = next((step for step in reversed(path) if isinstance(step, str)), "")
    return last if last in _fields() else ""


@lru_cache(maxsize=4096)
def _near(word: str, known: tuple[str, ...]) -> str:
    """Return the nearest known word: the same slip often stands in every record."""
    return nearest(word[:_LONGEST], known)


@cache
def _fields() -> frozenset[str]:
    """Return the names of all fields of all records."""
    found: set[str] = set()
    waiting = [Record]
    while waiting:
        record = waiting.pop()
        waiting += record.__subclasses__()
        found.update(record.__struct_encode_fields__)
    return frozenset(found)


def _unknown_keys(
    tree: Tree, path: Path, error: ValidationError, whole: type[Record]
) -> Iterator[Diagnostic]:
    known = tuple(_properties(error))
    for name, value in _instance(error).items():
        if name not in known:
            do = of_key(name, known, whole) or _alike(name, known, value)
            place = tree.place((*path, name), key=True)
            yield _diagnose("SCR121", place, path, detail="", do=do)


def _alike(name: str, known: tuple[str, ...], value: object) -> str:
    near = _near(name, known)
    do = f"Did you mean {near}?" if near else f"Known here: {', '.join(known)}."
    return f"{_COMMA} {do}" if value is None else do


def _missing_key(
    tree: Tree, path: Path, error: ValidationError
) -> Iterator[Diagnostic]:
    name = _missing(error)
    about = _properties(error).get(name, {}).get("description", "")
    # The key may be there with nothing behind it; else the record's own place is told.
    at = (*path, name) if name in _keys_at(tree.data, path) else path
    yield _diagnose("SCR122", tree.place(at, key=True), path, detail=name, do=about)


def _keys_at(data: Data, path: Path) -> Collection[str]:
    for step in path:
        if isinstance(data, dict) and step in data:
            data = data[str(step)]
        elif isinstance(data, list) and isinstance(step, int) and step < len(data):
            data = data[step]
    return data if isinstance(data, dict) else ()


def _missing(error: ValidationError) -> str:
    # jsonschema reports a missing key each by itself and names it only in its message.
    missing = [n for n in _allowed(error) if n not in _instance(error)]
    return next(str(n) for n in missing if error.message.startswith(repr(n)))


def _once(rewritten: list[Diagnostic]) -> list[Diagnostic]:
    """Tell once that a program has made true or false of every bare yes and no."""
    if len(rewritten) <= _SHOWN:
        return rewritten
    first, *others = rewritten
    return [
        replace(
            first,
            message=f"{first.message}; {number(len(rewritten), 'place')} of this file "
            "hold true or false, which is no answer here",
            related=tuple(Related(o.place, "and here") for o in others[: _SHOWN - 1]),
        )
    ]


_SHOWN = 3


def _not_one_of(tree: Tree, path: Path, error: ValidationError) -> Diagnostic:
    allowed = tuple(value for value in _allowed(error) if isinstance(value, str))
    said = _SO.get(str(error.instance).strip().casefold(), ("", ""))
    near = next((one for one in said if one in allowed), "")
    if not near and isinstance(error.instance, str):
        near = _near(error.instance, allowed)
    do = f"Did you mean {near}? " if near else ""
    do = f"{of_text(error.instance)} {do}".lstrip()
    do = f"{do}Possible: {', '.join(allowed)}."
    return _diagnose("SCR124", tree.place(path), path, detail="", do=do)


def _bad_format(tree: Tree, path: Path, error: ValidationError) -> Diagnostic:
    do = of_text(error.instance) or _purpose(error)
    return _diagnose("SCR125", tree.place(path), path, detail=str(error.cause), do=do)


def _wanted(error: ValidationError) -> str:
    if error.validator == "minItems":
        return "a list with something in it"
    kinds: Any = error.validator_value if error.validator == "type" else "object"
    names = [kinds] if isinstance(kinds, str) else kinds
    return " or ".join(_KINDS[name] for name in names if name in _KINDS)


def _slip(error: ValidationError) -> str:
    schema_ = error.schema if isinstance(error.schema, dict) else {}
    kinds: Any = error.validator_value if error.validator == "type" else "object"
    wanted = kinds if isinstance(kinds, str) else next(k for k in kinds if k != "null")
    value: Any = error.instance
    return of_kind(value, wanted, schema_)


def _instance(error: ValidationError) -> dict[str, Any]:
    found: Any = error.instance
    return dict(found)


def _allowed(error: ValidationError) -> list[Any]:
    found: Any = error.validator_value
    return list(found)


def _purpose(error: ValidationError) -> str:
    schema_ = error.schema
    return str(schema_.get("description") or "") if isinstance(schema_, dict) else ""


def _properties(error: ValidationError) -> dict[str, Any]:
    found = error.schema
    return dict(found.get("properties", {})) if isinstance(found, dict) else {}
