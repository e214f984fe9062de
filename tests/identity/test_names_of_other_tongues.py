"""Arabic and Irish names, halves of double ones, and names that are words as well."""

import pytest

from scrkit.identity.naming import namings
from scrkit.identity.register import Register
from scrkit.identity.spellings import spellings
from scrkit.model.identity import Identity
from scrkit.scan import scan

REGISTER = Register(
    (
        Identity(code="GP1", names=("Abd al-Fibrahim al-Mockhatib",)),
        Identity(code="GP2", names=("Abdulsampleh Elkhayalistan",)),
        Identity(code="SW1", names=("Nonesuchín Ó Samplebháin",)),
        Identity(code="HV1", names=("Nonesucháin Mac Giolla Fibraig",)),
        Identity(code="PC1", names=("Kestrel Ffibling-Parish",)),
        Identity(code="Father", names=("Winter Fable",), aliases=("Frosty",)),
    )
)


@pytest.mark.parametrize(
    "text",
    [
        "saw Abdul Fibrahim", "saw Abdelfibrahim", "Abdel-Fibrahim", "Dr Fibrahim",
        "El Mockhatib rang", "Dr Almockhatib", "mockhatib", "Abdel Sampleh rang",
        "Dr El Khayalistan", "Al-Khayalistan",
        "Bean Uí Shamplebháin", "Ni Shamplebhain",
        "Ms Nic Giolla Fhibraig", "with Mac Giolla", "Mhic Ghiolla", "ffibling rang",
        '=IF(A1="ffibling",1)', "then Frosty left", "Mr Parish", "with Ms Parish",
    ],
)  # fmt: skip
def test_every_form_is_told_by_scan_and_by_the_names_in_files(text: str) -> None:
    traces = scan("a.txt", text.encode(), REGISTER).traces
    assert "alarm" in {one.grade.word for one in traces if one.code}
    assert any(one.told for one in namings(text, spellings(REGISTER)))


@pytest.mark.parametrize(
    "text",
    ["a frosty morning", "in the parish hall", "in Winter 2016", "abd NAD, soft"],
)
def test_words_of_every_day_in_small_letters_are_no_alarm(text: str) -> None:
    traces = scan("a.txt", text.encode(), REGISTER).traces
    assert "alarm" not in {one.grade.word for one in traces}
    assert not any(one.told for one in namings(text, spellings(REGISTER)))
