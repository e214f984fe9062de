"""A form that LibreOffice saved as .odt says what the one in Word says."""

import zipfile
from collections import Counter
from collections.abc import Callable
from io import BytesIO
from pathlib import Path
from typing import Any

import pytest

from scrkit.importers.read import xml
from scrkit.importers.read.odtword import as_word

SAVED = Path(__file__).parent / "saved"
# The form of an agency's report, written into with LibreOffice as people do.
WRITTEN = SAVED / "written-in-imr-csc.odt"
Scr = Callable[..., tuple[int, str]]


@pytest.fixture(scope="module")
def text() -> str:
    return part("content.xml", WRITTEN.read_bytes())


def part(name: str, content: bytes) -> str:
    with zipfile.ZipFile(BytesIO(content)) as package:
        return package.read(name).decode("utf-8")


def changed(name: str, text: str) -> bytes:
    """Return the written form with another text in a part."""
    held = BytesIO()
    with (
        zipfile.ZipFile(WRITTEN) as before,
        zipfile.ZipFile(held, "w", zipfile.ZIP_DEFLATED) as package,
    ):
        for one in before.namelist():
            package.writestr(one, text if one == name else before.read(one))
    return held.getvalue()


def test_what_was_written_comes_in_and_the_rest_is_asked_or_told(
    review: Path, scr: Scr
) -> None:
    flags = ("--names-checked", "--partial", "--write")
    code, told = scr("import", WRITTEN, review, *flags)
    assert code == 0, told
    for words in (
        "A table stands in the text",
        "It is struck through",
        *("hidden text", "footnotes", "comments"),
        *("deletions that were tracked", "insertions that were tracked"),
    ):
        assert words in told
    held = (review / "imrs/csc.yaml").read_text("utf-8")
    assert "records_secured: 2014-03-12" in held
    listed = "- First point", "- Second point", "  - Below it", "- Third"
    numbered = "1. One", "2. Two"
    for lines in (listed, numbered):
        assert "\n".join(f"  {one}" for one in lines) in held
    assert "paragraph. Inserted words." in held
    assert "Hidden words." not in held


def test_what_a_newer_libreoffice_calls_a_content_control_is_the_same_place(
    review: Path, scr: Scr, tmp_path: Path, text: str
) -> None:
    begins, ends = "<text:text-input ", "</text:text-input>"
    assert begins in text
    space = 'xmlns:loext="urn:org:documentfoundation:names:experimental:office:'
    assert space in text
    newer = text.replace(begins, "<loext:content-control ")
    newer = newer.replace(ends, "</loext:content-control>")
    (tmp_path / "new.odt").write_bytes(changed("content.xml", newer))
    assert scr("import", tmp_path / "new.odt", review) == scr("import", WRITTEN, review)


def test_what_a_list_shows_though_nobody_chose_it_is_no_answer(
    review: Path, scr: Scr, tmp_path: Path, text: str
) -> None:
    chosen = 'text:current-selected="true" '
    other = f'<text:label {chosen}text:value="No"/>'
    begin, _, rest = text.partition(f'<text:label text:value="Yes"/>{other}')
    end = rest.partition(">No</text:drop-down>")[2]
    changes = "Author and independence, Was the author directly concerned"
    for marked, count in ((chosen, 1), ("", 0)):
        yes = f'<text:label {marked}text:value="Yes"/>Yes</text:drop-down>'
        file = tmp_path / "chosen.odt"
        file.write_bytes(changed("content.xml", f"{begin}{yes}{end}"))
        assert scr("import", file, review, "--partial")[1].count(changes) == count


def test_a_row_that_says_more_than_the_form_is_asked_about(
    review: Path, scr: Scr, tmp_path: Path, text: str
) -> None:
    cell = '<table:table-cell table:style-name="Table1.B1"'
    assert text.count(cell) == 1
    other = "<table:table-cell><text:p>elsewhere</text:p></table:table-cell>"
    (tmp_path / "more.odt").write_bytes(
        changed("content.xml", text.replace(cell, other + cell))
    )
    code, told = scr("import", tmp_path / "more.odt", review)
    assert (code, "elsewhere" in told) == (1, False), told
    assert "A further cell stands beside it." in told


def test_no_letter_of_a_text_is_lost_on_the_way_into_word(text: str) -> None:
    root = xml.tree(text.encode())
    # Who changed it, and when, is no text, nor is the sign of a footnote.
    about = ("{*}date", "{*}date-string", "{*}note-citation", "{*}change-info/{*}*")
    for one in [node for path in about for node in root.iterfind(f".//{path}")]:
        one.text = ""
    made = as_word(xml.package(WRITTEN.read_bytes())).parts
    kinds = ("document", "footnotes", "comments")
    trees = [xml.tree(made[f"word/{kind}.xml"]) for kind in kinds]
    assert sum(map(letters, trees), Counter()) == letters(root.find("{*}body"))


def letters(root: Any) -> Counter[str]:
    return Counter("".join("".join(root.itertext()).split()))


def test_a_form_that_is_locked_is_refused_in_words(
    review: Path, scr: Scr, tmp_path: Path
) -> None:
    shut = "<m:encryption-data xmlns:m='m'/>"
    (tmp_path / "shut.odt").write_bytes(changed("META-INF/manifest.xml", shut))
    code, told = scr("import", tmp_path / "shut.odt", review)
    assert (code, "locked with a password" in told) == (2, True), told


def test_a_form_with_its_agency_named_is_a_form_all_the_same(
    review: Path, scr: Scr
) -> None:
    lists = SAVED / "interviews-csc.ods"
    assert scr("import", lists, review, "--agency", "csc") == scr(
        "import", lists, review
    )
