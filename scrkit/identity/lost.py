"""Find names whose letters a program lost when it saved or opened a file."""

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Set

from scrkit.identifiers.misread import misread
from scrkit.model.identity import Identity

_BEGIN = 3  # letters
_LONGEST = 120  # letters of a name, several of which may stand for one


class Lost:
    """The names of a register with lost letters, made ready once for many texts."""

    def __init__(self, found: Mapping[str, Set[str]] = {}) -> None:
        """Take the names, as they look then, with the codes of those who bear them."""
        self._begins: dict[str, list[tuple[str, tuple[str, ...]]]] = defaultdict(list)
        for text, codes in found.items():
            small = text.casefold()
            self._begins[small[:_BEGIN]].append((small, tuple(sorted(codes))))
        every = "|".join(map(re.escape, sorted(self._begins)))
        self._form = re.compile(every, re.IGNORECASE)

    def find(self, text: str) -> Iterator[tuple[int, int, tuple[str, ...]]]:
        """Yield start, end and codes of each such name in a text; mostly none."""
        if not self._begins or ("?" not in text and text.isascii()):
            return
        for begin in self._form.finditer(text):
            start = begin.start()
            stretch = text[start : start + _LONGEST].casefold()
            fits = [
                (start + len(name), codes)
                for name, codes in self._begins[stretch[:_BEGIN]]
                if stretch.startswith(name)
                and not _goes_on(text, start, start + len(name))
            ]
            if fits:
                yield start, *max(fits)


def _goes_on(text: str, start: int, end: int) -> bool:
    before, last, after = text[start - 1 : start], text[end - 1], text[end : end + 1]
    return before.isalpha() or (last.isalpha() and after.isalpha())


def misread_of(one: Identity) -> Iterator[str]:
    """Yield names of somebody as they look where letters are lost."""
    for name in (*one.names, *one.former_names, *one.aliases, *one.nicknames):
        yield from (text for part in (name, *name.split()) for text in misread(part))
