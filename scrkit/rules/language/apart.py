"""Rules 816 and 817: words by which a review is no longer apart, or was heard ill."""

import re
from collections.abc import Iterator
from itertools import chain

from scrkit.diagnostics import Severity
from scrkit.identifiers.signs import small
from scrkit.model.kinds import Record
from scrkit.patterns import later
from scrkit.review.walk import searched
from scrkit.rules.engine.address import Path
from scrkit.rules.engine.rule import Context, Hit, rule
from scrkit.text.mentions import mentions

_SENTENCE = later(r"(?<=[.;!?])\s+")
_OURS = later(
    r"\b(?:records?|notes?|transcripts?|interviews?|chronolog(?:y|ies)|reports?|drafts?"
    r"|minutes|material|findings?)\b",
    re.IGNORECASE,
)
_HANDED = later(
    r"\b(?:given|gave|passed|went|sent|handed|shared|used|disclosed|forwarded|copied"
    r"|shown|supplied|provided)\b",
    re.IGNORECASE,
)
_DISCIPLINE = later(
    r"\b(?:disciplin\w+|HR|human resources|personnel (?:department|manager|officer)"
    r"|misconduct|capability (?:hearing|procedure|process)|conduct hearing"
    r"|dismissal hearing)\b"
)
_DENIED = later(
    r"\b(?:no|not|nothing|none|never|neither|nor|without|refused)\b|n['’]t\b",
    re.IGNORECASE,
)
_KIN = (
    r"(?:(?:twelve|eleven|ten|nine|eight|\w+teen)-year-old |own |(?:old|young|eld)er )?"
    r"(?:son|daughter|child(?:ren)?|brother|sister|sibling|cousin|niece|nephew|partner"
    r"|husband|wife|mother|father|aunt|uncle|neighbour|friend)s?"
)
_WHO = rf"(?:@[A-Za-z][\w-]*|(?:the|her|his|their|a) {_KIN})"
_FOR_THEM = r"(?:interpret(?:ed|s|ing)|translat(?:ed|es|ing))"
_BY_KIN = later(
    rf"(?P<a>{_WHO}),? (?:who )?(?:has |had |was |also |then )?{_FOR_THEM}"
    rf"|(?P<b>{_WHO})(?: acting)? as (?:an |the |her |his |their )?"
    r"(?:interpreter|translator)"
    rf"|(?:interpreted|translated) by (?P<c>{_WHO})",
    re.IGNORECASE,
)


@rule(
    code="SCR816",
    title="By its words, something of the review was given to a disciplinary matter",
    source="leaflet L8, L19: discipline is each agency's own, and apart",
    severity=Severity.NOTICE,
    stage="gathering",
)
def used_for_discipline(context: Context) -> Iterator[Hit]:
    """A sentence says that records, notes or reports went to a disciplinary matter.

    Read are proceedings, interviews but for what staff say in their own words, and the
    panel. A sentence that denies it is left alone.

    Why: Staff spoke because they were promised that the review is not disciplinary.
    Once that is broken nobody speaks openly again.

    Do: Ask what was given to whom, tell those who were heard, and the Chair. If nothing
    of the review was given, say that in the text.
    """
    review = context.review
    wholes: tuple[Record, ...] = (review.proceedings, review.panel, *review.interviews)
    for one in chain.from_iterable(map(searched, wholes)):
        # What staff say themselves, of their hearing perhaps, is theirs to say.
        if one.path[-2:-1] == ("points",) or "points" in one.own:
            continue
        if any(map(_hands_over, _SENTENCE.split(one.text))):
            message = "this reads as if something of the review served discipline"
            yield Hit(one.record, message, one.own)


def _hands_over(sentence: str) -> bool:
    said = _DISCIPLINE.search(sentence) and _HANDED.search(sentence)
    # All three in one sentence: disciplinary matters alone may be told.
    return bool(said and _OURS.search(sentence) and not _DENIED.search(sentence))


@rule(
    code="SCR817",
    title="By its words, somebody of the family interpreted for another",
    source="quality marker 12: families take part in a way that suits them; "
    "rapid review RR-I",
    severity=Severity.NOTICE,
    stage="gathering",
)
def interpreted_by_kin(context: Context) -> Iterator[Hit]:
    """A contact with the family, or what was asked of identity, was so interpreted.

    Why: A child cannot be asked to say its mother's words about harm to a child, and
    nobody speaks freely through a relative.

    Do: Meet them again with an interpreter, or say why it had to be so.
    """
    family = {p.code for p in context.review.people.people if p.kind != "professional"}
    for record, path, text in _heard(context):
        # Hardly a text speaks of it, and the pattern is long.
        low = small(text)
        if "interpret" not in low and "translat" not in low:
            continue
        for found in _BY_KIN.finditer(text):
            who = found["a"] or found["b"] or found["c"]
            codes = [one.known for one in mentions(who, family)]
            # A code of somebody at work may be the interpreter's.
            if all(codes) and (codes or not who.startswith("@")):
                message = "this reads as if one of the family interpreted"
                yield Hit(record, message, path)
                break


def _heard(context: Context) -> Iterator[tuple[Record, Path, str]]:
    for member in context.review.family.members:
        for position, contact in enumerate(member.contacts):
            yield member, ("contacts", position, "what"), contact.what
    if context.review.had_rapid:
        rapid = context.review.rapid
        yield rapid, ("family_voice",), rapid.family_voice
        for one in rapid.identity:
            yield one, ("asked",), one.asked
