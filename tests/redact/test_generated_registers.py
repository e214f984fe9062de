"""Of whoever is in a register nothing is left half, or it was listed: redact, code."""

import html
import re
import zipfile
from collections.abc import Iterator
from datetime import date
from io import BytesIO
from random import Random

import pytest

from scrkit.dates import parse_date
from scrkit.identifiers.letters import folded
from scrkit.identifiers.numbers import nhs_number_holds
from scrkit.identity.coding import code_file
from scrkit.identity.finding import names_in
from scrkit.identity.register import Register
from scrkit.identity.spellings import spellings
from scrkit.model.identity import Identity
from scrkit.model.people import People
from scrkit.redact import redact
from scrkit.scan import Grade, scan
from tests.redact.test_nothing_left import MAKERS
from tests.sampling import examples

FIRST = (
    "Kayleigh Seán Łucja Işıl Gŵen Jürgen Małgorzata Zoë Nguyệt Ọlátúnjí Мирослава "
    "Χρυσάνθη Dafydd Siobhán Ņikita Chukwuemeka"
).split()
LAST = (
    "Quillsmith O'Brienfable Wiśnioszewska Kowalczykiewicz Fabelczyk Müllerstein "
    "Yıldırımsız ap-Ffigment McFableton Llewelyn-Pretence Выдумкина Παραμυθίδης "
    "Ashdown-Exemplar Ficțiunescu Nieistniejski Tŷcoed"
).split()
STREETS = "Pendre Terrace,Nonesuch Row,Harbourless Parade,Fable Lane".split(",")
SCHOOLS = ("Maes-y-Ffug Primary School", "Thistlefable Academy", "Ottershaw-Fain House")
MONTHS = (
    ("January", "Ionawr", "stycznia"),
    ("March", "Fawrth", "marca"),
    ("August", "Awst", "sierpnia"),
    ("October", "Hydref", "października"),
)
DAY = "{} {} {}"
FILLER = "nobody at all"


def ascii_of(text: str) -> str:
    return re.sub(r"[^a-z]", "", folded(text))


def number(rolled: Random) -> str:
    """Return an NHS number of those that nobody is given."""
    while True:
        digits = f"999{rolled.randrange(10**7):07}"
        if nhs_number_holds(digits):
            return digits


def person(code: str, rolled: Random) -> Identity:
    first, last = rolled.choice(FIRST), rolled.choice(LAST)
    month = rolled.choice((1, 3, 8, 10))
    own = ascii_of(first) or "zed"
    street = f"{rolled.randrange(2, 300)} {rolled.choice(STREETS)}"
    return Identity(
        code=code,
        names=(f"{first} {last}",),
        aliases=(f"Zuzzu{own[:2].title()}",),
        born=parse_date(str(date(rolled.randrange(1950, 2016), month, 9))),
        nhs_number=number(rolled),
        telephones=(f"07700 900{rolled.randrange(1000):03}",),
        addresses=(f"{street}, Abernowhere, ZX7 {rolled.randrange(1, 10)}QD",),
        emails=(f"{own}.w{rolled.randrange(10, 99)}@zzmail.example",),
        schools=(rolled.choice(SCHOOLS),),
    )


def names_of(one: Identity) -> Iterator[str]:
    full = one.names[0]
    first, last = full.split()
    yield from (full, full.upper(), f"{last}, {first}", f"{last.upper()}, {first[0]}.")
    yield from (f"{full}'s", f"Mrs {last}", one.aliases[0], f"{first[0]}. {last}")
    yield from (f"{one.aliases[0].lower()}_88", f"{one.aliases[0].lower()}.w88")
    yield from (f"{full[:3]}\u00ad{full[3:]}", f"{first}_{last}_88", f"#{first}{last}")
    yield full.encode().decode("cp1252", "replace")
    if last.endswith(("cz", "yk", "ska")):
        yield f"{last}em" if last[-1] != "a" else f"{last[:-1]}iej"


def mail_of(one: Identity) -> Iterator[str]:
    own, _, host = one.emails[0].partition("@")
    domain, _, end = host.rpartition(".")
    for at, dot in (
        *(("@", "."), (" (at) ", " (dot) "), ("[at]", "[dot]"), (" at ", " dot ")),
        *((" AT ", " DOT "), (" @ ", " . "), ("{at}", "."), ("_at_", "_dot_")),
    ):
        yield f"{own}{at}{domain}{dot}{end}"
    yield own.replace(".", " dot ") + f" at {domain} dot {end}"
    yield one.emails[0].upper()


def facts_of(one: Identity, rolled: Random) -> Iterator[str]:
    digits, phone = one.nhs_number, one.telephones[0]
    yield from (digits, f"{digits[:3]}-{digits[3:6]}-{digits[6:]}", phone)
    yield from (phone.replace(" ", ""), f"+44 (0) {phone[1:]}", phone.replace(" ", "."))
    street, town, code = one.addresses[0].split(", ")
    for long, short in (("Terrace", "Tce"), ("Parade", "Pde"), ("Lane", "Ln")):
        street = street.replace(long, rolled.choice((long, short)))
    yield from (street, f"Flat 2, {street}", f"{street}, {town}, {code}", code)


def open_of(one: Identity) -> Iterator[str]:
    """Yield what a review's own narrative is full of, and a report is not."""
    assert one.born is not None
    born = date.fromordinal(one.born.first)
    months = next(m for m in MONTHS if m[0] == f"{born:%B}")
    yield from (DAY.format(born.day, month, born.year) for month in months)
    yield f"9th day of {months[0]}, in the year {born.year}"
    yield from (f"{born:%d/%m/%y}", f"{born:%Y-%m-%d}", *one.schools)


def said(data: bytes) -> set[str]:
    """Return the words and figures of a file, of Word too, in small letters."""
    texts = [data]
    if data.startswith(b"PK"):
        with zipfile.ZipFile(BytesIO(data)) as package:
            texts = [package.read(one) for one in package.namelist()]
    gone = r"</?w:(?:r|t|b)\b[^>]*>|\[[a-z -]+ removed\]"
    words = re.sub(gone, "", b"\n".join(texts).decode())
    return {one.casefold() for one in re.findall(r"[^\W_]{2,}", html.unescape(words))}


def left_of(text: str, empty: bytes, copy: bytes) -> set[str]:
    """Return what a copy still says of a planted text, beside what it says anyway."""
    return (said(text.encode()) & said(copy)) - said(empty) - {"mrs", "flat"}


@pytest.mark.parametrize("kind", MAKERS)
def test_a_copy_holds_nothing_of_anybody_or_the_place_was_listed(kind: str) -> None:
    for seed in range(examples(12)):
        rolled = Random(f"{kind}{seed}")
        register = Register(tuple(person(f"P{n}", rolled) for n in range(4)))
        for one in register.identities:
            every = (*names_of(one), *mail_of(one), *facts_of(one, rolled))
            for text in rolled.sample((*every, *open_of(one)), 6):
                before = [FILLER] * rolled.randrange(6)
                name, make = f"a.{kind}", MAKERS[kind]
                copy = redact(name, make([*before, text]), register, People())
                empty = make([*before, FILLER])
                seen = scan(name, copy.content, register).traces
                listed = copy.unsure or any(t.grade is Grade.ALARM for t in seen)
                assert listed or not left_of(text, empty, copy.content), (seed, text)


def test_after_code_nothing_is_found_that_it_did_not_list() -> None:
    for seed in range(examples(40)):
        rolled = Random(seed)
        register = Register(tuple(person(f"P{n}", rolled) for n in range(4)))
        known = spellings(register)
        for one in register.identities:
            every = (*names_of(one), *mail_of(one), *facts_of(one, rolled))
            for text in rolled.sample(every, 8):
                content = f"It was {text} then.\n".encode()
                coding = code_file(content, "a.md", known)
                for edit in sorted(coding.edits, key=lambda e: -e.start):
                    content = content[: edit.start] + edit.text + content[edit.end :]
                listed = any(place.why for place in coding.coded)
                assert listed or not list(names_in("a.md", content, known)), text
                assert listed or not left_of(text, b"It was then.", content), text
