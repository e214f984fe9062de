"""Mail addresses however they are written: (at) for @, "dot" for a point, blanks."""

import re
from collections.abc import Iterator
from typing import NamedTuple

from scrkit.identifiers.english import is_english
from scrkit.identifiers.letters import plain
from scrkit.patterns import later

_DOTS = "dot|punkt|point|kropka"
_IN_BRACKETS = r"\s?[\[({{<]\s?(?:{})\s?[\])}}>]\s?"
_AT = rf"@{{1,2}}|{_IN_BRACKETS.format('at|@|ma[lł]pa')}"
_SAID_AT = r"\s@\s?|@\s|[\s_-]at[\s_-]"
_DOT = rf"\.|{_IN_BRACKETS.format(rf'{_DOTS}|[.]')}"
_SAID_DOT = r"[\s_-](?:dot|kropka)[\s_-]|\s\.\s?"
_ATS = later(rf"(?P<sure>{_AT})(?!\s)|{_SAID_AT}", re.IGNORECASE)
_OWN = r"[\w+'’%-]{1,64}"
# Only a point that is written as one may stand beside another sign of a mailbox.
_BEFORE = later(
    rf"(?<![\w@.])(?:{_OWN}(?:{_DOT}|[\s_-]dot[\s_-])){{0,5}}{_OWN}\Z", re.I
)
_ENDS = (
    "com|org|net|edu|gov|uk|eu|info|biz|io|me|co|ac|nhs|police|sch|wales|cymru|scot|ie|pl|"
    "de|fr|ro|lt|example|test|invalid"
)
_LABEL = r"[^\W_](?:[\w-]{0,61}[^\W_])?"
_DOMAIN = later(
    rf"{_LABEL}(?:(?:{_DOT}){_LABEL}){{0,4}}(?:{_DOT})[A-Za-z]{{2,24}}(?!\w)", re.I
)
_SAID_DOMAIN = later(
    rf"{_LABEL}(?:(?:{_DOT}|{_SAID_DOT}){_LABEL}){{0,4}}?"
    rf"(?:(?:{_DOT}|{_SAID_DOT})(?:{_ENDS})){{1,2}}(?![\w@])",
    re.IGNORECASE,
)
_ANY_DOT = later(rf"{_DOT}|{_SAID_DOT}", re.IGNORECASE)
_WORD_DOT = later(rf"{_IN_BRACKETS.format(_DOTS)}|{_SAID_DOT}", re.IGNORECASE)
_BRACKET = later(r"[\[({<]\s?(?:at\b|ma[lł]pa\b|@)", re.IGNORECASE)
# Before the sign of a mention stands a blank, before that of a mailbox a letter.
_SIGN = later(r"@(?:(?<=\w@)|\s)")
_POINTED = later(rf"{_LABEL}(?:\.{_LABEL}){{0,4}}\.(?:{_ENDS})", re.IGNORECASE)
_AT_A_POINT = later(rf"\w at {_LABEL}\.[A-Za-z]", re.IGNORECASE)
_LONGEST = 140  # characters before the @, disguised
# "looked at the dot com", "was at www dot …": what no domain of a mailbox begins with.
_NO_DOMAIN = frozenset(("the", "a", "an", "this", "that", "www", "every", "each"))


class Mailbox(NamedTuple):
    """A mail address in a text: where it stands, and what it is in small letters.

    What stands behind a + in it is left out: all its letters come to one mailbox.
    `sure` is false where it may be words of a sentence.
    """

    start: int
    end: int
    address: str
    sure: bool


def may_hold_mailbox(text: str) -> bool:
    """Tell whether a text may hold a mail address; quick to say no."""
    # Single signs are looked for twenty times as quickly as a pattern is.
    if "@" in text and _SIGN.search(text):
        return True
    opened = "(" in text or "[" in text or "{" in text or "<" in text
    if opened and _BRACKET.search(text):
        return True
    if " at " in text and _AT_A_POINT.search(text):
        return True
    if "ropka" in text:
        return True
    return "dot" in text or "DOT" in text or "Dot" in text


def mailboxes(text: str) -> Iterator[Mailbox]:
    """Yield the mail addresses of a text, none overlapping."""
    text, past = plain(text), 0
    if not may_hold_mailbox(text):
        return
    for at in _ATS.finditer(text):
        before = _BEFORE.search(text, max(past, at.start() - _LONGEST), at.start())
        if before is None or at.start() < past:
            continue
        end = _domain_end(text, at.end(), said=not at["sure"])
        own, host = before[0], text[at.end() : end]
        in_words = at[0].strip(" _-").isalpha()
        if not end or (in_words and not (_is_said(host) or _is_pointed(own, host))):
            continue
        past = end
        address = f"{own.partition('+')[0]}@{host}"
        address = _ANY_DOT.sub(".", address).casefold()
        sure = bool(at["sure"]) or not (own.isalpha() and is_english(own))
        yield Mailbox(before.start(), end, address, sure)


def _is_pointed(own: str, host: str) -> bool:
    """Tell whether no word stands before the word "at", and a whole domain behind it.

    As in "kestrel.w88 at mail.example".
    """
    named = any(map(str.isalpha, own)) and not own.isalpha()
    return named and _POINTED.fullmatch(host) is not None


def _domain_end(text: str, at: int, *, said: bool) -> int:
    """Return where a domain ends that begins at a place, 0 where none does."""
    shapes = (_SAID_DOMAIN,) if said else (_SAID_DOMAIN, _DOMAIN)
    return max(match.end() if (match := s.match(text, at)) else 0 for s in shapes)


def _is_said(host: str) -> bool:
    """Tell whether what stands behind the word "at" is a domain with a dot in words."""
    first = re.split(r"[\W_]", host, maxsplit=1)[0]
    return _WORD_DOT.search(host) is not None and first.casefold() not in _NO_DOMAIN
