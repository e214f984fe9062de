"""A small file cannot cost much: limits with their place, and one child for it all."""

from collections.abc import Callable
from datetime import date

import pytest

from scrkit.errors import ScrError
from scrkit.identity.register import Register
from scrkit.identity.spellings import spellings
from scrkit.importers.take_in.options import ImportOptions, Outcome
from scrkit.importers.take_in.taking import take_safely
from scrkit.importers.understand.habits import Setting
from scrkit.importers.understand.naming import pseudonymiser
from scrkit.model.review import Review
from tests.importers.conftest import AGENCY
from tests.importers.mutations import S, packed, workbook
from tests.importers.returns import HEAD, commas

Take = Callable[..., Outcome]
SAID = "They met Nobody Whoever on 3 April 2014 about the clinic. " * 500


def _referred(rows: int, text: str, columns: str = "CDE") -> bytes:
    """Return a small workbook in which many cells refer to one long text."""
    parts = workbook()
    head = parts["xl/worksheets/sheet1.xml"].partition(b'<row r="2">')[0].decode()
    line = "".join(f'<c r="{c}#" t="s"><v>3</v></c>' for c in columns)
    line = '<row r="#"><c r="A#" t="str"><v>3.4.14</v></c>' + line + "</row>"
    body = "".join(line.replace("#", str(n)) for n in range(2, rows + 2))
    heads = "".join(f"<si><t>{one}</t></si>" for one in ("Date", "Event", "Comment"))
    texts = f'<sst xmlns="{S}">{heads}<si><t>{text}</t></si></sst>'
    sheet = f"{head}{body}</sheetData></worksheet>"
    return packed(
        {
            **parts,
            "xl/worksheets/sheet1.xml": sheet.encode(),
            "xl/sharedStrings.xml": texts.encode(),
        }
    )


def test_what_is_found_in_a_text_is_found_once(take: Take) -> None:
    outcome = take(_referred(40, SAID), source="record")
    assert len(outcome.drafts) == 40
    # Each place has its count; that it is of a thousand names, is told by one.
    assert {count for d in outcome.drafts for _, _, count in d.named} == {1000}


def test_a_text_that_every_cell_repeats_is_refused_at_its_place(take: Take) -> None:
    data = _referred(1500, SAID)
    assert len(data) < 100_000
    with pytest.raises(ScrError, match=r"sheet 1, D\d+: .* characters in its cells"):
        take(data)


def test_what_comes_back_from_the_child_is_places_and_counts(
    review: Review,
) -> None:
    door = pseudonymiser(review, spellings(Register()), frozenset())
    setting = Setting("HEALTH", date(2016, 9, 30), door, frozenset())
    wish = ImportOptions(AGENCY, date(2015, 9, 1), setting, b"", None)
    row = ("3.4.14", "2pm", "HV record", "HV1", "Seen at home by Nobody Whoever.")
    found = take_safely(commas([HEAD, row]), wish)
    assert (found.cells, found.rows) == ((10, 10, 0), 1)
    assert {one.kind: one.count for one in found.named}["capital"] == 2
    assert found.encoding == "UTF-8"


def test_a_form_of_another_review_is_refused_there_too(review: Review) -> None:
    door = pseudonymiser(review, spellings(Register()), frozenset())
    setting = Setting("HEALTH", date(2016, 9, 30), door, frozenset())
    wish = ImportOptions(AGENCY, date(2015, 9, 1), setting, b"", None, review="k")
    stamp = "scrkit form 1; review other; agency health"
    with pytest.raises(ScrError, match="another agency or another review"):
        take_safely(commas([(stamp,), HEAD, ("3.4.14",)]), wish)


@pytest.mark.full
def test_an_honest_return_of_ten_thousand_rows_fits_the_limits(review: Review) -> None:
    door = pseudonymiser(review, spellings(Register()), frozenset())
    setting = Setting("HEALTH", date(2016, 9, 30), door, frozenset())
    wish = ImportOptions(
        AGENCY, date(2015, 9, 1), setting, b"", None, names_checked=True, partial=True
    )
    told = ("", "record", "HV1", "Seen at home.")
    rows = [(f"{n % 28 + 1}.4.14", *told) for n in range(9999)]
    assert take_safely(commas([HEAD, *rows]), wish).rows == 9999
