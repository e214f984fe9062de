"""The words for references that lead nowhere and ids that clash."""

from scrkit.diagnostics import Diagnostic, Place, Related, Severity
from scrkit.yamlfile import Path
from scrkit.yamlfile.refusals import Wording

_WHY = "What is cited must be there, or a reader cannot follow it."
_LIST = "Correct it, or add what is missing to {file}."

REFERENCES: dict[str, Wording] = {
    "SCR200": Wording(
        "no-review-file",
        "the folder has no review.yaml",
        "It says what is reviewed, by which agencies, under which guidance.",
        "Start a review with: scr new FOLDER",
    ),
    "SCR201": Wording(
        "no-such-person",
        "nobody in people.yaml bears this code",
        _WHY,
        _LIST.format(file="people.yaml"),
    ),
    "SCR202": Wording(
        "no-such-mention",
        "nobody and no place in people.yaml bears the code mentioned here",
        "A mention @CODE stands for somebody; this one stands for nobody.",
        "Correct it, add the code to people.yaml, or write @@ for the sign itself.",
    ),
    "SCR203": Wording(
        "no-such-agency",
        "review.yaml knows no agency of this id",
        _WHY,
        _LIST.format(file="review.yaml"),
    ),
    "SCR204": Wording(
        "no-such-question",
        "terms-of-reference.yaml has no question of this id",
        _WHY,
        _LIST.format(file="terms-of-reference.yaml"),
    ),
    "SCR205": Wording(
        "no-such-entry",
        "no chronology has an entry of this id",
        _WHY,
        "Correct it, or add the entry to the agency's chronology.",
    ),
    "SCR206": Wording(
        "no-such-finding",
        "overview/findings.yaml has no finding of this id",
        _WHY,
        _LIST.format(file="overview/findings.yaml"),
    ),
    "SCR207": Wording(
        "no-such-recommendation",
        "there is no recommendation of this id",
        _WHY,
        "Correct it, or add it to overview/findings.yaml or the agency's IMR.",
    ),
    "SCR208": Wording(
        "no-such-item",
        "there is no record of this id",
        _WHY,
        "Correct it.",
    ),
    "SCR209": Wording(
        "withdrawn-entry",
        "the entry or recommendation cited here has been withdrawn",
        "Its agency took it back; nothing may rest on it any more.",
        "Take the citation out, or cite another.",
    ),
    "SCR210": Wording(
        "doubled-id",
        "this id is already in use",
        "Ids are for life; what cites this one could mean either.",
        "Give the newer record the next free number.",
    ),
    "SCR211": Wording(
        "misnamed-file",
        "the file bears another name than the agency in it",
        "Each agency's file is called after the agency's id.",
        "Rename the file, or correct the agency.",
    ),
    "SCR212": Wording(
        "missing-file",
        "this file is missing, though others cite what it should hold",
        _WHY,
        "Write it, or fetch it back from git.",
    ),
    "SCR213": Wording(
        "no-such-framework",
        "scrkit knows no framework of this id",
        "The framework decides criteria, deadlines and roles.",
        "Choose one that scr framework list names, or put your own into frameworks/.",
    ),
    "SCR214": Wording(
        "no-such-fact",
        "the framework asks for no fact of this id",
        "A misspelt fact counts as unknown, and the answer given here is lost.",
        "Correct it: scr check-criteria names the facts that are asked for.",
    ),
    "SCR215": Wording(
        "no-such-answer",
        "the framework knows no such answer to this question",
        "A misspelt answer counts as unknown, and the criteria come out otherwise.",
        "Choose one of those possible.",
    ),
    "SCR216": Wording(
        "no-such-outcome",
        "the framework knows no outcome of this id",
        "What follows from the decision, and by when, hangs on it.",
        "Choose one of those possible.",
    ),
    "SCR217": Wording(
        "no-such-overlay",
        "scrkit knows no local overlay of this id",
        "The overlay adds what the board itself asks for; without it that is not held.",
        "Choose one that scr framework list names, or put your own into frameworks/.",
    ),
    "SCR218": Wording(
        "overlay-elsewhere",
        "this overlay is not made for the framework of the review",
        "Its clauses would stand beside guidance to which they do not belong.",
        "Choose another overlay, or add the framework to `extends` of your own.",
    ),
    "SCR219": Wording(
        "framework-broken",
        "the board's own framework does not hold together: {fault}",
        "Criteria, deadlines and roles are read from it; half of it would mislead.",
        "Put it right; scr framework check tells all that is wrong with it.",
    ),
    "SCR220": Wording(
        "no-such-day",
        "the framework names no day of this id",
        "Its clock would never run, and the day would be in no report.",
        "Correct it: scr framework show lists the days that the framework names.",
    ),
    "SCR221": Wording(
        "no-such-status",
        "no look-back of the framework counts a status of this name",
        "A misspelt status is passed over, and the criteria come out otherwise.",
        "Choose one of those possible.",
    ),
    "SCR222": Wording(
        "own-for-shipped",
        "this file stands in the place of one that scrkit ships",
        "Reports bear the name of national guidance, and follow this file instead.",
        "Give it an id of its own, unless it is meant to stand in that place.",
        Severity.NOTICE,
    ),
    "SCR223": Wording(
        "nothing-to-cite",
        "nothing is listed here, though others cite what should be",
        "One list that was emptied leaves everything that rests on it without ground.",
        "Fill it in, or fetch the list back from git.",
    ),
    "SCR226": Wording(
        "no-such-theme",
        "no list of themes has one of this id",
        "A board counts its reviews by theme; a misspelt one is never counted.",
        "Take one that docs/reporting.md lists, or add your own to themes in "
        "review.yaml.",
    ),
    "SCR260": Wording(
        "no-such-footnote",
        "this section has no footnote of this name, or one without words",
        "A reader would look for it at the foot of the page, and find nothing.",
        "Write it on a line of its own below, as [^name]: and its words, or correct "
        "the name. To write the signs themselves put a \\ before them.",
    ),
    "SCR261": Wording(
        "doubled-footnote",
        "this section has a footnote of this name already",
        "Only the first would be printed.",
        "Give one of the two another name.",
    ),
    "SCR262": Wording(
        "never-shown",
        "this is printed nowhere: a footnote or picture that no prose points at, or "
        "cells beyond the head of their table",
        "Whoever wrote or drew it expects to find it in the report.",
        "Point at it where it belongs, as `[^name]` or `![words](pictures/file.png)`, "
        "or take it out; give the table's head as many cells as its longest row.",
        Severity.WARNING,
    ),
    "SCR263": Wording(
        "no-such-picture",
        "overview/pictures has no picture of this name",
        "The report would have a gap where it stands.",
        "Put the file itself there (no link), or correct its name: capitals count.",
    ),
    "SCR264": Wording(
        "picture-elsewhere",
        "this picture does not lie in overview/pictures of the review",
        "What lies elsewhere, or on the web, may change or go; nobody approved it.",
        "Put the file into overview/pictures, and write `![words](pictures/file.png)`.",
    ),
    "SCR265": Wording(
        "picture-of-another-kind",
        "this picture is neither a PNG nor a JPEG",
        "Other kinds hold texts, layers or programs that nobody sees in them.",
        "Save it as PNG (drawings, screens) or JPEG (photographs), and point at that.",
    ),
    "SCR266": Wording(
        "picture-too-large",
        "this picture is too large: over 12 MB, or over 50 million pixels (25 where it "
        "lets something through)",
        "A report with it could not be sent or opened by everybody.",
        "Make it smaller; 2,000 pixels across are enough for a page.",
    ),
    "SCR267": Wording(
        "picture-broken",
        "this picture breaks off or cannot be drawn",
        "The report would have a gap where it stands.",
        "Save it again from where it came, or fetch it back from git.",
    ),
    "SCR268": Wording(
        "picture-without-words",
        "this picture has no words for those who cannot see it",
        "Who hears the report read is told nothing of it; the law asks for such words.",
        "Say between the brackets what it shows: `![words](pictures/file.png)`.",
        Severity.WARNING,
    ),
    "SCR269": Wording(
        "sign-left-over",
        "here begins a footnote, a picture or a table that is none",
        "A reader would be shown bare signs. A footnote has one word for a name and "
        "stands in no other footnote; neither does a picture. Below the head of a "
        "table stand as many dashes as it has cells.",
        "Write `[^name]`, or `![words](pictures/file.png)` on one line, or | a | b | "
        "and |---|---| below it. To write the signs themselves put a \\ before them.",
    ),
}

OF_KIND = {
    "person": "SCR201",
    "place": "SCR201",
    "agency": "SCR203",
    "question": "SCR204",
    "entry": "SCR205",
    "finding": "SCR206",
    "recommendation": "SCR207",
    "theme": "SCR226",
}


def diagnose(
    code: str,
    place: Place,
    *,
    near: str = "",
    path: Path = (),
    related: tuple[Related, ...] = (),
) -> Diagnostic:
    """Return the diagnostic of a code; `near` is the nearest known id or code.

    `path` leads to the value; its last key is shown above the caret.
    """
    wording = REFERENCES[code]
    return wording.at(
        code,
        place,
        do=f"Did you mean {near}? {wording.do}" if near else wording.do,
        frame=next((step for step in reversed(path) if isinstance(step, str)), ""),
        path=".".join(str(step) for step in path),
        related=related,
    )
