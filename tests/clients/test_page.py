"""The page of the chronology in a real Chromium: seen, heard, filtered, jumped through.

Debian's own chromium; axe-core says whether everybody can use it.
"""

import shutil
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from scrkit import folder
from scrkit.dates import of_day
from scrkit.model.entry import Entry
from scrkit.model.gathering import Chronology
from scrkit.model.review import Review
from scrkit.render.sections.case import open_case
from scrkit.render.web.page import page as page_of
from scrkit.render.wording.options import Options
from scrkit.review import load
from scrkit.system.resources import shipped
from scrkit.timeline.merge import merge
from tests.clients.programs import ROOT

pytestmark = pytest.mark.clients
# Installed by make test-clients; what runs without it must still be collected.
playwright = pytest.importorskip("playwright.sync_api")
AXE = ROOT / ".clients" / "node_modules" / "axe-core" / "axe.min.js"


def _review() -> Review:
    found = load(folder.read(shipped("examples") / "child-k").files).review
    assert found is not None
    return found


def _written(review: Review, target: Path) -> str:
    case = open_case(review, merge(review), Options(as_of=date(2016, 9, 30)))
    target.write_bytes(page_of(case))
    return target.as_uri()


@pytest.fixture(scope="module")
def browser() -> Iterator[Any]:
    """Return Debian's Chromium."""
    program = shutil.which("chromium")
    assert program, "chromium is missing: apt-get install chromium"
    with playwright.sync_playwright() as play:
        yield play.chromium.launch(executable_path=program, args=["--no-sandbox"])


@pytest.fixture
def shown(browser: Any, tmp_path: Path) -> Iterator[Any]:
    """Open the page of the example; whatever it fetches or complains of fails."""
    asked: list[str] = []
    told: list[str] = []
    page = browser.new_page(viewport={"width": 1280, "height": 900})

    def note(request: Any) -> None:
        if not request.url.startswith("file:"):
            asked.append(request.url)

    page.on("request", note)
    page.on("console", lambda message: told.append(message.text))
    page.on("pageerror", lambda error: told.append(str(error)))
    page.goto(_written(_review(), tmp_path / "chronology.html"))
    yield page
    assert asked == []
    assert told == []
    page.close()


def _rows(page: Any) -> int:
    return int(page.locator("tr[data-agency]:visible").count())


@pytest.mark.parametrize("width", [1280, 480])
def test_axe_finds_nothing_wrong(shown: Any, width: int) -> None:
    shown.set_viewport_size({"width": width, "height": 900})
    # The page forbids scripts of others; the checker is let in by the browser.
    shown.evaluate(AXE.read_text("utf-8"))
    found = shown.evaluate("axe.run()")
    wrong = [(one["id"], len(one["nodes"])) for one in found["violations"]]
    assert wrong == []


def test_agency_words_and_person_filter_rows_and_marks(shown: Any) -> None:
    every = _rows(shown)
    shown.get_by_label("Fernshire Constabulary").uncheck()
    # The page's own policy lets no condition be evaluated in it again and again.
    playwright.expect(shown.locator(".shown")).to_contain_text(" of ")
    fewer = _rows(shown)
    assert fewer < every
    assert f"{fewer} of {every}" in shown.locator(".shown").inner_text()
    off = shown.locator(".mark.off").count()
    assert off > 0
    shown.get_by_label("Words").fill("weight")
    shown.wait_for_timeout(100)
    assert 0 < _rows(shown) < fewer
    shown.get_by_role("button", name="Show all").click()
    shown.wait_for_timeout(100)
    assert _rows(shown) == every


def test_a_mark_leads_to_its_row_and_back(shown: Any) -> None:
    mark = shown.locator(".mark").nth(100)
    id = mark.get_attribute("data-id")
    mark.click()
    shown.wait_for_timeout(200)
    assert shown.evaluate("document.activeElement.id") == f"e-{id}"
    assert shown.locator(f"#e-{id}").bounding_box() is not None
    shown.locator(f"#e-{id} .back").click()
    assert shown.locator(f".mark.now[data-id={id}]").count() >= 1


def test_an_answer_leads_to_a_row_that_a_filter_hides(shown: Any) -> None:
    shown.get_by_label("Words").fill("zzz")
    shown.wait_for_timeout(100)
    assert _rows(shown) == 0
    link = shown.locator(".answers a").first
    id = (link.get_attribute("href") or "")[1:]
    link.click()
    shown.wait_for_timeout(200)
    assert shown.evaluate("document.activeElement.id") == id


def test_plus_and_minus_zoom_the_picture(shown: Any) -> None:
    scroller = shown.get_by_role("region", name="Picture of the timeline")
    scroller.focus()
    width = "document.querySelector('.scroller svg').clientWidth"
    before = shown.evaluate(width)
    shown.keyboard.press("+")
    assert shown.evaluate(width) == pytest.approx(2 * before, abs=2)
    shown.keyboard.press("0")
    assert shown.evaluate(width) == before


def test_without_a_script_it_is_a_plain_page(browser: Any, tmp_path: Path) -> None:
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(_written(_review(), tmp_path / "chronology.html"))
    assert page.locator("form.controls").is_hidden()
    assert page.locator("tr[data-agency]").count() == 312
    assert page.locator(".answers li").count() > 5


def test_three_thousand_entries_can_be_filtered(browser: Any, tmp_path: Path) -> None:
    from msgspec.structs import replace

    agencies = _review().case.agencies
    chronologies = tuple(
        Chronology(
            agency=agency.id,
            entries=tuple(
                Entry(
                    id=f"{agency.prefix}-{n:04d}",
                    date=of_day(date.fromordinal(date(2012, 4, 1).toordinal() + n * 3)),
                    source="Case notes",
                    event=f"Event number-{n}- of this agency, told at some length.",
                )
                for n in range(375)
            ),
        )
        for agency in agencies
    )
    page = browser.new_page()
    review = replace(_review(), chronologies=chronologies)
    page.goto(_written(review, tmp_path / "large.html"))
    page.get_by_label("Words").fill("number-7-")
    playwright.expect(page.locator(".shown")).not_to_contain_text("All")
    assert _rows(page) == 8
    page.close()
