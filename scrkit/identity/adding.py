"""Add a person to people.yaml and a name to the register; never reads or writes."""

import re
from collections.abc import Collection
from typing import Literal

from scrkit.edits.editing import Editing
from scrkit.errors import ScrError
from scrkit.files import Plan
from scrkit.identity.register import FILE
from scrkit.model.identity import Identities, Identity
from scrkit.model.kinds import CODE
from scrkit.model.people import People, Person, Place

_BEGUN = b"format: 1\nidentities:\n"


def spare_codes(role: str, codes: Collection[str], *, taken: bool = False) -> None:
    """Refuse a code in the place of a role: whoever it is would be there twice.

    `codes` are those that people.yaml has. With `taken`, any code that somebody bears
    already, and what is no code.
    """
    known = next((one for one in codes if one.casefold() == role.casefold()), "")
    if taken and not re.fullmatch(CODE, role):
        raise ScrError("--code is not in the form of a code", "Such as: SW1, ChildZ")
    if known and taken:
        raise ScrError(f"{known} is in people.yaml already; nothing was written")
    if known and re.search(r"\d", known):
        raise ScrError(
            f"{known} is in people.yaml already; nothing was written",
            f"To note the name behind it: scr people name {known}. To say what they "
            f"are: scr people role {known} ROLE",
        )


def with_one(content: bytes | None, one: Person | Place) -> Plan:
    """Return what adds somebody or a place to people.yaml, or begins the file.

    Raises ScrError where the file is broken, or would not read as before, with one
    more person in it.
    """
    editing = Editing(content, "people.yaml", People)
    editing.append(("people" if isinstance(one, Person) else "places",), one)
    return editing.plan()


def with_name(
    content: bytes | None, code: str, name: str
) -> tuple[Plan, tuple[Identity, ...]]:
    """Return what adds a name to the clear register, or begins one, and who was in it.

    Raises ScrError where the register would not read as before, with one more in it.
    """
    editing = Editing(content, FILE, Identities, _BEGUN)
    known = editing.before.identities
    editing.append(("identities",), Identity(code=code, names=(name,)))
    return editing.plan(private=True), known


def with_name_of(
    content: bytes | None, one: Person | Place, name: str, *, also: bool = False
) -> Plan:
    """Return what notes the name of somebody, or of a place, who is known by code.

    With `also` the name stands beside those that the register holds for the code.
    Raises ScrError where it holds one otherwise, or that very name, and where it would
    not read as before.
    """
    editing = Editing(content, FILE, Identities, _BEGUN)
    codes = [known.code for known in editing.before.identities]
    if one.code not in codes:
        kind: Literal["person", "place"]
        kind = "person" if isinstance(one, Person) else "place"
        editing.append(
            ("identities",), Identity(code=one.code, kind=kind, names=(name,))
        )
        return editing.plan(private=True)
    at = codes.index(one.code)
    names = editing.before.identities[at].names
    if name in names:
        raise ScrError(
            f"the register holds this very name of {one.code}", "Nothing is to be done."
        )
    if names and not also:
        raise ScrError(
            f"the register holds a name of {one.code} already; nothing was written",
            "To note another one beside it, say --also. What was a name before "
            "marriage, or a nickname, has a line of its own in identities.yaml.",
        )
    editing.set(("identities", at), names=(*names, name))
    return editing.plan(private=True)
