"""`scr check-criteria` under guidance other than England's of 2015."""

import json
from pathlib import Path

import pytest

from scrkit.cli.app import run

REVIEW = """\
format: 1
id: case-x
title: Case X
framework: {framework}
board: {{name: Anyshire Board}}
dates:
  incident: 2024-05-16
  authority_aware: 2024-05-16
  notified: 2024-05-20
  other: {{{other}}}
"""
WALES = """\
facts:
  under_18: {value: "yes"}
  abuse_or_neglect: {value: known}
  child_died: {value: "yes"}
statuses:
  - {status: looked_after, from_date: 2023, until: 2024-01, source: Hush-hush}
"""
SERIOUS = """\
facts:
  under_18: {value: "yes"}
  abuse_or_neglect: {value: known}
  child_died: {value: "yes"}
  recurrent_themes: {value: "yes", source: Hush-hush of the case}
"""


BOTH = pytest.mark.parametrize("edition", ["england-lcspr-2023", "england-lcspr-2026"])


class Ask:
    def __init__(self, folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
        self.folder = folder
        self.capsys = capsys

    def __call__(
        self, framework: str, facts: str, *options: str, other: str = ""
    ) -> str:
        case = REVIEW.format(framework=framework, other=other)
        (self.folder / "review.yaml").write_text(case, "utf-8")
        (self.folder / "criteria.yaml").write_text(facts, "utf-8")
        as_of = ("--as-of", "2024-06-03")
        assert run(["check-criteria", str(self.folder), *as_of, *options]) == 0
        return self.capsys.readouterr().out

    def text(self, framework: str, facts: str, *options: str, other: str = "") -> str:
        return " ".join(self(framework, facts, *options, other=other).split())


@pytest.fixture
def ask(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> Ask:
    return Ask(tmp_path, capsys)


@BOTH
def test_considerations_leave_the_answer_to_judgement(ask: Ask, edition: str) -> None:
    told = ask.text(edition, SERIOUS)

    assert "FOR JUDGEMENT. Where this is a serious child safeguarding case" in told
    assert "regulation 11(b)): yes, with a source" in told
    assert "regulation 11(a)): nothing recorded yet" in told
    assert "what is left is for judgement" in told
    assert "No number of them makes a review due" in told
    assert "Hush" not in told
    assert "The decision is the safeguarding partners', jointly" in told


@BOTH
def test_judgement_is_told_to_programs(ask: Ask, edition: str) -> None:
    found = json.loads(ask(edition, SERIOUS, "--format", "json"))

    assert (found["result"], found["judgement"]) == ("undecided", True)
    assert [one["value"] for one in found["considerations"]] == [
        "unknown",
        "yes",
        "unknown",
        "unknown",
    ]
    assert found["not_established"]


@BOTH
def test_the_rapid_review_is_asked_for_until_it_was_sent(
    ask: Ask, edition: str
) -> None:
    told = ask.text(edition, SERIOUS)
    sent = ask.text(edition, SERIOUS, other="rapid_review_sent: 2024-06-03")

    assert "by 11 June 2024" in told
    assert "LC-T2" in told
    assert "LC-T2" not in sent


def test_the_look_back_is_told_and_leads_to_the_kind_of_review(ask: Ask) -> None:
    told = ask.text("wales-cpr-2015", WALES)

    assert "must (in law): Hold an extended child practice review." in told
    assert "the look-back runs from 16 November 2023 to 16 May 2024" in told


def test_a_review_that_is_due_either_way_says_what_its_kind_hangs_on(ask: Ask) -> None:
    facts = WALES[: WALES.index("statuses")]
    told = ask.text("wales-cpr-2015", facts)

    assert "MET. The criteria for a child practice review are met." in told
    assert "Hold a concise child practice review, or Hold an extended" in told
    assert "(registered_or_looked_after_in_lookback)" in told


def test_an_answer_against_the_recorded_status_is_warned_of(ask: Ask) -> None:
    answer = '  registered_or_looked_after_in_lookback: {value: "no"}\n'
    told = ask.text("wales-cpr-2015", WALES.replace("statuses:", answer + "statuses:"))

    assert "Warning: criteria.yaml answers registered_or_looked_after" in told
    assert "Hold an extended child practice review." in told


def test_for_impairment_the_day_of_its_identification_is_asked_for(ask: Ask) -> None:
    facts = WALES.replace('child_died: {value: "yes"}', 'child_died: {value: "no"}')
    more = '  potentially_life_threatening_injury: {value: "no"}\n'
    more += '  serious_and_permanent_impairment: {value: "yes"}\n'
    facts = facts.replace("statuses:", more + "statuses:")

    lacking = ask.text("wales-cpr-2015", facts)
    known = ask.text("wales-cpr-2015", facts, other="impairment_identified: 2024-09-01")
    assert "(dates.other.impairment_identified)" in lacking
    assert "runs from 1 March 2024 to 1 September 2024" in known
    assert "Hold an extended" in lacking


@pytest.mark.parametrize(
    ("outcome", "departs"), [("concise_review", True), ("extended_review", False)]
)
def test_a_decision_for_the_other_kind_departs(
    ask: Ask, outcome: str, departs: bool
) -> None:
    decision = f"decision: {{outcome: {outcome}, by: Chair, date: 2024-06-01, "
    told = ask.text("wales-cpr-2015", WALES + decision + "reasons: So.}\n")

    assert ("not the one that the criteria point to" in told) is departs


def test_a_time_that_is_not_established_sends_to_the_guidance(ask: Ask) -> None:
    facts = 'facts:\n  child_died: {value: "yes"}\n'
    told = ask.text("scotland-learning-review-2021", facts)

    assert "the time is not established here; consult the guidance itself" in told
    assert (
        "Not established here: consult the guidance itself - Every time limit" in told
    )


def test_review_yaml_that_is_broken_elsewhere_still_tells_its_guidance(
    ask: Ask,
) -> None:
    told = ask.text("wales-cpr-2015", WALES, other="decided: yesterday")

    assert "no days could be worked out" in told
    assert "Child Practice Review, Wales" in told


def test_an_overlay_that_is_not_there_is_told_and_costs_nothing_else(
    ask: Ask,
) -> None:
    told = ask.text("wales-cpr-2015\noverlay: nowhere", WALES)

    assert "local overlay that review.yaml names could not be laid" in told
    assert "MET." in told
