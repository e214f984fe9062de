"""Read what only its owner may read: the register of names, keys."""

import os
import stat
from pathlib import Path

from scrkit.errors import ScrError
from scrkit.folder.pieces import PRIVATE
from scrkit.folder.places import called
from scrkit.folder.safely import NO_FILE, opened, split, whole
from scrkit.yamlfile import MAX_BYTES, Content


def read_secret(path: Path) -> bytes | None:
    """Return the content of a secret file, None where there is none.

    Where others may read it too, that is mended first. Raises ScrError where it is a
    link, no file, too large, or cannot be read.
    """
    root, parts = split(path)
    inside = root is not None
    root, parts = (root, parts) if root else (path.parent, (path.name,))
    try:
        with opened(root, parts) as handle:
            info = os.fstat(handle)
            if os.name == "posix" and stat.S_IMODE(info.st_mode) & 0o077:
                # git and unzipping give it back readable by everybody.
                os.fchmod(handle, PRIVATE)
            return Content(whole(handle, MAX_BYTES))
    except ScrError as refused:
        if not refused.kind:
            raise
        where = called("/".join(parts)) if inside else ""
        raise _told(refused.kind, where) from refused
    except (FileNotFoundError, NotADirectoryError):
        return None
    except PermissionError as error:
        raise ScrError(
            f"{called('/'.join(parts))} cannot be read: it belongs to somebody else",
            "Ask whoever opened it to close it again with: scr seal",
        ) from error
    except OSError as error:
        reason = error.strerror or "the system refused"
        raise ScrError(
            f"a secret file cannot be read: {reason}", "Look at its permissions."
        ) from error


def _told(kind: str, where: str) -> ScrError:
    """Return what to tell of what is no secret file; `where` is its place in a review.

    That is "" for a file that was named and stands elsewhere.
    """
    if kind == "large":
        return ScrError("a secret file is too large", "Is it the one you meant?")
    if where:
        return ScrError(
            "a link, a folder, a pipe or a device stands where a secret file should: "
            f"{where}",
            "Put the file itself there: links are never followed.",
        )
    if kind == "linked":
        return ScrError(
            "that is a link, and a secret file is never read through one",
            "Name the file that it leads to.",
        )
    return ScrError(NO_FILE, "Name the register or the key itself, saved as a file.")
