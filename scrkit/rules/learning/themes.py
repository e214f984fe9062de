"""The rule on themes, by which a board sees what its reviews have in common."""

from collections.abc import Iterator

from scrkit.diagnostics import Severity
from scrkit.rules.engine.rule import Context, Hit, rule


@rule(
    code="SCR641",
    title="A finding stands under no theme",
    source="the NHS Safeguarding Case Review Tracker; reg 11: recurrent themes",
    severity=Severity.NOTICE,
    stage="report",
)
def finding_without_theme(context: Context) -> Iterator[Hit]:
    """A finding leaves `themes` empty.

    Why: What recurs across reviews is one of the reasons to hold one, and nobody sees
    it while each finding is only prose.

    Do: Name one to three under `themes`, such as child-voice; the lists stand in
    docs/reporting.md. A theme of the board's own goes into `themes` of review.yaml.
    """
    for finding in context.review.findings.findings:
        if not finding.themes:
            yield Hit(finding, "the finding stands under no theme", ("themes",))
