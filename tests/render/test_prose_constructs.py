"""Footnotes, tables, pictures and headings of prose, in each shape of a report."""

import io
import re
import zipfile
from html.parser import HTMLParser
from itertools import count

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from msgspec.structs import replace

from scrkit.model.review import Review, Section
from scrkit.render.products import compose, render
from scrkit.render.public import slips, unfit
from scrkit.render.sections.case import open_case
from scrkit.render.wording.options import Format, Options, View
from tests.drawnpictures import BESIDE, jpeg, png
from tests.render.conftest import AS_OF, make_review, make_timeline
from tests.sampling import examples

PICTURES = {
    "overview/pictures/2014-03-05.png": png(),
    "overview/pictures/photo.jpg": jpeg(),
}
TEXT = """
# Upper

First[^2014-03-05], then[^b], then again[^b].

## Lower

| Who | *How many* | Why[^h] |
|:----|-----------:|:-------:|
| @SW1 | 12 | **bold** cell[^c] |
| both | 3 | @SW1 came on 5 March 2014 |

![A plan by @SW1 of 6 March 2014](pictures/2014-03-05.png "Of @SW1, 7 March 2014")

- outer
  - inner[^d]

> Quoted ![A photograph](pictures/photo.jpg) words

[^2014-03-05]: @SW1 said so on 8 March 2014.
[^b]: One paragraph.

    And another.
[^c]: From a cell.
[^d]: From a list.
[^h]: From a head.
"""


def written(text: str, form: Format, view: View = "coded") -> dict[str, bytes]:
    review = replace(
        make_review(),
        sections=(Section(name="introduction", text=text),),
        pictures=PICTURES,
    )
    options = Options(as_of=AS_OF, view=view, formats=(form,))
    files = render("overview", review, make_timeline(review), options)
    return {file.path: file.content for file in files}


def parts(text: str, view: View = "coded") -> dict[str, str]:
    (content,) = written(text, "docx", view).values()
    with zipfile.ZipFile(io.BytesIO(content)) as package:
        return {
            name: package.read(name).decode("utf-8", "replace")
            for name in package.namelist()
        }


def page(text: str, view: View = "coded") -> str:
    (content,) = written(text, "html", view).values()
    return content.decode()


def markdown(text: str, view: View = "coded") -> str:
    return next(iter(written(text, "md", view).values())).decode()


def test_footnotes_are_words_own_and_numbered_as_they_are_read() -> None:
    made = parts(TEXT)
    cited = re.findall(
        r'<w:footnoteReference w:id="(\d+)"/>', made["word/document.xml"]
    )
    assert cited == ["1", "2", "3", "4", "5"]
    told = re.findall(
        r'<w:footnote w:id="(\d+)">(.*?)</w:footnote>', made["word/footnotes.xml"]
    )
    words = {n: "".join(re.findall(r">([^<>]+)</w:t>", inside)) for n, inside in told}
    assert words["1"].endswith("SW1 said so on 8 March 2014.")
    assert words["2"].endswith("One paragraph.And another.")
    assert [words[n].split()[-1] for n in "345"] == ["head.", "cell.", "list."]


def test_a_document_without_footnotes_has_no_part_for_them() -> None:
    made = parts("Words.")
    assert "word/footnotes.xml" not in made
    assert "footnote" not in "".join(made.values())


def test_a_table_of_prose_is_a_table_with_a_head_and_its_alignment() -> None:
    made = parts(TEXT)["word/document.xml"]
    (table,) = [t for t in made.split("<w:tbl>") if "How many" in t]
    assert "<w:tblHeader/>" in table
    assert '<w:jc w:val="right"/></w:pPr><w:r><w:t xml:space="preserve">12<' in table
    assert '<w:jc w:val="center"/>' in table
    assert '<w:i/></w:rPr><w:t xml:space="preserve">How many' in table


def test_two_levels_of_headings_stand_below_the_section_and_in_the_contents() -> None:
    made = parts(TEXT)["word/document.xml"]
    for level, words in ((2, "Upper"), (3, "Lower")):
        assert re.search(rf'w:val="Heading{level}"/>.{{0,200}}?>{words}<', made)
        assert re.search(rf'w:val="TOC{level}"/>.{{0,200}}?>{words}<', made)
    assert 'TOC \\o "1-3"' in made
    nav = page(TEXT).partition("<nav")[2].partition("</nav>")[0]
    assert "#upper" in nav
    assert "#lower" in nav


def test_a_picture_has_its_words_and_nothing_that_its_file_told_beside_it() -> None:
    made = parts(TEXT)
    assert 'descr="A plan by SW1 of 6 March 2014"' in made["word/document.xml"]
    held = [one for one in made if one.startswith("word/media/")]
    assert "word/media/picture1.png" in held
    assert "word/media/picture2.jpeg" in held
    assert 'Extension="jpeg" ContentType="image/jpeg"' in made["[Content_Types].xml"]
    assert not any(BESIDE in text for text in made.values())
    beside = written(TEXT, "md")
    assert sorted(beside) == [
        "overview-pictures/picture-1.png",
        "overview-pictures/picture-2.jpeg",
        "overview.md",
    ]
    assert not any(BESIDE.encode() in one for one in beside.values())
    assert "](overview-pictures/picture-1.png " in beside["overview.md"].decode()


class _Links(HTMLParser):
    """The ids of a page, and what its links lead to."""

    def __init__(self) -> None:
        super().__init__()
        self.ids: list[str] = []
        self.led: list[str] = []
        self.pictures: list[dict[str, str | None]] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = dict(attrs)
        if "id" in given:
            self.ids.append(given["id"] or "")
        if tag == "a":
            self.led.append((given.get("href") or "")[1:])
        if tag == "img":
            self.pictures.append(given)


def test_footnotes_of_the_page_lead_there_and_back_again() -> None:
    found = _Links()
    found.feed(page(TEXT))
    assert len(found.ids) == len(set(found.ids))
    assert {f"note-{n}" for n in range(1, 6)} <= set(found.ids)
    assert {f"note-{n}" for n in range(1, 6)} <= set(found.led)
    assert {f"cited-{n}" for n in range(1, 6)} <= set(found.led) & set(found.ids)
    assert set(found.led) <= set(found.ids)


def test_pictures_of_the_page_stand_in_it_with_their_words() -> None:
    text = page(TEXT)
    found = _Links()
    found.feed(text)
    assert [one["alt"] for one in found.pictures] == [
        "A plan by SW1 of 6 March 2014",
        "A photograph",
    ]
    assert all((one["src"] or "").startswith("data:image/") for one in found.pictures)
    assert "img-src data:" in text
    assert "img-src" not in page("Words.")
    assert "<figcaption>Of SW1, 7 March 2014</figcaption>" in text


@pytest.mark.parametrize("form", ["docx", "html"])
def test_no_sign_of_markdown_is_printed(form: Format) -> None:
    made = page(TEXT) if form == "html" else "".join(parts(TEXT).values())
    assert "![" not in made
    assert "[^" not in made
    assert "pictures/" not in made


def test_the_public_reads_no_exact_day_and_no_code_in_any_of_them() -> None:
    for made in (
        "".join(
            text
            for name, text in parts(TEXT, "published").items()
            if "media" not in name
        ),
        page(TEXT, "published"),
        markdown(TEXT, "published"),
    ):
        assert not re.search(r"\b[5-8] March 2014", made)
        assert "SW1" not in made
        # The address and the label held a day, and are no words.
        assert made.count("In March 2014") + made.count("in March 2014") >= 1


def test_a_role_opens_a_cell_a_footnote_and_the_words_of_a_picture() -> None:
    text = (
        "A[^1]\n\n| @SW1 | b |\n|--|--|\n| c | @SW1 d |\n\n![@SW1](pictures/photo.jpg)"
    )
    made = markdown(f"{text}\n\n[^1]: @SW1 e", "published")
    assert "| The social worker | b |" in made
    assert "| c | The social worker d |" in made
    assert "![The social worker]" in made
    assert "[^1]: The social worker e" in made


def test_what_is_too_fine_for_the_public_is_found_in_all_of_them() -> None:
    review = replace(
        make_review(),
        sections=(Section(name="introduction", text=TEXT),),
        pictures=PICTURES,
    )
    case = open_case(review, make_timeline(review), Options(as_of=AS_OF))
    document = compose("overview", case)
    told = [one.around for one in slips("overview", document.blocks, case)]
    for day in ("5march2014", "6march2014", "7march2014", "8march2014"):
        assert any(day in one for one in told), day


@pytest.mark.parametrize("written", ["SW1", "SW 1", "SW-1", "SW\u00a01"])
def test_a_code_is_not_for_the_public_however_its_figure_is_parted(
    written: str,
) -> None:
    review = make_review()
    case = open_case(review, make_timeline(review), Options(as_of=AS_OF))
    told = unfit(case)(f"{written} met him. SW 12 and HSW 1 are nobody.")
    assert told == [("code", 0, len(written))]


def test_a_draft_says_where_a_picture_or_a_footnote_is_missing() -> None:
    made = markdown("See[^1]. ![A plan](pictures/none.png) And [^ and ![ then.")
    assert "a footnote is missing here" in made
    assert "a picture is missing here: A plan" in made
    assert "[^" not in made
    assert "![" not in made


def test_a_line_is_broken_in_a_cell_as_people_write_it() -> None:
    text = "| a | b |\n|--|--|\n| c<br>d | e<BR/>f |"
    assert "<td>c<br>d</td><td>e<br>f</td>" in page(text)
    assert "| c<br>d | e<br>f |" in markdown(text)
    assert "<w:br/>" in parts(text)["word/document.xml"]


def test_one_footnote_cited_twice_is_told_once() -> None:
    text = "A[^1] b[^1] c[^2].\n\n[^1]: Solitary.\n[^2]: Other."
    made = parts(text)
    assert made["word/footnotes.xml"].count("Solitary.") == 1
    assert made["word/document.xml"].count("<w:footnoteReference ") == 2
    assert page(text).count("Solitary.") == 1
    assert markdown(text).count("Solitary.") == 1
    assert "A[^1] b[^1] c[^2]." in markdown(text)


def test_footnotes_of_two_sections_keep_apart() -> None:
    review = replace(
        make_review(),
        sections=(
            Section(name="introduction", text="A[^1].\n\n[^1]: Upper."),
            Section(name="conclusion", text="B[^1].\n\n[^1]: Nether."),
        ),
    )
    options = Options(as_of=AS_OF, formats=("md",))
    (file,) = render("overview", review, make_timeline(review), options)
    made = file.content.decode()
    assert "A[^1]." in made
    assert "B[^2]." in made
    assert "[^1]: Upper." in made
    assert "[^2]: Nether." in made


# One construct each, with places for words of its own.
_KINDS = (
    "{0} and **{1}** and *{2}*",
    "# {0}\n\n{1}\n\n## {2}\n\n{3}",
    "- {0}\n  - {1}\n- {2}",
    "1. {0}\n2. {1}",
    "> {0}\n>\n> {1}",
    "| {0} | {1} |\n|:--|--:|\n| {2} | {3} |",
    '![{0}](pictures/photo.jpg "{1}")',
    "{0} ![{1}](pictures/2014-03-05.png) {2}",
    "{0}[^{n}a] {1}\n\n[^{n}a]: {2}",
    "- {0}[^{n}b]\n\n[^{n}b]: {1}\n\n    {2}",
    "| {0}[^{n}c] | {1} |\n|--|--|\n| {2} | [^{n}c] |\n\n[^{n}c]: {3}",
    "> {0}[^{n}d]\n\n[^{n}d]: {1} *{2}*",
)


def _with_words(kinds: list[str]) -> tuple[str, list[str]]:
    fresh = (f"wq{number:03d}z" for number in count())
    used: list[str] = []
    made: list[str] = []
    for number, kind in enumerate(kinds):
        words = [next(fresh) for _ in range(4)]
        used += [word for n, word in enumerate(words) if f"{{{n}}}" in kind]
        made.append(kind.format(*words, n=f"l{number}x"))
    return "\n\n".join(made), used


@settings(max_examples=examples(15), deadline=None)
@given(st.lists(st.sampled_from(_KINDS), min_size=1, max_size=8))
def test_the_words_of_every_construct_stand_once_in_each_shape(
    kinds: list[str],
) -> None:
    text, words = _with_words(kinds)
    made = parts(text)
    package = made["word/document.xml"] + made.get("word/footnotes.xml", "")
    # What the contents repeat, and a picture's words, which OOXML wants twice.
    package = re.sub(r'<w:p><w:pPr><w:pStyle w:val="TOC.*?</w:p>', "", package)
    package = re.sub(r"<pic:cNvPr .*?/>", "", package)
    shown = re.sub(r"<nav.*?</nav>", "", page(text), flags=re.DOTALL)
    paper = re.sub(r"\n *- \[[^\n]*\]\(#[^\n]*", "", markdown(text))
    for made_of in (package, re.sub(r' id="[^"]*"', "", shown), paper):
        assert {word: made_of.count(word) for word in words} == dict.fromkeys(words, 1)


def test_a_review_of_earlier_days_has_no_pictures() -> None:
    assert Review(case=make_review().case).pictures == {}
