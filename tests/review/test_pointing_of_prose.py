"""Footnotes and pictures of the prose: each slip at its line and column."""

import pytest

from scrkit.diagnostics import Severity
from scrkit.prose.pointing import TooLarge
from scrkit.review import load
from tests.drawnpictures import gif, jpeg, png

FILE = "overview/conclusion.md"
PICTURES = {
    "overview/pictures/plan.png": png(),
    "overview/pictures/photo.jpg": jpeg(),
    "overview/pictures/my photo.jpeg": jpeg(),
    "overview/pictures/a(1).png": png(),
    "overview/pictures/gif.png": gif(),
    "overview/pictures/broken.png": png()[:90],
    "overview/pictures/broken.jpg": jpeg()[:-200],
    "overview/pictures/empty.png": b"",
    "overview/pictures/huge.png": TooLarge(),
    "overview/pictures/heavy.png": png() + bytes(12 * 1024 * 1024),
}
Found = list[tuple[str, int, int]]


def found(text: str, files: dict[str, bytes]) -> Found:
    told = load({**files, **PICTURES, FILE: text.encode()}).diagnostics
    ours = [d for d in told if "SCR260" <= d.code <= "SCR269"]
    return [
        (d.code, d.place.line, d.place.column) for d in ours if d.place.file == FILE
    ]


FINE = (
    "A note[^1] and again[^1].\n\n[^1]: Said.\n",
    "A note[^1].\n[^1]: Said\ngoing on.\n\n    And a second paragraph.\n\nNo more.",
    "A note[^a-b_2].\n\n> [^a-b_2]: In a quote.",
    "- a list[^x]\n\n  [^x]: In its item.",
    "| a[^1] | b |\n|--|--|\n| c[^2] | d |\n\n[^1]: One.\n[^2]: Two.",
    "![A plan](pictures/plan.png)",
    '![A plan](./pictures/plan.png "Its caption")',
    "![A plan](../overview/pictures/plan.png)",
    "![A plan](pictures\\plan.png)",
    "![A photo](<pictures/my photo.jpeg>) ![A photo](pictures/my%20photo.jpeg)",
    "![A plan](pictures/a(1).png)",
    "![A *plan* of [rooms]](pictures/plan.png)",
    "Signs themselves: \\[^1] and \\![x] and `[^1]` and [see] below!",
    "| a | b |\n|:-|-:|\n| c |\n| d \\| e | f |\n\n> | a | b |\n> |--|--|\n> | c | d |",
    "a | b\n--|--\nc | d",
    "Either | or, and -- dashes\n\nTitle\n-----\n\n- |",
    "[A link](https://example.org) and [words][1] and (brackets).",
)
SLIPS: tuple[tuple[str, Found], ...] = (
    ("Nothing[^1] there.", [("SCR260", 1, 8)]),
    ("A note[^1].\n\n[^1]:\n", [("SCR260", 1, 7)]),
    ("One\ntwo[^1] three.\r\n\r\n- four[^1]\r\n", [("SCR260", 2, 4)]),
    (
        "A[^1].\n\n[^1]: One.\n[^1]: Two.",
        [("SCR261", 4, 1)],
    ),
    ("Words.\n\n[^1]: Never cited.", [("SCR262", 3, 1)]),
    ("A[^1].\n\n[^1]: One, with[^1] in it.", [("SCR269", 3, 16)]),
    ("A[^1].\n\n[^1]: ![x](pictures/plan.png)", [("SCR269", 3, 7)]),
    ("A [^two words] note.", [("SCR269", 1, 3)]),
    ("An ![unclosed](pictures/plan.png", [("SCR269", 1, 4)]),
    ("An ![old form][1].\n\n[1]: pictures/plan.png", [("SCR269", 1, 4)]),
    ("![x](pictures/none.png)", [("SCR263", 1, 1)]),
    ("Two. ![x](pictures/PLAN.png)", [("SCR263", 1, 6)]),
    ("![x](https://example.org/x.png)", [("SCR264", 1, 1)]),
    ("![x](../../plan.png)", [("SCR264", 1, 1)]),
    ("![x](/etc/plan.png)", [("SCR264", 1, 1)]),
    ("![x](C:\\plan.png)", [("SCR264", 1, 1)]),
    ("![x](data:image/png;base64,AAAA)", [("SCR264", 1, 1)]),
    ("![x](plan.png)", [("SCR264", 1, 1)]),
    ("![x](pictures/sub/plan.png)", [("SCR264", 1, 1)]),
    ("![x](pictures/plan.svg)", [("SCR265", 1, 1)]),
    ("![x](pictures/gif.png)", [("SCR265", 1, 1)]),
    ("> ![x](pictures/huge.png)", [("SCR266", 1, 3)]),
    ("- a\n  - ![x](pictures/heavy.png)", [("SCR266", 2, 5)]),
    ("![x](pictures/broken.png)", [("SCR267", 1, 1)]),
    ("![x](pictures/broken.jpg)", [("SCR267", 1, 1)]),
    ("![x](pictures/empty.png)", [("SCR267", 1, 1)]),
    ("| a | b |\n|--|--|\n| c | d | e |", [("SCR262", 3, 1)]),
    ("> | a |\n> |--|\n> | c | d |", [("SCR262", 3, 3)]),
    ("| a | b |\n|--|\n| c | d |", [("SCR269", 2, 1)]),
    ("Words:\n| a | b | c |\n|--|--|\n| d | e | f |", [("SCR269", 3, 1)]),
    ("![](pictures/plan.png)", [("SCR268", 1, 1)]),
    ("![ ](pictures/plan.png)", [("SCR268", 1, 1)]),
    (
        "| x | ![a](pictures/no.png) | ![a](pictures/no.png) |\n"
        "|-|-|-|\n| [^1] | | [^2] |",
        [
            ("SCR263", 1, 7),
            ("SCR263", 1, 31),
            ("SCR260", 3, 3),
            ("SCR260", 3, 12),
        ],
    ),
)


@pytest.mark.parametrize("text", FINE)
def test_what_is_whole_is_no_slip(text: str, child_z_files: dict[str, bytes]) -> None:
    assert found(text, child_z_files) == []


@pytest.mark.parametrize(("text", "wanted"), SLIPS)
def test_each_slip_is_told_at_its_line_and_column(
    text: str, wanted: Found, child_z_files: dict[str, bytes]
) -> None:
    assert found(text, child_z_files) == wanted


def test_a_second_footnote_points_at_the_first(
    child_z_files: dict[str, bytes],
) -> None:
    text = b"A[^1].\n\n[^1]: One.\n\n[^1]: Two."
    told = load({**child_z_files, FILE: text}).diagnostics
    (doubled,) = [d for d in told if d.code == "SCR261"]
    assert [one.place.line for one in doubled.related] == [3]


def test_a_picture_that_no_prose_shows_is_told_at_the_file(
    child_z_files: dict[str, bytes],
) -> None:
    name = "overview/pictures/plan.png"
    told = load({**child_z_files, name: png()}).diagnostics
    (unshown,) = [d for d in told if d.code == "SCR262"]
    assert unshown.place.file == name
    assert unshown.severity is Severity.WARNING


def test_no_message_quotes_a_label_or_a_file(child_z_files: dict[str, bytes]) -> None:
    text = "A[^Quillfeather] ![Quillfeather](pictures/Quillfeather.png) [^ Quillfeather"
    told = load({**child_z_files, FILE: text.encode()}).diagnostics
    ours = [d for d in told if d.place.file == FILE]
    assert {"SCR260", "SCR263", "SCR269"} <= {d.code for d in ours}
    assert not any("Quill" in f"{d.message}{d.why}{d.do}" for d in ours)


def test_a_comment_hides_footnotes_and_pictures(
    child_z_files: dict[str, bytes],
) -> None:
    text = "Words.\n\n<!-- ![x](y.png) and [^1] -->\n\nA note[^2]."
    assert found(text, child_z_files) == [("SCR260", 5, 7)]
