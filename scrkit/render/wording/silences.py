"""What a silence is called wherever it is told: whose it is, between what it lies."""

from collections.abc import Callable, Mapping, Sequence

from scrkit.dates import PartialDate
from scrkit.timeline.absence import of_records
from scrkit.timeline.values import Declared, Silence

# More than these are counted: who looks for them finds them in the table.
_MOST = 6
_MARKS = {
    "period": ("the start of the period", "the end of the period"),
    "birth": ("the birth", "the birth"),
    "incident": ("the incident", "the incident"),
    "death": ("the death", "the death"),
}
DECLARED = "It says itself that it had no contact, in part of this at least."


def declaring(words: str) -> str:
    """Return what an agency declares by its words: no contact, or that records want."""
    return "its records have a gap" if of_records(words) else "it had no contact"


def parted(
    declared: Sequence[Declared],
) -> tuple[tuple[Declared, ...], tuple[Declared, ...]]:
    """Return where agencies had no contact, and where it is their records that want."""
    return (
        tuple(one for one in declared if not of_records(one.words)),
        tuple(one for one in declared if of_records(one.words)),
    )


def whose(silence: Silence, agency: str, subject: str) -> str:
    """Return which silence it is, as a sentence that needs no key.

    Where an entry of a vaguer date may lie in it, only dated ones are denied.
    """
    entry = "dated entry" if silence.perhaps else "entry"
    article = "a" if silence.perhaps else "an"
    return {
        "all": f"No agency has {article} {entry}",
        "child_not_seen": f"No {entry} says that the {subject} was seen",
        "before_first": f"{agency}, before its first {entry}",
        "after_last": f"{agency}, after its last {entry}",
        "no_return": f"No chronology has come from {agency}",
    }.get(silence.kind, f"No {entry} of {agency}")


def at_most(silence: Silence, days: str) -> str:
    """Return the length of a silence, up to that where its first day is not known."""
    return days if silence.start.exact else f"up to {days}"


def unsaid_said(agencies: Sequence[str], of: int, subject: str) -> str:
    """Say whose chronologies never tell whether the child was seen; "" for none."""
    if not agencies:
        return ""
    seen = f"of any entry whether the {subject} was seen"
    if len(agencies) == of:
        return f"No chronology says {seen}"
    say = "does not say" if len(agencies) == 1 else "do not say"
    return f"{len(agencies)} of {of} chronologies {say} {seen}: {', '.join(agencies)}"


def ends(silence: Silence) -> tuple[str, str]:
    """Return what begins and what ends a silence: an entry, by id, or what else."""
    first, last = _MARKS[silence.since or "period"][0], silence.until or "period"
    return silence.after or first, silence.before or _MARKS[last][1]


def may_fall(
    silence: Silence,
    dates: Mapping[str, PartialDate],
    spell: Callable[[PartialDate], str],
) -> str:
    """Return the entries of a vaguer date that may lie in a silence; "" for none."""
    told = [
        f"{id} ({spell(dates[id])})" if id in dates else id
        for id in silence.perhaps[:_MOST]
    ]
    more = len(silence.perhaps) - len(told)
    told += [f"{more} more"] if more else []
    return f"may fall into it: {', '.join(told)}" if told else ""
