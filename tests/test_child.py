"""What runs in a child process cannot hurt: time, memory, errors, sudden ends."""

import os
import time

import pytest

from scrkit import child
from scrkit.errors import ScrError


def double(number: int) -> int:
    return number * 2


def sleep() -> None:
    time.sleep(60)


def swell() -> int:
    return len(bytearray(2 * 1024**3))


def stumble() -> None:
    raise KeyError("a name of somebody")


def tell() -> None:
    raise ScrError("plainly said", "Do this.")


def vanish() -> None:
    os._exit(9)


def test_what_it_gives_comes_back() -> None:
    assert child.run(double, 21) == 42


def test_too_long_is_refused() -> None:
    begun = time.monotonic()
    with pytest.raises(child.Refused, match="too long"):
        child.run(sleep, seconds=1)
    assert time.monotonic() - begun < 20


@pytest.mark.skipif(os.name != "posix", reason="Windows has no such limits")
def test_too_much_memory_is_refused() -> None:
    with pytest.raises(child.Refused, match="too much memory"):
        child.run(swell, memory=256 * 1024**2)


def test_an_error_comes_without_its_words() -> None:
    with pytest.raises(child.Refused) as told:
        child.run(stumble)
    assert "KeyError" in told.value.message
    assert "somebody" not in told.value.message


def test_what_is_told_comes_through() -> None:
    with pytest.raises(ScrError, match="plainly said") as told:
        child.run(tell)
    assert told.value.advice == "Do this."


def test_a_sudden_end_is_refused() -> None:
    with pytest.raises(child.Refused, match="broke off"):
        child.run(vanish)
