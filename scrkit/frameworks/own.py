"""Read a board's own framework or overlay, telling all that is wrong with it."""

from collections.abc import Mapping
from pathlib import PurePosixPath

from msgspec import Struct
from msgspec.structs import replace

from scrkit.decode import decode
from scrkit.diagnostics import Diagnostic, Severity
from scrkit.frameworks.check import faults, overlay_faults
from scrkit.frameworks.known import Fault
from scrkit.frameworks.load import available, load, renewed
from scrkit.frameworks.overlay import Overlay
from scrkit.frameworks.values import Framework
from scrkit.yamlfile import Tree
from scrkit.yamlfile import read as read_yaml


class Own(Struct, frozen=True):
    """A framework or an overlay of a file, or neither where it cannot be used.

    `diagnostics` tell breaches of shape at their places; `faults` what does not hold
    together in a file whose shape is sound.
    """

    tree: Tree
    value: Framework | Overlay | None
    diagnostics: tuple[Diagnostic, ...]
    faults: tuple[Fault, ...] = ()


def read_own(content: bytes, file: str) -> Own:
    """Read the bytes of a file; one that has `extends` is an overlay.

    An overlay is judged as it lies on the shipped frameworks that it extends. One that
    has `edition_of` is a framework, made from the shipped one that it renews.
    """
    tree = read_yaml(content, file)
    kinds = set(tree.data) if isinstance(tree.data, dict) else set()
    # By its keys: a file's name says nothing of what it is.
    if "extends" in kinds:
        laid = decode(tree, Overlay)
        return _judged(Own(tree, laid.value, laid.diagnostics))
    if "edition_of" in kinds:
        return _renewed(tree)
    whole = decode(tree, Framework)
    return _judged(Own(tree, whole.value, whole.diagnostics))


def _renewed(tree: Tree) -> Own:
    from scrkit.frameworks.edition import Edition

    found = decode(tree, Edition)
    if found.value is None or found.diagnostics:
        return _judged(Own(tree, None, found.diagnostics))
    for key, ids in (
        ("edition_of", (found.value.edition_of,)),
        ("carries", found.value.carries),
    ):
        # Only what ships can be renewed: it is at hand wherever the file is read.
        if not set(ids) <= set(available()):
            fault = Fault("it names a framework that scrkit does not ship", (key,))
            return Own(tree, None, (), (fault,))
    return _judged(Own(tree, renewed(found.value), ()))


def judged_on(own: Own, frameworks: Mapping[str, Framework]) -> Own:
    """Return an overlay as it is judged on a board's own frameworks, by id.

    Anything else is given back as it is.
    """
    if not isinstance(own.value, Overlay):
        return own
    # Only now: a board's overlay may lie on a framework of the same folder.
    known = {*available(), *frameworks}
    strange = tuple(
        Fault("it extends a framework that is not there", ("extends", position))
        for position, id in enumerate(own.value.extends)
        if id not in known
    )
    return _faulty(own, (*strange, *_over(own.value, frameworks)))


def _judged(own: Own) -> Own:
    if any(d.severity is Severity.ERROR for d in own.diagnostics):
        # Half a framework would mislead.
        return replace(own, value=None)
    if own.value is None:
        return own
    return _faulty(own, (*_named(own.value, own.tree), *_faults(own.value)))


def _faults(value: Framework | Overlay) -> tuple[Fault, ...]:
    if isinstance(value, Framework):
        return faults(value)
    return _over(value, {id: load(id) for id in value.extends if id in available()})


def _over(overlay: Overlay, frameworks: Mapping[str, Framework]) -> tuple[Fault, ...]:
    """Return each fault once, although several frameworks may show the same."""
    under = [frameworks[id] for id in overlay.extends if id in frameworks]
    found = [fault for one in under for fault in overlay_faults(overlay, one)]
    return tuple(dict.fromkeys(found))


def _named(value: Framework | Overlay, tree: Tree) -> tuple[Fault, ...]:
    """Tell where a file bears another name than its id, by which it is found."""
    # review.yaml names the id, and the file is looked for by it.
    if value.id == PurePosixPath(tree.file).stem:
        return ()
    return (Fault("its id is not the name of its file", ("id",)),)


def _faulty(own: Own, found: tuple[Fault, ...]) -> Own:
    return replace(own, value=None, faults=found) if found else own
