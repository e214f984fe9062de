"""What services and the posts of their people are called, for whoever hears them."""

import re
from collections.abc import Iterator
from functools import cache
from itertools import product
from pathlib import Path
from typing import NamedTuple

Party = tuple[str, ...]
"""From the service to the post and its code: ("health", "health visitor", "hv1")."""

_APART = re.compile(r"\[[^]]*\]|\S+")


class Service(NamedTuple):
    """A service or a post; the keys are told at the top of services.txt.

    Wordings are as they are written; `short` and `code` keep their capitals.
    """

    path: Party
    short: tuple[str, ...]
    code: str
    called: tuple[str, ...]
    above: tuple[str, ...]
    people: tuple[str, ...]
    unless: tuple[str, ...]
    front_line: bool


@cache
def services() -> tuple[Service, ...]:
    """Return the table, in its order; a path may stand in several blocks."""
    text = (Path(__file__).parent / "services.txt").read_text(encoding="utf-8")
    lines = (line for line in text.splitlines() if not line.startswith("#"))
    blocks = "\n".join(lines).strip().split("\n\n")
    return tuple(map(_service, filter(None, map(str.strip, blocks))))


def codes_of_posts() -> dict[str, str]:
    """Return the letters of a new code by what people of a post are called."""
    return {
        said.casefold(): letters
        for one in services()
        if (letters := one.code or next(iter(one.short), ""))
        for said in one.people
    }


def _service(block: str) -> Service:
    said = dict(line.split(": ", 1) for line in block.splitlines())

    def words(key: str) -> tuple[str, ...]:
        given = filter(None, said.get(key, "").split(", "))
        return tuple(wording for one in given for wording in _wordings(one))

    return Service(
        tuple(said["is"].split("/")),
        words("short"),
        said.get("code", ""),
        words("called"),
        words("above"),
        words("people"),
        words("unless"),
        said.get("rank") == "front line",
    )


def _wordings(said: str) -> Iterator[str]:
    """Yield the wordings of "school nurse/nursing [service]": each with and without."""
    choices = (
        ["", *part[1:-1].split("/")] if part.startswith("[") else part.split("/")
        for part in _APART.findall(said)
    )
    for words in product(*choices):
        yield " ".join(filter(None, words))
