"""Tell whose rows are: nothing of another agency is ascribed to this one."""

import re
from collections.abc import Iterable
from functools import lru_cache

from scrkit.importers.understand.clean import clean
from scrkit.importers.understand.habits import Setting
from scrkit.importers.understand.headings import plain

# Agencies as they are called above their rows.
_HEALTH = """
health, community health, health visiting, health visitor, health visitors, midwifery,
maternity, school nursing, school nurse, school health, hospital, acute trust, a e,
emergency department, gp, gp practice, general practice, primary care, camhs,
mental health, adult mental health, paediatrics, salt, speech and language therapy
"""
_OTHERS = """
police, constabulary, housing, housing association, social care, children s social care,
childrens social care, children s services, childrens services, social services, csc,
adult social care, early help, education, school, primary school, secondary school,
nursery, early years, pre school, college, probation, nps, crc, ambulance, fire,
cafcass, youth offending, youth offending team, yot, youth justice, prison,
drug and alcohol, substance misuse, women s aid, domestic abuse, voluntary sector,
local authority, border force, immigration, fire and rescue
"""
_KNOWN_HEALTH = frozenset(" ".join(one.split()) for one in _HEALTH.split(","))
_KNOWN = _KNOWN_HEALTH | {" ".join(one.split()) for one in _OTHERS.split(",")}
# What stands beside the name, and makes no other agency of it.
_BESIDE = re.compile(
    r"\b(?:the|our|services?|departments?|dept|teams?|records?|chronology|chronologies|"
    r"entries|events?|contacts?|log|agency|sheet|table|section|part|return|of|for|from"
    r"|nhs|trust|\d+)\b"
)
_ASIDE = re.compile(r"[(\[].*?[)\]]|\s[-\u2013\u2014:].*")
_LONGEST = 60


def title_of(text: str) -> str:
    """Return a text above rows as agencies are compared, "" if it is too long."""
    if len(text) > _LONGEST:
        return ""
    return _core(plain(_ASIDE.sub(" ", clean(text))))


@lru_cache(maxsize=1024)
def _core(said: str) -> str:
    return " ".join(_BESIDE.sub(" ", said).split())


def owner_of(titles: Iterable[str], setting: Setting) -> str:
    """Return which agency the last title above a row names, "" where none does."""
    own, others = (_cores(names) for names in (setting.own, setting.others))
    found = (one for one in titles if one in own | others or one in _KNOWN)
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
    if owner in _KNOWN_HEALTH and words & {"health", "hospital", "healthcare"}:
        return False
    return several or not words & set(owner.split())


@lru_cache(maxsize=64)
def _cores(names: frozenset[str]) -> frozenset[str]:
    return frozenset(_core(one) for one in names) - {""}
