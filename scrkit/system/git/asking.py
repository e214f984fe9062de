"""Run git, with nothing that any configuration names, without fetching, in limits."""

import os
import stat
from functools import lru_cache
from pathlib import Path

from msgspec.structs import replace

from scrkit.system.git import wording
from scrkit.system.git.values import Repository, Untold

SECONDS = 60.0
_NAME = "git.exe" if os.name == "nt" else "git"
# Said on the command line, these win over every file of settings.
_SETTINGS = (
    "core.quotePath=false",
    "core.fsmonitor=false",
    f"core.hooksPath={os.devnull}",
    "core.askPass=",
    "core.sshCommand=false",
    "core.gitProxy=false",
    "core.alternateRefsCommand=false",
    "core.commitGraph=false",
    "core.multiPackIndex=false",
    "core.untrackedCache=false",
    "credential.helper=",
    "diff.external=",
    "gc.auto=0",
    "maintenance.auto=false",
    "protocol.allow=never",
    "safe.bareRepository=explicit",
)
_ENVIRONMENT = {
    # The one protocol allowed has a name that nobody can have given to anything.
    "GIT_ALLOW_PROTOCOL": f"none-{os.urandom(16).hex()}",
    "GIT_ASKPASS": "",
    "GIT_DISCOVERY_ACROSS_FILESYSTEM": "1",
    "GIT_NO_LAZY_FETCH": "1",
    "GIT_NO_REPLACE_OBJECTS": "1",
    "GIT_OPTIONAL_LOCKS": "0",
    "GIT_TERMINAL_PROMPT": "0",
    "GIT_TRACE2": "0",
    "GIT_TRACE2_EVENT": "0",
    "GIT_TRACE2_PERF": "0",
    "LANGUAGE": "",
    "LC_ALL": "C",
}


# What git reads whatever it is asked: it would wait there for each answer in vain.
_READ = (
    *("HEAD", "config", "config.worktree", "commondir", "index", "packed-refs"),
    *("shallow", "info/exclude", "info/attributes", "info/grafts"),
    *("objects/info/alternates", "objects/info/commit-graph"),
)

# Where git keeps a work tree's own state, and the objects and branches.
FOLDERS = ("--absolute-git-dir", "--git-common-dir")


def standing(root: Path) -> Path | None:
    """Return the nearest folder, at or above `root`, in which something is `.git`.

    Asks the disk alone: whatever stands there, were it empty or junk, is told.
    """
    there = root.resolve()
    return next((one for one in (there, *there.parents) if _stands(one)), None)


def _stands(folder: Path) -> bool:
    try:
        (folder / ".git").lstat()
    except (FileNotFoundError, NotADirectoryError):
        return False
    except OSError:
        # Not to be seen is not the same as not there.
        return True
    return True


def opened(root: Path) -> Repository | Untold | None:
    """Return the repository that holds `root`; None where no `.git` stands.

    Git must name the very folder in which `.git` stands: one that leads it elsewhere,
    or is passed over for another further up, is not the one that holds the review.
    """
    top = standing(root)
    if top is None:
        return None
    program = _program(root.resolve())
    if program is None:
        return wording.NO_PROGRAM
    if any(_never_ends(top / ".git" / name) for name in _READ):
        return wording.PIPE
    return _known(Repository(program, root, top))


def _known(repository: Repository) -> Repository | Untold:
    """Return a repository with its folders, where git names the very one."""
    # Each question to git is a process: what is asked of every repository, in one.
    told = ask(repository, "rev-parse", "--show-toplevel", *FOLDERS)
    if isinstance(told, Untold):
        return told
    first, *folders = told.splitlines(keepends=True) or (b"",)
    if len(folders) != len(FOLDERS):
        # A folder whose name holds a line's end: each by itself can be told apart.
        alone = ask(repository, "rev-parse", "--show-toplevel")
        if isinstance(alone, Untold):
            return alone
        first, folders = alone, []
    if not _same(first, repository.top):
        return wording.ELSEWHERE
    return replace(repository, folders=tuple(folders))


def _never_ends(path: Path) -> bool:
    try:
        mode = path.stat().st_mode
    except OSError:
        return False
    return not (stat.S_ISREG(mode) or stat.S_ISDIR(mode))


def _same(told: bytes, top: Path) -> bool:
    named = told.removesuffix(b"\n").decode("utf-8", "surrogateescape")
    try:
        return bool(named) and Path(named).samefile(top)
    except (OSError, ValueError):
        return False


def ask(repository: Repository, *arguments: str) -> bytes | Untold:
    """Return what git answers to a question, or that it did not."""
    told = run(repository, *arguments)
    if isinstance(told, Untold):
        return told
    code, answer, complaint = told
    return answer if code == 0 else wording.refused(code, complaint)


def run(
    repository: Repository, *arguments: str, given: bytes = b""
) -> tuple[int, bytes, bytes] | Untold:
    """Return exit code, answer and complaint of git, or that it could not be run.

    `given` is what git reads of us.
    """
    # Here: most folders that are checked lie in no repository.
    import subprocess

    try:
        done = subprocess.run(  # noqa: S603 - a list, no shell
            command(repository, *arguments),
            cwd=repository.root,
            env=environment(),
            input=given,
            capture_output=True,
            check=False,
            timeout=SECONDS,
        )
    except subprocess.TimeoutExpired:
        return wording.TOO_LONG
    except (OSError, ValueError):
        return wording.NO_PROGRAM
    return done.returncode, done.stdout, done.stderr


def command(repository: Repository, *arguments: str) -> list[str]:
    """Return the command line: git, what it must leave alone, and the question."""
    settings = [word for one in _SETTINGS for word in ("-c", one)]
    return [repository.program, "--no-pager", *settings, *arguments]


def environment() -> dict[str, str]:
    """Return the caller's environment without what steers git, and with our limits."""
    kept = {k: v for k, v in os.environ.items() if not k.upper().startswith("GIT_")}
    # Git looks for its own helpers there; a folder named by "." is whose it is.
    kept["PATH"] = os.pathsep.join(_places())
    return kept | _ENVIRONMENT


def _places() -> list[str]:
    """Return the folders of the path; never one that depends on where we stand."""
    return _absolute(os.environ.get("PATH", os.defpath))


# Every question to git has its own environment, of one and the same path.
@lru_cache(maxsize=1)
def _absolute(path: str) -> list[str]:
    return [one for one in path.split(os.pathsep) if Path(one).is_absolute()]


def _program(review: Path) -> str | None:
    """Return git as the path has it, but never one that lies in the review."""
    for place in _places():
        found = Path(place) / _NAME
        try:
            real = found.resolve()
            ours = found.is_file() and os.access(found, os.X_OK)
        except OSError:
            continue
        within = (real, Path(place).resolve())
        if ours and not any(one.is_relative_to(review) for one in within):
            return str(found)
    return None
