"""Letters that a reader takes for each other are one; every place stays where it is."""

import pytest

from scrkit.identifiers.letters import folded, humps, plain


@pytest.mark.parametrize(
    ("written", "wanted"),
    [
        ("SMITH", "smith"),
        ("ՏМΙТН", "smith"),  # Armenian, Cyrillic and Greek capitals
        ("ѕміth", "smith"),
        ("Ｓｍｉｔｈ", "smith"),
        ("ſmith", "smith"),
        ("Łukasz", "lukasz"),
        ("Þór", "thor"),
        ("ıŞIL", "isil"),
        ("O’Brien", "obrien"),
        ("STRASSE", "strasse"),
        ("straße", "strasse"),
        ("e\u0323\u0301", "e"),
        ("e\u0301\u0323", "e"),
        ("o\ufb03ce", "office"),
        # A capital with an accent looks like the capital, not like the small letter.
        ("ΜΙΧΑΉΛ", folded("ΜΙΧΑΗΛ")),
        ("ΎΔΡΑ", folded("ΥΔΡΑ")),
    ],
)
def test_a_disguised_letter_is_the_letter(written: str, wanted: str) -> None:
    assert folded(written) == wanted


def test_plain_signs_stand_where_the_others_stood() -> None:
    text = "٠１ 2\u2011③\u00a0Ａ\u00ad\u3000é\n"
    assert len(plain(text)) == len(text)
    assert plain(text).startswith("01 2-")


def test_a_capital_inside_begins_a_word_but_not_behind_mc() -> None:
    assert humps("KayleighŚwięty") == "Kayleigh Święty"
    assert humps("McDonald and MacDonald") == "McDonald and MacDonald"
