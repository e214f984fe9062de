"""Files for folders that a person named: made ready beside, put in place, or undone.

Here links and pipes may be followed: whoever names a place knows where it leads.
"""

import contextlib
import os
from collections.abc import Iterable, Iterator
from pathlib import Path, PurePosixPath

from msgspec import Struct
from msgspec.structs import replace

from scrkit.errors import ScrError
from scrkit.files import Edit, Elsewhere, NewFile
from scrkit.folder.pieces import PRIVATE, Piece, check_path, content_at, digest, pieces
from scrkit.folder.stage import new_name
from scrkit.folder.system import System

_REVIEW = "review.yaml"


class Unit(Struct, frozen=True):
    """A file, or a whole new folder, that comes to its place in one step.

    A file has one piece of the path ""; `emptied` is a folder that stands there empty.
    """

    target: Path
    parts: tuple[Piece, ...]
    stage: Path
    name: str
    emptied: bool = False

    @property
    def is_folder(self) -> bool:
        """Whether it is a new folder."""
        return bool(self.parts[0].path)

    @property
    def waiting(self) -> Path:
        """Where it is made ready."""
        return self.stage / self.name

    @property
    def kept(self) -> Path:
        """Where what stands there now is kept until all is done."""
        return self.stage / f"{self.name}-old"

    def files(self) -> Iterator[tuple[Path, bytes]]:
        """Yield each file with what it is to hold."""
        for part in self.parts:
            place = self.target / part.path if part.path else self.target
            yield place, part.content or b""


def plainly(folder: Path) -> Path:
    """Return a folder as it was named, from the root on; links stay what they are."""
    return Path(os.path.normpath(folder.absolute()))


def review_of(folder: Path) -> Path | None:
    """Return the review folder that holds `folder`, or is it."""
    at = plainly(folder)
    # By the name as it was given: over a link the folder may lie in no review at all.
    return next((one for one in (at, *at.parents) if (one / _REVIEW).is_file()), None)


def units(several: Iterable[Elsewhere]) -> tuple[Unit, ...]:
    """Return what is to be put in place, after checking all of it."""
    found: dict[Path, list[Piece]] = {}
    emptied: set[Path] = set()
    beside: dict[Path, Path] = {}
    for one in several:
        folder = Path(os.path.realpath(one.folder))
        _refuse_inside(one)
        whole = one.whole and _is_empty(folder)
        emptied |= {folder} if whole and folder.is_dir() else set()
        for target, items in _targets(folder, one).items():
            top = folder if whole else _topmost(target)
            beside[top] = _where_to_wait(folder, top)
            for piece in _placed(top, target, items, over=not one.fresh):
                found.setdefault(top, []).append(piece)
    stages = {home: home / new_name() for home in beside.values()}
    return tuple(
        Unit(top, tuple(parts), stages[beside[top]], str(n), top in emptied)
        for n, (top, parts) in enumerate(found.items())
    )


def _where_to_wait(folder: Path, top: Path) -> Path:
    """Return where a stage for what comes to `top` lies: one for all, if that can be.

    A file comes to its place in one step only from the same disk.
    """
    home = top.parent
    if home == folder or not home.is_relative_to(folder):
        return home
    one_disk = folder.stat().st_dev == home.stat().st_dev
    return folder if one_disk and os.access(folder, os.W_OK | os.X_OK) else home


def _targets(folder: Path, one: Elsewhere) -> dict[Path, list[NewFile | Edit]]:
    """Return what becomes of each file, by where it is in truth."""
    found: dict[Path, list[NewFile | Edit]] = {}
    for file in one.files:
        pure = PurePosixPath(file.path)
        if pure.is_absolute() or ".." in pure.parts:
            raise ScrError("a file of the plan lies outside the folder")
        if not _is_device(one.folder / file.path):
            target = Path(os.path.realpath(folder / file.path))
            found.setdefault(target, []).append(file)
    return found


def _is_device(path: Path) -> bool:
    """Tell whether a pipe or the screen stands there: it is written to as it is."""
    return path.exists() and not path.is_file() and not path.is_dir()


def pour(several: Iterable[Elsewhere]) -> None:
    """Write what is for pipes and screens; raises ScrError where one does not take it.

    Nothing can be taken back there, so that it comes last.
    """
    for one in several:
        for file in one.files:
            path = one.folder / file.path
            if _is_device(path):
                try:
                    path.write_bytes(_text(file))
                except OSError as error:
                    raise ScrError(
                        f"{path.as_posix()} did not take it all: {error.strerror}"
                    ) from error


def _refuse_inside(one: Elsewhere) -> None:
    """Raise ScrError where the way inside some review leads over a link."""
    review = review_of(one.folder)
    if review is None:
        return
    inside = plainly(one.folder).relative_to(review)
    for file in one.files:
        check_path(review, (inside / file.path).as_posix())


IN_THE_WAY = ("a file of that name is in the way", "Choose another folder.")
NOT_EMPTY = (
    "the folder is not empty; nothing was written",
    "Choose a folder that does not exist yet, or empty this one.",
)


def _is_empty(folder: Path) -> bool:
    if os.path.lexists(folder) and not folder.is_dir():
        raise ScrError(*IN_THE_WAY)
    if folder.is_dir() and any(os.scandir(folder)):
        raise ScrError(*NOT_EMPTY)
    return True


def _placed(
    top: Path, target: Path, items: list[NewFile | Edit], *, over: bool
) -> Iterator[Piece]:
    """Yield a file as a part of what comes to `top`; none where it stays as it is."""
    if target.is_dir():
        raise ScrError(
            "a folder stands where a file is to be written; nothing was changed"
        )
    # A single file is checked against what stands there; in a new folder nothing does.
    if top == target:
        plan = tuple(replace(one, path=target.name) for one in items)
        for piece in pieces(target.parent, plan, over=over):
            yield replace(piece, path="")
        return
    inside = target.relative_to(top).as_posix()
    for one in items:
        yield Piece(inside, _text(one), None, PRIVATE if one.private else 0o644)


def _topmost(target: Path) -> Path:
    """Return the highest thing on the way to a file that is not there, or the file."""
    at = target
    while not at.parent.is_dir():
        if os.path.lexists(at.parent):
            raise ScrError("a file stands where a folder is needed")
        at = at.parent
    return at


def _text(file: NewFile | Edit) -> bytes:
    return file.content if isinstance(file, NewFile) else file.before


def make_ready(unit: Unit, system: System, *, keep: bool) -> None:
    """Write all of a unit into its stage; with `keep`, what stands there as well."""
    if not unit.is_folder:
        part = unit.parts[0]
        system.write_new(unit.waiting, part.content or b"", part.mode)
        if keep and part.before is not None:
            system.keep(unit.target, unit.kept)
        return
    system.make_folder(unit.waiting, 0o755)
    folders = {unit.waiting}
    for part in unit.parts:
        place = unit.waiting / part.path
        for folder in reversed(place.parents):
            if folder.is_relative_to(unit.waiting) and folder not in folders:
                system.make_folder(folder, 0o755)
                folders.add(folder)
        system.write_new(place, part.content or b"", part.mode)
    for folder in sorted(folders, reverse=True):
        system.sync_folder(folder)


def put(unit: Unit, system: System) -> None:
    """Put a unit in its place, unless somebody has been there meanwhile."""
    if unit.is_folder:
        if unit.emptied:
            system.remove_folder(unit.target)
        elif os.path.lexists(unit.target):
            raise FileExistsError(17, "a folder of that name was made meanwhile")
    elif digest(content_at(unit.target)) != digest(unit.parts[0].before):
        raise FileExistsError(17, "somebody else wrote there meanwhile")
    system.replace(unit.waiting, unit.target)


def take_back(unit: Unit, system: System) -> bool:
    """Undo what `put` did; tell whether that succeeded."""
    try:
        if unit.is_folder:
            if not unit.waiting.exists():
                system.replace(unit.target, unit.waiting)
            if unit.emptied and not unit.target.exists():
                system.make_folder(unit.target)
        elif unit.waiting.exists():
            # It never came to its place.
            pass
        elif unit.parts[0].before is None:
            system.remove(unit.target)
        else:
            system.replace(unit.kept, unit.target)
        with contextlib.suppress(OSError):
            system.sync_folder(unit.target.parent)
    except OSError:
        return False
    return True
