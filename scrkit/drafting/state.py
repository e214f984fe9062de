"""What a draft keeps of what it said when it went out: marks of it, and no words."""

import base64
import binascii
import json
import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from hashlib import sha256

from scrkit.forms.marks import bookmark

# What programs put for signs as one types them, and put back as they please.
_FOLDED = str.maketrans(
    {
        "\u2018": "'", "\u2019": "'", "\u201c": '"', "\u201d": '"', "\u2026": "...",
        "\u00a0": " ", "\u202f": " ", "\u2011": "-", "\u00ad": "", "\u200b": "",
        "\t": " ",
    }
)  # fmt: skip
_TAG = "scr:overview/"
_PROPERTY = "scrkit draft {:03d}"
_KNOWN = re.compile(r"scrkit draft \d{3}")
# Word shows no longer values of a document's own properties.
_LONGEST = 240
_BYTES = 6
_SIGNS = _BYTES * 4 // 3


def tag(name: str) -> str:
    """Return the tag of a section's control."""
    return f"{_TAG}{name}"


def mark(name: str) -> str:
    """Return the bookmark around a section."""
    return bookmark(tag(name))


def short(said: object) -> str:
    """Return a short mark of something said, from which nobody reads it."""
    digest = sha256(repr(said).encode("utf-8", "replace")).digest()
    # Forty-eight bits are enough to tell a report's paragraphs apart.
    return base64.urlsafe_b64encode(digest[:_BYTES]).decode()


def folded(text: str) -> str:
    """Return a text with signs as one types them."""
    return text.translate(_FOLDED)


def bare(text: str) -> str:
    """Return a text as texts of a draft are compared: without blanks, signs folded."""
    return "".join(folded(text).split())


@dataclass(frozen=True, slots=True)
class State:
    """A draft as it went out.

    `sections` are the marks of each section's units, `sources` that of its file;
    `own` those of what comes from the records, paragraph by paragraph.
    """

    sections: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    sources: Mapping[str, str] = field(default_factory=dict)
    own: tuple[str, ...] = ()


def sealed(state: State) -> dict[str, str]:
    """Return the properties of a document that keep a state."""
    said = {
        "sections": {name: "".join(ones) for name, ones in state.sections.items()},
        "sources": dict(state.sources),
        "own": "".join(state.own),
    }
    text = json.dumps(said, separators=(",", ":"))
    # Some programs drop a property, or cut it off: then it is better to know nothing.
    text = sha256(text.encode()).hexdigest()[:8] + text
    parts = [text[at : at + _LONGEST] for at in range(0, len(text), _LONGEST)]
    return {_PROPERTY.format(n): part for n, part in enumerate(parts)}


def opened(properties: Mapping[str, str]) -> State | None:
    """Return the state that the properties of a document keep, None where none is."""
    names = sorted(name for name in properties if _KNOWN.fullmatch(name))
    text = "".join(properties[name] for name in names)
    if not text or sha256(text[8:].encode()).hexdigest()[:8] != text[:8]:
        return None
    try:
        said = json.loads(text[8:])
        sections = {name: _parted(ones) for name, ones in said["sections"].items()}
        return State(sections, dict(said["sources"]), _parted(said["own"]))
    except (ValueError, KeyError, TypeError, AttributeError, binascii.Error):
        return None


def _parted(marks: str) -> tuple[str, ...]:
    return tuple(marks[at : at + _SIGNS] for at in range(0, len(marks), _SIGNS))


def marked(said: Iterable[object]) -> tuple[str, ...]:
    """Return the marks of several things said."""
    return tuple(map(short, said))
