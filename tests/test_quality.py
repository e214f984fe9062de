"""How a review stands by each quality marker, and what carries each point."""

import re
from datetime import date

import pytest

from scrkit import frameworks
from scrkit.cli.commands import COMMANDS
from scrkit.frameworks import Point
from scrkit.model.kinds import fields_of
from scrkit.model.review import AGENCY_FOLDERS, SINGLE_FILES
from scrkit.render.products import PRODUCTS, RAPID
from scrkit.rules import ALL, manual
from scrkit.rules.engine.points import by_point, points
from scrkit.rules.validate import validate
from scrkit.standing.quality import Marked, quality
from scrkit.standing.status import reached_stage
from scrkit.system.resources import PACKAGE, shipped

AS_OF = date(2016, 9, 30)
STICKS = frameworks.yardsticks()
EVERY = [p for stick in STICKS for p in frameworks.yardstick(stick).points]


def example() -> dict[str, bytes]:
    root = shipped("examples") / "child-k"
    return {
        path.relative_to(root).as_posix(): path.read_bytes()
        for path in root.rglob("*")
        if path.is_file() and "/." not in path.as_posix()
    }


def marked(files: dict[str, bytes], day: date = AS_OF) -> dict[str, Marked]:
    checked = validate(files, day)
    assert checked.loaded.review is not None
    reached = reached_stage(checked.loaded.review, checked.loaded.framework, day)
    stick = frameworks.yardstick("quality-markers-2016")
    return {one.point.id: one for one in quality(checked, stick, reached)}


def standing_by_both(files: dict[str, bytes]) -> dict[str, str]:
    checked = validate(files, AS_OF)
    sticks = map(frameworks.yardstick, ("leaflet-2016", "quality-markers-2016"))
    both = [one for stick in sticks for one in quality(checked, stick, None)]
    return {one.point.id: one.verdict for one in both}


def test_there_are_eighteen_markers_and_twenty_five_points() -> None:
    assert [p.id for p in EVERY] == [
        *(f"L{n}" for n in range(1, 26)),
        *(f"QM{n}" for n in range(1, 19)),
        *(f"RR-{letter}" for letter in "ABCDEFGHIJKL"),
        *(f"HO-{n}" for n in range(1, 7)),
    ]


def test_the_example_meets_its_markers_or_leaves_them_to_a_person() -> None:
    found = marked(example())

    assert {one.verdict for one in found.values()} <= {"met", "judge", "open"}
    assert found["QM12"].verdict == "met"
    assert found["QM13"].verdict == "judge"
    assert "explains" in found["QM13"].point.judge


def test_what_the_rules_tell_lowers_a_marker() -> None:
    files = example()
    text = files["overview/findings.yaml"].decode()
    block = r"(?m)^    why: \|-\n(?:      .*\n|\n)+"
    files["overview/findings.yaml"] = re.sub(
        block, "    why: ''\n", text, count=1
    ).encode()

    worse = marked(files)["QM13"]

    assert worse.verdict in ("partly", "not")
    # A recommendation that stands on it is to be confirmed again as well.
    assert {d.code for d in worse.against} == {"SCR602", "SCR635"}


def test_a_marker_of_a_later_stage_is_still_to_come() -> None:
    found = marked(example(), date(2015, 7, 1))

    assert found["QM17"].verdict == "open"


def test_a_rule_that_the_methodology_leaves_out_is_named_as_silent() -> None:
    files = example()
    text = files["review.yaml"].decode()
    files["review.yaml"] = text.replace(
        "methodology: traditional", "methodology: learning_together"
    ).encode()
    checked = validate(files, AS_OF)
    stick = frameworks.yardstick("leaflet-2016")

    found = {one.point.id: one for one in quality(checked, stick, None)}

    assert "SCR411" in {rule.code for rule in found["L13"].silent}
    assert "SCR411" not in {rule.code for rule in found["L13"].rules}


@pytest.mark.parametrize("point", EVERY, ids=[p.id for p in EVERY])
def test_every_point_names_records_and_products_that_exist(point: Point) -> None:
    files = {name for name, _, _ in SINGLE_FILES} | {f for f, _, _ in AGENCY_FOLDERS}

    assert set(point.records) <= files
    assert set(point.products) <= {*PRODUCTS, *RAPID, *COMMANDS}


def test_every_key_of_a_file_that_is_parted_holds_some_point() -> None:
    """A notice of a key that no point stands in would bear on nothing."""
    parted = {file for point in EVERY for file in point.parts}
    kinds = {name: record_type for name, _, record_type in SINGLE_FILES}

    for file in parted:
        holding = [p for p in EVERY if file in p.records]
        keys = {one.encode_name for one in fields_of(kinds[file])}
        held = [set(p.parts.get(file, keys)) for p in holding]
        assert set().union(*held) == keys, file
    assert all(set(p.parts) <= set(p.records) for p in EVERY)


def test_a_notice_of_a_field_bears_on_the_points_that_the_field_holds() -> None:
    files = example()
    text = files["criteria.yaml"].decode()
    before = standing_by_both(files)
    files["criteria.yaml"] = re.sub(r"(?m)^  claims: .*\n", "", text).encode()
    after = standing_by_both(files)

    assert {id for id in after if after[id] != before[id]} == {"QM1"}
    assert (before["QM1"], after["QM1"], after["L3"]) == ("met", "unshown", "met")


def test_a_notice_of_chair_and_reviewer_alike_bears_on_both() -> None:
    files = example()
    text = files["panel.yaml"].decode()
    one = r"(?m)^( +)background: [|>]-\n(?:\1 +.*\n|\n)+"
    assert len(re.findall(one, text)) == 2
    files["panel.yaml"] = re.sub(one, "", text).encode()
    after = standing_by_both(files)

    assert (after["L9"], after["L14"], after["QM7"]) == ("unshown",) * 3


@pytest.mark.parametrize("point", EVERY, ids=[p.id for p in EVERY])
def test_every_point_has_a_rule_behind_it(point: Point) -> None:
    assert by_point(ALL).get(point.id)


def test_no_rule_stands_on_a_point_that_is_not_there() -> None:
    known = {point.id for point in EVERY}

    assert {id for rule in ALL for id in points(rule)} <= known


@pytest.mark.parametrize(
    ("name", "text"),
    [("rules", manual.rules_manual()), ("coverage", manual.coverage())],
)
def test_the_documents_are_those_of_the_rules(name: str, text: str) -> None:
    """Made anew with: make docs."""
    path = PACKAGE.parent / "docs" / f"{name}.md"

    assert path.read_text(encoding="utf-8") == text


def test_the_manual_has_every_rule_with_its_why_and_its_do() -> None:
    text = manual.rules_manual()

    for rule in ALL:
        assert f"### {rule.code} {rule.name}\n" in text
        assert f"Do: {rule.do}" in text
