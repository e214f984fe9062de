"""Read a file of prose as strictly as a YAML file: UTF-8, nothing hidden in it."""

import re

from scrkit.diagnostics import Diagnostic, by_place
from scrkit.yamlfile.read import decoded, hidden
from scrkit.yamlfile.tree import Source

_COMMENT = re.compile(r"<!--.*?-->", re.DOTALL)


def _blank(match: "re.Match[str]") -> str:
    return re.sub(r"[^\n]", " ", match[0])


def read_prose(content: bytes, file: str) -> tuple[Source, tuple[Diagnostic, ...]]:
    """Return the text of a prose file and what is wrong with it; never raises.

    What stands in <!-- comments --> guides the writer: it is blanked, line for line.
    """
    source, fault = decoded(content, file)
    if fault is not None:
        return source, (fault,)
    shown = _COMMENT.sub(_blank, source.text)
    source = Source(file, shown, skipped=source.skipped)
    return source, tuple(sorted(hidden(source), key=by_place))
