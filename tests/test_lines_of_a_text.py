"""Lines that somebody wrote stay lines; those that an editor wrapped become one."""

import pytest

from scrkit.text.lines import joined, kept_apart

LIST = "Agreed:\n1. first point\n2. second point\n- a dash point"
WRAPPED = (
    "Home visit, arranged the day before. The child was in the living room, in a\n"
    "pushchair; the worker was told that the child had been ill since then, and\n"
    "that a doctor had been rung."
)
LONG = (
    "The meeting agreed with the family that the following would now be done at once.\n"
    "A second visit within the week by the same worker, without saying so before."
)


@pytest.mark.parametrize(
    "text", [LIST, "Rang mother.\nNo reply.", "One\nTwo\nThree", f"{LONG[:80]}\n- item"]
)
def test_lines_of_a_list_stay_lines(text: str) -> None:
    assert joined(text) == text


def test_lines_that_an_editor_wrapped_become_one() -> None:
    assert joined(WRAPPED) == WRAPPED.replace("\n", " ")


def test_long_lines_of_a_cell_are_kept_apart_where_they_would_be_joined() -> None:
    parts = kept_apart(LONG).split("\n\n")
    assert [joined(part) for part in parts] == LONG.split("\n")
    assert kept_apart(LIST) == LIST
