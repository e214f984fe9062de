"""Finish or undo what a crash left half done, and say what was done."""

import contextlib
import os
import time
from pathlib import Path

from msgspec import Struct

from scrkit.errors import ScrError
from scrkit.folder.journal import (
    JOURNAL,
    Journal,
    Move,
    believed,
    in_place,
    may_look,
    stands,
)
from scrkit.folder.lock import BUSY, LOCK, WAIT, locked
from scrkit.folder.pieces import content_at, digest
from scrkit.folder.refusing import told
from scrkit.folder.remarks import remark
from scrkit.folder.safely import keep_out_below
from scrkit.folder.stage import STAGE, left_below, left_in, sweep
from scrkit.folder.system import System
from scrkit.text.counting import number

# How many files are named that a start has put in place.
_TOLD = 20
_NOTHING = "scr: a command was cut off before it changed anything; run it again"
_GLANCE = 0.1


def recover(root: Path, system: System | None = None) -> None:
    """Finish or undo what a crash left half done; does nothing in a sound folder.

    What is under way by a living hand is waited for, up to ten seconds, and never stops
    whoever only reads. Without a journal all that is left is swept, where that is
    allowed: a review that can be read can be checked.
    """
    # A link, a pipe or a folder in the place of one of these is told, never opened.
    keep_out_below(root, (JOURNAL,))
    keep_out_below(root, (LOCK,))
    end = time.monotonic() + WAIT
    while stands(root):
        # Somebody else's review, or a disk that only reads: what stands there is read
        # as is.
        if not os.access(root, os.W_OK):
            remark("scr: a write was cut off; who may write here finishes it with: scr")
            return
        try:
            with told(), locked(root, _GLANCE):
                recover_held(root, system or System())
        except ScrError as error:
            # Busy is a living hand, which may be done in a moment; all else is a fault.
            if error.kind != BUSY:
                raise
            if time.monotonic() > end:
                return
    if left_in(root) or left_below(root):
        with contextlib.suppress(ScrError, OSError), locked(root, 0.0):
            recover_held(root, system or System())


def recover_held(root: Path, system: System) -> None:
    """Do the same in a folder that is held already; raises OSError."""
    if stands(root):
        journal = believed(root)
        if _goes_on(root, journal):
            _finish(root, journal, system)
        else:
            _tell_undone(root, journal)
        for stage in journal.elsewhere:
            if not may_look(stage, root) or not sweep(stage, system):
                remark(f"scr: a command that was cut off left this behind: {stage}")
        # First the contents, then the note of them: a note without contents undoes.
        sweep(root / journal.stage, system)
        system.remove(root / JOURNAL)
        system.sync_folder(root)
    for name in (*left_in(root), *left_below(root)):
        if STAGE.fullmatch(name):
            remark(_NOTHING)
            sweep(root / name, system)
        elif name != LOCK and not (root / name).is_dir():
            system.remove(root / name)


class _Standing(Struct, frozen=True):
    """How far the moves of a journal have got, each in the one list that fits it.

    `done` are in place, `edited` were in place or are not, and somebody has worked on
    them since; `ready` wait as they were written, `broken` are damaged or gone.
    """

    done: tuple[Move, ...]
    edited: tuple[Move, ...]
    ready: tuple[Move, ...]
    broken: tuple[Move, ...]


def _standing(root: Path, journal: Journal) -> _Standing:
    found: dict[str, list[Move]] = {
        n: [] for n in ("done", "edited", "ready", "broken")
    }
    for one in journal.moves:
        found[_how_far(root, journal.stage, one)].append(one)
    return _Standing(**{name: tuple(moves) for name, moves in found.items()})


def _how_far(root: Path, stage: str, move: Move) -> str:
    now = digest(content_at(root / move.target))
    if not move.after:
        return "ready" if now else "done"
    waiting = content_at(root / stage / move.name)
    if waiting is not None:
        return "ready" if digest(waiting) == move.after else "broken"
    if now == move.after:
        return "done"
    return "broken" if now == move.before else "edited"


def _goes_on(root: Path, journal: Journal) -> bool:
    """Tell whether the review's side is to be finished: all stands ready for it.

    What is outside was put in place first, and decides. Where one file of the review
    is in its place already, so was all that is outside. Raises ScrError where some of
    it is in place and the rest can no longer follow: then a person has to look.
    """
    now = _standing(root, journal)
    if not journal.moves or not (now.ready or now.broken):
        return bool(journal.moves)
    moved = any(one.before != one.after for one in now.done) or bool(now.edited)
    if not moved:
        outside = all(in_place(one, root) for one in journal.outside)
        return outside and not now.broken
    if now.broken or now.edited:
        raise _stuck(journal, now)
    return True


def _stuck(journal: Journal, now: _Standing) -> ScrError:
    """Return what to say where a write was cut off and cannot be finished."""
    if now.broken:
        what = f"what was to be put into {now.broken[0].target} is damaged or gone"
    else:
        what = f"{now.edited[0].target} was changed since"
    new = " and ".join(one.target for one in now.done if one.before != one.after)
    return ScrError(
        f"a write was cut off, and {what}; nothing more was changed",
        (f"New already: {new}. " if new else "")
        + f"Look at these files, take what you need from {journal.stage}, then delete "
        f"it and {JOURNAL}.",
    )


def _finish(root: Path, journal: Journal, system: System) -> None:
    waiting = _standing(root, journal).ready
    for one in waiting:
        # Somebody may have worked on a file since the crash: nothing is written over.
        if digest(content_at(root / one.target)) not in (one.before, one.after):
            raise ScrError(
                f"{one.target} was changed after a write to it was cut off",
                f"What was to be written stands in {journal.stage}. Take what you need "
                f"from it, then delete it and {JOURNAL}.",
            )
    put_in_place(root, journal.stage, waiting, system)
    for one in waiting[:_TOLD]:
        remark(f"scr: finished a write that was cut off: {one.target}")
    if len(waiting) > _TOLD:
        remark(f"scr: and {number(len(waiting) - _TOLD, 'file')} more")


def put_in_place(
    root: Path, stage: str, moves: tuple[Move, ...], system: System
) -> None:
    """Put what waits in a stage in its place, then take away what is to go."""
    for move in moves:
        # What is not in the stage any more is in its place already.
        if move.after and (root / stage / move.name).exists():
            _make_folders(root, (root / move.target).parent, system)
            system.replace(root / stage / move.name, root / move.target)
    for move in moves:
        if not move.after:
            system.remove(root / move.target)
            # Take away folders that hold nothing any more, as git does. One that cannot
            # be taken away stays: it holds nothing that could be wrong.
            folder = (root / move.target).parent
            with contextlib.suppress(OSError):
                while folder != root and not any(folder.iterdir()):
                    system.remove_folder(folder)
                    folder = folder.parent
    sync(root, moves, system)


def sync(root: Path, moves: tuple[Move, ...], system: System) -> None:
    """Bring the folders of what was moved to the disk, with those above them."""
    folders = {root}
    for move in moves:
        at = (root / move.target).parent
        while at != root:
            folders.add(at)
            at = at.parent
    # From the deepest up, so that a folder is on disk before the one that names it.
    for folder in sorted(folders, reverse=True):
        if folder.is_dir():
            system.sync_folder(folder)


def _make_folders(root: Path, folder: Path, system: System) -> None:
    if folder != root and not folder.is_dir():
        _make_folders(root, folder.parent, system)
        system.make_folder(folder)


def _tell_undone(root: Path, journal: Journal) -> None:
    """Say what a command that was cut off has left outside of the review."""
    there = [one for one in journal.outside if in_place(one, root)]
    every = len(journal.outside)
    # All of it had come to its place, and only the note was left.
    if every and len(there) == every and not journal.moves:
        return
    if 0 < len(there) < every:
        places = sorted({str(one.path.parent) for one in journal.outside})
        remark(
            f"scr: a command was cut off: of the {every} files that it was to write "
            f"into {' and '.join(places)}, {len(there)} are new; in the review it "
            "changed nothing. Run it again."
        )
    else:
        remark(_NOTHING)
