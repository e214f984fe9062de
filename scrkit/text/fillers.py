"""Tell a text that says something from one that only fills its place; look-ups only."""

import re

from scrkit.patterns import later

_SIGNS = later(r"[\W_]+")
# Forms are handed in with these so that no field is empty. "No" and "unknown" are
# answers in some fields; where they are, nobody asks here.
_FILLERS = frozenset(
    re.sub(r"[\W_]+", "", words)
    for words in [
        "none",
        "nil",
        "null",
        "n/a",
        "not applicable",
        "not known",
        "unknown",
        "not recorded",
        "not available",
        "tbc",
        "tba",
        "tbd",
        "to be confirmed",
        "to be advised",
        "to be announced",
        "to be agreed",
        "to be added",
        "to be completed",
        "to be decided",
        "to be determined",
        "to be done",
        "to be written",
        "to be drafted",
        "to be provided",
        "to follow",
        "to come",
        "to do",
        "pending",
        "awaited",
        "awaiting",
        "draft",
        "in progress",
        "not yet",
        "later",
        "as above",
        "ditto",
        "as before",
        "same as above",
        "as discussed",
        "as stated",
        "as stated above",
        "covered elsewhere",
        "to be discussed",
        "to be arranged",
        "under review",
        "ongoing",
        "nothing",
        "nothing to add",
        "no comment",
        "blank",
        "empty",
        "text",
        "insert text",
        "insert here",
        "enter text",
        "enter text here",
        "click here to enter text",
        "placeholder",
        "lorem ipsum",
        "x",
        "xx",
        "xxx",
        "xxxx",
        "",
    ]
)
# That it stands elsewhere is no answer here, wherever that is said to be.
_ELSEWHERE = later(
    r"(?:please )?(?:see|refer to|as per|as in|as stated in|covered in|per)"
    r" (?:the |our |their |my |its )?(?:\w+ )?(?:above|below|attached|overleaf"
    r"|elsewhere|chronolog(?:y|ies)|imrs?|reports?|minutes|files?|records?|notes?"
    r"|overview|appendix|annex|letters?|e-?mails?|terms|document|form)"
    r"(?: above| below| attached)?"
)
# When it is said of says no more: "not applicable at this time".
_AT_THIS_TIME = later(
    r"[\s,]*\b(?:at (?:this|the present|the) (?:time|stage|moment|point)|at present"
    r"|presently|currently|for now|for the time being|as yet|yet|so far|to date"
    r"|in due course|shortly|soon|asap|here|in this case)\W*$"
)
# The letters with which all of these begin: most texts are told by them.
_BEGINS = 3
_BEGINNINGS = frozenset(
    re.sub(r"[\W_]+", "", words)[:_BEGINS]
    for words in [
        *_FILLERS,
        *("please", "see", "refer", "as per", "as in", "as stated", "covered", "per"),
        *("at this", "at the", "at present", "presently", "currently", "for now"),
        *("for the", "as yet", "yet", "so far", "to date", "in due", "shortly", "soon"),
        *("asap", "here", "in this"),
    ]
)
# Those that say that there is none, where one need not be.
_NONE = frozenset({"none", "nil", "na", "notapplicable", "nothing", "nobody", "noone"})
# Longer than any filler, however it is spaced.
_LONGEST = 60
_DASHES = frozenset("-\u2010\u2011\u2012\u2013\u2014/")


def says_nothing(text: str) -> bool:
    """Tell whether a text is empty, only signs, or a filler such as "n/a" or "tbc"."""
    if len(text) > _LONGEST:
        return not text.strip()
    head = text[:_BEGINS]
    # What most say, told without looking at the rest: they are thousands.
    if head.isascii() and head.isalpha() and head.lower() not in _BEGINNINGS:
        return False
    small = text.casefold()
    words = _SIGNS.sub("", small)
    if words[:_BEGINS] not in _BEGINNINGS:
        return False
    if words in _FILLERS:
        return True
    if _ELSEWHERE.fullmatch(" ".join(_SIGNS.sub(" ", small).split())):
        return True
    shorter = _SIGNS.sub("", _AT_THIS_TIME.sub("", small))
    return shorter != words and shorter in _FILLERS


def says_none(text: str) -> bool:
    """Tell whether a text says that there is none: a dash, "none" or "n/a"."""
    words = _SIGNS.sub("", text[:_LONGEST].casefold())
    return words in _NONE or (not words and set(text.strip()) <= _DASHES)
