"""Ways of writing where somebody lives, learns or works: in full, and shortened."""

import re
from collections.abc import Iterator
from itertools import product

from scrkit.identifiers.english import is_english

_SHORT_FORMS = """
lane ln la; road rd; street st; avenue ave av; close cl; drive dr; crescent cres cr;
court ct; gardens gdns; terrace terr tce; place pl; square sq; grove gr gve; house hse;
park pk; hill; mews; row; walk; way; green; rise; view; parade pde; farm; cottage cott
"""
_FORMS = [one.split() for one in _SHORT_FORMS.split(";")]
_STREETS = {form: forms for forms in _FORMS for form in forms}
_HOUSE = re.compile(
    r"^\W*(?:(?:flat|apartment|apt|unit|no|number|room)\b[\s.]*)?"
    r"(?:\d+\s?[a-z]?(?:\s?[-/]\s?\d+\s?[a-z]?)?(?!\w))?\W*",
    re.IGNORECASE,
)
_POSTCODE = re.compile(r"\b[a-z]{1,2}\d[a-z\d]?[\s._-]{0,2}\d[a-z]{2}\b", re.IGNORECASE)
# What many schools and places of work are called; what stands before says which.
_GENERIC_WORDS = """
school primary infant infants junior nursery academy high secondary grammar college
church community first middle special centre center house surgery practice hospital
clinic health medical children's childrens family hub office preschool playgroup
"""
_FAITHS = frozenset(("church", "england", "catholic", "rc", "ce", "cofe"))
_GENERIC = frozenset(_GENERIC_WORDS.split()) | _FAITHS
_FAITH = ("Church of England", "C of E", "CofE", "CE", "RC", "Catholic")
_SHORTER = {
    "school": ("School", "Sch"), "primary": ("Primary", "Prim"),
    "house": ("House", "Hse"), "centre": ("Centre", "Center", "Ctr"),
    "hospital": ("Hospital", "Hosp"), "academy": ("Academy", "Acad"),
    "nursery": ("Nursery", "Nurs"), "secondary": ("Secondary", "Sec"),
    "junior": ("Junior", "Jun"), "infant": ("Infant", "Inf"),
    "surgery": ("Surgery", "Surg"),
}  # fmt: skip


def address_texts(address: str) -> tuple[str, ...]:
    """Return what gives an address away: all of it, its house, its street alone."""
    found = [address]
    street, comma, rest = address.partition(",")
    if comma and not re.search(r"[^\W\d_]", street):
        # "14, Nonesuch Row, Fernshire"
        street = f"{street} {rest.partition(',')[0].strip()}"
    if " " in street:
        found.append(street)
    lines = address.split(",")
    for at, line in enumerate(lines, 1):
        words = _without_house(line).split()
        forms = _STREETS.get(words[-1].lower().rstrip(".")) if len(words) > 1 else None
        if forms is None:
            continue
        # With what stands behind it, too: a town alone is many people's.
        behind = [",".join(lines[at:end]) for end in range(at, len(lines) + 1)]
        for form, more in product((words[-1], *forms), behind):
            found.append(" ".join((*words[:-1], form, more)).strip())
        if re.search(r"\d", line) and len(words) > 2:
            found.append(" ".join(line.split()[:-1]))
    return tuple(dict.fromkeys(found))


def _without_house(line: str) -> str:
    return _HOUSE.sub("", line, count=1).strip()


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
    own, kind = _own(name)
    if not own or not kind:
        return (name,)
    faith = ("", *_FAITH) if _FAITHS & {*kind} else ("",)
    kinds = [
        ("", *_SHORTER.get(one, (one.title(),)))
        for one in kind
        if one in _GENERIC - _FAITHS
    ]
    forms = (" ".join(filter(None, (own, *one))) for one in product(faith, *kinds[-3:]))
    return tuple(dict.fromkeys((name, *(one for one in forms if one != own))))


def place_hints(name: str) -> Iterator[str]:
    """Yield what may mean a school or workplace: the words that are its own."""
    own, kind = _own(name)
    if kind and len(own) > 3 and (" " in own or not is_english(own)):
        yield own


def _own(name: str) -> tuple[str, list[str]]:
    """Return the words that only this place has, and those of its kind in small."""
    words = name.split()
    if words and words[0].lower() == "the":
        words = words[1:]
    at = next((n for n, one in enumerate(words) if one.lower() in _GENERIC), len(words))
    own, kind = words[:at], [one.lower() for one in words[at:]]
    # "The Family Centre", "Park School": said of many.
    common = not own or (len(own) < 2 and is_english(own[0]))
    return ("" if common else " ".join(own)), kind
