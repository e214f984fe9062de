"""`scr timeline review` fits a small terminal, whatever is told in whatever letters."""

import io
from pathlib import Path

import pytest
from rich.cells import cell_len

from scrkit.cli.app import run

Capture = pytest.CaptureFixture[str]
_AGENCIES = ("csc", "edu", "gp", "health", "housing", "police", "probation")
_LINES, _COLUMNS = 24, 80
_LONG = "Bailiffs evict the family from the flat in the high street at noon. " * 6


def made(tmp_path: Path, event: str, agencies: tuple[str, ...]) -> Path:
    root = tmp_path / "review"
    asked = [word for one in agencies for word in ("--agency", one)]
    assert run(["new", str(root), "--board", "Board of Nowhere", *asked]) == 0
    for n, agency in enumerate(agencies):
        (root / "chronologies" / f"{agency}.yaml").write_text(
            f"format: 1\nagency: {agency}\nentries:\n"
            f"  - {{id: {agency.upper()}-0001, date: 2016-04-{11 + n % 2}, "
            f'source: File, event: "{event}", child_seen: not_recorded}}\n',
            "utf-8",
        )
    return root


def screen(root: Path, keys: str, patched: pytest.MonkeyPatch, out: Capture) -> str:
    out.readouterr()
    patched.setattr("sys.stdin", io.StringIO(keys))
    assert run(["timeline", "review", str(root), "--date", "2016-09-30"]) == 0
    return out.readouterr().out


def test_seven_accounts_fit_a_small_terminal_and_are_told_in_full_when_asked(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: Capture
) -> None:
    root = made(tmp_path, _LONG.strip(), _AGENCIES)
    told = screen(root, "q\n", monkeypatch, capsys)

    first = told[told.index("1 of ") : told.index("> ")].splitlines()
    assert len(first) + 1 <= _LINES
    assert max(map(cell_len, first)) <= _COLUMNS
    assert all(f"{agency.upper()}-0001" in "\n".join(first) for agency in _AGENCIES)
    assert told.count("Bailiffs evict") < len(_AGENCIES) * 2
    told = screen(root, "v\nq\n", monkeypatch, capsys)
    assert told.count("from: File") == len(_AGENCIES)


def test_letters_of_two_columns_leave_the_accounts_side_by_side(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: Capture
) -> None:
    event = "Bailiffs evict the family. " + "家族は立ち退きを命じられた。" * 8
    root = made(tmp_path, event, ("csc", "housing"))
    told = screen(root, "q\n", monkeypatch, capsys)

    beside = [line for line in told.splitlines() if " | " in line and "家" in line]
    assert beside
    assert {cell_len(line[: line.index(" | ")]) for line in beside} == {37}
    assert max(map(cell_len, told.splitlines()[:-1])) <= _COLUMNS
