"""How much of one text another says again, whatever the order and the form of words."""

from functools import cache

from scrkit.linkage.vocabulary import common, stemmed, words

# Words that two texts have to share: fewer are alike by chance.
_LEAST = 3
_SHORT = 2


@cache
def telling(text: str) -> frozenset[str]:
    """Return the stems of the words by which a text can be told from others."""
    usual = common()
    kept = (one for one in words(text) if len(one) > _SHORT and one not in usual)
    return frozenset(map(stemmed, kept))


def restated(one: str, other: str) -> int:
    """Return from 0 to 100 how much of the shorter text the other says as well."""
    first, second = telling(one), telling(other)
    shared = len(first & second)
    if shared < _LEAST:
        return 0
    return round(100 * shared / min(len(first), len(second)))
