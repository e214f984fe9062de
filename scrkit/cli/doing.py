"""Do what a command decided, or only try it."""

from collections.abc import Callable, Mapping
from pathlib import Path
from typing import TypeVar

from scrkit import folder
from scrkit.cli import console
from scrkit.files import Deed, Plan
from scrkit.review import Loaded, load
from scrkit.timeline.linking import known_words

T = TypeVar("T")


def done(
    root: Path,
    decide: Callable[[folder.Contents], tuple[Deed, T]],
    *,
    dry_run: bool,
    slow: bool = False,
) -> T:
    """Return what `decide` tells, with its deed done; in a dry run it is only tried."""
    if dry_run:
        return decide(folder.read(root))[1]
    return folder.change(root, decide, slow=slow)


def noted(
    root: Path,
    plan: Callable[[Loaded, Mapping[str, bytes]], Plan],
    words: Mapping[str, str],
    *,
    dry_run: bool,
) -> Loaded:
    """Do what `plan` says, and return the review as it was before.

    Raises ScrError where the files have errors, or `words`, by their options, mention
    somebody whom the review does not know.
    """

    def decide(contents: folder.Contents) -> tuple[Deed, Loaded]:
        loaded = load(contents.files)
        review = loaded.sound()
        for name, text in words.items():
            known_words(text, review, name.upper())
        return Deed(plan(loaded, contents.files)), loaded

    return done(root, decide, dry_run=dry_run)


def say_noted(what: str, file: str, *, dry_run: bool) -> None:
    """Say what was noted in which file, or would be."""
    console.say(f"{'would note' if dry_run else 'noted'} {what} in {file}")
