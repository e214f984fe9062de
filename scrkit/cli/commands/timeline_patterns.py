"""`scr timeline patterns`: contacts by month, referrals, missed contacts, no action."""

from collections import Counter
from collections.abc import Iterator
from itertools import groupby
from pathlib import Path
from typing import Annotated

from scrkit import folder
from scrkit.cli import console, options
from scrkit.cli.options import FORM, Format
from scrkit.cli.review import usable
from scrkit.cli.show.answer import json_text
from scrkit.cli.show.timeline_json import patterned
from scrkit.dates import spell_date
from scrkit.review import load
from scrkit.text.counting import number
from scrkit.timeline.merge import merge
from scrkit.timeline.patterns import Contacts, PatternHit, Patterns, patterns

_KINDS = {
    "social_care": "to social care",
    "received": "received from somebody else",
    "other": "to another service",
    "not_brought": "not brought",
    "did_not_attend": "did not attend",
    "no_access": "no access",
    "no_answer": "call without an answer",
    "cancelled": "cancelled",
    "said": "no action",
}
_OUTCOMES = {
    "no_further_action": "no further action",
    "none_recorded": "no outcome recorded",
    "assessment": "assessment",
    "strategy": "strategy discussion",
    "other": "something else came of it",
}


def command(
    root: Annotated[Path, options.ROOT] = Path(),
    form: Annotated[Format, FORM] = Format.TEXT,
) -> None:
    """Count contacts by month and agency; list referrals, missed contacts, no action.

    Entries are found by their wording: this shows where to look, and is no finding.

    Example: scr timeline patterns child-k
    """
    contents = folder.read(root)
    loaded = load(contents.files)
    review = usable(loaded, draft=False, others=contents.diagnostics())
    found = patterns(merge(review))
    if form is Format.JSON:
        console.machine(json_text(patterned(found)))
        return
    for line in _told(found):
        console.say(line)


def _told(found: Patterns) -> Iterator[str]:
    yield from _contacts(found.contacts)
    yield from _list("tells of a referral", "tell of a referral", found.referrals)
    yield from _list(
        "tells of a missed contact", "tell of a missed contact", found.missed
    )
    said = tuple(one for one in found.idle if one.kind == "said")
    yield from _list(
        "says that no action was taken", "say that no action was taken", said
    )
    empty = Counter(one.agency for one in found.idle if one.kind == "empty")
    by_agency = ", ".join(f"{agency} {n}" for agency, n in sorted(empty.items()))
    yield (
        number(empty.total(), "entry has", "entries have")
        + " no action or decision written"
        + (f": {by_agency}" if empty else "")
    )


def _contacts(contacts: Contacts) -> Iterator[str]:
    names = [agency for agency, _ in contacts.counts]
    widths = [max(len(name), 4) for name in names]
    yield "  ".join(("month  ", *(name.rjust(max(len(name), 4)) for name in names)))
    columns = [counts for _, counts in contacts.counts]
    rows = zip(contacts.months, zip(*columns, strict=True), strict=True)
    for any_, months in groupby(rows, key=lambda row: any(row[1])):
        run = list(months)
        # Years without an entry would push the rest off the screen; a month or two show
        # as a gap.
        if not any_ and len(run) > 2:
            yield f"({number(len(run), 'month')} without an entry of anybody)"
            continue
        for month, counts in run:
            yield _line(month, counts, widths)
    if names:
        yield _line("no month", tuple(n for _, n in contacts.undatable), widths)


def _line(head: str, counts: tuple[int, ...], widths: list[int]) -> str:
    cells = [
        (str(n) if n else ".").rjust(width)
        for n, width in zip(counts, widths, strict=True)
    ]
    return "  ".join((head.ljust(8)[:8].ljust(7), *cells))


def _list(one_: str, many: str, found: tuple[PatternHit, ...]) -> Iterator[str]:
    yield number(len(found), f"entry {one_}", f"entries {many}")
    for one in found:
        outcome = _OUTCOMES.get(one.outcome, "")
        what = ", ".join(part for part in (_KINDS[one.kind], outcome) if part)
        age = f" ({one.age})" if one.age else ""
        yield f"  {one.entry}  {spell_date(one.date)}{age}: {what}"
