"""Read a review folder: regular files only, no links followed, nothing too large."""

import os
import stat
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

from scrkit.decode.shapes import SHAPES
from scrkit.diagnostics import Diagnostic, Place
from scrkit.errors import ScrError
from scrkit.folder.write import recover
from scrkit.model.review import AGENCY_FOLDERS, SINGLE_FILES
from scrkit.nearness import nearest
from scrkit.yamlfile.read import MAX_BYTES
from scrkit.yamlfile.refusals import refuse

_SINGLE = frozenset(name for name, _, _ in SINGLE_FILES)
_FOLDERS = (*(name for name, _, _ in AGENCY_FOLDERS), "overview", "templates")
_SCRATCH = ("~$", ".~lock.", ".scr-")


@dataclass(frozen=True, slots=True)
class Contents:
    """The files of a review: name relative to the folder (POSIX) and content.

    `unknown` names YAML files that scrkit does not read, `large` those over 16 MiB,
    `linked` links, which are never followed.
    """

    files: dict[str, bytes] = field(default_factory=dict)
    unknown: tuple[str, ...] = ()
    large: tuple[str, ...] = ()
    linked: tuple[str, ...] = ()

    def diagnostics(self) -> tuple[Diagnostic, ...]:
        """Return what is wrong with the files as files."""
        found = [refuse("SCR102", Place(name)) for name in self.large]
        found += [_misplaced(name) for name in (*self.unknown, *self.linked)]
        return tuple(sorted(found, key=lambda d: d.place))


def _misplaced(name: str) -> Diagnostic:
    shape = SHAPES["SCR127"]
    near = _nearest(name)
    return Diagnostic(
        place=Place(name),
        code="SCR127",
        name=shape.name,
        severity=shape.severity,
        message=shape.message,
        why=shape.why,
        do=f"Did you mean {near}? {shape.do}" if near else shape.do,
    )


def _nearest(name: str) -> str:
    folder, _, rest = name.partition("/")
    if not rest:
        return nearest(name, (single for single in _SINGLE if "/" not in single))
    known = nearest(folder, _FOLDERS)
    if known != folder:
        return f"{known}/" if known else ""
    return nearest(name, (single for single in _SINGLE if "/" in single))


def read(root: Path) -> Contents:
    """Read every file of the review in `root`; first mend what a crash left behind.

    Raises ScrError where there is no folder, nothing in it, or it may not be read.
    """
    if not root.exists():
        raise ScrError("there is no such folder", "Look at its spelling, or: scr new")
    if not root.is_dir():
        raise ScrError("that is a file, not a review folder", "Name the folder itself.")
    recover(root)
    contents = Contents()
    unknown: list[str] = []
    large: list[str] = []
    linked: list[str] = []
    for name, path, info in _walk(root, ""):
        if stat.S_ISLNK(info.st_mode):
            linked.append(name)
        elif info.st_size > MAX_BYTES:
            large.append(name)
        elif not _is_known(name):
            unknown.append(name)
        else:
            contents.files[name] = _content(path, name)
    if not contents.files and not large:
        raise ScrError(
            "there is no review in this folder",
            "It has no review.yaml. Start one with: scr new FOLDER",
        )
    return Contents(contents.files, tuple(unknown), tuple(large), tuple(linked))


def _is_known(name: str) -> bool:
    folder, _, rest = name.rpartition("/")
    if not folder:
        return rest in _SINGLE
    return folder in _FOLDERS and (
        folder != "overview" or name in _SINGLE or name.endswith(".md")
    )


def _walk(root: Path, above: str) -> Iterator[tuple[str, Path, os.stat_result]]:
    """Yield name, path and stat of what may belong to a review, sorted by name."""
    try:
        entries = sorted(os.scandir(root), key=lambda entry: entry.name)
    except OSError as error:
        raise ScrError(*_unreadable(above or ".", error)) from error
    for entry in entries:
        name = above + entry.name
        if entry.name.startswith((".", *_SCRATCH)):
            continue
        info = entry.stat(follow_symlinks=False)
        if stat.S_ISDIR(info.st_mode):
            if not above:
                yield from _walk(Path(entry.path), name + "/")
        elif _concerns(name) and (
            stat.S_ISREG(info.st_mode) or stat.S_ISLNK(info.st_mode)
        ):
            yield name, Path(entry.path), info


def _concerns(name: str) -> bool:
    if name.endswith((".yaml", ".yml")):
        return True
    return name.startswith(("overview/", "templates/")) and "." in name


def _content(path: Path, name: str) -> bytes:
    try:
        return path.read_bytes()
    except OSError as error:
        raise ScrError(*_unreadable(name, error)) from error


def _unreadable(name: str, error: OSError) -> tuple[str, str]:
    reason = error.strerror or "the system refused"
    return f"{name} cannot be read: {reason}", "Look at its permissions."
