"""What is told of a file that is not there, or empty: one cause, one message."""

from collections.abc import Iterable

from msgspec.structs import replace

from scrkit.diagnostics import Diagnostic, Severity
from scrkit.model.review import SINGLE_FILES
from scrkit.review import Loaded
from scrkit.rules.engine.several import NAMED
from scrkit.text.counting import number

_SINGLE = frozenset(name for name, _, _ in SINGLE_FILES)


def of_absent_files(loaded: Loaded, found: Iterable[Diagnostic]) -> list[Diagnostic]:
    """Tell once what more than three warnings or notices tell of an absent file.

    One in which nothing stands holds no more than one that is not there.

    The gravest stands for those of its stage. Errors are told each by itself.
    """
    there = {source.name: bool(source.tree.data) for source in loaded.sources}
    kept: list[Diagnostic] = []
    together: dict[tuple[str, str], list[Diagnostic]] = {}
    for one in found:
        absent = one.place.file in _SINGLE and not there.get(one.place.file)
        if absent and one.severity < Severity.ERROR:
            together.setdefault((one.place.file, one.stage), []).append(one)
        else:
            kept.append(one)
    for group in together.values():
        if len(group) > NAMED:
            how = "is empty" if group[0].place.file in there else "is not there"
            kept.append(_standing_for(group, how))
        else:
            kept += group
    return kept


def _standing_for(group: list[Diagnostic], how: str) -> Diagnostic:
    gravest = max(group, key=lambda one: one.severity)
    more = number(len(group) - 1, "more thing")
    return replace(
        gravest,
        message=f"this file {how}: {gravest.message}, and {more} it would hold",
        covers=tuple(dict.fromkeys(one.code for one in group)),
        concerns=(*gravest.concerns, gravest.place.file),
    )
