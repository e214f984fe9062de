"""What stands below a sign, in lines that are no wider than its place."""

from collections.abc import Iterable

from scrkit.model.people import Person
from scrkit.render.genogram.rows import Node
from scrkit.render.genogram.wording import born_of, died_of
from scrkit.render.sections.case import Case

SIZE = 11
SLOT = 74
"""How wide the place of one person is, in pixels."""
_ROOM = SLOT - 4
# Widths of letters as parts of their height: a little more than any usual font needs.
_THIN, _WIDE, _CAPITAL, _USUAL = 0.34, 0.92, 0.76, 0.6


def width(text: str, size: int = SIZE) -> float:
    """Return how wide a text is at most, in pixels."""
    return size * sum(map(_letter, text))


def _letter(sign: str) -> float:
    if sign in " .,:;'’!|()-iIjlftr":
        return _THIN
    if sign in "mwMW@%&":
        return _WIDE
    # Of writing that is not Latin every sign may be as wide as it is high.
    if sign > "ɏ":
        return 1.1
    return _CAPITAL if sign.isupper() else _USUAL


def wrapped(text: str, room: float = _ROOM, size: int = SIZE) -> tuple[str, ...]:
    """Return a text in lines that fit; a word that is too long is parted."""
    lines: list[str] = []
    for word in _parted(text.split(), room, size):
        if lines and width(f"{lines[-1]} {word}", size) <= room:
            lines[-1] += f" {word}"
        else:
            lines.append(word)
    return tuple(lines)


def _parted(words: Iterable[str], room: float, size: int) -> Iterable[str]:
    for whole in words:
        word = whole
        while width(word, size) > room:
            cut = next(
                n for n in range(len(word), 0, -1) if _fits(word[:n], room, size)
            )
            yield f"{word[:cut]}-"
            word = word[cut:]
        yield word


def _fits(part: str, room: float, size: int) -> bool:
    return len(part) == 1 or width(f"{part}-", size) <= room


def label(node: Node, person: Person, case: Case) -> tuple[str, ...]:
    """Return the lines below a sign: who it is, born and died as the view tells."""
    lines = wrapped(case.person(person.code))
    if node.repeat:
        return (*lines, "(again)")
    for told in (born_of(person, case), died_of(person, case)):
        lines += wrapped(told)
    return lines
