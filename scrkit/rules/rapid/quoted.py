"""Rule 543: criteria that are quoted as an older edition had them."""

import re
from collections.abc import Iterator

from scrkit.frameworks import Framework
from scrkit.patterns import later
from scrkit.rules.engine.prose import prose
from scrkit.rules.engine.rule import Context, Hit, rule

_FACT = "concern_about_working_together"
_SENTENCE = later(r"[^.;!?]+")
# The words of the regulation of 2006 on which the test of 2015 stood.
_OF_OLD = later(r"\bcause\s+for\s+concern\s+as\s+to\s+the\s+way\s+in\s+which\b", re.I)
_TEST = later(r"\b(?:criteri(?:on|a)|threshold|test)\b", re.I)
_CLOSED = later(r"\bnot\s+(?:\w+\s+)?(?:met|reached|satisfied|fulfilled)\b", re.I)
_ONLY = later(r"\b(?:only\s+(?:if|where|when)|needs?|requires?|must\s+be)\b", re.I)
_NONE = later(r"\b(?:no|without|lack\s+of|absence\s+of|nor)\b[^,]*?\bconcern", re.I)
_TOGETHER = later(r"\bconcern.*?\bwork(?:ed|ing)?\s+together\b", re.I | re.S)


@rule(
    code="SCR543",
    title="A text asks of harm that agencies' working together gives concern",
    source="Children Act 2004 s.16B; SI 2018/789 reg.11: it is weighed, not required",
    stage="criteria",
)
def older_test(context: Context) -> Iterator[Hit]:
    """A text quotes the test of 2015, or closes a case by it.

    Asked where the guidance weighs concern about working together and does not require
    it, as England's does since 2018. What agencies wrote in their entries is not read.

    Why: Until 2018 a child who was seriously harmed opened a review only where there
    was concern about working together as well. Local procedures still say so. Whoever
    follows them closes cases that the Act opens.

    Do: Hold the sentence against the criteria: scr check-criteria. Concern about
    working together is one of the things to be weighed. If the case was closed by it,
    the question is open again.
    """
    framework = context.framework
    if framework is None or not _only_weighed(framework):
        return
    for one in prose(context):
        # Once a text: whoever quotes the old test does so throughout.
        found = next(_older(one.text), None)
        if found is not None:
            row = one.text.count("\n", 0, found)
            message = "this reads like the test of 2015, which the Act no longer has"
            yield Hit(one.record, message, one.path, row=row, stage=one.stage)


def _only_weighed(framework: Framework) -> bool:
    """Tell whether a framework weighs concern about working together, and no more."""
    nodes = [node for one in framework.criteria for node in one.tree.walk()]
    asked = [node for node in nodes if node.fact == _FACT]
    return bool(asked) and all(node.consideration for node in asked)


def _older(text: str) -> Iterator[int]:
    """Yield where a sentence begins that has the older test."""
    for sentence in _SENTENCE.finditer(text):
        words = sentence.group()
        if _OF_OLD.search(words) or _closes(words):
            start = sentence.start()
            yield start + len(words) - len(words.lstrip())


def _closes(words: str) -> bool:
    if not _TOGETHER.search(words) or not _TEST.search(words):
        return False
    # That there was concern, too, is weighed today; that it is needed is the old test.
    return bool((_CLOSED.search(words) and _NONE.search(words)) or _ONLY.search(words))
