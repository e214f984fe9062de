"""A finished file that tells of itself what ours do not is found by its bytes."""

import zipfile
from collections.abc import Callable
from dataclasses import replace
from datetime import date
from io import BytesIO

import pytest

from scrkit.files import NewFile
from scrkit.publish import strange
from scrkit.publish.finished import coded
from scrkit.render.document.blocks import Document, Paragraph, Run
from scrkit.render.web.html import html_file
from scrkit.render.word.package import word_file

DAY = date(2016, 6, 9)
BOARD = "Fernshire Safeguarding Children Board"
DOCUMENT = Document(
    title="Child K",
    subject="A review",
    creator=BOARD,
    review="child-k",
    marking="FOR PUBLICATION",
    created=DAY,
    draft=False,
    landscape=False,
    blocks=(Paragraph((Run("Words"),)),),
)
Change = Callable[[dict[str, bytes]], None]


def told(path: str, content: bytes) -> list[str]:
    return [r.message for r in strange((NewFile(path, content),), BOARD, DAY)]


def changed(change: Change, remark: bytes = b"") -> bytes:
    with zipfile.ZipFile(BytesIO(word_file(DOCUMENT))) as package:
        parts = {name: package.read(name) for name in package.namelist()}
    change(parts)
    held = BytesIO()
    with zipfile.ZipFile(held, "w") as package:
        package.comment = remark
        for name, content in parts.items():
            package.writestr(name, content)
    return held.getvalue()


def put(name: str, content: bytes) -> Change:
    return lambda parts: parts.update({name: content})


def swap(name: str, old: bytes, new: bytes) -> Change:
    return lambda parts: parts.update({name: parts[name].replace(old, new)})


CORE = "docProps/core.xml"


def test_what_we_write_is_not_strange() -> None:
    assert told("a.docx", word_file(DOCUMENT)) == []
    assert told("a.html", html_file(DOCUMENT)) == []
    assert told("manifest.json", b"anything") == []


@pytest.mark.parametrize(
    ("change", "message"),
    [
        (put("docProps/custom.xml", b"<a/>"), "a part in docProps"),
        (put("docProps/thumbnail.jpeg", b"x"), "a part in docProps"),
        (put("word/comments.xml", b"<a/>"), "a part in word"),
        (put("customXml/item1.xml", b"<a/>"), "a part in customXml"),
        (put("Zelda Zett/item1.xml", b"<a/>"), "a part in a folder"),
        (swap(CORE, b"Fernshire", b"Zelda"), "the author is not the board"),
        (swap(CORE, b"en-GB", b"en-US"), "the language"),
        (swap(CORE, b"2016-06-09", b"2016-06-10"), "the day on which it was created"),
        (
            swap(
                CORE, b"</cp:core", b"<cp:lastModifiedBy>Z</cp:lastModifiedBy></cp:core"
            ),
            "a property that we do not write",
        ),
        (swap(CORE, b"<cp:core", b"<!DOCTYPE a><cp:core"), "cannot be read"),
        (swap("docProps/app.xml", b"scrkit", b"Word"), "docProps/app.xml tells more"),
        (put("docProps/app.xml", b"no xml"), "docProps/app.xml tells more"),
    ],
)
def test_a_word_file_that_tells_more_is_strange(change: Change, message: str) -> None:
    found = told("a.docx", changed(change))
    assert message in found[0]
    assert "Zelda" not in " ".join(found)


def test_a_remark_on_the_package_is_strange() -> None:
    assert told("a.docx", changed(lambda _: None, b"Z")) == [
        "the package carries remarks"
    ]


def test_what_is_no_word_file_is_strange() -> None:
    assert told("a.docx", b"PK") == ["the file is no Word file"]


@pytest.mark.parametrize(
    ("more", "message"),
    [
        (b"<script>1</script>", "run, fetch or send"),
        (b'<p onclick="x()">a</p>', "run, fetch or send"),
        (b'<img src="https://x.example/a.png" alt="">', "run, fetch or send"),
        (b'<a href="https://x.example/">a</a>', "leads elsewhere"),
        (b'<meta name="author" content="Z">', "a property"),
        (b"<!-- Z -->", "a remark"),
    ],
)
def test_a_page_that_does_more_is_strange(more: bytes, message: str) -> None:
    (found,) = told(
        "a.html", html_file(DOCUMENT).replace(b"</main>", more + b"</main>")
    )
    assert message in found


def test_a_page_without_its_policy_is_strange() -> None:
    page = html_file(DOCUMENT).replace(b"default-src 'none'", b"default-src *")
    assert told("a.html", page) == [
        "it lacks the policy under which nothing is fetched"
    ]


def test_a_code_of_the_panel_does_not_get_out_however_the_file_is_packed() -> None:
    words = "HV1-led; @Mother wrote. Mother came, GP1A and a postcode: PC1 2AB."
    told = replace(DOCUMENT, blocks=(Paragraph((Run(words),)),))
    codes = ("HV1", "Mother", "GP1", "PC1", "ClinicA")
    for file in (
        NewFile("a.docx", word_file(told)),
        NewFile("a.html", html_file(told)),
        NewFile("manifest.json", words.encode()),
    ):
        found = [one.message for one in coded((file,), codes)]
        assert found == [
            "it holds the panel's code Mother",
            "it holds the panel's code HV1",
        ]
    assert list(coded((NewFile("a.docx", word_file(DOCUMENT)),), codes)) == []
