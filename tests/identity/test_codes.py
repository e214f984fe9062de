import inspect
from itertools import permutations

import pytest

from scrkit.identity.codes import new_code


@pytest.mark.parametrize(
    ("role", "kind", "taken", "code"),
    [
        ("health visitor", "professional", (), "HV1"),
        ("community midwife", "professional", (), "MW1"),
        ("Police officer", "professional", (), "PC1"),
        ("paediatrician", "professional", ("Paed1",), "Paed2"),
        ("safeguarding lead", "professional", (), "SL1"),
        ("maternal grandmother", "family", (), "MGM1"),
        ("Health visitor, East", "professional", ("HV1", "hv2"), "HV3"),
        ("lead nurse for safeguarding", "professional", (), "LNS1"),
        ("mother", "family", (), "Mother"),
        ("mother", "family", ("Mother",), "Mother1"),
        ("older half-sibling", "family", (), "OlderHalfSibling1"),
        ("subject of the review", "subject", ("ChildA",), "ChildB"),
        ("neighbour", "other", (), "Neighbour1"),
    ],
)
def test_a_code_says_what_somebody_does(
    role: str, kind: str, taken: tuple[str, ...], code: str
) -> None:
    assert new_code(role, kind, taken) == code


def test_names_in_any_order_get_the_same_codes() -> None:
    """Nothing of a name can be learnt from a code: no name ever comes in."""
    people = ["Anaximander", "Zebedee", "Marigold"]
    for order in permutations(people):
        taken: list[str] = []
        for _ in order:
            taken.append(new_code("social worker", "professional", taken))
        assert taken == ["SW1", "SW2", "SW3"]
    assert "name" not in inspect.signature(new_code).parameters
