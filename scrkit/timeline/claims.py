"""Hear what an account says, or denies: a side of the body, that somebody came.

Only where two accounts say opposite things without saying both are they compared; a
pronoun may be anybody, so only two named people are told apart.
"""

import re
from collections.abc import Iterator, Mapping
from functools import lru_cache
from typing import NamedTuple

from scrkit.patterns import later
from scrkit.timeline.attending import attendance


class Claim(NamedTuple):
    """What is said (True) or denied of somebody: `who` is a code or role, or ""."""

    said: bool
    who: str


SERVICES = "⟦services⟧"
"""Who came or did not come, where a sentence names services and none of the family."""

Claims = Mapping[str, frozenset[Claim]]

_LIMBS: Mapping[str, str] = {
    "arm": "arm forearm wrist elbow hand finger thumb palm humerus radius ulna bicep",
    "leg": "leg thigh knee shin calf ankle foot heel toe hip femur tibia groin",
    "head": "eye ear cheek temple jaw eyebrow eyelid brow nostril face lip forehead",
    "trunk": "side rib flank breast buttock shoulder clavicle collarbone chest lung "
    "kidney back abdomen body",
}
_REGION = {part: limb for limb, parts in _LIMBS.items() for part in parts.split()}
_REGION |= {f"{part}s": limb for part, limb in _REGION.items()} | {"feet": "leg"}
# "left" is a verb as well: only with a part of the body behind it is it a side; the
# left side of the face is of the face, that of a bed is of nobody.
_SIDE = later(
    r"\b(?:(?P<both>both|bilateral|left and right|right and left|either)|"
    r"(?P<left>left|lt|l)|(?P<right>right|rt|r))\b[)('\u2019s-]*\s*"
    r"(?:(?:hand\s+)?side\s+of\s+(?:(?:the|his|her|their|its|@?\w+['\u2019]s)\s+)?)?"
    rf"(?:(?!left|right)[a-z]+\s+){{0,2}}?(?P<part>{'|'.join(_REGION)})\b"
    r"(?!\s+side\b|(?<=side)\s+of\b)",
    re.IGNORECASE,
)


@lru_cache(maxsize=32768)
def sides(text: str) -> Mapping[str, frozenset[str]]:
    """Return for each region of the body the sides that a text names."""
    found: dict[str, frozenset[str]] = {}
    for match in _SIDE.finditer(text):
        named = {"left", "right"} if match["both"] else set()
        named |= {side for side in ("left", "right") if match[side]}
        region = _REGION[match["part"].casefold()]
        found[region] = found.get(region, frozenset()) | named
    return found


@lru_cache(maxsize=32768)
def injured(text: str) -> Mapping[str, str]:
    """Return for each part of the body where an injury is: left, right or "both".

    A part of which a text names more than one of these is left out.
    """
    found: dict[str, set[str]] = {}
    for clause in _CLAUSE.split(text):
        # Hardly a clause names a side, and that is told sooner than what it claims.
        if not _SIDE.search(clause) or not any(
            claim.said for claim in claims(clause).get("injur", ())
        ):
            continue
        for match in _SIDE.finditer(clause):
            side = "both" if match["both"] else "left" if match["left"] else "right"
            part = match["part"].casefold().removesuffix("s")
            found.setdefault("foot" if part == "feet" else part, set()).add(side)
    return {part: min(named) for part, named in found.items() if len(named) == 1}


# What is said in one set of words and denied in another; each key is told as it stands.
_PERSON = (
    r"(?:@[A-Za-z]\w*|(?:mother|father|mum|dad|child|baby|partner|stepfather|"
    r"grandmother|grandfather|parents|carer|sibling|brother|sister)\b)"
)
_OPPOSITES: Mapping[str, tuple[str, str]] = {
    "present": (
        r"attended|in attendance|(?<!at )present(?! (?:for|as|with|a|the|to)\b)|"
        r"(?:was|were) (?:there|brought)|turned up|brought (?:by|to (?:the )?(?:clinic|"
        rf"appointment|hospital|surgery))\b|brought (?:the )?{_PERSON}",
        r"(?:did not|failed to|unable to|not able to) attend|absent|"
        rf"(?:did not|failed to) bring (?:the )?{_PERSON}|"
        rf"(?:no attendance|apologies) (?:by|from) (?:the )?{_PERSON}|"
        r"(?:was|were) not (?:there|present|brought|in attendance)|"
        r"not (?:present|brought|in attendance)|non[- ]attendance|DNA['\u2019]?d?|"
        r"WNB|never attended|not attended|did not turn up|no[- ]show|"
        r"(?:nobody|no[- ]one|none of (?:the )?\w+|no (?:family )?(?:members?|"
        r"relatives?)(?: of (?:the )?family)?) (?:attended|came|turned up|was present)",
    ),
    "disclosed": (
        r"disclosed|disclosures? (?:was|were|had been) made|made (?:a |an )?(?:\w+ )?"
        r"disclosures?|admitted|alleged|made (?:a |an )?(?:\w+ )?allegations?",
        r"denied|denies|denying|no (?:\w+ )?(?:disclosures?|allegations?)|"
        r"(?:did not|never) (?:disclose|admit|allege)|not disclosed",
    ),
    "agreed": (
        r"agreed|accepted|consented|gave (?:\w+ )?consent|(?<!no )consent (?:was )?"
        r"(?:given|obtained)",
        r"refused|declined|rejected|turned down|not accepted|(?:did|would) not "
        r"(?:agree|accept|consent)|no consent|consent (?:was )?(?:refused|withheld|"
        r"not (?:given|obtained))|not agreed|without consent",
    ),
    "at home": (
        r"(?<!not )at home|answered the door|opened the door|"
        r"(?:was|were) in\b(?! (?!when\b|and\b|but\b|at\b)\w)",
        r"not at home|nobody (?:at home|in)|no[- ]one (?:at home|in)|no (?:reply|"
        r"answer|access)|did not answer|not in\b(?! (?!when\b|and\b|but\b|at\b)\w)",
    ),
    "conscious": (r"(?<!un)conscious|responsive", "unconscious|unresponsive"),
    "alive": (r"alive|breathing(?! difficult)", r"not breathing|dead|deceased"),
    "well": (r"(?<!not )(?:seemed|appeared|looked|was) well", r"unwell|not well"),
    "supervised": (
        r"(?<!un)(?<!not )supervised|accompanied",
        r"unsupervised|unaccompanied|not (?:supervised|accompanied)|left alone",
    ),
    "locked": (r"(?<!un)(?<!not )locked", r"unlocked|not locked"),
    "sober": (
        r"(?<!not )sober|not (?:intoxicated|drunk|under the influence)",
        r"(?<!not )(?:intoxicated|drunk|under the influence)|not sober",
    ),
    "alone": (
        r"(?<!not )(?<!leave )alone",
        r"(?:not|never) (?:been |be )?(?:left |seen |at home |home )?alone",
    ),
    "consistent": (
        r"(?<!not )consistent with",
        r"inconsistent with|not (?:(?:felt|thought|considered|found|deemed) "
        r"(?:to be )?|fully |entirely )?consistent with",
    ),
    "clean": (r"(?<!not )clean and|(?<!not )(?:was|were) clean|(?<!not )tidy",
              r"dirty|unclean|filthy|not clean|squalid"),
    "awake": (r"awake", r"asleep|sleeping"),
    "open": (r"case (?:was )?(?:open|opened|reopened)|remained? open",
             r"case (?:was )?closed|closed the case"),
}  # fmt: skip
_OPPOSED = {
    key: tuple(later(rf"\b(?:{words})\b", re.IGNORECASE) for words in both)
    for key, both in _OPPOSITES.items()
}
# What is there to be seen, and what "no" before it denies.
_SIGN = (
    r"(?P<{}>injur|bruis|mark|fractur|burn|wound|scald|swelling|bleed|rash|scratch|"
    r"concern|witness|weapon|smell|food|bite)(?:y|ies|e|es|s|ing|ed)?\b"
)
_SIGNS = later(
    r"\b(?:(?:no|nil|without(?: any)?|free of|not any|denied any)(?: (?!and\b|but\b)"
    rf"[a-z]+){{0,2}}? {_SIGN.format('no')}|{_SIGN.format('yes')})",
    re.IGNORECASE,
)
_LIST = later(r"\s*(?:,|/|,?\s*(?:or|nor))\s*(?:[a-z]+ )?", re.IGNORECASE)
# A bruise is an injury: who found none of these may still deny another.
_INJURIES = frozenset({"bruis", "fractur", "burn", "wound", "scald", "bite"})
_VERB = later(
    r"\b(?:(?P<no>(?:did|does|do|was|were|is|are|had|has|have|could|would)"
    r"(?: not|n['\u2019]t)|not|never|failed to|unable to)"
    r"(?: (?:been|be|being|yet|ever|able to|to|then|immediately|formally))*"
    r" (?P<denied>[a-z]{3,})|(?P<said>[a-z]{3,}))\b",
    re.IGNORECASE,
)
_IRREGULAR_VERBS = """
    saw:see seen:see spoke:speak spoken:speak told:tell gave:give given:give
    brought:bring took:take taken:take came:come went:go gone:go found:find heard:hear
    ate:eat eaten:eat drank:drink woke:wake woken:wake met:meet rang:ring held:hold
    sent:send kept:keep hit:hit fell:fall sought:seek shown:show wrote:write
    written:write paid:pay slept:sleep understood:understand began:begin begun:begin
"""
_IRREGULAR = dict(pair.split(":") for pair in _IRREGULAR_VERBS.split())
# Words of how something was written down or thought, not of what happened.
_IDLE_STEMS = """
    record not stat document mention indicat write log fil need requir consider us tell
    clos
"""
_IDLE = frozenset(_IDLE_STEMS.split())
# Where somebody was, or was not: in the flat, at risk.
_WHERE = later(
    r"\b(?:was|were|is|are)(?P<no> not)?(?: still| also| seen| found)? (?:in|at|on)"
    r"(?: the| a| his| her| their)? (?P<where>[a-z]{3,})\b",
    re.IGNORECASE,
)
_CONTACT = later(
    r"\b(?:(?P<no>(?:no|nil)(?: further| recent| direct)?|not (?:had|have|in|been in)"
    r"(?: any)?)|(?:had|has|have|having|reported|in|regular|some)(?: regular| recent)?)"
    rf" contact with (?:the |her |his |their )?(?P<whom>{_PERSON})",
    re.IGNORECASE,
)
_NOT = later(r"n['\u2019]t\b")
_WHO = later(rf"(?<!\w){_PERSON}", re.IGNORECASE)
_CLAUSE = later(r"[.!?;,]\s|\n")
_SENTENCE = later(r"[.!?;]\s|\n")


@lru_cache(maxsize=32768)
def claims(text: str) -> Claims:
    """Return what a text says or denies, by what it is about."""
    found: dict[str, set[Claim]] = {}
    at, text = 0, _NOT.sub(" not", text)
    for end in (*(m.end() for m in _SENTENCE.finditer(text)), len(text)):
        sentence, at = text[at:end], end
        for key, said, start in _heard(sentence):
            who = _who(sentence[:start])
            if key == "present" and not who and _of_services(sentence):
                who = SERVICES
            found.setdefault(key, set()).add(Claim(said, who))
    return {key: frozenset(told) for key, told in found.items()}


def _of_services(sentence: str) -> bool:
    """Tell whether a sentence says which services came, and of nobody else."""
    told = attendance(sentence)
    return bool(told.there or told.absent)


def _heard(sentence: str) -> Iterator[tuple[str, bool, int]]:
    """Yield what a sentence is about, whether it says or denies it, and where."""
    taken: list[tuple[int, int]] = []
    for key, said, start, end in _opposed(sentence):
        # Who came stands before, or in the words: "brought @ChildZ".
        yield key, said, end
        taken.append((start, end))
    for sign, said, start, end in _signs(sentence):
        yield sign, said, start
        if said and sign in _INJURIES:
            yield "injur", True, start
        taken.append((start, end))
    yield from _told(sentence, taken)


def _told(
    sentence: str, taken: list[tuple[int, int]]
) -> Iterator[tuple[str, bool, int]]:
    """Yield with whom there was contact, where somebody was, and what was done."""
    for match in _CONTACT.finditer(sentence):
        whom = match["whom"].casefold().removeprefix("@")
        yield f"contact @{whom}", not match["no"], match.start()
    for match in _WHERE.finditer(sentence):
        if not _overlaps(match, taken):
            yield match["where"].casefold(), not match["no"], match.start()
    for match in _VERB.finditer(sentence):
        if not _overlaps(match, taken):
            yield from _verb(match)


def _opposed(sentence: str) -> Iterator[tuple[str, bool, int, int]]:
    for key, (yes, no) in _OPPOSED.items():
        denied = [match.span() for match in no.finditer(sentence)]
        yield from ((key, False, *span) for span in denied)
        for match in yes.finditer(sentence):
            if not any(s <= match.start() < e for s, e in denied):
                yield key, True, *match.span()


def _overlaps(match: "re.Match[str]", taken: list[tuple[int, int]]) -> bool:
    return any(s < match.end() and match.start() < e for s, e in taken)


def _signs(sentence: str) -> Iterator[tuple[str, bool, int, int]]:
    """Yield what is there to be seen; "no" holds for a whole list."""
    denied_to = -1
    for match in _SIGNS.finditer(sentence):
        between = sentence[max(denied_to, 0) : match.start()]
        on = denied_to >= 0 and _LIST.fullmatch(between)
        sign = (match["no"] or match["yes"]).casefold()
        said = not (match["no"] or on)
        denied_to = -1 if said else match.end()
        yield sign, said, *match.span()


def _verb(match: "re.Match[str]") -> Iterator[tuple[str, bool, int]]:
    word = (match["denied"] or match["said"]).casefold()
    stem = _IRREGULAR.get(word) or (_stem(word) if word.endswith("ed") else "")
    if match["denied"]:
        # "did not visit" has the bare verb, "was not visited" its participle.
        stem = stem or _stem(word)
    if len(stem) > 1 and stem not in _IDLE:
        yield stem, not match["denied"], match.start()


def _stem(word: str) -> str:
    word = word.removesuffix("ed")
    bare = word.removesuffix("e")
    doubled = len(bare) > 3 and bare[-1] == bare[-2] and bare[-1] not in "sl"
    return bare[:-1] if doubled else bare[:-1] + "y" if bare.endswith("i") else bare


def _who(before: str) -> str:
    found = _WHO.findall(before)
    return found[-1].casefold() if found else ""


def of_others(told: Claims) -> Claims:
    """Return what a text claims of anybody but services."""
    return {
        key: frozenset(one for one in each if one.who != SERVICES)
        for key, each in told.items()
    }


def opposed(one: Claims, other: Claims) -> list[tuple[str, bool]]:
    """Return of what two accounts say opposite things, and whether the first says yes.

    Nothing where either of them says both, as of one who came and one who did not.
    """
    found = []
    for key in sorted(one.keys() & other.keys()):
        pairs = [(a, b) for a in one[key] for b in other[key] if _may_be(a.who, b.who)]
        if pairs and all(a.said != b.said for a, b in pairs):
            found.append((key, pairs[0][0].said))
    return found


def _may_be(one: str, other: str) -> bool:
    """Tell whether two words may mean one person: a code and a role may."""
    return one == other or not (one and other) or one[0] != other[0] == "@"


_ALONE = later(
    r"(?<!not )(?<!leave )(?<!not walking )(?<!signed )(?<!decided )"
    r"\b(?:alone(?! (?:with|in|can|could|does|did|is|was)\b)|on (?:his|her|their) own|"
    r"by (?:him|her|them)sel(?:f|ves)|"
    r"nobody else|no[- ]one else|unaccompanied|with no other adult)\b",
    re.IGNORECASE,
)


def says_alone(text: str) -> bool:
    """Tell whether a text says that somebody was there alone."""
    return bool(_ALONE.search(text))
