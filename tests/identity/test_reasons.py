"""What names somebody by less than a name, in a reason that is typed."""

import pytest

from scrkit.identity.reasons import may_name
from scrkit.identity.register import Register
from scrkit.identity.spellings import initials_of, spellings
from scrkit.model.identity import Identity

REGISTER = Register(
    (
        Identity(code="SW1", names=("Grace Young",), initials=("GY",)),
        Identity(code="ChildT", names=("Summer Field",)),
        Identity(code="Mother", names=("Hope Quillrose",)),
    )
)


def named(text: str) -> bool:
    return may_name(text, spellings(REGISTER), initials_of(REGISTER))


@pytest.mark.parametrize(
    "text",
    [
        "GY agreed", "g.y. agreed", "G. Y. agreed", "as gy said", "S.F. was seen",
        "grace young said so", "summer field was seen", "Grace agreed", "Hope was seen",
        "Young told the panel", "SUMMER FIELD", "field, summer",
    ],
)  # fmt: skip
def test_small_letters_and_initials_name_somebody(text: str) -> None:
    assert named(text)


@pytest.mark.parametrize(
    "text",
    [
        "The new date changes nothing", "We hope that summer goes well",
        "The young people agreed", "the GP agreed", "Grace period ended",
        "Young people's worker", "A letter and its receipt, i.e. one event",
        "Hope for the summer term", "no change in the field", "e.g. a call at 9 a.m.",
    ],
)  # fmt: skip
def test_words_of_every_day_name_nobody(text: str) -> None:
    assert not named(text)
