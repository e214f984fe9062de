"""Carry a deed out: all of it or nothing, whatever happens on the way.

Every new content is made ready in a stage first. Then a journal names what is to be
put in place, and only then are files replaced: those outside of the review first, then
the review's. A start that finds a journal finishes the review's side or undoes it, as
what stands outside says; one that finds a stage without a journal removes it.
"""

import contextlib
import os
import signal
from collections.abc import Iterator
from pathlib import Path

from msgspec import Struct

from scrkit.errors import ScrError
from scrkit.files import Plan
from scrkit.folder.journal import JOURNAL, Journal, Move, Outside, encoded, spelled
from scrkit.folder.lock import LOCK, all_locked
from scrkit.folder.outside import Unit, make_ready, put, take_back
from scrkit.folder.pieces import Piece, digest, pieces
from scrkit.folder.recovery import put_in_place, recover_held
from scrkit.folder.refusing import UNSURE, reason, told
from scrkit.folder.safely import keep_out
from scrkit.folder.stage import alive, clear, new_name, sweep_beside
from scrkit.folder.system import System


def write(root: Path, plan: Plan, system: System | None = None) -> None:
    """Carry out a plan below `root`, making the folders it needs.

    New files go over what stands there. All of it is checked before any of it is
    written. Raises ScrError, and the folder is as it was: a file changed since it was
    read, a link in the way, a full disk, no permission.
    """
    system = system or System()
    # A link below a review is not followed, nor made a folder.
    keep_out(root / LOCK)
    with told():
        root.mkdir(parents=True, exist_ok=True)
    with all_locked([root]):
        with told():
            recover_held(root, system)
            made = pieces(root, plan, over=True)
        carry_out(root, made, (), system)


class _Work(Struct, frozen=True):
    """A deed under way; `root` None where no review keeps a note of it."""

    root: Path | None
    inside: tuple[Piece, ...]
    units: tuple[Unit, ...]
    stage: str
    system: System
    held: contextlib.ExitStack

    @property
    def moves(self) -> tuple[Move, ...]:
        """The files of the review, as the journal names them."""
        return tuple(
            Move(str(n), one.path, digest(one.before), digest(one.content))
            for n, one in enumerate(self.inside)
        )

    @property
    def elsewhere(self) -> tuple[Path, ...]:
        """The stages outside of the review."""
        return tuple(dict.fromkeys(one.stage for one in self.units))

    @property
    def stages(self) -> tuple[Path, ...]:
        """All stages."""
        own = () if self.root is None else (self.root / self.stage,)
        return (*own, *self.elsewhere)

    @property
    def journal(self) -> bytes:
        """The note by which the next start finishes or undoes it."""
        files = [file for one in self.units for file in one.files()]
        outside = (Outside(spelled(p), len(c), digest(c)) for p, c in files)
        stages = tuple(spelled(one) for one in self.elsewhere)
        return encoded(Journal(self.stage, self.moves, stages, tuple(outside)))


def carry_out(
    root: Path | None,
    inside: tuple[Piece, ...],
    units: tuple[Unit, ...],
    system: System,
) -> None:
    """Do all of a deed or none, in a review that is held; `root` None keeps no note.

    Raises ScrError, which says what is so then.
    """
    if not inside and not units:
        return
    with _uninterrupted(), contextlib.ExitStack() as held:
        work = _Work(root, inside, units, new_name(), system, held)
        new = _missing_folders(work)
        try:
            _make_ready(work)
        except OSError as error:
            told = reason(error, what=_what(work)) if _forgotten(work) else _later()
            raise told from error
        except BaseException:
            _forgotten(work)
            raise
        placed: list[Unit] = []
        try:
            _put_all(work, placed)
        except OSError as error:
            if _all_there(work):
                with contextlib.suppress(ScrError):
                    _tidy(work)
                raise ScrError(*UNSURE) from error
            raise _taken_back(work, placed, new, error) from error
        _tidy(work)


def _missing_folders(work: _Work) -> list[Path]:
    """Return the folders of the review that are to be made, the deepest first."""
    root = work.root
    if root is None:
        return []
    wanted = {folder for one in work.inside for folder in (root / one.path).parents}
    missing = [f for f in wanted if f.is_relative_to(root) and not f.exists()]
    return sorted(missing, reverse=True)


def _make_ready(work: _Work) -> None:
    root, system = work.root, work.system
    if root is not None:
        work.held.enter_context(alive(root / work.stage, system))
        if work.units:
            # Before anything is made elsewhere: the next start has to find it.
            _note(root, work)
        _make_own_ready(root / work.stage, work)
    for stage in work.elsewhere:
        sweep_beside(stage.parent, system)
        work.held.enter_context(alive(stage, system))
    for unit in work.units:
        make_ready(unit, system, keep=len(work.units) > 1 or bool(work.inside))
    for stage in work.elsewhere:
        system.sync_folder(stage)
    if root is not None and not work.units:
        _note(root, work)


def _make_own_ready(stage: Path, work: _Work) -> None:
    for n, one in enumerate(work.inside):
        if one.content is not None:
            work.system.write_new(stage / str(n), one.content, one.mode)
    work.system.sync_folder(stage)


def _note(root: Path, work: _Work) -> None:
    """Write the journal: from then on the next start knows of the deed."""
    draft = root / work.stage / JOURNAL
    work.system.write_new(draft, work.journal, 0o600)
    work.system.sync_folder(root / work.stage)
    work.system.replace(draft, root / JOURNAL)
    work.system.sync_folder(root)


def _put_all(work: _Work, placed: list[Unit]) -> None:
    for unit in work.units:
        placed.append(unit)
        put(unit, work.system)
    for folder in {unit.target.parent for unit in work.units}:
        work.system.sync_folder(folder)
    if work.root is not None and work.inside:
        put_in_place(work.root, work.stage, work.moves, work.system)


def _all_there(work: _Work) -> bool:
    """Tell whether every file is in its place, whatever went wrong afterwards."""
    if any(unit.waiting.exists() for unit in work.units):
        return False
    return not any(_waits(work, n, one) for n, one in enumerate(work.inside))


def _waits(work: _Work, number: int, one: Piece) -> bool:
    if work.root is None:
        return False
    if one.content is None:
        return os.path.lexists(work.root / one.path)
    return (work.root / work.stage / str(number)).exists()


def _taken_back(
    work: _Work, placed: list[Unit], new: list[Path], error: OSError
) -> ScrError:
    """Take back what was put in place, and return what to raise: it says what is so."""
    if any(not _waits(work, n, one) for n, one in enumerate(work.inside)):
        return _later()
    undone = [take_back(unit, work.system) for unit in reversed(placed)]
    for folder in new:
        with contextlib.suppress(OSError):
            work.system.remove_folder(folder)
    if not _forgotten(work):
        return _later()
    if all(undone):
        return reason(error, what=_what(work))
    places = sorted({unit.target.parent.as_posix() for unit in placed})
    return reason(
        error, f"some files in {' and '.join(places)} are new: run the command again"
    )


def _forgotten(work: _Work) -> bool:
    """Remove stages and journal; tell whether the next start would do nothing more."""
    with contextlib.suppress(OSError):
        work.held.close()
    for stage in work.stages:
        clear(stage)
    if work.root is None:
        return True
    with contextlib.suppress(OSError):
        work.system.remove(work.root / JOURNAL)
        work.system.sync_folder(work.root)
    stays = (work.root / work.stage).exists() and (work.root / JOURNAL).exists()
    return not stays or bool(work.units)


def _what(work: _Work) -> str:
    """Say what was to be written: one file that was named is told by its name."""
    if work.inside or len(work.units) != 1 or work.units[0].is_folder:
        return "the folder"
    return work.units[0].target.name


def _later() -> ScrError:
    return ScrError(
        "not every file could be put in place yet; none is lost",
        "Close the files of this folder that are open in Word, then run any scr "
        "command on it again: it puts the rest in place.",
    )


def _tidy(work: _Work) -> None:
    """Remove what was needed on the way; the next start removes what stays here."""
    # The journal goes last: it knows what is to be removed elsewhere.
    with contextlib.suppress(OSError):
        work.held.close()
    for stage in work.stages:
        clear(stage)
    if work.root is None:
        return
    try:
        if not any(stage.exists() for stage in work.elsewhere):
            work.system.remove(work.root / JOURNAL)
        work.system.sync_folder(work.root)
    except OSError as error:
        raise ScrError(*UNSURE) from error


@contextlib.contextmanager
def _uninterrupted() -> Iterator[None]:
    """Let nobody stop the few moments in which files are put in place."""
    import threading

    if threading.current_thread() is not threading.main_thread():
        yield
        return
    before = signal.signal(signal.SIGINT, signal.SIG_IGN)
    try:
        yield
    finally:
        signal.signal(signal.SIGINT, before)
