"""Judge how names and keys are kept in git; is handed what git holds, asks nobody."""

from collections.abc import Iterable, Iterator
from pathlib import PurePosixPath
from typing import TYPE_CHECKING, Literal

from scrkit.diagnostics import Diagnostic, Place
from scrkit.identity.register import FILE
from scrkit.identity.sealing import holds_key, holds_passphrase, is_sealed
from scrkit.identity.wording import diagnose, not_asked, passphrase
from scrkit.system.git import wide

if TYPE_CHECKING:
    from scrkit.system.git import Untold

NOT_ASKED = "SCR728"
TAKEN_UP = "SCR722"  # git would take the register up; it did not yet
_CLEAR = b"identities:"
Leak = Literal["registers", "keys", "passphrases", ""]


def custody(
    held: Iterable[tuple[str, bytes]] | None, *, ignored: "bool | Untold | None"
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
            yield diagnose("SCR720", Place(name))
        elif kind == "keys":
            yield diagnose("SCR721", Place(name))
        elif kind == "passphrases":
            yield passphrase(Place(name))
    if ignored is False:
        yield diagnose(TAKEN_UP, Place(".gitignore"))
    yield from map(not_asked, untold(held, ignored=ignored))


def untold(
    held: Iterable[tuple[str, bytes]], *, ignored: "bool | Untold | None"
) -> "tuple[Untold, ...]":
    """Return what git could not tell of its index, once read, and of the register."""
    # Here: most folders that are checked lie in no repository.
    from scrkit.system.git import Index, Untold

    silent = held.untold if isinstance(held, Index) else ()
    if isinstance(ignored, Untold):
        silent += (ignored,)
    return tuple(dict.fromkeys(silent))


def leak(content: bytes) -> Leak:
    """Tell whether bytes are a register of names in the clear, or hold a secret key, or
    the passphrase that commands are told by SCR_PASSPHRASE.
    """
    if texts := wide(content):
        content = "\n".join(texts).encode("utf-8", "replace")
    if is_register(content):
        return "registers"
    if holds_key(content):
        return "keys"
    return "passphrases" if holds_passphrase(content) else ""


def is_register(content: bytes) -> bool:
    """Tell whether bytes are a register of names in the clear, under any name."""
    if not content.startswith(_CLEAR) and b"\n" + _CLEAR not in content:
        return False
    return not is_sealed(content) and b"code:" in content and b"names:" in content
