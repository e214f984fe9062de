"""What a reader takes for the same letter: case, accents, look-alikes, unseen signs."""

import re
import unicodedata
from collections.abc import Iterator, Set
from functools import cache, lru_cache
from pathlib import Path

from scrkit.patterns import later

# Accents that may stand by themselves, behind a letter or by a slip behind a hyphen.
MARKS = "\u0300-\u036f\u1ab0-\u1aff\u1dc0-\u1dff\u20d0-\u20ff\ufe00-\ufe0f\ufe20-\ufe2f"
APOSTROPHES = "'’‘ʼ`´′ʻ＇"
# Letters, with apostrophes inside; what parts words is whatever stands between them.
WORD = later(rf"[^\W\d_]+(?:(?:[{MARKS}]|[{APOSTROPHES}](?=[^\W\d_]))[^\W\d_]*)*")
# Signs that are not seen, and those that a reader takes for a hyphen: dashes, dots
# between syllables, strokes.
UNSEEN = (
    "\u00ad\u061c\u115f\u1160\u180b-\u180e\u200b-\u200f\u202a-\u202e\u2060-\u206f\u3164"
    "\ufeff\ufff9-\ufffc"
)
HYPHENS = (
    r"\-\u2010-\u2015\u2043\u2212\u058a\u05be\u1400\u1806\ufe31\ufe32\ufe58\ufe63\uff0d"
    r"\u00b7\u0387\u02d7\u2027\u207b\u208b\u2219\u22c5\u2500\u2501\u2796\u2e17\u2e1a\u2e3a"
    r"\u2e3b\u2e40\u2e5d\u301c\u3030\u30a0\u30fb\uff65\U00010ead"
)
_IS_HYPHEN = later(f"[{HYPHENS}]")
_IS_UNSEEN = later(f"[{UNSEEN}\u034f]")
# Letters that keep their stroke or hook when accents go, as English writes them.
_ENGLISH = {
    **dict(zip("øłđðŋħıɡɑʟɪωӏ", "olddnhigaliwl", strict=True)),
    "æ": "ae",
    "œ": "oe",
    "þ": "th",
}


# Capitals in the size of small letters, which pages for posts make of a text.
_SMALL_CAPITALS = dict(
    zip("ᴀʙᴄᴅᴇꜰɢʜɪᴊᴋʟᴍɴᴏᴘʀꜱᴛᴜᴠᴡʏᴢ", "abcdefghijklmnoprstuvwyz", strict=True)
)


@cache
def _lookalikes() -> dict[str, str]:
    """Return the Latin letters, small, that each letter of other alphabets looks like.

    The table is Unicode's; bench/lookalikes.py makes it.
    """
    text = (Path(__file__).parent / "lookalikes.txt").read_text(encoding="utf-8")
    rows = (line.split() for line in text.splitlines() if not line.startswith("#"))
    return _SMALL_CAPITALS | {
        letter: latin for latin, letters in rows for letter in letters
    }


def bare(text: str) -> str:
    """Return a text in small letters, without accents and compatibility forms."""
    parts = unicodedata.normalize("NFKD", text.casefold())
    letters = (c for c in parts if not unicodedata.combining(c))
    return "".join(c for c in letters if unicodedata.category(c) != "Me").casefold()


class _Letters(dict[str, str]):
    """What each sign is to a reader, worked out once."""

    def __missing__(self, written: str) -> str:
        found = self[written] = _letter(written)
        return found


def _letter(written: str) -> str:
    if written.isspace():
        return " "
    hidden = unicodedata.category(written) in ("Cf", "Cc", "Mn", "Me")
    if hidden or written in APOSTROPHES or _IS_UNSEEN.match(written):
        return ""
    if not written.isascii() and _IS_HYPHEN.match(written):
        return "-"
    small = bare(written)
    plain = small if small.isascii() else bare(_latin(small, _unaccented(written)))
    plain = "".join("" if c in APOSTROPHES else c for c in plain)
    return plain if plain.strip() or not plain else " "


def _unaccented(written: str) -> str:
    """Return a letter without accents, in its case: "Ή" looks like H, "ή" like n."""
    parts = unicodedata.normalize("NFKD", written)
    return "".join(c for c in parts if not unicodedata.combining(c))


def _latin(small: str, written: str) -> str:
    """Return the Latin letters that a letter is, or looks like in either case."""
    alike = _lookalikes()
    if small not in _ENGLISH and written in alike:
        return alike[written]
    # "н" looks like its capital "Н", which looks like H.
    found = (_ENGLISH.get(c) or alike.get(c) or alike.get(c.upper(), c) for c in small)
    return "".join(found)


LETTERS = _Letters()


@lru_cache(maxsize=65536)
def folded(word: str) -> str:
    """Return a word as names are compared: no case, accents, apostrophes, disguise."""
    if word.isascii() and word.isalpha():
        return word.lower()
    return "".join([LETTERS[one] for one in word])


# The last texts are kept: who searches a history asks for the words of each twice.
@lru_cache(maxsize=4)
def written_in(text: str) -> frozenset[str]:
    """Return the words of a text as they are written, each once."""
    # No word goes over a blank, and what stands between blanks mostly stands there
    # often: it is taken apart once.
    return frozenset(WORD.findall(" ".join(frozenset(text.split()))))


def standing(words: Set[str], text: str) -> Iterator[tuple[int, int]]:
    """Yield start and end of each of some words (as they are written) in a text."""
    if not words:
        return
    if len(words) > _FEW:
        yield from (m.span() for m in WORD.finditer(text) if m[0] in words)
        return
    past = 0
    for match in re.finditer("|".join(map(re.escape, words)), text):
        if match.start() < past:
            continue
        # What stands between two blanks is taken apart once, and as a whole.
        start = match.start()
        while start > past and not text[start - 1].isspace():
            start -= 1
        blank = _BLANK.search(text, match.end())
        past = blank.start() if blank else len(text)
        for word in WORD.finditer(text, start, past):
            if word[0] in words:
                yield word.span()


# Of more words each is no longer quicker to look for than all the words of a text.
_FEW = 16
_BLANK = later(r"\s")


def beyond_ascii(text: str) -> str:
    """Return the signs of a text that are none of ASCII's, in their order: a few."""
    if text.isascii():
        return ""
    # By the bytes, for that takes a hundredth of asking letter by letter.
    coded = text.encode("utf-8", "surrogatepass").translate(None, _ASCII)
    return coded.decode("utf-8", "surrogatepass")


_ASCII = bytes(range(0x80))


def words_of(text: str) -> tuple[str, ...]:
    """Return the folded words of a text in order."""
    return tuple(folded(match[0]) for match in WORD.finditer(text))


class _Plain(dict[str, str]):
    """One plain sign for each: ASCII digits and letters, "-", " ", and U+200B."""

    def __missing__(self, written: str) -> str:
        read = unicodedata.normalize("NFKC", written)
        if written.isspace() and written != "\n":
            read = " "
        elif _IS_UNSEEN.match(written):
            read = "\u200b"
        elif _IS_HYPHEN.match(written):
            read = "-"
        elif unicodedata.category(written) == "Nd":
            read = str(unicodedata.digit(written))
        found = self[written] = read if len(read) == 1 else written
        return found


_PLAIN = _Plain()
# Hardly a letter of a text is one of these, and `re` passes the others over.
_NOT_PLAIN = later(r"[^\n -~]")


def plain(text: str) -> str:
    """Return a text, place by place, with every digit, dash and blank a plain one."""
    return text if text.isascii() else _NOT_PLAIN.sub(lambda m: _PLAIN[m[0]], text)


# Capitals and small letters of Latin alphabets, which `re` has no class for.
_LATIN = [chr(point) for point in range(0x250)]
UPPER = "".join(one for one in _LATIN if one.isupper())
LOWER = "".join(one for one in _LATIN if one.islower() and one.isalpha())
# What must stand before a capital is asked after it: so the search stays quick; of
# ASCII, which most texts are, it is quicker still.
_HUMPS = {
    ascii_only: later(rf"[{upper}](?<=[{lower}].)(?<!\bMc.)(?<!\bMac.)")
    for ascii_only, upper, lower in ((True, "A-Z", "a-z"), (False, UPPER, LOWER))
}


def humps(text: str) -> str:
    """Return a text in which KayleighQuillsmith is two words; McDonald stays one."""
    return _HUMPS[text.isascii()].sub(r" \g<0>", text)
