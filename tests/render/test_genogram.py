"""The genogram: its signs, its places, its words, and what the public reads of it."""

import io
import re
import zipfile
from collections.abc import Iterator
from datetime import date
from itertools import combinations, pairwise
from xml.etree import ElementTree

import pytest
from hypothesis import given, settings
from msgspec.structs import replace
from PIL import Image, ImageFont

from scrkit import folder
from scrkit.model.people import People
from scrkit.model.review import Review
from scrkit.render.document.blocks import Drawing, Turn
from scrkit.render.genogram.drawn import genogram
from scrkit.render.picture.sketch import Point, Sketch
from scrkit.render.products import render
from scrkit.render.sections.case import open_case
from scrkit.render.wording.options import Format, Options, View
from scrkit.review import load
from scrkit.system.resources import shipped
from scrkit.timeline.merge import merge
from tests.render.families import every_sign, families, people_of, person
from tests.sampling import examples

DAY = date(2016, 9, 30)
_SVG = "{http://www.w3.org/2000/svg}"
_FONT = ImageFont.load_default(11)


@pytest.fixture(scope="module")
def review() -> Review:
    """Return the example review."""
    found = load(folder.read(shipped("examples") / "child-k").files).review
    assert found is not None
    return found


def _bare(review: Review) -> Review:
    """Return the review without its entries, which a genogram does not need."""
    return replace(review, chronologies=())


def _drawn(review: Review, people: People, view: View = "coded") -> Drawing:
    case = _bare(replace(review, people=people))
    options = Options(as_of=DAY, view=view)
    (block,) = genogram(open_case(case, merge(case), options))
    assert isinstance(block, Drawing)
    return block


def _file(
    review: Review,
    form: Format,
    product: str = "genogram",
    view: View = "coded",
    as_of: date = DAY,
) -> bytes:
    options = Options(as_of=as_of, formats=(form,), view=view)
    (file,) = render(product, review, merge(review), options)
    return file.content


def _svg(review: Review, people: People, view: View = "coded") -> ElementTree.Element:
    content = _file(_bare(replace(review, people=people)), "svg", view=view)
    return ElementTree.fromstring(content)  # noqa: S314 - our own


def _classes(svg: ElementTree.Element, tag: str) -> list[str]:
    return [one.get("class", "") for one in svg.iter(f"{_SVG}{tag}")]


def test_every_person_has_the_sign_of_the_field(review: Review) -> None:
    svg = _svg(review, every_sign())
    key = svg.findall(f"{_SVG}g")
    signs = {
        kind: [one for one in key if kind in one.get("class", "").split()]
        for kind in ("square", "circle", "diamond", "triangle", "subject", "died")
    }
    assert all(one.find(f"{_SVG}circle") is not None for one in signs["circle"])
    corners = {"square": 4, "diamond": 4, "triangle": 3}
    for kind, many in corners.items():
        for one in signs[kind]:
            shape = one.find(f"{_SVG}polygon")
            assert shape is not None
            assert len(shape.get("points", "").split()) == many
    # The subject has two outlines, whoever died a cross of two strokes.
    assert all(len(one.findall(f"{_SVG}polygon")) == 2 for one in signs["subject"])
    assert all(len(one.findall(f"{_SVG}polyline")) == 2 for one in signs["died"])
    # Two died, the subject is one of them; the key shows each sign once more.
    assert {kind: len(found) for kind, found in signs.items()} == {
        "square": 4 + 1 + 2,
        "circle": 6 + 1,
        "diamond": 1 + 1,
        "triangle": 1 + 1,
        "subject": 1 + 1,
        "died": 2 + 1,
    }


def test_every_line_says_by_its_look_what_it_stands_for(review: Review) -> None:
    svg = _svg(review, every_sign())
    lines = [one for one in svg.iter(f"{_SVG}polyline") if one.get("class")]
    dashes = {one.get("class"): one.get("stroke-dasharray") for one in lines}
    assert dashes["partners married"] is None
    assert dashes["partners cohabiting"] == "8 4"
    assert dashes["partners relationship"] == "2 3"
    assert dashes["child birth"] is None
    assert dashes["child foster"] == "8 4"
    assert dashes["household"] == "5 3"
    count = [one.get("class") for one in lines].count
    assert (count("separated"), count("divorced")) == (1, 2)
    assert (count("child birth twin"), count("identical")) == (2, 1)
    twins = [one for one in lines if one.get("class") == "child birth twin"]
    assert len({one.get("points", "").split()[0] for one in twins}) == 1


def test_it_is_black_on_white_alone(review: Review) -> None:
    content = _file(_bare(replace(review, people=every_sign())), "svg").decode()
    assert set(re.findall(r"#[0-9A-F]{6}", content)) == {"#1A1A1A", "#FFFFFF"}
    shown = Image.open(io.BytesIO(_file(review, "png")))
    assert shown.mode == "L"


def test_generations_stand_on_rows_the_oldest_above(review: Review) -> None:
    sketch = _drawn(review, every_sign()).picture
    assert isinstance(sketch, Sketch)
    at = {one.text: one.at[1] for one in sketch.words if one.kind == "label"}
    by_code = {
        code: at[word]
        for code, word in (("g", "grandm"), ("m", "mother"), ("c", "childa"))
    }
    assert by_code["g"] < by_code["m"] < by_code["c"]
    assert at["mother"] == at["father"] == at["wife"] == at["friend"]


Box = tuple[float, float, float, float]


def _labels(sketch: Sketch) -> Iterator[Box]:
    """Yield the boxes of the words, as wide as the font of the picture has them."""
    for one in sketch.words:
        wide = _FONT.getlength(one.text)
        left = one.at[0] - (0 if one.left else wide / 2)
        yield left, one.at[1] - 8, left + wide, one.at[1] + 2


def _signs(sketch: Sketch) -> Iterator[Box]:
    for one in sketch.signs:
        (x, y), half = one.middle, one.size / 2 + 1
        yield x - half, y - half, x + half, y + half


def _lie_on(one: Box, other: Box) -> bool:
    return (
        one[0] < other[2]
        and other[0] < one[2]
        and one[1] < other[3]
        and other[1] < one[3]
    )


def _crosses(start: Point, end: Point, box: Box) -> bool:
    """Tell whether a line passes a box, by clipping it to the box."""
    low, high = 0.0, 1.0
    for axis in (0, 1):
        step = end[axis] - start[axis]
        near, far = box[axis] - start[axis], box[axis + 2] - start[axis]
        if abs(step) < 1e-9:
            if near > 0 or far < 0:
                return False
            continue
        parts = sorted((near / step, far / step))
        low, high = max(low, parts[0]), min(high, parts[1])
    return low < high


def _assert_legible(sketch: Sketch) -> None:
    labels, signs = list(_labels(sketch)), list(_signs(sketch))
    assert not [pair for pair in combinations(labels, 2) if _lie_on(*pair)]
    assert not [pair for pair in combinations(signs, 2) if _lie_on(*pair)]
    assert not [1 for one in labels for other in signs if _lie_on(one, other)]
    parts = [
        (stroke.kind, *part) for stroke in sketch.strokes
        for part in pairwise(stroke.points)
    ]  # fmt: skip
    hit = {k for k, a, b in parts for box in labels if _crosses(a, b, box)}
    assert not hit, hit
    for left, high, right, low in (*labels, *signs):
        assert left >= 0
        assert high >= 0
        assert right <= sketch.width
        assert low <= sketch.height


@settings(max_examples=examples(160), deadline=None)
@given(people=families())
def test_nothing_lies_over_a_label_whatever_the_family(
    review: Review, people: People
) -> None:
    drawn = _drawn(review, people).picture
    assert isinstance(drawn, Sketch)
    _assert_legible(drawn)


@pytest.mark.full
@settings(max_examples=examples(60), deadline=None)
@given(people=families(most=44))
def test_nothing_lies_over_a_label_in_a_family_of_forty(
    review: Review, people: People
) -> None:
    drawn = _drawn(review, people).picture
    assert isinstance(drawn, Sketch)
    _assert_legible(drawn)


@settings(max_examples=examples(60), deadline=None)
@given(people=families(most=12))
def test_the_words_say_everybody_and_every_relation(
    review: Review, people: People
) -> None:
    told = _drawn(review, people).told
    words = {one.code: one.label for one in people.people}
    drawn = _drawn(review, people).picture
    assert isinstance(drawn, Sketch)
    related = {
        code
        for one in people.parents
        for code in (one.child, *one.parents)
    } | {code for one in people.partners for code in one.people}  # fmt: skip
    for code in related:
        assert re.search(rf"{re.escape(words[code])}: ", told, re.IGNORECASE)
    for one in people.parents:
        parents = " and ".join(words[code] for code in one.parents)
        what = "foster child" if one.kind == "foster" else "child"
        assert f"{words[one.child]} is the {what} of {parents}" in told
    for pair in people.partners:
        both = " and ".join(words[code] for code in pair.people)
        assert f"{both} were " in told or f"{both} are " in told or "live" in told
    for home in people.households:
        assert home.label in told


def test_the_public_reads_no_code_and_no_exact_day(review: Review) -> None:
    people = people_of(
        people=[
            person("ChildQ7", kind="subject", born="2013-04", died="2016-01-17"),
            person("Mother3", "female", born="1988-05", died="2016-02-11"),
            person("Father4", "male"),
        ],
        parents=[{"child": "ChildQ7", "parents": ["Mother3", "Father4"]}],
        partners=[
            {
                "people": ["Mother3", "Father4"],
                "kind": "married",
                "since": "2012-03-14",
                "until": "2015-06-21",
                "ended": "divorced",
            }
        ],
        households=[
            {
                "label": "the house in Quillet Road",
                "people": ["Mother3", "ChildQ7"],
                "since": "2013-09-27",
            }
        ],
    )
    public = _bare(replace(review, people=people))
    svg = _file(public, "svg", view="published").decode()
    page = _file(public, "html", view="published").decode()
    markdown = _file(public, "md", view="published").decode()
    for text in (svg, page, markdown):
        for code in ("ChildQ7", "Mother3", "Father4", "Label of", "Quillet"):
            assert code not in text
        for day in ("14 March", "21 June", "27 September", "17 January", "February"):
            assert day not in text
        assert "1988" not in text
        assert "April 2013" not in text
    for told in ("March 2012 until June 2015", "January 2016", "at the incident"):
        assert told in markdown
    coded = _file(public, "md").decode()
    assert "14 March 2012 until 21 June 2015" in coded
    assert "the house in Quillet Road" in coded


def test_a_report_tells_of_no_relation_that_came_later(review: Review) -> None:
    people = people_of(
        people=[
            person("ChildA", kind="subject", born="2012", died="2016-08"),
            person("Mother", "female"),
            person("Carer", "female"),
        ],
        parents=[
            {"child": "ChildA", "parents": ["Mother"]},
            {
                "child": "ChildA",
                "parents": ["Carer"],
                "kind": "foster",
                "since": "2016-05",
            },
        ],
    )
    changed = _bare(replace(review, people=people))
    early = _file(changed, "svg", as_of=date(2015, 1, 1)).decode()
    assert "foster" not in early
    assert "died" not in early
    late = _file(changed, "svg").decode()
    assert "child foster" in late
    assert "died August 2016" in late


def test_somebody_of_two_generations_is_drawn_once_more(review: Review) -> None:
    # A daughter's partner is her mother's former partner's father.
    codes = ("Old", "Mid", "Wife", "Daughter", "ChildZ")
    people = people_of(
        people=[
            *(person(code) for code in codes[:-1]),
            person("ChildZ", kind="subject"),
        ],
        parents=[
            {"child": "Mid", "parents": ["Old"]},
            {"child": "Daughter", "parents": ["Mid", "Wife"]},
            {"child": "ChildZ", "parents": ["Daughter", "Old"]},
        ],
    )
    drawn = _drawn(review, people).picture
    assert isinstance(drawn, Sketch)
    again = [one for one in drawn.signs if "repeat" in one.extra]
    assert len(again) == 1 + 1  # and the key
    assert "(again)" in [one.text for one in drawn.words]
    _assert_legible(drawn)


def test_whoever_no_relation_names_is_told_and_not_drawn(review: Review) -> None:
    people = people_of(
        people=[
            person("ChildA", kind="subject"),
            person("Mother"),
            person("Aunt"),
        ],
        parents=[{"child": "ChildA", "parents": ["Mother"]}],
    )
    drawn = _drawn(review, people)
    assert isinstance(drawn.picture, Sketch)
    assert "aunt" not in [one.text for one in drawn.picture.words]
    last = "Not drawn, because no relation is recorded: Label of aunt."
    assert drawn.told.endswith(last)


def test_the_overview_shows_it_to_the_panel_and_not_to_the_public(
    review: Review,
) -> None:
    told = "Child K is the child of Mother and Father."
    with zipfile.ZipFile(io.BytesIO(_file(review, "docx", "overview"))) as package:
        page = package.read("word/document.xml").decode()
    assert f"{told}" in page
    assert page.count('descr="Child K: whom the review is about') == 2
    public = _file(review, "md", "overview", "published").decode()
    assert "is the child of" not in public


def test_a_wide_family_lies_on_a_page_of_its_own_in_a_standing_report(
    review: Review,
) -> None:
    wide = people_of(
        people=[
            person("ChildA", kind="subject"),
            person("Mother"),
            *(person(f"Child{number}") for number in range(12)),
        ],
        parents=[
            {"child": code, "parents": ["Mother"]}
            for code in ("ChildA", *(f"Child{number}" for number in range(12)))
        ],
    )
    case = _bare(replace(review, people=wide))
    opened = open_case(case, merge(case), Options(as_of=DAY))
    kinds = [type(block) for block in genogram(opened, "standing")]
    assert kinds == [Turn, Drawing, Turn]
    assert [type(block) for block in genogram(opened)] == [Drawing]
