"""Tell which column of an agency's table holds what, by known headings alone."""

import re
from collections.abc import Mapping
from functools import lru_cache

from scrkit.cellnames import column_letters
from scrkit.importers.understand.clean import clean
from scrkit.importers.understand.composed import WORDS, composed
from scrkit.model.columns import COLUMNS
from scrkit.model.form import SUBJECTS, of_subject

LEFT = "-"
EVERY_OTHER = "*"
"""With --map: every column of which nothing else is known."""
# Columns that repeat what others say or number the rows: nothing is lost with them.
_SAYS_NOTHING = """
no, number, row, row no, serial number, serial no, s no, item, item no, date in words,
inside the period, age of the child, line no
"""
# A column that says whose a row is: where it names several, rows are somebody else's.
WHOSE = "whose"
_WHOSE = """
agency, organisation, organization, agency name, name of agency, name of organisation,
organisation name, agency organisation, reporting agency, agency service, whose record,
service, services, service name, name of service, provider, agency involved,
agencies involved, source agency, agency source, author agency, lead agency,
contributing agency, agencies, record owner, owner of record, agency team
"""
# Whom a row is about: beside the event, where a name of theirs is found as any other.
_SUBJECT = """
student, students, linked students, pupil, pupils, child, children, patient, client,
service user, young person, subject, subjects, person, linked persons, linked people
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
        for subject in SUBJECTS
        for heading in (*column.others.split(","), column.heading)
        for heading in [of_subject(heading, subject)]
    },
    **dict.fromkeys(_IGNORED, LEFT),
    **{plain(one): WORDS for one in _SUBJECT.split(",")},
    **{plain(one): WHOSE for one in _WHOSE.split(",")},
}


def field_of(heading: str, mapped: Mapping[str, str]) -> str:
    """Return the field that a column under a heading holds, "-" for none, "" unknown.

    `mapped` are the headings, plain, that the review remembers for the agency.
    """
    bare = plain(clean(heading))
    # What a person said of this agency's table goes before what we guess.
    if bare in mapped:
        return mapped[bare]
    known = _KNOWN.get(bare) or _KNOWN.get(plain(_ASIDE.sub(" ", heading)), "")
    return known or composed(heading) or mapped.get(EVERY_OTHER, "")


def named_by_place(column: int, mapped: Mapping[str, str]) -> str:
    """Return the field that a column was said to hold by its place, or "".

    It is called by its number, or by its letter in a workbook: "column 4", "column D".
    """
    names = (f"column {column}", f"column {column_letters(column).lower()}")
    return next((mapped[name] for name in names if name in mapped), "")


def is_heading(text: str) -> bool:
    """Tell whether a text is a usual heading of a chronology."""
    return field_of(text, {}) not in ("", WORDS)
