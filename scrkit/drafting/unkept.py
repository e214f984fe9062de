"""What words of a draft bear that no text of a report keeps; the words are taken."""

import re
from collections.abc import Iterator
from typing import Any

from scrkit.drafting.beside import CITED
from scrkit.importers.read.wordforms import OFF, W
from scrkit.importers.read.wordtext import DELETED, R, T

LINKS = "where links lead to; their words are taken"
RAISED = "that letters were raised or lowered; they are taken as plain letters"
LINED = "that words were underlined; they are taken as plain words"
_REL = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"
_AWAY = re.compile(r"\s*HYPERLINK\s", re.IGNORECASE)
_PLAIN = frozenset((*OFF, "baseline", "none"))


def unkept(node: Any) -> Iterator[str]:
    """Yield, in plain words, what a paragraph or table has and no text can say."""
    if _is_linked(node):
        yield LINKS
    shown = [run for run in node.iter(R) if _is_shown(run)]
    if any(_has(run, "vertAlign") for run in shown):
        yield RAISED
    if any(_has(run, "u") and not _in_link(run) for run in shown):
        yield LINED


def _is_linked(node: Any) -> bool:
    # A link within the file has no such mark: it leads to its own headings.
    if any(one.get(f"{_REL}id") for one in node.iter(f"{W}hyperlink")):
        return True
    # Word writes links in either of two ways, as a field or as an element.
    fields = [one.text or "" for one in node.iter(f"{W}instrText")]
    fields += [str(one.get(f"{W}instr", "")) for one in node.iter(f"{W}fldSimple")]
    return any(map(_AWAY.match, fields))


def _is_shown(run: Any) -> bool:
    words = "".join(one.text or "" for one in run.iter(T))
    gone = any(up.tag in DELETED for up in run.iterancestors())
    # The mark of a footnote is raised, and is no word.
    return bool(CITED.sub("", words).strip()) and not gone


def _in_link(run: Any) -> bool:
    return any(up.tag == f"{W}hyperlink" for up in run.iterancestors())


def _has(run: Any, name: str) -> bool:
    found = run.find(f"{W}rPr/{W}{name}")
    return found is not None and found.get(f"{W}val", "single") not in _PLAIN
