"""Whether branches, tags, HEAD and their like lead to something that is there."""

from scrkit.patterns import later
from scrkit.system.git import wording
from scrkit.system.git.asking import run
from scrkit.system.git.heads import heads
from scrkit.system.git.places import Places
from scrkit.system.git.values import Repository, Untold

# What another repository's main branch was once: often stale, and no branch of ours.
_ELSEWHERE = later(rb"warning: ignoring \w+ \w+ refs/remotes/[^\n]*/HEAD\n")
_NULL = frozenset("0")


def tips(
    repository: Repository,
) -> tuple[tuple[tuple[bytes, bytes], ...], tuple[Untold, ...]]:
    """Return id and name of branches, tags and the like, and what could not be told."""
    told = run(repository, "for-each-ref", "--format=%(objectname) %(refname)")
    if isinstance(told, Untold):
        return (), (told,)
    code, answer, complaint = told
    untold: tuple[Untold, ...] = ()
    if code:
        untold = (wording.refused(code, complaint),)
    elif complaint and _ELSEWHERE.sub(b"", complaint):
        untold = (wording.BRANCH,)
    lines = (line.partition(b" ") for line in answer.splitlines())
    return tuple((id, name) for id, _, name in lines), untold


def astray(repository: Repository, places: Places) -> tuple[Untold, ...]:
    """Return that what leads into the repository is damaged or leads to nothing.

    Git is asked whether the objects are there; they are not read.
    """
    branches, untold = tips(repository)
    wanted = {id.decode("ascii", "replace") for id, _ in branches}
    for one in heads(places):
        if isinstance(one, Untold):
            untold += (one,)
        elif one[0] and not _NULL.issuperset(one[0]):
            wanted.add(one[0])
    if wanted:
        untold += _missing(repository, places, wanted)
    return tuple(dict.fromkeys(untold))


def _missing(
    repository: Repository, places: Places, wanted: set[str]
) -> tuple[Untold, ...]:
    given = "".join(f"{one}\n" for one in sorted(wanted)).encode()
    told = run(repository, "cat-file", "--batch-check=%(objectname)", given=given)
    if isinstance(told, Untold):
        return (told,)
    code, answer, complaint = told
    if code:
        return (wording.refused(code, complaint),)
    there = {line.decode("ascii", "replace") for line in answer.splitlines()}
    absent = len(wanted - there)
    return (wording.absent(absent, shallow=places.shallow),) if absent else ()
