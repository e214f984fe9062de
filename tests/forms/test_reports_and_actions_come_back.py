"""A form that goes out comes back: from Word, from LibreOffice, and from bad hands."""

import copy
from collections.abc import Callable
from pathlib import Path
from typing import Annotated, Any

import pytest
from docx import Document
from openpyxl import load_workbook

from scrkit import folder
from scrkit.forms.description import Form
from scrkit.forms.known import IMR
from scrkit.forms.places import places
from scrkit.model.imr import Imr
from scrkit.model.kinds import Narrative, about
from scrkit.review import load

SAVED = Path(__file__).parent / "saved"
W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
NOTHING = "nothing new: all that it says stands in the review already"
Scr = Callable[..., tuple[int, str]]


def control(document: Any, tag: str, number: int = 0) -> Any:
    """Return the content of a control, as Word finds it by its tag."""
    every = [
        one.getparent().getparent()
        for one in document.element.body.iter(f"{W}tag")
        if one.get(f"{W}val") == tag
    ]
    return every[number].find(f"{W}sdtContent")


def write(document: Any, tag: str, *texts: str, number: int = 0) -> None:
    """Write paragraphs into a control, as Word does: what asks for them goes."""
    content = control(document, tag, number)
    first = content.find(f"{W}p")
    shown = content.getparent().find(f"{W}sdtPr/{W}showingPlcHdr")
    if shown is not None:
        shown.getparent().remove(shown)
    for one in list(content):
        content.remove(one)
    for text in texts:
        paragraph = copy.deepcopy(first)
        for run in paragraph.findall(f"{W}r")[1:]:
            paragraph.remove(run)
        paragraph.find(f"{W}r/{W}t").text = text
        content.append(paragraph)


def test_a_filled_form_that_nobody_changed_changes_nothing(
    review: Path, form: Path, scr: Scr
) -> None:
    code, told = scr("import", form, review)
    assert (code, NOTHING in told) == (0, True), told


@pytest.mark.parametrize(
    "name", ["imr-health.docx", "imr-health.odt", "actions-hosp.xlsx"]
)
def test_what_libreoffice_saved_reads_the_same(
    review: Path, scr: Scr, name: str
) -> None:
    code, told = scr("import", SAVED / name, review)
    assert (code, NOTHING in told) == (0, True), told


def test_what_is_written_into_a_control_comes_into_its_field_alone(
    review: Path, form: Path, scr: Scr
) -> None:
    before = (review / "imrs/health.yaml").read_text("utf-8")
    document = Document(str(form))
    write(document, "scr:methods", "We read the files.", "We talked with @HV1.")
    last = control(document, "scr:involvement").findall(f"{W}p")[-1]
    last.find(f"{W}r/{W}t").text = "Then the file was lost."
    for run in last.findall(f"{W}r")[1:]:
        last.remove(run)
    document.save(str(form))
    code, told = scr("import", form, review, "--write")
    assert code == 0, told
    after = (review / "imrs/health.yaml").read_text("utf-8")
    loaded = load(folder.read(review).files).sound()
    report = next(one for one in loaded.imrs if one.agency == "health")
    assert report.methods == "We read the files.\n\nWe talked with @HV1."
    block = "methods: |-\n  We read the files.\n\n  We talked with @HV1.\ncontext: |-\n"
    head, _, rest = before.partition("methods: |-\n")
    middle, _, tail = rest.partition("context: |-\n")[2].partition("staff_consulted:")
    paragraphs = middle.rstrip("\n").rpartition("\n\n")[0]
    now = f"{paragraphs}\n\n  Then the file was lost.\n"
    assert after == f"{head}{block}{now}staff_consulted:{tail}"
    kept = list((review / ".scr/originals").iterdir())
    assert [one.read_bytes() for one in kept] == [form.read_bytes()]
    assert kept[0].name in (review / "imports.yaml").read_text("utf-8")


def test_a_new_report_comes_in_whole(review: Path, scr: Scr, tmp_path: Path) -> None:
    (review / "imrs/gp.yaml").unlink()
    asked = ("--what", "short_report", "--due", "2016-12-01", "--out", tmp_path)
    assert scr("request", "gp", review, *asked)[0] == 0
    form = tmp_path / "short_report-gp.docx"
    document = Document(str(form))
    write(document, "scr:author.involved", "No")
    document.save(str(form))
    code, told = scr("import", form, review, "--write", "--partial")
    assert code == 1
    assert "Author and independence, Office held; not a name: It is needed" in told
    assert "Author and independence, Was the author directly concerned: It is" in told
    assert "not with --partial either. Nothing of the file was taken in" in told
    assert not (review / "imrs/gp.yaml").exists()
    write(document, "scr:author.office", "A doctor of another practice")
    write(document, "scr:author.line_manager_of_involved", "no")
    write(document, "scr:involvement", "The practice saw the child twice.")
    write(document, "scr:analysis.text#Q1", "Nobody asked.")
    write(document, "scr:recommendations.text", "Ask at each visit.")
    write(document, "scr:sign_off.date", "20 September 2016")
    document.save(str(form))
    code, told = scr("import", form, review, "--write", "--names-checked", "--partial")
    assert code == 0, told
    assert "Sign-off, Signed on: It is not taken in before what is needed" in told
    assert "what is asked about was left out" in told
    written = (review / "imrs/gp.yaml").read_text("utf-8")
    assert "kind: short_report" in written
    assert "id: GP-R1" in written
    assert "Nobody asked." in written


def test_a_day_that_is_none_is_asked_about_at_its_place(
    review: Path, form: Path, scr: Scr
) -> None:
    document = Document(str(form))
    write(document, "scr:sign_off.date", "October 2015")
    document.save(str(form))
    code, told = scr("import", form, review)
    assert code == 1
    assert "Sign-off, Signed on: A whole day is wanted" in told


def test_a_table_in_a_text_is_asked_about(review: Path, form: Path, scr: Scr) -> None:
    document = Document(str(form))
    table = document.add_table(1, 2)
    table.cell(0, 0).text = "a table"
    control(document, "scr:context").append(table._tbl)
    document.save(str(form))
    code, told = scr("import", form, review)
    assert (code, "A table stands in the text" in told) == (1, True), told


def test_a_form_of_another_agency_or_review_is_refused(
    review: Path, form: Path, scr: Scr
) -> None:
    code, told = scr("import", form, review, "--agency", "csc")
    assert (code, "made for another agency" in told) == (2, True), told
    case = review / "review.yaml"
    case.write_text(case.read_text("utf-8").replace("id: child-k", "id: child-z", 1))
    code, told = scr("import", form, review)
    assert (code, "made for another review" in told) == (2, True), told


def test_a_file_with_a_password_is_told_as_that(
    review: Path, scr: Scr, tmp_path: Path
) -> None:
    locked = tmp_path / "locked.docx"
    name = "EncryptedPackage".encode("utf-16-le")
    locked.write_bytes(b"\xd0\xcf\x11\xe0" + b"\0" * 600 + name)
    code, told = scr("import", locked, review)
    assert (code, "locked with a password" in told) == (2, True), told


def test_owners_bring_their_actions_up_to_date(
    review: Path, scr: Scr, tmp_path: Path
) -> None:
    asked = ("--what", "actions", "--due", "2016-12-01", "--out", tmp_path)
    assert scr("request", "health", review, *asked)[0] == 0
    file = tmp_path / "actions-health.xlsx"
    book = load_workbook(file)
    sheet = book["Actions"]
    heads = {cell.value: number for number, cell in enumerate(sheet[4], start=1)}
    row = next(r for r in range(5, 30) if sheet.cell(r, 1).value == "A3")
    sheet.cell(row, heads["Done on"]).value = "20 September 2016"
    sheet.cell(row, heads["Owner"]).value = "Somebody else"
    book.save(file)
    code, told = scr("import", file, review, "--write")
    assert (code, "It is the plan's" in told) == (1, True), told
    code, told = scr("import", file, review, "--write", "--partial")
    assert code == 0, told
    written = (review / "actions.yaml").read_text("utf-8")
    third = written.partition("id: A3")[2].partition("id: A4")[0]
    assert "done: 2016-09-20" in third
    assert "Somebody else" not in written


def test_the_printed_report_says_what_the_officer_signs(
    review: Path, form: Path, scr: Scr, tmp_path: Path
) -> None:
    asked = ("--agency", "health", "--out", form.parent)
    before = form.read_bytes()
    code, told = scr("render", "imr", review, *asked)
    assert (code, form.read_bytes()) == (0, before), told
    document = Document(str(form.parent / "imr-health-to-sign.docx"))
    text = "\n".join(one.text for one in document.paragraphs)
    assert "Good practice" in text
    assert "Nobody knows who took the message of 6 August 2013." in text
    assert "@HV1" not in text
    assert "Write here" not in text
    code, told = scr("render", "imr", review, "--out", tmp_path)
    assert (code, "Say it with --agency" in told) == (2, True), told


class _Longer(Imr, frozen=True, kw_only=True):
    weather: Annotated[Narrative, about("What the weather was like.")] = ""


def test_a_field_added_to_a_record_is_in_its_form() -> None:
    form = Form(IMR.name, IMR.title, _Longer, IMR.file, parts=IMR.parts)
    assert "What the weather was like" in {one.heading for one in places(form)}


def without_last_record(document: Any, tag: str) -> None:
    """Take the rows of the last record that says something out of a list's table."""
    items = [
        one
        for one in document.element.body.iter(f"{W}sdt")
        if is_item(one)
        and any(str(t.get(f"{W}val")).startswith(tag) for t in one.iter(f"{W}tag"))
    ]
    # The last one is the empty record in which a new one is written.
    items[-2].getparent().remove(items[-2])


def is_item(node: Any) -> bool:
    looks = node.find(f"{W}sdtPr")
    return looks is not None and any(
        str(one.tag).endswith("}repeatingSectionItem") for one in looks
    )


def test_a_number_that_was_withdrawn_is_never_given_again(
    review: Path, form: Path, scr: Scr
) -> None:
    early, document = form.read_bytes(), Document(str(form))
    report = review / "imrs/health.yaml"
    before = own_ids(review)
    without_last_record(document, "scr:recommendations.")
    document.save(str(form))
    code, told = scr("import", form, review, "--write", "--withdraw")
    assert code == 0, told
    assert own_ids(review) == before[:-1]
    gone = report.read_text("utf-8").partition("withdrawn:")[2]
    assert before[-1] in gone
    told_of = {
        (one.code, one.place.file)
        for one in load(folder.read(review).files).diagnostics
    }
    assert told_of == {("SCR209", "actions.yaml"), ("SCR209", "response.yaml")}
    form.write_bytes(early)
    code, told = scr("import", form, review)
    assert (code, "its reference is never given again" in told) == (1, True), told
    document = Document(str(form))
    number = len(before)  # the empty record behind the others
    write(document, "scr:recommendations.text", "Ask at each visit.", number=number)
    take_reference_away(document, number - 1)
    document.save(str(form))
    code, told = scr("import", form, review, "--write", "--names-checked")
    assert code == 0, told
    prefix, _, last = before[-1].rpartition("R")
    new = [f"{prefix}R{int(last) + more}" for more in (1, 2)]
    assert own_ids(review) == [*before[:-1], *new]
    code, told = scr("import", form, review, "--names-checked")
    assert (code, NOTHING in told) == (0, True), told


def take_reference_away(document: Any, number: int) -> None:
    content = control(document, "scr:recommendations.id", number)
    for text in list(content.iter(f"{W}t")):
        text.text = ""


def own_ids(review: Path) -> list[str]:
    loaded = load(folder.read(review).files).sound()
    report = next(one for one in loaded.imrs if one.agency == "health")
    return [one.id for one in report.recommendations]


def test_a_changed_paragraph_of_a_list_leaves_the_others_as_they_are_written(
    review: Path, form: Path, scr: Scr
) -> None:
    report = review / "imrs/health.yaml"
    before = report.read_text("utf-8").partition("\nfindings:\n")[2]
    items = before.partition("\nchanged:")[0].split("\n  - ")
    document = Document(str(form))
    write(document, "scr:findings", "Nobody asked why.", number=1)
    number = len(items)  # the first that is empty
    write(document, "scr:findings", "Nobody wrote it down.", number=number)
    document.save(str(form))
    code, told = scr("import", form, review, "--write", "--names-checked")
    assert code == 0, told
    after = report.read_text("utf-8").partition("\nfindings:\n")[2]
    found = after.partition("\nchanged:")[0].split("\n  - ")
    new = ["|-\n    Nobody asked why.", "|-\n    Nobody wrote it down."]
    assert found == [items[0], new[0], *items[2:], new[1]]


def test_staff_whom_an_agency_adds_to_the_list_of_people_come_in(
    review: Path, form: Path, scr: Scr
) -> None:
    document = Document(str(form))
    tables: Any = (one for one in document.tables if one._cells)
    table = next(one for one in tables if one.cell(0, 0).text == "Code")
    known = {row.cells[0].text for row in table.rows}
    assert "HV9" not in known
    cells = table.add_row().cells
    cells[0].text, cells[1].text = "HV9", "Health visitor of the East"
    cells[2].text = "Health visitor"
    write(document, "scr:staff_consulted", "HV1, HV9")
    document.save(str(form))
    code, told = scr("import", form, review, "--write")
    assert code == 0, told
    assert "new people of this agency, from the form's list of people: 1" in told
    loaded = load(folder.read(review).files).sound()
    report = next(one for one in loaded.imrs if one.agency == "health")
    assert report.staff_consulted == ("HV1", "HV9")
    added = loaded.person("HV9")
    assert added is not None
    assert (added.role, added.agency) == ("Health visitor", "health")
