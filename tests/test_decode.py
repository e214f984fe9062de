"""Shape: every breach told at its place, never quoting what was written."""

from datetime import date

import msgspec
import pytest

from scrkit.dates import ClockTime, PartialDate
from scrkit.decode import decode, schema
from scrkit.decode.shapes import SHAPES
from scrkit.diagnostics import Diagnostic
from scrkit.model.case import CaseReview
from scrkit.model.gathering import Chronology
from scrkit.model.kinds import Record
from scrkit.model.review import AGENCY_FOLDERS, SINGLE_FILES
from scrkit.yamlfile import read

SOUND = """\
agency: gp
entries:
  - id: GP-0001
    date: 2014
    time: 14:30
    source: 007
    event: |-
      Text.
"""


def told(text: str, record: type[Record] = Chronology) -> tuple[Diagnostic, ...]:
    return decode(read(text.encode(), "f.yaml"), record).diagnostics


def codes(text: str) -> list[tuple[str, int, int]]:
    return [(d.code, d.place.line, d.place.column) for d in told(text)]


def test_the_field_decides_what_a_text_means() -> None:
    value = decode(read(SOUND.encode(), "f.yaml"), Chronology).value

    assert value is not None
    (entry,) = value.entries
    assert entry.date == PartialDate("2014")
    assert entry.time == ClockTime("14:30")
    assert entry.source == "007"
    assert entry.child_seen == "not_asked"


def test_a_key_with_nothing_after_it_counts_as_absent() -> None:
    text = SOUND + "    people:\n    voice:\nwithdrawn:\nstarted:\n"
    decoded = decode(read(text.encode(), "f.yaml"), Chronology)

    assert decoded.diagnostics == ()
    assert decoded.value is not None
    assert decoded.value.withdrawn == ()


def test_text_that_a_comma_cuts_off_is_not_lost() -> None:
    text = SOUND + "withdrawn:\n  - {id: GP-2, reason: low, medium or high}\n"
    (found,) = [d for d in told(text) if d.code == "SCR121"]

    assert (found.place.line, found.place.column) == (10, 29)
    assert "quotes" in found.do


BREACHES = {
    "an unknown key": ("entrys: []\nagency: gp\n", [("SCR121", 1, 1)]),
    "a missing key": (
        "agency: gp\nentries:\n  - id: GP-0001\n    date: 2014\n    event: x\n",
        [("SCR122", 3, 5)],
    ),
    "a text for a list": (SOUND + "    people: SW1\n", [("SCR123", 9, 13)]),
    "a list for a text": ("agency: [gp]\n", [("SCR123", 1, 9)]),
    "true for a text": ("agency: gp\nauthor: true\n", [("SCR123", 2, 9)]),
    "an empty list item": ("agency: gp\nentries:\n  -\n", [("SCR123", 3, 4)]),
    "a list for the file": ("- a\n", [("SCR123", 1, 1)]),
    "no such word": (SOUND + "    child_seen: yess\n", [("SCR124", 9, 17)]),
    "no such day": (
        SOUND.replace("date: 2014", "date: 2014-02-30"),
        [("SCR125", 4, 11)],
    ),
    "no such time": (SOUND.replace("14:30", "14.30"), [("SCR125", 5, 11)]),
    "a vague day where one is needed": (
        "agency: gp\nstarted: 2014-03\n",
        [("SCR125", 2, 10)],
    ),
    "no such calendar day": ("agency: gp\nstarted: 2014-02-30\n", [("SCR125", 2, 10)]),
    "an id out of form": (SOUND.replace("GP-0001", "gp-1"), [("SCR126", 3, 9)]),
}


@pytest.mark.parametrize("name", BREACHES)
def test_a_breach_is_told_at_its_place(name: str) -> None:
    text, expected = BREACHES[name]

    assert codes(text) == expected


def test_every_shape_code_has_a_breach_that_shows_it() -> None:
    # Files as files are the folder's matter; house files and templates are tried below
    # tests/cli/test_house_command.py.
    shown = {code for _, expected in BREACHES.values() for code, _, _ in expected}

    others = {f"SCR{number}" for number in range(127, 139)}
    assert shown | others == set(SHAPES)


def test_all_breaches_are_told_in_one_run() -> None:
    text = "author: x\nentries:\n  - id: GP1\n    dat: 5 March\n    event: [x]\n"

    assert sorted(codes(text)) == [
        ("SCR121", 4, 5),
        ("SCR122", 1, 1),
        ("SCR122", 3, 5),
        ("SCR123", 5, 12),
        ("SCR126", 3, 9),
    ]


def test_broken_records_are_left_out_and_the_others_stay() -> None:
    text = SOUND.replace("GP-0001", "gp-1") + SOUND.partition("entries:\n")[2]
    decoded = decode(read(text.encode(), "f.yaml"), Chronology)

    assert decoded.value is not None
    assert [entry.id for entry in decoded.value.entries] == ["GP-0001"]
    assert decoded.kept == {"entries": (1,)}
    assert decoded.broken == (("entries", 0),)


def test_advice_names_the_nearest_known_key_or_word() -> None:
    (key,) = told("agency: gp\nentriess: []\n")
    (word,) = told(SOUND + "    child_seen: not_recorde\n")

    assert "Did you mean entries?" in key.do
    assert "Did you mean not_recorded?" in word.do


def test_an_unknown_key_far_from_all_is_answered_with_the_known_ones() -> None:
    (found,) = told("agency: gp\nzzzzzz: 1\n")

    assert "Known here: format, agency" in found.do


def test_nothing_that_was_written_is_quoted() -> None:
    secret = "Zebedee"
    texts = (
        f"agency: gp\n{secret}: 1\n",
        SOUND.replace("GP-0001", secret),
        SOUND.replace("2014", secret),
        SOUND.replace("14:30", secret),
        SOUND + f"    child_seen: {secret}\n",
        SOUND + f"    people: {secret}\n",
        SOUND + f"    people: [{secret}]\n    {secret}: [{secret}]\n",
    )
    for text in texts:
        for found in told(text):
            whole = f"{found.message} {found.why} {found.do} {found.frame}"
            assert secret not in whole


def test_a_tree_with_errors_is_not_decoded() -> None:
    decoded = decode(read(b"agency: gp\nagency: gp\n", "f.yaml"), Chronology)

    assert decoded.value is None
    assert [d.code for d in decoded.diagnostics] == ["SCR104"]


def test_days_are_days() -> None:
    text = "agency: gp\nstarted: 2015-07-01\n"
    value = decode(read(text.encode(), "f.yaml"), Chronology).value

    assert value is not None
    assert value.started == date(2015, 7, 1)


ALL = [(name, record) for name, _, record in (*SINGLE_FILES, *AGENCY_FOLDERS)]


@pytest.mark.parametrize(("name", "record"), ALL)
def test_every_field_of_every_schema_has_a_description(
    name: str, record: type[Record]
) -> None:
    whole = schema(record, name)
    for part in whole["$defs"].values():
        assert part["description"]
        for field in part.get("properties", {}).values():
            assert field.get("description")


@pytest.mark.parametrize(("name", "record"), ALL)
def test_every_schema_is_itself_sound(name: str, record: type[Record]) -> None:
    from jsonschema import Draft202012Validator

    whole = schema(record, name)
    Draft202012Validator.check_schema(whole)

    assert msgspec.json.encode(whole)


def test_a_schema_lets_an_editor_pass_what_we_pass() -> None:
    from jsonschema import Draft202012Validator

    found = Draft202012Validator(schema(Chronology, "x"))

    as_an_editor_reads = {
        "agency": "gp",
        "format": 1,
        "started": None,
        "entries": [
            {"id": "GP-0001", "date": 2014, "time": 14.3, "source": 7, "event": "x"}
        ],
    }
    assert not list(found.iter_errors(as_an_editor_reads))
    assert list(Draft202012Validator(schema(CaseReview, "x")).iter_errors({"id": 1}))
