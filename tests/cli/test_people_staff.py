"""`scr people staff`: the staff of an agency come into the case in one go."""

from pathlib import Path

import pytest

from scrkit import folder
from scrkit.cli.app import run
from scrkit.review import load

STAFF = ("--role", "health visitor", "--role", "health visitor", "--role", "dentist")


def test_each_gets_a_code_of_their_own_and_nothing_else_changes(
    child_k: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = child_k / "people.yaml"
    before = path.read_text("utf-8")
    codes = load(folder.read(child_k).files).sound().people.codes

    assert run(["people", "staff", "health", str(child_k), *STAFF]) == 0

    review = load(folder.read(child_k).files).sound()
    new = [one for one in review.people.people if one.code not in codes]
    told = ", ".join(one.code for one in new)
    assert capsys.readouterr().out == f"added {told} to people.yaml\n"
    assert [one.role for one in new] == ["health visitor", "health visitor", "dentist"]
    assert {(one.kind, one.agency) for one in new} == {("professional", "health")}
    after = path.read_text("utf-8").splitlines()
    assert [line for line in after if line not in before.splitlines()] == [
        f"  - {{code: {one.code}, label: {one.code}, role: {one.role}, "
        "kind: professional, agency: health}"
        for one in new
    ]


@pytest.mark.parametrize(
    ("words", "message"),
    [
        (("nobody", "--role", "midwife"), "scr: review.yaml knows no agency"),
        (("health", "--role", "midwife", "--role", "Zelda Quuxworth"), "scr: ROLE"),
        (("health", "--role", "HV1"), "scr: HV1 is in people.yaml already"),
    ],
)
def test_of_what_cannot_be_added_nothing_is(
    child_k: Path,
    capsys: pytest.CaptureFixture[str],
    words: tuple[str, ...],
    message: str,
) -> None:
    before = (child_k / "people.yaml").read_bytes()
    agency, *roles = words
    assert run(["people", "staff", agency, str(child_k), *roles]) == 2
    assert capsys.readouterr().err.startswith(message)
    assert (child_k / "people.yaml").read_bytes() == before
