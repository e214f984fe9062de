"""Secret files on disk: whole or not at all, whatever fails on the way."""

import errno
import os
import stat
from pathlib import Path

import pytest

from scrkit.errors import ScrError
from scrkit.files import NewFile
from scrkit.folder import read_secret, write
from scrkit.folder.system import System

# The content, its folder, the journal and its draft, what is put in place.
CALLS = ("write_new", "write_new", "replace", "replace")


def put_secret(path: Path, content: bytes, system: System | None = None) -> None:
    write(path.parent, (NewFile(path.name, content, private=True),), system)


class Failing(System):
    """A system whose n-th call fails, as on a full disk."""

    def __init__(self, at: int) -> None:
        self.left = at

    def _count(self) -> None:
        self.left -= 1
        if self.left < 0:
            raise OSError(errno.ENOSPC, "no room")

    def write_new(self, path: Path, content: bytes, mode: int) -> None:
        half = len(content) // 2
        if self.left == 0:
            super().write_new(path, content[:half], mode)
        self._count()
        super().write_new(path, content, mode)

    def replace(self, source: Path, target: Path) -> None:
        self._count()
        super().replace(source, target)


@pytest.mark.parametrize("before", [None, b"old"])
def test_wherever_the_disk_fails_nothing_is_left_behind(
    tmp_path: Path, before: bytes | None
) -> None:
    target = tmp_path / "identities.yaml"
    for at in range(len(CALLS)):
        if before is not None:
            put_secret(target, before)
        with pytest.raises(ScrError):
            put_secret(target, b"new names", Failing(at))
        assert read_secret(target) == before
        assert [p.name for p in tmp_path.iterdir()] == (
            [] if before is None else [target.name]
        )
    put_secret(target, b"new names", Failing(len(CALLS)))
    assert read_secret(target) == b"new names"


@pytest.mark.skipif(os.name != "posix", reason="Windows has no such permissions")
def test_a_link_is_neither_followed_nor_overwritten(tmp_path: Path) -> None:
    real, link = tmp_path / "real", tmp_path / "identities.yaml"
    real.write_bytes(b"somebody's own")
    link.symlink_to(real)
    with pytest.raises(ScrError):
        read_secret(link)
    with pytest.raises(ScrError):
        put_secret(link, b"names")
    assert real.read_bytes() == b"somebody's own"


@pytest.mark.skipif(os.name != "posix", reason="Windows has no such permissions")
def test_a_file_that_stood_open_is_closed_to_others_when_written(
    tmp_path: Path,
) -> None:
    target = tmp_path / "identities.yaml"
    target.write_bytes(b"old")
    target.chmod(0o644)
    put_secret(target, b"new")
    assert stat.S_IMODE(target.stat().st_mode) == 0o600
