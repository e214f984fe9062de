"""Findings, learning and recommendations as plain values, each with its reply."""

from scrkit.frameworks import theme_titles
from scrkit.model.outcome import Finding, Recommendation
from scrkit.model.response import Reply
from scrkit.render.sections.case import Case
from scrkit.render.wording.wording import REPLY, first_sentence, listed

Values = dict[str, object]
_AGAIN = "(to be confirmed again)"


def findings(case: Case) -> list[Values]:
    """Return the findings with why, evidence and what speaks against them."""
    return [_finding(finding, case) for finding in case.review.findings.findings]


def _finding(finding: Finding, case: Case) -> Values:
    # Read backwards too: which recommendations does a finding lead to?
    serving = case.review.findings.recommendations
    return {
        "id": finding.id,
        "title": finding.title + (f" {_AGAIN}" if finding.id in case.suspect else ""),
        "text": _doubted(finding.id, case) + case.say(finding.text),
        "why": case.say(finding.why),
        "factor": case.say(finding.factor),
        "themes": _themes(finding, case),
        "questions": listed(finding.questions),
        "counter_note": case.say(finding.counter_note),
        "changed": case.say(finding.changed),
        "recommendations": listed(
            tuple(r.id for r in serving if finding.id in r.findings)
        ),
        "replies": _replies(finding.id, case),
    }


def _themes(finding: Finding, case: Case) -> str:
    """Return the themes of a finding by title; the public's only if it is to be."""
    opened = case.review.case
    # A board may keep to itself by which themes it counts its reviews.
    if case.published and opened.publication.themes == "left_out":
        return ""
    titles = {**theme_titles(), **{one.id: one.title for one in opened.themes}}
    # Titles hold commas themselves.
    return "; ".join(case.say(titles.get(id, id)) for id in finding.themes)


def recommendations(case: Case) -> list[Values]:
    """Return the recommendations with what they follow from and the replies."""
    return [_recommendation(r, case) for r in case.review.findings.recommendations]


def _recommendation(one: Recommendation, case: Case) -> Values:
    actions = case.review.actions.actions
    return {
        "id": one.id,
        "text": _doubted(one.id, case) + case.say(one.text),
        "short": first_sentence(case.say(one.text)),
        "to": case.addressee(one.to),
        "findings": listed(one.findings),
        "expected": case.say(one.expected),
        "actions": listed(tuple(a.id for a in actions if one.id in a.source)),
        "replies": _replies(one.id, case),
    }


def _doubted(id: str, case: Case) -> str:
    """Return what is said before a finding that has to be confirmed again."""
    # It stands in the finding's own text, so that a board's own templates have it too.
    if id not in case.suspect:
        return ""
    told = ", ".join(case.suspect[id])
    # Ids of entries are for the panel.
    cites = "" if case.published else f" ({told})"
    return f"TO BE CONFIRMED AGAIN: what {id} cites{cites} has changed since. "


def _replies(id: str, case: Case) -> list[Values]:
    return [replied(r, case) for r in case.review.response.replies if r.to == id]


def replied(reply: Reply, case: Case) -> Values:
    """Return one reply: whether it accepts, who replies, in which words."""
    return {
        "accepted": REPLY[reply.accepted],
        "by": case.addressee(reply.by),
        "text": case.say(reply.text),
    }


def learning(case: Case) -> Values:
    """Return good practice and what has changed already, agency by agency."""
    imrs = case.review.imrs
    return {
        "good": [
            {"agency": case.agency(imr.agency), "text": case.say(text)}
            for imr in imrs
            for text in imr.good_practice
        ],
        "lessons": [
            {"agency": case.agency(imr.agency), "text": case.say(text)}
            for imr in imrs
            for text in imr.findings
        ],
        "changed": [
            {"agency": case.agency(imr.agency), "text": case.say(imr.changed)}
            for imr in imrs
            if imr.changed
        ],
        "briefings": [
            briefing.title for briefing in case.review.dissemination.briefings
        ],
    }


def keywords(case: Case) -> list[str]:
    """Return the words by which a catalogue finds the review, each once, sorted."""
    factors = {one.factor.strip().lower() for one in case.review.findings.findings}
    kind = case.options.framework_title.lower()
    return [kind, *sorted(factors - {"", kind})]
