"""What changes from one framework to another, as text for people."""

from collections.abc import Iterable, Iterator

from scrkit.cli.show.wrapping import wrapped
from scrkit.frameworks import Framework
from scrkit.frameworks.difference import Altered, Difference, Part
from scrkit.text.counting import number

_PARTS: dict[Part, str] = {
    "names": "What things are called",
    "facts": "Facts that are asked for",
    "criteria": "The criteria",
    "redirects": "Who decides instead, or what else is owed",
    "decision": "Who decides, and what can be decided",
    "deadlines": "Clocks",
    "lookbacks": "Look-backs",
    "roles": "Who takes part",
    "duties": "What the review owes",
    "products": "What is written",
    "report_checks": "What a report is measured against",
    "gates": "Questions before publication",
    "definitions": "What words mean",
    "dates": "Days of its own",
    "authorities": "What is cited",
    "not_established": "Not established: consult the guidance itself",
}
_MARKS = {"came": "+", "gone": "-", "changed": "~"}


def difference_lines(
    older: Framework, newer: Framework, found: Iterable[Difference]
) -> Iterator[str]:
    """Yield the lines: part by part, + came, - is gone, ~ says something else."""
    every = tuple(found)
    yield wrapped(f"From {older.title} ({older.id})", 0)
    yield wrapped(f"to {newer.title} ({newer.id})", 0)
    if not every:
        yield from ("", "Nothing changes.")
        return
    yield f"{number(len(every), 'difference')}: + came, - is gone, ~ says otherwise"
    for part, heading in _PARTS.items():
        inside = [one for one in every if one.part == part]
        if inside:
            yield from ("", heading)
            for one in inside:
                yield from _one(one)


def _one(one: Difference) -> Iterator[str]:
    told = ": ".join(filter(None, (one.id, one.title)))
    yield wrapped(told, 2, mark=f"{_MARKS[one.kind]} ")
    if one.kind == "changed":
        for altered in one.altered:
            yield from _altered(altered)


def _altered(one: Altered) -> Iterator[str]:
    what = one.what.rstrip(".")
    yield wrapped(f"{what}:", 6)
    yield wrapped(f"was: {one.before or 'nothing'}", 8)
    yield wrapped(f"is:  {one.after or 'nothing'}", 8)
