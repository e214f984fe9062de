"""Tell what kind of key somebody has given, where it is one that cannot be used here.

People have keys of several programs, and editors and shells save them in their own
ways. Each is named for what it is, with the way out; nothing of it is quoted.
"""

import base64
import binascii
import re

from scrkit.errors import ScrError
from scrkit.patterns import later

HEADER = b"age-encryption.org/v1\n"
_ARMOR = b"-----BEGIN AGE ENCRYPTED FILE-----"
_ARMORED = later(re.escape(_ARMOR) + rb"\s+([A-Za-z0-9+/=\s]+)")
_SCRYPT = b"\n-> scrypt "
# What a header holds before its first stanza is over, in bytes.
_HEAD = 400
_MARKS = (b"\xff\xfe", b"\xfe\xff")
_OWN = (
    "Make one that can be used with: scr seal --new-key FILE, and ask another keeper "
    "to seal the register for it too."
)
_OURS = (
    "Ask its owner for a public key of the usual kind, age1 and 58 letters: "
    "scr seal --new-key FILE tells one."
)
_POST_QUANTUM = "a post-quantum key of age, which scrkit cannot use yet"
_PLUGIN = "a key of a plugin of age, such as a hardware key, which scrkit cannot use"
_SSH = "an SSH key, which scrkit cannot use"
# By what a file holds, in capitals; the first that fits.
_SECRET = (
    (rb"AGE-SECRET-KEY-PQ-", _POST_QUANTUM),
    (rb"AGE-PLUGIN-", _PLUGIN),
    (rb"BEGIN (OPENSSH|RSA|DSA|EC) PRIVATE KEY|PUTTY-USER-KEY-FILE", _SSH),
    (rb"BEGIN SSH2 ENCRYPTED PRIVATE KEY", _SSH),
    (rb"BEGIN PGP ", "a key or message of PGP, which scrkit cannot use"),
    (
        rb"BEGIN (ENCRYPTED )?PRIVATE KEY|BEGIN CERTIFICATE",
        "a key or certificate for websites and mail (PEM), which scrkit cannot use",
    ),
)
_SSH_PUBLIC = later(r"(?i)(ssh-|ecdsa-sha2-|sk-ssh-|sk-ecdsa-)|BEGIN SSH2 PUBLIC")
_FILE = later(r"[\\/]|(?i:\.(txt|pub|key|agekey|age|pem))$")


def is_locked(content: bytes) -> bool:
    """Tell whether a key file is itself sealed with a passphrase, armoured or not."""
    return _SCRYPT in _head(content)


def unusable(content: bytes) -> ScrError:
    """Return what a file without a key of the usual kind is, and the way out."""
    upper = content.upper()
    if not content.strip():
        return ScrError("the key file is empty", "Take it from its backup.")
    # A sealed file is no text: it may hold anything behind its first lines.
    sealed = bool(_head(content))
    if not sealed and (content[:2] in _MARKS or b"\0" in content[:_HEAD]):
        return _wide()
    for pattern, what in _SECRET:
        if not sealed and re.search(pattern, upper):
            return ScrError(f"this is {what}", _OWN)
    if sealed:
        return ScrError(
            "this is a sealed file, and no key",
            "Name the key that opens it: a file with AGE-SECRET-KEY-1 in it.",
        )
    if re.search(rb"\bAGE1|^\s*(SSH-|ECDSA-SHA2-)|BEGIN SSH2 PUBLIC KEY", upper):
        return ScrError(
            "this file holds a public key only, which opens nothing",
            "Name the file of the secret key, a line of which begins with "
            "AGE-SECRET-KEY-1.",
        )
    return ScrError(
        "this is no key file of age",
        "A key file has one line that begins with AGE-SECRET-KEY-1.",
    )


def unusable_recipient(text: str) -> ScrError:
    """Return what a recipient that is no usual public key is, and the way out."""
    lower = text.strip().lower()
    if lower.startswith(("age-secret-key-", "age-plugin-")):
        return ScrError(
            "a secret key was given as a recipient; nothing was written",
            "A recipient is a public key, age1…. Others may have read what was typed: "
            "make a new key with scr seal --new-key FILE.",
        )
    if lower.startswith(("age1pq1", "age1tagpq1")):
        return ScrError(f"one of the recipients is {_POST_QUANTUM}", _OURS)
    # The last 1 of such a text parts its kind from the key: age1 alone is the usual.
    if re.match(r"age1[a-z0-9-]+1", lower):
        return ScrError(f"one of the recipients is {_PLUGIN}", _OURS)
    if _SSH_PUBLIC.match(lower):
        return ScrError(f"one of the recipients is {_SSH}", _OURS)
    if _FILE.search(text.strip()) or lower.startswith("github:"):
        return ScrError(
            "one of the recipients is the name of a file or account, and no key",
            "Give the public key itself, which begins with age1.",
        )
    return ScrError(
        "one of the recipients is no public key of age",
        "A public key begins with age1; it is copied whole.",
    )


def _wide() -> ScrError:
    return ScrError(
        "the key file is saved as UTF-16, which neither scrkit nor age reads",
        "PowerShell saves so what is sent into a file with >. Open it in an editor and "
        "save it again with the encoding UTF-8, or make it with age-keygen -o FILE.",
    )


def _head(content: bytes) -> bytes:
    """Return the beginning of a sealed file in the clear, b"" where it is none."""
    if content.startswith(HEADER):
        return content[:_HEAD]
    armored = _ARMORED.search(content)
    if armored is None:
        return b""
    letters = b"".join(armored[1].split())[:_HEAD]
    try:
        head = base64.b64decode(letters[: len(letters) // 4 * 4])
    except binascii.Error:
        return b""
    return head if head.startswith(HEADER) else b""
