"""Read all that a repository holds, and say what of it could not be read.

Every object, reachable or not; the names of branches and tags; the logs of where they
stood. What an object, a branch, HEAD (of any work tree) or the index leads to, and is
not there, is missing.
"""

from collections.abc import Iterator
from functools import cache
from pathlib import Path

from scrkit.errors import StoppedError
from scrkit.system.git import wording
from scrkit.system.git.asking import opened
from scrkit.system.git.heads import heads
from scrkit.system.git.leading import tips
from scrkit.system.git.objects import read_on
from scrkit.system.git.places import Places, beside, leftovers, logs
from scrkit.system.git.questions import LINK, outer, staged, submodules
from scrkit.system.git.values import Held, Repository, Untold
from scrkit.system.git.wide import mark, wide

_NULL = frozenset("0")
_BEGINNING = 8000  # bytes in which a file that is no text shows a nought


@cache
def _empty() -> frozenset[bytes]:
    """Return the ids of a file and of a list of files that hold nothing.

    git knows them without keeping them.
    """
    # Here: most commands look into no history, and it takes long to load.
    import hashlib

    return frozenset(
        hashlib.new(way, b"%s 0\0" % kind, usedforsecurity=False).digest()
        for way in ("sha1", "sha256")
        for kind in (b"blob", b"tree")
    )


class History:
    """All texts of a repository, read once: what they are (an object's id) and bytes.

    `untold` is known when they were read: what was not, and why. Of a list of files
    the names alone are yielded. A long object comes in pieces under one id.
    """

    def __init__(self, root: Path) -> None:
        self._root = root
        self._present: set[bytes] = set()
        self._wanted: set[bytes] = set()
        self._bad: set[str] = set()
        self.untold: tuple[Untold, ...] = ()
        self.objects = 0
        self.packed = 0
        self._mark = b""

    def __iter__(self) -> Iterator[tuple[str, bytes]]:
        """Yield every text; none where there is no repository."""
        repository = opened(self._root)
        if repository is None:
            return
        if isinstance(repository, Untold):
            self._missed(repository)
            return
        places = Places.of(repository)
        if isinstance(places, Untold):
            self._missed(places)
            return
        yield from self._names(repository)
        yield from self._logs(places)
        for left in leftovers(places):
            if isinstance(left, Untold):
                self._missed(left)
            else:
                yield "left", left
        yield from self._heads(places)
        yield from self._index(repository, places)
        yield from self._objects(repository)
        self._judge(places)

    @property
    def searched(self) -> tuple[str, ...]:
        """Lines that say what was searched."""
        return (f"searched {self.objects} objects of git, its branches, tags and logs",)

    def _missed(self, *untold: Untold) -> None:
        self.untold += untold

    def _names(self, repository: Repository) -> Iterator[tuple[str, bytes]]:
        branches, untold = tips(repository)
        self._missed(*untold)
        for id, _ in branches:
            self._want(id)
        yield "refs", b"\n".join(name for _, name in branches)

    def _logs(self, places: Places) -> Iterator[tuple[str, bytes]]:
        for text in logs(places):
            if isinstance(text, Untold):
                self._missed(text)
                continue
            for line in text.splitlines():
                self._want(line[41:].partition(b" ")[0] if line[40:41] == b" " else b"")
            yield "logs", text

    def _heads(self, places: Places) -> Iterator[tuple[str, bytes]]:
        for one in heads(places):
            if isinstance(one, Untold):
                self._missed(one)
                continue
            id, text = one
            self._want(id.encode())
            if text:
                yield "logs", text

    def _index(
        self, repository: Repository, places: Places
    ) -> Iterator[tuple[str, bytes]]:
        """Yield the names of files in the index, that of every work tree."""
        below = staged(repository)
        self._missed(*([below] if isinstance(below, Untold) else submodules(below)))
        self._missed(*outer(repository))
        for tree in places.trees:
            if tree != places.own and not (tree / "index").exists():
                continue
            listed = staged(repository, tree)
            if isinstance(listed, Untold):
                self._missed(listed)
                continue
            for one in listed:
                self._want(b"" if one.submodule else one.id.encode())
            names = "\n".join(one.name for one in listed)
            yield "index", names.encode("utf-8", "surrogateescape")

    def _want(self, id: bytes) -> None:
        """Note what something leads to; an id of noughts leads nowhere."""
        if len(id) in (40, 64) and not _NULL.issuperset(id.decode("ascii", "replace")):
            self._wanted.add(bytes.fromhex(id.decode("ascii", "replace")))

    def _objects(self, repository: Repository) -> Iterator[tuple[str, bytes]]:
        try:
            for held in read_on(repository):
                yield from self._taken(held)
        except StoppedError as stopped:
            self._missed(stopped.why)

    def _taken(self, held: Held) -> Iterator[tuple[str, bytes]]:
        if held.kind in ("missing", "damaged"):
            self._bad.add(held.id)
            return
        id = bytes.fromhex(held.id)
        if id not in self._present:
            # Of a long object, this is the first piece.
            self.objects += 1
            self.packed += held.kind == "blob" and is_packed(held.content)
            self._present.add(id)
            self._mark = mark(held.content)
        elif self._mark and held.kind == "blob":
            # A later piece of a long text is read as its first one says.
            yield held.id, self._mark + held.content
            return
        if held.kind == "tree":
            yield held.id, self._tree(held.content, len(id))
            return
        if held.kind in ("commit", "tag"):
            self._leads(held.content)
        yield held.id, held.content

    def _tree(self, content: bytes, width: int) -> bytes:
        """Note what a list of files leads to; return modes and names, without ids."""
        names, at = [], 0
        while (end := content.find(b"\0", at)) >= 0:
            name = content[at:end]
            names.append(name)
            if not name.startswith(LINK):
                self._wanted.add(content[end + 1 : end + 1 + width])
            at = end + 1 + width
        return b"\n".join(names)

    def _leads(self, content: bytes) -> None:
        for line in content.partition(b"\n\n")[0].split(b"\n"):
            word, _, id = line.partition(b" ")
            if word in (b"tree", b"parent", b"object"):
                self._want(id)

    def _judge(self, places: Places) -> None:
        if self._bad:
            self._missed(wording.damaged(len(self._bad)))
        bad = {bytes.fromhex(id) for id in self._bad}
        absent = self._wanted - self._present - bad - _empty()
        if absent:
            self._missed(wording.absent(len(absent), shallow=places.shallow))
        self._missed(*beside(places))
        self.untold = tuple(dict.fromkeys(self.untold))


def is_packed(content: bytes) -> bool:
    """Tell whether a file is no text as it stands: it has noughts, or is a PDF."""
    packed = b"\0" in content[:_BEGINNING] or content.startswith(b"%PDF")
    return packed and not wide(content)


def history(root: Path) -> History:
    """Return every text of the repository that holds `root`, to be read once."""
    return History(root)
