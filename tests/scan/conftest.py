"""A register of people who do not exist, for the scanner."""

import pytest

from scrkit.dates import parse_date
from scrkit.identity.register import Register
from scrkit.model.identity import Identity, Rare

REGISTER = Register(
    (
        Identity(
            code="ChildK",
            names=("Kestrel Rowan Ashdown-Exemplar",),
            nicknames=("Kes",),
            born=parse_date("2012-11-03"),
            nhs_number="999 000 0018",
            addresses=("14 Nonesuch Row, Fernshire",),
        ),
        Identity(
            code="HV1",
            names=("Philippa Quillfeather",),
            initials=("PQ",),
            telephones=("07700 900123",),
        ),
        Identity(code="SW1", names=("Grace Will",)),
        Identity(code="SW2", names=("Zoë Brontëlike",)),
        Identity(code="NurseryA", kind="place", names=("Sunflower Sample Nursery",)),
    ),
    (Rare(words=("the made-up trial",)),),
)


@pytest.fixture
def register() -> Register:
    return REGISTER
