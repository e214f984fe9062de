"""Whatever call of a writing command fails, or is its last: all of it is done or none.

What the message says is what is so; the next start leaves nothing lying about, and the
same command, given again, does the work.
"""

import os
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.faults import (
    ERRORS,
    KILL,
    KILLED,
    Ended,
    bare,
    command,
    copied,
    state,
    whatever_its_number,
)
from tests.remembered import MEMORY
from tests.sampling import EVERYTHING
from tests.writing import WRITING, Writing, lay_out, typed

pytestmark = [
    pytest.mark.skipif(not hasattr(os, "fork"), reason="forks of POSIX"),
    pytest.mark.filterwarnings("ignore:.*fork.*:DeprecationWarning"),
]
# Every command that reads a review mends it first: this one is the quickest.
NEXT = ("people", "list")
LEFT_OUT = "not in the figures"


class Case:
    """A command, the folder before it, and the folder after it."""

    def __init__(self, name: str, at: Path) -> None:
        self.writing: Writing = WRITING[name]
        self.before, self.at = at / "before", at / "case"
        self.before.mkdir(parents=True)
        self.next = (*NEXT, self.writing.start)
        lay_out(self.before, self.writing)
        copied(self.before, self.at)
        self.old = state(self.at)
        self.mended: dict[bytes, str] = {}
        # What is loaded once here need not be loaded in every fork.
        typed(self.at, *self.next)
        typed(self.at, *self.writing.words, asked=self.writing.asked)
        copied(self.before, self.at)
        ended, self.made = self.run()
        self.calls = len(self.made)
        assert ended.code in (0, 1), ended.said
        self.new = state(self.at)
        assert self.new == bare(self.new) != self.old, ended.said

    def run(self, at: int = 0, kind: int = KILL) -> tuple[Ended, str]:
        return command(self.writing.words, self.writing.asked, self.at, at, kind)

    def struck(self, call: int, kind: int) -> str:
        """Strike at a call; return what is wrong afterwards, "" for nothing."""
        copied(self.before, self.at)
        ended, _ = self.run(call, kind)
        left = state(self.at)
        if ended.code == 1 and LEFT_OUT in ended.said:
            # Written without a review that it names: whole, once all can be read.
            return self._again(bare(left))
        known = whatever_its_number(left)
        # Hundreds of strikes leave the same bytes: what mends them is tried once.
        if known not in self.mended:
            self.mended[known] = self._mended()
        return self._untrue(ended, left) + self.mended[known]

    def _mended(self) -> str:
        """Start anew on what was left, and give the command again; tell what fails."""
        started, _ = command(self.next, b"", self.at)
        after = state(self.at)
        wrong = "" if after == bare(after) else " litter"
        if started.code == 3:
            wrong += " traceback at the next start"
        if bare(after) not in (self.old, self.new):
            wrong += self._half(bare(after), started.said)
        elif not self.writing.repeats and bare(after) == self.new:
            return wrong
        return wrong + self._again(bare(after))

    def _untrue(self, ended: Ended, now: dict[str, bytes]) -> str:
        held = bare(now)
        if ended.code == KILLED:
            return ""
        if ended.code == 3 or ended.code > 3:
            return f" ended with {ended.code}"
        # A return of which a part was left out says so, and is taken in none the less.
        said = ended.said.replace("nothing in the review tells of it", "")
        # What is taken back "while nothing is written" says so of a day to come.
        said = said.replace("while nothing is written", "")
        if ended.code in (0, 1) and "nothing" not in said:
            return "" if held == self.new else " untrue: done"
        if "it is all written" in ended.said:
            return "" if held == self.new else " untrue: all written"
        if "none is lost" in ended.said or "run the command again" in ended.said:
            return ""
        return "" if held == self.old else " untrue: nothing changed"

    def _half(self, now: dict[str, bytes], said: str) -> str:
        """Judge what was cut off among files elsewhere: told, and each old or new."""
        for name in {*self.old, *self.new, *now}:
            known = (self.old.get(name), self.new.get(name))
            if now.get(name) not in known:
                return f" half-written {name}"
            if name.startswith("r/") and now.get(name) != self.old.get(name):
                return f" half-done {name}"
        return "" if "cut off" in said else " half-done, and not told"

    def _again(self, before: dict[str, bytes]) -> str:
        if before == self.new:
            return ""
        ended, _ = self.run()
        if ended.code not in (0, 1):
            return f" again ended with {ended.code}: {ended.said[:200]}"
        return "" if state(self.at) == self.new else " again did not finish it"


def faults(case: Case, step: int) -> Iterator[tuple[int, int]]:
    """Yield every step-th call with what happens there, in turn."""
    kinds = (KILL, *ERRORS)
    if step == 1:
        whole = EVERYTHING or case.calls <= MANY
        for call, does in enumerate(case.made, 1):
            every = kinds if whole or does == "w" else (kinds[call % len(kinds)],)
            yield from ((call, kind) for kind in every)
        return
    for number, call in enumerate(range(step, case.calls + 1, step)):
        yield call, kinds[number % 2]
    # What is tidied up when all is in its place is struck by no step.
    yield from ((call, KILL) for call in range(case.calls - 4, case.calls + 1))


# A command that makes more calls is struck by all four at each that writes, and by one
# in turn at each that reads: all four there take some hours more (make test-faults).
MANY = 110
SAMPLED = {"people add --with-name": 7, "code": 20, "new": 100}


@pytest.fixture(autouse=True)
def _children_remembered(monkeypatch: pytest.MonkeyPatch) -> None:
    MEMORY.of_children(monkeypatch)


@pytest.mark.parametrize("name", SAMPLED)
def test_a_command_that_is_struck_does_all_or_nothing(
    name: str, tmp_path: Path
) -> None:
    case = Case(name, tmp_path)
    found = {at: case.struck(*at) for at in faults(case, SAMPLED[name])}
    assert found, case.calls
    assert {at: wrong for at, wrong in found.items() if wrong} == {}


@pytest.mark.full
@pytest.mark.parametrize("name", WRITING)
def test_every_command_that_is_struck_anywhere_does_all_or_nothing(
    name: str, tmp_path: Path
) -> None:
    case = Case(name, tmp_path)
    found = {at: case.struck(*at) for at in faults(case, 1)}
    assert {at: wrong for at, wrong in found.items() if wrong} == {}
    assert len(found) >= case.calls
