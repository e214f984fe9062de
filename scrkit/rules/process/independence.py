"""Rules on who may do what in a review: chair, reviewer, author, supporter, panel."""

from collections.abc import Iterator

from scrkit.diagnostics import Severity
from scrkit.model.hearing import Interview, Supporter
from scrkit.model.imr import Author
from scrkit.model.opening import Independent
from scrkit.model.review import Review
from scrkit.patterns import later
from scrkit.rules.engine.clauses import barred, known, subject
from scrkit.rules.engine.rule import Context, Hit, rule
from scrkit.rules.engine.several import NAMED, such_as
from scrkit.rules.engine.stage import agreed, blank, goes_ahead, once

_PANEL = "panel.yaml"
_MANAGER = later(r"\b(?:manager|supervisor|head of|director)\b")
_ELSEWHERE = later(
    r"\b(?:another|other|different|elsewhere|former|retired|union|not)\b"
)


@rule(
    code="SCR401",
    title="The panel's chair or a lead reviewer works for an agency of the case",
    source="leaflet L9, L14; quality marker 7; Working Together 2015 ch.4",
    severity=Severity.ERROR,
    stage="set-up",
)
def not_independent(context: Context) -> Iterator[Hit]:
    """The chair of the panel or a lead reviewer is employed by an agency of the case.

    A notice where the framework does not say of whom they are to be independent.

    Why: The review has to be led by people who are independent of the case and of
    every organisation that is reviewed. Without that its report will not be trusted.

    Do: Appoint somebody else. If the agency stands in `employed_by` by mistake, take
    the line out.
    """
    for role, independent in _independents(context.review):
        if context.review.agency(independent.employed_by or "") is not None:
            message = f"works for {independent.employed_by}, an agency of the case"
            severity = _asked(context, role, "involved_agencies")
            yield Hit(independent, message, ("employed_by",), severity=severity)


@rule(
    code="SCR402",
    title="The author of an IMR or short report was involved, or managed who was",
    source="leaflet L12, L13; quality marker 7; Working Together 2010 ch.8: authors",
    severity=Severity.ERROR,
    stage="gathering",
)
def author_involved(context: Context) -> Iterator[Hit]:
    """An author was concerned with the child or family, or manages somebody who was.

    The author's own declaration counts, and so do the chronologies: an author whose
    code stands in an entry, or who is the line manager of somebody who does. A notice
    where the framework does not bar them.

    Why: Nobody can look openly at practice that was their own, or their team's.

    Do: Ask the agency for another author. If the chronology names the wrong person,
    correct the entry.
    """
    staff = {
        code
        for chronology in context.review.chronologies
        for entry in chronology.entries
        for code in entry.people
    }
    managers = {
        person.line_manager
        for person in context.review.people.people
        if person.code in staff and person.line_manager
    }
    for imr in context.review.imrs:
        author = imr.author
        # Most authors are not in people.yaml: their own declaration is all there is.
        person = author.person or ""
        if author.involved or person in staff:
            bar, key = "case_involved", "involved"
            message = f"the author was concerned with the {subject(context)} or family"
        elif author.line_manager_of_involved or person in managers:
            bar = key = "line_manager_of_involved"
            message = "the author is the line manager of somebody who was involved"
        else:
            continue
        severity = _asked(context, "imr_author", bar)
        yield Hit(imr, message, ("author", _key(author, key)), severity=severity)


@rule(
    code="SCR403",
    title="An interviewee's supporter is their manager, involved, or not bound",
    source="leaflet L17",
    severity=Severity.ERROR,
    stage="gathering",
)
def unfit_supporter(context: Context) -> Iterator[Hit]:
    """A supporter is the interviewee's manager, involved, or not bound to confidence.

    A warning where only the office says so: it is the role that people.yaml gives to
    the interviewee's line manager, or to somebody else of the case, or a manager's and
    not said to be one of somewhere else. A notice where the framework bars neither.

    Why: Staff speak openly only beside somebody who has no power over them, no part in
    the case, and keeps to themselves what they hear.

    Do: Offer the interview again with another supporter, or accept the departure with
    the reason why it had to be so.
    """
    for held in context.review.interviews:
        for interview in held.interviews:
            if interview.supporter is None:
                continue
            for key, bar, message in _unfit(interview.supporter):
                severity = _asked(context, "interview_supporter", bar)
                yield Hit(interview, message, ("supporter", key), severity=severity)
            if message := _by_office(context, interview):
                path = ("supporter", "office")
                yield Hit(interview, message, path, severity=Severity.WARNING)


def _by_office(context: Context, interview: Interview) -> str:
    """Say who a supporter is whose office is somebody's role in the case, or ""."""
    supporter = interview.supporter
    if supporter is None or blank(supporter.office):
        return ""
    people = {p.code: p for p in context.review.people.people}
    heard = people.get(interview.person)
    office = " ".join(supporter.office.casefold().split())
    same = {
        p.code
        for p in people.values()
        if p.kind == "professional" and " ".join(p.role.casefold().split()) == office
    }
    # Where the declaration says it already, that is told by itself.
    if heard is not None and heard.line_manager in same and not supporter.manager:
        return "by this office the supporter is the interviewee's manager"
    if same and not supporter.involved and not supporter.manager:
        return "by this office the supporter is somebody of the case"
    # "A manager of another team" is just whom one would ask.
    manages = _MANAGER.search(office) and not _ELSEWHERE.search(office)
    if manages and not supporter.manager:
        return "by this office the supporter is a manager, and it is not said of whom"
    return ""


@rule(
    code="SCR407",
    title="A key agency has no senior manager on the panel",
    source="leaflet L9; quality marker 7",
    stage="set-up",
)
def agency_not_on_panel(context: Context) -> Iterator[Hit]:
    """A key agency has no senior manager among the members of the panel.

    A notice while the panel is being formed, a warning once it has agreed the terms of
    reference.

    Why: The panel's members are senior managers of the key agencies: only they can
    secure records, answer for practice and change it.

    Do: Ask the agency for a senior manager and add the office to panel.yaml, or say
    `key: false` for the agency in review.yaml.
    """
    review = context.review
    # That the panel has no members at all is told as SCR416.
    if not review.panel.members:
        return
    # An expert who is co-opted, or a board officer, does not answer for an agency.
    members = [one for one in review.panel.members if one.role == "member"]
    # Where it is not said, the office is gone by: SCR464.
    seated = {member.agency for member in members if member.senior is not False}
    lacking = [a for a in review.case.agencies if a.key and a.id not in seated]
    severity, missing = once(reached=agreed(context)), (_PANEL,)
    # A panel without seats is one fault, and not one of each agency.
    if len(lacking) > NAMED:
        message = f"{len(lacking)} agencies have no senior manager on the panel"
        message += such_as(lacking)
        path: tuple[str, ...] = ("members",)
        yield Hit(review.panel, message, path, severity=severity, missing_from=missing)
        return
    for agency in lacking:
        message, path = f"{agency.id} has no senior manager on the panel", ("key",)
        yield Hit(agency, message, path, severity=severity, missing_from=missing)


@rule(
    code="SCR408",
    title="A member of the panel also wrote their agency's IMR",
    source="leaflet L9, L12; quality marker 7: the panel oversees the authors",
    stage="set-up",
    asks="imr",
)
def judge_and_author(context: Context) -> Iterator[Hit]:
    """A member of the panel wrote the IMR that the panel is to challenge.

    Why: The panel's challenge has made reports better; nobody challenges their own.

    Do: Let another senior manager sit for the agency while its report is discussed, and
    say in the departure that it is so.
    """
    for member in context.review.panel.members:
        if member.wrote_imr:
            message = "this member of the panel also wrote their agency's report"
            yield Hit(member, message, ("wrote_imr",))


@rule(
    code="SCR413",
    title="The chair or a lead reviewer has made no declaration of independence",
    source="leaflet L9, L14; quality marker 7; Working Together 2015 ch.4",
    stage="set-up",
)
def no_declaration(context: Context) -> Iterator[Hit]:
    """No declaration of independence is recorded for the chair or a lead reviewer.

    A notice until they are appointed, a warning from then on.

    Why: The overview report says that its author and the chair are independent; the
    declaration is what that sentence stands on.

    Do: Ask for the declaration and record its day and words under `declaration`.
    """
    for _, independent in _independents(context.review):
        if independent.declaration is None:
            message = "no declaration of independence is recorded"
            # Before somebody is appointed there is nobody who could declare it.
            severity = once(reached=independent.appointed is not None)
            yield Hit(independent, message, ("declaration",), severity=severity)


@rule(
    code="SCR416",
    title="The panel has no independent chair, no lead reviewer or no members",
    source="leaflet L9, L14; quality marker 7",
    stage="set-up",
)
def panel_incomplete(context: Context) -> Iterator[Hit]:
    """Nobody is recorded as chair of the panel, as lead reviewer or as member.

    A chair is asked for only where the framework or its overlay has one.

    A notice while the review is set up, a warning once the terms of reference are
    agreed. Silent where it is decided to hold no review.

    Why: An independent chair and senior managers oversee the review, and an independent
    lead reviewer writes its report.

    Do: Take a form round, by office and title, without names: scr request board --what
    panel. Or fill in panel.yaml.
    """
    if not goes_ahead(context):
        return
    panel = context.review.panel
    chaired = known(context, "panel_chair")
    places = (
        ("chair", chaired and panel.chair is None, "an independent chair"),
        ("lead_reviewers", not panel.lead_reviewers, "a lead reviewer"),
        ("members", not panel.members, "any members"),
    )
    severity = once(reached=agreed(context))
    for key, lacks, what in places:
        if lacks:
            message, missing = f"the panel is without {what}", (_PANEL,)
            yield Hit(panel, message, (key,), severity=severity, missing_from=missing)


def _independents(review: Review) -> Iterator[tuple[str, Independent]]:
    """Yield the chair and the lead reviewers, each with their role in a framework."""
    if review.panel.chair is not None:
        yield "panel_chair", review.panel.chair
    for reviewer in review.panel.lead_reviewers:
        yield "lead_reviewer", reviewer


def _asked(context: Context, role: str, bar: str) -> Severity:
    """Return how grave it is: an error where the framework bars it, else a notice."""
    # Where nothing is to be barred it is asked of everybody.
    asked = not bar or barred(context, role, bar)
    return Severity.ERROR if asked else Severity.NOTICE


def _key(author: Author, declared: str) -> str:
    """Return the key that shows it: the declaration, or else the author's code."""
    return declared if getattr(author, declared) else "person"


def _unfit(supporter: Supporter) -> Iterator[tuple[str, str, str]]:
    """Yield key, what the framework would have to bar, and message for each fault."""
    if supporter.manager:
        message = "the supporter is the interviewee's manager"
        yield "manager", "manager_of_interviewee", message
    if supporter.involved:
        yield "involved", "case_involved", "the supporter is involved in the case"
    if supporter.confidentiality is False:
        # Keeping confidence is asked of everybody, whatever the framework says.
        yield "confidentiality", "", "the supporter did not agree to keep confidence"
