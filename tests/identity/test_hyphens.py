"""No hyphen, soft, fixed or at the end of a line, hides a name or half of one."""

import io
import itertools

import docx
import pytest

from scrkit.identity.coding import code_file
from scrkit.identity.register import Register
from scrkit.identity.spellings import spellings
from scrkit.importers.understand.naming import Pseudonymiser, coded
from scrkit.model.identity import Identity
from scrkit.model.people import People, Person
from scrkit.redact import RedactOptions, redact
from scrkit.scan import Grade, scan
from tests.wordfiles import para, run, word_file

REGISTER = Register(
    (
        Identity(code="Mother", names=("Jane Quill-Brask",)),
        Identity(code="HV1", names=("Anne-Marie Thurgwick",)),
    )
)
KNOWN = spellings(REGISTER)
PEOPLE = People(
    people=(
        Person(code="Mother", label="Mother", role="x", kind="family"),
        Person(code="HV1", label="HV1", role="x", kind="professional"),
    )
)
# Whatever a keyboard, Word or a PDF puts between the halves of a name.
JOINTS = {
    "hyphen": "-",
    "Unicode's hyphen": "\u2010",
    "fixed hyphen": "\u2011",
    "figure dash": "\u2012",
    "en dash": "\u2013",
    "minus": "\u2212",
    "full width": "\uff0d",
    "small": "\ufe63",
    "soft hyphen": "\u00ad",
    "hyphen and soft hyphen": "-\u00ad",
    "end of a line": "-\n",
    "end of a line, fixed": "\u2011\n",
    "end of a line, soft": "\u00ad\n",
    "end of a line on Windows": "-\r\n",
    "hyphen and blank": "- ",
    "blanks around": " - ",
    "no width": "\u200b",
    "hyphen of no width": "-\u200b",
    "word joiners around": "\u2060-\u2060",
    "none at all": "",
}
HALVES = ("Quill", "Brask", "Thurg", "wick", "Anne", "Marie")


def left(text: str) -> list[str]:
    return [half for half in HALVES if half in text]


def texts(joint: str) -> list[tuple[str, str]]:
    """Return what is written, and what should stand there in the end."""
    made = [
        (f"Jane Quill{joint}Brask", "Mother"),
        (f"Mrs Quill{joint}Brask", "Mother"),
        (f"Quill{joint}Brask", "Mother"),
        (f"QUILL{joint}BRASK", "Mother"),
        (f"Quill{joint}Brask, Jane", "Mother"),
        (f"Anne{joint}Marie Thurgwick", "HV1"),
    ]
    if joint.strip(" ") and " " not in joint:
        # A name of one word, broken in its middle.
        made += [(f"Thurg{joint}wick", "HV1"), (f"Qu{joint}ill-Brask", "Mother")]
    return made


CASES = [
    pytest.param(text, code, id=f"{name}: {number}")
    for name, joint in JOINTS.items()
    for number, (text, code) in enumerate(texts(joint))
]


@pytest.mark.parametrize(("text", "code"), CASES)
def test_the_whole_name_goes_and_no_half_stays(text: str, code: str) -> None:
    written = f"On Monday {text} came."
    plain = redact(
        "r.txt", written.encode(), REGISTER, PEOPLE, RedactOptions()
    ).content.decode()
    assert plain == f"On Monday {code} came."

    coding = code_file(written.encode(), "r.md", KNOWN)
    made = written.encode()
    for edit in sorted(coding.edits, key=lambda one: -one.start):
        made = made[: edit.start] + edit.text + made[edit.end :]
    assert made.decode() == f"On Monday @{code} came."

    door = Pseudonymiser(PEOPLE.codes, {}, KNOWN, frozenset())
    at_the_door = coded(written, door)
    assert at_the_door.text == f"On Monday @{code} came."

    traces = scan("r.txt", written.encode(), REGISTER).traces
    assert [t for t in traces if t.code == code and t.grade is Grade.ALARM]


@pytest.mark.parametrize("joint", JOINTS)
@pytest.mark.parametrize("half", ["Quill{}", "{}Brask", "Jane Quill{}", "Ms {}Brask"])
def test_either_half_alone_goes_too(half: str, joint: str) -> None:
    written = f"On Monday {half.format(JOINTS[joint])} came."
    made = redact("r.txt", written.encode(), REGISTER, PEOPLE)
    assert left(made.content.decode()) == []
    assert "Mother" in made.content.decode()
    assert any(
        t.code == "Mother" for t in scan("r.txt", written.encode(), REGISTER).traces
    )


RUNS = {
    "each half a run": run("Quill-") + run("Brask"),
    "the hyphen a run": run("Quill") + run("\u2011") + run("Brask"),
    "fixed hyphen": "<w:r><w:t>Quill</w:t><w:noBreakHyphen/><w:t>Brask</w:t></w:r>",
    "soft hyphen": "<w:r><w:t>Quill</w:t><w:softHyphen/><w:t>Brask</w:t></w:r>",
    "fixed hyphen in its run": run("Quill")
    + "<w:r><w:noBreakHyphen/></w:r>"
    + run("Brask"),
    "a break": "<w:r><w:t>Quill-</w:t><w:br/><w:t>Brask</w:t></w:r>",
    "a soft hyphen of the text": run("Quill\u00ad") + run("Brask"),
    "marks between": run("Quill-") + '<w:proofErr w:type="spellStart"/>' + run("Brask"),
}


@pytest.mark.parametrize("how", RUNS)
def test_a_name_across_runs_of_word_goes_whole(how: str) -> None:
    before = word_file(para(run("Then ") + RUNS[how] + run(" came.")))
    assert not scan("r.docx", before, REGISTER).clean
    made = redact("r.docx", before, REGISTER, PEOPLE)
    (text,) = (p.text for p in docx.Document(io.BytesIO(made.content)).paragraphs)
    assert " ".join(text.split()) == "Then Mother came."
    assert scan("r.docx", made.content, REGISTER).clean


def test_hyphens_in_words_of_every_day_stay() -> None:
    words = "A well-known co-\nworker\u2019s follow\u00adup of 2014\u20132016."
    made = redact("r.txt", words.encode(), REGISTER, PEOPLE)
    assert made.content.decode() == words.replace("\u00ad", "")
    coding = code_file(words.encode(), "r.md", KNOWN)
    assert coding.edits == ()


def test_hyphens_of_any_kind_in_numbers_and_addresses_hide_nothing() -> None:
    one = Identity(
        code="Mother",
        names=("Jane Quill-Brask",),
        telephones=("07700 900123",),
        addresses=("14 Nonesuch-Row",),
    )
    register = Register((one,))
    for dash, blank in itertools.product("-\u2010\u2011\u2012\u2013", ("", "\n")):
        text = f"07700{dash}900{dash}123 at 14 Nonesuch{dash}Row{blank}."
        made = redact("r.txt", text.encode(), register, PEOPLE)
        assert "123" not in made.content.decode()
        assert "Nonesuch" not in made.content.decode()
