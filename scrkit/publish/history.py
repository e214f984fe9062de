"""Whether the history of a repository holds names of the register."""

from collections.abc import Iterable

from scrkit.diagnostics import Severity
from scrkit.identity.custody import custody, is_register
from scrkit.identity.naming import namings
from scrkit.identity.register import Register
from scrkit.identity.sealing import holds_key
from scrkit.identity.spellings import Spellings, spellings
from scrkit.publish.reason import Reason

_WORDS = {
    "registers": "the history of the repository holds a register of names in the clear",
    "keys": "the history of the repository holds a secret key of the register",
    "names": "the history of the repository names people, for all who get it to read",
}
_MOST = 5_000_000  # bytes of one object; what is larger is no text of a review


def in_history(
    objects: Iterable[tuple[str, bytes]], register: Register | None
) -> tuple[Reason, ...]:
    """Return reasons where objects of git (id and bytes) lead to people.

    Files, file names and messages, of any branch, and what no branch leads to: those
    that are a register, hold a secret key, or name somebody of `register`.
    """
    known = spellings(register) if register is not None else None
    found: dict[str, list[str]] = {"registers": [], "keys": [], "names": []}
    for id, content in objects:
        if is_register(content):
            found["registers"].append(id)
        elif holds_key(content):
            found["keys"].append(id)
        elif known is not None and _names(content, known):
            found["names"].append(id)
    return tuple(
        Reason("history", f"{_WORDS[kind]} ({_spelled(ids)})")
        for kind, ids in found.items()
        if ids
    )


def _names(content: bytes, known: Spellings) -> bool:
    text = content[:_MOST].decode("utf-8", "replace")
    return any(one.sure for one in namings(text, known))


def _spelled(ids: list[str]) -> str:
    """Say how many objects, and which is the first: git shows it by its id."""
    if len(ids) == 1:
        return f"object {ids[0][:12]}"
    return f"{len(ids)} objects, the first {ids[0][:12]}"


def kept(
    held: Iterable[tuple[str, bytes]], *, ignored: bool | None
) -> tuple[Reason, ...]:
    """Return reasons where git's index (file and bytes) holds a register or a key."""
    return tuple(
        Reason("history", f"{one.code}: {one.message}", one.place.file)
        for one in custody(held, ignored=ignored)
        if one.severity is Severity.ERROR
    )
