"""`scr validate`, as the business manager, an editor and CI meet it."""

import json
import shutil
from pathlib import Path

import pytest

from scrkit.cli.app import run
from scrkit.system.resources import shipped

AS_OF = ("--as-of", "2016-09-30")


@pytest.fixture
def review(tmp_path: Path) -> Path:
    copy = tmp_path / "child-k"
    shutil.copytree(shipped("examples") / "child-k", copy)
    return copy


def validate(folder: Path, *options: str) -> int:
    return run(["validate", str(folder), *AS_OF, *options])


def test_the_example_validates_clean(
    review: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert validate(review, "--fail-on", "notice") == 0
    assert capsys.readouterr().out.endswith(
        "0 errors, 0 warnings, 0 notices, 3 accepted\n"
    )


def test_words_in_agencies_entries_are_heard_on_demand(
    review: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert validate(review, "--language-in-entries", "--format", "concise") == 0

    out = capsys.readouterr().out
    assert "/chronologies/csc.yaml:" in out
    assert " SCR810 jargon: there is a plainer way to say this\n" in out
    assert ": 0 errors, 0 warnings, " in out


def break_(review: Path, name: str, old: str, new: str) -> tuple[int, str]:
    """Break a line of a file; return the line's number and the path as printed."""
    path = review / name
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new, 1), encoding="utf-8")
    return text[: text.index(old)].count("\n") + 1, path.as_posix()


def test_a_diagnostic_shows_place_frame_why_and_what_to_do(
    review: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    line, path = break_(
        review,
        "review.yaml",
        "framework: england-scr-2015",
        "framework: england-scr-2051",
    )

    assert validate(review) == 1
    out = capsys.readouterr().out
    first, *rest = out.splitlines()
    assert first == (
        f"{path}:{line}:12: SCR213 no-such-framework: "
        "scrkit knows no framework of this id"
    )
    assert f"    {line} | framework: …" in rest
    assert any(text.startswith("    why: ") for text in rest)
    assert any("Did you mean england-scr-2015?" in text for text in rest)
    assert "2051" not in out


def test_concise_is_one_line_for_each(
    review: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    line, path = break_(review, "people.yaml", "people:", "peeple:")

    assert validate(review, "--format", "concise") == 1
    lines = capsys.readouterr().out.splitlines()
    assert f"{path}:{line}:1: SCR121 unknown-key: this key is not known here" in lines


def test_json_carries_everything_and_a_version(
    review: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    line, _ = break_(review, "review.yaml", "format: 1", "format: 2")

    assert validate(review, "--format", "json") == 1
    told = json.loads(capsys.readouterr().out)
    assert told["schema_version"] == 1
    (found,) = [d for d in told["reviews"][0]["diagnostics"] if d["code"] == "SCR124"]
    assert (found["file"], found["line"]) == ("review.yaml", line)
    assert found["severity"] == "error"


def test_github_gets_annotations(
    review: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    line, path = break_(review, "review.yaml", "format: 1", "format: 2")

    assert validate(review, "--format", "github") == 1
    out = capsys.readouterr().out
    assert f"::error file={path},line={line},col=9,title=SCR124::" in out


def test_github_counts_what_it_would_drop(
    review: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    people = review / "people.yaml"
    people.write_text(
        people.read_text(encoding="utf-8").replace("kind: professional", "kind: pro"),
        encoding="utf-8",
    )

    validate(review, "--format", "github")
    out = capsys.readouterr().out
    assert out.count("::error ") == 10
    assert "more of this level, here and in the job's summary:" in out


def test_select_and_ignore_take_codes_and_their_beginnings(
    review: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    break_(review, "review.yaml", "format: 1", "format: 2")

    assert validate(review, "--ignore", "SCR1") == 0
    assert validate(review, "--select", "SCR2") == 0
    assert validate(review, "--select", "SCR124") == 1
    capsys.readouterr()


def test_several_folders_in_one_run(
    review: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    other = tmp_path / "other"
    shutil.copytree(review, other)
    break_(other, "review.yaml", "format: 1", "format: 2")

    assert run(["validate", str(review), str(other), *AS_OF]) == 1
    out = capsys.readouterr().out
    assert f"{review.as_posix()}: 0 errors" in out
    assert f"{other.as_posix()}: 1 error," in out


@pytest.mark.parametrize("kind", ["missing", "empty", "a file"])
def test_nothing_to_work_on_exits_2_in_plain_words(
    kind: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    target = tmp_path / "nowhere"
    if kind == "empty":
        target.mkdir()
    if kind == "a file":
        target.write_text("x", encoding="utf-8")

    assert run(["validate", str(target)]) == 2
    told = capsys.readouterr()
    assert told.out == ""
    assert told.err.startswith("scr: ")
    assert "Traceback" not in told.err


def test_a_wrong_option_exits_2(capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["validate", "--format", "xml"]) == 2
    assert "Traceback" not in capsys.readouterr().err


# Ten things a newcomer breaks by hand, and the code that answers each.
TEN = {
    "an entry citing nobody": (
        "chronologies/gp.yaml",
        "people: [",
        "people: [Nobody9, ",
        "SCR201",
    ),
    "an unknown agency": ("requests.yaml", "agency: gp", "agency: gpp", "SCR203"),
    "an IMR for an unknown agency": (
        "imrs/csc.yaml",
        "agency: csc",
        "agency: cscs",
        "SCR211",
    ),
    "a day that does not exist": (
        "panel.yaml",
        "date: 2015-0",
        "date: 2015-3",
        "SCR125",
    ),
    "a misspelt key": ("actions.yaml", "success:", "sucess:", "SCR121"),
    "a tab": ("people.yaml", "  - {code", "\t- {code", "SCR115"),
    "a text cut by a hash": ("review.yaml", "title: ", "title: no #1 ", "SCR114"),
    "an unclosed bracket": ("people.yaml", "born: 2012-11", "born: [2012", "SCR103"),
    "a merge conflict": ("family.yaml", "members:", "<<<<<<< HEAD\nmembers:", "SCR113"),
    "a finding that is not there": (
        "overview/findings.yaml",
        "findings: [F",
        "findings: [F9",
        "SCR206",
    ),
}


@pytest.mark.parametrize("name", TEN)
def test_a_thing_broken_by_hand_is_told_at_its_line(
    name: str, review: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    file, old, new, code = TEN[name]
    line, path = break_(review, file, old, new)

    assert validate(review, "--format", "concise") == 1
    told = capsys.readouterr().out
    assert any(
        t.startswith(f"{path}:{line}:") and f" {code} " in t for t in told.splitlines()
    ), told


def test_what_is_accepted_is_listed_with_its_day_and_never_with_its_words(
    review: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    break_(
        review,
        "review.yaml",
        "    date: 2015-12-10\n",
        "    date: 2015-12-10\n    until: 2017-01-31\n",
    )
    assert validate(review, "--accepted") == 0
    out = capsys.readouterr().out

    assert out.startswith(f"{review.as_posix()}: 3 accepted\n")
    assert "SCR501 deadline-missed" in out
    assert (
        "accepted on 10 December 2015 until 31 January 2017; the reason stands" in out
    )
    assert "criminal trial" not in out


def test_an_acceptance_that_ran_out_accepts_nothing(
    review: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    break_(
        review,
        "review.yaml",
        "    date: 2015-12-10\n",
        "    date: 2015-12-10\n    until: 2016-01-31\n",
    )

    validate(review)

    out = capsys.readouterr().out
    assert "SCR501" in out
    assert "2 accepted" in out
