from scrkit.identifiers.numbers import nhs_number_holds
from scrkit.identity.register import Register, read_register
from scrkit.model.identity import Identity

GOOD = b"""format: 1
identities:
  - code: SW1
    names: [Grace O'Nowhere]
    born: 1980-01-02
    nhs_number: 999 000 0018
rare:
  - words: [a rare made-up illness]
    instead: an illness
"""


def codes(content: bytes, known: set[str] | None = None) -> list[tuple[int, str]]:
    found = read_register(content, known).diagnostics
    return [(one.place.line, one.code) for one in found]


def test_a_register_is_read_with_all_that_it_says() -> None:
    read = read_register(GOOD, {"SW1"})
    assert read.diagnostics == ()
    assert read.register is not None
    assert read.register.name("SW1") == "Grace O'Nowhere"
    assert read.register.rare[0].instead == "an illness"


def test_a_number_with_a_slip_is_told_at_its_line() -> None:
    assert codes(GOOD.replace(b"0018", b"0019")) == [(6, "SCR726")]


def test_a_code_that_nobody_bears_and_one_without_a_name_are_told() -> None:
    found = codes(GOOD, {"HV1"})
    assert (3, "SCR724") in found
    assert "SCR727" in [code for _, code in found]


def test_a_code_twice_and_a_record_without_names_are_told() -> None:
    twice = GOOD.replace(b"rare:", b"  - code: SW1\nrare:")
    assert codes(twice) == [(7, "SCR725"), (7, "SCR723")]
    assert read_register(twice).register is None


def test_no_name_shows_in_what_a_traceback_prints() -> None:
    one = Identity(code="SW1", names=("Grace O'Nowhere",))
    assert "Nowhere" not in repr(one) + repr(Register((one,)))
    broken = read_register(GOOD.replace(b"names: [", b"nam: ["))
    assert "Nowhere" not in repr(broken.diagnostics)


def test_nhs_numbers_are_checked_by_their_last_digit() -> None:
    assert nhs_number_holds("999 000 0018")
    assert nhs_number_holds("9990000018")
    assert not nhs_number_holds("999 000 0019")
    assert not nhs_number_holds("999 000 001")
    assert not nhs_number_holds("999 000 001X")
