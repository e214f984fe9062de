"""The entries as tables, one a year: what the picture's marks lead to."""

from html import escape
from itertools import groupby

from scrkit.dates import spell_time
from scrkit.render.picture.lanes import contradicts
from scrkit.render.sections.case import Case
from scrkit.render.sections.chronology import PALETTE, year_of
from scrkit.render.sections.entry import asides, child_seen
from scrkit.render.sections.prose import paragraphs
from scrkit.render.web.answers import link
from scrkit.render.wording.wording import capital
from scrkit.timeline.values import Double, Row

_COLUMNS = ("Date", "Agency", "What happened", "{seen}", "Action or decision", "Entry")


def tables(case: Case) -> str:
    """Return a section for each year, with a table of its entries."""
    linked = _linked(case)
    colours = {
        agency.id: PALETTE[n % len(PALETTE)]
        for n, agency in enumerate(case.review.case.agencies)
    }
    return "\n".join(
        _year(year, list(rows), case, (linked, colours))
        for year, rows in groupby(case.timeline.rows, key=year_of)
    )


_Looks = tuple[dict[str, list[Double]], dict[str, str]]


def _linked(case: Case) -> dict[str, list[Double]]:
    found: dict[str, list[Double]] = {}
    for double in case.timeline.doubles:
        for id in double.entries:
            found.setdefault(id, []).append(double)
    return found


def _year(year: str, rows: list[Row], case: Case, looks: _Looks) -> str:
    seen = f"{case.heading('subject')} seen, voice"
    heads = "".join(
        f'<th scope="col">{escape(one.format(seen=seen))}</th>' for one in _COLUMNS
    )
    body = "\n".join(_row(row, case, looks) for row in rows)
    id = f"y-{escape(year)}"
    return (
        f'<section class="year" aria-labelledby="{id}">\n'
        f'<h3 id="{id}">{escape(year)}</h3>\n<table>\n'
        f'<caption class="unseen">Entries of {escape(year)}</caption>\n'
        f"<thead><tr>{heads}</tr></thead>\n<tbody>\n{body}\n</tbody>\n</table>\n"
        "</section>"
    )


def _row(row: Row, case: Case, looks: _Looks) -> str:
    entry, (linked, colours) = row.entry, looks
    # The public knows people by role: no code may tell which of them is meant.
    people = "" if case.published else " ".join(entry.people)
    data = (
        f'data-agency="{escape(row.agency.id)}" data-people="{escape(people)}" '
        f'data-questions="{" ".join(entry.questions)}" data-seen="{entry.child_seen}"'
    )
    outside = ' class="outside"' if row.inside is False else ""
    colour = colours.get(row.agency.id, "1A1A1A")
    cells = (
        f"<td>{_when(row, case)}</td>",
        f'<td style="border-left:6px solid #{colour}">'
        f"{escape(case.agency(row.agency.id))}</td>",
        f"<td>{_happened(row, case)}</td>",
        f"<td>{_child(row, case)}</td>",
        f"<td>{_text(case.say(entry.action))}</td>",
        f'<th scope="row">{_entry(row, case, linked)}</th>',
    )
    return (
        f'<tr id="e-{escape(entry.id)}" tabindex="-1" {data}{outside}>'
        f"{''.join(cells)}</tr>"
    )


def _text(text: str) -> str:
    return "".join(f"<p>{_broken(part)}</p>" for part in paragraphs(text))


def _broken(text: str) -> str:
    return escape(text).replace("\n", "<br>")


def _when(row: Row, case: Case) -> str:
    lines = [f"<strong>{escape(capital(case.date(row.entry.date)))}</strong>"]
    if not case.published:
        lines.append(escape(spell_time(row.entry.time)))
        subject = case.heading("subject")
        lines.append(escape(f"{subject}: {row.age}") if row.age else "")
    if row.inside is False:
        lines.append("<em>Outside the period</em>")
    return "<br>".join(line for line in lines if line)


def _happened(row: Row, case: Case) -> str:
    people = ", ".join(case.person(code) for code in row.entry.people)
    lines = [("People", people)] if people and not case.published else []
    lines += asides(row.entry, case)
    return _text(case.say(row.entry.event)) + "".join(
        f'<p class="aside">{escape(label, quote=False)}: {_broken(text)}</p>'
        for label, text in lines
    )


def _child(row: Row, case: Case) -> str:
    both = child_seen(row.entry, case)
    told = f"<p>{escape(both)}.</p>" if both else ""
    return told + _text(case.say(row.entry.voice))


def _entry(row: Row, case: Case, linked: dict[str, list[Double]]) -> str:
    entry = row.entry
    told = [escape(entry.id)]
    if not case.published:
        told.append(f'<span class="aside">{escape(case.say(entry.source))}</span>')
        if entry.questions:
            told.append(f'<span class="aside">{", ".join(entry.questions)}</span>')
    shown = [d for d in linked.get(entry.id, ()) if not case.published or d.accepted]
    for double in shown:
        others = ", ".join(link(id, case) for id in double.entries if id != entry.id)
        told.append(
            f'<span class="{_kind(double)}">{_WORDS[_kind(double)]} {others}</span>'
        )
    told.append('<a class="back" href="#picture">to the picture</a>')
    return "<br>".join(told)


def _kind(double: Double) -> str:
    if contradicts(double):
        return "contradicts"
    return "same" if double.accepted else "maybe"


_WORDS = {
    "contradicts": "! contradicts",
    "same": "same event as",
    "maybe": "may be the event of",
}
