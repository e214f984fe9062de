"""Read a file of prose as strictly as a YAML file: UTF-8, nothing hidden in it."""

from scrkit.diagnostics import Diagnostic, by_place
from scrkit.yamlfile.read import decoded, hidden
from scrkit.yamlfile.tree import Source


def read_prose(content: bytes, file: str) -> tuple[Source, tuple[Diagnostic, ...]]:
    """Return the text of a prose file and what is wrong with it; never raises."""
    source, fault = decoded(content, file)
    if fault is not None:
        return source, (fault,)
    return source, tuple(sorted(hidden(source), key=by_place))
