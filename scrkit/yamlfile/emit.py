"""Write new YAML text that every reader reads as it was meant; never edits a file."""

import io
import re
from collections.abc import Mapping, Sequence
from typing import TypeAlias

Fragment: TypeAlias = "str | bool | Sequence[Fragment] | Mapping[str, Fragment] | None"

# Words and full dates may stand bare: no YAML version reads them as anything else
# that matters to us (a full date stays text in YAML 1.2 and in our own reader).
_BARE = re.compile(r"[A-Za-z][A-Za-z0-9 ,.()'/&+_-]*|\d{4}-\d{2}-\d{2}")
_TYPED = re.compile(r"(?i)y|n|yes|no|on|off|true|false|null|inf|nan")
_LINES = re.compile(r"[\x85\u2028\u2029]|\r")


def emit(data: Fragment) -> str:
    """Return `data` as YAML text that reads back as the same texts.

    Texts of several lines become blocks after `|-`; whatever YAML 1.1 or 1.2 would
    turn into something else is quoted; lines are never wrapped anew.
    """
    # Only here: a child that takes a return in loads this room, and writes nothing.
    from ruamel.yaml import YAML

    writer = YAML()
    writer.indent(mapping=2, sequence=4, offset=2)
    writer.width = 10_000
    writer.allow_unicode = True
    out = io.StringIO()
    writer.dump(_dressed(data), out)
    return out.getvalue()


def _dressed(data: Fragment) -> object:
    if isinstance(data, str):
        return _dressed_text(data)
    if isinstance(data, Mapping):
        return {key: _dressed(value) for key, value in data.items()}
    if isinstance(data, Sequence):
        return [_dressed(value) for value in data]
    return data


def _dressed_text(text: str) -> object:
    from ruamel.yaml.scalarstring import DoubleQuotedScalarString, LiteralScalarString

    if _is_block(text):
        return LiteralScalarString(text)
    if _BARE.fullmatch(text) and not _TYPED.fullmatch(text) and text == text.strip():
        return text
    return DoubleQuotedScalarString(text)


def _is_block(text: str) -> bool:
    """A block keeps lines as they are, if no line or edge needs an escape."""
    if "\n" not in text or text != text.strip() or _LINES.search(text):
        return False
    return text.isprintable() or all(
        line.isprintable() and line == line.rstrip() for line in text.split("\n")
    )
