"""What a text is once it is decoded, and its broken or spaced words are whole again."""

import html
import re
from collections.abc import Iterator
from urllib.parse import unquote

from scrkit.identifiers.letters import humps
from scrkit.patterns import later
from scrkit.scan.spoken import SPOKEN, in_figures
from scrkit.scan.transcribed import CYRILLIC, transcribed
from scrkit.scan.values import Piece

_SPACED = later(r"(?<!\w)\w(?:[\s._*'’/-]{1,4}\w(?!\w)){3,50}")
# "Nonesuch" "child", 'Nonesuch' + 'child'; a quote of each kind has its like beside it.
QUOTED = later(r"([\"'])(?<=\w.)\s*[+.&]?\s*\1(?=\w)")
_WIDE = later(r"(?<=\w)\s{2,4}(?=\w)")
# Two letters that stand alone, one after the other; quick to say no.
TWO_ALONE = later(r"[\s._*'’/-]\w[\s._*'’/-]{1,4}\w(?!\w)")
_THIN = "\u00ad\u200b-\u200f\u2060-\u2064\ufeff"
_PARTED = later(
    rf"(?<=[^\W\d_])[{_THIN}]*(?:[-\u2010-\u2013\u2212\ufe63\uff0d][{_THIN}]*\s*|(?<=[{_THIN}])\s+)"
    r"(?=[^\W\d_])"
)
_DIGITS = later(r"(?<=[^\W\d_])(?=\d)|(?<=\d)(?=[^\W\d_])")
# The checksum or id of a file, whose figures are random.
RANDOM = later(
    r"(?<![^\W_])(?:[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}|[0-9a-f]{16,128})"
    r"(?![^\W_])",
    re.IGNORECASE,
)
# O77OO 9OO847: letters where figures belong, as scanners read and people type them.
_LETTERED_NUMBER = later(
    r"(?<![^\W_])(?=[OoIl ()+.-]{0,30}\d)(?=[\d ()+.-]{0,30}[OoIl])"
    r"(?:[\dOoIl][ ()+.-]{0,2}){6,16}"
    r"(?![^\W_])"
)
_FIGURES = str.maketrans("OoIl", "0011")
_SHORT = 400
# dob27121986
_BORN_FIGURES = later(
    r"(?<![^\W_])(dob|born|bday|birthdate|birthday)(\d{6}(?:\d\d)?)(?!\d)",
    re.IGNORECASE,
)
# Letters that Excel and LibreOffice write by their numbers.
_NUMBERED = later(r"_x([0-9A-Fa-f]{4})_|_([2-7][0-9a-f])_")


def shapes(piece: Piece) -> Iterator[str]:
    """Yield a text, and what it is once it is decoded or its words are parted."""
    text = piece.text
    yield text
    yield from piece.also
    for mark, decode in (
        *(("%", unquote), ("&", html.unescape), ("_", _lettered)),
        *(("+", _unplussed), ('"', _in_one), ("'", _in_one)),
    ):
        if mark in text:
            decoded = decode(text)
            if decoded != text:
                yield decoded
    parted = humps(text)
    if len(text) < _SHORT and " " not in text:
        # A file's name, an address.
        whole = RANDOM.sub(lambda m: m[0] if m[0].isdigit() else " ", text)
        parted = _DIGITS.sub(" ", humps(whole))
    if parted != text:
        yield parted
    yield from (read(text) for form, read in _READ if form.search(text))
    yield from _joined(text)


def _unplussed(text: str) -> str:
    """Return a text with the blanks of a link: maps?q=14+Nonesuch+Row."""
    return text.replace("+", " ")


def _in_one(text: str) -> str:
    """Return a text with the strings of a program in one that stand in several."""
    return QUOTED.sub("", text)


def _with_figures(match: re.Match[str]) -> str:
    return match[0].translate(_FIGURES)


def _lettered(text: str) -> str:
    return _NUMBERED.sub(lambda match: chr(int(match[1] or match[2], 16)), text)


def _joined(text: str) -> Iterator[str]:
    """Yield a text whose broken or spaced words are whole again."""
    if ("-" in text or not text.isascii()) and _PARTED.search(text):
        # Broken at the end of a line, or by a hyphen put in by hand.
        yield _PARTED.sub("", text)
    if TWO_ALONE.search(text) and _SPACED.search(text):
        yield _SPACED.sub(lambda match: re.sub(r"[\W_]", "", match[0]), text)
        # Drawn letter by letter, with a wider gap where a word ends.
        wide = _WIDE.sub("\u0000", text)
        if "\u0000" in wide:
            whole = _SPACED.sub(lambda match: re.sub(r"[\W_]", "", match[0]), wide)
            yield whole.replace("\u0000", " ")


# How numbers are written otherwise, and how each is read.
_READ = (
    (_LETTERED_NUMBER, lambda t: _LETTERED_NUMBER.sub(_with_figures, t)),
    (_BORN_FIGURES, lambda t: _BORN_FIGURES.sub(r"\1 \2 ", t)),
    (SPOKEN, in_figures),
    (CYRILLIC, transcribed),
)
