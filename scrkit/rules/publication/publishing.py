"""Rules on the way to publication: decision, gates, who is told first, what is out."""

from collections.abc import Iterator

from scrkit.diagnostics import Severity
from scrkit.model.publishing import Publication
from scrkit.rules.engine.rule import Context, Hit, rule
from scrkit.rules.engine.stage import blank, once, published, publishing
from scrkit.rules.process.told import by_another

# Which gate of a framework asks after which proceedings.
_GATE_OF = {"criminal": "G1", "coronial": "G2", "family": "G3"}


@rule(
    code="SCR708",
    title="Somebody of the family was not told the day of publication",
    source="quality markers 12 and 17; Working Together 2015 ch.4",
    stage="publication",
)
def family_not_told(context: Context) -> Iterator[Hit]:
    """`told_of_publication` is empty for a member of the family, or after publication.

    A notice while publication is planned, a warning once the report is published.
    Whoever declined to take part is told all the same.

    Why: The report will be in the news. The family hears the day first, and from a
    person.

    Do: Tell them, in the way that suits them, and record the day. If somebody could not
    be found or asked not to be told, accept the departure with that reason.
    """
    day = context.review.case.dates.published
    severity = once(reached=published(context))
    if not publishing(context):
        return
    for member in context.review.family.members:
        told = member.told_of_publication
        path = ("told_of_publication",)
        if told is None:
            message = "it is not recorded that they were told the day of publication"
            yield Hit(member, message, path, severity=severity)
        elif day is not None and told > day:
            message = "told only after the report was published"
            yield Hit(member, message, path, severity=severity)


@rule(
    code="SCR709",
    title="Staff were not told the day of publication beforehand",
    source="quality marker 17: staff are told before publication",
    stage="publication",
)
def staff_not_told(context: Context) -> Iterator[Hit]:
    """`staff_told` is empty, or later than the day of publication.

    A notice while publication is planned, a warning once the report is published.

    Why: Staff who knew the child will be asked about it at work and at home, and
    reporters may call. They need the day, and somebody to turn to.

    Do: Tell them through their managers, and record the day under `publication`.
    """
    dissemination = context.review.dissemination
    told = dissemination.publication.staff_told
    day = context.review.case.dates.published
    if not publishing(context):
        return
    path = ("publication", "staff_told")
    severity = once(reached=published(context))
    if told is None:
        message = "it is not recorded that staff were told the day of publication"
        yield Hit(dissemination, message, path, severity=severity)
    elif day is not None and told > day:
        message = "staff were told only after the report was published"
        yield Hit(dissemination, message, path, severity=severity)


@rule(
    code="SCR710",
    title="The decision on publication lacks its reason, its day, or who made it",
    source="quality marker 17: whether, when and how, with the impact in mind",
    severity=Severity.ERROR,
    stage="publication",
)
def decision_unexplained(context: Context) -> Iterator[Hit]:
    """A decision on publication leaves `by`, `date` or `reason` empty.

    A warning; an error where the decision is not to publish and no reason is given. A
    notice where `by` names somebody else than who decides of a review.

    Why: Every review that meets the criteria results in a published report, unless
    there are very compelling reasons. The decision will be asked after for years.

    Do: Fill in the key that is named: the reason says what publication would mean for
    the child, the family and any proceedings.
    """
    publication = context.review.dissemination.publication
    if publication.decision == "undecided":
        return
    framework = context.framework
    if framework is not None and by_another(framework, publication.by):
        title = framework.title_of(framework.decision.decider)
        message = f"by these words it was not decided by: {title}"
        path = ("publication", "by")
        severity = Severity.NOTICE
        yield Hit(context.review.dissemination, message, path, severity=severity)
    for key, severity, message in _unexplained(publication):
        path = ("publication", key)
        yield Hit(context.review.dissemination, message, path, severity=severity)


@rule(
    code="SCR711",
    title="A gate was settled only after the report was published",
    source="leaflet L24; the publication gates of the review's framework",
    severity=Severity.ERROR,
    stage="publication",
)
def gate_after_publication(context: Context) -> Iterator[Hit]:
    """The day of a gate is later than the day of publication.

    Why: Gates are settled before publication, because what is published cannot be taken
    back.

    Do: Correct the day. If it is right, tell the Chair: the report went out before this
    was looked into.
    """
    day = context.review.case.dates.published
    if day is None:
        return
    dissemination = context.review.dissemination
    for position, gate in enumerate(dissemination.publication.gates):
        if gate.date is not None and gate.date > day:
            message = "this gate was settled only after publication"
            path = ("publication", "gates", position, "date")
            yield Hit(dissemination, message, path)


@rule(
    code="SCR712",
    title="A gate is recorded that the framework does not have, or twice",
    source="leaflet L24; the publication gates of the review's framework",
    severity=Severity.ERROR,
    stage="publication",
)
def no_such_gate(context: Context) -> Iterator[Hit]:
    """The id of a gate is none of the framework's, or stands there twice.

    Why: A misspelt gate looks settled, and the one that was meant stays unsettled.

    Do: Correct the id. The gates, with their questions, stand in the framework of the
    review.
    """
    if context.framework is None:
        return
    dissemination = context.review.dissemination
    known = {gate.id for gate in context.framework.gates}
    seen: set[str] = set()
    for position, gate in enumerate(dissemination.publication.gates):
        path = ("publication", "gates", position, "id")
        if gate.id not in known:
            yield Hit(dissemination, "the framework has no such gate", path)
        elif gate.id in seen:
            yield Hit(dissemination, "this gate is recorded twice", path)
        seen.add(gate.id)


@rule(
    code="SCR713",
    title="The executive summary that is asked for has nothing to say",
    source="leaflet L24; the products of the review's framework",
    stage="publication",
)
def no_summary(context: Context) -> Iterator[Hit]:
    """An executive summary is asked for, and overview/summary.md is missing or empty.

    Told once publication is planned; silent where the framework, with the local
    guidance laid over it, does not ask for an executive summary.

    Why: Most people read the summary and nothing else. Without overview/summary.md it
    is a list of findings without a child.

    Do: Tell in overview/summary.md, in a page, what happened.
    """
    if context.framework is None or not publishing(context):
        return
    asked = any(
        p.id == "executive_summary" for p in context.framework.products if p.required
    )
    if asked and blank(context.review.section("summary")):
        message = "an executive summary is asked for, but overview/summary.md is empty"
        missing = ("overview/summary.md",)
        path = ("publication",)
        yield Hit(context.review.dissemination, message, path, missing_from=missing)


@rule(
    code="SCR714",
    title="A gate is said to be clear while proceedings are open",
    source="leaflet L24; the publication gates of the review's framework; "
    "quality marker 9",
    severity=Severity.ERROR,
    stage="publication",
)
def gate_against_proceedings(context: Context) -> Iterator[Hit]:
    """proceedings.yaml has open proceedings whose gate is clear or not applicable.

    That is G1 for criminal, G2 for coronial and G3 for family proceedings. G2 and G3
    may be clear while they run, once the coroner or the court has been consulted: the
    gate's `reason` says so. An error where the report is out while a trial is open.

    Why: One of the two is out of date. Publishing during a trial can be a contempt of
    court, and stop it.

    Do: Set the state in proceedings.yaml, or record the gate as approved_with_reason,
    with who agreed the timing.
    """
    open_kinds = {
        one.kind
        for one in context.review.proceedings.proceedings
        if one.state in ("pending", "active")
    }
    # Other proceedings (a tribunal, misconduct) have no gate of their own.
    asked = {_GATE_OF[kind]: kind for kind in open_kinds if kind in _GATE_OF}
    dissemination = context.review.dissemination
    for position, gate in enumerate(dissemination.publication.gates):
        kind = asked.get(gate.id)
        clear = gate.state == "clear"
        # A court or coroner may agree to publication; a jury cannot.
        bare = kind == "criminal" or blank(gate.reason)
        if kind and ((clear and bare) or gate.state == "not_applicable"):
            message = f"proceedings.yaml has open {kind} proceedings"
            out = kind == "criminal" and published(context)
            severity = Severity.ERROR if out else Severity.WARNING
            path = ("publication", "gates", position, "state")
            yield Hit(dissemination, message, path, severity=severity)


def _unexplained(publication: Publication) -> Iterator[tuple[str, Severity, str]]:
    """Yield key, severity and message for what a decision leaves out."""
    if blank(publication.reason):
        # Not to publish is the exception, for which guidance wants compelling reasons.
        graver = publication.decision == "not_publish"
        severity = Severity.ERROR if graver else Severity.WARNING
        message = "the decision on publication gives no reason"
        yield "reason", severity, message
    if blank(publication.by):
        message = "the decision on publication does not say who made it"
        yield "by", Severity.WARNING, message
    if publication.date is None:
        message = "the decision on publication bears no day"
        yield "date", Severity.WARNING, message
