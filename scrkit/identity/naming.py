"""Find the registered people whom a text names, and put mentions in their place.

Nothing here guesses: what may be somebody else is told as unsure, for a person to say.
"""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from itertools import islice, pairwise

from scrkit.identifiers.days import MONTH_NAMES, SEASONS, is_month
from scrkit.identifiers.english import is_written_as_a_word
from scrkit.identifiers.letters import (
    HYPHENS,
    MARKS,
    UNSEEN,
    plain,
    standing,
    written_in,
)
from scrkit.identifiers.names import INITIALS
from scrkit.identity.beside import among, opens, title_before
from scrkit.identity.handles import (
    closed_in,
    glued,
    in_word,
    may_go_on,
    neighbours,
    of_handle,
    registered,
)
from scrkit.identity.reading import reading
from scrkit.identity.spans import within
from scrkit.identity.spellings import Form, Spelling, Spellings
from scrkit.identity.words import (
    BROKEN,
    Word,
    mended,
    singular,
    without_genitive,
    words_in,
)
from scrkit.patterns import later

# What may stand between two words of one name: blanks, a hyphen, a comma, full stops.
_BETWEEN = later(
    rf"\.?[\s{UNSEEN}]*[{HYPHENS}]?[{HYPHENS}{UNSEEN}{MARKS}]{{0,3}},?[\s{UNSEEN}]*\.?"
    rf"[\s{UNSEEN}]{{0,3}}"
)
# What may begin behind the point that ends a sentence.
_ENDS = later(r"\s*\Z|\s*\n|\s+(?=[A-Z])")
# What may be somebody else, or no name at all, is for `scr code` to ask about.
_DOUBTED = ("ordinary", "initials")
_NO_NAME = ("handle", "number")
# How much of a long text around a name is looked at to be sure of it.
_NEAR, _FAR = 200, 2000
# How many such stretches are kept, of at most twice as much each and a name.
_MOST = 4096


@dataclass(frozen=True, slots=True, repr=False)
class Naming:
    """A stretch of text (characters) that names somebody of the register.

    `codes` are those whom it may mean; only a sure one has exactly one. `why` says
    why it is not sure: "shared", "ordinary", "initials", "plural", "lost" (its letters,
    by a program), "joined" (to others), "handle", "torn" (by marks of the page),
    "number" (or an address, which is no name); "" for a sure one.
    """

    start: int
    end: int
    codes: tuple[str, ...]
    form: Form
    why: str = ""

    @property
    def sure(self) -> bool:
        """Whether a mention may be put in its place unasked."""
        return not self.why

    @property
    def told(self) -> bool:
        """Whether a text that holds it is told of: whoever it means, it is a name."""
        return self.why not in _DOUBTED


def namings(text: str, known: Spellings) -> tuple[Naming, ...]:
    """Return where a text names people of the register, in order, none overlapping."""
    if known.empty:
        return ()
    found = _read_namings(text, known)
    facts = tuple(known.facts.reach(text))
    if not facts:
        return found
    # What gives somebody away is for a person to say in other words.
    is_taken = within([(one.start, one.end) for one in found])
    asked = [
        Naming(one.start, one.end, (one.code,), Form.FULL, "number")
        for one in facts
        if not is_taken(one.start) and not is_taken(one.end - 1)
    ]
    return tuple(sorted((*found, *asked), key=lambda one: one.start))


def _read_namings(text: str, known: Spellings) -> tuple[Naming, ...]:
    """Return where a text names people, as its reader sees it: without its markup."""
    read = reading(text, known.words)
    if read is None:
        return _namings(text, known)
    found: list[Naming] = []
    for one in _namings(read.text, known):
        start, end = read.span(one.start, one.end)
        why = one.why or ("torn" if read.torn(start, end) else "")
        if not found or start >= found[-1].end:
            found.append(replace(one, start=start, end=end, why=why))
    return tuple(found)


def _namings(text: str, known: Spellings) -> tuple[Naming, ...]:
    closed = closed_in(text)
    if not closed and not _may_name(text, known):
        return ()
    is_closed = within(closed)
    words = [w for w in words_in(text) if not is_closed(w.start)]
    if BROKEN.search(text):
        words = list(mended(text, words, known.words))
    words = [singular(word, known.words) for word in words]
    found = list(_named(text, words, known))
    is_taken = within([*closed, *((one.start, one.end) for one in found)])
    for match in INITIALS.finditer(plain(text)):
        codes = known.initials.get(re.sub(r"[^A-Z]", "", match[0]), ())
        if codes and not is_taken(match.start()):
            end = match.start() + len(match[0].rstrip())
            why = "shared" if len(codes) > 1 else "initials"
            found.append(Naming(match.start(), end, codes, Form.INITIALS, why))
    found += _glued(text, closed, found, known)
    is_taken = within([(one.start, one.end) for one in found])
    found += [
        Naming(start, end, codes, Form.PART, "lost")
        for start, end, codes in known.lost.find(text)
        if not is_taken(start)
    ]
    found.sort(key=lambda one: one.start)
    return tuple(_parted(text, found, known))


def _glued(
    text: str, closed: list[tuple[int, int]], found: list[Naming], known: Spellings
) -> Iterator[Naming]:
    """Yield what holds a name among other letters, where none was found before."""
    is_taken = within([(one.start, one.end) for one in found])
    ends = [0]
    for one in sorted(glued(text, closed, known), key=lambda one: one.start):
        if not is_taken(one.start) and one.start >= ends[-1]:
            ends.append(one.end)
            yield Naming(one.start, one.end, one.codes, Form.PART, "handle")


def _parted(text: str, found: list[Naming], known: Spellings) -> Iterator[Naming]:
    """Yield the namings; one that is joined to other letters is for a person to say.

    Replaced, it would leave half a name behind.
    """
    is_taken = within([(one.start, one.end) for one in found if one.sure])
    for one in found:
        joined = one.sure and (
            any(not is_taken(at) for at in of_handle(text, one.start, one.end))
            or any(
                not is_taken(at) and may_go_on(word, known)
                for at, word in neighbours(text, one.start, one.end)
            )
        )
        yield replace(one, why="joined") if joined else one


def _may_name(text: str, known: Spellings) -> bool:
    """Tell whether a text holds the first word of a name, or a register's initials."""
    if known.initials and INITIALS.search(plain(text)):
        return True
    if next(known.lost.find(text), None):
        return True
    first = known.by_first
    if first and BROKEN.search(text):
        return True
    return bool(first) and any(
        registered(without_genitive(word)[1], known.words) in first
        or in_word(word, known)
        for word in written_in(text)
    )


def surely_names(text: str, known: Spellings) -> bool:
    """Tell whether a text names somebody, as `namings` would tell; quickly.

    A name that several bear, half of one or its plural names somebody as well; what is
    glued to other letters is for `handle_names` to tell, and a number is no name.

    Its cost grows with the text: what cannot begin a name that the text has whole is
    passed over, and only around a name is the text looked at closely.
    """
    starts = _starts(text, known)
    return any(_surely_at(text, at, known) for at, _ in standing(starts, text))


def _starts(text: str, known: Spellings) -> set[str]:
    """Return the words of a text that begin a name which the text has whole."""
    written = written_in(text)
    there = {one for word in written for one in _single(word, known)}
    begun = {
        first
        for first in there.intersection(known.by_first)
        if any(there.issuperset(s.words) for s in known.by_first[first])
    }
    return {word for word in written if not begun.isdisjoint(_single(word, known))}


def codes_in_doubt(text: str, known: Spellings) -> frozenset[str]:
    """Return whom a text may name by an ordinary word or by initials.

    For texts that surely name nobody; as quick as `surely_names`.
    """
    found: set[str] = set()
    places = list(standing(_starts(text, known), text))
    if known.initials:
        places += [match.span() for match in INITIALS.finditer(plain(text))]
    done = -1
    for start, end in sorted(places):
        if start < done:
            continue
        begin, done = _around(text, start, end)
        for one in _namings_near(text[begin:done], known):
            found.update(() if one.told else one.codes)
    return frozenset(found)


def _single(word: str, known: Spellings) -> tuple[str, ...]:
    """Return a written word folded, and what of a name it is the plural of, if any."""
    small = without_genitive(word)[1]
    single = registered(small, known.words)
    return (small, single) if single and single != small else (small,)


def _surely_at(text: str, at: int, known: Spellings) -> bool:
    """Tell whether a sure name begins at a word; what stands far away is left out."""
    read = (singular(word, known.words) for word in words_in(text, at))
    first = next(read)
    longest = len(known.by_first[first.folded][0].words)
    words = [first, *islice(read, longest - 1)]
    fitting = _fitting(text, words, 0, known)
    if not fitting:
        return False
    naming = _naming(text, words[: len(fitting[0].words)], fitting)
    if naming is None or not naming.told:
        return False
    start, end = _around(text, at, naming.end)
    return any(
        one.told and one.why not in _NO_NAME and one.start <= at - start < one.end
        for one in _namings_near(text[start:end], known)
    )


def _namings_near(text: str, known: Spellings) -> tuple[Naming, ...]:
    """Return the namings of a stretch; that of another version is looked at once."""
    kept: dict[str, tuple[Naming, ...]] = known.memory.setdefault("near", {})
    if text not in kept:
        if len(kept) >= _MOST:
            kept.clear()
        kept[text] = namings(text, known)
    return kept[text]


def _around(text: str, start: int, end: int) -> tuple[int, int]:
    """Return the stretch around a name, cut at lines where there are any."""
    if start <= _FAR:
        begin = 0
    else:
        begin = text.rfind("\n", start - _FAR, start - _NEAR) + 1 or start - _FAR
    close = text.find("\n", end + _NEAR, end + _FAR)
    return begin, close if close >= 0 else end + _FAR


def _named(text: str, words: list[Word], known: Spellings) -> Iterator[Naming]:
    at = 0
    while at < len(words):
        fitting = _fitting(text, words, at, known)
        if not fitting:
            at += 1
            continue
        length = len(fitting[0].words)
        naming = _naming(text, words[at : at + length], fitting)
        if naming is not None:
            yield naming
        at += length if naming is not None else 1


def _fitting(
    text: str, words: list[Word], at: int, known: Spellings
) -> tuple[Spelling, ...]:
    """Return the longest spellings that stand at a word; one for each code."""
    every = known.by_first.get(words[at].folded, ())
    fits = [s for s in every if _stands(text, words[at : at + len(s.words)], s)]
    longest = max((len(s.words) for s in fits), default=0)
    return tuple(s for s in fits if len(s.words) == longest)


def _stands(text: str, words: list[Word], spelling: Spelling) -> bool:
    if tuple(word.folded for word in words) != spelling.words:
        return False
    return all(
        _BETWEEN.fullmatch(text, left.end, right.start) is not None
        for left, right in pairwise(words)
    )


def _naming(
    text: str, words: list[Word], fitting: tuple[Spelling, ...]
) -> Naming | None:
    start, end = words[0].start, words[-1].end
    titled = title_before(text, start)
    codes = tuple(sorted({spelling.code for spelling in fitting}))
    form = min(spelling.form for spelling in fitting)
    if all(spelling.ordinary for spelling in fitting) and titled is None:
        why = _ordinary(text, words)
        if why is None:
            return None
    elif titled is None and _is_a_word(words, fitting):
        why = "ordinary"
    else:
        why = ""
    if not why and len(codes) > 1:
        why = "shared"
    if not why and (
        any(word.plural for word in words) or all(one.bent for one in fitting)
    ):
        why = "plural"
    end = _dotted(text, words, end)
    return Naming(start if titled is None else titled, end, codes, form, why)


def _dotted(text: str, words: list[Word], end: int) -> int:
    """Return the end of a name with the point behind its initials, if it has some.

    A point that may end a sentence stays.
    """
    shortened = len(words) > 1 and len(words[-1].written) == 1
    if not shortened or text[end : end + 1] != ".":
        return end
    begin = text.rfind("\n", 0, words[0].start) + 1
    ends = _ENDS.match(text, end + 1)
    whole = ends and ends[0].strip() == "" and not text[begin : words[0].start].strip()
    return end if ends and not whole else end + 1


def _is_a_word(words: list[Word], fitting: tuple[Spelling, ...]) -> bool:
    """Tell whether a surname or an alias stands as a word of prose: parish, frosty."""
    said_of_one = len(words) == 1 and not any(one.forename for one in fitting)
    return said_of_one and is_written_as_a_word(words[0].written)


def _ordinary(text: str, words: list[Word]) -> str | None:
    """Say of ordinary words what they are: a name, perhaps one, or (None) none."""
    if not all(word.written[:1].isupper() for word in words):
        # "rose, grace" may be a name in a list, however small it is written.
        turned = "," in text[words[0].end : words[-1].start]
        return "ordinary" if turned and len(words[-1].folded) > 1 else None
    if len(words) > 1:
        return ""
    start, end = words[0].start, words[-1].end
    if words[0].folded in (*MONTH_NAMES, *SEASONS) and is_month(text, start, end):
        return None
    return "ordinary" if among(text, start, end) or opens(text, start) else ""


def with_mentions(
    text: str, found: tuple[Naming, ...], put: Callable[[str], str] = "@{}".format
) -> str:
    """Return the text with every sure naming put as `put` says of its code."""
    parts, at = [], 0
    for one in found:
        if one.sure:
            parts += [text[at : one.start], put(one.codes[0])]
            at = one.end
    return "".join(parts) + text[at:]
