"""Days as they lead to a person: in more shapes than a day of any event is read in."""

import contextlib
import re
from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta

from scrkit.daynames import MONTH_SHAPE, WEEKDAY_SHAPE
from scrkit.identifiers.days import days, days_of, is_birth, may_tell_birth, month_near
from scrkit.identifiers.letters import folded, plain
from scrkit.numberwords import ORDINALS, SMALL, TENS
from scrkit.patterns import later

_MONTH = later(MONTH_SHAPE)
_SHORT_MONTH = 3  # letters
_EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
_NUMBERED = {
    **{word: n for n, word in enumerate(ORDINALS, 1)},
    **{f"twenty {word}": 20 + n for n, word in enumerate(ORDINALS[:9], 1)},
    "thirtieth": 30,
    "thirty first": 31,
}
_WORD = "|".join(sorted(_NUMBERED, key=len, reverse=True)).replace(" ", r"[\s-]")
_ROMAN = ("i", "ii", "iii", "iv", "v", "vi", "vii", "viii", "ix", "x", "xi", "xii")
_MONTHS_ABROAD = """
ionawr januar janner janvier enero gennaio janeiro styczen stycznia januari ianuarie;
chwefror februar fevrier febrero febbraio fevereiro luty lutego februari februarie;
mawrth fawrth marz mrz mars marzo marco marzec marca maart martie mar;
ebrill avril abril aprile kwiecien kwietnia aprilie;
mai fai mayo maggio maio maj maja mei;
mehefin fehefin juni juin junio giugno junho czerwiec czerwca iunie;
gorffennaf orffennaf juli juillet julio luglio julho lipiec lipca iulie;
awst aout agosto sierpien sierpnia augustus;
medi fedi septembre septiembre settembre setembro wrzesien wrzesnia septembrie;
hydref oktober okt octobre octubre ottobre outubro pazdziernik pazdziernika octombrie;
tachwedd dachwedd novembre noviembre novembro listopad listopada noiembrie;
rhagfyr ragfyr dezember dez decembre diciembre dicembre dezembro grudzien
grudnia decembrie
"""
ABROAD = {
    word: str(number)
    for number, words in enumerate(_MONTHS_ABROAD.split(";"), 1)
    for word in words.split()
}
"""The number of a month by its name in the languages of families here: Welsh (changed
letters too), Polish, German, French, Spanish and others, without their accents."""
_WEEKDAY = rf"[,(]{{0,2}}\s?{WEEKDAY_SHAPE}\.?[),]{{0,2}}"
# \x1e parts cells that are read together.
_KEY = r"[\"']?\s{0,2}[:=,|\x1e]\s{0,2}[\"']?"
_NEXT = (
    r"[\"']?[\s,;&|]{1,10}[\"']?"
    r"(?:(?:(?:date\sof\s)?birth|dob)[\s_.-]{0,2})?"
)
# The parts of a day under their keys, as programs keep them; a month may be a word.
_Y_ = rf"y(?:ear)?{_KEY}(?P<y>\d{{4}})(?!\d)"
_M_ = rf"m(?:onth)?{_KEY}(?P<m>\d{{1,2}}|{MONTH_SHAPE})(?![\da-z])"
_D_ = rf"d(?:ay)?{_KEY}(?P<d>\d{{1,2}})(?!\d)"
_YEAR = r"(?:\d{4}|['’]?\d\d)(?!\d)"
# How the last two figures of a year are spoken.
_SPOKEN = {
    **{word: n for n, word in enumerate(SMALL, 1)},
    **{f"oh {word}": n for n, word in enumerate(SMALL[:9], 1)},
    **{
        f"{ten} {word}".strip(): 10 * tens + n
        for tens, ten in enumerate(TENS, 2)
        for n, word in enumerate(("", *SMALL[:9]))
    },
}
_LAST = "|".join(sorted(_SPOKEN, key=len, reverse=True)).replace(" ", r"[\s-]")
_CENTURY = (
    r"two\sthousand|nineteen\shundred|one\sthousand,?\snine\shundred|nineteen|twenty"
)
_SPOKEN_YEAR = (
    rf"(?:(?:{_CENTURY})(?:\sand)?[\s-](?:{_LAST})|two\sthousand)"
    r"(?![^\W_])"
)
_BEGINS = later(rf"(?:{_CENTURY})\s?")
_GAP = r"(?:,?\s(?:in\s)?the\syear\s(?:of\s\w+\s\w+,?\s)?|[\s\u200b.,/_-]{0,4})"
_SHAPES = tuple(
    later(rf"(?<![^\W_])(?=({shape}))", re.IGNORECASE)
    for shape in (
        rf"(?P<d>{_WORD})(?:\s+day)?(?:\s+of)?\s+(?P<m>{MONTH_SHAPE})(?![a-z]){_GAP}"
        rf"(?P<y>{_YEAR}|{_SPOKEN_YEAR})",
        rf"(?P<m>{MONTH_SHAPE})(?![a-z]),?\s(?:the\s)?(?P<d>{_WORD}){_GAP}"
        rf"(?P<y>{_YEAR}|{_SPOKEN_YEAR})",
        rf"(?P<d>\d{{1,2}})\s?(?:st|nd|rd|th)?\s(?:of\s)?(?P<m>{MONTH_SHAPE})(?![a-z]){_GAP}"
        rf"(?P<y>{_SPOKEN_YEAR})",
        rf"(?P<d>\d{{1,2}})\s?(?:st|nd|rd|th)?\s+day\s+of\s+(?P<m>{MONTH_SHAPE})(?![a-z])"
        rf"{_GAP}(?P<y>{_YEAR})",
        rf"(?P<d>\d{{1,2}})\s?[\s./-]\s?(?P<m>{'|'.join(reversed(_ROMAN))})"
        rf"\s?[\s./-]\s?(?P<y>{_YEAR})",
        rf"(?P<d>\d{{1,2}})(?:\.|º|er|st|nd|rd|th|a|ain|ydd|eg|fed)?[\s_/-]?"
        rf"(?:de\s|o\s|of\s)?(?P<m>[^\W\d_]{{3,12}})\.?[\s_/-]?(?:de\s|del\s)?(?P<y>{_YEAR})",
        rf"(?P<d>\d{{1,2}})\s?(?:st|nd|rd|th)?\s?{_WEEKDAY}\s(?:of\s)?(?P<m>{MONTH_SHAPE})"
        rf"(?![a-z]){_GAP}(?P<y>{_YEAR})",
        rf"(?P<d>\d{{1,2}})\s?(?:st|nd|rd|th)?\s(?:of\s)?(?P<m>{MONTH_SHAPE}),?\s?{_WEEKDAY}\s"
        rf"(?P<y>{_YEAR})",
        rf"(?P<d>\d{{1,2}})\s?(?:st|nd|rd|th)?\s(?:of\s)?(?P<m>{MONTH_SHAPE})(?![a-z]),?\s"
        rf"(?:\(|in\s|of\s)(?P<y>{_YEAR})",
        rf"(?P<m>{MONTH_SHAPE})(?![a-z]),?\s(?P<y>\d{{4}}),?\s\(?(?:on\s)?(?:the\s)?"
        r"(?P<d>\d{1,2})(?:st|nd|rd|th)\b",
        rf"{_Y_}{_NEXT}{_M_}{_NEXT}{_D_}",
        rf"{_D_}{_NEXT}{_M_}{_NEXT}{_Y_}",
        rf"{_M_}{_NEXT}{_D_}{_NEXT}{_Y_}",
        rf"(?P<d>\d{{1,2}})\s?\|\s?(?P<m>\d{{1,2}})\s?\|\s?(?P<y>{_YEAR})",
    )
)
# A day and a month, and no year behind them. In this year every day of any year is.
_BIRTHDAY = later(
    rf"(?<![^\W_])(?=((?P<d>\d{{1,2}})(?:st|nd|rd|th)?(?:\sof)?\s?(?P<m>{MONTH_SHAPE})(?![a-z])"
    rf"|(?P<d3>\d{{1,2}})[/.](?P<m3>\d{{1,2}})(?![\d/.])"
    rf"|--(?P<m4>\d\d)-?(?P<d4>\d\d)(?!\d)"
    rf"|(?P<m2>{MONTH_SHAPE})\s(?:the\s)?(?P<d2>\d{{1,2}})(?:st|nd|rd|th)?(?!\d)))"
    rf"(?!\1[\s,./'’-]{{0,3}}\d\d)",
    re.IGNORECASE,
)
# "He turned nine on 4 June 2015": the year in which he was born follows.
_TURNING = later(
    rf"\b(?:(?:turn(?:s|ed|ing)?|be|became|becomes?|is|was|reach(?:es|ed)?)\s"
    rf"(?:\d{{1,2}}|{'|'.join(SMALL)})(?:\s(?:years?|yrs?)(?:\sold)?)?,?\s(?:on\s)?"
    rf"|(?:\d{{1,2}}|{'|'.join(SMALL)})\s(?:years?|yrs?)\sold\son\s)"
    rf"(?:the\s)?(?:{_WEEKDAY},?\s)?"
    rf"(?=((?P<d>\d{{1,2}})(?:st|nd|rd|th)?(?:\sof)?\s(?P<m>{MONTH_SHAPE})(?![a-z])"
    rf"|(?P<m2>{MONTH_SHAPE})\s(?:the\s)?(?P<d2>\d{{1,2}})(?:st|nd|rd|th)?(?!\d)"
    rf"|(?P<d3>\d{{1,2}})[/.](?P<m3>\d{{1,2}})(?!\d)))",
    re.IGNORECASE,
)
# Seconds or thousandths of them since 1970, as programs keep a day.
_SECONDS = later(r"(?<![\w.])(?=((?:\\?/Date\()?(?P<s>-?\d{8,10})(?:000)?(?![\w.])))")
_LEAP = "2000"
# Christmas Day 2009, New Year's Eve in 2009
_FEASTS = {
    "christmas day": (12, 25),
    "christmas eve": (12, 24),
    "boxing day": (12, 26),
    "new years day": (1, 1),
    "new years eve": (12, 31),
    "valentines day": (2, 14),
}
_FEAST = later(
    r"\b(?P<feast>(?:Christmas|New\sYear['’]?s)\s(?:Day|Eve)|(?:Boxing|Valentine['’]?s)\sDay)"
    r",?\s(?:in\s|of\s)?(?P<y>(?:19|20)\d\d)(?!\d)",
    re.IGNORECASE,
)
# 2009-070: the day of the year.
_DAY_OF_YEAR = later(r"(?<![\w.-])(?=((?P<y>(?:19|20)\d\d)-?(?P<n>\d{3})(?![\w-])))")
_DAYS = 367
_WEEK = later(r"(?<!\w)(\d{4})-?W(\d\d)-?([1-7])(?!\w)")
# Of these somebody has to say that it is a birth: no marks, or the month first, unless
# no month has that number.
_AMERICAN = later(
    r"(?<![\w./-])(?=((?P<m>\d{1,2})(?P<j>[/.-])(?P<d>\d{1,2})(?P=j)(?P<y>\d{4}|\d\d)))"
)
_MONTHS = 12
_BARE = later(r"(?<!\w)(?=((?P<d>\d\d)(?P<m>\d\d)(?P<y>\d\d)(?!\w)))")
# What is numbered so: sections, versions, addresses of computers; a score.
_NUMBERING = later(
    r"(?:\d[.:/]|\b(?:sections?|version|clause|paragraphs?|para|chapter|part|rule|ip|v|"
    r"figure|table|annex|appendix|release|build|item|standard)\.?\s{0,2})$",
    re.IGNORECASE,
)
# "Vol. 11, March 2009", "chapter 11, March 2009"
_COUNTED = later(
    r"\b(?:chapters?|pages?|pp?\.|vol(?:ume)?\.?|issues?|no\.|part|item)\s{0,2}$",
    re.IGNORECASE,
)
_GOES_ON = later(r"[.:/]\d")
_FIGURES = later(r"\d{1,2}(\D{1,3})\d{1,2}(\D{1,3})\d\d")


def days_of_people(text: str) -> Iterator[tuple[int, int, date]]:
    """Yield start, end and day of what may be the day of a birth or a death.

    Months before days and days without marks are read where a birth is told.
    """
    text = plain(text)
    for start, end, day in _days_of_people(text):
        if not _COUNTED.search(text, max(0, start - 12), start):
            yield start, end, day


def _days_of_people(text: str) -> Iterator[tuple[int, int, date]]:
    born = may_tell_birth(text)
    yield from (*_surely_american(text), *_feasts(text))
    for start, end, day in days(text):
        if not _is_numbering(text, start, end) or (born and is_birth(text, start)):
            yield start, end, day
    for shape in _SHAPES:
        for match in shape.finditer(text):
            yield from _read(match)
    for match in _WEEK.finditer(text):
        with contextlib.suppress(ValueError):
            yield *match.span(), date.fromisocalendar(*map(int, match.groups()))
    if born:
        yield from _said_to_be_births(text)


def _surely_american(text: str) -> Iterator[tuple[int, int, date]]:
    """Yield days with the month first whose second number is that of no month."""
    for match in _AMERICAN.finditer(text):
        if int(match["d"]) > _MONTHS and not _is_numbering(text, *match.span(1)):
            yield from _read(match)


def _feasts(text: str) -> Iterator[tuple[int, int, date]]:
    """Yield days that are called by their feast: Christmas Day 2009."""
    for match in _FEAST.finditer(text):
        called = " ".join(re.sub(r"['’]", "", match["feast"].lower()).split())
        yield *match.span(), date(int(match["y"]), *_FEASTS[called])


def birthdays(text: str) -> Iterator[tuple[int, int, int, int]]:
    """Yield start, end, month and day of births that are told without their year."""
    text = plain(text)
    told = may_tell_birth(text)
    every = _BIRTHDAY.finditer(text) if told else ()
    for match in (
        *(one for one in every if is_birth(text, one.start(1))),
        *_TURNING.finditer(text),
    ):
        held = match.groupdict()
        number, month = (
            next(text for key, text in held.items() if text and key[0] == letter)
            for letter in "dm"
        )
        for day in days_of(number, month, _LEAP):
            yield *match.span(1), day.month, day.day


def counts_seconds(text: str) -> bool:
    """Tell whether a text may say the day of a birth in seconds since 1970."""
    return _SECONDS.search(text) is not None and may_tell_birth(text)


def _said_to_be_births(text: str) -> Iterator[tuple[int, int, date]]:
    for shape in (_AMERICAN, _BARE):
        for match in shape.finditer(text):
            if is_birth(text, match.start(1)):
                yield from _read(match)
    yield from _counted_births(text)


def _counted_births(text: str) -> Iterator[tuple[int, int, date]]:
    """Yield births told as the day of a year, or in seconds since 1970."""
    for match in _DAY_OF_YEAR.finditer(text):
        if is_birth(text, match.start(1)) and 0 < int(match["n"]) < _DAYS:
            told = date(int(match["y"]), 1, 1) + timedelta(days=int(match["n"]) - 1)
            yield *match.span(1), told
    for match in _SECONDS.finditer(text):
        if is_birth(text, match.start(1)):
            # Midnight here is an hour before that of Greenwich in summer.
            for hours in (0, 1):
                told = _EPOCH + timedelta(seconds=int(match["s"]), hours=hours)
                yield *match.span(1), told.date()


def _read(match: re.Match[str]) -> Iterator[tuple[int, int, date]]:
    day, month = match["d"].lower(), match["m"].lower()
    words = " ".join(re.split(r"[\s-]+", day))
    day = str(_NUMBERED.get(words, "")) or day
    month = str(_ROMAN.index(month) + 1) if month in _ROMAN else month
    month = ABROAD.get(folded(month), month)
    if len(month) > _SHORT_MONTH and not _MONTH.fullmatch(month):
        month = month_near(month)
    if not month.isdigit() and not _MONTH.fullmatch(month):
        return
    for found in days_of(day, month, _figures(match["y"])):
        yield match.start(1), match.end(1), found


def _figures(year: str) -> str:
    """Return a year in figures that may be spoken: "nineteen eighty-eight"."""
    if re.search(r"\d", year):
        return year
    spoken = " ".join(re.split(r"[\s-]+", year.lower()))
    century = _BEGINS.match(spoken)
    last = spoken[century.end() :] if century else spoken
    before = 1900 if "nine" in spoken[: len(spoken) - len(last)] else 2000
    return str(before + _SPOKEN.get(last.removeprefix("and "), 0))


def _is_numbering(text: str, start: int, end: int) -> bool:
    """Tell whether figures are no day: "Section 4.2.13", "4/2 13 times"."""
    if not text[start:end].strip().replace(".", "").isdigit():
        figures = _FIGURES.fullmatch(text, start, end)
        if figures is None:
            return False
        joints = {figures[1].strip(), figures[2].strip()}
        return len(joints) == 2 and "" in joints and "." not in joints
    before = _NUMBERING.search(text, max(0, start - 14), start)
    return "." in text[start:end] and bool(before or _GOES_ON.match(text, end))
