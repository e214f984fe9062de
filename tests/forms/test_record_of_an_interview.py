"""Whoever was interviewed gets the record as a form, and confirms or corrects it."""

import re
from collections.abc import Callable
from pathlib import Path

from docx import Document

from scrkit import folder
from scrkit.review import load
from tests.forms.filling import W, in_word

Scr = Callable[..., tuple[int, str]]
WHAT = ("--what", "interview-record", "--due", "2016-12-01", "--as-of", "2016-10-01")


def texts(path: Path) -> str:
    """Return what a form says, without the quotes that print sets otherwise."""
    body = Document(str(path)).element.body
    return bare(" ".join("".join(one.itertext()) for one in body.iter(f"{W}p")))


def bare(text: str) -> str:
    return re.sub(r"[^\w@-]+", " ", text)


def test_confirmation_and_corrections_come_back_and_nothing_else_changes(
    review: Path, scr: Scr, tmp_path: Path
) -> None:
    one = ("--interview", "HEALTH-I2", "--out", tmp_path)
    assert scr("request", "health", review, *WHAT, *one)[0] == 0
    form = tmp_path / "interview-record-HEALTH-I2.docx"
    before = load(folder.read(review).files).sound()
    held = next(one for one in before.interviews if one.agency == "health").interviews
    shown = texts(form)
    assert all(bare(point).strip() in shown for point in held[1].points)
    # Nobody reads what others said, nor who else is in the case.
    assert not any(bare(point).strip() in shown for point in held[0].points)
    assert "HEALTH-I1" not in shown
    assert "Teacher2" not in shown
    assert "HEALTH-I2" in texts(tmp_path / "letter-interview-record-HEALTH-I2.docx")

    said = {
        "accuracy_confirmed": "3 September 2016",
        "corrections": "It was a Tuesday.",
    }
    tags = {f"scr:interviews.{k}#HEALTH-I2": [[v]] for k, v in said.items()}
    form.write_bytes(in_word(form.read_bytes(), tags))
    flags = ("--names-checked", "--write", "--as-of", "2016-10-05")
    code, told = scr("import", form, review, *flags)

    assert (code, "questions (" in told) == (0, False), told
    after = load(folder.read(review).files).sound()
    came = next(one for one in after.interviews if one.agency == "health").interviews
    assert (came[0], came[2:]) == (held[0], held[2:])
    assert came[1].corrections == "It was a Tuesday."
    assert str(came[1].accuracy_confirmed) == "2016-09-03"
    assert came[1].points == held[1].points


def test_the_record_is_asked_for_by_the_id_of_its_interview(
    review: Path, scr: Scr, tmp_path: Path
) -> None:
    out = ("--out", tmp_path)
    code, told = scr("request", "health", review, *WHAT, *out)
    assert (code, "One of: HEALTH-I1, HEALTH-I2" in told) == (2, True), told
    code, told = scr("request", "health", review, *WHAT, *out, "--interview", "CSC-I1")
    assert (code, "no interview of this id" in told) == (2, True), told
    assert "HEALTH-I2" in told
    other = ("--what", "interviews", "--interview", "HEALTH-I1", *WHAT[2:])
    code, told = scr("request", "health", review, *other, *out)
    assert (code, "--what interview-record" in told) == (2, True), told
    assert not list(tmp_path.glob("*.docx"))
