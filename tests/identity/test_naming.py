import pytest

from scrkit.identity.naming import namings, with_mentions
from scrkit.identity.register import Register
from scrkit.identity.spellings import spellings
from scrkit.model.identity import Identity


def coded(text: str, register: Register) -> str:
    return with_mentions(text, namings(text, spellings(register)))


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("Philippa Quillfeather rang.", "@HV1 rang."),
        ("Dr Quillfeather's note", "@HV1's note"),
        ("Ms. Quillfeather rang.", "@HV1 rang."),
        ("QUILLFEATHER, Philippa", "@HV1"),
        ("P. Quillfeather and P Quillfeather", "@HV1 and @HV1"),
        ("seen by philippa quillfeather", "seen by @HV1"),
        ("Kestrel R. Ashdown-Exemplar fell", "@ChildK fell"),
        ("Kestrel Ashdown Exemplar fell", "@ChildK fell"),
        ("Kes\u00a0was well", "@ChildK\u00a0was well"),
        ("Marigold Fictionby, as she was", "@Mother, as she was"),
        ("Grace O’Nowhere came", "@SW1 came"),
        ("Zoe Brontelike-Sample came", "@SW2 came"),
        ("Zoe\u0308 Bronte\u0308like-Sample came", "@SW2 came"),
        ("at Sunflower Sample Nursery", "at @NurseryA"),
        ("@HV1 rang Kes", "@HV1 rang @ChildK"),
    ],
)
def test_names_become_mentions(text: str, wanted: str, register: Register) -> None:
    assert coded(text, register) == wanted


@pytest.mark.parametrize(
    "text",
    [
        "The kestrels flew over.",
        "a period of grace was given",
        "Write to philippa.quillfeather@mail.example today",
        "See https://kes.example/kes for it",
        "Keswick is a town.",
    ],
)
def test_other_words_stay(text: str, register: Register) -> None:
    assert coded(text, register) == text


@pytest.mark.parametrize(
    ("text", "why", "codes"),
    [
        ("Ashdown-Exemplar was at home", "shared", ("ChildK", "Mother")),
        ("Grace was given.", "ordinary", ("SW1",)),
        ("at the Grace Centre", "ordinary", ("SW1",)),
        ("Seen by PQ today", "initials", ("HV1",)),
    ],
)
def test_what_is_not_sure_is_told_and_left(
    text: str, why: str, codes: tuple[str, ...], register: Register
) -> None:
    (one,) = namings(text, spellings(register))
    assert (one.why, one.codes) == (why, codes)
    assert coded(text, register) == text


def test_an_ordinary_word_inside_a_sentence_is_a_name(register: Register) -> None:
    assert coded("Then Grace rang.", register) == "Then @SW1 rang."


@pytest.mark.parametrize(
    "text", ["seen in May 2015", "on 5 May", "by May she", "from March to May 2014"]
)
def test_a_month_is_nobody(text: str) -> None:
    may = Register((Identity(code="HV9", names=("May March",)),))
    assert namings(text, spellings(may)) == ()


def test_somebody_called_like_a_month_is_somebody() -> None:
    may = Register((Identity(code="HV9", names=("May March",)),))
    assert coded("Then May rang, and Ms March.", may) == "Then @HV9 rang, and @HV9."
