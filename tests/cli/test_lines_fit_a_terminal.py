"""What is printed on a terminal breaks between words, and commands stay whole."""

from scrkit.cli.console import folded

ROW = (
    "  HEALTH-0012  18 March 2013        health  HV1, ChildK, Mother, Father, Sibling1"
)


def test_a_row_that_is_too_long_goes_on_further_in_and_loses_nothing() -> None:
    first, second = folded(ROW, 80).split("\n")

    assert len(first) <= 80
    assert first.startswith("  HEALTH-0012  18 March 2013        health  HV1")
    assert second == "      Sibling1"


def test_what_fits_and_what_nobody_reads_on_a_terminal_stay_as_they_are() -> None:
    assert folded(ROW, 81) == ROW
    assert folded(f"{ROW}\n\n{ROW}", 0) == f"{ROW}\n\n{ROW}"


def test_a_command_can_be_pasted_from_the_screen() -> None:
    line = f"go on any day: scr timeline review {'a/' * 40}child-k --by Panel"

    assert folded(line, 80) == line


def test_no_word_is_broken_however_narrow_the_terminal() -> None:
    assert folded(ROW, 30).split() == ROW.split()
