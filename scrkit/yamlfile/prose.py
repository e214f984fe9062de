"""Read a file of prose as strictly as a YAML file: UTF-8, nothing hidden in it."""

import re
from collections.abc import Iterator

from scrkit.diagnostics import Diagnostic, by_place
from scrkit.patterns import later
from scrkit.yamlfile.read import decoded, hidden
from scrkit.yamlfile.refusals import refuse
from scrkit.yamlfile.tree import Source

_OPENED = later(r"<!--")
_COMMENT = later(r"<!--.*?-->", re.DOTALL)


def read_prose(content: bytes, file: str) -> tuple[Source, tuple[Diagnostic, ...]]:
    """Return the text of a prose file and what is wrong with it; never raises.

    What stands in <!-- comments --> guides the writer: it is blanked, line for line.
    """
    source, fault = decoded(content, file)
    if fault is not None:
        return source, (fault,)
    # What a comment hides is looked at too, before it is taken out.
    found = [*hidden(source), *_open_comments(source)]
    shown = Source(file, uncommented(source.text), skipped=source.skipped)
    return shown, tuple(sorted(found, key=by_place))


def uncommented(text: str) -> str:
    """Return a text of prose without its comments: blanks stand there, line for line.

    What was blanked already stays as it is.
    """
    # Behind the last --> nothing can match, and each <!-- there would look to the end.
    closed = text.rfind("-->") + len("-->") if "-->" in text else 0
    shown = _COMMENT.sub(lambda one: re.sub(r"[^\n]", " ", one[0]), text[:closed])
    return shown + text[closed:]


def _open_comments(source: Source) -> Iterator[Diagnostic]:
    """Yield each <!-- that is not closed before the next, or never."""
    starts = [match.start() for match in _OPENED.finditer(source.text)]
    ends = [*starts[1:], len(source.text)] if starts else []
    for start, following in zip(starts, ends, strict=True):
        opened = start + len("<!--")
        if source.text.find("-->", opened, following) < 0:
            yield refuse("SCR117", source.place(start, opened))
