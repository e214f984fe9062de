"""`scr sign` and `scr accept`, and what validate says of an edit after them."""

from pathlib import Path

import pytest

from scrkit.cli.app import run
from scrkit.edits.digest import digest
from scrkit.edits.editing import record_of
from scrkit.model.imr import Imr

AS_OF = ("--as-of", "2016-09-30")
WHO = ("--office", "Chief Nurse", "--version", "1.2", "--date", "2015-12-01")


def said(capsys: pytest.CaptureFixture[str], *words: str) -> tuple[int, str, str]:
    code = run(list(words))
    shown = capsys.readouterr()
    return code, shown.out, shown.err


def test_signing_says_which_file_and_seals_its_words(
    child_k: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    code, out, err = said(capsys, "sign", "hosp", str(child_k), *WHO, "--again")

    assert (code, out, err) == (0, "signed imrs/hosp.yaml\n", "")
    found = record_of((child_k / "imrs/hosp.yaml").read_bytes(), "x", Imr)
    assert found.sign_off is not None
    assert (found.sign_off.version, found.sign_off.sha256) == ("1.2", digest(found))


def test_a_dry_run_writes_nothing(
    child_k: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    before = {p: p.read_bytes() for p in child_k.rglob("*.yaml")}

    sign = said(capsys, "sign", "hosp", str(child_k), *WHO, "--again", "--dry-run")
    accept = said(
        capsys, "accept", "gp", "chronology", str(child_k), "--again", "--dry-run"
    )

    assert sign == (0, "would sign imrs/hosp.yaml\n", "")
    assert accept[1] == "would note in requests.yaml that the chronology is accepted\n"
    assert {p: p.read_bytes() for p in child_k.rglob("*.yaml")} == before


@pytest.mark.parametrize(
    ("words", "message"),
    [
        (("sign", "hosp"), "scr: the report is signed already"),
        (("sign", "nobody"), "scr: there is no report of such an agency to sign"),
        (("accept", "gp", "chronology"), "scr: it is accepted already"),
        (("accept", "gp", "imr"), "scr: requests.yaml knows no such request"),
    ],
)
def test_a_refusal_is_plain_and_leaves_with_two(
    child_k: Path,
    capsys: pytest.CaptureFixture[str],
    words: tuple[str, ...],
    message: str,
) -> None:
    more = WHO if words[0] == "sign" else ()

    code, out, err = said(capsys, *words, str(child_k), *more)

    assert (code, out) == (2, "")
    assert err.startswith(message)
    assert "nobody" not in err


def test_an_office_of_several_lines_is_refused(
    child_k: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    code, _, err = said(
        capsys, "sign", "hosp", str(child_k), "--office", "a\nb", "--version", "1"
    )

    assert code == 2
    assert err == "scr: --office is empty, or holds characters that do not show\n"


def test_a_return_that_is_not_in_the_folder_cannot_be_accepted(
    child_k: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (child_k / "chronologies" / "gp.yaml").unlink()

    code, _, err = said(capsys, "accept", "gp", "chronology", str(child_k), "--again")

    assert code == 2
    assert err.startswith("scr: there is no chronology of this agency to accept\n")


def line_of(path: Path, words: str) -> int:
    lines = path.read_text(encoding="utf-8").splitlines()
    (number,) = (n for n, line in enumerate(lines, start=1) if words in line)
    return number


def edit(path: Path, old: str, new: str) -> None:
    text = path.read_text(encoding="utf-8")
    assert text.count(old) == 1
    path.write_text(text.replace(old, new), encoding="utf-8")


def test_an_edit_after_signing_is_told_at_the_seal_until_it_is_signed_anew(
    child_k: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    report = child_k / "imrs" / "hosp.yaml"
    edit(report, "71,000 patients", "72,000 patients")
    check = ("validate", str(child_k), "--format", "concise", *AS_OF)

    code, out, _ = said(capsys, *check)
    assert code == 1
    place = f"imrs/hosp.yaml:{line_of(report, 'sha256:')}:"
    assert [line for line in out.splitlines() if place in line and "SCR458" in line]
    assert "SCR459" not in out
    assert "72,000" not in out

    said(capsys, "sign", "hosp", str(child_k), *WHO, "--again")
    code, out, _ = said(capsys, *check)
    assert code == 0
    assert "SCR458" not in out
    assert out.count("SCR459") == 1

    said(capsys, "accept", "hosp", "short_report", str(child_k), "--again")
    code, out, _ = said(capsys, *check, "--select", "SCR458,SCR459")
    assert code == 0
    assert "0 errors, 0 warnings" in out


def test_an_edit_of_an_accepted_chronology_is_told_in_the_ledger(
    child_k: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    edit(child_k / "chronologies" / "gp.yaml", "Booking slip to", "Booking note to")
    ledger = child_k / "requests.yaml"

    _, out, _ = said(capsys, "validate", str(child_k), "--format", "concise", *AS_OF)

    line = line_of(ledger, "agency: gp, what: chronology")
    assert f"requests.yaml:{line}:" in out
    assert out.count("SCR459") == 1


def test_information_that_was_asked_for_is_accepted_with_the_day_it_came(
    child_k: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    ledger = child_k / "requests.yaml"
    line = "  - {agency: police, what: information, requested: 2016-01-05, due: 2016-02"
    ledger.write_text(f"{ledger.read_text('utf-8').rstrip()}\n{line}-05}}\n", "utf-8")
    words = ("accept", "police", "information", str(child_k), "--date", "2016-02-20")

    code, _, err = said(capsys, *words)
    assert code == 2
    assert "has not come yet" in err
    code, out, _ = said(capsys, *words, "--received", "2016-02-04")

    noted = "noted in requests.yaml that the information is accepted\n"
    assert (code, out) == (0, noted)
    wanted = f"{line}-05, received: 2016-02-04, accepted: 2016-02-20}}"
    assert wanted in ledger.read_text("utf-8")
    told = said(capsys, "validate", str(child_k), "--format", "concise", *AS_OF)[1]
    assert "SCR410" not in told
    assert "SCR459" not in told
