"""Where each text of the model stands in Child Z, which holds every field."""

from collections.abc import Iterator
from pathlib import Path as FilePath
from types import UnionType
from typing import Annotated, Union, get_args, get_origin

from msgspec import Meta

from scrkit.model.gathering import OpenRows
from scrkit.model.kinds import Record, annotations, kind_of
from scrkit.model.review import AGENCY_FOLDERS, SINGLE_FILES
from scrkit.yamlfile import Data, Path, read

FOLDER = FilePath(__file__).parent / "review" / "child-z"
FILES: dict[str, type[Record]] = {
    **{name: record for name, _, record in SINGLE_FILES},
    **{f"{folder}/gp.yaml": record for folder, _, record in AGENCY_FOLDERS},
    "chronologies/gp.questions.yaml": OpenRows,
}


def stripped(hint: object) -> object:
    """Return what a hint is about: without its notes, and without None."""
    while get_origin(hint) in (Annotated, Union, UnionType):
        hint = next(one for one in get_args(hint) if one is not type(None))
    return hint


def is_free(hint: object) -> bool:
    """Tell whether a hint leaves to its writer what stands there: no id, no pattern."""
    notes = [m for m in getattr(hint, "__metadata__", ()) if isinstance(m, Meta)]
    fixed = any(one.pattern for one in notes)
    return not fixed and kind_of(hint) in ("", "narrative")


def _texts(
    hint: object, data: Data, at: Path, of: str
) -> Iterator[tuple[str, str, Path]]:
    """Yield each text in a file's data: its kind, record and field, and key path."""
    kind, free, hint = kind_of(hint), is_free(hint), stripped(hint)
    if isinstance(data, str):
        if free and hint is str:
            yield kind, of, at
    elif isinstance(hint, type) and issubclass(hint, Record):
        for name, inner in annotations(hint).items():
            if isinstance(data, dict) and name in data:
                field = f"{hint.__name__}.{name}"
                yield from _texts(inner, data[name], (*at, name), field)
    elif isinstance(data, list | dict):
        items = data.items() if isinstance(data, dict) else enumerate(data)
        for key, item in items:
            inner = get_args(hint)[-1 if isinstance(data, dict) else 0]
            yield from _texts(inner, item, (*at, key), of)


_FOUND = [
    (kind, field, (name, at))
    for name, record in FILES.items()
    for kind, field, at in _texts(
        record, read((FOLDER / name).read_bytes(), name).data, (), ""
    )
]
TEXTS = {field: place for _, field, place in _FOUND}
NARRATIVES = {field: place for kind, field, place in _FOUND if kind == "narrative"}


def text_fields() -> dict[str, object]:
    """Return every field of the model that holds text, with its annotation."""
    known: dict[str, object] = {}
    left = list(FILES.values())
    while left:
        record = left.pop()
        for name, hint in annotations(record).items():
            inner = stripped(hint)
            parts = (inner, *map(stripped, get_args(inner)))
            held = parts[-1] if get_origin(inner) is dict else parts[:2][-1]
            if held is str and is_free(hint):
                known[f"{record.__name__}.{name}"] = hint
            left += [r for r in parts if isinstance(r, type) and issubclass(r, Record)]
    return known


def with_text(
    files: dict[str, bytes], field: str, text: str
) -> tuple[dict[str, bytes], str, int, int]:
    """Return the files with a text in the place of another: its file, line, column."""
    file, at = TEXTS[field]
    whole = files[file].decode()
    start, end = read(files[file], file).characters(at)
    after = "\n" if whole[start:end].endswith("\n") else ""
    new = whole[:start] + f'"{text}"' + after + whole[end:]
    line, column = whole.count("\n", 0, start) + 1, start - whole.rfind("\n", 0, start)
    return {**files, file: new.encode()}, file, line, column
