"""Read a review folder: regular files only, no links followed, nothing too large."""

import os
import stat
from collections.abc import Collection, Iterator
from itertools import islice
from pathlib import Path

from msgspec import Struct, field
from msgspec.structs import replace

from scrkit.decode.shapes import shaped
from scrkit.diagnostics import Diagnostic, Place, Severity
from scrkit.errors import ScrError
from scrkit.folder.nearby import ABSENT, no_folder, no_review
from scrkit.folder.places import (
    FOLDERS,
    GIT_READS,
    NAMES,
    SINGLE,
    YAML,
    called,
    is_read,
)
from scrkit.folder.safely import kind_of, read_below, read_bounded
from scrkit.folder.stage import is_clean, sweep_beside
from scrkit.folder.system import System
from scrkit.model.review import HOUSES
from scrkit.prose.pointing import FOLDER as PICTURES
from scrkit.prose.pointing import TooLarge, is_kept
from scrkit.text.nearness import nearest
from scrkit.yamlfile import MAX_BYTES, Content
from scrkit.yamlfile.refusals import refuse

# What one folder may hold, and all files of a review together: past this it is none.
MAX_ENTRIES = 20_000
MAX_WHOLE = 256 * 1024 * 1024
MAX_DEPTH = 8
_STEMS = tuple(n.removesuffix(".yaml") for n in sorted(SINGLE) if "/" not in n)
_FINDINGS = "findings.yaml"
# The register of names, clear and sealed: read by those who may, never with the review.
SECRET = (NAMES, f"{NAMES}.age")
_SCRATCH = ("~$", ".~lock.", ".scr-")
# What systems and editors leave behind in any folder.
_LITTER = ("thumbs.db", "desktop.ini")
_BACKUPS = ("~", ".bak", ".orig", ".swp")
# What Windows, editors and hurried people make of .yaml.
_ENDINGS = (".yaml", ".yml", ".yaml.txt", ".yml.txt")


class Contents(Struct, frozen=True):
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
        found = [_large(name) for name in self.large]
        found += [_misplaced(name, self.files) for name in self.unknown]
        found += [shaped("SCR128", Place(name)) for name in self.linked]
        found += [shaped("SCR129", Place(name)) for name in self.odd]
        return tuple(sorted(found, key=lambda d: d.place))


def _large(name: str) -> Diagnostic:
    if name in HOUSES:
        return shaped("SCR130", Place(name), ": it is larger than 16 MB")
    return refuse("SCR102", Place(name))


def _misplaced(name: str, files: Collection[str]) -> Diagnostic:
    found = shaped("SCR127", Place(name))
    near = _nearest(name)
    if not (near.isascii() and near.isprintable()):
        # No agency has such an id, and no screen should show it.
        near = ""
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
    known = nearest(top, FOLDERS)
    if known != top or folder != top:
        return f"{known}/" if known else ""
    if known in YAML:
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
    # A scr new that was cut off has left what it was preparing, with the review or not.
    sweep_beside(root.absolute().parent, System())
    try:
        there = stat.S_IFMT(root.stat().st_mode)
    except (FileNotFoundError, NotADirectoryError) as error:
        raise ScrError(*ABSENT) from error
    except OSError as error:
        raise ScrError(*_unreadable("the folder", error)) from error
    if there != stat.S_IFDIR:
        raise no_folder(root)
    if not is_clean(root):
        # Here: most folders are sound, and need nothing of what mends one.
        from scrkit.folder.recovery import recover

        recover(root)
    return as_it_stands(root)


def as_it_stands(root: Path) -> Contents:
    """Read every file of a review that is held, or sound, without mending anything."""
    files, other = _gathered(root)
    if not files and not other["large"]:
        raise no_review(root)
    return Contents(files, **{kind: tuple(names) for kind, names in other.items()})


def _gathered(root: Path) -> tuple[dict[str, bytes], dict[str, list[str]]]:
    """Return the files of a review, and the names of what is none, by what it is."""
    files: dict[str, bytes] = {}
    other: dict[str, list[str]] = {"unknown": [], "large": [], "linked": [], "odd": []}
    left = MAX_WHOLE
    for name, kind in _walk(root):
        try:
            if not kind:
                files[name] = _content(root, name)
                left -= len(files[name])
        except ScrError as refused:
            if not refused.kind:
                raise
            # Something else stands there than a moment ago.
            kind = refused.kind if refused.kind in other else "odd"  # noqa: PLW2901
        if kind == "large" and is_kept(name):
            # Told where the prose shows it: an error of its own stands there.
            files[name] = TooLarge()
        elif kind:
            other[kind].append(name)
        if left < 0:
            raise ScrError(
                "the files of this folder are too large together to be a review",
                "Is it the folder that you meant?",
            )
    return files, other


def one_file(path: Path, limit: int = MAX_BYTES) -> bytes:
    """Return the content of a single file that stands wherever it is.

    Raises ScrError where it cannot be read or is larger than `limit` bytes, that of a
    file of a review by default.
    """
    try:
        return read_bounded(path, limit)
    except (FileNotFoundError, NotADirectoryError) as error:
        raise ScrError("there is no such file", "Look at its spelling.") from error
    except (OSError, ValueError) as error:
        # ValueError: a name with a NUL in it.
        raise ScrError(*_unreadable("the file", error)) from error


def by_place(root: Path, name: str) -> str:
    """Return what a file (POSIX, below `root`) is called where its name is not told.

    It is counted among all that stands in its folder, in the order of the names.
    """
    above, _, last = name.rstrip("/").rpartition("/")
    known = above if above in FOLDERS else ""
    where = known or ("a folder of the review" if above else "the review folder")
    try:
        with os.scandir(root / above) as every:
            beside = sorted(
                (one.name for one in islice(every, MAX_ENTRIES)),
                key=lambda one: (one.casefold(), one),
            )
    except OSError:
        beside = []
    if last not in beside:
        return f"a file in {where}"
    number = beside.index(last) + 1
    ending = {1: "st", 2: "nd", 3: "rd"}.get(number % 10, "th")
    ending = "th" if number % 100 in (11, 12, 13) else ending
    return f"the {number}{ending} file in {where}"


Found = Iterator[tuple[str, str]]


def _walk(root: Path) -> Found:
    """Yield the names of all that stands where a review does, and what is wrong."""
    for entry in _listed(root, ""):
        name = entry.name
        if name in FOLDERS:
            kind = kind_of(entry.stat(follow_symlinks=False))
            if kind != "folder":
                yield entry.name, kind or "odd"
            else:
                yield from _inside(Path(entry.path), entry.name)
        elif name in SINGLE:
            yield _file(entry, name)
        elif name == NAMES:
            # The register of names is read by those who may, never with the review.
            continue
        elif entry.is_dir(follow_symlinks=False):
            yield from _strange_folder(entry)
        elif name.lower().endswith(_ENDINGS):
            yield name, "unknown"
    yield from _for_git(root)


def _for_git(root: Path) -> Found:
    """Yield the files that git reads by itself, where they are no files.

    Raises ScrError where git would wait for what never comes.
    """
    for name in GIT_READS:
        try:
            kind = kind_of((root / name).lstat())
        except OSError:
            continue
        if kind == "odd":
            raise ScrError(
                f"{name}: a pipe or a device stands there, and git would read it",
                "Find out where it comes from, then delete it.",
            )
        if kind:
            yield name, "linked" if kind == "linked" else "odd"


def _listed(folder: Path, above: str) -> list["os.DirEntry[str]"]:
    where = called(above) if above else "the folder"
    try:
        with os.scandir(folder) as every:
            # One more than is allowed, to know that there are more; never all of a huge
            # folder.
            entries = list(islice(every, MAX_ENTRIES + 1))
    except OSError as error:
        raise ScrError(*_unreadable(where, error)) from error
    if len(entries) > MAX_ENTRIES:
        raise ScrError(
            f"{where} holds over {MAX_ENTRIES:,} files: that is no review",
            "Is it the folder that you meant? Put what is not the review's elsewhere.",
        )
    # The system gives them in any order, and messages must come in the same one.
    entries.sort(key=lambda entry: entry.name)
    return [e for e in entries if not _hidden(e.name, inside=bool(above))]


def _hidden(name: str, *, inside: bool) -> bool:
    lower = name.lower()
    if lower.startswith(_SCRATCH) or lower in _LITTER or lower.endswith(_BACKUPS):
        return True
    # A dot before the name of one of our files hides it from those who wrote it.
    ours = lower.endswith(_ENDINGS) if inside else lower.lstrip(".") in SINGLE
    return lower.startswith(".") and not ours


def _inside(folder: Path, above: str) -> Found:
    for entry in _listed(folder, above):
        name = f"{above}/{entry.name}"
        # A junction of Windows says of itself that it is a folder; it may lead out.
        leads_away = kind_of(entry.stat(follow_symlinks=False)) == "linked"
        if not entry.is_dir(follow_symlinks=False) or leads_away:
            yield _file(entry, name)
        elif name == PICTURES or (
            above.startswith("templates") and name.count("/") < MAX_DEPTH
        ):
            # A board's templates may include parts of their own.
            yield from _inside(Path(entry.path), name)
        else:
            yield f"{name}/", "unknown"


def _strange_folder(entry: "os.DirEntry[str]") -> Found:
    """Yield YAML files in a folder of another name: it may be misspelt."""
    try:
        with os.scandir(entry.path) as every:
            inside = sorted(one.name for one in islice(every, MAX_ENTRIES + 1))
    except OSError:
        # A folder that is none of ours may be closed to us.
        return
    if len(inside) > MAX_ENTRIES:
        yield f"{entry.name}/", "unknown"
        return
    for name in inside:
        if name.lower().endswith(_ENDINGS) and not name.startswith("."):
            yield f"{entry.name}/{name}", "unknown"


def _file(entry: "os.DirEntry[str]", name: str) -> tuple[str, str]:
    try:
        info = entry.stat(follow_symlinks=False)
    except OSError as error:
        raise ScrError(*_unreadable(called(name), error)) from error
    kind = kind_of(info)
    if kind == "folder":
        kind = "odd"
    elif not kind and not is_read(name):
        kind = "unknown"
    elif not kind and info.st_size > MAX_BYTES:
        kind = "large"
    return name, kind


def _content(root: Path, name: str) -> bytes:
    try:
        return Content(read_below(root, name, MAX_BYTES))
    except OSError as error:
        raise ScrError(*_unreadable(name, error)) from error


def _unreadable(name: str, error: Exception) -> tuple[str, str]:
    reason = getattr(error, "strerror", None) or "the system refused"
    return f"{name} cannot be read: {reason}", "Look at its permissions."
