"""The official YAML Test Suite: what is taken, what is refused, both parsers alike."""

import json
from functools import cache
from pathlib import Path
from typing import TypedDict

import pytest

from scrkit.yamlfile import LIBYAML, Data, Tree, read

SUITE = Path(__file__).parent / "yamlsuite"
MANUAL = Path(__file__).parent.parent / "docs" / "yaml.md"
PARSERS = [pytest.param(True, marks=[] if LIBYAML else pytest.mark.skip), False]

# Not valid by the suite, and taken: nothing can be lost or misread. docs/yaml.md says
# of each why.
TAKEN = {"9C9N", "DK95/01", "G5U8", "QB6E", "YJV2"}
# Valid, and refused by PyYAML's own parser alone.
OWN_REFUSES = {"JR7V"}
# Valid, taken, and read otherwise than the suite has it.
OTHERWISE = {"L24T/01"}

# Refused by both, each for the first of two reasons that it meets.
FOR_OTHER_REASONS = {"WZ62"}
# What is refused though it is valid YAML, by the codes that refuse it.
REFUSED = {
    "SCR103": (
        "2JQS 2SXE 4ABK 4MUZ/00 4MUZ/01 4MUZ/02 58MP 5MUD 5T43 652Z 6M2F 7Z25 8XYN "
        "9SA2 CFD4 DBG4 DK3J FP8R FRK4 HM87/00 HM87/01 HWV9 K3WX M7A3 NHX8 NJ66 "
        "NKF9 QT73 S3PD SM9W/01 UKK6/00 UT92 VJP3/01 W5VH"
    ),
    "SCR105": (
        "26DV 3GZX 3R3P 6BFJ 6KGN 7BMT 7BUB 9KAX BU8L CN3R CUP7 E76Z F2C7 FTA2 HMQ5 "
        "JS2J LE5A PW8X SKE5 U3XV UGM3 V55R X38W Y2GN ZH7C ZWK4"
    ),
    "SCR107": (
        "27NA 2LFX 5TYM 6CK3 6LVF 6WLZ 9WXW BEC7 C4HZ CC74 DK95/07 MUS6/02 MUS6/03 "
        "MUS6/04 MUS6/05 MUS6/06 P76L RTP8 U3C3 W4TN Z9M4"
    ),
    "SCR108": ("6XDY 6ZKB 9DXL JHB9 KSS4 L383 PUW8 RZT7 U9NS"),
    "SCR110": ("G4RS"),
    "SCR115": (
        "6BCT 6CA3 6HB6 96NN/00 96NN/01 A2M4 DC7X DK95/00 DK95/03 DK95/04 DK95/05 "
        "HS5T J3BT K54U NB6Z Q5MG R4YG UV7Q Y79Y/01 Y79Y/02 Y79Y/10"
    ),
    "SCR118": (
        "4FJ6 6PBE 9MMW KK5P LX3P M2N8/00 M2N8/01 M5DY Q9WF RZP5 SBG9 V9D5 XW4D"
    ),
    "SCR120": (
        "2AUY 2XXW 33X3 35KP 52DL 565N 57H4 6JWB 735Y 74H7 7FWL 8MK2 EHF6 FH7J J7PZ "
        "L94M M5C3 S4JQ UKK6/02 Z67P"
    ),
}


class _Case(TypedDict, total=False):
    yaml: str
    json: str
    invalid: bool


@cache
def cases() -> dict[str, _Case]:
    found: dict[str, _Case] = json.loads((SUITE / "cases.json").read_text("utf-8"))
    return found


def tree_of(id: str, *, libyaml: bool) -> Tree:
    return read(cases()[id]["yaml"].encode(), "f.yaml", libyaml=libyaml)


def codes(tree: Tree) -> set[str]:
    return {d.code for d in tree.diagnostics if d.severity.word == "error"}


def same(found: Data, wanted: object) -> bool:
    """Return whether data is the suite's, of which every number is a text here."""
    if isinstance(wanted, dict):
        return (
            isinstance(found, dict)
            and found.keys() == wanted.keys()
            and all(same(found[key], wanted[key]) for key in wanted)
        )
    if isinstance(wanted, list):
        return (
            isinstance(found, list)
            and len(found) == len(wanted)
            and all(map(same, found, wanted))
        )
    if isinstance(wanted, int | float) and not isinstance(wanted, bool):
        return isinstance(found, str) and float(found) == wanted
    return found == wanted or (wanted is None and found == {})


def test_the_suite_is_whole() -> None:
    assert len(cases()) == 402
    assert sum(case.get("invalid", False) for case in cases().values()) == 94


@pytest.mark.parametrize("libyaml", PARSERS)
def test_no_invalid_document_is_taken_without_a_reason(libyaml: bool) -> None:
    invalid = [id for id, case in cases().items() if case.get("invalid")]

    assert {i for i in invalid if not codes(tree_of(i, libyaml=libyaml))} == TAKEN


@pytest.mark.parametrize("libyaml", PARSERS)
def test_what_is_taken_holds_what_the_suite_says(libyaml: bool) -> None:
    astray = set()
    for id, case in cases().items():
        tree = tree_of(id, libyaml=libyaml)
        if case.get("invalid") or "json" not in case or codes(tree):
            continue
        wanted = json.loads(case["json"]) if case["json"].strip() else None
        if not same(tree.data, wanted):
            astray.add(id)

    assert astray == OTHERWISE


@pytest.mark.parametrize("libyaml", PARSERS)
def test_what_is_refused_though_valid_is_refused_on_purpose(libyaml: bool) -> None:
    expected = {id: code for code, ids in REFUSED.items() for id in ids.split()}
    refused = {}
    for id, case in cases().items():
        found = codes(tree_of(id, libyaml=libyaml))
        if found and not case.get("invalid"):
            refused[id] = found

    own = set() if libyaml else OWN_REFUSES
    assert refused.keys() == expected.keys() | own | FOR_OTHER_REASONS
    for id, code in expected.items():
        assert code in refused[id], id


@pytest.mark.skipif(not LIBYAML, reason="one parser is here")
def test_both_parsers_agree() -> None:
    differ = set()
    for id in cases():
        one, other = tree_of(id, libyaml=True), tree_of(id, libyaml=False)
        if bool(codes(one)) != bool(codes(other)) or (
            not codes(one) and one.data != other.data
        ):
            differ.add(id)

    assert differ == OWN_REFUSES


def test_the_manual_names_every_exception() -> None:
    manual = MANUAL.read_text("utf-8")

    for id in TAKEN | OWN_REFUSES | OTHERWISE:
        assert f"`{id}`" in manual, id
