"""Put dates and times that are written as people speak into plain forms."""

from scrkit.dates.points import MONTH
from scrkit.numberwords import SMALL
from scrkit.patterns import later

_SEASONAL = r"(?:spring|summer|autumn|winter|early|mid|late)"
_YEAR = r"(?:19|20)\d\d"
_OPEN = r"(?:0?0|x{1,2}|\?{1,2}|_{1,2}|n/k|nk|dd|mm)"
_DAYS = rf"(\d{{1,2}})\s*(?:/|&|-|\band\b)\s*(\d{{1,2}})\s*((?:{MONTH})\s*'?\d{{2,4}})"
# What bounds a date on one side, said in front or behind: the day itself is in.
_PLAIN = tuple(
    (later(shape), plain)
    for shape, plain in (
        (
            r"^(?:up to and including|up until and including|(?:in|on) or before) ",
            "by ",
        ),
        (r"^(?:by )?(.+?),? (?:or|and) (?:earlier|before(?: that)?)$", r"by \1"),
        (r"^(?:by )?(.+?),? at (?:the )?latest$", r"by \1"),
        (r"^(?:the )?period:? (?:of |from )?(?=.*\d)", ""),
        (r"^(?:from|since) at least (?:since |from )?", "since "),
        (r"^at least (?:from|since) ", "since "),
        (r"^no earlier than ", "not before "),
        (r"^(?:in|on) or after ", "since "),
        (rf"^({_YEAR})[ ,]*\(?({_SEASONAL}|{MONTH})\)?$", r"\2 \1"),
        (rf"^christmas day,? ({_YEAR})$", r"25 december \1"),
        (rf"^christmas eve,? ({_YEAR})$", r"24 december \1"),
        (rf"^boxing day,? ({_YEAR})$", r"26 december \1"),
        (rf"^new year'?s'? day,? ({_YEAR})$", r"1 january \1"),
        (rf"^new year'?s'? eve,? ({_YEAR})$", r"31 december \1"),
        (rf"\b({MONTH}) in ({_YEAR})$", r"\1 \3"),
        (r"\btymor (?:y|yr) gwanwyn\b", "spring term"),
        (r"\btymor (?:y|yr) haf\b", "summer term"),
        (r"\btymor (?:y|yr) hydref\b", "autumn term"),
    )
)
# What a winter of two years ends or begins: its first month, or its last.
_FROM = r"(?:before|prior to|earlier than|since|from|as from|not before|on or after)"
_TO = (
    r"(?:after|post|later than|by|(?:up )?(?:until|till|to)|no later than|"
    r"not later than|on or before)"
)
# The same, where more was said than a date of ours tells.
_LOOSER = tuple(
    (later(shape), plain)
    for shape, plain in (
        (r"[ ,-]*\((?:the )?(?:exact |precise |actual )?(?:day|date|month|"
         r"day and month|month and day)s? (?:is |was |are )?"
         r"(?:not known|unknown|n/k|not recorded|unclear|not stated|not given)\)$", ""),
        # A day, or day and month, that a system or a writer left open: xx/05/2014.
        (rf"^{_OPEN}([./ -]){_OPEN}\1((?:19|20)\d\d)$", r"\2"),
        (rf"^{_OPEN}([./ -])(\d{{1,2}})\1((?:19|20)\d\d)$", r"\2/\3"),
        (rf"^{_OPEN}([./ -])(\d{{1,2}})\1([0-4]\d)$", r"\2/20\3"),
        (rf"^{_OPEN}([./ -])(\d{{1,2}})\1([5-9]\d)$", r"\2/19\3"),
        (rf"^(?!\? ){_OPEN}[./ -]({MONTH}[./ -]+'?(?:19|20)?\d\d)$", r"\1"),
        # A holiday of a week or two that no two counties have alike.
        (rf"\b({MONTH}) half[ -]?term(?: holidays?| week| break)?\b", r"\1"),
        (r"^(?:at )?some ?(?:time|point|stage) (?:in )?(?:the )?(?=early|mid|late|"
         r"start|end|beginning|middle|between|during|around|about|circa|approx|"
         rf"{_SEASONAL}|{MONTH}|{_YEAR})", ""),
        (rf"^(?:over |on |at )?(?:the )?weekend (?:of )?{_DAYS}$", r"\1 to \2 \3"),
        (rf"^(?:overnight|(?:during )?the night|night)(?: of| on)? ?(?:the )?{_DAYS}$",
         r"\1 to \2 \3"),
        (rf"^({_FROM} )(?:the )?winter (?:of )?({_YEAR})\s?[/-]\s?(?:20)?\d\d$",
         r"\1december \2"),
        (rf"^(?:the )?winter (?:of )?({_YEAR})\s?[/-]\s?(?:20)?\d\d,?( onwards?)$",
         r"december \1\2"),
        (rf"^({_TO} )(?:the )?winter (?:of )?(?:{_YEAR})\s?[/-]\s?(?:20)?(\d\d)$",
         r"\1february 20\2"),
    )
)  # fmt: skip


def plainer(text: str) -> tuple[str, bool]:
    """Return a date in small letters plainer, and whether it said more than that."""
    for shape, plain in _PLAIN:
        text = shape.sub(plain, text, count=1)
    for shape, plain in _LOOSER:
        fewer = shape.sub(plain, text, count=1)
        if fewer != text:
            # One of these at most: each says of itself that the date tells less than
            # the words.
            return fewer, True
    return text, False


# Numbers as they are said, up to the hours of a clock.
NUMBERS = {word: number for number, word in enumerate(SMALL[:12], 1)}
_MINUTES = NUMBERS | {
    "quarter": 15, "a quarter": 15, "fifteen": 15, "twenty": 20, "twenty-five": 25,
    "twenty five": 25, "half": 30, "thirty": 30, "forty": 40, "forty-five": 45,
    "forty five": 45,
}  # fmt: skip
_HOUR = rf"(?P<hour>{'|'.join(NUMBERS)}|1[0-2]|[1-9])"
_MINUTE = (
    rf"(?P<minute>{'|'.join(sorted(_MINUTES, key=len, reverse=True))}|[1-5]?\d)"
    r"(?: minutes?| mins?)?"
)
_DAYPART = r"(?: ?(?P<half>[ap])\.?m\.?| in the (?P<part>morning|afternoon|evening))?"
_SPOKEN = tuple(
    later(shape + _DAYPART)
    for shape in (
        rf"{_MINUTE} (?P<side>past|to) {_HOUR}(?: ?o'? ?clock)?",
        rf"(?P<minute>half) {_HOUR}",
        rf"{_HOUR} ?o'? ?clock",
        rf"(?P<hour>{'|'.join(NUMBERS)}) (?P<minute>thirty|fifteen|forty[- ]five)",
        rf"(?P<hour>{'|'.join(NUMBERS)})(?= ?[ap]\.?m| in the )",
    )
)


def spoken_time(text: str) -> tuple[str, bool] | None:
    """Return a spoken time in figures, and whether it says which half of the day.

    None where it is none, or is in figures: "10 to 3" may be a span of hours.
    """
    for shape in _SPOKEN:
        match = shape.fullmatch(text)
        if match is not None:
            found = match.groupdict()
            if found.get("side") == "to" and (found["minute"] or "").isdigit():
                return None
            return _figures(found)
    return None


def _figures(found: dict[str, str | None]) -> tuple[str, bool]:
    hour, minute = found["hour"] or "", found.get("minute") or "0"
    hours = NUMBERS.get(hour) or int(hour)
    minutes = _MINUTES.get(minute) or int(minute)
    if found.get("side") == "to":
        # Of a clock of twelve, on which the hour before one is twelve.
        hours, minutes = (hours - 2) % 12 + 1, 60 - minutes
    part = found.get("part")
    half = found.get("half") or (("a" if part == "morning" else "p") if part else "")
    return f"{hours}.{minutes:02d}{half and half + 'm'}", bool(half)
