"""A framework of a country that is not there, and a small review under it."""

from datetime import date

from scrkit import clocks, frameworks
from scrkit.clocks import Due
from scrkit.frameworks import Framework
from scrkit.model.review import Review
from scrkit.review import load

FRAMEWORK = """\
format: 1
id: testland
title: Testland Review, second edition
jurisdiction: Testland
valid: {from: 2015-01-01}
holiday_calendar: {country: GB, subdivision: ENG}
names: {review: Testland Review}
authorities:
  - {id: act, cite: Testland Act 2001, kind: statute}
  - {id: guide, cite: Testland Guide 2015, kind: statutory_guidance}
dates:
  - {id: sift_sent, what: The sift was sent.}
  - {id: identified, what: The impairment was identified.}
facts:
  - {id: harmed, question: Harmed?, values: ["yes", "no", unknown]}
criteria:
  - id: review
    question: Is there to be a review?
    outcome: hold
    met: Met.
    not_met: Not met.
    undecided: Undecided.
    tree:
      any:
        - {id: T-A, title: Harm, strength: statute_must, ref: act, fact: harmed}
decision:
  decider: board
  statement: The Board decides.
  outcomes:
    - {id: hold, title: Hold a review}
    - {id: hold_none, title: Hold none}
roles:
  - {id: board, title: Testland Board}
  - {id: panel, title: Testland Panel}
deadlines:
  - id: T-SIFT
    what: Sift
    stage: notification
    quantity: 15
    unit: working_days
    direction: after
    event: the notification
    starts: [notified]
    done: [sift_sent]
    actor: board
    recipients: [panel]
    strength: panel_expectation
    ref: guide
  - id: T-IDENTIFIED
    what: Decide
    stage: decision
    quantity: 1
    unit: months
    direction: after
    event: the impairment being identified
    starts: [identified]
    done: [decided]
    actor: board
    strength: guidance_should
    ref: guide
  - id: T-INCIDENT
    what: Look at the incident
    stage: notification
    quantity: 2
    unit: weeks
    direction: after
    event: the incident
    starts: [incident]
    actor: board
    strength: guidance_should
    ref: guide
  - id: T-DONE
    what: Complete the review
    stage: review
    quantity: 6
    unit: months
    direction: after
    event: the start
    starts: [initiated]
    done: [report_completed]
    actor: board
    strength: guidance_aim
    soft: true
    ref: guide
  - id: T-SEND
    what: Send the report
    stage: publication
    quantity: 7
    unit: days
    direction: before
    event: publication
    starts: [published, publication_planned]
    done: [report_sent]
    actor: board
    recipients: [panel]
    strength: statute_must
    ref: act
    at: section 16
  - id: T-SEND-G
    what: Send the report
    stage: publication
    quantity: 7
    unit: working_days
    direction: before
    event: publication
    starts: [published, publication_planned]
    done: [report_sent]
    actor: board
    recipients: [panel]
    strength: guidance_should
    ref: guide
  - id: T-KEEP
    what: Keep the report public
    stage: publication
    quantity: 12
    unit: weeks
    direction: min_duration
    event: publication
    starts: [published]
    actor: board
    strength: statute_must
    ref: act
"""
REVIEW = """\
format: 1
id: child-t
title: Child T
framework: testland
board: {name: Testland Board}
agencies:
  - {id: health, name: Testland Health, prefix: HEALTH, report: imr}
  - {id: police, name: Testland Police, prefix: POLICE, report: short_report}
"""


def framework(*, subdivision: str = "ENG") -> Framework:
    text = FRAMEWORK.replace("subdivision: ENG", f"subdivision: {subdivision}")
    return frameworks.read(text.encode(), "testland.yaml")


def files(days: str = "", more: dict[str, str] | None = None) -> dict[str, bytes]:
    """Return a review with these lines under `dates`, and further files."""
    dates = f"dates: {{{days}}}\n" if days else ""
    texts = {
        "review.yaml": REVIEW + dates,
        "frameworks/testland.yaml": FRAMEWORK,
        **(more or {}),
    }
    return {name: text.encode("utf-8") for name, text in texts.items()}


def review(days: str = "", **more: str) -> Review:
    """Return the review; further files by their stem, with _ for -."""
    named = {f"{stem.replace('_', '-')}.yaml": text for stem, text in more.items()}
    loaded = load(files(days, named))
    assert loaded.review is not None
    assert loaded.diagnostics == ()
    return loaded.review


def on_calendar(
    as_of: str, days: str = "", *, subdivision: str = "ENG", **more: str
) -> dict[str, Due]:
    """Return what is due in the review by id, as things stood on a day."""
    guidance = framework(subdivision=subdivision)
    made = clocks.calendar(guidance, review(days, **more), date.fromisoformat(as_of))
    return {one.id: one for one in made.items}
