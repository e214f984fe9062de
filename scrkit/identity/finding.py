"""Find registered people in the files of a review; is handed bytes, reads no disk."""

from collections.abc import Iterable, Iterator

from scrkit.diagnostics import Diagnostic
from scrkit.identifiers.misread import read_otherwise, western
from scrkit.identity.naming import namings
from scrkit.identity.spellings import Spellings
from scrkit.identity.wording import diagnose
from scrkit.system.git import wide
from scrkit.yamlfile.tree import Source

_BEGINNING = 8000  # bytes in which a file that is no text shows a nought


def names_in(
    file: str, content: bytes, known: Spellings, public: Iterable[str] = ()
) -> Iterator[Diagnostic]:
    """Yield where a file of text names somebody, or leads to them; never the name.

    `public` are texts that may be told: the names of the board and of its agencies.
    What is no text is passed over.
    """
    text = _text(content)
    if not text:
        return
    source = Source(file, text)
    for one in public:
        # Blanks of the same length: every other place stays where it is.
        text = text.replace(one, " " * len(one))
    every = {
        found for one in (text, *read_otherwise(text)) for found in namings(one, known)
    }
    for found in sorted(every, key=lambda one: (one.start, one.end)):
        if found.told:
            code = "SCR743" if found.why == "number" else "SCR741"
            yield diagnose(code, source.place(found.start, found.end))


def is_text(content: bytes) -> bool:
    """Tell whether a file is text, as which `names_in` reads it."""
    return bool(_text(content) or not content)


def _text(content: bytes) -> str:
    """Return the text of a file, "" for what is none."""
    if texts := wide(content):
        return texts[0].removeprefix("\ufeff")
    if b"\0" in content[:_BEGINNING]:
        return ""
    try:
        return content.decode("utf-8-sig")
    except UnicodeDecodeError:
        # Written on Windows, where an é is one byte.
        return western(content)
