"""Every phrase of the lists of words is one that can be heard."""

from typing import get_args

import pytest

from scrkit.frameworks import WordKind, word_list
from scrkit.rules.engine import phrases


@pytest.mark.parametrize("kind", get_args(WordKind))
def test_every_phrase_of_every_list_can_be_heard(kind: WordKind) -> None:
    """They are made when a text needs them: a slip in a list must not wait for it."""
    for group in word_list(kind).groups:
        for words in group.words:
            assert phrases._pattern(words).flags
