"""Where tests write, and how many inputs they invent."""

import gc
import multiprocessing
import os
import shutil
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pyrage
import pytest
from hypothesis import settings

from scrkit.errors import ScrError
from scrkit.system import child
from tests import quickage
from tests.remembered import MEMORY

_MEMORY = Path("/dev/shm")  # noqa: S108 - a system's memory, where it has some
_ROOM = 2 * 1024**3
LOCK = pyrage.passphrase.encrypt
SPAWN = child._CONTEXT
FORK = multiprocessing.get_context("fork") if os.name == "posix" else SPAWN

# `make test` invents a quarter of the inputs, the same ones in every run; `make
# test-full` all of them, new ones every time, and prints how to get a red one back.
settings.register_profile(
    "quick", max_examples=25, deadline=None, derandomize=True, database=None
)
settings.register_profile("whole", max_examples=100, deadline=None, print_blob=True)
settings.load_profile("quick")


def pytest_collection_finish() -> None:
    """Look for cycles seldom, and never again in the ten thousand tests themselves.

    The command line does without; here what a test leaves behind has to go some time.
    """
    gc.collect()
    gc.freeze()
    gc.set_threshold(50_000, 20, 20)


def pytest_runtest_logfinish() -> None:
    """Look for cycles again where a command of this test switched that off.

    Else each test's rubbish stays: a gigabyte at the end, of which every child that
    begins as a copy has the pages to take over.
    """
    gc.enable()


def pytest_configure(config: pytest.Config) -> None:
    """Let temporary folders be on memory, where there is room and programs may run.

    And let what is asked again and again be remembered, and what starts be there at
    once. `make test-full` does without where it runs all that `make test` runs; what is
    too large for that asks the same of the same review, thousands of times.
    """
    _copy_the_example_alone()
    if "PYTEST_DEBUG_TEMPROOT" not in os.environ and _has_room(_MEMORY):
        os.environ["PYTEST_DEBUG_TEMPROOT"] = str(_MEMORY)
    whole = config.getoption("--hypothesis-profile") == "whole"
    if not whole or config.getoption("-m") == "full":
        MEMORY.begin()
        if os.name == "posix":
            # A child that begins as a copy of this process is there at once, and held
            # by the same limits; that one of its own begins, tests/test_child.py tells.
            child._CONTEXT = FORK  # type: ignore[assignment]
            # What it has of its parent it leaves alone: to look there for cycles would
            # copy all of the parent's memory, half a second for each child.
            os.register_at_fork(after_in_child=gc.freeze)
        # The work of a passphrase is age's; that it can be opened, age still says.
        pyrage.passphrase.encrypt = quickage.encrypt


@pytest.fixture
def children_of_their_own(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let each child begin as it does for users: a Python of its own."""
    monkeypatch.setattr(child, "_CONTEXT", SPAWN)


@pytest.fixture
def ages_own_work(monkeypatch: pytest.MonkeyPatch) -> None:
    """Lock with a passphrase as users do: with all the work that age asks for."""
    monkeypatch.setattr(pyrage.passphrase, "encrypt", LOCK)


@pytest.fixture
def nothing_remembered() -> Iterator[None]:
    """Let everything be worked out anew: for a test that counts how often it is."""
    was_on, MEMORY.on = MEMORY.on, False
    yield
    MEMORY.on = was_on


def _copy_the_example_alone() -> None:
    """Let no copy of the example hold what another worker's command left for a while.

    Some commands that are tried on the example itself take its lock; a copy made in
    that moment would look for a file that is gone again.
    """
    whole = shutil.copytree
    passing = shutil.ignore_patterns(".scr-lock", ".scr-journal", ".scr-*.tmp")

    def copied(src: str | Path, dst: str | Path, *args: Any, **options: Any) -> Any:
        if not args and Path(src).parent.name == "examples":
            options.setdefault("ignore", passing)
        return whole(src, dst, *args, **options)

    vars(shutil)["copytree"] = copied


def _has_room(place: Path) -> bool:
    if os.name != "posix" or not os.access(place, os.W_OK | os.X_OK):
        return False
    runs_programs = not os.statvfs(place).f_flag & os.ST_NOEXEC
    return runs_programs and shutil.disk_usage(place).free > _ROOM


@pytest.fixture
def in_this_process(monkeypatch: pytest.MonkeyPatch) -> None:
    """Do here what commands give to a child: starting one takes longer than the work.

    That nothing hostile harms more than the child, tests/test_child.py and those of
    each kind of file tell.
    """
    monkeypatch.setattr(child, "run", _done_here)
    monkeypatch.setattr(child, "run_each", _each_done_here)
    monkeypatch.setattr(child, "kept", _kept_here)


def _done_here(work: Callable[..., Any], *arguments: Any, **_limits: float) -> Any:
    try:
        return work(*arguments)
    finally:
        # A child leaves it off, and ends with its work.
        gc.enable()


@contextmanager
def _kept_here(**_limits: float) -> Iterator[Callable[..., Any]]:
    yield _done_here


def _each_done_here(
    work: Callable[..., Any], tasks: Iterable[tuple[Any, ...]], **_limits: float
) -> Iterator[Any]:
    for arguments in tasks:
        try:
            yield _done_here(work, *arguments)
        except ScrError as error:
            yield error
