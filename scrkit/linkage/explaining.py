"""Say in words why two accounts, or more, may tell of one event.

Nothing of an account's own text is quoted: ideas bear the vocabulary's names.
"""

from collections.abc import Iterator, Mapping, Sequence

from scrkit.linkage.account import Account
from scrkit.linkage.evidence import days_apart
from scrkit.linkage.rarity import Rarity
from scrkit.text.counting import number

_MOST = 3


def explain(
    accounts: Sequence[Account],
    rarity: Rarity,
    names: Mapping[str, str],
    *,
    ahead: bool,
) -> str:
    """Return why, in one line; `names` are those of the agencies, by id.

    `ahead` tells that no other account of either agency was as like it.
    """
    parts = (
        _contents(accounts, rarity),
        _named(accounts, names),
        _when(accounts),
        "nothing else about that time is as like either" if ahead else "",
    )
    return "; ".join(part for part in parts if part)


def _contents(accounts: Sequence[Account], rarity: Rarity) -> str:
    who = "both tell" if len(accounts) == 2 else "all tell"
    shared = frozenset.intersection(*(one.ideas for one in accounts))
    weight = rarity.weight["ideas"]
    rarest = sorted(shared, key=lambda idea: (-weight[idea], idea))
    if called := _called(rarest)[:_MOST]:
        return f"{who} of {_listed(called)}"
    if any(
        one.words & other.words or one.ideas & other.ideas
        for one, other in _pairs(accounts)
    ):
        return "they share rare words"
    return ""


def _called(ideas: Sequence[str]) -> list[str]:
    """Return what ideas are called, without one that another says more fully."""
    called = [idea.replace("_", " ") for idea in ideas]
    said = [frozenset(one.split()) for one in called]
    return [
        one
        for one, own in zip(called, said, strict=True)
        if not any(own < other for other in said)
    ]


def _named(accounts: Sequence[Account], names: Mapping[str, str]) -> str:
    def called(one: Account) -> str:
        return names.get(one.agency, one.agency)

    for one, other in _pairs(accounts):
        if one.services & other.own and other.services & one.own:
            return f"{called(one)} and {called(other)} name each other"
    for one, other in ((a, b) for a in accounts for b in accounts if a is not b):
        if one.services & other.own:
            return f"{called(one)} names {called(other)}"
    codes = frozenset.intersection(*(one.codes for one in accounts))
    return "they name the same people or places" if codes else ""


def _when(accounts: Sequence[Account]) -> str:
    gap = max(days_apart(one, other) for one, other in _pairs(accounts))
    if any(one.date.precision != "day" or one.date.qualifier for one in accounts):
        return (
            "the dates can be one"
            if not gap
            else f"the dates lie {number(gap, 'day')} apart at least"
        )
    if not gap:
        times = {one.time.text for one in accounts if one.time is not None}
        alike = len(times) == 1 and all(one.time is not None for one in accounts)
        return "the same day and time" if alike else "the same day"
    told = {7: "a week", 14: "two weeks"}.get(gap, number(gap, "day"))
    return f"{told} apart"


def _pairs(accounts: Sequence[Account]) -> Iterator[tuple[Account, Account]]:
    for at, one in enumerate(accounts):
        for other in accounts[at + 1 :]:
            yield one, other


def _listed(given: Iterator[str] | list[str]) -> str:
    told = list(given)
    return " and ".join(
        part for part in (", ".join(told[:-1]), told[-1] if told else "") if part
    )
