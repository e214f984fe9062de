"""Tell an activity from an effect: a training was held; what is seen of it?"""

import re

from scrkit.numberwords import SMALL, TENS
from scrkit.patterns import later

_OUTPUT = (
    r"(?:training|course|e-?learning|briefing|workshop|conference|seminar|event|session"
    r"|polic(?:y|ies)|procedure|protocol|guidance|guideline|pathway|template|leaflet"
    r"|poster|tool-?kit|flow-?chart|check-?list|newsletter|bulletin|e-?mail|letter"
    r"|strategy|plan|form|standard|process|module|handbook|web ?page|awareness"
    r"|learning|message|document|framework|threshold|role|post|steering group"
    r"|task group|working group)s?"
)
_DONE = (
    r"(?:deliver(?:ed|y)|given|held|run|ran|provided|offered|updated|revised|reviewed"
    r"|rewritten|amended|agreed|signed off|published|launched|circulated|issued|sent"
    r"|distributed|cascaded|shared|disseminated|developed|produced|written|drafted"
    r"|designed|completed|attended|rolled[ -]out|implemented|approved|ratified"
    r"|commissioned|introduced|refreshed|created|established|set up|raised"
    r"|in place|embedded|adopted|discussed|presented|appointed|recruited|took place)"
)
_NEAR = r"(?:[ \t\n,]+[^\s.;!?]+){0,6}?[ \t\n,]+"
_STAFF = (
    r"(?:staff|practitioners?|professionals?|workers?|managers?|teams?|colleagues"
    r"|people|delegates|nurses|visitors|officers|teachers|leads|agencies|attendees)"
)
ACTIVITY = later(
    rf"\b{_OUTPUT}(?:{_NEAR}|[ \t\n]+){_DONE}\b"
    rf"|\b{_DONE}{_NEAR}?{_OUTPUT}\b|\b{_DONE}[ \t\n]+{_OUTPUT}\b"
    rf"|\b{_STAFF}\b(?:[ \t\n]+[^\s.;!?]+){{0,4}}?[ \t\n]+"
    r"(?:trained|briefed|attended|reminded|informed|made aware|signed up)\b"
    rf"|\b(?:trained|briefed|reminded)[ \t\n]+(?:[^\s.;!?]+[ \t\n]+){{0,3}}?{_STAFF}\b"
    r"|\b(?:more|greater|increased|feel|felt|reported?)[ \t\n]+(?:[a-z]+[ \t\n]+){0,2}?"
    r"(?:confiden(?:t|ce)|aware(?:ness)?)\b"
    r"|\b(?:attendance|take-up|completion)\b",
    re.IGNORECASE,
)
_CHILD = (
    r"(?:child(?:ren)?|bab(?:y|ies)|infants?|toddlers?|pupils?"
    r"|young (?:people|person)s?"
    r"|famil(?:y|ies)|parents?|mothers?|fathers?|carers?|siblings?|adults?|patients?"
    r"|residents?|victims?|grandparents?|unborn)"
)
_NUMBER = rf"(?:\d[\d,.]*|{'|'.join((*SMALL, *TENS))}|all|none|half|most)"
_CHANGED = (
    r"(?:seen|met|heard|asked|spoken|visited|weighed|found|moved|protected|helped"
    r"|brought|referred|followed|sooner|earlier|safer|better|fewer|less|longer|within"
    r"|now|say|says|said|told|tell|describe[sd]?|no longer|lives?|wait(?:s|ed)?)"
)
EFFECT = later(
    # Figures that moved, and shares of what was looked at; never of who was trained.
    r"\b(?:rose|risen|fell|fallen|dropped|halved|doubled|tripled|increased|decreased"
    r"|reduced|went (?:up|down)|grew|shorter|longer|sooner|earlier|faster|fewer)\b"
    rf"(?![ \t\n]+(?:[a-z]+[ \t\n]+)?(?:confidence|awareness|{_STAFF})\b)"
    rf"|\b{_NUMBER}[ \t\n]+(?:in|of|out of)[ \t\n]+(?:the[ \t\n]+)?{_NUMBER}\b"
    rf"(?![ \t\n]+{_STAFF}\b)"
    rf"|\b\d[\d.,]*[ \t\n]?(?:%|per cent)"
    rf"(?![ \t\n]+(?:of[ \t\n]+)?(?:all[ \t\n]+|the[ \t\n]+|our[ \t\n]+)?(?:{_STAFF}"
    r"|completed|attended|trained|have completed|compliance|compliant)\b)"
    rf"|\b{_CHILD}\b(?:[ \t\n,]+[^\s.;!?]+){{0,6}}?[ \t\n,]+{_CHANGED}\b"
    rf"|\b(?:seen|met|heard|visited|weighed|helped|protected)\b"
    rf"(?:[ \t\n,]+[^\s.;!?]+){{0,4}}?[ \t\n,]+{_CHILD}\b"
    r"|\b(?:audits?|dip sampl(?:e|es|ing)|observations?|files?|records?|plans?|visits?"
    r"|interviews?)\b(?:[ \t\n,]+[^\s.;!?]+){0,5}?[ \t\n,]+"
    r"(?:show(?:s|ed|n)?|found|finds|describe[sd]?|holds?|contain(?:s|ed)?|hear)\b",
    re.IGNORECASE,
)


def tells_only_activity(text: str) -> bool:
    """Tell whether a text speaks of an activity, and of nothing seen to have changed.

    Training delivered is an activity; children seen sooner because of it are an effect.
    """
    if not ACTIVITY.search(text):
        return False
    rest = ACTIVITY.sub(" staff ", text)
    return not EFFECT.search(rest) and not _beside(text)


def _beside(text: str) -> bool:
    """Tell whether a sentence without an activity tells of an effect."""
    sentences = re.split(r"(?<=[.;!?])\s+|\n\s*\n", text)
    return any(EFFECT.search(one) and not ACTIVITY.search(one) for one in sentences)
