"""A word put anywhere into a form that came back is taken, asked about or told."""

import copy
from collections.abc import Callable, Iterator
from io import BytesIO
from typing import Any

import pytest
from docx import Document

from scrkit.forms.plan import FormOptions, FormSummary
from scrkit.forms.taking import take_form
from tests.forms.test_every_form import noticed, opened, sent

__all__ = ["opened", "sent"]
W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
MARKER = "Zebrafish"
Sent = Callable[[str, str], tuple[bytes, FormOptions]]


def places_of(document: Any) -> Iterator[Any]:
    """Yield every paragraph of the body, of the header and of the footer."""
    yield from document.element.body.iter(f"{W}p")
    section = document.sections[0]
    yield from section.header._element.iter(f"{W}p")
    yield from section.footer._element.iter(f"{W}p")


def with_marker(content: bytes, number: int, *, below: bool) -> bytes | None:
    """Return a form with a word more at the end of a paragraph, or below it."""
    document = Document(BytesIO(content))
    place = next(
        (one for at, one in enumerate(places_of(document)) if at == number), None
    )
    if place is None:
        return None
    target = place
    if below:
        target = copy.deepcopy(place)
        for one in list(target):
            if one.tag != f"{W}pPr":
                target.remove(one)
        place.addnext(target)
    run = target.makeelement(f"{W}r")
    text = target.makeelement(f"{W}t")
    text.text = f" {MARKER}"
    run.append(text)
    target.append(run)
    held = BytesIO()
    document.save(held)
    return held.getvalue()


def outcome(found: FormSummary) -> tuple[object, ...]:
    return (*noticed(found), found.asides)


def assert_accounted_for(sent: Sent, step: int) -> None:
    content, options = sent("health", "imr")
    usual = outcome(take_form(content, options))
    count = len(list(places_of(Document(BytesIO(content)))))
    assert count > 150
    silent = []
    # The last two are the header and the footer.
    for number in sorted({*range(0, count, step), count - 2, count - 1}):
        for below in (False, True):
            spoiled = with_marker(content, number, below=below)
            assert spoiled is not None
            found = take_form(spoiled, options)
            if outcome(found) == usual:
                silent.append((number, below))
    assert silent == []


def test_a_word_put_here_and_there_is_never_silent(sent: Sent) -> None:
    assert_accounted_for(sent, 29)


@pytest.mark.full
def test_a_word_put_at_any_paragraph_is_never_silent(sent: Sent) -> None:
    assert_accounted_for(sent, 1)
