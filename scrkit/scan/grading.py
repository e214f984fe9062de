"""How sure it is that a name which is an ordinary word as well is meant as a name."""

import re

from scrkit.identifiers.days import MONTH_NAMES, SEASONS, is_month
from scrkit.identifiers.english import is_english
from scrkit.identifiers.names import TITLES
from scrkit.identifiers.ordinary import is_ordinary
from scrkit.identifiers.places import is_street_word
from scrkit.patterns import later
from scrkit.scan.values import Grade

_OPENS = later(
    r"(?:^|[.!?:;•]|\n|\s[-–|]\s|[-*]\s\[[ xX]?\])[\s\"'“‘(\[*_#>|-]*"
    # 4.2 Marks and points
    r"(?:(?:^|\n)#{0,6}\s?\d{1,2}(?:\.\d{1,2}){1,3}\.?\s)?$"
)
# What stands before a surname, with its full stop or none.
_TITLED = later(
    rf"(?<!\w)(?:{'|'.join(sorted(TITLES))}|fr|father|capt|col|maj|supt|messrs)"
    r"\.?[\s\u200b]+(?:[A-Z]\.?[\s\u200b]*){0,3}$",
    re.IGNORECASE,
)
# In small letters, too: nobody says "mr" before a word of every day.
_PLAINLY = later(r"(?<!\w)(?:mr|mrs|ms|mx)\.?[\s\u200b]+(?:\w\.?[\s\u200b]+)?$", re.I)
# What says of a school's or workplace's own word that it is one: "attends St Odo's".
_LEARNS = later(
    r"\b(?:attend(?:s|ed|ing|ance)?|pupils?|schools?|nursery|pre-?school|class(?:room)?|"
    r"teachers?|enrolled|enrolment|reception|year \d{1,2}|head(?:teacher)?|excluded|"
    r"exclusion|senco|dsl|playground|works?|worked|employed|surgery|goes to|went to|"
    r"moved to|transferred to|starts? at|started at|referred by)\b[^.;\n]{0,30}$",
    re.IGNORECASE,
)
_OF_SCHOOL = later(
    r"(?:['’]s)?\s(?:school|nursery|pupils?|staff|head|senco|dsl|teachers?|class|"
    r"playground|rang|said|told|referred)\b"
)
# What says that a name follows, and no sentence.
_LABELS = (
    "name names forename surname child mother father mum dad mam parent carer sibling "
    "brother sister uncle aunt grandmother grandfather stepfather stepmother partner "
    "worker visitor midwife gp nurse teacher author chair reviewer present attendees "
    "attended apologies from to cc re signed by subject patient pupil client witness"
)
_LABEL = later(
    rf"(?<!\w)(?:{'|'.join(_LABELS.split())})\b[^\W\d_\n]{{0,2}}\s?:[\s*_\"'“‘]*$",
    re.IGNORECASE,
)
_LABELLED = later(r"[\s*_\"'”’]*(?:[,;)(|\n/]|$)")
_WORD_BEHIND = later(r"\s([^\W\d_]+)")
_TWO = 2
# will.hope, grace_park: nobody joins two words of a sentence so.
_SHORT = 3  # letters of a half of a name in small ones
# Who stands behind and before these is somebody, in small letters too.
_SOMEBODY = later(
    r"(?<!\w)(?:by|from|told|asked|rang|phoned|met|saw|contacted|called|named)\s+$",
    re.IGNORECASE,
)
# Before a street: the number of a house, or what says that somebody is or goes there.
_NUMBERED = later(r"(?<!\w)\d{1,4}[a-z]?,?\s$", re.IGNORECASE)
_WHERE = later(
    r"(?<!\w)(?:on|at|in|from|to|into|off|along|down|near|outside|opposite|of|lives?|living|"
    r"address:?)\s$",
    re.IGNORECASE,
)
_STOPS = later(r"[\s*_\"'”’]*(?:[.,;:)(|\n/]|$)")
_ACTS = later(
    r"(?:['’]s)?\s+(?:said|says|told|rang|phoned|asked|agreed|confirmed|signed|reported|"
    r"attended|visited|wrote|cried|denied|admitted|refused|lived|lives|thought|texted|"
    r"was (?:born|seen|there|told|at|in|taken|placed|found|drunk|crying|upset|angry|"
    r"asleep|home|absent|late|away|arrested|charged|hit|hurt|unwell|ill|pregnant|tearful|rude|"
    r"aggressive|drinking|violent|abusive|anxious|distressed|admitted|discharged|visited|"
    r"weighed|observed|collected|excluded|injured|bruised|interviewed|released|referred|"
    r"removed|discussed|(?:her|his|their)[ ](?:carer|partner|mother|father))|"
    r"is[ ](?:pregnant|in[ ](?:prison|hospital|care|custody|foster|bed)|living|aged|"
    r"unwell|known[ ]to|not[ ]known|open[ ]to|subject[ ]to|(?:her|his|their)[ ][a-z]+|"
    r"a[ ](?:boy|girl|child|baby|toddler))|"
    r"will[ ](?:attend|be[ ]seen|be[ ]visited|see|visit|ring|call)|"
    r"missed[ ](?:the|an?|his|her|two|three|every|all)|presented[ ](?:with|to|at|as)|"
    r"likes|loves|hates|not[ ]seen|heard|"
    r"hit|slapped|punched|kicked|bit|shouted|screamed|wept|sobbed|sang|laughed|smiled|"
    r"threatened|assaulted|noted|recorded|observed|weighed|examined|disclosed|alleged|"
    r"claimed|explained|stated|replied|apologised|mentioned|admits|denies|states|reports|"
    r"drank|drinks|slept|sleeps|smokes|ate|arrived|drove|walked|"
    r"(?:ran|moved|went|came|left|goes|comes|moves|leaves|fell)[ ](?:away|off|out|home|"
    r"to|in|into|back|the|him|her|with|without|early|school|down|over|asleep|round)|"
    # What people do, and next to no thing does: who declines, breaches, absconds.
    r"arrested|evicted|bailed|remanded|sentenced|detained|sectioned|hospitalised|"
    r"picked[ ](?:up|him|her|them)|weighs|absconded|breached|declined|consented|"
    r"d/?n/?a(?:'?d)?[.;]?$|tearful|(?:has|lacks)[ ]capacity|self-harmed|"
    r"overdosed|relapsed|engaged[ ](?:well|with)|disengaged|vomited|babbled|giggled|"
    r"attends[ ](?:the|an?|year|school|nursery|reception|playgroup|pre|class)|"
    r"appeared[ ](?:well|un|dis|tired|tearful|pale|thin|drunk|anxious|happy|withdrawn|"
    r"clean|dirty|hungry|upset|calm|settled|under)\w*|"
    r"to[ ](?:supervise|contact|attend|be[ ]seen|live|stay)|absent|"
    r"did(?:[ ]not|n['’]t)|has[ ](?:not|been|a|no|moved|told|"
    r"said|gone|left|had|missed)|hasn['’]t|wasn['’]t|not[ ]brought|"
    r"seen(?![ ]as))\b"
    # Wolf, grandmother; Grace (mother); Poppy - not brought
    r"|\s?[,(]\s?(?:the|her|his|their|paternal|maternal|\s)*(?:mother|father|mum|dad|"
    r"grand\w+|aunt|uncle|brother|sister|sibling|son|daughter|cousin|partner|neighbour|"
    r"teacher|social worker|health visitor|midwife|aged? \d+|subject)\b|"
    r"\s[-–]\s(?:not|seen|home|no|dna|DNA|WNB|absent|visited|phoned|telephone)\b|"
    r"\s?,\s\d{1,2},|,?\saged?\s\d"
)
_HAS = later(
    r"s?['’]s?\s(?:cousin|aunt|uncle|nephew|niece|nursery|pre-?school|class|mother|father|mum|dad|parent|brother|sister|school|teacher|home|house|"
    r"flat|room|bed|injur\w*|bruis\w*|name|birth|partner|sibling|gran|nan|behaviour|account|"
    r"worker|social|carer|family|child|son|daughter|death|arm|leg|head|face|record|file|"
    r"van|car|phone|mobile|girlfriend|boyfriend|wife|husband|landlord|landlady|tenancy|"
    r"benefits|drinking|temper|GP|mood|weight|bottle|cot|clothes|nappy|hand|eye|back|hair)s?\b",
    re.IGNORECASE,
)
_INITIAL = later(r"[ \u00a0][B-HJ-Z](?:\.|-[A-Z])?(?![\w'’.-]|[ \u00a0]?=)")
_JOINED = later(r"[^\W\d_]{2,}(?:[._][^\W\d_]{2,})+")
_WORDS = later(r"[^\W\d_]+")
# The Dean of a faculty, the Rural Dean, the Rose and Crown; the Hope family.
_ARTICLE = later(r"\b(?:[Tt]he|[Aa]n?)\s(?:[A-Z][a-z]+\s)?$")
_FAMILY = later(
    r"s?['’]?s?\s(?:famil|child|sibling|household|brother|sister|home|parent|boy|girl|"
    r"twin|case)",
    re.IGNORECASE,
)
# "We hope that May suits"; "Panel meeting May" and no more.
_SUITS = later(r"\s(?:suits?|works?|is (?:best|better|fine))\b")
_OF_MONTH = later(r"\b(?:meeting|edition|minutes|deadline|issue|update)\s$", re.I)
# "What Will Change", "You May Leave": what a heading asks or says.
_MODAL = frozenset(("will", "may"))
_ASKED = later(
    r"\b(?:what|who|how|when|where|which|why|we|you|they|it|this|that|there|he|she|i)\s$",
    re.IGNORECASE,
)
_ENDS = later(r"\s*(?:\n|$)")
_LOOK = later(r"attribute (?:class|id)\b|a style,")
# A title has no more letters than this.
_TITLE = 160


def grade_of_words(word: str, written: str, start: int, end: int) -> Grade | None:
    """Grade ordinary words by how they are written and what stands around them.

    `word` is their skeleton, `start` and `end` where they stand in the text.
    """
    before, said = written[max(0, start - 60) : start], written[start:end]
    labelled = _is_labelled(before, written, end)
    if not said[:1].isupper():
        if " " in word and said.islower() and _JOINED.fullmatch(said):
            return Grade.ALARM
        sure = _PLAINLY.search(before) or (labelled and " " in word)
        return Grade.ALARM if sure else _of_small(said, before, written[end : end + 40])
    if _TITLED.search(before) or labelled:
        return Grade.ALARM
    parts = re.split(r"[\W_]+", said.strip())
    # "Rose Field", "ROSE FIELD", "HOPE, Will"; "I Hope" may begin any sentence.
    if " " in word and all(one[:1].isupper() for one in parts if one):
        if not _says_i(said):
            return Grade.ALARM
    elif " " in word:
        return None if _says_i(said) else Grade.NOTE
    return _of_a_word(word, written, start, end)


def is_told_of_somebody(written: str, start: int, end: int) -> bool:
    """Tell whether a title or label stands before a word, or what people do behind."""
    before = written[max(0, start - 60) : start]
    return bool(
        _TITLED.search(before)
        or _is_labelled(before, written, end)
        or _ACTS.match(written, end)
        or _HAS.match(written, end)
    )


def grade_of_hint(written: str, start: int, end: int, *, sure: bool) -> Grade | None:
    """Grade a town, or a school's own word: who learns or works there is told more.

    `sure` is false of a town, in which many live.
    """
    if not all(one[0].isupper() for one in written[start:end].split()):
        return None
    before = written[max(0, start - 60) : start]
    told = _LEARNS.search(before) or _OF_SCHOOL.match(written, end)
    return Grade.ALARM if told and sure else Grade.NOTE


def opens_a_sentence(written: str, start: int) -> bool:
    """Tell whether a word opens a sentence, a line or what a mark begins."""
    return _OPENS.search(written[max(0, start - 40) : start]) is not None


def is_behind_a_deed(before: str) -> bool:
    """Tell whether what stands before a word is done to somebody: "met", "told"."""
    return _SOMEBODY.search(before) is not None


def is_initialled(written: str, end: int) -> bool:
    """Tell whether a forename has the first letter of a surname behind it: Will S."""
    return _INITIAL.match(written, end) is not None


def _is_labelled(before: str, written: str, end: int) -> bool:
    return bool(_LABEL.search(before) and _LABELLED.match(written, end))


def is_words_of_a_sentence(written: str, start: int, end: int) -> bool:
    """Tell whether a street in small letters is words of every day: curlew close to it.

    With the number of a house, or where somebody is or goes, it is a street.
    """
    said = written[start:end]
    words = _WORDS.findall(said)
    if not said.islower() or not all(map(is_english, words)):
        return False
    if len(words) < _TWO or re.search(r"\d", said):
        # "14 larkspur and six roses"; "larkspur rise 14"
        return len(words) < _TWO
    return _NUMBERED.search(written, max(0, start - 8), start) is None and (
        "," in said or _WHERE.search(written, max(0, start - 24), start) is None
    )


def is_another_street(written: str, end: int) -> bool:
    """Tell whether another street goes on behind: 14 Larkspur Avenue, no Larkspur Rise.

    `end` is where a number with a street's own word ends.
    """
    word = _WORD_BEHIND.match(written, end)
    return word is not None and is_street_word(word[1])


def _of_small(said: str, before: str, behind: str) -> Grade | None:
    """Grade a whole name in small letters: "filled in by grace young, then posted"."""
    words = said.split(" ")
    if len(words) < 2 or _says_i(said) or not all(map(str.isalpha, words)):
        return None
    if min(map(len, words)) < _SHORT:
        return None
    acts = _SOMEBODY.search(before) and _STOPS.match(behind)
    if acts or _ACTS.match(behind):
        return Grade.ALARM
    # Both words of a name in a row are hardly chance, but "so much grace will help".
    return None if _MODAL.intersection(map(str.lower, words)) else Grade.NOTE


def is_of_a_style(where: str, said: str) -> bool:
    """Tell whether a page's look is called so, in small letters: class="may-box"."""
    return said.islower() and _LOOK.match(where) is not None


def is_said_of_nobody(said: str) -> bool:
    """Tell whether "I" or "a" stands before a word in small letters, as in speech.

    Two short words in small letters ("so an") are no name either.
    """
    words = said.split()
    if all(len(one) < 3 and one.islower() for one in words):
        return True
    if len(words) != 2:
        return False
    first, last = words
    return (first in ("a", "A", "I", "i") and last.islower()) or (
        last in ("a", "I") and first.islower()
    )


def _says_i(said: str) -> bool:
    return re.fullmatch(r"[AI]\s+\w+|\w+\s+[AI]", said) is not None


def _of_a_word(word: str, written: str, start: int, end: int) -> Grade | None:
    """Grade an ordinary word with a capital: a month is none of ours."""
    if word in (*MONTH_NAMES, *SEASONS) and is_month(written, start, end):
        return None
    before = written[max(0, start - 40) : start]
    # "Will told the class", "Mark's mother": whoever does or has something is somebody.
    if word not in (*MONTH_NAMES, *SEASONS) and (
        _ACTS.match(written, end) or _HAS.match(written, end)
    ):
        return Grade.ALARM
    if word in MONTH_NAMES and (
        _SUITS.match(written, end)
        or (_OF_MONTH.search(before) and _ENDS.match(written, end))
    ):
        return Grade.NOTE
    asked = word in _MODAL and _ASKED.search(before)
    if asked or _OPENS.search(before) or _shouting(written, start, end):
        return Grade.NOTE
    if _ARTICLE.search(before) and not _FAMILY.match(written, end):
        return Grade.NOTE
    return Grade.NOTE if _is_title(written, start, end) else Grade.ALARM


def _is_title(text: str, start: int, end: int) -> bool:
    """Tell whether the words of a line all begin with capitals, and are no people's."""
    line_end = text.find("\n", end)
    line = text[text.rfind("\n", 0, start) + 1 : line_end if line_end >= 0 else None]
    words = [one for one in _WORDS.findall(line) if len(one) > 3 or one[0].isupper()]
    if len(line) > _TITLE or not all(one[0].isupper() for one in words):
        return False
    others = [one for one in words if is_english(one) and not is_ordinary(one)]
    return len(others) > 2 and len(others) * 2 >= len(words)


def _shouting(text: str, start: int, end: int) -> bool:
    """Tell whether the words around are in capitals too: a heading says nothing."""
    around = text[max(0, start - 15) : start] + text[end : end + 15]
    letters = [one for one in around if one.isalpha()]
    return len(letters) > 3 and all(one.isupper() for one in letters)
