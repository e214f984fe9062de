"""The Markdown of whole reviews, as any reader of Markdown gives it back."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date
from functools import cache
from io import BytesIO

import docx
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from markdown_it import MarkdownIt
from markdown_it.token import Token
from msgspec.structs import replace

from scrkit import folder
from scrkit.model.review import Review, Section
from scrkit.render.products import PRODUCTS, render
from scrkit.render.wording.options import Options, View
from scrkit.review import load
from scrkit.system.resources import shipped
from scrkit.timeline.merge import merge
from tests.sampling import examples

AS_OF = date(2016, 9, 30)
W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
EVERY = [(product, view) for product in PRODUCTS for view in ("coded", "published")]
READER = MarkdownIt("commonmark").enable("table")
FOREIGN = {"html_block", "html_inline", "code_block", "fence", "image", "hr"}

SMALL = {
    "review.yaml": """\
format: 1
id: child-s
title: Child S
framework: england-scr-2015
board: {name: Nowhere Board}
agencies:
  - {id: health, name: Nowhere Health, prefix: HEALTH, report: imr}
""",
    "chronologies/health.yaml": """\
format: 1
agency: health
entries:
  - {id: HEALTH-0001, date: 2014-03-05, source: Note, event: Visit., voice: None.}
""",
    "overview/findings.yaml": """\
findings:
  - {id: F1, title: Found, text: A, why: B, counter_note: C}
""",
    "overview/summary.md": "Prose.\n",
}

HOSTILE = [
    "# not a heading",
    "- not a list",
    "+ not a list",
    "12. not a list",
    "12) not a list",
    "> not a quote",
    "=== not a rule above",
    "---",
    "***",
    "| a | b |\n| --- | --- |\n| c | d |",
    "a | pipe \\| and \\\\| two",
    "<b>bold</b> <!-- gone? --> <script>alert(1)</script>",
    "<div>\na block\n</div>",
    "![x](http://evil.example/t.png) [x](javascript:alert) [x]: y",
    "<http://evil.example> http://evil.example www.evil.example",
    "&lt; &amp; &#35; &nbsp; &copy;",
    "`code` `` two ``",
    "```\nfence\n```",
    "~~~\nfence\n~~~",
    "*no* _marks_ **at** __all__ ~~struck~~",
    "snake_case_words and 2*3*4",
    "back\\slash \\* and a last \\",
    "{{ jinja }} {% raw %} {# note #}",
    "$x_1$ :smile: [^1] [ ] [x]",
    "“quotes” – dashes … 'single' \"double\"",
    "Zoë’s naïve coöperation, 日本語, العربية, עברית, 👩‍👧",
    "    indented by four",
    "1.1 looks like a paragraph number",
    "[sic] and [the child](as she was)",
    "5 * 4 * 3 < 2 > 1 & 0",
    "Line one  \nline two\\\nline three",
    "a\tb\u00a0c\u2003d",
    "** spaced ** and * spaced *",
    "*",
    "Term\n: definition",
]


@cache
def example() -> Review:
    review = load(folder.read(shipped("examples") / "child-k").files).review
    assert review is not None
    return review


@cache
def small() -> Review:
    loaded = load({name: text.encode() for name, text in SMALL.items()})
    assert loaded.review is not None
    return loaded.review


@cache
def of_example(product: str, view: View) -> tuple[bytes, str]:
    return rendered(product, example(), view)


def rendered(product: str, review: Review, view: View = "coded") -> tuple[bytes, str]:
    options = Options(as_of=AS_OF, view=view)
    word, markdown = render(product, review, merge(review), options)
    return word.content, markdown.content.decode()


@dataclass
class Part:
    """A heading with the texts and tables that stand under it."""

    title: str = ""
    texts: list[str] = field(default_factory=list)
    tables: list[list[list[str]]] = field(default_factory=list)


def shown(token: Token) -> str:
    children = token.children or []
    # A pipe table has no other way to break a line.
    foreign = {c.type for c in children if c.content != "<br>"}
    assert not FOREIGN & foreign
    breaks = {"softbreak": " ", "hardbreak": " ", "html_inline": " "}
    return "".join(breaks.get(child.type, child.content) for child in children)


def parts(markdown: str) -> list[Part]:
    found, inside = [Part()], ""
    for token in READER.parse(markdown):
        assert token.type not in FOREIGN
        if token.type == "table_open":
            found[-1].tables.append([])
        elif token.type == "tr_open":
            found[-1].tables[-1].append([])
        elif token.type == "heading_open":
            found.append(Part())
        if token.type == "inline":
            text = shown(token)
            if inside in ("th_open", "td_open"):
                found[-1].tables[-1][-1].append(text)
            elif inside == "heading_open":
                found[-1].title = text
            found[-1].texts.append(text)
        inside = token.type
    return found


def words(markdown: str) -> list[str]:
    """Return the words without the edges, which stand for what is on each page."""
    texts = [text for one in parts(markdown) for text in one.texts]
    assert texts[0] == texts[-1]
    return split(texts[1:-1])


def of_word(content: bytes) -> list[str]:
    body = docx.Document(BytesIO(content)).element.body
    signs = {f"{W}tab": "\t", f"{W}br": "\n"}
    return split(
        "".join(signs.get(e.tag, e.text or "") for e in p.iter(f"{W}t", *signs))
        for p in body.iter(f"{W}p")
        # The edges of a Markdown file have said it already.
        if not any(
            style.get(f"{W}val") in ("CoverMarking", "Notice")
            for style in p.iter(f"{W}pStyle")
        )
    )


def split(texts: Iterator[str] | list[str]) -> list[str]:
    # Paragraphs of a cell are parted by a semicolon where Markdown has one line.
    bare = (word.strip(";") for text in texts for word in text.split())
    return [word for word in bare if word]


def squeezed(text: str) -> str:
    return re.sub(r"[\s;]+", "", text)


@pytest.mark.parametrize(("product", "view"), EVERY)
def test_markdown_gives_the_words_of_word(product: str, view: View) -> None:
    word, markdown = of_example(product, view)
    assert words(markdown) == of_word(word)


@pytest.mark.parametrize(("product", "view"), EVERY)
def test_every_row_of_a_table_has_as_many_cells_as_its_head(
    product: str, view: View
) -> None:
    word, markdown = of_example(product, view)
    lines = markdown.split("\n")
    width = 0
    for before, line in zip(["", *lines], lines, strict=False):
        if line.startswith("|"):
            cells = len(re.findall(r"(?<!\\)(?:\\\\)*\|", line)) - 1
            assert cells == (width if before.startswith("|") else cells)
            width = cells
    tables = [table for one in parts(markdown) for table in one.tables]
    opened = docx.Document(BytesIO(word)).tables
    assert [(len(t), len(t[0])) for t in tables] == [
        (len(t.rows), len(t.columns)) for t in opened
    ]


def slugs(markdown: str) -> set[str]:
    """Return the anchors that sites which show Markdown give to its headings."""
    taken: dict[str, int] = {}
    found = set()
    for one in parts(markdown)[1:]:
        bare = re.sub(r"[^\w\- ]", "", one.title.lower()).replace(" ", "-")
        again = taken[bare] = taken.get(bare, -1) + 1
        found.add(f"{bare}-{again}" if again else bare)
    return found


def links(markdown: str) -> list[str]:
    tokens = (c for t in READER.parse(markdown) for c in t.children or [])
    return [str(t.attrGet("href"))[1:] for t in tokens if t.type == "link_open"]


@pytest.mark.parametrize("view", ["coded", "published"])
def test_links_of_the_contents_lead_to_headings(view: View) -> None:
    _, markdown = of_example("overview", view)
    assert len(links(markdown)) > 40
    assert set(links(markdown)) <= slugs(markdown)


@pytest.mark.parametrize("title", ["Analysis", "Nothing else has this title"])
def test_links_lead_to_headings_when_prose_uses_a_title_again(title: str) -> None:
    _, markdown = rendered("overview", with_prose(f"A.\n\n# {title}\n\nB.\n"))
    assert set(links(markdown)) <= slugs(markdown)


def test_a_section_named_as_the_report_has_a_link_of_its_own() -> None:
    _, markdown = rendered("overview", with_prose("A.\n\n# Child S\n\nB.\n"))
    # The title of the report is a heading too, and the first of that name.
    assert "child-s-1" in links(markdown)
    assert links(markdown).count("child-s") == 0


def with_text(text: str) -> Review:
    """Return the small review with the text as event, voice and findings."""
    review = small()
    (chronology,) = review.chronologies
    entry = replace(chronology.entries[0], event=text, voice=text, action=text)
    (finding,) = review.findings.findings
    told = replace(finding, text=text, why=text, counter_note=text)
    return replace(
        review,
        chronologies=(replace(chronology, entries=(entry,)),),
        findings=replace(review.findings, findings=(told,)),
    )


def with_prose(text: str) -> Review:
    return replace(small(), sections=(Section(name="summary", text=text),))


def assert_told(text: str) -> None:
    word, markdown = rendered("overview", with_text(text))
    found = {one.title: one for one in parts(markdown)}
    wanted = squeezed(text)
    for title in ("F1: Found", "Why it happened", "What speaks against it"):
        paragraphs = found[title].texts[1:]
        bare = [re.sub(r"^\d+\.\d+ ", "", paragraph) for paragraph in paragraphs]
        assert squeezed("".join(bare)) == wanted
    (table,) = found["2014"].tables
    assert [squeezed(cell) for cell in table[1][2:5]] == [wanted] * 3
    assert words(markdown) == of_word(word)


@pytest.mark.parametrize("text", HOSTILE)
def test_hostile_narrative_comes_back_word_for_word(text: str) -> None:
    assert_told(text)


ANY = st.characters(
    exclude_categories=("Cc", "Cs"),
    exclude_characters="@\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069\ufffe\uffff",
    include_characters="\n\t",
)
MARKS = st.sampled_from("*_`~#>|-+=[]()<>!&;.\\1a \n")
SLOW = settings(
    max_examples=examples(40),
    deadline=None,
    suppress_health_check=[HealthCheck.too_slow],
)


@SLOW
@given(st.text(ANY | MARKS, max_size=80).filter(squeezed))
def test_any_narrative_comes_back_word_for_word(text: str) -> None:
    assert_told(text)


@SLOW
@given(st.text(ANY | MARKS, max_size=80))
def test_any_prose_reads_the_same_in_both_shapes(text: str) -> None:
    word, markdown = rendered("overview", with_prose(text))
    assert squeezed("".join(words(markdown))) == squeezed("".join(of_word(word)))


@pytest.mark.parametrize(
    "text",
    [
        "> - a list\n> - in a quote\n\n- a list\n\n  > with a quote",
        "1. a\n\ntext\n\n2. b\n\n- - deep\n- 1. mixed",
        "**bold***italic* and *italic***bold** and `co*de`",
        "**two\\\nlines** \\# no heading\\\n\\- no list",
        "| a | b |\n| --- | --- |\n| `x \\| y` | **z** |\n| alone |",
        "as the guide[*“so”*](https://x.example) says",
    ],
)
def test_prose_with_marks_reads_the_same_in_both_shapes(text: str) -> None:
    word, markdown = rendered("overview", with_prose(text))
    assert words(markdown) == of_word(word)
