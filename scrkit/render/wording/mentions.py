"""Put people and places in words where narrative mentions them; knows no files."""

import re
from collections.abc import Callable, Mapping

from scrkit.text.mentions import mentions

_POSSESSIVE = re.compile(r"(['’])s\b")
# Articles that wording may bring, and that may stand before a mention already.
_ARTICLE = re.compile(r"(?:the|an?) ", re.IGNORECASE)
_ARTICLE_BEFORE = re.compile(r"(?:^|(?<=[\s(\[\"'“‘*_]))(?:the|an?)\s+$", re.IGNORECASE)
# "Her @HV1 rang" means hers; "told her @HV1 rang" may mean either, and stays as it is.
_OWNER_BEFORE = re.compile(r"(?:^|(?<=[\s(\[\"'“‘*_]))(?:Her|His|Their)\s+$")
# A published role takes no title: "Dr @GP1" is "the GP".
_COURTESY_BEFORE = re.compile(
    r"(?:^|(?<=[\s(\[\"'“‘]))(?:Dr|Mr|Mrs|Ms|Miss|Prof|Professor)\.?\s+$"
)
# A full stop after these ends no sentence; neither does one after an initial.
_ABBREVIATION = re.compile(
    r"(?:^|[\s(\[])(?:Dr|Mr|Mrs|Ms|Prof|St|Sgt|e\.g|i\.e|cf|vs|approx|no|nos|para|"
    r"[ap]\.m|[A-Z])\.$"
)
# What may stand between the end of a sentence and its next word.
_OPENING = " \t\n\"'“‘([*_"
# Lists, quotes and headings of Markdown open a sentence too; so do a footnote, a cell,
# and the words of a picture.
_MARKER = re.compile(
    r"(?:^|\n)[ \t]*(?:[-+*>]|#{1,6}|\d{1,3}[.)]|\[\^[^\]\s]+\]:)[ \t]+$"
    r"|(?:^|\n)[ \t]*\|(?:[^\n]*[^\n\\]\|)?[ \t]*$"
    r"|!\[[ \t]*$"
)


def substitute(
    text: str, wordings: Mapping[str, str], escaped: Callable[[str], str] = str
) -> str:
    """Return `text` with every mention in words, and `@@` as a plain @.

    `wordings` gives the words for each code; a code it lacks is left as it stands.
    Words take a capital at a sentence start and a possessive that fits them.
    `escaped` is applied to what is put in, for text that is read as Markdown later.
    """
    if "@" not in text:
        return text
    parts: list[str] = []
    at = last = 0
    # Positions are those of the text as written, so the gaps are copied as they are.
    for mention in mentions(text, wordings):
        # How words fit depends on what stands between them and the mention before:
        # to look further back each time would take the square of a long text.
        before, last = text[last : mention.start], mention.start
        if not mention.known:
            continue
        dropped, words = fitted(before, wordings[mention.code])
        suffix = _POSSESSIVE.match(text, mention.end)
        parts.append(_unmarked(text[at : mention.start - dropped], escaped))
        parts.append(escaped(words + (possessive(words, suffix) if suffix else "")))
        at = suffix.end() if suffix else mention.end
    return "".join(parts) + _unmarked(text[at:], escaped)


def _unmarked(text: str, escaped: Callable[[str], str]) -> str:
    return text.replace("@@", escaped("@"))


def starts_sentence(before: str) -> bool:
    """Tell whether what follows `before` opens a sentence, a list item or a heading."""
    if _MARKER.search(before):
        return True
    bare = before.rstrip(_OPENING)
    gap = before[len(bare) :]
    if not bare or "\n\n" in gap.replace(" ", "").replace("\t", ""):
        return True
    if _closes_sentence(bare):
        return re.match(r"[\"'*_]*\s", gap) is not None
    # Speech after a comma or colon opens with a capital: She said: "The doctor …"
    return bare[-1] in ",:" and bool(re.search(r"\s[\"'“‘][*_]*$", gap))


def _closes_sentence(bare: str) -> bool:
    # Closing quotes and brackets belong to the sentence before.
    core = bare.rstrip("\"'”’)]*_")
    if not core or core[-1] not in ".?!" or core.endswith(("...", "…")):
        return False
    return _ABBREVIATION.search(core) is None


def fitted(before: str, words: str) -> tuple[int, str]:
    """Return how many characters to drop before the words, and the words as they fit.

    "the @HV1" must not become "the the health visitor", nor "Dr @GP1" "Dr the GP".
    """
    article = _ARTICLE.match(words)
    if article and (_ARTICLE_BEFORE.search(before) or _owned(before)):
        return 0, words[article.end() :]
    courtesy = _COURTESY_BEFORE.search(before) if article else None
    if courtesy:
        before = before[: courtesy.start()]
    if starts_sentence(before):
        words = words[:1].upper() + words[1:]
    return len(courtesy[0]) if courtesy else 0, words


def _owned(before: str) -> bool:
    owner = _OWNER_BEFORE.search(before)
    return owner is not None and starts_sentence(before[: owner.start()])


def possessive(words: str, suffix: re.Match[str]) -> str:
    """Return the genitive's ending as the words want it."""
    # The parents' home, but the boss's office.
    return suffix[1] if re.search(r"[^s]s$", words) else suffix[0]
