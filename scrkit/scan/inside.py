"""Look inside the packed files of a history: Word, Excel, PDF, zips, pictures."""

from collections import deque
from collections.abc import Iterator
from dataclasses import dataclass

from scrkit.errors import ScrError
from scrkit.identity.custody import leak
from scrkit.identity.register import Register
from scrkit.identity.spellings import Spellings, spellings
from scrkit.identity.texts import names_somebody, possibly_named
from scrkit.scan.pictured import FILE
from scrkit.scan.unpack import contents
from scrkit.scan.values import Grade, Part, Trace
from scrkit.scan.wording import place
from scrkit.system import child

PICTURES = "pictures, whose words nobody can read but a person"
TOO_LARGE = "it is larger than 16 MB"


@dataclass(frozen=True, slots=True)
class Inside:
    """What a packed file holds, and what of it is unread.

    `kind` is "names", "registers", "keys", "passphrases" or ""; `possible` are the
    codes of those whom it may name, by what may be no name, and the rare facts in it;
    `where` is the part that names somebody, and the place in it.
    """

    kind: str = ""
    unread: tuple[str, ...] = ()
    possible: frozenset[str] = frozenset()
    where: str = ""


class Unpacker:
    """Looks into packed files, each in its limits, all in one child process."""

    def __init__(self, register: Register | None, *, possible: bool = True) -> None:
        """Start nothing yet: most histories hold no such file.

        What may be a name and may be none is looked for where `possible` asks for it.
        """
        self._register, self._possible = register, possible
        self._waiting: deque[bytes] = deque()
        self._answers = child.run_each(looked_into, self._tasks())

    def _tasks(self) -> Iterator[tuple[bytes, Register | None, bool]]:
        while self._waiting:
            yield self._waiting.popleft(), self._register, self._possible

    def look(self, data: bytes) -> Inside:
        """Return what a packed file holds; what breaks the limits is not read."""
        self._waiting.append(data)
        found = next(self._answers)
        if isinstance(found, Inside):
            return found
        told = found.message if isinstance(found, ScrError) else "it gave nothing"
        return Inside(unread=(told,))

    def close(self) -> None:
        """End the child."""
        self._answers.close()


def looked_into(
    data: bytes,
    register: Register | None,
    possible: bool = True,  # noqa: FBT001, FBT002
) -> Inside:
    """Return what a packed file holds, whatever is packed in it in turn."""
    known = spellings(register) if register is not None else None
    held = contents("", data)
    unread = dict.fromkeys(one.reason for one in held.unread if one.reason != FILE)
    if held.pictures or len(unread) < len({one.reason for one in held.unread}):
        unread[PICTURES] = None
    kinds: set[str] = set()
    perhaps: set[str] = set()
    where = ""
    for part in held.parts:
        text = "\n".join(_said(part)).encode()
        kind: str = leak(text)
        if not kind and known is not None and names_somebody(text, known):
            kind = "names"
            where = where or _where(part, known)
        elif not kind and known is not None:
            perhaps |= possibly_named(text, known, names=possible)
        kinds.add(kind)
    order = ("registers", "keys", "passphrases", "names", "")
    found = next((kind for kind in order if kind in kinds), "")
    return Inside(found, tuple(unread), frozenset(() if found else perhaps), where)


def _where(part: Part, known: Spellings) -> str:
    """Return where in a part somebody is named first, or the part alone."""
    said = ((one, "\n".join((one.text, *one.also))) for one in part.pieces)
    named = (one for one, text in said if names_somebody(text.encode(), known))
    piece = next(named, None)
    return place(Trace(part.path, piece.where if piece else "", "", Grade.ALARM))


def _said(part: Part) -> Iterator[str]:
    """Yield the texts of a part, and what they say read otherwise: spaced, parted."""
    for piece in part.pieces:
        yield piece.text
        yield from piece.also
