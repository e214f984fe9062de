"""`scr timeline review`: settle the proposals of one event, one at a time."""

import textwrap
from collections.abc import Iterator
from datetime import date, datetime
from pathlib import Path
from typing import Annotated

import typer

from scrkit import folder
from scrkit.cli import console, options, typed
from scrkit.cli.show.proposal_text import proposal
from scrkit.dates import spell_date, spelled
from scrkit.diagnostics import Severity
from scrkit.errors import ScrError
from scrkit.files import Deed
from scrkit.model.order import Link
from scrkit.model.review import Review
from scrkit.render.wording.names import inside
from scrkit.review import Loaded, load
from scrkit.text.counting import number
from scrkit.text.pasting import pasted
from scrkit.timeline.consistency import at_odds, chain_said
from scrkit.timeline.linking import (
    FILE,
    Taken,
    changed_since,
    decided,
    known_words,
    same_pairs,
    taken_back,
)
from scrkit.timeline.merge import in_order, merge
from scrkit.timeline.values import Double

_KEYS = {
    "s": "same_event",
    "c": "contradiction",
    "p": "precision_only",
    "n": "not_related",
    "l": "later",
    "u": "undo",
    "q": "quit",
    "?": "help",
}
_PAIR = 2
_WIDTH = 78
_SAME = "[s] same event  [c] same, they contradict"
_LESS_EXACT = "  [p] same, one is less exact"
_OTHERS = (
    "\n[n] not the same  [l] later  [u] undo the last  [q] leave  [?] what is meant\n"
)
_SOME = "[o] only some of them are one event  [v] the accounts in full\n"
_MEANT = """\
s  Both tell of one event, and nothing that matters differs.
c  Both tell of one event, and cannot both be right: the panel has to find out.
p  Both tell of one event, and one says less exactly when it was; not where both give
   an exact day, and not the same.
n  They tell of two events; of several accounts: none is the event of another. A letter
   and its receipt are two, unless the panel sees one event in them.
o  Some of them are one event; the others are offered again.
v  Shows each of several accounts in full, with all that differs.
l  Nothing is written; it is offered again the next time.
u  Takes back what was decided last in this sitting.
"""
_SAID = {
    "same_event": "one event",
    "contradiction": "one event, they contradict each other",
    "precision_only": "one event, one is less exact",
    "not_related": "not the same event",
}


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
    day = options.done_on(decided_on)
    loaded = load(folder.read(root).files)
    review = _usable(loaded)
    known_words(office, review, "--by")
    waiting = _waiting(review, grade)
    if not waiting:
        console.say(_nothing(review, grade))
        return
    console.say(f"{number(len(waiting), 'proposal')} to settle, the surest first")
    subject = inside(loaded.framework.names if loaded.framework else {}, "subject")
    left = _Sitting(root, office, day).walk(waiting, review, subject)
    office = f" --by {pasted(by)}" if by else ""
    console.say("")
    console.say(
        f"{number(len(waiting) - left, 'proposal')} settled, {left} left; go on any "
        f"day: scr timeline review{console.argument(root)}{office}"
    )


def _waiting(review: Review, grade: str) -> tuple[Double, ...]:
    doubles = merge(review).doubles
    shown = {row.entry.id for row in in_order(review)}
    again = tuple(
        Double(
            link.entries, link.relation, 100, "", link.reason, why=_before(link, ids)
        )
        for link, ids in changed_since(review)
        # What an agency keeps to itself is shown to nobody.
        if shown >= set(link.entries)
    )
    again += tuple(one for one in _at_odds(review) if shown >= set(one.entries))
    each = {frozenset(one.entries): one for one in reversed(again)}
    fresh = (
        one
        for one in doubles
        if not one.accepted and (grade == "all" or one.grade == "likely")
    )
    return *reversed(each.values()), *fresh


def _at_odds(review: Review) -> Iterator[Double]:
    for link, chain in at_odds(review.timeline.links):
        why = f"{_once(link)}; but {chain_said(chain)}"
        said = "not all that was decided can be true"
        yield Double(link.entries, link.relation, 100, said, link.reason, why=why)


def _changed(review: Review) -> Iterator[tuple[Link, str]]:
    for link, changed in changed_since(review):
        yield link, _before(link, changed)


def _before(link: Link, changed: tuple[str, ...]) -> str:
    """Say what was decided before, and which account has changed since."""
    return f"{_once(link)}; changed since: {', '.join(changed)}"


def _once(link: Link) -> str:
    by = f" by {link.by}" if link.by else ""
    when = f" on {spelled(link.date)}" if link.date else ""
    return f"decided{by}{when}: {_SAID[link.relation]} ({link.reason})"


def _nothing(review: Review, grade: str) -> str:
    timeline = merge(review)
    more = sum(one.grade == "possible" for one in timeline.doubles)
    said = (
        "nothing waits for a decision; "
        f"{number(timeline.compared, 'pair', grouped=True)} of "
        "accounts were compared"
    )
    if more and grade == "likely":
        said += f"; {more} are possible: --grade all"
    return said


def _said_at_odds(review: Review, entries: tuple[str, ...]) -> Iterator[str]:
    """Say where decisions that touch some entries cannot all be true."""
    for _, chain in at_odds(review.timeline.links):
        if set(chain) & set(entries):
            yield (
                f"not all of this can be true: {chain[0]} and {chain[-1]} are not one "
                f"event, but {chain_said(chain)}; the next scr timeline review asks "
                "about it"
            )


class _Sitting:
    """Who decides, when, and what was decided so far, so that it can be taken back."""

    def __init__(self, root: Path, by: str, on: date) -> None:
        self._root = root
        self._by = by
        self._on = on
        self._done: list[Taken] = []

    def walk(self, waiting: tuple[Double, ...], review: Review, subject: str) -> int:
        """Ask about one proposal after the other; return how many are left."""
        settled: list[int] = []
        place = 0
        while place < len(waiting) or self._done:
            answer = "quit"
            if place < len(waiting):
                one = waiting[place]
                head = f"{place + 1} of {len(waiting)}"
                console.say("")
                known = same_pairs(review)
                console.say(proposal(one, review, head, subject, known))
                whole = proposal(one, review, head, subject, known, whole=True)
                answer = _answer(len(one.entries), _both_exact(one, review), whole)
            elif console.key("that was the last: [u] undo it  [q] leave\n> ") == "u":
                answer = "undo"
            if answer == "quit":
                break
            if answer == "undo":
                place = settled.pop() if self._undo() else place
                continue
            if answer != "later" and self._settle(one.entries, answer, review):
                settled.append(place)
                # Read anew: a colleague may be deciding at the same time.
                review = self._now()
            place += 1
        return len(waiting) - len(settled)

    def _settle(self, entries: tuple[str, ...], answer: str, shown: Review) -> bool:
        chosen = entries if answer != "some" else _some(entries)
        relation = "same_event" if answer == "some" else answer
        return bool(chosen) and self._decide(chosen, relation, shown)

    def _decide(self, entries: tuple[str, ...], relation: str, shown: Review) -> bool:
        """Ask why, and write the decision; False where none was made."""
        while reason := console.ask("why (by code, never by name; empty: later): "):
            if not reason.strip():
                break
            try:
                # A slip is asked about again: the sitting goes on.
                text = typed.line(reason.strip(), "the reason", self._root)
                known_words(text, shown)
            except ScrError as refused:
                console.complain(f"scr: {refused}")
                continue
            return self._noted(entries, relation, text, shown)
        console.say("nothing was decided; it is offered again the next time")
        return False

    def _noted(
        self, entries: tuple[str, ...], relation: str, text: str, shown: Review
    ) -> bool:
        link = Link(
            entries=entries,
            relation=relation,  # type: ignore[arg-type]
            reason=text,
            by=self._by,
            date=self._on,
        )

        def decide(contents: folder.Contents) -> tuple[Deed, Taken]:
            review = _usable(load(contents.files))
            plan, taken = decided(contents.files.get(FILE), link, review, shown)
            return Deed(plan), taken

        try:
            # Each by itself and at once, so that a sitting can be left at any time.
            self._done.append(folder.change(self._root, decide))
        except ScrError as refused:
            console.complain(f"scr: {refused}")
            return False
        console.say(f"noted of {' and '.join(entries)}: {_SAID[relation]}")
        for said in _said_at_odds(self._now(), entries):
            console.say(said)
        return True

    def _undo(self) -> bool:
        if not self._done:
            console.say("nothing was decided in this sitting yet")
            return False
        taken = self._done.pop()

        def take_back(contents: folder.Contents) -> tuple[Deed, None]:
            return Deed(taken_back(contents.files.get(FILE, b""), taken)), None

        try:
            folder.change(self._root, take_back)
        except ScrError as refused:
            console.complain(f"scr: {refused}")
            return False
        console.say("taken back: what was decided last")
        return True

    def _now(self) -> Review:
        return _usable(load(folder.read(self._root).files))


def _both_exact(double: Double, review: Review) -> str:
    """Say why none of some accounts is less exact; "" where one may be."""
    said = {e.id: e.date for c in review.chronologies for e in c.entries}
    days = {said[id] for id in double.entries if id in said and said[id].exact}
    if len(days) < _PAIR:
        return ""
    told = " and ".join(spell_date(day) for day in sorted(days, key=lambda d: d.first))
    return textwrap.fill(
        f"p is not offered: {told} are exact days, none less exact than another. Press "
        "c if the accounts cannot both be right, s if that does not matter.",
        _WIDTH,
    )


def _answer(count: int, both_exact: str, whole: str) -> str:
    """Ask what is decided; `both_exact` says why p is no answer, "" where it is."""
    several = count > _PAIR
    keys = _KEYS | ({"o": "some", "v": "whole"} if several else {})
    asked = _SAME + ("" if both_exact else _LESS_EXACT) + _OTHERS
    asked += _SOME if several else ""
    while True:
        key = console.key(asked + "> ")
        # The input has ended: whoever piped it in has said all.
        if key is None:
            return "quit"
        if key == "?":
            console.say(_MEANT)
        elif key == "v" and several:
            console.say(whole)
        elif key == "p" and both_exact:
            console.say(both_exact)
        elif key in keys:
            return keys[key]
        elif key.strip():
            console.say(f"press one of {', '.join(keys)}")


def _some(entries: tuple[str, ...]) -> tuple[str, ...]:
    """Ask which accounts belong together; nothing where no letter is given."""
    letters = {chr(ord("a") + at): id for at, id in enumerate(entries)}
    while given := (console.ask("which ones, by letter (such as ab): ") or "").lower():
        chosen = tuple(id for letter, id in letters.items() if letter in given)
        if len(chosen) >= _PAIR:
            return chosen
        console.say("two letters are needed, of those in brackets above")
    return ()


def _usable(loaded: Loaded) -> Review:
    """Return the review; raises ScrError where accounts or decisions are left out."""
    review = loaded.sound()
    for one in loaded.diagnostics:
        file = one.place.file
        # Errors elsewhere do not keep anybody from comparing accounts.
        compared = file == FILE or file.startswith("chronologies/")
        if compared and one.severity is Severity.ERROR:
            raise ScrError(
                f"{file} has errors: what stands there would be left out",
                "Put right what scr validate says, and try again.",
            )
    return review
