"""What taking a form in would do, in lines for people: places, ids, counts."""

from collections.abc import Iterator

from scrkit.cli.show.import_text import asides, held_up, names_told, people_told
from scrkit.forms.plan import FormSummary
from scrkit.text.counting import number

# More lines than a screen holds help nobody.
_MOST = 40


def told(found: FormSummary, title: str, whose: str) -> str:
    """Return the plan in plain words; never a name, a value or a word of the case."""
    cells = number(found.cells, "paragraph or cell", "paragraphs and cells")
    lines = [
        f"{title} of {whose}: read {cells}",
        *asides(found.asides),
        *_listed("new" if found.is_new else "new or changed", found.changed),
        *_listed("emptied", found.emptied),
        *_listed("new records", found.added),
        *_listed("taken out, as the form has them no longer", found.gone),
        *_listed(
            "not in the file, or asked about, and left as it stands", found.absent
        ),
        *people_told(found.people),
        *_questions(found),
        *(f"to know: {one}" for one in found.notes),
        *names_told(found.named),
    ]
    new = any(one.code for one in found.people)
    # Nothing to do is said, or somebody would look for what was lost.
    if not (new or found.changed or found.emptied or found.added or found.gone):
        lines.append("nothing new: all that it says stands in the review already")
    return "\n".join((*lines, *held_up(found.blocked)))


def _listed(what: str, every: tuple[str, ...]) -> Iterator[str]:
    if every:
        yield f"{what}: {len(every)}"
    yield from (f"  {one}" for one in every[:_MOST])
    if len(every) > _MOST:
        yield f"  and {len(every) - _MOST} more"


def _questions(found: FormSummary) -> Iterator[str]:
    if found.questions:
        yield f"questions ({len(found.questions)}):"
    for one in found.questions[:_MOST]:
        yield f"  {one.at}: {one.needed}"
    if len(found.questions) > _MOST:
        yield f"  and {len(found.questions) - _MOST} more"
