"""Work still to be done on disk, as values; doing it is `folder`'s."""

from pathlib import Path

from msgspec import Struct


class NewFile(Struct, frozen=True):
    """A file to be made: `path` is relative and POSIX, `content` the whole bytes.

    In a review nothing of that name may be there yet, except the same content. What
    is `private` can be read by its owner alone.
    """

    path: str
    content: bytes
    private: bool = False


class Edit(Struct, frozen=True):
    """Text to be put into a person's file in place of `start:end` (byte offsets).

    `before` is the file's whole content when it was read: an edit of a file that
    has changed since is refused. It keeps its permissions, unless it is `private`.
    """

    path: str
    start: int
    end: int
    text: bytes
    before: bytes
    private: bool = False


class Removal(Struct, frozen=True):
    """A file to be taken away, which holds `before`."""

    path: str
    before: bytes


Plan = tuple[NewFile | Edit | Removal, ...]


def in_place_of(file: NewFile, before: bytes | None) -> NewFile | Edit:
    """Return what writes a file over the one that was read, or makes it."""
    if before is None:
        return file
    return Edit(file.path, 0, len(before), file.content, before, file.private)


class Elsewhere(Struct, frozen=True):
    """Files for a folder that the caller named, which need not be the review's.

    They go over what stands there, unless it has to be `fresh`: then nothing of these
    names may be there. `whole` is a folder that holds these files and no other: it is
    made in one step, where there is none or an empty one.
    """

    folder: Path
    files: tuple[NewFile | Edit, ...]
    fresh: bool = False
    whole: bool = False


class Deed(Struct, frozen=True):
    """All that one command writes: in the review, and in folders elsewhere.

    All of it is done or none.
    """

    plan: Plan = ()
    elsewhere: tuple[Elsewhere, ...] = ()

    @property
    def empty(self) -> bool:
        """Whether there is nothing to do."""
        return not self.plan and not any(one.files for one in self.elsewhere)
