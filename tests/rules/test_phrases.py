"""Every phrase of the lists of words is one that can be heard."""

from collections.abc import Iterator
from itertools import islice, product
from typing import get_args

import pytest

from scrkit.frameworks import WordKind, word_list
from scrkit.rules.engine import phrases
from scrkit.system.resources import PACKAGE
from scrkit.yamlfile import Path, read


@pytest.mark.parametrize("kind", get_args(WordKind))
def test_every_phrase_of_every_list_can_be_heard(kind: WordKind) -> None:
    """They are made when a text needs them: a slip in a list must not wait for it."""
    for group in word_list(kind).groups:
        for words in group.words:
            assert phrases._pattern(words).flags


def forms(words: str) -> list[str]:
    """Return the first hundreds of forms of a phrase, as blame.yaml has it written."""
    plain = words.partition("(?!")[0].replace("…", "once").replace("@", "xx")
    return [*islice(_either(plain), 300)]


def _either(words: str) -> Iterator[str]:
    depth, parts = 0, [""]
    for sign in words:
        depth += (sign == "(") - (sign == ")")
        if sign == "|" and not depth:
            parts.append("")
        else:
            parts[-1] += sign
    for part in parts:
        yield from map("".join, product(*_steps(part)))


def _steps(words: str) -> Iterator[list[str]]:
    while words:
        size = _size(words)
        step, words = words[:size], words[size:]
        found = [*_either(step[1:-1])] if step[0] == "(" else [*step.strip("[]")]
        yield ["", *found] if words.startswith("?") else found
        words = words.removeprefix("?")


def _size(words: str) -> int:
    """Return how many signs the first letter, class or bracket of a phrase takes."""
    if words[0] == "[":
        return words.index("]") + 1
    depth = 0
    for at, sign in enumerate(words):
        depth += (sign == "(") - (sign == ")")
        if not depth:
            return at + 1
    raise AssertionError(f"a bracket of {words} is never closed")


def unheard(words: str) -> list[str]:
    """Return the forms of a phrase that a text could hold and nobody would hear."""
    phrase = phrases._Phrase(words, *phrases._runs(words), "")
    return [
        form
        for form in forms(words)
        if not any(stem in form for stem in phrase.stems)
        or not phrase.may_stand_in(form)
        or not phrases._pattern(words).search(form)
    ]


@pytest.mark.parametrize("kind", get_args(WordKind))
def test_every_form_of_a_phrase_passes_the_quick_look(kind: WordKind) -> None:
    """A text without a phrase's run of letters is not searched: each form has one."""
    at = (PACKAGE / "frameworks" / "words" / f"{kind}.yaml").read_bytes()
    tree = read(at, f"{kind}.yaml")
    deaf = []
    for n, group in enumerate(word_list(kind).groups):
        for m, words in enumerate(group.words):
            place: Path = ("groups", n, "words", m)
            if unheard(words):
                deaf.append((tree.place(place).line, unheard(words)[0]))

    assert deaf == []


@pytest.mark.parametrize(
    "words",
    [
        "(wrapped (up|away)|left) behind",
        "((careless|reckless)( and (cold|cruel))?|idle) parent",
        "(never (once (rang|called))?|omitted)",
        "(a|the (idle|careless))? mother",
    ],
)
def test_brackets_in_brackets_leave_no_form_of_a_phrase_unheard(words: str) -> None:
    assert unheard(words) == []
    assert len(set(forms(words))) > 2
