"""Tell which column of an agency's table holds what, by known headings alone."""

import re
from collections.abc import Mapping
from functools import lru_cache

from scrkit.model.columns import COLUMNS

LEFT = "-"
# Columns that repeat what others say or number the rows: nothing is lost with them.
_SAYS_NOTHING = """
no, number, row, row no, serial number, serial no, s no, item, item no, agency,
organisation, date in words, inside the period, age of the child, sequence, line no
"""
_IGNORED = frozenset(" ".join(one.split()) for one in _SAYS_NOTHING.split(","))
FIELDS = frozenset(column.field for column in COLUMNS)
_NOT_WORD = re.compile(r"[^a-z0-9]+")
# What a heading may carry behind its name: "Date (dd/mm/yyyy)", "Event - see guidance".
_ASIDE = re.compile(r"\s*[(\[].*[)\]]\s*|\s+-\s.*|[:*].*$|\n.*", re.DOTALL)


@lru_cache(maxsize=1024)
def plain(heading: str) -> str:
    """Return a heading in small letters without marks, as headings are compared."""
    return _NOT_WORD.sub(" ", heading.lower().replace("’", "'")).strip()


_KNOWN = {
    **{
        plain(heading): column.field
        for column in COLUMNS
        for heading in (*column.others.split(","), column.heading)
    },
    **dict.fromkeys(_IGNORED, LEFT),
}


def field_of(heading: str, mapped: Mapping[str, str]) -> str:
    """Return the field that a column under a heading holds, "-" for none, "" unknown.

    `mapped` are the headings, plain, that the review remembers for the agency.
    """
    bare = plain(heading)
    # What a person said of this agency's table goes before what we guess.
    if bare in mapped:
        return mapped[bare]
    return _KNOWN.get(bare) or _KNOWN.get(plain(_ASIDE.sub(" ", heading)), "")


def is_heading(text: str) -> bool:
    """Tell whether a text is a usual heading of a chronology."""
    return bool(field_of(text, {}))
