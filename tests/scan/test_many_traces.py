"""A file full of names is told in a bounded list; how many there are stays true."""

from scrkit.identity.register import Register
from scrkit.model.identity import Identity
from scrkit.scan import Grade, scan_with
from scrkit.scan.sight import sight
from scrkit.scan.wording import diagnostics

NAMES = Register((Identity(code="Mother", names=("Marigold Fictionby",)),))


def test_of_very_many_traces_the_others_are_counted() -> None:
    whole = b"The family came.\n" + b"Marigold Fictionby rang.\n" * 300
    found = scan_with("notes.txt", whole, sight(NAMES, ()), most=100)
    listed = [one for one in found.traces if one.grade is Grade.ALARM]
    assert len(found.traces) == 100
    assert not found.clean
    assert len(listed) + found.more[Grade.ALARM] >= 300
    assert diagnostics("notes.txt", found)[-1].message.endswith("more, not listed")
