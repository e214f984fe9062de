"""What taking a draft of the report in would do, in lines for people."""

from collections.abc import Iterator

from scrkit.cli.show.import_text import asides, held_up, names_told
from scrkit.drafting.taking import Change, DraftSummary
from scrkit.text.counting import number

# A draft that was written anew would fill the screen; the questions come behind.
_MOST = 40


def told(found: DraftSummary, title: str) -> str:
    """Return the plan in plain words; never a name, a value or a word of the case."""
    read = number(found.paragraphs, "paragraph or table", _MANY)
    lines = [
        f"{title}: read {read} of prose",
        *asides(found.asides),
        *_listed("sections that change", map(_changed, found.changes)),
        *_unchanged(found),
        *_listed(
            "typed over, and not taken", (f"{at}: {why}" for at, why in found.told)
        ),
        *_listed("questions", (f"{at}: {why}" for at, why in found.questions)),
        *(f"to know: {one}" for one in found.notes),
        *names_told(found.named),
    ]
    # Nothing to do is said, or somebody would look for what was lost.
    if not found.changes and not found.questions:
        lines.append("nothing new: all that it says stands in the review already")
    return "\n".join((*lines, *held_up(found.blocked)))


_MANY = "paragraphs and tables"


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
