"""Two versions of the same in a file: which of them counts is asked."""

from collections.abc import Callable

import pytest

from scrkit.importers.take_in.options import Outcome
from scrkit.importers.understand import questions as ask
from tests.importers.mutations import document, packed, workbook
from tests.importers.returns import patched

Take = Callable[..., Outcome]
MC = "http://schemas.openxmlformats.org/markup-compatibility/2006"
CELL = "<w:t>mk03c03</w:t>"
E3 = '<c r="E3" t="s"><v>8</v></c>'


def _document(old: str, new: str) -> bytes:
    return patched(packed(document()), "word/document.xml", old, new)


def _sheet(old: str, new: str) -> bytes:
    return patched(packed(workbook()), "xl/worksheets/sheet1.xml", old, new)


def _versions(first: str, second: str, wants: str = "w14") -> str:
    known = 'xmlns:w14="http://schemas.microsoft.com/office/word/2010/wordml"'
    return (
        f'<mc:AlternateContent xmlns:mc="{MC}" {known} xmlns:odd="urn:odd">'
        f'<mc:Choice Requires="{wants}">{first}</mc:Choice>'
        f"<mc:Fallback>{second}</mc:Fallback></mc:AlternateContent>"
    )


OTHER = CELL.replace("mk03c03", "zqx1")
E3_OTHER = E3.replace("<v>8</v>", "<v>9</v>")
ROW_4 = '<row r="4"><c r="A4" t="str"><v>4 April 2014</v></c></row>'
DIFFERING = {
    "words": _document(CELL, _versions(CELL, OTHER)),
    "words where one has none": _document(CELL, _versions(CELL, "")),
    "words where the first has none": _document(CELL, _versions("", CELL)),
    "words for a program nobody has": _document(CELL, _versions(CELL, CELL, "odd")),
    "words of a name not declared": _document(CELL, _versions(CELL, CELL, "what")),
    "cells of a sheet": _sheet(E3, _versions(E3, E3_OTHER)),
    "cells, one empty": _sheet(E3, _versions(E3, "")),
    "cells for a program nobody has": _sheet(E3, _versions(E3, E3, "odd")),
    "rows of a sheet": _sheet(
        '<row r="3">', _versions(ROW_4.replace("4", "3"), ROW_4) + '<row r="33">'
    ),
}


@pytest.mark.parametrize("name", DIFFERING)
def test_versions_that_differ_or_are_for_nobody_are_asked_about(
    name: str, take: Take
) -> None:
    outcome = take(DIFFERING[name], names_checked=True)
    needed = [q.needed for draft in outcome.open for q in draft.questions]
    assert ask.DOUBTFUL in needed
    assert len(outcome.open) <= 2


def test_versions_that_say_the_same_are_taken_and_signs_too(take: Take) -> None:
    for data in (
        _document(CELL, _versions(CELL, CELL)),
        _document(CELL, _versions('<w14:symEx w14:char="1F642"/>', CELL)),
        _sheet(E3, _versions(E3, E3)),
    ):
        assert len(take(data, names_checked=True).added) == 6
