"""What it means for a review to stand under another framework, as text."""

from collections.abc import Iterable, Iterator

from scrkit.cli.show.wrapping import wrapped
from scrkit.clocks import Due
from scrkit.criteria import Assessment
from scrkit.dates import spelled
from scrkit.standing.migration import Meaning, Moved


def meaning_lines(meaning: Meaning) -> Iterator[str]:
    """Yield the lines: the criteria, what is asked, what is owed, which clocks move."""
    before, after = _result(meaning.before), _result(meaning.after)
    same = "as before" if before == after else f"was {before}"
    yield f"Criteria: {after} ({same})"
    asked = (f"{one.id}: {one.question}" for one in meaning.asked)
    yield from _listed("Asked anew, not answered yet", asked)
    yield from _listed("Owed from now on", (one.text for one in meaning.owed))
    yield from _listed("Owed no longer", (one.text for one in meaning.released))
    yield from _listed("Clocks", map(_clock, meaning.moved))


def _result(assessment: Assessment) -> str:
    if assessment.judgement:
        return "for judgement"
    return assessment.result.replace("_", " ")


def _clock(moved: Moved) -> str:
    due = moved.after or moved.before
    title = f"{moved.id} {due.what}" if due else moved.id
    if moved.after is None:
        return f"{title}: no longer"
    told = _day(moved.after)
    # A time that nobody has read in the new text is told as such, every time.
    note = f" {moved.after.carried_over}" if moved.after.carried_over else ""
    if moved.before is None:
        return f"{title}: new, {told}.{note}"
    was = _day(moved.before)
    return f"{title}: {told}{'' if was == told else f' (was {was})'}.{note}"


def _day(due: Due) -> str:
    if due.due is not None:
        return f"by {spelled(due.due)}"
    return due.time or "no time established"


def _listed(title: str, lines: Iterable[str]) -> Iterator[str]:
    found = tuple(lines)
    if found:
        yield f"{title}:"
        yield from (wrapped(line, 2, mark="- ") for line in found)
