"""A review that awaits returns; everybody in it is invented."""

from collections.abc import Callable
from datetime import date

import pytest

from scrkit.identity.register import Register
from scrkit.identity.spellings import spellings
from scrkit.identity.usual import small_words, usual_words
from scrkit.importers.read.reading import read_here
from scrkit.importers.take_in.options import ImportOptions, Outcome
from scrkit.importers.take_in.plan import plan
from scrkit.importers.understand.habits import Setting
from scrkit.importers.understand.naming import pseudonymiser
from scrkit.model.case import Agency, Board, CaseReview
from scrkit.model.identity import Identity
from scrkit.model.people import People, Person
from scrkit.model.review import Review

AGENCY = Agency(id="health", name="Community health services", prefix="HEALTH")
_PEOPLE = (
    Person(code="ChildK", label="Child K", role="child", kind="subject"),
    Person(code="Mother", label="Mother", role="mother", kind="family"),
    Person(code="HV1", label="HV1", role="health visitor", kind="professional"),
    Person(code="SW1", label="SW1", role="social worker", kind="professional"),
)
NAMES = Register(
    (
        Identity(code="HV1", names=("Philippa Quillfeather",)),
        Identity(code="Mother", names=("Marigold Fictionby",)),
    )
)


@pytest.fixture
def review() -> Review:
    """Return the review."""
    case = CaseReview(
        format="1",
        id="k",
        title="Child K",
        framework="england-scr-2015",
        board=Board(name="Exampleshire Board"),
        agencies=(AGENCY,),
    )
    return Review(case=case, people=People(people=_PEOPLE))


@pytest.fixture
def take(review: Review) -> Callable[..., Outcome]:
    """Return what plans a file's taking in, as the command does."""

    def planned(data: bytes, **more: object) -> Outcome:
        whole = read_here(data)
        cells = (c.text for g in whole.grids for ln in g.lines for c in ln.cells if c)
        register = more.pop("register", NAMES)
        assert isinstance(register, Register)
        usual = usual_words(review) | small_words(cells)
        setting = Setting(
            prefix="HEALTH",
            latest=date(2016, 9, 30),
            door=pseudonymiser(review, spellings(register), usual),
            questions=frozenset(("Q1", "Q2", "Q3")),
            source=str(more.pop("source", "")),
            midnight=str(more.pop("midnight", "")),
            year=more.pop("year", None),  # type: ignore[arg-type]
            earliest=date(1989, 1, 1),
            own=frozenset(str(more.pop("own", "")).split("|")) - {""},
            others=frozenset(str(more.pop("others", "")).split("|")) - {""},
        )
        given: dict[str, object] = {
            "agency": AGENCY,
            "day": date(2015, 9, 1),
            "setting": setting,
            "content": b"",
            "there": None,
            **more,
        }
        return plan(whole, ImportOptions(**given))  # type: ignore[arg-type]

    return planned
