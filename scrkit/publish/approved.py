"""What the Board approved, beside what would be published now; quotes no word of it."""

import hashlib
from collections.abc import Iterator, Mapping
from datetime import date
from difflib import SequenceMatcher
from itertools import groupby

from msgspec.structs import replace

from scrkit.edits.approval import FILE, PRINTED, whole_seal
from scrkit.model.publishing import Approval, Printed, Publication
from scrkit.model.review import Review
from scrkit.publish.reason import Reason
from scrkit.render.document.printed import Passage, passages
from scrkit.render.house.values import House
from scrkit.render.house.words import printed_words
from scrkit.render.products import PUBLISHED, Composed, compose_all
from scrkit.render.wording.options import Options
from scrkit.timeline.values import Timeline

# So much is kept of a passage's checksum that one sees which changed; that none did is
# told by the whole. Letters for figures, and no vowels: figures in a row could be taken
# for somebody's number, and letters at random for a word.
_KEPT = 4
_LETTERS = str.maketrans("0123456789abcdef", "bcdfghjklmnpqrst")
_MOST = 12
SIGNED = "approval"
FILED = "review.yaml"
"""What who approved which version, and when, is called among what is sealed."""
HOUSE = "house file"
"""What the board's own Word file is called among the products that are sealed."""
Passages = Mapping[str, tuple[Passage, ...]]


def composed(
    review: Review, timeline: Timeline, options: Options
) -> dict[str, Composed]:
    """Return the documents of a publication; `options` ask for the published view.

    What is to be confirmed again is not marked: it stops the publication by itself, and
    who confirms it changes no word that the Board approved.
    """
    return compose_all(PUBLISHED, _unstamped(review), timeline, options)


def _unstamped(review: Review) -> Review:
    held = review.findings
    findings = tuple(replace(one, confirmed=None) for one in held.findings)
    others = tuple(replace(one, confirmed=None) for one in held.recommendations)
    found = replace(held, findings=findings, recommendations=others)
    return replace(review, findings=found)


def printed(made: Mapping[str, Composed], house: House | None = None) -> Passages:
    """Return what the documents of a publication print, passage by passage.

    What the board's own Word file puts on all of them is told apart, once.
    """
    found = {name: passages(one.document) for name, one in made.items()}
    worn = _worn(house) if house else ()
    return found | ({HOUSE: worn} if worn else {})


def signed(approval: Approval) -> Passages:
    """Return who approved which version on which day, to be sealed with the rest."""
    told = (approval.office, approval.version, approval.date.isoformat())
    text = "\n".join(told)
    sealed_ = hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()
    return {SIGNED: (Passage("office, version and day", sealed_),)}


def filed(review: Review) -> Passages:
    """Return what manifest and files say of the review itself, to be sealed as well."""
    told = (review.case.id, review.case.framework, review.case.overlay or "")
    text = "\n".join(told)
    sealed_ = hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()
    return {FILED: (Passage("id, framework and overlay", sealed_),)}


def _worn(house: House) -> tuple[Passage, ...]:
    """Return what a house file prints: its words, and the pictures that it brings."""
    found = [
        Passage(
            place, hashlib.sha256(said.encode("utf-8", "surrogatepass")).hexdigest()
        )
        for place, said in printed_words(house)
    ]
    pictures = sorted(n for n in house.parts if n.startswith("word/media/"))
    found += [
        Passage(f"picture {number}", hashlib.sha256(house.parts[name]).hexdigest())
        for number, name in enumerate(pictures, 1)
    ]
    return tuple(found)


def sealed(found: Passages) -> tuple[Printed, ...]:
    """Return the seals of what is printed, one a product, in their order."""
    return tuple(
        Printed(
            product=name,
            sha256=_whole(one),
            passages=" ".join(map(_short, one)),
        )
        for name, one in found.items()
    )


def _as_sealed(now: Passages, then: Mapping[str, Printed]) -> Passages:
    """Return what is printed as it was sealed: by approvals of before with every blank.

    They are told by a product that is the same so, and not otherwise.
    """
    exact = {
        name: tuple(Passage(one.place, one.exact or one.sha256) for one in found)
        for name, found in now.items()
    }
    before = any(
        name in then and _whole(found) == then[name].sha256.lower() != _whole(now[name])
        for name, found in exact.items()
    )
    return exact if before else now


def _short(one: Passage) -> str:
    return one.sha256[:_KEPT].translate(_LETTERS)


def _whole(found: tuple[Passage, ...]) -> str:
    text = "\n".join(one.sha256 for one in found)
    return hashlib.sha256(text.encode()).hexdigest()


def as_approved(review: Review, approval: Approval) -> Review:
    """Return the review with an approval, as it is once that is noted."""
    held = review.dissemination
    publication = replace(held.publication, approval=approval)
    return replace(review, dissemination=replace(held, publication=publication))


def agreed_later(review: Review, day: date) -> tuple[str, ...]:
    """Return what is printed and was only agreed after a day, and where that stands."""
    known = (
        ("the report", review.case.dates.report_completed, "review.yaml"),
        ("the response", review.response.agreed, "response.yaml"),
        ("the action plan", review.actions.agreed, "actions.yaml"),
    )
    return tuple(f"{what} ({file})" for what, on, file in known if on and on > day)


def disapproved(review: Review, as_of: date, now: Passages | None) -> Iterator[Reason]:
    """Yield why the approval does not cover what would be published.

    `now` is None where nothing could be made of the review, which has its own reasons.
    """
    publication = review.dissemination.publication
    approval = publication.approval
    if approval is None:
        message = "the Board has not approved the text; note it with: scr approve"
        yield Reason("approval", message, FILE)
        return
    if not approval.sha256:
        message = "the approval bears no seal; note it with: scr approve --again"
        yield Reason("approval", message, FILE)
    elif approval.seal != PRINTED:
        yield Reason("approval", _older(approval), FILE)
    elif now is not None:
        # Nothing is said of what an approval of before never sealed.
        then = {one.product for one in publication.printed}
        more = {**signed(approval), **filed(review)}
        now = {**now, **{name: one for name, one in more.items() if name in then}}
        yield from _changes(publication, approval, now)
    if approval.date > as_of:
        yield Reason("approval", "the day of the approval lies ahead", FILE)


def _older(approval: Approval) -> str:
    kind = "an earlier scrkit" if not approval.seal else "another scrkit"
    return (
        f"the approval bears a seal of {kind}, which does not lie over what is "
        "printed: nobody can tell from it whether anything was changed; approve again "
        "with: scr approve --again"
    )


def _changes(
    publication: Publication, approval: Approval, now: Passages
) -> Iterator[Reason]:
    then = {one.product: one for one in publication.printed}
    now = _as_sealed(now, then)
    seals = sealed(now)
    if approval.sha256.lower() == whole_seal(seals):
        return
    places: list[str] = []
    for one in seals:
        held = then.get(one.product)
        if held is None or held.sha256.lower() != one.sha256:
            places += _places(one.product, held, now[one.product])
    gone = [name for name in then if name not in now]
    places += [f"{name}, which is no longer published" for name in gone]
    if not places:
        message = "the seal of the approval was itself changed; approve again with: "
        yield Reason("approval", f"{message}scr approve --again", FILE)
        return
    more = len(places) - _MOST
    told = "; ".join(places[:_MOST]) + (f"; and {more} more" if more > 0 else "")
    message = (
        f"what is printed was changed after it was approved: {told}. Take the change "
        "back, or have it approved anew with: scr approve --again"
    )
    yield Reason("approval", message, FILE)


def _places(
    product: str, held: Printed | None, now: tuple[Passage, ...]
) -> Iterator[str]:
    if held is None:
        yield f"{product}, which was not approved"
        return
    before = held.passages.split()
    after = [_short(one) for one in now]
    matcher = SequenceMatcher(None, before, after, autojunk=False)
    told = [one for one in matcher.get_opcodes() if one[0] != "equal"]
    for kind, _, _, start, end in told:
        if kind == "delete":
            where = f"after {now[start - 1].place}" if start else "at its beginning"
            yield f"{product}: taken out {where}"
        else:
            yield from _spans(product, [one.place for one in now[start:end]])
    if not told:
        yield f"{product}, in one of its passages"


def _spans(product: str, places: list[str]) -> Iterator[str]:
    """Yield neighbours of one section as one stretch."""
    for _, group in groupby(places, key=lambda place: place.partition(",")[0]):
        these = list(group)
        first, last = these[0], these[-1].partition(", ")[2]
        yield f"{product}: {first}" + (f" to {last}" if len(these) > 1 else "")
