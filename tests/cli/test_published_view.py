"""What the public is shown, as a board's manager meets it on the command line."""

import re
import shutil
from collections import Counter
from pathlib import Path
from typing import Any

import pypdf
import pytest

from scrkit.cli import pdf
from scrkit.cli.app import run
from scrkit.files import NewFile

AS_OF = ("--as-of", "2016-09-30")
PUBLIC = ("--view", "published", *AS_OF)


def rendered(review: Path, product: str, out: Path, *more: str) -> str:
    shown = ("--format", "md", "--out", str(out), *PUBLIC, *more)
    assert run(["render", product, str(review), *shown]) == 0
    return (out / f"{product}-published.md").read_text("utf-8")


def changed(path: Path, old: str, new: str) -> None:
    text = path.read_text("utf-8")
    assert old in text
    path.write_text(text.replace(old, new, 1), "utf-8")


def choose(review: Path, line: str) -> None:
    path = review / "review.yaml"
    path.write_text(f"{path.read_text('utf-8')}\npublication:\n  {line}\n", "utf-8")


def test_days_of_the_process_are_coarse_and_no_entry_has_an_id(
    child_k: Path, tmp_path: Path
) -> None:
    text = rendered(child_k, "overview", tmp_path / "out")

    body = text.split("**Contents**")[1]
    assert not re.search(r"\b\d{1,2} (?:June|July|December) 201\d", body)
    assert "appointed in June 2015" in body
    assert not re.search(r"\b(?:CSC|HEALTH|EDU|GP|POLICE)-\d", body)
    assert "SCR501" not in body
    assert "Something was done later than the guidance asks" in body
    assert "School A" not in body


@pytest.mark.parametrize(
    ("chosen", "there", "missing"),
    [
        ("evidence: none", (), ("### Evidence",)),
        ("evidence: counted", ("### Evidence", "| Entries for | Against |"), ()),
        ("evidence: listed", ("### Evidence", "| What it tells |"), ("Ref. | Date",)),
    ],
)
def test_the_board_chooses_how_evidence_is_shown(
    child_k: Path,
    tmp_path: Path,
    chosen: str,
    there: tuple[str, ...],
    missing: tuple[str, ...],
) -> None:
    choose(child_k, chosen)
    text = rendered(child_k, "overview", tmp_path / "out")

    assert all(words in text for words in there)
    assert not any(words in text for words in missing)
    assert not re.search(r"\bCSC-\d", text)


def test_what_cannot_be_made_coarse_is_left_out_of_an_entry_once(
    child_k: Path, tmp_path: Path
) -> None:
    choose(child_k, "evidence: listed")
    entry = "  - id: CSC-0005\n"
    path = child_k / "chronologies" / "csc.yaml"
    before, _, after = path.read_text("utf-8").partition(entry)
    begun = "event: |-\n      "
    after = after.replace(begun, f"{begun}Away from the 5th to the 7th, ", 1)
    path.write_text(f"{before}{entry}{after}", "utf-8")
    text = rendered(child_k, "overview", tmp_path / "out")

    assert "Away \\[…\\]," in text


def test_an_empty_section_is_left_out_for_the_public_and_told_to_the_panel(
    child_k: Path, tmp_path: Path
) -> None:
    (child_k / "glossary.yaml").write_text("terms: []\n", "utf-8")
    (child_k / "overview" / "conclusion.md").unlink()
    text = rendered(child_k, "overview", tmp_path / "out")
    draft = ["render", "overview", str(child_k), "--draft", "--format", "md", *AS_OF]
    assert run([*draft, "--out", str(tmp_path / "draft")]) == 0
    panel = (tmp_path / "draft" / "overview-draft.md").read_text("utf-8")

    assert "Nothing has been recorded" not in text
    assert "Conclusion" not in text
    assert "Glossary" not in text
    assert "# Appendix B: The panel" in text
    assert "Appendix B lists them by office" in text
    assert "Nothing has been recorded" in panel
    assert "Conclusion" in panel


def test_a_day_that_cannot_be_made_coarse_stops_at_its_line(
    child_k: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = child_k / "overview" / "summary.md"
    days = ("She was seen on the 14th.", "Seen 11/11 at home.", "It was Good Friday.")
    text = "\n\n".join((path.read_text("utf-8").rstrip(), *days))
    path.write_text(f"{text}\n", "utf-8")
    last = len(text.splitlines())
    out = tmp_path / "out"

    assert run(["render", "overview", str(child_k), "--out", str(out), *PUBLIC]) == 1
    told = capsys.readouterr()
    shown = told.out + told.err
    assert all(f"overview/summary.md:{last - back}" in shown for back in (0, 2, 4))
    assert not any(words in shown for words in days)
    assert not out.exists()


def test_a_code_or_an_entry_in_the_text_stops_and_one_in_brackets_is_left_out(
    child_k: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = child_k / "overview" / "summary.md"
    whole = path.read_text("utf-8")
    path.write_text(f"{whole}\nThe visit came late (CSC-0010, CSC-0014).\n", "utf-8")
    assert "The visit came late." in rendered(child_k, "overview", tmp_path / "one")

    path.write_text(f"{whole}\nSW1 wrote it down in CSC-0010.\n", "utf-8")
    shown = ("--out", str(tmp_path / "two"), *PUBLIC)
    assert run(["render", "overview", str(child_k), *shown]) == 1
    told = capsys.readouterr()
    assert "code or label" in told.out + told.err
    assert "id of an entry" in told.out + told.err


def elements(tree: Any) -> list[Any]:
    """Return the elements of a structure tree in their order."""
    found, open_ = [], [tree]
    while open_:
        one = open_.pop()
        one = one.get_object() if hasattr(one, "get_object") else one
        if isinstance(one, list):
            open_ += reversed(one)
        elif isinstance(one, dict):
            found += [one] if "/S" in one else []
            open_ += [one["/K"]] if "/K" in one else []
    return found


@pytest.mark.full
@pytest.mark.skipif(shutil.which("soffice") is None, reason="LibreOffice is missing")
def test_a_published_pdf_can_be_heard(child_k: Path, tmp_path: Path) -> None:
    for product, view in (("executive-summary", "published"), ("chronology", "coded")):
        shown = ("--format", "docx", "--view", view, "--out", str(tmp_path), *AS_OF)
        assert run(["render", product, str(child_k), *shown]) == 0
    names = ("executive-summary-published.docx", "chronology.docx")
    words = tuple(NewFile(name, (tmp_path / name).read_bytes()) for name in names)
    for made in pdf.made(shutil.which("soffice") or "", words):
        path = tmp_path / made.path
        path.write_bytes(made.content)
        reader = pypdf.PdfReader(path)
        root: Any = reader.trailer["/Root"]
        tags = elements(root["/StructTreeRoot"])
        kinds = Counter(one["/S"] for one in tags)

        assert root["/MarkInfo"]["/Marked"].value is True
        assert root["/Lang"] == "en-GB"
        assert root["/ViewerPreferences"]["/DisplayDocTitle"].value is True
        assert "Child K" in str(reader.metadata)
        assert b"pdfuaid" in root["/Metadata"].get_object().get_data()
        assert kinds["/H1"] > 1
        assert kinds["/TH"] >= kinds["/Table"] > 0
        if made.path.startswith("chronology"):
            figures = [one for one in tags if one["/S"] == "/Figure"]
            assert figures
            assert all(len(one["/Alt"]) > 20 for one in figures)
