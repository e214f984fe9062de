"""Know the rows of a form that tell how it is filled in, and are no events."""

import re
from collections.abc import Mapping

from scrkit.importers.read.values import Cell
from scrkit.importers.understand.clean import clean
from scrkit.model.form import EXAMPLE
from scrkit.patterns import later

_NAMED = (
    r"(?:(?:an? |this is an? )?"
    r"(?:invented |worked |fictional |fictitious |made[- ]up )?"
)
# "Example" alone, or before what it is one of: nobody's account begins so.
_EXAMPLE = later(
    rf"\W*{_NAMED}example)(?: (?:row|entry|only|of an entry))?"
    r"(?:\s*$|\s*[-\u2013\u2014:.)\]]).*",
    re.IGNORECASE | re.DOTALL,
)
# A sample may have been taken of somebody.
_SAMPLE = later(
    rf"\W*(?:{_NAMED}sample)(?: (?:row|entry|only))?|e\.?g\.?|for example|i\.?e\.?)"
    r"(?:\s*$|\s*[-\u2013\u2014:,.)\]]|\s).*",
    re.IGNORECASE | re.DOTALL,
)
_ENTRY = later(r"\W*sample(?: (?:row|entry)\b.*|\s*[-\u2013\u2014:].*)",
               re.IGNORECASE | re.DOTALL)  # fmt: skip
# What a form prints where a day or an hour has to go.
_BLANK = later(
    r"[\s(\[<]*(?:dd?[\s./-]+mm?[\s./-]+(?:yy){1,2}|(?:yyyy)-mm-dd|day[\s./-]+month"
    r"[\s./-]+year)(?:[ ,]+hh[:.]mm)?[\s)\]>]*",
    re.IGNORECASE,
)


def is_example(cells: Mapping[str, tuple[Cell, ...]]) -> bool:
    """Tell whether a row is an example of the form, by its cells by field.

    So the form says itself, or it prints DD/MM/YYYY in the place of a day.
    """
    # Nearly every row.
    if "id" not in cells and not _may_be_one(cells):
        return False
    said = {name: clean(held[0].text) for name, held in cells.items() if held}
    event, source = said.get("event", ""), said.get("source", "")
    return bool(
        said.get("id", "").casefold() == EXAMPLE
        or _EXAMPLE.fullmatch(event)
        or _BLANK.fullmatch(said.get("date", ""))
        or (_SAMPLE.fullmatch(event) and _SAMPLE.fullmatch(source))
    )


def _may_be_one(cells: Mapping[str, tuple[Cell, ...]]) -> bool:
    event, date = cells.get("event", ()), cells.get("date", ())
    named = bool(event) and "ample" in event[0].text[:_BEGINS].lower()
    return named or (bool(date) and not date[0].text[:1].isdigit())


_BEGINS = 60  # characters in which an example is called one


def may_be_example(event: str) -> bool:
    """Tell whether an event may be an example: "Sample: home visit by SW1"."""
    return "ample" in event[:_BEGINS].lower() and bool(_ENTRY.fullmatch(event))
