"""Compare the silences that a return declares with those that are there."""

import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass

from scrkit.dates import PartialDate
from scrkit.importers.understand.rows import Draft
from scrkit.model.entry import Entry
from scrkit.model.gathering import Chronology, NoContact
from scrkit.timeline.absence import declares_absence

# What stands beside a declared silence, and tells of nothing that was done.
_NO_ACTION = re.compile(
    r"\W*(?:nfa|none|nil|n ?/ ?a|not applicable|no (?:further )?action"
    r"(?: (?:taken|needed|required))?)?\W*",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True, repr=False)
class Silences:
    """What a return declares: each with its place; `gone` are places in the file.

    `corrected` holds at which position of the file another span or wording stands.
    """

    every: tuple[tuple[NoContact, str], ...] = ()
    new: tuple[tuple[NoContact, str], ...] = ()
    corrected: tuple[tuple[int, NoContact, str], ...] = ()
    gone: tuple[int, ...] = ()

    def __bool__(self) -> bool:
        """Tell whether anything of it is to be written."""
        return bool(self.new or self.corrected or self.gone)


def declared_by(entry: Entry) -> NoContact | None:
    """Return the span of which a row says that there was no contact, None for others.

    A row that says more than that stays an entry.
    """
    more = entry.voice or entry.comment or entry.practice or entry.time or entry.id
    if more or not (_NO_ACTION.fullmatch(entry.action) and declares_absence(entry)):
        return None
    words = "\n".join(filter(None, (lined(entry.event), lined(entry.action))))
    return NoContact(span=entry.date, source=entry.source.strip(), words=words)


def lined(text: str) -> str:
    """Return a text without the blanks at the edges of its lines."""
    return "\n".join(line.strip() for line in text.strip().split("\n"))


def compared(
    drafts: Iterable[Draft],
    open_: tuple[Draft, ...],
    there: Chronology | None,
    *,
    whole: bool,
    adds: bool,
) -> Silences:
    """Match declared silences to those that are there: by span and words, then either.

    `whole` is that what no row tells is gone; of a file that only adds nothing is
    corrected. What somebody wrote by hand, without words or source, always stays.
    """
    every = tuple(
        (said, one.at)
        for one in drafts
        if not one.questions and (said := declared_by(one.entry)) is not None
    )
    left = dict(enumerate(there.no_contact if there else ()))
    same = _matched(every, left, _same)
    rest = tuple(one for at, one in enumerate(every) if at not in same)
    if adds:
        return Silences(every, rest)
    corrected = _matched(rest, left, _alike)
    ways = [one for at, one in enumerate(rest) if at not in corrected]
    gone = tuple(
        at for at, one in left.items() if whole and _came(one) and not _asks(one, open_)
    )
    told = tuple((to, *rest[at]) for at, to in corrected.items())
    return Silences(every, tuple(ways), told, gone)


def _matched(
    said: tuple[tuple[NoContact, str], ...],
    left: dict[int, NoContact],
    likeness: Callable[[NoContact, NoContact], int],
) -> dict[int, int]:
    """Return which of those that are there each is; those are `left` no more."""
    scored = sorted(
        (-score, n, at)
        for n, (one, _) in enumerate(said)
        for at, other in left.items()
        if (score := likeness(one, other))
    )
    found: dict[int, int] = {}
    for _, n, at in scored:
        if n not in found and at in left:
            found[n] = at
            del left[at]
    return dict(sorted(found.items()))


def _same(one: NoContact, other: NoContact) -> int:
    # A bare span says the same in fewer words.
    return int(one.span == other.span and other.words in ("", one.words))


def _alike(one: NoContact, other: NoContact) -> int:
    if not _came(other):
        return 0
    return 2 * (one.words == other.words) + _meets(one.span, other.span)


def _meets(one: PartialDate, other: PartialDate) -> bool:
    """Tell whether two spans share a day, where each may have one end only."""
    begins = not other.since and one.since and one.first > other.last
    ends = not one.since and other.since and other.first > one.last
    apart = one.first > other.last or other.first > one.last
    return one.known and other.known and not (begins or ends or apart)


def _came(one: NoContact) -> bool:
    """Tell whether a silence came from a return, with source and words."""
    return bool(one.source and one.words)


def _asks(one: NoContact, open_: tuple[Draft, ...]) -> bool:
    """Tell whether a row that is still open may tell a silence anew."""
    return any(
        draft.entry.event == one.words or _meets(draft.entry.date, one.span)
        for draft in open_
    )
