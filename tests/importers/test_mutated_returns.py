"""Whatever a program did to a file, each cell of it is taken in its row, or told."""

from collections import Counter
from collections.abc import Callable

import pytest

from scrkit.errors import ScrError
from scrkit.importers.take_in.options import Outcome
from scrkit.importers.understand.account import Role
from tests.importers.mutations import MARKER, document, mutated, workbook

Take = Callable[..., Outcome]
KINDS = {"workbook": workbook(), "document": document()}


def _faults(data: bytes, markers: frozenset[str], take: Take) -> list[str]:
    """Return what is wrong: a marker lost, doubled, or come in in another row."""
    try:
        outcome = take(data, names_checked=True, partial=True)
    except ScrError:
        return []
    clean, met = Counter[str](), set[str]()
    found = []
    for draft in outcome.drafts:
        said = " ".join((*draft.written.values(), draft.entry.event))
        here = [match[0] for match in MARKER.finditer(said)]
        met |= set(here)
        if draft.questions or outcome.blocked:
            continue
        clean.update(set(here))
        rows = {int(one[2:4]) for one in here} | {int(draft.entry.date.text[-2:])}
        if len(rows) > 1:
            found.append(f"rows mixed: {sorted(rows)}")
    found += [f"doubled: {one}" for one, n in clean.items() if n > 1]
    left = sum(size for role, (_, size) in outcome.account.items() if role != Role.ROW)
    left += sum(one.characters for one in outcome.asides if not one.taken)
    lost = markers - met
    spare = left - sum(map(len, ("Date", "Source", "Event", "Action", "Comment")))
    # How much stands behind a reference in what was not understood, nobody can say.
    unread = any(one.blocks for one in outcome.asides)
    if sum(map(len, lost)) > spare and not unread:
        found.append(f"lost: {sorted(lost)}, of which {spare} characters are told")
    return found


def _seeds(kind: str, first: int, last: int, take: Take) -> dict[int, list[str]]:
    wrong = {}
    for seed in range(first, last):
        data, markers = mutated(KINDS[kind], seed)
        faults = _faults(data, markers, take)
        if faults:
            wrong[seed] = faults
    return wrong


@pytest.mark.parametrize("kind", KINDS)
def test_each_cell_of_a_changed_file_is_taken_or_told(kind: str, take: Take) -> None:
    assert _seeds(kind, 0, 100, take) == {}


@pytest.mark.full
@pytest.mark.parametrize("kind", KINDS)
def test_each_cell_of_thousands_is_taken_or_told(kind: str, take: Take) -> None:
    assert _seeds(kind, 100, 4000, take) == {}


@pytest.mark.parametrize("kind", KINDS)
def test_what_nobody_changed_comes_in_whole(kind: str, take: Take) -> None:
    from tests.importers.mutations import packed

    outcome = take(packed(KINDS[kind]), names_checked=True)
    assert (outcome.blocked, outcome.asides, len(outcome.added)) == ((), (), 6)
