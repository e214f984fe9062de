"""Who wrote in a draft: by code, by office, or as a reader of it; never by a name."""

import re
from collections.abc import Iterable

from scrkit.importers.understand.naming import Pseudonymiser, coded
from scrkit.model.drafting import Draft, Point
from scrkit.model.review import Review

# What programs write where nobody said who they are.
_NOBODY = frozenset(("", "author", "unknown", "unknown author", "user", "owner"))
_CODE = re.compile(r"@([A-Z][\w-]*)")


class Readers:
    """What to call each author; the same author is the same reader in all files."""

    def __init__(self, review: Review, door: Pseudonymiser, office: str = "") -> None:
        self._door = door
        self._office = office
        self._offices = {one.casefold(): one for one in _offices(review)}
        self._known: dict[str, str] = {}
        self._highest: dict[str, int] = {}
        for point in review.points.points:
            for who in (point.who, *(reply.who for reply in point.replies)):
                self._count(who)

    def learn(self, author: str, file: str, who: str) -> None:
        """Note who an author is, by a point that was taken in before."""
        self._known.setdefault(_key(author, file), who)

    def who(self, author: str, file: str, draft: Draft) -> str:
        """Return what to call an author of a file: one whom nobody knows by number."""
        key = _key(author, file)
        if key not in self._known:
            self._known[key] = self._named(author, draft)
        return self._known[key]

    def _named(self, author: str, draft: Draft) -> str:
        made = coded(author, self._door).text.strip()
        # All of it: "Mother's solicitor" is not the mother.
        if _CODE.fullmatch(made) and made[1:] in self._door.codes:
            return made
        office = self._offices.get(author.strip().casefold())
        if office or self._office:
            return office or self._office
        whose = f"{draft.agency or draft.to} reader"
        # Above all that were ever given, for points of an earlier file keep theirs.
        number = self._highest.get(whose, 0) + 1
        self._count(f"{whose} {number}")
        return f"{whose} {number}"

    def _count(self, who: str) -> None:
        whose, _, number = who.rpartition(" ")
        if whose.endswith(" reader") and number.isascii() and number.isdigit():
            self._highest[whose] = max(self._highest.get(whose, 0), int(number))


def _key(author: str, file: str) -> str:
    """Return by what an author is known: who is nobody is so in each file by itself."""
    name = " ".join(author.split()).casefold()
    return f"{file} {name}" if name in _NOBODY else name


def _offices(review: Review) -> Iterable[str]:
    panel = review.panel
    yield from (one.title for one in panel.lead_reviewers)
    if panel.chair:
        yield panel.chair.title
    yield from (getattr(one, "office", "") for one in panel.members)
    yield from (agency.name for agency in review.case.agencies)


def unsaid(points: Iterable[Point]) -> bool:
    """Tell whether somebody is known as a reader alone."""
    return any(" reader " in one.who for one in points)
