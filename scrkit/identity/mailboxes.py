"""Names in e-mail addresses, handles and links, which are no prose."""

import re
from collections.abc import Iterator

from scrkit.identity.naming import surely_names
from scrkit.identity.spellings import WORD, Spellings, folded

_LONGEST = 64  # characters before the @ of an address, by the rules of mail
_BEFORE = re.compile(r"[\w.+'\u2019%-]+\Z")
_HANDLE = re.compile(r"(?<![\w@])@[\w.-]{1,64}")
_LINK = re.compile(r"https?://[^\s<>\"]{1,2000}")
# PhilippaQuillfeather: a capital behind a small letter begins a word.
_HUMP = re.compile(r"(?<=[a-z])(?=[A-Z])")


def mailbox_names(text: str, known: Spellings) -> bool:
    """Tell whether an e-mail address, a handle or a link in a text names somebody.

    Looked at are the words before the @, parted by any sign or by capitals, and the
    whole of them in one. The cost grows with the text.
    """
    if "@" not in text and "://" not in text:
        return False
    return any(_names(one, known) for one in dict.fromkeys(_closed(text)))


def _closed(text: str) -> Iterator[str]:
    at = text.find("@")
    while at >= 0:
        before = _BEFORE.search(text, max(0, at - _LONGEST), at)
        if before:
            yield before[0]
        at = text.find("@", at + 1)
    yield from (match[0] for match in _HANDLE.finditer(text))
    yield from (match[0] for match in _LINK.finditer(text))


def _names(closed: str, known: Spellings) -> bool:
    words = [folded(one) for one in WORD.findall(_HUMP.sub(" ", closed))]
    whole = {*(folded(one) for one in WORD.findall(closed)), "".join(words)}
    if not known.joined.isdisjoint(whole):
        return True
    if not any(word in known.by_first for word in words):
        return False
    # A mailbox has no capitals that could say whether May is a month.
    return surely_names(" ".join(words).title(), known)
