"""Find and read the frameworks that ship with scrkit; knows none of them by name."""

import re
from functools import cache
from typing import TYPE_CHECKING, TypeVar

from scrkit.decode import decode
from scrkit.errors import ScrError
from scrkit.frameworks.check import faults
from scrkit.frameworks.container import carry
from scrkit.frameworks.methodology import Methodology
from scrkit.frameworks.overlay import Overlay
from scrkit.frameworks.values import Framework, Reserved
from scrkit.frameworks.yardstick import Yardstick
from scrkit.model.kinds import Record
from scrkit.system.resources import PACKAGE
from scrkit.text.nearness import nearest
from scrkit.yamlfile import Tree
from scrkit.yamlfile import read as read_yaml

if TYPE_CHECKING:
    from scrkit.frameworks.edition import Edition

_FOLDER = PACKAGE / "frameworks"
_OVERLAYS = _FOLDER / "overlays"
_METHODOLOGIES = _FOLDER / "methodologies"
_RESERVED = _FOLDER / "reserved"
_YARDSTICKS = _FOLDER / "yardsticks"
R = TypeVar("R", bound=Record)


def available() -> tuple[str, ...]:
    """Return the ids of the shipped frameworks, sorted."""
    return tuple(sorted(path.stem for path in _FOLDER.glob("*.yaml")))


def overlays() -> tuple[str, ...]:
    """Return the ids of the shipped overlays, sorted."""
    return tuple(sorted(path.stem for path in _OVERLAYS.glob("*.yaml")))


@cache
def load(id: str) -> Framework:
    """Return the shipped framework with that id.

    Raises ScrError when there is none, naming the nearest one there is.
    """
    known = available()
    if id not in known:
        # An id may be kept for guidance to come: the reason is said.
        if id in {path.stem for path in _RESERVED.glob("*.yaml")}:
            path = _RESERVED / f"{id}.yaml"
            kept = _whole(path.read_bytes(), path.name, Reserved)
            raise ScrError(f"{id} cannot be used yet: {kept.why}", kept.instead)
        # A likely slip: both are named by an id, and stand in one list of guidance.
        if id in overlays():
            under = ", ".join(load_overlay(id).extends)
            raise ScrError(
                "this is an overlay, which only lies over a framework",
                f"Name the framework, and beside it --overlay {id}. It lies over: "
                f"{under}.",
            )
        near = nearest(id, known)
        raise ScrError(
            "scrkit ships no framework of this id",
            f"Did you mean {near}?" if near else f"Known are: {', '.join(known)}.",
        )
    return read((_FOLDER / f"{id}.yaml").read_bytes(), f"{id}.yaml")


@cache
def replaced_by(id: str) -> Framework | None:
    """Return the shipped framework that took the place of one, None where none did."""
    # Searched as text: one line is wanted, and not every framework decoded for it.
    line = f"  replaces: {id}".encode()
    for path in sorted(_FOLDER.glob("*.yaml")):
        text = path.read_bytes()
        if line in text and re.search(rb"(?m)^%s\s*$" % re.escape(line), text):
            return load(path.stem)
    return None


@cache
def load_overlay(id: str) -> Overlay:
    """Return the shipped overlay with that id; raises ScrError when there is none."""
    if id not in overlays():
        raise ScrError(
            "scrkit ships no overlay of this id", f"Known are: {', '.join(overlays())}."
        )
    return _whole((_OVERLAYS / f"{id}.yaml").read_bytes(), f"{id}.yaml", Overlay)


@cache
def methodology(id: str) -> Methodology:
    """Return the profile of a methodology of review.yaml."""
    path = _METHODOLOGIES / f"{id}.yaml"
    return _whole(path.read_bytes(), path.name, Methodology)


def yardsticks() -> tuple[str, ...]:
    """Return the ids of the shipped yardsticks, in the order of showing."""
    first = ("leaflet-2016", "quality-markers-2016")
    # The two of 2016 first; of the others the newest.
    rest = sorted({path.stem for path in _YARDSTICKS.glob("*.yaml")} - {*first})
    return (*first, *reversed(rest))


@cache
def yardstick(id: str) -> Yardstick:
    """Return a shipped yardstick by its id, such as leaflet-2016."""
    path = _YARDSTICKS / f"{id}.yaml"
    return _whole(path.read_bytes(), path.name, Yardstick)


def read(content: bytes, file: str) -> Framework:
    """Return the framework in the bytes of a file.

    Raises ScrError when the file is not a whole and consistent framework; the
    message tells the first thing that is wrong and where.
    """
    tree = read_yaml(content, file)
    if isinstance(tree.data, dict) and "edition_of" in tree.data:
        # Here: most frameworks stand by themselves.
        from scrkit.frameworks.edition import Edition

        edition = _decoded(tree, Edition)
        framework = renewed(edition)
    else:
        framework = _decoded(tree, Framework)
    # Also of those that ship: a framework that contradicts itself must not decide.
    if wrong := faults(framework):
        raise ScrError(
            f"the framework file {file} does not hold together: {wrong[0].message}"
        )
    return framework


def renewed(edition: "Edition") -> Framework:
    """Return the framework of an edition, with all that it carries.

    Raises ScrError where it names a framework that does not ship.
    """
    from scrkit.frameworks.edition import renew

    framework = renew(load(edition.edition_of), edition)
    for id in edition.carries:
        framework = carry(framework, load(id))
    return framework


def _whole(content: bytes, file: str, record_type: type[R]) -> R:
    return _decoded(read_yaml(content, file), record_type)


def _decoded(tree: Tree, record_type: type[R]) -> R:
    decoded = decode(tree, record_type)
    if decoded.value is None or decoded.diagnostics:
        first = decoded.diagnostics[0]
        where = f"{first.place.file}:{first.place.line}"
        raise ScrError(f"the framework file is broken at {where}: {first.message}")
    return decoded.value
