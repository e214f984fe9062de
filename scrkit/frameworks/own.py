"""Read a board's own framework or overlay, telling all that is wrong with it."""

from dataclasses import dataclass
from typing import TypeVar

from scrkit.decode import decode
from scrkit.diagnostics import Diagnostic, Severity
from scrkit.frameworks.check import Fault, faults
from scrkit.frameworks.overlay import Overlay
from scrkit.frameworks.values import Framework
from scrkit.yamlfile import Tree
from scrkit.yamlfile import read as read_yaml

R = TypeVar("R", Framework, Overlay)


@dataclass(frozen=True, slots=True)
class Own:
    """A framework or an overlay of a file, or neither where it cannot be used.

    `diagnostics` tell breaches of shape at their places; `faults` what does not hold
    together in a framework whose shape is sound.
    """

    tree: Tree
    value: Framework | Overlay | None
    diagnostics: tuple[Diagnostic, ...]
    faults: tuple[Fault, ...] = ()


def read_own(content: bytes, file: str) -> Own:
    """Read the bytes of a file; one that has `extends` is an overlay."""
    tree = read_yaml(content, file)
    overlaid = isinstance(tree.data, dict) and "extends" in tree.data
    if overlaid:
        laid = decode(tree, Overlay)
        return Own(tree, _sound(laid.value, laid.diagnostics), laid.diagnostics)
    decoded = decode(tree, Framework)
    framework = _sound(decoded.value, decoded.diagnostics)
    wrong = faults(framework) if framework is not None else ()
    return Own(tree, None if wrong else framework, decoded.diagnostics, wrong)


def _sound(value: R | None, diagnostics: tuple[Diagnostic, ...]) -> R | None:
    """Return the value unless part of it was left out: half a framework misleads."""
    errors = any(d.severity is Severity.ERROR for d in diagnostics)
    return None if errors else value
