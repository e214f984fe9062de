"""`scr new`, as somebody meets it who opens their first review."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from scrkit.cli.app import run

BOARD = ("--board", "Anyshire Safeguarding Children Board")
AGENCIES = ("--agency", "csc", "--agency", "gp:Two practices:short_report")


def new(target: Path, *options: str) -> int:
    return run(["new", str(target), *BOARD, *AGENCIES, *options])


def whole(folder: Path) -> dict[str, bytes]:
    return {
        path.relative_to(folder).as_posix(): path.read_bytes()
        for path in sorted(folder.rglob("*"))
        if path.is_file()
    }


def test_the_new_folder_validates_and_says_what_comes_next(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert new(tmp_path / "child-y", "--period", "2013-05/2015-06") == 0
    said = capsys.readouterr().out
    assert f"scr validate {(tmp_path / 'child-y').as_posix()}" in said

    assert run(["validate", str(tmp_path / "child-y"), "--as-of", "2016-01-01"]) == 0
    said = capsys.readouterr().out
    assert "0 errors, 0 warnings" in said
    assert "next: give the child a code" in said


def test_every_other_command_works_on_the_new_folder(tmp_path: Path) -> None:
    review, out = tmp_path / "child-y", tmp_path / "out"
    assert new(review) == 0
    assert run(["check-criteria", str(review)]) == 0
    assert run(["merge-chronology", str(review), "--out", str(out)]) == 0
    assert run(["render", "all", str(review), "--out", str(out)]) == 0


def test_it_warns_that_the_guidance_takes_no_new_cases(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert new(tmp_path / "child-y", "--framework", "england-scr-2015") == 0
    said = " ".join(capsys.readouterr().out.split())
    assert "has taken no new cases since 29 September 2019" in said
    assert "Local Child Safeguarding Practice Review" in said


def test_a_dry_run_lists_the_files_and_writes_none(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert new(tmp_path / "child-y", "--dry-run") == 0
    listed = capsys.readouterr().out.split()
    assert not (tmp_path / "child-y").exists()

    assert new(tmp_path / "child-y") == 0
    assert sorted(listed) == sorted(whole(tmp_path / "child-y"))


@pytest.mark.parametrize("inside", ["notes.txt", ".hidden", "sub/notes.txt"])
def test_a_folder_that_is_not_empty_is_left_alone(
    inside: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    target = tmp_path / "child-y"
    (target / inside).parent.mkdir(parents=True, exist_ok=True)
    (target / inside).write_text("mine", encoding="utf-8")
    before = whole(tmp_path)

    assert new(target) == 2
    assert "not empty" in capsys.readouterr().err
    assert whole(tmp_path) == before


def test_an_empty_folder_and_a_fresh_repository_are_filled(tmp_path: Path) -> None:
    (tmp_path / "empty").mkdir()
    git = tmp_path / "fresh" / ".git"
    git.mkdir(parents=True)
    (git / "HEAD").write_text("ref: refs/heads/main\n", encoding="utf-8")

    assert new(tmp_path / "empty") == 0
    assert new(tmp_path / "fresh") == 0
    assert (tmp_path / "empty" / "review.yaml").is_file()
    assert (git / "HEAD").read_text(encoding="utf-8") == "ref: refs/heads/main\n"
    assert (tmp_path / "fresh" / "review.yaml").is_file()


def test_a_file_of_that_name_is_left_alone(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    target = tmp_path / "child-y"
    target.write_text("mine", encoding="utf-8")

    assert new(target) == 2
    assert "file of that name" in capsys.readouterr().err
    assert target.read_text(encoding="utf-8") == "mine"


@pytest.mark.skipif(os.name != "posix", reason="a link to nowhere")
def test_a_link_to_nowhere_is_not_followed(tmp_path: Path) -> None:
    target = tmp_path / "child-y"
    target.symlink_to(tmp_path / "elsewhere")

    assert new(target) == 2
    assert not (tmp_path / "elsewhere").exists()


BAD = {
    "a framework that does not exist": (("--framework", "england-scr-2051"), "2051"),
    "a period that ends before it starts": (("--period", "2015/2013"), "2015/2013"),
    "a period in other words": (("--period", "last spring"), "last spring"),
    "no such CI": (("--ci", "jenkins"), "jenkins"),
    "an agency out of form": (("--agency", "G P!"), "G P!"),
    "an agency that Windows could not keep": (("--agency", "con"), "con\n"),
    "an agency given twice": (("--agency", "csc"), "\0"),
    "a return that is not known": (("--agency", "edu:Schools:novel"), "novel"),
}


@pytest.mark.parametrize("name", BAD)
def test_a_wrong_option_exits_2_and_nothing_is_there(
    name: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    options, never = BAD[name]

    assert new(tmp_path / "child-y", *options) == 2
    said = capsys.readouterr()
    assert said.err.startswith("scr: ")
    assert never not in said.err + said.out
    assert list(tmp_path.iterdir()) == []


def test_without_a_terminal_a_missing_option_is_named(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(["new", str(tmp_path / "child-y"), *AGENCIES]) == 2
    assert "--board is missing" in capsys.readouterr().err
    assert run(["new", str(tmp_path / "child-y"), *BOARD]) == 2
    assert "--agency is missing" in capsys.readouterr().err


@pytest.mark.skipif(os.name != "posix", reason="a terminal of the tests' own")
def test_on_a_terminal_it_asks_until_the_answer_can_be_used(tmp_path: Path) -> None:
    mine, theirs = os.openpty()
    typed = "\nAnyshire Board\n\n\ncsc, csc\ncsc, gp\nspring\n2013-05/2015-06\n"
    os.write(mine, typed.encode())
    done = subprocess.run(
        [sys.executable, "-m", "scrkit", "new", "child-y"],
        cwd=tmp_path,
        stdin=theirs,
        stdout=theirs,
        stderr=subprocess.PIPE,
        timeout=60,
        check=False,
    )
    asked = os.read(mine, 65536).decode()
    os.close(theirs)
    os.close(mine)

    assert done.returncode == 0, done.stderr
    assert asked.count("Full name of the board") == 1
    assert (asked.count("Agencies, "), asked.count("Period under review")) == (2, 2)
    assert b"given twice" in done.stderr
    made = whole(tmp_path / "child-y")
    assert b"id: child-y\n" in made["review.yaml"]
    assert b"name: Anyshire Board" in made["review.yaml"]
    assert b"period: 2013-05/2015-06" in made["terms-of-reference.yaml"]
    assert {"chronologies/csc.yaml", "chronologies/gp.yaml"} <= set(made)


def test_the_help_has_an_example(capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["new", "--help"]) == 0
    assert "Example: scr new child-k" in capsys.readouterr().out


AGENCIES_GIVEN = {
    "csc, police": ["csc", "police"],
    "csc:Children and families, North:imr, police": ["csc", "police"],
    "edu:Schools, nurseries and colleges": ["edu"],
}


@pytest.mark.parametrize("given", AGENCIES_GIVEN)
def test_commas_part_agencies_and_stay_in_their_names(
    given: str, tmp_path: Path
) -> None:
    more = ("--agency", "gp")
    assert run(["new", str(tmp_path / "y"), *BOARD, "--agency", given, *more]) == 0
    made = [path.stem for path in (tmp_path / "y" / "chronologies").iterdir()]
    assert sorted(made) == sorted([*AGENCIES_GIVEN[given], "gp"])
    assert run(["validate", str(tmp_path / "y")]) == 0


@pytest.mark.parametrize("given", ["", ",", "csc:Na\u202eme:imr"])
def test_no_agency_and_hidden_letters_are_refused(given: str, tmp_path: Path) -> None:
    assert run(["new", str(tmp_path / "y"), *BOARD, "--agency", given]) == 2
    assert not (tmp_path / "y").exists()
