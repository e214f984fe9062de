"""Bring a text to its skeleton, in which disguises of a name are alike; keeps places.

Upper and lower case, accents, full-width and look-alike letters, invisible characters,
soft hyphens and kinds of blank are all made one. What a reader sees as the same word
becomes the same word.
"""

import re
import unicodedata
from dataclasses import dataclass, field

# Letters of other alphabets that look like Latin ones (confusables of UTS 39, those
# that occur in names), and Latin ones that NFKD leaves whole.
_CYRILLIC = "аеорсухікѕјԁһӏԛԝьвмнтАВЕКМНОРСТУХІЅЈԚԜ"
_GREEK = "αβγεικνορτυχωΑΒΕΖΗΙΚΜΝΟΡΤΥΧ"
_LOOK = {
    **dict(zip(_CYRILLIC, "aeopcyxiksjdhlqwbbmhtabekmhopctyxisjqw", strict=True)),
    **dict(zip(_GREEK, "abyeikvoptuxwabezhikmnoptyx", strict=True)),
    "ß": "ss",
    "ø": "o",
    "Ø": "o",
    "ł": "l",
    "Ł": "l",
    "đ": "d",
    "Đ": "d",
    "æ": "ae",
    "Æ": "ae",
    "œ": "oe",
    "Œ": "oe",
    "þ": "th",
    "Þ": "th",
    "ð": "d",
    "ı": "i",
    "ŋ": "n",
    "ħ": "h",
    "ɡ": "g",
    "ɑ": "a",
    "ʟ": "l",
    "ɪ": "i",
    "ӓ": "a",
    "\u2010": "-",
    "\u2011": "-",
    "\u2012": "-",
    "\u2013": "-",
    **dict.fromkeys("\u2015\u2043\u2212\u058a\u05be\u1806", "-"),
    **dict.fromkeys("’‘ʼ`´′ʻ＇", "'"),
}
_INVISIBLE = frozenset("\u034f\u115f\u1160\u3164\ufffc")


class _Skeletons(dict[str, str]):
    """The skeleton of each character, worked out once."""

    def __missing__(self, written: str) -> str:
        found = self[written] = _skeleton(written)
        return found


def _skeleton(written: str) -> str:
    if written.isascii():
        if written.isspace():
            return " "
        hidden = written in "'`" or not written.isprintable()
        return "" if hidden else written.lower()
    if written.isspace():
        return " "
    hidden = unicodedata.category(written) in ("Cf", "Cc", "Mn", "Me")
    if hidden or written in _INVISIBLE:
        return ""
    parts = unicodedata.normalize("NFKD", _LOOK.get(written, written))
    letters = "".join(c for c in parts if not unicodedata.combining(c))
    plain = "".join(_LOOK.get(c, c) for c in letters).replace("'", "").casefold()
    return plain if plain.strip() or not plain else " "


_TABLE = _Skeletons()
_BLANKS = re.compile(r" {2,}")


@dataclass(frozen=True, slots=True, repr=False)
class Folded:
    """The skeleton of a text, with the text itself to find places in."""

    text: str
    written: str
    _known: list[int] = field(default_factory=list)

    def span(self, start: int, end: int) -> tuple[int, int]:
        """Return where a stretch of the skeleton stood in the text."""
        if not self._known:
            # Most texts hold nobody, and need no places.
            self._known.extend(self._places())
        return self._known[start], self._known[end - 1] + 1

    def _places(self) -> list[int]:
        places: list[int] = []
        blank = False
        for at, written in enumerate(self.written):
            for letter in _TABLE[written]:
                if letter == " " and blank:
                    continue
                blank = letter == " "
                places.append(at)
        return places


def fold(text: str) -> Folded:
    """Return the skeleton of a text: apostrophes gone, each blank a single one."""
    if text.isascii() and text.isprintable():
        # Most of all texts: the same as below, by the language's own means.
        bare = text.lower().replace("'", "").replace("`", "")
    else:
        bare = "".join([_TABLE[written] for written in text])
    return Folded(_BLANKS.sub(" ", bare) if "  " in bare else bare, text)


def skeleton(text: str) -> str:
    """Return the bare skeleton of a name, to look for."""
    return fold(text).text.strip()
