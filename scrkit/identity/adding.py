"""Add a person to people.yaml and a name to the register; never reads or writes."""

import re

from msgspec.structs import replace

from scrkit.edits.signing import proved, record_of
from scrkit.errors import ScrError
from scrkit.files import Edit, NewFile, Plan, in_place_of
from scrkit.identity.register import FILE, Register, read_register
from scrkit.model.case import People, Person
from scrkit.yamlfile import read
from scrkit.yamlfile.emit import emit
from scrkit.yamlfile.splice import Written, applied, spelled

_PEOPLE = "people.yaml"


def with_person(content: bytes | None, person: Person) -> Plan:
    """Return what adds somebody to people.yaml, behind the others, or begins it.

    Raises ScrError where the file is broken, or would not read as before, with one
    more person in it.
    """
    tree = read(content or b"", _PEOPLE)
    written = Written(content or b"", tree)
    empty = not tree.starts and not tree.diagnostics
    before = People() if empty else record_of(written.content, _PEOPLE, People)
    fields = {"code": person.code, "label": person.label, "role": person.role}
    fields |= {"kind": person.kind}
    fields |= {"agency": person.agency} if person.agency else {}
    fields |= {"published": person.published} if person.published else {}
    line = ", ".join(f"{name}: {_plain(text)}" for name, text in fields.items())
    edit = _placed(written, f"{{{line}}}")
    edits = proved((edit,), tree, replace(before, people=(*before.people, person)))
    if content is None:
        return (NewFile(_PEOPLE, applied(edits)),)
    return edits


def _placed(written: Written, item: str) -> Edit:
    """Return the edit that puts an item behind the last of the people."""
    people = written.at(("people",))
    if isinstance(people, list) and people:
        last = ("people", len(people) - 1)
        if written.is_flow(written.tree.span(("people",))[0]):
            return written.added(("people",), item)
        dash = written.tree.place(last).column - 3
        at = written.line_end(written.last_end(last))
        text = written.eol + (" " * max(dash, 0) + f"- {item}").encode()
        return written.edit(at, at, text)
    if "people" in written.keys(()):
        return written.first(("people",), item)
    return written.at_the_end(("people:", f"  - {item}"))


def _plain(text: str) -> str:
    """Spell a text as people.yaml does: bare where it is nothing but words."""
    bare = re.fullmatch(r"[A-Za-z]{2}[A-Za-z0-9 '-]*[A-Za-z0-9]", text)
    typed = text.casefold() in ("yes", "no", "on", "off", "true", "false", "null")
    return text if bare and not typed else spelled(text)


def with_name(content: bytes | None, code: str, name: str) -> Plan:
    """Return what adds a name to the clear register, or begins one.

    Raises ScrError where the register would not read as before, with one more in it.
    """
    begun = content if content is not None else b"format: 1\nidentities:\n"
    more = emit([{"code": code, "names": [name]}])
    text = begun if begun.endswith(b"\n") else begun + b"\n"
    tree = read(begun, FILE)
    written = Written(begun, tree)
    listed = written.at(("identities",))
    if isinstance(listed, list) and listed:
        at = written.line_end(written.last_end(("identities", len(listed) - 1)))
        dash = written.tree.place(("identities", 0)).column - 3
        lines = more.rstrip("\n").split("\n")
        block = "".join("\n" + " " * max(dash, 0) + ln[2:] for ln in lines)
        new = begun[:at] + block.encode() + begun[at:]
    else:
        new = text.replace(b"identities: []", b"identities:") + more.encode()
    if not _adds(content, new, code):
        raise ScrError(
            f"{FILE} is written in a way in which nothing can be added safely",
            "Add the record by hand.",
        )
    return (in_place_of(NewFile(FILE, new, private=True), content),)


def _adds(before: bytes | None, after: bytes, code: str) -> bool:
    """Tell whether a register reads as it did, and one more person stands in it."""
    new = read_register(after).register
    old = Register() if before is None else read_register(before).register
    if new is None or (old is None and before):
        return False
    known = old.identities if old else ()
    return new.identities[:-1] == known and new.identities[-1].code == code
