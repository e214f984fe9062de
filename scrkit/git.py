"""Ask git about a folder; changes nothing, and works where there is no git."""

import subprocess
from collections.abc import Iterator
from pathlib import Path

_QUIET = ("-c", "core.quotePath=false", "-c", "core.fsmonitor=false")


def tracked(root: Path) -> tuple[str, ...] | None:
    """Return the files below `root` that git's index holds, relative and POSIX.

    None where there is no git or no repository.
    """
    told = _git(root, "ls-files", "-z", "--", ".")
    return None if told is None else tuple(_names(told))


def ignores(root: Path, name: str) -> bool | None:
    """Tell whether git would leave a file out; None where there is no repository."""
    done = _run(root, "check-ignore", "-q", "--no-index", "--", name)
    if done is None or done.returncode not in (0, 1):
        return None
    return done.returncode == 0


def top(root: Path) -> Path | None:
    """Return the top folder of the repository that holds `root`, or None."""
    told = _git(root, "rev-parse", "--show-toplevel")
    return Path(told.decode("utf-8", "surrogateescape").rstrip("\n")) if told else None


def index_contents(root: Path) -> Iterator[tuple[str, bytes]]:
    """Yield the files of the index below `root` with the bytes that git holds."""
    told = _git(root, "ls-files", "-s", "-z", "--", ".") or b""
    blobs = {}
    for line in told.split(b"\0"):
        head, _, name = line.partition(b"\t")
        if head:
            blobs[name.decode("utf-8", "surrogateescape")] = head.split()[1]
    yield from zip(blobs, _blobs(root, list(blobs.values())), strict=False)


def commit(root: Path, revision: str) -> str | None:
    """Return the full id of the commit that a revision names, None if git knows none.

    A revision is whatever git takes: a branch, a tag, the beginning of an id, HEAD~3.
    """
    wanted = ("--verify", "--quiet", "--end-of-options", f"{revision}^{{commit}}")
    told = _git(root, "rev-parse", *wanted)
    return told.decode("ascii", "replace").strip() if told else None


def files_at(root: Path, id: str, endings: tuple[str, ...]) -> dict[str, bytes]:
    """Return the files below `root` as they were in a commit, by relative POSIX name.

    Only those whose names end in one of `endings`; links are left out.
    """
    told = _git(root, "ls-tree", "-r", "-z", id, "--", ".") or b""
    blobs = {}
    for line in told.split(b"\0"):
        head, _, name = line.partition(b"\t")
        mode, _, rest = head.partition(b" ")
        text = name.decode("utf-8", "surrogateescape")
        if mode in (b"100644", b"100755") and text.endswith(endings):
            blobs[text] = rest.split()[1]
    return dict(zip(blobs, _blobs(root, list(blobs.values())), strict=False))


def history(root: Path) -> Iterator[tuple[str, bytes]]:
    """Yield every object of the repository, reachable or not: its id and bytes.

    Files, and the messages and authors of commits and tags.
    """
    every = ("cat-file", "--batch-check", "--batch-all-objects", "--unordered")
    told = _git(root, *every) or b""
    wanted = [
        line.split()[0]
        for line in told.splitlines()
        if line.split()[1:2] in ([b"blob"], [b"commit"], [b"tag"], [b"tree"])
    ]
    ids = [one.decode("ascii") for one in wanted]
    yield from zip(ids, _blobs(root, wanted), strict=False)


def refs(root: Path) -> tuple[str, ...]:
    """Return the names of branches and tags."""
    told = _git(root, "for-each-ref", "--format=%(refname)") or b""
    return tuple(told.decode("utf-8", "replace").split("\n")[:-1])


def _names(told: bytes) -> list[str]:
    return [one.decode("utf-8", "surrogateescape") for one in told.split(b"\0") if one]


def _blobs(root: Path, ids: list[bytes]) -> Iterator[bytes]:
    if not ids:
        return
    done = _run(root, "cat-file", "--batch", given=b"\n".join(ids) + b"\n")
    answer, at = (done.stdout if done else b""), 0
    while at < len(answer):
        end = answer.index(b"\n", at)
        size = int(answer[at:end].split()[-1])
        yield answer[end + 1 : end + 1 + size]
        at = end + 1 + size + 1


def _git(root: Path, *arguments: str) -> bytes | None:
    done = _run(root, *arguments)
    return done.stdout if done is not None and done.returncode == 0 else None


def _run(
    root: Path, *arguments: str, given: bytes = b""
) -> "subprocess.CompletedProcess[bytes] | None":
    try:
        return subprocess.run(  # noqa: S603 - a list, no shell
            ["git", *_QUIET, *arguments],  # noqa: S607 - git is where the user has it
            cwd=root,
            input=given,
            capture_output=True,
            check=False,
        )
    except OSError:
        return None
