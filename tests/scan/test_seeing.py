"""Every disguise of a name is seen; ordinary words are left in peace."""

import pytest

from scrkit.identity.register import Register
from scrkit.model.identity import Identity
from scrkit.scan import Grade, scan, sight
from scrkit.scan.fold import fold
from scrkit.scan.seeing import see
from scrkit.scan.values import Part, Piece


def seen(text: str, register: Register) -> set[tuple[str, str]]:
    part = Part("", (Piece(text),))
    return {(t.code, t.grade.word) for t in see(part, sight(register))}


@pytest.mark.parametrize(
    "text",
    [
        "Then Philippa Quillfeather rang.",
        "PHILIPPA QUILLFEATHER",
        "philippa quillfeather",
        "Quillfeather, Philippa",
        "Ms Quillfeather\u2019s note",
        "the Quillfeathers",
        "P. Quillfeather",
        "P.Quillfeather",
        "Quillfeather P",
        "Quill\u00adfeather",
        "Quill\u200bfeather",
        "Quill\u2060feather",
        "Philippa\u00a0Quillfeather",
        "Ｑｕｉｌｌｆｅａｔｈｅｒ",
        "Quіllfеаthеr",  # Cyrillic
        "Quíllfeäther",
        "Qui\u0301llfeather",
        "philippa.quillfeather@mail.example",
        "pquillfeather",
        "quillfeather_philippa.docx",
        "PhilippaQuillfeather",
        "QuillfeatherNotes",
        "Philippa%20Quillfeather",
        "Philippa&#32;&#81;uillfeather",
        "Q u i l l f e a t h e r",
        "Q.u.i.l.l.f.e.a.t.h.e.r",
        "Quillfeather2014",
        "(Quillfeather)",
        "P.Q. wrote",
        "ring 07700 900123",
        "ring +44 7700 900 123",
        "07700-900-123",
    ],
)
def test_a_disguise_is_an_alarm(text: str, register: Register) -> None:
    assert ("HV1", "alarm") in seen(text, register)


@pytest.mark.parametrize(
    "text",
    [
        "born 3 November 2012", "born on the 3rd of November, 2012", "03/11/2012",
        "3.11.12", "2012-11-03", "November 3rd, 2012", "03-Nov-2012", "20121103",
        "NHS 9990000018", "999-000-0018", "at 14 Nonesuch Row", "Kes slept.",
        "Zoe is not, Kestrel R. Ashdown-Exemplar is",
    ],
)  # fmt: skip
def test_days_numbers_and_addresses_are_alarms(text: str, register: Register) -> None:
    assert ("ChildK", "alarm") in seen(text, register)


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("by the grace of chance she will come", set()),
        ("Grace was given to all.", {("SW1", "note")}),
        ("### 4.2 Grace", {("SW1", "note")}),
        ("Then Grace came.", {("SW1", "alarm")}),
        ("Will she come?", {("SW1", "note")}),
        ("Grace Will came.", {("SW1", "alarm")}),
        ("PQ wrote", {("HV1", "note")}),
        ("Then Quilfeather rang", {("HV1", "note")}),
        ("Then Quillfaether rang", {("HV1", "note")}),
        ("the made-up trial", {("rare 1", "alarm")}),
        ("Zoe Brontelike", {("SW2", "alarm")}),
        ("at Sunflower Sample Nursery", {("NurseryA", "alarm")}),
        ("a sunflower and a sample", set()),
        ("Keswick, kestrels' cousin", {("ChildK", "alarm")}),
        ("Keswick is a town; a quill, a feather", set()),
    ],
)
def test_grades(text: str, wanted: set[tuple[str, str]], register: Register) -> None:
    assert seen(text, register) == wanted


@pytest.mark.parametrize(
    ("text", "kind", "grade"),
    [
        ("999 000 0026", "nhs-number", "alarm"),
        ("AB 12 34 56 C", "national-insurance", "alarm"),
        ("ZZ99 9ZZ", "postcode", "alarm"),
        ("01632 960001", "telephone", "alarm"),
        ("07700 900999", "telephone", "alarm"),
        ("somebody@mail.example", "e-mail", "alarm"),
        ("car AB12 CDE", "vehicle", "alarm"),
        ("AB12 CDE", "vehicle", "note"),
        # What forms print to show how it is written.
        ("National Insurance number QQ 12 34 56 C", "national-insurance", "note"),
        ("passport 123456789", "passport", "alarm"),
        ("FABLE912345AB9CD", "driving-licence", "alarm"),
    ],
)
def test_identifiers_of_anybody(text: str, kind: str, grade: str) -> None:
    part = Part("", (Piece(f"It is {text}."),))
    found = {(t.kind, t.grade.word) for t in see(part, sight(Register()))}
    assert (kind, grade) in found


@pytest.mark.parametrize(
    "text",
    ["999 000 0027", "in 2014 and 2015", "pages 123-456", "1234567890123", "#E8E8E8",
     "SCR402", "the 14th", "£1,234,567", "section 12.34.56"],
)  # fmt: skip
def test_figures_that_lead_to_nobody(text: str) -> None:
    part = Part("", (Piece(f"It is {text}."),))
    assert list(see(part, sight(Register()))) == []


def test_what_is_public_may_stand() -> None:
    text = "Write to the Board, board@fernshire.example, Fernshire."
    found = scan("x.txt", text.encode(), Register(), ("board@fernshire.example",))
    assert found.traces == ()


def test_places_in_the_text_are_right_in_every_disguise(register: Register) -> None:
    text = "Ｔhen  \u200bQuіll\u00adfeаther  rang"
    (trace,) = see(Part("", (Piece(text),)), sight(register))
    assert text[trace.start : trace.end] == "Quіll\u00adfeаther"
    assert trace.grade is Grade.ALARM
    assert "Qu" not in repr(trace)


def test_the_skeleton_has_a_place_for_every_letter() -> None:
    for text in ("ﬁle ß Æ", "a\u0301 b\t\n c", "İstanbul", "x" * 5, "'' ``"):
        folded = fold(text)
        for at in range(len(folded.text)):
            start, end = folded.span(at, at + 1)
            assert 0 <= start < end <= len(text)


def test_the_boards_own_telephone_may_stand_in_any_spelling(register: Register) -> None:
    public = ("The Board, County Hall, 01632 960000",)
    for text in ("01632 960000", "(01632) 960-000", "+44 1632 960000"):
        assert scan("a.txt", text.encode(), register, public).traces == (), text
    assert scan("a.txt", b"01632 960001", register, public).traces


def test_a_slip_tells_all_whose_name_it_may_be() -> None:
    double = ("Tansy Quillfold-Nonesuch", "Rook Quillfold-Nonesuch", "Una Quillfold")
    people = (Identity(code=f"P{n}", names=(name,)) for n, name in enumerate(double))
    register = Register(tuple(people))
    every = {(f"P{n}", "note") for n in range(3)}
    assert seen("Ms Qu1llfold was seen", register) == every
    # Half of a name with an initial is many an author; the whole of one is hers.
    assert (
        seen("Quillfold, T. and Beck, R. (2009) Sleep in infancy.", register) == every
    )
    authors = "Quillfold, U. and Beck, R. (2009) Sleep in infancy."
    assert ("P2", "alarm") in seen(authors, register)
