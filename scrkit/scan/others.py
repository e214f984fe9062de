"""Tell when a registered forename or surname stands for somebody or something else.

Authors, professors and streets bear the names of people: that wants an eye, no more.
"""

import re
from collections.abc import Mapping

from scrkit.identifiers.english import is_english, is_rather_a_name, opens_as_a_name
from scrkit.identifiers.names import PARTICLES, TITLES
from scrkit.identifiers.ordinary import is_ordinary
from scrkit.patterns import later
from scrkit.scan.called import is_called_after
from scrkit.scan.fold import skeleton
from scrkit.scan.grading import is_told_of_somebody
from scrkit.scan.known import is_calendar
from scrkit.scan.slips import Codes, may_be
from scrkit.scan.titles import is_of_works

_BLANK = r"[ \t\u00a0]"
# Without those that stand between words of every day, or before a church or a school.
_ASIDE = {"do", "st", "saint", "san", "santa", "te", "und", "y"}
_PARTICLE = "|".join(sorted(PARTICLES - _ASIDE | {"ní", "uí", "ó"}))
_SURNAME = later(
    rf"{_BLANK}(?:[A-Z]\.?{_BLANK})*(?P<of>(?:{_PARTICLE})[ -]){{0,2}}"
    r"(?P<name>(?:[^\W\d_]['’])?[^\W\d_]{2,})"
    r"(?:-[^\W\d_]+)*(?![\w@])",
    re.IGNORECASE,
)
_FAMILY = later(
    r"\b(?:brother|sister|son|daughter|child|baby|sibling|twin|mum|mam|mother|father|dad|"
    r"parent|partner|uncle|aunt|auntie|cousin|nann?a?|nanny|gran|sib|grand\w+|half-\w+|step\w+|"
    r"known as|called|named|aka|alias)\W{1,3}$",
    re.IGNORECASE,
)
# Whoever is addressed so has the surname that stands behind, whatever word it is.
_HONOURED = later(
    rf"\b(?:Dame|Sir|Lord|Lady|Baroness|Dr|Prof|Professor|Judge|Justice|Cllr|Rev|Canon|"
    rf"Sister|Detective|Inspector|Sergeant|President|Minister)\.?{_BLANK}$"
)
_YEAR = r"\(?(?:19|20)\d\d[a-z]?\b"
_INITIALS = r"(?:[A-Z]\.?[ -]?){1,3}"
_WHO = r"[^\W\d_][\w'’-]+"
# Hartley, P. (2009); Hartley, P., Marsh, Q. and Bell, R. (2009); Hartley et al.
_AUTHOR = later(
    rf",?\s{_INITIALS}(?:(?:,|\s?&|\s?and|;){{1,2}}\s?(?:{_WHO},?\s{_INITIALS}|{_INITIALS}\s?{_WHO}))*"
    rf"(?:\s\(eds?\.?\))?[.,]?\s?{_YEAR}|(?:,?\s{_INITIALS})?,?\s*et\s+al\b"
)
# (Hartley, 2009); (see Hartley & Marsh, 2009: 12)
_BRACKET = later(
    r"\((?:[^()]{0,80}[;,&]\s?|[^()]{0,60}\band\s|see\s(?:also\s)?|e\.g\.,?\s)?$"
)
_CITED = later(
    rf"(?:\s(?:and|&)\s{_WHO})?,?\s(?:19|20)\d\d[a-z]?\s?(?:[;:)]|,\s?(?:p|\d))"
)
# Hartley (2009) argues
_SAYS = later(
    rf"(?:\sand\s{_WHO})?(?:['’]s?)?\s\((?:19|20)\d\d[a-z]?(?:[:,][^)]{{1,12}})?\)\s(?:also\s|has\s)?(?:argu|"
    r"conclud|defin|describ|discuss|found|finds|has|note|observ|point|propos|report|review|"
    r"says|said|show|stat|stress|study|suggest|warn|wrote|model|framework|theory)"
)
# as Hartley notes (2011, p. 3)
_NOTES = later(
    r"\s(?:argu|not|find|found|suggest|show|point|writ|wrote|observ|conclud|describ)\w*"
    r"(?:\sout)?\s\((?:19|20)\d\d[a-z]?\s?[):,;]"
)
# See also Hartley (2009), p. 3.
_SEE = later(
    r"(?:\b[Ss]ee(?:\salso)?|\b[Cc]f\.?|\be\.g\.,?|\b(?:[Qq]uot|[Cc]it)(?:ed|ing)(?:\s(?:in|by))?)\s$"
)
_YEAR_BEHIND = later(
    rf"(?:\s(?:and|&)\s{_WHO}|\set\sal\.?)?\s\((?:19|20)\d\d[a-z]?[,:)]"
)
# Xu J, Murphy SL, Kochanek KD. Deaths: final data.
_VANCOUVER = later(rf"(?:,\s{_WHO}\s[A-Z]{{1,3}}(?!\w)){{2,}}")
# Hartley D, Ng KT. Sleep. BMJ 2009;3:11-20.
_MEDICAL = later(
    rf"\s[A-Z]{{1,3}}(?:,\s{_WHO}\s[A-Z]{{1,3}}){{0,9}}(?:,\set\sal)?\.\s[^\n]{{3,200}}?"
    r"\b(?:19|20)\d\d\s?;\s?\d"
)
# R v Dean [1998]
_CASE = later(r"\bv\.?\s$")
# R (Dean) v Council [1998]; Dean and others v Council [1998]
_PARTY = later(
    r"(?:\)|,?\s(?:and|&)\s[\w ]{3,20})?\sv\.?\s[^.\n\[]{2,90}[\[(](?:19|20)\d\d[\])]"
)
# Dean and others v United Kingdom: no court of families hears that.
_PARTY_OF_STATE = later(
    r"(?:\)|,?\s(?:and|&)\s[\w ]{3,20})?\sv\.?\s(?:the\s)?"
    r"(?:United Kingdom|UK|Regina|R|DPP|Secretary of State|Chief Constable|Home Office|"
    r"Ireland|France|Germany|Italy|Norway|Finland|Netherlands|"
    r"(?:[A-Z][\w']+\s){1,4}(?:Council|Trust|Authority|Board|BC|CC|MBC|LBC|Ltd|Limited|plc))\b"
)
_CASE_YEAR = later(r"\s[\[(](?:19|20)\d\d[\])]")
# Hathersage, Melissa: all of a line, or of what stands between signs.
_REGISTERED_BEHIND = later(rf"(?:^|[\n;\t|])[ \t\"'*•-]*(?P<name>{_WHO}),{_BLANK}?$")
_ENDS = later(rf"(?:{_BLANK}[A-Z]\.?)?[ \t\"'*]*(?:$|[\n;\t|(])")
# Beck, Jonah (2009) Attachment in practice.
_TURNED = later(rf"(?:^|[\n.;:•&]|\band)\s*(?:\d+[.)]\s)?(?P<name>{_WHO}),\s$")
_YEAR_AND_TITLE = later(
    rf"(?:\s[A-Z]\.?){{0,2}}(?:,?\s(?:and|&)\s{_WHO}(?:\s{_WHO}|\s[A-Z]\.)*)?"
    rf"[.,]?\s{_YEAR}\)?[.,:]?\s+\W?\w+\W+\w"
)
# Caleb the son of Jephunneh
_SON_OF = later(
    rf",?{_BLANK}(?:the{_BLANK})?(?:son|daughter|wife|husband|brother|sister|king|queen|"
    rf"prophet|bishop|duke|earl){_BLANK}of{_BLANK}(?P<name>{_WHO})"
)
# Young-Hall, where Young is registered.
_HALF = later(r"-(?P<name>[A-Z][^\W\d_]+)")
_HALF_BEFORE = later(r"(?<![^\W\d_])(?P<name>[A-Z][^\W\d_]+)-$")
_SAINT = later(
    rf"\b(?:(?:St|Saint|SS?T|Ste|Sainte|San|Santa|Santo|S\u00e3o|Sankt)\.?|(?:Gospel|Book|Acts|Feast|Epistle|Letter){_BLANK}of)"
    rf"{_BLANK}$"
)
# An Aga in the kitchen.
_ONE = later(r"(?<!\w)(?:[Aa]n?)\s$")
# Melissa officinalis: the second word is Latin, and names a kind of plant or animal.
_KIND = later(
    rf"{_BLANK}(?P<name>[a-z]{{3,}}(?:is|us|um|ii|ea|ta|ica|ina|osa|ans|ens|ensis|oides))(?!\w)"
)
# What somebody does whose whole name stands before.
_DOES = later(
    r"\s(?:\w{2,}ed|is|was|has|had|spoke|speaks|wrote|writes|said|says|sang|won|led|gave|"
    r"chairs|presents|plays|stars)\b"
)
_SURNAME_BEHIND = later(rf"{_BLANK}([A-Z][a-z]{{2,}})(?![\w-])")
_FORENAME = later(rf"(?<![\w'’-])(?P<name>[A-Z][a-z]{{2,}}){_BLANK}$")
# Words of every day that very many people bear as surnames.
_SURNAME_WORDS = frozenset(
    ("black", "brown", "fry", "green", "hall", "hill", "stone", "white", "young")
)
_IN_BRACKETS = later(rf"{_BLANK}\((?!\d)")
# What is said of somebody in a list, and a surname as well.
_STATES = frozenset(("home", "house", "may", "will", "day", "well"))
# "Lithium (Li)"; "Li 0.8 mmol", "a Li-ion battery".
_WORD_BEFORE = later(r"([^\W\d_]{3,})\s\($")
_MEASURED = later(r"\s?[=:<>]?\s?\d+\.\d|-ion\b|/(?:m?l|dl|k?g)\b", re.IGNORECASE)
_TWO, _SHORT = 2, 3
_MIDDLE = "middle name"
FORENAMES = ("forename", _MIDDLE, "nickname")
_SURNAMES = ("surname", "half of a surname")
# What is a part of a name, and may be a part of another one's.
PARTS = frozenset((*FORENAMES, *_SURNAMES))


def is_another(
    kind: str, text: str, span: tuple[int, int], names: Mapping[str, Codes]
) -> bool:
    """Tell whether a name at `span` of a text is somebody else's, or a place's.

    `kind` is what it is of somebody registered; `names` are skeletons of
    what is registered, for a word may be one of them misspelt.
    """
    start, end = span
    before = text[max(0, start - 90) : start]
    if kind in PARTS and end - start <= _SHORT and _is_short_for(text, span, before):
        return True
    if kind in PARTS and (
        (_CASE.search(before) and _CASE_YEAR.match(text, end))
        or _PARTY.match(text, end)
        or _PARTY_OF_STATE.match(text, end)
    ):
        return True
    if kind in FORENAMES:
        return (
            _is_forename_of_another(text, span, before, names)
            or _SAINT.search(before) is not None
            or _is_a_kind(text, end)
            or _ONE.search(before) is not None
            or _is_cited(text, end, before)
            or is_called_after(text, end, before)
            or _is_turned(text, end, before, names)
            or _is_of_another(text, end, names)
            or (kind == _MIDDLE and _is_behind_another(text, start, names))
        )
    return kind in _SURNAMES and (
        _is_cited(text, end, before)
        or is_called_after(text, end, before)
        or _is_known_to_many(text, start, end, names)
    )


def is_word_of_another(
    text: str, start: int, end: int, names: Mapping[str, Codes]
) -> bool:
    """Tell whether an ordinary word is a part of the name of one not registered."""
    half = _is_half_of_another(text, start, end, names)
    return half or _is_behind_another(text, start, names)


def is_before_another(text: str, end: int, names: Mapping[str, Codes]) -> bool:
    """Tell whether initials stand before a surname that nobody registered bears."""
    match = _SURNAME_BEHIND.match(text, end)
    if match is None or may_be(match[1], names):
        return False
    return is_rather_a_name(match[1]) or not is_english(match[1])


def _is_half_of_another(
    text: str, start: int, end: int, names: Mapping[str, Codes]
) -> bool:
    """Tell whether a word is half of a double surname that nobody registered bears."""
    halves = (
        _HALF_BEFORE.search(text, max(0, start - 40), start),
        _HALF.match(text, end),
    )
    return any(half and not may_be(half["name"], names) for half in halves)


def _is_behind_another(text: str, start: int, names: Mapping[str, Codes]) -> bool:
    """Tell whether a forename that nobody registered bears stands before a word.

    Of Theresa May and Bob Hope, where May and Hope are registered.
    """
    before = text[max(0, start - 60) : start]
    match = _FORENAME.search(before)
    if match is None or _FAMILY.search(before):
        return False
    word = match["name"]
    if _FAMILY.search(before[: match.start("name")]):
        # "Their cousin Bob Hope" may be one of the family.
        return False
    is_name = opens_as_a_name(word) or not is_english(word)
    return (
        is_name
        and word.lower() not in TITLES
        and not is_calendar(word)
        and not may_be(word, names)
    )


def _is_known_to_many(
    text: str, start: int, end: int, names: Mapping[str, Codes]
) -> bool:
    """Tell whether somebody wrote, sang or was painted, whom nobody registered."""
    if not _is_behind_another(text, start, names):
        return False
    line, stop = text.rfind("\n", 0, start) + 1, text.find("\n", end)
    around = text[
        max(line, start - 90) : min(end + 90, stop if stop >= 0 else len(text))
    ]
    # Whose surname is no word may be one of the family who sang at a concert.
    return is_of_works(around) if is_english(text[start:end].lower()) else False


def _is_forename_of_another(
    text: str, span: tuple[int, int], before: str, names: Mapping[str, Codes]
) -> bool:
    match = _SURNAME.match(text, span[1])
    if match is None or _FAMILY.search(before):
        return False
    word = match["name"]
    honoured = _HONOURED.search(before) is not None and word[:1].isupper()
    if is_calendar(word) or (
        skeleton(word) in names if honoured else may_be(word, names)
    ):
        return False
    if is_ordinary(word) and word.istitle() and _DOES.match(text, match.end()):
        return True
    if match["of"] or honoured or _is_surname(word, text[slice(*span)]):
        return True
    # Bernadette Fry (Health): a sentence has no capital there.
    return (
        is_ordinary(word)
        and word.istitle()
        and word.lower() not in _STATES
        and _IN_BRACKETS.match(text, match.end()) is not None
    )


def _is_surname(word: str, beside: str) -> bool:
    """Tell whether a word behind a forename is no word of a sentence: Lomu, Smith."""
    cased = word[:1].isupper() and (word.isupper() is beside.isupper())
    return cased and (
        is_rather_a_name(word) or not is_english(word) or word.lower() in _SURNAME_WORDS
    )


def _is_turned(text: str, end: int, before: str, names: Mapping[str, Codes]) -> bool:
    """Tell whether the surname of somebody else stands before a forename."""
    match = _REGISTERED_BEHIND.search(before) if _ENDS.match(text, end) else None
    if match is not None and _is_surname_of_another(match["name"], names):
        return True
    match = _TURNED.search(before)
    return (
        match is not None
        and match["name"][:1].isupper()
        and not may_be(match["name"], names)
        and _YEAR_AND_TITLE.match(text, end) is not None
    )


def _is_surname_of_another(word: str, names: Mapping[str, Codes]) -> bool:
    return word.istitle() and not is_english(word) and not may_be(word, names)


def _is_cited(text: str, end: int, before: str) -> bool:
    """Tell whether somebody wrote what a text refers to."""
    return (
        _AUTHOR.match(text, end) is not None
        or _SAYS.match(text, end) is not None
        or _NOTES.match(text, end) is not None
        or _MEDICAL.match(text, end) is not None
        or (_CITED.match(text, end) and _BRACKET.search(before)) is not None
        or (_YEAR_BEHIND.match(text, end) and _SEE.search(before)) is not None
    )


def is_first_author(text: str, end: int) -> bool:
    """Tell whether a surname with initials opens a list of three authors and more."""
    return _VANCOUVER.match(text, end) is not None


def _is_of_another(text: str, end: int, names: Mapping[str, Codes]) -> bool:
    """Tell whether somebody is told from others by a parent whom nobody registered."""
    match = _SON_OF.match(text, end)
    return (
        match is not None
        and match["name"][:1].isupper()
        and not may_be(match["name"], names)
    )


def _is_a_kind(text: str, end: int) -> bool:
    """Tell whether a word of Latin stands behind, as in the name of a plant."""
    match = _KIND.match(text, end)
    return match is not None and not is_english(match["name"])


def _is_short_for(text: str, span: tuple[int, int], before: str) -> bool:
    """Tell whether two or three letters stand for a thing, as those of chemistry do.

    In small letters they are a unit, in capitals anything from a tube to a county.
    """
    start, end = span
    if end - start == _TWO and (
        _MEASURED.match(text, end)
        or not (text[start:end].istitle() or is_told_of_somebody(text, start, end))
    ):
        return True
    word = _WORD_BEFORE.search(before) if text[end : end + 1] == ")" else None
    said = text[start:end].lower()
    return word is not None and is_english(word[1]) and word[1][0].lower() == said[0]
