"""Tell what says of a whole stretch of days that there was nothing, and only that.

One closed grammar, for what comes in and for what is merged: a text fits it whole, or
it tells of something and is an entry.
"""

import re

from scrkit.model.entry import Entry
from scrkit.patterns import later

_THING = (
    r"(?:contacts?|entr(?:y|ies)|records?|involvement|attendances?|appointments?|visits?"
    r"|activity|events?|information)"
)
_KNOWN = r"(?:(?:known|recorded|further|such|relevant|any) )"
_BEEN = r"(?:(?:was|were|is|are|has been|have been|had been) )"
_SAID = (
    r"(?: (?:recorded|made|held|found|noted|seen|known|entered|"
    r"to record|on record))"
)
_US = (
    r"(?:the |this |our |any )?(?:family|household|children|agency|service|team|"
    r"organisation|department|practice|surgery|school|record|records|file|files|log|"
    r"system|chronology|us)"
)
_PERIOD = (
    r"(?:the |this |that |these |those )?(?:whole |entire |review )?(?:periods?|times?|"
    r"time ?frame|time span|timescale|dates|months?|years?|weeks?|days?|stretch)"
    r"(?: under review| of (?:the )?review)?"
)
_WITH = (
    r"(?:the |this |our |any )?(?:family|household|agency|service|team|organisation|us)"
)
_WHERE = (
    rf"(?: (?:with|by|between|and|or) {_WITH}"
    rf"| (?:in|at|on|to|within|of) (?:(?:the )?gp )?{_US}"
    r"| (?:for|of|on) (?:the|this) (?:child|children|family|household)"
    rf"| (?:in|during|between|within|for|over|throughout|at|across) {_PERIOD}| on file)"
)
_NO = r"(?:no|nil|not any|without)"
_WHOLE = "|".join(
    (
        # "No contact with the family in this period", "There were no entries on file".
        rf"(?:(?:there {_BEEN}|(?:we |{_US} )?(?:had|has|have|holds?) ))?{_NO} "
        rf"{_KNOWN}?{_THING}(?: of any {_THING})?(?: (?:or|and) {_THING})?"
        rf"{_SAID}?{_WHERE}*",
        rf"(?:nothing|none)(?: {_BEEN}?(?:recorded|to report|to record|held|known))?"
        rf"{_WHERE}*",
        rf"(?:{_US} )?{_BEEN}?not (?:yet )?known(?: to (?:{_US}|services))?{_WHERE}*",
        r"nil(?: returns?)?",
        r"no return",
        r"n ?/ ?a",
        r"not applicable",
    )
)
_FITS = later(rf"\W*(?:{_WHOLE})\W*", re.IGNORECASE)
# The same with more behind it: another clause, or what takes back a part of it.
_BEGINS = later(
    rf"\W*(?:{_WHOLE})(?:\s*[.,;:(\[/\n]|\s+[-\u2013\u2014]|\s+(?:except|excepting|"
    r"other|apart|save|besides|but|until|since|due|because|as|after|before|despite|"
    r"from|between|then|although|though|and|or|beyond|bar)\b)",
    re.IGNORECASE,
)
_DASHES = later(r"\s*[-\u2013\u2014]+\s*")


def declares_absence(entry: Entry) -> bool:
    """Tell whether an entry says of a stretch of days that nothing was recorded in it.

    An absence that is declared is no presence: it never fills a silence.
    """
    return _may_declare(entry) and (
        bool(_FITS.fullmatch(_plain(entry))) or bool(_DASHES.fullmatch(entry.event))
    )


def begins_as_absence(entry: Entry) -> bool:
    """Tell whether an entry of a stretch begins so, and then says more."""
    fits = not declares_absence(entry) and _may_declare(entry)
    return fits and bool(_BEGINS.match(_plain(entry)))


def _may_declare(entry: Entry) -> bool:
    day = entry.date
    stretch = day.known and (day.since or (day.last > day.first and not day.before))
    return stretch and entry.child_seen != "yes"


def _plain(entry: Entry) -> str:
    return " ".join(entry.event.split())
