"""Tell whose a number or address is that the register does not know: an office's?

A board's papers are full of switchboards, helplines and mailboxes of agencies. What
stands with one of these leads to nobody by itself; what stands with a person, or with
nothing that says whose it is, may.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import islice

from scrkit.identifiers.english import is_english, is_rather_a_name
from scrkit.identifiers.places import is_street_word
from scrkit.patterns import later
from scrkit.scan.values import Grade, Piece, Trace

# Of other kinds (NHS numbers, days of birth) no office has one.
_MAIL = "e-mail"
_KINDS = frozenset(("telephone", _MAIL, "postcode", "address"))
_OFFICE = later(
    r"""\b(?:
    # who has a switchboard
    offices?|switchboard|
    (?:help|hot|advice|careers?|crisis|support|information|text|reporting|tip|phone|
    action)[ -]?lines?|
    (?:help|front|service|information)[ -]?desk|desk|reception|services?|teams?|
    units?|departments?|dept|directorate|divisions?|councils?|boards?|partnerships?|
    committees?|panels?|commission|commissioners?|l?scb|lsp|ccg|icb|authority|
    authorities|trusts?|hospitals?|infirmary|hospice|surger(?:y|ies)|practices?|
    clinics?|pharmac(?:y|ies)|dispensary|centres?|centers?|schools?|academ(?:y|ies)|
    colleges?|universit(?:y|ies)|nurser(?:y|ies)|pre-?schools?|playgroups?|hubs?|
    stations?|constabulary|headquarters|hq|courts?|registry|registrars?|
    librar(?:y|ies)|halls?|museum|theatre|church|chapel|parish|charit(?:y|ies)|
    foundations?|associations?|societ(?:y|ies)|institutes?|federation|unions?|
    agenc(?:y|ies)|organisations?|compan(?:y|ies)|firms?|ltd|limited|plc|llp|cic|inc|
    bros|solicitors?|chambers|barristers|publish(?:ers?|ing|ed)|printers|press|media|
    hotels?|venues?|shops?|suppliers?|contractors?|caterers|catering|conferences?|
    dial[ -]?in|training|courses?|rooms?|citizens[ ]advice|women['’]?s[ ]aid|
    food[ ]?banks?|motors|garage|plumb(?:ers?|ing)|electricians?|engineers?|repairs?|
    taxis?|cabs|coaches|insurers?|insurance|bank|branch|depot|warehouse|providers?|
    vendors?|
    # what they are there for
    enquir(?:y|ies)|inquiries|bookings?|admissions|complaints|orders?|sales|accounts|
    payroll|invoices?|vat|fax|extension|ext|referrals?|safeguarding|recruitment|
    facilities|maintenance|caretaking|emergenc(?:y|ies)|urgent|non-emergency|
    out[ -]of[ -]hours|office[ -]hours|opening[ -]hours|lines?[ ]open|freephone|
    freepost|24[ -]hours?|out[ ]of[ ](?:the[ ])?office|on[ ]call|
    duty(?:[ ](?!on\b)[a-z]+){0,2}|mash|lado|edt|camhs|nhs|gp|a&e|dfe|hmrc|dwp|ico|
    ofsted|cqc|nspcc|childline|samaritans|crimestoppers|ceop|barnardo['’]?s|
    refuge[ ]charity|cafcass|police|ambulance|health|education|housing|probation|
    social[ ]care|children['’]?s[ ]services|early[ ]years|fire[ ]and[ ]rescue|acas|
    # whose post it is, whoever holds it
    (?:business|practice|office|service|team|project|line|programme|policy|press|
    duty)[ ](?:manager|leader|lead|officer)|
    managers?|administrators?|chair(?:man|woman|person)?|clerks?|co-?ordinators?|
    secretar(?:y|ies)|directors?|receptionists?|head[ ]?teachers?|principal|bursar|
    commissioner|councillor|cllr|inspector|sergeant|superintendent|consultant|
    advis[eo]r|informal[ ](?:chat|discussion)|designated[ ]nurse|
    named[ ](?:nurse|doctor)|
    caretaker|editor|webmaster|trainers?|
    # what is told to whoever reads it
    our|us|website|web[ ]?site|www|https?|please|posters?|leaflets?|correspondence|
    registered[ ]office|for[ ](?:further|more|any)[ ][a-z]+|if[ ]you|you[ ]can|
    to[ ](?:book|report|order|apply|complain|refer|register|subscribe|unsubscribe)|
    contact[ ](?:details|numbers?|us|points?)|contacts|useful[ ](?:numbers|contacts)|
    (?:company|charity|registration)[ ](?:no|number)|registered[ ]in[ ]england
    )\b(?![ ](?:road|rd|street|st|lane|ln|close|avenue|ave|drive|crescent|terrace|row|
    hill|way|gardens|place|walk)\b)""",
    re.IGNORECASE | re.VERBOSE,
)
_PERSON = later(
    r"""\b(?:
    mothers?|fathers?|mum(?:my)?|mam|dad(?:dy)?|parents?|carers?|
    grand(?:ma|pa|mother|father|parents?|dad|mum|son|daughter)|nan(?:a|ny)?|
    gran(?:ny)?|aunt(?:ie|y)?|uncle|brother|sister|siblings?|son|daughter|cousin|
    partner|boyfriend|girlfriend|husband|wife|spouse|ex-\w+|step\w+|child|baby|infant|
    boy|girl|neighbour|famil(?:y|ies)|tenant|victim|perpetrator|suspect|patient|
    landlord|landlady|lodger|friend|pupil|lover|fianc[eé]e?|
    (?:home|own|private|personal|new|old|previous|current|last|(?:your|his|her|their|
    my)(?:[ ]\w+)?)[ ](?:tel(?:ephone)?|phone|mobile|number|address|home|e-?mail|flat|
    house)|
    next[ ]of[ ]kin|emergency[ ]contact|liv(?:es?|ed|ing)|resid(?:es?|ed|ing)|
    stay(?:s|ed|ing)|moved|moving|tenancy|refuge|safe[ ]house|foster|placement|placed|
    hostel|
    (?<!care[ ])(?<!nursing[ ])(?<!children['’]s[ ])(?<!residential[ ])(?<!the[ ])home
    (?![ ](?:office|page|care|visit))|home[ ]visits?|
    he|she|him|his|her|hers|my|mine|i['’]m|
    forenames?|surnames?|first[ ]names?|last[ ]names?|social[ ]worker|health[ ]visitor|
    midwife|keyworker|support[ ]worker|worker|mr|mrs|ms|miss|mx
    )\b""",
    re.IGNORECASE | re.VERBOSE,
)
# Jane Sample, whose number may stand beside her name.
_CALLED = later(r"\b([A-Z][a-z'’-]+)[ \u00a0](?:[A-Z]\.?[ ])?([A-Z][a-z'’-]+)\b")
_CLAUSE = later(r"[;•|\n]|[.!?]\s+(?=[A-Z])")
_BEHIND = later(r"[;,•|\n]|[.!?](?:\s|$)")
_MOBILE = later(r"^\D{0,3}(?:0|(?:00)?44\D{0,5}0?\D{0,2})?7")
# The headers of a letter that say who wrote to whom, in a quoted one too.
_HEADER = later(
    r"(?:from|to|cc|bcc|reply-?to|sender|return-?path|delivered-?to|errors-?to|list-\w+|"
    r"x-[\w-]+|resent-\w+|sent by|mailto)\b[^:\n]{0,12}:[^\n]*$",
    re.IGNORECASE,
)
_OF_HEADER = later(
    r"header (?:from|to|cc|bcc|reply-to|sender|return-path|delivered-to|errors-to|"
    r"list-\w+|x-[\w-]+|resent-\w+|received)\b",
    re.IGNORECASE,
)
# Where anybody may have a mailbox of their own.
_OF_ANYBODY = later(
    r"\d.*@|@(?:[\w-]+\.)*(?:gmail|googlemail|hotmail|outlook|live|msn|yahoo|ymail|icloud|me|mac|"
    r"aol|btinternet|btopenworld|virginmedia|ntlworld|blueyonder|sky|talktalk|tiscali|"
    r"plusnet|o2|proton(?:mail)?|gmx|mail|e-?mail|webmail|inbox|post)\.",
    re.IGNORECASE,
)
_LETTERHEAD = later(r"(?:^|!)word/(?:header|footer)\d*\.xml$|letterhead", re.IGNORECASE)
_CELL = later(r"cell ([A-Z]{1,3})(\d+)$")
_LINE, _LINES, _NEAR = 80, 14, 140


class Offices:
    """What stands around the numbers and addresses of one part of a file."""

    def __init__(self, path: str, pieces: Sequence[Piece]) -> None:
        """Take a part's path and its texts, in their order."""
        self._path, self._pieces = path, pieces
        self._at: dict[int, int] = {}
        self._cells: dict[str, dict[str, str]] = {}

    def weighed(self, one: Trace, piece: Piece) -> Trace:
        """Return what leads to nobody registered as a note where it is an office's."""
        if one.grade is not Grade.ALARM or one.code or one.kind not in _KINDS:
            return one
        return replace(one, grade=Grade.NOTE) if self._is_office(one, piece) else one

    def _is_office(self, one: Trace, piece: Piece) -> bool:
        text = piece.text
        start = one.start if text[one.start : one.end] == one.text else 0
        of_work = one.kind == _MAIL and not _OF_ANYBODY.search(one.text)
        if of_work and _is_of_header(piece, start):
            return True
        told = whose(text, start, one)
        if told is None:
            around = self._around(one, piece, start)
            every = (_says(said, len(said), by_name=not of_work) for said in around)
            told = next((one for one in every if one is not None), None)
        if told is not None:
            return told
        # Who has a mailbox at an agency or a firm works there, if nothing says kin.
        return of_work or _LETTERHEAD.search(self._path) is not None

    def _around(self, one: Trace, piece: Piece, start: int) -> Iterator[str]:
        """Yield the texts around a trace, the nearest first: cells, lines before."""
        if not self._at:
            self._at = {id(one): n for n, one in enumerate(self._pieces)}
            for other in self._pieces:
                if (cell := _CELL.search(other.where)) is not None:
                    self._cells.setdefault(cell[2], {})[cell[1]] = other.text
        cell = _CELL.search(one.where)
        if cell is not None:
            yield from self._of_row(cell[1], cell[2])
            return
        lines = piece.text[:start].split("\n")[-2::-1]
        yield from islice(filter(str.strip, lines), _LINES)
        at = self._at.get(id(piece), 0)
        before = self._pieces[max(0, at - _LINES + len(lines)) : at]
        for other in reversed(before):
            if not other.text or other.where.startswith("attribute"):
                continue
            if len(other.text) > _LINE:
                return
            yield other.text

    def _of_row(self, column: str, row: str) -> Iterator[str]:
        """Yield what stands in a cell's row, in its heading, in the other headings."""
        cells = self._cells.get(row, {})
        columns = sorted(cells, key=lambda one: (len(one), one))
        at = columns.index(column) if column in columns else 0
        yield from (cells[one] for one in columns[:at][::-1])
        yield from (cells[one] for one in columns[at + 1 :])
        heading = next(iter(self._cells.values()), {})
        if column in heading:
            yield heading[column]
        yield from heading.values()


def _is_of_header(piece: Piece, start: int) -> bool:
    """Tell whether a place is in a header that says who wrote to whom."""
    line = piece.text[piece.text.rfind("\n", 0, start) + 1 : start]
    quoted = _HEADER.match(line.lstrip(" >*_"))
    return quoted is not None or _OF_HEADER.match(piece.where) is not None


def whose(text: str, start: int, one: Trace) -> bool | None:
    """Tell whether a number's own line says that it is an office's; None if nothing.

    The nearest word counts; of a mobile, any word of a person in its clause.
    """
    line, end = text.rfind("\n", 0, start) + 1, start + len(one.text)
    before = text[max(line, start - _NEAR) : start]
    clause = before[max((m.end() for m in _CLAUSE.finditer(before)), default=0) :]
    behind = text[end : end + 60]
    if behind.lstrip()[:1] == "(":
        behind = behind.partition(")")[0]
    else:
        stop = _BEHIND.search(behind)
        behind = behind[: stop.start()] if stop else behind
    near = f"{clause}\0{behind}"
    of_mobile = one.kind == "telephone" and _MOBILE.match(one.text) is not None
    by_name = one.kind != _MAIL or _OF_ANYBODY.search(one.text) is not None
    told = _says(near, len(clause), of_mobile=of_mobile, by_name=by_name)
    if told is not None or clause == before:
        return told
    return _says(before, len(before), of_mobile=of_mobile, by_name=by_name)


def _says(
    text: str, at: int, *, of_mobile: bool = False, by_name: bool = True
) -> bool | None:
    """Tell what the word nearest to a place says: an office, a person (False), none.

    A person within an office's words is its own: a duty worker. A name says little
    where an office is spoken of, but of a mobile; of a mailbox, it is in it.
    """
    offices = [one.span() for one in _OFFICE.finditer(text)]
    people = [one.span() for one in _PERSON.finditer(text)]
    if by_name and (of_mobile or not offices):
        people += [one.span() for one in _CALLED.finditer(text) if _is_called(one)]
    people = [one for one in people if not _is_within(one, offices)]
    person = min((_far(one, at) for one in people), default=None)
    office = min((_far(one, at) for one in offices), default=None)
    if person is None or office is None:
        return None if person is office else person is None
    return not of_mobile and office < person


def _far(span: tuple[int, int], at: int) -> int:
    """Return how many signs stand between a word and a place."""
    start, end = span
    return start - at if start >= at else at - end


def _is_within(span: tuple[int, int], others: list[tuple[int, int]]) -> bool:
    return any(start <= span[0] and span[1] <= end for start, end in others)


def _is_called(match: re.Match[str]) -> bool:
    """Tell whether two words with capitals are rather a person's than a place's."""
    first, last = match.groups()
    return not is_street_word(last) and all(
        is_rather_a_name(word) or not is_english(word) for word in (first, last)
    )
