import re

import pyrage
import pytest

from scrkit.errors import ScrError
from scrkit.identity import custody, sealing
from tests import quickage

CLEAR = b"format: 1\nidentities:\n  - code: SW1\n    names: [Grace O'Nowhere]\n"


def test_each_recipient_opens_what_was_sealed_and_nobody_else() -> None:
    mine, yours, theirs = (sealing.new_key() for _ in range(3))
    sealed = sealing.seal(CLEAR, [yours.recipient], mine)
    assert mine.opens(sealed) == yours.opens(sealed) == CLEAR
    with pytest.raises(ScrError):
        theirs.opens(sealed)


def test_one_recipient_is_too_few_and_a_wrong_one_is_told() -> None:
    mine = sealing.new_key()
    with pytest.raises(ScrError, match="two keys"):
        sealing.seal(CLEAR, [mine.recipient], mine)
    with pytest.raises(ScrError, match="no public key"):
        sealing.seal(CLEAR, ["age1wrong"], mine)


def test_every_flipped_byte_and_every_cut_is_refused() -> None:
    mine, yours = sealing.new_key(), sealing.new_key()
    sealed = sealing.seal(CLEAR, [yours.recipient], mine)
    for at in range(len(sealed)):
        broken = sealed[:at] + bytes([sealed[at] ^ 1]) + sealed[at + 1 :]
        with pytest.raises(ScrError):
            mine.opens(broken)
        with pytest.raises(ScrError):
            mine.opens(sealed[:at])


@pytest.mark.parametrize("ours", [True, pytest.param(False, marks=pytest.mark.full)])
def test_a_passphrase_opens_and_a_short_one_is_refused(
    request: pytest.FixtureRequest, *, ours: bool
) -> None:
    if not ours:
        request.getfixturevalue("ages_own_work")
    words = "correct horse battery made-up"
    sealed = sealing.seal_with_passphrase(CLEAR, words)
    assert sealing.with_passphrase(sealed)
    assert sealing.open_with_passphrase(sealed, words) == CLEAR
    with pytest.raises(ScrError):
        sealing.open_with_passphrase(sealed, words + "!")
    for short in ("", "           ", "short"):
        with pytest.raises(ScrError, match="shorter"):
            sealing.seal_with_passphrase(CLEAR, short)


@pytest.mark.full
@pytest.mark.usefixtures("ages_own_work")
def test_what_the_tests_lock_is_what_age_locks() -> None:
    head = re.compile(rb"age-\S+/v1\n-> scrypt [\w+/]{22} \d+\n[\w+/]{43}\n--- ")
    made = pyrage.passphrase.encrypt(CLEAR, "correct horse battery made-up")
    ours = quickage.encrypt(CLEAR, "correct horse battery made-up")
    assert head.match(made)
    assert head.match(ours)
    assert len(made) - len(ours) == len("18") - len("4")


def test_a_key_is_read_in_any_case_and_never_shown() -> None:
    mine = sealing.new_key()
    assert sealing.read_key(mine.text().lower()).recipient == mine.recipient
    assert "secret" not in repr(mine).lower()
    for bad in (b"", b"AGE-SECRET-KEY-1QQQQ", mine.text() + sealing.new_key().text()):
        with pytest.raises(ScrError):
            sealing.read_key(bad)


def test_what_git_holds_is_judged_by_its_bytes() -> None:
    mine, yours = sealing.new_key(), sealing.new_key()
    held = [
        ("identities.yaml", b"x"),
        ("notes/copy.yaml", CLEAR),
        ("key.txt", mine.text().lower()),
        ("identities.yaml.age", sealing.seal(CLEAR, [yours.recipient], mine)),
        ("people.yaml", b"people: []\n"),
    ]
    found = custody.custody(held, ignored=False)
    assert [(one.place.file, one.code) for one in found] == [
        ("identities.yaml", "SCR720"),
        ("notes/copy.yaml", "SCR720"),
        ("key.txt", "SCR721"),
        (".gitignore", "SCR722"),
    ]
    assert list(custody.custody(held[3:], ignored=True)) == []
    assert list(custody.custody(None, ignored=None)) == []


def test_a_passphrase_of_a_faster_machine_is_not_called_wrong() -> None:
    sealed = bytes(pyrage.passphrase.encrypt(b"names", "four words not near"))
    harder = re.sub(rb"(-> scrypt \S+ )\d+", rb"\g<1>30", sealed)
    with pytest.raises(ScrError, match="too much work for this machine"):
        sealing.open_with_passphrase(harder, "four words not near")
