"""Judge how names and keys are kept in git; is handed what git holds, asks nobody."""

from collections.abc import Iterable, Iterator
from pathlib import PurePosixPath

from scrkit.diagnostics import Diagnostic, Place
from scrkit.identity.register import FILE
from scrkit.identity.sealing import holds_key, is_sealed
from scrkit.identity.wording import told

_CLEAR = b"\nidentities:"


def custody(
    held: Iterable[tuple[str, bytes]] | None, *, ignored: bool | None
) -> Iterator[Diagnostic]:
    """Yield what is wrong with how git keeps the names.

    `held` are the files of git's index with the bytes it holds, None without a
    repository; `ignored` whether git would leave the register out.
    """
    if held is None:
        return
    for name, content in held:
        if PurePosixPath(name).name == FILE or is_register(content):
            yield told("SCR720", Place(name))
        elif holds_key(content):
            yield told("SCR721", Place(name))
    if ignored is False:
        yield told("SCR722", Place(".gitignore"))


def is_register(content: bytes) -> bool:
    """Tell whether bytes are a register of names in the clear, under any name."""
    if is_sealed(content) or _CLEAR not in b"\n" + content:
        return False
    return b"code:" in content and b"names:" in content


def in_history(objects: Iterable[tuple[str, bytes]]) -> tuple[int, int]:
    """Return how many objects are registers in the clear, and how many hold keys."""
    registers = keys = 0
    for _, content in objects:
        if is_register(content):
            registers += 1
        elif holds_key(content):
            keys += 1
    return registers, keys
