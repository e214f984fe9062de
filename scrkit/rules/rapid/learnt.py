"""Rules 655 to 659: what a rapid review learnt, and that nobody waits with it."""

import re
from collections.abc import Iterator

from scrkit.diagnostics import Severity
from scrkit.patterns import later
from scrkit.rules.engine.rapid import at_end, held
from scrkit.rules.engine.rule import Context, Hit, rule
from scrkit.rules.engine.several import first_and_more
from scrkit.rules.engine.stage import blank, once

_AIMS = "the aims of a rapid review"
_WAITS = later(
    r"\b(?:await\w*|wait\w*|pending|defer\w*|hold off|once|until)\b[^.]{0,60}"
    r"\b(?:lcspr|practice review|local review|full review|the review)\b"
    r"|\bafter (?:the|a) (?:lcspr|local |full |practice |child safeguarding )",
    re.IGNORECASE,
)
_ACTS = later(
    r"\b(?:learning|action|change|improvement|recommendation)s?\b", re.IGNORECASE
)


@rule(
    code="SCR655",
    title="No local review is held, and nothing carries the learning on",
    source=f"{_AIMS}, the fourth: rapid review RR-E",
    stage="response",
)
def learning_left(context: Context) -> Iterator[Hit]:
    """It is decided to hold no local review, and actions.yaml holds no action.

    Why: Most rapid reviews lead to no other review. What they have shown is acted on
    from here, or never.

    Do: Write an action for what is to improve: `learning: [L1]` in actions.yaml.
    """
    rapid = held(context)
    if rapid is None or rapid.decision is None or rapid.decision.local:
        return
    improve = any(one.kind == "improvement" for one in rapid.learning)
    if improve and not context.review.actions.actions:
        message = "something is to improve, no review is held, and no action is planned"
        yield Hit(rapid.decision, message, ("review",), missing_from=("actions.yaml",))


@rule(
    code="SCR656",
    title="By its words, learning waits for a review",
    source=f"{_AIMS}: learning waits for no review: rapid review RR-C",
    severity=Severity.NOTICE,
    stage="report",
)
def learning_waits(context: Context) -> Iterator[Hit]:
    """A text on learning or on the decision promises to act after the review.

    Looked for are words such as await, pending or once, before a review, in a sentence
    on learning, actions or change.

    Why: A local review takes half a year or more. Children are not safer meanwhile.

    Do: Say what is done now. What only a review can find out is a question for it.
    """
    rapid = held(context)
    if rapid is None:
        return
    for point in rapid.learning:
        for key in ("text", "how"):
            if _waits(getattr(point, key)):
                yield Hit(point, "this reads as if learning waits for a review", (key,))
    if rapid.decision is not None and _waits(rapid.decision.reasons):
        message = "this reads as if learning waits for a review"
        yield Hit(rapid.decision, message, ("reasons",))


def _waits(text: str) -> bool:
    sentences = re.split(r"(?<=[.!?])\s+", text)
    # In one sentence: what waits and what is learnt often stand side by side by chance.
    return any(_WAITS.search(one) and _ACTS.search(one) for one in sentences)


@rule(
    code="SCR657",
    title="The rapid review names no strength of practice, or nothing to improve",
    source=f"{_AIMS}: strengths, and areas to improve: rapid review RR-D",
    severity=Severity.NOTICE,
    stage="report",
)
def one_sided(context: Context) -> Iterator[Hit]:
    """All points under `learning` are of one kind.

    Why: What worked is as much to be learnt from as what did not, and others can do it.

    Do: Look for the other as well, or say in a point that none was found.
    """
    rapid = held(context)
    kinds = {one.kind for one in rapid.learning} if rapid else set()
    # Nothing learnt at all is told by another rule.
    if rapid is not None and len(kinds) == 1:
        lacking = "strength" if "improvement" in kinds else "improvement"
        yield Hit(rapid, f"no {lacking} is named", ("learning",))


@rule(
    code="SCR658",
    title="Nothing that was learnt has been shared",
    source=f"{_AIMS}: learning shared at once, and how: rapid review RR-C",
    stage="report",
)
def learning_unshared(context: Context) -> Iterator[Hit]:
    """No point under `learning` has a day under `shared`. A notice before the decision.

    A notice where some were shared, and others not.

    Why: To share at once what is clear already is one of its aims.

    Do: Write when and how it was shared, or share it.
    """
    rapid = held(context)
    if rapid is None or not rapid.learning:
        return
    days = [one.shared for one in rapid.learning if one.shared is not None]
    if not any(day <= context.as_of for day in days):
        message = "nothing of what was learnt has been shared"
        yield Hit(rapid, message, ("learning",), severity=once(reached=at_end(context)))
        return
    left = [one.id for one in rapid.learning if one.shared is None]
    if left and at_end(context):
        message = f"not shared yet: {first_and_more(left)}"
        yield Hit(rapid, message, ("learning",), severity=Severity.NOTICE)


@rule(
    code="SCR659",
    title="Something is to improve, and no action carries it out",
    source=f"{_AIMS}: what is done about it: rapid review RR-D, RR-E",
    severity=Severity.NOTICE,
    stage="response",
)
def learning_unacted(context: Context) -> Iterator[Hit]:
    """A point of the kind `improvement` is named by no action under `learning`.

    Told once the partners have decided.

    Why: Learning does not wait for a review.

    Do: Write an action for it in actions.yaml with `learning:` and its id.
    """
    rapid = held(context)
    if rapid is None or not at_end(context):
        return
    carried = frozenset(
        id for one in context.review.actions.actions for id in one.learning
    )
    for one in rapid.learning:
        if one.kind == "improvement" and one.id not in carried and not blank(one.text):
            yield Hit(one, "no action carries this out", ("id",))
