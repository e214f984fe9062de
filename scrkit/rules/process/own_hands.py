"""Rules 486 to 489: who had part in the case judges it, what is lost, or kept apart."""

import re
from collections.abc import Iterator
from datetime import date
from itertools import chain

from scrkit.diagnostics import Severity
from scrkit.model.case import Departure
from scrkit.model.kinds import Record
from scrkit.model.outcome import Action
from scrkit.patterns import later
from scrkit.rules.engine.address import Path
from scrkit.rules.engine.rule import Context, Hit, rule
from scrkit.rules.engine.stage import blank
from scrkit.text.mentions import mentions

_NOTICE, _WARNING = Severity.NOTICE, Severity.WARNING
_SENTENCE = later(r"(?<=[.;!?])\s+")
# By these words somebody says of their own office that the case is theirs.
_HOLDS_IT = later(
    r"\b(?:officer in (?:the|this) case|case ?holder|holder of the case"
    r"|allocated (?:social )?worker)\b",
    re.IGNORECASE,
)
_LOST = later(
    r"\b(?:lost|destroyed|shredded|mislaid|missing|untraceable|disposed of|burnt|burned"
    r"|deleted|(?:could|can) ?(?:not|n['’]t) be (?:found|located|traced)"
    r"|not (?:been )?(?:found|located|traced))\b",
    re.IGNORECASE,
)
_DENIED = later(
    r"\b(?:no|not|nothing|none|never|cannot be|without|against being)\b[^.;,]{0,25}$",
    re.IGNORECASE,
)
_WAITED = later(
    r"\b(?:wait(?:s|ed|ing)?|paus(?:e|es|ed)|rest(?:s|ed)?|until|after the trial"
    r"|after the end)\b",
    re.IGNORECASE,
)
# What only tells somebody of the review asks nothing of them.
_ONLY_TOLD = later(
    r"\b(?:letters?|wrote|written|told|informed|invit\w+|cleared|agreed|solicitor)\b",
    re.IGNORECASE,
)
# What is done for the review, by an office: the record, the field, how grave it is.
_Role = tuple[Record, Path, str, Severity]


@rule(
    code="SCR486",
    title="Somebody who had part in the case does what is for others to do",
    source="leaflet L9, L10, L12, L13, L14, L16; quality marker 7",
    stage="gathering",
)
def of_the_case(context: Context) -> Iterator[Hit]:
    """An office is the role of a professional of the case, or names one by code.

    Looked at are chair, lead reviewers and members of the panel, authors and who signs,
    interviewers. A notice where the words of who secured files, compiled a chronology
    or signed a rapid review name one by code or say that they hold the case.

    Why: Whoever had part in the case cannot secure, judge or sign for what they did;
    staff do not speak openly to who managed them in it.

    Do: Let somebody else do it. If it is another person in an office of the same name,
    tell them apart in the words; else accept the departure with the reason.
    """
    staff = [p for p in context.review.people.people if p.kind == "professional"]
    codes = {person.code for person in staff}
    roles = {_plain(person.role) for person in staff if not blank(person.role)}
    message = "by these words this is somebody who had part in the case"
    for record, path, words, severity in chain(_roles(context), _of_files(context)):
        named = any(one.known for one in mentions(words, codes))
        # Where few work, many compile files who bear the same role and had no part.
        same = severity is _WARNING and _plain(words) in roles
        if named or same or _HOLDS_IT.search(words):
            yield Hit(record, message, path, severity=severity)


def _plain(words: str) -> str:
    return " ".join(words.casefold().split())


def _roles(context: Context) -> Iterator[_Role]:
    panel = context.review.panel
    for one in (panel.chair, *panel.lead_reviewers):
        if one is not None:
            yield one, ("title",), one.title, _WARNING
    for member in panel.members:
        yield member, ("office",), member.office, _WARNING
    yield from _of_reports(context)
    for held in context.review.interviews:
        for talk in held.interviews:
            yield talk, ("by",), talk.by, _WARNING
    for partner in context.review.rapid.partners:
        # Whoever signs for a partner seldom knew the child; the words have to say so.
        yield partner, ("office",), partner.office, _NOTICE


def _of_reports(context: Context) -> Iterator[_Role]:
    for imr in context.review.imrs:
        # An author with a code is looked for in the chronologies: SCR402.
        if imr.author.person is None and not imr.author.involved:
            yield imr, ("author", "office"), imr.author.office, _WARNING
        if imr.sign_off is not None:
            yield imr, ("sign_off", "office"), imr.sign_off.office, _WARNING


def _of_files(context: Context) -> Iterator[_Role]:
    """Yield who had files in hand; where few work, that may be one of the case."""
    for file in context.review.secured.records:
        yield file, ("by",), file.by, _NOTICE
    for chronology in context.review.chronologies:
        yield chronology, ("author",), chronology.author, _NOTICE


@rule(
    code="SCR487",
    title="A file that is registered as secured was lost, by its own words",
    source="leaflet L10; quality marker 10",
    stage="gathering",
)
def file_lost(context: Context) -> Iterator[Hit]:
    """Where a file is kept, it says that it is lost, destroyed or could not be found.

    Why: What is gone is not secured. What the account lacks by it has to be said, and
    who looked for it.

    Do: Look again, and ask the agency in writing what became of it. Say in its report
    and in the overview what is missing, and accept the departure with that reason.
    """
    for record in context.review.secured.records:
        for key in ("where", "holder", "what"):
            found = _LOST.search(getattr(record, key))
            # "None was lost" says the contrary.
            if found and not _DENIED.search(getattr(record, key)[: found.start()]):
                message = "by these words the file is not secured, but gone"
                yield Hit(record, message, (key,))
                break


@rule(
    code="SCR488",
    title="Somebody was met while the file says that it waited for the proceedings",
    source="quality marker 9; guide of police, prosecutors and boards on reviews and "
    "trials, 2014",
    severity=Severity.NOTICE,
    stage="gathering",
)
def met_too_early(context: Context) -> Iterator[Hit]:
    """A meeting with the family lies in proceedings for which it was to wait.

    Told where proceedings.yaml says so of the person, by code, in `effect` or a pause.
    Letters, and what only tells somebody of the review, are left alone.

    Why: What is said to a review may have to be shown to a court, and harm a trial.

    Do: Correct the day, or what proceedings.yaml says; tell the officer who leads the
    investigation of a meeting that was held.
    """
    for member in context.review.family.members:
        spans = [*_waits(context, member.person)]
        for contact in member.contacts:
            inside = any(since <= contact.date <= until for since, until in spans)
            if inside and not _ONLY_TOLD.search(contact.what):
                message = "met while proceedings.yaml says that this waited for them"
                position = member.contacts.index(contact)
                yield Hit(member, message, ("contacts", position, "date"))


def _waits(context: Context, code: str) -> Iterator[tuple[date, date]]:
    """Yield the spans for which a conversation with somebody was to wait."""
    held = context.review.proceedings
    for one in held.proceedings:
        said = _SENTENCE.split(one.effect)
        if any(_speaks(words, code) and _WAITED.search(words) for words in said):
            # Proceedings without a day last as far as anybody knows.
            yield one.opened or date.min, one.concluded or date.max
    for pause in held.pauses:
        if _speaks(pause.what, code):
            # A pause without an end still lasts.
            yield pause.from_date, pause.until or date.max


def _speaks(words: str, code: str) -> bool:
    return any(one.known for one in mentions(words, {code}))


@rule(
    code="SCR489",
    title="Somebody accepted a departure that is their own",
    source="quality marker 7; leaflet L21: the sub group watches the owners",
    severity=Severity.NOTICE,
    stage="set-up",
)
def accepts_own(context: Context) -> Iterator[Hit]:
    """The owner of a departure owns the action, or holds the office, that it is about.

    Why: Whoever is late does not excuse themselves, nor say of themselves that they are
    independent: that is for who asked them.

    Do: Let the Board or its sub group look at it, and name that as `owner`.
    """
    for departure in context.review.case.departures:
        if _plain(departure.owner) in {*map(_plain, _owners(context, departure))}:
            message = "accepted by the one whom it is about"
            yield Hit(departure, message, ("owner",))


def _owners(context: Context, departure: Departure) -> Iterator[str]:
    """Yield the offices that a departure is about."""
    review, at = context.review, departure.at.split(".")[0]
    owned: tuple[Action, ...] = review.actions.actions
    if departure.file == "actions.yaml":
        yield from (one.owner for one in owned if one.id == at)
    if departure.file == "panel.yaml":
        people = (review.panel.chair, *review.panel.lead_reviewers)
        yield from (one.title for one in people if one is not None)
        # Owners are written as titles or as roles.
        yield from ("lead reviewer", "chair of the panel", "the lead reviewer")
    for imr in review.imrs:
        if departure.file == f"imrs/{imr.agency}.yaml":
            yield imr.author.office
