"""Numbers and addresses that lead to anybody, by their form alone; UK forms."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from scrkit.scan.values import Grade

_FORMS = re.compile(
    r"""(?<![\w@.])(?:
      (?P<email>[\w.+'-]{1,64}@(?:[\w-]{1,63}\.){1,5}[A-Za-z]{2,24})
    | (?P<licence>[A-Z9]{5}[ ]?\d{6}[ ]?[A-Z9]{2}[ ]?\d[A-Z]{2}(?:[ ]?\d\d)?)
    | (?P<insurance>[A-CEGHJ-PR-TW-Z][A-CEGHJ-NPR-TW-Z][ -]?\d\d
      [ -]?\d\d[ -]?\d\d[ -]?[A-D])
    | (?P<telephone>(?:\+44[ ]?(?:\(0\)[ ]?)?|\(?0)[1-37](?:[) -]{0,2}\d){8,9}(?!\d))
    | (?P<nhs>\d{3}[ -]?\d{3}[ -]?\d{4}(?!\d))
    | (?P<postcode>[A-Za-z]{1,2}\d[A-Za-z\d]?[ ]{0,2}
      \d[ABD-HJLNP-UW-Zabd-hjlnp-uw-z]{2})
    | (?P<vehicle>[A-Z]{2}\d{2}[ ]?[A-Z]{3})
    | (?P<passport>\d{9}(?!\d))
    )(?!\w)""",
    re.VERBOSE,
)
_KINDS = {
    "email": "e-mail",
    "licence": "driving-licence",
    "insurance": "national-insurance",
    "nhs": "nhs-number",
}
# A word nearby that says what a weak form is.
_NEAR = {
    "nhs": re.compile(r"\bnhs\b|\bpatient\b", re.IGNORECASE),
    "vehicle": re.compile(
        r"\b(?:reg|registration|vehicle|car|van|plate)", re.IGNORECASE
    ),
    "passport": re.compile(r"\bpassport", re.IGNORECASE),
    "postcode": re.compile(r"\b(?:postcode|address|lives? at|home)\b", re.IGNORECASE),
}
_WORTH = re.compile(r"\d[\d ]?[\dA-Za-z -]|@")


@dataclass(frozen=True, slots=True, repr=False)
class Identifier:
    """A stretch of text that has the form of an identifier."""

    start: int
    end: int
    kind: str
    grade: Grade


def identifiers(text: str) -> Iterator[Identifier]:
    """Yield what leads to a person by its form; a weak form without context is a note.

    NHS numbers are checked by their last digit (modulus 11).
    """
    if not _WORTH.search(text):
        return
    text = text.replace("\u00a0", " ")
    for match in _FORMS.finditer(text):
        kind = match.lastgroup or ""
        grade = _grade(kind, match, text)
        if grade is not None:
            yield Identifier(match.start(), match.end(), _KINDS.get(kind, kind), grade)


def _grade(kind: str, match: re.Match[str], text: str) -> Grade | None:
    written = match[0]
    around = text[max(0, match.start() - 40) : match.end() + 20]
    near = kind in _NEAR and _NEAR[kind].search(around) is not None
    if kind == "nhs":
        if not _checked(written):
            return None
        return Grade.ALARM if near or not written.isdigit() else Grade.NOTE
    if kind == "passport":
        return Grade.ALARM if near else None
    if kind == "vehicle":
        return Grade.ALARM if near else Grade.NOTE
    if kind == "postcode":
        usual = written.isupper() and " " in written
        return (
            Grade.ALARM if near or usual else Grade.NOTE if written.isupper() else None
        )
    return Grade.ALARM


def _checked(number: str) -> bool:
    digits = [int(one) for one in number if one.isdigit()]
    total = sum(
        weight * digit
        for weight, digit in zip(range(10, 1, -1), digits[:9], strict=True)
    )
    return (11 - total % 11) % 11 == digits[9] and len(set(digits)) > 1
