"""A rapid review for its report: tables of what was asked, done, learnt and decided."""

from scrkit.frameworks import identity_words
from scrkit.model.people import OwnIdentity, Person
from scrkit.model.rapid import PARTNERS, Partner, PartnerSays, PartnersDecision
from scrkit.render.document.blocks import Blocks
from scrkit.render.sections.case import Case, day
from scrkit.render.sections.prose import cell
from scrkit.render.sections.registers import Cells, table
from scrkit.render.wording.wording import listed, readable
from scrkit.review.progress import state
from scrkit.review.rapid_steps import unanswered
from scrkit.text.casing import capital

Values = dict[str, object]

_ANSWER = {
    "summary": "Gave a summary",
    "nil_return": "Holds nothing",
    "none": "Did not answer",
}
_KIND = {"strength": "Strength", "improvement": "To improve"}
_REVIEW = {
    "local": "a local child safeguarding practice review is to be held",
    "national": "no local review is to be held; a national review is suggested",
    "both": "a local review is to be held, and a national review is suggested",
    "neither": "neither a local nor a national review is to be held",
}
_AGREES = {
    "yes": "agrees",
    "in_part": "agrees in part",
    "no": "does not agree",
    "not_said": "does not say whether it agrees",
}
_PARTNER = {
    "local_authority": "Local authority",
    "integrated_care_board": "Integrated care board",
    "police": "Police",
}
_DISSENTS = {
    "local_authority": "the local authority",
    "integrated_care_board": "the integrated care board",
    "police": "the police",
}
_UNSAID = {
    "not_asked": "nobody asked",
    "not_known": "not known",
    "not_said": "not said",
}


def rapid(case: Case) -> Values:
    """Return what a template of the rapid review may use."""
    held, dates = case.review.rapid, case.review.case.dates
    return {
        "notified": day(dates.notified),
        "aware": day(dates.authority_aware),
        "sent": day(dates.day("rapid_review_sent")),
        "withdrawn": day(dates.day("notification_withdrawn")),
        "withdrawn_because": case.say(held.notification.withdrawn_because),
        "reference": held.notification.reference,
        "what": case.say(held.notification.what),
        "facts": case.say(held.facts),
        "education": case.say(held.education),
        "safety_none": case.say(held.safety_none),
        "child_voice": case.say(held.child_voice),
        "family_voice": case.say(held.family_voice),
        "voices": [
            {"agency": case.agency(one.agency), "text": case.say(one.child)}
            for one in held.accounts
            if one.child.strip()
        ],
        "identity": [_identity(person, case) for person in _subjects(case)],
        "national": case.say(held.national),
        "decision": _decision(held.decision, held.partners, case)
        if held.decision
        else {},
        "questions": [case.say(one.text) for one in held.questions],
        "reply": _reply(case),
        "silent": listed(_silent(case)),
        "safety": [
            {
                "text": case.say(one.text),
                "state": f"done on {day(one.done)}"
                if one.done
                else f"due on {day(one.due)}",
            }
            for one in held.safety
        ],
        "learnt": [
            {"id": one.id, "kind": _KIND[one.kind], "text": case.say(one.text)}
            for one in held.learning
        ],
        "chronology": any(one.entries for one in case.review.chronologies),
    }


def _silent(case: Case) -> tuple[str, ...]:
    """Return the agencies that did not answer, those first of which that is said."""
    said = (a.agency for a in case.review.rapid.accounts if a.answer == "none")
    # Both: that an agency did not answer may be said, or seen by its silence alone.
    return tuple(case.agency(one) for one in (*said, *unanswered(case.review)))


def _subjects(case: Case) -> tuple[Person, ...]:
    return tuple(p for p in case.review.people.people if p.kind == "subject")


def _identity(person: Person, case: Case) -> Values:
    lines = {one.person: one for one in case.review.rapid.identity}
    own, line = person.identity or OwnIdentity(), lines.get(person.code)
    return {
        "who": case.person(person.code),
        "said": [_part(own, part, case) for part in identity_words()],
        "asked": case.say(line.asked) if line else "",
        "analysis": case.say(line.analysis) if line else "",
    }


def _part(own: OwnIdentity, part: str, case: Case) -> str:
    said = getattr(own, part, None)
    name = capital(part.replace("_", " "))
    if said is None:
        return f"{name}: not recorded"
    if said.says.strip():
        return f"{name}: {case.say(said.says)}"
    told = _UNSAID.get(str(said.unanswered), "not recorded")
    reason = case.say(said.reason)
    return f"{name}: {told}" + (f" ({reason.rstrip('.')})" if reason else "")


def _decision(
    decision: PartnersDecision, partners: tuple[PartnerSays, ...], case: Case
) -> Values:
    return {
        "on": day(decision.date),
        "review": _REVIEW[decision.review],
        "local": decision.local,
        "reasons": case.say(decision.reasons),
        "how": "decided jointly"
        if not _waiting(partners)
        else "decided, though not all three have signed",
        "signed": _signed(partners),
        "dissent": [
            {"who": _DISSENTS[one.partner], "text": case.say(one.dissent)}
            for one in partners
            if not one.agrees
        ],
    }


def _signed(partners: tuple[PartnerSays, ...]) -> str:
    """Say who has signed, and who has still to sign."""
    there = tuple(o.office for o in partners if o.signed)
    offices = {o.partner: o.office for o in partners}
    waiting = [offices.get(o) or _DISSENTS[o] for o in _waiting(partners)]
    parts = [f"Signed by: {'; '.join(there)}."] if there else []
    parts += [f"To be signed by: {'; '.join(waiting)}."] if waiting else []
    return " ".join(parts) or "Nobody has signed it yet."


def _waiting(partners: tuple[PartnerSays, ...]) -> tuple[Partner, ...]:
    """Return which of the three have not signed, also those of whom nothing is said."""
    signed = {one.partner for one in partners if one.signed}
    # The law asks for all three, so that one of whom nothing is said has still to sign.
    return tuple(one for one in PARTNERS if one not in signed)


def _reply(case: Case) -> Values:
    reply = case.review.rapid.panel_reply
    if reply is None:
        return {}
    return {
        "on": day(reply.received),
        "agrees": _AGREES[reply.agrees],
        "text": case.say(reply.text),
        "asks": case.say(reply.asks),
        "followed": case.say(reply.followed),
    }


def accounts(case: Case) -> Blocks:
    """Return what each agency said of its involvement, and which did not answer."""
    return table(
        "What the agencies said",
        (("Agency", 36), ("Answer", 26), ("What it knew and did", 104)),
        [
            (
                cell(case.agency(one.agency), one.by),
                cell(_ANSWER[one.answer]),
                cell(
                    case.say(one.involvement),
                    *_labelled(case, "Done at once", one.safety),
                    *_labelled(case, "Worked well", one.strengths),
                    *_labelled(case, "To improve", one.improvements),
                    case.say(one.note),
                ),
            )
            for one in case.review.rapid.accounts
        ]
        + [
            (cell(case.agency(one)), cell("No answer is recorded"), cell(""))
            for one in unanswered(case.review)
        ],
    )


def _labelled(case: Case, label: str, text: str) -> tuple[str, ...]:
    return (f"{label}: {case.say(text)}",) if text.strip() else ()


def safety(case: Case) -> Blocks:
    """Return the immediate safeguarding action: what, by whom, by when, done."""
    return table(
        "Immediate safeguarding action",
        (("Action", 84), ("Owner", 38), ("Due", 22), ("Done", 22)),
        [
            (
                cell(case.say(one.text)),
                cell(one.owner),
                cell(day(one.due)),
                cell(day(one.done) or "not yet"),
            )
            for one in case.review.rapid.safety
        ],
    )


def learning(case: Case) -> Blocks:
    """Return what is learnt already, and how it was shared."""
    carried = case.review.actions.actions
    return table(
        "What is learnt already",
        (
            ("Ref.", 12),
            ("Kind", 24),
            ("What was learnt", 72),
            ("Shared", 40),
            ("Action", 18),
        ),
        [
            (
                cell(one.id),
                cell(_KIND[one.kind]),
                cell(case.say(one.text)),
                cell(day(one.shared) or "not yet", case.say(one.how)),
                cell(listed(tuple(a.id for a in carried if one.id in a.learning))),
            )
            for one in case.review.rapid.learning
        ],
    )


def considered(case: Case) -> Blocks:
    """Return what regulation 11 asks to weigh: found or not, and on what."""
    facts, names = case.review.criteria.facts, case.options.words
    return table(
        "What the partners weighed",
        (("To be weighed", 56), ("Found", 22), ("Reasons", 88)),
        [
            (
                cell(capital(names.get(one.fact, readable(one.fact)))),
                cell(
                    capital(facts[one.fact].value if one.fact in facts else "unknown")
                ),
                cell(case.say(one.reasons)),
            )
            for one in case.review.rapid.considerations
        ],
    )


def partners(case: Case) -> Blocks:
    """Return the three partners with room for those who have not signed."""
    held = case.review.rapid.partners
    there = {one.partner for one in held}
    return table(
        "The safeguarding partners",
        (("Partner", 48), ("Signed by", 60), ("Agrees", 20), ("Signed on", 38)),
        [_partner(one) for one in held]
        + [
            (cell(_PARTNER[one]), cell(""), cell("not known"), cell("to be signed"))
            for one in PARTNERS
            if held and one not in there
        ],
    )


def _partner(one: PartnerSays) -> Cells:
    return (
        cell(_PARTNER[one.partner]),
        cell(one.office),
        cell("Yes" if one.agrees else "No"),
        cell(day(one.signed) or "to be signed"),
    )


def actions(case: Case) -> Blocks:
    """Return the actions in short; the action plan tells the rest of them."""
    return table(
        "Actions",
        (("Ref.", 14), ("Carries out", 22), ("Action", 70), ("Owner", 36), ("Due", 24)),
        [
            (
                cell(one.id),
                cell(listed((*one.source, *one.learning))),
                cell(case.say(one.text), state(one, case.options.as_of)),
                cell(one.owner),
                cell(day(one.due)),
            )
            for one in case.review.actions.actions
        ],
    )


def key_days(case: Case) -> Blocks:
    """Return the days of the rapid review in a table, with the working days between."""
    dates, held = case.review.case.dates, case.review.rapid
    incident = case.date(dates.incident) if dates.incident else ""
    sent = dates.day("rapid_review_sent")
    rows = (
        ("Incident", incident),
        ("The authority became aware", day(dates.authority_aware)),
        ("Notified", day(dates.notified)),
        ("Reference of the notification", held.notification.reference),
        ("Notification withdrawn", day(dates.day("notification_withdrawn"))),
        ("Decided by the partners", day(held.decision.date) if held.decision else ""),
        ("Sent to the national panel", day(sent)),
    )
    return table(
        "Key days",
        (("What", 70), ("When", 96)),
        [(cell(what), cell(when)) for what, when in rows if when],
    )
