"""A copy of the example review, to work on and to break."""

import re
import shutil
from pathlib import Path

import pytest

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
