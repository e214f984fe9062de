"""Rules 650 to 654 and 660 to 662: what a rapid review has to say."""

from collections.abc import Iterator

from scrkit.diagnostics import Severity
from scrkit.frameworks import weighed
from scrkit.model.review import Review
from scrkit.review.rapid_steps import is_unanswered
from scrkit.rules.engine.rapid import at_end, held
from scrkit.rules.engine.rule import Context, Hit, rule
from scrkit.rules.engine.stage import blank, once

_FILE = "rapid-review.yaml"
_AIMS = "the aims of a rapid review"


@rule(
    code="SCR650",
    title="The rapid review does not say what was notified, or what is known",
    source=f"{_AIMS}, the first: rapid review RR-A",
    stage="gathering",
)
def rapid_facts(context: Context) -> Iterator[Hit]:
    """`what` under `notification`, or `facts`, is empty. A notice before the decision.

    Why: To gather the facts, as far as they can be found now, is its first aim.

    Do: Fill it in. What is not known yet is said too, and who is finding it out.
    """
    rapid = held(context)
    if rapid is None:
        return
    if blank(rapid.notification.what):
        yield _empty(context, "notification", "what was notified")
    if blank(rapid.facts):
        yield _empty(context, "facts", "the facts")


@rule(
    code="SCR653",
    title="Nothing says what was done at once so that children are safe",
    source=f"{_AIMS}, the second: rapid review RR-B",
    stage="gathering",
)
def rapid_safety(context: Context) -> Iterator[Hit]:
    """`safety` and `safety_none` are both empty. A notice before the decision.

    Why: Brothers, sisters and others may be in danger now. That somebody looked, and
    found nothing to do, has to be seen.

    Do: Write each action with its owner and day, or why none was needed.
    """
    rapid = held(context)
    if rapid is not None and not rapid.safety and blank(rapid.safety_none):
        words = "immediate safeguarding action, or why none was needed"
        yield _empty(context, "safety", words)


@rule(
    code="SCR660",
    title="The rapid review does not say what is learnt already",
    source=f"{_AIMS}, the third: rapid review RR-D",
    stage="report",
)
def rapid_learning(context: Context) -> Iterator[Hit]:
    """`learning` is empty. A notice before the decision.

    Why: What can be improved is what it is held for, whether or not a review follows.

    Do: Write each strength and each thing to improve as a point with an id.
    """
    rapid = held(context)
    if rapid is not None and not rapid.learning:
        yield _empty(context, "learning", "what is learnt already")


@rule(
    code="SCR661",
    title="Nothing says whether the case may be of national importance",
    source="SI 2018/789 regulation 3: rapid review RR-G",
    stage="report",
)
def rapid_national(context: Context) -> Iterator[Hit]:
    """`national` is empty. A notice before the decision.

    Why: The national panel decides on national reviews, and asks what the partners
    think of it.

    Do: Say whether the case may be complex or of national importance, and why.
    """
    rapid = held(context)
    if rapid is not None and blank(rapid.national):
        yield _empty(context, "national", "whether it may be of national importance")


@rule(
    code="SCR662",
    title="The child's voice, or the family's, is not heard in the rapid review",
    source="what a rapid review must say: rapid review RR-I",
    stage="report",
)
def rapid_voices(context: Context) -> Iterator[Hit]:
    """`child_voice` or `family_voice` is empty. A notice before the decision.

    Why: A review of a child that does not show the child's day is a review of files.

    Do: Write what the child's life was like, and what the child and the family say; or
    why nobody could be asked yet.
    """
    rapid = held(context)
    if rapid is None:
        return
    if blank(rapid.child_voice):
        yield _empty(context, "child_voice", "the child's life and voice")
    if blank(rapid.family_voice):
        yield _empty(context, "family_voice", "the family's voice")


def _empty(context: Context, key: str, words: str) -> Hit:
    severity = once(reached=at_end(context))
    return Hit(
        context.review.rapid,
        f"nothing is said of {words}",
        (key,),
        severity=severity,
        missing_from=(_FILE,),
    )


@rule(
    code="SCR651",
    title="Something that regulation 11 asks to weigh was not weighed",
    source="SI 2018/789 regulation 11: rapid review RR-F",
    stage="report",
)
def unweighed(context: Context) -> Iterator[Hit]:
    """A consideration has no reasons, is answered nowhere, or is none of the guidance.

    The answer stands in criteria.yaml, its reasons under `considerations`. A notice
    until the partners have decided.

    Why: The partners must take each into account. They are no threshold, and not the
    only ones: that one is found does not make a review due, nor does its lack bar one.

    Do: Write the fact, and what it was found on; answer it in criteria.yaml. That it is
    not known after looking is an answer too, if the reasons say so.
    """
    rapid, framework = held(context), context.framework
    if rapid is None or framework is None:
        return
    wanted = {node.fact: node.title for node in weighed(framework)}
    severity = once(reached=at_end(context))
    for one in rapid.considerations:
        if one.fact not in wanted:
            yield Hit(one, "the framework asks to weigh no such fact", ("fact",))
        elif blank(one.reasons):
            yield Hit(one, "no reasons are given", ("reasons",), severity=severity)
    there = {one.fact for one in rapid.considerations}
    lacking = [fact for fact in wanted if fact not in there]
    if lacking:
        message = f"not weighed: {', '.join(map(str, lacking))}"
        yield Hit(
            rapid,
            message,
            ("considerations",),
            severity=severity,
            missing_from=(_FILE,),
        )
    # The reasons stand in one file, the answer in another: both, or a reader finds one.
    open_ = [f for f in wanted if f in there and _unknown(context.review, f)]
    if open_:
        message = f"weighed, and not answered in criteria.yaml: {', '.join(open_)}"
        yield Hit(rapid, message, ("considerations",), severity=Severity.NOTICE)


def _unknown(review: Review, fact: str) -> bool:
    return is_unanswered(review.criteria.facts.get(fact))


@rule(
    code="SCR652",
    title="Identity is recorded, and not what it meant; or nobody asked",
    source="the national panel's review of March 2025 on race: rapid review RR-H",
    severity=Severity.NOTICE,
    stage="report",
)
def identity_unanalysed(context: Context) -> Iterator[Hit]:
    """A subject has no line under `identity`, or one without an analysis.

    An analysis that is no longer than a label counts as none.

    Why: Rapid reviews record ethnicity more often than before, and rarely ask what
    race, faith, language or disability meant, or whether bias played a part.

    Do: Write who asked whom under `asked`, and what it meant under `analysis`; or that
    the agencies looked, and found that it made no difference.
    """
    rapid = held(context)
    if rapid is None:
        return
    lines = {one.person: one for one in rapid.identity}
    for person in context.review.people.people:
        if person.kind != "subject":
            continue
        line = lines.get(person.code)
        if line is None:
            message = f"{person.code}: nothing says whether identity was asked about"
            yield Hit(rapid, message, ("identity",), missing_from=(_FILE,))
        elif len(line.analysis.split()) < _LABEL:
            message = f"{person.code}: identity is recorded, and not what it meant"
            yield Hit(line, message, ("analysis",))


# Words: "White British, no disability" is a label; what it meant for this child is
# longer.
_LABEL = 8


@rule(
    code="SCR654",
    title="A local review is decided without a question, or a question without one",
    source="a local review needs a reason of its own: rapid review RR-L",
    stage="report",
)
def no_local_questions(context: Context) -> Iterator[Hit]:
    """The decision is for a local review, and `questions` is empty.

    Or the decision is against one, and questions for it stand there.

    Why: A rapid review that is done well may leave nothing for another to find. What it
    could not answer is the reason to go on.

    Do: Write under `questions` what the rapid review could not answer.
    """
    rapid = held(context)
    decision = rapid.decision if rapid else None
    if rapid is None or decision is None:
        return
    unasked = all(blank(one.text) for one in rapid.questions)
    if not decision.local and not unasked:
        message = "no local review is to be held, and questions are left to it"
        yield Hit(rapid, message, ("questions",))
    if decision.local and unasked:
        message = "a local review is to be held, and no question is left to it"
        yield Hit(rapid, message, ("questions",))
