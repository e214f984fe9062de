"""Redact one document, whatever its kind: a copy, never the original."""

from pathlib import PurePosixPath

from scrkit.errors import ScrError
from scrkit.identity.register import Register
from scrkit.model.case import People
from scrkit.redact.plain import redact_html, redact_text
from scrkit.redact.values import Redacted, RedactOptions, Tally, Treat
from scrkit.redact.word import redact_word
from scrkit.redact.words import words_for
from scrkit.system import child

_KINDS: dict[str, Treat] = {
    ".docx": redact_word,
    ".md": redact_text,
    ".txt": redact_text,
    ".html": redact_html,
    ".htm": redact_html,
}


def redact(
    name: str,
    data: bytes,
    register: Register,
    people: People,
    options: RedactOptions = RedactOptions(),  # noqa: B008
) -> Redacted:
    """Return a copy of a document in which registered names are codes or roles.

    Raises ScrError for kinds that are not treated, and for damaged or hostile files.
    """
    treat = _KINDS.get(PurePosixPath(name).suffix.lower())
    if treat is None:
        raise ScrError(
            "this kind of file cannot be redacted",
            "Word (.docx), Markdown, HTML and plain text can.",
        )
    tally = Tally(words_for(register, people, options.view))
    return tally.finished(treat(data, tally, options.changes))


def redact_safely(
    name: str, data: bytes, register: Register, people: People, options: RedactOptions
) -> Redacted:
    """Redact in a child process, with limits on its time and memory."""
    made = child.run(redact, name, data, register, people, options)
    if not isinstance(made, Redacted):
        raise ScrError("the redaction gave nothing")
    return made
