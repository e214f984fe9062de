"""GitLab's code quality report."""

import json
from typing import Any

from reports import report, wrong

from scrkit.cli.formats.gitlab import gitlab_text
from scrkit.diagnostics import Diagnostic, Severity


def entries(*found: Diagnostic, **more: Any) -> list[dict[str, Any]]:
    told: list[dict[str, Any]] = json.loads(gitlab_text(report(*found, **more)))
    return told


def test_an_entry_has_all_that_gitlab_needs() -> None:
    (entry,) = entries(wrong(), root="./reviews/z")

    assert entry.pop("fingerprint")
    assert entry == {
        "description": "SCR124 not-right: it is not right here",
        "check_name": "SCR124",
        "severity": "major",
        "location": {"path": "reviews/z/people.yaml", "lines": {"begin": 3}},
    }


def test_the_gravest_come_first_in_gitlabs_own_words() -> None:
    told = entries(*(wrong(severity=severity) for severity in Severity))

    assert [one["severity"] for one in told] == ["major", "minor", "info"]


def test_two_alike_in_a_file_stay_two_and_know_themselves_when_lines_move() -> None:
    before = [one["fingerprint"] for one in entries(wrong(line=3), wrong(line=9))]
    after = [one["fingerprint"] for one in entries(wrong(line=4), wrong(line=10))]

    assert len(set(before)) == 2
    assert before == after


def test_a_review_without_fault_is_an_empty_list() -> None:
    assert entries() == []
