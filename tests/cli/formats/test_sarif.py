"""SARIF, as code scanning takes it in."""

import json
import os
import shutil
from pathlib import Path
from typing import Any

import pytest
from reports import HERE, report, wrong

from scrkit import __version__
from scrkit.cli.app import run
from scrkit.cli.formats import Report, Shown
from scrkit.cli.formats.sarif import MOST, sarif_text
from scrkit.diagnostics import Diagnostic, Place, Related, Severity
from scrkit.rules.manual import pages

AS_OF = ("--as-of", "2016-09-30")


def only_run(text: str) -> dict[str, Any]:
    log = json.loads(text)
    assert log["version"] == "2.1.0"
    (found,) = log["runs"]
    assert isinstance(found, dict)
    return found


def results(*found: Diagnostic, **more: Any) -> list[dict[str, Any]]:
    told = only_run(sarif_text(report(*found, **more)))["results"]
    assert isinstance(told, list)
    return told


def scanned(folder: Path, capsys: pytest.CaptureFixture[str]) -> dict[str, Any]:
    run(["validate", str(folder), *AS_OF, "--format", "sarif"])
    return only_run(capsys.readouterr().out)


def uri(result: dict[str, Any]) -> str:
    return str(result["locations"][0]["physicalLocation"]["artifactLocation"]["uri"])


def prints(run: dict[str, Any]) -> dict[str, str]:
    """Return the code of each result by its fingerprint; no two may be alike."""
    found = [
        (r["partialFingerprints"]["primaryLocationLineHash"], r["ruleId"])
        for r in run["results"]
    ]
    assert len({one for one, _ in found}) == len(found)
    return dict(found)


def edit(folder: Path, name: str, old: str, new: str, count: int = 1) -> None:
    path = folder / name
    text = path.read_text("utf-8")
    assert old in text
    path.write_text(text.replace(old, new, count), "utf-8")


def test_a_result_has_its_rule_its_place_and_what_to_do() -> None:
    (result,) = results(wrong())

    assert result["ruleId"] == "SCR124"
    assert result["level"] == "error"
    assert result["message"] == {"text": "it is not right here. Put it right."}
    assert result["locations"] == [
        {
            "physicalLocation": {
                "artifactLocation": {"uri": "child-z/people.yaml"},
                "region": {
                    "startLine": 3,
                    "startColumn": 2,
                    "endLine": 3,
                    "endColumn": 7,
                },
            }
        }
    ]


def test_a_place_without_length_has_no_end() -> None:
    diagnostic = Diagnostic(Place("a.yaml"), "SCR101", "x", Severity.ERROR, "not it")
    (result,) = results(diagnostic)

    region = result["locations"][0]["physicalLocation"]["region"]
    assert region == {"startLine": 1, "startColumn": 1}
    assert result["message"] == {"text": "not it."}


def test_the_places_beside_it_are_numbered_and_named() -> None:
    near = Related(Place("panel.yaml", 9, 1, 9, 4), "first given here")
    (result,) = results(wrong(related=(near,)))

    (other,) = result["relatedLocations"]
    assert (other["id"], other["message"]) == (1, {"text": "first given here."})
    assert other["physicalLocation"]["artifactLocation"]["uri"] == "child-z/panel.yaml"


def test_the_gravest_come_first_and_a_notice_is_a_note() -> None:
    told = results(
        wrong(severity=Severity.NOTICE),
        wrong(severity=Severity.ERROR),
        wrong(severity=Severity.WARNING),
    )

    assert [one["level"] for one in told] == ["error", "warning", "note"]


@pytest.mark.parametrize(
    ("root", "file", "told"),
    [
        (".", "people.yaml", "people.yaml"),
        ("", "people.yaml", "people.yaml"),
        ("./a/../b/", "people.yaml", "b/people.yaml"),
        (HERE / "reviews" / "z", "people.yaml", "reviews/z/people.yaml"),
        ("/elsewhere/z", "people.yaml", "z/people.yaml"),
        ("../z", "people.yaml", "z/people.yaml"),
        ("50% # of?", "a b.yaml", "50%25%20%23%20of%3F/a%20b.yaml"),
        ("Überprüfung", "x.yaml", "%C3%9Cberpr%C3%BCfung/x.yaml"),
    ],
)
def test_uris_are_relative_to_where_the_command_was_called(
    root: str, file: str, told: str
) -> None:
    (result,) = results(wrong(file=file), root=root)

    assert uri(result) == told


@pytest.mark.skipif(os.name == "nt", reason="Windows has no such file names")
def test_a_name_that_is_no_text_is_still_a_uri() -> None:
    (result,) = results(wrong(file=os.fsdecode(b"imrs/\xff.yaml")))

    assert uri(result) == "child-z/imrs/%FF.yaml"


def test_every_code_has_its_manual_as_help() -> None:
    codes = [page.code for page in pages()]
    driver = only_run(sarif_text(report(*map(wrong, codes))))["tool"]["driver"]

    assert (driver["name"], driver["version"]) == ("scrkit", __version__)
    assert [rule["id"] for rule in driver["rules"]] == codes
    for rule, page in zip(driver["rules"], pages(), strict=True):
        assert rule["name"] == page.name
        assert page.why in rule["help"]["text"]
        assert page.do in rule["help"]["text"]
        assert "**Why:** " in rule["help"]["markdown"]
        title = rule["shortDescription"]["text"]
        assert title[0].isupper() or title[0] == "…" or ".yaml " in title
        assert rule["fullDescription"]["text"]


def test_help_in_markdown_shows_marks_as_they_are() -> None:
    driver = only_run(sarif_text(report(wrong("SCR113"))))["tool"]["driver"]

    assert r"\<\<\<\<\<\<\<, =======" in driver["rules"][0]["help"]["markdown"]


def test_rules_that_nothing_breaks_are_left_out() -> None:
    log = only_run(sarif_text(report(wrong("SCR203"), wrong("SCR124"))))

    assert [rule["id"] for rule in log["tool"]["driver"]["rules"]] == [
        "SCR124",
        "SCR203",
    ]
    assert [(r["ruleId"], r["ruleIndex"]) for r in log["results"]] == [
        ("SCR203", 1),
        ("SCR124", 0),
    ]


def test_what_is_accepted_is_suppressed_without_a_word_of_the_reason(
    child_k: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    edit(child_k, "people.yaml", "role: ", "Role: ")
    whole = scanned(child_k, capsys)

    with_reason = [r for r in whole["results"] if r["suppressions"]]
    assert [r["ruleId"] for r in with_reason] == ["SCR610", "SCR610", "SCR501"]
    assert [r["suppressions"] for r in with_reason] == 3 * [
        [
            {
                "kind": "external",
                "status": "accepted",
                "justification": "accepted in review.yaml",
            }
        ]
    ]
    others = [r for r in whole["results"] if not r["suppressions"]]
    assert "SCR121" in {r["ruleId"] for r in others}
    case = (child_k / "review.yaml").read_text("utf-8")
    reason = case.partition("reason: |-\n")[2].strip().splitlines()[0]
    assert reason
    assert reason not in json.dumps(whole)


def test_a_review_without_fault_is_a_run_without_results(
    child_k: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    edit(child_k, "review.yaml", "departures:", "# departures:")
    text = (child_k / "review.yaml").read_text("utf-8")
    head, _, _ = text.partition("# departures:")
    (child_k / "review.yaml").write_text(head, "utf-8")
    run(["validate", str(child_k), *AS_OF, "--select", "SCR1", "--format", "sarif"])
    whole = only_run(capsys.readouterr().out)

    assert whole["results"] == []
    assert whole["invocations"] == [{"executionSuccessful": True}]


def faulty(folder: Path) -> None:
    """Break a copy of the example in ways that move when lines are added."""
    edit(folder, "chronologies/gp.yaml", "people: [", "people: [Nobody9, ")
    edit(folder, "people.yaml", "kind: professional", "kind: pro", 3)
    edit(folder, "requests.yaml", "agency: csc", "agency: cssc")
    edit(folder, "family.yaml", "members:", "nonsense: x\nrubbish: x\nmembers:")
    edit(folder, "overview/summary.md", "\n", "\n@Nobody9 and @Nobody8\n")


def test_a_fingerprint_stays_when_lines_move(
    child_k: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    faulty(child_k)
    before = scanned(child_k, capsys)
    for path in [*child_k.rglob("*.yaml"), *child_k.rglob("*.md")]:
        comment = "# a line\n\n" if path.suffix == ".yaml" else "A line.\n\n"
        path.write_text(comment + path.read_text("utf-8"), "utf-8")
    after = scanned(child_k, capsys)

    assert prints(before) == prints(after)
    assert len(prints(before)) >= 8
    assert before["results"] != after["results"]


def test_a_fingerprint_stays_when_a_record_is_added_above(
    child_k: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    faulty(child_k)
    before = prints(scanned(child_k, capsys))
    person = (
        "  - {code: Neighbour7, label: A neighbour, role: neighbour, kind: other}\n"
    )
    edit(child_k, "people.yaml", "people:\n", f"people:\n{person}")
    entry = (
        "entries:\n  - id: GP-0999\n    date: 2014\n    source: letter\n"
        "    event: |-\n      A letter came.\n"
    )
    edit(child_k, "chronologies/gp.yaml", "entries:\n", entry)
    after = prints(scanned(child_k, capsys))

    assert set(before) <= set(after)


def test_a_fingerprint_is_another_in_another_file_folder_or_rule() -> None:
    found = {
        results(diagnostic, root=root)[0]["partialFingerprints"][
            "primaryLocationLineHash"
        ]
        for root in ("a", "b")
        for diagnostic in (
            wrong(),
            wrong(code="SCR125"),
            wrong(file="panel.yaml"),
        )
    }

    assert len(found) == 6


def test_several_folders_are_one_run(
    crowded: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    other = shutil.copytree(crowded, tmp_path / "other")
    run(["validate", str(crowded), str(other), *AS_OF, "--format", "sarif"])
    whole = only_run(capsys.readouterr().out)

    told = [uri(r) for r in whole["results"] if not r["suppressions"]]
    assert told == ["child-k/chronologies/gp.yaml", "other/chronologies/gp.yaml"]
    assert len(prints(whole)) == len(whole["results"])


def test_more_than_github_takes_is_said_and_not_sent() -> None:
    shown = Shown(Path("z"), (wrong(severity=Severity.NOTICE), *[wrong()] * 50))
    whole = only_run(sarif_text(Report((shown,), HERE), most=50))

    assert MOST == 25_000
    assert len(whole["results"]) == 50
    assert {r["level"] for r in whole["results"]} == {"error"}
    (note,) = whole["invocations"][0]["toolExecutionNotifications"]
    assert note["message"]["text"].startswith("1 more result")
