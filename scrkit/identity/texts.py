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
    read: list[str] = []
    for text in _readings(content, known):
        if (
            surely_names(text, known)
            or handle_names(text, known)
            or next(known.facts.reach(text), None) is not None
        ):
            return True
        read.append(text)
    # Whoever is asked next whom the same bytes may name need not read them anew.
    known.memory["read"] = content, read
    return False


def possibly_named(content: bytes, known: Spellings) -> frozenset[str]:
    """Return the codes of those whom bytes may name, by what may be no name at all."""
    last, read = known.memory.pop("read", (None, ()))
    texts = read if last is content else _readings(content, known)
    return frozenset(code for text in texts for code in codes_in_doubt(text, known))


def _readings(content: bytes, known: Spellings) -> Iterator[str]:
    """Yield bytes as the texts that they may be, each as it may be read."""
    for written in _texts(content):
        yield from read_as(written, known.words)


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
