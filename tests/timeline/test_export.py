"""The integrated chronology for spreadsheets (CSV) and programs (JSON)."""

import csv
import io
import json
import os
import subprocess
import sys
from collections.abc import Callable, Collection
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from scrkit.dates import parse_date
from scrkit.model.order import Link
from scrkit.timeline.export import to_csv, to_json
from scrkit.timeline.values import Declared, Timeline
from tests.sampling import sampled

Merge = Callable[..., Timeline]

FULL = {
    "people": ("ChildZ", "SW1"),
    "child_seen": "yes",
    "seen_alone": "no",
    "voice": "Said that the cot was cold.",
    "action": "No further action.",
    "practice": "below",
    "comment": "Not discussed in supervision.",
    "questions": ("Q1", "Q3"),
}
ACCOUNTS = (
    ("CSC-0001 2014-03-05 14:30~", "@SW1 saw @ChildZ,\nthen “left”; £20 lent.", FULL),
    ("HEALTH-0001 2014-03", "Weighed.", {"practice": None}),
    ("GP-0001 unknown", "Letter."),
    ("POLICE-0001 2016", "Neighbour rang."),
)
CODES = ("ChildZ", "SW1")
KEPT = ("POLICE-0002 2014-03-06", "Intelligence.", {"visibility": "agency_only"})
AROUND = {"period": "2014", "births": {"Z": "2013-02"}}
FORMULA = ("=", "+", "-", "@", "\t", "\r")

# Where JSON keeps what a column of the spreadsheet holds.
KEYS = {
    "date": "date",
    "date in words": "date_in_words",
    "time": "time",
    "date recorded": "recorded",
    "id": "id",
    "source": "source",
    "people": "people",
    "event": "event",
    "child seen": "child_seen",
    "seen alone": "seen_alone",
    "voice of the child": "voice",
    "action or decision": "action",
    "practice": "practice",
    "comment": "comment",
    "questions": "questions",
    "inside the period": "inside_period",
    "age of the child": "age",
}
INSIDE = {"yes": True, "no": False, "not known": None}


def table(timeline: Timeline, codes: Collection[str] = ()) -> list[dict[str, str]]:
    """Read the CSV as a spreadsheet does."""
    text = to_csv(timeline, codes).decode("utf-8-sig")
    return list(csv.DictReader(io.StringIO(text, newline="")))


def in_line(text: str) -> str:
    return " ".join(text.split())


def whole(timeline: Timeline) -> Any:
    return json.loads(to_json(timeline).decode("utf-8"))


def test_the_spreadsheet_holds_every_entry_once_and_in_order(merged: Merge) -> None:
    timeline = merged(*ACCOUNTS, **AROUND)

    assert [row["id"] for row in table(timeline)] == [
        *("HEALTH-0001", "CSC-0001", "POLICE-0001", "GP-0001"),
    ]


def test_the_spreadsheet_says_what_the_agency_said(merged: Merge) -> None:
    assert table(merged(*ACCOUNTS, **AROUND), CODES)[1] == {
        "date": "2014-03-05",
        "date in words": "5 March 2014",
        "time": "14:30~",
        "date recorded": "",
        "agency": "Children's Social Care",
        "id": "CSC-0001",
        "source": "case file",
        "people": "ChildZ, SW1",
        "event": "SW1 saw ChildZ, then “left”; £20 lent.",
        "child seen": "yes",
        "seen alone": "no",
        "voice of the child": "Said that the cot was cold.",
        "action or decision": "No further action.",
        "practice": "below",
        "comment": "Not discussed in supervision.",
        "questions": "Q1, Q3",
        "inside the period": "yes",
        "age of the child": "about 13 months",
        "contradicts": "",
        "pairs compared": str(merged(*ACCOUNTS, **AROUND).compared),
    }


def test_the_spreadsheet_leaves_open_what_is_not_known(merged: Merge) -> None:
    vague, _, later, undated = table(merged(*ACCOUNTS, **AROUND))

    assert (vague["date"], vague["date in words"]) == ("2014-03", "March 2014")
    assert (vague["time"], vague["practice"]) == ("", "")
    assert (later["date"], later["inside the period"]) == ("2016", "no")
    assert undated["date in words"] == "date not recorded"
    assert (undated["inside the period"], undated["age of the child"]) == (
        *("not known", ""),
    )


def test_excel_is_told_that_the_spreadsheet_is_utf_8(merged: Merge) -> None:
    made = to_csv(merged(*ACCOUNTS))

    assert made.startswith(b"\xef\xbb\xbfdate,date in words,")
    assert made.endswith(b"\r\n")
    assert "“left”; £20".encode() in made


def test_the_lines_of_a_paragraph_are_one_in_its_cell(merged: Merge) -> None:
    account = ("CSC-0001 2014-03-05", "Visit by\n@SW1.\n\nNobody\nanswered.\n")
    (row,) = table(merged(account), CODES)

    lines = [line.strip() for line in row["event"].splitlines() if line]
    assert lines == ["Visit by SW1.", "Nobody answered."]


def test_a_doubled_at_sign_is_one_at_sign_in_the_spreadsheet(merged: Merge) -> None:
    (row,) = table(merged(("CSC-0001 2014-03-05", "Text to @SW1: cu @@home.")), CODES)

    assert row["event"] == "Text to SW1: cu @home."


@pytest.mark.parametrize("lead", [*FORMULA, " =", "\n+"])
def test_a_cell_that_excel_would_run_is_text_in_every_column(
    merged: Merge, lead: str
) -> None:
    formula = 'HYPERLINK("http://example.invalid","here")'
    fields = dict.fromkeys(("source", "voice", "action", "comment"), lead + formula)
    (row,) = table(merged(("CSC-0001 2014-03-05", lead + formula, fields)))

    cells = [cell for cell in row.values() if formula in cell]
    assert len(cells) == 5
    assert not [cell for cell in cells if cell.startswith(FORMULA)]


@given(
    st.text(
        st.one_of(
            st.characters(exclude_categories=("Cc", "Cs")),
            st.sampled_from("\t\n=+-@'\","),
        ),
        min_size=1,
    ).filter(lambda event: "@@" not in event)  # in a review two stand for one
)
def test_whatever_was_written_comes_back_and_is_never_a_formula(
    merged: Merge, event: str
) -> None:
    timeline = merged(("CSC-0001 2014-03-05", event))

    (row,) = table(timeline)
    assert not row["event"].startswith(FORMULA)
    told = (row["event"], row["event"].removeprefix("'"))
    assert in_line(event) in map(in_line, told)
    assert whole(timeline)["entries"][0]["event"] == event


def test_json_holds_everything_that_the_spreadsheet_does(merged: Merge) -> None:
    timeline = merged(*ACCOUNTS, **AROUND)
    entries = {entry["id"]: entry for entry in whole(timeline)["entries"]}
    rows = table(timeline)

    assert set(rows[0]) - {"agency", "contradicts", "pairs compared"} == set(KEYS)
    assert len(entries) == len(rows)
    for row in rows:
        for column, key in KEYS.items():
            value = entries[row["id"]][key]
            if key == "inside_period":
                assert value is INSIDE[row[column]]
            else:
                told = ", ".join(value) if isinstance(value, list) else value or ""
                assert in_line(row[column].removeprefix("'")) == in_line(told)


def test_json_names_the_agency_as_the_spreadsheet_does(merged: Merge) -> None:
    timeline = merged(*ACCOUNTS)

    assert table(timeline)[0]["agency"] in whole(timeline)["entries"][0].values()


def test_json_tells_headings_times_and_the_period_in_words_too(merged: Merge) -> None:
    found = whole(merged(*ACCOUNTS, **AROUND))
    vague, timed, *_ = found["entries"]

    assert (found["schema_version"], found["period"]) == (1, "2014")
    assert vague["heading"] == "March 2014, day not recorded"
    assert (vague["time"], vague["time_in_words"]) == (None, "")
    assert timed["time_in_words"] == "about 14:30"
    assert timed["agency"] == "csc"


def test_json_holds_what_the_merge_noticed(merged: Merge) -> None:
    visit = "@SW1 and @HV1 saw a bruise on the cheek of @ChildZ at home."
    told = ("CSC-0001 2014-03-05", visit), ("HEALTH-0001 2014-03-05", visit)
    link = Link(
        entries=("CSC-0001", "GP-0001"), relation="contradiction", reason="Panel."
    )
    found = whole(merged(*told, "GP-0001 2014-03-09", links=(link,), period="2014"))

    given_, proposed = found["doubles"]
    assert given_["entries"] == ["CSC-0001", "GP-0001"]
    assert (given_["relation"], given_["accepted"]) == ("contradiction", "Panel.")
    assert {"CSC-0001", "HEALTH-0001"} <= {*proposed["entries"]}
    assert (given_["grade"], proposed["grade"]) == ("decided", "likely")
    assert proposed["accepted"] == ""
    assert 0.4 < proposed["probability"] <= 1
    assert found["compared"] == 3
    longest = found["silences"][0]
    assert (longest["kind"], longest["start"], longest["end"], longest["days"]) == (
        *("all", "2014-03-10", "2014-12-31", 297),
    )
    assert (longest["after"], longest["before"]) == ("GP-0001", "")


def test_json_holds_where_agencies_say_that_they_had_no_contact(merged: Merge) -> None:
    said = Declared("csc", parse_date("2014-04/2014-09"), "Log", "No contact.")
    found = replace(merged("CSC-0001 2014-03-01"), declared=(said,))
    assert whole(found)["no_contact"] == [
        {
            "agency": "csc",
            "span": "2014-04/2014-09",
            "source": "Log",
            "words": "No contact.",
        }
    ]


def test_nothing_an_agency_keeps_to_itself_is_exported(merged: Merge) -> None:
    timeline = merged(*ACCOUNTS, KEPT, **AROUND)

    for made in (to_csv(timeline), to_json(timeline)):
        assert b"Intelligence" not in made
        assert b"POLICE-0002" not in made
    assert whole(timeline)["withheld"] == 1


def test_a_link_to_what_an_agency_keeps_to_itself_is_not_exported(
    merged: Merge,
) -> None:
    link = Link(
        entries=("CSC-0001", "POLICE-0002"),
        relation="same_event",
        reason="Both tell of the informant's call.",
    )
    made = to_json(merged(*ACCOUNTS, KEPT, links=(link,), **AROUND))

    assert b"POLICE-0002" not in made
    assert b"informant" not in made


def test_a_review_without_entries_is_exported_empty(merged: Merge) -> None:
    assert table(merged()) == []
    assert whole(merged()) == {
        "schema_version": 1,
        "period": None,
        "withheld": 0,
        "compared": 0,
        "view": None,
        "entries": [],
        "doubles": [],
        "contradictions": [],
        "contradictions_by_kind": {},
        "silences": [],
        "untold": [],
        "no_contact": [],
        "last_seen": {"before": None, "seen": [], "alone": []},
        "patterns": {
            "contacts": {"months": [], "agencies": {}, "not_datable_to_a_month": {}},
            "referrals": [],
            "missed": [],
            "no_action": [],
        },
    }


REVIEW = """\
format: 1
id: child-z
title: Child Z
framework: england-scr-2015
board: {name: Board of Nowhere}
agencies:
  - {id: csc, name: Children's Social Care, prefix: CSC}
  - {id: health, name: Community Health, prefix: HEALTH}
"""
# What the two accounts of a fall share is added up word by word.
NOTES = {
    "csc": (
        ("CSC-0002", "Case closed. Flat cold.", "Neighbour heard shouting."),
        ("CSC-0004", "Father at door.", "Mother said fall."),
    ),
    "health": (
        ("HEALTH-0001", "Father at door. Referral made. Weight below centile.", "-"),
        ("HEALTH-0003", "Mother said fall.", "Father at door."),
    ),
}


def made_by_a_run(folder: Path, seed: int) -> bytes:
    out = folder / f"out-{seed}"
    arguments = ["merge-chronology", str(folder), "--format=json", f"--out={out}"]
    subprocess.run(
        [sys.executable, "-m", "scrkit", *arguments],
        env={**os.environ, "PYTHONHASHSEED": str(seed)},
        check=True,
        capture_output=True,
    )
    return (out / "chronology.json").read_bytes()


def test_every_run_makes_the_same_file(tmp_path: Path) -> None:
    (tmp_path / "review.yaml").write_text(REVIEW, encoding="utf-8")
    (tmp_path / "people.yaml").write_text("people: []\n", encoding="utf-8")
    (tmp_path / "chronologies").mkdir()
    for agency, notes in NOTES.items():
        lines = [f"agency: {agency}", "entries:"]
        for id, event, action in notes:
            lines += [f"  - id: {id}", "    date: 2014-03-05", "    source: file"]
            lines += [f"    event: {event}", f"    action: '{action}'"]
        path = tmp_path / "chronologies" / f"{agency}.yaml"
        path.write_text("\n".join(lines) + "\n", encoding="utf-8")

    assert len({made_by_a_run(tmp_path, seed) for seed in sampled(range(8))}) == 1
