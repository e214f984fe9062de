"""The columns of a PDF's page, often drawn row by row; the names in its objects."""

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

from scrkit.identifiers.english import is_english
from scrkit.identifiers.letters import humps, words_of
from scrkit.scan.known import is_face

if TYPE_CHECKING:
    import pypdf

_CELL = re.compile(r"\S+(?: \S+)*")
# So many letters a line of a column may begin further left or right.
_APART = 2
_SUBSET = re.compile(r"^[A-Z]{6}\+")
_FACED = frozenset(("/BaseFont", "/FontName", "/FontFamily"))


def columns(page: "pypdf.PageObject") -> tuple[str, ...]:
    """Return the texts of columns that stand side by side, () where there are none."""
    try:
        laid = page.extract_text(
            extraction_mode="layout", layout_mode_space_vertically=False
        )
    except MemoryError:
        raise
    except Exception:  # the page was read before; this is only another view of it
        return ()
    held: dict[int, list[str]] = {}
    for line in laid.splitlines():
        for match in _CELL.finditer(line):
            at = match.start()
            near = next((one for one in held if abs(one - at) <= _APART), at)
            held.setdefault(near, []).append(match[0])
    found = tuple("\n".join(one) for one in held.values() if len(one) > 1)
    return found if len(held) > 1 else ()


def names(held: Any, depth: int = 0) -> Iterator[str]:
    """Yield the keys and names of an object, as far as they are no words of PDF."""
    from pypdf.generic import IndirectObject, NameObject

    if depth > 20 or isinstance(held, IndirectObject):
        return
    if isinstance(held, dict):
        for key, value in dict.items(held):
            yield from _name(str(key))
            face = _SUBSET.sub("", str(value).lstrip("/")) if key in _FACED else ""
            if key != "/Differences" and not _comes_with_programs(face):
                yield from names(value, depth + 1)
    elif isinstance(held, list):
        for one in list.__iter__(held):
            yield from names(one, depth + 1)
    elif isinstance(held, NameObject):
        yield from _name(str(held))


def _comes_with_programs(face: str) -> bool:
    family = re.split(r"[-,]", face)[0].removesuffix("MT").removesuffix("PS")
    return bool(face) and (is_face(family) or is_face(humps(family)))


def _name(written: str) -> Iterator[str]:
    name = _SUBSET.sub("", written.lstrip("/"))
    words = words_of(humps(name))
    if any(len(one) > 2 and not is_english(one) for one in words):
        yield name
