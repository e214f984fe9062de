"""What the example's people sent back in forms is what the example says."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from msgspec import Struct

from scrkit import folder
from scrkit.cli.commands.demo import FORMS_BACK, RETURNS
from scrkit.forms.held import held_in
from scrkit.forms.known import FORMS, WHATS
from scrkit.forms.pieces import pieces
from scrkit.model.gathering import SecuredRecords
from scrkit.review import load
from scrkit.system.resources import shipped
from tests.forms.filling import in_word, one
from tests.forms.sent_back import BY_LIBREOFFICE

Scr = Callable[..., tuple[int, str]]
EXAMPLES = shipped("examples")
CAME = EXAMPLES / "child-k-returns"
REGISTER = ("--register", EXAMPLES / "child-k-names.yaml", "--names-checked")
# One of each kind, and of each program; what others cite comes with the whole.
SAMPLED = ("imr-gp.docx", "interviews-edu.xlsx", "action-plan-board.xlsx")
# What commands note once the report is there; a form does not bring it.
BY_COMMAND = ("sha256",)


def said(root: Path, file: str, owner: str) -> object:
    """Return what a file of a review says, however its lines are broken."""
    form = next(one for one in FORMS.values() if one.file.format(owner) == file)
    found = held_in(load(folder.read(root).files).sound(), form, owner)
    if isinstance(found, SecuredRecords):
        # Those of an agency come in below those of the others.
        return sorted(map(str, _plain(found.records)))
    return _plain(found)


def _plain(value: Any) -> Any:
    if isinstance(value, Struct):
        rest = (name for name in value.__struct_fields__ if name not in BY_COMMAND)
        return {name: _plain(getattr(value, name)) for name in rest}
    if isinstance(value, tuple):
        return [_plain(inner) for inner in value]
    if isinstance(value, str):
        # A code that the example names without its sign gets the sign at the door.
        bare = value.replace("@", "")
        return [(o.text, o.listed, o.level) for o in pieces(bare)]
    return value


def file_of(name: str) -> tuple[str, str]:
    what, _, owner = name.partition(".")[0].rpartition("-")
    return WHATS[what].file.format(owner), owner


@pytest.mark.parametrize("name", SAMPLED)
def test_a_form_that_came_back_says_what_the_example_says(
    name: str, review: Path, scr: Scr
) -> None:
    file, owner = file_of(name)
    before = said(review, file, owner)
    (review / file).unlink()
    code, told = scr("import", CAME / name, review, *REGISTER, "--write")
    assert code == 0, told
    assert said(review, file, owner) == before


@pytest.mark.full
def test_all_that_came_back_makes_the_example_whole(review: Path, scr: Scr) -> None:
    every = sorted({file_of(name) for name in FORMS_BACK})
    before = {one: said(review, *one) for one in every}
    for file in {file for file, _ in every}:
        (review / file).unlink()
    for name in FORMS_BACK:
        code, told = scr("import", CAME / name, review, *REGISTER, "--write")
        assert code == 0, told
    assert {one: said(review, *one) for one in every} == before


def test_every_agency_sent_its_report_and_its_list_of_secured_files() -> None:
    there = {path.name for path in CAME.iterdir()}
    assert set(FORMS_BACK) <= there
    assert there - set(FORMS_BACK) == {*RETURNS.values(), "health-late.xlsx"}
    assert {f"imr-{agency}.docx" for agency in RETURNS} <= there
    assert there > set(BY_LIBREOFFICE)


def test_a_word_that_was_changed_in_a_form_is_seen(review: Path, scr: Scr) -> None:
    changed = in_word((CAME / "imr-health.docx").read_bytes(), one(methods="We read."))
    form = review.parent / "imr-health.docx"
    form.write_bytes(changed)
    code, told = scr("import", form, review, *REGISTER)
    assert code == 0, told
    assert "changed: 1\n  Methods\n" in told
