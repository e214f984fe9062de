"""What taking a draft of the report in would do, in lines for people."""

from collections.abc import Iterator

from scrkit.cli.show.import_text import named
from scrkit.drafting.taking import Change, DraftSummary
from scrkit.text.counting import number

_MOST = 40


def told(found: DraftSummary, title: str) -> str:
    """Return the plan in plain words; never a name, a value or a word of the case."""
    read = number(found.paragraphs, "paragraph or table", _MANY)
    lines = [
        f"{title}: read {read} of prose",
        *_asides(found),
        *_listed("sections that change", map(_changed, found.changes)),
        *_unchanged(found),
        *_listed(
            "typed over, and not taken",
            (f"{at}: {why}" for at, why in found.told),
        ),
        *_listed("questions", (f"{at}: {why}" for at, why in found.questions)),
        *(f"to know: {one}" for one in found.notes),
        *_names(found),
    ]
    if not found.changes and not found.questions:
        lines.append("nothing new: all that it says stands in the review already")
    if found.blocked:
        lines.append("nothing is written yet:")
        lines += [f"  - {one}" for one in found.blocked]
    return "\n".join(lines)


_MANY = "paragraphs and tables"


def _asides(found: DraftSummary) -> Iterator[str]:
    for one in found.asides:
        at = f" ({one.where})" if one.where else ""
        done = "taken" if one.taken else "left out"
        size = number(one.characters, "character", grouped=True)
        yield f"  {done}: {one.what}{at}" + (f": {size}" if one.characters else "")


def _changed(one: Change) -> str:
    if one.emptied:
        return f"{one.called}: emptied"
    parts = [
        f"{number(count, 'paragraph')} {what}"
        for count, what in ((one.new, "new or changed"), (one.gone, "gone or changed"))
        if count
    ]
    return f"{one.called}: {', '.join(parts) or 'in another order'}"


def _unchanged(found: DraftSummary) -> Iterator[str]:
    if found.same:
        yield f"as they were, to the byte: {number(found.same, 'section')}"


def _listed(what: str, every: "Iterator[str] | map[str]") -> Iterator[str]:
    said = list(every)
    if said:
        yield f"{what} ({len(said)}):"
    yield from (f"  {one}" for one in said[:_MOST])
    if len(said) > _MOST:
        yield f"  and {len(said) - _MOST} more"


def _names(found: DraftSummary) -> Iterator[str]:
    if found.named:
        yield "may be names:"
    for kind, count, places in found.named:
        yield f"  {named(kind, count)}: {'; '.join(places)}"
