"""What taking a return in would do, in a bounded and plain form: places, ids, counts.

This alone leaves the process in which a file of others is read.
"""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass

from scrkit.files import Plan
from scrkit.importers.read.values import Aside
from scrkit.importers.take_in.options import Outcome
from scrkit.importers.understand.account import Role
from scrkit.importers.understand.finding import Unknown
from scrkit.importers.understand.people import Added
from scrkit.importers.understand.questions import Note
from scrkit.importers.understand.rows import Draft

# Lines of one kind that are listed; the rest is counted.
MOST = 40
_ASIDES = 200
_PLACES = 8


@dataclass(frozen=True, slots=True)
class Changed:
    """An entry that a row tells anew: its id, the fields, where the row stands."""

    id: str
    fields: tuple[str, ...]
    at: str


@dataclass(frozen=True, slots=True)
class Named:
    """What may be names, of one kind: how many, at which places, how many more."""

    kind: str
    count: int
    places: tuple[str, ...]
    more: int


@dataclass(frozen=True, slots=True)
class Asked:
    """What is asked of a field, once: of how many rows, at which places."""

    field: str
    needed: str
    count: int
    places: tuple[str, ...]


@dataclass(frozen=True, slots=True, repr=False)
class Summary:
    """What would become of a return; `blocked` says why nothing is written yet.

    `cells` are those read, taken and left out; `rows` the rows of the chronology,
    `open` those with questions. Of lists that end early `more_` counts the rest.
    `unsaid` are the positions, among the headings that were given, of those that may
    hold a name; `declared` are the places of rows that declare a
    silence, `corrected` of those that declare another than before; `lifted` counts
    those that are declared no more. `people` are those of
    the form's own sheet who are new, `answered` the marks of rows with the entries that
    they became. `files` is what is written, empty while something keeps it from being.
    """

    cells: tuple[int, int, int]
    characters: int
    encoding: str
    asides: tuple[Aside, ...]
    more_asides: int
    rows: int
    added: tuple[str, ...]
    changed: tuple[Changed, ...]
    same: int
    gone: tuple[str, ...]
    open: int
    questions: tuple[Asked, ...]
    more_questions: int
    notes: tuple[Note, ...]
    more_notes: int
    named: tuple[Named, ...]
    unknown: tuple[Unknown, ...]
    blocked: tuple[str, ...]
    files: Plan
    unsaid: tuple[int, ...] = ()
    declared: tuple[str, ...] = ()
    corrected: tuple[str, ...] = ()
    lifted: int = 0
    people: tuple[Added, ...] = ()
    answered: tuple[tuple[str, str], ...] = ()


def summarised(outcome: Outcome, encoding: str = "") -> Summary:
    """Return an outcome without its rows; `encoding` is that of a text file."""
    # Questions with those of one cause as one, in the order of the file.
    places: dict[tuple[str, str], list[str]] = {}
    for draft in outcome.open:
        for one in draft.questions:
            places.setdefault((one.field, one.needed), []).append(one.at)
    asked = tuple(
        Asked(name, needed, len(at), tuple(at[:_PLACES]))
        for (name, needed), at in places.items()
    )
    notes = [note for draft in outcome.drafts for note in draft.notes]
    return Summary(
        cells=counted(outcome),
        characters=sum(size for _, size in outcome.account.values()),
        encoding=encoding,
        asides=outcome.asides[:_ASIDES],
        more_asides=max(0, len(outcome.asides) - _ASIDES),
        rows=len(outcome.drafts),
        added=tuple(id for id, _ in outcome.added),
        changed=tuple(
            Changed(one.entry.id, one.fields, one.draft.at) for one in outcome.changed
        ),
        same=outcome.same,
        gone=outcome.gone,
        open=len(outcome.open),
        questions=asked[:MOST],
        more_questions=max(0, len(asked) - MOST),
        notes=tuple(notes[:MOST]),
        more_notes=max(0, len(notes) - MOST),
        named=_named(outcome.drafts),
        unknown=outcome.unknown,
        blocked=outcome.blocked,
        files=outcome.files,
        declared=tuple(at for _, at in outcome.declared.every),
        corrected=tuple(at for *_, at in outcome.declared.corrected),
        lifted=len(outcome.declared.gone),
        answered=outcome.answered,
    )


def _named(drafts: Iterable[Draft]) -> tuple[Named, ...]:
    counts: Counter[str] = Counter()
    places: dict[str, dict[str, None]] = {}
    for draft in drafts:
        for at, kind, count in draft.named:
            counts[kind] += count
            places.setdefault(kind, {})[at] = None
    return tuple(
        Named(kind, count, tuple(at)[:_PLACES], max(0, len(at) - _PLACES))
        for kind, count in counts.items()
        for at in (places[kind],)
    )


def counted(outcome: Outcome) -> tuple[int, int, int]:
    """Return cells read, taken into rows, left out: the first is the others' sum."""
    roles = Counter({role: cells for role, (cells, _) in outcome.account.items()})
    taken = roles[Role.ROW] + roles[Role.HEADING] + roles[Role.YEAR]
    return roles.total(), taken, roles.total() - taken
