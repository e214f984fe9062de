"""The note by which the next start finishes or undoes a deed that was cut off.

It comes with a folder, and folders come from other people: it is believed only as far
as it names what scrkit itself would have written, and it never leads to a change
outside of the review, but for stages whose names nobody can guess.
"""

import os
import re
from pathlib import Path
from urllib.parse import quote, unquote_to_bytes

import msgspec

from scrkit.errors import ScrError
from scrkit.folder.pieces import MAX_WRITTEN, check_path, content_at, digest
from scrkit.folder.places import NAMES, is_begun, is_plain, is_written
from scrkit.folder.safely import read_below
from scrkit.folder.stage import STAGE
from scrkit.patterns import later

JOURNAL = ".scr-journal"
_MAX_JOURNAL = 4 * 1024 * 1024
_MAX_MOVES = 2_000
_MAX_MOVED = 256 * 1024 * 1024
_DIGEST = later(r"[0-9a-f]{64}|")


class Move(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A file of the stage and its place; `after` "" takes the file away.

    `before` and `after` are the SHA-256 of what stood there and is to stand there.
    """

    name: str
    target: str
    before: str
    after: str


class Outside(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A file in a folder that is not the review's: looked at, never written."""

    target: str
    size: int
    after: str

    @property
    def path(self) -> Path:
        """Where it stands."""
        return _path(self.target)


class Journal(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A deed that is under way: the stage of the review, those elsewhere, the files."""

    stage: str
    moves: tuple[Move, ...] = ()
    stages: tuple[str, ...] = ()
    outside: tuple[Outside, ...] = ()

    @property
    def elsewhere(self) -> tuple[Path, ...]:
        """The stages outside of the review."""
        return tuple(_path(one) for one in self.stages)


def stands(root: Path) -> bool:
    """Tell whether there is a journal, or what calls itself one."""
    return os.path.lexists(root / JOURNAL)


def spelled(path: Path) -> str:
    """Return a path as a journal holds it: any name is text there."""
    # A name on disk is bytes, which need be no text at all.
    return quote(os.fsencode(path), safe="/\\: ")


def _path(text: str) -> Path:
    return Path(os.fsdecode(unquote_to_bytes(text)))


def encoded(journal: Journal) -> bytes:
    """Return a journal as it is written."""
    return msgspec.json.encode(journal)


def believed(root: Path) -> Journal:
    """Return the journal of a folder; raises ScrError where scrkit did not write it."""
    try:
        found = msgspec.json.decode(
            read_below(root, JOURNAL, _MAX_JOURNAL), type=Journal
        )
        _check(root, found)
    # Older msgspec raises none of ValueError.
    except (ScrError, ValueError, msgspec.MsgspecError, RecursionError) as error:
        raise ScrError(
            f"the file {JOURNAL} here was not left by scr; it is not followed",
            "Find out where it comes from, then delete it.",
        ) from error
    return found


def _check(root: Path, journal: Journal) -> None:
    """Raise ValueError where a journal names what scrkit would not have written."""
    # A link would lead what is moved out of the review.
    if not STAGE.fullmatch(journal.stage) or (root / journal.stage).is_symlink():
        raise ValueError
    # More than any deed of scrkit has: a stranger's journal must not keep a disk busy.
    if len(journal.moves) > _MAX_MOVES or not _is_whole(journal):
        raise ValueError
    if sum(_check_move(root, journal.stage, one) for one in journal.moves) > _MAX_MOVED:
        raise ValueError
    for stage in journal.elsewhere:
        if not STAGE.fullmatch(stage.name) or not stage.is_absolute():
            raise ValueError
    for one in journal.outside:
        if not one.path.is_absolute() or not _DIGEST.fullmatch(one.after):
            raise ValueError


def _is_whole(journal: Journal) -> bool:
    """Tell whether what would run on a server comes with a whole new review."""
    begun = any(m.target == "review.yaml" and not m.before for m in journal.moves)
    return begun or not any(is_begun(move.target) for move in journal.moves)


def _check_move(root: Path, stage: str, move: Move) -> int:
    """Return how large what waits is, in bytes; raises ValueError for no move of ours.

    Only files that a review has are moved: a stranger's journal leads nowhere else.
    """
    known = _DIGEST.fullmatch(move.before) and _DIGEST.fullmatch(move.after)
    if not known or not re.fullmatch(r"\d{1,5}", move.name):
        raise ValueError
    # Of a review only the register of names is ever taken away, when it is sealed.
    if not move.after and move.target != NAMES:
        raise ValueError
    # A folder of reports is no review: there a report may have any plain name.
    may_have = is_written if os.path.lexists(root / "review.yaml") else is_plain
    if not may_have(move.target):
        raise ValueError
    check_path(root, f"{stage}/{move.name}")
    check_path(root, move.target)
    waiting = root / stage / move.name
    size = waiting.lstat().st_size if waiting.exists() else 0
    if size > MAX_WRITTEN:
        raise ValueError
    return size


def in_place(one: Outside, root: Path) -> bool:
    """Tell whether a file outside is what it was to become; follows no link to it."""
    path = one.path
    if not may_look(path, root) or path.is_symlink() or not path.is_file():
        return False
    if path.stat().st_size != one.size or one.size > MAX_WRITTEN:
        return False
    return digest(content_at(path)) == one.after


def may_look(path: Path, root: Path) -> bool:
    """Tell whether a place outside is on this machine, or where the review itself is.

    To look at a place elsewhere in the network would tell that machine who looks.
    """
    drive = path.drive
    if not drive.startswith(("\\\\", "//")):
        return True
    return drive == Path(os.path.realpath(root)).drive
