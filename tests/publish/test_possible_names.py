"""What may be a name and may be none is told where a history is called clean."""

from scrkit.identity.register import Register
from scrkit.model.identity import Identity
from scrkit.publish import look

REGISTER = Register(
    (
        Identity(code="SW1", names=("Xylona Parish",)),
        Identity(code="Mother", names=("Carla Example",), initials=("CE",)),
    )
)
IDS = [letter * 40 for letter in "abc"]


def test_possible_names_of_a_history_are_told_by_code_and_object() -> None:
    texts = (b"The parish council met.", b"It was C. E. who rang.", b"Nobody came.")
    looked = look(zip(IDS, texts, strict=True), REGISTER)
    assert not any(looked.found.values())
    told = list(looked.passed_over({}))
    assert [("of SW1" in one, "of Mother" in one) for one in told] == [
        (False, True),
        (True, False),
        (False, False),
        (False, False),
    ]
    assert "object bbbbbbbbbbbb" in told[0]
    assert "slips of the pen" in told[2]
    assert "git's own settings" in told[3]


def test_without_a_register_no_name_was_looked_for_and_none_is_passed_over() -> None:
    looked = look([(IDS[0], b"The parish council met.")], None)
    (told,) = looked.passed_over({})
    assert "passphrases" in told
