"""Read what only its owner may read: the register of names, keys."""

import os
import stat
from pathlib import Path

from scrkit.errors import ScrError
from scrkit.folder.pieces import PRIVATE
from scrkit.yamlfile.read import MAX_BYTES


def read_secret(path: Path) -> bytes | None:
    """Return the content of a secret file, None where there is none.

    Where others may read it too, that is mended first. Raises ScrError where it is a
    link, no file, too large, or cannot be read.
    """
    try:
        if not stat.S_ISREG(path.lstat().st_mode):
            raise ScrError(
                "a link or a folder stands where a secret file should",
                "Put the file itself there: links are never followed.",
            )
        return _content(path)
    except FileNotFoundError:
        return None
    except OSError as error:
        reason = error.strerror or "the system refused"
        raise ScrError(
            f"a secret file cannot be read: {reason}", "Look at its permissions."
        ) from error


def _content(path: Path) -> bytes:
    flags = os.O_RDONLY | getattr(os, "O_NOFOLLOW", 0) | getattr(os, "O_BINARY", 0)
    handle = os.open(path, flags)
    with os.fdopen(handle, "rb") as file:
        info = os.fstat(handle)
        if os.name == "posix" and stat.S_IMODE(info.st_mode) & 0o077:
            # git and unzipping give it back readable by everybody.
            os.fchmod(handle, PRIVATE)
        if info.st_size > MAX_BYTES:
            raise ScrError("a secret file is too large", "Is it the one you meant?")
        return file.read()
