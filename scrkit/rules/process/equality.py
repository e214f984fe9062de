"""Rules on who the subjects are: asked of the family, and thought about in the report.

Never more than a notice: nobody has to answer, and no label is a finding.
"""

import re
from collections.abc import Iterator

from scrkit.diagnostics import Severity
from scrkit.frameworks import identity_words
from scrkit.model.people import OwnIdentity, Person, Said
from scrkit.model.review import Review
from scrkit.rules.engine.prose import overview
from scrkit.rules.engine.rule import Context, Hit, rule
from scrkit.rules.engine.stage import blank, goes_ahead

_NONE = ("no", "none", "not")


@rule(
    code="SCR491",
    title="Nobody says who a subject is in the family's own words, or why not",
    source="the national panel's review of March 2025 on race in practice reviews",
    severity=Severity.NOTICE,
    stage="gathering",
)
def identity_unanswered(context: Context) -> Iterator[Hit]:
    """A part of a subject's identity has neither an answer nor a reason for none.

    The parts are ethnicity, faith, language, disability, and sex or gender.

    Why: What nobody asked is later guessed from a name or a look, and boards cannot
    see whom their reviews are about. That a family would rather not say is an answer.

    Do: Write under `identity` in people.yaml what the child or family says, as they
    say it. Where there is no answer, write `unanswered` (not_asked, not_known or
    not_said) with a `reason`.
    """
    if not goes_ahead(context):
        return
    for person in _subjects(context.review):
        identity = person.identity or OwnIdentity()
        open_parts = [part for part in _PARTS if not _answered(identity, part)]
        if open_parts:
            message = f"{person.code}: nothing is said of {_listed(open_parts)}"
            yield Hit(person, message, ("identity",))


@rule(
    code="SCR492",
    title="Who a subject is was recorded, and the report does not speak of it",
    source="the national panel's review of March 2025: recorded more, analysed rarely",
    severity=Severity.NOTICE,
    stage="report",
)
def identity_unspoken(context: Context) -> Iterator[Hit]:
    """A part of a subject's identity is recorded, and no text of the report has it.

    Looked for are words such as "ethnicity" or "interpreter", and the very words that
    were recorded, in the report's sections, phases, findings and recommendations. Told
    once there is a section. Whether what is said there is an analysis, only a person
    can judge.

    Why: A label in a table teaches nobody anything. The question is what it meant for
    this child, and for how practitioners saw the family and worked with it.

    Do: Say in the report what it meant, or that the panel looked and found that it
    made no difference.
    """
    review = context.review
    if all(blank(section.text) for section in review.sections):
        return
    said = "\n".join(text.text for text in overview(review)).casefold()
    for person in _subjects(review):
        unspoken = [
            part
            for part in _PARTS
            if (one := _said(person, part)) and not _speaks(said, part, one.says)
        ]
        if unspoken:
            told = _listed(unspoken)
            message = f"{person.code}: the report does not speak of {told}"
            yield Hit(person, message, ("identity", unspoken[0]))


_PARTS = OwnIdentity.__struct_fields__


def _subjects(review: Review) -> Iterator[Person]:
    return (one for one in review.people.people if one.kind == "subject")


def _answered(identity: OwnIdentity, part: str) -> bool:
    one: Said | None = getattr(identity, part)
    if one is None:
        return False
    return not blank(one.says) or (one.unanswered is not None and not blank(one.reason))


def _said(person: Person, part: str) -> Said | None:
    """Return a part that was answered with more than that there is none."""
    one: Said | None = getattr(person.identity, part, None)
    if one is None or blank(one.says):
        return None
    return None if one.says.casefold().split()[0].strip(".,;") in _NONE else one


def _speaks(said: str, part: str, recorded: str) -> bool:
    words = (*identity_words()[part], recorded.strip().casefold())
    return any(re.search(rf"(?<!\w){re.escape(one)}(?!\w)", said) for one in words)


def _listed(parts: list[str]) -> str:
    *most, last = (part.replace("_", " ") for part in parts)
    return f"{', '.join(most)} and {last}" if most else last
