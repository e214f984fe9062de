"""What the NHS Safeguarding Case Review Tracker asks of a review (DCB3124)."""

from collections.abc import Iterable, Iterator
from datetime import date

from scrkit.frameworks import theme_titles
from scrkit.model.reporting import Tracker
from scrkit.model.review import Review
from scrkit.render.wording.mentions import substitute
from scrkit.reporting.table import Field, Row, Table

_LIST = "the tracker's own list, which is not established: nothing is made up"
_OWN, _RAPID = "reporting.yaml: tracker.", "rapid-review.yaml: "
STANDS_ON = (
    "Fields of the NHS Safeguarding Case Review Tracker (DCB3124, Amd 54/2020) as its "
    "guidance of 2021 and 2022 tells them; the lists of options were not to be read"
)
# Cases from this day on, and those that were open on it.
_BEGAN = date(2021, 4, 1)
FIELDS = {
    "steis_number": Field("StEIS number", _OWN + "steis_number"),
    "local_reference": Field("Local reference", _OWN + "local_reference"),
    "identifier_types": Field("Identifier types", _OWN + "identifier_types"),
    "status": Field("Status", "review.yaml: dates", "open, closed"),
    "date_added_referral": Field(
        "Date added (day of referral on the form)", "criteria.yaml: referral"
    ),
    "date_added_decision": Field(
        "Date added (when it was decided to review)",
        f"review.yaml: dates.decided; {_RAPID}decision",
    ),
    "date_of_incident": Field("Date of incident", "review.yaml: dates.incident"),
    "designated_professional": Field(
        "Designated professional", _OWN + "designated_professional", _LIST
    ),
    "board": Field("Safeguarding Partnership Board", "review.yaml: board.name"),
    "case_information": Field("Case information", _OWN + "case_information"),
    **{
        f"vulnerability_theme_{n}": Field(
            f"Vulnerability theme {n}", _OWN + "vulnerability_themes", _LIST
        )
        for n in (1, 2, 3)
    },
    "review_type": Field(
        "Type of review",
        _OWN + "review_type",
        f"converted and DHR child are known; for the rest: {_LIST}",
    ),
    "stage": Field("Stage", "the review as it stands"),
    "slippage": Field("Slippage", _OWN + "slippage"),
    "locality": Field("Locality (ICB, ICS, place)", _OWN + "locality"),
    "report_signed_off": Field("Report signed off", _OWN + "report_signed_off"),
    "publication_date": Field("Publication date", "review.yaml: dates.published"),
    "link": Field("Link to the final report", _OWN + "link"),
    "recommendations": Field("Recommendations", "overview/findings.yaml"),
    "recommendation_themes": Field(
        "Themes of recommendations", "overview/findings.yaml: findings.themes"
    ),
    "organisational_learning": Field(
        "Organisational learning", f"imrs: findings; {_RAPID}learning"
    ),
    "good_practice": Field("Good practice", f"imrs: good_practice; {_RAPID}learning"),
    "dissemination": Field("Dissemination", "dissemination.yaml: briefings"),
    "comments": Field("Comments", _OWN + "comments"),
}


def tracker_table(reviews: Iterable[tuple[Review, str]], as_of: date) -> Table:
    """Return the table of some reviews, each given with the stage it has reached."""
    rows = tuple(tracker_row(review, stage, as_of) for review, stage in reviews)
    return Table("tracker", "Case review tracker", STANDS_ON, FIELDS, rows)


def tracker_row(review: Review, stage: str, as_of: date) -> Row:
    """Return what the tracker asks of one review; "" for what is not known."""
    own = review.reporting.tracker or Tracker()
    codes = {code: code for code in review.people.codes}
    found = {
        **_opened(review, own),
        "status": _status(review, own, as_of),
        **_themes(own),
        "review_type": _type(review, own),
        "stage": stage,
        **_learnt(review),
    }
    typed = {key: _text(getattr(own, key, "")) for key in FIELDS if key not in found}
    values = {key: substitute({**typed, **found}[key], codes) for key in FIELDS}
    return Row(review.case.id, values, remark=_scope(review))


def _scope(review: Review) -> str:
    """Say where a review ended before the tracker began: it does not ask for it."""
    published = review.case.dates.published
    if published is None or published >= _BEGAN:
        return ""
    return "published before 1 April 2021: the tracker does not ask for it"


def _opened(review: Review, own: Tracker) -> dict[str, str]:
    dates, referral = review.case.dates, review.criteria.referral
    decision = review.criteria.decision
    decided = decision.date if decision else _local(review)
    return {
        "local_reference": own.local_reference or review.case.id,
        "date_added_referral": _text(own.referred or (referral and referral.date)),
        "date_added_decision": _text(dates.decided or decided),
        "date_of_incident": _text(dates.incident),
        "board": review.case.board.name,
        "publication_date": _text(dates.published),
    }


def _local(review: Review) -> date | None:
    """Return when the partners of a rapid review decided on a local one, if so."""
    decision = review.rapid.decision
    return decision.date if decision is not None and decision.local else None


def _type(review: Review, own: Tracker) -> str:
    """Return the type in the tracker's words; what was made of a rapid one is known."""
    made = not review.is_rapid and review.rapid.decision is not None
    # What somebody typed goes before what scrkit knows.
    return own.review_type or ("converted" if made else "")


def _status(review: Review, own: Tracker, as_of: date) -> str:
    """Closed is: published, embargoed, or completed and signed off."""

    def by_then(day: date | None) -> bool:
        return day is not None and day <= as_of

    dates = review.case.dates
    signed = by_then(dates.report_completed) and by_then(own.report_signed_off)
    closed = by_then(dates.published) or by_then(own.embargoed) or signed
    return "closed" if closed else "open"


def _themes(own: Tracker) -> dict[str, str]:
    given = (*own.vulnerability_themes, "", "", "")
    return {f"vulnerability_theme_{n}": given[n - 1] for n in (1, 2, 3)}


def _learnt(review: Review) -> dict[str, str]:
    found = review.findings
    of = {one.id: one.themes for one in found.findings}
    titles = {**theme_titles(), **{t.id: t.title for t in review.case.themes}}
    under = (
        (one.id, [titles.get(t, t) for f in one.findings for t in of.get(f, ())])
        for one in found.recommendations
    )
    themes = (f"{id}: {'; '.join(dict.fromkeys(all_))}" for id, all_ in under if all_)
    briefed = review.dissemination.briefings
    learnt = (text for imr in review.imrs for text in imr.findings)
    good = (text for imr in review.imrs for text in imr.good_practice)
    return {
        "recommendations": _lines(f"{r.id}: {r.text}" for r in found.recommendations),
        "recommendation_themes": _lines(themes),
        "organisational_learning": _lines((*learnt, *_rapid(review, "improvement"))),
        "good_practice": _lines((*good, *_rapid(review, "strength"))),
        "dissemination": _lines(f"{b.title} ({_text(b.date)})" for b in briefed),
    }


def _rapid(review: Review, kind: str) -> Iterator[str]:
    """Yield what a rapid review learnt already, of one kind."""
    yield from (one.text for one in review.rapid.learning if one.kind == kind)


def _lines(texts: Iterable[str]) -> str:
    return "\n".join(line for text in texts if (line := _text(text)))


def _text(value: object) -> str:
    if isinstance(value, tuple):
        return "; ".join(value)
    # Lines that only wrap in the file are one paragraph in a cell.
    return "" if value is None else " ".join(str(value).split())
