"""Open what stands below a review: files themselves, never a link, a pipe, a device.

A folder comes from other people. The way *to* a review may lead over links; below it
each part of a path is opened by itself, and none is followed. Nothing is read without
a limit of size and time.
"""

import contextlib
import os
import stat
import time
from collections.abc import Iterator
from pathlib import Path

from scrkit.errors import ScrError
from scrkit.folder.places import called

SECONDS = 20.0
NO_FILE = "that is no file, but a folder, a pipe or a device"
_MARK = "review.yaml"
_PIECE = 1024 * 1024
# Windows: a name that stands for another place. Files that a drive in the cloud has
# not fetched yet have a mark too, and are files all the same.
_STANDS_FOR = 0x20000000
_READ = (
    *("O_NOFOLLOW", "O_NONBLOCK", "O_NOCTTY", "O_BINARY", "O_CLOEXEC", "O_NOINHERIT"),
)
_WHAT = {"linked": "a link", "odd": "a pipe or a device", "folder": "a folder"}


def kind_of(info: os.stat_result) -> str:
    """Return "" for a file, else what it is: linked, folder or odd."""
    if getattr(info, "st_reparse_tag", 0) & _STANDS_FOR or stat.S_ISLNK(info.st_mode):
        return "linked"
    if stat.S_ISDIR(info.st_mode):
        return "folder"
    return "" if stat.S_ISREG(info.st_mode) else "odd"


def read_bounded(path: Path, limit: int, seconds: float = SECONDS) -> bytes:
    """Return a file that a person named; below a review no link is followed.

    `limit` is in bytes. Raises ScrError where it is no file or too large (its `kind`
    says which: linked, odd, folder or large), or takes over `seconds`; OSError where
    the system refuses.
    """
    root, parts = split(path)
    if root is not None:
        return read_below(root, "/".join(parts), limit, seconds)
    info = path.stat()
    if kind_of(info):
        raise ScrError(NO_FILE, "Save it as a file, and name that.", kind_of(info))
    with _closing(os.open(path, _flags("O_NOFOLLOW"))) as handle:
        return whole(handle, limit, seconds)


def read_below(root: Path, name: str, limit: int, seconds: float = SECONDS) -> bytes:
    """Return the file `name` (POSIX, below `root`), following nothing on the way.

    Raises as `read_bounded` does, and ScrError where the name leads out of `root`.
    """
    if ".." in name.split("/"):
        raise ScrError("that is no file of this folder", kind="odd")
    with opened(root, tuple(name.split("/"))) as handle:
        return whole(handle, limit, seconds)


def split(path: Path) -> tuple[Path | None, tuple[str, ...]]:
    """Return the review that a path leads into, and the parts of the way below it.

    None where it leads into none. A path over a link to a folder inside a review leads
    into the review as well.
    """
    whole = Path(os.path.abspath(path))  # noqa: PTH100 - `..` goes without asking links
    real = Path(os.path.realpath(whole.parent)) / whole.name
    for one in (whole,) if real == whole else (whole, real):
        # The one furthest up: a link may lead to a folder that calls itself a review.
        for above in reversed(one.parents):
            # Asked of every file that is written: text is put together far faster.
            if os.path.lexists(f"{above}{os.sep}{_MARK}"):
                return above, one.relative_to(above).parts
    return None, ()


def keep_out(path: Path) -> None:
    """Raise ScrError where a link, pipe or device stands on the way to be written.

    Only what lies below a review is looked at. What is not there yet is no hindrance.
    """
    root, parts = split(path)
    if root is not None:
        keep_out_below(root, parts)


def keep_out_below(root: Path, parts: tuple[str, ...], *, folder: bool = False) -> None:
    """Do the same for a way below a known folder; `folder`: for one of folders only."""
    at = root
    for number, part in enumerate(parts, 1):
        at /= part
        try:
            kind = kind_of(at.lstat())
        except OSError:
            # Not there, or closed to us: then nothing is written there either.
            return
        last = number == len(parts) and not folder
        if kind != ("" if last else "folder"):
            raise _in_the_way(kind, parts[:number])


def is_folder_below(root: Path, name: str) -> bool:
    """Tell whether `name` is a folder below `root` that no link leads to."""
    at = root
    for part in Path(name).parts:
        at /= part
        try:
            if kind_of(at.lstat()) != "folder":
                return False
        except OSError:
            return False
    return True


def _in_the_way(kind: str, parts: tuple[str, ...]) -> ScrError:
    where = called("/".join(parts))
    if not kind:
        return ScrError(f"{where}: a file stands where a folder should be", kind="file")
    return ScrError(
        f"{where}: {_WHAT[kind]} stands where a file should be"
        if kind == "folder"
        else f"{where}: {_WHAT[kind]} stands there, and is not followed",
        "Find out where it comes from; put a file or folder itself in its place.",
        kind=kind,
    )


@contextlib.contextmanager
def opened(root: Path, parts: tuple[str, ...]) -> Iterator[int]:
    """Open a file below `root`, part by part; what is opened is looked at again."""
    if os.open not in os.supports_dir_fd:
        keep_out_below(root, parts)
        before = root.joinpath(*parts).lstat()
        handle = os.open(root.joinpath(*parts), _flags())
        with _closing(handle):
            if not os.path.samestat(before, os.fstat(handle)):
                raise _in_the_way("linked", parts)
            yield handle
        return
    with contextlib.ExitStack() as held:
        at = held.enter_context(_closing(os.open(root, _way())))
        for number, part in enumerate(parts, 1):
            last = number == len(parts)
            kind = kind_of(os.stat(part, dir_fd=at, follow_symlinks=False))
            if kind != ("" if last else "folder"):
                raise _in_the_way(kind, parts[:number])
            flags = _flags() if last else _way() | getattr(os, "O_NOFOLLOW", 0)
            try:
                at = held.enter_context(_closing(os.open(part, flags, dir_fd=at)))
            except OSError as error:
                raise _changed(error, parts[:number]) from error
        yield at


def _changed(error: OSError, parts: tuple[str, ...]) -> OSError | ScrError:
    """Return what it means that a part cannot be opened which was sound just now."""
    import errno

    if error.errno in (errno.ELOOP, errno.ENOTDIR, errno.ENXIO):
        return _in_the_way("linked", parts)
    return error


@contextlib.contextmanager
def _closing(handle: int) -> Iterator[int]:
    try:
        yield handle
    finally:
        os.close(handle)


def _flags(*without: str) -> int:
    flags = os.O_RDONLY
    for name in _READ:
        if name not in without:
            flags |= getattr(os, name, 0)
    return flags


def _way() -> int:
    """Return how a folder on the way is opened: it need not let itself be listed."""
    return getattr(os, "O_PATH", os.O_RDONLY) | os.O_DIRECTORY


def whole(handle: int, limit: int, seconds: float = SECONDS) -> bytes:
    """Return what an open file holds, at most `limit` bytes; raises as they do."""
    info = os.fstat(handle)
    if not stat.S_ISREG(info.st_mode):
        raise ScrError("that is no file, but a pipe or a device", kind="odd")
    # The size that is told may be anything: what counts is what comes.
    if info.st_size > limit:
        raise _too_large()
    held, size, end = [], 0, time.monotonic() + seconds
    while piece := os.read(handle, min(_PIECE, limit + 1 - size)):
        held.append(piece)
        size += len(piece)
        if size > limit:
            raise _too_large()
        if time.monotonic() > end:
            raise ScrError("the file took too long to read", "Copy it to this machine.")
    return b"".join(held)


def _too_large() -> ScrError:
    return ScrError("the file is too large", "Is it the file that you meant?", "large")
