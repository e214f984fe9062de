"""In which set of 256 letters a text is written that is no Unicode."""

import codecs
import contextlib
import re

from scrkit.errors import ScrError

# Of Windows, of DOS in Western Europe and in the United States, and of the older Mac.
_CODE_PAGES = ("cp1252", "cp850", "cp437", "mac_roman", "cp1250")
# Of other alphabets, which a text has whole words of.
_ALPHABETS = ("cp1251", "koi8_u", "cp866", "iso8859_5", "cp1253", "iso8859_7")
_ROW = re.compile(rb"[\x80-\xff]{3}")
# The letters that Greek and Russian or Ukrainian have most of.
_FREQUENT = frozenset("αοιετσνηυρςάόίέή" + "оаеинтсрвлі")
BEYOND = re.compile(r"[^\x00-\x7f]")
_DECLARED = re.compile(
    rb"<meta[^>]{0,200}charset=[\"']?([A-Za-z0-9_-]{2,20})", re.IGNORECASE
)
# Signs that stand alone in texts, and what may stand between letters.
_USUAL = frozenset("\u00a3\u20ac\u2013\u2014\u2026\u00b0\u00bd\u00bc\u00a0\u2022")
_QUOTES = frozenset("\u2018\u2019\u201c\u201d\u00b4")


def code_page(data: bytes) -> str:
    """Return in which set of 256 letters a text is written; raises ScrError for none.

    The one that is declared; else that in which the letters beyond the English ones
    stand as they do in words, Windows before DOS.
    """
    declared = _DECLARED.search(data[:4096])
    if declared:
        with contextlib.suppress(LookupError, UnicodeDecodeError):
            name = codecs.lookup(declared[1].decode("ascii")).name
            data.decode(name)
            return str(name)
    found: dict[str, int] = {}
    for name in (*_CODE_PAGES, *(_ALPHABETS if _ROW.search(data) else ())):
        with contextlib.suppress(UnicodeDecodeError):
            found[name] = _likelihood(data.decode(name))
    if b"\0" in data or not found:
        raise ScrError(
            "the file is not saved as UTF-8, UTF-16 or for Windows or DOS",
            "Save it again with the encoding UTF-8.",
        )
    return max(found, key=lambda name: found[name])


def _likelihood(text: str) -> int:
    """Return how well the letters beyond the English ones stand as they do in words."""
    points = 0
    for match in BEYOND.finditer(text):
        sign, before = match[0], text[match.start() - 1 : match.start()]
        behind = text[match.end() : match.end() + 1]
        beside = before.isalpha() + behind.isalpha()
        if sign.isalpha() and sign < "\u0180":
            # A capital within a word is hardly one.
            inside = before.islower() and sign.isupper()
            # Hardly a Latin word has three letters with accents in a row.
            row = before > "\x7f" and behind > "\x7f"
            points += (2 if beside and not row else -1) - 3 * inside
        elif sign.isalpha() and "\u0370" <= sign < "\u0530":
            points += _of_alphabet(sign, before, behind)
        elif sign in _USUAL | _QUOTES:
            points += 1 if beside < 2 or sign in _QUOTES else -2
        else:
            points -= 2
    return points


def _of_alphabet(sign: str, before: str, behind: str) -> int:
    """Return how well a Greek or Cyrillic letter stands where it stands."""
    beside = any(
        "\u0370" <= one < "\u0530" and one.isalpha() for one in (before, behind)
    )
    inside = before.islower() and sign.isupper()
    points = (2 if beside else -1) - 3 * inside + sign.islower()
    return points + (sign.lower() in _FREQUENT)
