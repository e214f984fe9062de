"""Where a picture of the prose points: to a file of overview/pictures, or elsewhere."""

import posixpath
from urllib.parse import unquote

# What begins a picture or a footnote: whoever reads a report is never shown it.
SIGNS = ("![", "[^")
FOLDER = "overview/pictures"
ENDINGS = (".png", ".jpg", ".jpeg")


class TooLarge(bytes):
    """Stands for a picture that was too large to be read."""


def file_of(address: str) -> str:
    """Return the file (POSIX, below the review) that an address of prose means.

    "" where it is none of overview/pictures: an address of the web, a file elsewhere.
    """
    from markdown_it.common.utils import unescapeAll

    bare = address.strip()
    if bare.startswith("<") and bare.endswith(">"):
        bare = bare[1:-1]
    bare = unquote(unescapeAll(bare)).replace("\\", "/")
    if not bare or bare.startswith("/") or ":" in bare:
        return ""
    name = posixpath.normpath(posixpath.join("overview", bare))
    return name if posixpath.dirname(name) == FOLDER else ""


def is_kept(name: str) -> bool:
    """Tell whether a file (POSIX, below the review) is a picture of the prose."""
    folder, _, last = name.rpartition("/")
    return folder == FOLDER and last.lower().endswith(ENDINGS) and last[0] not in "."


def may_slip(text: str) -> bool:
    """Tell whether a text could hold a footnote, a picture or a table at all."""
    return "|" in text or any(sign in text for sign in SIGNS)
