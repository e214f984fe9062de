"""Other ways in which a reader takes a text: words set apart, words cut by a line."""

import re
from itertools import pairwise

_SPREAD = re.compile(r"(?<!\w)\w(?: \w(?!\w)){2,}")
_WORDS_AROUND = 3
# Lines that a narrow column cut: more letters than this fit into any other.
_NARROW = 24
_MARKUP = re.compile(r"</?[A-Za-z][^<>\n]{0,200}>|[*_`~]+|\\(?=[^\w\s])|\\\r?\n[ \t]*")
_MARKED = re.compile(r"\w(?:</?[A-Za-z]|[*_`~]|\\)|(?:>|[*_`~]|\\[^\w\s]?)\w")


def readings(text: str) -> tuple[str, ...]:
    """Return what letter-spaced words say; blanks of two or more part the words."""
    if "  " not in text or not _SPREAD.search(text):
        return ()
    return (_SPREAD.sub(lambda match: match[0].replace(" ", ""), text),)


def unmarked(text: str) -> tuple[str, ...]:
    """Return a text without mark-up that stands inside of a word (Quill**feather**)."""
    if not _MARKED.search(text):
        return ()
    plain = _MARKUP.sub("", text)
    return (plain,) if plain != text else ()


def uncut(text: str) -> tuple[str, ...]:
    """Return the words that the ends of lines may have cut, put together again.

    Whether a line ends with a word or within one cannot be seen: each place is read
    with a few words around it, and where several narrow lines follow, all in one.
    """
    lines = [line.strip() for line in text.splitlines()]
    found = [
        " ".join((*before[:-1], before[-1] + after[0], *after[1:]))
        for left, right in pairwise(lines)
        if (before := left.split()[-_WORDS_AROUND:])
        and (after := right.split()[:_WORDS_AROUND])
        and before[-1][-1:].isalnum()
        and after[0][:1].isalnum()
    ]
    narrow: list[str] = []
    for line in [*lines, ""]:
        if line and len(line) <= _NARROW:
            narrow.append(line)
            continue
        if len(narrow) > 2:
            found += [
                "".join(three)
                for three in zip(narrow, narrow[1:], narrow[2:], strict=False)
            ]
            found.append("".join(narrow))
        narrow = []
    return ("\n".join(found),) if found else ()
