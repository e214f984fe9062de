"""Draw cases as other cases might have been: with fewer wordings, or fewer agencies.

The vocabulary was written with the cases for fitting in view. Weights that are fitted
to them as they are lean on ideas which the words of another case lack.
"""

import random
from collections.abc import Iterator, Sequence
from itertools import count

from scrkit.linkage.vocabulary import Vocabulary, read
from scrkit.model.case import Agency
from scrkit.model.entry import Entry
from scrkit.system.resources import PACKAGE

LOST = 0.2
"""How many of the wordings of what happened another case is taken to lack."""
KEPT = 0.75
"""How many of its agencies a case keeps."""

# People and services are called the same everywhere.
_NAMES_LOST = LOST / 3
_ROWS = Sequence[tuple[Entry, Agency]]


def forget_wordings(seed: int) -> Vocabulary:
    """Return the field's vocabulary without wordings drawn at random."""
    drawn = random.Random(seed)
    text = (PACKAGE / "linkage" / "vocabulary.txt").read_text("utf-8")
    return read(("\n".join(_left(text, drawn)),))


def _left(text: str, drawn: random.Random) -> Iterator[str]:
    # An idea without a wording keeps its line, with one that nobody writes.
    nothing = (f"zzq{n}x" for n in count())
    for line in text.splitlines():
        name, colon, said = line.partition(":")
        if not colon or line.startswith(("#", "==")):
            yield line
            continue
        kind = name.partition(".")[0] if "." in name else "came"
        lost = LOST if kind == "came" else _NAMES_LOST
        left = [one for one in said.split(",") if drawn.random() >= lost]
        yield f"{name}:{','.join(left) or next(nothing)}"


def leave_agencies(rows: _ROWS, seed: int) -> _ROWS:
    """Return the entries of some agencies, drawn at random, two at least."""
    agencies = sorted({agency.id for _, agency in rows})
    most = max(2, round(len(agencies) * KEPT))
    kept = set(random.Random(seed).sample(agencies, most))
    return [(entry, agency) for entry, agency in rows if agency.id in kept]
