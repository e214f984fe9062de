"""A time of day as it was recorded, in wall-clock time; never reads the clock."""

import re
from functools import lru_cache

_CLOCK = re.compile(r"([01][0-9]|2[0-3]):([0-5][0-9])")
_PARTS = {"morning": (360, 720), "afternoon": (720, 1080), "evening": (1080, 1440)}


class ClockTime:
    """A time of day as it was recorded, in wall-clock time.

    `first` and `last` are minutes after midnight; `qualifier` as in PartialDate.
    "night" bounds nothing: it may be before or after midnight, and sorts last.
    Raises ValueError, whose message does not repeat the text.
    """

    __slots__ = ("first", "last", "qualifier", "text")

    text: str
    first: int
    last: int
    qualifier: str

    def __init__(self, text: str) -> None:
        first, last, qualifier = _read_time(text)
        object.__setattr__(self, "text", text)
        object.__setattr__(self, "first", first)
        object.__setattr__(self, "last", last)
        object.__setattr__(self, "qualifier", qualifier)

    def __setattr__(self, name: str, value: object) -> None:
        raise AttributeError("a ClockTime does not change")

    def __reduce__(self) -> tuple[type["ClockTime"], tuple[str]]:
        # Copied and pickled as it was written: nothing can be set on it afterwards.
        return ClockTime, (self.text,)

    def __eq__(self, other: object) -> bool:
        return isinstance(other, ClockTime) and other.text == self.text

    def __hash__(self) -> int:
        return hash(self.text)

    def __repr__(self) -> str:
        return f"ClockTime({self.text!r})"

    def __str__(self) -> str:
        return self.text

    def sort_key(self) -> tuple[int, int, int, str]:
        """Order by earliest bound, vaguer first; ties by the text."""
        # The text last, so that the order is the same on every machine.
        return self.first, self.first - self.last, 0 if self.qualifier else 1, self.text


@lru_cache(maxsize=4096)
def parse_time(text: str) -> ClockTime:
    """Read `14:30`, `14:30~`, `14:30?`, `14:30/15:10` or a part of the day.

    Raises ValueError, whose message does not repeat the text.
    """
    return ClockTime(text)


def _read_time(text: str) -> tuple[int, int, str]:
    # It is before midnight as often as after it, so that any bound would be a guess.
    if text == "night":
        return 1440, 1440, ""
    if text in _PARTS:
        return *_PARTS[text], ""
    if "/" in text:
        start_text, _, end_text = text.partition("/")
        start, end = _minutes(start_text), _minutes(end_text)
        if end < start:
            raise ValueError("the time ends before it starts")
        return start, end, ""
    qualifier = text[-1:] if text[-1:] in ("~", "?") else ""
    minutes = _minutes(text[:-1] if qualifier else text)
    return minutes, minutes, qualifier


def _minutes(text: str) -> int:
    match = _CLOCK.fullmatch(text)
    if match is None:
        raise ValueError(
            "not a time in the form 14:30, or morning, afternoon, evening, night"
        )
    return int(match[1]) * 60 + int(match[2])


def spell_time(value: ClockTime | None) -> str:
    """Spell a time for people; a time that was not recorded is empty."""
    if value is None:
        return ""
    if value.qualifier == "~":
        return f"about {value.text[:-1]}"
    if value.qualifier == "?":
        return f"{value.text[:-1]} (time doubtful)"
    return value.text.replace("/", "–")
