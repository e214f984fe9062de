"""The Board's approval, and editions, are written into a file that people keep."""

from datetime import date

import pytest

from scrkit.edits.approval import FILE, add_edition, approve, approved_words
from scrkit.edits.editing import record_of
from scrkit.errors import ScrError
from scrkit.model.case import Board, CaseReview, People, Person
from scrkit.model.outcome import Approval, Dissemination, Edition
from scrkit.model.review import Review, Section
from scrkit.yamlfile.splice import applied

GIVEN = Approval(office="Chair", date=date(2016, 5, 12), version="1.0")
EDITION = Edition(id="E1", date=date(2016, 6, 9), version="1.0", sha256="ab" * 32)
REVIEW = Review(
    case=CaseReview(
        format="1", id="x", title="X", framework="f", board=Board(name="Nowhere Board")
    ),
    sections=(Section(name="summary", text="What happened.\n"),),
    people=People(
        people=(Person(code="HV1", label="HV1", role="nurse", kind="professional"),)
    ),
)
FLOW = '{office: "Chair", date: 2016-05-12, version: "1.0", sha256: "%s"}'
SEALED = FLOW % approved_words(REVIEW)


def after(text: str, *, again: bool = False) -> str:
    return applied(approve(text.encode(), REVIEW, GIVEN, again=again)).decode()


@pytest.mark.parametrize(
    ("before", "wanted"),
    [
        (
            "# Kept\npublication:\n  by: Chair  # who\n",
            f"# Kept\npublication:\n  by: Chair  # who\n  approval: {SEALED}\n",
        ),
        (
            "publication: {by: Chair}\n",
            f"publication: {{by: Chair, approval: {SEALED}}}\n",
        ),
        ("publication:\n", f"publication: {{approval: {SEALED}}}\n"),
        (
            "publication:\n  approval:\n",
            f"publication:\n  approval: {SEALED}\n",
        ),
        ("debriefs: []\n", f"debriefs: []\npublication:\n  approval: {SEALED}\n"),
    ],
)
def test_an_approval_is_put_in_and_no_other_byte_changes(
    before: str, wanted: str
) -> None:
    assert after(before) == wanted


def test_an_approval_is_renewed_when_that_is_asked_for() -> None:
    once = after("publication:\n  by: Chair\n").replace("1.0", "0.9")
    with pytest.raises(ScrError, match="approved already"):
        after(once)
    assert after(once, again=True) == once.replace("0.9", "1.0")


def added(text: str) -> str:
    return applied(add_edition(text.encode(), EDITION)).decode()


NOTED = f'{{id: "E1", date: 2016-06-09, version: "1.0", sha256: "{"ab" * 32}"}}'
FIRST = '{id: E0, date: 2016-06-01, version: "0", sha256: "cd"}'.replace("E0", "E9")


@pytest.mark.parametrize(
    ("before", "wanted"),
    [
        ("debriefs: []\n", f"debriefs: []\neditions:\n  - {NOTED}\n"),
        ("editions: []\n", f"editions:\n  - {NOTED}\n"),
        (f"editions: [{FIRST}]\n", f"editions: [{FIRST}, {NOTED}]\n"),
        (
            f"editions:\n- {FIRST}  # first\ndebriefs: []\n",
            f"editions:\n- {FIRST}  # first\n- {NOTED}\ndebriefs: []\n",
        ),
        (
            f"editions:\r\n  - {FIRST}",
            f"editions:\r\n  - {FIRST}\r\n  - {NOTED}",
        ),
    ],
)
def test_an_edition_is_noted_behind_the_others(before: str, wanted: str) -> None:
    assert added(before) == wanted
    held = record_of(wanted.encode(), FILE, Dissemination)
    assert held.editions[-1] == EDITION


def test_only_the_words_that_are_published_are_sealed() -> None:
    seal = approved_words(REVIEW)
    one = Person(code="HV1", label="HV1", role="senior nurse", kind="professional")
    assert approved_words(_with(one)) == seal
    worded = Person(
        code="HV1", label="HV1", role="nurse", kind="professional", published="a nurse"
    )
    assert approved_words(_with(worded)) != seal


def _with(person: Person) -> Review:
    return Review(
        case=REVIEW.case, sections=REVIEW.sections, people=People(people=(person,))
    )
