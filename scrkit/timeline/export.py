"""The integrated chronology as CSV and JSON, for spreadsheets and programs."""

import csv
import io
import json
import re
from collections.abc import Collection
from datetime import date
from typing import Any

import msgspec

from scrkit.dates import spell_date, spell_time
from scrkit.model.columns import EXPORTED, OWN, value_of
from scrkit.text.formulas import shielded
from scrkit.text.mentions import replace_mentions
from scrkit.timeline.differences import by_kind, contradicted, contradictions
from scrkit.timeline.patterns import PatternHit, Patterns, patterns
from scrkit.timeline.sightings import last_seen
from scrkit.timeline.values import Row, Timeline

# The end of a line within a paragraph, which a file has and a cell does not need.
_LINE = re.compile(r"(?<!\n)\n(?!\n|\s*(?:[-*+]|[0-9]+[.)])\s)")
# These stand first, beside what the merge adds to them; the rest follows as it is.
_FIRST = ("id", "date", "time")
_FIELDS = tuple(column for column in EXPORTED if column.field not in _FIRST)
_INSIDE = {True: "yes", False: "no", None: "not known"}


def to_csv(
    timeline: Timeline, codes: Collection[str] = (), subject: str = "child"
) -> bytes:
    """Return one row an entry: UTF-8 with a mark, so that Excel opens it rightly.

    Mentions of `codes` lose their @, and lines of a paragraph are joined, as people
    read them. A cell that a spreadsheet would run as a formula gets an apostrophe.
    """
    out = io.StringIO(newline="")
    writer = csv.writer(out)
    writer.writerow(
        (
            *("date", "date in words", "time", "agency", "id"),
            *(column.short for column in (*_FIELDS, *timeline.extra)),
            *("inside the period", "age of the child", "contradicts"),
            # Of all accounts: where nothing contradicts, how much was looked at.
            "pairs compared",
        )
    )
    against = contradicted(contradictions(timeline), subject)
    for row in timeline.rows:
        pairs = against.get(row.entry.id, ())
        said = "; ".join(f"{others} ({what})" for others, what in pairs)
        told = (*_cells(row, timeline), said, str(timeline.compared))
        texts = (_read(cell, codes) for cell in told)
        writer.writerow(map(shielded, texts))
    # Excel takes a file without the mark for Windows letters.
    return out.getvalue().encode("utf-8-sig")


def _cells(row: Row, timeline: Timeline) -> tuple[str, ...]:
    entry = row.entry
    columns = (*_FIELDS, *timeline.extra)
    return (
        entry.date.text,
        spell_date(entry.date),
        entry.time.text if entry.time else "",
        row.agency.name,
        entry.id,
        *(_cell(value_of(entry, column.field)) for column in columns),
        _INSIDE[row.inside],
        row.age,
    )


def _cell(value: object) -> str:
    return ", ".join(value) if isinstance(value, tuple) else str(value or "")


def _read(cell: str, codes: Collection[str]) -> str:
    """Return a text as a person reads it: codes bare, a line for each paragraph."""
    text = replace_mentions(cell, codes, lambda mention: mention.code)
    return _LINE.sub(" ", text)


def to_json(timeline: Timeline, on: date | None = None) -> bytes:
    """Return the whole timeline; `schema_version` changes when a field does.

    `on` is the day before which it is told who last saw the child.
    """
    found = contradictions(timeline)
    whole = {
        "schema_version": 1,
        "period": timeline.period,
        "withheld": timeline.withheld,
        "compared": timeline.compared,
        "view": timeline.view,
        **_own_as_json(timeline),
        "entries": [_row_as_json(row, timeline) for row in timeline.rows],
        "doubles": timeline.doubles,
        "contradictions": found,
        "contradictions_by_kind": dict(by_kind(found)),
        "silences": timeline.silences,
        "untold": timeline.untold,
        "no_contact": timeline.declared,
        "last_seen": last_seen(timeline, on),
        "patterns": patterns_as_json(patterns(timeline)),
    }
    text = json.dumps(_plain(whole), indent=2, ensure_ascii=False)
    return (text + "\n").encode("utf-8")


def _plain(value: object) -> Any:
    """Return records as plain values; dates and times as they stand in the files."""
    return msgspec.to_builtins(value, enc_hook=lambda one: one.text)


def _own_as_json(timeline: Timeline) -> dict[str, object]:
    """Return what the case's own columns ask, where it has any."""
    own = [column for column in timeline.extra if column.field.startswith(OWN)]
    told = [
        {
            "id": column.field.removeprefix(OWN),
            "heading": column.heading,
            "asked": column.asked,
        }
        for column in own
    ]
    return {"own_columns": told} if own else {}


def _row_as_json(row: Row, timeline: Timeline) -> dict[str, object]:
    entry = row.entry
    own = {
        column.heading: value_of(entry, column.field)
        for column in timeline.extra
        if column.field.startswith(OWN)
    }
    ordered = any(column.field == "sequence" for column in timeline.extra)
    return {
        "id": entry.id,
        "agency": row.agency.id,
        "agency_name": row.agency.name,
        "date": entry.date,
        "date_in_words": spell_date(entry.date),
        "time": entry.time,
        "time_in_words": spell_time(entry.time),
        "heading": row.heading,
        "inside_period": row.inside,
        "age": row.age,
        **{column.field: getattr(entry, column.field) for column in _FIELDS},
        **({"sequence": int(entry.sequence or 0) or None} if ordered else {}),
        **({"own": own} if own else {}),
    }


def patterns_as_json(found: Patterns) -> dict[str, object]:
    """Return patterns as plain values: counts by month, and lists of entries."""
    contacts = found.contacts
    return {
        "contacts": {
            "months": list(contacts.months),
            "agencies": {one: list(counts) for one, counts in contacts.counts},
            "not_datable_to_a_month": dict(contacts.undatable),
        },
        "referrals": [_hit_as_json(one) for one in found.referrals],
        "missed": [_hit_as_json(one) for one in found.missed],
        "no_action": [_hit_as_json(one) for one in found.idle],
    }


def _hit_as_json(one: PatternHit) -> dict[str, object]:
    hit: dict[str, object] = _plain(one)
    # Only referrals have an outcome, and the key is theirs alone.
    return {key: held for key, held in hit.items() if held or key != "outcome"}
