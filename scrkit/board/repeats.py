"""The same recommendation made before: proposed by likeness, decided by people."""

from collections.abc import Iterator
from datetime import date

from msgspec import Struct

from scrkit.board.promises import Promise, promises
from scrkit.board.rows import Held
from scrkit.linkage.restating import restated
from scrkit.model.outcome import Repeat
from scrkit.model.reached import completed_on, opened_on

# Of 100: with so many words of the one in the other, somebody should look. Of pairs
# that ask for different things none comes to 50, of those put in other words most do.
NEAR = 55


class Pair(Struct, frozen=True):
    """A recommendation, and one of an earlier review that says almost the same.

    `likeness` is from 0 to 100. `decided` is what people recorded of it in the newer
    review, None where nobody has decided yet.
    """

    newer: Promise
    older: Promise
    likeness: int
    decided: Repeat | None = None

    @property
    def same(self) -> bool:
        """Whether people decided that it is the same."""
        return self.decided is not None and self.decided.same == "yes"


class Lost(Struct, frozen=True):
    """A decision that names a recommendation which no review of the table has."""

    review: str
    id: str
    decided: Repeat


def repeats(
    reviews: tuple[Held, ...], as_of: date
) -> tuple[tuple[Pair, ...], tuple[Lost, ...]]:
    """Return the pairs, decided as the same first, and decisions that lead nowhere.

    Recommendations within one review are not compared: SCR623 tells of those.
    """
    # Without a day it is one that still runs, and comes last.
    ordered = sorted(reviews, key=lambda one: _when(one) or as_of)
    told = [(one, tuple(promises(one, as_of))) for one in ordered]
    known = {(p.review, p.id): p for _, made in told for p in made}
    pairs: list[Pair] = []
    lost: list[Lost] = []
    for at, (held, made) in enumerate(told):
        decided = list(_decisions(held))
        # Only those before it: each pair is compared once, the newer with the older.
        earlier = [p for _, before in told[:at] for p in before]
        by = {(id, d.review, d.recommendation): d for id, d in decided}
        pairs += _near(made, earlier, by)
        seen = {
            (p.newer.id, p.older.review, p.older.id) for p in pairs if p.newer in made
        }
        for id, one in decided:
            older = known.get((one.review, one.recommendation))
            newer = known.get((held.row.review, id))
            if older is None or newer is None:
                lost.append(Lost(held.row.review, id, one))
            elif (id, one.review, one.recommendation) not in seen:
                pairs.append(Pair(newer, older, _likeness(newer, older), one))
    return tuple(sorted(pairs, key=_order)), tuple(lost)


def _near(
    made: tuple[Promise, ...],
    earlier: list[Promise],
    decided: dict[tuple[str, str, str], Repeat],
) -> Iterator[Pair]:
    for newer in made:
        for older in earlier:
            likeness = _likeness(newer, older)
            if likeness >= NEAR:
                found = decided.get((newer.id, older.review, older.id))
                yield Pair(newer, older, likeness, found)


def _order(pair: Pair) -> tuple[int, int]:
    undecided = pair.decided is None
    return (0 if pair.same else 1 if undecided else 2), -pair.likeness


def _likeness(one: Promise, other: Promise) -> int:
    return restated(one.text, other.text)


def _decisions(held: Held) -> Iterator[tuple[str, Repeat]]:
    for one in held.review.findings.recommendations:
        yield from ((one.id, each) for each in one.repeats)


def _when(held: Held) -> date | None:
    case = held.review.case
    return completed_on(held.review) or opened_on(case.dates, held.review.criteria)
