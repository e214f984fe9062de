"""Keep what is no prose out of the way while prose is put into words.

A picture's file name may hold a day, and a footnote's label a code: neither is read.
"""

import re
from collections.abc import Iterator
from itertools import product

_NAMED = re.compile(
    r"(?<!\\)(?P<begin>\[\^)(?P<label>[^\]\[\s]{1,99})\]"
    r"|(?P<to>!\[(?:[^\[\]\\]|\\.|\[[^\[\]]*\])*\]\([ \t]*)"
    r"(?P<address><[^>\n]*>|[^\s()<>]+)"
)
# Letters alone, and none of them a word: nothing takes these for a day or a name.
_BEGIN = "zq"
_LETTERS = "bcdfghjklmnpqrstvwxz"


def shielded(text: str) -> tuple[str, dict[str, str]]:
    """Return text with a stand-in for each label and address, and what each is for."""
    stand_ins: dict[str, str] = {}
    fresh = _names(text)

    def change(found: re.Match[str]) -> str:
        held = found["label"] or found["address"]
        if held not in stand_ins:
            stand_ins[held] = next(fresh)
        if found["begin"]:
            return f"{found['begin']}{stand_ins[held]}]"
        return f"{found['to']}{stand_ins[held]}"

    changed = _NAMED.sub(change, text)
    return changed, {name: held for held, name in stand_ins.items()}


def restored(text: str, stand_ins: dict[str, str]) -> str:
    """Return text with what its stand-ins stand for."""
    if _BEGIN not in text:
        return text
    for name, held in stand_ins.items():
        text = text.replace(name, held)
    return text


def _names(text: str) -> Iterator[str]:
    for letters in product(_LETTERS, repeat=4):
        name = f"{_BEGIN}{''.join(letters)}"
        if name not in text:
            yield name
