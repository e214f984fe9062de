"""Tell when a word that is a name, too, stands in the title of a song, book or film."""

import re
from functools import cache
from pathlib import Path

from scrkit.daynames import CALENDAR_WORDS
from scrkit.identifiers.english import is_english
from scrkit.identifiers.names import TITLES
from scrkit.identifiers.ordinary import is_forename, is_ordinary
from scrkit.patterns import later

_LONGEST = 6  # words of a title before and behind the one
_TOKEN = later(r"[^\W_]+(?:['’][^\W_]+)?")
# What says in a line that a work is spoken of.
_WORKS = """
hymns? carols? anthems? songs? sung sang sings? singing choir concerts? novels?
paperbacks? picture.books? storybooks? bestsellers? films? movies? dvds? cinema
screenings? musicals? operas? ballets? plays? poems? poetry verses? sonnets? theatre
starring sitcoms? soundtracks? albums? singles? lyrics? audiobooks? authored.by
directed.by written.by illustrated.by read.aloud book.?list book.?club book.review
book.week reading.list libraries library isbn audio.books? set.texts?
"""
_OF_WORKS = later(rf"\b(?:{'|'.join(_WORKS.split())})\b", re.IGNORECASE)
# What says that somebody is known to many: a poet, an inventor, of 1908 to 1996.
_FAME = """
authors? poets? novelists? playwrights? singers? actors? actress(?:es)? comedians?
footballers? cricketers? athletes? composers? painters? sculptors? philosophers?
economists? politicians? presenters? broadcasters? inventors? invented biography
biographies autobiography memoirs? diaries century (?:prime.)?ministers? presidents?
knighted nobel bafta oscars? lyricist statue portrait
"""
_OF_FAME = later(
    rf"\b(?:{'|'.join(_FAME.split())})\b|\(\d{{4}}\s?[-–]\s?\d{{2,4}}\)", re.IGNORECASE
)
# Before a word of a title: a capital, but no word by which people are called.
_TITLE_BEFORE = later(r"(?<![.!?:;,]\s)\b(?P<word>[A-Z][a-z]+)[ \u00a0]$")
# Mark of the Horse Lord; Loveday in Rosamunde Pilcher's novel
_OF_TITLE = later(
    r"[ \u00a0](?:of[ \u00a0](?:the[ \u00a0])?[A-Z]|"
    r"in[ \u00a0][A-Z]\w+[ \u00a0][A-Z]\w+['’]s|by[ \u00a0][A-Z])"
)
# Kayleigh, a song by …; opera: Carmen; Carmen by Bizet
_WORK = (
    r"(?:song|hymn|carol|novel|film|play|poem|opera|musical|ballet|album|book|story)"
)
_SAID_SO = later(rf",\s(?:an?|the)\s(?:\w+\s)?{_WORK}\b")
_SAID_BEFORE = later(rf"\b{_WORK}:\s[\"'“‘]?$", re.IGNORECASE)
_SUBTITLE = later(r":[ \u00a0](?:A|An|The)[ \u00a0][A-Z]")
_KIN = """
baby little big old young poor dear mum mother mummy dad father daddy nan nana gran
granny aunt auntie uncle brother sister cousin son daughter child pupil teacher nurse
saint miss mister sir lady named called with by from for when then while that and but
if because after before met saw told rang asked found took left gave visited collected
contacted phoned texted seen heard watched said says sang read wrote played yesterday
today tonight later earlier once sometimes often usually this only even also both
where worker officer neighbour visitor doctor student carer midwife trainee witness
patient subject
"""
_OF_PEOPLE = frozenset(_KIN.split())
# A line of a list of books: what it is called, and who wrote it.
_BOOK = later(
    r"(?:[-*•]|\d+[.)])?\s*(?P<title>[A-Z][^,;:.\n]{3,60}),\s"
    r"(?:[A-Z][\w'’-]+\s?|[A-Z]\.\s?){2,4}\s*(?:[(,].*)?"
)


@cache
def _titles() -> dict[str, tuple[tuple[str, ...], ...]]:
    """Return the titles that everybody knows, by each of their words."""
    text = (Path(__file__).parent / "titles.txt").read_text(encoding="utf-8")
    every = [tuple(one.split()) for one in text.splitlines() if one[:1] != "#"]
    words = {word for title in every for word in title}
    return {word: tuple(one for one in every if word in one) for word in words}


def is_of_a_known_title(before: str, said: str, behind: str) -> bool:
    """Tell whether a word stands in a title or saying that everybody knows.

    `before` and `behind` are what stands around it in its line.
    """
    titles = _titles().get(_bare(said), ())
    if not titles:
        return False
    left = [_bare(one) for one in _TOKEN.findall(before)[-_LONGEST:]]
    right = [_bare(one) for one in _TOKEN.findall(behind)[:_LONGEST]]
    around, at = (*left, _bare(said), *right), len(left)
    return any(
        around[begin : begin + len(one)] == one
        for one in titles
        for begin in range(max(0, at - len(one) + 1), at + 1)
    )


def _bare(word: str) -> str:
    return word.casefold().replace("’", "").replace("'", "")


def is_of_works(line: str) -> bool:
    """Tell whether a line speaks of books, songs, films or of whom many know."""
    return _OF_WORKS.search(line) is not None or _OF_FAME.search(line) is not None


def is_of_a_title(before: str, behind: str) -> bool:
    """Tell whether a word stands in a title, its line speaking of songs or books."""
    if _SAID_SO.match(behind) or _SAID_BEFORE.search(before):
        return True
    if not _OF_WORKS.search(before) and not _OF_WORKS.search(behind):
        return False
    match = _TITLE_BEFORE.search(before)
    if match is not None:
        return begins_a_title(match["word"])
    return _OF_TITLE.match(behind) is not None or _SUBTITLE.match(behind) is not None


def is_of_a_book(line: str, at: int) -> bool:
    """Tell whether a line is a book and its author, and a word stands in the title."""
    match = _BOOK.fullmatch(line.rstrip())
    if match is None or not match.start("title") <= at < match.end("title"):
        return False
    first, *others = _TOKEN.findall(match["title"])
    return bool(others) and begins_a_title(first)


def begins_a_title(word: str) -> bool:
    """Tell whether a word is one of a title, and neither a name nor of people."""
    return is_no_name(word) and not is_ordinary(word)


def is_no_name(word: str) -> bool:
    """Tell whether a word is no forename, and not what is said or done to people."""
    small = word.casefold()
    return (
        is_english(small)
        and small not in TITLES
        and small not in _OF_PEOPLE
        and small not in CALENDAR_WORDS
        and not is_forename(small)
        and not small.endswith("ed")
    )
