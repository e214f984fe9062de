"""What changed in chronologies, in the field's terms: ids, agencies and dates only."""

from collections.abc import Iterable, Iterator, Mapping

from scrkit.cli.show.silence_text import UNKNOWN, silence_line
from scrkit.dates import spell_date
from scrkit.model.columns import COLUMNS
from scrkit.timeline.changes import Changed, Changes, Conflict, Decided, Noted
from scrkit.timeline.differences import kind_said

_FIELDS = {column.field: column.changed or column.short for column in COLUMNS}
_FIELDS |= {"own": "the case's own columns"}
_RELATIONS = {
    "": "no decision",
    "same_event": "one event",
    "contradiction": "contradiction",
    "precision_only": "precision only",
    "not_related": "not related",
}
_KINDS = {"finding": "finding", "imr": "agency report", "page": "overview"}


def told(found: Changes, names: Mapping[str, str], subject: str) -> Iterator[str]:
    """Yield what changed, a heading with its count and a line for each; no texts."""
    if found.nothing:
        yield "nothing has changed in the chronologies and the timeline"
        return
    yield from _listed("added", [_noted(one, names) for one in found.added])
    yield from _listed("withdrawn", [_noted(one, names) for one in found.withdrawn])
    gone = [_noted(one, names) for one in found.gone]
    yield from _listed("gone without a note of withdrawal", gone)
    yield from _listed("changed", map(_changed, found.changed))
    yield from _listed("decided about entries", map(_decided, found.decided))
    against = [_conflict(one, subject) for one in found.conflicts]
    yield from _listed("new contradictions", against)
    against = [_conflict(one, subject) for one in found.settled]
    yield from _listed("contradictions that are gone", against)
    spans = [silence_line(one, names, subject) for one in found.silences]
    yield from _listed("new silences", spans)
    spans = [silence_line(one, names, subject) for one in found.broken]
    yield from _listed("silences that are gone", spans)
    cited = [
        f"  {_KINDS[one.kind]} {one.of}: {', '.join(one.entries)}"
        for one in found.cited
    ]
    yield from _listed("to read again, since they cite what changed", cited)
    # Counted and never listed: even an id of theirs says that something happened.
    if found.kept:
        yield f"changed among entries for their own agency only: {found.kept}"


def _listed(title: str, lines: Iterable[str]) -> Iterator[str]:
    every = list(lines)
    if every:
        yield f"{title}: {len(every)}"
        yield from every


def _noted(one: Noted, names: Mapping[str, str]) -> str:
    # A file of chronologies may bear what no agency is called.
    agency = one.agency if one.agency in names else UNKNOWN
    return f"  {one.id}  {spell_date(one.date)}  {agency}"


def _changed(one: Changed) -> str:
    fields = [_FIELDS.get(name, name) for name in one.fields if name != "date"]
    moved = ""
    if one.dates:
        fields.insert(0, "moved")
        moved = f" ({spell_date(one.dates[0])} -> {spell_date(one.dates[1])})"
    first, *rest = fields
    return f"  {one.id}: {', '.join((first + moved, *rest))}"


def _decided(one: Decided) -> str:
    now = _RELATIONS[one.now]
    was = f" (was: {_RELATIONS[one.before]})" if one.before else ""
    return f"  {' / '.join(one.entries)}: {now}{was}"


def _conflict(one: Conflict, subject: str) -> str:
    return f"  {' / '.join(one.entries)}: {kind_said(one.of, subject)}"
