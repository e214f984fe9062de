"""A form goes to whom it is for: an agency's people, or the board's own."""

from collections.abc import Callable
from pathlib import Path

from docx import Document

from scrkit import folder
from scrkit.forms.known import FORMS, WHATS
from scrkit.review import load
from tests.forms.test_reports_and_actions_come_back import write

Scr = Callable[..., tuple[int, str]]


def test_the_help_lists_every_form_and_who_fills_it_in(scr: Scr) -> None:
    code, told = scr("request", "--help")
    # A line may end behind a hyphen.
    words = " ".join(told.split()).replace("- ", "-")
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


def test_the_boards_own_form_needs_no_day_and_is_noted_as_the_boards(
    review: Path, scr: Scr, tmp_path: Path
) -> None:
    requests = (review / "requests.yaml").read_bytes()
    asked = ("--what", "terms", "--filled", "--out", tmp_path)
    code, told = scr("request", "board", review, *asked)
    assert (code, told.split()) == (0, ["wrote", str(tmp_path / "terms-board.docx")])
    form = tmp_path / "terms-board.docx"
    document = Document(str(form))
    write(document, "scr:proportion", "It is enough.")
    document.save(str(form))
    code, told = scr("import", form, review, "--write")
    assert code == 0, told
    found = load(folder.read(review).files).sound()
    assert found.terms.proportion == "It is enough."
    last = found.imports.taken[-1]
    assert (last.agency, last.kept.rpartition("/")[2][:12]) == (None, "board-terms-")
    assert (review / "requests.yaml").read_bytes() == requests


def test_a_form_that_was_cut_off_is_told_as_damaged(
    review: Path, scr: Scr, tmp_path: Path
) -> None:
    asked = ("--what", "glossary", "--out", tmp_path)
    assert scr("request", "board", review, *asked)[0] == 0
    form = tmp_path / "glossary-board.docx"
    form.write_bytes(form.read_bytes()[:-400])
    code, told = scr("import", form, review)
    assert (code, "it is damaged" in told) == (2, True), told
    assert "--agency" not in told
