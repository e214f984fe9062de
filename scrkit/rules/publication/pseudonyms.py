"""Rules on what gives people away: wording, labels, exact days."""

import re
from collections.abc import Iterator

from msgspec.structs import replace

from scrkit.daynames import MONTH_SHAPE
from scrkit.diagnostics import Severity
from scrkit.frameworks import role_words
from scrkit.model.kinds import Record
from scrkit.model.order import Phase
from scrkit.model.people import Person, Place
from scrkit.model.review import Section
from scrkit.patterns import later
from scrkit.rules.engine.prose import overview
from scrkit.rules.engine.rule import Context, Hit, rule
from scrkit.rules.engine.stage import blank, publishing

_TITLED = later(
    r"\b(?:Mr|Mrs|Ms|Miss|Mx|Dr|Prof|Professor|Sir|Lady|Rev|Cllr)\.?\s+[A-Z][a-z]"
)
# Three letters at least: "GP" and "A" are nobody's name.
_CAPITAL = later(r"\b[A-Z][a-z]{2,}\b")
_NAME = r"[A-Z](?:['’][A-Z]|[a-z]*[A-Z])?[a-z]{2,}(?:[-'’][A-Z]?[a-z]+)*"
_PAIR = later(rf"{_NAME}(?: {_NAME})+")
_MONTHS = f"(?:{MONTH_SHAPE})"
_FULL_DATE = later(
    rf"\b\d{{1,2}}(?:st|nd|rd|th)?(?: of)? {_MONTHS}\.?,? (?:19|20)\d\d\b"
    rf"|\b{_MONTHS}\.? \d{{1,2}}(?:st|nd|rd|th)?,? (?:19|20)\d\d\b"
    r"|\b\d{1,2}[/.-]\d{1,2}[/.-](?:19|20)?\d\d\b"
    r"|\b(?:19|20)\d\d-\d\d-\d\d\b",
    re.IGNORECASE,
)


@rule(
    code="SCR715",
    title="The published wording gives away a code or a name",
    source="quality marker 14: no precise identifiers; leaflet L24",
    stage="publication",
)
def wording_gives_away(context: Context) -> Iterator[Hit]:
    """`published` holds the code or label, a title with a name, or a place's name.

    A subject child may be published under the label, such as Child K; so may anybody
    whose code is a plain word, such as Mother.

    Why: Codes and labels stand in the panel's papers, so whoever finds one of those
    could read the published report with names. A name needs no such help.

    Do: Choose a wording that says the role and no more: "the first health visitor",
    "a clinic".
    """
    people = context.review.people
    names = [
        context.review.case.board.name,
        *(agency.name for agency in context.review.case.agencies),
    ]
    # The report prints these names anyway, so they give nobody away.
    known = role_words() | frozenset(re.findall(r"\w+", " ".join(names).casefold()))
    for person in people.people:
        for message in _gives_away(person, known):
            yield Hit(person, message, ("published",))
    for place in people.places:
        for message in _gives_away(place, known):
            yield Hit(place, message, ("published",))


@rule(
    code="SCR716",
    title="A person's label looks like a name",
    source="quality marker 14; scrkit's format: people stand by code, never by name",
    severity=Severity.NOTICE,
    stage="set-up",
)
def label_like_a_name(context: Context) -> Iterator[Hit]:
    """A label has a title before a capital, or two capitalised words that are no role.

    Why: The label is printed wherever the panel's papers mention the code. The folder
    holds nobody's name.

    Do: Choose a label such as Child K or Health Visitor 2. If it is a made-up name that
    the family chose, accept the departure and say so.
    """
    for person in context.review.people.people:
        words = person.label.casefold().split()
        role = role_words() | set(re.findall(r"\w+", person.role.casefold()))
        named = _PAIR.fullmatch(person.label) and not role.intersection(words)
        if named or _TITLED.search(person.label):
            yield Hit(person, "the label looks like a name", ("label",))


@rule(
    code="SCR717",
    title="Two people are published in the same words",
    source="quality marker 14: easy to follow; Working Together 2015 ch.4",
    severity=Severity.NOTICE,
    stage="publication",
)
def same_wording(context: Context) -> Iterator[Hit]:
    """`published` of a person is the same as that of somebody before.

    Why: In the published report the two become one, who did what both did.

    Do: Tell them apart: the first health visitor, the second. If they are meant to be
    one to the reader, accept the departure.
    """
    first: dict[str, str] = {}
    for person in context.review.people.people:
        wording = " ".join(person.published.casefold().split())
        if not wording:
            continue
        if wording in first:
            message = f"the published wording is that of {first[wording]} as well"
            yield Hit(person, message, ("published",))
        # The first keeps the wording; each later one is told.
        first.setdefault(wording, person.code)


@rule(
    code="SCR718",
    title="The overview report gives exact days",
    source="quality marker 14: exact dates are a risk; leaflet L24",
    severity=Severity.NOTICE,
    stage="publication",
)
def exact_days(context: Context) -> Iterator[Hit]:
    """Lines of the overview's prose give a day, month and year; told once a file.

    Told once publication is planned.

    Why: Newspapers and judgments print days as well. A day in the report and the same
    day there are two pieces of one puzzle.

    Do: Write "in the spring of 2014", "two weeks later", or the child's age. Where the
    day itself matters, accept the departure for this file.
    """
    if not publishing(context):
        return
    count: dict[str, int] = {}
    first: dict[str, Hit] = {}
    for one in overview(context.review):
        file = _file(one.record)
        for row, line in enumerate(one.text.splitlines()):
            if day := _FULL_DATE.search(line):
                count[file] = count.get(file, 0) + 1
                # One message a file: a report that has one exact day has mostly dozens.
                here = Hit(one.record, "", one.path, row=row, column=day.start())
                first.setdefault(file, here)
    for file, here in first.items():
        lines = "a line gives" if count[file] == 1 else f"{count[file]} lines give"
        yield replace(here, message=f"{lines} an exact day; the first is here")


def _file(record: Record | Section) -> str:
    """Return what tells the files of the overview's prose apart."""
    if isinstance(record, Section):
        return f"overview/{record.name}.md"
    return "timeline.yaml" if isinstance(record, Phase) else "overview/findings.yaml"


def _gives_away(one: Person | Place, known: frozenset[str]) -> Iterator[str]:
    wording = one.published
    if blank(wording):
        return
    # The child is called by the label in most published reports: Child K.
    subject = isinstance(one, Person) and one.kind == "subject"
    if _codelike(one.code) and re.search(rf"\b{re.escape(one.code)}\b", wording):
        yield "the published wording holds the code"
    elif not subject and _codelike(one.label) and wording.strip() == one.label.strip():
        yield "the published wording is the label of the panel's papers"
    elif _TITLED.search(wording) or _named(one, wording, known):
        yield "the published wording looks like a name"


def _codelike(text: str) -> bool:
    """Tell whether a code or label is one: with a digit, or a capital at its end."""
    return bool(re.search(r"\d|[a-z ][A-Z]$", text))


def _named(one: Person | Place, wording: str, known: frozenset[str]) -> bool:
    capitals = [w for w in _CAPITAL.findall(wording) if w.casefold() not in known]
    # The first word of a wording may have a capital for no other reason.
    if isinstance(one, Place):
        return any(not wording.startswith(word) for word in capitals)
    return any(
        not set(pair.casefold().split()) & known for pair in _PAIR.findall(wording)
    )
