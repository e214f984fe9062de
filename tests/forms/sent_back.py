"""Make the forms in examples/child-k-returns: what the example's people sent back.

Each is the form as it goes out while its file is not there yet, filled in with what
the example says: in Word by its controls, in Excel by its cells; some were then saved
by LibreOffice. Run it from the repository: python -m tests.forms.sent_back
"""

import shutil
import subprocess
import tempfile
from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from io import BytesIO
from pathlib import Path

from openpyxl import load_workbook
from openpyxl.cell.cell import Cell

from scrkit import folder
from scrkit.cli.commands.demo import FORMS_BACK
from scrkit.forms.held import held_in
from scrkit.forms.known import WHATS
from scrkit.forms.layout import Blank, Filling, Rows, layout
from scrkit.forms.marks import tag
from scrkit.forms.pack import FormRequest, pack
from scrkit.forms.suited import Around, suited
from scrkit.render.excel.steady import steady
from scrkit.render.wording.options import Options
from scrkit.review import load
from tests.forms.filling import in_word, repacked

EXAMPLES = Path(__file__).parents[2] / "examples"
RETURNS = EXAMPLES / "child-k-returns"
DAY = date(2016, 9, 30)
DUE = date(2016, 12, 1)
# Saved once more in LibreOffice, as some agencies do.
BY_LIBREOFFICE = (
    *("imr-gp.docx", "imr-hosp.docx", "imr-police.docx", "imr-amh.docx"),
    *("interviews-csc.xlsx", "interviews-health.xlsx", "secured-records-edu.xlsx"),
    "learning-events-board.xlsx",
)
STAMPED = "scrkit form "


def sent_back() -> Iterator[tuple[str, bytes]]:
    """Yield each form with its file name, as it comes back before anybody saves it."""
    loaded = load(folder.read(EXAMPLES / "child-k").files)
    review = loaded.sound()
    for name in FORMS_BACK:
        what, _, owner = Path(name).stem.rpartition("-")
        if what == "imr":
            held = held_in(review, WHATS[what], owner)
            what = str(getattr(held, "kind", what))
        agency, options = review.agency(owner), Options(as_of=DAY)
        due = DUE if agency else None

        asked = FormRequest(
            *(review, agency, what, due, options), framework=loaded.framework
        )
        empty, full = pack(asked)[-1].content, replace(asked, filled=True)
        if name.endswith(".docx"):
            yield name, in_word(empty, written(full))
        else:
            yield name, copied(empty, pack(full)[-1].content)


def written(asked: FormRequest) -> dict[str, list[list[str]]]:
    """Return what a review says, by the tags of the controls that ask for it."""
    form = suited(asked.form, Around(asked.review, asked.framework))
    held = held_in(asked.review, asked.form, asked.owner)
    said: dict[str, list[list[str]]] = {}
    for blank in _blanks(Filling(form, asked.review, held)):
        if any(one.listed for one in blank.given):
            raise SystemExit("a list within a text: type it in Word")
        if not blank.place.locked:
            texts = [one.text for one in blank.given]
            said.setdefault(tag(blank.place, blank.key), []).append(texts)
    return {known: texts for known, texts in said.items() if any(texts)}


def _blanks(filling: Filling) -> Iterator[Blank]:
    for block in layout(filling):
        if isinstance(block, Blank):
            yield block
        elif isinstance(block, Rows):
            for group in block.groups:
                yield from group


def copied(empty: bytes, filled: bytes) -> bytes:
    """Return an empty workbook into which every cell of a filled one was written."""
    book, source = load_workbook(BytesIO(empty)), load_workbook(BytesIO(filled))
    for page in source:
        for row in page.iter_rows():
            for cell in row:
                there = book[page.title][cell.coordinate]
                mine = cell.value is not None and there.value != cell.value
                stamp = str(cell.value).startswith(STAMPED)
                if mine and not stamp and isinstance(there, Cell):
                    there.value = cell.value
    held = BytesIO()
    book.save(held)
    return steady(held.getvalue(), DAY)


def saved_again(name: str, content: bytes) -> bytes:
    """Return a file as LibreOffice saves it."""
    office = shutil.which("soffice")
    if office is None:
        raise SystemExit("LibreOffice is missing")
    with tempfile.TemporaryDirectory() as at:
        (Path(at) / name).write_bytes(content)
        out, kind = Path(at) / "out", name.rpartition(".")[2]
        words = ["--headless", f"-env:UserInstallation=file://{at}/home"]
        convert = ["--convert-to", kind, "--outdir", str(out), str(Path(at) / name)]
        subprocess.run(
            [office, *words, *convert], check=True, capture_output=True, timeout=300
        )
        return repacked((out / name).read_bytes())


def main() -> None:
    """Write every form."""
    for name, content in sent_back():
        again = name in BY_LIBREOFFICE
        (RETURNS / name).write_bytes(saved_again(name, content) if again else content)


if __name__ == "__main__":
    main()
