"""A copy of the example review, to work on and to break."""

import gc
import re
import shutil
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from typing import Any

import pytest

from scrkit.errors import ScrError
from scrkit.system import child
from scrkit.system.resources import shipped


@pytest.fixture(autouse=True)
def _no_job(monkeypatch: pytest.MonkeyPatch) -> None:
    """Leave alone the summary of the job in which these tests may run."""
    monkeypatch.delenv("GITHUB_STEP_SUMMARY", raising=False)


@pytest.fixture
def child_k(tmp_path: Path) -> Path:
    """Copy the example, so that a test may break it."""
    return Path(shutil.copytree(shipped("examples") / "child-k", tmp_path / "child-k"))


@pytest.fixture
def crowded(child_k: Path) -> Path:
    """Break a reference in the copy."""
    path = child_k / "chronologies" / "gp.yaml"
    text = path.read_text(encoding="utf-8")
    path.write_text(text.replace("people: [", "people: [Nobody9, ", 1), "utf-8")
    # Nobody accepted it as it now is: that would be a second thing to tell.
    ledger = child_k / "requests.yaml"
    sealed = re.compile(r"(agency: gp, what: chronology.*?), sha256: \"\w+\"")
    ledger.write_text(sealed.sub(r"\1", ledger.read_text("utf-8")), "utf-8")
    return child_k


@pytest.fixture
def in_this_process(monkeypatch: pytest.MonkeyPatch) -> None:
    """Do here what commands give to a child: starting one takes longer than the work.

    That nothing hostile harms more than the child, tests/test_child.py and those of
    each kind of file tell.
    """
    monkeypatch.setattr(child, "run", _done_here)
    monkeypatch.setattr(child, "run_each", _each_done_here)


def _done_here(work: Callable[..., Any], *arguments: Any, **_limits: float) -> Any:
    try:
        return work(*arguments)
    finally:
        # A child leaves it off, and ends with its work.
        gc.enable()


def _each_done_here(
    work: Callable[..., Any], tasks: Iterable[tuple[Any, ...]], **_limits: float
) -> Iterator[Any]:
    for arguments in tasks:
        try:
            yield _done_here(work, *arguments)
        except ScrError as error:
            yield error
