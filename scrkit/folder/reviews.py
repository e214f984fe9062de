"""Find the review folders of a board: one that is named, or those that lie in it."""

import os
import stat
from collections.abc import Iterator
from datetime import UTC, date, datetime
from itertools import islice
from pathlib import Path

from msgspec import Struct

from scrkit.folder.nearby import ABSENT
from scrkit.folder.places import AGENCIES, SINGLE
from scrkit.folder.safely import kind_of

_REVIEW = "review.yaml"
# Boards put reviews by year, or closed ones apart; deeper lies something else.
_DEEP = 3
# An archive of all reviews of a country lies in one folder.
_MOST = 20_000
# So many files of a review make a folder one that has lost its review.yaml.
_ENOUGH = 2
_FILE = ("that is a file, not a review folder", "Name the folder itself.")
_LINK = ("it is a link, which is not followed", "Name the folder to which it leads.")
_CLOSED = ("the folder cannot be opened", "Look at its permissions.")
_MANY = (
    f"it holds more than {_MOST:,} files and folders, too many to look through",
    "Name the review folders, or move them into folders by year.",
)


class Found(Struct, frozen=True):
    """A folder that is a review, or why it could not be looked into, and what to do."""

    root: Path
    why: str = ""
    do: str = ""


class Reviews(Struct, frozen=True):
    """The review folders that were found, and folders beside them that hold none."""

    found: tuple[Found, ...]
    others: tuple[Path, ...] = ()


def review_folders(given: Path) -> Reviews:
    """Return the review in a folder, or else those that lie in it, by their names.

    Hidden folders are passed over and links are never followed. What cannot be looked
    into is among what is found, with the reason.
    """
    try:
        there = stat.S_IFMT(given.stat().st_mode)
    except OSError:
        return Reviews((Found(given, *ABSENT),))
    if there != stat.S_IFDIR:
        return Reviews((Found(given, *_FILE),))
    others: list[Path] = []
    found = tuple(_within(given, _DEEP, others))
    return Reviews(found, tuple(others))


def last_written(root: Path, names: tuple[str, ...]) -> date | None:
    """Return the day (UTC) on which the last of some files was written, if known."""
    times = []
    for name in names:
        try:
            times.append((root / name).lstat().st_mtime)
        except OSError:
            continue
    return datetime.fromtimestamp(max(times), UTC).date() if times else None


def _within(folder: Path, deep: int, others: list[Path]) -> Iterator[Found]:
    try:
        with os.scandir(folder) as every:
            inside = sorted(islice(every, _MOST + 1), key=lambda one: one.name)
    except OSError:
        yield Found(folder, *_CLOSED)
        return
    # Whether a folder is a review's, even one that lost its review.yaml.
    names = {one.name for one in inside}
    if _REVIEW in names or len(names & {*SINGLE, *AGENCIES}) >= _ENOUGH:
        yield Found(folder)
        return
    if len(inside) > _MOST:
        yield Found(folder, *_MANY)
        return
    # A folder in which others lie holds no review; its own name tells nothing.
    some = False
    for one in inside if deep else ():
        for each in _entry(one, folder / one.name, deep - 1, others):
            some = True
            yield each
    if not some and deep < _DEEP:
        others.append(folder)


def _entry(
    one: "os.DirEntry[str]", path: Path, deep: int, others: list[Path]
) -> Iterator[Found]:
    if one.name.startswith("."):
        return
    try:
        kind = kind_of(one.stat(follow_symlinks=False))
        if kind == "folder":
            yield from _within(path, deep, others)
        elif kind == "linked" and (path / _REVIEW).exists():
            yield Found(path, *_LINK)
    except OSError:
        yield Found(path, *_CLOSED)
