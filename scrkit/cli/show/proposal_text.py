"""A proposal of one event as it is settled at a terminal: the accounts side by side."""

import textwrap
from collections.abc import Collection, Iterator, Mapping, Sequence
from itertools import combinations

from rich.cells import cell_len, set_cell_size
from rich.console import Console
from rich.text import Text

from scrkit.dates import spell_date, spell_time
from scrkit.model.entry import Entry
from scrkit.model.review import Review
from scrkit.timeline.differences import kind_said
from scrkit.timeline.values import Double

_WIDTH = 78
_GUTTER = " | "
# What a terminal of 24 lines has left above the question.
_LINES = 18
_WHY = 2
_PAIR = 2
_HIDDEN = "  and more: [v] shows the accounts in full, with all that differs"


def proposal(
    double: Double,
    review: Review,
    place: str,
    subject: str,
    same: Collection[frozenset[str]],
    *,
    whole: bool = False,
) -> str:
    """Return what a panel needs to decide: why, the accounts, what is not alike.

    `place` says which of how many it is; `subject` whom the review is about: child;
    `same` are pairs that were taken for one event before. Of three accounts and more,
    each is one line where else they would run out of the screen, unless `whole`.
    """
    names = {agency.id: agency.name for agency in review.case.agencies}
    homes = {e.id: (c.agency, e) for c in review.chronologies for e in c.entries}
    found = [(id, *homes[id]) for id in double.entries if id in homes]
    blocks = [
        _account(chr(ord("a") + n), id, names.get(agency, agency), entry)
        for n, (id, agency, entry) in enumerate(found)
    ]
    why = _wrapped("Before: " if double.accepted else "Why: ", double.why)
    dates = {id: spell_date(entry.date) for id, _, entry in found}
    differing = [*_differing(double, dates, subject)]
    before = [*_decided_before(double, same)]
    lines = [_head(double, place), *why]
    for at in range(0, len(blocks), 2):
        lines += ["", *_beside(blocks[at : at + 2])]
    lines += ["", *differing, *before]
    lines += ["", *_wrapped("", "; ".join(f"{id}, {dates[id]}" for id in dates))]
    # What has scrolled away cannot be compared.
    if len(found) > _PAIR and len(lines) > _LINES and not whole:
        lines = [_head(double, place), *_shortened(double), "", *map(_line, blocks), ""]
        lines += [*before[:1], *_cut(differing, _LINES - len(lines) - len(before[:1]))]
    return "\n".join(lines)


def _shortened(double: Double) -> list[str]:
    """Return as many whole reasons as a few lines hold, the first in any case."""
    word = "Before: " if double.accepted else "Why: "
    reasons = double.why.split("; ")
    while len(reasons) > 1 and len(_wrapped(word, "; ".join(reasons))) > _WHY:
        reasons.pop()
    return _wrapped(word, "; ".join(reasons))[:_WHY]


def _line(block: Sequence[str]) -> str:
    """Return an account in one line: who, when, and as much as there is room for."""
    who, when, _, *said = block
    return _clipped(f"{who}, {when}: {' '.join(part for part in said if part)}", _WIDTH)


def _clipped(text: str, width: int) -> str:
    if cell_len(text) <= width:
        return text
    return f"{set_cell_size(text, width - 3).rstrip()}..."


def _cut(lines: list[str], room: int) -> list[str]:
    return lines if len(lines) <= room else [*lines[: max(1, room - 1)], _HIDDEN]


def _head(double: Double, place: str) -> str:
    if double.accepted:
        said = double.note or "an account has changed since"
        return f"{place}: decided before, and {said}"
    # Never 0 or 10 in 10: the words decide nothing.
    tenths = max(1, min(9, round(10 * double.probability)))
    return f"{place}: {double.grade}, about {tenths} in 10 are one event"


def _account(letter: str, id: str, agency: str, entry: Entry) -> list[str]:
    when = spell_date(entry.date)
    if entry.time is not None:
        when += f", {spell_time(entry.time)}"
    parts = [f"({letter}) {id}  {agency}", when, f"from: {entry.source}", ""]
    # Lines of a file are no lines here: the columns are narrow enough.
    parts += [" ".join(part.split()) for part in entry.event.split("\n\n")]
    if entry.action:
        parts.append(f"Action or decision: {' '.join(entry.action.split())}")
    return parts


def _beside(blocks: Sequence[Sequence[str]]) -> Iterator[str]:
    width = (_WIDTH - len(_GUTTER)) // 2 if len(blocks) == 2 else _WIDTH
    columns = [
        [line for part in block for line in _wrap(part, width) or [""]]
        for block in blocks
    ]
    for at in range(max(map(len, columns))):
        cells = [column[at] if at < len(column) else "" for column in columns]
        yield _GUTTER.join(_padded(cell, width) for cell in cells).rstrip()


def _padded(cell: str, width: int) -> str:
    """Fill a cell up: a terminal gives some letters two columns, and some none."""
    return cell + " " * (width - cell_len(cell))


def _wrap(text: str, width: int) -> list[str]:
    """Return a text in lines that are as wide as a terminal shows them."""
    if cell_len(text) == len(text):
        return textwrap.wrap(text, width)
    lines = Text(text).wrap(Console(width=width), width)
    return [line.plain.rstrip() for line in lines]


def _differing(double: Double, dates: Mapping[str, str], subject: str) -> Iterator[str]:
    if not double.differences:
        yield "Nothing that can be compared differs."
        return
    yield "What differs:"
    for one in double.differences:
        given = list(one.given)
        if one.of == "date":
            given = [dates.get(id, "") for id in one.entries]
        told = " v. ".join(each or "not given" for each in given)
        how = "" if one.relation == "contradiction" else " (less exact)"
        what = f" ({one.what})" if one.what else ""
        said = f"{' / '.join(one.entries)}: {kind_said(one.of, subject)}{what}{how}"
        yield from _wrapped("  ", f"{said}, {told}" if told else said)


def _decided_before(double: Double, same: Collection[frozenset[str]]) -> Iterator[str]:
    """Tell which of several accounts were taken for one event already."""
    known = [
        f"{one} and {other}"
        for one, other in combinations(double.entries, 2)
        if frozenset((one, other)) in same
    ]
    if known and not double.accepted:
        yield from _wrapped("", f"Decided before, as one event: {'; '.join(known)}.")


def _wrapped(lead: str, text: str) -> list[str]:
    if cell_len(text) == len(text):
        return textwrap.wrap(
            text, _WIDTH, initial_indent=lead, subsequent_indent="    "
        )
    first, *more = _wrap(lead.strip() + " " * (lead != "") + text, _WIDTH - 4) or [""]
    indent = lead if not lead.strip() else ""
    return [indent + first, *(f"    {line}" for line in more)]
