"""Find by which commit, and as which file, an object came into the history."""

from collections.abc import Collection, Iterator
from pathlib import Path

from msgspec import Struct

from scrkit.system.git.asking import ask, opened
from scrkit.system.git.values import Repository, Untold

# Every commit that a branch, a tag or a log leads to, with the files that it changed.
_LOG = (
    *("log", "--all", "--reflog", "--no-show-signature", "--no-ext-diff"),
    *("--no-textconv", "--no-color", "--no-renames", "--no-abbrev", "--root"),
    *("-m", "-t", "--raw", "--format=commit %H %T"),
)


class Origin(Struct, frozen=True):
    """The first commit that holds an object, and its file, "" for the commit itself."""

    commit: str
    file: str = ""


def origins(root: Path, ids: Collection[str]) -> dict[str, Origin]:
    """Return where objects came from, by id; none for those that no commit leads to.

    The history is gone through once, for all of them. Where git does not answer, none
    is known.
    """
    repository = opened(root) if ids else None
    if not isinstance(repository, Repository):
        return {}
    told = ask(repository, *_LOG)
    if isinstance(told, Untold):
        return {}
    wanted = frozenset(ids)
    # The log begins with the last commit: what is met last is the oldest.
    return {id: one for id, one in _met(told) if id in wanted}


def _met(told: bytes) -> Iterator[tuple[str, Origin]]:
    commit = ""
    for line in told.split(b"\n"):
        if line.startswith(b"commit "):
            _, commit, tree = line.decode("ascii", "replace").split(" ")
            yield commit, Origin(commit)
            yield tree, Origin(commit)
        elif line.startswith(b":"):
            head, _, name = line.partition(b"\t")
            id = head.split(b" ")[3].decode("ascii", "replace")
            yield id, Origin(commit, name.decode("utf-8", "replace").strip('"'))
