"""Texts that were saved in the letters of another alphabet, before Unicode."""

import pytest

from scrkit.identity.finding import names_in
from scrkit.identity.register import Register
from scrkit.identity.spellings import spellings
from scrkit.identity.texts import names_somebody
from scrkit.model.identity import Identity
from scrkit.model.people import People, Person
from scrkit.redact import redact
from scrkit.scan import Grade, scan

REGISTER = Register(
    (
        Identity(code="Nb", names=("Євгенія Вигадченко",)),
        Identity(code="Pa", names=("Στέλιος Φανταστίδης",)),
        Identity(code="Gm", names=("Bronisława Bajkówna",)),
    )
)
PEOPLE = People(
    people=tuple(
        Person(code=one.code, label=one.code, role="x", kind="family")
        for one in REGISTER.identities
    )
)
CASES = [
    ("Nb", "cp1251", "Говорили з Євгенією Вигадченко вчора."),
    ("Nb", "koi8_u", "Бачили: ВИГАДЧЕНКО"),
    ("Nb", "cp866", "Бачили: Вигадченко"),
    ("Pa", "iso8859_7", "Ήρθε ο Στέλιος Φανταστίδης χθες."),
    ("Pa", "cp1253", "ΣΤΕΛΙΟΣ ΦΑΝΤΑΣΤΙΔΗΣ"),
    ("Gm", "cp1250", "Widziano: Bronisława Bajkówna."),
]


def alarms(name: str, data: bytes) -> set[str]:
    traces = scan(name, data, REGISTER).traces
    return {one.code for one in traces if one.grade is Grade.ALARM}


@pytest.mark.parametrize(("code", "letters", "text"), CASES)
def test_a_name_in_old_letters_is_an_alarm_and_is_found_in_a_history(
    code: str, letters: str, text: str
) -> None:
    data = text.encode(letters)
    assert code in alarms("a.txt", data)
    assert names_somebody(data, spellings(REGISTER))
    found = [*names_in("a.txt", data, spellings(REGISTER))]
    assert [one.code for one in found][:1] == ["SCR741"]


# In which alphabet a few capitals are nobody can tell: `scr redact` lists those, for it
# looks through its copy.
@pytest.mark.parametrize(
    ("code", "letters", "text"), [one for one in CASES if not one[2].isupper()]
)
def test_a_redaction_takes_it_out(code: str, letters: str, text: str) -> None:
    made = redact("a.txt", text.encode(letters), REGISTER, PEOPLE)
    assert code in made.content.decode(letters)
    assert code not in alarms("a.txt", made.content)


@pytest.mark.parametrize(
    "text",
    ["Wir grüßen die Öäü-Straße.", "“Ça…” – naïve café’s £5 — 20°", "Ærøskøbing ÅÆØ"],
)
@pytest.mark.parametrize("letters", ["cp1252", "utf-8"])
def test_western_letters_are_nobodys(text: str, letters: str) -> None:
    assert alarms("a.txt", text.encode(letters)) == set()


@pytest.mark.parametrize(
    "sheet",
    [
        '.a::before{content:"Fant\\61stidis"}',
        '.a::before{content:"\\3a6αντασ\\3c4 ίδης"}',
        "/* for Bronisława Bajkówna */ .a{color:#111}",
    ],
)
def test_a_style_sheet_by_itself_is_read_with_its_escapes(sheet: str) -> None:
    register = Register(
        (*REGISTER.identities, Identity(code="Pa2", names=("Stel Fantastidis",)))
    )
    traces = scan("site.css", sheet.encode(), register).traces
    assert any(one.grade is Grade.ALARM for one in traces)


def test_small_capitals_are_letters(register: Register) -> None:
    found = scan("a.txt", "ꜱᴇᴇɴ ʙʏ Qᴜɪʟʟꜰᴇᴀᴛʜᴇʀ".encode(), register)
    assert {one.code for one in found.traces} == {"HV1"}
