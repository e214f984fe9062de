"""Read objects as git tells them, one after the other, each held to its id."""

import os
import sys
import time
from collections.abc import Iterable, Iterator, Sequence
from contextlib import suppress
from typing import IO, TYPE_CHECKING

from scrkit.errors import StoppedError
from scrkit.patterns import later
from scrkit.system.git import asking, wording
from scrkit.system.git.asking import ask, command, environment
from scrkit.system.git.values import Held, Repository, Untold

if TYPE_CHECKING:
    import subprocess

# A longer object is handed on in pieces, which overlap: no word is cut in two.
PIECE = 16 * 1024 * 1024
OVERLAP = 64 * 1024
# No list of files and no message is that long.
_MOST = 256 * 1024 * 1024
_HEAD = later(rb"([0-9a-f]{40,64}) (\w+) (\d+)\n")
_MISSING = later(rb"(\S+) missing\n")
# Said of a person's own settings, where they cannot be read: nothing of the objects.
# That objects may be missing is found out by what leads to them.
_HARMLESS = later(
    rb"warning: (?:unable to access '[^\n]*config/git/|"
    rb"This repository uses promisor remotes)[^\n]*\n"
)
# After so many breaks a repository is past reading around them.
_BREAKS = 50
_EVERY = ("--batch-all-objects", "--unordered", "--buffer")


def read_on(repository: Repository, ids: Sequence[str] | None = None) -> Iterator[Held]:
    """Yield objects as `read` does, and go on behind each at which git stops.

    That one is yielded as damaged. Raises StoppedError where git stops for no such
    reason, or once too often.
    """
    done: set[bytes] = set()
    bad = 0
    for _ in range(_BREAKS):
        try:
            for held in read(repository, ids):
                done.add(bytes.fromhex(held.id))
                bad += held.kind in ("missing", "damaged")
                yield held
        except StoppedError as stopped:
            last = stopped
        else:
            return
        left = _left(repository, ids, done, last)
        at = last.name or (left[0] if left and ids is not None else "")
        if at:
            yield Held(at, "damaged")
            done.add(bytes.fromhex(at))
            bad += 1
        ids = [one for one in left if one != at]
        if not ids and bad:
            return
        if not ids:
            break
    raise last


def _left(
    repository: Repository,
    ids: Sequence[str] | None,
    done: set[bytes],
    last: StoppedError,
) -> list[str]:
    """Return what was not read yet, where it is no use to wait for git any longer."""
    if last.why in (wording.TOO_LONG, wording.NO_PROGRAM):
        raise last
    if ids is None:
        listing = ("cat-file", "--batch-check=%(objectname)", "--batch-all-objects")
        told = ask(repository, *listing)
        if isinstance(told, Untold):
            raise StoppedError(told)
        ids = told.decode("ascii", "replace").split()
    # In a list of ours a name that git gives is an id; a line of another kind is none.
    whole = (one for one in ids if len(one) in (40, 64))
    return [one for one in whole if bytes.fromhex(one) not in done]


def read(repository: Repository, ids: Iterable[str] | None = None) -> Iterator[Held]:
    """Yield the objects of those ids, or every object that the repository has.

    Raises StoppedError where git ended before it had told them all.
    """
    # Most commands ask git for a word or two, and read no objects.
    import subprocess

    with scratch() as wanted, scratch() as complaint:
        wanted.writelines(f"{one}\n".encode() for one in ids or ())
        wanted.seek(0)
        options = _EVERY if ids is None else ("--buffer",)
        try:
            process = subprocess.Popen(  # noqa: S603 - a list, no shell
                command(repository, "cat-file", "--batch", *options),
                cwd=repository.root,
                env=environment(),
                stdin=wanted,
                stdout=subprocess.PIPE,
                stderr=complaint,
                bufsize=1024 * 1024,
            )
        except (OSError, ValueError) as error:
            raise StoppedError(wording.NO_PROGRAM) from error
        yield from _listened(process, complaint)


def scratch() -> IO[bytes]:
    """Return a file that nobody sees and that is gone once it is closed."""
    if sys.platform == "linux":
        # In memory; and what makes one on disk takes longer to load than to read a
        # small review out of git.
        with suppress(OSError):
            return os.fdopen(os.memfd_create("scr"), "w+b")
    import tempfile

    return tempfile.TemporaryFile()


def _listened(
    process: "subprocess.Popen[bytes]", complaint: IO[bytes]
) -> Iterator[Held]:
    """Yield what comes, end the process whatever happens, and judge how it ended."""
    from subprocess import TimeoutExpired

    assert process.stdout is not None  # noqa: S101 - it was asked for
    at = ""
    with process, _Patience(process) as patience:
        try:
            for held in _told(_Pipe(process.stdout, patience)):
                at = held.id
                yield held
                at = ""
            process.wait(timeout=asking.SECONDS)
        except (EOFError, TimeoutExpired) as end:
            at = str(end) if isinstance(end, EOFError) else at
            raise StoppedError(_why(process, patience, complaint), at) from end
        finally:
            process.kill()
    if process.returncode or patience.over or _complaint(complaint):
        raise StoppedError(_why(process, patience, complaint))


def _why(
    process: "subprocess.Popen[bytes]", patience: "_Patience", complaint: IO[bytes]
) -> Untold:
    if patience.over:
        return wording.TOO_LONG
    process.kill()
    return wording.refused(process.wait(), _complaint(complaint))


def _complaint(complaint: IO[bytes]) -> bytes:
    complaint.seek(0)
    told = complaint.read(100_000)
    return _HARMLESS.sub(b"", told) if told else told


class _Patience:
    """Ends a process that keeps us waiting longer than the limit for its next word."""

    def __init__(self, process: "subprocess.Popen[bytes]") -> None:
        import threading

        self.over = False
        self.since: float | None = None
        self._process = process
        self._done = threading.Event()
        self._watch = threading.Thread(target=self._look, daemon=True)

    def __enter__(self) -> "_Patience":
        self._watch.start()
        return self

    def __exit__(self, *_: object) -> None:
        self._done.set()
        self._watch.join()

    def _look(self) -> None:
        while not self._done.wait(0.2):
            since = self.since
            if since is not None and time.monotonic() - since > asking.SECONDS:
                self.over = True
                self._process.kill()
                return


class _Pipe:
    """What git tells, read under the eye of the clock."""

    def __init__(self, pipe: IO[bytes], patience: _Patience) -> None:
        self._pipe = pipe
        self._patience = patience

    def line(self) -> bytes:
        """Return the next line, b"" at the end; a line of git's is short."""
        self._patience.since = time.monotonic()
        told = self._pipe.readline(4096)
        self._patience.since = None
        return told

    def bytes(self, count: int) -> bytes:
        """Return the next bytes, fewer only at the end."""
        self._patience.since = time.monotonic()
        told = self._pipe.read(count)
        self._patience.since = None
        return told


def _told(pipe: _Pipe) -> Iterator[Held]:
    """Yield object after object; raises EOFError, with the id, where one is short."""
    while head := pipe.line():
        match = _HEAD.fullmatch(head)
        if match is None:
            missing = _MISSING.fullmatch(head)
            if missing is None:
                raise EOFError("")
            yield Held(missing[1].decode("ascii", "replace"), "missing")
            continue
        id, kind, size = match[1].decode(), match[2].decode(), int(match[3])
        yield from _pieces(pipe, id, kind, size)
        if pipe.bytes(1) != b"\n":
            raise EOFError(id)


def _pieces(pipe: _Pipe, id: str, kind: str, size: int) -> Iterator[Held]:
    import hashlib

    seal = hashlib.new("sha1" if len(id) == 40 else "sha256", usedforsecurity=False)
    seal.update(f"{kind} {size}\0".encode())
    # What leads on to other objects is read whole.
    most = PIECE if kind == "blob" or size > _MOST else max(size, 1)
    before, left = b"", size
    while True:
        new = pipe.bytes(min(left, most))
        if len(new) < min(left, most):
            raise EOFError(id)
        seal.update(new)
        left -= len(new)
        yield Held(id, kind, before + new if before else new)
        if not left:
            break
        before = new[-OVERLAP:]
    if seal.hexdigest() != id or (kind != "blob" and size > _MOST):
        yield Held(id, "damaged")
