"""Agencies' entries as the public may read them: quoted, with omissions marked.

They are records, and nobody rewords them: what cannot be made coarse is left out, and
brackets say so. Their ids, by which the panel's papers are searched, become numbers.
"""

import re
from collections.abc import Mapping
from typing import Any

from msgspec.structs import replace

from scrkit.model.case import Grain
from scrkit.model.entry import Entry
from scrkit.model.outcome import Findings
from scrkit.render.wording.coarse import coarsened, left
from scrkit.review.walk import cited
from scrkit.timeline.values import Difference, Double, Silence, Timeline

_LEFT_OUT = "[…]"
# "from the 5th to the 7th" is left out once.
_AGAIN = re.compile(r"\[…\](?:[\s,]*(?:to|and|or)?\s*\[…\])+")


def numbered(timeline: Timeline) -> dict[str, str]:
    """Return a number for each entry of the timeline by its id, in their order."""
    whole = timeline.whole or timeline
    # Of the whole, so that an entry bears the same number in every part of it.
    ids = [row.entry.id for row in whole.rows]
    return {id: str(number) for number, id in enumerate(ids, 1)}


def quoted(timeline: Timeline, numbers: Mapping[str, str], grain: Grain) -> Timeline:
    """Return the timeline with numbers for ids and texts no finer than the grain."""
    # Prefixes of this review alone: "COVID-19" is no entry's id.
    known = "|".join(sorted({id.rpartition("-")[0] for id in numbers}))
    ids = re.compile(rf"\b(?:{known})-\d{{2,}}\b") if known else None
    whole = timeline.whole
    return replace(
        timeline,
        rows=tuple(
            replace(row, entry=_entry(row.entry, numbers, ids, grain))
            for row in timeline.rows
        ),
        doubles=tuple(_double(one, numbers) for one in timeline.doubles),
        silences=tuple(_silence(one, numbers) for one in timeline.silences),
        untold=tuple(_silence(one, numbers) for one in timeline.untold),
        # What agencies said to the panel of their silences is no entry.
        declared=(),
        whole=quoted(whole, numbers, grain) if whole else None,
    )


def cited_by_number(found: Findings, numbers: Mapping[str, str]) -> Findings:
    """Return the findings with the numbers of the entries that they cite."""
    return replace(
        found,
        findings=tuple(
            replace(
                one,
                evidence=tuple(numbers.get(id, id) for id in one.evidence),
                counter_evidence=tuple(
                    numbers.get(id, id) for id in one.counter_evidence
                ),
            )
            for one in found.findings
        ),
    )


def _entry(
    entry: Entry, numbers: Mapping[str, str], ids: re.Pattern[str] | None, grain: Grain
) -> Entry:
    changed: dict[str, Any] = {
        str(one.own[0]): _said(one.text, ids, grain)
        for one in cited(entry)
        if one.kind == "narrative" and len(one.own) == 1
    }
    own = {id: _said(text, ids, grain) for id, text in entry.own.items()}
    return replace(entry, id=numbers[entry.id], own=own, **changed)


def _said(text: str, ids: re.Pattern[str] | None, grain: Grain) -> str:
    text = coarsened(text, grain)
    spans = list(left(text, grain))
    spans += [match.span() for match in ids.finditer(text)] if ids else []
    parts: list[str] = []
    at = 0
    for start, end in sorted(spans):
        # Spans may lie one in the other; what is left out once is not put back.
        if start >= at:
            parts += (text[at:start], _LEFT_OUT)
        at = max(at, end)
    return _AGAIN.sub(_LEFT_OUT, "".join(parts) + text[at:])


def _double(one: Double, numbers: Mapping[str, str]) -> Double:
    return replace(
        one,
        entries=_ids(one.entries, numbers),
        differences=tuple(_difference(d, numbers) for d in one.differences),
    )


def _difference(one: Difference, numbers: Mapping[str, str]) -> Difference:
    first, second = _ids(one.entries, numbers)
    return replace(one, entries=(first, second))


def _silence(one: Silence, numbers: Mapping[str, str]) -> Silence:
    after, before = _ids((one.after, one.before), numbers)
    return replace(one, after=after, before=before)


def _ids(ids: tuple[str, ...], numbers: Mapping[str, str]) -> tuple[str, ...]:
    return tuple(numbers.get(id, id) for id in ids)
