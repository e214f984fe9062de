"""A framework as text for people: all that a business manager wants of it."""

from collections.abc import Iterable, Iterator
from datetime import date
from functools import partial

from scrkit.cli.show.wrapping import wrapped
from scrkit.dates import spelled
from scrkit.frameworks import (
    WORDS,
    Clause,
    DeadlineClause,
    FactQuestion,
    Framework,
    Node,
    Overlay,
    begins,
    outdated,
    replaced,
    replaced_by,
)
from scrkit.frameworks.values import Validity

_BARS = {
    "involved_agencies": "any agency of the case",
    "lscb": "the Board",
    "case_involved": "concerned with the case",
    "line_manager_of_involved": "a line manager of somebody concerned with it",
    "manager_of_interviewee": "the manager of the person interviewed",
}


def listed(
    known: Iterable[Framework], overlays: list[Overlay], today: date
) -> Iterator[str]:
    """Yield the lines of the list: a framework with its window, age and overlays."""
    for framework in known:
        window = _window(framework.valid)
        yield wrapped(f"{framework.id}  ({framework.jurisdiction}; {window})")
        yield wrapped(framework.title, 4)
        for told in (replaced(framework, today), outdated(framework, today)):
            if told:
                yield wrapped(f"Warning: {told}", 4)
        for one in overlays:
            if framework.id in one.extends:
                yield wrapped(f"with the overlay {one.id}: {one.title}", 4)


def shown(framework: Framework, overlay: Overlay | None = None) -> Iterator[str]:
    """Yield the lines of one framework, section by section; `overlay` lies on it."""
    binds = partial(_binds, framework)
    yield from _head(framework)
    if overlay is not None:
        yield from ("", wrapped(f"The overlay {overlay.id}: {overlay.title}"))
        if overlay.valid.note:
            yield wrapped(overlay.valid.note)
        yield wrapped(_checked(overlay.valid))
    yield from _criteria(framework)
    yield from _decision(framework)
    yield from _section("Clocks", _deadlines(framework))
    yield from _section("Look-backs", _lookbacks(framework))
    yield from _section("Who takes part", _roles(framework))
    duties = (f"{d.text.rstrip('.')} ({d.id}){binds(d)}" for d in framework.duties)
    yield from _section("What the review owes", map(_item, duties))
    yield from _section("What is written", _products(framework))
    checks = (f"{c.id}  {c.text}{binds(c)}" for c in framework.report_checks)
    yield from _section("What a report is measured against", map(_item, checks))
    yield from _section("Questions before publication", _gates(framework))
    words = (f"{d.title}: {d.text}{binds(d)}" for d in framework.definitions)
    yield from _section("What words mean", map(_item, words))
    yield from _section("Facts, for criteria.yaml", _facts(framework.facts))
    days = (f"{day.id}: {day.what}" for day in framework.dates)
    yield from _section("Days of its own, kept under dates.other", map(_item, days))
    yield from _section("What it stands on", _authorities(framework))
    told = (_item(one) for one in framework.not_established)
    yield from _section("Not established here: consult the guidance itself", told)


def _head(framework: Framework) -> Iterator[str]:
    yield framework.title
    over = f" with the overlay {framework.overlay}" if framework.overlay else ""
    place, window = framework.jurisdiction, _window(framework.valid)
    yield wrapped(f"{framework.id}{over}; {place}; {window}")
    if framework.valid.note:
        yield wrapped(framework.valid.note)
    yield wrapped(_checked(framework.valid))
    if newer := replaced_by(framework.id):
        since = begins(newer.valid)
        yield wrapped(f"Replaced {since} by {newer.id}.".replace("  ", " "))


def _checked(valid: Validity) -> str:
    checked = valid.checked
    if checked is None:
        return "It does not say when it was last held against its sources."
    against = checked.against.rstrip(".")
    return f"Last checked on {spelled(checked.day)}, against {against}."


def _window(valid: Validity) -> str:
    parts = []
    if valid.from_ is not None:
        parts.append(f"from {spelled(valid.from_)}")
    elif valid.from_about is not None:
        parts.append(f"since {begins(valid).removeprefix('in ')}")
    if valid.new_cases_until is not None:
        parts.append(f"new cases until {spelled(valid.new_cases_until)}")
    if valid.tail_until is not None:
        parts.append(f"to be finished by {spelled(valid.tail_until)}")
    return ", ".join(parts) or "its first day is not established here"


def _criteria(framework: Framework) -> Iterator[str]:
    for criterion in framework.criteria:
        yield from ("", criterion.question)
        for number, limb in enumerate(criterion.limbs):
            if number:
                yield "  or"
            yield from _node(framework, limb, 2)
    for redirect in framework.redirects:
        yield from ("", wrapped(redirect.text))


def _node(framework: Framework, node: Node, indent: int) -> Iterator[str]:
    """Yield a clause with what it turns on, then those below it, further in."""
    title = node.title or (f"the answer to {node.fact}" if node.fact else "")
    if title:
        mark = f"{node.id}  " if node.id else ""
        yield wrapped(f"{mark}{title}{_binds(framework, node)}", indent)
        for line in (node.consideration, node.note):
            if line:
                yield wrapped(line, indent + 4)
        indent += 2
    # A lone child needs no word of how it is joined.
    joined = "all of" if len(node.all) > 1 else "any of" if len(node.any) > 1 else ""
    if joined:
        yield wrapped(f"{joined}:", indent)
    for child in (*node.all, *node.any):
        yield from _node(framework, child, indent + 2)


def _decision(framework: Framework) -> Iterator[str]:
    rule = framework.decision
    yield from ("", "Who decides")
    yield wrapped(rule.statement, 2)
    for outcome in rule.outcomes:
        more = f": {outcome.help}" if outcome.help else ""
        yield _item(f"{outcome.title} ({outcome.id}){more}")


def _deadlines(framework: Framework) -> Iterator[str]:
    for clause in framework.deadlines:
        who = framework.title_of(clause.actor)
        told = ", ".join(framework.title_of(one) for one in clause.recipients)
        to = f", to {told}" if told else ""
        yield wrapped(f"{clause.id}  {clause.what} ({who}{to}): {_time(clause)}", 2)
        soft = "; it may pass with a reason" if clause.soft else ""
        yield wrapped(f"{_binding(framework, clause)}{soft}", 6)
        only = f"Applies {clause.only_if}." if clause.only_if else ""
        after = f"Afterwards {clause.afterwards}." if clause.afterwards else ""
        for line in (
            only,
            after,
            clause.extension_rule,
            clause.note,
            clause.carried_over,
        ):
            if line:
                yield wrapped(line, 6)


def _time(clause: DeadlineClause) -> str:
    """Say the time in words, or that the guidance must be consulted."""
    link = "before" if clause.direction == "before" else "after"
    if clause.time:
        return f"{clause.time} {link} {clause.event}"
    if not clause.span:
        return "the time is not established here; consult the guidance itself"
    if clause.direction == "min_duration":
        return f"for at least {clause.span} from {clause.event}"
    least = "at least " if clause.direction == "before" else "within "
    return f"{least}{clause.span} {link} {clause.event}"


def _lookbacks(framework: Framework) -> Iterator[str]:
    for one in framework.lookbacks:
        statuses = ", ".join(one.statuses)
        ends = ", ".join(one.ends)
        yield wrapped(
            f"{one.id}  {one.title}: {one.count} {one.unit} up to {ends}; counts "
            f"{statuses}; answers {one.fact}{_binds(framework, one)}",
            2,
        )
        if one.note:
            yield wrapped(one.note, 6)


def _roles(framework: Framework) -> Iterator[str]:
    for role in framework.roles:
        does = f": {role.does}" if role.does else ""
        yield _item(f"{role.title}{does}{_binds(framework, role)}")
        of = [_BARS.get(one, one.replace("_", " ")) for one in role.independent_of]
        been = [_BARS.get(one, one.replace("_", " ")) for one in role.not_in]
        parts = []
        if of:
            parts.append(f"Independent of {' and of '.join(of)}.")
        if been:
            parts.append(f"Must not be {' or '.join(been)}.")
        if barred := " ".join(parts):
            yield wrapped(barred, 6)


def _products(framework: Framework) -> Iterator[str]:
    for product in framework.products:
        asked = "required" if product.required else "not required"
        public = ", published" if product.published else ""
        told = f"{product.title}: {asked}{public}{_binds(framework, product)}"
        yield _item(told, product.note)


def _gates(framework: Framework) -> Iterator[str]:
    for gate in framework.gates:
        told = f"{gate.id}  {gate.question}{_binds(framework, gate)}"
        yield _item(told, gate.help)


def _facts(facts: Iterable[FactQuestion]) -> Iterator[str]:
    for fact in facts:
        told = f"{fact.id}: {fact.question} ({', '.join(fact.values)})"
        yield _item(told, fact.help)


def _authorities(framework: Framework) -> Iterator[str]:
    for one in framework.authorities:
        yield _item(f"{one.cite} ({one.kind.replace('_', ' ')})", one.note)


def _binds(framework: Framework, clause: Clause) -> str:
    """Return strength and citation in brackets, or nothing where there is neither."""
    binding = _binding(framework, clause)
    return f" [{binding}]" if binding else ""


def _binding(framework: Framework, clause: Clause) -> str:
    strength = WORDS[clause.strength] if clause.strength else ""
    return "; ".join(part for part in (strength, framework.citation(clause)) if part)


def _section(title: str, lines: Iterable[str]) -> Iterator[str]:
    """Yield a section, or nothing where nothing stands in it."""
    found = list(lines)
    # A heading over nothing reads like something forgotten.
    if found:
        yield from ("", title, *found)


def _item(words: str, note: str = "") -> str:
    told = wrapped(words, 2, mark="- ")
    return f"{told}\n{wrapped(note, 6)}" if note else told
