"""What a section of the report is for: the line that stands above it in the draft."""

from scrkit.model.review import Review

_WANTED = {
    "introduction": "What the review is about, whom it concerns, and how to read it.",
    "process": "How the review was carried out, and what it could not find out.",
    "family": "What the family said, and what it changed in the review.",
    "summary": "The case in a page or two, for who reads nothing else.",
    "learning": "What was learnt, by whom, and what has changed since.",
    "conclusion": "What it comes to, and whether it could have been foreseen.",
}
_PHASE = "What happened in this time, what was done, and how it looked at the time."
_QUESTION = (
    "The answer to this question: what was done, what was not, and above all why."
)
_OWN = "What the report says here."
_LINE = "Write below: {wanted} It is kept as overview/{name}.md."
HOW = (
    "How to write in this file. Write where a line says “Write below”: paragraphs, "
    "headings of two levels, lists, quotes, tables, pictures and footnotes come back "
    "as you write them. What is shaded comes from the review's records: changes there "
    "are not taken.",
    "People and places stand by their codes with a sign before them (@Mother). An "
    "entry of the chronology is cited by its reference in square brackets "
    "([ABC-0012]). No names, addresses, dates of birth or NHS numbers.",
)
LOCKED = "From the review's records: changes here are not taken."


def guidance(name: str) -> str:
    """Return the line above a section, of which no other has the same."""
    wanted = _WANTED.get(name, _OWN)
    if name.startswith("phase-"):
        wanted = _PHASE
    elif name.startswith("analysis-"):
        wanted = _QUESTION
    return _LINE.format(wanted=wanted, name=name)


def called(name: str, review: Review) -> str:
    """Return how a section is called in a message: never by words of the case."""
    kind, _, id = name.partition("-")
    questions = {one.id for one in review.terms.questions}
    phases = {one.id for one in review.timeline.phases}
    if kind == "analysis" and id in questions:
        return f"the analysis of {id}"
    if kind == "phase" and id in phases:
        return f"the phase {id}"
    return name if name in _WANTED else f"overview/{name}.md"
