"""`scr check-criteria`, as the business manager meets it."""

import json
from pathlib import Path

import pytest

from scrkit.cli.app import run

REVIEW = """\
format: 1
id: child-x
title: Child X
framework: england-scr-2015
board: {name: Anyshire Safeguarding Children Board}
dates:
  authority_aware: 2015-04-30
  board_notified: 2015-05-06
"""
DEATH = """\
# What is known
facts:
  under_18: {value: "yes"}
  abuse_or_neglect: {value: suspected}
  child_died: {value: "yes"}
summary: |-
  Hush-hush is a word of this summary.
"""
HARM = """\
facts:
  under_18: {value: "yes"}
  abuse_or_neglect: {value: known}
  child_died: {value: "no"}
  child_seriously_harmed: {value: "yes"}
"""
NOT_MET = """\
facts:
  abuse_or_neglect: {value: not_suspected}
  child_died: {value: "no"}
"""


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "review.yaml").write_text(REVIEW, encoding="utf-8")
    (tmp_path / "criteria.yaml").write_text(DEATH, encoding="utf-8")
    return tmp_path


class Told:
    """What a run said, with its lines joined so that wrapping does not matter."""

    def __init__(self, capsys: pytest.CaptureFixture[str], code: int) -> None:
        captured = capsys.readouterr()
        self.code = code
        self.raw = captured.out
        self.out = " ".join(captured.out.split())
        self.err = " ".join(captured.err.split())


@pytest.fixture
def check(capsys: pytest.CaptureFixture[str], folder: Path) -> "Check":
    return Check(capsys, folder)


class Check:
    def __init__(self, capsys: pytest.CaptureFixture[str], folder: Path) -> None:
        self.capsys = capsys
        self.folder = folder

    def __call__(
        self, *options: str, facts: str | None = None, as_of: str = "2015-05-20"
    ) -> Told:
        if facts is not None:
            self.file.write_text(facts, encoding="utf-8", newline="")
        arguments = ["check-criteria", str(self.folder), "--as-of", as_of]
        return Told(self.capsys, run([*arguments, *options]))

    @property
    def file(self) -> Path:
        return self.folder / "criteria.yaml"


@pytest.mark.parametrize(
    ("facts", "words"),
    [
        (DEATH, "MET. The criteria for a Serious Case Review are met."),
        (NOT_MET, "NOT MET. The criteria for a Serious Case Review are not met"),
        ("facts: {}\n", "UNDECIDED. Whether the criteria"),
    ],
)
def test_it_exits_0_whatever_the_answer(check: Check, facts: str, words: str) -> None:
    told = check(facts=facts)

    assert told.code == 0
    assert words in told.out


def test_a_death_says_which_limb_decided_and_where_it_stands(check: Check) -> None:
    told = check()

    assert "Strength: must (statutory guidance): Initiate a Serious Case" in told.out
    assert "SCR-A MET must (statutory guidance)" in told.out
    assert "SI 2006/90" in told.out
    assert "regulation 5(1)(e)" in told.out


def test_harm_says_that_concern_is_presumed(check: Check) -> None:
    told = check(facts=HARM)

    assert "SCR-B MET" in told.out
    assert "presumed: Concern about how agencies worked together" in told.out


def test_what_is_still_to_be_found_out_is_asked_in_plain_words(check: Check) -> None:
    told = check(facts="facts:\n  abuse_or_neglect: {value: known}\n")

    assert "- Has the child died? (child_died)" in told.out
    assert "- Has the child been seriously harmed?" in told.out
    assert "- Did the child die in police custody?" not in told.out


def test_what_comes_next_has_days(check: Check) -> None:
    told = check()

    assert "by 6 June 2015, 17 days left" in told.out
    assert "was due by 8 May 2015, 12 days ago" in told.out
    assert "within 5 working days of the Chair's decision" in told.out


def test_not_met_offers_another_learning_review(check: Check) -> None:
    told = check(facts=NOT_MET)

    assert "another learning review under regulation 5(3)" in told.out
    assert "does not hold: The child died (SCR-C0)" in told.out


def test_the_decision_is_the_chairs(check: Check) -> None:
    words = "The decision is the Chair of the Board's alone; scrkit only sets out"

    assert words in check().out


def test_a_decision_that_was_taken_is_shown(check: Check) -> None:
    decision = (
        "decision: {outcome: initiate_scr, by: Chair, date: 2015-05-18, reasons: x}\n"
    )
    told = check(facts=DEATH + decision)

    assert "Decided on 18 May 2015: Initiate a Serious Case Review." in told.out
    assert "by 26 May 2015" in told.out


def test_a_case_opened_now_is_under_a_framework_that_has_ended(check: Check) -> None:
    assert (
        "Warning: This framework has taken no new cases"
        in check(as_of="2020-01-06").out
    )
    assert "Warning" not in check().out


def test_nothing_of_the_case_is_repeated(check: Check) -> None:
    told = check("--record")

    assert "Hush-hush" not in told.raw + told.err
    assert "suspected}" not in told.raw


def test_programs_get_json(check: Check) -> None:
    told = check("--format", "json", facts=HARM)
    found = json.loads(told.raw)

    assert found["schema_version"] == 1
    assert found["result"] == "met"
    assert found["strength"] == "guidance_must"
    assert found["deciding"] == ["SCR-B", "SCR-B1", "SCR-B2", "SCR-B3"]
    assert found["presumed"] == ["definitive_evidence_of_no_interagency_concern"]
    due = {
        s["deadline"]["id"]: s["deadline"]["due"]
        for s in found["next"]
        if s["deadline"]
    }
    assert due["SCR-T2"] == "2015-06-06"
    assert [one["criterion"] for one in found["others"]] == ["notification"]


def test_json_stays_json_while_the_result_is_recorded(check: Check) -> None:
    assert json.loads(check("--format", "json", "--record").raw)["result"] == "met"


def test_nothing_is_written_unless_asked(check: Check) -> None:
    before = {path: path.read_bytes() for path in check.folder.iterdir()}
    check()

    after = {p: p.read_bytes() for p in check.folder.iterdir() if p in before}
    assert after == before


def test_record_adds_the_determination_and_changes_nothing_else(check: Check) -> None:
    before = check.file.read_bytes()
    told = check("--record")

    after = check.file.read_bytes()
    assert told.code == 0
    assert "Added the result to criteria.yaml." in told.err
    assert after.startswith(before)
    assert b"deciding: [SCR-A, SCR-A1, SCR-A2]" in after[len(before) :]


def test_recording_the_same_result_again_changes_nothing(check: Check) -> None:
    check("--record")
    once = check.file.read_bytes()
    told = check("--record")

    assert check.file.read_bytes() == once
    assert "already" in told.err
    check("--record", as_of="2015-05-21")
    assert check.file.read_bytes() != once


def test_criteria_that_cannot_be_read_are_an_error_at_their_line(check: Check) -> None:
    told = check(facts="facts:\n  child_died: {vaule: unknown}\n")

    assert told.code == 1
    assert "criteria.yaml:2:" in told.err
    assert told.out == ""


def test_what_is_passed_over_in_the_criteria_gives_no_answer(check: Check) -> None:
    told = check(facts="statuses: [{status: looked_after, from: 2015-01-01}]\n")

    assert told.code == 1
    assert "Did you mean from_date?" in told.err
    assert told.out == ""
    assert check(facts=DEATH.replace("facts:", "fact:")).code == 1


def test_without_criteria_every_fact_is_unknown(check: Check) -> None:
    check.file.unlink()

    told = check()
    assert told.code == 0
    assert "There is no criteria.yaml here" in told.out
    assert "UNDECIDED" in told.out
    assert check("--record").code == 2


def test_a_fault_in_another_file_does_not_stop_the_question(check: Check) -> None:
    (check.folder / "people.yaml").write_text("people: [", encoding="utf-8")

    assert check().code == 0


def test_a_fault_in_the_dates_costs_the_days_alone(check: Check) -> None:
    broken = REVIEW.replace("2015-05-06", "6 May")
    (check.folder / "review.yaml").write_text(broken, encoding="utf-8")
    told = check()

    assert told.code == 0
    assert "no days could be worked out" in told.out
    assert "MET." in told.out


def test_a_framework_that_does_not_exist_is_named_by_its_nearest(check: Check) -> None:
    broken = REVIEW.replace("scr-2015", "scr-2051")
    (check.folder / "review.yaml").write_text(broken, encoding="utf-8")
    told = check()

    assert told.code == 1
    assert "review.yaml:4:12: SCR213" in told.err
    assert "Did you mean england-scr-2015?" in told.err


def test_a_review_that_names_no_framework_cannot_be_asked(check: Check) -> None:
    (check.folder / "review.yaml").write_text("id: x\n", encoding="utf-8")
    told = check()

    assert told.code == 2
    assert "under which framework" in told.err


def test_no_folder_is_a_wrong_call(
    capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    assert run(["check-criteria", str(tmp_path / "nowhere")]) == 2
    assert capsys.readouterr().err


def test_help_ends_with_an_example(capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["check-criteria", "--help"]) == 0
    assert "Example: scr check-criteria child-k" in capsys.readouterr().out


def test_an_adult_is_told_so_before_anything_else(check: Check) -> None:
    told = check(
        facts=DEATH.replace('under_18: {value: "yes"}', 'under_18: {value: "no"}')
    )

    assert "NOT APPLICABLE" in told.out
    assert "Safeguarding Adults Board" in told.out
    assert "SCR-A" not in told.out
    assert "Initiate a Serious Case Review." not in told.out


def test_a_child_of_another_area_is_told_of_at_the_top(check: Check) -> None:
    elsewhere = '  normally_resident_in_area: {value: "no"}\n'
    told = check(facts=DEATH.replace("facts:\n", f"facts:\n{elsewhere}"))

    assert told.out.index("area of normal residence decides") < told.out.index("MET")
