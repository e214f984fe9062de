"""Guidance as data: one YAML file per review type and edition; decides nothing."""

from scrkit.frameworks.check import faults
from scrkit.frameworks.load import available, load, read
from scrkit.frameworks.tree import (
    STRENGTHS,
    WORDS,
    Clause,
    Criterion,
    FactQuestion,
    Node,
    Strength,
)
from scrkit.frameworks.values import (
    Authority,
    Deadline,
    DeadlineClause,
    Framework,
    Gate,
    HolidayCalendar,
    Product,
    Redirect,
    Role,
)

__all__ = [
    "STRENGTHS",
    "WORDS",
    "Authority",
    "Clause",
    "Criterion",
    "Deadline",
    "DeadlineClause",
    "FactQuestion",
    "Framework",
    "Gate",
    "HolidayCalendar",
    "Node",
    "Product",
    "Redirect",
    "Role",
    "Strength",
    "available",
    "faults",
    "load",
    "read",
]
