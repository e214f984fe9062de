"""JUnit's XML, as GitLab and Jenkins read it."""

import os
from pathlib import Path
from xml.etree import ElementTree as ET

import pytest
from reports import HERE, report, wrong

from scrkit.cli.app import run
from scrkit.cli.formats import Report, Shown
from scrkit.cli.formats.junit import junit_text
from scrkit.diagnostics import Severity


def parsed(text: str) -> ET.Element:
    assert text.startswith('<?xml version="1.0" encoding="UTF-8"?>\n<testsuites ')
    return ET.fromstring(text)  # noqa: S314


def case(top: ET.Element, name: str) -> ET.Element:
    (found,) = (one for one in top.iter("testcase") if one.get("name") == name)
    return found


def test_a_file_is_a_case_that_passes_or_fails_under_the_same_name() -> None:
    files = ("panel.yaml", "people.yaml")
    broken = parsed(junit_text(report(wrong(), files=files)))
    mended = parsed(junit_text(report(files=files)))

    for top in (broken, mended):
        assert [(c.get("classname"), c.get("name")) for c in top.iter("testcase")] == [
            ("child-z", "panel.yaml"),
            ("child-z", "people.yaml"),
        ]
        assert case(top, "panel.yaml").find("failure") is None
    assert case(broken, "people.yaml").find("failure") is not None
    assert case(mended, "people.yaml").find("failure") is None
    assert case(broken, "people.yaml").get("file") == "child-z/people.yaml"


def test_a_failure_counts_in_its_message_and_tells_all_in_its_text() -> None:
    found = (wrong(), wrong(line=5), wrong(severity=Severity.WARNING))
    top = parsed(junit_text(report(*found, limit=Severity.WARNING)))

    failure = case(top, "people.yaml").find("failure")
    assert failure is not None
    assert failure.attrib == {"message": "2 errors, 1 warning", "type": "error"}
    assert (failure.text or "").splitlines()[:2] == [
        "child-z/people.yaml:3:2: SCR124 not-right: it is not right here",
        "    Put it right.",
    ]
    assert (failure.text or "").count("SCR124") == 3


def test_what_is_milder_than_fail_on_is_told_and_fails_nothing() -> None:
    top = parsed(junit_text(report(wrong(severity=Severity.WARNING))))

    found = case(top, "people.yaml")
    assert found.find("failure") is None
    assert "SCR124" in (found.findtext("system-out") or "")
    assert top.get("failures") == "0"


def test_every_folder_is_a_suite_with_its_counts_and_the_whole_adds_them() -> None:
    shown = (
        Shown(Path("a"), (wrong(),), accepted=(wrong(),), files=("panel.yaml",)),
        Shown(Path(), (wrong(), wrong(file="panel.yaml"))),
        Shown(Path("/elsewhere/c"), (), files=("people.yaml",)),
    )
    top = parsed(junit_text(Report(shown, HERE)))

    assert [(s.get("name"), s.get("tests"), s.get("failures")) for s in top] == [
        ("a", "2", "1"),
        ("review", "2", "2"),
        ("c", "1", "0"),
    ]
    assert (top.get("tests"), top.get("failures")) == ("5", "3")
    accepted = [p.get("value") for p in top.iter("property")]
    assert accepted == ["1", "0", "0"]


@pytest.mark.skipif(os.name == "nt", reason="Windows has no such file names")
@pytest.mark.parametrize(
    "name", ["a\x1b[2J", "a\x00", "a\nb", "a<b>&\"'", "a]]>b", "\ufffe", b"\xff"]
)
def test_no_name_of_a_file_breaks_the_xml(name: str | bytes) -> None:
    file = os.fsdecode(name)
    text = junit_text(report(wrong(file=f"imrs/{file}"), root=f"z{file}"))

    assert [c for c in text if not c.isprintable() and c != "\n"] == []
    assert len(list(parsed(text).iter("failure"))) == 1


def test_the_example_passes_file_by_file(
    child_k: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    run(["validate", str(child_k), "--as-of", "2016-09-30", "--format", "junit"])
    top = parsed(capsys.readouterr().out)

    there = {
        p.relative_to(child_k).as_posix()
        for p in child_k.rglob("*.*")
        if p.is_file() and p.name != "README.md"
    }
    assert {c.get("name") for c in top.iter("testcase")} == there
    assert top.get("failures") == "0"
