"""What taking a return in would do, in lines for people: places, ids, counts."""

from collections import Counter
from collections.abc import Collection, Iterable, Iterator

from scrkit.cli import console
from scrkit.importers.plan import Outcome, Wish, counted, counted_rows
from scrkit.importers.rows import Draft
from scrkit.importers.values import Return
from scrkit.model.columns import COLUMNS
from scrkit.records.load import Loaded
from scrkit.records.walk import cited

_MOST = 40
_HEADINGS = {column.field: column.heading for column in COLUMNS}
_NAMED = {
    "capital": "words with a capital that nobody in the register bears",
    "initials": "initials that may be somebody's",
    "near": "words one letter away from a registered name",
    "shared": "names that several people bear",
    "ordinary": "words that may be names or ordinary words",
    "people": "people who are given by no code",
}


def told(outcome: Outcome, wish: Wish, loaded: Loaded, whole: Return | None) -> str:
    """Return the plan in plain words; never a name, a value or a word of the case."""
    lines = [
        *_account(outcome, whole),
        *_left(outcome),
        *_entries(outcome, wish),
        *_changes(outcome, loaded),
        *_questions(outcome.open),
        *_notes(outcome),
        *_names(outcome, wish),
        *(f"column not known: {one.at} ({one.cells} cells)" for one in outcome.unknown),
    ]
    if outcome.blocked:
        lines.append("nothing is written yet:")
        lines += [f"  - {one}" for one in outcome.blocked]
    return "\n".join(lines)


def _account(outcome: Outcome, whole: Return | None) -> Iterator[str]:
    cells, taken, left = counted(outcome)
    characters = sum(size for _, size in outcome.account.values())
    encoding = f", read as {whole.encoding}" if whole and whole.encoding else ""
    yield (
        f"read {cells:,} cells with {characters:,} characters{encoding}: "
        f"{taken:,} in rows and headings, {left:,} left out"
    )


def _left(outcome: Outcome) -> Iterator[str]:
    for one in outcome.asides:
        at = f" ({one.where})" if one.where else ""
        done = "taken" if one.taken else "left out"
        size = f": {one.characters:,} characters" if one.characters else ""
        yield f"  {done}: {one.what}{at}{size}"


def _entries(outcome: Outcome, wish: Wish) -> Iterator[str]:
    drafts = len(outcome.drafts)
    yield f"{counted_rows(drafts)} of {wish.agency.name}: " + ", ".join(
        (
            f"{len(outcome.added)} new",
            f"{len(outcome.changed)} changed",
            f"{outcome.same} as before",
            f"{len(outcome.open)} with questions",
        )
    )
    if outcome.added:
        first, last = outcome.added[0][0], outcome.added[-1][0]
        yield f"  new: {first}" + (f" to {last}" if last != first else "")
    if outcome.gone:
        yield f"  withdrawn, as no row tells of them: {len(outcome.gone)}"
    if wish.waiting:
        yield (
            f"  open rows of an earlier return, replaced: {wish.waiting} "
            f"({wish.questions_file})"
        )


def _changes(outcome: Outcome, loaded: Loaded) -> Iterator[str]:
    changed = {one.entry.id: one for one in outcome.changed}
    where = _citations(loaded, {*changed, *outcome.gone})
    for id, one in changed.items():
        fields = ", ".join(_HEADINGS.get(name, name).lower() for name in one.fields)
        yield f"  {id} changed: {fields} ({one.draft.at}){_cited(where.get(id, ()))}"
    for id in outcome.gone:
        yield f"  {id} withdrawn{_cited(where.get(id, ()))}"


def _cited(places: Iterable[str]) -> str:
    every = list(places)
    return f"; cited in {', '.join(every)}" if every else ""


def _citations(loaded: Loaded, ids: Collection[str]) -> dict[str, list[str]]:
    """Return where other files of the review cite entries: file and line."""
    found: dict[str, list[str]] = {}
    for source in loaded.sources:
        if source.record is None or source.name.startswith("chronologies/"):
            continue
        for one in cited(source.record):
            if one.kind == "entry" and one.text in ids:
                line = source.place(one.path).line
                found.setdefault(one.text, []).append(
                    f"{console.plain(source.name)}:{line}"
                )
    for prose in loaded.prose:
        for id in ids:
            if id in prose.text:
                found.setdefault(id, []).append(console.plain(prose.name))
    return found


def _questions(open_: tuple[Draft, ...]) -> Iterator[str]:
    asked = [one for draft in open_ for one in draft.questions]
    if asked:
        yield f"questions ({counted_rows(len(open_))}):"
    for one in asked[:_MOST]:
        heading = _HEADINGS.get(one.field, one.field).lower()
        yield f"  {one.at}, {heading}: {one.needed}"
    if len(asked) > _MOST:
        yield f"  and {len(asked) - _MOST} more"


def _notes(outcome: Outcome) -> Iterator[str]:
    notes = [note for draft in outcome.drafts for note in draft.notes]
    if notes:
        yield "to look at:"
    yield from (f"  {note.at}: {note.what}" for note in notes[:_MOST])
    if len(notes) > _MOST:
        yield f"  and {len(notes) - _MOST} more"


def _names(outcome: Outcome, wish: Wish) -> Iterator[str]:
    if not outcome.named or wish.names_checked:
        return
    kinds = Counter(kind for _, kind in outcome.named)
    places: dict[str, list[str]] = {}
    for at, kind in outcome.named:
        places.setdefault(kind, []).append(at)
    yield "may be names:"
    for kind, count in kinds.items():
        shown = list(dict.fromkeys(places[kind]))
        more = f" and {len(shown) - 8} more" if len(shown) > 8 else ""
        yield f"  {count} {_NAMED[kind]}: {'; '.join(shown[:8])}{more}"
