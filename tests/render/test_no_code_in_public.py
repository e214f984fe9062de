"""Whatever text mentions somebody, the public reads the words that were chosen."""

from datetime import date
from io import BytesIO
from typing import Any

import docx
import pytest
from msgspec.structs import replace

from scrkit import folder
from scrkit.model.kinds import Record, kind_of
from scrkit.model.review import Review, Section
from scrkit.render.products import PRODUCTS, render
from scrkit.render.wording.options import Options
from scrkit.review import load
from scrkit.review.walk import plain_texts
from scrkit.system.resources import shipped
from scrkit.timeline.merge import merge

# Ids, codes and words that the format fixes are no texts of the review.
FIXED = {"id", "framework", "overlay", "rule", "at", "file", "sha256", "version"}
FIXED |= {"label", "published", "value", "outcome", "to", "by"}
TAIL = " (seen by @SW1)"


def mentioning(value: Any) -> Any:
    """Return the value with a mention at the end of every text in it."""
    if isinstance(value, tuple):
        return tuple(mentioning(item) for item in value)
    if isinstance(value, dict):
        return {key: mentioning(item) for key, item in value.items()}
    if not isinstance(value, Record):
        return value
    changed: dict[str, Any] = {}
    for name, annotation in type(value).__annotations__.items():
        held = getattr(value, name)
        narrative = kind_of(annotation) == "narrative"
        if isinstance(held, str) and held and name not in FIXED:
            if narrative or name in plain_texts(type(value)):
                changed[name] = held + TAIL
        elif narrative and isinstance(held, tuple):
            changed[name] = tuple(text + TAIL for text in held)
        else:
            changed[name] = mentioning(held)
    return replace(value, **changed)


@pytest.fixture(scope="module")
def crowded() -> Review:
    example = folder.read(shipped("examples") / "child-k")
    review = load(example.files).review
    assert review is not None
    sections = tuple(
        Section(name=s.name, text=f"{s.text}\n\nSeen{TAIL}\n") for s in review.sections
    )
    names = (n for n in review.__struct_fields__ if n != "sections")
    changed = {name: mentioning(getattr(review, name)) for name in names}
    return replace(review, **changed, sections=sections)


@pytest.mark.parametrize("product", PRODUCTS)
def test_no_code_reaches_the_public(product: str, crowded: Review) -> None:
    options = Options(as_of=date(2016, 9, 30), view="published")
    word, markdown = render(product, crowded, merge(crowded), options)

    text = markdown.content.decode()
    assert "SW1" not in text
    assert text.count("seen by the first social worker") > 3
    paragraphs = docx.Document(BytesIO(word.content)).paragraphs
    assert "SW1" not in " ".join(p.text for p in paragraphs)


@pytest.mark.parametrize("product", PRODUCTS)
def test_the_panel_reads_the_labels(product: str, crowded: Review) -> None:
    options = Options(as_of=date(2016, 9, 30))
    _, markdown = render(product, crowded, merge(crowded), options)

    assert "@SW1" not in markdown.content.decode()
