"""Read a day of birth together that stands over several cells or paragraphs."""

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from scrkit.scan.values import CELLS, Piece

_BIRTH = re.compile(r"\b(?:born|birth|dob|d\.\s?o\.\s?b)", re.IGNORECASE)
# A heading is no longer than this, nor is a part of a day; so many stand for one.
_HEADING, _PART, _PARTS = 48, 24, 8
_HYPHENS, _AROUND = tuple("-\u00ad\u2010\u2011"), 4


def births_over(pieces: Sequence[Piece]) -> Iterator[Piece]:
    """Yield each short piece that speaks of a birth, read with what stands behind it.

    "Date of birth", "11 March", "2009" may be three paragraphs, cells or rows.
    """
    texts = [one for one in pieces if one.text and one.where[:9] != "attribute"]
    rows = [
        Piece(one.glued[0], one.where)
        for one in pieces
        if not one.text and one.glued and CELLS in one.glued[0]
    ]
    yield from _over(texts, _PARTS)
    yield from _over(rows, _PARTS // 2)


def hyphened(pieces: Sequence[Piece]) -> Iterator[Piece]:
    """Yield what the hyphen at the end of a paragraph cuts, put together."""
    for piece, other in pairwise(pieces):
        left, right = piece.text.rstrip(), other.text.lstrip()
        if left[-1:] in _HYPHENS and left[-2:-1].isalpha() and right[:1].islower():
            ends, begins = left[:-1].split(" ")[-_AROUND:], right.split(" ")[:_AROUND]
            together = f"{' '.join(ends)}{' '.join(begins)}"
            yield Piece("", piece.where, (), (together,))


def _over(texts: Sequence[Piece], count: int) -> Iterator[Piece]:
    for at, piece in enumerate(texts):
        if len(piece.text) > _HEADING or not _BIRTH.search(piece.text):
            continue
        told = [piece.text]
        for other in texts[at + 1 : at + count]:
            if len(other.text) > _PART:
                break
            told.append(other.text)
        if len(told) > 1:
            yield Piece("", piece.where, (), (CELLS.join(told),))
