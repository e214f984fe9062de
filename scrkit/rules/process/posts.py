"""Rules 461 to 464: who people are by their posts, and what is unsaid of them."""

import re
from collections.abc import Iterator
from functools import cache

from scrkit.diagnostics import Severity
from scrkit.model.case import Agency
from scrkit.model.kinds import Record
from scrkit.model.opening import Independent, PanelMember
from scrkit.patterns import later
from scrkit.rules.engine.clauses import barred
from scrkit.rules.engine.rule import Context, Hit, rule
from scrkit.rules.engine.stage import agreed, blank, once

_SPACE = later(r"[\W_]+")
_SENTENCE = later(r"(?<=[.;!?])\s+")
# The post is another one, or was given up, or is denied.
_NOT_THERE = later(
    r"\b(?:not|never|no|nor|neither|without|independent of|unconnected|outside"
    r"|other than|elsewhere)\b",
    re.IGNORECASE,
)
# In a background, only a post that is held now.
_WORKS = later(
    r"\b(?:works?|working|employed|seconded|serves|serving|currently|current|presently"
    r"|(?:director|head|manager|lead) (?:of|at|in|for))\b",
    re.IGNORECASE,
)
# In a declaration: that the post is no longer held.
_ENDED = later(
    r"\b(?:until|till|former|formerly|previous|previously|past|retired|resigned|left"
    r"|ended|worked|was|were|served|had been|used to)\b",
    re.IGNORECASE,
)
_TIE = later(
    r"\b(?:works?|worked|working|employ(?:s|ed|ee|er|ment)|seconded|serve[sd]?|serving"
    r"|post|posts|job|role|appointment|contract(?:or|ed)?|consult(?:ant|ed|ancy)"
    r"|trustee|governor|non-executive|volunteer(?:ed)?"
    r"|(?:director|head|manager|lead|officer|worker|nurse|doctor|teacher|adviser|chair"
    r"|chief executive|inspector|superintendent|commissioner) (?:of|at|in|for|with)"
    r"|(?:married|related|partner|spouse|husband|wife|brother|sister|friend))\b",
    re.IGNORECASE,
)
# What an agency is called without its legal form, which titles leave out.
_FORM = later(
    r"\b(?:NHS|Foundation|Trust|Partnership|Limited|Ltd|CIC|Council|Service|Services"
    r"|the|and|of)\b",
    re.IGNORECASE,
)
# Beside the posts of the table of services that are marked as such.
_JUNIOR = later(
    r"\b(?:(?:case|key)?worker|nurse|sergeant|officer|practitioner|administrator"
    r"|receptionist|secretary|assistant|clerk|trainee|student|volunteer|tutor"
    r"|therapist|coordinator|co-ordinator)\b",
    re.IGNORECASE,
)
_SENIOR = later(
    r"\b(?:director|head|chief|superintendent|commander|inspector|commissioner|lead"
    r"|leader|designated|named|manager|management|principal|deputy|consultant|governor"
    r"|chair|president|professor|partner|executive|dean|senior|strategic|matron"
    r"|secretary of)\b",
    re.IGNORECASE,
)


@rule(
    code="SCR461",
    title="The chair or a lead reviewer holds a post in an agency of the case",
    source="leaflet L9, L14; quality marker 7; Working Together 2015 ch.4",
    severity=Severity.ERROR,
    stage="set-up",
)
def post_in_agency(context: Context) -> Iterator[Hit]:
    """Title, background or declaration of the chair or a reviewer name a post there.

    Agencies are known by the name that review.yaml gives them, with or without "NHS
    Trust" and the like, and titles by the prefix of an agency too. A declaration that
    itself tells of a post or another tie there counts too: a warning where that has
    ended. A notice where the framework does not say of whom they are to be independent.

    Why: Somebody who works for an agency of the case, or has, is not independent of it,
    whether or not `employed_by` says so.

    Do: Appoint somebody else. If the words say that they never worked there, accept the
    departure with that reason.
    """
    panel = context.review.panel
    people: list[tuple[str, Independent]] = []
    people += [("panel_chair", panel.chair)] if panel.chair is not None else []
    people += [("lead_reviewer", one) for one in panel.lead_reviewers]
    for role, one in people:
        # That they are employed by an agency by its id is told as SCR401.
        if one.employed_by:
            continue
        bars = barred(context, role, "involved_agencies")
        for key, agency in _posts(context.review.case.agencies, one):
            message = (
                f"by these words the post is in {agency.id}, an agency of the case"
            )
            severity = Severity.ERROR if bars else Severity.NOTICE
            yield Hit(one, message, (key,), severity=severity)
            break
        else:
            yield from _declared_ties(context.review.case.agencies, one, barred=bars)


def _declared_ties(
    agencies: tuple[Agency, ...], one: Independent, *, barred: bool
) -> Iterator[Hit]:
    """Yield the first tie to an agency of the case that a declaration itself tells."""
    said = one.declaration.text if one.declaration is not None else ""
    for sentence in _SENTENCE.split(said) if said else ():
        if _NOT_THERE.search(sentence) or not _TIE.search(sentence):
            continue
        for agency in agencies:
            if _names(agency, sentence, short=False):
                message = f"the declaration itself tells of a tie to {agency.id}"
                held = Severity.WARNING if _ENDED.search(sentence) else Severity.ERROR
                severity = held if barred else Severity.NOTICE
                yield Hit(one, message, ("declaration", "text"), severity=severity)
                return


@rule(
    code="SCR462",
    title="Of an interviewee's supporter it is not said whether they were fit for it",
    source="leaflet L17",
    stage="gathering",
)
def supporter_unsaid(context: Context) -> Iterator[Hit]:
    """It is left open whether a supporter is manager, involved, or bound to confidence.

    Why: Staff were promised a supporter who is none of their managers, has no part in
    the case, and keeps confidence. What nobody noted, nobody looked into.

    Do: Ask whoever held the interview, and say under `supporter`: `manager`, `involved`
    and `confidentiality`, each true or false.
    """
    asked = (("manager", "manager_of_interviewee"), ("involved", "case_involved"))
    for held in context.review.interviews:
        for interview in held.interviews:
            supporter = interview.supporter
            if supporter is None:
                continue
            keys = [key for key, bar in asked if barred(context, _SUPPORTER, bar)]
            unsaid = [
                key
                for key in (*keys, "confidentiality")
                if getattr(supporter, key) is None
            ]
            if unsaid:
                message = f"of the supporter it is not said: {', '.join(unsaid)}"
                yield Hit(interview, message, ("supporter", unsaid[0]))


_SUPPORTER = "interview_supporter"


@rule(
    code="SCR463",
    title="One person stands in two roles that are to be independent of each other",
    source="leaflet L9, L12, L14; quality marker 7; Working Together 2015 ch.4",
    stage="set-up",
)
def two_roles(context: Context) -> Iterator[Hit]:
    """The same title or office is chair, lead reviewer, member, author or signatory.

    People are known by their office alone, written alike. Two lead reviewers of one
    description are two people.

    Why: The reviewer writes, the panel challenges, the author answers for the agency, a
    senior officer signs. Nobody checks what is their own.

    Do: Appoint another person for one of the two. If two people hold offices of one
    title, tell them apart in their titles.
    """
    seen: dict[str, str] = {}
    for role, record, key, title in _roles(context):
        name = _office(title)
        if blank(title):
            continue
        first = seen.setdefault(name, role)
        if first != role and (first, role) not in _ALLOWED:
            yield Hit(record, f"the same as the {first}", key)
    # Whose office leads the review and signs an agency's report as well.
    # Offices of one name in two agencies are two people; of the review there is one
    # each.
    panel = context.review.panel
    signs = {_office(i.sign_off.office) for i in context.review.imrs if i.sign_off}
    for one in (panel.chair, *panel.lead_reviewers):
        if one is not None and not blank(one.title) and _office(one.title) in signs:
            yield Hit(one, "the same as an officer who signs", ("title",))


def _office(title: str) -> str:
    return _SPACE.sub(" ", title.casefold()).strip()


# A senior manager on the panel may well sign their agency's report.
_ALLOWED = {("member of the panel", "officer who signs")}


@rule(
    code="SCR464",
    title="A member of the panel is no senior manager of their agency",
    source="leaflet L9; quality marker 7",
    stage="set-up",
)
def not_senior(context: Context) -> Iterator[Hit]:
    """A member is said not to be senior, or the office is that of front-line staff.

    The words of the office count where `senior` is not said. Experts who are co-opted,
    advisers and the board's own officers are left alone. A notice while the panel is
    being formed, a warning once it has agreed the terms of reference.

    Why: Only senior managers can secure records, answer for practice and change it.

    Do: Ask the agency for a senior manager. If the office is that of one, say
    `senior: true`.
    """
    severity = once(reached=agreed(context))
    for member in context.review.panel.members:
        if member.role != "member":
            continue
        if member.senior is False:
            message = "this member is said to be no senior manager"
            yield Hit(member, message, ("senior",), severity=severity)
        elif member.senior is None and _junior(member):
            message = "by its words, this is not the office of a senior manager"
            yield Hit(member, message, ("office",), severity=severity)


def _junior(member: PanelMember) -> bool:
    if _SENIOR.search(member.office):
        return False
    return bool(_JUNIOR.search(member.office) or _front_line().search(member.office))


@cache
def _front_line() -> "re.Pattern[str]":
    """Return how the posts are found whose people answer for no practice."""
    from scrkit.text.services import services

    posts = [one for one in services() if one.front_line]
    said = "|".join(re.escape(wording) for one in posts for wording in one.people)
    letters = "|".join(letters for one in posts for letters in one.short)
    return re.compile(rf"\b(?:{said}|(?-i:{letters}))\b", re.IGNORECASE)


def _posts(
    agencies: tuple[Agency, ...], one: Independent
) -> Iterator[tuple[str, Agency]]:
    """Yield the key whose words put somebody's post in an agency, and the agency."""
    for key in ("title", "background"):
        for sentence in _SENTENCE.split(getattr(one, key)):
            if _NOT_THERE.search(sentence):
                continue
            for agency in agencies:
                named = _names(agency, sentence, short=key == "title")
                if named and (key == "title" or _WORKS.search(sentence)):
                    yield key, agency


def _names(agency: Agency, words: str, *, short: bool) -> bool:
    """Tell whether words name an agency; `short`: by its prefix as well."""
    bare = _FORM.sub(" ", agency.name)
    if any(
        f" {n} " in f" {_plain(words)} "
        for n in map(_plain, (agency.name, bare))
        if " " in n
    ):
        return True
    return short and re.search(rf"\b{re.escape(agency.prefix)}\b", words) is not None


def _plain(words: str) -> str:
    """Return words in small letters with single spaces; a police force is one."""
    spaced = _SPACE.sub(" ", words.casefold()).strip()
    return spaced.replace("constabulary", "police")


Role = tuple[str, Record, tuple[str, ...], str]


def _roles(context: Context) -> Iterator[Role]:
    """Yield each role with the record, the key and the title of who is in it."""
    panel = context.review.panel
    if panel.chair is not None:
        yield "chair of the panel", panel.chair, ("title",), panel.chair.title
    for one in panel.lead_reviewers:
        yield "lead reviewer", one, ("title",), one.title
    for member in panel.members:
        # Who wrote their agency's report and says so is told as SCR408.
        if member.role == "member" and not member.wrote_imr:
            yield "member of the panel", member, ("office",), member.office
    for imr in context.review.imrs:
        office = imr.author.office
        yield f"author for {imr.agency}", imr, ("author", "office"), office
        if imr.sign_off is not None and imr.sign_off.office == office:
            yield "officer who signs", imr, ("sign_off", "office"), office
