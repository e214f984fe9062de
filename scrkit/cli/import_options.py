"""What an import is told: by the caller, and by what the review knows."""

import hashlib
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from scrkit.cli.import_came import Came, known_now
from scrkit.errors import ScrError
from scrkit.identity.register import Register
from scrkit.identity.spellings import spellings
from scrkit.identity.usual import usual_words
from scrkit.importers.take_in.options import ImportOptions
from scrkit.importers.understand.habits import Setting
from scrkit.importers.understand.headings import plain
from scrkit.importers.understand.naming import pseudonymiser
from scrkit.model.case import Agency
from scrkit.model.columns import OWN, own_columns
from scrkit.model.gathering import Chronology
from scrkit.model.kinds import Column
from scrkit.model.review import Review
from scrkit.model.taken_in import ColumnMap
from scrkit.review.load import Loaded


@dataclass(frozen=True, slots=True)
class ReturnSaid:
    """What the caller said of a file; our own answered questions set all of `ours`."""

    agency: str
    day: date
    write: bool
    map: ColumnMap
    originals: Path | None
    flags: dict[str, bool]
    ours: dict[str, bool]
    over: frozenset[str]


def options_of(came: Came, register: Register, said: ReturnSaid) -> ImportOptions:
    """Return what a return is read with; raises ScrError for a column of none."""
    agency, review = came.agency.id, came.review
    known = known_now(review, said.map)
    setting = Setting(
        prefix=came.agency.prefix,
        latest=said.day,
        earliest=_earliest(review),
        door=pseudonymiser(review, spellings(register), usual_words(review)),
        questions=frozenset(q.id for q in review.terms.questions),
        own=frozenset(_called(came.agency)),
        others=frozenset(
            name
            for one in review.case.agencies
            if one.id != agency
            for name in _called(one)
        ),
        source=known.source,
        midnight=known.midnight or "",
        year=int(known.year) if known.year else None,
        means={plain(words): answer for words, answer in known.answers.items()},
        columns=_own(review, known),
    )
    waiting = sum(len(one.rows) for one in review.open_rows if one.agency == agency)
    return ImportOptions(
        agency=came.agency,
        day=said.day,
        setting=setting,
        content=came.files.get(f"chronologies/{agency}.yaml", b""),
        there=_there(came.loaded, agency),
        columns=known.columns,
        sha256=hashlib.sha256(came.content).hexdigest(),
        waiting=0 if came.answers else waiting,
        review=review.case.id,
        answers=came.answers,
        answered={
            one.sent: one.entry
            for one in review.imports.answered
            if one.agency == agency
        },
        **said.flags,
        **{name: given or came.answers for name, given in said.ours.items()},
    )


def _own(review: Review, known: ColumnMap) -> tuple[Column, ...]:
    """Return the case's own columns; raises ScrError for a heading of one it lacks."""
    columns = own_columns(review.terms.columns)
    said = {name for name in known.columns.values() if name.startswith(OWN)}
    if not said <= {column.field for column in columns}:
        raise ScrError(
            "the terms of reference declare no such column of the case's own",
            f"They declare: {', '.join(c.field for c in columns) or 'none'}.",
        )
    return columns


# Of the family's past a chronology tells, but hardly more than of a generation.
_BEFORE = 25


def _earliest(review: Review) -> date | None:
    """Return the first day that is believed; None while there is no period."""
    period = review.terms.period
    first = period.earliest if period else None
    return first and first.replace(year=max(1, first.year - _BEFORE), day=1)


def _called(agency: Agency) -> tuple[str, ...]:
    return plain(agency.id), plain(agency.name), plain(agency.prefix)


def _there(loaded: Loaded, agency: str) -> Chronology | None:
    file = f"chronologies/{agency}.yaml"
    if file in loaded.broken:
        raise ScrError(
            f"{file} cannot be used as it is", "See what is wrong with: scr validate"
        )
    review = loaded.review
    every = review.chronologies if review else ()
    return next((one for one in every if one.agency == agency), None)
