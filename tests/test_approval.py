"""The Board's approval, and editions, are written into a file that people keep."""

from datetime import date

import pytest

from scrkit.edits.approval import FILE, add_edition, approve, note_published, whole_seal
from scrkit.edits.editing import record_of
from scrkit.errors import ScrError
from scrkit.model.publishing import Approval, Dissemination, Edition, Printed
from scrkit.yamlfile.splice import applied

GIVEN = Approval(office="Chair", date=date(2016, 5, 12), version="1.0")
EDITION = Edition(id="E1", date=date(2016, 6, 9), version="1.0", sha256="ab" * 32)
SEALS = (Printed(product="abstract", sha256="cd" * 32, passages="bcdf"),)
SEALED = (
    '{office: "Chair", date: 2016-05-12, version: "1.0", '
    f'sha256: "{whole_seal(SEALS)}", seal: "printed-1"}}'
)
ITEM = f'- {{product: "abstract", sha256: "{"cd" * 32}", passages: "bcdf"}}'
BELOW = f"  printed:\n    {ITEM}\n"


def after(text: str, *, again: bool = False) -> str:
    return applied(approve(text.encode(), GIVEN, SEALS, again=again)).decode()


@pytest.mark.parametrize(
    ("before", "wanted"),
    [
        (
            "# Kept\npublication:\n  by: Chair  # who\n",
            f"# Kept\npublication:\n  by: Chair  # who\n  approval: {SEALED}\n{BELOW}",
        ),
        (
            "publication: {by: Chair}\n",
            f"publication: {{by: Chair, approval: {SEALED}, printed: [{ITEM[2:]}]}}\n",
        ),
        (
            "publication:\n",
            f"publication: {{approval: {SEALED}, printed: [{ITEM[2:]}]}}\n",
        ),
        (
            "publication:\n  approval:\n",
            f"publication:\n  approval: {SEALED}\n{BELOW}",
        ),
        (
            "debriefs: []\n",
            f"debriefs: []\npublication:\n  approval: {SEALED}\n{BELOW}",
        ),
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


HEAD = "format: 1\nid: x\ntitle: X\nframework: f\nboard: {name: Nowhere Board}\n"


@pytest.mark.parametrize(
    ("before", "wanted"),
    [
        ("", "dates:\n  published: 2016-06-09\n"),
        ("dates:\n  decided: 2015-06-17\n", None),
        ("dates: {published: 2016-12-01}\n", "dates: {published: 2016-06-09}\n"),
        ("dates: {published: 2016-06-01}\n", "dates: {published: 2016-06-01}\n"),
    ],
)
def test_the_day_of_publication_is_noted_unless_one_has_come(
    before: str, wanted: str | None
) -> None:
    text = f"{HEAD}{before}"
    edits = note_published(text.encode(), date(2016, 6, 9))
    told = applied(edits).decode() if edits else text
    assert told == HEAD + (wanted or f"{before}  published: 2016-06-09\n")
