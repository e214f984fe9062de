"""Scan one file: take it apart, look at every text; alone, or in a child process."""

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import replace

from scrkit.identity.register import Register
from scrkit.scan.seeing import Sight, see, sight
from scrkit.scan.unpack import contents
from scrkit.scan.values import PICTURE, Grade, Part, Piece, Scan, Trace, Unread
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
# What a sheet may be called in what is printed, if it is called by nobody's name.
_SHOWN = re.compile(r"[A-Za-z0-9 &()._-]{1,31}")


def scan_with(name: str, data: bytes, known: Sight, *, most: int = _MOST) -> Scan:
    """Return every trace in a file, with what is looked for made ready before.

    Of more than `most` the gravest are listed, and the others counted.
    """
    held = contents(name, data)
    traces = {
        (one.path, one.where, one.kind, one.code, one.start): one
        for part in held.parts
        for one in _seen(part, known)
    }
    pictures = [Trace(p.path, p.where, PICTURE, Grade.NOTE) for p in held.pictures]
    words = sum(p.text.count(" ") + 1 for part in held.parts for p in part.pieces)
    found = [*traces.values(), *pictures]
    gravest = sorted(found, key=lambda one: -one.grade)
    ordered = sorted(gravest[:most], key=lambda one: (one.path, -one.grade))
    more = Counter(one.grade for one in gravest[most:])
    return Scan(tuple(ordered), _listed(held.unread, most), words, more=more)


def _seen(part: Part, known: Sight) -> Iterator[Trace]:
    """Yield every trace of a part; what its cells say over and over is read once."""
    called, name = part.sheet
    again: dict[Piece, list[str]] = {}
    if not called:
        yield from see(part, known)
        return
    for piece in part.pieces:
        again.setdefault(replace(piece, where=""), []).append(piece.where)
    label = called
    if _SHOWN.fullmatch(name) and not list(see(Part("", (Piece(name),)), known)):
        label = f'{called} "{name}"'
    for piece, places in again.items():
        first = replace(piece, where=places[0])
        for trace in see(Part(part.path, (first,)), known):
            for where in places:
                yield replace(trace, where=where.replace(called, label, 1))


def _listed(unread: tuple[Unread, ...], most: int) -> tuple[Unread, ...]:
    if len(unread) <= most:
        return unread
    more = Unread("", f"{number(len(unread) - most, 'more part')}, not listed")
    return (*unread[:most], more)


def scan_safely(
    name: str, data: bytes, register: Register, public: tuple[str, ...] = ()
) -> Scan:
    """Scan a file in a child process, with limits; what breaks them is not read."""
    try:
        found = child.run(scan, name, data, register, public)
    except child.Refused as error:
        return Scan(unread=(Unread("", error.message),))
    if not isinstance(found, Scan):
        return Scan(unread=(Unread("", "reading it gave nothing"),))
    return found
