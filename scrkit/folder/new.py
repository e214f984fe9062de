"""Make a folder that is not there yet: built beside and renamed, all or nothing."""

import os
from pathlib import Path

from scrkit.errors import ScrError
from scrkit.files import Elsewhere, NewFile, Plan
from scrkit.folder.lock import LOCK
from scrkit.folder.outside import IN_THE_WAY, NOT_EMPTY, units
from scrkit.folder.refusing import told
from scrkit.folder.safely import read_bounded
from scrkit.folder.system import System
from scrkit.folder.writing import carry_out, write


def new_folder(target: Path, plan: Plan) -> None:
    """Make `target` with the files of the plan.

    An empty folder, or one with only `.git` in it, is filled. Raises ScrError where
    there is anything else, or it cannot be written; then nothing is there.
    """
    if target.is_symlink() or (target.exists() and not target.is_dir()):
        raise ScrError(*IN_THE_WAY)
    with told():
        inside = [e.name for e in os.scandir(target)] if target.is_dir() else []
    # Many begin with git init, or have it made by their server.
    if set(inside) - {".git", LOCK}:
        raise ScrError(*NOT_EMPTY)
    if target.is_dir():
        # Somebody may stand in it, or git: it is filled as it is, under the journal.
        write(target, plan)
        return
    files = tuple(item for item in plan if isinstance(item, NewFile))
    with told():
        made = units((Elsewhere(target, files, whole=True),))
    carry_out(None, (), made, System())


def differing(root: Path, plan: Plan) -> tuple[str, ...]:
    """Return the files of a plan that stand in the folder with other content.

    What is not there yet does not differ; nothing is written.
    """
    return tuple(
        item.path
        for item in plan
        if isinstance(item, NewFile) and _differs(root / item.path, item.content)
    )


def _differs(path: Path, content: bytes) -> bool:
    try:
        return read_bounded(path, len(content) + 1) != content
    except FileNotFoundError:
        return False
    except (OSError, ScrError):
        # What may not be read is somebody's own.
        return True
