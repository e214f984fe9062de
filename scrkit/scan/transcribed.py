"""Write Cyrillic words in Latin letters, as English does."""

import re

from scrkit.patterns import later

CYRILLIC = later(r"[А-яЁёІіЇїЄєҐґ]{3}")
"""Words that are Cyrillic; of one letter or two, others are disguised with them."""
_WORD = later(r"[А-яЁёІіЇїЄєҐґ'’]{3,}")
_PAIRS = """
аa бb вv гg ґg дd еe ёe жzh зz иi іi їi йy кk лl мm нn оo пp рr сs тt уu фf хkh цts чch
шsh щshch ъ ыy ь эe єe юyu яya
"""
_LETTERS = {one[0]: one[1:] for one in _PAIRS.split()}


def transcribed(text: str) -> str:
    """Return a text with its Cyrillic words in Latin letters, capitals kept."""
    return _WORD.sub(_latin, text)


def _latin(match: re.Match[str]) -> str:
    return "".join(_letter(one) for one in match[0])


def _letter(one: str) -> str:
    latin = _LETTERS.get(one.lower(), one)
    return latin.capitalize() if one.isupper() else latin
