"""Read parts of an Office package as XML; believes no document type and no size."""

from collections.abc import Iterator
from typing import Any

from lxml import etree

from scrkit.errors import ScrError
from scrkit.packed import Unreadable, entries

DAMAGED = "Open it in the program that made it, and save it again as a new file."


def package(data: bytes) -> dict[str, bytes]:
    """Return the parts of a package by name; raises ScrError where it is not sound."""
    parts: dict[str, bytes] = {}
    try:
        for entry in entries(data):
            if entry.why and entry.name:
                raise ScrError(f"a part of it cannot be read: {entry.why}", DAMAGED)
            parts[entry.name] = entry.data
    except Unreadable as error:
        raise ScrError(f"the file cannot be read: {error}", DAMAGED) from error
    return parts


def tree(data: bytes) -> Any:
    """Return the root of an XML part; raises ScrError where it is not sound XML."""
    refuse_doctype(data)
    try:
        return etree.fromstring(data, _parser())
    except etree.XMLSyntaxError as error:
        raise ScrError("the XML inside it is broken", DAMAGED) from error


def _parser() -> Any:
    return etree.XMLParser(
        resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False
    )


def refuse_doctype(data: bytes) -> None:
    """Raise ScrError where a part declares a document type."""
    if b"<!DOCTYPE" in data or "<!DOCTYPE".encode("utf-16-le") in data:
        raise ScrError("it declares a document type, which may pull in anything")


def relations(parts: dict[str, bytes], name: str) -> Iterator[tuple[str, str, str]]:
    """Yield id, kind and target part of everything that a part of a package names."""
    folder, _, file = name.rpartition("/")
    data = parts.get(f"{folder}/_rels/{file}.rels" if folder else f"_rels/{file}.rels")
    if data is None:
        return
    for one in tree(data):
        if one.get("TargetMode") == "External":
            continue
        kind = str(one.get("Type", "")).rpartition("/")[2]
        yield str(one.get("Id")), kind, _joined(folder, str(one.get("Target", "")))


def _joined(folder: str, target: str) -> str:
    if target.startswith("/"):
        return target[1:]
    steps = folder.split("/") if folder else []
    for step in target.split("/"):
        if step == "..":
            steps = steps[:-1]
        elif step not in ("", "."):
            steps.append(step)
    return "/".join(steps)
