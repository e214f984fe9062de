"""The register of names as it was read, and what is wrong with it; knows no disk."""

from collections import Counter
from collections.abc import Collection, Iterable, Iterator
from typing import TYPE_CHECKING

from msgspec import Struct

from scrkit.decode import decode
from scrkit.diagnostics import Diagnostic, Severity, by_place
from scrkit.identity.wording import diagnose
from scrkit.yamlfile import Tree, read

if TYPE_CHECKING:
    from scrkit.model.identity import Identities, Identity, Rare

FILE = "identities.yaml"
SEALED = "identities.yaml.age"


class Register(Struct, frozen=True):
    """Every name, place and fact that identifies, by code; shows nothing of itself."""

    identities: "tuple[Identity, ...]" = ()
    rare: "tuple[Rare, ...]" = ()

    def of(self, code: str) -> "Identity | None":
        """Return who is behind a code, or None."""
        return next((one for one in self.identities if one.code == code), None)

    def name(self, code: str) -> str:
        """Return the usual name behind a code, "" where there is none."""
        one = self.of(code)
        return next(iter((*one.names, *one.aliases)), "") if one else ""

    @property
    def is_blank(self) -> bool:
        """Whether it holds no name at all, so that nobody can be looked for."""
        return not any(one.names or one.aliases for one in self.identities)

    def nameless(self, codes: Iterable[str]) -> tuple[str, ...]:
        """Return those of some codes for whom no name is registered."""
        named = {one.code for one in self.identities if one.names or one.aliases}
        return tuple(code for code in codes if code not in named)

    def joined(self, other: "Register") -> "Register":
        """Return one that holds what either holds; this one's records come first."""
        more = tuple(one for one in other.identities if one not in self.identities)
        rare = tuple(one for one in other.rare if one not in self.rare)
        return Register((*self.identities, *more), (*self.rare, *rare))

    def __repr__(self) -> str:
        """Return the kind of value and no more."""
        return "<Register>"


class Read(Struct, frozen=True):
    """A register, None where it cannot be used, and what is wrong with its file."""

    register: Register | None
    diagnostics: tuple[Diagnostic, ...]


def read_register(
    content: bytes, codes: Collection[str] | None = None, file: str = FILE
) -> Read:
    """Read a register from its bytes; `codes` are those of people.yaml, if known.

    What is wrong is told at its line, without a name or a value.
    """
    # Here: most reviews that are checked have no register beside them.
    from scrkit.model.identity import Identities

    tree = read(content, file)
    decoded = decode(tree, Identities)
    found = list(decoded.diagnostics)
    whole = decoded.value
    if whole is not None:
        found += _judged(whole, tree, codes)
    usable = whole is not None and all(d.severity < Severity.ERROR for d in found)
    register = Register(whole.identities, whole.rare) if whole and usable else None
    return Read(register, tuple(sorted(found, key=by_place)))


def _judged(
    whole: "Identities", tree: Tree, codes: Collection[str] | None
) -> Iterator[Diagnostic]:
    # Here: most folders that are checked hold no register, and the rules of numbers
    # take long to load.
    from scrkit.identifiers.numbers import nhs_number_holds

    count = Counter(one.code for one in whole.identities)
    seen: set[str] = set()
    for position, one in enumerate(whole.identities):
        at = ("identities", position)
        if count[one.code] > 1 and one.code in seen:
            yield diagnose("SCR723", tree.place((*at, "code")))
        seen.add(one.code)
        if codes is not None and one.code not in codes:
            yield diagnose("SCR724", tree.place((*at, "code")))
        if not one.names:
            yield diagnose("SCR725", tree.place(at))
        if one.nhs_number and not nhs_number_holds(one.nhs_number):
            yield diagnose("SCR726", tree.place((*at, "nhs_number")))
    if codes is not None and set(codes) - seen:
        yield diagnose("SCR727", tree.place(()))
