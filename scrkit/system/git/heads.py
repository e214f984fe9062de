"""Read what leads into a repository besides its branches: HEAD, and others like it.

Git tells of the HEAD of this work tree alone, and believes the id that stands there.
So the files are read as they are, those of every work tree.
"""

import os
import re
from collections.abc import Iterator
from pathlib import Path

from scrkit.patterns import later
from scrkit.system.git import wording
from scrkit.system.git.places import Places, content_of, is_file
from scrkit.system.git.values import Untold

# HEAD, ORIG_HEAD, MERGE_AUTOSTASH, COMMIT_EDITMSG: git's own are in capitals.
_OWN = later(r"[A-Z][A-Z_]+")
# What is under way (rebase, am, a series of picks) has its state in folders.
# Branches are git's to tell; here are those that one work tree has by itself.
_STATES = ("rebase-merge", "rebase-apply", "sequencer", "refs/bisect", "refs/worktree")
_ID = later(rb"[0-9a-f]{64}|[0-9a-f]{40}")
_LINE = later(rb"^([0-9a-f]{64}|[0-9a-f]{40})(?![^\s])", re.MULTILINE)
_PROSE = later("MSG|message|patch|DESCRIPTION")
_MOST = 16 * 1024 * 1024  # bytes of one such file
_BRANCH = b"ref: "


def heads(places: Places) -> Iterator[tuple[str, bytes] | Untold]:
    """Yield the ids that HEAD and its like hold, each with the words beside them.

    A text without an id is yielded with "". What is damaged or cannot be read is told.
    """
    for folder in places.trees:
        if _lost_branch(folder, places.common):
            yield wording.BRANCH
        for path in _files(folder):
            yield from _read(folder, path)


def _lost_branch(folder: Path, common: Path) -> bool:
    """Tell whether HEAD leads to a branch that is gone while its log still stands.

    Who deletes a branch by git deletes its log; one not yet begun has none.
    """
    told, packed = _content(folder / "HEAD"), _content(common / "packed-refs")
    if not told.startswith(_BRANCH) or b"\0" in told:
        return False
    branch = told.removeprefix(_BRANCH).strip()
    if b" " + branch + b"\n" in packed:
        return False
    name = os.fsdecode(branch)
    there = os.path.lexists(common / name) or os.path.lexists(folder / name)
    return not there and (common / "logs" / name).is_file()


def _content(path: Path) -> bytes:
    """Return the bytes of a file; none where it is not there, which git judges."""
    held = content_of(path, _MOST)
    return b"" if held is None else held.strip() + b"\n"


def _files(folder: Path) -> Iterator[Path]:
    try:
        every = sorted(folder.iterdir())
    except OSError:
        return
    yield from (one for one in every if _OWN.fullmatch(one.name) and is_file(one))
    for state in _STATES:
        yield from filter(is_file, sorted((folder / state).rglob("*")))


def _read(folder: Path, path: Path) -> Iterator[tuple[str, bytes] | Untold]:
    content = content_of(path, _MOST)
    if content is None:
        yield wording.BRANCH
        return
    if path.name == "HEAD" and path.parent == folder:
        text = content.strip()
        if not text.startswith(_BRANCH) and not _ID.fullmatch(text):
            yield wording.BRANCH
    yield "", content
    if _PROSE.search(path.name):
        # An id that somebody wrote of in words leads nowhere.
        return
    for match in _LINE.finditer(content):
        yield match[1].decode("ascii"), b""
