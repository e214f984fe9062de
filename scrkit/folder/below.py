"""Every file in a folder of the caller's, to be looked at; links are not followed."""

import stat
from pathlib import Path

from scrkit.errors import ScrError

# Git's own store and scrkit's notes on what it writes: no documents of anybody's.
_PASSED = frozenset((".git", ".scr"))
MAX_FILES = 20_000


def files_below(folder: Path) -> tuple[list[Path], list[Path]]:
    """Return the files in a folder and all below it, and what is not looked into.

    That is git's own store and scrkit's notes, links, and whatever is neither file nor
    folder. Raises ScrError where the folder cannot be read or holds too many files.
    """
    files: list[Path] = []
    passed: list[Path] = []
    waiting = [folder]
    while waiting:
        here = waiting.pop()
        try:
            # Turned round, for what waits is taken from its end.
            held = sorted(here.iterdir(), reverse=True)
        except OSError:
            if here == folder:
                advice = "Look at who may read it."
                raise ScrError("the folder cannot be read", advice) from None
            passed.append(here)
            continue
        for path in held:
            _kinds(path, waiting, files, passed)
        if len(files) > MAX_FILES:
            message = f"there are more than {MAX_FILES:,} files in the folder"
            raise ScrError(message, "Scan the folders in it one by one.")
    return sorted(files), sorted(passed)


def _kinds(
    path: Path, folders: list[Path], files: list[Path], passed: list[Path]
) -> None:
    """Put a path where it belongs; a link is neither file nor folder."""
    try:
        mode = path.lstat().st_mode
    except OSError:
        mode = 0
    if path.name in _PASSED:
        passed.append(path)
    elif stat.S_ISDIR(mode):
        folders.append(path)
    else:
        (files if stat.S_ISREG(mode) else passed).append(path)
