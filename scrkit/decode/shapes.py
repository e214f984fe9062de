"""The words for every way in which a record can break its shape."""

from scrkit.diagnostics import Diagnostic, Place, Severity
from scrkit.yamlfile.refusals import BLOCK, Wording

SHAPES: dict[str, Wording] = {
    "SCR121": Wording(
        "unknown-key",
        "this key is not known here",
        "A misspelt key would be passed over, and what stands under it lost.",
        "Correct its spelling, or take it out.",
    ),
    "SCR122": Wording(
        "missing-key",
        "{detail} is missing in this record",
        "The record cannot be used without it.",
        "Add it.",
    ),
    "SCR123": Wording(
        "wrong-kind",
        "here should stand {detail}",
        "Something of another kind stands here.",
        "Compare with a record that is right. " + BLOCK,
    ),
    "SCR124": Wording(
        "not-one-of",
        "the value is none of those possible here",
        "Only a fixed list of words is understood here.",
        "Choose one of the list.",
    ),
    "SCR125": Wording(
        "bad-date",
        "the date or time cannot be read: {detail}",
        "Dates say what is known and no more: 2014-03-05, 2014-03, 2014-03~ (about).",
        "Write it in one of these forms.",
    ),
    "SCR126": Wording(
        "bad-id",
        "the id, code or number is not in its form. {detail}",
        "Ids and codes are for life, and everything that cites them relies on them.",
        "Correct it.",
    ),
    "SCR127": Wording(
        "misplaced-file",
        "scrkit does not know this file",
        "A misspelt name means that the file is never read.",
        "Rename it, or move it out of the review folder.",
        Severity.WARNING,
    ),
    "SCR128": Wording(
        "linked-file",
        "a link stands here, and links are never followed",
        "What it leads to lies outside the review, and git does not keep it.",
        "Put the file itself, or the folder itself, in its place.",
    ),
    "SCR129": Wording(
        "no-file",
        "something that is no file stands here under a file's name",
        "A folder or a pipe cannot be read as a part of the review.",
        "Move it away, and put the file in its place.",
    ),
    "SCR130": Wording(
        "house-unusable",
        "the house file cannot be used{detail}",
        "Reports, letters and forms take their looks from it; none is made without.",
        "Put another in its place, or take it out.",
    ),
    "SCR131": Wording(
        "house-lacks",
        "the house file lacks {detail}",
        "What it lacks is taken from scrkit's own looks, and may not look like yours.",
        "Add it to the file in Word. What is used instead: scr house check FILE",
        Severity.WARNING,
    ),
    "SCR132": Wording(
        "house-left-out",
        "of the house file these do not travel into documents: {detail}",
        "A report with them would tell of whoever made the file, or do something.",
        "Nothing has to be done. What is needed of it: write it as plain text.",
        Severity.NOTICE,
    ),
    "SCR133": Wording(
        "house-odd",
        "in the house file stands {detail}",
        "It was meant to do something, and does not.",
        "Look at the places that are filled: scr house check FILE",
        Severity.WARNING,
    ),
    "SCR134": Wording(
        "template-broken",
        "the template's marks are not well formed here",
        "A report that uses it cannot be written.",
        "Close what is open: every {% if %} and {% for %} has its end.",
    ),
    "SCR135": Wording(
        "template-name",
        "the template names {detail}",
        "A report that uses it cannot be written.",
        "docs/templates.md of scrkit lists what there is.",
    ),
    "SCR136": Wording(
        "template-forbidden",
        "templates may not use {detail}",
        "Templates come from elsewhere too, so they can do little else than print.",
        "docs/templates.md of scrkit lists what a template may do.",
    ),
    "SCR137": Wording(
        "template-leaves-out",
        "this template leaves out what scrkit's has: {detail}",
        "Whoever reads the report will not know that it says less.",
        "Add it, or leave it so where the board wants it so.",
        Severity.WARNING,
    ),
    "SCR138": Wording(
        "template-unused",
        "no report uses a template of this name",
        "A misspelt name means that scrkit's own template is used instead.",
        "Rename it; the names are those of the folder templates of scrkit.",
        Severity.WARNING,
    ),
}


def shaped(code: str, place: Place, detail: str = "", do: str = "") -> Diagnostic:
    """Return the diagnostic of a code at a place; `do` comes before what always is."""
    shape = SHAPES[code]
    message = shape.message.replace("{detail}", detail)
    return shape.at(code, place, message=message, do=f"{do} {shape.do}".lstrip())
