"""A pattern that is made later finds what the pattern itself finds."""

import re

import pytest

from scrkit.patterns import later


def test_a_pattern_made_later_is_the_pattern() -> None:
    waiting, made = (
        later(r"(?P<day>\d+)", re.ASCII),
        re.compile(r"(?P<day>\d+)", re.ASCII),
    )
    text = "12 of 345"
    assert waiting.findall(text) == made.findall(text)
    assert waiting.sub("x", text) == made.sub("x", text)
    assert waiting.pattern == made.pattern
    assert waiting.flags == made.flags


def test_a_pattern_is_not_made_before_a_text_asks_for_it() -> None:
    wrong = later("(")
    with pytest.raises(re.error):
        wrong.search("")
