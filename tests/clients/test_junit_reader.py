"""Another program's reader of JUnit's XML."""

from pathlib import Path

import pytest

from scrkit.cli.app import run


def test_a_reader_makes_out_suites_cases_and_failures(
    faulty: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    import junitparser

    monkeypatch.chdir(faulty.parent)
    assert run(["validate", "child-k", "--format", "junit", "-o", "x.xml"]) == 1
    (suite,) = junitparser.JUnitXml.fromfile("x.xml")

    assert (suite.name, suite.failures, suite.errors) == ("child-k", 4, 0)
    failing = {case.name: case.result[0] for case in suite if case.result}
    assert set(failing) == {
        "chronologies/gp.yaml",
        "people.yaml",
        "requests.yaml",
        "family.yaml",
    }
    assert failing["requests.yaml"].message == "1 error"
    assert "SCR203 no-such-agency" in failing["requests.yaml"].text
