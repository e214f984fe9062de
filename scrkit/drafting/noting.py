"""Give footnotes the labels of those that stood, and new labels to new ones."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from scrkit.drafting.units import Unit, said
from scrkit.render.document.blocks import Note


@dataclass(frozen=True, slots=True, repr=False)
class Labelled:
    """Units whose footnotes bear the labels of the text, and the footnotes by label."""

    units: tuple[Unit, ...]
    notes: dict[str, Note]


def labelled(
    stood: Mapping[str, tuple[object, ...]],
    wanted: Sequence[Unit],
    kept: Mapping[int, Unit],
) -> Labelled:
    """Return units with labels; `kept` are those whose lines stay, by their number.

    `stood` are the footnotes of the text by label, as they are compared.
    """
    notes: dict[str, Note] = {}
    for at, before in kept.items():
        for old, new in zip(before.notes, wanted[at].notes, strict=True):
            notes.setdefault(old.label.partition("^")[2], new)
    known = {told: label for label, told in stood.items()}
    known |= {said(note): label for label, note in notes.items()}

    def label(note: Note) -> Note:
        told = said(note)
        free = known.get(told)
        # Its label may have gone to a note that was changed where it stood.
        if free is None or (free in notes and said(notes[free]) != told):
            free = _next({*stood, *notes})
            known[told] = free
        notes.setdefault(free, note)
        return replace(note, label=free)

    units = tuple(
        unit if at in kept else unit.with_notes(label) for at, unit in enumerate(wanted)
    )
    return Labelled(units, notes)


def _next(taken: set[str]) -> str:
    numbers = [int(one) for one in taken if one.isascii() and one.isdecimal()]
    # Above all numbers, used or not, so that no old citation finds a new note.
    return str(max(numbers, default=0) + 1)
