"""Shapes that few people write by hand, and what must still be true of them."""

import pytest
from jsonschema import Draft202012Validator

from scrkit.decode import decode, schema
from scrkit.diagnostics import Diagnostic
from scrkit.model.gathering import Chronology
from scrkit.model.imr import Imr
from scrkit.model.kinds import Record
from scrkit.model.opening import Criteria
from scrkit.model.taken_in import Imports
from scrkit.yamlfile import read

IMR = """\
agency: gp
kind: imr
author: {office: Named GP, involved: false, line_manager_of_involved: false}
"""
ENTRY = """\
agency: gp
entries:
  - id: GP-0001
    date: 2014-03-05
    source: record
    event: Text.
"""


def told(text: str, file: type[Record]) -> tuple[Diagnostic, ...]:
    return decode(read(text.encode(), "f.yaml"), file).diagnostics


def places(found: tuple[Diagnostic, ...]) -> list[tuple[str, int, int]]:
    return sorted((d.code, d.place.line, d.place.column) for d in found)


def test_of_a_record_that_must_be_there_every_breach_is_told() -> None:
    author = "author: {ofice: x, involved: maybe, declared: 2015}\n"

    assert places(told("agency: gp\nkind: imr\n" + author, Imr)) == [
        ("SCR121", 3, 10),
        ("SCR122", 3, 1),
        ("SCR123", 3, 30),
        ("SCR125", 3, 47),
    ]


def test_of_a_record_that_may_be_left_out_every_breach_is_told_too() -> None:
    sign_off = "sign_off: {ofice: x, version: [x], date: 2015}\n"

    assert places(told(IMR + sign_off, Imr)) == [
        ("SCR121", 4, 12),
        ("SCR123", 4, 31),
        ("SCR125", 4, 42),
    ]


@pytest.mark.parametrize(
    "text",
    ["agency: |\n  gp\n", ENTRY.replace("GP-0001", "|\n      GP-0001")],
    ids=["agency", "entry"],
)
def test_an_id_with_a_line_end_after_it_is_not_in_its_form(text: str) -> None:
    assert [d.code for d in told(text, Chronology)] == ["SCR126"]


@pytest.mark.parametrize(
    ("old", "new", "code"),
    [
        ("GP-0001", "GP-٠٠٠١", "SCR126"),
        ("2014-03-05", "٢٠١٤-٠٣-٠٥", "SCR125"),
    ],
    ids=["id", "date"],
)
def test_digits_of_another_script_are_not_digits_of_an_id_or_a_date(
    old: str, new: str, code: str
) -> None:
    assert [d.code for d in told(ENTRY.replace(old, new), Chronology)] == [code]


@pytest.mark.parametrize(
    ("text", "file", "at"),
    [
        ("facts:\n  Zebedee: text\n", Criteria, (2, 12)),
        ("facts:\n  Zebedee: {value: [x]}\n", Criteria, (2, 20)),
        ("maps:\n  - agency: gp\n    columns: {Zebedee: [x]}\n", Imports, (3, 24)),
    ],
    ids=["a fact", "in a fact", "a heading"],
)
def test_a_value_under_a_key_of_the_writers_own_is_told(
    text: str, file: type[Record], at: tuple[int, int]
) -> None:
    assert places(told(text, file)) == [("SCR123", *at)]


@pytest.mark.parametrize(
    ("text", "file"),
    [
        ("facts:\n  Zebedee: text\n", Criteria),
        ("maps:\n  - agency: gp\n    columns:\n      Zebedee: [x]\n", Imports),
    ],
    ids=["a fact", "a heading"],
)
def test_a_key_of_the_writers_own_is_never_shown(text: str, file: type[Record]) -> None:
    (found,) = told(text, file)

    assert "Zebedee" not in f"{found.message} {found.why} {found.do} {found.frame}"


@pytest.mark.parametrize(
    ("text", "file", "data"),
    [
        ("facts:\n  child_died:\n", Criteria, {"facts": {"child_died": None}}),
        (
            "maps:\n  - {agency: gp, columns: {Date, time: date}}\n",
            Imports,
            {"maps": [{"agency": "gp", "columns": {"Date": None, "time": "date"}}]},
        ),
    ],
    ids=["a fact", "a heading cut by its comma"],
)
def test_an_empty_key_of_the_writers_own_is_the_same_to_us_and_to_an_editor(
    text: str, file: type[Record], data: dict[str, object]
) -> None:
    passes = Draft202012Validator(schema(file, "f")).is_valid(data)

    assert (told(text, file) == ()) is passes


@pytest.mark.parametrize(
    ("text", "file", "at"),
    [
        ("agency: gp\nno_contact: [2014, ]\n", Chronology, None),
        ("agency: gp\nno_contact:\n  - 2014\n  -\n", Chronology, (4, 4)),
        (IMR + "findings:\n  -\n", Imr, (5, 4)),
        (ENTRY + "    people: [null]\n", Chronology, (7, 14)),
    ],
    ids=["a last comma", "a date", "a text", "a person"],
)
def test_an_item_with_nothing_after_its_dash_is_told(
    text: str, file: type[Record], at: tuple[int, int] | None
) -> None:
    assert places(told(text, file)) == ([("SCR123", *at)] if at else [])


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("agency: gp\nentries: Zebedee\n", "a list"),
        (IMR.replace("{office: Named GP", "[x] #"), "a record"),
        (ENTRY + "    people: [[x]]\n", "a text"),
        (IMR.replace("involved: false", "involved: no", 1), "true or false"),
    ],
    ids=["list", "record", "text", "answer"],
)
def test_a_wrong_kind_is_answered_with_the_right_one_in_plain_words(
    text: str, kind: str
) -> None:
    file = Imr if text.startswith(IMR[:20]) else Chronology
    (found,) = told(text, file)

    assert found.message.startswith(f"here should stand {kind}")


def test_words_that_are_possible_are_listed_without_what_is_only_for_editors() -> None:
    (found,) = told("agency: gp\nformat: 2\n", Chronology)

    assert found.do == "Possible: 1."
    (found,) = told(ENTRY + "    practice: gut\n", Chronology)
    assert found.do.endswith("Possible: below, expected, good, unclear.")
