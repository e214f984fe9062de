"""Open archives other than zips (tar, gzip, bzip2, xz), within limits."""

import bz2
import io
import lzma
import tarfile
import zlib
from collections.abc import Iterator

from scrkit.errors import UnreadableError
from scrkit.system.packed import MAX_ENTRIES, MAX_PART, MAX_WHOLE, Entry

_GZIP, _BZIP2, _XZ = b"\x1f\x8b", b"BZh", b"\xfd7zXZ\0"
# Kinds that no library of ours opens.
_CLOSED = (b"7z\xbc\xaf\x27\x1c", b"Rar!", b"MSCF", b"xar!", b"\x28\xb5\x2f\xfd")
_LARGE = f"it is too large when it is unpacked (more than {MAX_PART // 2**20} MB)"


def is_closed(data: bytes) -> bool:
    """Tell whether bytes are an archive that cannot be opened here."""
    return data.startswith(_CLOSED)


def is_tar(data: bytes) -> bool:
    """Tell whether bytes are a tape archive."""
    return data[257:262] == b"ustar"


def is_compressed(data: bytes) -> bool:
    """Tell whether bytes are one file, made small."""
    return data.startswith((_GZIP, _XZ)) or (
        data.startswith(_BZIP2) and data[4:10] == b"1AY&SY"
    )


def decompressed(data: bytes) -> Entry:
    """Return the file in a compressed one, by its own name; or UnreadableError."""
    name = ""
    try:
        if data.startswith(_GZIP):
            name = _gzip_name(data)
            content = _gunzipped(data)
        else:
            opened = bz2.BZ2File if data.startswith(_BZIP2) else lzma.LZMAFile
            with opened(io.BytesIO(data)) as file:
                content = file.read(MAX_PART + 1)
    except (OSError, EOFError, zlib.error, lzma.LZMAError) as error:
        raise UnreadableError("it is damaged: it cannot be unpacked") from error
    if len(content) > MAX_PART:
        raise UnreadableError(_LARGE)
    return Entry(name, content)


def _gzip_name(data: bytes) -> str:
    """Return the file's name and the remark that stand in the head of a gzip."""
    flags, at = data[3], 10
    if flags & 4:
        at += 2 + int.from_bytes(data[at : at + 2], "little")
    texts = data[at:].split(b"\0", 2)[: bool(flags & 8) + bool(flags & 16)]
    return " ".join(one[:1000].decode("latin-1") for one in texts)


def _gunzipped(data: bytes) -> bytes:
    found = b""
    while data.startswith(_GZIP):
        opened = zlib.decompressobj(31)
        found += opened.decompress(data, MAX_PART + 1 - len(found))
        if len(found) > MAX_PART:
            raise UnreadableError(_LARGE)
        if not opened.eof:
            raise EOFError
        data = opened.unused_data
    if data.strip(b"\0"):
        raise UnreadableError("bytes stand behind the end of the archive")
    return found


def tar_entries(data: bytes) -> Iterator[Entry]:
    """Yield every file of a tape archive; raises UnreadableError where it is broken."""
    whole = 0
    try:
        with tarfile.open(fileobj=io.BytesIO(data), mode="r:") as package:
            for number, one in enumerate(package):
                whole += one.size
                if number >= MAX_ENTRIES or whole > MAX_WHOLE:
                    raise UnreadableError("it has too many parts")
                said = (*package.pax_headers.values(), *one.pax_headers.values())
                told = (one.uname, one.gname, one.linkname, *said)
                who = "\n".join(dict.fromkeys(filter(None, told)))
                if who:
                    yield Entry("owner.txt", who.encode("utf-8", "replace"))
                file = package.extractfile(one) if one.isfile() else None
                yield Entry(one.name, file.read() if file else b"")
    except (tarfile.TarError, OSError, EOFError, ValueError) as error:
        raise UnreadableError("it is damaged: it cannot be unpacked") from error
