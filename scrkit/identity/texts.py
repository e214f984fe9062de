"""Tell whether bytes, read as text, name somebody of a register."""

from collections.abc import Iterator

from scrkit.identifiers.misread import read_otherwise, western
from scrkit.identity.handles import handle_names
from scrkit.identity.naming import codes_in_doubt, surely_names
from scrkit.identity.reading import read_as
from scrkit.identity.spellings import Spellings
from scrkit.system import git

_BEGINNING = 8000  # bytes in which a file that is no text shows a nought


def names_somebody(content: bytes, known: Spellings) -> bool:
    """Tell whether bytes, read as text, surely name somebody of a register."""
    return any(
        surely_names(text, known)
        or handle_names(text, known)
        or next(known.facts.reach(text), None) is not None
        for written in _texts(content)
        for text in read_as(written, known.words)
    )


def possibly_named(content: bytes, known: Spellings) -> frozenset[str]:
    """Return the codes of those whom bytes may name, by what may be no name at all."""
    return frozenset(
        code
        for written in _texts(content)
        for text in read_as(written, known.words)
        for code in codes_in_doubt(text, known)
    )


def _texts(content: bytes) -> Iterator[str]:
    """Yield bytes as the texts that they may be."""
    yield from git.wide(content)
    text = content.decode("utf-8", "replace")
    yield text
    if "\ufffd" in text and b"\0" not in content[:_BEGINNING]:
        # Written on Windows, where an é is one byte.
        text = western(content)
        yield text
    yield from read_otherwise(text)
