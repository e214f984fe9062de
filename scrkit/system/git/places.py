"""Where a repository keeps what git does not tell of: logs, leftovers, submodules."""

import os
import stat
from collections.abc import Iterator
from pathlib import Path
from typing import Self

from msgspec import Struct

from scrkit.system.git import wording
from scrkit.system.git.asking import FOLDERS, ask
from scrkit.system.git.values import Repository, Untold

_MOST = 64 * 1024 * 1024  # bytes of one log
# What of .git is looked through by others, is told as not looked through, or holds no
# words at all.
_OTHERS = """
objects refs logs hooks worktrees modules lfs annex config config.worktree index
packed-refs shallow gitdir commondir rebase-merge rebase-apply sequencer branches
"""
_ELSEWHERE = frozenset(_OTHERS.split())


class Places(Struct, frozen=True):
    """The folder of a work tree's own state, and that of the objects and branches."""

    own: Path
    common: Path

    @classmethod
    def of(cls, repository: Repository) -> Self | Untold:
        """Ask git where it keeps them, unless it was asked."""
        told = list(repository.folders)
        for question in () if told else FOLDERS:
            answer = ask(repository, "rev-parse", question)
            if isinstance(answer, Untold):
                return answer
            told.append(answer)
        here = repository.root.resolve()
        names = (one.removesuffix(b"\n") for one in told)
        return cls(*(here / name.decode("utf-8", "surrogateescape") for name in names))

    @property
    def trees(self) -> tuple[Path, ...]:
        """The folder of each work tree's own state; that of this one is the first."""
        linked = self.common / "worktrees"
        others = sorted(linked.iterdir()) if linked.is_dir() else []
        return tuple(dict.fromkeys((self.own, self.common, *others)))

    @property
    def lost_index(self) -> bool:
        """Whether there is no list of files (index), though there are objects.

        Only a repository in which nothing was ever kept has none.
        """
        if os.path.lexists(self.own / "index"):
            return False
        objects = self.common / "objects"
        kept = any(objects.glob("[0-9a-f][0-9a-f]/*")) or any(objects.glob("pack/*"))
        return kept or (objects / "info" / "alternates").exists()

    @property
    def shallow(self) -> bool:
        """Whether only a part of the history was ever fetched."""
        return (self.common / "shallow").exists()


def logs(places: Places) -> Iterator[bytes | Untold]:
    """Yield the logs of where branches stood, with the words that were noted there."""
    for folder in [tree / "logs" for tree in places.trees]:
        for path in _files(folder):
            content = content_of(path, _MOST)
            if content is None:
                yield wording.unsearched(1, "log of git", "Shorten it with: git reflog")
            else:
                yield content


def leftovers(places: Places) -> Iterator[bytes | Untold]:
    """Yield what git and its helpers left beside the history: rr-cache, lost-found …

    Git's settings and hooks are none, nor is what others look through.
    """
    for folder in places.trees:
        try:
            every = sorted(folder.iterdir())
        except OSError:
            continue
        for one in every:
            # HEAD and its like, in capitals, are read with what they lead to.
            if one.name in _ELSEWHERE or one.name.isupper():
                continue
            for path in _files(one) if one.is_dir() else filter(is_file, (one,)):
                content = content_of(path, _MOST)
                if content is None:
                    yield wording.unsearched(
                        1, "file that git left", "Take it away by hand."
                    )
                else:
                    yield content


def _files(folder: Path) -> Iterator[Path]:
    """Yield the files below a folder; what is a link or a pipe is none."""
    for where, _, names in os.walk(folder):
        for name in sorted(names):
            path = Path(where) / name
            if is_file(path):
                yield path


def is_file(path: Path) -> bool:
    """Tell whether a file stands there: no link, and no pipe, which may never end."""
    try:
        return stat.S_ISREG(path.lstat().st_mode)
    except OSError:
        return False


def content_of(path: Path, most: int) -> bytes | None:
    """Return what a file of git's own holds, None where it is none of `most` bytes."""
    try:
        small = is_file(path) and path.stat().st_size <= most
        return path.read_bytes() if small else None
    except OSError:
        return None


def beside(places: Places) -> Iterator[Untold]:
    """Yield what lies beside the objects and holds some that git does not list."""
    leftovers = len(_leftovers(places.common / "objects"))
    if leftovers:
        yield wording.unsearched(
            leftovers,
            "leftover or incomplete file among the objects",
            "Have it looked at with git fsck; git gc takes away what is left over.",
        )
    modules = sum(1 for _ in _modules(places.common / "modules"))
    if modules:
        yield wording.unsearched(
            modules,
            "submodule's repository inside .git/modules",
            "Search it by itself, and take it out where nothing needs it any more.",
        )
    lent = _lost_lenders(places.common / "objects")
    if lent:
        yield wording.unsearched(
            lent,
            "store of objects that this repository borrows from",
            "Bring it back to where it was, or make a whole copy with git clone.",
        )


def _leftovers(objects: Path) -> list[str]:
    found = []
    for where, folders, names in os.walk(objects):
        found += [str(Path(where) / one) for one in folders if one.startswith("tmp_")]
        folders[:] = [one for one in folders if one == "pack" or len(one) == 2]
        there = set(names)
        for name in names:
            stem, _, ending = name.rpartition(".")
            partner = {"pack": f"{stem}.idx", "idx": f"{stem}.pack"}.get(ending)
            if name.startswith("tmp_") or (partner and partner not in there):
                found.append(str(Path(where) / name))
    return found


def _modules(folder: Path) -> Iterator[Path]:
    for where, folders, names in os.walk(folder):
        if "HEAD" in names and "objects" in folders:
            folders[:] = [one for one in folders if one == "modules"]
            yield Path(where)


def nested(root: Path, places: Places, known: frozenset[str]) -> int:
    """Return how many other repositories lie below a folder.

    `known` are relative POSIX names of folders that are told of elsewhere. Work trees
    of this repository are none.
    """
    count = 0
    for where, folders, names in os.walk(root):
        there = {*folders, *names}
        folders[:] = [one for one in folders if one != ".git"]
        name = Path(where).relative_to(root).as_posix()
        bare = {"HEAD", "objects", "refs"} <= there
        if name == "." or name in known or not (bare or ".git" in there):
            continue
        if bare:
            folders.clear()
        count += not _is_ours(Path(where) / ".git", places)
    return count


def _is_ours(link: Path, places: Places) -> bool:
    """Tell whether a `.git` is the file by which git marks a further work tree."""
    held = content_of(link, _MOST)
    if held is None:
        return False
    try:
        told = os.fsdecode(held).strip().removeprefix("gitdir: ")
        return (link.parent / told).resolve().parent == places.common / "worktrees"
    except (OSError, ValueError):
        return False


def _lost_lenders(objects: Path) -> int:
    """Return how many other stores are named as lenders and are not there."""
    names = objects / "info" / "alternates"
    named = content_of(names, _MOST)
    if named is None:
        return int(os.path.lexists(names))
    lines = [line for line in named.splitlines() if line and line[:1] not in b'#"']
    paths = [objects / os.fsdecode(line) for line in lines]
    return sum(not path.is_dir() for path in paths)
