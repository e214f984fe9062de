"""Run scrkit with one more field in its entries, and say where it turned up.

It runs in a process of its own, because it changes what an entry is before anything
else of scrkit is imported. Prints JSON: by place, whether the field was there.
"""

import contextlib
import io
import json
import sys
from datetime import date
from pathlib import Path
from typing import Annotated

import docx
from msgspec import defstruct
from openpyxl import load_workbook

from scrkit.model import entry
from scrkit.model.kinds import Column, Narrative, about

HEADING = "State of the home"
_FIELD = Annotated[
    Narrative,
    about("What the home was like."),
    Column(
        heading=HEADING,
        asked="What the home was like.",
        empty="Leave empty if nobody went there.",
        others="home conditions",
        shown=HEADING,
    ),
]
# All that it takes: the field, at the record.
vars(entry)["Entry"] = defstruct(
    "Entry",
    [("home", _FIELD, "")],
    bases=(entry.Entry,),
    frozen=True,
    kw_only=True,
    forbid_unknown_fields=True,
)

DAY = "2016-09-30"
SAID = "Cold; the trust failed to refer. Ring 01632 960123."


def _run(*arguments: str) -> str:
    from scrkit.cli.app import run

    heard = io.StringIO()
    with contextlib.redirect_stdout(heard), contextlib.redirect_stderr(heard):
        run([*arguments, "--as-of", DAY])
    return heard.getvalue()


def _forms(root: Path, out: Path) -> dict[str, bool]:
    _run("request", "health", str(root), "--out", str(out), "--due", "2016-12-01")
    sheet = load_workbook(out / "chronology-health.xlsx")["Chronology"]
    headings = {cell.value for row in sheet.iter_rows(max_row=6) for cell in row}
    word = docx.Document(str(out / "chronology-health.docx"))
    cells = {cell.text for table in word.tables for cell in table.rows[0].cells}
    return {"form in Excel": HEADING in headings, "form in Word": HEADING in cells}


def _import(root: Path) -> dict[str, bool]:
    from scrkit import folder
    from scrkit.decode import decode
    from scrkit.files import NewFile
    from scrkit.identity.register import Register
    from scrkit.identity.spellings import spellings
    from scrkit.identity.usual import usual_words
    from scrkit.importers.read.reading import read_here
    from scrkit.importers.take_in.options import ImportOptions, Outcome
    from scrkit.importers.take_in.plan import plan
    from scrkit.importers.understand.habits import Setting
    from scrkit.importers.understand.naming import pseudonymiser
    from scrkit.model.gathering import Chronology
    from scrkit.review import load
    from scrkit.yamlfile import read

    review = load(folder.read(root).files).review
    assert review is not None
    agency = review.agency("health")
    assert agency is not None
    door = pseudonymiser(review, spellings(Register()), usual_words(review))
    setting = Setting(agency.prefix, date(2016, 9, 30), door, frozenset())

    def taken(home: str, content: bytes = b"") -> Outcome:
        row = f"Date,Source,Event,Home conditions\n03/04/2014,file,A visit.,{home}\n"
        there = decode(read(content, "x.yaml"), Chronology).value if content else None
        wish = ImportOptions(agency, date(2016, 9, 30), setting, content, there)
        return plan(read_here(row.encode()), wish)

    first = taken("It was cold.")
    (file,) = first.files
    content = file.content if isinstance(file, NewFile) else b""
    again = taken("It was warm.", content)
    return {
        "import": b"home: |-\n      It was cold." in content,
        "comparison": [one.fields for one in again.changed] == [("home",)],
    }


def _products(root: Path, out: Path) -> dict[str, bool]:
    path = root / "chronologies" / "health.yaml"
    text = path.read_text("utf-8")
    there = f"    home: |-\n      {SAID}\n"
    path.write_text(text.replace("    questions: [Q3, Q5]\n", there, 1), "utf-8")
    formats = [f"--format={one}" for one in ("xlsx", "html", "md", "csv", "json")]
    _run("merge-chronology", str(root), "--out", str(out), "--draft", *formats)
    sheet = load_workbook(next(out.glob("*.xlsx"))).worksheets[0]
    cells = {cell.value for row in sheet.iter_rows() for cell in row}
    entries = json.loads(next(out.glob("*.json")).read_text("utf-8"))["entries"]
    _run(
        *("merge-chronology", str(root), "--out", str(out / "p")),
        *("--view", "published", "--draft", "--format", "html"),
    )
    public = b"".join(one.read_bytes() for one in (out / "p").glob("*.html"))
    read = {
        one: next(out.glob(f"*.{one}")).read_text("utf-8")
        for one in ("html", "md", "csv")
    }
    return {
        "workbook": {HEADING, SAID} <= cells,
        "page": f"{HEADING}: {SAID}" in read["html"],
        "Markdown": f"{HEADING}: Cold" in read["md"],
        "CSV": HEADING.lower() in read["csv"] and SAID in read["csv"],
        "JSON": SAID in {one["home"] for one in entries},
        "not the public's page, which was not asked for": SAID.encode() not in public
        and bool(public),
    }


def _rules(root: Path) -> dict[str, bool]:
    found = _run("validate", str(root), "--format", "concise", "--language-in-entries")
    told = [line for line in found.splitlines() if "health.yaml" in line]
    return {
        "language": any("SCR802" in line for line in told),
        "identifiers": any("SCR719" in line for line in told),
    }


if __name__ == "__main__":
    given = Path(sys.argv[1])
    found = _forms(given, given.parent / "form")
    found |= _import(given)
    found |= _products(given, given.parent / "merged")
    found |= _rules(given)
    sys.stdout.write(json.dumps(found))
