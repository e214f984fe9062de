"""Other ways in which a reader takes a text: words set apart, words cut by a line."""

import re
from itertools import pairwise

from scrkit.identifiers.misread import read_otherwise

_SPREAD = re.compile(r"(?<!\w)\w(?: \w(?!\w)){2,}")
_AROUND = 3
# The middle of a word that a column cut twice is no longer than this.
_NARROW = 12
# At the end of a line they say that the word goes on.
_HYPHENS = "-\u00ad\u2010\u2011"
_MARKUP = re.compile(r"</?[A-Za-z][^<>\n]{0,200}>|[*_`~]+|\\(?=[^\w\s])|\\\r?\n[ \t]*")
_TEX = re.compile(r"\\(?:[`'^\"~=.]|[uvHcdbkrt](?=\{))\{?([A-Za-z])\}?")
_MARKED = re.compile(r"\w(?:</?[A-Za-z]|[*_`~]|\\)|(?:>|[*_`~]|\\[^\w\s]?)\w")


def readings(text: str) -> tuple[str, ...]:
    """Return what letter-spaced words say; blanks of two or more part the words.

    And what the text says where it was saved in the letters of another alphabet.
    """
    otherwise = read_otherwise(text)
    if "  " not in text or not _SPREAD.search(text):
        return otherwise
    return (_SPREAD.sub(lambda match: match[0].replace(" ", ""), text), *otherwise)


def unmarked(text: str) -> tuple[str, ...]:
    """Return a text without mark-up that stands inside of a word (Quill**feather**).

    Of TeX the letters alone, which its signs give their accents.
    """
    plain = _TEX.sub(r"\1", text) if "\\" in text else text
    if plain == text and not _MARKED.search(text):
        return ()
    plain = _MARKUP.sub("", plain)
    return (plain,) if plain != text else ()


def uncut(text: str) -> tuple[str, ...]:
    """Return the words that the ends of lines may have cut, put together again.

    Whether a line ends with a word or within one cannot be seen: each end is read with
    a few words around it, and a line of one short word with what stands on both sides.
    """
    lines = [words for line in text.splitlines() if (words := line.split())]
    found = [
        " ".join((*left[-_AROUND:-1], begun + right[0], *right[1:_AROUND]))
        for left, right in pairwise(lines)
        if (begun := left[-1].rstrip(_HYPHENS))
        and begun[-1].isalnum()
        and right[0][0].isalnum()
    ]
    found += [
        left[-1] + middle[0] + right[0]
        for left, middle, right in zip(lines, lines[1:], lines[2:], strict=False)
        if len(middle) == 1 and middle[0].isalnum() and len(middle[0]) <= _NARROW
    ]
    return ("\n".join(found),) if found else ()
