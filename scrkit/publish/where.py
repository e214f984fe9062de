"""Where a publication may be written: never where the review or its history lies."""

import hashlib
import json
from collections.abc import Callable, Iterator
from pathlib import Path

from scrkit.errors import ScrError
from scrkit.publish.build import MANIFEST
from scrkit.publish.reason import Reason
from scrkit.system import git


def misplaced(root: Path, target: Path) -> tuple[Reason, ...]:
    """Return why `target` is no place for a publication of the review in `root`.

    Reads the disk, because links and folders of git show there alone.
    """
    return tuple(Reason("place", message, "--out") for message in _why(root, target))


def stands_whole(read: Callable[[str], bytes], sealed: str) -> bool:
    """Tell whether a folder holds an edition whole: its manifest by its SHA-256, and
    every file as the manifest has it. `read` gives a file of the folder by its name,
    raises OSError or ScrError where there is none, and leads nowhere else.
    """
    try:
        told = read(MANIFEST)
        if hashlib.sha256(told).hexdigest() != sealed:
            return False
        files = {one["path"]: one["sha256"] for one in json.loads(told)["files"]}
        return all(
            hashlib.sha256(read(name)).hexdigest() == seal
            for name, seal in files.items()
        )
    except (OSError, ValueError, LookupError, TypeError, AttributeError, ScrError):
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
