"""What stands in which section of each report, on which day and for whom."""

import re
from datetime import date
from functools import cache
from pathlib import Path

import pytest
import yaml

from scrkit.model.review import Review
from scrkit.render.products import render
from scrkit.render.wording.options import Options, View
from scrkit.review import load
from scrkit.timeline.merge import merge

END = date(2016, 3, 1)
# Each text of it bears a number, in the order in which the overview report is read.
FILE = Path(__file__).parent / "child_m.yaml"
NOTHING = "Nothing has been recorded here yet."
SECTIONS = {
    "Introduction": (1, 7),
    "Terms of reference": (8, 10),
    "How the review was carried out": (11, 29),
    "The family's contribution": (30, 34),
    "Summary of the case": (35, 35),
    "What happened": (36, 37),
    "Analysis": (38, 40),
    "Findings": (41, 45),
    "What was learnt and what has changed": (46, 50),
    "Recommendations": (51, 57),
    "Conclusion": (58, 58),
    "Accepted departures": (59, 59),
    "Appendix A: Integrated chronology": (60, 64),
    "Appendix B: Glossary": (65, 66),
    "Appendix C: The panel": (67, 67),
}
# The public is not given the facts, what agencies say of themselves, or the table.
KEPT = {5, 6, 7, 39, 40, *range(60, 65)}
# What the Board answers is no part of the reviewers' report.
OF_THE_BOARD = {45, 51, 54, 56, 57}


@cache
def review(*, empty: bool = False) -> Review:
    whole = yaml.safe_load(FILE.read_text(encoding="utf-8"))
    files = whole["EMPTY" if empty else "WHOLE"]
    loaded = load({name: text.encode() for name, text in files.items()})
    assert loaded.review is not None
    assert not loaded.diagnostics
    return loaded.review


@cache
def report(
    product: str, view: View = "coded", as_of: date = END, *, empty: bool = False
) -> str:
    one = review(empty=empty)
    options = Options(as_of=as_of, view=view, formats=("md",))
    (made,) = render(product, one, merge(one), options)
    return made.content.decode()


def section(text: str, title: str) -> str:
    """Return what stands under a heading, with all that is deeper than it."""
    level = 0
    inside: list[str] = []
    for line in text.split("\n"):
        found = re.match(r"(#+) (?:\d+ )?(.*)", line)
        if level and found and len(found[1]) <= level:
            break
        if level:
            inside.append(line)
        elif found and found[2] == title:
            level = len(found[1])
    assert level
    return "\n".join(inside)


def numbers(text: str) -> list[int]:
    return [int(n) for n in re.findall(r"\bn(\d\d)\b", text)]


@pytest.mark.parametrize("view", ["coded", "published"])
def test_the_overview_tells_every_text_once_in_order(view: View) -> None:
    hidden = KEPT if view == "published" else set()
    wanted = [n for n in range(1, 68) if n not in hidden | OF_THE_BOARD]
    # Its author stands on the title page too.
    assert numbers(report("overview", view)) == [16, *wanted]


@pytest.mark.parametrize("title", SECTIONS)
def test_each_section_holds_its_own_texts(title: str) -> None:
    first, last = SECTIONS[title]
    found = numbers(section(report("overview"), title))
    assert found == [n for n in range(first, last + 1) if n not in OF_THE_BOARD]


def test_the_boards_own_words_stand_in_its_response() -> None:
    assert set(numbers(report("response"))) >= OF_THE_BOARD


TOLD = {
    "Reason for the review": (
        "The incident that led to this review is dated 2 May 2014.",
        "The decision of 1 June 2014 (Chair of the Board) was: to hold a Serious Case",
        "| Abuse or neglect | Suspected | n05; n06 |",
        "| 7 May 2014 | Incident | n07 |",
    ),
    "Terms of reference": (
        "The panel agreed these terms of reference on 20 June 2014.",
        "- n09",
        "The period under review is February 2013 to May 2014.",
        "| **Q1** | Was Child M seen? |",
    ),
    "Independence": (
        "**Independent chair of the panel:** n13, appointed on 5 June 2014.",
        "The chair declared on 6 June 2014: n15",
    ),
    "The panel": (
        "The panel had one member from one agency.",
        "| 21 June 2014 | n19 | One agency; apologies from Nowhere Police |",
    ),
    "Agencies and what they gave": (
        "| Nowhere Health | Individual Management Report | 3 |",
        "Sent back 10 September 2014. Came again 30 September 2014. Accepted 5 October",
        "| 1 September 2014 | Not received |  |",
    ),
    "Other proceedings and pauses": (
        "**Coroner's inquest (active).** n26 n27",
        "**Pause from 2 August 2014 to 2 September 2014.** n28 n29",
    ),
    "Aunt": (
        "Aunt contributed to the review. The review was in contact once: 2 November",
        "The report was shared before publication, on 10 January 2015.",
    ),
    "Uncle": ("Uncle did not contribute to the review.",),
    "The first year (February 2013 to May 2014)": ("n36", "n37"),
    "Q1: Seen and heard": (
        "> Was Child M seen?",
        "**Nowhere Health.** n39 (HEALTH-0001)",
    ),
    "Q2: Who was told?": ("**Nowhere Health.** n40",),
    "F1: Not asked": ("This finding answers Q1. It leads to R1.", "factor: n43."),
    "Evidence": (
        "| 5 March 2013 | Nowhere Health | For | HV1 called; nobody asked. |",
        "| April 2013 | Nowhere Health | Against | HV1 asked once. |",
    ),
    "What has changed already": (
        "**On F1, Not asked.** n49",
        "**Nowhere Health.** n50",
    ),
    "R1: to the Board": ("This follows from F1.",),
    "Recommendations": ("| **HEALTH-R1** | Nowhere Health | n55 |",),
    "Accepted departures": ("| SCR401 | n59 | Chair | 1 July 2014 |",),
    "Appendix C: The panel": ("| n67 | Nowhere Health | Member |",),
}


@pytest.mark.parametrize("title", TOLD)
def test_a_section_of_the_overview_tells(title: str) -> None:
    shown = section(report("overview"), title)
    assert [told for told in TOLD[title] if told not in shown] == []


@pytest.mark.parametrize("title", [t for t in SECTIONS if t != "Accepted departures"])
def test_an_empty_section_says_that_it_is_empty(title: str) -> None:
    said = {"Appendix A: Integrated chronology": "No agency has given an entry yet."}
    shown = section(report("overview", empty=True), title)
    assert said.get(title, NOTHING) in shown
    # Under every heading stands something, and no table is a head alone.
    lines = [line for line in shown.split("\n") if line]
    for line, after in zip(lines, [*lines[1:], "end"], strict=True):
        depth, next_depth = (len(x) - len(x.lstrip("#")) for x in (line, after))
        assert not depth or not next_depth or next_depth > depth
        assert not line.startswith("| --- ") or after.startswith("|")


def test_the_executive_summary_tells_the_heart_of_it() -> None:
    shown = report("executive-summary")
    assert numbers(shown) == [16, 2, 13, 16, 30, 35, 41, 46, 52, 58]
    assert "The decision of 1 June 2014" in section(shown, "Why this review was held")
    assert "**F1: Not asked.** n41" in section(shown, "What was found")
    assert "**R1, to the Board.** n52" in section(shown, "What is recommended")


def test_the_terms_of_reference_tell_what_is_asked_of_whom_and_when() -> None:
    shown = report("terms-of-reference")
    assert numbers(shown) == [2, 8, 9, 10, 12, 31, 25, 13, 16, 67]
    assert "| Nowhere Police | Short report |" in section(shown, "Agencies")
    timetable = section(shown, "Timetable")
    assert "| Agencies' chronologies | 1 August 2014 |" in timetable
    assert "| Completion of the review | 1 December 2014 |" in timetable


@pytest.mark.parametrize(
    ("day", "first", "second", "looked"),
    [
        (date(2015, 1, 1), "Not started", "Not started", ""),
        (date(2015, 1, 20), "In progress", "Not started", ""),
        (date(2015, 2, 1), "Done", "Not started", ""),
        (date(2015, 4, 1), "Evidenced", "Not started", ""),
        (date(2015, 9, 1), "Evidenced", "Not started", "1 June 2015."),
        (date(2015, 9, 2), "Evidenced", "Overdue", "1 June 2015."),
        (END, "Made a difference", "Overdue", "1 June 2015 and 1 November 2015."),
    ],
)
def test_the_action_plan_stands_as_it_did_on_the_day(
    day: date, first: str, second: str, looked: str
) -> None:
    shown = report("action-plan", as_of=day)
    rows = re.findall(r"^\| \*\*(A\d)\*\* .*\| \*\*([^*]+)\*\*(.*) \|$", shown, re.M)
    assert [row[:2] for row in rows] == [("A1", first), ("A2", second)]
    assert ("Seen in ten." in shown) == (first == "Evidenced")
    assert ("Heard by children." in shown) == (first == "Made a difference")
    assert ("It looked at it on" in shown) == bool(looked)
    assert looked in shown


LATER = [
    ("a departure", "n59", date(2014, 6, 30)),
    ("the decision", "1 June 2014", date(2014, 5, 31)),
    ("a notification", "n07", date(2014, 5, 6)),
    ("terms that were agreed", "on 20 June 2014", date(2014, 6, 19)),
    ("an appointment", "appointed on 5 June 2014", date(2014, 6, 4)),
    ("a declaration", "n15", date(2014, 6, 5)),
    ("a meeting", "n19", date(2014, 6, 20)),
    ("a return", "3 September 2014", date(2014, 9, 2)),
    ("a return's acceptance", "5 October 2014", date(2014, 10, 4)),
    ("a learning event", "n20", date(2014, 9, 30)),
    ("feedback", "20 October 2014", date(2014, 10, 19)),
    ("a proceeding", "n26", date(2014, 7, 1)),
    ("a pause", "n28", date(2014, 8, 1)),
    ("a talk with the family", "2 November 2014", date(2014, 11, 1)),
    ("the family's reading", "10 January 2015", date(2015, 1, 9)),
]


@pytest.mark.parametrize(
    ("told", "before"), [pytest.param(*rest, id=what) for what, *rest in LATER]
)
def test_nothing_shows_before_its_day(told: str, before: date) -> None:
    following = date.fromordinal(before.toordinal() + 1)
    assert told in report("overview", as_of=following)
    assert told not in report("overview", as_of=before)


@pytest.mark.parametrize(
    "product", ["overview", "executive-summary", "terms-of-reference", "chronology"]
)
def test_the_public_reads_roles_and_months_and_the_panel_reads_codes(
    product: str,
) -> None:
    coded, published = report(product), report(product, "published")
    for hidden in ("HV1", "Child M seen", "5 March 2013", "7 April 2014", "14:30"):
        assert hidden not in published
    assert "FOR PUBLICATION" in published
    assert "must not be published" in coded
    assert "must not be published" not in published
    if product in ("overview", "chronology"):
        assert "HV1 called; nobody asked." in coded
        assert "March 2013" in published
        # The overview counts what it stands on, unless the Board lists it.
        said = "The health visitor called; nobody asked." in published
        assert said == (product == "chronology")
