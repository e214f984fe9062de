"""`scr request`: what it writes, what it notes, and when it refuses."""

import shutil
from pathlib import Path

import pytest

from scrkit.cli.app import run

THEN = ("--as-of", "2015-07-10")
FILES = ["chronology-gp.docx", "chronology-gp.xlsx", "letter-gp.docx"]


def said(capsys: pytest.CaptureFixture[str], *words: str) -> tuple[int, str, str]:
    code = run(list(words))
    shown = capsys.readouterr()
    return code, shown.out, shown.err


@pytest.fixture
def unasked(child_k: Path) -> Path:
    """Take back every request: none is made, nothing has come."""
    (child_k / "requests.yaml").write_text("# none yet\nrequests: []\n", "utf-8")
    return child_k


def names(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.iterdir())


def test_a_pack_is_written_and_noted(
    unasked: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    out = tmp_path / "to-gp"

    code, told, _ = said(
        capsys, "request", "gp", str(unasked), "--out", str(out), *THEN
    )

    assert code == 0
    assert names(out) == FILES
    assert told.splitlines()[-1] == "noted in requests.yaml: due on 2015-09-11"
    assert (unasked / "requests.yaml").read_text("utf-8") == (
        "# none yet\nrequests:\n  - {agency: gp, what: chronology, "
        "requested: 2015-07-10, due: 2015-09-11}\n"
    )


def test_a_request_that_is_there_is_given_another_day_and_nothing_else(
    child_k: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    before = {p: p.read_bytes() for p in child_k.rglob("*.*") if p.is_file()}
    out = ("--out", str(tmp_path / "out"))

    code, told, _ = said(
        capsys, "request", "gp", str(child_k), *out, "--due", "2015-10-01", *THEN
    )

    assert code == 0
    assert "it is due on 2015-10-01 now, no longer on 2015-09-11" in told
    ledger = child_k / "requests.yaml"
    row = b"{agency: gp, what: chronology, requested: 2015-07-10, due: 2015-"
    before[ledger] = before[ledger].replace(row + b"09-11", row + b"10-01")
    assert {p: p.read_bytes() for p in child_k.rglob("*.*") if p.is_file()} == before


def test_a_request_that_is_there_is_left_alone_without_another_day(
    child_k: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    before = (child_k / "requests.yaml").read_bytes()
    out = ("--out", str(tmp_path / "out"))

    code, told, _ = said(capsys, "request", "gp", str(child_k), *out, *THEN)

    assert code == 0
    assert "already, asked for on 2015-07-10; it was left as it is" in told
    assert (child_k / "requests.yaml").read_bytes() == before


def test_a_pack_that_may_be_filled_in_is_not_written_over(
    child_k: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    out = tmp_path / "out"
    out.mkdir()
    (out / "chronology-gp.xlsx").write_bytes(b"three weeks of work")
    call = ("request", "gp", str(child_k), "--out", str(out), *THEN)

    code, _, complaint = said(capsys, *call)
    assert (code, names(out)) == (2, ["chronology-gp.xlsx"])
    assert "there already; nothing was written" in complaint

    assert said(capsys, *call, "--again")[0] == 0
    assert names(out) == FILES


@pytest.mark.parametrize(
    ("words", "message"),
    [
        (("nobody", *THEN), "review.yaml knows no agency of this id"),
        (("gp", "--as-of", "2016-09-30"), "due on 2015-09-11, which has passed"),
        (("gp", *THEN, "--due", "2015-07-01"), "due on 2015-07-01, which has passed"),
    ],
)
def test_a_refusal_is_plain_and_writes_nothing(
    child_k: Path,
    tmp_path: Path,
    capsys: pytest.CaptureFixture[str],
    words: tuple[str, ...],
    message: str,
) -> None:
    agency, *more = words
    out = tmp_path / "out"

    call = ("request", agency, str(child_k), "--out", str(out), *more)
    code, told, complaint = said(capsys, *call)

    assert (code, told) == (2, "")
    assert message in complaint
    assert not out.exists()


def test_without_a_day_in_the_terms_it_asks_for_one(
    unasked: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    terms = unasked / "terms-of-reference.yaml"
    text = terms.read_text("utf-8").replace("  chronologies: 2015-09-11\n", "")
    terms.write_text(text, "utf-8")
    call = ("request", "gp", str(unasked), "--out", str(tmp_path / "out"), *THEN)

    code, _, complaint = said(capsys, *call)
    assert code == 2
    assert "--due" in complaint

    assert said(capsys, *call, "--due", "2015-08-31")[0] == 0
    assert "due: 2015-08-31" in (unasked / "requests.yaml").read_text("utf-8")


def test_a_filled_pack_needs_entries(
    child_k: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    out = ("--out", str(tmp_path / "out"), "--filled", *THEN)
    assert said(capsys, "request", "gp", str(child_k), *out)[0] == 0

    shutil.rmtree(tmp_path / "out")
    file = child_k / "chronologies" / "gp.yaml"
    file.write_text("agency: gp\nentries: []\n", "utf-8")
    for other in ("imrs", "interviews", "overview"):
        shutil.rmtree(child_k / other)
    for name in ("timeline", "actions", "response", "learning-events", "family"):
        (child_k / f"{name}.yaml").unlink()
    code, _, complaint = said(capsys, "request", "gp", str(child_k), *out)
    assert code == 2
    assert "this agency has given no entries yet" in complaint


def test_a_review_with_errors_is_not_sent_out(
    crowded: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    out = ("--out", str(tmp_path / "out"), *THEN)
    code, _, complaint = said(capsys, "request", "gp", str(crowded), *out)
    assert code == 2
    assert "files have errors" in complaint
