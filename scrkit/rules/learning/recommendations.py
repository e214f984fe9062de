"""Rules on recommendations: to whom, for what, how often the same, of what kind."""

import re
from collections.abc import Iterator

from scrkit.diagnostics import Severity
from scrkit.model.imr import OwnRecommendation
from scrkit.model.outcome import Recommendation
from scrkit.model.review import Review
from scrkit.patterns import later
from scrkit.rules.engine.clauses import the_board
from scrkit.rules.engine.rule import Context, Hit, rule
from scrkit.rules.engine.stage import blank, completed, once
from scrkit.text.nearness import alike

# Of 100: the same recommendation with a word or two put differently.
_NEAR = 80
# Texts that share fewer of their words than this cannot come near.
_SHARED = 0.5
_WORD = later(r"[^\W_]{3,}")
# The Board, and those to whom a review may speak beyond it.
_BODIES = later(
    r"\b(?:board|department|ministry|government|home office|nhs|national|ofsted"
    r"|inspectorate|college|commission|council|secretary of state|partner(?:s|ship))\b",
    re.IGNORECASE,
)
# No more than a course, a reminder or a page in a procedure.
_PAPER = later(
    r"\b(?:train(?:ing|ed)?|remind(?:ed|ers?)?|refresh(?:ed|er)?|aware(?:ness)?"
    r"|procedures?|polic(?:y|ies)|guidance|protocols?|guidelines?|briefings?)\b",
    re.IGNORECASE,
)
# Words; a longer one says besides what is to be different, and is no mere reminder.
_SHORT = 25
# Where another than a Board holds the review.
_DO = (
    "Write {}, or the id of an agency, or several with commas between. If it is for a "
    "body outside the review, say its full name."
)


@rule(
    code="SCR622",
    title="A recommendation is addressed to nobody whom the review knows",
    source="leaflet L5; quality marker 16",
    stage="report",
)
def addressee_unknown(context: Context) -> Iterator[Hit]:
    """`to` is empty, or names neither the Board or partners, an agency, nor a body.

    Why: Somebody has to reply to the recommendation, and put an action into the plan.

    Do: Write Board, or the id of an agency, or several with commas between. If it is
    for a body outside the review, say its full name.
    """
    agencies = {agency.id for agency in context.review.case.agencies}
    holder = the_board(context)
    do = "" if holder == "the Board" else _DO.format(holder.removeprefix("the "))
    for one in context.review.findings.recommendations:
        named = [name.strip() for name in re.split(r",|;|\band\b", one.to)]
        # Bodies outside the review have no id, and are known by their words alone.
        unknown = [n for n in named if n not in agencies and not _BODIES.search(n)]
        if unknown:
            message = "the recommendation is addressed to nobody whom the review knows"
            yield Hit(one, message, ("to",), do, missing_from=("review.yaml",))


@rule(
    code="SCR623",
    title="Two recommendations say almost the same",
    source="a study of 20 reviews that made 931 recommendations; leaflet L20",
    severity=Severity.NOTICE,
    stage="report",
)
def near_double(context: Context) -> Iterator[Hit]:
    """Two recommendations, of the overview or of IMRs, use almost the same words.

    Why: Each of them becomes actions, and each is counted. Whoever has to carry out
    both wonders what the difference is.

    Do: Keep one. Where an agency has recommended it to itself already, the overview
    need not say it again; where several agencies have, one for the Board takes the
    place of all.
    """
    before: list[tuple[str, str, frozenset[str]]] = []
    for one in every_recommendation(context.review):
        words = frozenset(_WORD.findall(one.text.casefold()))
        near = (
            id
            for id, text, others in before
            # Cheap first: to liken texts letter by letter takes much longer.
            if len(words & others) > _SHARED * min(len(words), len(others))
            and alike(one.text, text) >= _NEAR
        )
        first = next(near, None)
        if first is not None:
            yield Hit(one, f"says almost the same as {first}", ("text",))
        before.append((one.id, one.text, words))


@rule(
    code="SCR624",
    title="Recommendations ask for training or procedures alone",
    source="a study of 20 reviews: recommendations drift to procedures and training",
    severity=Severity.NOTICE,
    stage="report",
)
def paper_recommendations(context: Context) -> Iterator[Hit]:
    """A short recommendation of the overview asks for training, reminders or a policy.

    Told of each; once for all of them where they are more than half.

    Why: The findings say why it made sense to act as people did. A course or a page in
    a procedure seldom changes that: workload, supervision or a form may.

    Do: Ask what made the work hard, and recommend something that changes it.
    """
    findings = context.review.findings
    paper = [one for one in findings.recommendations if _on_paper(one)]
    # Where most are so, the whole of them is the fault, and none alone.
    if len(paper) > 1 and 2 * len(paper) > len(findings.recommendations):
        names = ", ".join(one.id for one in paper)
        message = f"most recommendations ask for training or procedures alone: {names}"
        yield Hit(findings, message, ("recommendations",))
        return
    for one in paper:
        message = "this recommendation asks for training or procedures alone"
        yield Hit(one, message, ("text",))


@rule(
    code="SCR625",
    title="A recommendation does not say what is expected to change",
    source="leaflet L5: what is expected to change",
    stage="report",
)
def nothing_expected(context: Context) -> Iterator[Hit]:
    """A recommendation of the overview leaves `expected` empty.

    A notice until the report is finished, a warning from then on.

    Why: A review says what the lessons are, how they will be acted on, and what is
    expected to change as a result. The sub group measures the actions against that.

    Do: Say under `expected` what children, families or staff will see change.
    """
    severity = once(reached=completed(context))
    for one in context.review.findings.recommendations:
        if blank(one.expected):
            message = "it is not said what is expected to change"
            yield Hit(one, message, ("expected",), severity=severity)


def every_recommendation(
    review: Review,
) -> Iterator[Recommendation | OwnRecommendation]:
    """Yield the recommendations of the overview report and of the agencies."""
    yield from review.findings.recommendations
    for imr in review.imrs:
        yield from imr.recommendations


def _on_paper(one: Recommendation) -> bool:
    return len(one.text.split()) <= _SHORT and _PAPER.search(one.text) is not None
