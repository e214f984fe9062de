"""Where a review tells the public more than its cover says, as it is printed."""

import re
from collections.abc import Iterator, Mapping
from typing import NamedTuple

from scrkit.model.kinds import Record
from scrkit.publish.reason import Reason
from scrkit.render.house.values import House
from scrkit.render.house.words import printed_words
from scrkit.render.panelwords import squeezed
from scrkit.render.products import Composed
from scrkit.render.public import Kind, Slip, Unfit, around, slips, unfit
from scrkit.render.sections.case import Case
from scrkit.review import Loaded
from scrkit.review.walk import cited

_WHAT: dict[Kind, str] = {
    "day": "a day, time or age stands here that is finer than the report may tell, and "
    "that cannot be made coarse without breaking the sentence: say it by {grain}, or "
    "leave it out",
    "entry": "the id of an entry stands here, which only the panel's papers explain: "
    "take it out, or put it alone in brackets, which are left out",
    "left": "something left in a draft stands here (a word to colleagues, a marking, a "
    "rule's code, a path): take it out",
    "code": "a code or label of the panel's papers stands here: write it with @, so "
    "that the public reads the wording",
}
# What a template fills in or asks, and what of it nobody reads.
_MARKS = re.compile(r"\{[{%#].*?[}%#]\}")


class _Source(NamedTuple):
    """A place of a review at which something stands that is not for the public."""

    kind: Kind
    around: str
    place: str


def too_fine(
    loaded: Loaded, made: Mapping[str, Composed], house: House | None = None
) -> tuple[Reason, ...]:
    """Return a reason for each place where published products tell what they may not.

    `house` is the board's own Word file, whose words stand on every document.

    `made` are the products, composed for the public. A place is file and line where
    the review has it, else product and section: a board's template may tell it too.
    """
    found = [
        slip
        for name, one in made.items()
        for slip in slips(name, one.document.blocks, one.case)
    ]
    worn = tuple(_in_house(house, next(iter(made.values())).case) if house else ())
    worn += tuple(_in_title(loaded, next(iter(made.values())).case))
    if not found:
        return worn
    case = next(iter(made.values())).case
    places = tuple(_sources(loaded, case))
    reasons = [
        Reason("fine", _WHAT[slip.kind].format(grain=case.grain), place)
        for slip in found
        for place in _places(slip, places)
    ]
    return (*dict.fromkeys(reasons), *worn)


def _in_title(loaded: Loaded, case: Case) -> Iterator[Reason]:
    """Yield what title and approval tell, which the manifest bears as written."""
    review = loaded.review
    assert review is not None  # noqa: S101 - something was composed of it
    find = unfit(case)
    for kind in dict.fromkeys(kind for kind, _, _ in find(review.case.title)):
        at = loaded.place_of(review.case, ("title",))
        message = _WHAT[kind].format(grain=case.grain)
        yield Reason("fine", message, f"{at.file}:{at.line}")
    approval = case.review.dissemination.publication.approval
    for name in ("office", "version") if approval else ():
        for kind in dict.fromkeys(kind for kind, _, _ in find(getattr(approval, name))):
            message = _WHAT[kind].format(grain=case.grain)
            yield Reason("fine", message, f"dissemination.yaml, {name} of the approval")


def _in_house(house: House, case: Case) -> Iterator[Reason]:
    """Yield what a house file tells, once, whatever the number of its pages."""
    find = unfit(case)
    for place, text in printed_words(house):
        for kind in dict.fromkeys(kind for kind, _, _ in find(text)):
            message = _WHAT[kind].format(grain=case.grain)
            yield Reason("fine", message, f"templates/house.docx, {place}")


def _places(slip: Slip, sources: tuple[_Source, ...]) -> list[str]:
    # What stands about it differs at most where the text around it was cut.
    found = [
        one.place
        for one in sources
        if one.kind == slip.kind
        and (one.around in slip.around or slip.around in one.around)
    ]
    return found or [f"{slip.product}, {slip.section or 'beginning'}"]


def _sources(loaded: Loaded, case: Case) -> Iterator[_Source]:
    review = loaded.review
    assert review is not None  # noqa: S101 - something was composed of it
    find = unfit(case)
    for name, text in case.options.templates.items():
        yield from _in_template(text, find, f"templates/{name}")
    for section in review.sections:
        said = case.say_markdown(section.text)
        yield from _in_text(said, find, f"overview/{section.name}.md", 1)
    for name in review.__struct_fields__:
        held = getattr(review, name)
        for record in held if isinstance(held, tuple) else (held,):
            if not isinstance(record, Record):
                continue
            for one in cited(record):
                if one.kind not in ("narrative", "line"):
                    continue
                place = loaded.place_of(one.record, one.own)
                block = place.end_line > place.line
                first = place.line + block
                yield from _in_text(case.say(one.text), find, place.file, first)


def _in_template(text: str, find: Unfit, file: str) -> Iterator[_Source]:
    """Yield what the words between a template's marks tell, line by line."""
    for line, words in enumerate(text.splitlines(), 1):
        for part in _MARKS.split(words):
            yield from _in_text(part, find, file, line)


def _in_text(text: str, find: Unfit, file: str, first: int) -> Iterator[_Source]:
    for kind, start, end in find(text):
        # A label alone is that of people.yaml, and is printed by no publication.
        if kind == "code" and text.strip() == text[start:end]:
            continue
        line = first + text.count("\n", 0, start)
        yield _Source(kind, squeezed(around(text, start, end)), f"{file}:{line}")
