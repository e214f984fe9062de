"""Read what only its owner may read: the register of names, keys."""

import os
import stat
from pathlib import Path

from scrkit.errors import ScrError
from scrkit.folder.pieces import PRIVATE
from scrkit.folder.places import called
from scrkit.folder.safely import Refused, opened, split, whole
from scrkit.yamlfile.read import MAX_BYTES


def read_secret(path: Path) -> bytes | None:
    """Return the content of a secret file, None where there is none.

    Where others may read it too, that is mended first. Raises ScrError where it is a
    link, no file, too large, or cannot be read.
    """
    root, parts = split(path)
    root, parts = (root, parts) if root else (path.parent, (path.name,))
    try:
        with opened(root, parts) as handle:
            info = os.fstat(handle)
            if os.name == "posix" and stat.S_IMODE(info.st_mode) & 0o077:
                # git and unzipping give it back readable by everybody.
                os.fchmod(handle, PRIVATE)
            return whole(handle, MAX_BYTES)
    except Refused as refused:
        if refused.kind == "large":
            raise ScrError(
                "a secret file is too large", "Is it the one you meant?"
            ) from refused
        raise ScrError(
            "a link or a folder stands where a secret file should: "
            f"{called('/'.join(parts))}",
            "Put the file itself there: links are never followed.",
        ) from refused
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
