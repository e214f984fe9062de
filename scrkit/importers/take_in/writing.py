"""Write entries into a chronology's file: new ones whole, changed ones by field."""

from collections.abc import Iterable
from datetime import date

from msgspec.structs import asdict, replace

from scrkit.edits.editing import Editing
from scrkit.errors import ScrError
from scrkit.files import Plan
from scrkit.importers.take_in.compare import Matched
from scrkit.importers.take_in.silences import Silences, lined
from scrkit.model.columns import NARRATIVE
from scrkit.model.entry import Entry
from scrkit.model.gathering import Chronology, Withdrawn
from scrkit.text.lines import kept_apart

_BEGUN = """\
# yaml-language-server: $schema=../.scr/schemas/chronologies.schema.json
format: 1
agency: {}
compiled: {}
entries:
"""


def begun(
    file: str, agency: str, entries: Iterable[Entry], compiled: date, said: Silences
) -> Plan:
    """Return a whole new file for an agency's entries, and its declared silences.

    Raises ScrError where a text holds what no file of a review may hold.
    """
    head = _BEGUN.format(agency, compiled).encode()
    editing = Editing(None, file, Chronology, head)
    editing.append(("entries",), *map(_trimmed, entries))
    editing.append(("no_contact",), *(one for one, _ in said.new))
    return editing.plan()


def edits(
    content: bytes,
    file: str,
    changed: Iterable[Matched],
    whole: tuple[tuple[Entry, ...], tuple[Withdrawn, ...], Silences],
) -> Plan:
    """Return the edits of a file that is there; every other byte of it stays.

    `whole` are the entries that come, those that go, and the silences declared.

    Raises ScrError where the file is written in a way that cannot be edited safely.
    """
    added, gone, said = whole
    editing = Editing(content, file, Chronology)
    places = {entry.id: at for at, entry in enumerate(editing.before.entries)}
    if added and places and len(gone) == len(places):
        raise ScrError(
            "none of the entries that are there stands in this return",
            "Is it the right file? If it only adds entries, say so: --adds",
        )
    changed = tuple(changed)
    touched = [places[one.entry.id] for one in changed]
    if any(editing.is_in_brackets(("entries", at)) for at in touched):
        raise ScrError(
            f"{file} is written in brackets, and cannot be changed safely",
            "Put each entry on lines of its own, and try again.",
        )
    for at, one in zip(touched, changed, strict=True):
        new = asdict(_trimmed(one.draft.entry))
        editing.set(("entries", at), **{name: new[name] for name in one.fields})
    editing.remove(("entries",), *(places[one.id] for one in gone))
    editing.append(("entries",), *map(_trimmed, added))
    editing.append(("withdrawn",), *gone)
    for at, now, _ in said.corrected:
        new = {"span": now.span, "source": now.source, "words": now.words}
        editing.set(("no_contact", at), **new)
    editing.remove(("no_contact",), *said.gone)
    editing.append(("no_contact",), *(one for one, _ in said.new))
    return editing.edits()


def _trimmed(entry: Entry) -> Entry:
    """Return an entry without the blanks at the edges of its texts' lines."""
    # Cells of Word and Excel are full of them; in a block of text nobody sees them.
    texts = {
        name: lined(text)
        for name, text in asdict(entry).items()
        if isinstance(text, str)
    }
    own = {id: kept_apart(lined(text)) for id, text in entry.own.items()}
    # The lines of a cell are the agency's own, and no editor's.
    texts |= {name: kept_apart(texts[name]) for name in NARRATIVE if name in texts}
    return replace(entry, **texts, own=own)
