"""Proposals of one event in a form, and the decisions that come back of them."""

from collections.abc import Iterator
from typing import Any

from msgspec import Struct
from msgspec.structs import replace

from scrkit.dates import spell_date, spell_time
from scrkit.forms.pieces import pieces, same, written
from scrkit.forms.plan import FormOptions
from scrkit.forms.records import Taking
from scrkit.forms.setting import Setting
from scrkit.forms.sheetread import Sheets
from scrkit.model.order import Link, TimelineDecisions
from scrkit.model.review import Review
from scrkit.timeline.linking import stamps, to_write
from scrkit.timeline.merge import merge

LIST = "links"
CHANGED = (
    "An account reads otherwise now than in this row: what was decided rests on other "
    "words. Ask for the proposals anew."
)
ALREADY = "The review says already how these stand to each other, with others beside."
EXACT = (
    "The days are exact, and not the same: none is less exact than another. Choose "
    "another answer."
)
TOO_FEW = "A decision is on two entries or more."
_PAIR = 2


class Proposed(Struct, frozen=True):
    """A proposal as a row of the form; what was decided of it already, if anything."""

    entries: tuple[str, ...]
    accounts: str
    why: str
    relation: str | None = None
    reason: str = ""
    by: str = ""
    date: Any = None


def proposed(review: Review, *, filled: bool) -> tuple[Proposed, ...]:
    """Return what waits for a decision, the surest first; all that was decided too."""
    told = _accounts(review)
    doubles = (one for one in merge(review).doubles if not one.accepted)
    waiting = [
        Proposed(one.entries, _said(told, one.entries), one.why)
        for one in doubles
        # What an agency keeps to itself is proposed to nobody.
        if set(one.entries) <= told.keys()
    ]
    done = (
        Proposed(
            entries=one.entries,
            accounts=_said(told, one.entries),
            why="decided",
            relation=one.relation,
            reason=one.reason,
            by=one.by,
            date=one.date,
        )
        for one in (review.timeline.links if filled else ())
    )
    return (*waiting, *done)


def _accounts(review: Review) -> dict[str, str]:
    names = {agency.id: agency.name for agency in review.case.agencies}
    return {
        one.id: f"{one.id}, {names.get(c.agency, c.agency)}, {spell_date(one.date)}"
        f"{f', {spell_time(one.time)}' if one.time else ''}:\n\n{one.event.strip()}"
        for c in review.chronologies
        for one in c.entries
    }


def _said(told: dict[str, str], entries: tuple[str, ...]) -> str:
    return "\n\n".join(told.get(id, id) for id in entries)


def leave_out_changed(review: Review, sheets: Sheets, setting: Setting) -> None:
    """Take the rows out whose accounts read otherwise now, and ask about those."""
    told = _accounts(review)
    kept = []
    for one in sheets.rows.get(LIST, []):
        entries = one.said.get(f"{LIST}.entries")
        shown = one.said.get(f"{LIST}.accounts")
        place = entries.place if entries else None
        ids = [id.strip() for id in one.text(place).split(",")]
        decides = one.said.get(f"{LIST}.relation")
        is_known = shown is None or not shown.pieces or not set(ids) <= told.keys()
        if decides and decides.pieces and not is_known and shown is not None:
            now = written(pieces(_said(told, tuple(ids))))
            if not same(now, written(shown.pieces)):
                setting.ask(one.at, "accounts", CHANGED)
                continue
        kept.append(one)
    if LIST in sheets.rows:
        sheets.rows[LIST] = kept


def decided(options: FormOptions, taking: Taking, before: Any, record: Any) -> Any:
    """Return the decisions with what they rest on, as `scr timeline link` has them."""
    held = before.links if isinstance(before, TimelineDecisions) else ()
    links: list[Link] = []
    for one in record.links:
        if one in held:
            links.append(one)
            continue
        wrong = _wrong(one, held, options.review)
        if wrong:
            at = ", ".join(one.entries)
            taking.setting.ask(at, "relation", wrong)
            taking.added[:] = [o for o in taking.added if not o.endswith(f": {at}")]
            links += [old for old in held if old.entries == one.entries]
            continue
        links += _noted(one, options)
    return replace(record, links=tuple(links))


def _noted(one: Link, options: FormOptions) -> Iterator[Link]:
    review = options.review
    for link in to_write(replace(one, date=one.date or options.day), review):
        yield replace(link, rests_on=stamps(link.entries, review))


def _wrong(one: Link, held: tuple[Link, ...], review: Review) -> str:
    """Return why a decision cannot be noted, "" where it can."""
    if len(set(one.entries)) < _PAIR:
        return TOO_FEW
    others = (link for link in held if set(link.entries) != set(one.entries))
    if any(set(one.entries) <= set(link.entries) for link in others):
        return ALREADY
    dates = {e.id: e.date for c in review.chronologies for e in c.entries}
    days = {dates[id] for id in one.entries if id in dates and dates[id].exact}
    return EXACT if one.relation == "precision_only" and len(days) > 1 else ""
