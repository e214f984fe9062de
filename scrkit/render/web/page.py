"""One page to look through a timeline: it fetches nothing, and runs its own script."""

import base64
import hashlib
from collections.abc import Callable, Iterator
from itertools import groupby
from typing import Any

from markupsafe import Markup

from scrkit.dates import spell_date, spell_time, spelled
from scrkit.render.document.pages import DRAFT, marking
from scrkit.render.picture.lanes import alternative, picture
from scrkit.render.picture.svg import HEAD, LANE, drawing, height
from scrkit.render.sections.annex import sight_untold
from scrkit.render.sections.case import Case
from scrkit.render.sections.chronology import colours, part_said, year_of
from scrkit.render.sections.differing import told_contradictions
from scrkit.render.sections.entry import asides, child_seen
from scrkit.render.sections.proposals import compared_said, is_proposed, none_found
from scrkit.render.sections.prose import paragraphs
from scrkit.render.web.answers import declared, disagreements, sightings, silences
from scrkit.render.web.filling import fill, own
from scrkit.render.web.housed import logo, style
from scrkit.render.wording.wording import counted
from scrkit.text.casing import capital
from scrkit.timeline.differences import contradicted, sum_said
from scrkit.timeline.values import Double

_MOST = 8
_WORDS = {
    "same": "same event as",
    "maybe": "likely the event of",
    "perhaps": "possibly the event of",
}
_KINDS = {"decided": "same", "likely": "maybe", "possible": "perhaps"}


def page(case: Case) -> bytes:
    """Return the integrated chronology as one HTML file of its own.

    Its script is allowed by its hash alone (Content-Security-Policy); without it the
    page is a picture and plain tables. The same case gives the same bytes.
    """
    script = own("timeline.js")
    board, mark = case.review.case.board.name, marking(case)
    digest = hashlib.sha256(script.encode()).digest()
    return fill(
        "page.html.j2",
        case=case,
        title=f"{case.review.case.title}: {case.inside('chronology')}",
        subject=case.inside("subject"),
        edge=" · ".join(part for part in (mark, board) if part),
        counts=_counts(case),
        draft=DRAFT,
        style=style("timeline.css", case.options.house),
        logo=logo(case.options.house),
        board=board,
        script=script,
        pictured=False,
        digest=base64.b64encode(digest).decode(),
        most=_MOST,
        disagreements=disagreements(case),
        none_found=none_found(case),
        compared="" if case.published else compared_said(case),
        disagree=sum_said(told_contradictions(case), case.inside("subject")),
        silences=silences(case),
        declared=declared(case),
        sightings=sightings(case),
        sight_untold=sight_untold(case),
        **_controls(case),
        **_picture(case),
        **_table(case),
    )


def _counts(case: Case) -> str:
    timeline = case.timeline
    agencies = len({row.agency.id for row in timeline.rows})
    told = " ".join((*part_said(case), ""))
    told += (
        f"{capital(counted(len(timeline.rows), 'entry', 'entries'))} of "
        f"{counted(agencies, 'agency', 'agencies')}, as known on "
        f"{spelled(case.options.as_of)}."
    )
    if timeline.period:
        period = case.date(timeline.period) if case.published else ""
        told += f" Period under review: {period or spell_date(timeline.period)}."
    if timeline.withheld:
        held = capital(counted(timeline.withheld, "entry is", "entries are"))
        told += f" {capital(held)} kept by an agency and not shown."
    return told


def _controls(case: Case) -> dict[str, Any]:
    """Return what a reader may choose by: agencies, people and questions there are."""
    rows = case.timeline.rows
    told = {row.agency.id for row in rows}
    people = {code for row in rows for code in row.entry.people}
    asked = {id for row in rows for id in row.entry.questions}
    questions = {
        one.id: f"{one.id}: {case.say(one.text)}"
        for one in case.review.terms.questions
        if one.id in asked
    }
    return {
        "agencies": [a for a in case.review.case.agencies if a.id in told],
        "people": sorted((code, case.person(code)) for code in people),
        "questions": [(id, _short(text)) for id, text in questions.items()],
    }


def _short(text: str) -> str:
    return text if len(text) < 70 else f"{text[:69]}…"


def _picture(case: Case) -> dict[str, Any]:
    drawn = picture(case)
    return {
        "picture": drawn,
        "drawing": Markup(drawing(drawn)),  # noqa: S704 - it escapes what it holds
        "height": height(drawn),
        "lane_height": LANE,
        "head_height": HEAD,
        "alternative": alternative(drawn),
    }


def _table(case: Case) -> dict[str, Any]:
    """Return the entries by year, and how their cells are put into words."""
    return {
        "years": [(y, list(rows)) for y, rows in groupby(case.timeline.rows, year_of)],
        "colours": colours(case),
        "child": lambda row: child_seen(row.entry, case),
        "asides": lambda row: list(asides(row.entry, case)),
        "linked": _linked(case),
        "capital": capital,
        "paragraphs": paragraphs,
        "spell_time": spell_time,
    }


_Links = Iterator[tuple[str, str, list[str]]]


def _linked(case: Case) -> Callable[[str], _Links]:
    """Return what gives the links of an entry: CSS class, words, other ids."""
    found: dict[str, list[Double]] = {}
    for double in case.timeline.doubles:
        if not case.published or double.accepted:
            for id in double.entries:
                found.setdefault(id, []).append(double)

    told = contradicted(told_contradictions(case), case.inside("subject"))

    def of(entry: str) -> _Links:
        against = told.get(entry, ())
        for others, what in against:
            yield "contradicts", f"! contradicts ({what})", others.split(", ")
        known = {other for others, _ in against for other in others.split(", ")}
        for double in found.get(entry, ()):
            rest = [id for id in double.entries if id != entry]
            kind = _KINDS[double.grade]
            # A pair that somebody linked is one event still.
            one_event = double.accepted or not known.issuperset(rest)
            if one_event and is_proposed(double):
                yield kind, _WORDS[kind], rest

    return of
