"""Look inside the packed files of a history: Word, Excel, PDF, zips, pictures."""

from collections import deque
from collections.abc import Iterator
from dataclasses import dataclass

from scrkit.errors import ScrError
from scrkit.identity.custody import leak
from scrkit.identity.register import Register
from scrkit.identity.spellings import spellings
from scrkit.identity.texts import names_somebody, possibly_named
from scrkit.scan.unpack import contents
from scrkit.scan.values import Part
from scrkit.system import child

PICTURES = "pictures, whose words nobody can read but a person"
TOO_LARGE = "it is larger than 16 MB"


@dataclass(frozen=True, slots=True)
class Inside:
    """What a packed file holds (names, registers, keys or ""), and what is unread.

    `possible` are the codes of those whom it may name, by what may be no name.
    """

    kind: str = ""
    unread: tuple[str, ...] = ()
    possible: frozenset[str] = frozenset()


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
    unread = dict.fromkeys(one.reason for one in held.unread)
    if held.pictures:
        unread[PICTURES] = None
    kinds: set[str] = set()
    perhaps: set[str] = set()
    for part in held.parts:
        text = "\n".join(_said(part)).encode()
        kind: str = leak(text)
        if not kind and known is not None and names_somebody(text, known):
            kind = "names"
        elif not kind and known is not None and possible:
            perhaps |= possibly_named(text, known)
        kinds.add(kind)
    order = ("registers", "keys", "names", "")
    found = next((kind for kind in order if kind in kinds), "")
    return Inside(found, tuple(unread), frozenset(() if found else perhaps))


def _said(part: Part) -> Iterator[str]:
    """Yield the texts of a part, and what they say read otherwise: spaced, parted."""
    for piece in part.pieces:
        yield piece.text
        yield from piece.also
