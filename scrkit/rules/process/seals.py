"""Rules 458, 459 and 818: what was signed, accepted or approved still stands so."""

from collections.abc import Iterator

from scrkit.diagnostics import Severity
from scrkit.model.gathering import Chronology, Request
from scrkit.model.imr import REPORTS, Imr
from scrkit.model.review import Review
from scrkit.rules.engine.rule import Context, Hit, rule
from scrkit.rules.engine.stage import imr_of


@rule(
    code="SCR458",
    title="An agency's report was changed after it was signed off",
    source="leaflet L12; quality marker 7; a senior officer owns the agency's report",
    severity=Severity.ERROR,
    stage="gathering",
)
def sign_off_broken(context: Context) -> Iterator[Hit]:
    """The report differs from what was signed with `scr sign`.

    A sign-off without a seal, written by hand, is left alone.

    Why: An officer's signature stands under words that they have not read.

    Do: Take the change back, or have the report signed anew, with
    `scr sign AGENCY --office OFFICE --version VERSION --again`.
    """
    for imr in context.review.imrs:
        # By identity: two reports with the same words would be equal.
        if id(imr) in context.once(_broken):
            message = "the report was changed after it was signed off"
            missing = (f"imrs/{imr.agency}.yaml",)
            yield Hit(imr, message, ("sign_off", "sha256"), missing_from=missing)


@rule(
    code="SCR459",
    title="A return was changed after the panel accepted it",
    source="leaflet L9, L12; quality marker 10",
    stage="gathering",
)
def accepted_changed(context: Context) -> Iterator[Hit]:
    """A chronology or report differs from what was accepted with `scr accept`.

    An acceptance without a seal, written by hand, is left alone; so is a report that
    has to be signed anew first.

    Why: The panel's reading, and every finding since, stood on other words.

    Do: Look at what changed, show it to the panel, and accept the return anew, with
    `scr accept AGENCY WHAT --again`.
    """
    for request in context.review.requests.requests:
        if not request.sha256:
            continue
        given, file = _given(context.review, request)
        # That it is not there at all, or differs from what was signed, is told already.
        if given is None or id(given) in context.once(_broken):
            continue
        # People copy sums in capitals too.
        if _digest(context, given) != request.sha256.lower():
            message = f"what {request.agency} gave was changed after it was accepted"
            yield Hit(request, message, ("accepted",), missing_from=(file,))


@rule(
    code="SCR818",
    title="The report's words were changed after the Board approved them",
    source="leaflet L24; quality marker 17",
    stage="publication",
)
def approved_changed(context: Context) -> Iterator[Hit]:
    """A file of overview/, a finding or a recommendation is not as it was approved.

    How its lines break, a blank more, and a file that no report prints change nothing.
    That is what stood there when `scr approve` was run; an approval by an earlier
    scrkit, or one that was written by hand, is left alone. Of all that is printed,
    `scr publish` tells which passage changed, and refuses.

    Why: What the public reads is then not what the Board agreed to.

    Do: Take the change back, or have the text approved anew, with
    `scr approve --again`; what is out already needs a new edition.
    """
    spread = context.review.dissemination
    given = spread.publication.approval
    if given is None or not given.texts:
        return
    from scrkit.edits.digest import texts_seals

    if given.texts.lower() not in texts_seals(context.review):
        message = "the report's words were changed after they were approved"
        path = ("publication", "approval", "texts")
        missing = ("overview/",)
        yield Hit(spread, message, path, missing_from=missing, concerns=missing)


def _broken(context: Context) -> frozenset[int]:
    """Return which reports, by identity, are no longer what was signed with a seal."""
    seals = [(imr, imr.sign_off.sha256) for imr in context.review.imrs if imr.sign_off]
    return frozenset(
        id(imr) for imr, seal in seals if seal and _digest(context, imr) != seal.lower()
    )


def _digest(context: Context, given: Chronology | Imr) -> str:
    """Return the seal of a return, worked out once: it is signed, and then accepted."""
    known = context.once(_digests)
    if id(given) not in known:
        # Here: until something is signed or accepted, there is no seal.
        from scrkit.edits.digest import digest

        known[id(given)] = digest(given)
    return known[id(given)]


def _digests(_: Context) -> dict[int, str]:
    return {}


def _given(review: Review, request: Request) -> tuple[Chronology | Imr | None, str]:
    """Return the return that answers a request, and the file in which it stands."""
    agency = request.agency
    if request.what == "chronology":
        found = (one for one in review.chronologies if one.agency == agency)
        return next(found, None), f"chronologies/{agency}.yaml"
    report = request.what in REPORTS
    return imr_of(review, agency) if report else None, f"imrs/{agency}.yaml"
