"""Work out the seal of a record: the SHA-256 of its words; never writes one.

A seal is over the record's canonical JSON: keys sorted, no white space, dates
and times as they were written, texts in Unicode form NFC without white space at their
ends. What is left at its default is left out, so that a field which scrkit learns later
breaks no old seal; so are the file's format and the sign-off itself.
"""

import re
import unicodedata
from collections.abc import Mapping
from datetime import date
from functools import cache

import msgspec

from scrkit.dates import ClockTime, PartialDate
from scrkit.model.kinds import Record, default_of, fields_of
from scrkit.model.outcome import Confirmation
from scrkit.model.review import Review, printed
from scrkit.yamlfile import Data

# A sign-off cannot seal itself, and a file that moves to a later format says the same.
_OUTSIDE = ("sign_off", "format")
# Under what a finding is filed, what was said before it, and where an entry stands,
# changes none of its words.
_FILED = ("themes", "repeats", "stands_in")
# A line that begins with a letter goes on with the paragraph before it, which is no
# heading, no table and no end by itself.
_GOES_ON = re.compile(r"\s*[^\W\d_]|\s*[@\"'“‘(]")
_MAY_GO_ON = re.compile(r"\s*[^\s#|`~].*[^\n]\Z")
_BLANKS = re.compile(r"(?<=\S)[ \t]+")


def digest(record: Record) -> str:
    """Return the SHA-256 of a return, in hexadecimal; the same for the same words."""
    return sha256_of(plain(record))


def plain(record: Record) -> dict[str, Data]:
    """Return what a seal lies over, as canonical JSON has it."""
    found = _plain(record)
    for name in _OUTSIDE:
        found.pop(name, None)
    return found


def texts_seal(review: Review) -> str:
    """Return the SHA-256 of the report's own words: its sections and its findings.

    Of the sections those that a report prints, whatever their lines and blanks; who
    confirms a finding changes no word either.
    """
    known = printed(review)
    sections = sorted(
        (one.name, _flown(bare(one.text)))
        for one in review.sections
        if one.name in known
    )
    return sha256_of([sections, _flown(plain(review.findings))])


def texts_seals(review: Review) -> tuple[str, str]:
    """Return the seal of `texts_seal`, and as approvals of before have it: of every
    section, line by line.
    """
    sections = sorted((one.name, bare(one.text)) for one in review.sections)
    return texts_seal(review), sha256_of([sections, plain(review.findings)])


def _flown(value: Data) -> Data:
    """Return a value with every text in it as `_flowing` has it."""
    if isinstance(value, str):
        return _flowing(value)
    if isinstance(value, dict):
        return {key: _flown(one) for key, one in value.items()}
    return [_flown(one) for one in value] if isinstance(value, list) else value


def _flowing(text: str) -> str:
    """Return Markdown with each paragraph in one line, and no blank twice in it."""
    lines: list[str] = []
    for line in text.splitlines():
        ends = line.endswith(("  ", "\\"))
        goes_on = bool(lines) and _GOES_ON.match(line) and _MAY_GO_ON.match(lines[-1])
        said = _BLANKS.sub(
            " ", line if not goes_on else f"{lines.pop()} {line.strip()}"
        )
        # Two blanks at the end of a line break it where it is printed.
        lines.append(said.rstrip() + ("\n" if ends else ""))
    return "\n".join(lines)


def sha256_of(value: object) -> str:
    """Return the SHA-256 of canonical JSON, in hexadecimal."""
    # Here: it takes as long to load as a review of one entry to judge.
    import hashlib

    return hashlib.sha256(msgspec.json.encode(value, order="sorted")).hexdigest()


def _plain(value: Record) -> dict[str, Data]:
    found = {}
    for name, unsaid in _unsaid(type(value)):
        held = getattr(value, name)
        # Who confirms a finding changes none of its words.
        if name in _FILED or isinstance(held, Confirmation):
            continue
        if held not in unsaid:
            found[name] = bare(held)
    return found


@cache
def _unsaid(record_type: type[Record]) -> tuple[tuple[str, tuple[object, ...]], ...]:
    """Return each field of a record with what it holds when nothing was written."""
    # What nobody was asked was once "not applicable": it is sealed as it was then.
    return tuple(
        (one.name, ("not_asked", "not_applicable") if said == "not_asked" else (said,))
        for one in fields_of(record_type)
        for said in (default_of(one),)
    )


def bare(value: object) -> Data:
    """Return a value as canonical JSON has it."""
    # What most values are first: a return holds thousands.
    if isinstance(value, str):
        # A Mac writes é as two signs and Windows as one: the words are the same.
        text = value if value.isascii() else unicodedata.normalize("NFC", value)
        return text.strip()
    if isinstance(value, tuple):
        return [bare(one) for one in value]
    if isinstance(value, bool) or value is None:
        return value
    if isinstance(value, Record):
        plain = _plain(value)
        # Written as a bare text it says the same, and was once nothing else.
        return plain[value.bare] if plain.keys() == {value.bare} else plain
    if isinstance(value, PartialDate | ClockTime | date):
        return str(value)
    if isinstance(value, Mapping):
        return {str(key): bare(one) for key, one in value.items()}
    raise TypeError(type(value).__name__)
