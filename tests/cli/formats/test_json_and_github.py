"""How `scr validate` tells programs what is wrong: JSON, GitHub's annotations."""

import json
import os
import re
import subprocess
import sys
from pathlib import Path
from typing import Any
from urllib.parse import unquote

import pytest

from scrkit.cli.app import run

REVIEW = """\
format: 1
id: child-z
title: Child Z
framework: england-scr-2015
board: {name: Board of Nowhere}
agencies:
  - {id: gp, name: Nowhere Surgery, prefix: GP}
"""
PEOPLE = """\
people:
  - {code: ChildZ, label: Child Z, role: subject, kind: subject}
  - {code: SW1, label: SW1, role: social worker, kind: professional}
"""
FAMILY = "members:\n  - {person: SW11, took_part: true}\n"
ENTRY = "agency: gp\nentries:\n  - {id: GP-0001, date: 2014, source: x, event: y}\n"
TAKEN = "agency: gp\nwithdrawn:\n  - {id: GP-0001, withdrawn: 2015-01-01, reason: z}\n"
CHOSEN = ("--select", "SCR1", "--select", "SCR2", "--as-of", "2016-01-01")
COMMAND = re.compile(r"::(error|warning|notice)( [^:]*)?::(.*)")
on_posix = pytest.mark.skipif(os.name == "nt", reason="Windows has no such file names")


@pytest.fixture(autouse=True)
def _here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)


def write(folder: str, files: dict[str, str]) -> None:
    """Write a sound review with files laid over it."""
    sound = {"review.yaml": REVIEW, "people.yaml": PEOPLE}
    for name, text in {**sound, **files}.items():
        path = Path(folder) / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8", newline="")


def as_json(capsys: pytest.CaptureFixture[str], *folders: str) -> dict[str, Any]:
    run(["validate", *folders, "--format", "json", *CHOSEN])
    out, err = capsys.readouterr()
    assert err == ""
    assert out.endswith("}\n")
    told: dict[str, Any] = json.loads(out)
    return told


def on_github(
    capsys: pytest.CaptureFixture[str], *folders: str
) -> tuple[list[str], str]:
    """Return the lines that GitHub reads, and what people read beside them."""
    run(["validate", *folders, "--format", "github", *CHOSEN])
    out, err = capsys.readouterr()
    return out.splitlines(), err


def wrong(errors: int = 0, warnings: int = 0, notices: int = 0) -> dict[str, str]:
    """Return files in which so much is wrong."""
    keys = "".join(f"zz{i}: a\n" for i in range(errors))
    marks = "".join("# a\u200bb\n" for _ in range(notices))
    others = {f"wrong{i:02}.yaml": "a: b\n" for i in range(warnings)}
    return {"family.yaml": keys + marks, **others}


def properties(line: str) -> dict[str, str]:
    """Split an annotation's properties as GitHub's runner does."""
    match = COMMAND.fullmatch(line)
    assert match is not None, line
    pairs = (pair.partition("=") for pair in (match[2] or "").strip().split(","))
    return {name: unquote(value) for name, _, value in pairs}


def test_json_tells_each_place_with_its_end_and_the_places_beside_it(
    capsys: pytest.CaptureFixture[str],
) -> None:
    write("child-z", {"chronologies/gp.yaml": ENTRY, "chronologies/gpx.yaml": TAKEN})
    told = as_json(capsys, "child-z")

    assert told["schema_version"] == 1
    (review,) = told["reviews"]
    assert (review["folder"], review["accepted"]) == ("child-z", 0)
    misnamed, doubled = review["diagnostics"]
    assert misnamed["code"] == "SCR211"
    assert misnamed["related"] == []
    words = {doubled.pop(name) for name in ("message", "why", "do")}
    assert all(words)
    assert doubled == {
        "code": "SCR210",
        "name": "doubled-id",
        "severity": "error",
        "file": "chronologies/gpx.yaml",
        "line": 3,
        "column": 10,
        "end_line": 3,
        "end_column": 17,
        "related": [
            {
                "file": "chronologies/gp.yaml",
                "line": 3,
                "column": 10,
                "end_line": 3,
                "end_column": 17,
                "label": "first given here",
            }
        ],
    }


def test_json_is_one_document_for_several_folders_in_their_order(
    capsys: pytest.CaptureFixture[str],
) -> None:
    for name, files in (("b", wrong(1)), ("a", {}), ("c d", wrong(1, 1, 1))):
        write(name, files)
    reviews = as_json(capsys, "b", "a", "c d")["reviews"]

    assert [one["folder"] for one in reviews] == ["b", "a", "c d"]
    assert [[d["severity"] for d in one["diagnostics"]] for one in reviews] == [
        ["error"],
        [],
        ["error", "notice", "warning"],
    ]


def test_json_columns_count_letters_whatever_their_width(
    capsys: pytest.CaptureFixture[str],
) -> None:
    text = 'none_reason: "審査 👶 @Nobody9"\n'
    write("Überprüfung", {"family.yaml": text})
    (review,) = as_json(capsys, "Überprüfung")["reviews"]

    (found,) = review["diagnostics"]
    column = text.index("@") + 1
    assert review["folder"] == "Überprüfung"
    assert (found["column"], found["end_column"]) == (column, column + len("@Nobody9"))


def test_json_stays_json_where_the_encoding_of_the_output_is_narrow(
    tmp_path: Path,
) -> None:
    write("Überprüfung", wrong(1))
    command = (sys.executable, "-m", "scrkit", "validate", "Überprüfung")
    done = subprocess.run(
        [*command, "--format", "json", *CHOSEN],
        capture_output=True,
        cwd=tmp_path,
        env={**os.environ, "PYTHONIOENCODING": "ascii"},
        check=False,
    )

    told = json.loads(done.stdout)
    assert told["reviews"][0]["folder"] == "Überprüfung"


def test_github_gets_one_annotation_each_and_people_the_count(
    capsys: pytest.CaptureFixture[str],
) -> None:
    write("child-z", {"family.yaml": FAMILY})
    (line,), err = on_github(capsys, "child-z")

    assert line.startswith("::error ")
    assert properties(line) == {
        "file": "child-z/family.yaml",
        "line": "2",
        "col": "14",
        "title": "SCR201",
    }
    assert "nobody in people.yaml bears this code" in line
    assert "Did you mean SW1?" in line
    assert err == "child-z: 1 error, 0 warnings, 0 notices\n"


@on_posix
@pytest.mark.parametrize(
    ("folder", "printed"),
    [
        ("50% of it", "50%25 of it"),
        ("a, b", "a%2C b"),
        ("a:b::c", "a%3Ab%3A%3Ac"),
        ("a\nb", "a%0Ab"),
        ("a\r\n::warning::b", "a%0D%0A%3A%3Awarning%3A%3Ab"),
        ("a%0Ab", "a%250Ab"),
        ("Überprüfung 審", "Überprüfung 審"),
    ],
)
def test_github_reads_a_path_back_as_it_is(
    folder: str, printed: str, capsys: pytest.CaptureFixture[str]
) -> None:
    write(folder, {"family.yaml": FAMILY})
    (line,), _ = on_github(capsys, folder)

    assert f" file={printed}/family.yaml,line=2," in line
    assert properties(line)["file"] == f"{folder}/family.yaml"


def test_github_reads_a_percent_in_a_message_back_as_it_is(
    capsys: pytest.CaptureFixture[str],
) -> None:
    write("child-z", {"family.yaml": "%YAML 1.1\n---\nmembers:\n"})
    lines, _ = on_github(capsys, "child-z")

    (found,) = [line for line in lines if "title=SCR107" in line]
    match = COMMAND.fullmatch(found)
    assert match is not None
    assert "starting with %25 at" in match[3]


def test_github_is_told_the_gravest_of_all_folders_first(
    capsys: pytest.CaptureFixture[str],
) -> None:
    write("a", wrong(errors=1, warnings=2, notices=1))
    write("b", wrong(errors=2, warnings=0, notices=1))
    lines, err = on_github(capsys, "a", "b")

    assert [(line.split()[0], properties(line)["file"][0]) for line in lines] == [
        ("::error", "a"),
        ("::error", "b"),
        ("::error", "b"),
        ("::warning", "a"),
        ("::warning", "a"),
        ("::notice", "a"),
        ("::notice", "b"),
    ]
    assert err.splitlines() == [
        "a: 1 error, 2 warnings, 1 notice",
        "b: 2 errors, 0 warnings, 1 notice",
    ]


@pytest.mark.parametrize("count", [9, 10, 11, 13])
def test_github_gets_ten_of_a_level_and_the_rest_by_number(
    count: int, capsys: pytest.CaptureFixture[str]
) -> None:
    write("child-z", wrong(errors=count))
    lines, err = on_github(capsys, "child-z")

    assert sum(line.startswith("::error ") for line in lines) == min(count, 10)
    rest = [
        line for line in lines if re.match(r"child-z/family.yaml:\d+:1: SCR121 ", line)
    ]
    assert len(rest) == max(count - 10, 0)
    more = [line for line in lines if " more of this level" in line]
    assert more == (
        [f"{count - 10} more of this level, here and in the job's summary:"]
        if rest
        else []
    )
    assert err == f"child-z: {count} errors, 0 warnings, 0 notices\n"


@pytest.mark.parametrize(
    "numbers", [{"notices": 12}, {"errors": 12, "notices": 10}], ids=str
)
def test_github_never_gets_more_than_ten_of_a_level(
    numbers: dict[str, int], capsys: pytest.CaptureFixture[str]
) -> None:
    write("child-z", wrong(**numbers))
    lines, _ = on_github(capsys, "child-z")

    assert sum(line.startswith("::notice") for line in lines) <= 10


@on_posix
def test_github_obeys_no_command_in_the_name_of_a_file(
    capsys: pytest.CaptureFixture[str],
) -> None:
    name = "imrs/z\n::stop-commands::z.yaml"
    write("child-z", {**wrong(errors=10), name: "agency: gp\nzz: 1\n"})
    lines, _ = on_github(capsys, "child-z")

    assert not [line for line in lines if line.startswith("::stop-commands::")]


@on_posix
@pytest.mark.parametrize("name", ["::stop-commands::z", " ::stop-commands::z", "##[z]"])
def test_github_obeys_no_command_in_what_it_shows_as_a_line(
    name: str, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    write(name, {**wrong(warnings=10), f"{name}.yaml": "a: b\n"})
    lines, err = on_github(capsys, name)
    monkeypatch.chdir(name)
    more, _ = on_github(capsys)

    for line in (*lines, *more, *err.splitlines()):
        assert re.match(r"\s*::(?!warning |notice )", line) is None
        assert "##[" not in line or line.startswith("::warning file=")
    assert [line for line in lines + more if "stop-commands" in line or "z]" in line]


@on_posix
def test_a_line_break_in_a_path_leaves_one_line_for_editors(
    capsys: pytest.CaptureFixture[str],
) -> None:
    write("a\nb", {"family.yaml": FAMILY})
    run(["validate", "a\nb", "--format", "concise", *CHOSEN])

    told, count = capsys.readouterr().out.splitlines()
    assert told.split(": ")[1].startswith("SCR201 ")
    assert "1 error," in count


@on_posix
def test_no_path_can_colour_or_clear_the_screen(
    capsys: pytest.CaptureFixture[str],
) -> None:
    write("a\x1b[2Jb", {"family.yaml": FAMILY})
    for form in ("full", "concise", "json"):
        run(["validate", "a\x1b[2Jb", "--format", form, *CHOSEN])

    assert "\x1b" not in capsys.readouterr().out
