"""What keeps a line from being read is told where it stands, with the line as it is."""

import pytest

from scrkit.decode import decode
from scrkit.model.gathering import Requests
from scrkit.model.imr import Imr
from scrkit.model.kinds import Record
from scrkit.model.opening import TermsOfReference
from scrkit.model.order import Proceedings
from scrkit.model.people import People
from scrkit.yamlfile import read

_HEAD = "people:\n  - code: Mother\n"
_TAIL = "    role: mother\n    kind: family\nplaces: []\n"
# The line that is mistyped, third of its file; its line and column, and what is told.
LINES = {
    '    label: "Mother\n': (3, 12, "never closed"),
    "    label: 'Mother\n": (3, 12, "never closed"),
    '    label: "Mother\n    born: "2014"\n': (3, 12, "never closed"),
    '    label: "Mother" of two\n': (3, 21, "behind the quote"),
    "    label: 'child's mother'\n": (3, 19, "apostrophe"),
    '    label: "Learn "from" it"\n': (3, 20, "behind the quote"),
    '    label: "G:\\Boards"\n': (3, 12, "backslash"),
    "    label: “mother: of two”\n": (3, 12, "curly"),
    "    label:Mother\n": (3, 10, "blank is missing after the colon"),
    "    label Mother\n": (3, 5, "no colon"),
    "    label = Mother\n": (3, 11, "another sign"),
    "    label：Mother\n": (3, 10, "another sign"),
    "    label; Mother\n": (3, 10, "another sign"),
    "    label: mother: of two\n": (3, 18, "inside a text"),
    "    label: [Mother\n": (3, 12, "bracket"),
    "      label: Mother\n": (3, 7, "further in"),
    "   label: Mother\n": (3, 4, "further out"),
    "label: Mother\n": (3, 1, "further out"),
    "    label: |-\n    Mother\n": (4, 5, "|-"),
    "  – label: Mother\n": (3, 3, "long dash"),
    "  -label: Mother\n": (3, 3, "after the dash"),
}


@pytest.mark.parametrize("libyaml", [True, False])
@pytest.mark.parametrize("line", LINES)
def test_a_mistyped_line_is_told_by_its_cause(line: str, *, libyaml: bool) -> None:
    text = _HEAD + line + _TAIL
    content = text.encode()
    tree = read(content, "people.yaml", libyaml=libyaml)
    row, column, words = LINES[line]
    (told,) = (d for d in tree.diagnostics if d.code == "SCR103")
    assert (told.place.line, told.place.column) == (row, column)
    assert words in told.message
    assert "…" in told.do or "indent" in told.do.casefold()
    assert "Mother" not in told.message + told.do


SHAPES: dict[str, tuple[type[Record], str, str]] = {
    "agencies: csc, police\n": (TermsOfReference, "SCR123", "[…, …]"),
    "not_for:\n  -Blame\n  -Guilt\n": (TermsOfReference, "SCR123", "after the dash"),
    "not_for:\n  • Blame\n": (TermsOfReference, "SCR123", "short dash"),
    "not_for:\n  - Blame: no\n": (TermsOfReference, "SCR123", "in quotes"),
    "agencies: [“csc”]\n": (TermsOfReference, "SCR126", "curly"),
    "due:\nreports: 2016-06-01\n": (TermsOfReference, "SCR121", "under due"),
    "due:\n  - reports: 2016-06-01\n": (TermsOfReference, "SCR123", "without dashes"),
    "people:\n  code: Mother\n": (People, "SCR123", "- key: …"),
    "people:\n  - {code:Mother, label: M, role: m, kind: family}\n": (
        People,
        "SCR121",
        "code: …",
    ),
    "people: []\n": (Proceedings, "SCR121", "into people.yaml"),
    "agency: csc\nkind: imr\nauthor: {office: X, involved: no, "
    "line_manager_of_involved: false}\n": (Imr, "SCR123", "true for yes"),
}


@pytest.mark.parametrize("text", SHAPES)
def test_a_value_of_the_wrong_shape_is_told_with_the_right_one(text: str) -> None:
    record, code, words = SHAPES[text]
    told = decode(read(text.encode(), "x.yaml"), record).diagnostics
    found = [d for d in told if d.code == code]
    assert found
    assert all(words in d.do for d in found)


def test_a_month_where_a_day_is_needed_says_that_the_day_is_missing() -> None:
    text = (
        "requests:\n  - {agency: csc, what: chronology, requested: 2016-03-01, "
        "due: 2016-11}\n"
    )
    told = decode(read(text.encode(), "requests.yaml"), Requests).diagnostics
    assert [d.message for d in told] == [
        "the date or time cannot be read: a whole day is needed, in the form 2014-03-05"
    ]


def test_a_key_with_nothing_behind_it_is_where_the_value_is_missing() -> None:
    text = "people:\n  - code: M\n    label:\n    role: m\n    kind: family\n"
    told = decode(read(text.encode(), "people.yaml"), People).diagnostics
    assert [(d.code, d.place.line, d.place.column) for d in told] == [("SCR122", 3, 5)]
