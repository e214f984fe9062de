"""Each shape of a name, a number or a day is found by everybody who looks for people.

Those are the scanner, who shares nothing but the table of shapes with the others; the
rule on identifiers; redacting and coding; the door of an import; the search of history.
"""

import unicodedata
from collections.abc import Callable, Iterator
from urllib.parse import quote

import pytest

from scrkit.dates import parse_date
from scrkit.identifiers.numbers import identifiers
from scrkit.identity.coding import code_file
from scrkit.identity.register import Register
from scrkit.identity.spellings import spellings
from scrkit.identity.texts import names_somebody
from scrkit.importers.understand.naming import Pseudonymiser, coded
from scrkit.model.identity import Identity
from scrkit.model.people import People
from scrkit.redact import redact
from scrkit.scan import Grade, scan

NAMES = (
    ("Kayleigh", "Marie", "Quillsmith"),
    ("Seán", "", "O'Brienfable"),
    ("Anna", "", "van der Inventberg"),
    ("Yusuf", "", "al-Fictionby"),
    ("Łucja", "", "Świętopełk-Brask"),
    ("Işıl", "", "Yıldırımsız"),
    ("Gŵen", "", "ap Ffigment"),
    ("Ross", "", "McFableton"),
    ("Jürgen", "", "Müllerstein"),
)
REGISTER = Register(
    (
        *(
            Identity(code=f"P{n}", names=(" ".join(filter(None, name)),))
            for n, name in enumerate(NAMES)
        ),
        Identity(
            code="ChildK",
            born=parse_date("2012-11-03"),
            nhs_number="999 000 0018",
            telephones=("07700 900123", "+44 1632 960001"),
            addresses=("14 Nonesuch Row, Fernshire, ZZ99 9ZZ",),
            emails=("sunny77@mail.example",),
            other_identifiers=(
                *("QQ 12 34 56 C", "A123456789012", "FABLE912345AB9CD", "AB12 CDE"),
                "123456789",
            ),
        ),
    )
)
KNOWN = spellings(REGISTER)
DOOR = Pseudonymiser(frozenset(), {}, KNOWN, frozenset())


def _scanned(text: str) -> bool:
    traces = scan("r.txt", text.encode(), REGISTER).traces
    return any(one.grade is Grade.ALARM for one in traces)


def _redacted(text: str) -> bool:
    made = redact("r.txt", text.encode(), REGISTER, People())
    return bool(made.unsure) or made.content.decode() != text


def _met_at_the_door(text: str) -> bool:
    made = coded(text, DOOR, bare_codes=False)
    return made.text != text or bool({kind for kind, _ in made.open} - {"capital"})


WRITERS: dict[str, Callable[[str], bool]] = {
    "scan": _scanned,
    "redact": _redacted,
    "code": lambda text: bool(code_file(text.encode(), "r.md", KNOWN).coded),
    "import": _met_at_the_door,
    "history": lambda text: names_somebody(text.encode(), KNOWN),
}
EVERYBODY = WRITERS | {"validate": lambda text: bool(list(identifiers(text)))}


def _spread(text: str, small: int, capital: int) -> str:
    """Return a text whose letters begin elsewhere in Unicode, accents left alone."""
    starts = {"a": small, "A": capital}
    return "".join(
        chr(starts["a" if c.islower() else "A"] + ord(c.casefold()) - ord("a"))
        if c.isascii() and c.isalpha()
        else c
        for c in text
    )


def _bare(text: str) -> str:
    stroked = text.translate(str.maketrans("łŁı", "lLi"))
    parts = unicodedata.normalize("NFD", stroked)
    return "".join(c for c in parts if not unicodedata.combining(c))


def _orders(first: str, middle: str, last: str) -> Iterator[str]:
    full, upper = f"{first} {last}", last.upper()
    yield from (full, full.upper(), full.lower(), f"{last}, {first}", f"{last} {first}")
    yield from (f"{upper}, {first}", f"{last}, {first[0]}.", f"{full}'s", f"{full}’s")
    yield from (f"{first[0]}{dot}{last}" for dot in (". ", " ", "."))
    yield from (f"Ms {last}", last, first, f"{first}\n{last}", f"{first}\u00a0{last}")
    if middle:
        yield from (f"{first} {middle} {last}", f"{first} {middle[0]}. {last}")
        yield from (f"{first} {middle}", f"{middle} {last}")


def _disguises(first: str, last: str) -> Iterator[str]:
    full = f"{first} {last}"
    yield from (f"{full[:3]}\u00ad{full[3:]}", "\u200b".join(full))
    yield from (f"{full[:2]}\u200c{full[2:]}", f"{first} {last[:4]}-\n{last[4:]}")
    yield from (_spread(full, 0xFF41, 0xFF21), _spread(full, 0x1D41A, 0x1D400))
    yield from (unicodedata.normalize(form, full) for form in ("NFC", "NFD"))
    yield from (_bare(full), full.translate(str.maketrans("aeopcy", "аеорсу")))
    yield from (full.replace("ff", "\ufb00"), full.replace("fi", "\ufb01"))
    yield from (quote(full), f"{first}&nbsp;{last}", f"**{first}** _{last}_")


def _handles(first: str, last: str) -> Iterator[str]:
    bare = last.replace(" ", "").replace("'", "")
    boxes = (f"{first}.{bare}", f"{first[0]}{bare}", f"{bare}.{first[0]}")
    yield from (f"{box}@mail.example".lower() for box in (*boxes, f"{bare}{first}"))
    yield from (f"@{first}{bare}", f"#{first}{bare}", f"#{first}{bare}".lower())
    yield from (f"{first}_{last}_report.docx".replace(" ", "_"), f"{bare}-{first}.pdf")
    yield f"{first}{bare.replace('-', '')}Notes"
    yield f"https://x.example/p/{quote(f'{first} {last}')}"
    yield f"https://x.example/p/{first}-{bare}".lower()


def _halves(first: str, last: str) -> Iterator[str]:
    for joint in ("’", "", "ʼ", " ", "‘", "`"):
        yield f"{first} {last.replace(chr(39), joint)}"
    for joint in (" ", "", "\u2011", "\u2013"):
        yield f"{first} {last.replace('-', joint)}"
    if "-" in last:
        yield from (f"{first} {half}" for half in last.split("-") if len(half) > 2)
    yield from (f"{first} {last.replace(' ', joint)}" for joint in ("", "-"))
    yield f"{first} {last.rsplit(maxsplit=1)[-1]}"
    if last.startswith("Mc"):
        yield from (f"{first} {mac}{last[2:]}" for mac in ("Mac", "Mc ", "Mac ", "M’"))


@pytest.mark.parametrize("name", NAMES, ids=lambda name: name[-1])
def test_a_name_is_found_in_every_shape_by_everybody(
    name: tuple[str, str, str],
) -> None:
    first, middle, last = name
    every = [*_orders(first, middle, last), *_disguises(first, last)]
    every += [*_handles(first, last), *_halves(first, last)]
    missed = [
        (who, shape)
        for shape in dict.fromkeys(every)
        for who, finds in WRITERS.items()
        if not finds(f"Then {shape} rang.")
    ]
    assert missed == []


def test_letters_that_a_keyboard_has_not_are_two() -> None:
    for shape in ("Juergen Muellerstein", "Mr Muellerstein", "MUELLERSTEIN, Jürgen"):
        assert all(finds(f"Then {shape} rang.") for finds in WRITERS.values())


_JOINTS = (
    *("", "-", " ", ".", "/", "\u2010", "\u2011", "\u2013", "\u2014", "\u2212"),
    *("\u00a0", "\u2009", "\u200b", "\u202f", "- ", " – "),
)
NUMBERS: dict[str, tuple[str, ...]] = {
    "nhs": (
        *(joint.join(("999", "000", "0018")) for joint in _JOINTS),
        *("９９９ ０００ ００１８", "999\u00ad000\u00ad0018"),
    ),
    "mobile": (
        *(joint.join(("07700", "900", "123")) for joint in _JOINTS),
        *("+44 7700 900123", "+447700900123", "0044 7700 900123", "00447700900123"),
        *("+44 (0)7700 900123", "+44(0) 7700 900123", "(07700) 900123"),
        *("0 7700 900123", "(0) 7700 900 123", "0-7700-900123"),
        *("(+44) 7700 900123", "tel:07700900123", "flat 3 07700 900123"),
    ),
    "landline": (
        *("01632 960001", "(01632) 960001", "01632-960-001", "+44 1632 960001"),
        *("0 1632 960001", "0044 (0)1632 960001", "01632/960001", "01632.960.001"),
    ),
    "insurance": (
        *(joint.join(("QQ", "12", "34", "56", "C")) for joint in _JOINTS),
        "qq123456c",
    ),
    "pupil": ("A123456789012", "a123456789012", "A 123 4567 89 012"),
    "licence": ("FABLE912345AB9CD", "FABLE 912345 AB9CD", "fable912345ab9cd"),
    "vehicle": ("AB12CDE", "car AB12 CDE", "car ab12 cde", "plate AB12-CDE"),
    "passport": ("passport 123456789", "passport no. 123 456 789"),
    "postcode": (
        *("ZZ99 9ZZ", "ZZ999ZZ", "home zz99 9zz", "ZZ99\u00a09ZZ", "ZZ99-9ZZ"),
        "postcode zz999zz",
    ),
    "address": (
        *("14 Nonesuch Row", "14 Nonesuch Row, Fernshire", "14, Nonesuch Row"),
        *("14 NONESUCH ROW", "14 Nonesuch\u00a0Row", "14 Nonesuch-Row"),
    ),
    "e-mail": (
        *("sunny77@mail.example", "SUNNY77@MAIL.EXAMPLE", "sunny77@@mail.example"),
        *("sunny77 [at] mail.example", "sunny77(at)mail.example"),
    ),
    "birth": (
        *("born 3 November 2012", "born on the 3rd of Nov. 2012", "DOB: 03/11/2012"),
        *("date of birth: November 3, 2012", "d.o.b. 3/11/12", "DOB 03.11.2012"),
        *("born on 3-11-2012", "born 3–11–2012", "DOB 03 11 2012", "born 2012-11-03"),
        *("born 2012/11/03", "DOB 20121103", "DOB 03112012", "born 03-Nov-2012"),
        *("born 3Nov2012", "born 3 NOVEMBER 2012", "born 3\u00a0November\u00a02012"),
        *("born 03‑11‑2012", "born 3 November '12", "born on Sat 3 Nov 2012"),
        *("born in Anytown on 3 November 2012", "born at the Royal Free on 3 Nov 2012"),
        *("born November the 3rd, 2012", "DOB ３／１１／２０１２"),
    ),
}


@pytest.mark.parametrize("kind", NUMBERS)
def test_a_number_is_found_in_every_shape_by_everybody(kind: str) -> None:
    missed = [
        (who, shape)
        for shape in NUMBERS[kind]
        for who, finds in EVERYBODY.items()
        if not finds(f"It was {shape}, he said.")
    ]
    assert missed == []


def test_a_day_of_birth_without_a_word_on_birth_is_an_alarm_and_taken_out() -> None:
    # A chronology is full of days: nobody else asks about one that stands alone.
    for text in ("Visited on 3 November 2012.", "3/11/2012: seen", "2012-11-03 14:00"):
        assert _scanned(text)
        assert _redacted(text)
        assert not any(WRITERS[who](text) for who in ("code", "import", "history"))


@pytest.mark.parametrize(
    "text",
    [
        "on 01/02/2013 10:30 and 03-04-2015 12:30",
        "on 07.01.2015 0930; 2015-07-01/2015-07-31",
        "a share of 0.1234567890",
        "14 visits on the road, and 2 by car",
        "to 10 20 30 a day",
        "pages 12-34 of 2015/000123",
        "the birth was noted at the ward and seen on 5 March 2014",
        "section 4.12.2, born in 2012",
        "Smithson et al wrote of a van and of the mac in the rain",
        "a saint, and the den of a fox",
        "the gap of a figment; a quill, a smith",
        "McDonald rang, and MacDonald",
        "30% 20 50%",
        "made 12 Green Papers public",
    ],
)
def test_what_only_looks_like_one_is_left_by_everybody(text: str) -> None:
    assert [who for who, finds in EVERYBODY.items() if finds(f"It was {text}.")] == []
