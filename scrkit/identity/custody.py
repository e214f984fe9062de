"""Judge how names and keys are kept in git; is handed what git holds, asks nobody."""

from collections.abc import Iterable, Iterator
from pathlib import PurePosixPath
from typing import Literal

from scrkit.diagnostics import Diagnostic, Place
from scrkit.identity.register import FILE
from scrkit.identity.sealing import holds_key, is_sealed
from scrkit.identity.wording import not_asked, told
from scrkit.system.git import Index, Untold, wide

NOT_ASKED = "SCR728"
_CLEAR = b"identities:"


def custody(
    held: Iterable[tuple[str, bytes]] | None, *, ignored: bool | Untold | None
) -> Iterator[Diagnostic]:
    """Yield what is wrong with how git keeps the names.

    `held` are the files of git's index with the bytes it holds, None without a
    repository; `ignored` whether git would leave the register out. What git could not
    tell is told once (SCR728).
    """
    if held is None:
        return
    for name, content in held:
        kind = leak(content)
        if PurePosixPath(name).name == FILE or kind == "registers":
            yield told("SCR720", Place(name))
        elif kind == "keys":
            yield told("SCR721", Place(name))
    if ignored is False:
        yield told("SCR722", Place(".gitignore"))
    untold = held.untold if isinstance(held, Index) else ()
    if isinstance(ignored, Untold):
        untold += (ignored,)
    yield from map(not_asked, dict.fromkeys(untold))


def leak(content: bytes) -> Literal["registers", "keys", ""]:
    """Tell whether bytes are a register of names in the clear, or hold a secret key."""
    if texts := wide(content):
        content = "\n".join(texts).encode("utf-8", "replace")
    if is_register(content):
        return "registers"
    return "keys" if holds_key(content) else ""


def is_register(content: bytes) -> bool:
    """Tell whether bytes are a register of names in the clear, under any name."""
    if not content.startswith(_CLEAR) and b"\n" + _CLEAR not in content:
        return False
    return not is_sealed(content) and b"code:" in content and b"names:" in content


def in_history(objects: Iterable[tuple[str, bytes]]) -> tuple[int, int]:
    """Return how many objects are registers in the clear, and how many hold keys."""
    found: dict[str, set[str]] = {"registers": set(), "keys": set()}
    for id, content in objects:
        if kind := leak(content):
            found[kind].add(id)
    return len(found["registers"]), len(found["keys"])
