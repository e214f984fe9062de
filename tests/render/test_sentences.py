"""Sentences that count agree with their number, nought and one among them."""

from pathlib import Path

import pytest

from scrkit.cli.app import run
from scrkit.render.wording import sentences


@pytest.mark.parametrize(
    ("came", "held", "told"),
    [
        (0, 1, "No supporter came to it."),
        (0, 3, "No supporter came to any of them."),
        (1, 1, "A supporter came to it."),
        (1, 3, "A supporter came to one of them."),
        (2, 2, "A supporter came to both of them."),
        (3, 3, "A supporter came to all of them."),
    ],
)
def test_who_came_with_staff_is_said_in_english(
    came: int, held: int, told: str
) -> None:
    assert sentences.supported(came, held) == told


@pytest.mark.parametrize(
    ("counts", "told"),
    [
        ((0, 0, 0), "No written record has been sent yet."),
        (
            (2, 0, 0),
            "A written record was sent after two interviews, and the accuracy of none "
            "has been confirmed yet.",
        ),
        (
            (1, 1, 1),
            "A written record was sent after one interview, and the accuracy of one "
            "record was confirmed, after corrections.",
        ),
        (
            (14, 14, 8),
            "A written record was sent after 14 interviews, and the accuracy of 14 "
            "records was confirmed, eight of them after corrections.",
        ),
    ],
)
def test_what_became_of_the_records_is_said_in_english(
    counts: tuple[int, int, int], told: str
) -> None:
    assert sentences.recorded(*counts) == told


@pytest.mark.parametrize(
    ("invited", "came", "told"),
    [
        (0, 0, ""),
        (0, 5, "Five practitioners came."),
        (3, 0, "Of three practitioners invited, none came."),
        (24, 19, "Of 24 practitioners invited, 19 came."),
    ],
)
def test_how_many_came_is_said_in_english(invited: int, came: int, told: str) -> None:
    assert sentences.turnout(invited, came) == told


@pytest.mark.parametrize(
    ("pairs", "told"),
    [
        (0, "No two agencies have given accounts that could be compared"),
        (1, "1 pair of accounts of different agencies was compared"),
        (2048, "2,048 pairs of accounts of different agencies were compared"),
    ],
)
def test_how_much_was_compared_is_said_in_english(pairs: int, told: str) -> None:
    assert sentences.compared(pairs) == told


def test_a_panel_without_agencies_is_not_of_no_agencies() -> None:
    assert sentences.members(2, 0) == "two members"
    assert sentences.members(11, 8) == "11 members from eight agencies"


@pytest.mark.parametrize(
    ("title", "told"),
    [
        ("Initiate a Serious Case Review", "initiate a Serious Case Review"),
        ("SAR to be held", "SAR to be held"),
        ("A review is held", "a review is held"),
        ("", ""),
    ],
)
def test_words_that_go_on_in_a_sentence_begin_small(title: str, told: str) -> None:
    assert sentences.within(title) == told


@pytest.mark.parametrize(
    ("framework", "whom", "wrong"),
    [("england-sar-2014", "adult", "child"), ("dhr-2016", "person", "child")],
)
def test_the_guide_of_another_review_speaks_of_whom_it_is_about(
    framework: str, whom: str, wrong: str, tmp_path: Path
) -> None:
    at = tmp_path / "review"
    words = (
        "--framework",
        framework,
        "--board",
        "Exampleshire Board",
        "--agency",
        "gp",
    )
    assert run(["new", str(at), *words]) == 0
    out = tmp_path / "out"
    asked = ["render", "guide", str(at), "--out", str(out), "--format", "md", "--draft"]
    assert run(asked) == 0
    (made,) = out.glob("*.md")
    told = made.read_text("utf-8")
    assert f"worked with the {whom} or the family" in told
    assert wrong not in told.lower()
