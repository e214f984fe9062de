"""What strangers damaged and nobody told: days, attendance, fillers, offices, kinds."""

from datetime import date

import pytest
from reviews_on_disk import AS_OF, files_of

from scrkit.rules.validate import validate
from scrkit.system.resources import shipped

BASE = files_of("base")


def told_of(file: str, old: str, new: str, *, as_of: date = AS_OF) -> set[str]:
    """Return what is told anew once one place of a file says something else."""
    text = BASE[file].decode()
    assert text.count(old) >= 1
    damaged = {**BASE, file: text.replace(old, new, 1).encode()}
    before = {(d.code, d.path, d.message) for d in validate(BASE, as_of).diagnostics}
    after = {(d.code, d.path, d.message) for d in validate(damaged, as_of).diagnostics}
    return {code for code, _, _ in after - before}


@pytest.mark.parametrize(
    ("file", "old", "new"),
    [
        ("panel.yaml", "date: 2015-11-20", "date: 2015-04-20"),
        ("panel.yaml", "made: 2015-11-10", "made: 2016-05-10"),
        ("terms-of-reference.yaml", "agreed: 2015-11-20", "agreed: 2016-06-20"),
        ("secured-records.yaml", "secured: 2015-10-06", "secured: 2015-03-06"),
        ("family.yaml", "informed: 2015-11-06", "informed: 2015-03-06"),
        ("family.yaml", "of_publication: 2016-05-27", "of_publication: 2015-05-27"),
        (
            "actions.yaml",
            "difference: {date: 2016-11-20",
            "difference: {date: 2016-08-20",
        ),
        ("imrs/health.yaml", "date: 2016-02-08", "date: 2015-11-08"),
        ("response.yaml", "agreed: 2016-05-20", "agreed: 2016-07-20"),
        ("review.yaml", "report_sent: 2016-05-10", "report_sent: 2016-04-10"),
    ],
)
def test_days_that_cannot_follow_one_another_are_told(
    file: str, old: str, new: str
) -> None:
    assert "SCR465" in told_of(file, old, new)


def test_what_was_chased_after_it_had_come_is_told() -> None:
    came = "received: 2016-01-10, accepted: 2016-01-20"

    assert told_of("requests.yaml", came, f"{came}, chased: [2016-09-20]") == {"SCR424"}


def test_a_filler_is_told_even_where_a_field_may_be_empty() -> None:
    agreed = "agreed: 2015-11-20"

    told = told_of("terms-of-reference.yaml", agreed, f"{agreed}\nperiod_reason: n/a")

    assert told == {"SCR814"}
    empty = told_of("terms-of-reference.yaml", agreed, f"{agreed}\nperiod_reason: ''")
    assert empty == set()


def test_a_debrief_that_is_still_to_come_counts_for_nobody() -> None:
    told = told_of(
        "dissemination.yaml", "agency: health, date: 2016", "agency: health, date: 2017"
    )

    assert {"SCR415", "SCR518"} <= told


def test_a_supporter_whose_office_is_the_managers_is_told() -> None:
    told = told_of(
        "interviews/health.yaml", "office: Union representative", "office: Team leader"
    )

    assert told == {"SCR403"}


def test_a_request_for_another_kind_of_report_is_told() -> None:
    assert "SCR423" in told_of("requests.yaml", "what: short_report", "what: imr")


def test_many_entries_under_a_wrong_birth_are_told_once() -> None:
    root = shipped("examples") / "child-k"
    files = {p.name: p.read_bytes() for p in root.glob("*.yaml")}
    for path in root.glob("chronologies/*.yaml"):
        files[f"chronologies/{path.name}"] = path.read_bytes()
    files["people.yaml"] = files["people.yaml"].replace(
        b"born: 2012-11", b"born: 2016-08"
    )

    told = [
        d for d in validate(files, date(2016, 9, 30)).diagnostics if d.code == "SCR318"
    ]

    assert len(told) == 1
    assert "such as" in told[0].message


def test_a_period_that_is_not_over_yet_is_told() -> None:
    assert "SCR445" in told_of(
        "terms-of-reference.yaml", "2014-11/2015-09", "2014-11/2019-09"
    )


def test_that_a_fact_is_not_known_is_an_answer_and_no_filler() -> None:
    died = 'child_died: {value: "no"'

    assert "SCR814" not in told_of("criteria.yaml", died, "child_died: {value: unknown")
