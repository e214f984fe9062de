"""A point is not met while what concerns its file is told in another; told once."""

from datetime import date

import pytest
from reviews_on_disk import AS_OF, files_of

from scrkit import frameworks
from scrkit.diagnostics import Diagnostic
from scrkit.review import load
from scrkit.rules.validate import validate
from scrkit.standing.quality import quality
from scrkit.standing.status import reached_stage
from scrkit.system.resources import shipped
from tests.silence import Files

EXAMPLE_DAY = date(2016, 9, 30)


def example() -> Files:
    root = shipped("examples") / "child-k"
    return {
        path.relative_to(root).as_posix(): path.read_bytes()
        for path in root.rglob("*")
        if path.is_file() and "/." not in path.as_posix() and path.name != "README.md"
    }


def verdict(files: Files, day: date, stick: str, point: str) -> str:
    checked = validate(files, day)
    loaded = checked.loaded
    assert loaded.review is not None
    reached = reached_stage(loaded.review, loaded.framework, day)
    found = quality(checked, frameworks.yardstick(stick), reached)
    return next(one.verdict for one in found if one.point.id == point)


def new(damaged: Files, files: Files) -> list[Diagnostic]:
    before = {d.message for d in validate(files, EXAMPLE_DAY).diagnostics}
    told = validate(damaged, EXAMPLE_DAY).diagnostics
    return [one for one in told if one.message not in before]


@pytest.mark.parametrize(
    ("section", "stick", "point"),
    [
        ("family", "quality-markers-2016", "QM12"),
        ("analysis-Q2", "leaflet-2016", "L11"),
    ],
)
def test_a_point_is_not_met_while_the_report_gives_no_account_of_it(
    section: str, stick: str, point: str
) -> None:
    files = files_of("base")
    damaged = {**files, f"overview/{section}.md": b"n/a\n"}

    assert verdict(files, AS_OF, stick, point) == "met"
    assert verdict(damaged, AS_OF, stick, point) != "met"


def test_an_empty_list_leaves_unmet_what_rests_on_it_in_other_files() -> None:
    files = example()
    name = "overview/findings.yaml"
    head, _, _ = files[name].decode().partition("\nrecommendations:")
    damaged = {**files, name: f"{head}\n".encode()}

    assert verdict(damaged, EXAMPLE_DAY, "leaflet-2016", "L20") == "not"


@pytest.mark.parametrize("gone", ["imrs/csc.yaml", "chronologies/police.yaml"])
def test_an_agency_s_file_that_is_gone_is_told_once(gone: str) -> None:
    files = example()

    told = new({n: c for n, c in files.items() if n != gone}, files)

    assert [(one.code, one.place.file) for one in told] == [("SCR212", gone)]


def test_warnings_of_a_file_that_is_not_there_are_told_once() -> None:
    files = example()
    gone = "dissemination.yaml"
    damaged = {n: c for n, c in files.items() if n != gone}

    told = [one for one in new(damaged, files) if one.place.file == gone]

    assert [one.severity.word for one in told] == ["warning", "error"]
    assert "this file is not there" in told[0].message
    assert verdict(damaged, EXAMPLE_DAY, "leaflet-2016", "L22") != "met"


def test_a_period_that_holds_few_of_the_entries_is_told_once() -> None:
    files, name = example(), "terms-of-reference.yaml"
    moved = files[name].replace(b"\nperiod: 2012-04/2015-05-18", b"\nperiod: 2012")
    assert moved != files[name]

    told = [d for d in new({**files, name: moved}, files) if d.code == "SCR302"]

    assert len(told) == 1
    assert "entries, such as" in told[0].message


def test_a_file_that_was_emptied_is_told_as_empty() -> None:
    files, gone = example(), "dissemination.yaml"

    told = new({**files, gone: b""}, files)

    assert len(told) <= 3
    assert "this file is empty" in told[0].message
    assert [d.message for d in load({**files, "review.yaml": b""}).diagnostics] == [
        "this file is empty, and without 5 keys that it needs"
    ]


def test_facts_of_another_framework_are_told_once() -> None:
    files, name = example(), "review.yaml"
    other = files[name].replace(b"england-scr-2015", b"wales-cpr-2015")

    told = [d for d in load({**files, name: other}).diagnostics if d.code == "SCR214"]

    assert [d.message for d in told] == [
        "the framework asks for no fact of this id, and 13 more times in this file"
    ]


def test_a_decision_that_nobody_signed_is_told() -> None:
    files = example()
    pairs = files["timeline.yaml"].replace(b"    by: Panel\n", b"", 1)
    gates = files["dissemination.yaml"].replace(
        b"09, by: Independent Chair of the Board", b"09"
    )

    told = new({**files, "timeline.yaml": pairs, "dissemination.yaml": gates}, files)

    assert [(d.code, d.place.file, d.severity.word) for d in told] == [
        ("SCR814", "dissemination.yaml", "notice"),
        ("SCR814", "timeline.yaml", "notice"),
    ]


def test_answers_that_a_program_made_false_are_told_once_a_file() -> None:
    files, name = example(), "chronologies/csc.yaml"
    text = files[name].decode()
    rewritten = text.replace("child_seen: no\n", "child_seen: false\n")
    places = text.count("child_seen: no\n")

    told = new({**files, name: rewritten.encode()}, files)

    assert places > 3
    assert [one.code for one in told] == ["SCR124"]
    assert f"{places} places of this file" in told[0].message
    assert len(told[0].related) == 2


def test_up_to_three_such_answers_are_told_one_by_one() -> None:
    files, name = example(), "chronologies/csc.yaml"
    text = files[name].decode().replace("seen: no\n", "seen: false\n", 2)

    told = new({**files, name: text.encode()}, files)

    assert [one.code for one in told] == ["SCR124", "SCR124"]
