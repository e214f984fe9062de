"""Keys of other kinds, and key files that other programs saved, by the command line."""

import io
from pathlib import Path

import pyrage
import pytest

from scrkit.cli.app import run
from scrkit.identity.sealing import new_key
from tests.writing import WRITING, lay_out

WORDS = "four words not near"
PEM = "-----BEGIN {0}-----\nbm8ga2V5IGF0IGFsbA==\n-----END {0}-----\n"
USUAL = new_key()
OTHER = new_key()


@pytest.fixture
def sealed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Lay out a review whose register is sealed for my.agekey."""
    monkeypatch.delenv("SCR_PASSPHRASE", raising=False)
    lay_out(tmp_path, WRITING["unseal"])
    return tmp_path


def unsealed(at: Path, key: Path) -> int:
    return run(["unseal", str(at / "r"), "--key", str(key)])


def named(at: Path, content: bytes, capsys: pytest.CaptureFixture[str]) -> str:
    """Return what is said of a key file; it opens nothing, and nothing is written."""
    key = at / "given.key"
    key.write_bytes(content)
    capsys.readouterr()
    assert unsealed(at, key) == 2
    shown = capsys.readouterr()
    assert shown.out == ""
    assert not (at / "r/identities.yaml").exists()
    # No part of a key is quoted.
    # The last word of bytes at random may be a single letter, which any message holds.
    last = ["", *content.decode("latin-1").split()][-1]
    assert len(last) < 4 or last not in shown.err
    return shown.err


# Age makes it work for a second each time that something is locked or opened.
@pytest.mark.parametrize(
    ("armored", "typed"),
    [
        (False, True),
        (True, False),
        pytest.param(False, False, marks=pytest.mark.full),
        pytest.param(True, True, marks=pytest.mark.full),
    ],
)
def test_a_locked_key_file_is_opened_with_its_passphrase(
    sealed: Path, monkeypatch: pytest.MonkeyPatch, *, armored: bool, typed: bool
) -> None:
    clear = (sealed / "my.agekey").read_bytes()
    locked = sealed / "locked.age"
    locked.write_bytes(pyrage.passphrase.encrypt(clear, WORDS, armored=armored))
    if typed:
        monkeypatch.setattr("sys.stdin", io.StringIO(f"{WORDS}\n"))
    else:
        monkeypatch.setenv("SCR_PASSPHRASE", WORDS)

    assert unsealed(sealed, locked) == 0
    assert b"Zelda" in (sealed / "r/identities.yaml").read_bytes()


def test_a_wrong_passphrase_is_told_of_the_key_file_and_not_of_the_register(
    sealed: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    locked = pyrage.passphrase.encrypt(USUAL.text(), WORDS)
    monkeypatch.setenv("SCR_PASSPHRASE", "another one altogether")

    told = named(sealed, locked, capsys)
    assert told.startswith("scr: the key file cannot be opened with this passphrase")


def test_a_look_through_git_asks_nobody_for_a_passphrase(
    sealed: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    locked = sealed / "locked.age"
    locked.write_bytes(pyrage.passphrase.encrypt(USUAL.text(), WORDS))
    monkeypatch.setattr("sys.stdin", None)

    assert run(["seal", str(sealed / "r"), "--check", "--key", str(locked)]) in (0, 2)


@pytest.mark.parametrize(
    ("content", "what"),
    [
        ("AGE-SECRET-KEY-PQ-1QQQQQQQQ", "a post-quantum key of age"),
        ("# a\nage-secret-key-pq-1qqqqqqqq\r\n", "a post-quantum key of age"),
        ("# Serial: 1, Slot: 1\nAGE-PLUGIN-YUBIKEY-1QQQQQQ", "a hardware key"),
        ("AGE-PLUGIN-SE-1QQQQQQ", "a hardware key"),
        (PEM.format("OPENSSH PRIVATE KEY"), "an SSH key"),
        (PEM.format("RSA PRIVATE KEY"), "an SSH key"),
        ("PuTTY-User-Key-File-3: ssh-ed25519\n", "an SSH key"),
        (PEM.format("PGP PRIVATE KEY BLOCK"), "PGP"),
        (PEM.format("PRIVATE KEY"), "(PEM)"),
        pytest.param(USUAL.recipient, "a public key only", id="public"),
        ("ssh-ed25519 AAAAC3Nz someone@example", "a public key only"),
        ("", "the key file is empty"),
        ("\ufeff\n", "this is no key file"),
        ("words and no such thing as Xyzzy", "this is no key file"),
        pytest.param(
            USUAL.text().decode() + OTHER.text().decode(), "several keys", id="two"
        ),
    ],
)
def test_a_key_of_another_kind_is_named_for_what_it_is(
    sealed: Path, capsys: pytest.CaptureFixture[str], content: str, what: str
) -> None:
    told = named(sealed, content.encode(), capsys)

    assert what in told
    # A second line says the way out.
    assert len(told.splitlines()) == 2


@pytest.mark.parametrize("encoding", ["utf-16", "utf-16-le", "utf-16-be"])
def test_a_key_file_in_utf_16_is_named_for_it(
    sealed: Path, capsys: pytest.CaptureFixture[str], encoding: str
) -> None:
    text = USUAL.text().decode().replace("\n", "\r\n")
    told = named(sealed, text.encode(encoding), capsys)

    assert "UTF-16" in told
    assert "age-keygen -o FILE" in told


def test_what_is_sealed_and_no_key_is_named_for_it(
    sealed: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    register = (sealed / "r/identities.yaml.age").read_bytes()
    assert "a sealed file, and no key" in named(sealed, register, capsys)


@pytest.mark.parametrize("before", ["\ufeff", "# mine\r\n", "\r\n  ", "PQ too:\n"])
def test_marks_line_ends_and_remarks_spoil_no_key_file(
    sealed: Path, before: str
) -> None:
    clear = (sealed / "my.agekey").read_text("ascii").replace("\n", "\r\n")
    aside = f"# {OTHER.text().decode().splitlines()[-1]}\r\n"
    key = sealed / "windows.key"
    key.write_bytes(f"{before}{clear}{aside}".encode())

    assert unsealed(sealed, key) == 0


@pytest.mark.parametrize(
    ("recipient", "what"),
    [
        ("age1pq1qqqqqqq", "a post-quantum key of age"),
        ("age1tagpq1qqqqqqq", "a post-quantum key of age"),
        ("age1yubikey1qqqqqqq", "a hardware key"),
        ("age1tag1qqqqqqq", "a hardware key"),
        ("age1fido2-hmac1qqqqqqq", "a hardware key"),
        ("ssh-ed25519 AAAAC3Nz someone@example", "an SSH key"),
        ("ssh-rsa AAAAB3Nz", "an SSH key"),
        ("github:someone", "the name of a file or account"),
        ("keys/recipients.txt", "the name of a file or account"),
        ("AGE-SECRET-KEY-1QQQQQQ", "a secret key was given as a recipient"),
        ("AGE-PLUGIN-YUBIKEY-1QQQ", "a secret key was given as a recipient"),
        pytest.param(USUAL.recipient[:-2], "no public key of age", id="cut"),
        ("someone", "no public key of age"),
    ],
)
def test_a_recipient_of_another_kind_is_named_and_not_remembered(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], recipient: str, what: str
) -> None:
    lay_out(tmp_path, WRITING["seal"])
    before = (tmp_path / "r/review.yaml").read_bytes()
    capsys.readouterr()

    words = ("seal", str(tmp_path / "r"), "--key", str(tmp_path / "my.agekey"))
    assert run([*words, "--recipient", recipient]) == 2

    told = capsys.readouterr().err
    assert what in told
    assert recipient not in told
    assert len(told.splitlines()) == 2
    assert (tmp_path / "r/review.yaml").read_bytes() == before
    assert not (tmp_path / "r/identities.yaml.age").exists()


def test_a_recipient_copied_with_blanks_is_taken_without_them(tmp_path: Path) -> None:
    lay_out(tmp_path, WRITING["seal"])
    words = ("seal", str(tmp_path / "r"), "--key", str(tmp_path / "my.agekey"))

    assert run([*words, "--recipient", f" {OTHER.recipient}\n"]) == 0
    assert f"{OTHER.recipient}" in (tmp_path / "r/review.yaml").read_text("utf-8")
