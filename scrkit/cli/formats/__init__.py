"""Every format of `scr validate`, each a function of what there is to show.

A format is loaded when it is asked for: most runs want lines of text only.
"""

from enum import StrEnum
from importlib import import_module

from scrkit.cli.formats.report import Report, Shown, summary


class Format(StrEnum):
    """How diagnostics are shown."""

    FULL = "full"
    CONCISE = "concise"
    JSON = "json"
    JSONL = "jsonl"
    GITHUB = "github"
    GITLAB = "gitlab"
    SARIF = "sarif"
    JUNIT = "junit"


# Where each is written: the module here, and its function.
WRITERS = {
    "full": ("lines", "full_text"),
    "concise": ("lines", "concise_text"),
    "json": ("fields", "json_text"),
    "jsonl": ("fields", "jsonl_text"),
    "github": ("github", "github_text"),
    "gitlab": ("gitlab", "gitlab_text"),
    "sarif": ("sarif", "sarif_text"),
    "junit": ("junit", "junit_text"),
}
# Those that tell people at the end how many there are.
COUNTED = ("full", "concise")


def written(form: str, report: Report) -> str:
    """Return a report in one of the formats, ending in a line break."""
    module, function = WRITERS[form]
    text: str = getattr(import_module(f"{__name__}.{module}"), function)(report)
    return text


__all__ = ["COUNTED", "WRITERS", "Format", "Report", "Shown", "summary", "written"]
