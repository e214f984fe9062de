"""Beside what a rule advises stands the form in which the field is asked for."""

import re
import shlex
from collections.abc import Callable
from pathlib import Path

import pytest

from scrkit.forms.description import Form
from scrkit.forms.known import FORMS
from scrkit.forms.places import places
from scrkit.forms.where import asking_for
from scrkit.model.review import Review
from tests.forms.boards import example

Scr = Callable[..., tuple[int, str]]


@pytest.fixture(scope="module")
def whole() -> Review:
    return example().review


def test_every_field_of_every_form_is_found_in_one(whole: Review) -> None:
    asked = {name: fields_of(form) for name, form in FORMS.items()}
    for name, form in FORMS.items():
        for field in asked[name]:
            found = asking_for(whole, form.file.format("health"), f"X1.{field}")
            assert found, field
            assert field in asked[found.form.name]
            assert found.form.file == form.file


def fields_of(form: Form) -> set[str]:
    return {inner.field for each in places(form) for inner in each.all()}


@pytest.mark.parametrize(
    ("file", "path", "name", "owner"),
    [
        ("imrs/health.yaml", "methods", "imr", "health"),
        ("chronologies/gp.yaml", "GP-0001.source", "chronology", "gp"),
        ("interviews/csc.yaml", "CSC-I1.accuracy_confirmed", "interviews", "csc"),
        ("criteria.yaml", "facts.child_died.source", "referral", "board"),
        ("criteria.yaml", "decision.reasons", "decision", "board"),
        ("actions.yaml", "A3.progress", "action-plan", "board"),
        ("panel.yaml", "", "panel", "board"),
        ("secured-records.yaml", "SR1.where", "secured-records", "AGENCY"),
    ],
)
def test_the_form_of_a_field(
    whole: Review, file: str, path: str, name: str, owner: str
) -> None:
    found = asking_for(whole, file, path)
    assert found
    assert (found.form.name, found.owner, found.filled) == (name, owner, True)


def test_what_no_form_asks_for_has_none(whole: Review) -> None:
    for file, path in (("review.yaml", "title"), ("timeline.yaml", "phases.1.title")):
        assert asking_for(whole, file, path) is None


def test_the_command_that_stands_beside_an_advice_makes_the_form(
    review: Path, scr: Scr, tmp_path: Path
) -> None:
    terms = review / "terms-of-reference.yaml"
    text = re.sub(r"(?ms)^family:.*?(?=^\w)", "", terms.read_text("utf-8"))
    terms.write_text(text, "utf-8")
    _, told = scr("validate", review, "--select", "SCR814", "--as-of", "2016-09-30")
    (words,) = re.findall(r"in Word: scr (.*)", told)
    assert words.endswith("--what terms --filled")
    code, made = scr(*shlex.split(words), "--out", tmp_path)
    assert (code, (tmp_path / "terms-board.docx").exists()) == (0, True), made


def test_no_form_is_named_while_none_can_be_made(review: Path, scr: Scr) -> None:
    (review / "glossary.yaml").write_text("terms: 12\n", "utf-8")
    _, told = scr("validate", review, "--as-of", "2017-09-30")
    assert "do:" in told
    assert "scr request" not in told
