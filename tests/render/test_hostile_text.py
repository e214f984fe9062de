"""Whatever stands in a field of a review is text on the page, in every product."""

from dataclasses import replace
from html.parser import HTMLParser
from typing import Any

import msgspec
import pytest
from msgspec import inspect

from scrkit.model.review import Review
from scrkit.render.products import PRODUCTS, render_all
from scrkit.render.wording.options import Options, View
from scrkit.timeline.merge import merge
from tests.render.conftest import AS_OF, make_review

HOSTILE = "\"'><script>alert(1)</script><img/src=x>]]></style>&lt;{{7*7}}<!--\u202e\x00"
# As long and as unbroken, so that it is cut and laid out alike.
HARMLESS = "w" * len(HOSTILE)


def _is_text(kind: Any) -> bool:
    if isinstance(kind, inspect.Metadata):
        return _is_text(kind.type)
    if isinstance(kind, inspect.UnionType):
        return any(map(_is_text, kind.types))
    return isinstance(kind, inspect.StrType) and kind.pattern is None


def planted(value: Any, text: str) -> Any:
    """Return a record with a text in every field that takes any text."""
    if isinstance(value, tuple):
        return tuple(planted(one, text) for one in value)
    if isinstance(value, dict):
        return {key: planted(one, text) for key, one in value.items()}
    if not isinstance(value, msgspec.Struct):
        return value
    info = inspect.type_info(type(value))
    assert isinstance(info, inspect.StructType)
    return msgspec.structs.replace(
        value,
        **{
            one.name: text
            if _is_text(one.type)
            else planted(getattr(value, one.name), text)
            for one in info.fields
        },
    )


class Skeleton(HTMLParser):
    """The elements of a page with the names of their attributes, and its text."""

    def __init__(self, page: bytes) -> None:
        super().__init__()
        self.made: list[tuple[str, ...]] = []
        self.text = ""
        self.feed(page.decode())
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.made.append((tag, *(name for name, _ in attrs)))

    def handle_endtag(self, tag: str) -> None:
        self.made.append((f"/{tag}",))

    def handle_comment(self, data: str) -> None:
        self.made.append(("comment",))

    def handle_data(self, data: str) -> None:
        self.text += data


def pages(text: str, view: View) -> dict[str, Skeleton]:
    review: Review = planted(make_review(), text)
    options = Options(as_of=AS_OF, view=view, formats=("html",))
    if view == "named":
        codes = dict.fromkeys(review.people.codes, text)
        options = replace(options, identities=codes, framework_title=f"A {text}")
    made = render_all(tuple(PRODUCTS), review, merge(review), options)
    return {one.path: Skeleton(one.content) for one in made}


@pytest.mark.parametrize("view", ["coded", "named", "published"])
def test_hostile_text_stays_text_in_every_place_of_every_page(view: View) -> None:
    hostile, harmless = pages(HOSTILE, view), pages(HARMLESS, view)
    for name, page in harmless.items():
        assert hostile[name].made == page.made, name
        assert "\u202e" not in hostile[name].text
        assert "\x00" not in hostile[name].text
    assert sum(page.text.count("<script>") for page in hostile.values()) > 100
