"""The words for everything a YAML file may not hold: code, message, why, what to do."""

import re
from collections.abc import Iterable, Iterator
from itertools import islice
from typing import Any

from msgspec import Struct
from msgspec.structs import replace

from scrkit.diagnostics import Diagnostic, Place, Related, Severity
from scrkit.yamlfile.tree import Source

# More of a kind in one file than anybody would mend one by one.
ENOUGH = 20
BLOCK = "Put the text on its own lines after |- and indent it by two spaces."


class Wording(Struct, frozen=True):
    """What is said of one kind of fault; nothing in it comes from the file."""

    name: str
    message: str
    why: str
    do: str
    severity: Severity = Severity.ERROR

    def at(self, code: str, place: Place, **more: Any) -> Diagnostic:
        """Return what is told at a place; `more` adds to it, or says it otherwise."""
        told: dict[str, Any] = {"message": self.message, "why": self.why, "do": self.do}
        return Diagnostic(place, code, self.name, self.severity, **(told | more))


WORDINGS: dict[str, Wording] = {
    "SCR101": Wording(
        "not-utf8",
        "the file is not saved as UTF-8",
        "Letters such as é or £ would come out wrong.",
        "Save it again with the encoding UTF-8.",
    ),
    "SCR102": Wording(
        "too-large",
        "the file is larger than 16 MiB",
        "No review needs a text file that large; it may be something else.",
        "Split it, or take out what does not belong in it.",
    ),
    "SCR103": Wording(
        "broken-yaml",
        "this line cannot be read",
        "The layout of the file (its indentation, colons, dashes or quotes) breaks "
        "off here.",
        "Compare the line with its neighbours: the same kind of line starts in the "
        "same column. " + BLOCK,
    ),
    "SCR104": Wording(
        "doubled-key",
        "this key stands twice in one record",
        "Only one of the two could count, and the other would be lost.",
        "Keep one of them. Where another record of a list begins, put a dash before "
        "its first key: - key: …",
    ),
    "SCR105": Wording(
        "reference",
        "a word here starts with & or *, which YAML reads as a cross-reference",
        "Cross-references make two places share one text; a review keeps each text "
        "where it is.",
        "Put the text in quotes, or " + BLOCK[0].lower() + BLOCK[1:],
    ),
    "SCR106": Wording(
        "merge-key",
        "the key << would copy another record in",
        "A reader could not see what the record holds.",
        "Write the fields out.",
    ),
    "SCR107": Wording(
        "directive",
        "a line starting with % at the top changes how the file is read",
        "It would make times and the word no change their meaning.",
        "Take the line out.",
    ),
    "SCR108": Wording(
        "several-documents",
        "a second document starts here",
        "Only one could be read; the rest would be lost.",
        "Take out the line --- (or ...) or move what follows to its own file.",
    ),
    "SCR109": Wording(
        "too-deep",
        "records stand inside each other more than 32 deep",
        "No review needs that; a bracket may be missing or doubled.",
        "Look for brackets that are never closed.",
    ),
    "SCR110": Wording(
        "control-character",
        "an invisible control character stands here",
        "It does not show on screen or paper, and programs trip over it.",
        "Delete it; it often comes along with text copied from a PDF or a web page.",
    ),
    "SCR111": Wording(
        "text-direction-override",
        "an invisible mark here makes text read in another order than it stands",
        "What is read would not be what is stored.",
        "Delete it and type the words again.",
    ),
    "SCR112": Wording(
        "invisible-mark",
        "an invisible mark stands here",
        "Marks of text direction belong to some scripts, such as Arabic names; "
        "elsewhere they came along by accident.",
        "Leave it if it belongs to a word; else delete it.",
        Severity.NOTICE,
    ),
    "SCR113": Wording(
        "merge-conflict",
        "a git conflict was left unresolved here",
        "Two versions of these lines stand in the file, one after the other.",
        "Keep the right lines and delete the lines <<<<<<<, ======= and >>>>>>>.",
    ),
    "SCR114": Wording(
        "cut-by-hash",
        "the text is cut off here: # after a space starts a comment",
        "Everything from # to the end of the line would be lost without a word.",
        "Put the text in quotes. " + BLOCK,
    ),
    "SCR115": Wording(
        "tab",
        "a tab stands where only spaces may",
        "Different programs read a tab as different depths.",
        "Replace it by spaces.",
    ),
    "SCR116": Wording(
        "bare-mention",
        "a value may not start with @ or a backtick",
        "YAML keeps these characters for itself.",
        "A field for a person takes the bare code, without @; a text goes into quotes: "
        'key: "@…". ' + BLOCK,
    ),
    "SCR117": Wording(
        "open-comment",
        "a comment is opened here with <!-- and not closed",
        "Everything up to the next --> would be left out of the reports.",
        "Close it with --> where the comment ends.",
    ),
    "SCR118": Wording(
        "key-not-text",
        "a key here is a list or a record, not a word",
        "Keys are plain words.",
        "Look for a stray ? or bracket at the start of the line.",
    ),
    "SCR119": Wording(
        "no-break-space",
        "a no-break space stands where an ordinary space should",
        "It looks like a space but is read as a letter; it comes along from Word.",
        "Delete it and type an ordinary space.",
    ),
    "SCR120": Wording(
        "tag",
        "a word here starts with !, which YAML reads as an instruction",
        "Instructions in a file are never followed.",
        "Put the text in quotes. " + BLOCK,
    ),
}

_SPECIAL = {
    "SCR101": {
        "utf-16": "It looks like UTF-16, Windows Notepad's “Unicode”: choose Save As "
        "and the encoding UTF-8.",
        "cp1252": "It looks like a Windows encoding (ANSI): choose Save As and the "
        "encoding UTF-8.",
    }
}


def refuse(
    code: str, place: Place, *, hint: str = "", related: tuple[Related, ...] = ()
) -> Diagnostic:
    """Return the diagnostic of a refusal; `hint` picks a more fitting advice."""
    wording = WORDINGS[code]
    do = _SPECIAL.get(code, {}).get(hint, wording.do)
    return wording.at(code, place, do=do, related=related)


def at_match(code: str, source: Source, match: "re.Match[str]") -> Diagnostic:
    """Return the diagnostic of a refusal where a pattern was found."""
    return refuse(code, source.place(match.start(), match.end()))


def some(
    code: str, source: Source, matches: "Iterable[re.Match[str]]"
) -> list[Diagnostic]:
    """Return a diagnostic for each match, of many the first and how many more."""
    left = iter(matches)
    found = [at_match(code, source, match) for match in islice(left, ENOUGH)]
    return and_more(found, sum(1 for _ in left))


def at_each(code: str, source: Source, places: Iterator[int]) -> list[Diagnostic]:
    """Return a diagnostic for each character, of many the first and how many more."""
    found = [refuse(code, source.place(at, at + 1)) for at in islice(places, ENOUGH)]
    return and_more(found, sum(1 for _ in places))


def and_more(found: list[Diagnostic], more: int) -> list[Diagnostic]:
    """Let the last of many say how many more like it there are."""
    if more:
        message = f"{found[-1].message}, and {more} more times in this file"
        found[-1] = replace(found[-1], message=message)
    return found
