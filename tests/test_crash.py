"""A failure at every single step of a write leaves all of it or nothing."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from scrkit import folder
from scrkit.errors import ScrError
from scrkit.files import Edit, NewFile, Plan
from scrkit.folder.system import System

OLD = {"a.yaml": b"old a\n", "overview/b.yaml": b"old b\n"}
NEW = {
    "a.yaml": b"new a\n",
    "overview/b.yaml": b"old b, longer\n",
    "overview/c.yaml": b"c\n",
}
PLAN: Plan = (
    NewFile("a.yaml", b"new a\n"),
    Edit("overview/b.yaml", 5, 5, b", longer", b"old b\n"),
    NewFile("overview/c.yaml", b"c\n"),
)


class Failing(System):
    """The real system, which fails at its n-th call: a disk that fills up, a crash."""

    def __init__(self, at: int, error: int | None) -> None:
        self.left = at
        self.error = error

    def _step(self) -> None:
        self.left -= 1
        if self.left == 0:
            if self.error is None:
                os._exit(9)
            raise OSError(self.error, "injected")

    def write_new(self, path: Path, content: bytes, mode: int) -> None:
        self._step()
        if self.left == 1:
            # A disk that fills up in the middle leaves half of the bytes behind.
            super().write_new(path, content[: len(content) // 2], mode)
        else:
            super().write_new(path, content, mode)
        self._step()

    def replace(self, source: Path, target: Path) -> None:
        self._step()
        super().replace(source, target)
        self._step()

    def remove(self, path: Path) -> None:
        self._step()
        super().remove(path)

    def sync_folder(self, folder: Path) -> None:
        self._step()
        super().sync_folder(folder)


def lay_out(root: Path) -> None:
    (root / "overview").mkdir(parents=True)
    for name, content in OLD.items():
        (root / name).write_bytes(content)


def found(root: Path) -> dict[str, bytes]:
    return {
        p.relative_to(root).as_posix(): p.read_bytes()
        for p in sorted(root.rglob("*"))
        if p.is_file() and p.name != ".scr-lock"
    }


STEPS = range(1, 60)


@pytest.mark.parametrize("error", [28, 5, 30])  # ENOSPC, EIO, EROFS
def test_an_error_at_any_step_leaves_all_or_nothing(error: int, tmp_path: Path) -> None:
    ended = set()
    for step in STEPS:
        root = tmp_path / str(step)
        lay_out(root)
        try:
            folder.write(root, PLAN, Failing(step, error))
            told = "done"
        except ScrError:
            told = "refused"
        folder.recover(root)
        state = found(root)
        assert state in (OLD, NEW), step
        if told == "done":
            assert state == NEW, step
        ended.add((told, state == NEW))
    assert ("refused", False) in ended
    assert ("done", True) in ended


CHILD = """
import sys
sys.path.insert(0, sys.argv[3])
from pathlib import Path
from scrkit import folder
from test_crash import PLAN, Failing
folder.write(Path(sys.argv[1]), PLAN, Failing(int(sys.argv[2]), None))
"""


def test_a_kill_at_any_step_leaves_all_or_nothing(tmp_path: Path) -> None:
    # Not above: the children read this file too, and need no Hypothesis.
    from tests.sampling import sampled

    here = str(Path(__file__).parent)
    codes = []
    for step in sampled(range(1, 32, 2)):
        root = tmp_path / str(step)
        lay_out(root)
        done = subprocess.run(
            [sys.executable, "-c", CHILD, str(root), str(step), here], check=False
        )
        codes.append(done.returncode)
        folder.recover(root)
        state = found(root)
        assert state in (OLD, NEW), step
        if done.returncode == 0:
            assert state == NEW, step
    assert 9 in codes
    assert 0 in codes


def test_reading_mends_what_a_crash_left_behind(tmp_path: Path) -> None:
    (tmp_path / "review.yaml").write_bytes(b"old\n")
    (tmp_path / ".scr-1-0.tmp").write_bytes(b"half")

    assert folder.read(tmp_path).files == {"review.yaml": b"old\n"}
    assert found(tmp_path) == {"review.yaml": b"old\n"}


@pytest.mark.skipif(os.name != "posix", reason="file size limits of POSIX")
def test_a_disk_that_fills_up_is_told_and_nothing_is_half_written(
    tmp_path: Path,
) -> None:
    script = (
        "import resource, signal, sys\n"
        "from pathlib import Path\n"
        "from scrkit import folder\n"
        "from scrkit.errors import ScrError\n"
        "from scrkit.files import NewFile\n"
        "signal.signal(signal.SIGXFSZ, signal.SIG_IGN)\n"
        "resource.setrlimit(resource.RLIMIT_FSIZE, (5000, 5000))\n"
        "try:\n"
        "    folder.write(Path(sys.argv[1]), (NewFile('a.yaml', b'x' * 100),"
        " NewFile('b.yaml', b'y' * 9000)))\n"
        "except ScrError as error:\n"
        "    sys.exit(2)\n"
    )
    (tmp_path / "a.yaml").write_bytes(b"old")
    done = subprocess.run(
        [sys.executable, "-c", script, str(tmp_path)],
        check=False,
        env={**os.environ, "PYTHONDONTWRITEBYTECODE": "1"},
    )

    assert done.returncode == 2
    assert found(tmp_path) == {"a.yaml": b"old"}
