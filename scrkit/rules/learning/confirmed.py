"""Rules 635 to 638: somebody stands by findings and links on what they rest on."""

from collections.abc import Iterator
from typing import TYPE_CHECKING

from scrkit.diagnostics import Severity
from scrkit.model.outcome import Finding
from scrkit.model.review import Review
from scrkit.patterns import later
from scrkit.rules.engine.rule import Context, Hit, rule
from scrkit.rules.engine.several import NAMED, such_as
from scrkit.rules.engine.stage import publishing
from scrkit.text.counting import number

if TYPE_CHECKING:
    from scrkit.edits.confirming import Suspect

_HOW = {
    "changed": "was changed",
    "withdrawn": "was withdrawn",
    "gone": "was taken away",
    "added": "was added to what it cites",
    "dropped": "is cited no longer",
}
_ALL = {
    "changed": "what they cite was changed",
    "withdrawn": "what they cite was withdrawn",
    "gone": "what they cite was taken away",
    "added": "they cite more than when they were confirmed",
    "dropped": "they cite less than when they were confirmed",
}
# What people may have typed as an id is quoted only if it looks like one.
_ID = later(r"[A-Z][A-Z0-9]*-?[0-9]+")
_MANY = "findings and recommendations"


@rule(
    code="SCR635",
    title="What a finding or recommendation cites changed since it was confirmed",
    source="quality marker 13: the working-out is visible; leaflet L12",
    severity=Severity.ERROR,
    stage="analysis",
    firm=True,
)
def suspect_finding(context: Context) -> Iterator[Hit]:
    """What is cited is no longer what it was when a person confirmed the finding.

    For a finding, what is cited are entries: as evidence, against it, or in its words.
    For a recommendation, they are the findings it follows from. Told where one was
    changed, withdrawn or taken away, and where a citation was added or taken out. A
    warning until publication is planned or decided, an error from then on, and then
    `scr publish` refuses. That a return was accepted anew clears nothing, nor does a
    departure. More than three that are suspect in the same way are told once.

    Why: A finding that stands on words which have changed may be wrong, and the board
    would publish it.

    Do: Read the finding beside what it cites now, mend it if need be, and confirm it:
    `scr confirm ID --reason "Why it stands" --by OFFICE`.
    """
    if not context.review.findings.outcomes:
        return
    # Here, and below: a review that has just begun has nothing to confirm.
    from scrkit.edits.confirming import suspects

    severity = Severity.ERROR if publishing(context) else Severity.WARNING
    together: dict[tuple[str, ...], list[Suspect]] = {}
    for one in suspects(context.review):
        lost = sorted({change.how for change in one.changes})
        together.setdefault(tuple(lost), []).append(one)
    for how, alike in together.items():
        # A file of findings that was emptied, or a return that was sent anew.
        if len(alike) > NAMED and len(how) == 1:
            yield _told_once(alike, how[0], severity)
            continue
        yield from _told_each(alike, severity)


def _told_once(alike: "list[Suspect]", how: str, severity: Severity) -> Hit:
    ids = [one.record.id for one in alike]
    message = f"{number(len(ids), 'finding or recommendation', _MANY)} have to be "
    message += f"confirmed again{such_as(ids)}: {_ALL[how]}"
    do = "Read each of them beside what it cites now, mend it if need be, and confirm "
    # Confirming what lost its evidence would hide the loss: back with it first.
    if how == "gone":
        do = "Put back what they cite. If it was to go, mend and confirm each of them"
    else:
        do += "it; scr status names them"
    do += ': scr confirm ID --reason "Why it stands" --by OFFICE.'
    homes = tuple(dict.fromkeys(home for one in alike for home in _homes(one)))
    first = alike[0].record
    return Hit(first, message, ("id",), do=do, severity=severity, missing_from=homes)


def _told_each(alike: "list[Suspect]", severity: Severity) -> Iterator[Hit]:
    for one in alike:
        found: dict[str, list[str]] = {}
        for change in one.changes:
            found.setdefault(change.how, []).append(change.id)
        told = "; ".join(
            f"{_named(ids)} {_how(how, len(ids))}" for how, ids in found.items()
        )
        yield Hit(
            one.record,
            f"{one.record.id} has to be confirmed again: {told}",
            ("id",),
            do=f"Read it beside what it cites now, mend it if need be, and confirm it: "
            f'scr confirm {one.record.id} --reason "Why it stands" --by OFFICE.',
            severity=severity,
            missing_from=_homes(one),
        )


def _named(ids: list[str]) -> str:
    """Return ids as a message names them: what is none may be any word of a person."""
    sound = [id for id in ids if _ID.fullmatch(id)]
    odd = len(ids) - len(sound)
    said = "1 key that is no id" if odd == 1 else f"{odd} keys that are no ids"
    return ", ".join((*sound, said) if odd else sound)


def _how(how: str, count: int) -> str:
    words = _HOW[how]
    if count == 1:
        return words
    return words.replace("was ", "were ", 1).replace("is ", "are ", 1)


def _homes(one: "Suspect") -> tuple[str, ...]:
    """Return where what is lost would stand, if its file could be read."""
    # What stands in a file that cannot be read is not gone.
    lost = any(change.how in ("gone", "withdrawn") for change in one.changes)
    return ("chronologies/",) if lost and isinstance(one.record, Finding) else ()


@rule(
    code="SCR636",
    title="Findings or recommendations that nobody has confirmed yet",
    source="scrkit's format: a confirmation stamps what a finding cites",
    severity=Severity.ERROR,
    stage="analysis",
    firm=True,
)
def unconfirmed_finding(context: Context) -> Iterator[Hit]:
    """Findings or recommendations bear no confirmation; one notice names them all.

    Where others of the review bear one, it is an error as soon as publication is
    planned or decided, and `scr publish` refuses: a confirmation that was taken away
    would hide that what it stood on changed. Where none bears one, it is a warning from
    then on, since they may all have been taken away at once; a notice still where the
    text was approved under 0.1.0, which knew none. A departure accepts nothing here.

    Why: Without one nobody is told when an entry changes on which a finding stands.

    Do: Confirm them one by one with `scr confirm ID --reason "Why it stands"`, or all
    that have none with `scr confirm --all --reason "As the panel agreed them"`.
    """
    if not context.review.findings.outcomes:
        return
    from scrkit.edits.confirming import unconfirmed

    found = [one.id for one in unconfirmed(context.review)]
    if found:
        what = number(len(found), "finding or recommendation", _MANY)
        are = "is" if len(found) == 1 else "are"
        message = f"{what} {are} not confirmed yet: {', '.join(found)}"
        # Where some bear a confirmation, somebody knew how: the others were taken away.
        some = len(found) < len(context.review.findings.outcomes)
        severity = Severity.NOTICE
        if publishing(context) and not (_is_older(context.review) and not some):
            severity = Severity.ERROR if some else Severity.WARNING
        yield Hit(context.review.findings, message, severity=severity)


def _is_older(review: Review) -> bool:
    """Tell whether a text was approved when nobody could confirm a finding yet."""
    approval = review.dissemination.publication.approval
    # Approvals bear a seal since findings can be confirmed.
    return approval is not None and not approval.seal


@rule(
    code="SCR637",
    title="A decision on one event rests on words that have changed since",
    source="quality marker 13: the working-out is visible; leaflet L12",
    stage="analysis",
)
def suspect_link(context: Context) -> Iterator[Hit]:
    """An entry is no longer what it was when a person said how it stands to another.

    `scr timeline review` and `scr timeline link` note what each entry said; a link
    made by hand, or by an earlier scrkit, is never told here.

    Why: Two accounts that were one event may be two, once one of them is corrected.

    Do: Look at them again and decide anew: `scr timeline review`.
    """
    if not context.review.timeline.links:
        return
    from scrkit.timeline.linking import changed_since

    for one, changed in changed_since(context.review):
        yield Hit(
            one,
            f"{' and '.join(changed)} changed since this was decided",
            ("entries",),
            do="Look at them again and decide anew: scr timeline review.",
        )


@rule(
    code="SCR638",
    title="Decisions on one event that cannot all be true",
    source="quality marker 13: the working-out is visible; leaflet L12",
    stage="analysis",
)
def decisions_at_odds(context: Context) -> Iterator[Hit]:
    """Two entries are not one event by one decision, and are one by others.

    The others may be of the same two, or join them through further entries: a and b are
    one event, so are b and c, and a and c are not.

    Why: One of them is wrong, and the chronology shows them all as the panel's.

    Do: Look at them again and decide anew, with `scr timeline review`, or take out the
    one in timeline.yaml that does not hold.
    """
    if not context.review.timeline.links:
        return
    from scrkit.timeline.consistency import at_odds, chain_said

    for one, chain in at_odds(context.review.timeline.links):
        yield Hit(
            one,
            f"{chain[0]} and {chain[-1]} are not one event by this decision, but "
            f"{chain_said(chain)}",
            ("entries",),
        )
