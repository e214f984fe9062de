"""Tell whether bytes, read as text, name somebody of a register."""

from collections.abc import Iterator

from scrkit.identifiers.misread import read_otherwise, western
from scrkit.identity.handles import handle_names
from scrkit.identity.naming import codes_in_doubt, surely_names
from scrkit.identity.reading import read_as
from scrkit.identity.spellings import Spellings
from scrkit.system import git

RARE = "rare"
"""What a rare fact of the register is called by, with its number there."""
_BEGINNING = 8000  # bytes in which a file that is no text shows a nought


def names_somebody(content: bytes, known: Spellings) -> bool:
    """Tell whether bytes, read as text, surely name somebody of a register."""
    read: list[str] = []
    rare: set[str] = set()
    for text in _readings(content, known):
        if (
            surely_names(text, known)
            or handle_names(text, known)
            or next(known.facts.reach(text, rare), None) is not None
        ):
            return True
        read.append(text)
    # Whoever is asked next whom the same bytes may name need not read them anew.
    known.memory["read"] = content, read, rare
    return False


def possibly_named(
    content: bytes, known: Spellings, *, names: bool = True
) -> frozenset[str]:
    """Return the codes of those whom bytes may name, by what may be no name at all.

    What stands in them of the register's rare words is called "rare 1" and so on; with
    `names` false that alone is looked for. Asked of bytes that `names_somebody` was
    asked of before.
    """
    last, texts, rare = known.memory.pop("read", (None, (), ()))
    if last is not content:
        texts, rare = [*_readings(content, known)], set()
        for text in texts:
            # It notes the rare words on its way through the text.
            any(False for _ in known.facts.reach(text, rare))
    facts = {f"{RARE} {int(one) + 1}" for one in rare}
    looked = texts if names else ()
    doubted = (code for text in looked for code in codes_in_doubt(text, known))
    return frozenset((*facts, *doubted))


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
