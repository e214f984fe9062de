"""Run a function in a process of its own, with limits on its time and memory."""

import contextlib
import gc
import math
import multiprocessing
import multiprocessing.connection
import os
import pickle
import signal
import threading
import time
from collections.abc import Callable, Generator, Iterable, Iterator
from typing import Any

from scrkit.errors import ScrError

# Of its own work, where the system counts that; elsewhere by the clock.
SECONDS = 20
# Where work is counted, the clock ends what only waits: after so many times as long, or
# so many times that where the system tells that it still works, on a busy machine.
_WAITS, _PATIENCE = 3, 10
BYTES = 512 * 1024 * 1024
# What a child may answer with: more than the largest copy or return that it makes.
ANSWER = 128 * 1024 * 1024
# What ran in the child did not end well: too long, too large, or it broke.
BROKEN = "broken"


def run(
    work: Callable[..., Any],
    *arguments: Any,
    seconds: float = SECONDS,
    memory: int = BYTES,
    answer: int = ANSWER,
) -> Any:
    """Return what `work` gives for the arguments, run in a child process.

    Function, arguments and result must be picklable. Raises ScrError where the child
    worked for over `seconds` (of processor time on POSIX, or did nothing for three
    times as much by the clock; by the clock elsewhere) or took `memory` bytes more than
    it began with, answered with more than `answer` bytes, or broke off; a ScrError of
    the work comes through as it is.
    """
    every = run_each(work, (arguments,), seconds=seconds, memory=memory, answer=answer)
    found = next(every)
    if isinstance(found, ScrError):
        raise found
    return found


def run_each(
    work: Callable[..., Any],
    tasks: Iterable[tuple[Any, ...]],
    *,
    seconds: float = SECONDS,
    memory: int = BYTES,
    answer: int = ANSWER,
) -> Generator[Any, None, None]:
    """Yield what `work` gives for each tuple of arguments, all in one child process.

    The limits are those of `run`, for each task by itself. What `run` would raise is
    yielded in the place of an answer, and what comes after it runs in a new child.
    """
    with kept(seconds=seconds, memory=memory, answer=answer) as does:
        for arguments in tasks:
            found: Any
            try:
                found = does(work, *arguments)
            except ScrError as error:
                found = error
            yield found


@contextlib.contextmanager
def kept(
    *, seconds: float = SECONDS, memory: int = BYTES, answer: int = ANSWER
) -> Iterator[Callable[..., Any]]:
    """Give what runs one work after another as `run` does, all in one child process.

    After an error the next one runs in a new child.
    """
    limits = (seconds, memory, answer)
    if _shared and limits == _USUAL:
        yield _shared[-1]
        return
    held: list[_Child] = []

    def does(work: Callable[..., Any], *arguments: Any) -> Any:
        if not held:
            held.append(_Child(limits))
        try:
            return held[0].does(work, arguments)
        except ScrError:
            held.pop().end()
            raise

    try:
        yield does
    finally:
        for one in held:
            one.end()


@contextlib.contextmanager
def shared() -> Iterator[None]:
    """Let what has the usual limits run in one child: for files that are our own.

    Files of strangers get a child each: what one of them did to it must not reach the
    next.
    """
    with kept() as does:
        _shared.append(does)
        try:
            yield
        finally:
            _shared.pop()


_USUAL = (SECONDS, BYTES, ANSWER)
_shared: list[Callable[..., Any]] = []


class _Child:
    """A process that does one task after another, until one goes wrong."""

    def __init__(self, limits: tuple[float, int, int]) -> None:
        self.limits = limits
        self.here, there = _CONTEXT.Pipe(duplex=False)
        tasks, self.ours = _CONTEXT.Pipe(duplex=False)
        self.process = _CONTEXT.Process(
            target=_work, args=(there, tasks, limits), daemon=True
        )
        self.process.start()
        there.close()
        tasks.close()

    def does(self, work: Callable[..., Any], arguments: tuple[Any, ...]) -> Any:
        """Return the answer to one task; raises ScrError where there is none."""
        seconds, _, answer = self.limits
        # Bytes that are read inside `_work`: what fails there is told, not traced.
        task = pickle.dumps((work, arguments))
        most = seconds * (_WAITS if _COUNTS_WORK else 1)
        with _watched(self.process, most) as late:
            # Not with the start: what is large would wait for a child that is dead.
            with contextlib.suppress(OSError):
                self.ours.send_bytes(task)
            return _answer(
                self.here, answer, lambda: late.is_set() or _spent(self.process)
            )

    def end(self) -> None:
        """End the process, whatever it does."""
        self.ours.close()
        self.here.close()
        self.process.kill()
        self.process.join()


_CONTEXT = multiprocessing.get_context("spawn")
_COUNTS_WORK = hasattr(signal, "SIGXCPU")


def _spent(child: Any) -> bool:
    """Tell whether the system ended the child, for it had worked long enough."""
    child.join(1)
    return _COUNTS_WORK and child.exitcode == -signal.SIGXCPU


@contextlib.contextmanager
def _watched(child: Any, seconds: float) -> Iterator[threading.Event]:
    """End the child when it has done nothing for so many seconds, or as long as that.

    A child that stops in the middle of its answer would else keep its reader waiting.
    What works on is ended by the limit on its work; only if that is slow, here.
    """
    late, done = threading.Event(), threading.Event()

    def end() -> None:
        before = None
        for _ in range(_PATIENCE):
            if done.wait(seconds):
                return
            now = _worked(child.pid)
            if now is None or now == before:
                break
            before = now
        late.set()
        child.kill()

    watch = threading.Thread(target=end, daemon=True)
    watch.start()
    try:
        yield late
    finally:
        done.set()


def _worked(pid: int) -> tuple[str, ...] | None:
    """Return how long a process has worked, None where the system does not tell."""
    try:
        with open(f"/proc/{pid}/stat", encoding="utf-8", errors="replace") as file:  # noqa: PTH123
            # Behind its name, which may hold anything: time in itself, in the system.
            return tuple(file.read().rpartition(")")[2].split()[11:13])
    except OSError:
        return None


def _answer(
    here: "multiprocessing.connection.Connection", most: int, late: Callable[[], bool]
) -> Any:
    try:
        # Its size is looked at before a byte of it is taken, let alone understood.
        good, value = pickle.loads(here.recv_bytes(most))  # noqa: S301 - our own code's
    except (EOFError, OSError, MemoryError, pickle.UnpicklingError) as error:
        if late():
            raise ScrError("it took too long to read", _IN_PARTS, BROKEN) from error
        raise ScrError(
            "reading it broke off: it may be damaged", _ADVICE, BROKEN
        ) from error
    if good:
        return value
    kind, message, advice, told_as = value
    if kind == "told":
        raise ScrError(message, advice, told_as)
    told = _TOLD.get(kind, f"reading it broke off ({kind}): it may be damaged")
    raise ScrError(told, _ADVICE, BROKEN)


_ADVICE = "Open it in the program that made it, and save it again as a new file."
_IN_PARTS = "Ask for it in parts, or try again when this computer is less busy."
_TOLD = {
    "memory": "it needs too much memory to read",
    "large": "there is more in it than can be taken in at once",
}


def _work(
    there: "multiprocessing.connection.Connection",
    tasks: "multiprocessing.connection.Connection",
    limits: tuple[float, int, int],
) -> None:
    _be_silent()
    # Until the parent ends it: after the last task, or after the first that goes wrong.
    with contextlib.suppress(EOFError, OSError):
        while True:
            there.send_bytes(_answered(tasks.recv_bytes(), limits))


def _answered(task: bytes, limits: tuple[float, int, int]) -> bytes:
    seconds, memory, most = limits
    try:
        work, arguments = _loaded(task)
        _limit(seconds, memory)
        answer = pickle.dumps((True, work(*arguments)), pickle.HIGHEST_PROTOCOL)
        return answer if len(answer) <= most else _fault("large")
    except ScrError as error:
        return _fault("told", error.message, error.advice, error.kind)
    except MemoryError:
        return _fault("memory")
    except Exception as error:  # any class may come out of a hostile file
        # The kind of error and no more: its words may quote what was read.
        return _fault(type(error).__name__)


def _loaded(task: bytes) -> Any:
    # The first task loads the modules that it needs, as in `__main__`: without a look
    # for cycles, of which there are none.
    gc.disable()
    try:
        return pickle.loads(task)  # noqa: S301 - our own parent's
    finally:
        gc.enable()


def _fault(kind: str, message: str = "", advice: str = "", told_as: str = "") -> bytes:
    return pickle.dumps((False, (kind, message, advice, told_as)))


def _be_silent() -> None:
    """Print nothing from here on: a traceback or a library would quote what it read."""
    nowhere = os.open(os.devnull, os.O_WRONLY)
    for stream in (1, 2):
        os.dup2(nowhere, stream)
    os.close(nowhere)


def _limit(seconds: float, memory: int) -> None:
    """Let the system end this process where it takes too much; POSIX only."""
    try:
        import resource
    except ImportError:
        return
    # What it took to begin, or for tasks before, is none of the work; the system counts
    # whole seconds.
    worked = math.ceil(time.process_time() + seconds)
    space = _address_space() + memory
    # At the limit of time it ends by a signal that its parent knows.
    signal.signal(signal.SIGXCPU, signal.SIG_DFL)
    wanted = {
        resource.RLIMIT_AS: space,
        resource.RLIMIT_CPU: worked,
        resource.RLIMIT_CORE: 0,
    }
    for kind, most in wanted.items():
        # Where the system already allows less, or knows no such limit, that stands. The
        # hard limit stays: no process may raise it again, and the next task has to.
        with contextlib.suppress(OSError, ValueError):
            resource.setrlimit(kind, (most, resource.getrlimit(kind)[1]))


def _address_space() -> int:
    try:
        import resource

        with open("/proc/self/statm", encoding="ascii") as file:  # noqa: PTH123
            return int(file.read().split()[0]) * resource.getpagesize()
    except OSError:
        return 512 * 1024 * 1024
