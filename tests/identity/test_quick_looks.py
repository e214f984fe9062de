"""What is passed over for the sake of speed holds nobody: each short cut is no loss."""

import random
import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from scrkit.identifiers.letters import UNSEEN, WORD, beyond_ascii, standing, written_in
from scrkit.identity.naming import codes_in_doubt, namings, surely_names
from scrkit.identity.reading import read_as
from scrkit.identity.register import read_register
from scrkit.identity.spellings import Spellings, spellings

# Pieces of names, words that may be names, and every sign that joins or hides them.
PIECES = (
    *("May", "may", "Rose", "Zelda", "zettermark", "Quux-worth", "Quux", "worth"),
    *("MAY", "ZettermarkZelda", "zelda.zettermark@board.example", "Zettermarks"),
    *("The Zettermarks", "the Quuxworths", "of the", "was", "1", "2016", "Zötterm"),
    *(" ", " ", " ", "\n", "\r\n", "\t", "\xa0", "\u2003", "\u2028", "\x1c"),
    *("'", "’", "-", "\u2010", "\u00ad", "\u200b", "\u0301", "é", "–", "½", "²"),
    *("|-\n  ", ": >-\n  ", "-\n  ", "-\r\n", "<b>", "</b>", "&shy;", "\\-", "@May"),
    *("\ud800", "\U0001f642", ".", ",", "_", "`", "ﬁ", "İ", "ſ", "K"),
)
TEXTS = st.lists(st.sampled_from(PIECES), max_size=30).map("".join)
NAMES = "May Zettermark, Rose Quux-worth, Zelda Zettermark".split(", ")


def known() -> Spellings:
    lines = (f"  - {{code: P{n}, names: [{name}]}}" for n, name in enumerate(NAMES))
    content = "\n".join(("format: 1", "identities:", *lines)).encode()
    register = read_register(content).register
    assert register is not None
    return spellings(register)


@given(TEXTS)
def test_the_words_of_a_text_are_those_of_its_pieces_between_blanks(text: str) -> None:
    assert written_in(text) == set(WORD.findall(text))


@given(TEXTS, st.integers(1, 40))
def test_words_stand_where_all_the_words_of_a_text_are_read(
    text: str, count: int
) -> None:
    words = frozenset(sorted(WORD.findall(text))[:count])
    every = [m.span() for m in WORD.finditer(text) if m[0] in words]
    assert list(standing(words, text)) == every


@given(TEXTS)
def test_what_is_not_ascii_is_kept_in_its_order(text: str) -> None:
    assert beyond_ascii(text) == "".join(one for one in text if not one.isascii())


@given(TEXTS)
def test_no_reading_of_a_text_is_left_out(text: str) -> None:
    texts = list(read_as(text, known().words))
    assert texts[0] == text
    unseen = re.sub(f"[{UNSEEN}]+", "", text)
    assert unseen == text or unseen in texts


@given(TEXTS, TEXTS)
def test_a_text_seen_before_is_told_as_one_that_is_new(one: str, other: str) -> None:
    used = known()
    for text in (one, other, one + "\n" + other, other + "\n" + one):
        codes_in_doubt(text, used)
        assert surely_names(text, used) == surely_names(text, known())
        assert codes_in_doubt(text, used) == codes_in_doubt(text, known())


@pytest.mark.parametrize("sign", [">-", "|-"])
def test_a_block_of_yaml_hides_no_word_that_the_end_of_a_line_cut(sign: str) -> None:
    text = f"event: {sign}\n  Seen by Zelda Zetter-\n  mark at home.\n"
    assert any(namings(one, known()) for one in read_as(text, known().words))
    assert any(surely_names(one, known()) for one in read_as(text, known().words))
    told = f"<b>Zelda Zetter</b>-\nmark {sign}"
    assert any(surely_names(one, known()) for one in read_as(told, known().words))


def test_a_long_text_without_blanks_tells_each_word_once() -> None:
    chance = random.Random(4)
    text = "".join(chance.choice(("May", "-", "x", ".")) for _ in range(4000))
    every = [m.span() for m in WORD.finditer(text) if m[0] == "May"]
    assert every
    assert list(standing(frozenset({"May"}), text)) == every
