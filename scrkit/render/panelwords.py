"""What of the panel's papers has no place in a text for the public, and how it looks.

Codes and labels of people, ids of entries, what was left in a draft, days in cells.
"""

import re
from collections.abc import Iterator

from scrkit.daynames import MONTH_SHAPE
from scrkit.model.people import Person, Place
from scrkit.numberwords import SMALL
from scrkit.render.sections.case import Case
from scrkit.text.services import codes_of_posts

# "The school nurse 2 days later", "health visitors 2 of whom": figures that count.
_COUNTED = (
    r"(?!\d|[.:/,]\d|\s*%|\s+(?i:days?|weeks?|months?|years?|hours?|minutes?|times?|"
    r"of\s+(?:whom|which|them|the|these|those)|out|per|in|visits?|people|children|"
    r"families|cases?|posts?|meetings?|calls?|letters?|working|school|pages?|further|"
    r"more)\b)"
)
# A note to the reader; that reviews by agencies are not for publication is none.
_AS_A_LABEL = (
    r"(?:(?:^|[.!?:;(\[*\u2013\u2014]\s*|\bNB:?\s+)|\b[Tt]his\s+(?:paragraph|section|"
    r"sentence|part|passage|page|text|bit|draft|version)\s+is\s+)"
)
_WITHIN = (
    r"(?i:not\s+for\s+(?:publication|circulation|release|distribution)|"
    r"for\s+the\s+(?:panel|board)(?:['’]s\s+eyes)?\s+only)"
    # "For the panel only one thing matters" is a sentence.
    r"(?=\s*(?:[.:;,!)*\]\u2013\u2014]|$)|\s+(?:until|before|yet)\b)"
)
# What people leave in a draft for each other, and what a program says to them.
LEFT = re.compile(
    rf"\bSCR(?:\d{{3}}\b|[-\u2010\u2011 \u00a0]\d{{3}}\b{_COUNTED})|"
    r"\{\{[^{}]*\}\}|\{[%#][^{}]*[%#]\}|(?<![^\s(\[])\?{3,}|\b(?i:lorem\s+ipsum)\b|"
    rf"{_AS_A_LABEL}(?:{_WITHIN})|\bNOT\s+FOR\s+PUBLICATION\b|"
    r"\b(?:TODO|FIXME|XXX+)\b|\b(?i:tbc)\b|"
    r"\b(?i:todo|fixme)\s*:|(?:^|[.!?(\[]\s*)(?i:to do)\s*:|"
    r"\b(?:DRAFT|[Dd]raft)\s+(?i:no\.?\s*|v(?:ersion)?\.?\s*)?\d|"
    r"\bOFFICIAL[- ]SENSITIVE\b|"
    r"\[(?i:check|ask|insert|confirm|to\s+be|to\s+follow|tbc|note|delete)\b[^\]]*\]|"
    r"\b[A-Z]:\\\w|\bfile:///"
)
# Day, month and year in three cells of a row, as Markdown writes it.
_IN_CELLS = re.compile(
    r"(?<![^\s|])(?:[12]?\d|3[01])(?:st|nd|rd|th)?\s*\|\s*"
    rf"(?:{MONTH_SHAPE})\.?\s*\|\s*(?:19|20)\d\d(?!\d)",
    re.IGNORECASE,
)
# Before brackets that are taken out: without them the sentence would end in nothing.
_WANTING = re.compile(
    r"\b(?:see|also|in|at|to|as|of|and|or|by|from|with|under|per|cf|on|than|both|for|"
    r"is|are|was|were|the|an?|that|which|between|through|via|since|after|before|until|"
    r"against|into|about|but)\W*\Z",
    re.IGNORECASE,
)
_ROLE = re.compile(r"[A-Za-z]+(?:[ -][A-Za-z]+){1,3}")
# Behind "HV one" when it is somebody: "the GP one day rang" is not.
_SOMEBODY = (
    r"(?=['’]s\b|\s*(?:[.,;:!?)]|$)|\s+(?:was|were|is|has|had|did|said|told|saw|met|"
    r"rang|came|went|wrote|spoke|made|took|gave|felt|thought|knew|could|would|should|"
    r"(?!(?:need|speed|hundred)\b)[a-z]{2,}ed)\b)"
)
_SHORTEST = 3  # letters of a word that still tell which it is: Sib 1


def squeezed(text: str) -> str:
    """Return letters and figures alone: marks and line ends change on the way."""
    return "".join(sign for sign in text.casefold() if sign.isalnum())


def entry_ids(case: Case) -> re.Pattern[str] | None:
    """Return what finds the ids of entries, if any agency gives such."""
    prefixes = "|".join(re.escape(a.prefix) for a in case.review.case.agencies)
    # Without its hyphen a number that begins with 0 is no count of anything.
    loose = rf"(?:{prefixes})[ \u00a0]?0\d{{2,3}}|entry\s+0\d{{3}}"
    small = rf"(?i:(?:{prefixes})[-\u2010\u2011]\d{{3,}})"
    return (
        re.compile(rf"\b(?:(?:{prefixes})-\d{{2,}}|{small}|{loose})\b")
        if prefixes
        else None
    )


def panel_words(case: Case) -> re.Pattern[str] | None:
    """Return what finds codes and labels of the panel's papers, if there are any."""
    # Only those with a figure or a last capital: "Mother" is a word like others. Not of
    # whom there are no words for the public yet: there nothing else can be printed.
    everyone: tuple[Person | Place, ...]
    everyone = (*case.review.people.people, *case.review.people.places)
    worded = [one for one in everyone if one.published.strip()]
    public = squeezed(
        " ".join((case.review.case.title, *(one.published for one in everyone)))
    )
    found = {
        word
        for one in worded
        for word in (one.code, one.label)
        if re.search(r"\d|[a-z ][A-Z]$", word) and squeezed(word) not in public
    }
    written = [*map(_as_written, sorted(found, key=len, reverse=True))]
    coded = (one.code for one in worded if squeezed(one.code) not in public)
    for one in sorted(coded):
        written += _otherwise(one)
    written += _posts(worded, public)
    return (
        re.compile(rf"(?<![\w-])@?(?:{'|'.join(written)})(?!\w)") if written else None
    )


def _as_written(word: str) -> str:
    """Return a pattern of a code or label however its figure is parted: SW 1, SW-1."""
    last = r"(?<=[A-Za-z])(?:\\[ -])?(?=\d)|(?<=[a-z])(?:\\[ -])?(?=[A-Z]$)"
    # Several of one kind: "the SW1s met".
    several = "s?" if word[-1].isdigit() else ""
    return re.sub(last, r"[\\s-]?", re.escape(word)) + several


def _otherwise(code: str) -> Iterator[str]:
    """Yield patterns of a code otherwise: S.W.1, HVs 1 and 2, HV one, Sib 1."""
    if match := re.fullmatch(r"([A-Z]{2,})(\d+)", code):
        letters, figures = match.groups()
        yield r"\.\s?".join(letters) + rf"\.?[\s-]?{figures}"
        yield rf"{letters}['’]?s\s+{figures}"
        if 0 < int(figures) <= len(SMALL):
            yield rf"{letters}[\s-](?i:{SMALL[int(figures) - 1]}){_SOMEBODY}"
    elif match := re.fullmatch(r"([A-Z][a-z]{3,})(\d+)", code):
        word, figures = match.groups()
        shorter = "|".join(word[:n] for n in range(len(word) - 1, _SHORTEST - 1, -1))
        yield rf"(?:{shorter})\.?[\s-]?{figures}{_COUNTED}"
    elif re.fullmatch(r"[A-Z]{3,}", code):
        yield r"\.\s?".join(code) + r"\."


def _posts(worded: list[Person | Place], public: str) -> Iterator[str]:
    """Yield a pattern of what people of a post are called, with a number: a label."""
    numbered = [one for one in worded if re.match(r"[A-Z]+\d", one.code)]
    letters = {one.code.rstrip("0123456789") for one in numbered}
    posts = {said for said, short in codes_of_posts().items() if short in letters}
    roles = (getattr(one, "role", "").partition(",")[0] for one in numbered)
    posts |= {role.casefold() for role in roles if _ROLE.fullmatch(role)}
    told = [
        re.escape(one).replace(r"\ ", r"\s+")
        for one in sorted(posts, key=len, reverse=True)
        # "Social worker 1" may be what the board chose to say.
        if not re.search(rf"{squeezed(one)}\d", public)
    ]
    if told:
        yield rf"(?i:{'|'.join(told)})s?\s+(?:[Nn]o\.?\s*)?\d{{1,2}}{_COUNTED}"


def days_in_cells(text: str) -> Iterator[tuple[int, int]]:
    """Yield where a row of a table, as Markdown writes it, has a day in three cells."""
    if "|" in text:
        yield from (match.span() for match in _IN_CELLS.finditer(text))


def uncited(text: str, ids: re.Pattern[str] | None) -> str:
    """Return a text without brackets that hold nothing but entries' ids.

    They stay where the sentence leans on them ("See (CSC-0021) for this"): that stops
    the publication at its place.
    """
    if ids is None or not ids.search(text):
        return text
    one = ids.pattern

    def left_out(match: re.Match[str]) -> str:
        before = text[max(0, match.start() - 20) : match.start()]
        return match[0] if _WANTING.search(before) else ""

    return re.sub(
        rf"\s*[(\[](?:see(?:\s+also)?\s+|cf\.?\s+|entry\s+|entries\s+)*{one}"
        rf"(?:(?:\s*[,;]\s*|\s+)(?:and\s+|to\s+)?{one})*[)\]]",
        left_out,
        text,
        flags=re.IGNORECASE,
    )
