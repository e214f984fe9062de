"""A register of people who do not exist."""

import pytest

from scrkit.identity.register import Register
from scrkit.model.identity import Identity

# Invented, and meant to look it; the number is of the range for tests.
IDENTITIES = (
    Identity(
        code="ChildK",
        names=("Kestrel Rowan Ashdown-Exemplar",),
        nicknames=("Kes",),
        nhs_number="999 000 0018",
    ),
    Identity(
        code="Mother",
        names=("Marigold Ashdown-Exemplar",),
        former_names=("Marigold Fictionby",),
    ),
    Identity(code="HV1", names=("Dr Philippa Quillfeather",), initials=("PQ", "P.Q.")),
    Identity(code="SW1", names=("Grace O'Nowhere",)),
    Identity(code="SW2", names=("Zoë Brontëlike-Sample",)),
    Identity(code="NurseryA", kind="place", names=("Sunflower Sample Nursery",)),
)


@pytest.fixture
def register() -> Register:
    """Return the register."""
    return Register(IDENTITIES)
