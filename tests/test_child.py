"""What runs in a child process cannot hurt: time, memory, errors, sudden ends."""

import contextlib
import os
import subprocess
import sys
import time

import pytest

from scrkit.errors import ScrError
from scrkit.system import child

pytestmark = pytest.mark.usefixtures("children_of_their_own")


def double(number: int) -> int:
    return number * 2


def sleep() -> None:
    time.sleep(60)


def toil() -> None:
    while True:
        pass


def wait_a_little() -> int:
    """Take longer by the clock than is allowed, and hardly work."""
    time.sleep(1.6)
    return 1


def swell() -> int:
    return len(bytearray(2 * 1024**3))


def stumble() -> None:
    raise KeyError("a name of somebody")


def tell() -> None:
    raise ScrError("plainly said", "Do this.")


def vanish() -> None:
    os._exit(9)


def flood(size: int) -> bytes:
    return bytes(size)


def break_words() -> object:
    return lambda: "a name of somebody"


def stall() -> bytes:
    """Begin an answer, and never end it: what a broken writer does to its reader."""
    for number in range(3, 60):
        with contextlib.suppress(OSError):
            # As a connection begins a message: how long it is, in four bytes.
            os.write(number, b"\0\0\xff\xff" + b"x" * 10)
    time.sleep(60)
    return b""


def speak() -> int:
    os.write(1, b"a name of somebody")
    os.write(2, b"a name of somebody")
    print("a name of somebody")  # noqa: T201 - what it must not do
    return 1


def process(ends: bool) -> int:
    if ends:
        os._exit(9)
    return os.getpid()


def work_for(seconds: float) -> float:
    begun = time.process_time()
    while time.process_time() - begun < seconds:
        pass
    return seconds


def test_what_it_gives_comes_back() -> None:
    assert child.run(double, 21) == 42


def test_too_long_is_refused() -> None:
    begun = time.monotonic()
    with pytest.raises(ScrError, match="too long") as told:
        child.run(sleep, seconds=1)
    assert time.monotonic() - begun < 20
    assert "less busy" in (told.value.advice or "")


@pytest.mark.skipif(os.name != "posix", reason="Windows counts by the clock")
def test_what_waits_for_a_busy_computer_is_not_refused_and_what_works_on_is() -> None:
    assert child.run(wait_a_little, seconds=1) == 1
    with pytest.raises(ScrError, match="too long"):
        child.run(toil, seconds=1)


@pytest.mark.skipif(os.name != "posix", reason="Windows has no such limits")
def test_too_much_memory_is_refused() -> None:
    with pytest.raises(ScrError, match="too much memory"):
        child.run(swell, memory=256 * 1024**2)


def test_an_error_comes_without_its_words() -> None:
    with pytest.raises(ScrError) as told:
        child.run(stumble)
    assert "KeyError" in told.value.message
    assert "somebody" not in told.value.message


def test_what_is_told_comes_through() -> None:
    with pytest.raises(ScrError, match="plainly said") as told:
        child.run(tell)
    assert told.value.advice == "Do this."


def test_a_sudden_end_is_refused() -> None:
    with pytest.raises(ScrError, match="broke off"):
        child.run(vanish)


def test_an_answer_that_is_too_large_is_refused_and_not_read() -> None:
    with pytest.raises(ScrError, match="more in it than can be taken"):
        child.run(flood, 3_000_000, answer=1_000_000)
    assert len(child.run(flood, 3_000_000)) == 3_000_000


@pytest.mark.skipif(os.name != "posix", reason="writes to numbered files")
def test_an_answer_that_never_ends_is_too_long() -> None:
    begun = time.monotonic()
    with pytest.raises(ScrError, match="too long"):
        child.run(stall, seconds=2)
    assert time.monotonic() - begun < 20


def test_an_answer_that_cannot_be_sent_is_refused() -> None:
    with pytest.raises(ScrError, match="broke off"):
        child.run(break_words)


def test_a_child_prints_nothing(capfd: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(ScrError):
        child.run(break_words)
    assert child.run(speak) == 1
    assert capfd.readouterr() == ("", "")


def test_tasks_run_in_one_child_until_one_goes_wrong() -> None:
    tasks = [(False,), (False,), (True,), (False,), (False,)]

    one, two, wrong, four, five = child.run_each(process, tasks)

    assert one == two != os.getpid()
    assert isinstance(wrong, ScrError)
    assert "broke off" in wrong.message
    assert four == five != one


@pytest.mark.skipif(os.name != "posix", reason="Windows has no such limits")
def test_the_limits_are_those_of_each_task() -> None:
    # Together they work for longer than one of them may.
    tasks = [(0.8,)] * 4

    assert list(child.run_each(work_for, tasks, seconds=2)) == [0.8] * 4


def test_a_child_that_dies_before_it_begins_is_refused_whatever_it_was_given() -> None:
    # A program that is read from a pipe has no file from which a child could begin.
    script = """
from scrkit.system import child
from scrkit.errors import ScrError
if __name__ == "__main__":
    try:
        child.run(len, b"x" * 1_000_000)
    except ScrError as error:
        print(error.message)
"""
    done = subprocess.run(
        [sys.executable, "-"],
        input=script,
        capture_output=True,
        text=True,
        timeout=90,
        check=False,
    )
    assert done.stdout == "reading it broke off: it may be damaged\n"
