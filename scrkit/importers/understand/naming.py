"""Put codes in the place of names before anything is kept; say what may be a name."""

import re
from collections import Counter
from collections.abc import Collection, Mapping
from dataclasses import dataclass, field

from scrkit.identifiers.english import is_english, opens_as_a_name
from scrkit.identifiers.letters import WORD
from scrkit.identity.naming import Naming, namings, with_mentions
from scrkit.identity.spellings import Form, Spellings
from scrkit.identity.strangers import strangers
from scrkit.importers.understand.clean import clean
from scrkit.model.people import Person, Place
from scrkit.model.review import Review

# The second sign of a@@b is an e-mail address's own.
_MENTION = re.compile(r"(?<!\w)(?<!\w@)@(@?)([A-Za-z][\w-]*)")
# Stands for a sign that mentions nobody while names are looked for behind it.
_SIGN = "\ufdd0"
CODE = re.compile(r"[A-Z][A-Za-z]*\d+")
"""What has the form of a code that is given by role and number: HV2."""
_SPLIT = re.compile(r"\s*(?:[,;/\n&+]|\band\b)\s*")
_ASIDE = re.compile(r"\s*\([^)]*\)")
# A code that is an ordinary word needs its capital; one like HV1 or ChildK is no word.
_A_WORD = re.compile(r"[A-Z][a-z]+")


NUMBER = "number"
"""The kind of what is told of a number, address or day of birth of the register."""
NUMBERED = (
    "numbers, addresses or days of birth of people in the register must not enter git, "
    "not with --names-checked either: take them out of the file, or say it in other "
    "words"
)
SHARED = "shared"
"""The kind of what is told of a name that several people of the register bear."""
SEVERAL = (
    "names that several people of the register bear must not enter git, not with "
    "--names-checked either: say in the file whom each means, by code (@SW1)"
)


@dataclass(frozen=True, slots=True, repr=False)
class Pseudonymiser:
    """What is needed to know people by: codes, labels, names if there is a register.

    `usual` are folded words that are nobody's name. `memory` keeps what was found in a
    text, `cells` who is in a cell of people: an agency says the same in many rows, and
    a file may say it in every cell.
    """

    codes: frozenset[str]
    labels: Mapping[str, str]
    known: Spellings
    usual: frozenset[str]
    shape: "re.Pattern[str] | None" = field(default=None)
    memory: "dict[tuple[str, bool], Coded]" = field(default_factory=dict, compare=False)
    cells: "dict[str, tuple[tuple[str, ...], int]]" = field(
        default_factory=dict, compare=False
    )


@dataclass(frozen=True, slots=True, repr=False)
class Coded:
    """A text with codes for names; `open` counts what may be names, by kind."""

    text: str
    open: tuple[tuple[str, int], ...] = ()
    unknown_mention: bool = False


def pseudonymiser(
    review: Review, known: Spellings, usual: Collection[str]
) -> Pseudonymiser:
    """Return what puts codes for names in what comes into a review."""
    everyone: tuple[Person | Place, ...]
    everyone = (*review.people.people, *review.people.places)
    labels = {one.label.casefold(): one.code for one in everyone if one.label}
    # A code wins over a label that happens to be the same word.
    labels |= {one.code.casefold(): one.code for one in everyone}
    spelled = {one.code for one in everyone}
    spelled |= {one.label for one in everyone if one.label and " " in one.label}
    shape = re.compile(shape_of(spelled)) if spelled else None
    return Pseudonymiser(review.people.codes, labels, known, frozenset(usual), shape)


def shape_of(spelled: Collection[str]) -> str:
    """Return the pattern of codes and labels that stand by themselves.

    What may not stand before one is asked after its first letter: so the search is
    quick.
    """
    every = sorted(filter(None, spelled), key=len, reverse=True)
    words = (rf"{re.escape(one[0])}(?<![\w@-].){re.escape(one[1:])}" for one in every)
    return rf"(?:{'|'.join(words)})(?![\w-])"


def coded(text: str, door: Pseudonymiser, *, bare_codes: bool = True) -> Coded:
    """Return a text with mentions where it names somebody of the register.

    Capitalised words, initials and near-misses that nobody bears are told as kinds.
    A code that stands bare becomes a mention too, if that is wanted.
    """
    found = door.memory.get((text, bare_codes))
    if found is None:
        found = _coded(text, door, bare_codes=bare_codes)
        door.memory[text, bare_codes] = found
    return found


def _coded(text: str, door: Pseudonymiser, *, bare_codes: bool) -> Coded:
    unknown = False

    def mention(match: re.Match[str]) -> str:
        nonlocal unknown
        code = door.labels.get(match[2].casefold())
        # A doubled sign is how our files write an @ that mentions nobody.
        if match[1]:
            return match[0]
        # What has the form of a code may be somebody's who is not registered yet.
        unknown = unknown or (code is None and bool(CODE.fullmatch(match[2])))
        # Without its sign a name is found as any other; the sign comes back at the end.
        return f"@{code}" if code else f"{_SIGN}{match[2]}"

    if "@" in text:
        text = _MENTION.sub(mention, text.replace(_SIGN, ""))
    found = namings(text, door.known)
    parted = text
    for one in reversed(found):
        # A digit behind a name may be a footnote's; joined they would be another code.
        if parted[one.end : one.end + 1].isdigit():
            parted = f"{parted[: one.end]} {parted[one.end :]}"
    if parted != text:
        text, found = parted, namings(parted, door.known)
    text = with_mentions(text, found)
    unsure = [_why(one) for one in found if not one.sure]
    text = _codes(text, door) if bare_codes else text
    unknown_words = [one.kind for one in strangers(text, door.known, door.usual)]
    # A sign before what became a mention is that mention's own.
    text = text.replace(f"{_SIGN}@", "@").replace(_SIGN, "@@" if bare_codes else "@")
    doubts = (*unsure, *unknown_words)
    return Coded(text, tuple(Counter(doubts).items()) if doubts else (), unknown)


def _why(one: Naming) -> str:
    # Two letters may be anybody's, and are no name.
    initials = one.why == SHARED and one.form is Form.INITIALS
    return "initials" if initials else one.why


_WHOSE = re.compile(r"\s*[A-Z][\w-]+['’]s\b")


def may_name(heading: str, door: Pseudonymiser) -> bool:
    """Tell whether a heading holds a registered name, or what may be one.

    Whose something is counts too: a heading's first word has its capital anyway.
    """
    made = coded(heading, door, bare_codes=False)
    small = any(one.sure for one in namings(heading.title(), door.known))
    return bool(made.open or made.text != heading or small or _WHOSE.match(heading))


# What a message gives of a heading: the rest of a long one is hardly a heading.
_LONGEST = 60


def sayable(heading: str, door: Pseudonymiser) -> str:
    """Return a heading as a message may repeat it, "?" where it may tell of somebody.

    Headings are full of capitals, so that of unregistered names those count that are
    no English words, or hardly ever: the others cannot be told from headings.
    """
    text = " ".join(clean(heading).split())
    both = (*namings(text, door.known), *namings(text.title(), door.known))
    odd = len(text) > _LONGEST or not text.isprintable() or any(map(str.isdigit, text))
    strange = any(_is_strange(word, door) for word in WORD.findall(text))
    return "?" if odd or both or strange or _WHOSE.search(text) else text


# Letters of a word that is no abbreviation of a heading any more: Obs, Ref, DOB.
_SHORTENED = 3


def _is_strange(word: str, door: Pseudonymiser) -> bool:
    small = word.casefold()
    if len(word) <= _SHORTENED or small in door.usual:
        return False
    return opens_as_a_name(word) or not is_english(word)


def _codes(text: str, door: Pseudonymiser) -> str:
    if door.shape is None:
        return text

    def put(match: re.Match[str]) -> str:
        word, code = match[0], door.labels[match[0].casefold()]
        follows = text[match.end() : match.end() + 2]
        # "Mother" is a code of the letter's; "Mother Superior" is another thing.
        if _A_WORD.fullmatch(word) and re.match(r"\s[A-Z]", follows):
            return word
        return f"@{code}"

    return door.shape.sub(put, text)


def people_in(text: str, door: Pseudonymiser) -> tuple[tuple[str, ...], int]:
    """Return the codes that a cell of people gives, and how many pieces are none."""
    if text not in door.cells:
        codes: list[str] = []
        unknown = 0
        pieces = (piece.strip(" .:•-\u00a0") for piece in _SPLIT.split(text))
        for piece in filter(None, pieces):
            code = _one(piece, door)
            if code:
                codes.append(code)
            else:
                unknown += 1
        door.cells[text] = tuple(dict.fromkeys(codes)), unknown
    return door.cells[text]


def _one(piece: str, door: Pseudonymiser) -> str:
    for spelled in (piece, _ASIDE.sub("", piece).strip()):
        code = door.labels.get(spelled.lstrip("@").casefold())
        if code:
            return code
        found = [one for one in namings(spelled, door.known) if one.sure]
        if len(found) == 1 and (found[0].start, found[0].end) == (0, len(spelled)):
            return found[0].codes[0]
    return ""
