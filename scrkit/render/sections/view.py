"""A case as plain values for a template: text, numbers, lists, dictionaries."""

from scrkit.model.hearing import FamilyMember, Interview, LearningEvent
from scrkit.model.opening import Independent
from scrkit.model.response import Reply
from scrkit.render.document import pages
from scrkit.render.sections.actions import summary
from scrkit.render.sections.case import Case, day
from scrkit.render.sections.identities import identities
from scrkit.render.sections.outcome import (
    findings,
    keywords,
    learning,
    recommendations,
    replied,
)
from scrkit.render.sections.rapid import rapid
from scrkit.render.sections.registers import departed
from scrkit.render.wording import sentences
from scrkit.render.wording.names import KEYS as NAMED
from scrkit.render.wording.names import several
from scrkit.render.wording.wording import (
    METHODOLOGY,
    NOTHING,
    OUTCOME,
    PROCEEDING,
    STATE,
    counted,
    first_sentence,
    listed,
    readable,
    times,
)

Values = dict[str, object]


def view(case: Case) -> Values:
    """Return what a template may use, spelled for people in the view of the case.

    No key is the name of a method of dict, because Jinja would find that first.
    """
    opened = case.review.case
    return {
        "kind": case.options.framework_title,
        "circumstances": case.options.circumstances,
        "given_out": case.options.given_out,
        "board": opened.board.name,
        "contact": opened.board.contact,
        "names": {key: case.heading(key) for key in NAMED},
        "inside": {key: case.inside(key) for key in NAMED},
        "subjects": several(case.options.names),
        "title": opened.title,
        "id": opened.id,
        "as_of": day(case.options.as_of),
        "published": case.published,
        "draft": case.options.draft,
        "nothing": NOTHING,
        "incident": _incident(case),
        "decision": _decision(case),
        "terms": _terms(case),
        "panel": _panel(case),
        "staff": _staff(case),
        "proceedings": _proceedings(case),
        "pauses": _pauses(case),
        "family": _family(case),
        "identities": identities(case),
        "rapid": {} if case.published else rapid(case),
        "phases": _phases(case),
        "questions": _questions(case),
        "findings": findings(case),
        "learning": learning(case),
        "recommendations": recommendations(case),
        "response": _response(case),
        "plan": {
            "summary": summary(case),
            "agreed": day(case.review.actions.agreed),
            "watched_by": case.review.actions.monitored_by or case.called("subgroup"),
        },
        "departures": len(departed(case)),
        "evidence": case.review.case.publication.evidence,
        "year": str(pages.dated(case).year),
        "keywords": keywords(case),
    }


def _incident(case: Case) -> Values:
    when = case.review.case.dates.incident
    return {
        "date": case.date(when) if when else "",
        "summary": case.say(case.review.criteria.summary),
        "harm": first_sentence(case.say(case.review.criteria.summary)),
        "recommended": case.say(case.review.criteria.recommended),
    }


def _decision(case: Case) -> Values:
    decision = case.review.criteria.decision
    if decision is None:
        return {}
    kind = case.options.framework_title
    known = OUTCOME.get(decision.outcome, readable(decision.outcome))
    outcome = case.options.words.get(decision.outcome, known)
    return {
        "on": day(decision.date),
        "by": decision.by,
        "outcome": sentences.within(outcome.replace("{kind}", kind)),
        "reasons": case.say(decision.reasons),
    }


def _terms(case: Case) -> Values:
    terms = case.review.terms
    return {
        "purpose": case.say(terms.purpose),
        "not_for": [case.say(text) for text in terms.not_for],
        "period": case.date(terms.period) if terms.period else "",
        "period_reason": case.say(terms.period_reason),
        "method": case.say(terms.method),
        "family": case.say(terms.family),
        "parallel": case.say(terms.parallel),
        "agreed": day(terms.agreed),
        "agencies": [case.agency(id) for id in terms.agencies],
    }


def _panel(case: Case) -> Values:
    panel = case.review.panel
    # A co-opted expert may belong to none of the agencies.
    agencies = {m.agency for m in panel.members if m.agency}
    return {
        "methodology": case.worded(METHODOLOGY[case.review.case.methodology]),
        "chair": _independent(panel.chair, case) if panel.chair else {},
        "reviewers": [_independent(one, case) for one in panel.lead_reviewers],
        "members": sentences.members(len(panel.members), len(agencies)),
        "appointed": len(panel.members),
        "meetings": times(len(panel.meetings)),
        "met": len(panel.meetings),
    }


def _independent(one: Independent, case: Case) -> Values:
    declared = one.declaration
    return {
        "title": one.title,
        "appointed": day(one.appointed),
        "background": case.say(one.background),
        "employed_by": case.agency(one.employed_by) if one.employed_by else "",
        "declared": day(declared.made) if declared else "",
        "declaration": case.say(declared.text) if declared else "",
    }


def _staff(case: Case) -> Values:
    held = [i for file in case.review.interviews for i in file.interviews]
    return {
        "interviews": _interviews(held, len(case.review.interviews)),
        "events": [_event(e, case) for e in case.review.learning_events.events],
    }


def _interviews(held: list[Interview], agencies: int) -> str:
    """Say how the staff were heard, in figures; what they said is confidential."""
    if not held:
        return ""
    came = sum(i.supporter is not None for i in held)
    sent = sum(i.record_sent is not None for i in held)
    agreed = sum(i.accuracy_confirmed is not None for i in held)
    corrected = sum(bool(i.corrections) for i in held)
    return " ".join(
        (
            sentences.interviewed(len(held), agencies),
            sentences.supported(came, len(held)),
            sentences.recorded(sent, agreed, corrected),
        )
    )


def _event(event: LearningEvent, case: Case) -> Values:
    return {
        "title": event.title,
        "on": day(event.date),
        "led_by": event.led_by,
        "invited": counted(len(event.invited), "practitioner", "practitioners"),
        "attended": counted(len(event.attended), "came", "came"),
        "turnout": sentences.turnout(len(event.invited), len(event.attended)),
        "declined": case.say(event.declined),
        "points": [case.say(point) for point in event.points],
        "feedback": day(event.feedback),
        "feedback_how": case.say(event.feedback_how),
    }


def _proceedings(case: Case) -> list[Values]:
    return [
        {
            "kind": case.worded(PROCEEDING[p.kind]),
            "what": case.say(p.what),
            "state": STATE[p.state],
            "opened": day(p.opened),
            "concluded": day(p.concluded),
            "effect": case.say(p.effect),
        }
        for p in case.review.proceedings.proceedings
    ]


def _pauses(case: Case) -> list[Values]:
    return [
        {
            "start": day(p.from_date),
            "end": day(p.until),
            "what": case.say(p.what),
            "reason": case.say(p.reason),
        }
        for p in case.review.proceedings.pauses
    ]


def _family(case: Case) -> Values:
    family = case.review.family
    return {
        "none_reason": case.say(family.none_reason),
        "members": [_member(one, case) for one in family.members],
    }


def _member(one: FamilyMember, case: Case) -> Values:
    # Who was spoken to and when shows that the family was really asked.
    dates = listed(tuple(day(contact.date) for contact in one.contacts))
    return {
        "who": case.person(one.person),
        "took_part": one.took_part,
        "reason": case.say(one.reason),
        "views": case.say(one.views),
        "influence": case.say(one.influence),
        "saw_report": day(one.saw_report),
        "contacts": times(len(one.contacts)) if dates else "",
        "contact_dates": dates,
    }


def _phases(case: Case) -> list[Values]:
    return [
        {
            "id": phase.id,
            "title": phase.title,
            "period": case.date(phase.period),
            "text": case.say(phase.text),
        }
        for phase in case.review.timeline.phases
    ]


def _questions(case: Case) -> list[Values]:
    return [
        {
            "id": question.id,
            "short": question.short,
            "written": bool(case.review.section(f"analysis-{question.id}").strip()),
            "text": case.say(question.text),
            "agencies": [
                {
                    "agency": case.agency(imr.agency),
                    "text": case.say(analysis.text),
                    "evidence": listed(analysis.evidence),
                }
                # Every agency that answered this question, in the order of its file.
                for imr in case.review.imrs
                for analysis in imr.analysis
                if analysis.question == question.id
            ],
        }
        for question in case.review.terms.questions
    ]


def _response(case: Case) -> Values:
    response = case.review.response
    # Replies to what agencies recommend themselves have no section of their own.
    own = tuple(r for r in response.replies if not _known(r, case))
    return {
        "agreed": day(response.agreed),
        "foreword": case.say(response.foreword),
        "monitoring": case.say(response.monitoring),
        "others": [{"to": r.to, **replied(r, case)} for r in own],
    }


def _known(reply: Reply, case: Case) -> bool:
    outcomes = case.review.findings
    ids = {one.id for one in outcomes.findings}
    return reply.to in ids | {one.id for one in outcomes.recommendations}
