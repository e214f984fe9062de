"""Columns that change what the date and the time beside them say."""

import re
from collections.abc import Mapping

from scrkit.importers.understand.boxes import ticked
from scrkit.importers.understand.clean import clean
from scrkit.importers.understand.composed import DATED, TIME_END, WORDS
from scrkit.importers.understand.headings import EVERY_OTHER, plain

# What such a column is of, by the name that stands for a field.
HOW = {"date-how": "date", "time-how": "time"}
BESIDE = {**HOW, WORDS: WORDS, TIME_END: TIME_END}
"""What stands beside the fields of a row, by the name that stands for a field."""
SURE = frozenset(("date", "recorded"))
"""Fields of which one makes a row the headings of a chronology."""
ANY_DATE = SURE | {DATED}
"""The same in a file in which no other table has such headings."""
_ABOUT = """
approx approximate approximately approximated estimated estimate est about circa around
c ca
"""
_DOUBT = "uncertain doubtful unsure unclear unknown unconfirmed tbc"
_SURE = "exact certain confirmed accurate accuracy precision precise certainty sure"
_BESIDE = "date dates time times day is was the of or event contact y n yes no if not"
_MEANS = {
    **dict.fromkeys(_ABOUT.split(), "about"),
    **dict.fromkeys(_DOUBT.split(), "?"),
    **dict.fromkeys(_SURE.split(), ""),
}
# What is written in such a cell, and stands before a date or time.
_WORDS = {
    **_MEANS,
    **{
        one: one
        for one in [
            "before",
            "after",
            "by",
            "since",
            "until",
            "from",
            "early",
            "mid",
            "late",
        ]
    },
    **dict.fromkeys(("not sure", "not certain", "not known", ""), "?"),
    **dict.fromkeys(("not exact", "not confirmed", "roughly", "vague"), "about"),
}
_YES, _NO = (
    frozenset(("yes", "y", "true", "x", "1")),
    frozenset(("no", "n", "false", "0")),
)


def fitted(
    columns: Mapping[int, str], headings: Mapping[int, str], mapped: Mapping[str, str]
) -> dict[int, str]:
    """Return the columns' fields as they are meant beside one another.

    "Date approximate" beside a date says how sure that is; the day of writing down is
    the date where there is no other. What a person said of a heading (`mapped`) stays.
    """
    found = dict(columns)
    guessed = [at for at in sorted(headings) if plain(headings[at]) not in mapped]
    for at in guessed:
        words = frozenset(plain(headings[at]).split())
        left = [found[one] for one in sorted(found) if one < at and found[one] in _TOLD]
        target = next((one for one in ("time", "date") if one in words), "")
        target = target or (left[-1] if left else "")
        if found[at] in ("", DATED, target) and target in left and _qualifies(words):
            found[at] = f"{target}-how"
    _set_apart(found, guessed, headings)
    _keep_length(found, guessed, headings)
    _make_date(found, guessed)
    # A date of something else beside that of the row: what it is, is for them to say.
    unsaid = mapped.get(EVERY_OTHER, "")
    return {at: unsaid if name == DATED else name for at, name in found.items()}


def _set_apart(
    found: dict[int, str], guessed: list[int], headings: Mapping[int, str]
) -> None:
    """Know the day on which it was reported for that, beside the day of the event."""
    dates = [at for at, name in found.items() if name == "date"]
    told = [at for at in guessed if at in dates and _REPORTED.search(headings[at])]
    if len(told) < len(dates):
        found.update(dict.fromkeys(told, "recorded"))


def _keep_length(
    found: dict[int, str], guessed: list[int], headings: Mapping[int, str]
) -> None:
    """Keep as words how many hours it took, beside when it was."""
    times = [at for at, name in found.items() if name == "time"]
    long = [at for at in guessed if at in times and _LENGTH.fullmatch(headings[at])]
    if len(long) < len(times):
        found.update(dict.fromkeys(long, WORDS))


_LENGTH = re.compile(
    r"\W*(?:no\.? of |number of |total )?(?:hours?|hrs)\W*", re.IGNORECASE
)
_REPORTED = re.compile(r"\breported\b", re.IGNORECASE)


def _make_date(found: dict[int, str], guessed: list[int]) -> None:
    """Take as the date the only one of a table, whatever its heading says."""
    if "date" in found.values():
        return
    dated = [at for at in guessed if found[at] == DATED]
    written = [at for at in guessed if found[at] == "recorded"]
    # Of two days nobody can tell which is that of the event.
    only = dated if len(dated) == 1 else written[:1] if not dated else []
    for at in only:
        found[at] = "date"


_TOLD = ("date", "time")


def _qualifies(words: frozenset[str]) -> bool:
    return bool(words & _MEANS.keys()) and words <= _MEANS.keys() | set(_BESIDE.split())


def word_of(heading: str, text: str) -> str | None:
    """Return the word that a cell puts before a date or time, None if nobody can tell.

    "" where it takes nothing away from what stands there.
    """
    words = plain(heading).split()
    asked = next((_MEANS[word] for word in words if word in _MEANS), "")
    asked = "about" if "not" in words and not asked else asked
    said = ticked(" ".join(clean(text).split()))
    if said is None:
        return None
    bare = re.sub(r"^(?:date|time) |[.]$", "", said.strip(" ()").casefold())
    if bare in _YES:
        return asked
    if bare in _NO:
        # "Exact? no" says what "Approximate? yes" says.
        return "" if asked else "about"
    if not bare or bare in ("-", "n/a", "none"):
        return ""
    return {"?": "?", "~": "about", "c.": "about", **_WORDS}.get(bare)
