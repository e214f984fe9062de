"""What git is asked about the files of a folder, in its index and in a commit."""

from collections.abc import Callable, Iterator
from datetime import date
from functools import partial
from pathlib import Path

from msgspec import Struct

from scrkit.errors import StoppedError
from scrkit.system.git import wording
from scrkit.system.git.asking import ask, opened, run, standing
from scrkit.system.git.leading import astray
from scrkit.system.git.objects import read, read_on
from scrkit.system.git.places import Places, nested
from scrkit.system.git.values import Repository, Untold

LINK = b"160000"  # the mode of a submodule: a commit of another repository
_NESTED = "other repository's folder inside the review"


def tracked(root: Path) -> tuple[str, ...] | Untold | None:
    """Return the files below `root` that git's index holds, relative and POSIX.

    None where there is no repository.
    """
    repository = opened(root)
    if not isinstance(repository, Repository):
        return repository
    told = _listed(repository, "ls-files", "-z", "--", ".")
    return told if isinstance(told, Untold) else tuple(_names(told))


def ignores(root: Path, name: str) -> bool | Untold | None:
    """Tell whether git would leave a file out; None where there is no repository."""
    return _ignores(opened(root), name)


def _ignores(repository: Repository | Untold | None, name: str) -> bool | Untold | None:
    if not isinstance(repository, Repository):
        return repository
    told = run(repository, "check-ignore", "-q", "--no-index", "--", name)
    if isinstance(told, Untold):
        return told
    code, _, complaint = told
    # A list of names that git may not read leaves out nothing: that errs on our side.
    if code not in (0, 1):
        return wording.refused(code, complaint)
    return code == 0


def takes_up(root: Path, name: str) -> bool | Untold:
    """Tell whether git would take a file up: it is not left out, or held already.

    False where there is no repository.
    """
    repository = opened(root)
    if not isinstance(repository, Repository):
        return False if repository is None else repository
    left_out = _ignores(repository, name)
    if isinstance(left_out, Untold):
        return left_out
    told = _listed(repository, "ls-files", "-z", "--", f":(literal){name}")
    return told if isinstance(told, Untold) else not left_out or bool(told)


def top(root: Path) -> Path | Untold | None:
    """Return the top folder of the repository that holds `root`, or None."""
    repository = opened(root)
    return repository.top if isinstance(repository, Repository) else repository


def index_contents(root: Path) -> "Index":
    """Return the files of the index below `root`, with the bytes that git holds."""
    return Index(partial(opened, root))


def kept(root: Path, name: str) -> "tuple[Index, bool | Untold | None]":
    """Return the files of the index, and whether git would leave a file out.

    As `index_contents` and `ignores` do, of a repository that is opened once.
    """
    repository = opened(root)
    return Index(lambda: repository), _ignores(repository, name)


class Index:
    """The files of git's index below a folder, read once, one after the other.

    `untold` is known when they were read: why some are not there. A submodule has no
    bytes here, and is among them.
    """

    def __init__(self, opening: Callable[[], Repository | Untold | None]) -> None:
        self._opened = opening
        self.untold: tuple[Untold, ...] = ()

    def __iter__(self) -> Iterator[tuple[str, bytes]]:
        """Yield name and bytes; a name without bytes where git cannot give them."""
        self.untold = ()
        repository = self._opened()
        if isinstance(repository, Untold):
            self.untold = (repository,)
        elif repository is not None:
            listed = staged(repository)
            if isinstance(listed, Untold):
                self.untold = (listed,)
            else:
                yield from self._read(repository, listed)
            places = Places.of(repository)
            if isinstance(places, Untold):
                self.untold += (places,)
            else:
                self.untold += astray(repository, places)
                self.untold += _nested(repository, places, listed)
            self.untold = tuple(dict.fromkeys(self.untold))

    def _read(
        self, repository: Repository, listed: tuple["Staged", ...]
    ) -> Iterator[tuple[str, bytes]]:
        blobs: dict[str, list[str]] = {}
        for one in listed:
            if not one.submodule:
                blobs.setdefault(one.id, []).append(one.name)
        self.untold = submodules(listed)
        bad: set[str] = set()
        try:
            for held in read_on(repository, list(blobs)):
                if held.kind != "blob":
                    bad.add(held.id)
                yield from ((name, held.content) for name in blobs.get(held.id, ()))
        except StoppedError as stopped:
            self.untold += (stopped.why,)
        if bad:
            self.untold += (wording.damaged(len(bad)),)


class Staged(Struct, frozen=True):
    """A file of the index: the id of its bytes, its name below the folder asked about.

    A submodule's id is that of a commit in another repository.
    """

    id: str
    name: str
    submodule: bool


def submodules(listed: tuple[Staged, ...]) -> tuple[Untold, ...]:
    """Return that the submodules among files of the index were not searched."""
    count = sum(one.submodule for one in listed)
    if not count:
        return ()
    do = "Keep it outside of the review, as a folder of its own."
    return (wording.unsearched(count, "submodule inside the review", do),)


def outer(repository: Repository) -> tuple[Untold, ...]:
    """Return that a repository further up, which this one lies in, was not searched."""
    above = repository.top.parent
    if above == repository.top or standing(above) is None:
        return ()
    do = (
        "It may hold the register, or the review's files of earlier days. Keep the "
        "review outside of it."
    )
    return (wording.unsearched(1, "outer repository, around the review's own,", do),)


def _nested(
    repository: Repository, places: Places, listed: tuple[Staged, ...] | Untold
) -> tuple[Untold, ...]:
    """Return that repositories inside the review, unknown to git, were not searched."""
    found = () if isinstance(listed, Untold) else listed
    known = frozenset(one.name for one in found if one.submodule)
    count = nested(repository.root, places, known)
    do = "Keep it outside of the review, as a folder of its own."
    return (wording.unsearched(count, _NESTED, do),) if count else ()


def _listed(repository: Repository, *question: str) -> bytes | Untold:
    """Return what git answers of its index; one that is missing holds not nothing."""
    told = ask(repository, *question)
    if isinstance(told, Untold) or told:
        return told
    places = Places.of(repository)
    if isinstance(places, Untold):
        return places
    return wording.NO_INDEX if places.lost_index else told


def staged(
    repository: Repository, tree: Path | None = None
) -> tuple[Staged, ...] | Untold:
    """Return the files of the index below the folder.

    With `tree`, the folder of a work tree's own state: all files of its index.
    """
    if tree is None:
        told = _listed(repository, "ls-files", "-s", "-z", "--", ".")
    else:
        where = (f"--git-dir={tree}", f"--work-tree={repository.top}")
        told = ask(repository, *where, "ls-files", "-s", "-z", "--full-name", ":/")
    if isinstance(told, Untold):
        return told
    found = []
    for line in told.split(b"\0"):
        head, _, name = line.partition(b"\t")
        if head:
            mode, id, _ = head.split()
            found.append(Staged(id.decode(), _text(name), mode == LINK))
    return tuple(found)


def commit(root: Path, revision: str) -> str | Untold | None:
    """Return the full id of the commit that a revision names, None if git knows none.

    A revision is whatever git takes: a branch, a tag, the beginning of an id, HEAD~3.
    """
    repository = opened(root)
    if not isinstance(repository, Repository):
        return repository
    wanted = ("rev-parse", "--verify", "--quiet", "--end-of-options")
    told = run(repository, *wanted, f"{revision}^{{commit}}")
    if isinstance(told, Untold):
        return told
    code, answer, complaint = told
    if code == 0 and answer:
        return answer.decode("ascii", "replace").strip()
    if b"corrupt" in complaint or b"unable to" in complaint:
        return wording.DAMAGED
    # Git knows nothing of that name; or it knows an object that is not there.
    named = run(repository, *wanted, revision)
    if isinstance(named, Untold) or named[0] or not named[1]:
        return None
    there = run(repository, "cat-file", "-e", named[1].decode("ascii").strip())
    return None if not isinstance(there, Untold) and there[0] == 0 else wording.DAMAGED


def changed_on(root: Path) -> date | Untold | None:
    """Return the day of the last commit that changed something below `root`.

    None where there is no repository, or no commit has anything of the folder.
    """
    repository = opened(root)
    if not isinstance(repository, Repository):
        return repository
    told = run(repository, "log", "-1", "--format=%cI", "--", ".")
    if isinstance(told, Untold):
        return told
    code, answer, complaint = told
    if code:
        # Nothing was ever committed there: that is no fault.
        begun = b"does not have any commits" in complaint
        return None if begun else wording.refused(code, complaint)
    text = answer.decode("ascii", "replace").strip()[:10]
    try:
        return date.fromisoformat(text) if text else None
    except ValueError:
        return wording.SHORT


def files_at(
    root: Path, id: str, endings: tuple[str, ...]
) -> dict[str, bytes] | Untold | None:
    """Return the files below `root` as they were in a commit, by relative POSIX name.

    Only those whose names end in one of `endings`; links are left out. None where
    there is no repository; where a single file is not whole, none is told.
    """
    repository = opened(root)
    if not isinstance(repository, Repository):
        return repository
    told = ask(repository, "ls-tree", "-r", "-z", id, "--", ".")
    if isinstance(told, Untold):
        return told
    names: dict[str, list[str]] = {}
    for line in told.split(b"\0"):
        head, _, name = line.partition(b"\t")
        mode, _, rest = head.partition(b" ")
        if mode in (b"100644", b"100755") and _text(name).endswith(endings):
            names.setdefault(rest.split()[1].decode(), []).append(_text(name))
    return _files(repository, names)


def _files(
    repository: Repository, names: dict[str, list[str]]
) -> "dict[str, bytes] | Untold":
    found: dict[str, bytes] = {}
    last = ""
    try:
        for held in read(repository, names):
            if held.kind != "blob" or held.id == last:
                # A text of a review is never so long that it comes in pieces.
                return wording.damaged(1)
            last = held.id
            found.update(dict.fromkeys(names[held.id], held.content))
    except StoppedError as stopped:
        untold: Untold = stopped.why
        return untold
    whole = {name for every in names.values() for name in every}
    return found if found.keys() == whole else wording.SHORT


def refs(root: Path) -> tuple[str, ...] | Untold | None:
    """Return the names of branches and tags; None where there is no repository."""
    repository = opened(root)
    if not isinstance(repository, Repository):
        return repository
    told = ask(repository, "for-each-ref", "--format=%(refname)")
    if isinstance(told, Untold):
        return told
    return tuple(told.decode("utf-8", "replace").split("\n")[:-1])


def _names(told: bytes) -> list[str]:
    return [_text(one) for one in told.split(b"\0") if one]


def _text(name: bytes) -> str:
    return name.decode("utf-8", "surrogateescape")
