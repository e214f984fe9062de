"""Rules 435 to 438: the family told in time, heard, and shown the report."""

from collections.abc import Iterator

from scrkit.diagnostics import Severity
from scrkit.model.hearing import FamilyMember
from scrkit.patterns import later
from scrkit.rules.engine.rule import Context, Hit, rule
from scrkit.rules.engine.stage import agreed, blank, completed, once, publishing

_FILE = "family.yaml"
# Who is closest: a grandmother may matter as much, but not everybody's aunt.
_CLOSE = later(
    r"(?i)\b(mother|father|parents?|carers?|guardian|(half-|step-?)?(brother|sister"
    r"|sibling)|step-?(mother|father))\b"
)
# Whose parent it is comes behind it; "mother's mother" begins with another.
_PARENT = later(r"(?i)(?:birth |step-?|adoptive )?(?:mother|father)(?!['’])\b")


@rule(
    code="SCR435",
    title="Somebody of the family was not told of the review, or not in time",
    source="quality markers 4 and 12; Working Together 2015 ch.4",
    stage="set-up",
    clause="family_invited",
)
def family_told_late(context: Context) -> Iterator[Hit]:
    """No day is recorded on which a member of the family learnt of the review.

    A first contact counts. A notice while the review runs, a warning once the overview
    report is finished; and a notice where the day lies after the terms of reference
    were agreed.

    Why: The family should hear of the review from those who hold it, with care, and
    early enough to say what it should look at.

    Do: Note the day under `informed` in family.yaml. If telling them had to wait, for
    the police or the court, accept the departure with that reason.
    """
    if context.review.case.dates.initiated is None and not agreed(context):
        return
    terms = context.review.terms.agreed
    for member in context.review.family.members:
        # The day on which somebody learnt of the review, as far as is recorded.
        first = min((contact.date for contact in member.contacts), default=None)
        told = member.informed or first
        if told is None and not nothing_said(member):
            message = "it is not recorded when they were told of the review"
            severity = once(reached=completed(context))
            yield Hit(member, message, ("informed",), severity=severity)
        # Whoever learns of it after the terms are agreed had no word in them.
        elif told is not None and terms is not None and told > terms:
            message = "told of the review only after its terms were agreed"
            path = ("informed",) if member.informed else ("contacts",)
            yield Hit(member, message, path, severity=Severity.NOTICE)


@rule(
    code="SCR436",
    title="Somebody of the family took part, and what they said is not recorded",
    source="quality marker 12",
    stage="report",
)
def views_unrecorded(context: Context) -> Iterator[Hit]:
    """A member of the family contributed, and `views` is empty.

    A notice while the review runs, a warning once the overview report is finished. That
    `influence` is empty stays a notice.

    Why: They gave the review what nobody else knows. The report shows what they said,
    in their own words, and what it changed.

    Do: Write down under `views` what they said, and under `influence` what it changed
    in the review, or that it changed nothing and why.
    """
    severity = once(reached=completed(context))
    for member in context.review.family.members:
        if not member.took_part:
            continue
        if blank(member.views):
            message = "took part, but what they said is not recorded"
            yield Hit(member, message, ("took_part",), severity=severity)
        # Views that changed nothing may be all there was to say: never more than a
        # notice.
        elif blank(member.influence):
            message = "it is not recorded what their views changed in the review"
            path, severity = ("views",), Severity.NOTICE
            yield Hit(member, message, path, severity=severity)


@rule(
    code="SCR437",
    title="The report is on its way to being published, and the family has not seen it",
    source="quality markers 12 and 17; gate G8 of the framework",
    stage="publication",
    clause="family_invited",
)
def report_unseen(context: Context) -> Iterator[Hit]:
    """Somebody of the family who took part has not seen the report before it is out.

    Why: They should read it from the hand of somebody who can answer, not from a
    newspaper; and they see what would identify a child sooner than anybody.

    Do: Show it to them, with time for comment, and note the day under `saw_report`. If
    they did not want to, accept the departure with that reason.
    """
    if not publishing(context):
        return
    published = context.review.case.dates.published
    for member in context.review.family.members:
        if not member.took_part:
            continue
        # Whoever gave their views should not meet them in print.
        if member.saw_report is None:
            yield Hit(member, "has not seen the report", ("saw_report",))
        elif published is not None and member.saw_report > published:
            message = "saw the report only after it was published"
            yield Hit(member, message, ("saw_report",))


@rule(
    code="SCR438",
    title="Of a parent, carer or sibling it is not recorded whether they were asked",
    source="quality marker 12; Working Together 2015 ch.4",
    stage="report",
    clause="family_invited",
)
def relative_unasked(context: Context) -> Iterator[Hit]:
    """A parent, carer, brother or sister in people.yaml is not in family.yaml.

    By the words of `role`; told once anybody of the family is recorded. A warning for
    a parent of the subject once the overview report is finished.

    Why: Families are invited, surviving children too, in a way that suits them. Fathers
    are left out most often. Where somebody was not asked, the report says why.

    Do: Add them to family.yaml: what they said, or the reason why they were not asked.
    """
    family = context.review.family
    recorded = {member.person for member in family.members}
    # That nobody at all is recorded is told elsewhere, or explained by none_reason.
    if not recorded or not blank(family.none_reason):
        return
    people = context.review.people
    subjects = {one.code for one in people.people if one.kind == "subject"}
    # Whose parents they are is known from relations, and by words only without them.
    born = [one.parents for one in people.parents if one.child in subjects]
    parents = {code for codes in born for code in codes}
    for person in people.people:
        close = person.kind == "family" and _CLOSE.search(person.role)
        if close and person.code not in recorded:
            message = "it is not recorded whether they were asked to take part"
            by_words = not parents and bool(_PARENT.match(person.role))
            parent = person.code in parents or by_words
            severity = once(reached=parent and completed(context))
            path, missing = ("code",), (_FILE,)
            yield Hit(person, message, path, severity=severity, missing_from=missing)


def nothing_said(member: FamilyMember) -> bool:
    """Tell whether nothing at all is said of somebody, which is told elsewhere."""
    return not member.took_part and not member.contacts and blank(member.reason)
