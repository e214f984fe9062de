"""A redaction leaves a text as it was written: its letters, its form."""

import json

import pytest

from scrkit.dates import parse_date
from scrkit.identity.register import Register
from scrkit.model.identity import Identity
from scrkit.model.people import People, Person
from scrkit.redact import Redacted, redact
from scrkit.scan import Grade, scan

REGISTER = Register(
    (
        Identity(
            code="ChildR", names=("Rowan Ashdown",), born=parse_date("2013-05-21")
        ),
        Identity(code="Mother", names=("Carla Edith Ashdown",)),
        Identity(code="SW1", names=("Zoë Ferncliffe",)),
    )
)
PEOPLE = People(
    people=tuple(
        Person(code=one.code, label=one.code, role="x", kind="family")
        for one in REGISTER.identities
    )
)
MARKED = (
    "<style>.h, div > .k {{display: none}} @media print {{.p {{display:none}}}} {}"
    "</style>{}"
)


def _made(name: str, data: bytes) -> Redacted:
    return redact(name, data, REGISTER, PEOPLE)


def _alarms(name: str, data: bytes) -> list[str]:
    traces = scan(name, data, REGISTER).traces
    return [one.code for one in traces if one.grade is Grade.ALARM]


@pytest.mark.parametrize("encoding", ["utf-8", "cp1252", "cp850", "cp437", "mac_roman"])
@pytest.mark.parametrize("name", ["a.txt", "a.html"])
def test_letters_of_windows_dos_and_the_mac_are_read_and_written_again(
    name: str, encoding: str
) -> None:
    text = "Zoë Ferncliffe paid £5 at the café; Zoë's naïve friend did not."
    page = f"<p>{text}</p>" if name == "a.html" else text
    data = page.encode(encoding)
    made = _made(name, data).content
    want = "SW1 paid £5 at the café; SW1's naïve friend did not."
    assert want in made.decode(encoding)
    assert _alarms(name, made) == []


def test_a_page_that_declares_its_letters_is_read_by_them() -> None:
    page = '<meta charset="windows-1250"><p>Zoë Ferncliffe, ulica Żabia</p>'
    made = _made("a.html", page.encode("cp1250")).content
    assert "SW1, ulica Żabia" in made.decode("cp1250")


@pytest.mark.parametrize(
    "text",
    [
        '{"born": {"day": 21, "month": 5, "year": 2013}, "who": "Rowan Ashdown"}',
        '{"day":"21","month":"May","year":"2013"}',
        '{"year": "2013", "month": "05", "day": "21"}',
        '[{"month": 5, "day": 21, "year": 2013}]',
    ],
)
def test_a_birth_in_parts_is_taken_out_and_stays_json(text: str) -> None:
    assert _alarms("a.txt", text.encode())
    made = _made("a.txt", text.encode()).content
    assert json.loads(made) != json.loads(text)
    assert b"2013" not in made
    assert _alarms("a.txt", made) == []


@pytest.mark.parametrize("written", ["C. E.", "C.E.", "C. E. A.", "C.A."])
def test_initials_with_points_are_listed(written: str) -> None:
    made = _made("a.txt", f"It was {written} who rang.".encode())
    assert made.unsure == (("initials", ("Mother",), 1),)


def test_whole_names_and_other_letters_are_no_initials() -> None:
    text = b"Carla E. Ashdown and C. E. Ashdown rang the G.P. and B. B. C. at 5 p.m."
    made = _made("a.txt", text)
    assert made.unsure == ()
    assert b"Ashdown" not in made.content


@pytest.mark.parametrize(
    "body",
    [
        '<p>Row<i class="x h">zz</i>an Ashdown</p>',
        '<div><p><i class="k">Rowan Ashdown</i></p></div><p>Rowan Ashdown</p>',
        '<p>Row<b id="q">z</b>an Ashdown</p>',
    ],
)
def test_what_a_style_hides_is_left_out_and_parts_no_name(body: str) -> None:
    page = MARKED.format("#q {visibility: hidden}", body).encode()
    assert "ChildR" in _alarms("a.html", page)
    made = _made("a.html", page)
    assert made.content.count(b"ChildR") == 1
    assert "a hidden text of the page" in made.dropped
    assert _alarms("a.html", made.content) == []


@pytest.mark.parametrize(
    "body",
    [
        '<p class="p">Seen on paper</p>',
        '<i class="k">outside of what is hidden</i>',
        '<p class="s">shown again</p>',
        '<p style="background-color: transparent; margin-left: -100px">in place</p>',
        '<p style="font-size: 0">of no size, with children of one</p>',
    ],
)
def test_what_a_style_does_not_hide_stays(body: str) -> None:
    rules = ".s {display: none} .s {display: block} p:hover {display: none}"
    made = _made("a.html", MARKED.format(rules, body).encode())
    assert not any("hidden" in one for one in made.dropped)
    assert body.split(">")[1].split("<", maxsplit=1)[0].encode() in made.content
