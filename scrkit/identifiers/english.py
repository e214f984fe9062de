"""Which words are ordinary English: a list of the words, none of the names."""

import re
from functools import cache
from pathlib import Path

_ENDING = re.compile(r"(?:n['’]t|['’](?:s|d|m|ll|re|ve)?)$")
# Words of records that the list is too general to have.
_OF_RECORDS = """
antenatally calpol covid cyberbullying fulltime gastro gp homeschooled hv
keyworker keyworkers neurodiverse parentified phonecall phonecalls pls
postnatally pre rereferral rereferred safeguarder skype stepsibling stepsiblings
strategised subdural sw telecon telehealth triaging uncontactable webpage
whatsapp
"""


@cache
def _words() -> frozenset[str]:
    text = (Path(__file__).parent / "english.txt").read_text(encoding="utf-8")
    lines = (line for line in text.splitlines() if not line.startswith("#"))
    return frozenset((*lines, *_OF_RECORDS.split()))


def is_english(word: str) -> bool:
    """Return whether a word, in whatever case, is a word of ordinary English.

    Of one with hyphens every part has to be.
    """
    small = _ENDING.sub("", word.casefold())
    every = _words()
    return all(len(part) < 2 or part in every for part in small.split("-"))
