"""Numbers and addresses that lead to a person: forms of anybody's, shapes of one's own.

Every number is found with any dash, stroke, dot or blank between its parts, or none;
with full-width or other digits; in small letters.
"""

import re
from collections.abc import Callable, Iterator, Mapping

from msgspec import Struct

from scrkit.identifiers.days import births, may_tell_birth
from scrkit.identifiers.letters import APOSTROPHES, plain
from scrkit.identifiers.mailboxes import mailboxes, may_hold_mailbox
from scrkit.identifiers.places import STREET_FORMS
from scrkit.patterns import later

# What stands between digits, once `plain` has made all dashes and blanks one.
_GAP = r"[\s\u200b()./_-]{0,3}"
_WORD_GAP = rf"[\s\u200b.,;/()_{APOSTROPHES}-]{{0,5}}"
_AT = r"(?:@{1,2}|\s?[\[(]at[\])]\s?)"
_CODE = rf"(?:\+|00)\s?44{_GAP}(?:\(0\))?{_GAP}"
# Of a known number the sign before the country's code may be left out.
_COUNTRY = rf"(?:(?:(?:\+|00)\s?)?\(?44{_GAP}(?:\(0\))?{_GAP}|\(?0{_GAP})?"
# Capitals alone: "14 visits on the road" is no address.
_STREET = "|".join(form for one in STREET_FORMS for form in (one.title(), one.upper()))
# What may stand between a nought and an area's code: figures of a scale stand so, too.
_APART = (
    r"(?:[\s()/_-]{1,3}|\.(?=\d{2,4}\.))"
    rf"(?=[17]\d{{3}}{_GAP}\d{{3}}|2\d{_GAP}\d{{4}})"
)
# Of the numbers of people: 03 and 08 are those of offices and helplines.
# No figures that are a day's, with the hour behind it.
_NO_DAY = r"(?!\(?(?!0\D)\d{1,2}[\s./-]\d{1,2}[\s./-](?:\d{4}|\d\d)(?!\d))"
_NOT_IN_DAY = r"(?<!(?<!\d)\d\d[-/])(?<!(?<!\d)\d{4}[-/])"
_FORMS = later(
    rf"""(?<![\w@.])(?=[+(]|[A-Za-z9]{{0,5}}{_GAP}\d){_NOT_IN_DAY}(?:
      (?P<licence>[A-Za-z9]{{5}}{_GAP}\d{{6}}{_GAP}[A-Za-z9]{{2}}{_GAP}\d[A-Za-z]{{2}}
      (?:[ ]?\d\d)?)
    | (?P<insurance>[A-Za-z]{{2}}{_GAP}\d\d{_GAP}\d\d{_GAP}\d\d{_GAP}[A-Da-d])
    | (?P<pupil>[A-HJ-NP-RT-Za-hj-np-rt-z]{_GAP}\d{{3}}{_GAP}\d{{4}}{_GAP}\d\d{_GAP}
      \d\d[\dA-HJ-NP-RT-Za-hj-np-rt-z])
    | (?P<telephone>{_NO_DAY}(?:{_CODE}|44(?=[127]\d{{9}})|\(?0(?:\)?{_APART})?)
      [127](?:{_GAP}\d){{8,9}}(?!\d))
    | (?P<nhs>{_NO_DAY}\d{{3}}{_GAP}\d{{3}}{_GAP}\d{{4}}(?!\d))
    | (?P<postcode>[A-Za-z]{{1,2}}\d[A-Za-z\d]?[\s\u200b._-]{{0,2}}
      \d[ABD-HJLNP-UW-Zabd-hjlnp-uw-z]{{2}})
    | (?P<vehicle>[A-Za-z]{{2}}\d{{2}}[\s\u200b-]?[A-Za-z]{{3}})
    | (?P<passport>\d{{3}}{_GAP}\d{{3}}{_GAP}\d{{3}}(?!\d))
    | (?P<address>\d{{1,4}}[A-Za-z]?,?[ ](?:[A-Z][\w'’]*[ -]+){{1,3}}(?:{_STREET})\b)
    )(?!\w)""",
    re.VERBOSE,
)
# Mailboxes that are an office's and lead to nobody by themselves.
_OFFICE_WORDS = """
accounts adm admin administration admissions advice alerts appointments archive archives
assessment audit board booking bookings box bulletin business care careers
central chair children childrens clerk clerks clinic comms communications complaints
conference consultation contact contactus council courses customer customers
customerservice data dataprotection democratic desk digital direct dpo duty editor edt
education email emergency enquire enquiries enquiry estates events facilities feedback
fgm finance foi form forms front fundraising general governance governor governors
group head headteacher health hello help helpdesk helpline hotline housing hr hub ict
info information inquiries intake intouch invoice invoices it lado learning legal
lettings library list lists lscb lscp mail mailbox main manager marac marketing mash
media meetings members membership minutes monitoring networks news newsletter nhs
noreply notices notifications notify office orders panel parking partnership
payments payroll pharmacy policy portal post postmaster practice press privacy
procurement programme programmes project public publications purchasing quality
reception records recruitment referral referrals registrar registry reply reports
research reservations response reviews safeguarding sales scb school schools scr
secretariat secretary security sen senco service services serious shop social
staff statistics studies subscribe subscriptions subs suggestions supplies support
survey system team teams tech training trust tuition unit unsubscribe update updates
urgent volunteering volunteers web webmaster website welcome workforce
"""
_OFFICES = frozenset(_OFFICE_WORDS.split())
# In a name run together, too: lscbadmin, safeguardingteam; no person is called so.
_OFFICE_IN_ONE = later(
    r"safeguard|admin|enquir|office(?!r)|support|council|referral|booking|invoic|"
    r"newsletter|librar|reception|complaint|customer|helpline|helpdesk|no-?reply|training|unsub|"
    r"(?:team|desk|board|hub|duty|services?)$"
)
_KINDS = {
    "licence": "driving-licence",
    "insurance": "national-insurance",
    "nhs": "nhs-number",
    "pupil": "pupil-number",
}
# What forms and guidance print to show how a number is written; each is nobody's.
_SPECIMENS = frozenset(
    (
        *(f"qq123456{one}" for one in "abcd"),
        *("9434765919", "9876543210", "01234567890", "441234567890", "aa11aa"),
        *("morga657054sm9ij", "morga753116sm9ij", "925665416", "ze184226b"),
    )
)
# A word nearby that says what a weak form is.
_NEAR = {
    kind: later(words, re.IGNORECASE)
    for kind, words in {
        "insurance": r"\binsurance\b|\bni(?:no)?\b",
        "nhs": r"\bnhs\b|\bpatient\b",
        "vehicle": r"\b(?:reg|registration|vehicle|car|van|plate)",
        "passport": r"\bpassport",
        "telephone": r"\b(?:tel|phone|telephone|mobile|mob|call|text|ring|wa)\b",
        "postcode": r"\b(?:postcode|address|lives? at|home)\b",
        "address": r"\b(?:address|liv(?:es?|ed|ing)|home|moved|house|flat)\b",
    }.items()
}
# What things are numbered by looks like a postcode or a registration at times.
_SERIAL = ("postcode", "vehicle")
_NUMBERED = later(
    r"(?:\b(?:serial|s/n|sn|model|part|asset|tag|batch|lot|version|ver|order|invoice|product|"
    r"printer|boiler|device|item|code|ref|reference|sku|stock|cat|catalogue|build|docket|"
    r"policy|licen[cs]e|ticket|job|case|unit)\b[\s:.#]{0,3}(?:(?:no|nos|number|code|id|tag|is|"
    r"was|of)\b[\s:.#]{0,3}){0,3}|[\w][-/#_])$",
    re.IGNORECASE,
)
_NUMBERED_ON = later(r"[-/_]\w")
# Quick to say no of what thousands of entries say: a day, a mention, a small number.
# It begins with the rarest sign and looks behind afterwards: so `re` runs from sign to
# sign, where a pattern that may begin with any letter is tried at every one of them.
_SHORTEST = 5  # signs of an identifier: M11AA, a@b.c
_CHECKSUM = 64  # figures, in hexadecimal
_SIGN = later(r"[0-9@(\[]")
# Behind a figure: five more and then three or a letter, a street with its name, the
# rest of a postcode or of a registration. Neither a day with its month ("12 March") nor
# a year of two ("2013/14") is one of them.
_LETTERS_BEFORE = r"(?:(?<=(?<![@\w])[A-Za-z]\d)|(?<=(?<![@\w])[A-Za-z]{2}\d))"
_WORTH = later(
    rf"[0-9@(\[](?:(?<=[0-9])(?:(?:{_GAP}\d){{5}}(?:{_GAP}[A-Za-z9]|(?:{_GAP}\d){{3}})"
    rf"|[A-Za-z]?,?[ ](?:[A-Z][\w'’]*[ -]+){{1,3}}(?:{_STREET})\b"
    rf"|{_LETTERS_BEFORE}(?:[A-Za-z\d]?[\s\u200b._-]{{0,2}}\d[A-Za-z]{{2}}"
    r"|\d[\s\u200b-]?[A-Za-z]{3})(?!\w))|(?<=\w@)|(?<=[(\[])at[\])])"
)


class Identifier(Struct, frozen=True):
    """A stretch of text that has the form of an identifier; `sure` where it is one."""

    start: int
    end: int
    kind: str
    sure: bool = True


def identifiers(text: str) -> Iterator[Identifier]:
    """Yield what leads to a person by its form; UK forms.

    A form that may be something else is sure only beside a word that says what it is.
    NHS numbers are checked by their last digit (modulus 11).
    """
    text = plain(text)
    if not may_hold(text) or _is_checksum(text):
        return
    for box in mailboxes(text):
        led = box.sure and not is_office(box.address)
        yield Identifier(box.start, box.end, "e-mail", led)
        text = f"{text[: box.start]}{'@' * (box.end - box.start)}{text[box.end :]}"
    for match in _FORMS.finditer(text) if _WORTH.search(text) else ():
        kind = match.lastgroup or ""
        around = _around(text, *match.span(), kind)
        near = kind in _NEAR and _NEAR[kind].search(around) is not None
        if not near and kind in _SERIAL and _is_serial(text, *match.span()):
            continue
        sure = _JUDGES[kind](match[0], near) if kind in _JUDGES else True
        if sure is not None:
            sure = sure and compact(match[0]) not in _SPECIMENS
            yield Identifier(match.start(), match.end(), _KINDS.get(kind, kind), sure)
    for start, end in births(text):
        yield Identifier(start, end, "date-of-birth")


def _around(text: str, start: int, end: int, kind: str) -> str:
    """Return what stands around a form; of an address in a list, not its neighbours."""
    before, behind = text[max(0, start - 40) : start], text[start : end + 20]
    if kind != "address":
        return before + behind
    return before.rpartition(";")[2] + behind.partition(";")[0]


def is_office(address: str) -> bool:
    """Tell whether a mail address, in small letters, is that of an office: a post."""
    own = address.partition("@")[0]
    parts = {one for one in re.split(r"[\W\d_]+", own) if one}
    return not _OFFICES.isdisjoint(parts) or _OFFICE_IN_ONE.search(own) is not None


def _is_serial(text: str, start: int, end: int) -> bool:
    """Tell whether a form is the number of a thing: "Part no. XR5 2AB"."""
    before = _NUMBERED.search(text, max(0, start - 40), start)
    return bool(before or _NUMBERED_ON.match(text, end))


def _is_checksum(text: str) -> bool:
    """Tell whether a text is a SHA-256: so many signs in one are no form of ours."""
    return len(text) == _CHECKSUM and not text.strip("0123456789abcdef")


def may_hold(text: str) -> bool:
    """Tell whether a text may hold an identifier, or several; quick to say no."""
    if len(text) < _SHORTEST:
        # A person's code: "W1".
        return False
    text = plain(text)
    if may_hold_mailbox(text):
        return True
    if not _SIGN.search(text):
        return False
    return _WORTH.search(text) is not None or may_tell_birth(text)


def _nhs(written: str, near: bool) -> bool | None:  # noqa: FBT001
    if not nhs_number_holds(written) or len(set(re.sub(r"\D", "", written))) < 2:
        return None
    return near or not written.isdigit()


# "PC12" and "the 3am visit" are much more frequent than postcodes in small letters.
def _postcode(written: str, near: bool) -> bool | None:  # noqa: FBT001
    if near or (written.isupper() and not written.isalnum()):
        return True
    return False if written.isupper() else None


def _pupil(written: str) -> bool | None:
    """Tell whether the first letter agrees with the figures (mod 23), else None."""
    bare = re.sub(r"[\W_]", "", written).upper()
    letter, figures = bare[0], bare[1:]
    if not figures.isdecimal():
        return None
    total = sum(place * int(one) for place, one in enumerate(figures, 2))
    return _CHECKS[total % len(_CHECKS)] == letter or None


# The letters with which numbers of pupils begin, by what the figures come to.
_CHECKS = "ABCDEFGHJKLMNPQRTUVWXYZ"
# What a form is, with or without its word nearby: sure, perhaps, or (None) none.
_JUDGES: dict[str, Callable[[str, bool], bool | None]] = {
    "nhs": _nhs,
    "postcode": _postcode,
    # "44" and ten digits may be the number of an order.
    "telephone": lambda text, near: near or not text.startswith("44"),
    "passport": lambda _, near: near or None,
    # Small letters and blanks between are words: "to 10 20 30 a".
    "insurance": lambda text, near: (
        near or text.isupper() or not any(map(str.isspace, text)) or None
    ),
    "pupil": lambda text, _: text.isalnum() or text[0].isupper() or _pupil(text),
    "vehicle": lambda text, near: near or (False if text.isupper() else None),
    "address": lambda _, near: near,
}


def nhs_number_holds(text: str) -> bool:
    """Tell whether a text is ten digits whose last agrees with the others (mod 11)."""
    text = plain(text)
    if re.search(r"[^\d\s\u200b()./_-]", text):
        return False
    digits = [int(digit) for digit in re.sub(r"\D", "", text)]
    if len(digits) != 10:
        return False
    total = sum((10 - place) * digit for place, digit in enumerate(digits[:9]))
    return (11 - total % 11) % 11 == digits[9]


class Marks:
    """Numbers or phrases of known people, found in whatever way they are written."""

    def __init__(
        self, known: Mapping[str, tuple[str, str]], *, in_words: bool = False
    ) -> None:
        """Take texts with code and kind; telephones as `telephone` returns them.

        With `in_words` only words may be parted, else every letter and digit.
        """
        known = {text: whose for text, whose in known.items() if compact(text)}
        self._known = {compact(text): whose for text, whose in known.items()}
        part = re.compile(r"[^\W_]+|@") if in_words else re.compile(r"[^\W_]")
        longest = sorted(known, key=len, reverse=True)
        every = "|".join(
            (_WORD_GAP if in_words else _GAP).join(
                _AT if one == "@" else re.escape(one)
                for one in part.findall(plain(text))
            )
            for text in longest
        )
        country = "" if in_words else _COUNTRY
        # What none of them begins with is passed over at once.
        firsts = {compact(text)[0] for text in known} | set("0+(4")
        begins = "".join(map(re.escape, sorted(firsts)))
        self._form = re.compile(
            rf"(?=[{begins}])(?<![^\W_])(?<![£$€]){country}({every})(?![^\W_])",
            re.IGNORECASE,
        )

    def find(self, text: str) -> Iterator[tuple[int, int, str, str]]:
        """Yield start, end, code and kind of each in a text."""
        if not self._known:
            return
        for match in self._form.finditer(plain(text)):
            code, kind = self._known.get(compact(match[1]), ("", ""))
            if kind:
                yield *match.span(), code, kind


def compact(text: str) -> str:
    """Return a number's letters and digits alone, in small letters."""
    return re.sub(rf"{_AT}|[\W_]", "", plain(text)).casefold()


# The codes of two, three and four figures behind the nought; mobiles have none.
_AREA = later(r"(?:2\d|11\d|1\d1|1\d{3})(?=\d{6,8}$)")


def local_number(text: str) -> str:
    """Return a telephone number without the code of its area, "" where it has none."""
    whole = telephone(text)
    area = _AREA.match(whole)
    return whole[area.end() :] if area else ""


def telephone(text: str) -> str:
    """Return a telephone number's digits without the country's code and the nought."""
    digits = re.sub(r"\D", "", plain(text)).removeprefix("00")
    return (digits[2:] if digits.startswith("44") else digits).lstrip("0")
