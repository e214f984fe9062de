"""Tell whose rows are: nothing of another agency is ascribed to this one."""

import re
from collections.abc import Iterable
from functools import cache, lru_cache

from scrkit.importers.understand.clean import clean
from scrkit.importers.understand.habits import Setting
from scrkit.importers.understand.headings import plain
from scrkit.text.services import services

# What stands beside the name, and makes no other agency of it.
_BESIDE = re.compile(
    r"\b(?:the|our|services?|departments?|dept|teams?|records?|chronology|chronologies|"
    r"entries|events?|contacts?|log|agency|sheet|table|section|part|return|of|for|from"
    r"|nhs|trust|\d+)\b"
)
_ASIDE = re.compile(r"[(\[].*?[)\]]|\s[-\u2013\u2014:].*")
_LONGEST = 60


@cache
def _known() -> dict[str, str]:
    """Return what agencies are called above their rows, and of which service."""
    return {
        plain(said): one.path[0]
        for one in services()
        for said in (*one.called, *one.above)
    }


def title_of(text: str) -> str:
    """Return a text above rows as agencies are compared, "" if it is too long."""
    if len(text) > _LONGEST:
        return ""
    return _core(plain(_ASIDE.sub(" ", clean(text))))


@lru_cache(maxsize=1024)
def _core(said: str) -> str:
    # "Social services" is one as it stands, and nothing but "social" without its end.
    return said if said in _known() else " ".join(_BESIDE.sub(" ", said).split())


def owner_of(titles: Iterable[str], setting: Setting) -> str:
    """Return which agency the last title above a row names, "" where none does."""
    own, others = (_cores(names) for names in (setting.own, setting.others))
    found = (one for one in titles if one in own | others or one in _known())
    return next(reversed(list(found)), "")


def is_other(owner: str, setting: Setting, *, several: bool) -> bool:
    """Tell whether an agency may be another than the one whose return this is.

    A lone service that the review does not know is taken for a part of the agency.
    """
    own = _cores(setting.own)
    if not owner or owner in own:
        return False
    if owner in _cores(setting.others):
        return True
    words = {word for one in own for word in one.split()}
    if _known().get(owner) == "health" and words & {"health", "hospital", "healthcare"}:
        return False
    return several or not words & set(owner.split())


@lru_cache(maxsize=64)
def _cores(names: frozenset[str]) -> frozenset[str]:
    return frozenset(_core(one) for one in names) - {""}
