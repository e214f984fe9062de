"""What the first version wrote still opens; its seals are told for what they are."""

import shutil
from pathlib import Path

import pytest

from scrkit.cli.app import run

HERE = Path(__file__).parent
# Without its beginning, or git would be said to hold a key.
KEY = "AGE-SECRET-KEY-" + "1XHUVY2SDAURYGKPZNTD4QNGERXLQC5Y9583HX08ZQMDMFZQYFS6SCW2JZF"
DAY = ("--as-of", "2016-12-01")


@pytest.fixture
def review(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Lay out the review, and its key beside it."""
    monkeypatch.delenv("SCR_KEY", raising=False)
    (tmp_path / "my.agekey").write_text(KEY, "ascii")
    return Path(shutil.copytree(HERE / "review-of-0.1.0", tmp_path / "r"))


def told(
    capsys: pytest.CaptureFixture[str], *words: object
) -> tuple[int | str | None, str]:
    code = run([str(word) for word in words])
    shown = capsys.readouterr()
    return code, shown.out + shown.err


def test_it_opens_and_only_what_is_new_is_told(
    review: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    code, out = told(capsys, "validate", review, "--format", "concise", *DAY)
    lines = out.splitlines()

    # It decided while the child's age and harm were not recorded, in four words; what
    # else is told it left unsaid, which was taken for an answer then.
    assert code == 1
    silent = {"SCR447", "SCR462", "SCR466", "SCR478", "SCR480", "SCR491"}
    silent |= {"SCR641", "SCR814", "SCR815"}
    assert {line.split()[1] for line in lines[:-1]} == {"SCR740", "SCR636"} | silent
    assert lines[-1].endswith("1 error, 4 warnings, 22 notices")


def test_its_register_opens_and_its_names_are_looked_for(
    review: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    key = review.parent / "my.agekey"
    (review / "notes.txt").write_text("Philippa Quillfeather rang.\n", "utf-8")

    code, out = told(
        capsys, "validate", review, "--key", key, "--format", "concise", *DAY
    )
    assert code == 1
    assert "notes.txt:1:1: SCR741" in out

    assert told(capsys, "unseal", review, "--key", key)[0] == 0
    assert b"Isolde" in (review / "identities.yaml").read_bytes()


@pytest.mark.parametrize(
    ("file", "old", "code"),
    [
        ("imrs/health.yaml", "One post of four", "SCR458"),
        ("chronologies/health.yaml", "visited at home", "SCR459"),
    ],
)
def test_its_sign_offs_and_acceptances_still_tell_of_an_edit(
    review: Path, capsys: pytest.CaptureFixture[str], file: str, old: str, code: str
) -> None:
    text = (review / file).read_text("utf-8")
    assert old in text
    (review / file).write_text(text.replace(old, f"{old} then", 1), "utf-8")

    _, out = told(capsys, "validate", review, "--format", "concise", *DAY)
    assert f" {code} " in out


def test_its_approval_is_told_as_an_older_seal_and_never_as_a_changed_text(
    review: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("scrkit.cli.pdf.program", lambda: None)
    words = ("publish", review, "--key", review.parent / "my.agekey", "--dry-run")
    code, out = told(capsys, *words, "--out", review.parent / "public", *DAY)

    assert code == 1
    assert "the approval bears a seal of an earlier scrkit" in out
    assert "scr approve --again" in out
    assert "was changed after" not in out


def test_its_findings_take_their_first_stamps(
    review: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    why = ("--all", "--reason", "As the panel agreed them", "--by", "Chair")
    assert told(capsys, "confirm", review, *why, "--date", "2016-11-01")[0] == 0
    _, out = told(capsys, "validate", review, "--format", "concise", *DAY)
    assert "SCR636" not in out
