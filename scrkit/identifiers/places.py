"""Ways of writing where somebody lives, learns or works: in full, and shortened."""

import re
from collections.abc import Iterator
from itertools import product

from scrkit.identifiers.english import is_common, is_english
from scrkit.patterns import later

_SHORT_FORMS = """
lane ln la; road rd; street st; avenue ave av; close cl; drive dr; crescent cres cr;
court ct; gardens gdns; terrace terr tce; place pl; square sq; grove gr gve;
park pk; hill; mews; row; walk; way; green; rise; view; parade pde
"""
# Of these an address is made only where it is registered: any list has "3 Gate House".
_ELSEWHERE_TOO = """
house hse; farm; cottage cott;
wynd wd wyn; loan ln; brae br; gait gt; gate gt; ginnel; snicket; garth gth; fold fd;
vennel; pend; neuk; chare; croft cft; mount mt; heights hts; quay; wharf; yard yd; path;
causeway; esplanade esp; entry; rigg
"""
_FORMS = [one.split() for one in (_SHORT_FORMS + ";" + _ELSEWHERE_TOO).split(";")]
# Two letters are short for many things: of anybody's addresses these alone.
_TWO = frozenset(("ln", "rd", "st", "dr"))
STREET_FORMS = tuple(
    form
    for form in _SHORT_FORMS.replace(";", " ").split()
    if len(form) > len("la") or form in _TWO
)
"""What streets are called, in small letters, behind a number and any name."""
_STREETS: dict[str, tuple[str, ...]] = {}
for _forms in _FORMS:
    for _form in _forms:
        _STREETS[_form] = tuple(dict.fromkeys((*_STREETS.get(_form, ()), *_forms)))
_NUMBER = later(r"\d+\s?[a-z]?(?!\w)", re.IGNORECASE)
_HOUSE = later(
    r"^\W*(?:(?:flat|apartment|apt|unit|no|number|room)\b[\s.]*)?"
    r"(?:\d+\s?[a-z]?(?:\s?[-/]\s?\d+\s?[a-z]?)?(?!\w))?\W*",
    re.IGNORECASE,
)
_POSTCODE = later(r"\b[a-z]{1,2}\d[a-z\d]?[\s._-]{0,2}\d[a-z]{2}\b", re.IGNORECASE)
# What many schools and places of work are called; what stands before says which.
_GENERIC_WORDS = """
school primary infant infants junior nursery academy high secondary grammar college
church community first middle special centre center house surgery practice hospital
clinic health medical children's childrens family hub office preschool pre-school
playgroup kindergarten
comprehensive voluntary aided controlled
"""
_ENGLAND = ("Church of England", "C of E", "CofE", "CE", "C E")
_ROME = ("Roman Catholic", "Catholic", "RC", "R C")
_FAITH = {
    **dict.fromkeys(("church", "england", "ce", "cofe", "c"), _ENGLAND),
    **dict.fromkeys(("roman", "catholic", "rc", "r"), _ROME),
}
_FAITHS = frozenset(_FAITH) - {"c", "r"}
# "Nonesuch Primary School, Fernbridge": where it is stands behind what it is called.
_TOWN = later(r"\s*[,;(]")
_AND = later(r"\s(?:&|and)\s", re.IGNORECASE)
# Nonesuch & Daughters Laundry: the words before what it does.
_FIRM = later(r"([A-Z][\w'’-]{3,}),?\s(?:&|and)\s[A-Z][\w'’-]+(?=\s|,|$)")
_SAINT = later(r"^(?:St\b\.?|Saint\b)", re.IGNORECASE)
_GENERIC = frozenset(_GENERIC_WORDS.split()) | _FAITHS
# Feasts are no words of the list of English.
_SEASONS = frozenset(("Easter", "Christmas", "Lent", "Whitsun"))
_LONG = 6  # letters of a street's own word that is told by itself behind a number
_HALF = 4  # letters of a half of a word that two words are
# "Park School" is said of many, and Park Primary is one of theirs as well.
_LEVELS = frozenset(
    ("primary", "infant", "infants", "junior", "nursery", "academy", "secondary")
)
_SHORTER = {
    "school": ("School", "Sch"), "primary": ("Primary", "Prim"),
    "house": ("House", "Hse"), "centre": ("Centre", "Center", "Ctr"),
    "hospital": ("Hospital", "Hosp"), "academy": ("Academy", "Acad"),
    "nursery": ("Nursery", "Nurs"), "secondary": ("Secondary", "Sec"),
    "junior": ("Junior", "Juniors", "Jun"), "infant": ("Infant", "Infants", "Inf"),
    "preschool": ("Preschool", "Pre-school"), "pre-school": ("Preschool", "Pre-school"),
    "surgery": ("Surgery", "Surg"),
}  # fmt: skip


def address_texts(address: str) -> tuple[str, ...]:
    """Return what gives an address away: all of it, its house, its street alone."""
    found = [address]
    street, comma, rest = address.partition(",")
    if comma and not re.search(r"[^\W\d_]", street):
        # "14, Nonesuch Row, Fernshire"
        street = f"{street} {rest.partition(',')[0].strip()}"
    # "Flat 6" alone is where many live.
    if " " in street and _without_house(street):
        found.append(street)
    lines = address.split(",")
    for line in dict.fromkeys((street, *lines)):
        found += _street_texts(line)
    for at, line in enumerate(lines, 1):
        rest = _without_house(line)
        *own, last = rest.split() or ("",)
        houses = ("", *_NUMBER.findall(line[: len(line) - len(rest)])[-1:])
        forms = _STREETS.get(last.lower().rstrip(".")) if own else None
        # With what stands behind it, too: a town alone is many people's.
        behind = [",".join(lines[at:end]) for end in range(at + 1, len(lines) + 1)]
        for house, form, more in product(houses, (last, *(forms or ())), behind):
            if forms:
                found.append(" ".join((house, *own, form, more)).strip())
    return tuple(dict.fromkeys(found))


def _street_texts(line: str) -> Iterator[str]:
    """Yield a street, and it with the number of a house, however it is shortened."""
    rest = _without_house(line)
    *own, last = rest.split() or ("",)
    for way in _as_one_or_two(" ".join(own)) if own else ():
        yield from _of_street(line[: len(line) - len(rest)], way, last)


def _as_one_or_two(own: str) -> tuple[str, ...]:
    """Return a word of two words as one and as two: Harrowgate, Harrow Gate."""
    words = own.split()
    if len(words) == 2 and all(one.isalpha() and len(one) > 2 for one in words):
        return (own, words[0] + words[1].lower())
    if len(words) > 1 or not own.isalpha() or is_english(own):
        return (own,)
    cuts = (
        f"{own[:at]} {own[at:].title()}"
        for at in range(_HALF, len(own) - _HALF + 1)
        if is_english(own[:at]) and is_english(own[at:])
    )
    return (own, *cuts)


def _of_street(before: str, name: str, last: str) -> Iterator[str]:
    """Yield a street of a name, and it with the house that stands before it."""
    own, word = name.split(), last.lower().rstrip(".")
    forms = _STREETS.get(word, ())
    numbers = _NUMBER.findall(before)
    # 8 Nonesuch Pightle: whatever it is called, a house with a number has a street.
    is_street = forms or (numbers and not all(map(is_english, (*own, last))))
    yield from (f"{name} {form}" for form in ((last, *forms) if is_street else ()))
    if not numbers:
        return
    at = numbers[-1]
    bones = word[:1] + re.sub(r"[aeiou]", "", word[1:])
    last_letter = word[-1:]
    ends = (word[:1] + last_letter, word[:2] + last_letter)
    cut = (word[:2], word[:3], word[:4], *ends, bones)
    for form in dict.fromkeys((last, *forms, *cut)):
        yield from (f"{at} {name} {form}", f"{name} {form} {at}")
    if forms and (len(own) > 1 or len(name) >= _LONG):
        yield f"{at} {name}"


def _without_house(line: str) -> str:
    return _HOUSE.sub("", line, count=1).strip()


def is_street_word(word: str) -> bool:
    """Return whether a word, in whatever case, is what streets are called: Row, Rd."""
    return word.lower().rstrip(".") in _STREETS


def address_hints(address: str) -> Iterator[str]:
    """Yield what may give an address away: the town, and the street's first words."""
    for line in address.split(","):
        words = _without_house(_POSTCODE.sub("", line)).split()
        if len(words) > 1 and words[-1].lower().rstrip(".") in _STREETS:
            words = words[:-1]
        told = " ".join(words)
        if len(told) > 3 and (len(words) > 1 or not is_english(told)):
            yield told


def postcodes(address: str) -> Iterator[str]:
    """Yield the postcodes of an address, those too that were never given out."""
    yield from _POSTCODE.findall(address)


def place_texts(name: str) -> tuple[str, ...]:
    """Return a school's or workplace's name, and what people shorten it to."""
    texts = _shortened(name)
    # Peter & Paul, Peter and Paul.
    other = (_AND.sub(f" {one} ", text) for text in texts for one in ("and", "&"))
    return tuple(dict.fromkeys((*texts, *other)))


def _shortened(name: str) -> tuple[str, ...]:
    whole = _TOWN.split(name)[0]
    own, kind = _own(whole)
    if not own and not _LEVELS.isdisjoint(kind):
        # The words before those of its kind: Park of Park Primary School.
        words = whole.removeprefix("The ").split()
        own = " ".join(words[: _own_words(words)])
    if not own or not kind:
        is_one = " " in whole and not kind and not re.search(r"\d", whole)
        begun = _FIRM.match(whole) if is_one else None
        shorter = begun[0] if begun else name
        return tuple(dict.fromkeys((name, whole if is_one else name, shorter)))
    said = next((_FAITH[one] for one in kind if one in _FAITH), ())
    saints = _as_one_or_two(own)
    if _SAINT.match(own):
        saints = tuple(_SAINT.sub(one, own) for one in ("St", "Saint"))
    kinds = [
        ("", *_SHORTER.get(one, (one.title(),)))
        for one in kind
        if one in _GENERIC - _FAITHS
    ]
    ways = product(saints, ("", *said), *kinds[-3:])
    forms = (whole, *(" ".join(filter(None, one)) for one in ways))
    return tuple(dict.fromkeys((name, *(one for one in forms if one not in saints))))


def place_hints(name: str) -> Iterator[str]:
    """Yield what may mean a school or workplace: the words that are its own."""
    own, kind = _own(_TOWN.split(name)[0])
    firm = _FIRM.match(name)
    if firm and not kind and not is_english(firm[1]):
        yield firm[1]
    if kind and len(own) > 3 and (" " in own or not is_english(own)):
        yield own
        saint = _SAINT.match(own)
        if saint:
            bare = own[saint.end() :].strip()
            yield from (f"St {bare}", f"Saint {bare}")
            if not is_english(bare):
                yield bare


def town_hints(name: str) -> Iterator[str]:
    """Yield the words of a place that may mean it by themselves: its town's own word.

    Words of ordinary English mean anything, and those of a kind of place all of them.
    """
    words = _TOWN.split(name)[0].split()
    for word in words if len(words) > 1 else ():
        said = is_english(word) or word in _SEASONS
        if len(word) > 3 and word[0].isupper() and not said:
            yield word


def _own_words(words: list[str]) -> int:
    return next(
        (n for n, one in enumerate(words) if one.lower() in _GENERIC), len(words)
    )


def _own(name: str) -> tuple[str, list[str]]:
    """Return the words that only this place has, and those of its kind in small."""
    words = name.split()
    if words and words[0].lower() == "the":
        words = words[1:]
    at = _own_words(words)
    own, kind = words[:at], [one.lower() for one in words[at:]]
    # "The Family Centre", "Park School": said of many.
    common = not own or (len(own) < 2 and is_common(own[0]))
    return ("" if common else " ".join(own)), kind
