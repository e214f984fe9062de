"""The quick search tells the same as the slow one, which says where and how."""

import random
import re
from collections.abc import Callable

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from scrkit.identifiers.letters import WORD
from scrkit.identity.finding import names_in
from scrkit.identity.naming import namings, surely_names
from scrkit.identity.register import Register
from scrkit.identity.spellings import spellings
from scrkit.identity.texts import names_somebody
from scrkit.model.identity import Identity
from tests.sampling import EVERYTHING

# Invented, ordinary words among them, names in each other, and single letters.
FORENAMES = ("Kestrel", "Rose", "May", "Zoë", "Grace", "Ian", "Jean-Luc", "Ann Mary")
SURNAMES = ("Ashdown-Exemplar", "O'Nowhere", "Rose", "Kestrel", "Quillfeather", "Lee")
WORDS = ("the", "of", "Visit", "may", "Centre", "Mr", "Dr", "mother", "2014", "in", "K")
BETWEEN = (
    *(" ", "  ", "\n", "\r\n", "\n\n", "-", "‑", ", ", ". ", ".", "\u00a0", "\t"),
    *("\u00ad", "\u200b", "_", "/", "@", "@@", "'s ", "’s ", "' ", "; ", "\ufffd", "5"),
)
CHANGES: tuple[Callable[[str], str], ...]
CHANGES = (str, str, str.upper, str.lower, str.title, str.swapcase)
ACCENTS = ("", "", "\u0301", "\u0308", "'", "’")


def old_surely(text: str, register: Register) -> bool:
    return any(
        one.told and one.why not in ("handle", "number")
        for one in namings(text, spellings(register))
    )


@st.composite
def registers(draw: st.DrawFn) -> Register:
    people = []
    for number in range(draw(st.integers(1, 4))):
        name = f"{draw(st.sampled_from(FORENAMES))} {draw(st.sampled_from(SURNAMES))}"
        names = (name,) if draw(st.booleans()) else (draw(st.sampled_from(SURNAMES)),)
        nicknames = ("Kes",) if draw(st.booleans()) else ()
        people.append(Identity(code=f"P{number}", names=names, nicknames=nicknames))
    return Register(tuple(people))


@st.composite
def texts(draw: st.DrawFn) -> str:
    parts = []
    pool = (*FORENAMES, *SURNAMES, *SURNAMES, *WORDS, "Kes")
    for _ in range(draw(st.integers(0, 12))):
        word = draw(st.sampled_from(CHANGES))(draw(st.sampled_from(pool)))
        at = draw(st.integers(0, len(word)))
        word = word[:at] + draw(st.sampled_from(ACCENTS)) + word[at:]
        parts += [word, draw(st.sampled_from(BETWEEN))]
    return "".join(parts)


@settings(max_examples=60, deadline=None)
@given(registers(), texts())
def test_the_quick_search_tells_what_the_slow_one_tells(
    register: Register, text: str
) -> None:
    assert surely_names(text, spellings(register)) is old_surely(text, register)


@pytest.mark.full
@settings(max_examples=20_000 if EVERYTHING else 2_000, deadline=None)
@given(registers(), texts())
def test_the_quick_search_tells_what_the_slow_one_tells_of_many(
    register: Register, text: str
) -> None:
    assert surely_names(text, spellings(register)) is old_surely(text, register)


def test_a_name_far_inside_a_long_text_is_found(register: Register) -> None:
    known = spellings(register)
    chance = random.Random(3)
    for joint in (" ", "\n"):
        plain = joint.join(chance.choices(("the", "visit", "was", "noted"), k=5000))
        assert not surely_names(plain, known)
        for name in ("Quillfeather", "marigold\nfictionby", "Zoe Brontelike-Sample"):
            text = f"{plain}{joint}{name}{joint}{plain}"
            assert surely_names(text, known)
    # An address of a mailbox is no sentence, however far in it stands.
    assert not surely_names(f"{plain}\nphilippa.quillfeather@mail.example", known)


SHARED = Register(
    (
        Identity(code="ChildM", names=("Kestrel Quillfeather-Snow",)),
        Identity(code="Mother", names=("Zoë Quillfeather",)),
        Identity(code="Father", names=("Ian Snow",)),
    )
)


@pytest.mark.parametrize(
    ("text", "names"),
    [
        *(("Ms Quillfeather rang", True), ("then Mr Snow rang", True)),
        *(("the Snows came", True), ("notes-quillfeather.txt", True)),
        *(("QUILLFEATHER", True), ("Ms Quill-\nfeather rang", True)),
        *(("It was cold.\nSnow fell", False), ("there was snow", False)),
    ],
)
def test_history_is_told_of_what_a_file_is_told_of(text: str, names: bool) -> None:
    known = spellings(SHARED)
    assert any(names_in("a.txt", text.encode(), known)) is names
    assert names_somebody(text.encode(), known) is names


@given(st.text(alphabet="aé\u0301'’ʼ`_1 \n-A\u00adß", max_size=30))
def test_words_are_letters_with_apostrophes_and_accents_inside(text: str) -> None:
    letter = r"[^\W\d_]"
    plain = rf"{letter}(?:{letter}|[\u0300-\u036f]|['’ʼ`](?={letter}))*"
    assert WORD.findall(text) == re.findall(plain, text)
