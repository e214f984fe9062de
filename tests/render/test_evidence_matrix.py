"""The evidence matrix: what stands on what, both ways; what lacks is marked."""

import re
import shutil
import zipfile
from pathlib import Path

import pytest
from lxml import etree, html
from openpyxl import load_workbook
from openpyxl.utils import get_column_letter

from scrkit.cli.app import run
from scrkit.system.resources import shipped

ON = ("--as-of", "2016-09-30")
_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"


@pytest.fixture(scope="module")
def review(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return the example with a hole of each kind, and a secured file that is named."""
    at = tmp_path_factory.mktemp("matrix") / "child-k"
    shutil.copytree(shipped("examples") / "child-k", at)
    _change(at / "secured-records.yaml", "{what: Electronic", "{id: SR1, what: Electr")
    _change(
        at / "chronologies/housing.yaml",
        "id: HOUSING-0014",
        "id: HOUSING-0014\n    stands_in: {record: SR1, page: 12-14}",
    )
    # Q4 stands in F2 alone, and R2 is carried out by actions that name it.
    _change(at / "overview/findings.yaml", "questions: [Q4]", "questions: []")
    actions = (at / "actions.yaml").read_text("utf-8")
    actions = re.sub(r"(?m)^    source: \[R2\]$", "    source: []", actions)
    actions = re.sub(r"(?m)^(    source: .*)(, R2|R2, )", r"\1", actions)
    (at / "actions.yaml").write_text(actions, "utf-8")
    replies = (at / "response.yaml").read_text("utf-8")
    parts = re.split(r"(?m)^(?=  - )", replies)
    kept = "".join(one for one in parts if not one.startswith("  - {to: F5"))
    assert len(kept) < len(replies)
    (at / "response.yaml").write_text(kept, "utf-8")
    return at


def _change(path: Path, old: str, new: str) -> None:
    text = path.read_text("utf-8")
    assert old in text, old
    path.write_text(text.replace(old, new, 1), "utf-8")


@pytest.fixture(scope="module")
def made(review: Path) -> Path:
    """Return the folder with the matrix in every shape."""
    out = review.parent / "out"
    forms = [w for f in ("docx", "html", "xlsx", "md") for w in ("--format", f)]
    words = ["render", "matrix", str(review), "--out", str(out), "--draft", *forms, *ON]
    assert run(words) == 0
    return out


def page_of(made: Path) -> html.HtmlElement:
    return html.document_fromstring((made / "matrix-draft.html").read_text("utf-8"))


def told(cells: list[html.HtmlElement]) -> list[str]:
    return [" ".join(one.text_content().split()) for one in cells]


def rows_of(made: Path, heading: str) -> list[list[html.HtmlElement]]:
    tree = page_of(made)
    table = tree.xpath(f"//h2[normalize-space()='{heading}']/following::table[1]")[0]
    return [row.xpath("td") for row in table.xpath(".//tbody/tr")]


def test_a_row_follows_a_question_to_its_actions(made: Path) -> None:
    rows = [told(row) for row in rows_of(made, "Evidence matrix")]
    first = next(row for row in rows if row[0] == "Q1")
    assert first[1] == "F1"
    assert first[2] == "accepted"
    assert "AMH-0012" in first[3]
    assert "EDU-0036" in first[4]
    assert first[5] == "R4"
    assert first[7] == "A12, A13, A14, A15, A18"


def test_each_hole_is_marked_where_it_is(made: Path) -> None:
    rows = [told(row) for row in rows_of(made, "Evidence matrix")]
    by_question = {row[0]: row for row in rows}
    assert by_question["Q4"][1] == "Hole: no finding answers it"
    loose = by_question["Hole: answers no question"]
    assert loose[1] == "F2"
    no_reply = next(row for row in rows if row[1] == "F5")
    assert no_reply[2] == "Hole: no reply"
    no_action = next(row for row in rows if row[5] == "R2")
    assert no_action[7] == "Hole: no action"
    holes = sum("Hole: " in cell for row in rows for cell in row)
    assert f"The matrix has {holes} holes." in told([page_of(made).find("body")])[0]


def test_every_id_leads_to_its_place_and_an_entry_leads_back(made: Path) -> None:
    tree = page_of(made)
    places = set(tree.xpath("//@id"))
    links = {one.removeprefix("#") for one in tree.xpath("//td//a/@href")}
    assert links <= places
    assert {"q-Q1", "f-F1", "e-AMH-0012", "r-R4", "a-A12", "p-F1", "s-SR1"} <= links
    entry = tree.xpath("//td[@id='e-AMH-0012']/..")[0]
    assert "F1 (for)" in told(entry.xpath("td"))[4]
    assert "#f-F1" in entry.xpath(".//a/@href")


def test_an_entry_names_the_secured_file_and_the_page_on_which_it_stands(
    made: Path,
) -> None:
    entry = page_of(made).xpath("//td[@id='e-HOUSING-0014']/..")[0]
    assert told(entry.xpath("td"))[5] == "SR1, page 12-14"
    assert entry.xpath("td[6]/a/@href") == ["#s-SR1"]
    file = page_of(made).xpath("//td[@id='s-SR1']/..")[0]
    assert told(file.xpath("td"))[4] == "HOUSING-0014"


def test_in_word_every_link_has_its_bookmark_once(made: Path) -> None:
    with zipfile.ZipFile(made / "matrix-draft.docx") as packed:
        tree = etree.fromstring(packed.read("word/document.xml"))
    names = [one.get(f"{_W}name") for one in tree.iter(f"{_W}bookmarkStart")]
    numbers = [one.get(f"{_W}id") for one in tree.iter(f"{_W}bookmarkStart")]
    assert len(set(names)) == len(names)
    assert len(set(numbers)) == len(numbers)
    anchors = {one.get(f"{_W}anchor") for one in tree.iter(f"{_W}hyperlink")}
    assert len(anchors) > 100
    assert anchors <= set(names)


def test_in_the_workbook_a_cell_leads_to_the_row_that_it_names(made: Path) -> None:
    book = load_workbook(made / "matrix-draft.xlsx")
    assert book.sheetnames[:4] == [
        "Evidence matrix",
        "Questions",
        "Findings",
        "Entries",
    ]
    followed = 0
    for sheet in book.worksheets:
        for row in sheet.iter_rows(min_row=2):
            for cell in row:
                if cell.hyperlink is None:
                    continue
                name, _, at = str(cell.hyperlink.location).partition("!")
                there = str(book[name.strip("'")][at].value)
                said = str(cell.value)
                words = ("accepted", "accepted in part", "not accepted")
                if said not in words and "entr" not in said and "note" not in said:
                    assert said.split(" ", maxsplit=1)[0].rstrip(",") == there
                followed += 1
    assert followed > 300
    assert book["Evidence matrix"]["B2"].data_type == "s"


def test_the_workbook_prints_links_and_headings_whole(made: Path) -> None:
    book = load_workbook(made / "matrix-draft.xlsx")
    for sheet in book.worksheets:
        # What a row is of stands on each page that lies side by side.
        assert sheet.print_title_cols == "$A:$A"
        for row in sheet.iter_rows(max_row=30):
            for number, cell in enumerate(row, 1):
                width = sheet.column_dimensions[get_column_letter(number)].width
                words = str(cell.value or "").split() if cell.row == 1 else []
                links = [str(cell.value)] if cell.hyperlink else []
                assert all(len(one) <= width for one in (*words, *links))


def test_a_file_that_is_not_in_the_register_is_told_at_its_place(
    review: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    at = Path(shutil.copytree(review, tmp_path / "child-k"))
    _change(at / "chronologies/housing.yaml", "record: SR1", "record: SR7")
    assert (
        run(["validate", str(at), "--format", "concise", "--select", "SCR2", *ON]) == 1
    )
    assert "chronologies/housing.yaml:" in capsys.readouterr().out


def test_the_matrix_is_not_published(
    review: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    words = ["render", "matrix", str(review), "--out", str(tmp_path / "out")]
    assert run([*words, "--view", "published"]) == 2
    assert "is not published" in capsys.readouterr().err
    assert run([*words, "--format", "svg"]) == 2
    assert not (tmp_path / "out").exists()
