"""What a number format of a spreadsheet shows: of which parts, among which words."""

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from operator import eq, ge, gt, le, lt, ne

# Built-in formats that show more than digits (ECMA-376 part 1, 18.8.30).
_BUILT_IN = {
    1: "0", 2: "0.00", 9: "0%", 10: "0.00%",
    14: "dd/mm/yyyy", 15: "d-mmm-yy", 16: "d-mmm", 17: "mmm-yy", 18: "h:mm AM/PM",
    19: "h:mm:ss AM/PM", 20: "h:mm", 21: "h:mm:ss", 22: "dd/mm/yyyy h:mm",
    45: "mm:ss", 46: "[h]:mm:ss", 47: "mm:ss.0", 49: "@",
}  # fmt: skip
_TOKEN = re.compile(
    r'"(?P<quoted>[^"]*)"?|\\(?P<escaped>.)|(?P<space>_.|\*.)|\[(?P<bracket>[^\]]*)\]|'
    r"(?P<general>General)|(?P<half>AM/PM|A/P)|"
    r"(?P<digits>[0#?][0#?,.]*(?:\s*%)?(?:E[+-]?0+)?)|(?P<fraction>\.0+)|"
    r"(?P<letters>y+|e+|b+|g+|m+|d+|h+|s+)|(?P<at>@)|(?P<literal>.)",
    re.IGNORECASE | re.DOTALL,
)
_ELAPSED = re.compile(r"h+|m+|s+", re.IGNORECASE)
_CONDITION = re.compile(r"(<=|>=|<>|<|>|=)\s*(-?\d+(?:\.\d+)?)")
_TESTS: dict[str, Callable[[float, float], bool]] = {
    "<": lt, "<=": le, ">": gt, ">=": ge, "=": eq, "<>": ne,
}  # fmt: skip
# Words that say more than a separator does: "c. ", "before ", a question mark.
_WORDS = re.compile(r"[\w?~<>]")
# What may stand inside of a date or a time, and is no more than its spelling.
_WITHIN_DAY = frozenset(("of", "st", "nd", "rd", "th", "the"))
_WITHIN_TIME = frozenset(("h", "hr", "hrs", "m", "min", "mins", "s", "sec", "secs"))
DAY, TIME, REST = "\0d", "\0t", "\0r"


@dataclass(frozen=True, slots=True)
class Section:
    """One section of a format: for which numbers it is, and what it shows.

    `parts` are of "y", "m", "d" and "t" (time); `items` the words and, as DAY, TIME and
    REST, where a day, a time, or the number or text itself stands among them. `unclear`
    says that no clock or calendar shows it; `plain` that there are no words;
    `minutes` and `half` what of a time is shown, `elapsed` that it counts past a day;
    `digits` and `widths` the places of a number, all and each run of them.
    """

    parts: str
    items: tuple[str, ...]
    unclear: bool = False
    plain: bool = True
    minutes: bool = True
    half: bool = False
    elapsed: bool = False
    digits: str = ""
    widths: tuple[int, ...] = ()
    condition: tuple[str, float] | None = None


@dataclass(frozen=True, slots=True)
class Format:
    """A number format: its sections for numbers, and the one for texts."""

    sections: tuple[Section, ...]
    texts: Section | None = None

    def of(self, value: float) -> Section:
        """Return the section that shows a number."""
        for one in self.sections:
            # Conditions go before the order of sections.
            if one.condition and _TESTS[one.condition[0]](value, one.condition[1]):
                return one
        free = [one for one in self.sections if one.condition is None]
        if len(free) < len(self.sections):
            return free[0] if free else self.sections[-1]
        # Above zero, below, zero: the order that Excel has without conditions.
        at = (1 if value < 0 else 2 if value == 0 else 0) if len(free) > 1 else 0
        return free[at if at < len(free) else 0]


@lru_cache(maxsize=512)
def format_of(number: int, code: str) -> Format:
    """Return a format by its number and its code, as they stand in a workbook."""
    every = [_section(tokens) for tokens in _parted(_BUILT_IN.get(number, code))]
    texts = next((one for one in every if "@" in one.digits), None)
    numbers = tuple(one for one in every[:3] if one is not texts)
    return Format(numbers or (_section([]),), texts)


@lru_cache(maxsize=512)
def hides(code: str, *, text: bool) -> bool:
    """Tell whether a format shows nothing of a text, or of a number above zero."""
    bare = re.sub(r"\[[^\]]*\]", "", re.sub(r'"[^"]*"|\\.', "x", code))
    sections = bare.split(";")
    at = 3 if text else 0
    return len(sections) > max(at, 1) and not sections[at].strip()


_Token = tuple[str, str]


def _parted(code: str) -> Iterator[list[_Token]]:
    """Yield the sections of a format, each as kinds and texts of its tokens."""
    tokens: list[_Token] = []
    for match in _TOKEN.finditer(code):
        kind = str(match.lastgroup or "quoted")
        text = match[kind] or ""
        if kind == "literal" and text == ";":
            yield tokens
            tokens = []
        elif kind == "bracket":
            tokens += _bracketed(text)
        elif kind == "letters":
            tokens.append((text[0].lower(), text))
        elif kind in ("quoted", "escaped", "literal"):
            tokens.append(("text", text))
        else:
            tokens.append((kind, " " if kind == "space" else text))
    yield tokens


def _bracketed(text: str) -> Iterator[_Token]:
    if _ELAPSED.fullmatch(text):
        yield "elapsed", text
    elif _CONDITION.fullmatch(text):
        yield "condition", text
    elif text.startswith("$"):
        # A currency and a language: [$£-809] shows the sign, [$-409] nothing.
        yield "text", text[1:].partition("-")[0]


_OF_DAY = {"y": "y", "e": "y", "b": "y", "m": "m", "d": "d"}
_OF_TIME = frozenset(("h", "s", "half", "minute", "elapsed", "fraction"))


def _section(tokens: list[_Token]) -> Section:
    tokens = [*_with_minutes(tokens)]
    kinds = {kind for kind, _ in tokens}
    days = {_OF_DAY[kind] for kind in kinds if kind in _OF_DAY} - {"d"}
    if any(kind == "d" and len(text) <= 2 for kind, text in tokens):
        days.add("d")
    timed = bool(kinds & _OF_TIME)
    conditions = [text for kind, text in tokens if kind == "condition"]
    items, joined = _items(tokens)
    words = "".join(one for one in items if not one.startswith("\0"))
    hours = "h" in kinds or ("elapsed" in kinds and _counts_hours(tokens))
    runs = [text for kind, text in tokens if kind in ("digits", "at", "general")]
    return Section(
        parts="".join(p for p in "ymd" if p in days) + ("t" if timed else ""),
        items=items,
        unclear=not joined or (timed and not hours) or bool("d" in kinds and not days),
        plain=not _WORDS.search(words),
        minutes="minute" in kinds,
        half="half" in kinds,
        elapsed="elapsed" in kinds,
        digits="".join(runs),
        widths=tuple(map(len, runs)),
        condition=_condition(conditions[0]) if conditions else None,
    )


def _condition(text: str) -> tuple[str, float] | None:
    found = _CONDITION.fullmatch(text)
    return (found[1], float(found[2])) if found else None


def _counts_hours(tokens: Sequence[_Token]) -> bool:
    return any(k == "elapsed" and t.lower().startswith("h") for k, t in tokens)


def _with_minutes(tokens: list[_Token]) -> Iterator[_Token]:
    """Yield tokens, an m that stands behind hours or before seconds as minutes."""
    signs = [(at, kind) for at, (kind, _) in enumerate(tokens) if kind in _SIGNS]
    around = {at: (before, behind) for (at, _), before, behind in _with_both(signs)}
    for at, (kind, text) in enumerate(tokens):
        if kind == "m" and len(text) <= 2:
            before, behind = around[at]
            hour = before == "h" or (before == "elapsed" and _counts_hours(tokens))
            # mm is a month in dd/mm and minutes in hh:mm: its neighbours decide.
            yield ("minute", text) if hour or behind == "s" else (kind, text)
        else:
            yield kind, text


_SIGNS = frozenset(("y", "e", "b", "m", "d", "h", "s", "elapsed"))


def _with_both(
    signs: list[tuple[int, str]],
) -> Iterator[tuple[tuple[int, str], str, str]]:
    kinds = ["", *(kind for _, kind in signs), ""]
    for at, sign in enumerate(signs):
        yield sign, kinds[at], kinds[at + 2]


def _items(tokens: list[_Token]) -> tuple[tuple[str, ...], bool]:
    """Return words, days and times in their order; False where they lie in pieces."""
    items: list[str] = []
    for kind, text in tokens:
        if kind in ("text", "space"):
            items.append(text)
        elif kind in _OF_DAY or kind == "g":
            _join(items, DAY, _WITHIN_DAY)
        elif kind in _OF_TIME:
            _join(items, TIME, _WITHIN_TIME)
        elif kind in ("digits", "at", "general"):
            items.append(REST)
    if TIME in items:
        # Drop "h", "hrs" or "m" that stands right behind a time.
        at = items.index(TIME)
        behind = "".join(items[at + 1 :])
        if behind.strip(" .").casefold() in _WITHIN_TIME:
            del items[at + 1 :]
    return tuple(items), max(map(items.count, (DAY, TIME))) <= 1


def _join(items: list[str], what: str, within: frozenset[str]) -> None:
    """Put a day or time behind others, as one with the same that stands before it."""
    if what in items:
        at = items.index(what)
        words = "".join(items[at + 1 :])
        bare = re.sub(r"[\W_]+", " ", words).casefold().split()
        if within.issuperset(bare) and "?" not in words and "~" not in words:
            del items[at + 1 :]
            return
    items.append(what)
