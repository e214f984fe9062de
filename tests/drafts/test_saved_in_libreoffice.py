"""A draft that LibreOffice saved says the same as the one that Word saved."""

import shutil
import subprocess
from pathlib import Path

import pytest

from tests.drafts.conftest import Round
from tests.drafts.markup import READER, Markup

OFFICE = shutil.which("soffice")


def saved_again(path: str, at: Path) -> str:
    """Return a Word file as LibreOffice writes it after reading it."""
    profile = f"-env:UserInstallation={(at / 'profile').as_uri()}"
    words = [str(OFFICE), "--headless", profile, "--convert-to"]
    words += ["docx:MS Word 2007 XML", "--outdir", str(at / "saved"), path]
    subprocess.run(words, check=True, timeout=240, capture_output=True)
    return str(at / "saved" / Path(path).name)


def deeds(held: Markup) -> None:
    said = (("Another", "The local one."), (READER, "Thank you."))
    held.comment(
        "commissioned by the Board", "Which board is meant?", replies=said, done=True
    )
    held.comment("Birth record", "Of which registry?")
    held.replace("Ten years", "Twelve years")
    held.insert("Nine reviews", " of all kinds")
    held.delete("It is not an inquest.")
    held.move("Council tax record", "Police log")
    held.type_over("Hospital record", "Record of the hospital")


@pytest.mark.full
@pytest.mark.skipif(OFFICE is None, reason="LibreOffice is missing")
def test_a_draft_saved_in_libreoffice_adds_nothing_to_what_word_saved(
    sent: Round,
) -> None:
    file = sent.back(deeds)
    sent.takes(file)
    before = sent.points
    told = sent.takes(saved_again(file, sent.at))

    assert len(before) == 7
    assert [(len(one.replies), one.resolved) for one in before if one.replies] == [
        (2, True)
    ]
    assert f"0 points new; {len(before)} known already" in told
    assert sent.points == before


@pytest.mark.full
@pytest.mark.skipif(OFFICE is None, reason="LibreOffice is missing")
def test_a_draft_that_libreoffice_only_saved_has_no_points(sent: Round) -> None:
    sent.takes(saved_again(str(sent.draft), sent.at))
    assert sent.points == ()
