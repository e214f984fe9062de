"""What is looked for: every name of the register in every shape that it may take."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from scrkit.dates import PartialDate
from scrkit.identity.ordinary import is_ordinary
from scrkit.identity.register import Register
from scrkit.model.identity import Identity
from scrkit.scan.fold import skeleton

_MONTHS = (
    "january february march april may june july august september october november "
    "december"
)
_ENDINGS = {1: "st", 2: "nd", 3: "rd"}
_TITLES = frozenset(("mr", "mrs", "ms", "miss", "mx", "dr", "prof", "professor", "sir"))


@dataclass(frozen=True, slots=True, repr=False)
class Needle:
    """A skeleton to look for, whose it is and what.

    `ordinary` is true where all its words are ordinary English as well.
    """

    text: str
    code: str
    kind: str
    ordinary: bool = False


def needles(register: Register) -> tuple[Needle, ...]:
    """Return everything to look for, each text of one code once."""
    found: dict[tuple[str, str], Needle] = {}
    for one in register.identities:
        for needle in _of(one):
            if len(needle.text) > 1:
                found.setdefault((needle.text, needle.code), needle)
    for position, rare in enumerate(register.rare, 1):
        for words in rare.words:
            needle = Needle(skeleton(words), f"rare {position}", rare.kind)
            found.setdefault((needle.text, needle.code), needle)
    return tuple(found.values())


def _of(one: Identity) -> Iterator[Needle]:
    for name in (*one.names, *one.former_names, *one.spellings):
        if one.kind == "place":
            yield from _phrase(name, one.code, "place")
            yield Needle(skeleton(name).replace(" ", ""), one.code, "handle")
        else:
            yield from _name(name, one.code, "name")
    for name in (*one.aliases, *one.nicknames):
        yield from _phrase(name, one.code, "nickname")
    yield from _nicknamed(one)
    yield from _about(one)
    for kind, when in (("birth", one.born), ("death", one.died)):
        if when is not None:
            yield from _days(when, one.code, kind)


def _about(one: Identity) -> Iterator[Needle]:
    """Yield where somebody lives, learns and works, and what numbers they have."""
    for kind, texts in (
        ("address", one.addresses),
        ("school", one.schools),
        ("workplace", one.workplaces),
        ("e-mail", one.emails),
        ("identifier", one.other_identifiers),
    ):
        for text in texts:
            yield Needle(skeleton(text), one.code, kind)
    for text in one.addresses:
        # A house and its street, without the town.
        street = skeleton(text.split(",")[0])
        if " " in street:
            yield Needle(street, one.code, "address")


def numbers(register: Register) -> dict[str, tuple[str, str]]:
    """Return telephone and NHS numbers as bare digits, with code and kind."""
    found = {}
    for one in register.identities:
        for text in one.telephones:
            digits = re.sub(r"\D", "", text)
            bare = digits[2:] if digits.startswith("44") else digits.lstrip("0")
            if len(bare) > 5:
                found[bare] = one.code, "telephone"
        nhs = re.sub(r"\D", "", one.nhs_number)
        if nhs:
            found[nhs] = one.code, "nhs-number"
    return found


def initials(register: Register) -> dict[str, tuple[str, ...]]:
    """Return initials in capitals, registered or of a full name, with the codes."""
    found: dict[str, set[str]] = {}
    for one in register.identities:
        for text in one.initials:
            found.setdefault(re.sub(r"[^A-Za-z]", "", text).upper(), set()).add(
                one.code
            )
        for name in one.names:
            letters = "".join(words[0] for words in _words(name)).upper()
            if 1 < len(letters) < 6:
                found.setdefault(letters, set()).add(one.code)
    return {text: tuple(sorted(codes)) for text, codes in found.items() if text}


def _words(name: str) -> list[str]:
    words = [part for part in skeleton(name).split() if re.search(r"\w", part)]
    if words and words[0].strip(".") in _TITLES:
        words = words[1:]
    return words


def _phrase(text: str, code: str, kind: str) -> Iterator[Needle]:
    words = skeleton(text)
    if words:
        yield Needle(words, code, kind, _ordinary(words))


def _ordinary(words: str) -> bool:
    return all(is_ordinary(word) for word in re.split(r"[ -]", words) if word)


def _name(name: str, code: str, kind: str) -> Iterator[Needle]:
    words = _words(name)
    if not words:
        return
    yield from _phrase(" ".join(words), code, kind)
    if len(words) < 2:
        return
    first, *middle, last = words
    letters = [word[0] for word in middle]
    for shape in (
        (first, last),
        (last, first),
        (f"{last},", first),
        (f"{last},", *words[:-1]),
        (first, *letters, last),
        (first, *(f"{letter}." for letter in letters), last),
        (first[0], last),
        (f"{first[0]}.", last),
        (f"{first[0]}.{last}",),
        (last, first[0]),
        (f"{last},", first[0]),
        (first, last[0]),
        *(((one, last)) for one in middle),
        *(((first, one)) for one in middle),
    ):
        if len(shape[-1].strip(".")) > 1 or len(shape[0]) > 3:
            text = " ".join(shape)
            bare = len(shape) == 2 and len(shape[1]) == 1 and shape[0][-1] != ","
            # "kestrel a" is also "kestrel a bird": a surname's letter alone is no name.
            if not bare or shape[0] == last:
                yield Needle(text, code, kind, _ordinary(text))
    yield from _handles(first, last, code)
    yield from _singles(first, middle, last, code)


def _singles(first: str, middle: list[str], last: str, code: str) -> Iterator[Needle]:
    barrels = [part for part in last.split("-") if "-" in last]
    for word, kind in (
        (last, "surname"),
        (last.replace("-", " "), "surname"),
        (last.replace("-", ""), "surname"),
        (first, "forename"),
        (first.replace("-", " "), "forename"),
        (first.replace("-", ""), "forename"),
        *((one, "middle name") for one in middle if len(one) > 3),
    ):
        if len(word) > 1:
            yield Needle(word, code, kind, _ordinary(word))
    for part in barrels:
        # Half a name may be a word of every day; with a capital it is told.
        if len(part) > 2:
            yield Needle(part, code, "half of a surname", ordinary=True)


def _handles(first: str, last: str, code: str) -> Iterator[Needle]:
    """Yield what mail addresses and file names make of a name."""
    bare = last.replace("-", "")
    pairs = [(first, last), (first, bare), (last, first), (bare, first)]
    for left, right in dict.fromkeys(pairs):
        for joint in (".", "_", "-", "", "+", "%20"):
            if len(left) + len(right) > 5:
                yield Needle(f"{left}{joint}{right}", code, "handle")
    for joint in (".", "_", ""):
        if len(bare) > 3:
            yield Needle(f"{first[0]}{joint}{bare}", code, "handle")


def _nicknamed(one: Identity) -> Iterator[Needle]:
    lasts = {words[-1] for name in one.names if len(words := _words(name)) > 1}
    for nickname in one.nicknames:
        for last in sorted(lasts):
            text = f"{skeleton(nickname)} {last}"
            yield Needle(text, one.code, "nickname", _ordinary(text))


def _days(when: PartialDate, code: str, kind: str) -> Iterator[Needle]:
    """Yield a day in every way in which it is written here."""
    if not when.exact:
        return
    day = date.fromordinal(when.first)
    name = _MONTHS.split()[day.month - 1]
    months = {name, name[:3], "sept" if name == "september" else name[:3]}
    ending = "th" if day.day in (11, 12, 13) else _ENDINGS.get(day.day % 10, "th")
    numbers_ = (f"{day.day}", f"{day.day:02}")
    ordinal = f"{day.day}{ending}"
    texts = {f"{day:%Y-%m-%d}", f"{day:%Y%m%d}", f"{day:%d%m%Y}"}
    for year in (f"{day:%Y}", f"{day:%y}"):
        texts |= {
            f"{d}{joint}{m}{joint}{year}"
            for d in numbers_
            for m in (f"{day.month}", f"{day.month:02}")
            for joint in "/.- "
        }
        for month in months:
            before = (*numbers_, ordinal, f"{ordinal} of")
            texts |= {f"{d} {month}{c} {year}" for d in before for c in ("", ",", ".")}
            texts |= {f"{d}-{month}-{year}" for d in numbers_}
            texts |= {f"{month} {d}{c} {year}" for d in before for c in ("", ",")}
    for text in sorted(texts):
        yield Needle(text, code, kind)
