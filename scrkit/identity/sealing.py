"""Seal and open bytes with age; in memory only, never a file of its own.

What sealing cannot do: a key that was once among the recipients opens every copy that
was sealed for it, for ever; and what git once held in the clear, its history holds.
"""

import re
from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from scrkit.errors import ScrError
from scrkit.identity.keyfiles import HEADER, unusable, unusable_recipient
from scrkit.patterns import later

if TYPE_CHECKING:
    import pyrage

MIN_PASSPHRASE = 12
MIN_RECIPIENTS = 2
# "SCR_PASSPHRASE=…" in a file of settings; not "${{ secrets.… }}", "$1" or "<yours>".
_SPOKEN = re.compile(
    rb"""SCR_PASSPHRASE["'\]]{0,2}[ \t]*[:=][ \t]*["']?[^\s"'$<{(%\[.`*][^\r\n]{3}"""
)
# The same with a blank between its signs here and there, as it was pasted or read out.
_APART = r"[ \t]?".join("age-secret-key-").encode()
_SPACED = later(_APART + rb"[ \t]?(?:p[ \t]?q[ \t]?-[ \t]?)?1[ \t]?[0-9a-z]")
# A line of remarks may hold the public key, or an old one that was put aside.
_USUAL = later(rb"AGE-SECRET-KEY-1[0-9A-Z]+", re.IGNORECASE)
_REMARK = later(rb"(?m)^\s*#.*$")


def _age() -> Any:
    """Return what seals and opens; most commands only look at what is sealed."""
    import pyrage

    return pyrage


class Key:
    """A secret key of age; shows nothing of itself."""

    __slots__ = ("_identity",)

    def __init__(self, identity: "pyrage.x25519.Identity") -> None:
        self._identity = identity

    @property
    def recipient(self) -> str:
        """The public key that belongs to it."""
        return str(self._identity.to_public())

    def text(self) -> bytes:
        """Return the key as the file that age reads."""
        return f"# public key: {self.recipient}\n{self._identity}\n".encode()

    def opens(self, sealed: bytes) -> bytes:
        """Return what was sealed for this key; raises ScrError where it was not."""
        try:
            return bytes(_age().decrypt(sealed, [self._identity]))
        except _age().DecryptError as error:
            raise ScrError(
                "the register cannot be opened with this key",
                "It was sealed for other keys, or the file is damaged.",
            ) from error


def new_key() -> Key:
    """Make a new secret key."""
    return Key(_age().x25519.Identity.generate())


def read_key(content: bytes) -> Key:
    """Return the key of a file that age-keygen or scr made.

    Raises ScrError that says what else it is, where it holds no such key.
    """
    found = set(_USUAL.findall(_REMARK.sub(b"", content)))
    if len(found) > 1:
        raise ScrError(
            "this key file holds several keys",
            "Name a file that holds your own alone, on a line of its own.",
        )
    if not found:
        raise unusable(content)
    try:
        identity = _age().x25519.Identity.from_str(found.pop().decode("ascii").upper())
    except Exception as error:
        raise ScrError(
            "the secret key in this file is damaged", "Take it from its backup."
        ) from error
    return Key(identity)


def holds_key(content: bytes) -> bool:
    """Tell whether bytes hold a secret key of age, in whatever case."""
    # In lower case: a pattern that asks for neither is slow over long files.
    return _SPACED.search(content.lower()) is not None


def holds_passphrase(content: bytes) -> bool:
    """Tell whether bytes set SCR_PASSPHRASE, and not to what another place holds."""
    return b"SCR_PASSPHRASE" in content and _SPOKEN.search(content) is not None


def seal(clear: bytes, recipients: Sequence[str], own: Key) -> bytes:
    """Return the bytes sealed for the recipients, proved by opening them again.

    Raises ScrError for fewer than two recipients, one that is none, or without the
    sealer's own among them.
    """
    wanted = tuple(dict.fromkeys((*recipients, own.recipient)))
    if len(wanted) < MIN_RECIPIENTS:
        raise ScrError(
            "a register is sealed for two keys at least",
            "If the only key is lost, so are the names. Add another: --recipient age1…",
        )
    sealed = bytes(_age().encrypt(clear, [_recipient(one) for one in wanted]))
    if own.opens(sealed) != clear:
        raise ScrError("what was sealed does not open again; nothing was changed")
    return sealed


def _recipient(text: str) -> "pyrage.x25519.Recipient":
    try:
        return _age().x25519.Recipient.from_str(text)
    except Exception as error:
        raise unusable_recipient(text) from error


def seal_with_passphrase(clear: bytes, passphrase: str) -> bytes:
    """Return the bytes sealed with a passphrase, proved by opening them again."""
    if len(passphrase.strip()) < MIN_PASSPHRASE:
        raise ScrError(
            f"the passphrase is shorter than {MIN_PASSPHRASE} characters",
            "Take four or five words that do not belong together.",
        )
    sealed = bytes(_age().passphrase.encrypt(clear, passphrase))
    if open_with_passphrase(sealed, passphrase) != clear:
        raise ScrError("what was sealed does not open again; nothing was changed")
    return sealed


def open_with_passphrase(
    sealed: bytes, passphrase: str, what: str = "register"
) -> bytes:
    """Return what was sealed with a passphrase; raises ScrError where it was not.

    `what` says what it is to whoever gave the passphrase.
    """
    try:
        return bytes(_age().passphrase.decrypt(sealed, passphrase))
    except _age().DecryptError as error:
        # How much work is too much age decides by how fast the machine is just now.
        if "work parameter" in str(error).lower():
            raise ScrError(
                "opening it by passphrase is too much work for this machine just now",
                "Close other programs and try again, or open it on a faster machine.",
            ) from error
        raise ScrError(
            f"the {what} cannot be opened with this passphrase",
            "Is it the passphrase of this file? If so, the file is damaged.",
        ) from error


def is_sealed(content: bytes) -> bool:
    """Tell whether bytes are a sealed file of age."""
    return content.startswith(HEADER)


def with_passphrase(sealed: bytes) -> bool:
    """Tell whether a sealed file wants a passphrase."""
    return b"\n-> scrypt " in sealed[:400]
