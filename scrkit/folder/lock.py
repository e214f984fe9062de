"""One writer at a time in a review folder, on every system."""

import contextlib
import os
import time
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

from scrkit.errors import ScrError
from scrkit.folder.refusing import reason
from scrkit.folder.safely import keep_out, keep_out_below

if TYPE_CHECKING:
    from filelock import BaseFileLock

LOCK = ".scr-lock"
WAIT = 10.0
# Somebody else holds the folder.
BUSY = "busy"


@contextlib.contextmanager
def locked(root: Path, wait: float = WAIT) -> Iterator[None]:
    """Hold the folder against every other scr; raises ScrError after `wait` seconds.

    The lock goes when it is given back. Raises OSError where none can be put there.
    """
    # Most commands only read: the lock is loaded by those that write.
    from filelock import FileLock, Timeout

    path = root / LOCK
    # A link, a pipe or a folder in its place would be opened, and waited for.
    keep_out(path)
    keep_out_below(root, (LOCK,))
    lock = FileLock(path)
    try:
        # Whoever gave it back has removed it: what was waited for may be gone.
        for left in _until(wait):
            lock.acquire(timeout=left)
            if _is_current(lock, path):
                break
            lock.release()
    except Timeout as error:
        raise ScrError(
            "another scr is writing in this folder; nothing was changed",
            "Wait until it is done, and try again.",
            kind=BUSY,
        ) from error
    except NotImplementedError as error:
        raise ScrError(
            "this disk cannot keep two hands apart; nothing was changed",
            "Move the folder to another disk.",
        ) from error
    try:
        yield
    finally:
        # A lock that cannot be given back ends with the command.
        with contextlib.suppress(OSError):
            if os.name == "posix":
                # Before it is given back, else it would be another's lock that goes.
                path.unlink(missing_ok=True)
        try:
            lock.release()
        except OSError:
            # Its number may be another file's by now, which must not be closed.
            lock._context.lock_file_fd = None  # noqa: SLF001 - no public way to it


def _until(wait: float) -> Iterator[float]:
    """Yield how many seconds are left; the last time none."""
    end = time.monotonic() + wait
    while (left := end - time.monotonic()) > 0:
        yield left
    while True:
        yield 0.0


def _is_current(lock: "BaseFileLock", path: Path) -> bool:
    """Tell whether what is held is the lock that everybody else finds there."""
    handle = lock._context.lock_file_fd  # noqa: SLF001 - no public way to it
    # Windows lets nobody remove what is held.
    if os.name != "posix" or handle is None:
        return True
    try:
        return os.path.samestat(os.fstat(handle), path.stat(follow_symlinks=False))
    except FileNotFoundError:
        return False


@contextlib.contextmanager
def all_locked(roots: list[Path]) -> Iterator[None]:
    """Hold several folders, always in the same order, so that no two wait in turn."""
    with contextlib.ExitStack() as held:
        for root in sorted(roots):
            try:
                held.enter_context(locked(root))
            except OSError as error:
                raise reason(error) from error
        yield
