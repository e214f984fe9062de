"""How people and places are put in words where narrative mentions them."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from scrkit.render.wording.mentions import starts_sentence, substitute

PUBLISHED = {
    "SW1": "the social worker",
    "HV1": "the health visitor",
    "GP1": "the GP",
    "PC2": "an officer",
    "Parents": "the parents",
    "Boss": "the boss",
    "ChildK": "Child K",
    "NurseryA": "a nursery",
    "MGM": "the child's grandmother",
}


def public(text: str) -> str:
    return substitute(text, PUBLISHED)


@pytest.mark.parametrize(
    ("written", "printed"),
    [
        ("A call to @SW1.", "A call to the social worker."),
        ("@SW1 rang.", "The social worker rang."),
        ("It rained. @SW1 rang.", "It rained. The social worker rang."),
        ("Why? @SW1 asked.", "Why? The social worker asked."),
        ("No! @SW1 said.", "No! The social worker said."),
        ("It rained.\n@SW1 rang.", "It rained.\nThe social worker rang."),
        ("One line\n@SW1 next", "One line\nthe social worker next"),
        ("A part\n\n@SW1 rang", "A part\n\nThe social worker rang"),
        ("A part\n  \n@SW1 rang", "A part\n  \nThe social worker rang"),
        ("He left; @SW1 rang.", "He left; the social worker rang."),
        ("The rule: @SW1 rings.", "The rule: the social worker rings."),
        ("A wait... @SW1 rang", "A wait... the social worker rang"),
        ("A wait… @SW1 rang", "A wait… the social worker rang"),
    ],
)
def test_a_sentence_opens_with_a_capital(written: str, printed: str) -> None:
    assert public(written) == printed


@pytest.mark.parametrize(
    ("written", "printed"),
    [
        ("Calls (e.g. @SW1) came.", "Calls (e.g. the social worker) came."),
        ("At 10 a.m. @SW1 rang.", "At 10 a.m. the social worker rang."),
        ("No. 4, cf. @SW1.", "No. 4, cf. the social worker."),
        ("By J. @SW1 knew.", "By J. the social worker knew."),
        ("The IMR. @SW1 agreed.", "The IMR. The social worker agreed."),
    ],
)
def test_an_abbreviation_does_not_end_a_sentence(written: str, printed: str) -> None:
    assert public(written) == printed


@pytest.mark.parametrize(
    ("written", "printed"),
    [
        ("Seen by Dr @GP1 today.", "Seen by the GP today."),
        ("Seen by Dr. @GP1 today.", "Seen by the GP today."),
        ("Dr @GP1 rang.", "The GP rang."),
        ("It rained. Mrs @SW1 rang.", "It rained. The social worker rang."),
        ("Dr @ChildK is odd.", "Dr Child K is odd."),
        ("The @HV1 rang.", "The health visitor rang."),
        ("Then the @HV1 rang.", "Then the health visitor rang."),
        ("Then an @PC2 rang.", "Then an officer rang."),
        ("Her @HV1 rang.", "Her health visitor rang."),
        ("It rained. Their @HV1 rang.", "It rained. Their health visitor rang."),
        ("He told her @HV1 rang.", "He told her the health visitor rang."),
        ("She said that @HV1 rang.", "She said that the health visitor rang."),
        ("It bathed @HV1.", "It bathed the health visitor."),
    ],
)
def test_a_title_or_an_article_before_a_mention_is_not_doubled(
    written: str, printed: str
) -> None:
    assert public(written) == printed


@pytest.mark.parametrize(
    ("written", "printed"),
    [
        ("to @HV1's diary", "to the health visitor's diary"),
        ("to @HV1’s diary", "to the health visitor’s diary"),
        ("@HV1's diary", "The health visitor's diary"),
        ("in @Parents's home", "in the parents' home"),
        ("in @Parents’s home", "in the parents’ home"),
        ("in @Boss's home", "in the boss's home"),
        ("in @MGM's home", "in the child's grandmother's home"),
        ("said '@SW1' twice", "said 'the social worker' twice"),
        ("it was @HV1'sort of'", "it was the health visitor'sort of'"),
    ],
)
def test_a_possessive_fits_the_words(written: str, printed: str) -> None:
    assert public(written) == printed


@pytest.mark.parametrize(
    ("written", "printed"),
    [
        ('She said: "@SW1 came."', 'She said: "The social worker came."'),
        ("She said, “@SW1 came.”", "She said, “The social worker came.”"),
        ("the so-called “@SW1”", "the so-called “the social worker”"),
        ('He wept." @SW1 left.', 'He wept." The social worker left.'),
        ("He wept.) @SW1 left.", "He wept.) The social worker left."),
        ("“@SW1 came,” she said.", "“The social worker came,” she said."),
        ("It rained. (@SW1 rang.)", "It rained. (The social worker rang.)"),
        ("It rained (@SW1 rang).", "It rained (the social worker rang)."),
    ],
)
def test_speech_and_brackets_open_like_the_sentences_they_are(
    written: str, printed: str
) -> None:
    assert public(written) == printed


@pytest.mark.parametrize(
    "mark", ["- ", "* ", "+ ", "> ", "# ", "### ", "1. ", "12) ", "  - "]
)
def test_a_list_item_a_quote_and_a_heading_open_with_a_capital(mark: str) -> None:
    assert public(f"Before\n{mark}@SW1 rang") == f"Before\n{mark}The social worker rang"


def test_bold_and_italic_marks_are_looked_through() -> None:
    assert public("**@SW1** rang. *@HV1* too.") == (
        "**The social worker** rang. *The health visitor* too."
    )
    assert public("then **@SW1** rang") == "then **the social worker** rang"


@pytest.mark.parametrize(
    ("written", "printed"),
    [
        ("at kim@SW1.example", "at kim@SW1.example"),
        ("a literal @@SW1", "a literal @SW1"),
        ("costs 3 @@ 4", "costs 3 @ 4"),
        ("alone @ the end", "alone @ the end"),
        ("Nobody @XX9 knows", "Nobody @XX9 knows"),
        ("@SW1-led talks", "The social worker-led talks"),
        ("no mention at all", "no mention at all"),
        ("", ""),
    ],
)
def test_what_is_no_mention_stays(written: str, printed: str) -> None:
    assert public(written) == printed


def test_a_place_is_mentioned_like_a_person() -> None:
    assert public("@NurseryA rang; they met at @NurseryA.") == (
        "A nursery rang; they met at a nursery."
    )


def test_what_is_put_in_is_escaped_and_nothing_else() -> None:
    printed = substitute("*@SW1's* @@", {"SW1": "S_W"}, lambda t: f"<{t}>")
    assert printed == "*<S_W's>* <@>"


@given(st.text(alphabet="ab .?!\"'\n-*(@", max_size=30))
def test_text_without_a_known_code_keeps_all_but_doubled_signs(text: str) -> None:
    assert substitute(text, PUBLISHED) == text.replace("@@", "@")


@given(st.text(max_size=40))
def test_any_text_can_come_before_a_mention(before: str) -> None:
    assert substitute(f"{before} @ChildK", PUBLISHED).endswith("Child K")


def test_the_empty_text_starts_a_sentence() -> None:
    assert starts_sentence("")
    assert starts_sentence("\n\n")
    assert not starts_sentence("and ")
