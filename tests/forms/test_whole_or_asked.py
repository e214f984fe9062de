"""What a form leaves out, or says in part only, is asked about."""

from pathlib import Path

from docx import Document

from tests.forms.test_reports_and_actions_come_back import (
    NOTHING,
    Scr,
    W,
    control,
    is_item,
    write,
)


def test_a_finding_whose_row_was_removed_is_asked_about(
    review: Path, form: Path, scr: Scr
) -> None:
    document = Document(str(form))
    first = control(document, "scr:findings")
    item = next(one for one in first.iterancestors(f"{W}sdt") if is_item(one))
    item.getparent().remove(item)
    document.save(str(form))
    before = (review / "imrs/health.yaml").read_bytes()
    code, told = scr("import", form, review, "--write", "--partial")
    assert (code, "that the form has no longer: 1." in told) == (0, True), told
    assert (review / "imrs/health.yaml").read_bytes() == before
    code, told = scr("import", form, review, "--write", "--withdraw")
    assert code == 0, told
    assert (review / "imrs/health.yaml").read_bytes() != before


def test_a_place_that_was_deleted_below_its_heading_is_not_emptied(
    review: Path, form: Path, scr: Scr
) -> None:
    document = Document(str(form))
    place = control(document, "scr:changed").getparent()
    place.getparent().remove(place)
    document.save(str(form))
    code, told = scr("import", form, review)
    assert (code, "Its place is in the file no longer" in told) == (1, True), told
    assert "emptied" not in told


def test_a_sign_off_is_taken_whole_or_not_at_all(
    review: Path, form: Path, scr: Scr
) -> None:
    document = Document(str(form))
    write(document, "scr:sign_off.version", "9.0")
    write(document, "scr:sign_off.date", "some day in autumn")
    document.save(str(form))
    code, told = scr("import", form, review, "--write", "--partial")
    assert code == 0, told
    assert "Sign-off, Version signed: It is not taken in before" in told
    assert NOTHING in told
    assert "9.0" not in (review / "imrs/health.yaml").read_text("utf-8")


def test_an_office_that_names_somebody_is_asked_about(
    review: Path, form: Path, scr: Scr
) -> None:
    document = Document(str(form))
    write(document, "scr:sign_off.office", "@HV1, Director of Nursing")
    document.save(str(form))
    code, told = scr("import", form, review, "--names-checked")
    assert (code, "no name or code" in told) == (1, True), told


def test_words_beside_a_place_are_asked_about_and_guidance_is_never_an_answer(
    review: Path, form: Path, scr: Scr
) -> None:
    document = Document(str(form))
    office = control(document, "scr:author.office")
    row = next(office.iterancestors(f"{W}tr"))
    label = row.find(f"{W}tc/{W}p/{W}r/{W}t")
    label.text += " whoever it was"
    guidance = control(document, "scr:instructions", 2)
    next(guidance.iter(f"{W}t")).text += " and more"
    document.save(str(form))
    code, told = scr("import", form, review, "--partial", "--write")
    assert code == 0, told
    assert told.count("The form's own words read otherwise here") == 2
    assert NOTHING in told


def test_another_due_day_is_noted_in_the_request_that_is_there(
    review: Path, scr: Scr, tmp_path: Path
) -> None:
    asked = ("request", "health", review, "--what", "imr", "--due")
    code, told = scr(*asked, "2016-12-01", "--out", tmp_path / "one")
    assert code == 0, told
    code, told = scr(*asked, "2016-12-20", "--out", tmp_path / "two")
    assert (code, "it is due on 2016-12-20 now, no longer on" in told) == (0, True)
    ledger = (review / "requests.yaml").read_text("utf-8")
    assert ledger.count("2016-12-20") == 1
    assert "2016-12-01" not in ledger


def test_words_beside_a_day_that_was_picked_are_asked_about(
    review: Path, form: Path, scr: Scr
) -> None:
    document = Document(str(form))
    text = list(control(document, "scr:records_secured").iter(f"{W}t"))[-1]
    text.text += " or so"
    document.save(str(form))
    code, told = scr("import", form, review)
    assert (code, "Records secured on: " in told) == (1, True), told
