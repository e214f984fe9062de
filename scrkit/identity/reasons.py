"""Names that hide in a reason somebody types: in small letters, as initials."""

import re
from collections.abc import Mapping

from scrkit.identifiers.english import is_english
from scrkit.identifiers.letters import WORD
from scrkit.identity.naming import Naming, namings
from scrkit.identity.spellings import Form, Spellings
from scrkit.patterns import later

_WHOLE = 2  # words of a whole name
_SHORTEST = 3  # letters of each: "a young person" is nobody
# g.y., G. Y.: with a point behind each letter.
_POINTED = later(r"(?<![\w@.])(?:[^\W\d_]\.[ ]?){1,4}[^\W\d_]\.?(?!\w)")
# Two to four letters by themselves, in small ones: gy.
_SMALL = later(r"(?<![\w@./-])[a-z]{2,4}(?![\w@/-])")
# What people do: behind an ordinary word it makes a name of it. "Grace agreed".
_DOES = later(
    r"(?:['’]s)?\s+(?:is|was|has|had|did|does|will|would|agree[sd]?|said|says|told|rang|"
    r"phoned|called|asked|saw|wrote|confirmed|thinks?|thought|reported|and\s+[A-Z]\w+\s+"
    r"(?:are|were|have|had|agreed?|said))\b"
)


def may_name(text: str, known: Spellings, initials: Mapping[str, object]) -> bool:
    """Tell whether a short text may name somebody by less than a name.

    By registered initials, in any letters; by the initials of anybody's whole name (the
    keys of `initials`) with points; by a whole name in small letters; by an ordinary
    word that does what people do. An ordinary word alone in small letters is none.
    """
    return (
        any(_is_meant(text, one) for one in namings(text, known))
        or any(_letters(match[0]) in initials for match in _POINTED.finditer(text))
        or any(
            match[0].upper() in known.initials and not is_english(match[0])
            for match in _SMALL.finditer(text)
        )
        or _holds_whole(text, known)
    )


def _letters(written: str) -> str:
    return re.sub(r"[\W_]", "", written).upper()


def _is_meant(text: str, one: Naming) -> bool:
    if one.form is Form.INITIALS:
        return True
    return not one.told and _DOES.match(text, one.end) is not None


def _holds_whole(text: str, known: Spellings) -> bool:
    """Tell whether a whole name stands in a text, whatever its letters are like."""
    cased = WORD.sub(lambda match: match[0][0].upper() + match[0][1:].lower(), text)
    if len(cased) != len(text):
        return False
    for one in namings(cased, known):
        words = WORD.findall(cased[one.start : one.end])
        long = all(len(word) >= _SHORTEST for word in words)
        if one.form is Form.FULL and len(words) >= _WHOLE and long:
            return True
    return False
