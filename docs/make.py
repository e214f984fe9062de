"""Make anew what docs/ and CONTRIBUTING take from the code: the rules, the pictures.

`make docs` runs it; tests/test_docs.py tells when it has to be run.
"""

import re
import shutil
import subprocess
import sys
import tempfile
from collections import defaultdict
from io import BytesIO
from pathlib import Path

from PIL import Image

from scrkit.cli.app import run
from scrkit.research.schema import REVIEW
from scrkit.research.sets import ALL as DATA_SETS
from scrkit.rules import ALL
from scrkit.system.resources import shipped

ROOT = Path(__file__).parent.parent
PICTURE = ROOT / "docs" / "images" / "timeline.svg"
PAGE = ROOT / "docs" / "images" / "report-page.png"
# A page with the entries on which a finding stands.
SHOWN = "27"
CONTRIBUTING = ROOT / ".github" / "CONTRIBUTING.md"
# Everything between these two lines of CONTRIBUTING is written here.
BEGIN, END = "<!-- rules: made by make docs -->", "<!-- rules: end -->"
RESEARCH = ROOT / "docs" / "research.md"
TABLES, TABLES_END = "<!-- tables: made by make docs -->", "<!-- tables: end -->"


def timeline() -> bytes:
    """Return the picture of the example's timeline, as the command writes it."""
    with tempfile.TemporaryDirectory() as made:
        given = [str(shipped("examples") / "child-k"), "--out", made]
        code = run(["merge-chronology", *given, "--format", "svg"])
        if code:
            sys.exit(code)
        return (Path(made) / "chronology.svg").read_bytes()


def report_page() -> bytes | None:
    """Return a page of the example's report as a picture, as LibreOffice shows it.

    None where LibreOffice or pdftoppm is missing: the picture then stays as it is.
    """
    office, printer = shutil.which("soffice"), shutil.which("pdftoppm")
    if office is None or printer is None:
        return None
    with tempfile.TemporaryDirectory() as made:
        example = str(shipped("examples") / "child-k")
        day = ["--as-of", "2016-09-30"]
        code = run(["render", "overview", example, "--out", made, *day])
        if code:
            sys.exit(code)
        own = f"-env:UserInstallation={Path(made, 'office').as_uri()}"
        as_pdf = [office, own, "--headless", "--convert-to", "pdf", "overview.docx"]
        as_png = [printer, "-r", "60", "-gray", "-singlefile"]
        as_png += ["-f", SHOWN, "-l", SHOWN, "overview.pdf", "page"]
        for command in (as_pdf, as_png):
            subprocess.run(  # noqa: S603 - programs of this machine, our own document
                command, cwd=made, check=True, timeout=300, stdout=subprocess.DEVNULL
            )
        return in_few_greys(Path(made) / "page.pgm")


def in_few_greys(picture: Path) -> bytes:
    """Return a picture as a small PNG: sixteen greys are enough for letters."""
    held = BytesIO()
    with Image.open(picture) as page:
        page.quantize(16).save(held, "PNG", optimize=True)
    return held.getvalue()


def rules_by_file() -> str:
    """Return the table of the files that hold rules, with code and name of each."""
    held = defaultdict(list)
    for rule in sorted(ALL, key=lambda rule: rule.code):
        file = rule.check.__module__.replace(".", "/") + ".py"
        held[file].append(f"{rule.code} {rule.name}")
    rows = [f"| `{file}` | {', '.join(held[file])} |" for file in sorted(held)]
    return "\n".join(["| file | rules |", "|---|---|", *rows])


def contributing(text: str) -> str:
    """Return the text of CONTRIBUTING with the table of rules made anew."""
    between = re.compile(f"(?<={re.escape(BEGIN)}\n).*?(?={re.escape(END)})", re.DOTALL)
    return between.sub(lambda _: f"\n{rules_by_file()}\n\n", text)


_ALWAYS = "always there"


def tables() -> str:
    """Return the tables of the research export, each with its columns."""
    parts = []
    for table in DATA_SETS:
        heads = [
            "| column | kind | what it holds | where there is none |",
            "|---|---|---|---|",
        ]
        rows = [
            f"| `{one.name}` | {one.kind} | {one.about} | {one.empty or _ALWAYS} |"
            for one in (REVIEW, *table.columns)
        ]
        parts.append(
            "\n".join([f"### {table.name}", "", table.about, "", *heads, *rows])
        )
    return "\n\n".join(parts)


def research(text: str) -> str:
    """Return the text of docs/research.md with the tables made anew."""
    between = re.compile(
        f"(?<={re.escape(TABLES)}\n).*?(?={re.escape(TABLES_END)})", re.DOTALL
    )
    return between.sub(lambda _: f"\n{tables()}\n\n", text)


def main() -> None:
    """Write the pictures and the tables."""
    PICTURE.parent.mkdir(exist_ok=True)
    PICTURE.write_bytes(timeline())
    if page := report_page():
        PAGE.write_bytes(page)
    text = CONTRIBUTING.read_text("utf-8")
    CONTRIBUTING.write_text(contributing(text), "utf-8")
    RESEARCH.write_text(research(RESEARCH.read_text("utf-8")), "utf-8")


if __name__ == "__main__":
    main()
