"""The example review, and what scrkit says to a command given on it."""

import contextlib
import io
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from scrkit.cli.app import run
from scrkit.system.resources import shipped

Scr = Callable[..., tuple[int, str]]
DAY = ("--as-of", "2016-09-30")


@pytest.fixture
def review(tmp_path: Path) -> Path:
    shutil.copytree(shipped("examples") / "child-k", tmp_path / "r")
    return tmp_path / "r"


@pytest.fixture
def scr() -> Scr:
    def said(*words: object) -> tuple[int, str]:
        out = io.StringIO()
        with contextlib.redirect_stdout(out), contextlib.redirect_stderr(out):
            code = run([*map(str, words), *DAY])
        return code, out.getvalue()

    return said


@pytest.fixture
def form(review: Path, scr: Scr, tmp_path: Path) -> Path:
    """The IMR form of one agency, with what stands in the review."""
    words = ("--what", "imr", "--filled", "--due", "2016-12-01")
    code, told = scr("request", "health", review, *words, "--out", tmp_path / "out")
    assert code == 0, told
    return tmp_path / "out" / "imr-health.docx"
