"""The page of all reviews of a board in a real Chromium: seen, filtered, by keyboard.

Debian's own chromium; axe-core says whether everybody can use it.
"""

import re
import shutil
from collections.abc import Iterator
from typing import Any

import pytest

from scrkit.cli.app import run
from tests.boards import make_board
from tests.clients.programs import ROOT

pytestmark = pytest.mark.clients
# Installed by make test-clients; what runs without it must still be collected.
playwright = pytest.importorskip("playwright.sync_api")
AXE = ROOT / ".clients" / "node_modules" / "axe-core" / "axe.min.js"


@pytest.fixture(scope="module")
def shown(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Any]:
    """Open the page of six reviews, and of one that cannot be read."""
    at = tmp_path_factory.mktemp("board")
    make_board(at / "reviews")
    (at / "reviews" / "lost").mkdir()
    (at / "reviews" / "lost" / "review.yaml").write_text("format: [1\n", "utf-8")
    words = ("--format", "html", "--out", str(at / "b.html"), "--as-of", "2016-09-30")
    assert run(["board", str(at / "reviews"), *words]) == 1
    program = shutil.which("chromium")
    assert program, "chromium is missing: apt-get install chromium"
    with playwright.sync_playwright() as play:
        browser = play.chromium.launch(executable_path=program, args=["--no-sandbox"])
        page = browser.new_page(viewport={"width": 1280, "height": 900})
        told: list[str] = []
        page.on("console", lambda message: told.append(message.text))
        page.on("pageerror", lambda error: told.append(str(error)))
        page.goto((at / "b.html").as_uri())
        yield page
        assert told == []
        browser.close()


def _rows(page: Any) -> int:
    return int(page.locator("#action-table tbody tr:visible").count())


@pytest.mark.parametrize("width", [1280, 480])
def test_axe_finds_nothing_wrong_with_the_board(shown: Any, width: int) -> None:
    shown.set_viewport_size({"width": width, "height": 900})
    # The page forbids scripts of others; the checker is let in by the browser.
    shown.evaluate(AXE.read_text("utf-8"))
    found = shown.evaluate("axe.run()")
    assert [(one["id"], len(one["nodes"])) for one in found["violations"]] == []


@pytest.mark.parametrize("width", [1280, 480])
def test_nothing_of_the_board_runs_out_of_the_window(shown: Any, width: int) -> None:
    shown.set_viewport_size({"width": width, "height": 900})
    assert shown.evaluate("document.documentElement.scrollWidth") <= width


def test_six_reviews_print_on_some_thirty_sheets(shown: Any) -> None:
    """What stands on an earlier sheet is not printed again; it was once 59 to 72."""
    sheets = re.findall(rb"/Type\s*/Page\b", shown.pdf(prefer_css_page_size=True))
    assert 10 < len(sheets) <= 32


def test_actions_are_filtered_by_each_of_what_they_bear(shown: Any) -> None:
    shown.set_viewport_size({"width": 1280, "height": 900})
    every = _rows(shown)
    for label in ("Review", "Agency", "Theme", "State", "Owner"):
        shown.get_by_label(label, exact=True).select_option(index=1)
        fewer = _rows(shown)
        assert 0 < fewer < every, label
        assert f"{fewer} of {every}" in shown.locator(".shown").inner_text()
        shown.get_by_role("button", name="Show all").click()
        # The page's own policy lets no condition be evaluated in it again and again.
        playwright.expect(shown.locator(".shown")).to_have_text(
            re.compile(rf"^\s*{every} of")
        )


def test_a_filter_is_set_with_the_keyboard_alone(shown: Any) -> None:
    every = _rows(shown)
    shown.get_by_label("State", exact=True).focus()
    shown.keyboard.type("over")
    shown.keyboard.press("Tab")
    assert 0 < _rows(shown) < every
    states = shown.locator("#action-table tbody tr:visible td.overdue")
    assert states.count() == _rows(shown)
    shown.get_by_role("button", name="Show all").focus()
    shown.keyboard.press("Enter")
    shown.wait_for_timeout(100)
    assert _rows(shown) == every


def test_a_link_to_an_action_that_is_filtered_away_shows_it(shown: Any) -> None:
    shown.get_by_label("Review", exact=True).select_option("child-g")
    shown.locator("a[href='#r4-A10']").first.click()
    shown.wait_for_timeout(100)
    assert shown.locator("[id='r4-A10']").is_visible()
