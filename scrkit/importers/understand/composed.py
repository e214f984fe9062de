"""Tell what a heading holds that an agency put together: "Call time", "Nature of call".

English puts the thing last before "of", "for", "by": that word alone says what a column
holds. Of dates, times and references every word has to fit: a date of birth is none.
"""

import re
from functools import cache, lru_cache

from scrkit.importers.understand.clean import clean
from scrkit.text.services import services

WORDS, TIME_END = "words", "time-end"
"""A column that no field of ours has: the agency's own words, kept behind the event
under their heading; and the hour at which something ended."""
SAID = "said"
"""Own words too, of a column of which a person said that they are."""
WEEK = "week"
"""That the days of a column stand for weeks."""
DATED = "dated"
"""A date of something that we do not know: the date of a row if there is no other."""


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


# What a date, a time or a reference may be of, beside words that only join.
_JOINING = _words(
    "of the a an and or to on at in for from was is were did it this each if any s y n "
    "yes no known"
)
_OCCASIONS = _words(
    """
    child event events contact contacts incident incidents visit visits episode
    occurrence occurred occurrences happen happened meeting attendance attended
    appointment call calls involvement interaction activity consultation admission
    admitted referral referred concern
    concerns entry encounter session arrival arrived seen case note notes log record
    report reported offence intervention supervision conversation discussion
    take taken place logged key significant practice started began service
    """
)
_OF_A_DATE = _OCCASIONS | _words(
    """
    date dates time times day days month year period start begin hours hrs 24hr hour
    clock dd mm yy yyyy hh ss
    """
)
_DATES = _words("date dates when day")
# Which day a date is that is of no event: of birth, or still to come.
_NO_DAY = _words(
    """
    birth born dob age due next target deadline expiry expires expired expected planned
    proposed edd death up out updated modified changed amended closed by name names
    """
)
# When it was put down, and not when it happened.
_PUT_DOWN = _words(
    """
    recorded entered created logged written inputted input typed added keyed
    timestamp submitted saved captured
    """
)
_CHANGED = _words("modified changed amended updated edited authored")
_NO_REFERENCE = _words("contact contacts case child call")
_OF_A_ROW = _words("event entry row line item our chronology")
_ENDS = _words("end ended until discharge discharged completed closed finish finished")
_ENDS_TOO = _words("out left leaving departure departed")
_TIMES = _words("time times hour hours")
_NOT_OF_A_TIME = _words("date dates day days period response spent taken")
# Columns of numbers by which an agency's own system knows a record.
_REFERENCES = _words("ref reference refs no number nos num id urn")
_OF_A_RECORD = _OCCASIONS | _words(
    """
    crime ed ae cad intel intelligence file job document doc system police custody urn
    repair complaint work order storm niche cpoms myconcern systmone emis rio mosaic
    liquidlogic lcs ics oasys delius ndelius northgate orchard capita civica consult
    record records source occurrence safeguarding tenancy housing ppn vpa mash unique
    our internal prf pcr epcr tri ois lims pnc chronology row line item
    """
)
_SOURCES = _words("source sources evidence system database")
_NO_SOURCE = _words("referral referrals income funding type")
# Where, by which part of the agency, through whom, how long, how urgent: what stands in
# such a column belongs to the event, and there is no field for it.
_KEPT = _words(
    """
    ward department dept referrer referrers referer team teams unit division directorate
    location locations venue venues place places setting site room base area district
    beat station bed shift clinic specialty speciality discipline profession
    designation caller informant recipient recipients duration length channel priority
    urgency grade severity category status level stage tier threshold risk purpose aim
    theme topic medication weight height centile interpreter language destination
    referrals consent route offence offences triage symptoms procedure victim suspect
    attended complied compliance minutes mins class lesson lessons initials cost costs
    """
)
_MOVED = _words(
    """
    referred reported copied shared notified sent transferred discharged admitted passed
    escalated signposted contact contacts discussed
    """
)
# Words that stand behind what a column holds, and only say how it came to be.
_BEHIND = _words(
    """
    taken made given required agreed noted recorded observed known text field here
    details detail information info summary description notes note if any positive
    negative
    """
)
_ANY_WORKERS = _words(
    """
    worker workers officer officers practitioner practitioners staff clinician
    clinicians professional professionals attendees attending nurse doctor
    social health keyworker caseworker who persons person people member members
    """
)
_DID = _words("seen logged attended completed dealt undertaken reported by present")
_CHILD = _words("child children childs childrens pupil pupils young baby infant")
_VOICE = _words("voice views view wishes wish feelings presentation demeanour said")
_FIELDS = {
    "comment": _words(
        "comment comments analysis reflection reflections remarks impact"
    ),
    "action": _words(
        """
        action actions outcome outcomes decision decisions plan plans response result
        results disposal disposition followup intervention advice steps
        resolution treatment review
        """
    ),
    "event": _words(
        """
        details detail summary description notes note narrative circumstances
        observations observation complaint nature type method mode reason reasons
        concern concerns information info event events incident incidents contact
        contacts diagnosis history account happened content text entry occurrence
        disclosure attendance activity presentation issue issues facts consultation
        problem problems log
        """
    ),
}
# Of these nobody can tell from their last word what they hold.
_NEVER = _words(
    """
    birth dob name names surname forename address postcode telephone phone mobile email
    nhs upn gender sex ethnicity age due next score
    """
)
_PIECES = re.compile(r"\s*(?:/|&|\+|,|;|\band\b|\bor\b)\s*")
_ASIDE = re.compile(r"[(\[].*?[)\]]")
_OF = re.compile(r"\s+(?:of|for|from|with|by|to|in|at|on|during|about)\s+")
# "What happened next" asks for another thing than "what happened".
_DONE = _words("next done decided agreed result action response")


@lru_cache(maxsize=1024)
def composed(heading: str) -> str:
    """Return the field of a heading by the words it is put together from, or ""."""
    text = clean(heading).lower().replace("’", "'").replace("follow up", "followup")
    text = text.replace("follow-up", "followup").replace("o'clock", "")
    bare = " ".join(_ASIDE.sub(" ", text).replace("'", "").split())
    words = re.findall(r"[a-z0-9]+", bare)
    if words[1:] and words[-1] == "role":
        return WORDS
    found = _of_words(words) or _of_person(words) or _of_head(bare, words)
    return found or _of_own(bare, words) or _of_a_day(words)


@cache
def _workers() -> frozenset[str]:
    """Return words of those who work with a child: any, and the last of each post."""
    posts = [one for one in services() if one.people]
    said = (one.people[0].split()[-1] for one in posts)
    return _ANY_WORKERS.union(said, (s.casefold() for one in posts for s in one.short))


def _of_words(words: list[str]) -> str:
    """Return the field of a heading of which every word has to fit."""
    every = frozenset(words)
    held = every - _JOINING
    if _is_put_down(every, held):
        return "recorded"
    if _week_of(words) or (held & _DATES and held <= _OF_A_DATE | _DATES | _ENDS):
        return "end" if held & _ENDS or _leads_to(words) else "date"
    timed = _OF_A_DATE - _NOT_OF_A_TIME | _TIMES | _ENDS | _ENDS_TOO
    if held & _TIMES and held <= timed:
        ends = held & (_ENDS | _ENDS_TOO) or "to" in (words[0], words[-1])
        return TIME_END if ends else "time"
    if every & _REFERENCES and every <= _OF_A_RECORD | _REFERENCES | {"of", "the"}:
        if every <= _OF_A_ROW | _REFERENCES - {"urn"}:
            return "id"
        return "source" if every - _NO_REFERENCE - _REFERENCES | {"urn"} & every else ""
    return ""


def _is_put_down(every: frozenset[str], held: frozenset[str]) -> bool:
    """Tell whether a heading is of the day on which a row was written."""
    if held == {"timestamp"}:
        return True
    dated = every & (_DATES - {"when"}) and held & _PUT_DOWN
    return bool(dated) and held <= _OF_A_DATE | _DATES | _PUT_DOWN


def _leads_to(words: list[str]) -> bool:
    return words[0] == "to" or (words[-1] == "to" and words[-2] in _DATES)


def week_of(heading: str) -> str:
    """Return how a heading says that its days stand for weeks: w/c, w/e, or ""."""
    return _week_of(re.findall(r"[a-z0-9]+", clean(heading).lower()))


_WEEKS = {
    **dict.fromkeys(("commencing", "beginning", "starting", "begins", "start"), "w/c"),
    **dict.fromkeys(("ending", "ends", "end"), "w/e"),
}


def _week_of(words: list[str]) -> str:
    bare = [word for word in words if word not in _DATES | {"of", "the"}]
    if bare in (["w", "c"], ["wc"], ["w", "b"]):
        return "w/c"
    if bare == ["w", "e"]:
        return "w/e"
    two = len(bare) == 2 and bare[0] in ("week", "wk", "weeks")
    return _WEEKS.get(bare[1], "") if two else ""


def _of_a_day(words: list[str]) -> str:
    """Return DATED for "Date of arrest", "Appt date": a date, whatever it is of."""
    bare = [word for word in words if word not in ("time", "and")]
    if not bare or not _NO_DAY.isdisjoint(bare) or len(bare) > _LONGEST:
        return ""
    if set(bare) <= {"month", "months", "year", "years", "period", "or"}:
        return DATED
    begins = bare[:2] in (["date", "of"], ["dates", "of"])
    return DATED if begins or bare[-1] in ("date", "dates", "onset") else ""


_LONGEST = 6  # words of a heading that names one day


def _of_person(words: list[str]) -> str:
    """Return the field of a heading that asks of the child, or who was there."""
    held = frozenset(words)
    if held & (_DATES - {"when"} | _TIMES | _NEVER):
        return ""
    if words[:1] == ["where"] and held & {"record", "recorded", "records", "found"}:
        return "source"
    if held & {"seen", "spoken"} and held & _CHILD and "by" not in held:
        return "seen_alone" if "alone" in held else "child_seen"
    if held & _VOICE and held & _CHILD:
        return "voice"
    if held <= _workers() | _DID | {"involved", "of", "the", "on", "duty", "role"}:
        return "people" if held & (_workers() | {"by"}) else ""
    return ""


def _of_head(bare: str, words: list[str]) -> str:
    """Return the field that the thing says which a heading names, the first of two."""
    if words[:1] == ["what"]:
        return "event" if _DONE.isdisjoint(words) else "action"
    if not (_NEVER | _DATES | _TIMES).isdisjoint(words):
        return ""
    if "source" in words and not _NO_SOURCE.isdisjoint(words):
        return ""
    for piece in _PIECES.split(bare):
        found = _of_piece(re.findall(r"[a-z0-9]+", _OF.split(piece)[0]))
        if found:
            return found
    return ""


def _of_own(bare: str, words: list[str]) -> str:
    """Return whether a heading names what an agency tells beside the event."""
    held = frozenset(words)
    if not words or held & (_NEVER | _DATES | _TIMES):
        return ""
    moved = words[0] in _MOVED and words[-1] in ("by", "to", "from", "with", "on")
    # Who put it down is nobody who was there.
    moved |= words[0] in _PUT_DOWN | _CHANGED and words[1:] == ["by"]
    heads = [re.findall(r"[a-z0-9]+", one) for one in _OF.split(bare)]
    of_what = {"source", "name", "type", "reason"} & held and "referral" in held
    told = any(one and one[-1] in _KEPT for one in heads[:1])
    return WORDS if moved or of_what or told else ""


def _of_piece(words: list[str]) -> str:
    if not words:
        return ""
    if not _SOURCES.isdisjoint(words):
        return "source"
    if words[-1] in ("record", "records") and _OCCASIONS.isdisjoint(words[:-1]):
        return "source"
    while len(words) > 1 and words[-1] in _BEHIND and words[-2] in _ALL:
        words = words[:-1]
    return next((name for name, heads in _FIELDS.items() if words[-1] in heads), "")


_ALL = frozenset().union(*_FIELDS.values())
