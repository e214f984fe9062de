"""What the report of a rapid review says of a decision and of agencies that lack."""

import shutil
from pathlib import Path

import pytest

from scrkit.cli.app import run
from scrkit.system.resources import shipped

JOINTLY = "the safeguarding partners decided jointly"
NOT_ALL = "decided, though not all three have signed"


@pytest.fixture
def root(tmp_path: Path) -> Path:
    at = tmp_path / "child-r"
    shutil.copytree(shipped("examples") / "child-r", at)
    return at


def cut(root: Path, begin: str, end: str) -> None:
    """Take out of rapid-review.yaml what stands from one line up to another."""
    path = root / "rapid-review.yaml"
    text = path.read_text("utf-8")
    before, found, rest = text.partition(begin)
    assert found
    path.write_text(before + rest[rest.index(end) :], "utf-8")


def report(root: Path, product: str = "rapid-review") -> str:
    out = root.parent / "out"
    words = ["render", product, str(root), "--format", "md", "--out", str(out)]
    assert run([*words, "--as-of", "2026-06-12"]) == 0
    return (out / f"{product}.md").read_text("utf-8")


def test_a_decision_that_all_three_signed_is_a_joint_one(root: Path) -> None:
    told = report(root)
    assert JOINTLY in told
    assert NOT_ALL not in told
    assert "To be signed by" not in report(root, "rapid-review-page")


def test_a_partner_of_whom_nothing_is_said_has_not_signed(root: Path) -> None:
    cut(root, "  - partner: integrated_care_board", "  - partner: police")

    told = report(root)
    assert JOINTLY not in told
    # At the head of the report, and in its decision.
    assert told.count(NOT_ALL) == 2
    assert "| Integrated care board |  | not known | to be signed |" in told
    page = report(root, "rapid-review-page")
    assert "To be signed by: the integrated care board." in page


def test_an_agency_of_which_nothing_is_recorded_is_named(root: Path) -> None:
    cut(root, "  - agency: csc", "  - agency: school")

    told = report(root)
    assert "| Wrenshire Children's Social Care | No answer is recorded |  |" in told
    assert "No answer came from: " in told
    silent = told.partition("No answer came from: ")[2].splitlines()[0]
    assert "Wrenshire Children's Social Care" in silent
