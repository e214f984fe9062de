"""The files that the example's agencies sent come in as the example's chronologies."""

import shutil
import subprocess
from datetime import date
from pathlib import Path

import pytest

from scrkit import folder
from scrkit.cli.commands.demo import RETURNS as RETURNED
from scrkit.identity.register import read_register
from scrkit.identity.spellings import spellings
from scrkit.identity.usual import small_words, usual_words
from scrkit.importers.read.reading import read_here
from scrkit.importers.read.values import Return
from scrkit.importers.take_in.options import ImportOptions, Outcome
from scrkit.importers.take_in.plan import plan
from scrkit.importers.understand.habits import Setting
from scrkit.importers.understand.naming import pseudonymiser
from scrkit.model.entry import Entry
from scrkit.model.review import Review
from scrkit.review import load
from scrkit.system.resources import shipped

EXAMPLES = shipped("examples")
RETURNS = EXAMPLES / "child-k-returns"
OFFICE = shutil.which("soffice")
FILES = sorted(RETURNED.values())


@pytest.fixture(scope="module")
def review() -> Review:
    """Return the example review."""
    found = load(folder.read(EXAMPLES / "child-k").files).review
    assert found is not None
    return found


def _taken(whole: Return, review: Review, id: str) -> Outcome:
    agency = review.agency(id)
    assert agency is not None
    register = read_register((EXAMPLES / "child-k-names.yaml").read_bytes()).register
    assert register is not None
    cells = (c.text for g in whole.grids for line in g.lines for c in line.cells if c)
    door = pseudonymiser(
        review, spellings(register), usual_words(review) | small_words(cells)
    )
    questions = frozenset(q.id for q in review.terms.questions)
    # LibreOffice names a sheet after the file, and that after the agency.
    own = frozenset((agency.id,))
    setting = Setting(agency.prefix, date(2016, 9, 30), door, questions, own=own)
    return plan(
        whole,
        ImportOptions(agency, date(2015, 9, 1), setting, b"", None, names_checked=True),
    )


def _told(entry: Entry) -> list[str]:
    """Return an entry's fields as a reader of the agency's table reads them."""
    names = [name for name in Entry.__struct_fields__ if name != "id"]
    values = [getattr(entry, name) for name in names]
    # The example is of 0.1.0, which wrote down neither of the two.
    values = ["not_applicable" if one == "not_asked" else one for one in values]
    return [" ".join(str(value).replace("@", "").split()) for value in values]


@pytest.mark.parametrize("file", FILES)
def test_a_return_gives_the_entries_of_the_example(file: str, review: Review) -> None:
    agency = file.partition(".")[0]
    outcome = _taken(read_here((RETURNS / file).read_bytes()), review, agency)
    chronology = next(c for c in review.chronologies if c.agency == agency)
    assert outcome.open == ()
    assert [_told(d.entry) for d in outcome.drafts] == [
        _told(entry) for entry in chronology.entries
    ]


def test_a_return_that_libreoffice_saved_gives_the_same(review: Review) -> None:
    saved = Path(__file__).parent / "saved" / "amh.docx"
    outcome = _taken(read_here(saved.read_bytes()), review, "amh")
    own = _taken(read_here((RETURNS / "amh.docx").read_bytes()), review, "amh")
    assert [_told(d.entry) for d in outcome.drafts] == [
        _told(d.entry) for d in own.drafts
    ]


# Every column as text: LibreOffice makes the first of July of "July 2012".
_AS_TEXT = "/".join(f"{column}/2" for column in range(1, 21))
# Comma and UTF-8, semicolon and Windows: a CSV file does not say which it is.
_IN = {
    "housing.csv": f"CSV:44,34,76,1,{_AS_TEXT}",
    "police.csv": f"CSV:59,34,1,1,{_AS_TEXT}",
}
_ROUNDS = {".docx": ("odt", "docx"), ".xlsx": ("ods", "xlsx"), ".csv": ("ods", "xlsx")}


def _saved_again(path: Path, form: str, place: Path) -> Path:
    kind = [f"--infilter={_IN[path.name]}"] if path.name in _IN else []
    call = [str(OFFICE), f"-env:UserInstallation=file://{place}/office", "--headless"]
    call += [*kind, "--convert-to", form, "--outdir", str(place / form), str(path)]
    subprocess.run(call, check=True, capture_output=True, timeout=180)
    return place / form / f"{path.stem}.{form}"


@pytest.mark.full
@pytest.mark.skipif(OFFICE is None, reason="LibreOffice is not installed")
def test_a_round_through_libreoffice_changes_no_entry(
    review: Review, tmp_path: Path
) -> None:
    count = 0
    for chronology in review.chronologies:
        path = RETURNS / RETURNED[chronology.agency]
        for form in _ROUNDS[path.suffix]:
            path = _saved_again(path, form, tmp_path)
            outcome = _taken(read_here(path.read_bytes()), review, chronology.agency)
            assert outcome.open == (), path.name
            assert [_told(one.entry) for one in outcome.drafts] == [
                _told(entry) for entry in chronology.entries
            ], path.name
        count += len(chronology.entries)
    assert count == 320


def test_every_agency_of_the_example_sent_something(review: Review) -> None:
    assert {path.name for path in RETURNS.iterdir()} >= set(FILES)
    assert set(RETURNED) == {c.agency for c in review.chronologies}
