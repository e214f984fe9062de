"""Look for many words at once in what a command let out."""

from collections.abc import Iterable

import ahocorasick


class Words:
    """Words that must not be met, in capitals or small letters, whole or within."""

    def __init__(self, words: Iterable[str]) -> None:
        self._found = ahocorasick.Automaton()
        for word in words:
            self._found.add_word(word.casefold(), word)
        self._found.make_automaton()

    def within(self, text: str) -> list[str]:
        """Return the words that a text holds, each once."""
        return sorted({word for _, word in self._found.iter(text.casefold())})
