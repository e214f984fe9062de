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
_PERSON = (
    r"(?:@[\w.-]*\w|(?:the |this |our |either |both )?(?:mother|father|parents?|"
    r"carers?|mum|dad|siblings?))"
)
_ALL = (
    r"(?:any|any of|all|all of) (?:the |these |those )?(?:named |above |family )?"
    r"(?:subjects?|persons?|people|members?|names|individuals)"
    r"(?: of the (?:family|household))?(?: named| listed| above)?"
)
_TOO = r"(?:,? (?:and|or) |, )"
# With the child or the family; who else is named beside them changes nothing. With
# somebody else alone, the child may have been seen.
_WITH = (
    rf"(?:{_PERSON}{_TOO}){{0,9}}(?:@child\w*|(?:the |this |our |any )?(?:family|"
    r"household|agency|service|team|organisation|us|(?:child|children|baby|pupil|"
    rf"patient)(?: [a-z]\b)?))(?:{_TOO}{_PERSON}){{0,9}}"
)
_WHERE = (
    rf"(?: (?:with|by|between|and|or) (?:{_WITH}|{_ALL})"
    rf"| (?:in|at|on|to|within|of) (?:(?:the )?gp )?{_US}"
    r"| (?:for|of|on) (?:the|this) (?:child|children|family|household)"
    rf"| (?:in|during|between|within|for|over|throughout|at|across) {_PERIOD}| on file)"
)
_NO = r"(?:no|nil|not any|without)"
_HELD = (
    r"(?:records?|recording|recordings|notes|case notes|files?|case files?|logs?|"
    r"paperwork|entries|chronology)"
)
# What wants records tells of no contact and of none: nobody knows.
_RECORDS = "|".join(
    (
        rf"(?:(?:there (?:is|was|are|were) )?(?:an? )?(?:\w+ )?)?(?:gaps?|breaks?|"
        rf"interruptions?) in (?:the |our |its |all |this )?(?:\w+ )?{_HELD}{_WHERE}*",
        rf"(?:the |our |all |these )?(?:\w+ )?{_HELD}(?: (?:for|of|from) {_PERIOD})?"
        rf"(?: (?:is|are|was|were|have been|has been))? (?:missing|lost|destroyed|"
        rf"mislaid|unavailable|not available|not found|not held|not kept|illegible)"
        rf"{_WHERE}*",
        rf"(?:missing|lost) {_HELD}{_WHERE}*",
    )
)
_OF_RECORDS = later(rf"\W*(?:{_RECORDS})\W*", re.IGNORECASE)
_WHOLE = "|".join(
    (
        # "No contact with the family in this period", "There were no entries on file".
        rf"(?:(?:there {_BEEN}|(?:we |{_US} )?(?:had|has|have|holds?) ))?{_NO} "
        rf"{_KNOWN}?{_THING}(?: of any {_THING})?(?: (?:or|and) {_THING})?"
        rf"{_SAID}?{_WHERE}*",
        rf"(?:nothing|none)(?: {_BEEN}?(?:recorded|to report|to record|held|known))?"
        rf"{_WHERE}*",
        rf"(?:{_US} )?{_BEEN}?not (?:yet )?known(?: to (?:{_US}|services))?{_WHERE}*",
        # "Gap in contact", "a break in our involvement".
        r"(?:(?:there (?:is|was) )?an? )?(?:\w+ )?(?:gap|break) in (?:the |our )?"
        rf"(?:contact|involvement|service|attendance){_WHERE}*",
        _RECORDS,
        rf"nil(?: returns?)?(?:\W+{_NO} {_KNOWN}?{_THING}{_SAID}?{_WHERE}*)?",
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
# Of one of the family alone, and no more: whether the child was seen, nobody can tell.
_OF_ONE = later(
    rf"\W*(?:{_NO} {_KNOWN}?(?:contacts?|visits?) (?:with|by|from|to) {_PERSON}"
    rf"(?:{_TOO}{_PERSON}){{0,9}}(?: (?:in|during|for|over|throughout) {_PERIOD})?)\W*",
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


def tells_of_nothing(entry: Entry) -> bool:
    """Tell whether an entry, whatever its date, says only that there was nothing."""
    if declares_absence(entry):
        return True
    return entry.child_seen != "yes" and says_nothing(entry.event)


def says_nothing(text: str) -> bool:
    """Tell whether a text says that there was nothing to tell, and only that."""
    return bool(_FITS.fullmatch(" ".join(text.split())))


def begins_with_nothing(text: str) -> bool:
    """Tell whether a text begins so, and goes on."""
    return bool(_BEGINS.match(" ".join(text.split())))


def of_records(text: str) -> bool:
    """Tell whether it is only records that a declared silence says are wanting."""
    return bool(_OF_RECORDS.fullmatch(" ".join(text.split())))


def begins_as_absence(entry: Entry) -> bool:
    """Tell whether an entry of a stretch begins so, and then says more."""
    if not _may_declare(entry) or declares_absence(entry):
        return False
    said = _plain(entry)
    return bool(_BEGINS.match(said) or _OF_ONE.fullmatch(said))


def _may_declare(entry: Entry) -> bool:
    day = entry.date
    stretch = day.known and (day.since or (day.last > day.first and not day.before))
    return stretch and entry.child_seen != "yes"


def _plain(entry: Entry) -> str:
    return " ".join(entry.event.split())
