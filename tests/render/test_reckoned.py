"""Days that can be reckoned, and words left in a draft, are not for the public."""

import re
from datetime import date

import pytest
from msgspec.structs import replace

from scrkit import folder
from scrkit.render.public import _LEFT, unfit
from scrkit.render.sections.case import NO_TIMELINE, open_case
from scrkit.render.wording.coarse import coarsened, left
from scrkit.render.wording.options import Options
from scrkit.review import load
from scrkit.system.resources import shipped


@pytest.mark.parametrize(
    "text",
    [
        "The baby, at 3/52, was weighed.",
        "The child was 11/52 old then.",
        "Seen at 5/7 old by the midwife.",
        "The child was born at 38+4 weeks.",
        "It was the 924th day of a short life.",
        "It was on day 136 of 2015.",
        "It was three days before her birthday.",
        "It was two days after the second birthday.",
        "The child's third birthday was on a Tuesday.",
        "It was the week after Easter 2015.",
        "It was on the Ides of March 2015.",
        "It was the day of the general election in May 2015.",
        "Gwelwyd ar 12fed o Fai 2015.",
        "Gwelwyd ar y deuddegfed o Fai.",
        "Aged 30 months and 2 weeks then.",
    ],
)
def test_a_day_that_can_be_reckoned_is_told(text: str) -> None:
    assert left(coarsened(text, "month"), "month"), text


@pytest.mark.parametrize(
    "text",
    [
        "5/7 of the visits were made, and 3/4 of the letters.",
        "The score was 12/52. 52 letters, 11/52 unanswered.",
        "At 5/7 schools the lead had left.",
        "A score of 12/20 and a ratio of 3:1.",
        "Ten days of annual leave; 24/7 cover; a week of half-term activities.",
        "The election of a new chair; the second day of the inspection.",
        "She was 30 months old, and her birthday was remembered.",
        "The board met in May 2015 and published in June 2016.",
    ],
)
def test_ordinary_figures_are_quiet(text: str) -> None:
    assert not left(coarsened(text, "month"), "month"), text


def test_what_is_left_in_a_draft_is_told() -> None:
    told = r"""See SCR402. TODO: ask. [Check with the lead reviewer] DRAFT 3
    OFFICIAL-SENSITIVE: for the panel only. XXX insert number. C:\Users\bm"""
    assert len(_LEFT.findall(told)) == 8 - 1
    quiet = "The SCR found; a draft; [sic]; [the mother]; official; B: 3; SCR 2015"
    assert not _LEFT.search(re.sub(r"\s+", " ", quiet))


def test_the_reviews_own_number_is_no_rule() -> None:
    loaded = load(folder.read(shipped("examples") / "child-k").files)
    assert loaded.review is not None
    named = replace(loaded.review.case, title="Serious Case Review SCR004")
    review = replace(loaded.review, case=named)
    case = open_case(review, NO_TIMELINE, Options(as_of=date(2016, 9, 30)))
    find = unfit(case)
    assert not find("This is SCR004.")
    assert [kind for kind, *_ in find("See SCR402.")] == ["left"]
