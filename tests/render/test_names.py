"""Reports call things by the names of the framework."""

import shutil
from pathlib import Path

import pytest

from scrkit import frameworks
from scrkit.cli.app import run
from scrkit.render.wording.names import heading, inside, with_article
from scrkit.system.resources import shipped


def reports(
    tmp_path: Path,
    framework: str,
    methodology: str,
    proceedings: tuple[str, str] = ("", ""),
) -> dict[str, str]:
    folder = Path(shutil.copytree(shipped("examples") / "child-k", tmp_path / "case"))
    path = folder / "review.yaml"
    text = path.read_text("utf-8").replace("overlay: buckinghamshire-2016\n", "")
    text = text.replace("framework: england-scr-2015", f"framework: {framework}")
    text = text.replace("methodology: traditional", f"methodology: {methodology}")
    path.write_text(text, "utf-8")
    held = folder / "proceedings.yaml"
    held.write_text(held.read_text("utf-8").replace(*proceedings), "utf-8")
    plan = folder / "actions.yaml"
    lines = plan.read_text("utf-8").splitlines(keepends=True)
    plan.write_text(
        "".join(x for x in lines if not x.startswith("monitored_by:")), "utf-8"
    )
    out = tmp_path / "out"
    arguments = ["render", "all", str(folder), "--out", str(out), "--draft"]
    assert run([*arguments, "--format", "md", "--as-of", "2016-09-30"]) == 0
    return {one.stem: one.read_text("utf-8") for one in out.glob("*.md")}


def test_wales(tmp_path: Path) -> None:
    made = reports(tmp_path, "wales-cpr-2015", "child_practice_review")

    assert "Child Practice Review" in made["overview-draft"]
    assert "Practice review report" in made["overview-draft"]
    assert "**Reviewer:**" in made["overview-draft"]
    assert "Appendix A: Timeline" in made["overview-draft"]
    assert (
        "Case Review Group watches the plan for the Board." in made["action-plan-draft"]
    )


def test_a_review_of_an_adult_is_not_about_a_child(tmp_path: Path) -> None:
    made = reports(tmp_path, "england-sar-2014", "traditional")

    assert "Adult seen, adult's voice" in made["chronology-draft"]
    assert "Child seen" not in made["chronology-draft"]
    assert "*Adult: " in made["chronology-draft"]
    assert "Agency Reports and an integrated chronology" in made["overview-draft"]


def test_a_domestic_homicide_review_is_the_partnerships(tmp_path: Path) -> None:
    made = reports(tmp_path, "dhr-2016", "traditional")

    assert "the panel and the Partnership" in made["overview-draft"]
    assert "to the Partnership" in made["overview-draft"]
    assert "**Overview author:**" in made["overview-draft"]
    assert "Individual Management Review |" in made["overview-draft"]


def test_a_chair_who_is_not_independent_is_not_called_so(tmp_path: Path) -> None:
    made = reports(tmp_path, "northern-ireland-cmr", "other")

    assert "Chair of the case management review panel" in made["overview-draft"]
    assert "Independent chair of the panel" not in made["overview-draft"]


@pytest.mark.parametrize(
    ("framework", "inquest"),
    [
        ("scotland-learning-review-2021", "Fatal accident inquiry (concluded)"),
        ("wales-cpr-2015", "Coroner's inquest (concluded)"),
    ],
)
def test_scotland_has_fatal_accident_inquiries(
    tmp_path: Path, framework: str, inquest: str
) -> None:
    example = shipped("examples") / "child-k" / "proceedings.yaml"
    assert "kind: criminal" in example.read_text("utf-8")
    made = reports(tmp_path, framework, "other", ("kind: criminal", "kind: coronial"))

    assert inquest in made["overview-draft"]


@pytest.mark.parametrize(
    ("name", "shown", "within"),
    [
        ("Overview Report", "Overview report", "overview report"),
        ("SAR Sub Group", "SAR sub group", "SAR sub group"),
        ("Multi-agency Action Plan", "Multi-agency action plan", None),
    ],
)
def test_names_stand_in_headings_and_in_sentences(
    name: str, shown: str, within: str | None
) -> None:
    assert heading({"overview": name}, "overview") == shown
    if within is not None:
        assert inside({"overview": name}, "overview") == within


def test_england_says_what_is_said_where_no_framework_is_known() -> None:
    names = frameworks.apply_overlay(
        frameworks.load("england-scr-2015"),
        frameworks.load_overlay("buckinghamshire-2016"),
    ).names

    for key in ("overview", "panel_chair", "lead_reviewer", "chronology", "subject"):
        assert heading(names, key) == heading({}, key)


def test_articles() -> None:
    assert with_article("timeline") == "a timeline"
    assert with_article("integrated chronology") == "an integrated chronology"
