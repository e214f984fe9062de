"""The page of all reviews of a board: whole, self-contained, read by people."""

import base64
import hashlib
import re
import shutil
from pathlib import Path

import pytest
from lxml import html

from scrkit.cli.app import run
from scrkit.system.resources import shipped
from tests.boards import REVIEWS, make_board

ON = ("--as-of", "2016-09-30")


def made(at: Path, *more: object) -> str:
    """Return the page of the reviews in a folder."""
    out = at.parent / f"{at.name}.html"
    words = map(str, (at, *more, *ON, "--out", out, "--format", "html"))
    assert run(["board", *words]) in (0, 1)
    return out.read_text("utf-8")


@pytest.fixture(scope="module")
def board(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a board of six reviews, which no test changes."""
    at = tmp_path_factory.mktemp("page") / "reviews"
    make_board(at)
    return at


@pytest.fixture(scope="module")
def page(board: Path) -> str:
    """Return its page."""
    return made(board)


def read(page: str) -> html.HtmlElement:
    return html.document_fromstring(page)


def cells(row: html.HtmlElement) -> list[str]:
    return [" ".join(one.text_content().split()) for one in row.xpath("th|td")]


def test_the_page_fetches_nothing_and_runs_its_own_script_alone(page: str) -> None:
    script = re.search(r"<script>(.*)</script>", page, re.DOTALL)
    assert script
    digest = base64.b64encode(hashlib.sha256(script[1].encode()).digest()).decode()
    policy = read(page).xpath("//meta[@http-equiv]/@content")[0]
    assert f"script-src 'sha256-{digest}'" in policy
    assert "default-src 'none'" in policy
    assert not re.search(r"https?://|@import|url\((?!#)|\bsrc=", page)


def test_every_link_leads_to_a_place_of_the_page_and_no_place_is_there_twice(
    page: str,
) -> None:
    tree = read(page)
    ids = tree.xpath("//@id")
    assert len(ids) == len(set(ids))
    assert {link.removeprefix("#") for link in tree.xpath("//a/@href")} <= set(ids)


def test_every_review_has_its_row_its_lane_and_what_it_promised(page: str) -> None:
    tree = read(page)
    table = tree.xpath("//table[caption='Where each review stands']/tbody/tr")
    assert [cells(row)[0] for row in table] == list(REVIEWS)
    lanes = tree.xpath("//figure//svg[@role='img']/text[@font-weight]/text()")
    assert lanes == list(REVIEWS)
    for id in ("child-g", "child-k"):
        promised = tree.xpath(f"//section[h3[starts-with(., '{id}:')]]//tbody/tr")
        by = {cells(row)[0]: cells(row) for row in promised}
        # The five of the overview, and those of three agencies to themselves.
        assert {"R1", "R5", "HEALTH-R1"} <= set(by)
        assert "1 made a difference" in by["R1"][5]
        assert "eleven children were seen sooner" in by["R1"][5]


def test_actions_bear_what_they_are_filtered_by(page: str) -> None:
    rows = read(page).xpath("//table[@id='action-table']/tbody/tr")
    found = {(row.get("data-review"), cells(row)[0]): row for row in rows}
    overdue = found["child-k", "child-k, A10"]
    assert overdue.get("data-state") == "overdue"
    assert overdue.get("data-agency") == "Fernshire General Hospital NHS Trust"
    assert cells(overdue)[4] == "overdue"
    assert overdue.get("data-theme").split()
    # Without a script nothing is hidden: the filters are shown by it alone.
    assert all(row.get("hidden") is None for row in rows)
    assert read(page).xpath("//form[@hidden]")


def test_a_theme_and_a_factor_lead_to_the_findings_of_each_review(page: str) -> None:
    tree = read(page)
    for what in ("Theme", "Factor"):
        rows = tree.xpath(f"//table[thead//th[1]='{what}']/tbody/tr")
        assert rows
        assert cells(rows[0])[1] == "5"
        links = [one.text for one in rows[0].xpath(".//a")]
        assert len(links) >= 5
        assert set(links) <= {f"F{n}" for n in range(1, 8)}


def test_the_same_recommendation_is_proposed_and_a_decision_is_told(page: str) -> None:
    pairs = read(page).xpath("//article[@class='pair']")
    told = {cells_of(one.xpath("h3")[0]): cells_of(one) for one in pairs}
    decided = told["child-l, R1 and child-g, R1"]
    assert "The same, decided on 20 May 2016 by Chair of the sub group." in decided
    assert "never tried with dentists" in decided
    assert "What became of it: 1 made a difference" in decided
    assert "Proposed, not decided yet" in told["child-k, R1 and child-g, R1"]
    assert next(iter(told)) == "child-l, R1 and child-g, R1"
    # What asks for other things is not proposed.
    assert not any("R1 and" in one and one.endswith("R2") for one in told)


def cells_of(one: html.HtmlElement) -> str:
    return " ".join(one.text_content().split())


def test_a_decision_on_a_recommendation_that_is_not_there_is_told(
    board: Path, tmp_path: Path
) -> None:
    for id in ("child-l", "child-m"):
        shutil.copytree(board / id, tmp_path / "reviews" / id)
    told = cells_of(read(made(tmp_path / "reviews")).find("body"))
    assert "child-l, R1 names child-g, R1" in told


def test_two_reviews_of_one_id_have_each_their_own_place_and_promises(
    tmp_path: Path,
) -> None:
    for year in ("2015", "2016"):
        shutil.copytree(shipped("examples") / "child-k", tmp_path / year / "child-k")
    plan = tmp_path / "2015/child-k/actions.yaml"
    text = plan.read_text("utf-8")
    plan.write_text(text.replace("one countywide pathway", "two pathways", 1), "utf-8")
    tree = read(made(tmp_path))

    ids = tree.xpath("//@id")
    assert len(ids) == len(set(ids))
    rows = tree.xpath("//table[@id='action-table']/tbody/tr")
    first = [cells(one) for one in rows if cells(one)[0].endswith(", A1")]
    named = {one[0] for one in first}
    assert named == {f"child-k ({y}/child-k), A1" for y in (2015, 2016)}
    assert sorted("two pathways" in one[1] for one in first) == [False, True]


def test_a_text_with_markup_in_it_stays_text(board: Path, tmp_path: Path) -> None:
    at = Path(shutil.copytree(board / "child-k", tmp_path / "reviews/child-k"))
    path = at / "actions.yaml"
    marked = path.read_text("utf-8").replace(
        "Write and agree one", "Write <b onclick='x'>and</b> agree one", 1
    )
    path.write_text(marked, "utf-8")
    tree = read(made(at.parent))
    assert not tree.xpath("//@onclick")
    assert "<b onclick='x'>and</b>" in cells_of(tree)


def test_people_stand_by_code_and_a_name_is_refused(
    board: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    at = Path(shutil.copytree(board / "child-k", tmp_path / "reviews/child-k"))
    people = "format: 1\nidentities:\n  - {code: HV1, names: [Zelda Zettermark]}\n"
    (at / "identities.yaml").write_text(people, "utf-8")
    path = at / "actions.yaml"
    text = path.read_text("utf-8")
    path.write_text(text.replace("Write and", "Let @HV1 write and", 1), "utf-8")
    assert "Let HV1 write and agree" in made(at.parent)

    path.write_text(text.replace("Write and", "Zelda Zettermark and", 1), "utf-8")
    out = tmp_path / "new.html"
    words = ["board", str(at), "--format", "html", "--out", str(out), *ON]
    assert run(words) == 2
    assert not out.exists()
    assert "Zettermark" not in capsys.readouterr().err
