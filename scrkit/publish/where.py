"""Where a publication may be written: never where the review or its history lies."""

import hashlib
import json
from collections.abc import Iterator
from pathlib import Path

from scrkit.publish.build import MANIFEST
from scrkit.publish.reason import Reason
from scrkit.system import git


def misplaced(root: Path, target: Path) -> tuple[Reason, ...]:
    """Return why `target` is no place for a publication of the review in `root`.

    Reads the disk, because links and folders of git show there alone.
    """
    return tuple(Reason("place", message, "--out") for message in _why(root, target))


def stands_whole(out: Path, sealed: str) -> bool:
    """Tell whether a folder holds an edition whole: its manifest by its SHA-256, and
    every file as the manifest has it.
    """
    try:
        told = (out / MANIFEST).read_bytes()
        if hashlib.sha256(told).hexdigest() != sealed:
            return False
        return all(
            hashlib.sha256((out / one["path"]).read_bytes()).hexdigest()
            == one["sha256"]
            for one in json.loads(told)["files"]
        )
    except (OSError, ValueError):
        return False


def _why(root: Path, target: Path) -> Iterator[str]:
    review, out = root.resolve(), target.resolve()
    if out.is_relative_to(review):
        yield "the folder for the publication lies inside the review"
    elif review.is_relative_to(out):
        yield "the review lies inside the folder for the publication"
    elif any(out.is_relative_to(tree) for tree in _trees(review)):
        yield (
            "the folder for the publication lies in the repository that holds the "
            "review, whose history would go out with it"
        )
    if git.standing(out) == out:
        yield "the folder for the publication holds a git repository"
    elif out.exists() and (not out.is_dir() or any(out.iterdir())):
        yield "the folder for the publication is not empty"


def _trees(review: Path) -> Iterator[Path]:
    """Yield the work trees that hold the review: where a `.git` stands, whatever it is.

    Git itself is not asked: it may be missing, or refuse, and the folder be no better.
    """
    above: Path | None = review
    while above is not None and (top := git.standing(above)) is not None:
        yield top
        above = top.parent if top.parent != top else None
