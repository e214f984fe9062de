import pytest

from scrkit.identity.register import Register
from scrkit.identity.spellings import spellings
from scrkit.identity.strangers import strangers


def found(text: str, register: Register) -> list[tuple[str, str, str]]:
    usual = {"school", "board", "ipc"}
    return [
        (text[one.start : one.end], one.kind, one.near)
        for one in strangers(text, spellings(register), usual)
    ]


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("She rang Lavinia.", [("Lavinia", "capital", "")]),
        ("Mrs Testcase rang.", [("Testcase", "capital", "")]),
        ("Then mrs testcasey rang.", [("testcasey", "titled", "")]),
        ("Seen by dr. smith", [("smith", "titled", "")]),
        ("Then Quilfeather rang.", [("Quilfeather", "near", "HV1")]),
        ("Then Marigodl rang.", [("Marigodl", "near", "Mother")]),
        ("Seen with J.T. at home", [("J.T.", "initials", "")]),
        ("Seen with LT at home", [("LT", "initials", "")]),
    ],
)
def test_who_may_be_somebody_is_found(
    text: str, wanted: list[tuple[str, str, str]], register: Register
) -> None:
    assert found(text, register) == wanted


@pytest.mark.parametrize(
    "text",
    [
        "The school rang. She came on Monday in March.",
        "At School she told the Board. IPC was held.",
        "@HV1 rang Kes and Dr Quillfeather.",
        "They miss school, dr on call came.",
        "Seen by mr quillfeather",
        "- First item\n- Second item",
    ],
)
def test_who_is_known_and_what_is_no_name_is_left(
    text: str, register: Register
) -> None:
    assert found(text, register) == []


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("Lavinia rang. Smith came.", ["Lavinia", "Smith"]),
        ("- Sharon came.\n2. Zoë's aunt rang", ["Sharon", "Zoë's"]),
        ("O'Testcase said so. McExample left.", ["O'Testcase", "McExample"]),
        ("SMITH, John and the SMITH family", ["SMITH", "John", "SMITH"]),
        ("Seen by Smith-JONES.", ["Smith-JONES"]),
        ("PLAN AGREED WITH TESTCASE FAMILY", ["TESTCASE"]),
    ],
)
def test_a_name_that_opens_a_sentence_or_stands_in_capitals_is_found_without_a_register(
    text: str, wanted: list[str]
) -> None:
    assert [word for word, _, _ in found(text, Register())] == wanted


@pytest.mark.parametrize(
    "text",
    [
        "Telephoned twice. Safeguarding was told. Uncontactable. Will ring. Grey day.",
        "She WILL come and MUST NOT be late. I'm sure I've said so. Don't wait.",
        "Multi-agency meeting. Pre-school visited. Mum's health. X-ray taken. Mould.",
        "CHILD PROTECTION PLAN AGREED. BLACK MOULD SEEN IN KITCHEN.",
    ],
)
def test_ordinary_words_that_open_a_sentence_or_shout_are_left(text: str) -> None:
    assert found(text, Register()) == []
