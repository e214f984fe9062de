"""Read a review folder: regular files only, no links followed, nothing too large."""

import os
import stat
from collections.abc import Collection, Iterator
from dataclasses import dataclass, field, replace
from pathlib import Path

from scrkit.decode.shapes import SHAPES
from scrkit.diagnostics import Diagnostic, Place, Severity
from scrkit.errors import ScrError
from scrkit.folder.recovery import recover
from scrkit.folder.stage import sweep_beside
from scrkit.folder.system import System
from scrkit.model.review import AGENCY_FOLDERS, SINGLE_FILES
from scrkit.nearness import nearest
from scrkit.yamlfile.read import MAX_BYTES
from scrkit.yamlfile.refusals import refuse

_SINGLE = frozenset(name for name, _, _ in SINGLE_FILES)
_STEMS = tuple(n.removesuffix(".yaml") for n in sorted(_SINGLE) if "/" not in n)
_FINDINGS = "findings.yaml"
_AGENCIES = tuple(name for name, _, _ in AGENCY_FOLDERS)
_FOLDERS = (*_AGENCIES, "overview", "templates", "frameworks")
# Folders of which the YAML files are read; the overview holds prose beside findings.
_YAML = (*_AGENCIES, "frameworks")
_NAMES = "identities.yaml"
# The register of names, clear and sealed: read by those who may, never with the review.
SECRET = (_NAMES, f"{_NAMES}.age")
_SCRATCH = ("~$", ".~lock.", ".scr-")
# What systems and editors leave behind in any folder.
_LITTER = ("thumbs.db", "desktop.ini")
_BACKUPS = ("~", ".bak", ".orig", ".swp")
# What Windows, editors and hurried people make of .yaml.
_ENDINGS = (".yaml", ".yml", ".yaml.txt", ".yml.txt")


@dataclass(frozen=True, slots=True)
class Contents:
    """The files of a review: name relative to the folder (POSIX) and content.

    `unknown` names what stands where files of a review do and is not read, `large`
    files over 16 MiB, `linked` links, which are never followed, `odd` whatever else
    is no file: a folder or a pipe of a file's name.
    """

    files: dict[str, bytes] = field(default_factory=dict)
    unknown: tuple[str, ...] = ()
    large: tuple[str, ...] = ()
    linked: tuple[str, ...] = ()
    odd: tuple[str, ...] = ()

    def diagnostics(self) -> tuple[Diagnostic, ...]:
        """Return what is wrong with the files as files."""
        found = [refuse("SCR102", Place(name)) for name in self.large]
        found += [_misplaced(name, self.files) for name in self.unknown]
        found += [_shape("SCR128", name) for name in self.linked]
        found += [_shape("SCR129", name) for name in self.odd]
        return tuple(sorted(found, key=lambda d: d.place))


def _shape(code: str, name: str) -> Diagnostic:
    shape = SHAPES[code]
    return Diagnostic(
        place=Place(name),
        code=code,
        name=shape.name,
        severity=shape.severity,
        message=shape.message,
        why=shape.why,
        do=shape.do,
    )


def _misplaced(name: str, files: Collection[str]) -> Diagnostic:
    found = _shape("SCR127", name)
    near = _nearest(name)
    # Where the file itself is there too, this is a copy beside it.
    if not near or near in files:
        return found
    # A file that was meant for the review, and is not read, is missing from it.
    do = f"Did you mean {near}? {found.do}"
    return replace(found, do=do, severity=Severity.ERROR)


def _nearest(name: str) -> str:
    folder, _, rest = name.rpartition("/")
    bare = _bare(rest)
    if name.endswith("/") or (bare == rest and "." in rest):
        # A folder, or a file of another program, was not meant to be read.
        return ""
    if not folder:
        known = nearest(bare, _STEMS)
        return f"{known}.yaml" if known else ""
    top = folder.partition("/")[0]
    known = nearest(top, _FOLDERS)
    if known != top or folder != top:
        return f"{known}/" if known else ""
    if known in _YAML:
        return f"{known}/{bare}.yaml" if bare else ""
    if rest.lower().endswith(_ENDINGS):
        return f"{known}/{_FINDINGS}" if nearest(bare, ["findings"]) else ""
    return f"{known}/{rest}.md" if "." not in rest else ""


def _bare(name: str) -> str:
    """Return a file's name without a leading dot and whatever became of .yaml."""
    lower = name.lower()
    ending = next((e for e in reversed(_ENDINGS) if lower.endswith(e)), "")
    return name[: len(name) - len(ending)].lstrip(".")


def read(root: Path) -> Contents:
    """Read every file of the review in `root`; first mend what a crash left behind.

    Raises ScrError where there is no folder, nothing in it, or it may not be read.
    """
    try:
        there = stat.S_IFMT(root.stat().st_mode)
    except (FileNotFoundError, NotADirectoryError) as error:
        # A scr new that was cut off has left nothing but what it was preparing.
        sweep_beside(root.absolute().parent, System())
        raise ScrError(
            "there is no such folder", "Look at its spelling, or: scr new"
        ) from error
    except OSError as error:
        raise ScrError(*_unreadable("the folder", error)) from error
    if there != stat.S_IFDIR:
        raise ScrError("that is a file, not a review folder", "Name the folder itself.")
    recover(root)
    return as_it_stands(root)


def as_it_stands(root: Path) -> Contents:
    """Read every file of a review that is held, or sound, without mending anything."""
    files: dict[str, bytes] = {}
    other: dict[str, list[str]] = {"unknown": [], "large": [], "linked": [], "odd": []}
    for name, path, kind in _walk(root):
        if kind:
            other[kind].append(name)
        else:
            files[name] = _content(path, name)
    if not files and not other["large"]:
        raise ScrError(
            "there is no review in this folder",
            "It has no review.yaml. Start one with: scr new FOLDER",
        )
    return Contents(files, **{kind: tuple(names) for kind, names in other.items()})


def one_file(path: Path) -> bytes:
    """Return the content of a single file that stands wherever it is.

    Raises ScrError where it cannot be read or is larger than a file of a review.
    """
    if not path.is_file():
        raise ScrError("there is no such file", "Look at its spelling.")
    if path.stat().st_size > MAX_BYTES:
        raise ScrError("the file is too large", "Is it the file that you meant?")
    return _content(path, "the file")


Found = Iterator[tuple[str, Path, str]]


def _walk(root: Path) -> Found:
    """Yield name, path and what is wrong of all that stands where a review does."""
    for entry in _listed(root, ""):
        name = entry.name
        if name in _FOLDERS:
            yield from _folder(entry)
        elif name in _SINGLE:
            yield _file(entry, name)
        elif name == _NAMES:
            # The register of names is read by those who may, never with the review.
            continue
        elif entry.is_dir(follow_symlinks=False):
            yield from _strange_folder(entry)
        elif name.lower().endswith(_ENDINGS):
            yield name, Path(entry.path), "unknown"


def _listed(folder: Path, above: str) -> list["os.DirEntry[str]"]:
    try:
        entries = sorted(os.scandir(folder), key=lambda entry: entry.name)
    except OSError as error:
        raise ScrError(*_unreadable(above or "the folder", error)) from error
    return [e for e in entries if not _hidden(e.name, inside=bool(above))]


def _hidden(name: str, *, inside: bool) -> bool:
    lower = name.lower()
    if lower.startswith(_SCRATCH) or lower in _LITTER or lower.endswith(_BACKUPS):
        return True
    # A dot before the name of one of our files hides it from those who wrote it.
    ours = lower.endswith(_ENDINGS) if inside else lower.lstrip(".") in _SINGLE
    return lower.startswith(".") and not ours


def _folder(entry: "os.DirEntry[str]") -> Found:
    """Yield all that stands in one of the folders of a review."""
    if entry.is_symlink():
        yield entry.name, Path(entry.path), "linked"
    elif not entry.is_dir(follow_symlinks=False):
        yield entry.name, Path(entry.path), "odd"
    else:
        yield from _inside(Path(entry.path), entry.name)


def _inside(folder: Path, above: str) -> Found:
    for entry in _listed(folder, above):
        name = f"{above}/{entry.name}"
        if not entry.is_dir(follow_symlinks=False):
            yield _file(entry, name)
        elif above.startswith("templates"):
            # A board's templates may include parts of their own.
            yield from _inside(Path(entry.path), name)
        else:
            yield f"{name}/", Path(entry.path), "unknown"


def _strange_folder(entry: "os.DirEntry[str]") -> Found:
    """Yield YAML files in a folder of another name: it may be misspelt."""
    try:
        inside = sorted(path.name for path in Path(entry.path).iterdir())
    except OSError:
        # A folder that is none of ours may be closed to us.
        return
    for name in inside:
        if name.lower().endswith(_ENDINGS) and not name.startswith("."):
            yield f"{entry.name}/{name}", Path(entry.path) / name, "unknown"


def _file(entry: "os.DirEntry[str]", name: str) -> tuple[str, Path, str]:
    try:
        info = entry.stat(follow_symlinks=False)
    except OSError as error:
        raise ScrError(*_unreadable(name, error)) from error
    kind = ""
    if stat.S_ISLNK(info.st_mode):
        kind = "linked"
    elif not stat.S_ISREG(info.st_mode):
        kind = "odd"
    elif not _is_known(name):
        kind = "unknown"
    elif info.st_size > MAX_BYTES:
        kind = "large"
    return name, Path(entry.path), kind


def _is_known(name: str) -> bool:
    folder = name.partition("/")[0]
    if name in _SINGLE or folder == "templates":
        return True
    hidden = name.rpartition("/")[2].startswith(".")
    return not hidden and name.endswith(".yaml" if folder in _YAML else ".md")


def _content(path: Path, name: str) -> bytes:
    try:
        return path.read_bytes()
    except OSError as error:
        raise ScrError(*_unreadable(name, error)) from error


def _unreadable(name: str, error: OSError) -> tuple[str, str]:
    reason = error.strerror or "the system refused"
    return f"{name} cannot be read: {reason}", "Look at its permissions."
