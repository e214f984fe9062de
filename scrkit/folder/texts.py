"""Read what stands beside a review's own files, to look for names in it."""

import os
from collections.abc import Collection, Iterator
from pathlib import Path

from scrkit.errors import ScrError
from scrkit.folder.read import MAX_DEPTH, MAX_ENTRIES, MAX_WHOLE, SECRET
from scrkit.folder.safely import kind_of, read_below
from scrkit.yamlfile import MAX_BYTES

# Git's own, and the agencies' files as they came: those are kept out of git.
_ELSEWHERE = (".git", ".scr/originals")
_SCRATCH = ".scr-"


def beside(root: Path, read: Collection[str]) -> Iterator[tuple[str, bytes | None]]:
    """Yield every other file below a review by name (POSIX) and content.

    None is the content of what is too large or cannot be read. Left out are those of
    `read`, the register, and links.
    """
    left = MAX_WHOLE
    for name in _names(root):
        if name in read or name in SECRET:
            continue
        try:
            content = read_below(root, name, min(MAX_BYTES, left))
        except (ScrError, OSError):
            yield name, None
            continue
        left -= len(content)
        yield name, content


def _names(root: Path) -> Iterator[str]:
    waiting, seen = [""], 0
    while waiting:
        above = waiting.pop()
        try:
            with os.scandir(root / above) as every:
                entries = sorted(every, key=lambda one: one.name)
        except OSError:
            continue
        seen += len(entries)
        if seen > MAX_ENTRIES:
            return
        for entry in entries:
            name = f"{above}{entry.name}"
            if name in _ELSEWHERE or entry.name.startswith(_SCRATCH):
                continue
            kind = kind_of(entry.stat(follow_symlinks=False))
            if kind == "folder" and name.count("/") < MAX_DEPTH:
                waiting.append(f"{name}/")
            elif not kind:
                yield name
