"""A file full of names is told in a bounded list; how many there are stays true."""

import pytest

from scrkit.identity.register import Register
from scrkit.model.identity import Identity
from scrkit.scan import Grade, scan
from scrkit.scan.wording import diagnostics

NAMES = Register((Identity(code="Mother", names=("Marigold Fictionby",)),))


@pytest.mark.full
def test_of_very_many_traces_the_others_are_counted() -> None:
    whole = b"The family came. " + b"Marigold Fictionby rang.\n" * 52_000
    found = scan("notes.txt", whole, NAMES)
    listed = [one for one in found.traces if one.grade is Grade.ALARM]
    assert len(found.traces) == 50_000
    assert not found.clean
    assert len(listed) + found.more[Grade.ALARM] >= 52_000
    assert diagnostics("notes.txt", found)[-1].message.count("more, not listed") == 1
