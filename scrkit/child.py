"""Run a function in a process of its own, with limits on its time and memory."""

import multiprocessing
import multiprocessing.connection
import pickle
from collections.abc import Callable
from typing import Any

from scrkit.errors import ScrError

SECONDS = 20
BYTES = 512 * 1024 * 1024


class Refused(ScrError):  # noqa: N818 - said of a file, not of the code
    """What ran in the child did not end well: too long, too large, or it broke."""


def run(
    work: Callable[..., Any],
    *arguments: Any,
    seconds: float = SECONDS,
    memory: int = BYTES,
) -> Any:
    """Return what `work` gives for the arguments, run in a child process.

    Function, arguments and result must be picklable. Raises Refused where the child
    took over `seconds` or `memory` bytes more than it began with, or broke off; a
    ScrError of the work comes through as it is.
    """
    here, there = _CONTEXT.Pipe(duplex=False)
    # Made into bytes here and read inside `_work`: what fails there is told, not traced.
    task = pickle.dumps((work, arguments))
    child = _CONTEXT.Process(
        target=_work, args=(there, task, seconds, memory), daemon=True
    )
    child.start()
    there.close()
    try:
        return _answer(here, child, seconds)
    finally:
        here.close()
        if child.is_alive():
            child.kill()
        child.join()


_CONTEXT = multiprocessing.get_context("spawn")


def _answer(
    here: "multiprocessing.connection.Connection",
    child: Any,
    seconds: float,
) -> Any:
    if not here.poll(seconds):
        raise Refused("it took too long to read", _ADVICE)
    try:
        good, value = here.recv()
    except (EOFError, OSError, MemoryError) as error:
        raise Refused("reading it broke off: it may be damaged", _ADVICE) from error
    if good:
        return value
    kind, message, advice = value
    if kind == "memory":
        raise Refused("it needs too much memory to read", _ADVICE)
    if kind == "told":
        raise ScrError(message, advice)
    raise Refused(f"reading it broke off ({kind}): it may be damaged", _ADVICE)


_ADVICE = "Open it in the program that made it, and save it again as a new file."


def _work(
    there: "multiprocessing.connection.Connection",
    task: bytes,
    seconds: float,
    memory: int,
) -> None:
    try:
        work, arguments = pickle.loads(task)  # noqa: S301 - our own parent's
        _limit(seconds, memory)
        answer: tuple[bool, Any] = True, work(*arguments)
    except ScrError as error:
        answer = False, ("told", error.message, error.advice)
    except MemoryError:
        answer = False, ("memory", "", "")
    except Exception as error:  # any class may come out of a hostile file
        # The kind of error and no more: its words may quote what was read.
        answer = False, (type(error).__name__, "", "")
    there.send(answer)
    there.close()


def _limit(seconds: float, memory: int) -> None:
    """Let the system end this process where it takes too much; POSIX only."""
    try:
        import resource
    except ImportError:
        return
    used = _address_space()
    resource.setrlimit(resource.RLIMIT_AS, (used + memory, used + memory))
    whole = int(seconds) + 1
    resource.setrlimit(resource.RLIMIT_CPU, (whole, whole + 1))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))


def _address_space() -> int:
    try:
        with open("/proc/self/statm", encoding="ascii") as file:  # noqa: PTH123
            return int(file.read().split()[0]) * 4096
    except OSError:
        return 512 * 1024 * 1024
