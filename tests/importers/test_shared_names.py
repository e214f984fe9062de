"""A name that two people of the register bear: only the file can say who is meant."""

from collections.abc import Callable

import pytest

from scrkit.identity.register import Register
from scrkit.importers.take_in.options import Outcome
from scrkit.model.identity import Identity
from tests.importers.returns import HEAD, commas

Take = Callable[..., Outcome]
BOTH = Register(
    (
        Identity(code="HV1", names=("Philippa Quillfeather",), initials=("PQ",)),
        Identity(code="SW1", names=("Peregrine Quillfeather",), initials=("PQ",)),
    )
)


def _refused(event: str, take: Take) -> str:
    data = commas([HEAD, ("03/04/2014", "", "Log", "", event)])
    done = take(data, names_checked=True, register=BOTH)
    return " ".join(done.blocked)


@pytest.mark.parametrize("who", ["Mr Quillfeather", "Quillfeather"])
def test_a_name_that_several_bear_is_never_waved_through(who: str, take: Take) -> None:
    assert "several people" in _refused(f"Call from {who} about rent.", take)


@pytest.mark.parametrize("who", ["Philippa Quillfeather", "@SW1", "PQ"])
def test_who_is_surely_meant_and_initials_come_in(who: str, take: Take) -> None:
    assert not _refused(f"Call from {who} about rent.", take)
