"""Names in e-mail addresses, handles and links."""

import pytest

from scrkit.identity.handles import handle_names
from scrkit.identity.register import read_register
from scrkit.identity.spellings import Spellings, spellings

REGISTER = b"""format: 1
identities:
  - {code: HV1, names: [Philippa Quillfeather]}
  - {code: SW1, names: [Grace May]}
"""


@pytest.fixture(scope="module")
def known() -> Spellings:
    register = read_register(REGISTER).register
    assert register is not None
    return spellings(register)


@pytest.mark.parametrize(
    "text",
    [
        "x <philippa.quillfeather@x.example> 1 +0000",
        "p.quillfeather@x.example",
        "philippa_quillfeather2@x.example",
        "quillfeather-philippa@x.example",
        "office+quillfeather@x.example",
        "PhilippaQuillfeather@x.example",
        "philippaquillfeather@x.example",
        "pquillfeather@x.example",
        "quillfeatherp@localhost",
        "a" * 500 + " Quillfeather@x.example",
        "told by @philippa.quillfeather there",
        "https://x.example/people/philippa-quillfeather",
        "grace.may@x.example",
    ],
)
def test_a_name_in_an_address_is_found(text: str, known: Spellings) -> None:
    assert handle_names(text, known)


@pytest.mark.parametrize(
    "text",
    [
        "office@board.example",
        "may@x.example",
        "by grace@x.example and may@x.example",
        "@HV1 and @Mother met on 3 May",
        "no address",
        "@" * 300,
    ],
)
def test_an_address_of_nobody_known_is_left_in_peace(
    text: str, known: Spellings
) -> None:
    assert not handle_names(text, known)
