"""Write a plan into a folder: all of it or nothing, whatever happens on the way.

Every new content is written beside its target first. Then a journal names what is to
be put in place, and only then are the files replaced. A start that finds a journal
puts the rest in place; one that finds new contents without a journal removes them.
A journal comes with a folder, and folders come from other people: it is believed only
as far as it names what this file itself would have written.
"""

import contextlib
import errno
import hashlib
import json
import os
import re
import stat
from collections.abc import Iterator
from pathlib import Path, PurePosixPath
from typing import NamedTuple

from scrkit.errors import ScrError
from scrkit.files import Edit, NewFile, Plan
from scrkit.folder.places import is_written
from scrkit.folder.safely import (
    is_folder_below,
    keep_out,
    keep_out_below,
    read_below,
)
from scrkit.folder.system import System

SCRATCH = ".scr-"
JOURNAL = ".scr-journal"
LOCK = ".scr-lock"
_WAIT = 10.0
_REVIEW = "review.yaml"
# What a journal of ours stays below, many times over.
_MAX_JOURNAL = 1024 * 1024
_MAX_MOVES = 2_000
_MAX_MOVED = 256 * 1024 * 1024
_BESIDE = re.compile(r"\.scr-\d+-\d+\.tmp")
# Folders of a review in which something may have been left beside its target.
_INSIDE = (
    *("", "chronologies", "imrs", "interviews", "overview", "templates"),
    *(".scr/schemas", ".github/workflows", ".github/actions/scr-validate"),
    *(".gitlab", ".vscode"),
)


class _Move(NamedTuple):
    """A new content, the place it is for, and what stood there (SHA-256, "" nothing).

    Both are relative and POSIX.
    """

    beside: str
    target: str
    before: str


def write(root: Path, plan: Plan, system: System | None = None) -> None:
    """Carry out a plan below `root`, making the folders it needs.

    All of it is checked before any of it is written. Raises ScrError, and the folder
    is as it was: a file changed since it was read, a link in the way, a full disk, no
    permission. Once the journal stands the plan is done, now or at the next start.
    """
    system = system or System()
    keep_out(root / LOCK)
    with _told(root):
        root.mkdir(parents=True, exist_ok=True)
    with _locked(root), _told(root):
        _recover(root, system)
        _write_all(root, _contents(root, plan), system)


def recover(root: Path, system: System | None = None) -> None:
    """Finish or undo what a crash left half done; does nothing in a sound folder.

    Contents that were never named in a journal are swept only where that is allowed:
    a review that can be read can be checked.
    """
    left = list(_scratch(root))
    with _told(root):
        stands = (root / JOURNAL).is_symlink() or (root / JOURNAL).is_file()
    if stands:
        with _locked(root), _told(root):
            _recover(root, system or System())
    elif left:
        with contextlib.suppress(ScrError), _locked(root), _told(root):
            _recover(root, system or System())


@contextlib.contextmanager
def _locked(root: Path) -> Iterator[None]:
    # Most commands only read: the lock is loaded by those that write.
    from filelock import FileLock, Timeout

    keep_out_below(root, (LOCK,))
    try:
        with FileLock(root / LOCK, timeout=_WAIT):
            yield
    except Timeout as error:
        raise ScrError(
            "another scr is writing in this folder", "Wait until it is done."
        ) from error
    except OSError as error:
        raise ScrError(*_reason(error)) from error


@contextlib.contextmanager
def _told(root: Path) -> Iterator[None]:
    try:
        yield
    except OSError as error:
        raise ScrError(*_reason(error)) from error


def _reason(error: OSError) -> tuple[str, str]:
    if error.errno in (errno.ENOSPC, errno.EDQUOT):
        return "the disk is full; nothing was changed", "Make room, then try again."
    if isinstance(error, PermissionError):
        return (
            "the folder cannot be written; nothing was changed",
            "Look at its permissions, and close any of its files open in Word.",
        )
    reason = error.strerror or "the system refused"
    return f"the folder cannot be written: {reason}", "Nothing was changed."


def _contents(root: Path, plan: Plan) -> dict[str, bytes]:
    """Return the whole new content of each file, after checking every item."""
    contents: dict[str, bytes] = {}
    edits: dict[str, list[Edit]] = {}
    for item in plan:
        _check_path(root, item.path)
        if isinstance(item, NewFile):
            contents[item.path] = item.content
        else:
            edits.setdefault(item.path, []).append(item)
    for path, changes in edits.items():
        contents[path] = _edited(root / path, changes)
    return contents


def _check_path(root: Path, path: str) -> None:
    pure = PurePosixPath(path)
    if pure.is_absolute() or ".." in pure.parts or "\\" in path or ":" in path:
        raise ScrError("a file of the plan lies outside the folder")
    keep_out(root / path)
    keep_out_below(root, pure.parts)


def _edited(path: Path, changes: list[Edit]) -> bytes:
    content = path.read_bytes()
    for edit in sorted(changes, key=lambda edit: edit.start, reverse=True):
        if edit.before != path.read_bytes():
            raise ScrError(
                f"{edit.path} has changed since it was read; nothing was written",
                "Run the command again.",
            )
        content = content[: edit.start] + edit.text + content[edit.end :]
    return content


def _write_all(root: Path, contents: dict[str, bytes], system: System) -> None:
    moves: list[_Move] = []
    made: list[Path] = []
    try:
        for number, (path, content) in enumerate(contents.items()):
            target = root / path
            made += _make_folders(target.parent)
            beside = PurePosixPath(path).parent / f"{SCRATCH}{os.getpid()}-{number}.tmp"
            system.remove(root / beside)
            moves.append(_Move(beside.as_posix(), path, _digest(target)))
            system.write_new(root / beside, content, _mode(target))
        _write_journal(root, moves, system)
    except BaseException:
        for move in moves:
            with contextlib.suppress(OSError):
                system.remove(root / move.beside)
        for folder in reversed(made):
            with contextlib.suppress(OSError):
                folder.rmdir()
        raise
    try:
        _finish(root, moves, system)
    except OSError as error:
        # The journal stands, so nothing is lost: the next start puts the rest in place.
        if any((root / move.beside).exists() for move in moves):
            raise ScrError(
                "not every file could be put in place yet; none is lost",
                "Close the files of this folder that are open in Word, then run "
                "any scr command on it again.",
            ) from error


def _make_folders(folder: Path) -> list[Path]:
    """Make a folder and those above it; return those that were not there."""
    missing = []
    while not folder.is_dir():
        missing.append(folder)
        folder = folder.parent
    for one in reversed(missing):
        one.mkdir(exist_ok=True)
    return missing[::-1]


def _digest(target: Path) -> str:
    return hashlib.sha256(target.read_bytes()).hexdigest() if target.exists() else ""


def _mode(target: Path) -> int:
    if target.exists():
        return stat.S_IMODE(target.stat().st_mode)
    return 0o644


def _write_journal(root: Path, moves: list[_Move], system: System) -> None:
    draft = root / f"{SCRATCH}draft.tmp"
    system.remove(draft)
    try:
        system.write_new(draft, json.dumps(moves).encode("utf-8"), 0o600)
        for folder in {(root / move.target).parent for move in moves}:
            system.sync_folder(folder)
        system.replace(draft, root / JOURNAL)
    except BaseException:
        with contextlib.suppress(OSError):
            system.remove(draft)
        raise


def _finish(root: Path, moves: list[_Move], system: System) -> None:
    system.sync_folder(root)
    for move in moves:
        if (root / move.beside).exists():
            system.replace(root / move.beside, root / move.target)
    for folder in {(root / move.target).parent for move in moves}:
        system.sync_folder(folder)
    system.remove(root / JOURNAL)


def _recover(root: Path, system: System) -> None:
    if (root / JOURNAL).is_symlink() or (root / JOURNAL).is_file():
        moves = _believed(root)
        _refuse_overwriting(root, moves)
        _finish(root, moves, system)
        _say_finished(moves)
    for entry in _scratch(root):
        if entry.name.endswith(".tmp") and not entry.is_dir():
            system.remove(entry)


def _say_finished(moves: list[_Move]) -> None:
    """Tell what was put in place: who opened the folder may not have written it."""
    import logging

    # Without a handler the standard library brings it to stderr, and that is meant.
    for move in moves:
        logging.getLogger("scrkit").warning(
            "scr: finished a write that was cut off: %s", move.target
        )


def _believed(root: Path) -> list[_Move]:
    """Return the moves of a journal; raises ScrError where scrkit did not write it."""
    try:
        return _own_moves(root)
    except (ScrError, TypeError, ValueError, RecursionError) as error:
        raise ScrError(
            f"the file {JOURNAL} here was not left by scr; it is not followed",
            "Find out where it comes from, then delete it.",
        ) from error


def _own_moves(root: Path) -> list[_Move]:
    moves = json.loads(read_below(root, JOURNAL, _MAX_JOURNAL).decode("utf-8"))
    found = [_Move(*map(_text, each)) for each in moves]
    if len(found) > _MAX_MOVES:
        raise ValueError
    # A folder of reports is no review: there a report may have any plain name.
    may_have = is_written if os.path.lexists(root / _REVIEW) else _is_plain
    left = _MAX_MOVED
    for move in found:
        beside, target = PurePosixPath(move.beside), PurePosixPath(move.target)
        if beside.parent != target.parent or not _BESIDE.fullmatch(beside.name):
            raise ValueError
        if not may_have(move.target):
            raise ValueError
        _check_path(root, move.beside)
        _check_path(root, move.target)
        if (root / move.beside).exists():
            left -= (root / move.beside).lstat().st_size
    if left < 0:
        raise ValueError
    return found


def _is_plain(name: str) -> bool:
    hidden = any(part.startswith(".") for part in PurePosixPath(name).parts)
    return name.isprintable() and (not hidden or is_written(name))


def _text(value: object) -> str:
    if not isinstance(value, str):
        raise TypeError
    return value


def _refuse_overwriting(root: Path, moves: list[_Move]) -> None:
    """Raise ScrError where somebody has worked on a file since the crash."""
    for move in moves:
        waits = (root / move.beside).exists()
        if waits and _digest(root / move.target) != move.before:
            raise ScrError(
                f"{move.target} was changed after a write to it was cut off",
                f"What was to be written stands in {move.beside}. Take what you need "
                f"from it, then delete it and {JOURNAL}.",
            )


def _scratch(root: Path) -> Iterator[Path]:
    """Yield what a crash may have left in the folder and the folders of a review."""
    for name in (JOURNAL, LOCK):
        keep_out_below(root, (name,))
    for inside in _INSIDE:
        try:
            if is_folder_below(root, inside):
                with os.scandir(root / inside) as every:
                    yield from [
                        Path(entry.path)
                        for entry in every
                        if entry.name.startswith(SCRATCH) and entry.name != LOCK
                    ]
        except OSError:
            # What may not be listed is told by whoever reads it.
            continue
