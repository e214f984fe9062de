"""What a plan means for each file, checked before anything is written."""

import os
import stat
from pathlib import Path, PurePosixPath

from msgspec import Struct

from scrkit.diagnostics import Severity
from scrkit.errors import ScrError
from scrkit.files import Edit, NewFile, Plan
from scrkit.folder.refusing import NOTHING
from scrkit.folder.safely import keep_out, keep_out_below, opened, split, whole
from scrkit.yamlfile.read import read
from scrkit.yamlfile.splice import applied

PRIVATE = 0o600
# No file that is written, kept of an agency's included, is larger.
MAX_WRITTEN = 128 * 1024 * 1024
_USUAL = 0o644


class Piece(Struct, frozen=True):
    """A file as it is to be: its place, its whole content, and what stands there now.

    `content` None takes the file away; `before` None says that there is none.
    """

    path: str
    content: bytes | None
    before: bytes | None
    mode: int = _USUAL


def digest(content: bytes | None) -> str:
    """Return the SHA-256 of a content in hexadecimal, "" for none."""
    if content is None:
        return ""
    import hashlib

    return hashlib.sha256(content).hexdigest()


def content_at(target: Path) -> bytes | None:
    """Return what a file holds, None where there is none; follows no link to it.

    Raises ScrError where it is no file, or larger than what is ever written.
    """
    root, parts = split(target)
    try:
        with opened(root or target.parent, parts or (target.name,)) as handle:
            return whole(handle, MAX_WRITTEN)
    except (FileNotFoundError, NotADirectoryError):
        return None


def pieces(root: Path, plan: Plan, *, over: bool) -> tuple[Piece, ...]:
    """Return what a plan means below `root`, after checking every item.

    `over` says whether new files may go over others. What would change nothing is
    left out. Raises ScrError where something is in the way or has changed.
    """
    made: dict[str, Piece] = {}
    edits: dict[str, list[Edit]] = {}
    for item in plan:
        check_path(root, item.path)
        if isinstance(item, Edit):
            edits.setdefault(item.path, []).append(item)
        elif isinstance(item, NewFile):
            made[item.path] = _new(root, item, over=over)
        else:
            there = content_at(root / item.path)
            # What is taken away must be what was looked at when that was decided.
            if there is not None and there != item.before:
                raise _changed(item.path)
            made[item.path] = Piece(item.path, None, there)
    for path, changes in edits.items():
        made[path] = _edited(root, path, changes)
    return tuple(one for one in made.values() if _changes(root, one))


def _changes(root: Path, one: Piece) -> bool:
    if one.content != one.before:
        return True
    # What became private may be readable by others still.
    return one.mode == PRIVATE != _mode(root / one.path, private=False)


def _new(root: Path, item: NewFile, *, over: bool) -> Piece:
    target = root / item.path
    there = content_at(target)
    # The same content is no conflict: the command may have been cut off before.
    if there is not None and there != item.content and not over:
        raise ScrError(
            f"{item.path} is there already; nothing was changed",
            "Name another file; if somebody made it meanwhile, run the command again.",
        )
    return Piece(item.path, item.content, there, _mode(target, private=item.private))


def _edited(root: Path, path: str, changes: list[Edit]) -> Piece:
    there = content_at(root / path)
    if any(edit.before != there for edit in changes):
        raise _changed(path)
    content = applied(tuple(changes))
    _read_back(path, content, there or b"", changes)
    private = any(edit.private for edit in changes)
    return Piece(path, content, there, _mode(root / path, private=private))


def _read_back(path: str, content: bytes, there: bytes, changes: list[Edit]) -> None:
    """Raise ScrError where a person's file could be read before an edit, and not after.

    Whoever made the edit has looked as well; no edit gets by without.
    """
    # A file that is written whole may mend one that could not be read.
    whole = len(changes) == 1 and (changes[0].start, changes[0].end) == (0, len(there))
    if not path.endswith(".yaml") or whole or not _broken(content, path):
        return
    if not _broken(there, path):
        raise ScrError(
            f"{path} is written in a way in which nothing can be added safely; "
            f"{NOTHING}",
            "Write each key on a line of its own, and try again.",
        )


def _broken(content: bytes, path: str) -> bool:
    told = read(content, path).diagnostics
    return any(one.severity is Severity.ERROR for one in told)


def _changed(path: str) -> ScrError:
    return ScrError(
        f"{path} has changed since it was read; nothing was changed by this command",
        "Run the command again.",
    )


def _mode(target: Path, *, private: bool) -> int:
    if private:
        return PRIVATE
    # A person may have opened their file to others, or closed it: it stays so.
    there = os.name == "posix" and target.exists()
    return stat.S_IMODE(target.stat().st_mode) if there else _USUAL


def check_path(root: Path, path: str) -> None:
    """Raise ScrError where a path leads out of `root`, over a link, or to no file."""
    pure = PurePosixPath(path)
    if pure.is_absolute() or ".." in pure.parts or "\\" in path or ":" in path:
        raise ScrError("a file of the plan lies outside the folder")
    keep_out(root / path)
    keep_out_below(root, pure.parts)
