"""Write one file that belongs to no review: whole, or not at all."""

import os
from pathlib import Path

from scrkit.errors import ScrError
from scrkit.folder.safely import keep_out
from scrkit.folder.system import System
from scrkit.folder.write import SCRATCH


def put(
    target: Path,
    content: bytes,
    system: System | None = None,
    mode: int | None = None,
) -> None:
    """Put `content` in the place of `target`, making the folders it needs.

    A device or a pipe is written as it is. `mode` are the permissions, those of what
    stood there by default. Raises ScrError, and what stood there stands there still.
    """
    keep_out(target)
    try:
        # A pipe behind a link has no path of its own: /dev/stdout.
        odd = target.exists() and not target.is_file()
        real = target if odd else Path(os.path.realpath(target))
        _put(real, content, system or System(), mode)
    except OSError as error:
        reason = error.strerror or "the system refused"
        raise ScrError(
            f"{target.as_posix()} cannot be written: {reason}",
            "Look at its permissions and its folder's.",
        ) from error


def _put(target: Path, content: bytes, system: System, mode: int | None) -> None:
    there = target.exists()
    if there and not target.is_file():
        target.write_bytes(content)
        return
    target.parent.mkdir(parents=True, exist_ok=True)
    beside = target.with_name(f"{SCRATCH}{os.getpid()}-out.tmp")
    if mode is None:
        mode = target.stat().st_mode & 0o777 if there else 0o644
    system.remove(beside)
    try:
        system.write_new(beside, content, mode)
        system.replace(beside, target)
    finally:
        system.remove(beside)
