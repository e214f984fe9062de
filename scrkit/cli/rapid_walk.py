"""The walk through a rapid review: from `scr new` to a local review, by commands."""

from collections.abc import Iterator
from pathlib import Path

from scrkit.folder import Contents
from scrkit.model.people import Person
from scrkit.model.review import Review
from scrkit.review import load

NAME = "child-r"
# Made anew by the walk, of the forms that people sent back.
BEGUN = f"{NAME}-begun"
# A copy that the forms are made from: what is asked is noted in it.
ASKED = f"{NAME}-asked"
SENT = f"{NAME}-sent"
GOES_OUT = f"{NAME}-goes-out"
OUT = f"{NAME}-reports"
# The day on which the example stands: the panel's letter has been answered.
AS_OF = "2026-06-12"
ASKED_ON = "2026-04-27"

Step = tuple[str, list[str]]
# As in the example all are asked on one day; what came is dated by the walk's own.
_DUE = ("--due", "2026-06-20")
# In the order in which they come in: a plan carries out what was learnt before.
_OF_THE_BOARD = {
    "referral": "docx",
    "rapid-review": "docx",
    "family": "docx",
    "glossary": "docx",
    "proceedings": "xlsx",
    "action-plan": "xlsx",
}
# This agency answers in Excel, the others in Word.
_IN_EXCEL = "hosp"


def steps(contents: Contents, target: Path) -> Iterator[Step]:
    """Yield the commands in order, each with what it is given.

    `contents` are the files of the complete example, which says what people answered.
    """
    review = load(contents.files).sound()
    yield from _opened(review, target)
    yield from _asked(review, target)
    yield from _came_in(review, target)
    yield from _ended(target)


def _opened(review: Review, target: Path) -> Iterator[Step]:
    case, begun = review.case, str(target / BEGUN)
    named = ["--board", case.board.name, "--title", case.title, "--id", case.id]
    agencies = [w for a in case.agencies for w in ("--agency", f"{a.id}:{a.name}")]
    yield "new", [begun, "--kind", "rapid-review", *named, *agencies]
    for one in review.people.people:
        yield "people", ["add", one.role, begun, *_person(one)]
    for day, date in _days(review):
        yield "note", ["day", day, begun, "--date", date]
    for told in review.criteria.notifications:
        said = ["--to", told.to, "--date", str(told.date), "--by", told.by]
        yield "note", ["notification", told.what, begun, *said]


def _person(person: Person) -> Iterator[str]:
    yield from ("--code", person.code, "--label", person.label, "--kind", person.kind)
    if person.agency:
        yield from ("--agency", person.agency)
    if person.born:
        yield from ("--born", person.born.text)
    if person.published:
        yield from ("--published", person.published)


def _days(review: Review) -> Iterator[tuple[str, str]]:
    dates = review.case.dates
    known = {
        "incident": dates.incident.text if dates.incident else "",
        "authority_aware": dates.authority_aware,
        "notified": dates.notified,
        **dates.other,
    }
    yield from ((day, str(date)) for day, date in known.items() if date)


def _asked(review: Review, target: Path) -> Iterator[Step]:
    """Yield the requests; then the same filled, as people sent them back."""
    begun, out = str(target / BEGUN), str(target / GOES_OUT)
    for one in review.case.agencies:
        made = ["--what", _account(one.id), *_DUE, "--again", "--out", out]
        yield "request", [one.id, begun, *made, "--as-of", ASKED_ON]
    asked, sent = str(target / ASKED), str(target / SENT)
    with_day = [*_DUE, "--filled", "--again", "--out", sent, "--as-of", AS_OF]
    for agency in review.case.agencies:
        form = _account(agency.id)
        yield "request", [agency.id, asked, "--what", form, *with_day]
    for told in review.chronologies:
        yield "request", [told.agency, asked, *with_day]
    undated = [word for word in with_day if word not in _DUE]
    for what in _OF_THE_BOARD:
        yield "request", ["board", asked, "--what", what, *undated]


def _account(agency: str) -> str:
    return "rapid-account-sheet" if agency == _IN_EXCEL else "rapid-account"


def _came_in(review: Review, target: Path) -> Iterator[Step]:
    begun, sent = str(target / BEGUN), target / SENT
    looked = ["--write", "--names-checked", "--unread-checked", "--as-of", AS_OF]
    agencies = (one.id for one in review.case.agencies)
    for one in agencies:
        form = f"{_account(one)}-{one}.{_ending(one)}"
        yield "import", [str(sent / form), begun, *looked]
    for told in review.chronologies:
        form = f"chronology-{told.agency}.xlsx"
        whose = ("--agency", told.agency)
        yield "import", [str(sent / form), begun, *whose, *looked]
    for what, ending in _OF_THE_BOARD.items():
        yield "import", [str(sent / f"{what}-board.{ending}"), begun, *looked]


def _ending(agency: str) -> str:
    return "xlsx" if agency == _IN_EXCEL else "docx"


def _ended(target: Path) -> Iterator[Step]:
    begun, on = str(target / BEGUN), ["--as-of", AS_OF]
    yield "check-criteria", [begun, *on]
    yield "status", [begun, *on]
    yield "validate", [begun, *on]
    yield "render", ["all", begun, "--out", str(target / OUT), *on]
    yield "convert", [begun, *on]
    yield "status", [begun, *on]
