"""Which words are ordinary English: a list of the words, none of the names."""

from functools import cache, lru_cache
from pathlib import Path

from scrkit.identifiers.ordinary import is_forename, is_ordinary
from scrkit.patterns import later

_COMMON = "# Up to size 10"
_ENDING = later(r"(?:n['’]t|['’](?:s|d|m|ll|re|ve)?)$")
# Words of records that the list is too general to have.
_OF_RECORDS = """
antenatally calpol covid cyberbullying fulltime gastro gp homeschooled hv
keyworker keyworkers neurodiverse parentified phonecall phonecalls pls
postnatally pre rereferral rereferred safeguarder skype stepsibling stepsiblings
strategised subdural sw telecon telehealth triaging uncontactable webpage
whatsapp
"""
# Words of the list that begin a sentence of a record as a name, hardly ever otherwise.
_RATHER = """
archer aurora bailey baker begum blessing bobby bonnie carter charlie cooper cox
fletcher griffin harry jenny josh khan lynch maria mason molly parker phoebe potter
sally sienna smith teddy turner walker wright
"""
_NAMES = frozenset(_RATHER.split())


# A table of all words takes as long as to look up some two thousand in the list.
_FEW = 2000


@cache
def _listed() -> str:
    """Return the list of words, one a line in small letters."""
    return (Path(__file__).parent / "english.txt").read_text(encoding="utf-8")


@cache
def _parts() -> tuple[tuple[int, int], tuple[int, int]]:
    """Return from where to where the most common words stand in the list, and others.

    In order, a line end around each. They are not cut out: for a handful of words, that
    took as long as to read the list.
    """
    words = _listed()
    common = words.index("\n", words.index(_COMMON))
    end = words.index("#", common)
    return (common, end - 1), (words.index("\n", end), len(words) - 1)


@lru_cache(maxsize=_FEW)
def _is_listed(word: str) -> bool:
    """Look a word without a line end up in the list."""
    return word in _OF_RECORDS.split() or any(_stands_in(*p, word) for p in _parts())


def _stands_in(low: int, high: int, word: str) -> bool:
    """Tell whether a word is one of several in order: the half it lies in is halved."""
    words = _listed()
    while low < high:
        # Both are line ends; the line between that is nearest to the middle is read.
        begin = words.rfind("\n", low, (low + high + 1) // 2)
        end = words.index("\n", begin + 1)
        line = words[begin + 1 : end]
        if line == word:
            return True
        low, high = (end, high) if line < word else (low, begin)
    return False


@cache
def _words() -> tuple[frozenset[str], frozenset[str]]:
    """Return the most common words, and all."""
    words = _listed()
    common, rest = (
        frozenset(words[low + 1 : high].split("\n")) for low, high in _parts()
    )
    return common, common | rest | frozenset(_OF_RECORDS.split())


def is_english(word: str) -> bool:
    """Return whether a word, in whatever case, is a word of ordinary English.

    Of one with hyphens every part has to be.
    """
    small = _ENDING.sub("", word.casefold())
    return all(len(part) < 2 or _is_word(part) for part in small.split("-"))


def _is_word(part: str) -> bool:
    # Most commands ask for the codes of one review, which are a handful.
    if _is_listed.cache_info().currsize < _FEW and "\n" not in part:
        return _is_listed(part)
    return part in _words()[1]


def is_common(word: str) -> bool:
    """Return whether a word, in whatever case, is one of those written every day."""
    return word.casefold() in _words()[0]


def opens_as_a_name(word: str) -> bool:
    """Return whether a word, though English, begins a sentence as a name rather.

    Peter and Smith do; words that are written every day (will, may, mark) do not, nor
    surnames that are things (kitchen, mould): a record's notes begin with those.
    """
    small = word.casefold()
    return small in _NAMES or (is_forename(small) and small not in _words()[0])


def is_rather_a_name(word: str) -> bool:
    """Return whether a word, though English, is rather a name where it is in capitals.

    As `opens_as_a_name`, and surnames of every kind.
    """
    small = word.casefold()
    return (small in _NAMES or is_ordinary(small)) and small not in _words()[0]


def is_written_as_a_word(written: str) -> bool:
    """Tell whether what is a name as well stands as a word of prose: parish, frosty."""
    return (
        written.islower()
        and (is_english(written) or _is_american(written))
        and not is_rather_a_name(written)
    )


# As Americans spell what we do: pretense, harbor, theater, organize, traveler.
_AMERICAN = (
    (later(r"ense\b"), "ence"), (later(r"or(s?|ed|ing|ly|ful)\b"), r"our\1"),
    (later(r"([bt])er(s?)\b"), r"\1re\2"), (later(r"([iy])z(?=e|ing|ation)"), r"\1s"),
    (later(r"l(ed|ing|ers?)\b"), r"ll\1"), (later(r"og(s?)\b"), r"ogue\1"),
    (later(r"e(?=[a-z]{4})"), "ae"), (later(r"ment\b"), "ement"),
)  # fmt: skip


def _is_american(word: str) -> bool:
    every = (pattern.sub(put, word) for pattern, put in _AMERICAN)
    return any(one != word and is_english(one) for one in every)
