"""The words for every way in which a record can break its shape."""

from scrkit.diagnostics import Severity
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
}
