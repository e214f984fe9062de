"""What is said of whether the child was seen, and of a death is not."""

from collections.abc import Callable

import pytest
from msgspec import structs

from scrkit.dates import parse_date
from scrkit.model.opening import Criteria, Fact
from scrkit.model.review import Review
from scrkit.render.sections.case import Case, open_case
from scrkit.render.sections.entry import child_seen
from scrkit.render.wording.options import Options
from scrkit.timeline.values import Timeline

Open = Callable[[Options], Case]


@pytest.mark.parametrize(
    "case",
    [
        ("2014-05-02", "Pronounced dead at 08:00.", "yes", ""),
        ("2014-05-02", "Life was extinct.", "", ""),
        ("2014-05-20", "Meeting of the agencies.", "yes", ""),
        ("2014-05-20", "Meeting of the agencies.", "no", "Whether"),
        ("2014-03-02", "Told of a death in the family.", "yes", "Whether"),
    ],
)
def test_what_was_not_recorded_of_a_death_is_not_said(
    review: Review, timeline: Timeline, coded: Options, case: tuple[str, ...]
) -> None:
    when, event, died, said = case
    dates = structs.replace(review.case.dates, incident=parse_date("2014-05-02"))
    facts = {"child_died": Fact(value=died)} if died else {}
    told = structs.replace(
        review,
        case=structs.replace(review.case, dates=dates),
        criteria=Criteria(facts=facts),
    )
    entry = structs.replace(
        timeline.rows[1].entry,
        date=parse_date(when),
        event=event,
        child_seen="not_recorded",
    )
    assert child_seen(entry, open_case(told, timeline, coded)).startswith(said)
    assert bool(child_seen(entry, open_case(told, timeline, coded))) == bool(said)


def test_a_sentence_begins_with_a_capital(
    case_of: Open, timeline: Timeline, coded: Options
) -> None:
    entry = structs.replace(
        timeline.rows[1].entry, child_seen="not_applicable", seen_alone="no"
    )
    assert child_seen(entry, case_of(coded)) == "Not seen alone"
