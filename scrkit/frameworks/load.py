"""Find and read the frameworks that ship with scrkit; knows none of them by name."""

from functools import cache

from scrkit.decode import decode
from scrkit.errors import ScrError
from scrkit.frameworks.check import faults
from scrkit.frameworks.values import Framework
from scrkit.nearness import nearest
from scrkit.resources import PACKAGE
from scrkit.yamlfile import read as read_yaml

_FOLDER = PACKAGE / "frameworks"


def available() -> tuple[str, ...]:
    """Return the ids of the shipped frameworks, sorted."""
    return tuple(sorted(path.stem for path in _FOLDER.glob("*.yaml")))


@cache
def load(id: str) -> Framework:
    """Return the shipped framework with that id.

    Raises ScrError when there is none, naming the nearest one there is.
    """
    known = available()
    if id not in known:
        near = nearest(id, known)
        raise ScrError(
            "the framework named in review.yaml is not one that scrkit knows",
            f"Did you mean {near}?" if near else f"Known are: {', '.join(known)}.",
        )
    return read((_FOLDER / f"{id}.yaml").read_bytes(), f"{id}.yaml")


def read(content: bytes, file: str) -> Framework:
    """Return the framework in the bytes of a file.

    Raises ScrError when the file is not a whole and consistent framework; the
    message tells the first thing that is wrong and where.
    """
    decoded = decode(read_yaml(content, file), Framework)
    if decoded.value is None or decoded.diagnostics:
        first = decoded.diagnostics[0]
        where = f"{first.place.file}:{first.place.line}"
        raise ScrError(f"the framework file is broken at {where}: {first.message}")
    if wrong := faults(decoded.value):
        raise ScrError(f"the framework file {file} does not hold together: {wrong[0]}")
    return decoded.value
