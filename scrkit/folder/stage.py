"""New contents wait in a folder of their own until all of them are there.

Its name cannot be guessed, so that whatever bears such a name is scrkit's.
"""

import contextlib
import os
from collections.abc import Iterator
from pathlib import Path

from scrkit.errors import ScrError
from scrkit.folder.lock import LOCK, locked
from scrkit.folder.places import SWEPT
from scrkit.folder.refusing import NOTHING
from scrkit.folder.safely import is_folder_below
from scrkit.folder.system import System
from scrkit.patterns import later

_OWN = ".scr-"
_STAGE = r"\.scr-[0-9a-f]{32}\.tmp"
STAGE = later(_STAGE)
# With what earlier versions left beside a file.
_TEMPORARY = later(rf"{_STAGE}|\.scr-(\d+-(\d+|out)|draft)\.tmp")
_TRIES = 20


def new_name() -> str:
    """Return a name for a stage that nobody else has."""
    return f".scr-{os.urandom(16).hex()}.tmp"


@contextlib.contextmanager
def alive(stage: Path, system: System) -> Iterator[None]:
    """Make a stage elsewhere, and show while it is in use that it is."""
    with contextlib.ExitStack() as held:
        for _ in range(_TRIES):
            with contextlib.suppress(FileExistsError):
                # Only its owner can look into the stage of a review.
                system.make_folder(stage, 0o700)
            # Somebody may take it for a dead one's in the moment before it is held.
            with contextlib.suppress(ScrError, FileNotFoundError):
                held.enter_context(locked(stage, 0))
                break
        else:
            raise ScrError(f"a folder beside it could not be held; {NOTHING}")
        yield


def sweep(stage: Path, system: System) -> bool:
    """Remove a stage whose writer is dead; tell whether it is gone."""
    if not STAGE.fullmatch(stage.name) or stage.is_symlink():
        return True
    if not (stage / LOCK).is_file():
        # Made, and not held yet: it goes only as long as it is empty.
        with contextlib.suppress(OSError):
            system.remove_folder(stage)
    if (stage / LOCK).is_file():
        try:
            with locked(stage, 0):
                _empty(stage)
        except (ScrError, OSError):
            return False
    clear(stage)
    return not stage.is_dir()


def _empty(stage: Path) -> None:
    import shutil

    for entry in os.scandir(stage):
        if entry.is_dir(follow_symlinks=False):
            shutil.rmtree(entry.path, ignore_errors=True)
        elif entry.name != LOCK:
            Path(entry.path).unlink()


def clear(stage: Path) -> None:
    """Remove one's own stage with whatever is left in it; it may stay."""
    if STAGE.fullmatch(stage.name) and not stage.is_symlink():
        import shutil

        # What goes wrong on the way is not always passed over by itself.
        with contextlib.suppress(OSError):
            shutil.rmtree(stage, ignore_errors=True)


def sweep_beside(home: Path, system: System) -> None:
    """Remove what the dead left in a folder that is no review's."""
    for name in left_in(home):
        if STAGE.fullmatch(name):
            sweep(home / name, system)


def left_in(root: Path) -> list[str]:
    """Return what a crash may have left in a folder: stages, scratch files, a lock."""
    try:
        names = [entry.name for entry in os.scandir(root)]
    except OSError:
        # What may not be listed is told by whoever reads it.
        return []
    ours = (name for name in names if name.startswith(_OWN))
    return [name for name in ours if name == LOCK or _TEMPORARY.fullmatch(name)]


def is_clean(root: Path) -> bool:
    """Tell whether no command has left anything in the folder of a review, or below.

    Nothing there is called as scrkit calls its own, in capitals or not.
    """
    try:
        with os.scandir(root) as every:
            ours = any(one.name.casefold().startswith(_OWN) for one in every)
    except OSError:
        return False
    return not ours and not left_below(root)


def left_below(root: Path) -> list[str]:
    """Return what earlier versions may have left in the folders of a review."""
    return [
        f"{inside}/{name}"
        for inside in SWEPT
        if is_folder_below(root, inside)
        for name in left_in(root / inside)
        if name != LOCK and not STAGE.fullmatch(name)
    ]
