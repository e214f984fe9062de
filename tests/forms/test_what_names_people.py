"""What a form says of people in the register, and where its file is kept."""

import subprocess
from pathlib import Path

import pytest
from docx import Document

from scrkit.system.resources import shipped
from tests.forms.test_reports_and_actions_come_back import Scr, write

NAMES = shipped("examples") / "child-k-names.yaml"
REGISTER = ("--register", NAMES, "--names-checked")


@pytest.mark.parametrize(
    "said", ["Rung on 07700 900123.", "Rung on +44 (0)7700-900 123, no answer."]
)
def test_a_registered_number_is_not_waved_through(
    said: str, review: Path, form: Path, scr: Scr
) -> None:
    document = Document(str(form))
    write(document, "scr:changed", said)
    document.save(str(form))
    before = (review / "imrs/health.yaml").read_bytes()
    code, told = scr("import", form, review, "--write", *REGISTER)
    assert (code, "must not enter git, not with --names-checked" in told) == (1, True)
    assert "900" not in told
    assert (review / "imrs/health.yaml").read_bytes() == before


def test_nor_is_it_in_a_chronology(review: Path, scr: Scr, tmp_path: Path) -> None:
    came = tmp_path / "came.csv"
    rows = "Date,Event,Source\n4 March 2014,Rung on 07700 900123.,Log\n"
    came.write_text(rows, "utf-8")
    words = ("--agency", "housing", "--adds", "--write", *REGISTER)
    code, told = scr("import", came, review, *words)
    assert (code, "must not enter git, not with --names-checked" in told) == (1, True)
    assert "900123" not in (review / "chronologies/housing.yaml").read_text("utf-8")


def test_a_folder_called_by_a_registered_name_is_not_named(
    review: Path, form: Path, scr: Scr, tmp_path: Path
) -> None:
    document = Document(str(form))
    write(document, "scr:changed", "The form is another one now.")
    document.save(str(form))
    kept = tmp_path / "Marigold Ashdown-Exemplar"
    kept.mkdir()
    code, told = scr("import", form, review, "--write", "--originals", kept, *REGISTER)
    assert code == 0, told
    assert "the file itself is kept in the folder that you named" in told
    assert "Marigold" not in told
    assert list(kept.iterdir())


def test_a_plan_says_first_that_writing_it_would_be_refused(
    review: Path, form: Path, scr: Scr
) -> None:
    subprocess.run(["git", "init", "-q", review], check=True)
    (review / ".gitignore").write_text("identities.yaml\n", "utf-8")
    code, told = scr("import", form, review)
    assert code == 0, told
    assert "--write will be refused: git would take up the agency's own file" in told
