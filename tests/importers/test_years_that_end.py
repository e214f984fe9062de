"""A year that is said for a whole file ends where its months begin again."""

from collections.abc import Callable

import pytest

from scrkit.importers.take_in.options import Outcome
from tests.importers.returns import commas

Take = Callable[..., Outcome]


@pytest.mark.parametrize(
    ("days", "asked"),
    [
        (("12-14 March", "3 November", "20 December", "9 January", "2/2"), (3, 4)),
        (("20 December", "9 January"), (1,)),
        (("5 July", "3 Nov", "12 Jan", "4 February 2014"), (2,)),
        # The newest first.
        (("9 February", "8 January", "20 December", "3 November"), (2, 3)),
        (("9 January", "3 November", "20 December"), ()),
        # No order in it.
        (("20 March", "9 January", "3 May", "2 December", "1 February"), ()),
        (("20 December 2013", "9 January 2014"), ()),
    ],
)
def test_a_january_behind_a_december_is_asked_about(
    days: tuple[str, ...], asked: tuple[int, ...], take: Take
) -> None:
    rows = [("Date", "Source", "Event"), *((day, "Log", "Seen.") for day in days)]
    drafts = take(commas(rows), year=2013).drafts
    assert tuple(n for n, one in enumerate(drafts) if one.questions) == asked
    for n in asked:
        assert not drafts[n].entry.date.known
