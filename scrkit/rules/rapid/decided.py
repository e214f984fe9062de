"""Rules 535 to 540: the partners' decision, its sending, and the panel's reply."""

from collections.abc import Iterator

from scrkit.diagnostics import Severity
from scrkit.model.rapid import PARTNERS
from scrkit.rules.engine.rapid import held
from scrkit.rules.engine.rule import Context, Hit, rule
from scrkit.rules.engine.stage import blank

_ACT = "Children Act 2004 section 16F: the partners decide jointly"
_LOCAL = "hold_lcspr"


@rule(
    code="SCR535",
    title="The decision does not show all three partners",
    source=f"{_ACT}; all three sign: rapid review RR-E",
    stage="report",
)
def not_joint(context: Context) -> Iterator[Hit]:
    """A partner is missing under `partners`, stands there twice, or has not signed.

    Or signed before the day of the decision.

    The three are the local authority, the integrated care board and the police.

    Why: The decision is theirs jointly. A school or another agency may have been in
    the room, and decides nothing.

    Do: Write a line for each of the three, with the office and the day it signed.
    """
    rapid = held(context)
    if rapid is None or rapid.decision is None:
        return
    told = [one.partner for one in rapid.partners]
    lacking = [one.replace("_", " ") for one in PARTNERS if one not in told]
    if lacking:
        message = f"the decision does not show: {', '.join(lacking)}"
        yield Hit(rapid, message, ("partners",), missing_from=("rapid-review.yaml",))
    for n, one in enumerate(rapid.partners):
        if one.partner in told[:n]:
            yield Hit(one, "this partner stands here twice", ("partner",))
        # A day that lies ahead is a plan, and not a signature.
        elif one.signed is None or one.signed > context.as_of:
            yield Hit(one, "this partner has not signed", ("signed",))
        elif one.signed < rapid.decision.date:
            yield Hit(one, "signed before it was decided", ("signed",))


@rule(
    code="SCR536",
    title="A partner does not agree, and nothing says why",
    source=f"{_ACT}; reasons are recorded, whichever way: rapid review RR-E",
    stage="report",
)
def dissent_unreasoned(context: Context) -> Iterator[Hit]:
    """`agrees` is false, and `dissent` says nothing; or the other way round.

    Why: The national panel reads three partners, not a majority. What one of them saw
    otherwise may be what matters.

    Do: Write its reasons under `dissent`, in its own words.
    """
    rapid = held(context)
    for one in rapid.partners if rapid else ():
        if not one.agrees and blank(one.dissent):
            yield Hit(one, "this partner does not agree: why?", ("agrees",))
        if one.agrees and not blank(one.dissent):
            message = "this partner is said to agree, and gives a dissent"
            yield Hit(one, message, ("dissent",))


@rule(
    code="SCR537",
    title="rapid-review.yaml and criteria.yaml say two different decisions",
    source="the outcomes of the review's framework",
    severity=Severity.ERROR,
    stage="criteria",
)
def two_decisions(context: Context) -> Iterator[Hit]:
    """A local review is decided in one of the two files, and not in the other.

    Told unless the later decision says why under `followed`: the partners may decide
    anew after the national panel's reply.

    Why: Clocks and letters go by criteria.yaml, the panel has read rapid-review.yaml.

    Do: Correct the one that is wrong. Where it was reconsidered, say so under
    `panel_reply`, `followed`.
    """
    rapid, record = held(context), context.review.criteria
    if rapid is None or rapid.decision is None or record.decision is None:
        return
    # The partners may change their minds after the panel's letter, if they say so.
    anew = rapid.panel_reply is not None and not blank(rapid.panel_reply.followed)
    later = anew and record.decision.date > rapid.decision.date
    if not later and (record.decision.outcome == _LOCAL) is not rapid.decision.local:
        message = "this is not what rapid-review.yaml says was decided"
        yield Hit(record, message, ("decision", "outcome"))


@rule(
    code="SCR538",
    title="The decision's reasons name no facts",
    source=f"{_ACT}; reasons name facts: rapid review RR-E",
    stage="report",
)
def reasons_bare(context: Context) -> Iterator[Hit]:
    """The reasons are missing, or so short that they can name no fact.

    Why: Whether to hold a review is judgement. A sentence that it is right, or that
    the criteria are met, shows nobody what was judged: no number of criteria decides.

    Do: Say which facts it stands on, and what a review would add, or would not.
    """
    rapid = held(context)
    decision = rapid.decision if rapid else None
    if decision is not None and len(decision.reasons.split()) < _FEWEST:
        yield Hit(decision, "these reasons name no facts", ("reasons",))


# Words: fewer name no fact of this child, only the test.
_FEWEST = 12


@rule(
    code="SCR539",
    title="The national panel disagrees or asks, and nothing says what followed",
    source="rapid reviews: reconsider where the panel disagrees, or facts are new",
    stage="monitoring",
)
def reply_unanswered(context: Context) -> Iterator[Hit]:
    """`agrees` is no or in part, or something is asked, and `followed` is empty.

    Why: The panel advises and cannot order. That the partners considered its letter,
    and what they made of it, has to be seen.

    Do: Write what the partners did about it under `followed`.
    """
    rapid = held(context)
    reply = rapid.panel_reply if rapid else None
    if reply is None or not blank(reply.followed):
        return
    if reply.agrees in ("no", "in_part") or not blank(reply.asks):
        message = "the panel's letter wants an answer, and nothing says what followed"
        yield Hit(reply, message, ("agrees",))


@rule(
    code="SCR540",
    title="The rapid review was sent before the partners decided, or without it",
    source=f"{_ACT}; a rapid review says what comes next",
    stage="publication",
)
def sent_undecided(context: Context) -> Iterator[Hit]:
    """`rapid_review_sent` in review.yaml comes before the decision, or there is none.

    Why: What comes next is a part of what the national panel is sent.

    Do: Look both days up, and correct the one that is wrong.
    """
    rapid, case = held(context), context.review.case
    sent = case.dates.day("rapid_review_sent")
    if rapid is None or sent is None or not (rapid.decision or context.review.is_rapid):
        return
    if rapid.decision is None or rapid.decision.date > sent:
        message = "it went to the national panel before the partners had decided"
        yield Hit(case, message, ("dates", "other", "rapid_review_sent"))
