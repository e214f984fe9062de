"""A form goes to whom it is for: an agency's people, or the board's own."""

from collections.abc import Callable
from pathlib import Path

from scrkit.forms.known import FORMS, WHATS

Scr = Callable[..., tuple[int, str]]


def test_the_help_lists_every_form_and_who_fills_it_in(scr: Scr) -> None:
    code, told = scr("request", "--help")
    words = " ".join(told.split())
    assert code == 0
    for form in FORMS.values():
        assert f"{', '.join(form.asked_as)} ({form.by})" in words
    assert len(WHATS) > len(FORMS)


def test_a_form_asked_of_the_wrong_people_says_what_to_type(
    review: Path, scr: Scr, tmp_path: Path
) -> None:
    out = ("--out", tmp_path / "out")
    code, told = scr("request", "board", review, "--what", "imr", *out)
    assert code == 2
    assert f"scr request csc {review} --what imr" in told
    code, told = scr("request", "board", review, *out)
    assert (code, "and not the board" in told) == (2, True), told
    code, told = scr("request", "nobody", review, "--what", "actions", *out)
    assert (code, "One of: csc, health" in told) == (2, True), told
    assert not (tmp_path / "out").exists()
