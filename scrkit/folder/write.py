"""Write a plan into a folder: all of it or nothing, whatever happens on the way.

Every new content is written beside its target first. Then a journal names what is to
be put in place, and only then are the files replaced. A start that finds a journal
puts the rest in place; one that finds new contents without a journal removes them.
"""

import contextlib
import errno
import json
import os
import stat
from collections.abc import Iterator
from pathlib import Path, PurePosixPath

from scrkit.errors import ScrError
from scrkit.files import Edit, NewFile, Plan
from scrkit.folder.system import System

SCRATCH = ".scr-"
JOURNAL = ".scr-journal"
LOCK = ".scr-lock"
_WAIT = 10.0


def write(root: Path, plan: Plan, system: System | None = None) -> None:
    """Carry out a plan below `root`, making the folders it needs.

    All of it is checked before any of it is written. Raises ScrError, and the folder
    is as it was: a file changed since it was read, a link in the way, a full disk, no
    permission. Once the journal stands the plan is done, now or at the next start.
    """
    system = system or System()
    with _told(root):
        root.mkdir(parents=True, exist_ok=True)
    with _locked(root), _told(root):
        _recover(root, system)
        contents = _contents(root, plan)
        _write_all(root, contents, system)


def recover(root: Path, system: System | None = None) -> None:
    """Finish or undo what a crash left half done; does nothing in a sound folder."""
    if not any(entry.name.startswith(SCRATCH) for entry in _scratch(root)):
        return
    with _locked(root), _told(root):
        _recover(root, system or System())


@contextlib.contextmanager
def _locked(root: Path) -> Iterator[None]:
    # Most commands only read: the lock is loaded by those that write.
    from filelock import FileLock, Timeout

    try:
        with FileLock(root / LOCK, timeout=_WAIT):
            yield
    except Timeout as error:
        raise ScrError(
            "another scr is writing in this folder", "Wait until it is done."
        ) from error
    except PermissionError as error:
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
    at = root
    for part in pure.parts:
        at /= part
        if at.is_symlink():
            raise ScrError("a link stands where a file is to be written")
    if at.exists() and not stat.S_ISREG(at.lstat().st_mode):
        raise ScrError("a folder stands where a file is to be written")


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
    moves: list[tuple[str, str]] = []
    try:
        for number, (path, content) in enumerate(contents.items()):
            target = root / path
            target.parent.mkdir(parents=True, exist_ok=True)
            beside = PurePosixPath(path).parent / f"{SCRATCH}{os.getpid()}-{number}.tmp"
            system.remove(root / beside)
            moves.append((beside.as_posix(), path))
            system.write_new(root / beside, content, _mode(target))
        _write_journal(root, moves, system)
    except BaseException:
        for beside_name, _ in moves:
            with contextlib.suppress(OSError):
                system.remove(root / beside_name)
        raise
    try:
        _finish(root, moves, system)
    except OSError as error:
        # The journal stands, so nothing is lost: the next start puts the rest in place.
        if any((root / beside).exists() for beside, _ in moves):
            raise ScrError(
                "not every file could be put in place yet; none is lost",
                "Close the files of this folder that are open in Word, then run "
                "any scr command on it again.",
            ) from error


def _mode(target: Path) -> int:
    if target.exists():
        return stat.S_IMODE(target.stat().st_mode)
    return 0o644


def _write_journal(root: Path, moves: list[tuple[str, str]], system: System) -> None:
    draft = root / f"{SCRATCH}draft.tmp"
    system.remove(draft)
    try:
        system.write_new(draft, json.dumps(moves).encode("utf-8"), 0o600)
        for folder in {(root / path).parent for _, path in moves}:
            system.sync_folder(folder)
        system.replace(draft, root / JOURNAL)
    except BaseException:
        with contextlib.suppress(OSError):
            system.remove(draft)
        raise


def _finish(root: Path, moves: list[tuple[str, str]], system: System) -> None:
    system.sync_folder(root)
    for beside, path in moves:
        if (root / beside).exists():
            system.replace(root / beside, root / path)
    for folder in {(root / path).parent for _, path in moves}:
        system.sync_folder(folder)
    system.remove(root / JOURNAL)


def _recover(root: Path, system: System) -> None:
    journal = root / JOURNAL
    if journal.is_file():
        moves = [(a, b) for a, b in json.loads(journal.read_text(encoding="utf-8"))]
        _finish(root, moves, system)
    for entry in _scratch(root):
        if entry.name.endswith(".tmp"):
            system.remove(entry)


def _scratch(root: Path) -> list[Path]:
    """Return what a crash may have left: in the folder and the folders in it."""
    if not root.is_dir():
        return []
    folders = [root, *(Path(e.path) for e in os.scandir(root) if e.is_dir())]
    return [
        Path(entry.path)
        for folder in folders
        for entry in os.scandir(folder)
        if entry.name.startswith(SCRATCH) and entry.name != LOCK
    ]
