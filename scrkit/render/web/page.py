"""One page to look through a timeline: it fetches nothing, and runs its own script."""

import base64
import hashlib
from collections.abc import Iterator
from functools import cache
from html import escape
from pathlib import Path

from scrkit.dates import spell_date, spelled
from scrkit.render.document.pages import DRAFT, marking
from scrkit.render.picture.lanes import alternative, picture
from scrkit.render.picture.shapes import Picture
from scrkit.render.picture.svg import HEAD, LANE, drawing, height
from scrkit.render.sections.case import Case
from scrkit.render.sections.chronology import part_said
from scrkit.render.web.answers import answers
from scrkit.render.web.table import tables
from scrkit.render.wording.wording import counted

_HERE = Path(__file__).parent


def page(case: Case) -> bytes:
    """Return the integrated chronology as one HTML file of its own.

    Its script is allowed by its hash alone (Content-Security-Policy); without it the
    page is a picture and plain tables. The same case gives the same bytes.
    """
    title = f"{case.review.case.title}: {case.inside('chronology')}"
    script, style = _own("timeline.js"), _own("timeline.css")
    body = "\n".join(_body(case, title))
    text = (
        f'<!DOCTYPE html>\n<html lang="en-GB">\n<head>\n<meta charset="utf-8">\n'
        f'<meta http-equiv="Content-Security-Policy" content="{_policy(script)}">\n'
        '<meta name="viewport" content="width=device-width, initial-scale=1">\n'
        '<meta name="referrer" content="no-referrer">\n'
        f"<title>{escape(title)}</title>\n<style>\n{style}</style>\n</head>\n"
        f"<body>\n{body}\n<script>{script}</script>\n</body>\n</html>\n"
    )
    return text.encode()


@cache
def _own(name: str) -> str:
    return (_HERE / name).read_text(encoding="utf-8")


def _policy(script: str) -> str:
    digest = base64.b64encode(hashlib.sha256(script.encode()).digest()).decode()
    return (
        f"default-src 'none'; script-src 'sha256-{digest}'; "
        "style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'"
    )


def _body(case: Case, title: str) -> Iterator[str]:
    drawn = picture(case)
    board, mark = case.review.case.board.name, marking(case)
    edge = " · ".join(part for part in (mark, board) if part)
    yield '<a class="skip" href="#entries">Skip to the entries</a>'
    yield f'<header>\n<p class="edge">{escape(edge)}</p>'
    if case.options.draft:
        yield f'<p class="draft">{escape(DRAFT)}</p>'
    yield f"<h1>{escape(title)}</h1>\n<p>{escape(_counts(case))}</p>\n</header>"
    yield f'<main id="content">\n{answers(case)}'
    yield f'<section aria-labelledby="picture">\n{_picture(case, drawn)}\n</section>'
    yield '<section aria-labelledby="entries">'
    yield '<h2 id="entries" tabindex="-1">Every entry</h2>'
    yield f"{tables(case)}\n</section>\n</main>"
    yield f'<footer><p class="edge">{escape(edge)}</p></footer>'


def _counts(case: Case) -> str:
    timeline = case.timeline
    agencies = len({row.agency.id for row in timeline.rows})
    told = " ".join((*part_said(case), ""))
    told += (
        f"{counted(len(timeline.rows), 'entry', 'entries')} of "
        f"{counted(agencies, 'agency', 'agencies')}, as known on "
        f"{spelled(case.options.as_of)}."
    )
    if timeline.period:
        period = case.date(timeline.period) if case.published else ""
        told += f" Period under review: {period or spell_date(timeline.period)}."
    if timeline.withheld:
        held = counted(timeline.withheld, "entry is", "entries are")
        told += f" {held[:1].upper()}{held[1:]} kept by an agency and not shown."
    return told


def _picture(case: Case, drawn: Picture) -> str:
    labels = "\n".join(
        f'<li style="border-left-color:#{lane.colour}">{escape(lane.title)}</li>'
        for lane in drawn.lanes
    )
    return (
        f'<h2 id="picture" tabindex="-1">The picture</h2>\n{_controls(case)}\n'
        f'<figure>\n<div class="lanes" style="--lane:{LANE}px;--head:{HEAD}px">\n'
        f'<ol aria-hidden="true">\n{labels}\n</ol>\n'
        '<div class="scroller" tabindex="0" role="region" '
        'aria-label="Picture of the timeline; plus and minus zoom">\n'
        f'<svg role="img" aria-describedby="told" aria-label="Timeline by agency" '
        f'height="{height(drawn)}" width="100%">\n{drawing(drawn)}\n</svg>\n</div>\n'
        f"</div>\n<figcaption>{_key(case)}"
        f'<p id="told">{escape(alternative(drawn))}</p></figcaption>\n</figure>'
    )


def _key(case: Case) -> str:
    subject = escape(case.inside("subject"))
    return (
        f'<p class="key">Filled mark: the {subject} was seen. Open mark: not seen, or '
        "not said. A bar is as wide as its date is vague. <b>!</b> another account "
        "contradicts it. Hatched: a long silence between entries; hatched both ways: "
        "nothing told at all. Shaded: the period under review.</p>"
    )


def _controls(case: Case) -> str:
    told = {row.agency.id for row in case.timeline.rows}
    agencies = "\n".join(
        f'<label><input type="checkbox" name="agency" value="{escape(a.id)}" checked> '
        f"{escape(a.name)}</label>"
        for a in case.review.case.agencies
        if a.id in told
    )
    subject = escape(case.heading("subject"))
    people = "" if case.published else _choice("person", "Person", _people(case))
    questions = [
        (q.id, f"{q.id}: {case.say(q.text)}") for q in case.review.terms.questions
    ]
    asked = {id for row in case.timeline.rows for id in row.entry.questions}
    listed = [(id, _short(text)) for id, text in questions if id in asked]
    seen = [("yes", "seen"), ("no", "not seen"), ("not_recorded", "not recorded")]
    return (
        '<form class="controls" hidden>\n<fieldset><legend>Agencies</legend>\n'
        f"{agencies}\n</fieldset>\n<div>{people}"
        f"{_choice('question', 'Question', listed)}"
        f"{_choice('seen', f'{subject} seen', seen)}"
        '<label>Words <input type="search" name="words" autocomplete="off"></label>'
        '<button type="reset">Show all</button></div>\n'
        '<div role="group" aria-label="Zoom"><button type="button" data-zoom="-1">'
        'Wider view</button> <button type="button" data-zoom="1">Closer view</button> '
        '<button type="button" data-zoom="0">Whole</button></div>\n'
        '<p role="status" aria-live="polite" class="shown"></p>\n</form>'
    )


def _short(text: str) -> str:
    return text if len(text) < 70 else f"{text[:69]}…"


def _people(case: Case) -> list[tuple[str, str]]:
    there = {code for row in case.timeline.rows for code in row.entry.people}
    return sorted((code, case.person(code)) for code in there)


def _choice(name: str, label: str, options: list[tuple[str, str]]) -> str:
    every = "".join(
        f'<option value="{escape(value)}">{escape(text)}</option>'
        for value, text in options
    )
    return (
        f'<label>{label} <select name="{name}"><option value="">any</option>{every}'
        "</select></label>"
    )
