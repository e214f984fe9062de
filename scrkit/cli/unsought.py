"""For whom a search for names could not look: they are never counted as absent."""

from pathlib import Path
from typing import NamedTuple

from scrkit.cli import secrets
from scrkit.identity.register import FILE, SEALED, Register
from scrkit.model.people import Person
from scrkit.model.people import Place as PlaceOf
from scrkit.model.review import Review
from scrkit.text.counting import number

# So many codes are named of those who have no name in the register.
_NAMELESS = 12
NEVER = (
    "never looked for: names of people who are not in the register, and what stands "
    "backwards, in Morse, braille, hex or base32"
)
"""What no search for names finds: said beside what it found."""


class Unsought(NamedTuple):
    """For whom nobody looked: in a clause, and in lines that say why and what to do.

    `closed` says that somebody could have looked: the review's own sealed register was
    not opened, and no other was chosen in its place.
    """

    who: tuple[str, ...] = ()
    lines: tuple[str, ...] = ()
    closed: bool = False

    @property
    def but(self) -> str:
        """What a sentence goes on with that would be taken for clean, or ""."""
        return f"; {self.why}" if self.who else ""

    @property
    def why(self) -> str:
        """The clause itself, for one who tells it apart."""
        return f"not looked for: {' and '.join(self.who)}"


def unsought(
    root: Path,
    review: Review | None,
    register: Register,
    given: Path | None = None,
    key: Path | None = None,
    *,
    asking: bool = True,
) -> Unsought:
    """Return for whom a search with a register of `register_of` or `at_once` does not
    look; `given` and `key` are what that was called with, `asking` is false for
    `at_once`.
    """
    missing = _nameless(review, register)
    beside = secrets.unopened(root, given, key, asking=asking)
    who, lines = [], []
    if missing:
        shown = ", ".join(missing[:_NAMELESS])
        more = len(missing) - _NAMELESS
        shown += f" and {more} more" if more > 0 else ""
        lines.append(f"nobody looked for these: the register holds no name for {shown}")
        who.append(number(len(missing), "code") + " without a name in the register")
    if beside:
        lines.append(f"{SEALED} lies beside the register that was read, and was closed")
        lines.append("  Name your key with --key FILE, so that both are looked for")
        who.append(f"whom {SEALED} alone names")
    # Whoever names another register with --register has chosen it.
    own = given is None or given.resolve() == (root / FILE).resolve()
    return Unsought(tuple(who), tuple(lines), closed=beside and own)


def _nameless(review: Review | None, register: Register) -> tuple[str, ...]:
    """Return the codes of a review for which the register holds no name."""
    if review is None:
        return ()
    everyone: tuple[Person | PlaceOf, ...]
    everyone = (*review.people.people, *review.people.places)
    return register.nameless(one.code for one in everyone)
