"""Add a person to people.yaml and a name to the register; never reads or writes."""

from scrkit.edits.editing import Editing
from scrkit.files import Plan
from scrkit.identity.register import FILE
from scrkit.model.case import People, Person
from scrkit.model.identity import Identities, Identity

_BEGUN = b"format: 1\nidentities:\n"


def with_person(content: bytes | None, person: Person) -> Plan:
    """Return what adds somebody to people.yaml, behind the others, or begins it.

    Raises ScrError where the file is broken, or would not read as before, with one
    more person in it.
    """
    editing = Editing(content, "people.yaml", People)
    editing.append(("people",), person)
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
