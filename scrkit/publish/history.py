"""Whether the history of a repository holds names of the register."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from scrkit.diagnostics import Severity
from scrkit.identity.custody import NOT_ASKED, custody, leak
from scrkit.identity.handles import handle_names
from scrkit.identity.naming import surely_names
from scrkit.identity.reading import read_as
from scrkit.identity.register import FILE, Register
from scrkit.identity.spellings import Spellings, spellings
from scrkit.publish.reason import Reason
from scrkit.system import git

_WORDS = {
    "registers": "the history of the repository holds a register of names in the clear",
    "keys": "the history of the repository holds a secret key of the register",
    "names": "the history of the repository names people, for all who get it to read",
}
_BEGINNING = 8000  # bytes in which a file that is no text shows a nought


@dataclass(frozen=True, slots=True)
class Searched:
    """What a search through git found, and lines that say what was searched."""

    reasons: tuple[Reason, ...] = ()
    told: tuple[str, ...] = ()


def search(root: Path, register: Register | None) -> Searched:
    """Search all that git holds of a review, in its index and its history.

    Nothing is said where no repository stands at or above the folder. What git could
    not tell is a reason, each cause once.
    """
    top = git.top(root)
    if top is None:
        return Searched()
    if isinstance(top, git.Untold):
        return Searched((_untold(top, top.message),))
    index, history = git.index_contents(root), git.history(root)
    ignored = git.ignores(root, FILE)
    found = (*kept(index, ignored=ignored), *in_history(history, register))
    silent = [*index.untold, *history.untold]
    silent += [ignored] if isinstance(ignored, git.Untold) else []
    partly = (
        _untold(one, f"git could not tell everything: {one.why}")
        for one in dict.fromkeys(silent)
    )
    return Searched((*found, *partly), history.searched)


def _untold(untold: git.Untold, message: str) -> Reason:
    return Reason("history", f"{message}. {untold.do.rstrip('.')}")


def in_history(
    objects: Iterable[tuple[str, bytes]], register: Register | None
) -> tuple[Reason, ...]:
    """Return reasons where objects of git (id and bytes) lead to people.

    Files, file names and messages, of any branch, and what no branch leads to: those
    that are a register, hold a secret key, or name somebody of `register`.
    """
    known = spellings(register) if register is not None else None
    found: dict[str, dict[str, None]] = {kind: {} for kind in _WORDS}
    for id, content in objects:
        kind = leak(content)
        if kind:
            found[kind][id] = None
        elif known is not None and names_somebody(content, known):
            found["names"][id] = None
    return tuple(
        Reason("history", f"{_WORDS[kind]} ({spelled(tuple(ids))})")
        for kind, ids in found.items()
        if ids
    )


def names_somebody(content: bytes, known: Spellings) -> bool:
    """Tell whether bytes, read as text, surely name somebody of a register."""
    return any(
        surely_names(text, known)
        or handle_names(text, known)
        or next(known.facts.reach(text), None) is not None
        for written in _texts(content)
        for text in read_as(written, known.words)
    )


def _texts(content: bytes) -> Iterator[str]:
    """Yield bytes as the texts that they may be."""
    yield from git.wide(content)
    text = content.decode("utf-8", "replace")
    yield text
    if "\ufffd" in text and b"\0" not in content[:_BEGINNING]:
        # Written on Windows, where an é is one byte.
        yield content.decode("cp1252", "replace")


def spelled(ids: tuple[str, ...]) -> str:
    """Say how many objects, and which is the first: git shows it by its id."""
    first = {
        "refs": "the names of branches and tags",
        "logs": "git's own logs",
        "index": "the names of files that wait in the index",
    }
    what = first.get(ids[0], f"object {ids[0][:12]}")
    if len(ids) == 1:
        return what
    return f"{len(ids)} objects, the first {what.removeprefix('object ')}"


def kept(
    held: Iterable[tuple[str, bytes]], *, ignored: bool | git.Untold | None
) -> tuple[Reason, ...]:
    """Return reasons where git's index (file and bytes) holds a register or a key."""
    return tuple(
        Reason("history", f"{one.code}: {one.message}", one.place.file)
        for one in custody(held, ignored=ignored)
        if one.severity is Severity.ERROR and one.code != NOT_ASKED
    )
