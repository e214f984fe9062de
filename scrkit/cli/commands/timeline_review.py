"""`scr timeline review`: settle the proposals of one event, one at a time."""

from datetime import date, datetime
from pathlib import Path
from typing import Annotated

import typer

from scrkit import folder
from scrkit.cli import console, options, typed
from scrkit.cli.show.proposal_text import proposal
from scrkit.errors import ScrError
from scrkit.files import Deed
from scrkit.model.order import Link
from scrkit.model.review import Review
from scrkit.render.wording.names import inside
from scrkit.review import Loaded, load
from scrkit.text.counting import number
from scrkit.timeline.linking import FILE, decided, known_words, suspects
from scrkit.timeline.merge import merge
from scrkit.timeline.values import Double

_KEYS = {
    "s": "same_event",
    "c": "contradiction",
    "p": "precision_only",
    "n": "not_related",
    "l": "later",
    "q": "quit",
}
_ASKED = (
    "[s] same event   [c] same event, they contradict   [p] same, one is less exact\n"
    "[n] not the same   [l] later   [q] leave\n"
)
_SOME = "[o] only some of them are one event\n"


def command(
    root: Annotated[Path, options.ROOT] = Path(),
    by: Annotated[str, typer.Option(help="Who decides: a role.")] = "",
    grade: Annotated[
        str, typer.Option(help="likely, or possible ones too: likely, all.")
    ] = "likely",
    decided_on: Annotated[datetime | None, options.DATE] = None,
) -> None:
    """Settle which accounts tell of one event: side by side, one proposal at a time.

    One key decides, and a reason is asked for; each decision is written into
    timeline.yaml at once, so that you can leave with q and go on another day. What was
    decided before and rests on words that have changed since is asked again, first.

    Example: scr timeline review child-k --by "Panel"
    """
    if grade not in ("likely", "all"):
        raise ScrError("--grade is likely or all", "All shows possible ones as well.")
    office = typed.line(by, "--by", root) if by else ""
    day = options.day(decided_on)
    loaded = load(folder.read(root).files)
    review = _usable(loaded)
    waiting = _waiting(review, grade)
    if not waiting:
        console.say(_nothing(review, grade))
        return
    console.say(f"{number(len(waiting), 'proposal')} to settle, the surest first")
    subject = inside(loaded.framework.names if loaded.framework else {}, "subject")
    _walk(waiting, review, root, _Words(office, day, subject))


class _Words:
    """Who decides, and when, and of whom: the same for all of a sitting."""

    def __init__(self, by: str, on: date, subject: str) -> None:
        self.by = by
        self.on = on
        self.subject = subject


def _waiting(review: Review, grade: str) -> tuple[Double, ...]:
    doubles = merge(review).doubles
    again = {one.entries for one in suspects(review)}
    return (
        *(one for one in doubles if one.entries in again and one.accepted),
        *(
            one
            for one in doubles
            if not one.accepted and (grade == "all" or one.grade == "likely")
        ),
    )


def _nothing(review: Review, grade: str) -> str:
    timeline = merge(review)
    more = sum(one.grade == "possible" for one in timeline.doubles)
    said = (
        f"nothing waits for a decision; {number(timeline.compared, 'pair')} of "
        "accounts were compared"
    )
    if more and grade == "likely":
        said += f"; {more} are possible: --grade all"
    return said


def _walk(
    waiting: tuple[Double, ...], review: Review, root: Path, said: _Words
) -> None:
    done = 0
    for place, one in enumerate(waiting, 1):
        console.say("")
        console.say(proposal(one, review, f"{place} of {len(waiting)}", said.subject))
        answer = _answer(len(one.entries))
        if answer == "quit":
            break
        if answer == "later":
            continue
        chosen = one.entries if answer != "some" else _some(one.entries)
        if not chosen:
            continue
        relation = "same_event" if answer == "some" else answer
        if _decide(root, chosen, relation, said):
            done += 1
    console.say("")
    console.say(
        f"{number(done, 'decision')} written into {FILE}; go on any day: "
        "scr timeline review"
    )


def _answer(count: int) -> str:
    keys = _KEYS | ({"o": "some"} if count > 2 else {})
    asked = _ASKED + (_SOME if count > 2 else "")
    while True:
        key = console.key(asked + "> ")
        if key is None:
            return "quit"
        if key in keys:
            return keys[key]
        console.say(f"press one of {', '.join(keys)}")


def _some(entries: tuple[str, ...]) -> tuple[str, ...]:
    """Ask which accounts belong together; nothing where fewer than two are named."""
    letters = {chr(ord("a") + at): id for at, id in enumerate(entries)}
    given = console.ask(
        f"which ones, by letter (such as {''.join(list(letters)[:2])}): "
    )
    chosen = tuple(
        id for letter, id in letters.items() if letter in (given or "").lower()
    )
    if len(chosen) < 2:
        console.say("nothing was decided: two letters are needed")
        return ()
    return chosen


def _decide(root: Path, entries: tuple[str, ...], relation: str, said: _Words) -> bool:
    """Ask why, and write the decision; False where none was made."""
    reason = console.ask("why (by code, never by name; empty: later): ")
    if not reason or not reason.strip():
        console.say("nothing was decided")
        return False
    try:
        _write(root, entries, relation, reason, said)
    except ScrError as refused:
        console.complain(f"scr: {refused}")
        return False
    console.say(f"noted: {' and '.join(entries)}")
    return True


def _write(
    root: Path, entries: tuple[str, ...], relation: str, reason: str, said: _Words
) -> None:
    text = typed.line(reason.strip(), "the reason", root)

    def decide(contents: folder.Contents) -> tuple[Deed, None]:
        review = _usable(load(contents.files))
        known_words(text, review)
        link = Link(
            entries=entries,
            relation=relation,  # type: ignore[arg-type]
            reason=text,
            by=said.by,
            date=said.on,
        )
        return Deed(decided(contents.files.get(FILE), link, review)), None

    folder.change(root, decide)


def _usable(loaded: Loaded) -> Review:
    if loaded.review is None:
        raise ScrError("review.yaml is missing or cannot be used", "See: scr validate")
    return loaded.review
