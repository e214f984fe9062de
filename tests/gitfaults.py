"""Every way in which a repository is damaged, led astray or given away in tests."""

import os
import shutil
import subprocess
from collections.abc import Callable, Iterator
from pathlib import Path

Fault = Callable[[Path], None]


def call(root: Path, *words: str, given: str = "") -> str:
    who = ["-c", "user.name=A Board", "-c", "user.email=board@board.example"]
    command = ["git", *who, *words]
    done = subprocess.run(
        command, cwd=root, check=True, capture_output=True, text=True, input=given
    )
    return done.stdout.strip()


def loose(kept: Path, revision: str) -> Path:
    """Return the file of an object that lies by itself, ready to be damaged."""
    id = call(kept, "rev-parse", revision)
    path = kept / ".git" / "objects" / id[:2] / id[2:]
    path.chmod(0o600)
    return path


def packed(root: Path, ending: str) -> Path:
    call(root, "repack", "-adq")
    (path,) = (root / ".git" / "objects" / "pack").glob(f"*.{ending}")
    path.chmod(0o600)
    return path


def remove(path: Path) -> None:
    path.unlink()


def cut(path: Path) -> None:
    path.write_bytes(path.read_bytes()[: path.stat().st_size // 2])


def overwrite(path: Path) -> None:
    path.write_bytes(b"junk" * (1 + path.stat().st_size // 4))


def turn(path: Path) -> None:
    content = bytearray(path.read_bytes())
    content[len(content) // 2] ^= 0xFF
    path.write_bytes(content)


def empty(path: Path) -> None:
    path.write_bytes(b"")


HARMS = (remove, cut, overwrite, turn, empty)
OBJECTS = {
    "a file": "HEAD:note.md",
    "an old file": "HEAD~1:note.md",
    "the list of files": "HEAD^{tree}",
    "a list of files below": "HEAD:chronologies",
    "the last commit": "HEAD",
    "an old commit": "HEAD~1",
    "a tag": "one",
}


def _on(path: Callable[[Path], Path], harm: Callable[[Path], None]) -> Fault:
    return lambda root: harm(path(root))


def faults() -> Iterator[tuple[str, Fault]]:
    yield from _of_objects()
    yield from _of_files()
    yield "no objects", lambda root: shutil.rmtree(root / ".git" / "objects")
    yield "an empty .git", _emptied
    yield "a file .git of junk", lambda root: _as_file(root, b"junk\n")
    yield "a file .git that leads nowhere", lambda root: _as_file(root, b"gitdir: no\n")
    yield "a link .git that leads nowhere", _as_link
    yield "a store that is gone", _borrowed
    yield "a work tree elsewhere", _elsewhere
    yield "a bare one", lambda root: _configured(root, "core.bare", "true")
    yield "too new", lambda root: _configured(root, "core.repositoryformatversion", "9")
    yield "a submodule", _with_submodule
    yield "the repository of a submodule", _with_modules
    yield "a fetch broken off", _broken_off
    if hasattr(os, "geteuid") and os.geteuid() == 0:
        yield "somebody else's", _given_away


def _of_objects() -> Iterator[tuple[str, Fault]]:
    for what, revision in OBJECTS.items():
        for harm in HARMS:
            yield (
                f"{harm.__name__} {what}",
                _on(lambda root, r=revision: loose(root, r), harm),  # type: ignore[misc]
            )
    for ending in ("pack", "idx"):
        for harm in HARMS:
            yield (
                f"{harm.__name__} the {ending}",
                _on(lambda root, e=ending: packed(root, e), harm),  # type: ignore[misc]
            )


def _of_files() -> Iterator[tuple[str, Fault]]:
    for name in ("index", "HEAD", "config"):
        for harm in (cut, overwrite, empty):
            yield (
                f"{harm.__name__} {name}",
                _on(lambda root, n=name: root / ".git" / n, harm),  # type: ignore[misc]
            )
    for name in ("HEAD", "ORIG_HEAD", "FETCH_HEAD"):
        yield f"{name} leads to nothing", lambda root, n=name: _astray(root, n)  # type: ignore[misc]
    yield "HEAD of another work tree leads to nothing", _astray_elsewhere
    yield "remove index", lambda root: (root / ".git" / "index").unlink()
    yield "a repository inside", _nested
    yield "remove the branch", lambda root: (root / ".git/refs/heads/main").unlink()
    yield "remove HEAD", lambda root: (root / ".git" / "HEAD").unlink()
    for harm in (cut, overwrite, empty):
        yield (
            f"{harm.__name__} a branch",
            _on(lambda root: root / ".git/refs/heads/main", harm),
        )


def _astray(root: Path, name: str) -> None:
    (root / ".git" / name).write_text(f"{'1234' * 10}\n")


def _nested(root: Path) -> None:
    (root / "copies" / "old").mkdir(parents=True)
    call(root / "copies" / "old", "init", "-q")


def _astray_elsewhere(root: Path) -> None:
    call(root, "worktree", "add", "-q", str(root.parent / "another"))
    _astray(root, "worktrees/another/HEAD")


def _configured(root: Path, name: str, value: str) -> None:
    call(root, "config", name, value)


def _emptied(root: Path) -> None:
    shutil.rmtree(root / ".git")
    (root / ".git").mkdir()


def _as_file(root: Path, content: bytes) -> None:
    shutil.rmtree(root / ".git")
    (root / ".git").write_bytes(content)


def _as_link(root: Path) -> None:
    shutil.rmtree(root / ".git")
    (root / ".git").symlink_to("nowhere")


def _borrowed(root: Path) -> None:
    lenders = root / ".git" / "objects" / "info" / "alternates"
    lenders.write_text("/nowhere/objects\n")


def _elsewhere(root: Path) -> None:
    (root.parent / "elsewhere").mkdir()
    _configured(root, "core.worktree", str(root.parent / "elsewhere"))


def _with_submodule(root: Path) -> None:
    head = call(root, "rev-parse", "HEAD")
    call(root, "update-index", "--add", "--cacheinfo", f"160000,{head},inner")


def _with_modules(root: Path) -> None:
    call(root, "init", "-q", "--bare", str(root / ".git" / "modules" / "inner"))


def _broken_off(root: Path) -> None:
    (root / ".git" / "objects" / "pack" / "tmp_pack_a1b2c3").write_bytes(b"PACK")


def _given_away(root: Path) -> None:
    for path in (root, *root.rglob("*")):
        os.lchown(path, 12345, 12345)


FAULTS = dict(faults())
# One of each kind; the whole list is for make test-full.
SAMPLE = (
    "remove a file",
    "HEAD leads to nothing",
    "remove index",
    "overwrite a branch",
    "a repository inside",
    "HEAD of another work tree leads to nothing",
    "cut the pack",
    "overwrite index",
    "a submodule",
    "somebody else's",
)
# What git reads without: it looks after the very same files and objects as before.
HARMLESS = ("cut config", "empty config", "cut HEAD")
