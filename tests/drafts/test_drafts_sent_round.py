"""Numbered drafts, each for its readers, marked and recorded."""

import hashlib
import io
import re
import zipfile
from pathlib import Path

from docx import Document

from scrkit.cli.app import run
from tests.drafts.conftest import SENT, Round


def texts(path: Path) -> str:
    document = Document(str(path))
    found = [one.text for one in document.paragraphs]
    found += [
        cell.text
        for table in document.tables
        for row in table.rows
        for cell in row.cells
    ]
    return "\n".join(found)


def headers(path: Path) -> list[str]:
    with zipfile.ZipFile(path) as package:
        return [
            re.sub(r"<[^>]+>", " ", package.read(name).decode())
            for name in package.namelist()
            if name.startswith("word/header")
        ]


def test_a_draft_is_recorded_with_its_number_its_reader_and_its_checksum(
    sent: Round,
) -> None:
    (one,) = sent.drafts

    assert (one.id, one.to, one.agency, str(one.sent)) == (
        "D1", "panel", None, "2016-03-10",
    )  # fmt: skip
    assert one.by == "Example Valley Safeguarding Children Board"
    assert one.sha256 == hashlib.sha256(sent.draft.read_bytes()).hexdigest()
    assert len(one.version) == 64


def test_the_next_draft_has_the_next_number_whoever_reads_it(sent: Round) -> None:
    out = str(sent.at / "two.docx")
    code, told = sent.scr("send", "--to", "agency:Health", "--out", out, *SENT)

    assert code == 0
    assert "draft 2, for Example Valley Health Trust" in told
    assert [one.id for one in sent.drafts] == ["D1", "D2"]
    assert sent.drafts[1].agency == "health"


def test_every_page_says_which_draft_it_is_and_for_whom(sent: Round) -> None:
    line = "Draft 1 · for the panel · confidential · not for publication"

    assert all(line in one for one in headers(sent.draft))
    # The title page has no header, and says it itself.
    assert line in texts(sent.draft)


def test_the_family_reads_what_the_public_will_and_no_code(sent: Round) -> None:
    out = sent.at / "family.docx"
    assert sent.scr("send", "--to", "family", "--out", str(out), *SENT)[0] == 0
    text = texts(out)

    assert "FOR PUBLICATION" not in text + "".join(headers(out))
    assert "for the family" in text
    assert "HV1" not in text
    assert "HV1" in texts(sent.draft)


def test_an_agency_reads_its_own_entries_and_those_of_nobody_else(
    sent: Round,
) -> None:
    out = sent.at / "police.docx"
    assert sent.scr("send", "--to", "agency:police", "--out", str(out), *SENT)[0] == 0

    def shown(path: Path) -> set[str]:
        """Return whose entries stand there with what they tell."""
        rows = re.findall(r"(?m)^([A-Z]+)-\d{4}\n(.*\n.*\n.*\n.*)", texts(path))
        return {whose for whose, rest in rows if "another agency's record" not in rest}

    assert shown(sent.draft) == {"HEALTH", "POLICE"}
    assert shown(out) == {"POLICE"}


def test_every_section_and_record_carries_a_bookmark_that_word_takes(
    sent: Round,
) -> None:
    with zipfile.ZipFile(sent.draft) as package:
        body = package.read("word/document.xml").decode()
    names = re.findall(r'w:bookmarkStart w:id="(\d+)" w:name="([^"]+)"', body)

    assert len({name for _, name in names}) == len(names)
    assert len({id for id, _ in names}) == len(names)
    assert all(re.fullmatch(r"[A-Za-z_]\w{0,39}", name) for _, name in names)
    places = {name.split("_")[1] for _, name in names if name.startswith("scr_")}
    assert places > {"introduction", "Q1", "F1", "R1", "HEALTH", "purpose"}
    assert len(re.findall("<w:bookmarkEnd ", body)) == len(names)


def test_the_same_draft_is_the_same_bytes(sent: Round) -> None:
    (sent.root / "drafts.yaml").unlink()
    out = sent.at / "again.docx"
    assert sent.scr("send", "--to", "panel", "--out", str(out), *SENT)[0] == 0

    assert out.read_bytes() == sent.draft.read_bytes()


def test_a_draft_goes_over_nothing_and_is_not_recorded_then(sent: Round) -> None:
    before = sent.drafts
    code, _ = sent.scr("send", "--to", "panel", "--out", str(sent.draft), *SENT)

    assert code == 2
    assert sent.drafts == before


def test_to_whom_it_goes_is_asked_for_in_words_that_help(sent: Round) -> None:
    for whom, told in (
        ("agency:museum", "no agency of this id"),
        ("agency", "--to agency:ID"),
        ("everybody", "--to panel"),
    ):
        code, said = sent.scr("send", "--to", whom, "--out", str(sent.at / "x.docx"))
        assert code == 2
        assert told in said
    code, said = sent.scr("send", "--to", "panel", "--out", str(sent.at / "x.pdf"))
    assert (code, "Word file" in said) == (2, True)


def test_what_is_published_knows_nothing_of_drafts(sent: Round) -> None:
    def anew() -> bytes:
        out = sent.at / "published"
        words = ["render", "overview", str(sent.root), "--out", str(out)]
        words += ["--format", "docx", "--as-of", "2016-09-30", "--view", "published"]
        assert run(words) == 0
        return (out / "overview-published.docx").read_bytes()

    with_drafts = anew()
    (sent.root / "drafts.yaml").unlink()
    assert anew() == with_drafts
    with zipfile.ZipFile(io.BytesIO(with_drafts)) as package:
        assert b"scr_" not in package.read("word/document.xml")
