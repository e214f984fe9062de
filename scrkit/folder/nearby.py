"""Where the review may be, when a folder that was named holds none."""

import os
import stat
from collections.abc import Iterator
from itertools import islice
from pathlib import Path

from scrkit.errors import ScrError
from scrkit.text.pasting import pasted

_REVIEW = "review.yaml"
_UP = 3  # how many folders up: nothing of a review lies deeper
_MOST = 200  # entries of a folder that are looked at
_TOLD = 3
_NEW = "It has no review.yaml. Start one with: scr new FOLDER"
ABSENT = ("there is no such folder", "Look at its spelling, or: scr new")


def expect(root: Path, advice: str = _NEW) -> None:
    """Raise ScrError, as `read` does, where a folder that was named is no review.

    `advice` is what to do where none lies near.
    """
    try:
        there = stat.S_IFMT(root.stat().st_mode)
    except OSError as error:
        raise ScrError(*ABSENT) from error
    if there != stat.S_IFDIR:
        raise no_folder(root)
    if not os.path.lexists(root / _REVIEW):
        raise no_review(root, advice)


def no_review(root: Path, advice: str = _NEW) -> ScrError:
    """Return what to say of a folder that holds no review, and where one is."""
    message = "there is no review in this folder"
    above, below = _above(root), sorted(_below(root))
    if above is not None:
        return ScrError(
            message, f"It lies within one; name the review's own: {_called(above)}"
        )
    if len(below) == 1:
        return ScrError(message, f"There is one in: {_called(below[0])}")
    if below:
        told = ", ".join(_called(one) for one in below[:_TOLD])
        more = f" and {len(below) - _TOLD} more" if len(below) > _TOLD else ""
        return ScrError(message, f"Name one of those in it: {told}{more}")
    return ScrError(message, advice)


def no_folder(path: Path) -> ScrError:
    """Return what to say of a file that was named where a folder is asked for."""
    near = path.parent if _holds(path.parent) else _above(path.parent)
    where = f": {_called(near)}" if near else "."
    return ScrError(
        "that is a file, not a review folder", f"Name the folder itself{where}"
    )


def _called(path: Path) -> str:
    return pasted(path.as_posix())


def _above(root: Path) -> Path | None:
    """Return the review in which a folder lies, named from where it was named."""
    named, real = root, root.absolute()
    for _ in range(_UP):
        if real.parent == real:
            return None
        named = named / ".." if named.name in ("", "..") else named.parent
        real = Path(os.path.normpath(real)).parent
        if _holds(real):
            return named
    return None


def _below(root: Path) -> Iterator[Path]:
    try:
        with os.scandir(root) as found:
            for one in islice(found, _MOST):
                # A name with signs of control would reach the terminal.
                if one.name.startswith(".") or not one.name.isprintable():
                    continue
                if one.is_dir(follow_symlinks=False) and _holds(root / one.name):
                    yield root / one.name
    except OSError:
        return


def _holds(folder: Path) -> bool:
    try:
        return stat.S_ISREG((folder / _REVIEW).lstat().st_mode)
    except OSError:
        return False
