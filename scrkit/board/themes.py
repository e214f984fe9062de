"""Themes and contributory factors of findings, across reviews."""

from collections.abc import Iterable, Iterator

from msgspec import Struct

from scrkit.board.rows import Held
from scrkit.frameworks import theme_titles
from scrkit.model.outcome import Finding


class Shared(Struct, frozen=True):
    """A theme or factor, and the findings under it: by review, their ids."""

    key: str
    title: str
    findings: dict[str, tuple[str, ...]]

    @property
    def reviews(self) -> int:
        """In how many reviews it was found."""
        return len(self.findings)


def titles(reviews: Iterable[Held]) -> dict[str, str]:
    """Return what each theme is called, those of boards' own too."""
    own = {t.id: t.title for one in reviews for t in one.review.case.themes}
    return {**theme_titles(), **own}


def themes(reviews: tuple[Held, ...]) -> tuple[Shared, ...]:
    """Return the themes of the findings; those of most reviews come first."""
    called = titles(reviews)
    found: dict[str, dict[str, list[str]]] = {}
    for review, finding in _findings(reviews):
        for theme in finding.themes:
            found.setdefault(theme, {}).setdefault(review, []).append(finding.id)
    return _shared(found, called)


def factors(reviews: tuple[Held, ...]) -> tuple[Shared, ...]:
    """Return the contributory factors, those of one wording together.

    A field that names several parts them with semicolons.
    """
    found: dict[str, dict[str, list[str]]] = {}
    called: dict[str, str] = {}
    for review, finding in _findings(reviews):
        for part in finding.factor.split(";"):
            words = " ".join(part.split())
            if not words:
                continue
            key = words.casefold()
            # In the words of the first who used it.
            called.setdefault(key, words)
            found.setdefault(key, {}).setdefault(review, []).append(finding.id)
    return _shared(found, called)


def unthemed(reviews: tuple[Held, ...]) -> tuple[tuple[str, str], ...]:
    """Return the findings that name no theme, each by its review and id."""
    return tuple(
        (review, one.id) for review, one in _findings(reviews) if not one.themes
    )


def _findings(reviews: tuple[Held, ...]) -> Iterator[tuple[str, Finding]]:
    for held in reviews:
        for one in held.review.findings.findings:
            yield held.row.review, one


def _shared(
    found: dict[str, dict[str, list[str]]], called: dict[str, str]
) -> tuple[Shared, ...]:
    made = (
        Shared(
            key,
            called.get(key, key),
            {review: tuple(dict.fromkeys(ids)) for review, ids in by.items()},
        )
        for key, by in found.items()
    )
    return tuple(sorted(made, key=lambda one: (-one.reviews, one.title.casefold())))
