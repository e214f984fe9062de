"""Propose which accounts of different agencies tell of one event; never decides."""

from collections.abc import Collection, Mapping, Sequence
from typing import NamedTuple

from scrkit.linkage.account import Account, Reader, dates_contradict
from scrkit.linkage.candidates import choose_pairs
from scrkit.linkage.evidence import Weighing
from scrkit.linkage.explaining import explain
from scrkit.linkage.grouping import NEVER, POSSIBLE, Grade, group_pairs
from scrkit.linkage.judging import Pair, judge_scores, weights
from scrkit.linkage.rarity import Density, Rarity
from scrkit.linkage.vocabulary import extend, vocabulary
from scrkit.model.case import Agency
from scrkit.model.entry import Entry
from scrkit.model.order import OwnWords
from scrkit.model.people import Person


class Offer(NamedTuple):
    """Entries, by id, that may tell of one event.

    `probability` is that of its pairs on the whole; `why` says it in words.
    """

    entries: tuple[str, ...]
    grade: Grade
    probability: float
    why: str


class Found(NamedTuple):
    """What comparing brought, and how many pairs of accounts were compared."""

    offers: tuple[Offer, ...]
    compared: int


def propose(
    entries: Sequence[tuple[Entry, Agency]],
    people: Mapping[str, Person],
    same: Collection[frozenset[str]],
    apart: Collection[frozenset[str]],
    own: Sequence[OwnWords] = (),
) -> Found:
    """Return offers, the likeliest first, of what nobody has decided yet.

    `same` are pairs of ids that a person took for one event, `apart` those that a
    person took for two: the first belong together in an offer, the others never do.
    `own` are words of this review beside the field's.
    """
    known = extend(vocabulary(), [(one.means, one.said) for one in own])
    reader = Reader(known, people)
    accounts = [reader.read(entry, agency) for entry, agency in entries]
    agencies = [one.agency for one in accounts]
    rarity = Rarity(accounts)
    alone = _scores(accounts, rarity)
    likely = judge_scores(alone, agencies, weights())
    _decide(likely, accounts, same, apart)
    best = _best(likely, agencies)
    names = {agency.id: agency.name for _, agency in entries}
    offers = []

    def contradict(pair: Pair) -> bool:
        return dates_contradict(accounts[pair[0]], accounts[pair[1]])

    for group in group_pairs(likely, agencies, contradict):
        members = [accounts[at] for at in group.accounts]
        if _decided(members, same):
            continue
        why = explain(
            members, rarity, names, ahead=_ahead(group.accounts, agencies, best)
        )
        ids = tuple(one.id for one in members)
        offers.append(Offer(ids, group.grade, round(group.probability, 2), why))
    return Found(tuple(offers), len(alone))


def _scores(accounts: Sequence[Account], rarity: Rarity) -> dict[Pair, float]:
    """Return what speaks for each pair that is worth a look, by itself."""
    weighed = weights().alone
    known = Weighing(
        accounts, rarity, Density(accounts), lambda name: weighed.get(name, 0.0)
    )
    return {(a, b): known.weigh(a, b) for a, b in choose_pairs(accounts, rarity)}


def _best(
    likely: Mapping[Pair, float], agencies: Sequence[str]
) -> dict[tuple[int, str], Pair]:
    """Return for each account the pair that it fits best in, by the other agency.

    Only what may be offered is asked for its best, and that is as likely at least.
    """
    best: dict[tuple[int, str], Pair] = {}
    some = [(value, pair) for pair, value in likely.items() if value >= POSSIBLE]
    for _, pair in sorted(some):
        a, b = pair
        best[a, agencies[b]] = best[b, agencies[a]] = pair
    return best


def _ahead(
    group: tuple[int, ...],
    agencies: Sequence[str],
    best: Mapping[tuple[int, str], Pair],
) -> bool:
    """Whether nothing else of their agencies is as like either of two accounts."""
    a, b, *more = group
    return not more and best[a, agencies[b]] == best[b, agencies[a]] == (a, b)


def _decide(
    likely: dict[Pair, float],
    accounts: Sequence[Account],
    same: Collection[frozenset[str]],
    apart: Collection[frozenset[str]],
) -> None:
    """Put what people decided in the place of what is likely."""
    if not same and not apart:
        return
    place = {one.id: at for at, one in enumerate(accounts)}
    for pairs, value in ((same, 1.0), (apart, NEVER)):
        for ids in pairs:
            # Who links an entry to itself has decided nothing of two.
            if len(ids) == 2 and ids <= place.keys():
                a, b = sorted(place[id] for id in ids)
                likely[a, b] = value


def _decided(members: Sequence[Account], same: Collection[frozenset[str]]) -> bool:
    """Whether a person has taken all of them for one event already."""
    return all(
        frozenset((one.id, other.id)) in same
        for at, one in enumerate(members)
        for other in members[at + 1 :]
    )
