"""Days that can be reckoned, and words left in a draft, are not for the public."""

import re
from datetime import date

import pytest
from msgspec.structs import replace

from scrkit import folder
from scrkit.render.document.blocks import Cell, Column, Row, Run, Table
from scrkit.render.panelwords import LEFT, entry_ids, uncited
from scrkit.render.public import Unfit, rows_with_days, unfit
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
        "It was on the last day of May 2015.",
        "It was the first day of term in September 2014.",
        "It was on the eve of her birthday.",
        "It was the ninth day after birth.",
        "They met at Diwali 2014.",
        "Seen on 3 iii 15.",
        "The visit of 2014-W18-3 was cancelled.",
        "It was the morning of the general election of 2015.",
        "It was the second birthday of the child when she was weighed.",
        "It was her second birthday when she was weighed.",
        "She rang on 9/11 of 2014.",
        "On Friday the thirteenth of that June she rang.",
        "On D-Day's seventieth anniversary she rang.",
        "When the clocks went back in 2014 she rang.",
        "It was day 41 of the placement, and day two of her life.",
        "She was on the ward until eleven days after the injury.",
        "She rang 48 hours after the discharge of 2 May.",
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
        "The first day of the inspection; the last day of care; holi-day; ward 3 vi.",
        "The election of a new chair; the second day of the inspection.",
        "She was 30 months old, and her birthday was remembered.",
        "They came three days later, and within eleven days after the death.",
        "It took two years and six months, then two months and three days.",
        "Day 1 of the training and day 12 of the trial; a D-Day for the team.",
        "Since the general election of 2015; the longest day of her life.",
        "World Book Day at nursery; 3/5 of 2014 referrals; her birthday party.",
        "On Friday the first visit was made, on Monday the tenth visit.",
        "The board met in May 2015 and published in June 2016.",
    ],
)
def test_ordinary_figures_are_quiet(text: str) -> None:
    assert not left(coarsened(text, "month"), "month"), text


@pytest.mark.parametrize(
    ("text", "published"),
    [
        ("Born at 38 weeks and 4 days.", "Born at 38 weeks."),
        ("She was 38 weeks and 4 days pregnant.", "She was 38 weeks pregnant."),
        (
            "The child was two and a half years and eleven days.",
            "The child was two and a half years.",
        ),
        ("Aged two years and eleven days then.", "Aged two years then."),
        (
            "He died eleven days after the injury.",
            "He died in the weeks after the injury.",
        ),
        ("Four days before her death", "In the days before her death"),
        ("On the shortest day of 2014 she rang.", "In December 2014 she rang."),
        ("On Gŵyl Dewi 2015 she rang.", "In March 2015 she rang."),
        ("On MLK day 2014 she rang.", "In January 2014 she rang."),
    ],
)
def test_an_age_or_a_named_day_is_told_by_its_month(text: str, published: str) -> None:
    assert coarsened(text, "month") == published
    assert not left(published, "month")


def test_what_is_left_in_a_draft_is_told() -> None:
    told = r"""See SCR402. TODO: ask. [Check with the lead reviewer] DRAFT 3
    OFFICIAL-SENSITIVE: for the panel only. XXX insert number. C:\Users\bm"""
    assert len(LEFT.findall(told)) == 8
    for told in (
        *("Draft 3, not to be shared", "todo: ask", "So. To do: ask", "(tbc)"),
        *(
            "See rule SCR-741.",
            "rule SCR 741",
            "{{ board }}",
            "{% if x %}",
            "??? is it",
        ),
        *("Lorem ipsum dolor", "NB for the panel only", "(Not for publication)"),
    ):
        assert LEFT.search(told), told
    quiet = 'Agencies\' reports are not for publication. Why??? "???" SCR 100 pages;'
    assert not LEFT.search(quiet)
    quiet = "The SCR found; a draft; [sic]; [the mother]; B: 3; SCR 2015; to do:"
    assert not LEFT.search(re.sub(r"\s+", " ", quiet))


def test_the_reviews_own_number_is_no_rule() -> None:
    loaded = load(folder.read(shipped("examples") / "child-k").files)
    assert loaded.review is not None
    named = replace(loaded.review.case, title="Serious Case Review SCR004")
    review = replace(loaded.review, case=named)
    case = open_case(review, NO_TIMELINE, Options(as_of=date(2016, 9, 30)))
    find = unfit(case)
    assert not find("This is SCR004.")
    assert not find("This is SCR-004.")
    assert [kind for kind, *_ in find("See SCR402.")] == ["left"]


@pytest.fixture(scope="module")
def finds() -> Unfit:
    loaded = load(folder.read(shipped("examples") / "child-k").files)
    assert loaded.review is not None
    return unfit(
        open_case(loaded.review, NO_TIMELINE, Options(as_of=date(2016, 9, 30)))
    )


@pytest.mark.parametrize(
    "text",
    [
        "S.W.1 met them.", "S.W. 1 met them.", "Social Worker 1 met them.",
        "HVs 1 and 2 came.", "Health visitors 1 and 2 came.", "GPs 1 and 2",
        "Then team manager 1 wrote.", "Police Constable 1 came.",
        "The SW1s met.", "HV one met the family.", "Sib 1 was seen.",
        "M.G.M. looked after the baby.", "It was Town-E's nursery.",
    ],
)  # fmt: skip
def test_a_code_is_told_with_dots_among_several_and_as_its_post(
    text: str, finds: Unfit
) -> None:
    assert [kind for kind, *_ in finds(text)] == ["code"]


@pytest.mark.parametrize(
    "text",
    [
        "The school nurse 2 days later rang.", "There were social workers, 2 of them.",
        "Of the health visitors 2 of whom were new.", "The GPs had 1 meeting.",
        "The health visitor 10.30 clinic", "two social workers",
        "The GP one day rang.", "The HV two weeks later came.", "The Child-K review",
    ],
)  # fmt: skip
def test_figures_that_count_are_no_labels(text: str, finds: Unfit) -> None:
    assert not [kind for kind, *_ in finds(text) if kind == "code"]


def test_an_entry_is_told_in_small_letters_too(finds: Unfit) -> None:
    assert [kind for kind, *_ in finds("The entry csc-0005 tells it.")] == ["entry"]
    assert not finds("A gp-led clinic, csc-12 of them.")


def test_a_day_in_three_cells_of_a_row_is_a_day(finds: Unfit) -> None:
    assert [kind for kind, *_ in finds("| 12th | March | 2015 | seen |")] == ["day"]
    assert [kind for kind, *_ in finds("12 | Mar | 2015")] == ["day"]
    assert not finds("| 12 | visits | 2015 |")
    assert not finds("| March | 2015 | 12 |")


def test_brackets_on_which_a_sentence_leans_stay_and_stop_it() -> None:
    loaded = load(folder.read(shipped("examples") / "child-k").files)
    assert loaded.review is not None
    ids = entry_ids(
        open_case(loaded.review, NO_TIMELINE, Options(as_of=date(2016, 9, 30)))
    )
    for text in ("See (CSC-0021) for this.", "It is in (CSC-0021) and (GP-0003)."):
        assert uncited(text, ids) == text
    assert uncited("She was seen (see CSC-0021).", ids) == "She was seen."
    assert uncited("As noted (CSC-0021), so.", ids) == "As noted, so."


def test_a_figure_under_month_beside_one_under_day_is_a_month() -> None:
    def table(*heads: str) -> Table:
        cells = tuple(Cell(((Run(one),),)) for one in ("12", "5", "2015"))
        return Table("", tuple(Column(one, 20) for one in heads), (Row(cells),))

    assert [*rows_with_days(table("Day", "Month", "Year"))] == ["12 | May | 2015"]
    assert [*rows_with_days(table("Visits", "Month", "Year"))] == []
