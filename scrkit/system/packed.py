"""Open a zip that nobody trusts: names, sizes and gaps are looked at first."""

import io
import struct
import zipfile
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import PurePosixPath
from typing import Any

from scrkit.errors import UnreadableError

MAX_ENTRIES = 2000
MAX_PART = 100 * 1024 * 1024
MAX_WHOLE = 200 * 1024 * 1024
# Drawn-out tables pack well; what packs better than this was made to burst.
_MAX_RATIO = 250
# What is empty packs as well, and is no harm up to this size.
_SMALL = 32 * 1024 * 1024
_MB = 1024 * 1024
_END = b"PK\x05\x06"
# Under this name stands what is said of a zip, or of a part, in the zip itself.
COMMENT = "zip comment.txt"
# How lxml reads a part: nothing is fetched or expanded. Comments and the like part a
# text for a program, and not for a reader.
SAFE_XML: dict[str, Any] = {
    "resolve_entities": False,
    "no_network": True,
    "load_dtd": False,
    "huge_tree": False,
    "remove_comments": True,
    "remove_pis": True,
}
# Fields of a part that hold its name and its remark once more, in UTF-8.
_UNICODE = (0x7075, 0x6375)
_DESCRIPTORS = (0, 12, 16, 20, 24)


@dataclass(frozen=True, slots=True, repr=False)
class Entry:
    """A part of a zip: its name and bytes; or why it could not be read."""

    name: str
    data: bytes
    why: str = ""


def entries(
    data: bytes, unread: Callable[[str], bool] = lambda name: False
) -> Iterator[Entry]:
    """Yield every part; raises UnreadableError where the whole zip is not to be read.

    Parts with names that are `unread` are not unpacked, and come without their bytes.
    """
    try:
        package = zipfile.ZipFile(io.BytesIO(data))
    except (zipfile.BadZipFile, ValueError, NotImplementedError) as error:
        raise UnreadableError("it is damaged: it cannot be unpacked") from error
    with package:
        infos = package.infolist()
        if len(infos) > MAX_ENTRIES:
            raise UnreadableError("it has too many parts")
        if sum(one.file_size for one in infos) > MAX_WHOLE:
            most = f"more than {MAX_WHOLE // _MB} MB"
            raise UnreadableError(f"it is too large when it is unpacked ({most})")
        yield from _hidden(data, package, infos)
        seen: set[str] = set()
        for info in infos:
            if info.filename in seen:
                yield Entry(info.filename, b"", "a part of this name is there twice")
            elif unread(info.filename) and not info.flag_bits & 1:
                yield Entry(info.filename, b"")
            elif not info.is_dir():
                yield _entry(package, info)
            seen.add(info.filename)


def folders(data: bytes) -> tuple[str, ...]:
    """Return the folders of a zip in which nothing lies; of others their files tell."""
    with zipfile.ZipFile(io.BytesIO(data)) as package:
        names = package.namelist()
    above = {str(up) for one in names for up in PurePosixPath(one).parents}
    return tuple(n for n in names if n.endswith("/") and n.rstrip("/") not in above)


def _entry(package: zipfile.ZipFile, info: zipfile.ZipInfo) -> Entry:
    if info.flag_bits & 1:
        return Entry(info.filename, b"", "it is locked with a password")
    size, packed = info.file_size, max(info.compress_size, 1)
    most = f"more than {MAX_PART // _MB} MB" if size > MAX_PART else ""
    if size > _SMALL and size / packed > _MAX_RATIO:
        most = (
            most or f"over {_SMALL // _MB} MB, and {_MAX_RATIO} times its packed size"
        )
    if most:
        why = f"it is too large when it is unpacked ({most})"
        return Entry(info.filename, b"", why)
    try:
        with package.open(info) as file:
            content = file.read(size + 1)
    except MemoryError:
        raise  # for the child process to tell: it may not be damaged at all
    except Exception:  # zlib, lzma, bz2 and zipfile each have their own
        return Entry(info.filename, b"", "it is damaged: it cannot be unpacked")
    if len(content) != size:
        return Entry(info.filename, b"", "it is larger than it says")
    return Entry(info.filename, content)


def _hidden(
    data: bytes, package: zipfile.ZipFile, infos: list[zipfile.ZipInfo]
) -> Iterator[Entry]:
    """Yield what stands in a zip and is no part of it: comments, gaps, extra bytes."""
    comments = [package.comment, *(info.comment for info in infos)]
    comments += [text for info in infos for text in _other_names(info.extra)]
    yield from (Entry(COMMENT, text) for text in comments if text)
    if _has_gaps(data, package, infos):
        yield Entry("", b"", "bytes that belong to no part stand inside the zip")
    end = data.rfind(_END)
    length = struct.unpack("<H", data[end + 20 : end + 22])[0]
    if len(data) != end + 22 + length:
        yield Entry("", b"", "bytes stand behind the end of the zip")


def _other_names(extra: bytes) -> Iterator[bytes]:
    """Yield the other name and remark that a part may have beside its own."""
    while len(extra) >= 4:
        kind, size = struct.unpack("<HH", extra[:4])
        if kind in _UNICODE:
            # A version and a checksum stand before the text.
            yield extra[9 : 4 + size]
        extra = extra[4 + size :]


def _has_gaps(
    data: bytes, package: zipfile.ZipFile, infos: list[zipfile.ZipInfo]
) -> bool:
    at = 0
    for info in sorted(infos, key=lambda one: one.header_offset):
        if info.header_offset - at not in (_DESCRIPTORS if at else (0,)):
            return True
        head = data[info.header_offset : info.header_offset + 30]
        name, extra = struct.unpack("<HH", head[26:30].ljust(4, b"\0"))
        at = info.header_offset + 30 + name + extra + info.compress_size
    return package.start_dir - at not in _DESCRIPTORS
