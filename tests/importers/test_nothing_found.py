"""Where no chronology is found in a file, it is said what was seen in it."""

from collections.abc import Callable

import pytest
from openpyxl import Workbook
from openpyxl.worksheet.worksheet import Worksheet

from scrkit.errors import ScrError
from scrkit.importers.take_in.options import Outcome
from tests.importers.mutations import packed, workbook
from tests.importers.returns import HEAD, excel, table, word
from tests.wordfiles import para, run

Take = Callable[..., Outcome]
ROW = ("3.4.14", "", "HV record", "HV1", "Seen.")


def _hidden(book: Workbook, sheet: Worksheet) -> None:
    sheet.sheet_state = "hidden"
    book.create_sheet("cover")
    book.active = 1


def _without(name: str) -> bytes:
    return packed({part: data for part, data in workbook().items() if part != name})


TABLE = table([HEAD, ROW])
BOXED = f"<w:p><w:r><w:pict><w:txbxContent>{TABLE}</w:txbxContent></w:pict></w:r></w:p>"
SEEN = {
    "a table on a hidden sheet": (
        excel([HEAD, ROW], _hidden),
        "a hidden sheet with the headings of a chronology (1, with",
    ),
    "an empty workbook": (excel([]), "tables or sheets that hold nothing (1)"),
    "no shared texts": (_without("xl/sharedStrings.xml"), "text that is not there ("),
    "no sheet": (
        _without("xl/worksheets/sheet1.xml"),
        "a sheet that is listed, and not in the file (1)",
    ),
    "a table in a text box": (word(BOXED), "a table in a text box (1, with"),
    "a table that was deleted": (
        word(TABLE.replace("<w:tr>", "<w:tr><w:trPr><w:del/></w:trPr>")),
        "rows whose deletion was tracked (1, with",
    ),
    "text alone": (word(para(run("Only words."))), "text outside the tables (1, with"),
}


@pytest.mark.parametrize("name", SEEN)
def test_what_was_seen_is_said_by_kind_and_count(name: str, take: Take) -> None:
    data, said = SEEN[name]
    with pytest.raises(ScrError, match="no table with the headings") as told:
        take(data)
    assert said in told.value.message
    assert "HV record" not in told.value.message
