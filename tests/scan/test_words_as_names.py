"""Names that are ordinary words: after a title or in capitals surely, in speech not."""

import pytest

from scrkit.identity.register import Register
from scrkit.model.identity import Identity
from scrkit.scan import scan

REGISTER = Register(
    (
        Identity(code="SW1", names=("Grace Will",)),
        Identity(code="SW2", names=("Ian Hope",)),
        Identity(code="SW3", names=("Anna Quillfeather",)),
        Identity(code="SW4", names=("So An",)),
    )
)


def graded(text: str) -> set[tuple[str, str]]:
    return {
        (t.code, t.grade.word) for t in scan("a.txt", text.encode(), REGISTER).traces
    }


@pytest.mark.parametrize(
    "text",
    [
        "Mr. Hope", "We met Dr. Hope there", "Mrs. Hope rang", "Ms.\u00a0Hope",
        "Prof. Hope", "Fr. Hope", "Mr. W. Hope", "ask mr. hope",
        "IAN HOPE", "HOPE, IAN",
        "HOPE, Ian", "Father: Hope", "MR HOPE",
    ],
)  # fmt: skip
def test_a_title_a_label_or_a_full_name_in_capitals_is_an_alarm(text: str) -> None:
    assert ("SW2", "alarm") in graded(text)


def test_full_names_of_ordinary_words_in_capitals_are_alarms() -> None:
    for text in (
        "WILL, GRACE",
        "GRACE WILL",
        "Grace WILL",
        "Child: Grace",
        "Mum: will grace",
    ):
        assert ("SW1", "alarm") in graded(text), text


@pytest.mark.parametrize(
    "text",
    [
        "I hope that it improves.", "so an agency said", "The panel will\ngrace it.",
        "they showed grace\nwill they again", "we will, grace permitting",
    ],
)  # fmt: skip
def test_speech_and_the_end_of_a_line_are_nobody(text: str) -> None:
    assert graded(text) == set()


def test_a_word_after_the_end_of_a_line_is_no_more_than_it_was_before() -> None:
    assert graded("Agenda\nWill be confirmed\n") == {("SW1", "note")}


def test_a_name_behind_an_article_is_still_found() -> None:
    for text in (
        "a quillfeather",
        "A Quillfeather",
        "a.quillfeather",
        "Quill\nfeather",
    ):
        assert ("SW3", "alarm") in graded(text), text
