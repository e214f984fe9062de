"""Find the people whom an agency added on the form's own sheet: code and role."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from scrkit.importers.read.values import Grid, Line, Return
from scrkit.importers.understand.clean import clean
from scrkit.importers.understand.headings import plain
from scrkit.importers.understand.naming import CODE, Pseudonymiser, coded, shape_of

AGAIN = "its code stands in another row too; nothing of it was changed"
ELSEWHERE = "it names another agency, which adds its people itself: scr people add"


@dataclass(frozen=True, slots=True)
class Added:
    """Somebody whom an agency added: where, and code and role where they can be used.

    `label` is how they are called, the code where the agency says no more. `code` is ""
    where the row cannot be taken: there is no code such as HV2, no role, or one of them
    may hold a name; `why` says so where the reason is another one.
    """

    at: str
    code: str = ""
    role: str = ""
    why: str = ""
    label: str = ""


def added(whole: Return, door: Pseudonymiser, own: frozenset[str]) -> tuple[Added, ...]:
    """Return who stands in our own form, and in the review not yet.

    `own` are plain words for the agency: nobody of another one is taken.
    """
    return added_in(whole.grids if whole.stamp else (), door, own)


def added_in(
    grids: Iterable[Grid], door: Pseudonymiser, own: frozenset[str]
) -> tuple[Added, ...]:
    """Return who stands in the tables of our own form, and in the review not yet."""
    found: dict[str, Added] = {}
    for grid in grids:
        for one in _in_grid(grid, door, own):
            found.setdefault(one.code or one.at, one)
    return tuple(found.values())


def knowing(door: Pseudonymiser, people: tuple[Added, ...]) -> Pseudonymiser:
    """Return what puts codes for names, with the codes of these people known too."""
    codes = {one.code for one in people if one.code}
    if not codes:
        return door
    shapes = [shape_of(codes), *([door.shape.pattern] if door.shape else [])]
    return replace(
        door,
        codes=door.codes | codes,
        labels={**{one.casefold(): one for one in codes}, **door.labels},
        shape=re.compile("|".join(shapes)),
        memory={},
        cells={},
    )


def lists_people(grid: Grid) -> bool:
    """Tell whether a table is one of people: it has the headings Code and Role."""
    return any(_heads(line) for line in grid.lines[:_FIRST])


_FIRST = 20  # rows in which the headings stand


def _heads(line: Line) -> dict[str, int]:
    said = {plain(c.text): n for n, c in enumerate(line.cells) if c is not None}
    return said if {"code", "role"} <= said.keys() else {}


def _in_grid(grid: Grid, door: Pseudonymiser, own: frozenset[str]) -> Iterator[Added]:
    columns: dict[str, int] = {}
    met: set[str] = set()
    for line in grid.lines:
        if said := _heads(line):
            columns = said
            continue
        code = _said(line, columns.get("code"))
        if not code:
            continue
        at = next(c.at for c in line.cells if c is not None)
        # The form lists everybody who is known: whoever stands there again was added.
        again, known = code.casefold() in met, code.casefold() in door.labels
        met.add(code.casefold())
        if again:
            yield Added(at, why=AGAIN)
        elif known:
            continue
        elif plain(_said(line, columns.get("agency"))) not in {"", *own}:
            yield Added(at, why=ELSEWHERE)
        else:
            label = " ".join(_said(line, columns.get("who is meant")).split())
            # Who is meant is a role too, where nothing else says which they have.
            role = " ".join(_said(line, columns.get("role")).split()) or label
            sound = CODE.fullmatch(code) and role
            if not (sound and _names_nobody(role, door) and _names_nobody(label, door)):
                yield Added(at)
                continue
            # Two people who are called alike could not be told apart.
            taken = not label or label.casefold() in {role.casefold(), *door.labels}
            yield Added(at, code, role, label=code if taken else label)


def _names_nobody(text: str, door: Pseudonymiser) -> bool:
    told = coded(text, door, bare_codes=False)
    return told.text == text and not told.open


def _said(line: Line, column: int | None) -> str:
    cell = None
    if column is not None and column < len(line.cells):
        cell = line.cells[column]
    return clean(cell.text) if cell else ""
