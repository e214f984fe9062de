"""How `scr validate` shows people what is wrong: full and concise, and its counts."""

import re
from pathlib import Path

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
SOUND = {"review.yaml": REVIEW, "people.yaml": PEOPLE}
FAMILY = "members:\n  - {person: SW11, took_part: true}\n"
SECRET = "Zebedee"
EDITOR = re.compile(
    r"(?P<path>.+?):(?P<line>\d+):(?P<column>\d+): (?P<rest>SCR\d{3} .+)"
)


@pytest.fixture(autouse=True)
def _here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)


def write(folder: str | Path, **files: str) -> Path:
    """Write the sound review with files laid over it; chronologies__gp is a name."""
    named = {f"{name.replace('__', '/')}.yaml": text for name, text in files.items()}
    for name, text in {**SOUND, **named}.items():
        path = Path(folder) / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8", newline="")
    return Path(folder)


class Shown:
    """What one run of the command said of files and references, and how it left."""

    def __init__(
        self, capsys: pytest.CaptureFixture[str], form: str, *folders: str | Path
    ) -> None:
        chosen = ("--select", "SCR1", "--select", "SCR2", "--as-of", "2016-01-01")
        names = [str(folder) for folder in folders]
        self.code = run(["validate", *names, "--format", form, *chosen])
        self.out, self.err = capsys.readouterr()
        self.lines = self.out.splitlines()


def frame_of(shown: Shown) -> tuple[str, str, str]:
    """Return the three lines of the only frame: the gap, the line, the caret."""
    (at,) = (i for i, line in enumerate(shown.lines) if line.endswith("…"))
    gap, line, caret = shown.lines[at - 1 : at + 2]
    return gap, line, caret


def test_concise_is_one_line_each_that_editors_can_split_and_a_count(
    capsys: pytest.CaptureFixture[str],
) -> None:
    write(
        "child-z", family=FAMILY + "zz: 1\n", people=PEOPLE.replace("role", "rôle", 1)
    )
    shown = Shown(capsys, "concise", "child-z")

    *told, count = shown.lines
    split = [EDITOR.fullmatch(line) for line in told]
    assert [m and (m["path"], int(m["line"]), int(m["column"])) for m in split] == [
        ("child-z/family.yaml", 2, 14),
        ("child-z/family.yaml", 3, 1),
        ("child-z/people.yaml", 2, 36),
    ]
    assert count == "child-z: 3 errors, 0 warnings, 0 notices"
    assert shown.code == 1


@pytest.mark.parametrize(
    ("given", "printed"),
    [
        ("child-z", "child-z"),
        ("child-z/", "child-z"),
        ("./child-z", "child-z"),
        ("Überprüfung Kind Z", "Überprüfung Kind Z"),
        ("審査/child z", "審査/child z"),
    ],
)
def test_paths_are_printed_as_the_folder_was_given(
    given: str, printed: str, capsys: pytest.CaptureFixture[str]
) -> None:
    write(given, family=FAMILY)
    shown = Shown(capsys, "concise", given)

    assert shown.lines[0].startswith(f"{printed}/family.yaml:2:14: SCR201 ")
    assert shown.lines[1].startswith(f"{printed}: 1 error,")


def test_inside_the_folder_a_path_is_the_name_of_the_file(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(write("child-z", family=FAMILY))
    shown = Shown(capsys, "concise")

    assert shown.lines[0].startswith("family.yaml:2:14: SCR201 ")


def test_columns_count_letters_whatever_their_width(
    capsys: pytest.CaptureFixture[str],
) -> None:
    line = "  - {code: SW2, label: 審査 é 👶 e\u0301, role: x, kind: aunt}"
    write("child-z", people=PEOPLE + line + "\n")
    shown = Shown(capsys, "concise", "child-z")

    column = line.index("aunt") + 1
    assert shown.lines[0].startswith(f"child-z/people.yaml:4:{column}: SCR124 ")


def test_full_shows_the_key_and_a_caret_where_the_value_stands(
    capsys: pytest.CaptureFixture[str],
) -> None:
    write("child-z", family="members:\n  - person: SW11\n    took_part: true\n")
    shown = Shown(capsys, "full", "child-z")

    first, *frame, why, do, blank, count = shown.lines
    assert first == (
        "child-z/family.yaml:2:13: SCR201 no-such-person: "
        "nobody in people.yaml bears this code"
    )
    assert frame == [
        "      |",
        "    2 |     person: …",
        "      |             ^",
    ]
    assert why.startswith("    why: What is cited must be there")
    assert do.startswith("    do:  Did you mean SW1? ")
    assert (blank, count) == ("", "child-z: 1 error, 0 warnings, 0 notices")


def test_without_a_known_key_the_caret_stands_alone_in_its_column(
    capsys: pytest.CaptureFixture[str],
) -> None:
    write("child-z", family=f"none_reason: x\n{SECRET}: x\n")
    assert frame_of(Shown(capsys, "full", "child-z")) == (
        "      |",
        "    2 | …",
        "      | ^",
    )
    write("child-z", family="members:\n  - {took_part: true, person: SW1, zz: 1}\n")
    _, line, caret = frame_of(Shown(capsys, "full", "child-z"))
    assert line == "    2 | " + " " * 35 + "…"
    assert caret == "      | " + " " * 35 + "^"


def test_wide_letters_before_it_do_not_push_the_caret_away(
    capsys: pytest.CaptureFixture[str],
) -> None:
    write("child-z", family='none_reason: "審査 👶 @Nobody9"\n')
    _, line, caret = frame_of(Shown(capsys, "full", "child-z"))

    assert line.index("…") == caret.index("^")
    assert line.removeprefix("    1 |").strip() == "…"


@pytest.mark.parametrize(("above", "key"), [(7, False), (97, False), (7, True)])
def test_in_a_long_line_the_caret_stays_on_the_screen(
    above: int, key: bool, capsys: pytest.CaptureFixture[str]
) -> None:
    long = "word " * 60
    text = f"  - {{took_part: true, reason: {long}, person: SW11}}\n"
    if not key:
        text = f"  - took_part: true\n    person: SW1\n    views: {long}@Nobody9\n"
    number = above + (2 if key else 4)
    write("child-z", family="#\n" * above + "members:\n" + text)
    gap, line, caret = frame_of(Shown(capsys, "full", "child-z"))

    assert line.startswith(f"    {number} |")
    assert line.index("|") == gap.index("|") == caret.index("|")
    assert line.index("…") == caret.index("^") < 80
    assert ("person: …" in line) is key


def test_a_second_place_is_shown_with_its_own_path(
    capsys: pytest.CaptureFixture[str],
) -> None:
    chronology = (
        "agency: gp\nentries:\n  - {id: GP-0001, date: 2014, source: x, event: y}\n"
    )
    other = (
        "agency: gp\nwithdrawn:\n  - {id: GP-0001, withdrawn: 2015-01-01, reason: z}\n"
    )
    write("my reviews/z", chronologies__gp=chronology, chronologies__gpx=other)
    shown = Shown(capsys, "full", "my reviews/z")

    also = "    also: my reviews/z/chronologies/gp.yaml:3:10: first given here"
    assert also in shown.lines
    at = shown.lines.index(also)
    assert shown.lines[at + 1].startswith("    why: ")
    assert any(
        line.startswith("my reviews/z/chronologies/gpx.yaml:3:10: SCR210 ")
        for line in shown.lines[:at]
    )


def test_a_file_that_is_not_there_has_no_frame(
    capsys: pytest.CaptureFixture[str],
) -> None:
    write("child-z", family=FAMILY)
    Path("child-z/people.yaml").unlink()
    shown = Shown(capsys, "full", "child-z")

    assert shown.lines[0].startswith("child-z/people.yaml:1:1: SCR212 ")
    assert "…" not in shown.out
    assert "|" not in shown.out


def test_only_what_is_no_error_is_called_by_its_weight(
    capsys: pytest.CaptureFixture[str],
) -> None:
    write(
        "child-z", minutes_of_ours="a: b\n", family=FAMILY + "none_reason: a\u200bb\n"
    )
    shown = Shown(capsys, "full", "child-z")

    whole = {
        b.split("\n")[0].split(": ")[1][:6]: b for b in shown.out.split("\n\n")[:-1]
    }
    assert "    (warning)\n" in whole["SCR127"]
    assert "    (notice)\n" in whole["SCR112"]
    assert "(error)" not in shown.out
    assert shown.lines[-1] == "child-z: 1 error, 1 warning, 1 notice"


@pytest.mark.parametrize("count", [0, 1, 2])
def test_one_is_singular_and_all_else_is_plural(
    count: int, capsys: pytest.CaptureFixture[str]
) -> None:
    extra = {f"wrong{i}": "a: b\n" for i in range(count)}
    wrong = "".join(f"zz{i}: a\n" for i in range(count))
    write("child-z", family=wrong + "#" + " a\u200bb" * count + "\n", **extra)
    shown = Shown(capsys, "concise", "child-z")

    s = "" if count == 1 else "s"
    assert shown.lines[-1] == (
        f"child-z: {count} error{s}, {count} warning{s}, {count} notice{s}"
    )
    assert len(shown.lines) == 3 * count + 1
    assert shown.code == (1 if count else 0)


def test_several_folders_are_told_one_after_the_other_and_counted_at_the_end(
    capsys: pytest.CaptureFixture[str],
) -> None:
    write("b", family=FAMILY)
    write("a", family=FAMILY + "zz: 1\n")
    write("c")
    shown = Shown(capsys, "concise", "b", "a", "c")

    assert [line.split(":")[0] for line in shown.lines[:3]] == [
        "b/family.yaml",
        "a/family.yaml",
        "a/family.yaml",
    ]
    assert shown.lines[3:] == [
        "b: 1 error, 0 warnings, 0 notices",
        "a: 2 errors, 0 warnings, 0 notices",
        "c: 0 errors, 0 warnings, 0 notices",
    ]


@pytest.mark.parametrize("form", ["full", "concise", "json", "github"])
def test_no_format_repeats_a_word_of_the_case(
    form: str, capsys: pytest.CaptureFixture[str]
) -> None:
    write(
        "child-z",
        people=PEOPLE + f"  - {{code: C9, label: {SECRET}, {SECRET}: 1}}\n",
        family=f"members: {SECRET}\n{SECRET}:\n  - '{SECRET}'\n",
        chronologies__gp=f"agency: gp\nauthor: [{SECRET}]\nstarted: {SECRET}\n",
        requests=f"requests:\n  - {SECRET} text @{SECRET}\n  - {{what: {SECRET}}}\n",
        response=f"foreword: '{SECRET} by @{SECRET}s and @{SECRET}'\n",
        glossary=f"terms: '{SECRET}\n",
    )
    shown = Shown(capsys, form, "child-z")

    assert shown.code == 1
    assert "SCR202" in shown.out
    assert SECRET not in shown.out + shown.err
