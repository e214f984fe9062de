"""Find codes of a review that stand in a text without their sign: SW1 for @SW1."""

import re
from collections.abc import Collection, Iterator

from msgspec import Struct

from scrkit.identifiers.english import is_english
from scrkit.identity.beside import opens
from scrkit.identity.spans import NOT_PROSE, within
from scrkit.patterns import later

_TOKEN = later(r"(?<![\w@.-])[A-Za-z][A-Za-z0-9]*(?:-[A-Za-z0-9]+)*")
_MENTION = later(r"(?<![\w@])@([A-Za-z][A-Za-z0-9]*(?:-[A-Za-z0-9]+)*)")
_BETWEEN = r"[ \u00a0\u2011-]"
_PARTED = later(rf"(?<![\w@.-])([A-Za-z]+){_BETWEEN}(\d+)(?![\w-]|\.\d)")
# S.W.1, S. W. 1
_DOTTED = later(r"(?<![\w@.-])((?:[A-Z]\.[ \u00a0]?){2,6})(\d+)(?![\w-]|\.\d)")
_LONDON = later(r"\bLondon,?\s$")
# Sibling 1, Social Worker 1
_IN_WORDS = later(
    r"(?<![\w@.-])((?:[A-Z][a-z]+[ \u00a0]){0,3}[A-Z][a-z]+)[ \u00a0](\d+)"
    r"(?![\w-]|\.\d)"
)
# HVs 1 and 2; SWs 1, 2 and 3
_SEVERAL = later(
    rf"(?<![\w@.-])([A-Z]{{2,6}})s{_BETWEEN}"
    r"(\d+(?:(?:,|,?[ \u00a0](?:and|or|to|&)|/)[ \u00a0]?\d+)+)(?![\w-]|\.\d)"
)
# With what words the roles end of which a code has the first letters.
_ROLES = frozenset(
    (
        "Worker",
        "Visitor",
        "Constable",
        "Carer",
        "Officer",
        "Nurse",
        "Teacher",
        "Manager",
    )
)
# SW1 before 1AA is the half of a postcode, `SW1` what a program would read.
_INWARD = later(r"\s?\d[A-Z]{2}\b")
_CODE = later(r"`[^`\n]*`")
_CAPITAL = later(r"\s+[A-Z]")
# What stands before a word that is used as the word: the Mother and Baby Unit.
_ARTICLE = later(
    r"\b(?:the|an?|his|her|their|this|that|my|our|each|every|no)\s+$", re.IGNORECASE
)
_CAPITAL_BEFORE = later(r"([A-Z][\w'’-]*)[\s-]+$")
# "When Mother rang": their capital is that of the sentence.
_OPENS_A_CLAUSE = frozenset(
    (
        *("When", "While", "As", "After", "Before", "Because", "If", "Since", "Until"),
        *(
            "Although",
            "Though",
            "Once",
            "Where",
            "Whether",
            "That",
            "And",
            "But",
            "Then",
        ),
        *(
            "Both",
            "Did",
            "Had",
            "Was",
            "With",
            "From",
            "To",
            "For",
            "By",
            "What",
            "How",
        ),
    )
)
# "Mother said that …": at the beginning, too, a word without an article that does
# something is somebody.
_DOES = later(
    r"\s+(?:(?:also|then|later|again|never|not|often|always|still|both|now|[a-z]+ly)\s+)?"
    r"(?:and\s+[A-Z][a-z]+\s+)?"
    r"(?:said|told|was|were|is|has|had|did|does|would|could|may|might|must|should|will|"
    r"went|came|left|took|gave|made|felt|thought|knew|saw|rang|wrote|spoke|began|became|"
    r"brought|kept|lost|met|held|stood|ran|sat|slept|drank|sought|found|got|paid|"
    r"(?!(?:need|seed|weed|feed|speed|breed)\b)[a-z]{2,}ed)\b"
)


class Bare(Struct, frozen=True):
    """A code without its sign: where it stands (characters), whose it is.

    `word` tells that the code is an English word too, so that it may be meant as such.
    """

    start: int
    end: int
    code: str
    word: bool = False


class BareCodes:
    """The codes of a review, made ready to be looked for in many texts."""

    def __init__(self, codes: Collection[str]) -> None:
        """Take the codes of people and places."""
        self._words = frozenset(code for code in codes if _is_word(code))
        sure = {code: code for code in codes if code not in self._words}
        # Only what has a digit is the same code however it is written: sw1.
        small = {c.lower(): c for c in sure if any(map(str.isdigit, c))}
        shouted = {c.upper(): c for c in small.values()}
        self._sure = small | shouted | sure
        self._parted = {
            f"{letters} {figures}": code
            for written, code in self._sure.items()
            for letters, figures in _in_two(written)
            # "GP 1" may be what the GP did first, where GP is somebody too.
            if letters not in codes
        }
        # Nobody writes the words of a code and its figures so by chance, but one may.
        self._worded = {
            text: code for code in sure for text in _in_words(code) if text not in codes
        }
        self._all = frozenset(self._sure) | self._words
        parted = {one.rsplit(" ", 1)[0] for one in self._parted}
        shorts = {one for one in parted if one.isupper() and len(one) > 1}
        self._ends = {one.split(" ")[-2] for one in self._worded}
        self._ends |= _ROLES if shorts else frozenset()
        self._plurals = {f"{one}s" for one in shorts}
        parted |= self._ends | self._plurals
        self._quick = _quick(self._all, parted)

    def may_hold(self, text: str) -> bool:
        """Tell whether a text, or one of several, may hold a bare code; quick."""
        return bool(self._all) and self._quick.search(text) is not None

    def find(self, text: str) -> Iterator[Bare]:
        """Yield the codes that stand bare in a narrative."""
        if not self.may_hold(text):
            return
        closed = [match.span() for match in NOT_PROSE.finditer(text)]
        closed += [match.span() for match in _CODE.finditer(text)]
        is_closed = within(closed)
        parts = (*self._in_parts(text), *self._in_other_words(text))
        yield from (one for one in parts if not is_closed(one.start))
        # What stands in two parts is no code by its first one: letters are none.
        for match in _TOKEN.finditer(text):
            written = self._known(match[0])
            start, end = match.start(), match.start() + len(written)
            if not written or is_closed(start) or _INWARD.match(text, end):
                continue
            if written in self._sure:
                yield Bare(start, end, self._sure[written])
            elif not _as_a_word(text, start, end):
                yield Bare(start, end, written, word=True)

    def _in_parts(self, text: str) -> Iterator[Bare]:
        """Yield codes with a blank or a hyphen before their figures: SW 1, SW-1."""
        for match in _PARTED.finditer(text) if self._parted else ():
            code = self._parted.get(f"{match[1]} {match[2]}")
            if code and not _INWARD.match(text, match.end()):
                yield Bare(*match.span(), code)

    def _in_other_words(self, text: str) -> Iterator[Bare]:
        """Yield codes with dots, in words, or several in one: S.W.1, HVs 1 and 2."""
        for match in _DOTTED.finditer(text) if "." in text else ():
            code = self._sure.get("".join(filter(str.isalnum, match[0])))
            # London S.W.1 is where letters went to.
            if code and not _LONDON.search(text, 0, match.start()):
                yield Bare(*match.span(), code)
        worded = any(one in text for one in self._ends)
        for match in _IN_WORDS.finditer(text) if worded else ():
            code, start = self._of_words(match[1], match[2])
            if code:
                yield Bare(match.start() + start, match.end(), code, word=True)
        several = any(one in text for one in self._plurals)
        for match in _SEVERAL.finditer(text) if several else ():
            each = (f"{match[1]}{one}" for one in re.findall(r"\d+", match[2]))
            code = next((self._sure[one] for one in each if one in self._sure), "")
            if code:
                yield Bare(*match.span(), code, word=True)

    def _of_words(self, words: str, figures: str) -> tuple[str, int]:
        """Return whose code words with figures are, and where the first one begins."""
        starts = [at for at, one in enumerate(words) if one.isupper()]
        role = words.rsplit(maxsplit=1)[-1] in _ROLES
        for start in starts:
            first = "".join(words[at] for at in starts if at >= start)
            known = self._worded.get(f"{words[start:]} {figures}", "")
            known = known or (self._sure.get(first + figures, "") if role else "")
            if known:
                return known, start
        return "", 0

    def let_out(self, text: str) -> Iterator[str]:
        """Yield the codes that a text for the public holds: no words, and mentions."""
        for match in _MENTION.finditer(text):
            if code := self._known(match[1]):
                yield self._sure.get(code, code)
        yield from (one.code for one in self.find(text) if not one.word)

    def _known(self, written: str) -> str:
        """Return the longest part of what is written that is a code: SW1 of SW1-led."""
        while written not in self._all and "-" in written:
            written = written.rpartition("-")[0]
        return written if written in self._all else ""


def _in_two(code: str) -> Iterator[tuple[str, str]]:
    """Yield the letters and figures of a code that is these two and no small word."""
    match = re.fullmatch(r"([A-Za-z]+)(\d+)", code)
    if match and (match[1].isupper() or not is_english(match[1])):
        yield match[1], match[2]


def _in_words(code: str) -> Iterator[str]:
    """Yield the words of a code with its figures: Sibling 1, Social Worker 1."""
    match = re.fullmatch(r"((?:[A-Z][a-z]+)+)(\d+)", code)
    words = re.findall(r"[A-Z][a-z]+", match[1]) if match else ()
    if match and all(map(is_english, words)):
        yield " ".join((*words, match[2]))


def _quick(codes: Collection[str], parted: Collection[str]) -> re.Pattern[str]:
    """Return a pattern that is found in every text in which a code stands bare.

    `parted` are the letters behind which a blank or hyphen may stand: any word before
    a number would be found in most texts.

    It begins with a sign that is rare, a code's first figure or else its first letter,
    and looks behind it afterwards: so `re` runs from one such sign to the next.
    """
    signs, behind = {"0-9"}, set[str]()
    for code in sorted(codes):
        figure = re.search(r"\d", code)
        if figure:
            behind.add(rf"(?<=(?<![\w@.-])[A-Za-z-]{{{figure.start()}}}\d)")
        else:
            signs.add(code[0])
            behind.add(rf"(?<=(?<![\w@.-]){code[0]}){re.escape(code[1:])}")
    # S.W.1
    behind.add(rf"(?<=[A-Z]\.\d)|(?<=[A-Z]\.{_BETWEEN}\d)")
    if parted:
        behind.add(rf"(?<=[A-Za-z]{_BETWEEN}\d)(?:{'|'.join(_before(parted))})")
    return later(rf"[{''.join(sorted(signs))}](?:{'|'.join(sorted(behind))})")


def _before(parted: Collection[str]) -> Iterator[str]:
    """Yield what looks behind a figure for letters; of one length, as `re` does it."""
    for length in sorted({*map(len, parted)}):
        either = "|".join(sorted(one for one in parted if len(one) == length))
        yield rf"(?<=(?<![\w@.-])(?:{either}){_BETWEEN}\d)"


def _is_word(code: str) -> bool:
    return code.isalpha() and (code.istitle() or code.islower()) and is_english(code)


def _is_named_with(text: str, start: int) -> bool:
    """Tell whether the word before has a capital too, and not as a sentence's first."""
    before = _CAPITAL_BEFORE.search(text, max(0, start - 24), start)
    return before is not None and not (
        before[1] in _OPENS_A_CLAUSE and opens(text, before.start(1))
    )


def _as_a_word(text: str, start: int, end: int) -> bool:
    """Tell whether a word with a capital may be meant as the word that it is."""
    before = text[max(0, start - 24) : start]
    return bool(
        not text[start].isupper()
        or (opens(text, start) and not _DOES.match(text, end))
        or _ARTICLE.search(before)
        or _CAPITAL.match(text, end)
        or _is_named_with(text, start)
        or text[end : end + 1] in ("-", "/")
    )
