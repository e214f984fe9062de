"""Give codes that say what somebody does and nothing of the name."""

import re
from collections.abc import Collection

from scrkit.identifiers.english import is_english, opens_as_a_name
from scrkit.text.services import codes_of_posts

# Codes of the family that records use; those of posts stand in the table of services,
# and whatever is in neither gets the first letters of its words.
_OF_FAMILY = {
    "maternal grandmother": "MGM",
    "maternal grandfather": "MGF",
    "paternal grandmother": "PGM",
    "paternal grandfather": "PGF",
}
# Of these a family has one; the code needs no number as long as there is one.
_SINGLE = frozenset({"mother", "father", "stepfather", "stepmother"})


def new_code(role: str, kind: str, taken: Collection[str]) -> str:
    """Return a code for a role that nobody bears yet, ignoring case.

    `kind` is that of people.yaml. The name has no part in it.
    """
    used = {code.casefold() for code in taken}
    stem = _stem(role, kind)
    if kind == "family" and role.casefold() in _SINGLE and stem.casefold() not in used:
        return stem
    if kind == "subject":
        return next(
            f"Child{letter}"
            for letter in "ABCDEFGHIJKLMNOPQRSTUVWXYZ"
            if f"child{letter}".casefold() not in used
        )
    number = 1
    while f"{stem}{number}".casefold() in used:
        number += 1
    return f"{stem}{number}"


def _stem(role: str, kind: str) -> str:
    bare = " ".join(re.findall(r"[a-z]+", role.casefold().partition(",")[0]))
    if usual := (_OF_FAMILY | codes_of_posts()).get(bare):
        return usual
    words = [word for word in bare.split() if word not in ("of", "the", "and", "for")]
    if kind in ("family", "other") or len(words) == 1:
        return "".join(word.capitalize() for word in words) or "Person"
    return "".join(word[0] for word in words).upper() or "Person"


def like_a_name(role: str) -> bool:
    """Tell whether a role is in capitals throughout, and not of ordinary words."""
    words = re.findall(r"[^\W\d_]+", role)
    return all(word.istitle() for word in words) and any(
        not is_english(word) or opens_as_a_name(word) for word in words
    )


def spaced(code: str) -> str:
    """Return a code as it is printed: ChildK is Child K, Sibling1 Sibling 1."""
    return "".join(
        f" {c}" if n and (c.isdigit() or c.isupper()) and not code[n - 1].isupper()
        and not code[n - 1].isdigit() else c
        for n, c in enumerate(code)
    )  # fmt: skip
