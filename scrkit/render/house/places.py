"""The marked places of a house file that a document fills, and how they are written."""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Mapping

# What is filled in, and the other words by which boards and Word call it.
_CALLED = {
    "title": ("case", "case title", "titel"),
    "report": ("subtitle", "document", "subject", "report title", "document title"),
    "board": ("company", "organisation", "organization", "partnership"),
    "date": ("publish date", "publication date", "report date", "publishdate"),
    "marking": ("classification", "protective marking", "security"),
    "status": ("state", "contentstatus"),
    "author": ("authors", "creator", "lead reviewer", "manager"),
    "kind": ("category", "kind of review"),
    "contact": ("company address", "companyaddress", "contact details"),
    "version": ("version date",),
    "year": (),
}
NAMES = tuple(_CALLED)
# Where the report itself comes: what stands before it is the cover.
CONTENT = ("content", "report text", "body")
_KNOWN = {word: name for name, words in _CALLED.items() for word in (name, *words)}
_WRITTEN = re.compile(
    r"\{\{? ?([A-Za-z][A-Za-z _-]{2,24}) ?\}?\}|\[([A-Za-z][A-Za-z _-]{2,24})\]|"
    r"«([A-Za-z][A-Za-z _-]{2,24})»"
)


def known(word: str) -> str:
    """Return what a place of this name is filled with, "" where nothing is."""
    return _KNOWN.get(word.strip().lower().replace("_", " "), "")


def place(name: str) -> str:
    """Return a place as it is written."""
    return "{" + name + "}"


def places_in(text: str) -> list[tuple[int, int, str]]:
    """Return where each place in a text begins and ends, and what it is called."""
    return [
        (found.start(), found.end(), next(filter(None, found.groups())))
        for found in _WRITTEN.finditer(text)
    ]


def is_content(text: str) -> bool:
    """Tell whether a paragraph is the place of the report itself."""
    every = places_in(text.strip())
    return len(every) == 1 and every[0][2].lower() in CONTENT


def named_in(text: str) -> set[str]:
    """Return what the places of a text are filled with."""
    return {known(word) for _, _, word in places_in(text)} - {""}


def unknown_in(text: str) -> bool:
    """Tell whether a text holds a place in braces that nothing fills."""
    every = places_in(text)
    return any(
        text[begin] != "[" and not known(word) and word.lower() not in CONTENT
        for begin, _, word in every
    )


def fill(node_texts: list[str], values: Mapping[str, str]) -> list[str]:
    """Return the pieces of a paragraph with its places filled.

    What fills a place stands where the place began; a place may go over pieces.
    """
    whole = "".join(node_texts)
    pieces, starts, at = list(node_texts), list[int](), 0
    for one in node_texts:
        starts.append(at)
        at += len(one)
    for begin, end, word in reversed(places_in(whole)):
        name = known(word)
        if name not in values:
            continue
        _replaced(pieces, starts, (begin, end), values[name])
    return pieces


def _replaced(
    pieces: list[str], starts: list[int], span: tuple[int, int], said: str
) -> None:
    begin, end = span
    put = False
    # The piece in which it begins: hundreds of places may stand in as many pieces.
    first = bisect_right(starts, begin) - 1
    for at in range(first, bisect_left(starts, end)):
        start = starts[at]
        low, high = max(begin, start), min(end, start + len(pieces[at]))
        if low >= high:
            continue
        cut = pieces[at]
        pieces[at] = cut[: low - start] + ("" if put else said) + cut[high - start :]
        put = True
