"""What somebody signs: an interview's record, the decision, the declarations."""

import re
from collections.abc import Mapping
from dataclasses import dataclass

from scrkit import criteria
from scrkit.criteria.values import RESULTS
from scrkit.errors import ScrError
from scrkit.frameworks import Framework
from scrkit.model.hearing import Interview
from scrkit.model.opening import Independent, PanelMember
from scrkit.model.review import Review
from scrkit.render.outgoing import face_file
from scrkit.render.sections.case import NO_TIMELINE, Case, day, open_case
from scrkit.render.wording.letters import blank
from scrkit.render.wording.options import Options
from scrkit.render.wording.wording import PANEL_ROLE
from scrkit.request.letters import chair_of

_NOT_NOTED = "not noted yet"
_TICK = "☐"
# What the guidance's words say of this program is not for the Chair to sign.
_OF_OURSELVES = re.compile(r"[;,.]\s*(?:and\s+)?scrkit only .*")


@dataclass(frozen=True, slots=True)
class Signed:
    """What is asked for: a face by name, of which review, of which interview."""

    name: str
    review: Review
    options: Options
    framework: Framework | None = None
    interview: str = ""

    @property
    def file(self) -> str:
        """What the file is called."""
        whose = f"-{self.interview}" if self.interview else ""
        ending = "-named" if self.options.view == "named" else ""
        return f"{self.name}{whose}-to-sign{ending}.docx"


def face(asked: Signed) -> bytes:
    """Return what is to be signed, as .docx.

    Raises ScrError where the review holds nothing of it, or a board's own template
    cannot be used.
    """
    case = open_case(asked.review, NO_TIMELINE, asked.options)
    made: Mapping[str, object] = {
        "interview": _interview,
        "decision": _decision,
        "declaration": _declarations,
    }[asked.name](asked, case)
    return face_file(case, asked.name, dict(made))


def _interview(asked: Signed, case: Case) -> dict[str, object]:
    agency, one = _found(asked, case)
    who = case.person(one.person)
    return {
        "blank": {"points": blank("what was said, in points")},
        "interview": {
            "id": one.id,
            "agency": case.agency(agency),
            "who": who,
            "date": day(one.date),
            "by": one.by,
            "supporter": one.supporter.office if one.supporter else "none",
            "guide": day(one.guide_given) or _NOT_NOTED,
            "sent": day(one.record_sent) or _NOT_NOTED,
            "confirmed": day(one.accuracy_confirmed),
            "corrections": case.say(one.corrections),
            "points": [case.say(point) for point in one.points],
        },
    }


def _found(asked: Signed, case: Case) -> tuple[str, Interview]:
    """Return the interview, and whose it is, as it was known on the day."""
    for file in case.review.interviews:
        for one in file.interviews:
            if one.id == asked.interview:
                return file.agency, one
    raise ScrError(
        "there is no interview of this id, or none that was held by this day",
        "Say which with --interview, as it stands in the files of interviews/.",
    )


def _decision(asked: Signed, case: Case) -> dict[str, object]:
    if asked.framework is None:
        raise ScrError(
            "the framework of the review is not known, so that no criteria can be "
            "worked out",
            "See: scr validate",
        )
    return {
        "blank": {"reasons": blank("the reasons for the decision")},
        "worked": _worked(asked.framework, asked, case),
        "signer": chair_of(case),
    }


def _worked(framework: Framework, asked: Signed, case: Case) -> dict[str, object]:
    """Set the criteria out as `scr check-criteria` does, on the facts of that day."""
    review, today = asked.review, asked.options.as_of
    dates, facts = criteria.known_on(review.case.dates, review.criteria, today)
    looked = criteria.looked_back(framework, facts, dates).criteria
    main = criteria.evaluate(framework, looked.facts)
    chosen = facts.decision.outcome if facts.decision else ""
    limbs = [
        f"{RESULTS[one.limb.result]}: {one.limb.clause.title} ({one.limb.citation})"
        for one in main.limbs
    ]
    result = "For judgement" if main.judgement else RESULTS[main.result]
    return {
        "question": main.criterion.question,
        "result": "Not applicable" if main.ended else f"{result}. {main.in_words}",
        "limbs": [] if main.ended else limbs,
        "open": [fact.question for fact in main.open],
        "whose": _OF_OURSELVES.sub(".", " ".join(framework.decision.statement.split())),
        "outcomes": [
            f"{'☒' if one.id == chosen else _TICK} {one.title}"
            for one in framework.decision.outcomes
        ],
    }


def _declarations(asked: Signed, case: Case) -> dict[str, object]:
    panel = case.review.panel
    found = [_independent(panel.chair, "panel_chair", case)] if panel.chair else []
    found += [_independent(one, "lead_reviewer", case) for one in panel.lead_reviewers]
    # Who has left the panel signs nothing any more.
    found += [_member(one, case) for one in panel.members if not one.until]
    if not found:
        raise ScrError(
            "panel.yaml names nobody who could declare anything",
            "Write chair, lead reviewers and members into panel.yaml first.",
        )
    state = blank("nothing, or what there is to state")
    return {"blank": {"state": state}, "declarations": found}


def _independent(one: Independent, role: str, case: Case) -> dict[str, object]:
    declared = one.declaration
    return {
        "office": one.title,
        "role": case.called(role),
        "agency": case.agency(one.employed_by) if one.employed_by else "",
        "made": day(declared.made) if declared else "",
        "said": case.say(declared.text) if declared else "",
        "independent": True,
    }


def _member(one: PanelMember, case: Case) -> dict[str, object]:
    return {
        "office": one.office,
        "role": case.worded(PANEL_ROLE[one.role]),
        "agency": case.agency(one.agency) if one.agency else "",
        "made": "",
        "said": "",
        # Members sit for their agency, and declare no independence of it.
        "independent": one.role == "co_opted_expert",
    }
