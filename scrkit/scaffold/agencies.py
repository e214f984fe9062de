"""The agencies of most reviews, so that a short word is enough to name one."""

import re
from collections.abc import Iterable
from typing import get_args

from scrkit.errors import ScrError
from scrkit.model.case import Agency, ReturnKind
from scrkit.model.kinds import AGENCY

_KNOWN = {
    "csc": ("Children's social care", "CSC", "imr"),
    "asc": ("Adult social care", "ASC", "imr"),
    "police": ("Police", "POLICE", "imr"),
    "health": ("Community health services", "HEALTH", "imr"),
    "community-health": ("Community health services", "HEALTH", "imr"),
    "health-visiting": ("Health visiting service", "HV", "imr"),
    "gp": ("General practice", "GP", "short_report"),
    "hospital": ("Acute hospital", "HOSP", "imr"),
    "maternity": ("Maternity services", "MAT", "imr"),
    "mental-health": ("Mental health services", "MH", "imr"),
    "adult-services": ("Adult services", "AS", "short_report"),
    "education": ("Education", "EDU", "imr"),
    "school": ("School", "SCHOOL", "imr"),
    "early-years": ("Early years", "EY", "short_report"),
    "housing": ("Housing", "HOUSING", "short_report"),
    "probation": ("Probation service", "PROB", "short_report"),
    "ambulance": ("Ambulance service", "AMB", "short_report"),
    "youth-justice": ("Youth justice service", "YJS", "short_report"),
    "cafcass": (
        "Children and Family Court Advisory Service",
        "CAFCASS",
        "short_report",
    ),
}
# Windows keeps names for its devices, which can be no file's name there, and what
# one YAML version or another takes for a truth or for nothing is no text.
_KEPT = re.compile(r"con|prn|aux|nul|com\d|lpt\d|null|true|false|yes|no|on|off")
_REPORTS = get_args(ReturnKind)


def agencies_of(words: Iterable[str], usual: str = "") -> tuple[Agency, ...]:
    """Return the agencies that are meant by `id` or `id:Full name:report`.

    A known id brings its usual name, prefix and kind of return; `usual` is the kind in
    place of that. Raises ScrError for
    an id out of form or one that is given twice.
    """
    found: list[Agency] = []
    for word in words:
        id, _, rest = word.strip().partition(":")
        name, _, report = rest.partition(":")
        _check(id, report, found)
        letters = re.sub(r"[^a-z]", "", id).upper()[:8]
        known = _KNOWN.get(id, (id.replace("-", " ").capitalize(), "", "imr"))
        prefix = _free(
            known[1] or letters.ljust(2, "X"), {agency.prefix for agency in found}
        )
        found.append(
            Agency(
                id=id,
                name=name.strip() or known[0],
                prefix=prefix,
                report=report or usual or known[2],  # type: ignore[arg-type]  # checked above
            )
        )
    return tuple(found)


def _check(id: str, report: str, found: list[Agency]) -> None:
    if not re.search(AGENCY, id) or _KEPT.fullmatch(id):
        raise ScrError(
            "an agency's id is not in its form",
            "Small letters, digits and dashes, such as csc or community-health.",
        )
    if report and report not in _REPORTS:
        raise ScrError(
            "an agency's kind of return is not known", f"One of: {', '.join(_REPORTS)}."
        )
    if id in {agency.id for agency in found}:
        raise ScrError(f"the agency {id} is given twice", "Name each agency once.")


def _free(prefix: str, taken: set[str]) -> str:
    while prefix in taken:
        prefix += "X"
    return prefix
