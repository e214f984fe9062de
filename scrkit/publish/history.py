"""Whether the history of a repository holds names of the register."""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING

from scrkit.diagnostics import Severity
from scrkit.identity.custody import NOT_ASKED, custody, leak
from scrkit.identity.register import FILE, Register
from scrkit.identity.sealing import is_sealed
from scrkit.identity.spellings import spellings
from scrkit.identity.texts import RARE, names_somebody, possibly_named
from scrkit.publish.reason import Reason
from scrkit.system import git
from scrkit.text.counting import number

if TYPE_CHECKING:
    from scrkit.scan.inside import Unpacker

_ENCODED = re.compile(
    rb"^content-(?:type|transfer-encoding):", re.IGNORECASE | re.MULTILINE
)
# A list of files as it is handed over: modes and names.
_LIST = re.compile(rb"(?:(?:100\d{3}|40000|120000|160000) [^\n]+(?:\n|\Z))+\Z")
_NONE: Mapping[str, git.Origin] = {}
_WORDS = {
    "registers": "the history of the repository holds a register of names in the clear",
    "keys": "the history of the repository holds a secret key of the register",
    "passphrases": "the history of the repository holds a passphrase (SCR_PASSPHRASE)",
    "names": "the history of the repository names people, for all who get it to read",
}
INDEX = "index"
"""What the names of the files of git's index are called among the objects."""
WAY_OUT = (
    "What git once held it keeps: begin a new repository with the files as they are "
    "now, and have every copy of the old one deleted"
)


@dataclass(frozen=True, slots=True)
class Searched:
    """What a search through git found, and lines that say what was searched."""

    reasons: tuple[Reason, ...] = ()
    told: tuple[str, ...] = ()


def search(root: Path, register: Register | None) -> Searched:
    """Search all that git holds of a review, in its index and its history.

    It is said where no repository stands at or above the folder. What git could not
    tell is a reason, each cause once.
    """
    top = git.top(root)
    if top is None:
        none = "no history was searched: git does not look after this folder"
        return Searched(told=(none,))
    if isinstance(top, git.Untold):
        return Searched((_untold(top, top.message),))
    index, ignored = git.kept(root, FILE)
    history = git.history(root)
    # In a repository that holds more than the review, ordinary words are everywhere.
    looked = look(history, register, possible=top == root.resolve())
    origins = git.origins(root, looked.ids)
    waiting = called_by_names(root, register) if INDEX in looked.found["names"] else ()
    found = (*kept(index, ignored=ignored), *_reasons(looked, origins, waiting))
    register_ = [ignored] if isinstance(ignored, git.Untold) else []
    partly = (
        _untold(one, f"git could not tell everything: {one.why}")
        for one in git.told_once([*index.untold, *register_], history.untold)
    )
    told = (*history.searched, *looked.lines(origins), *looked.passed_over(origins))
    return Searched((*found, *partly), told)


def _untold(untold: git.Untold, message: str) -> Reason:
    return Reason("history", f"{message}. {untold.do.rstrip('.')}")


@dataclass(slots=True)
class Looked:
    """What was found in a history, and what of it was not read; ids in their order."""

    found: dict[str, dict[str, None]] = field(
        default_factory=lambda: {kind: {} for kind in _WORDS}
    )
    unread: dict[str, dict[str, None]] = field(default_factory=dict)
    # What may be somebody's name and may be none, by code, and rare facts of the
    # register: in which objects.
    possible: dict[str, dict[str, None]] = field(default_factory=dict)
    # Objects that are lists of files: a name stands in the name of a file.
    lists: set[str] = field(default_factory=set)
    with_names: bool = False
    with_possible: bool = True
    inside: int = 0
    sealed: int = 0

    def note(self, kind: str, id: str, content: bytes) -> None:
        """Take in that an object holds names, a register or a key."""
        self.found[kind][id] = None
        if _LIST.match(content):
            self.lists.add(id)

    def lines(self, origins: Mapping[str, git.Origin]) -> Iterator[str]:
        """Yield what was searched inside of packed files, and what was not."""
        if self.inside:
            what = number(self.inside, "packed file")
            yield f"searched inside {what} of the history (Word, Excel, PDF, zip, …)"
        if self.sealed:
            yield f"{number(self.sealed, 'sealed file')} of the history not opened"
        for why, ids in self.unread.items():
            what = number(len(ids), "file")
            at = spelled(tuple(ids), origins)
            yield f"not searched inside: {what} of the history ({at}): {why}"

    def passed_over(self, origins: Mapping[str, git.Origin]) -> Iterator[str]:
        """Yield what no search reached: names that may be none, and git's settings."""
        if self.with_names:
            yield from self._names_passed_over(origins)
        yield (
            "not searched: git's own settings beside the history (.git/config, hooks), "
            "and passphrases but where SCR_PASSPHRASE is set: they look like any word"
        )

    def _names_passed_over(self, origins: Mapping[str, git.Origin]) -> Iterator[str]:
        for code, ids in sorted(self.possible.items()):
            many = f"in {number(len(ids), 'text')} of the history"
            at = spelled(tuple(ids), origins)
            if _is_rare(code):
                yield f"a fact of the register ({code}) stands {many} ({at})"
                continue
            yield (
                "passed over, since it may be an ordinary word or anybody's initials: "
                f"what may be a name of {code}, {many} ({at})"
            )
        if not self.with_possible:
            yield (
                "not looked for in the history, since it holds more than the review: "
                "what may be a name and may be none"
            )
        yield (
            "not looked for in the history: slips of the pen in a name, what stands in "
            "hex or base32, and people who are not in the register"
        )

    @property
    def ids(self) -> tuple[str, ...]:
        """The objects of which somebody wants to know where they came from."""
        every = (
            *self.found.values(),
            *self.unread.values(),
            *self.possible.values(),
        )
        return tuple(dict.fromkeys(id for ids in every for id in ids))

    @property
    def in_doubt(self) -> int:
        """How many texts hold what may be somebody's name and may be none."""
        return len(
            {id for c, ids in self.possible.items() for id in ids if not _is_rare(c)}
        )

    @property
    def with_rare(self) -> int:
        """How many texts hold a rare fact of the register."""
        return len(
            {id for c, ids in self.possible.items() for id in ids if _is_rare(c)}
        )

    @property
    def unsearched(self) -> int:
        """How many files were not searched inside, or only in part."""
        return len({id for ids in self.unread.values() for id in ids})


def _is_rare(code: str) -> bool:
    """Tell whether it is a rare fact by its number, and nobody's code."""
    return code.startswith(f"{RARE} ")


def look(
    objects: Iterable[tuple[str, bytes]],
    register: Register | None,
    *,
    possible: bool = True,
) -> Looked:
    """Look through the objects of git (id and bytes), packed ones inside as well.

    What is a name `possible`, and may be none, is looked for where that is asked.

    Files, file names and messages, of any branch, and what no branch leads to: those
    that are a register, hold a secret key, or name somebody of `register`.
    """
    # Loaded late, as below: whoever approves or renders looks through nothing.
    from scrkit.scan.inside import Unpacker

    known = spellings(register) if register is not None else None
    looked = Looked(with_names=known is not None)
    unpacker = Unpacker(register, possible=possible)
    looked.with_possible = possible
    for id, content in objects:
        kind: str = leak(content)
        if not kind and known is not None and names_somebody(content, known):
            kind = "names"
        if not kind and is_sealed(content):
            looked.sealed += 1
        elif not kind and _hides_words(content):
            kind = _inside(id, content, looked, unpacker)
        if kind:
            looked.note(kind, id, content)
        elif known is not None:
            for code in possibly_named(content, known, names=possible):
                looked.possible.setdefault(code, {})[id] = None
    unpacker.close()
    return looked


def _hides_words(content: bytes) -> bool:
    """Tell whether the words of a file do not stand in it as a reader sees them."""
    from scrkit.scan.kinds import Kind, kind_of

    wrapped = (Kind.RTF, Kind.MAIL, Kind.PAGE, Kind.XML, Kind.TAR, Kind.COMPRESSED)
    # Calendars and contact cards fold their lines, in the midst of a name as well.
    folded = (
        content.lstrip()[:15].upper().startswith((b"BEGIN:VCALENDAR", b"BEGIN:VCARD"))
    )
    # A program's draft of a letter has few headings, and its words in base 64.
    letter = _ENCODED.search(content[:4096])
    if folded or letter or git.is_packed(content):
        return True
    return kind_of(content) in (*wrapped, Kind.POINTER)


def _inside(id: str, content: bytes, looked: Looked, unpacker: "Unpacker") -> str:
    """Return what a packed object holds, and note what of it was not read."""
    from scrkit.scan.inside import TOO_LARGE

    if len(content) >= git.PIECE:
        looked.unread.setdefault(TOO_LARGE, {})[id] = None
        return ""
    found = unpacker.look(content)
    looked.inside += not found.unread
    for why in found.unread:
        looked.unread.setdefault(why, {})[id] = None
    for code in found.possible:
        looked.possible.setdefault(code, {})[id] = None
    return found.kind


def in_history(
    objects: Iterable[tuple[str, bytes]],
    register: Register | None,
    root: Path | None = None,
) -> tuple[Reason, ...]:
    """Return reasons where objects of git (id and bytes) lead to people.

    With the folder of the review they name commit and file. See `look`.
    """
    looked = look(objects, register)
    return tuple(_reasons(looked, git.origins(root, looked.ids) if root else {}))


def called_by_names(root: Path, register: Register | None) -> tuple[str, ...]:
    """Return the files of git's index that are called by a name of the register."""
    listed = git.tracked(root)
    if register is None or listed is None or isinstance(listed, git.Untold):
        return ()
    known = spellings(register)
    return tuple(name for name in listed if names_somebody(name.encode(), known))


def _reasons(
    looked: Looked, origins: Mapping[str, git.Origin], waiting: tuple[str, ...] = ()
) -> Iterator[Reason]:
    for file in waiting:
        message = "git's index holds a file that is called by a name of the register"
        yield Reason("history", f"{message}. {WAY_OUT}", file)
    for kind, ids in looked.found.items():
        if ids:
            first = origins.get(next(iter(ids)))
            at = f"{first.file}: commit {first.commit[:12]}" if first else ""
            told = f"{_WORDS[kind]} ({spelled(tuple(ids))}). {WAY_OUT}"
            yield Reason("history", told, at.removeprefix(": "))


def spelled(ids: tuple[str, ...], origins: Mapping[str, git.Origin] = _NONE) -> str:
    """Say how many objects, and which is the first: git shows it by its id.

    Where it is known, the commit is told that brought it. File names are not.
    """
    first = {
        "refs": "the names of branches and tags",
        "logs": "git's own logs",
        "left": "what git left in its folder .git (rr-cache, lost-found, …)",
        INDEX: "the names of files that wait in the index",
    }
    what = first.get(ids[0], f"object {ids[0][:12]}")
    if origin := origins.get(ids[0]):
        what += f", commit {origin.commit[:12]}"
    if len(ids) == 1:
        return what
    return f"{len(ids)} objects, the first {what.removeprefix('object ')}"


def kept(
    held: Iterable[tuple[str, bytes]], *, ignored: bool | git.Untold | None
) -> tuple[Reason, ...]:
    """Return reasons where git's index (file and bytes) holds a register or a key."""
    return tuple(
        Reason("history", f"{one.code}: {one.message}", one.place.file)
        for one in custody(held, ignored=ignored)
        if one.severity is Severity.ERROR and one.code != NOT_ASKED
    )
