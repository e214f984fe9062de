"""A board's own Word file from the command line: checked, copied, worn."""

import json
import shutil
from pathlib import Path

import pytest

from scrkit.cli.app import run
from scrkit.system.resources import shipped
from tests import housefiles

ON = ("--as-of", "2016-09-30")


@pytest.fixture
def house(tmp_path: Path) -> Path:
    path = tmp_path / "house.docx"
    path.write_bytes(housefiles.county())
    return path


@pytest.fixture
def review(tmp_path: Path) -> Path:
    """Return a copy of the example in which there is room for a house."""
    there = Path(shutil.copytree(shipped("examples") / "child-k", tmp_path / "child-k"))
    (there / "templates").mkdir()
    return there


def test_check_tells_what_the_file_has_lacks_and_loses(
    house: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(["house", "check", str(house)]) == 0

    told = capsys.readouterr().out
    assert "A4, 210 × 297 mm" in told
    assert "Gill Sans MT" in told
    assert "logo: yes" in told
    assert "places for date, title" in told
    assert "the number of the page" in told
    assert "the names of who made the file" in told
    assert housefiles.MAKER not in told


def test_check_answers_programs(
    house: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(["house", "check", str(house), "--format", "json"]) == 0

    answer = json.loads(capsys.readouterr().out)
    assert {"what": "font", "said": "Gill Sans MT"} in answer["has"]
    assert all(one["instead"] for one in answer["lacks"])


def test_what_is_no_house_file_is_refused(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = tmp_path / "house.docx"
    path.write_text("Dear all", "utf-8")

    assert run(["house", "check", str(path)]) == 2
    assert run(["house", "check", str(tmp_path / "none.docx")]) == 2
    assert run(["new", str(tmp_path / "r"), "--board", "B", "--agency", "csc"]) == 0
    assert run(["house", "check", str(tmp_path / "r")]) == 2
    told = capsys.readouterr().err
    assert "it is no Word file" in told
    assert "no such file" in told
    assert "no house file in this review" in told


def test_new_copies_the_house_and_documents_wear_it(
    house: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    at = tmp_path / "r"
    called = ["new", str(at), "--board", "B", "--agency", "csc", "--house", str(house)]
    assert run(called) == 0

    assert (at / "templates/house.docx").read_bytes() == house.read_bytes()
    out = tmp_path / "out"
    assert run(["render", "guide", str(at), "--out", str(out), *ON]) == 0
    parts = housefiles.parts_of((out / "guide.docx").read_bytes())
    assert any("Northmoor County Council" in one for one in parts.values())
    capsys.readouterr()


def test_new_refuses_a_house_that_cannot_be_used_and_writes_nothing(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path, at = tmp_path / "house.docx", tmp_path / "r"
    path.write_bytes(housefiles.telling())
    called = ["new", str(at), "--board", "B", "--agency", "csc", "--house", str(path)]

    assert run(called) == 2
    path.write_bytes(b"%PDF-1.7")
    assert run(called) == 2
    assert not at.exists()
    told = capsys.readouterr().err
    assert "macros" in told
    assert "PDF" in told


def test_validate_tells_of_a_house_that_lacks_something_or_cannot_be_used(
    review: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    at = review / "templates/house.docx"
    call = ["validate", str(review), *ON, "--select", "SCR13"]
    at.write_bytes(housefiles.plain())
    (review / "templates/House.docm").write_bytes(b"x")
    assert run(call) == 0
    told = capsys.readouterr().out
    assert "templates/house.docx" in told
    assert "SCR131" in told
    assert "a header" in told
    assert "SCR132" in told
    assert "SCR133" in told

    at.write_bytes(b"{\\rtf1 }")
    assert run(call) == 1
    told = capsys.readouterr().out
    assert "SCR130" in told
    assert "Rich Text" in told
    assert run(["render", "guide", str(review), "--out", str(review.parent / "o")]) == 2
    assert not (review.parent / "o").exists()
    assert "templates/house.docx" in capsys.readouterr().err


def test_a_house_of_40_mb_is_told_as_one(
    review: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    at = review / "templates/house.docx"
    with at.open("wb") as file:
        file.truncate(40 * 1024 * 1024)

    assert run(["validate", str(review), *ON, "--select", "SCR1"]) == 1
    assert "SCR130" in capsys.readouterr().out
    assert run(["house", "check", str(at)]) == 2
    assert "larger than 16 MB" in capsys.readouterr().err
    out = str(review.parent / "out")
    assert run(["render", "guide", str(review), "--out", out, *ON]) == 1


# What is said of a form's own words is another where a house has words besides.
_OF_ROWS = ("60 rows", "  table 3", "  2 words")


@pytest.mark.parametrize(
    ("what", "told_of"), [("imr", ("",)), ("chronology", _OF_ROWS)]
)
def test_a_form_that_wears_the_house_comes_back_as_one_that_does_not(
    what: str,
    told_of: tuple[str, ...],
    review: Path,
    tmp_path: Path,
    capsys: pytest.CaptureFixture[str],
) -> None:
    said: list[tuple[int, list[str]]] = []
    for content in (b"", housefiles.county(), housefiles.controlled()):
        if content:
            (review / "templates/house.docx").write_bytes(content)
        out = tmp_path / f"out{len(said)}"
        call = ["request", "health", str(review), "--what", what, "--filled", "--again"]
        assert run([*call, "--due", "2016-12-01", "--out", str(out), *ON]) == 0
        capsys.readouterr()
        sent = out / f"{what}-health.docx"
        left = run(["import", str(sent), str(review), "--agency", "health", *ON])
        told = capsys.readouterr().out.splitlines()
        said.append((left, [line for line in told if line.startswith(told_of)]))
    assert said[0][1]
    assert said[1] == said[0]
    assert said[2] == said[0]


def test_the_checks_of_templates_name_line_and_column(
    review: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    at = review / "templates"
    at.joinpath("overview.md.j2").write_text(
        "# {{ titel }}\n{% for one in findings %}\n  {{ one.titel|upcase }}\n"
        "{% endfor %}\n{{ block('peopel') }}{% include 'parts/own.md.j2' %}\n",
        "utf-8",
    )
    at.joinpath("overveiw.md.j2").write_text("{% if title %}\n", "utf-8")
    at.joinpath("abstract.md.j2").write_text(
        "{{ title }}\n\n  {% macro x() %}{% endmacro %}\n", "utf-8"
    )

    call = ["validate", str(review), *ON, "--select", "SCR13", "--format", "concise"]
    assert run(call) == 1
    told = capsys.readouterr().out
    for expected in (
        "overview.md.j2:1:6: SCR135",
        "overview.md.j2:3:10: SCR135",
        "overview.md.j2:3:16: SCR136",
        "overview.md.j2:5:11: SCR135",
        "overview.md.j2:5:34: SCR135",
        "overveiw.md.j2:1:1: SCR134",
        "overveiw.md.j2:1:1: SCR138",
        "abstract.md.j2:3:3: SCR136",
    ):
        assert expected in told, (expected, told)
    left = next(line for line in told.splitlines() if "SCR137" in line)
    assert "recommendations" in left
    assert "titel" not in told


def test_our_own_templates_pass_the_checks_as_a_boards(
    review: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    ours = shipped("templates")
    for path in ours.rglob("*.md.j2"):
        if "new" not in path.parts:
            at = review / "templates" / path.relative_to(ours)
            at.parent.mkdir(exist_ok=True)
            at.write_bytes(path.read_bytes())

    assert run(["validate", str(review), *ON, "--select", "SCR13"]) == 0
    assert "SCR13" not in capsys.readouterr().out


def test_a_publication_in_the_house_has_nothing_that_speaks_against_it(
    review: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    call = ["publish", str(review), "--out", str(tmp_path / "web"), "--no-pdf", *ON]
    assert run(call) in (0, 1)
    without = capsys.readouterr().out
    (review / "templates/house.docx").write_bytes(housefiles.county())

    assert run(call) in (0, 1)
    assert capsys.readouterr().out == without


def test_what_rendering_would_refuse_is_told_before_at_its_place(
    review: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    at = review / "templates/response.md.j2"
    at.write_text(
        "# {{ title.upper() }} - {{ 3 - 1 }}\n{{ board.nope }}\n"
        "{% for f in findings %}{{ f.id }}{{ loop.cycle('a', 'b') }}{% endfor %}\n"
        "{{ f.id }}{% set x = title %}{{ x }}{{ title() }}\n"
        "{% for f in findings %}{{ f.id }}{% endfor %}\n",
        "utf-8",
    )

    call = ["validate", str(review), *ON, "--select", "SCR13", "--format", "concise"]
    assert run(call) == 1

    told = capsys.readouterr().out
    places = [
        line.partition(":")[2].partition(" template")[0]
        for line in told.splitlines()
        if "SCR135" in line or "SCR136" in line
    ]
    assert places == [
        "1:12: SCR136",
        "1:30: SCR136",
        "2:10: SCR135",
        "4:4: SCR135",
        "4:40: SCR136",
    ]
    assert run(["render", "response", str(review), *ON]) == 2
