"""Rules on words: abbreviations that nobody explains, blame, hindsight."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from scrkit.diagnostics import Severity
from scrkit.model.kinds import Record
from scrkit.model.review import Review, Section
from scrkit.rules.rule import Context, Hit, rule

# Words in capitals that every reader of a report knows.
_KNOWN = frozenset({"AM", "CCTV", "GP", "ID", "NHS", "OK", "PM", "TV", "UK", "US"})
_SHORT = re.compile(r"(?<![\w@/.-])([A-Z]{2,6})(?:s|['’]s)?(?![\w/-])")
_EXPLAINED = re.compile(r"[a-z]\s+\(([A-Z]{2,6})s?\)")
# "The child should have been seen in ten days" is a standard, not hindsight.
_BLAME = re.compile(
    r"\b(?:should|ought to) (?:clearly |surely )?have "
    r"(?:known|realised|noticed|spotted|recognised|suspected|foreseen|been aware)"
    r"|\bfail(?:ed|ure|ures|ing)? to\b"
    r"|\bnegligen(?:t|ce|tly)\b"
    r"|\b(?:careless|incompetent|inexcusable|unforgivable|blatant)(?:ly)?\b",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class _Text:
    """A text of the overview report, and where it stands."""

    record: Record | Section
    path: tuple[str, ...]
    text: str


@rule(
    code="SCR801",
    name="unexplained-abbreviation",
    title="The overview report uses an abbreviation that nothing explains",
    source="Working Together 2015 ch.4: plain English; quality marker 14",
    severity=Severity.NOTICE,
    stage="report",
)
def unexplained_abbreviation(context: Context) -> Iterator[Hit]:
    """A word of 2 to 6 capitals stands in the overview report, but in no glossary.

    Told at its first use only. A word that the text itself explains, as in "child
    protection (CP)", is left alone, and so are codes and headings in capitals.

    Why: The report is to be understood by the public. It may also be somebody's
    initials, which would give them away.

    Do: Add it to glossary.yaml, write it out, or put a code in place of initials.
    """
    texts = tuple(_overview(context.review))
    known = set(_KNOWN | _terms(context.review))
    for one in texts:
        known.update(_EXPLAINED.findall(one.text))
    for one in texts:
        for row, line in enumerate(one.text.splitlines()):
            # In a heading in capitals, no word stands out as an abbreviation.
            if line.isupper():
                continue
            for short in _SHORT.findall(line):
                if short not in known:
                    # The first use is where an explanation is missed.
                    known.add(short)
                    message = "an abbreviation here is not in the glossary"
                    yield Hit(one.record, message, one.path, row=row)


@rule(
    code="SCR802",
    name="blame",
    title="A finding speaks in words of blame or hindsight",
    source="Working Together 2015 ch.4: no hindsight; leaflet L8, L19",
    severity=Severity.WARNING,
    stage="report",
)
def blame(context: Context) -> Iterator[Hit]:
    """A finding or recommendation says that somebody failed to, or should have known.

    Why: A review is not disciplinary, and looks at things from the viewpoint of those
    who did them at the time. Words of blame close the ears of those who should learn.

    Do: Say what was done, what was known at the time, and what made that the likely
    thing to do. "No referral was made" says more than "failed to refer".
    """
    for one in _findings(context.review):
        for row, line in enumerate(one.text.splitlines()):
            if _BLAME.search(line):
                message = "words of blame or hindsight stand here"
                yield Hit(one.record, message, one.path, row=row)


def _overview(review: Review) -> Iterator[_Text]:
    for section in review.sections:
        yield _Text(section, (), section.text)
    yield from _findings(review)


def _findings(review: Review) -> Iterator[_Text]:
    for finding in review.findings.findings:
        for key in ("title", "text", "why", "counter_note", "changed"):
            yield _Text(finding, (key,), getattr(finding, key))
    for recommendation in review.findings.recommendations:
        for key in ("text", "expected"):
            yield _Text(recommendation, (key,), getattr(recommendation, key))


def _terms(review: Review) -> set[str]:
    """Return every short word that the review's own files explain."""
    codes = {person.code for person in review.people.people}
    codes |= {place.code for place in review.people.places}
    prefixes = {agency.prefix for agency in review.case.agencies}
    return codes | prefixes | {term.short for term in review.glossary.terms}


RULES = (unexplained_abbreviation, blame)
