"""Small boards for the research export: the example, and others made of it."""

import shutil
from pathlib import Path
from typing import Any

import yaml

from scrkit.system.resources import shipped

AS_OF = "2016-09-30"


def example(at: Path) -> Path:
    """Copy the example review to a folder."""
    return Path(shutil.copytree(shipped("examples") / "child-k", at))


def another(at: Path, id: str, *changes: tuple[str, str, str]) -> Path:
    """Copy the example under another id, with changes: file, old text, new text."""
    root = example(at)
    for file, old, new in (("review.yaml", "id: child-k", f"id: {id}"), *changes):
        text = (root / file).read_text("utf-8")
        assert old in text, (file, old)
        (root / file).write_text(text.replace(old, new, 1), "utf-8")
    return root


def board(at: Path) -> list[Path]:
    """Make three reviews: one as it is, one with less done, one with nothing found."""
    one = example(at / "child-k")
    text = (one / "actions.yaml").read_text("utf-8")
    due = next(line for line in text.splitlines() if line.strip().startswith("due:"))
    two = another(
        at / "child-m",
        "child-m",
        ("actions.yaml", due, due[: due.index(":")] + ": 2016-02-01"),
    )
    three = another(at / "child-p", "child-p")
    for name in ("overview/findings.yaml", "actions.yaml", "response.yaml"):
        (three / name).unlink()
    return [one, two, three]


def plain(root: Path, name: str) -> Any:
    """Read a file of a review with nothing of ours."""
    path = root / name
    return yaml.load(path.read_bytes(), yaml.CSafeLoader) if path.exists() else {}
