"""`scr quality`: how a review stands by the eighteen quality markers."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import datetime
from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer

from scrkit import frameworks
from scrkit.cli import console, options, secrets
from scrkit.cli.called import Called
from scrkit.cli.options import FORM, Format
from scrkit.cli.review import opened
from scrkit.cli.show.status_text import short
from scrkit.cli.show.wrapping import wrapped
from scrkit.dates import spelled
from scrkit.rules.validate import judge
from scrkit.standing.quality import Marked, Verdict, quality
from scrkit.standing.status import reached_stage
from scrkit.text.counting import number

_WORDS: dict[Verdict, str] = {
    "met": "met",
    "partly": "partly met",
    "not": "not met",
    "judge": "for a person to judge",
    "open": "still to come",
    "unshown": "not shown",
}


class By(StrEnum):
    """By which yardstick."""

    MARKERS = "markers"
    LEAFLET = "leaflet"
    RAPID = "rapid"
    HOME_OFFICE = "home-office"


_YARDSTICKS = {
    By.MARKERS: "quality-markers-2016",
    By.LEAFLET: "leaflet-2016",
    By.RAPID: "rapid-review-2026",
    By.HOME_OFFICE: "home-office-dhr",
}


def command(
    root: Annotated[Path, options.ROOT] = Path(),
    by: Annotated[
        By | None,
        typer.Option(
            "--by",
            help="The quality markers, the leaflet's points, what a rapid review must "
            "say, or what the Home Office asks of a domestic review; by default the "
            "markers, and of a rapid review what it must say.",
        ),
    ] = None,
    form: Annotated[Format, FORM] = Format.TEXT,
    as_of: Annotated[datetime | None, options.AS_OF] = None,
) -> None:
    """Measure a review by the quality markers: met, partly, not, or for a person.

    Example: scr quality child-k
    """
    day = options.day(as_of)
    loaded, review = opened(root, "so nothing can be measured")
    checked = judge(loaded, day)
    # The markers measure a whole review: of a rapid one they would all be unmet.
    usual = By.RAPID if review.is_rapid else By.MARKERS
    yardstick = frameworks.yardstick(_YARDSTICKS[by or usual])
    reached = reached_stage(review, loaded.framework, day)
    called = Called(secrets.at_once(root))
    marked = tuple(
        replace(one, against=called.all_of(root, one.against))
        for one in quality(checked, yardstick, reached)
    )
    if form is Format.JSON:
        from scrkit.cli.show.quality_json import quality_json

        console.machine(quality_json(yardstick, marked))
        return
    console.say(f"{review.case.id}, as of {spelled(day)}, measured by")
    console.say(yardstick.cite)
    console.say("\n".join(_lines(marked)))


def _lines(marked: tuple[Marked, ...]) -> Iterator[str]:
    for one in marked:
        yield ""
        yield f"{one.point.id:<5} {one.point.title}: {_WORDS[one.verdict]}"
        if one.point.says:
            yield _wrapped(one.point.says)
        yield from (_wrapped(short(d)) for d in one.against)
        if one.point.judge and one.verdict in ("judge", "partly", "not"):
            yield _wrapped(f"For a person: {one.point.judge}")
        if one.verdict == "unshown":
            yield from (_wrapped(short(d)) for d in one.notices)
        if one.verdict == "unshown" and one.unshown:
            yield _wrapped(f"Nothing is recorded in: {', '.join(one.unshown)}.")
        yield _wrapped(_behind(one))


def _behind(one: Marked) -> str:
    codes = ", ".join(rule.code for rule in one.rules)
    told = f"Rules behind it: {codes}" if codes else "No rule applies to this review"
    parts = [told]
    if one.notices:
        parts.append(number(len(one.notices), "notice"))
    if one.accepted:
        parts.append(f"{one.accepted} accepted with a reason")
    return "; ".join(parts) + "."


def _wrapped(words: str) -> str:
    return wrapped(words, 6, width=78)
