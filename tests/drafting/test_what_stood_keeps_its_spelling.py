"""What is changed in a list or table of a draft leaves the lines beside it alone."""

from collections.abc import Callable
from copy import deepcopy
from typing import Any

import pytest
from lxml import etree

from scrkit.importers.read.wordforms import W
from tests import housefiles
from tests.drafting.conftest import Drafted, drafted_from, example
from tests.drafting.inword import (
    edited,
    paragraph,
    paragraphs,
    part,
    place,
    replaced,
    says,
    with_part,
)
from tests.drafting.test_prose_comes_back import lines_of

TEXT = """First words.

* star one
* star two
    1. inner one
    2. inner two
* star three

|  Agency | Contacts |Seen|
|:---|---:|:-:|
| Health *x* |   1234 | yes[^b] |
| @Mother | 3 | |

[^b]: A note.

Last words.
"""


@pytest.fixture(scope="module")
def listed() -> Drafted:
    """The example in a board's house, of which a section holds a list and a table."""
    files = example() | {"templates/house.docx": housefiles.county()}
    files["overview/conclusion.md"] = TEXT.encode()
    return drafted_from(files)


def behind(text: str, more: str) -> Callable[[Any], None]:
    """Return what puts a like paragraph behind one, with more in its words."""

    def change(body: Any) -> None:
        old = next(one for one in paragraphs(body) if says(one) == text)
        new = deepcopy(old)
        replaced(text, more)(new)
        old.addnext(new)

    return change


def centred(text: str) -> Callable[[Any], None]:
    """Return what sets the column below a heading of a table to the middle."""

    def change(body: Any) -> None:
        every = place(body, "conclusion").iter(f"{W}tbl")
        (table,) = (one for one in every if text in says(one))
        at = [says(cell).strip() for cell in next(table.iter(f"{W}tr")).iter(f"{W}tc")]
        for row in table.iter(f"{W}tr"):
            about = list(row.iter(f"{W}tc"))[at.index(text)].find(f"{W}p/{W}pPr")
            for old in about.findall(f"{W}jc"):
                about.remove(old)
            etree.SubElement(about, f"{W}jc").set(f"{W}val", "center")

    return change


@pytest.mark.parametrize(
    ("change", "wanted"),
    [
        (
            replaced("1234", "1235"),
            [
                "-| Health *x* |   1234 | yes[^b] |",
                "+| Health *x* | 1235 | yes[^b] |",
            ],
        ),
        (
            replaced("Contacts", "Visits"),
            ["-|  Agency | Contacts |Seen|", "+| Agency | Visits | Seen |"],
        ),
        (
            replaced("inner two", "inner last"),
            ["-    2. inner two", "+    2. inner last"],
        ),
        (behind("star three", "star four"), ["+* star four"]),
        (centred("Seen"), []),
        (centred("Contacts"), ["-|:---|---:|:-:|", "+| --- | :-: | :-: |"]),
        (replaced("star two", "star 2"), ["-* star two", "+* star 2"]),
    ],
)
def test_a_change_leaves_the_lines_beside_it(
    listed: Drafted, change: Callable[[Any], None], wanted: list[str]
) -> None:
    texts = listed.texts(edited(listed.draft.content, change))
    assert list(texts) == ["conclusion"] * bool(wanted)
    assert lines_of(TEXT, texts.get("conclusion", TEXT)) == wanted


def test_a_footnote_with_other_words_stays_where_it_stood(listed: Drafted) -> None:
    content = listed.draft.content
    notes = part(content, "word/footnotes.xml").replace(b"A note.", b"A new note.")
    texts = listed.texts(with_part(content, "word/footnotes.xml", notes))
    assert texts == {"conclusion": TEXT.replace("A note.", "A new note.")}


def test_a_draft_wears_the_boards_own_house_and_comes_back_the_same(
    listed: Drafted,
) -> None:
    parts = housefiles.parts_of(listed.draft.content)
    assert any("Northmoor County Council" in text for text in parts.values())
    assert "A sample that is no part of the cover" not in parts["word/document.xml"]
    found = listed.taken(listed.draft.content)
    assert (found.files, found.questions, found.told, found.asides) == ((), [], [], ())


def test_a_section_that_holds_a_comment_alone_is_written_in() -> None:
    # As `scr new` writes it: a line for the writer, which no report prints.
    guide = "<!-- The lead reviewer's prose. -->\n"
    files = example() | {"overview/conclusion.md": guide.encode()}
    drafted = drafted_from(files)

    def write(body: Any) -> None:
        every = paragraphs(place(body, "conclusion"))
        (spot,) = (one for one in every if says(one).startswith("[Write here"))
        spot.getparent().replace(spot, paragraph("Nothing of ChildK was lost."))

    came = edited(drafted.draft.content, write)
    texts = drafted.texts(came)
    assert texts == {"conclusion": guide + "Nothing of @ChildK was lost.\n"}

    # The same file once more changes nothing, and nothing is asked.
    files["overview/conclusion.md"] = texts["conclusion"].encode()
    again = drafted_from(files).taken(came)
    assert not again.questions
    assert not again.files


def test_a_comment_between_paragraphs_stays() -> None:
    text = "One.\n\n<!-- To be checked. -->\n\nTwo.\n"
    files = example() | {"overview/conclusion.md": text.encode()}
    drafted = drafted_from(files)
    came = edited(drafted.draft.content, replaced("Two.", "Three."))
    assert drafted.texts(came) == {"conclusion": text.replace("Two", "Three")}
