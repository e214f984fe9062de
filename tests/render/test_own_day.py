"""Each product bears the day of its own event, and tells of nothing that came later."""

import re
from datetime import date
from functools import cache

import msgspec
import pytest

from scrkit import folder
from scrkit.model.publishing import Approval
from scrkit.model.review import Review
from scrkit.publish import as_approved
from scrkit.render.products import render
from scrkit.render.wording.options import Options, View
from scrkit.review import load
from scrkit.system.resources import shipped
from scrkit.timeline.merge import merge

ADDENDUM = "# Addendum: after the day of this report"
EVENTS = {
    "overview": "21 April 2016",
    "executive-summary": "21 April 2016",
    "terms-of-reference": "8 July 2015",
    "response": "12 May 2016",
    "action-plan": "12 May 2016",
    "seven-minute-briefing": "9 June 2016",
    "abstract": "9 June 2016",
}


@cache
def review() -> Review:
    found = load(folder.read(shipped("examples") / "child-k").files).review
    assert found is not None
    return found


@cache
def text(product: str, as_of: date) -> str:
    return text_of(review(), product, as_of, "coded")


def text_of(one: Review, product: str, as_of: date, view: View) -> str:
    options = Options(as_of=as_of, view=view, formats=("md",))
    (made,) = render(product, one, merge(one), options)
    return made.content.decode()


@pytest.mark.parametrize("product", EVENTS)
def test_a_product_bears_the_day_of_its_event_and_not_of_the_run(product: str) -> None:
    soon, late = (text(product, day) for day in (date(2016, 9, 30), date(2026, 1, 2)))
    head = soon.partition("\n# ")[2] or soon
    assert EVENTS[product] in head[:700]
    # The plan goes on telling what became of each action, and says on which day.
    assert soon == late or product == "action-plan"


@pytest.mark.parametrize("product", ["overview", "executive-summary"])
def test_what_came_after_the_report_stands_in_an_addendum_alone(product: str) -> None:
    then, now = (text(product, day) for day in (date(2016, 4, 21), date(2016, 9, 30)))
    report, found, after = now.partition(f"\n{ADDENDUM}\n")
    assert found
    assert ADDENDUM not in then
    edge = then.rstrip().rpartition("\n")[0]
    assert report.replace(f"   - [{ADDENDUM}](#addendum)", "").startswith(edge[:400])
    assert body(report) == body(edge)
    for told in ("12 May 2016:** The Board agreed the response", "saw the report"):
        assert told in after
        assert told not in report


def test_departures_of_one_day_and_kind_are_told_in_one_sentence() -> None:
    told = text("overview", date(2016, 9, 30)).partition(f"\n{ADDENDUM}\n")[2]
    lines = [line for line in told.split("\n") if "from the guidance" in line]
    assert len(lines) == 1
    assert "Two departures from the guidance were accepted:" in lines[0]
    assert "One paediatric post is vacant" in lines[0]
    assert "Thirteen practices change" in lines[0]


def body(told: str) -> list[str]:
    # The contents list the addendum as well.
    lines = [one for one in told.split("\n") if one.strip() and "ddendum" not in one]
    return [line for line in lines if not re.match(r"\s*- \[", line)]


@pytest.mark.parametrize("view", ["coded", "published"])
@pytest.mark.parametrize("product", ["overview", "executive-summary"])
def test_a_reviewers_report_holds_no_word_of_the_board(
    product: str, view: View
) -> None:
    held = review()
    replies = tuple(
        msgspec.structs.replace(one, text="Zebra answers.")
        for one in held.response.replies
    )
    response = msgspec.structs.replace(
        # With a day or without: it is the Board's either way.
        held.response,
        agreed=None,
        foreword="Zebra opens.",
        monitoring="Zebra watches.",
        replies=replies,
    )
    changed = msgspec.structs.replace(held, response=response)
    day = date(2016, 9, 30)
    assert "Zebra" not in text_of(changed, product, day, view)
    assert "Zebra opens." in text_of(changed, "response", day, view)


def test_the_public_reads_what_was_approved_as_it_stood_then() -> None:
    given = Approval(office="Chair", date=date(2016, 5, 20), version="1.0")
    approved = as_approved(review(), given)
    day = date(2016, 9, 30)
    plan = text_of(approved, "action-plan", day, "published")
    assert "overdue" not in plan.lower()
    assert "overdue" in text_of(approved, "action-plan", day, "coded").lower()
    brief = text_of(approved, "seven-minute-briefing", day, "published")
    assert "20 May 2016" in brief
