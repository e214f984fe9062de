"""Match the rows of a return to the entries that are there; ids stay what they were."""

import re
from collections import deque
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from functools import lru_cache

from msgspec.structs import replace as changed
from rapidfuzz import fuzz

from scrkit.importers.understand.rows import Draft
from scrkit.model.columns import COLUMNS, OWN
from scrkit.model.entry import Entry
from scrkit.model.gathering import Chronology

# Of 100: how like the words of a row must be to those of an entry, the day being the
# same, or another one.
_SAME_DAY = 55
_OTHER_DAY = 88
_RARE = 12
_WORD = re.compile(r"\w{4,}")
_MENTION = re.compile(r"(?<!\w)@(?=[A-Z])")
# The end of a span is compared with its date, in which the record holds it.
_TAKEN = tuple(
    column.field for column in COLUMNS if column.compared and column.field != "end"
)


@dataclass(frozen=True, slots=True, repr=False)
class Matched:
    """A row and the entry that it tells anew, with the fields in which they differ."""

    draft: Draft
    entry: Entry
    fields: tuple[str, ...]


@dataclass(frozen=True, slots=True, repr=False)
class Comparison:
    """What a return changes: rows that are new, entries told anew, entries left out."""

    added: tuple[Draft, ...]
    matched: tuple[Matched, ...]
    gone: tuple[Entry, ...]


def compare(
    drafts: tuple[Draft, ...], there: Chronology | None, *, whole: bool = True
) -> Comparison:
    """Match by reference, then by the same words, then by day and likeness of words.

    A row that is still open keeps its entry from being taken for left out. Nothing is
    matched twice; of several candidates the likest wins, and ties go by order. Of a
    file that only adds (`whole` is False) likeness says nothing: the row that an entry
    came from is not in it, and another one must not take its place.
    """
    entries = there.entries if there else ()
    left = {entry.id: entry for entry in entries}
    found: dict[int, Entry] = {}
    ways = (_by_reference, _exactly, *((_by_words, _by_likeness) if whole else ()))
    for how in ways if left else ():
        for position, entry in how(drafts, found, left):
            if position not in found and entry.id in left:
                found[position] = left.pop(entry.id)
    pairs = [(_whole_own(drafts[at], one), one) for at, one in sorted(found.items())]
    matched = tuple(Matched(new, one, differing(new, one)) for new, one in pairs)
    added = tuple(one for at, one in enumerate(drafts) if at not in found)
    return Comparison(added, matched, tuple(left.values()))


def _whole_own(draft: Draft, entry: Entry) -> Draft:
    """Return a row with what its entry says in own columns that the file has not."""
    kept = {id: text for id, text in entry.own.items() if OWN + id not in draft.given}
    if not kept:
        return draft
    return replace(draft, entry=changed(draft.entry, own=kept | draft.entry.own))


def _by_reference(
    drafts: tuple[Draft, ...], found: dict[int, Entry], left: dict[str, Entry]
) -> Iterator[tuple[int, Entry]]:
    for at, draft in enumerate(drafts):
        if draft.entry.id in left:
            yield at, left[draft.entry.id]


def _exactly(
    drafts: tuple[Draft, ...], found: dict[int, Entry], left: dict[str, Entry]
) -> Iterator[tuple[int, Entry]]:
    said: dict[tuple[object, ...], deque[Entry]] = {}
    for entry in left.values():
        said.setdefault(_whole(entry), deque()).append(entry)
    for at, draft in enumerate(drafts):
        if at not in found and said.get(_whole(draft.entry)):
            # In their order: of two rows that say the same the first is the first.
            yield at, said[_whole(draft.entry)].popleft()


def _whole(entry: Entry) -> tuple[object, ...]:
    return entry.date.text, entry.time, _plain(entry.source), _plain(entry.event)


def _by_words(
    drafts: tuple[Draft, ...], found: dict[int, Entry], left: dict[str, Entry]
) -> Iterator[tuple[int, Entry]]:
    said: dict[tuple[str, str], deque[Entry]] = {}
    for entry in left.values():
        key = (entry.date.text, _plain(entry.event))
        said.setdefault(key, deque()).append(entry)
    for at, draft in enumerate(drafts):
        key = (draft.entry.date.text, _plain(draft.entry.event))
        if at not in found and said.get(key):
            yield at, said[key].popleft()


def _by_likeness(
    drafts: tuple[Draft, ...], found: dict[int, Entry], left: dict[str, Entry]
) -> Iterator[tuple[int, Entry]]:
    near = _near(tuple(left.values()))
    scored = []
    for at, draft in enumerate(drafts):
        if at not in found:
            for entry in near(draft.entry):
                same = draft.entry.date == entry.date
                least = _SAME_DAY if same else _OTHER_DAY
                # By the words they share: a sentence that was added changes little.
                words = fuzz.token_set_ratio(
                    _plain(draft.entry.event), _plain(entry.event), score_cutoff=least
                )
                likeness = words + (10 if same else 0) if words else 0
                if likeness:
                    # Of two that are equally like, the nearer day.
                    apart = abs(draft.entry.date.first - entry.date.first)
                    scored.append((-likeness, apart, at, entry.id, entry))
    for _, _, at, _, entry in sorted(scored, key=lambda one: one[:4]):
        yield at, entry


def _near(entries: tuple[Entry, ...]) -> Callable[[Entry], list[Entry]]:
    """Return what finds the entries of a day, and those that share a rare word."""
    by_day: dict[str, list[Entry]] = {}
    by_word: dict[str, list[Entry]] = {}
    for entry in entries:
        by_day.setdefault(entry.date.text, []).append(entry)
        for word in set(_WORD.findall(entry.event)):
            by_word.setdefault(word, []).append(entry)

    def near(entry: Entry) -> list[Entry]:
        found = {one.id: one for one in by_day.get(entry.date.text, ())}
        for word in set(_WORD.findall(entry.event)):
            sharing = by_word.get(word, ())
            # Words such as "visit" stand in every other entry, and would compare all
            # with all.
            if len(sharing) <= _RARE:
                found |= {one.id: one for one in sharing}
        return list(found.values())

    return near


def differing(draft: Draft, entry: Entry) -> tuple[str, ...]:
    """Return the fields in which a row says another thing than an entry does.

    Of what the return has no column for it says nothing.
    """
    given = draft.given | ({"date"} if "end" in draft.given else set())
    own = ("own",) if _said_own(draft.entry) != _said_own(entry) else ()
    return own + tuple(
        name
        for name in _TAKEN
        if name in given
        and _shown(getattr(draft.entry, name)) != _shown(getattr(entry, name))
        # Of what nobody was asked before, a cell that is left empty says nothing new.
        and (getattr(entry, name), getattr(draft.entry, name)) != _STILL_UNSAID
    )


_STILL_UNSAID = ("not_asked", "not_recorded")


def _said_own(entry: Entry) -> dict[str, str]:
    return {id: _plain(text) for id, text in entry.own.items()}


def _shown(value: object) -> object:
    return _plain(value) if isinstance(value, str) else value


@lru_cache(maxsize=65536)
def _plain(text: str) -> str:
    # A code that stands bare and a mention are the same words.
    return " ".join(_MENTION.sub("", text).split())
