"""Pictures, footnotes and tables of the prose: approved, sealed, and let out clean."""

from collections.abc import Callable
from functools import cache

import pytest

from scrkit import folder
from scrkit.cli.review import worded
from scrkit.identity.register import Register
from scrkit.publish import composed, strange
from scrkit.render.products import written
from scrkit.render.wording.options import Options
from scrkit.review import load
from scrkit.rules.validate import validate
from scrkit.scan import scan_each_safely
from scrkit.system.resources import shipped
from scrkit.timeline.merge import merge
from tests.drawnpictures import BESIDE, jpeg, png
from tests.publish.conftest import AS_OF, Files, against, approved

PROSE = "overview/conclusion.md"
PLAN, PHOTO = "overview/pictures/plan.png", "overview/pictures/photo.jpg"
TEXT = """
A note[^1].

| Who | How many |
|-----|---------:|
| Visits | Twelve |

![Where the rooms are](pictures/plan.png "The rooms")

![A wooden spoon](pictures/photo.jpg)

[^1]: So the nursery counted.
"""


@cache
def example() -> Files:
    files = dict(folder.read(shipped("examples") / "child-k").files)
    files |= {PLAN: png(), PHOTO: jpeg()}
    return approved({**files, PROSE: files[PROSE] + TEXT.encode()})


def change(old: str, new: str) -> Files:
    text = example()[PROSE].decode()
    assert text.count(old) == 1
    return {**example(), PROSE: text.replace(old, new).encode()}


def disapproved(files: Files) -> list[str]:
    told = against(validate(files, AS_OF, passing="publication"))
    return [one.message for one in told if one.kind == "approval"]


def test_what_was_approved_may_be_published() -> None:
    assert disapproved(example()) == []


CHANGES: dict[str, tuple[Callable[[], Files], str]] = {
    "a footnote": (lambda: change("counted", "noted"), "paragraph 11."),
    "a cell": (lambda: change("Twelve", "Eleven"), "table 1, row 1"),
    "the head": (lambda: change("How many", "How often"), "table 1, its head"),
    "alignment": (lambda: change("---------:", "---------"), "table 1, its head"),
    "words": (lambda: change("rooms are", "doors are"), "picture 1"),
    "a caption": (lambda: change("The rooms", "The doors"), "picture 1"),
    "a picture": (lambda: {**example(), PLAN: png(10)}, "picture 1"),
    "a photograph": (lambda: {**example(), PHOTO: jpeg((31, 30))}, "picture 2"),
    "a file behind": (lambda: change("photo.jpg", "plan.png"), "picture 2"),
}


@pytest.mark.parametrize("what", CHANGES)
def test_whatever_of_them_changes_is_refused_with_its_passage(what: str) -> None:
    changed, place = CHANGES[what]
    (message,) = disapproved(changed())
    assert f"section 11, {place}" in message
    assert "changed after it was approved" in message


def test_what_is_published_of_them_is_ours_and_says_nothing_beside() -> None:
    loaded = load(example())
    review = loaded.review
    assert review is not None
    given = Options(as_of=AS_OF, view="published", formats=("docx", "html"), made=AS_OF)
    options = worded(given, loaded.framework, example())
    files = written(composed(review, merge(review), options), options)
    assert list(strange(files, review.case.board.name, AS_OF)) == []
    scans = scan_each_safely(
        {one.path: one.content for one in files}, Register(identities=()), ()
    )
    assert not any(scan.unread for scan in scans.values())
    assert not any(BESIDE.encode() in one.content for one in files)
