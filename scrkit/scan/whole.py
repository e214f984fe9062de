"""Scan one file: take it apart, look at every text; alone, or in a child process."""

import itertools
import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from scrkit.errors import ScrError
from scrkit.identity.register import Register
from scrkit.scan.columns import Headings
from scrkit.scan.offices import Offices
from scrkit.scan.parted import births_over, hyphened
from scrkit.scan.seeing import about, is_quiet, see
from scrkit.scan.sight import Sight, joins_words, sight
from scrkit.scan.unpack import contents
from scrkit.scan.values import CELLS, PICTURE, Grade, Part, Piece, Scan, Trace, Unread
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
# The kinds of traces that are a name or a part of one.
_NAMES = frozenset(
    ("name", "surname", "forename", "middle", "half", "nickname", "handle", "slip")
)
# What a sheet may be called in what is printed, if it is called by nobody's name.
_SHOWN = re.compile(r"[A-Za-z0-9 &()._-]{1,31}")


def scan_with(name: str, data: bytes, known: Sight, *, most: int = _MOST) -> Scan:
    """Return every trace in a file, with what is looked for made ready before.

    Of more than `most` the gravest are listed, and the others counted.
    """
    held = contents(name, data)
    pieces = itertools.count()
    traces = [one for part in held.parts for one in _seen(part, known, pieces)]
    pictures = [Trace(p.path, p.where, PICTURE, Grade.NOTE) for p in held.pictures]
    words = sum(p.text.count(" ") + 1 for part in held.parts for p in part.pieces)
    found = [*traces, *pictures]
    gravest = sorted(found, key=lambda one: -one.grade)
    ordered = sorted(gravest[:most], key=lambda one: (one.path, -one.grade))
    more = Counter(one.grade for one in gravest[most:])
    return Scan(tuple(ordered), _listed(held.unread, most), words, more=more)


def _seen(part: Part, known: Sight, pieces: Iterator[int]) -> Iterator[Trace]:
    """Yield every trace of a part; what its cells say over and over is read once."""
    called, name = part.sheet
    headings = Headings(part.pieces, known.names)
    offices = Offices(part.path, part.pieces)
    beside = (
        *births_over(part.pieces),
        *headings.births(part.pieces),
        *hyphened(part.pieces),
    )
    if not called:
        every = (*part.pieces, *beside)
        for piece in (one for one in every if not is_quiet(one, known)):
            number_ = next(pieces)
            for trace in _once(part.path, piece, known):
                weighed = offices.weighed(headings.weighed(trace, piece), piece)
                yield replace(weighed, piece=number_)
        return
    label = called
    if _SHOWN.fullmatch(name) and not list(see(Part("", (Piece(name),)), known)):
        label = f'{called} "{name}"'
    again: dict[tuple[str, ...], tuple[Piece, list[str]]] = {}
    for piece in (*part.pieces, *beside):
        key = (piece.text, *piece.also, "", *piece.glued)
        again.setdefault(key, (piece, []))[1].append(piece.where)
    for piece, places in again.values():
        told = list(_once(part.path, piece, known))
        for where in places if told else ():
            at, number_ = where.replace(called, label, 1), next(pieces)
            placed = (replace(one, where=at, piece=number_) for one in told)
            yield from (
                offices.weighed(headings.weighed(one, piece), piece) for one in placed
            )


def _once(path: str, piece: Piece, known: Sight) -> Iterator[Trace]:
    """Yield what a piece tells; who is named in it as it stands is not told again.

    Other readings of a text are there to find whom the first one hides.
    """
    told: set[tuple[str, str]] = set()
    for one in see(Part(path, (piece,)), known):
        as_written = piece.text[one.start : one.end] == one.text
        if as_written or not one.code or _key(one) not in told:
            yield one
        if one.grade is Grade.ALARM:
            told.add(_key(one))
    for text in piece.glued:
        cut = CELLS not in text
        for one in see(Part(path, (Piece(text, piece.where),)), known, glued=cut):
            if (
                _stood_before(one, piece.text, known)
                if cut
                else (CELLS not in one.text.strip())
            ):
                continue
            if one.code and one.grade is Grade.ALARM and _key(one) not in told:
                told.add(_key(one))
                yield replace(one, where=about(piece) if cut else one.where)


def _stood_before(one: Trace, text: str, known: Sight) -> bool:
    """Tell whether what was put together says no more than the text itself does.

    "will" at the end of a line and "hope" at the beginning of the next one are read as
    they stand, and are nobody's handle.
    """
    return bool(text) and (
        re.search(rf"(?<!\w){re.escape(one.text)}(?!\w)", text) is not None
        or (one.kind.startswith("handle") and joins_words(one.text, known))
    )


def _key(one: Trace) -> tuple[str, str]:
    named = one.kind.split()[0].rstrip(",") in _NAMES
    return "name" if named else one.kind, one.code


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
    return dict(
        zip(files, scan_list_safely(list(files.items()), register, public), strict=True)
    )


def scan_list_safely(
    files: Sequence[tuple[str, bytes]], register: Register, public: tuple[str, ...] = ()
) -> list[Scan]:
    """Scan files, of which several may have one name, as `scan_each_safely` does."""
    tasks = ((name, data, register, public) for name, data in files)
    return [_scanned(one) for one in child.run_each(scan, tasks)]


def _scanned(found: object) -> Scan:
    if isinstance(found, Scan):
        return found
    told = found.message if isinstance(found, ScrError) else "reading it gave nothing"
    return Scan(unread=(Unread("", told),))
