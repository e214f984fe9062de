"""A review for programs of others to look at.

A program that is missing fails its test: `make test-clients` installs them all.
"""

import shutil
from pathlib import Path

import pytest

from scrkit.cli.app import run
from scrkit.system.resources import shipped


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Mark every test of this folder."""
    for item in items:
        if Path(__file__).parent in item.path.parents:
            item.add_marker(pytest.mark.clients)


@pytest.fixture
def review(tmp_path: Path) -> Path:
    """Copy the example, with the schemas that its files name, and ready for git."""
    copy = Path(shutil.copytree(shipped("examples") / "child-k", tmp_path / "child-k"))
    assert run(["schema", "--out", str(copy / ".scr" / "schemas")]) == 0
    # As scr new writes it: in a repository, the register of names has to be kept out.
    (copy / ".gitignore").write_text("identities.yaml\n/.scr/\n.scr-*\n", "utf-8")
    return copy


@pytest.fixture
def faulty(review: Path) -> Path:
    """Break the copy in several ways, of every severity."""
    for name, old, new in (
        ("chronologies/gp.yaml", "people: [", "people: [Nobody9, "),
        ("people.yaml", "kind: professional", "kind: pro"),
        ("requests.yaml", "agency: csc", "agency: cssc"),
        ("family.yaml", "members:", "nonsense: x\nnone_reason: a\u200bb\nmembers:"),
    ):
        path = review / name
        text = path.read_text("utf-8")
        assert old in text
        path.write_text(text.replace(old, new, 1), "utf-8")
    (review / "minutes of ours.yaml").write_text("a: b\n", "utf-8")
    return review
