"""Which points of a yardstick a rule stands on, read from its source."""

from collections.abc import Iterable, Iterator

from scrkit.patterns import later
from scrkit.rules.engine.rule import Rule

_LEAFLET = later(r"leaflet((?:(?:,| and)? L\d+)+)")
_MARKER = later(r"quality markers?((?:(?:,| and)? \d+)+)")
# Points that a source names by their whole id: a rapid review's, the Home Office's.
_WHOLE = later(r"RR-[A-L]\b|HO-[1-9]\b")
_NUMBER = later(r"\d+")


def points(rule: Rule) -> tuple[str, ...]:
    """Return the ids of the points in a rule's source: L9, QM13; in its order."""
    return tuple(dict.fromkeys(_found(rule.source)))


def by_point(rules: Iterable[Rule]) -> dict[str, tuple[Rule, ...]]:
    """Return the rules that stand on each point that any of them stands on."""
    found: dict[str, tuple[Rule, ...]] = {}
    for rule in rules:
        for point in points(rule):
            found[point] = (*found.get(point, ()), rule)
    return found


def _found(source: str) -> Iterator[str]:
    for mark, pattern in (("L", _LEAFLET), ("QM", _MARKER)):
        for match in pattern.finditer(source):
            for number in _NUMBER.findall(match[1]):
                yield f"{mark}{number}"
    yield from _WHOLE.findall(source)
