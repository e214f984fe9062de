"""`scr framework diff` and `migrate`: what newer guidance changes, told before done."""

import json
from pathlib import Path

import pytest

from scrkit import frameworks
from scrkit.cli.app import run

OLD, NEW = "england-lcspr-2023", "england-lcspr-2026"

# What the edition of 2026 asks besides, as scr new would have written it.
ASKED = "".join(
    f"  # {one.asked}\n  {one.id}:\n    value: unknown\n    source:\n"
    for one in frameworks.load(NEW).facts
    if frameworks.load(OLD).fact(one.id) is None
)


@pytest.fixture
def review(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> Path:
    root = tmp_path / "r"
    words = ("--board", "Example Board", "--agency", "csc", "--framework", OLD)
    assert run(["new", str(root), *words]) == 0
    assert NEW in capsys.readouterr().out
    return root


def put(file: Path, old: str, new: str) -> None:
    text = file.read_text("utf-8")
    assert text.count(old) == 1
    file.write_text(text.replace(old, new), "utf-8")


def test_a_new_review_stands_under_the_guidance_of_today(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    words = ("--board", "Example Board", "--agency", "csc")
    assert run(["new", str(tmp_path / "r"), *words]) == 0

    assert f"framework: {NEW}" in (tmp_path / "r/review.yaml").read_text("utf-8")
    assert "Warning" not in capsys.readouterr().out


def test_the_list_warns_of_guidance_that_was_replaced(
    capsys: pytest.CaptureFixture[str],
) -> None:
    assert run(["framework", "list"]) == 0
    told = " ".join(capsys.readouterr().out.split())

    assert f"replaced on 18 March 2026; newer is {NEW}" in told
    assert "dardr" not in told

    assert run(["framework", "list", "--format", "json"]) == 0
    listed = json.loads(capsys.readouterr().out)["frameworks"]
    newer = {one["id"]: one["replaced_by"] for one in listed}
    assert newer[OLD] == NEW
    assert newer[NEW] == ""
    assert all(one["valid"]["checked"]["against"] for one in listed)


def test_the_difference_is_told_to_people_and_to_programs(
    capsys: pytest.CaptureFixture[str],
) -> None:
    assert run(["framework", "diff", OLD, NEW]) == 0
    told = capsys.readouterr().out
    assert "+ unborn_child" in told
    assert "- wt2023" in told
    assert max(map(len, told.splitlines())) <= 80

    assert run(["framework", "diff", OLD, NEW, "--format", "json"]) == 0
    answer = json.loads(capsys.readouterr().out)
    assert (answer["older"], answer["newer"]) == (OLD, NEW)
    assert {"came", "gone", "changed"} == {o["kind"] for o in answer["differences"]}


def test_a_review_is_taken_over_once_the_plan_was_read(
    review: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    before = (review / "review.yaml").read_bytes()
    older = (review / "criteria.yaml").read_text("utf-8")
    assert run(["framework", "migrate", str(review), NEW]) == 0
    told = capsys.readouterr().out

    assert f"framework {OLD} becomes {NEW}" in told
    assert "Criteria: undecided (as before)" in told
    assert "unborn_child: Was the child unborn" in told
    assert "the fact unborn_child is asked, and stands open" in told
    assert "LC-T1" in told
    assert "LC-T5" not in told
    assert (review / "review.yaml").read_bytes() == before

    assert run(["framework", "migrate", str(review), NEW, "--write"]) == 0
    after = (review / "review.yaml").read_bytes()
    assert after == before.replace(OLD.encode(), NEW.encode())
    facts = (review / "criteria.yaml").read_text("utf-8")
    assert facts == older.replace("decision:\n", f"{ASKED}decision:\n", 1)
    assert run(["check-criteria", str(review)]) == 0
    capsys.readouterr()
    assert run(["framework", "migrate", str(review), NEW]) == 2
    assert "already" in capsys.readouterr().err


def test_what_is_answered_and_has_no_place_stops_it_and_nothing_is_written(
    review: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    put(
        review / "criteria.yaml",
        "  recurrent_themes:\n    value: unknown\n    source:",
        '  recurrent_themes:\n    value: "yes"\n    source: ZEBRA minutes',
    )
    before = {one: one.read_bytes() for one in review.glob("*.yaml")}
    assert run(["framework", "migrate", str(review), "wales-cpr-2015", "--write"]) == 1
    told = capsys.readouterr().err

    assert "criteria.yaml" in told
    assert "1 answer of this review" in told
    assert "ZEBRA" not in told
    assert {one: one.read_bytes() for one in before} == before


def test_what_nobody_answered_goes_with_its_remark(
    review: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(["framework", "migrate", str(review), "wales-cpr-2015", "--write"]) == 0
    told = capsys.readouterr().out
    facts = (review / "criteria.yaml").read_text("utf-8")

    assert "the open fact recurrent_themes is taken out" in told
    assert "themes that recur" not in facts
    assert "# Has the child died? (yes, no, unknown)\n  child_died:" in facts
    days = (review / "review.yaml").read_text("utf-8")
    assert "rapid_review_sent:" not in days
    assert "went to the national Panel" not in days
    assert run(["check-criteria", str(review)]) == 0


def test_an_overlay_goes_over_to_the_one_that_took_its_place(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    words = ("--framework", NEW, "--overlay", "buckinghamshire-2026")
    other = tmp_path / "s"
    assert run(["new", str(other), "--board", "B", "--agency", "csc", *words]) == 0
    capsys.readouterr()
    assert run(["framework", "migrate", str(other), OLD, "--write"]) == 0

    assert "is not made for it, and is left out" in capsys.readouterr().out
    assert run(["validate", str(other)]) in (0, 1)
    told = capsys.readouterr().out
    assert not [one for one in ("SCR213", "SCR217", "SCR218") if one in told]


def test_a_file_that_does_not_lie_in_the_review_is_refused(
    review: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    own = tmp_path / "ours.yaml"
    own.write_text(
        f"format: 1\nid: ours\ntitle: Ours\nedition_of: {OLD}\nvalid: {{}}\n", "utf-8"
    )
    assert run(["framework", "migrate", str(review), str(own)]) == 2
    assert "frameworks" in capsys.readouterr().err
