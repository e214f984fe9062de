"""Work still to be done on disk, as values; doing it is `folder`'s."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class NewFile:
    """A file to be made: `path` is relative and POSIX, `content` the whole bytes."""

    path: str
    content: bytes


@dataclass(frozen=True, slots=True)
class Edit:
    """Text to be put into a person's file in place of `start:end` (byte offsets).

    `before` is the file's whole content when it was read: an edit of a file that
    has changed since is refused.
    """

    path: str
    start: int
    end: int
    text: bytes
    before: bytes


Plan = tuple[NewFile | Edit, ...]
