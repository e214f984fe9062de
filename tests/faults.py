"""Fail, or kill, the n-th call with which a command touches a folder, in a fork.

The command runs as it is, in a process of its own; what is changed there are Python's
functions of the operating system, below everything that scrkit does.
"""

import errno
import hashlib
import io
import multiprocessing
import os
import re
import shutil
import signal
import stat
import sys
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from scrkit.cli.app import run
from scrkit.folder.stage import STAGE
from scrkit.system import child as system_child

CALLS = (
    *("open", "write", "fsync", "rename", "replace", "unlink", "remove", "link"),
    *("mkdir", "rmdir", "close", "chmod", "fchmod"),
)
KILL = 0
ERRORS = (errno.ENOSPC, errno.EIO, errno.EACCES)
KILLED = 9
_CHANGES = os.O_WRONLY | os.O_RDWR | os.O_CREAT | os.O_TRUNC


@dataclass(frozen=True)
class Ended:
    """How a command ended, and what it said."""

    code: int
    said: str


class Disk:
    """The disk below a folder, whose n-th call goes wrong."""

    def __init__(self, below: Path, at: int, kind: int) -> None:
        self.below = os.fsencode(below) + b"/"
        self.at, self.kind = at, kind
        # A letter for each call: w for one that changes what stands on the disk.
        self.done = ""
        self.handles: set[int] = set()
        self.read: set[int] = set()
        self.real = {name: getattr(os, name) for name in CALLS}

    def lay(self) -> None:
        """Put itself in the place of the system's functions."""
        for name in CALLS:
            setattr(os, name, self._faulty(name))

    def lift(self) -> None:
        """Give the system's functions back their places."""
        for name, real in self.real.items():
            setattr(os, name, real)

    def _faulty(self, name: str) -> Callable[..., Any]:
        real = self.real[name]

        def call(first: Any, *rest: Any, **named: Any) -> Any:
            if not self._ours(first, named):
                return real(first, *rest, **named)
            reads = self._reads(name, first, rest)
            self.done += "r" if reads else "w"
            if len(self.done) == self.at:
                self._strike(name, first, rest)
            done = real(first, *rest, **named)
            if name == "open":
                self.handles.add(done)
                self.read |= {done} if reads else set()
            if name == "close":
                self.handles.discard(first)
                self.read.discard(first)
            return done

        return call

    def _reads(self, name: str, first: Any, rest: tuple[Any, ...]) -> bool:
        if name == "open":
            return bool(rest) and not rest[0] & _CHANGES
        return name == "close" and first in self.read

    def _ours(self, first: Any, named: dict[str, Any]) -> bool:
        if isinstance(first, int):
            return first in self.handles
        if named.get("dir_fd") is not None:
            return named["dir_fd"] in self.handles
        path = os.path.join(self.below, os.fsencode(first))  # noqa: PTH118 - bytes
        return os.path.normpath(path).startswith(self.below)

    def _strike(self, name: str, first: Any, rest: tuple[Any, ...]) -> None:
        if name == "write":
            # A disk that fills up takes half of it.
            self.real["write"](first, bytes(rest[0])[: len(rest[0]) // 2])
        if self.kind == KILL:
            os._exit(KILLED)
        if name == "close":
            self.real["close"](first)
            self.handles.discard(first)
        raise OSError(self.kind, os.strerror(self.kind))


def command(
    words: tuple[str, ...], asked: bytes, below: Path, at: int = 0, kind: int = KILL
) -> tuple[Ended, str]:
    """Run a command in a fork whose disk goes wrong; return its end and its calls.

    Each call is a letter, w for one that writes; there is none where it was killed.
    """
    said, count = below.parent / "said", below.parent / "calls"
    child = os.fork()
    if child == 0:
        code = 99
        try:
            code = _in_the_fork(words, asked, Disk(below, at, kind), (said, count))
        finally:
            os._exit(code)
    code = os.waitstatus_to_exitcode(os.waitpid(child, 0)[1])
    text = said.read_text("utf-8", "replace")
    counted = count.read_text("utf-8") if count.exists() else ""
    for path in (said, count):
        path.unlink(missing_ok=True)
    return Ended(code, text), counted


def _in_the_fork(
    words: tuple[str, ...], asked: bytes, disk: Disk, notes: tuple[Path, Path]
) -> int:
    signal.signal(signal.SIGINT, signal.default_int_handler)
    os.chdir(disk.below)
    with notes[0].open("w", encoding="utf-8", buffering=1) as out:
        sys.stdout = sys.stderr = out
        sys.stdin = io.TextIOWrapper(io.BytesIO(asked), encoding="utf-8")
        disk.lay()
        # A child that begins as a copy of this process is there at once; its own disk
        # is whole, for what is struck is the command that writes.
        system_child._CONTEXT = multiprocessing.get_context("fork")  # type: ignore[assignment]
        os.register_at_fork(after_in_child=disk.lift)
        code = run(list(words))
        counted = disk.done
        disk.lift()
    notes[1].write_text(counted, "utf-8")
    return code


def state(below: Path) -> dict[str, bytes]:
    """Return every file with what it holds, and every empty folder."""
    found = {}
    for path in sorted(below.rglob("*")):
        name = path.relative_to(below).as_posix()
        if path.is_dir():
            if not any(path.iterdir()):
                found[f"{name}/"] = b""
        else:
            found[name] = _plain(path.read_bytes())
            if stat.S_IMODE(path.stat().st_mode) & 0o077 == 0:
                found[name] = b"private " + found[name]
    return found


def _plain(content: bytes) -> bytes:
    """Return what a file says where the same work gives other bytes each time."""
    if b"age-encryption.org" in content[:80]:
        return b"sealed"
    return b"a key" if b"AGE-SECRET-KEY-" in content else content


def bare(found: dict[str, bytes]) -> dict[str, bytes]:
    """Return a state without what waits to be swept."""
    return {name: held for name, held in found.items() if "/.scr-" not in f"/{name}"}


def whatever_its_number(found: dict[str, bytes]) -> bytes:
    """Return the digest of a state, the same whatever a stage in it is called."""
    names: dict[bytes, bytes] = {}

    def plainly(match: re.Match[bytes]) -> bytes:
        return names.setdefault(match[0], b"stage %d" % len(names))

    stage, digest = re.compile(STAGE.pattern.encode()), hashlib.sha256()
    for name, held in found.items():
        for one in (name.encode(), held):
            plain = stage.sub(plainly, one)
            digest.update(b"%d " % len(plain) + plain)
    return digest.digest()


def copied(source: Path, target: Path) -> Path:
    """Copy a folder, over one that may be there."""
    with suppress(FileNotFoundError):
        shutil.rmtree(target)
    return Path(shutil.copytree(source, target, symlinks=True))
