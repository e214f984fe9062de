"""Where tests write, and how many inputs they invent."""

import gc
import os
import shutil
from pathlib import Path

from hypothesis import settings

_MEMORY = Path("/dev/shm")  # noqa: S108 - a system's memory, where it has some
_ROOM = 2 * 1024**3

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


def pytest_configure() -> None:
    """Let temporary folders be on memory, where there is room and programs may run."""
    if "PYTEST_DEBUG_TEMPROOT" not in os.environ and _has_room(_MEMORY):
        os.environ["PYTEST_DEBUG_TEMPROOT"] = str(_MEMORY)


def _has_room(place: Path) -> bool:
    if os.name != "posix" or not os.access(place, os.W_OK | os.X_OK):
        return False
    runs_programs = not os.statvfs(place).f_flag & os.ST_NOEXEC
    return runs_programs and shutil.disk_usage(place).free > _ROOM
