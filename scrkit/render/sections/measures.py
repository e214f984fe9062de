"""The figures of an action's measure: drawn, told in words, and as a table."""

from collections.abc import Iterator

from scrkit.dates import spell_date
from scrkit.model.outcome import Action
from scrkit.render.document.blocks import (
    Block,
    Blocks,
    Column,
    Drawing,
    Heading,
    Paragraph,
    Row,
    Table,
)
from scrkit.render.picture.measure import drawn
from scrkit.render.sections.case import Case
from scrkit.render.sections.prose import cell, words
from scrkit.render.wording.wording import NOTHING
from scrkit.review.figures import latest, moved

_NEARER = {
    True: "The figure has come nearer to its target.",
    False: "The figure has come no nearer to its target.",
    None: "Whether it has come nearer to a target cannot be told from the figures.",
}


def measures(case: Case) -> Blocks:
    """Return each action's measure under a heading of its own; nothing without one."""
    return tuple(
        block
        for one in case.review.actions.actions
        if one.measure is not None
        for block in _measure(one, case)
    )


def _measure(action: Action, case: Case) -> Iterator[Block]:
    measure = action.measure
    assert measure is not None  # noqa: S101 - asked for by who calls
    counted = case.say(measure.counted).rstrip(".")
    yield Heading(1, words(f"{action.id}: {counted}"))
    sketch = drawn(action)
    if sketch is not None:
        yield Drawing(f"{action.id} by month", told(action, case), sketch)
    else:
        yield Paragraph(words("There are too few figures of one kind to draw."), "note")
    yield Paragraph(words(_NEARER[moved(measure, latest(action))]))
    columns = (Column("When", 60), Column("Figure", 60), Column("Source", 137))
    yield Table("", columns, tuple(_rows(action, case)))


def _rows(action: Action, case: Case) -> Iterator[Row]:
    measure = action.measure
    assert measure is not None  # noqa: S101 - asked for by who calls
    source = case.say(measure.source) or NOTHING
    yield Row((cell("Before"), cell(measure.before or NOTHING), cell(source)))
    # By month, whenever each was handed in.
    for one in sorted(action.readings, key=lambda one: one.month.text):
        yield Row((cell(spell_date(one.month)), cell(one.value), cell("")))
    yield Row((cell("Afterwards"), cell(measure.after or NOTHING), cell("")))
    yield Row((cell("Target"), cell(measure.target or NOTHING), cell("")))


def told(action: Action, case: Case) -> str:
    """Return in words what the picture of a measure shows."""
    measure = action.measure
    if measure is None:
        return ""
    parts = [f"{case.say(measure.counted).rstrip('.')}."]
    parts += [f"Before: {measure.before}."] if measure.before else []
    months = sorted(action.readings, key=lambda one: one.month.text)
    if months:
        every = "; ".join(f"{spell_date(o.month)}: {o.value}" for o in months)
        parts.append(f"By month: {every}.")
    parts += [f"Afterwards: {measure.after}."] if measure.after else []
    parts += [f"Target: {measure.target}."] if measure.target else []
    return " ".join(parts)
