"""What reviews recommended and what became of it, and how their actions stand."""

from collections.abc import Iterator
from datetime import date

from msgspec import Struct

from scrkit.board.rows import Held
from scrkit.model.imr import OwnRecommendation
from scrkit.model.outcome import Action, Recommendation
from scrkit.model.review import Review
from scrkit.render.wording.mentions import substitute
from scrkit.review.progress import STATES, state

BOARD = "The Board"


class Done(Struct, frozen=True):
    """An action with how it stands on a day; people stand by code.

    `themes` are those of the findings behind the recommendations that it carries out.
    `seen` is what was seen of a difference, or else as evidence, or else its progress.
    """

    review: str
    id: str
    text: str
    agency: str
    owner: str
    due: date
    state: str
    themes: tuple[str, ...]
    sources: tuple[str, ...]
    seen: str


class Promise(Struct, frozen=True):
    """A recommendation with its actions; `own` tells that an agency made it to itself.

    `answered` is what was replied to it, "" where nobody has.
    """

    review: str
    id: str
    text: str
    to: str
    expected: str
    answered: str
    actions: tuple[Done, ...]
    own: bool = False

    @property
    def became(self) -> str:
        """What became of it in a few words: no action, or the states of its actions."""
        if not self.actions:
            return "no action"
        states = [one.state for one in self.actions]
        counts = ((states.count(s), s) for s in STATES)
        return ", ".join(f"{count} {name}" for count, name in counts if count)


def coded(review: Review, text: str) -> str:
    """Return a text on one line, in which people stand by code."""
    codes = {code: code for code in review.people.codes}
    return " ".join(substitute(text, codes).split())


def all_actions(held: Held, as_of: date) -> tuple[Done, ...]:
    """Return the actions of a review, in the order of its plan."""
    review = held.review
    # The themes of each recommendation: those of its findings.
    of = {one.id: one.themes for one in review.findings.findings}
    under = {
        one.id: tuple(theme for id in one.findings for theme in of.get(id, ()))
        for one in review.findings.recommendations
    }
    return tuple(_done(one, held, under, as_of) for one in review.actions.actions)


def promises(held: Held, as_of: date) -> Iterator[Promise]:
    """Yield the recommendations of a review, its own and then those of agencies."""
    review = held.review
    done = all_actions(held, as_of)
    said = {one.to: one.accepted.replace("_", " ") for one in review.response.replies}
    for one in review.findings.recommendations:
        yield _promise(one, _addressee(review, one.to), held, done, said)
    for imr in review.imrs:
        for own in imr.recommendations:
            yield _promise(own, _agency(review, imr.agency), held, done, said)


def _promise(
    one: Recommendation | OwnRecommendation,
    to: str,
    held: Held,
    done: tuple[Done, ...],
    said: dict[str, str],
) -> Promise:
    review = held.review
    return Promise(
        review=held.row.review,
        id=one.id,
        text=coded(review, one.text),
        to=to,
        expected=coded(review, getattr(one, "expected", "")),
        answered=said.get(one.id, ""),
        actions=tuple(action for action in done if one.id in action.sources),
        own=isinstance(one, OwnRecommendation),
    )


def _done(
    action: Action, held: Held, under: dict[str, tuple[str, ...]], as_of: date
) -> Done:
    review = held.review
    themes = [theme for source in action.source for theme in under.get(source, ())]
    return Done(
        review=held.row.review,
        id=action.id,
        text=coded(review, action.text),
        agency=_agency(review, action.agency),
        owner=coded(review, action.owner),
        due=action.due,
        state=state(action, as_of),
        themes=tuple(dict.fromkeys(themes)),
        sources=action.source,
        seen=coded(review, _seen(action, as_of)),
    )


def _seen(action: Action, as_of: date) -> str:
    # The most that is known of it, first.
    for proof in (action.difference, action.evidenced):
        if proof is not None and proof.date <= as_of:
            return proof.what
    return action.progress


def _agency(review: Review, id: str | None) -> str:
    known = review.agency(id) if id else None
    return known.name if known else id or BOARD


def _addressee(review: Review, to: str) -> str:
    named = [name.strip() for name in to.split(",")]
    told = (BOARD if n.lower() in ("board", "the board") else n for n in named)
    return ", ".join(_agency(review, name) for name in told if name)
