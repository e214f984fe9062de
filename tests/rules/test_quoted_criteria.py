"""Trap 1 of the law of today: a local page that is newer, and has the test of 2015."""

from datetime import date

import pytest

from scrkit import folder
from scrkit.diagnostics import Diagnostic
from scrkit.rules.validate import validate
from scrkit.system.resources import shipped

EXAMPLE = folder.read(shipped("examples") / "child-r").files
SUMMARY = "summary: |-\n  A girl of seven with epilepsy was brought to hospital"


def told(sentence: str, framework: str = "england-lcspr-2026") -> list[Diagnostic]:
    text = EXAMPLE["criteria.yaml"].decode("utf-8")
    assert text.count(SUMMARY) == 1
    quoted = text.replace(SUMMARY, f"summary: |-\n  First.\n  {sentence}\n  A girl")
    case = EXAMPLE["review.yaml"].decode("utf-8")
    case = case.replace("england-lcspr-2026", framework)
    files = {"criteria.yaml": quoted.encode(), "review.yaml": case.encode()}
    found = validate({**EXAMPLE, **files}, date(2026, 6, 12)).diagnostics
    return [one for one in found if one.code == "SCR543"]


@pytest.mark.parametrize(
    "sentence",
    [
        "The child was seriously harmed and there is cause for concern as to the way "
        "in which the authority and partners have worked together.",
        "The criteria are not met, as there is no concern about how agencies worked "
        "together.",
        "Serious harm meets the criteria only where there is concern about working "
        "together.",
    ],
)
def test_trap_1_a_text_that_has_the_test_of_2015_is_told_at_its_line(
    sentence: str,
) -> None:
    (found,) = told(sentence)

    lines = EXAMPLE["criteria.yaml"].decode("utf-8").splitlines()
    summary = next(n for n, one in enumerate(lines, 1) if one.startswith("summary:"))
    assert (found.place.file, found.place.line) == ("criteria.yaml", summary + 2)
    assert "concern" not in found.message


@pytest.mark.parametrize(
    "sentence",
    [
        "There is concern about how the practice and the hospital worked together.",
        "Concern about working together was weighed, and found.",
        "The criteria are met; concern about working together was weighed.",
        "The criteria are not met: nobody suspects abuse or neglect.",
    ],
)
def test_what_is_weighed_is_no_older_test(sentence: str) -> None:
    assert told(sentence) == []


def test_guidance_that_has_the_test_may_be_quoted() -> None:
    sentence = (
        "The criteria are not met: no concern about how agencies worked together."
    )

    assert told(sentence, "england-sar-2014") == []
