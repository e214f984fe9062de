"""A case goes from `scr new` to its publication while LibreOffice saves every form."""

import shutil
import subprocess
from dataclasses import dataclass, field
from pathlib import Path

import pytest

from tests.forms import test_a_case_by_forms as by_forms
from tests.forms.test_a_case_by_forms import NOW, Case

THEIRS = {".docx": "docx:MS Word 2007 XML", ".xlsx": "xlsx:Calc MS Excel 2007 XML"}
ITS_OWN = {".docx": "odt", ".xlsx": "ods"}


@dataclass
class Saved(Case):
    """A case of which every form is opened and saved in LibreOffice on its way back."""

    kinds: dict[str, str] = field(default_factory=dict)

    def back(self, form: Path, day: str, *words: object) -> None:
        if form.suffix in self.kinds:
            kind = self.kinds[form.suffix]
            office = shutil.which("soffice")
            assert office, "LibreOffice is missing"
            home = f"-env:UserInstallation={(self.at / 'home').as_uri()}"
            told = [office, "--headless", home, "--convert-to", kind]
            told += ["--outdir", str(self.at / "saved"), str(form)]
            subprocess.run(told, check=True, capture_output=True, timeout=240)
            form.unlink()
            form = form.with_suffix(f".{kind.partition(':')[0]}")
            shutil.move(self.at / "saved" / form.name, form)
        super().back(form, day, *words)


@pytest.mark.parametrize("kinds", [THEIRS, ITS_OWN], ids=["Office", "OpenDocument"])
def test_a_case_goes_from_new_to_published_through_libreoffice(
    tmp_path: Path, kinds: dict[str, str]
) -> None:
    case = Saved(tmp_path, kinds)
    for step in by_forms.STEPS:
        step(case)
    page = (tmp_path / "website" / "overview-published.html").read_text("utf-8")
    assert "What was seen was not written down." in page
    assert "0 errors" in case.scr("validate", case.review, "--as-of", NOW)
