"""What a form is given comes back from it: entry for entry, none more exact."""

import string
from dataclasses import replace
from datetime import date

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from msgspec.structs import replace as changed

from scrkit.dates import ClockTime, PartialDate
from scrkit.forms.pack import FormRequest
from scrkit.identity.register import Register
from scrkit.identity.spellings import spellings
from scrkit.importers.read.reading import read_here
from scrkit.importers.take_in.options import ImportOptions, Outcome
from scrkit.importers.take_in.plan import plan
from scrkit.importers.understand.habits import Setting
from scrkit.importers.understand.naming import pseudonymiser
from scrkit.model.case import Agency
from scrkit.model.entry import Entry
from scrkit.model.gathering import Chronology
from scrkit.model.review import Review
from tests.request.packs import made
from tests.sampling import examples


def _back(data: bytes, review: Review, agency: Agency, there: Chronology) -> Outcome:
    door = pseudonymiser(review, spellings(Register()), frozenset())
    questions = frozenset(question.id for question in review.terms.questions)
    setting = Setting(agency.prefix, date(2016, 9, 30), door, questions)
    wish = ImportOptions(
        agency, date(2016, 9, 30), setting, b"", there, names_checked=True, partial=True
    )
    return plan(read_here(data), wish)


@pytest.mark.parametrize("kind", ["xlsx", "docx"])
@pytest.mark.parametrize(
    "id", ["csc", "health", "police", "edu", "amh", "hosp", "gp", "housing"]
)
def test_the_example_comes_back_unchanged(
    kind: str, id: str, review: Review, corrected: FormRequest
) -> None:
    agency = review.agency(id)
    assert agency is not None
    asked = replace(corrected, agency=agency)
    there = next(c for c in review.chronologies if c.agency == id)
    outcome = _back(made(asked, f"chronology-{id}.{kind}"), review, agency, there)
    assert (outcome.added, outcome.changed, outcome.gone, outcome.open) == ((),) * 4
    assert outcome.same == len(there.entries)


_POINT = st.dates(date(1990, 1, 1), date(2016, 1, 1)).flatmap(
    lambda day: st.sampled_from((f"{day}", f"{day:%Y-%m}", f"{day:%Y}"))
)
_MARKED = st.tuples(_POINT, st.sampled_from(("", "~", "?"))).map("".join)
_DATES = st.one_of(
    _MARKED,
    st.just("unknown"),
    _POINT.map("../{}".format),
    st.tuples(_POINT, _POINT).map(
        lambda both: "/".join(sorted(both, key=lambda d: (d[:4], d)))
    ),
)
_TIMES = st.one_of(
    st.none(),
    st.sampled_from(("morning", "afternoon", "evening", "night")),
    st.tuples(
        st.times().map(lambda t: f"{t:%H:%M}"), st.sampled_from(("", "~", "?"))
    ).map("".join),
)
_WORDS = st.text(string.ascii_lowercase + " .,;\n'", min_size=1, max_size=60).filter(
    str.strip
)


def _dated(text: str) -> PartialDate | None:
    try:
        return PartialDate(text)
    except ValueError:
        return None


@settings(
    deadline=None,
    max_examples=examples(25),
    suppress_health_check=list(HealthCheck),
)
@given(
    st.lists(
        st.tuples(_DATES.map(_dated), _TIMES, _WORDS, _WORDS), min_size=1, max_size=5
    )
)
def test_whatever_is_given_comes_back(
    review: Review,
    corrected: FormRequest,
    rows: list[tuple[PartialDate | None, str | None, str, str]],
) -> None:
    entries = tuple(
        Entry(
            id=f"HEALTH-{number:04d}",
            date=day,
            time=ClockTime(time) if time else None,
            source="Health record",
            event=f"event {number} {event.strip()}",
            action=action.strip(),
            child_seen="not_recorded",
            seen_alone="not_recorded",
        )
        for number, (day, time, event, action) in enumerate(rows, 1)
        if day is not None
    )
    if not entries:
        return
    there = Chronology(agency="health", entries=entries)
    given_review = changed(review, chronologies=(there,))
    asked = replace(corrected, review=given_review)
    assert asked.agency is not None
    outcome = _back(made(asked, ".xlsx"), given_review, asked.agency, there)
    assert (outcome.added, outcome.gone) == ((), ())
    assert [(one.entry.id, one.fields) for one in outcome.changed] == []
    assert [q for d in outcome.open for q in d.questions] == []
    assert outcome.same == len(entries)
