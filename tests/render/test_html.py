"""The web page holds what the Word file holds, and anybody can read it."""

import itertools
import re
from collections.abc import Callable
from dataclasses import replace
from datetime import date
from html.parser import HTMLParser

import pytest

from scrkit.model.review import Review
from scrkit.render.document.blocks import (
    Block,
    Cell,
    Column,
    Contents,
    Document,
    Heading,
    Item,
    ListBlock,
    NumberedParagraph,
    PageBreak,
    Paragraph,
    Placed,
    Row,
    Run,
    Table,
    Turn,
    plain,
)
from scrkit.render.products import PRODUCTS, compose
from scrkit.render.sections.case import Case
from scrkit.render.web.filling import own
from scrkit.render.web.html import html_file
from scrkit.render.wording.options import Options
from scrkit.timeline.values import Timeline

VOID = {"meta", "br"}


def words(text: str) -> tuple[Run, ...]:
    return (Run(text),)


def page(*blocks: Block, **more: object) -> str:
    document = Document(
        title="T & <co>",
        subject="S",
        creator="B",
        review="child-k",
        marking="OFFICIAL",
        created=date(2016, 3, 1),
        draft=False,
        landscape=False,
        blocks=blocks,
    )
    return html_file(replace(document, **more)).decode()  # type: ignore[arg-type]


def inside(*blocks: Block) -> str:
    text = page(*blocks)
    start = text.index("</h1>\n") + 6 if "T &amp; &lt;co&gt;</h1>" in text else 0
    start = start or text.index('tabindex="-1">\n') + 15
    return text[start : text.index("\n</main>")]


class Reader(HTMLParser):
    """Checks that elements are closed in order, and notes what a page is made of."""

    def __init__(self) -> None:
        super().__init__()
        self.open: list[str] = []
        self.seen: list[tuple[str, dict[str, str | None]]] = []
        self.words: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.seen.append((tag, dict(attrs)))
        if tag not in VOID:
            self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag

    def handle_data(self, data: str) -> None:
        if "style" not in self.open:
            self.words.append(data)

    def tags(self, *names: str) -> list[str]:
        return [tag for tag, _ in self.seen if tag in names]


def read(text: str) -> Reader:
    reader = Reader()
    reader.feed(text)
    reader.close()
    assert reader.open == []
    return reader


@pytest.mark.parametrize(
    ("block", "html"),
    [
        (
            Heading(1, words("Why"), "3", "3-why"),
            '<h2 id="3-why">3 Why</h2>',
        ),
        (Heading(2, words("So")), "<h3>So</h3>"),
        (Paragraph(words("a < b & c")), "<p>a &lt; b &amp; c</p>"),
        (Paragraph(words("Child K"), "title"), "<h1>Child K</h1>"),
        (Paragraph(words("one\ntwo")), "<p>one<br>two</p>"),
        (Paragraph(words("q"), "quote"), "<blockquote><p>q</p></blockquote>"),
        (Paragraph(words("n"), "note"), '<p class="note">n</p>'),
        (
            Paragraph((Run("a", strong=True, emphasis=True), Run(" ", strong=True))),
            "<p><strong><em>a</em></strong></p>",
        ),
        (
            NumberedParagraph("1.2", words("told")),
            '<p class="numbered" id="p-1.2"><span class="number">1.2</span> told</p>',
        ),
        (Contents(), ""),
        (PageBreak(), '<div class="page-break"></div>'),
        (Turn(landscape=True), ""),
        (Placed("chronology"), ""),
    ],
)
def test_each_block_has_its_html(block: Block, html: str) -> None:
    assert inside(block) == html


def test_what_a_person_wrote_is_never_markup() -> None:
    evil = '"><script>alert(1)</script>\x00\u202e'
    cell = Cell((words(evil),), shade='";x', bar='">')
    table = Table(evil, (Column(evil, 10),), (Row((cell,)),), caption=evil)
    blocks = (
        Heading(1, words(evil), evil, evil),
        Paragraph(words(evil), evil),
        table,
        Contents((Heading(1, words(evil), evil, evil),)),
    )
    text = page(*blocks, title=evil, marking=evil, creator=evil, review=evil)
    assert read(text).tags("script") == []
    assert "\x00" not in text
    assert "\u202e" not in text


def test_lists_are_nested_as_they_are_levelled() -> None:
    items = (
        Item(words("a"), 0, 1),
        Item(words("b"), 1),
        Item(words("c"), 2),
        Item(words("d"), 0, 2),
        Item(words("e"), 0),
    )
    text = inside(ListBlock(items))
    read(text)
    assert re.sub(r"\n", "", text) == (
        "<ol><li>a<ul><li>b<ul><li>c</li></ul></li></ul></li><li>d</li></ol>"
        "<ul><li>e</li></ul>"
    )


def test_a_list_that_goes_on_keeps_its_number() -> None:
    assert inside(ListBlock((Item(words("c"), 0, 3),))).startswith('<ol start="3">')


def test_a_table_says_what_it_is_and_which_cells_head_it() -> None:
    rows = (
        Row((Cell((words("March"),)),), group=True),
        Row((Cell((words("a"), words("b"))), Cell((words("c"),), "FFEECC", "1B365D"))),
    )
    table = Table("People", (Column("Who", 10), Column("What", 10)), rows)
    text = inside(table)
    assert '<caption class="unseen">People</caption>' in text
    assert '<th scope="col">Who</th><th scope="col">What</th>' in text
    assert '<th scope="rowgroup" colspan="2">March</th>' in text
    assert "<td><p>a</p><p>b</p></td>" in text
    assert 'style="background:#FFEECC;border-left:0.4rem solid #1B365D"' in text
    assert "<caption>People</caption>" in inside(replace(table, caption="People"))


def test_the_page_fetches_and_runs_nothing() -> None:
    text = page(Paragraph(words("a")))
    assert "default-src 'none'" in text
    assert "url(" not in own("document.css")
    assert "@import" not in own("document.css")
    assert read(text).tags("script", "link", "img", "iframe") == []


def test_a_draft_says_so_first_and_last() -> None:
    assert page(Paragraph(words("a")), draft=True).count("DRAFT") == 2


def test_what_is_no_block_is_a_bug() -> None:
    with pytest.raises(TypeError):
        page("text")  # type: ignore[arg-type]


def _light(colour: str) -> float:
    parts = [int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)]
    red, green, blue = (
        part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4
        for part in parts
    )
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def test_every_colour_of_text_can_be_told_from_what_is_behind() -> None:
    rules = re.findall(r"([^{}]+)\{([^{}]*)\}", own("document.css"))
    for name, rule in rules:
        text = re.search(r"(?<![-\w])color: (#\w{6})", rule)
        behind = re.search(r"background: (#\w{6})", rule)
        if text:
            pair = _light(text[1]), _light(behind[1] if behind else "#ffffff")
            assert (max(pair) + 0.05) / (min(pair) + 0.05) >= 7, name


@pytest.mark.parametrize("product", PRODUCTS)
def test_every_product_is_a_page_that_can_be_heard(
    product: str,
    review: Review,
    timeline: Timeline,
    published: Options,
    case_of: Callable[[Options], Case],
) -> None:
    document = compose(product, case_of(published))
    text = html_file(document).decode()
    found = read(text)
    assert dict(found.seen)["html"] == {"lang": "en-GB"}
    for name in ("header", "main", "footer", "title", "h1"):
        assert found.tags(name) == [name]
    levels = [int(tag[1]) for tag in found.tags(*(f"h{n}" for n in range(1, 7)))]
    assert levels[0] == 1
    for before, after in itertools.pairwise(levels):
        assert after <= before + 1
    assert len(found.tags("caption")) == len(found.tags("table"))
    heads = [given for tag, given in found.seen if tag == "th"]
    assert all(given.get("scope") for given in heads)
    ids = [given["id"] for _, given in found.seen if "id" in given]
    assert len(ids) == len(set(ids))
    links = [given["href"] or "" for tag, given in found.seen if tag == "a"]
    assert {link.removeprefix("#") for link in links} <= set(ids)
    told = " ".join(" ".join(found.words).split())
    for block in document.blocks:
        if isinstance(block, Paragraph | NumberedParagraph):
            first = plain(block.text).split("\n", maxsplit=1)[0]
            assert " ".join(first.split())[:12] in told
