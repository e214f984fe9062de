"""Scan one file: take it apart, look at every text; alone, or in a child process."""

from collections import Counter
from collections.abc import Mapping

from scrkit.errors import ScrError
from scrkit.identity.register import Register
from scrkit.scan.seeing import Sight, see, sight
from scrkit.scan.unpack import contents
from scrkit.scan.values import PICTURE, Grade, Scan, Trace, Unread
from scrkit.system import child
from scrkit.text.counting import number


def scan(
    name: str, data: bytes, register: Register, public: tuple[str, ...] = ()
) -> Scan:
    """Return every trace in a file; `public` are texts that may be told.

    `name` is the file's own name, which is looked at too.
    """
    return scan_with(name, data, sight(register, public))


# Many more than anybody looks through, and few enough to be sorted and printed.
_MOST = 200_000


def scan_with(name: str, data: bytes, known: Sight, *, most: int = _MOST) -> Scan:
    """Return every trace in a file, with what is looked for made ready before.

    Of more than `most` the gravest are listed, and the others counted.
    """
    held = contents(name, data)
    traces = {
        (one.path, one.where, one.kind, one.code, one.start): one
        for part in held.parts
        for one in see(part, known)
    }
    pictures = [Trace(path, "", PICTURE, Grade.NOTE) for path in held.pictures]
    words = sum(p.text.count(" ") + 1 for part in held.parts for p in part.pieces)
    found = [*traces.values(), *pictures]
    gravest = sorted(found, key=lambda one: -one.grade)
    ordered = sorted(gravest[:most], key=lambda one: (one.path, -one.grade))
    more = Counter(one.grade for one in gravest[most:])
    return Scan(tuple(ordered), _listed(held.unread, most), words, more=more)


def _listed(unread: tuple[Unread, ...], most: int) -> tuple[Unread, ...]:
    if len(unread) <= most:
        return unread
    more = Unread("", f"{number(len(unread) - most, 'more part')}, not listed")
    return (*unread[:most], more)


def scan_safely(
    name: str, data: bytes, register: Register, public: tuple[str, ...] = ()
) -> Scan:
    """Scan a file in a child process, with limits; what breaks them is not read."""
    return scan_each_safely({name: data}, register, public)[name]


def scan_each_safely(
    files: Mapping[str, bytes], register: Register, public: tuple[str, ...] = ()
) -> dict[str, Scan]:
    """Scan files, by name, one after another in one child process.

    The limits are each file's own. What is looked for is made ready once: that takes
    longer than to look through a file.
    """
    tasks = ((name, data, register, public) for name, data in files.items())
    found = child.run_each(scan, tasks)
    return {name: _scanned(one) for name, one in zip(files, found, strict=True)}


def _scanned(found: object) -> Scan:
    if isinstance(found, Scan):
        return found
    told = found.message if isinstance(found, ScrError) else "reading it gave nothing"
    return Scan(unread=(Unread("", told),))
