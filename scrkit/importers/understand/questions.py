"""What a row leaves open, in words for whoever has to answer it; quotes nothing."""

from dataclasses import dataclass

from scrkit.dates.points import Wanting
from scrkit.model.form import ANSWERS

TURNED = (
    "Day and month may be the wrong way round: every true date of this file could be "
    "turned, and its dates beyond the 12th are text, as if it had passed through an "
    "Excel that reads the month first. Write the month as a word."
)
WORDS = {
    Wanting.TURNED: TURNED,
    Wanting.EMPTY: "The date is missing. Write it, or unknown.",
    Wanting.UNREADABLE: "It cannot be read as a date or time. Write 03/04/2014, April "
    "2014, 2014, about 2014, unknown; times as 14:30.",
    Wanting.NO_YEAR: "The year is missing, and nothing above the row states it. "
    "Write it; or say it for all such dates of the file: --year 2014.",
    Wanting.MONTH_FIRST: "Day and month may be the wrong way round: a date of this "
    "file can only be read month first. Write the month as a word.",
    Wanting.NO_SUCH_DAY: "There is no such day, or the span ends before it begins.",
    Wanting.WEEKDAY: "The day of the week is not that of the date. Which is right?",
    Wanting.TWO: "There are two dates. Make a row of each event, or write a span: 3 to "
    "9 April 2014.",
    Wanting.DAY_OR_YEAR: "The number beside the month may be a day or a year. Write "
    "both: 14 April 2013, or April 2014.",
    Wanting.SPAN_OR_MONTH: "It may be a month, or a year and the next. "
    "Write it as words.",
    Wanting.OPEN: "It has a beginning or an end only. Write the span, or one date.",
    Wanting.FUTURE: "It lies in the future. Look at the year.",
    Wanting.NUMBER: "It is a bare number, as Excel keeps dates. Show it as a date in "
    "Excel (Format Cells, Date), or write the date.",
    Wanting.HALF: "Morning or afternoon? Write 09:00 or 21:00.",
    Wanting.STAND_IN: "A program fills in this day where none was recorded, or it is "
    "the day on which the list was made. Write the date, or unknown.",
    Wanting.MIDNIGHT: "Midnight belongs to two days. Write 00:00 or 23:59.",
}
MIDNIGHT = (
    "00:00 stands among other times: was it midnight, or was no time recorded? Take "
    "the ?? away, or the time out; or say it for all of the file: --midnight real, or "
    "--midnight none."
)
# Stands before what was asked about, until somebody has put it right.
# Two question marks: one stands before a doubtful date.
ASKED = "??"
STILL = "It was asked about: put it right, and take the ?? away."
NUMBER = "It is no number. Write 1 for the first of that moment, 2 for the next."
EVENT = "What happened is missing."
SOURCE = (
    "The record it is taken from is missing. Write it; or say it for all such rows of "
    "the file: --source TEXT."
)
STRUCK = "It is struck through. Does it still count? Write it again, or take it out."
STRUCK_IN_PART = (
    "Some of its words are struck through: those in [struck through: ...]. Do they "
    "still count? Take the brackets away where they do, and the words where they do "
    "not."
)
FORMULA = (
    "It is a formula that was never worked out. Open the file in Excel and save it."
)
ERROR = "It is an error of a formula. Write what it should say."
MISSING = (
    "The text that it refers to is not in the file. Ask the agency what it should say."
)
COVERED = (
    "It lies under a merged cell, where nobody sees it. Does it count? Unmerge the "
    "cells in the file, and put it where it belongs or take it out."
)
UNSEEN = (
    "Its format or colour hides what it says. Does it count? Show it in the file, or "
    "take it out."
)
FLOATS = (
    "A box, a list or a drawing floats over it, and what that says is not read. Look "
    "at it in the file, and write what it says into the cell."
)
NESTED = (
    "A table stands inside this cell; its rows follow here, a line each. Make a row of "
    "each event that it tells of; take the ?? away if all of it is one."
)
PICKED = (
    "The day that it shows and the day that was picked in the form's field differ, or "
    "it may be month first. Write the date with the month as a word."
)
DOUBTFUL = (
    "The file is unclear about this cell: it is there twice, stands elsewhere than it "
    "says, or holds text in an unusual way. Look at the row in the file; save it anew."
)
SHORT = (
    "The row has fewer cells than there are headings: what it says may stand under the "
    "wrong ones. Look at the row in the file, and give it a cell for each heading."
)
WHOSE = (
    "The table names several agencies, and this row may be another one's. Take it out; "
    "or take the ?? away if it is this agency's. If all rows are: --map "
    '"HEADING=-", with the heading of that column.'
)
TEAM = (
    "The team or department may be another agency's. Take the row out; or take the ?? "
    'away if it is a part of this agency. If all of them are: --map "HEADING=words", '
    "with the heading of that column."
)
LONG_AGO = (
    "It lies more than 25 years before the period under review. Look at the year; take "
    "the ?? away if it is right."
)
TWO_RECORDED = (
    "Several columns say when the row was written down, and differ. Leave those out "
    'that do not count: --map "HEADING=-", with their headings.'
)
UNDER = (
    "What stands above the row, or the name of its sheet, names another agency. Take "
    "the row out; or take the ?? away if it is this agency's. If all of them are: "
    '--map "WHAT STANDS THERE=-".'
)
NEXT_YEAR = (
    "The months begin again here or above: it may be of the year behind the one that "
    "is said for the rows. Write the date with its year."
)
HOW = (
    "The column beside it says how sure the date or time is, in words that are not "
    "known. Write them before it: about, before, after; or ? where it is doubtful."
)
TWO_TIMES = "The date and the time column give two different times."
PEOPLE = (
    "Not everybody is given by a code of people.yaml (scr people list). Where the "
    "column holds no people but roles, teams or agencies, keep it as their words: "
    '--map "HEADING=words", with its heading.'
)
QUESTIONS = "A question is not one of the terms of reference: write Q1, Q3."
_MEANS = 'Or say once what they mean by a wording: --means "THEIR WORDS=%s".'
VISIBILITY = (
    "Write yes if it is for the agency only, or leave it empty. " + _MEANS % "yes"
)
ABSENCE = (
    "It begins as if there had been nothing in all these days, and says more. Take the "
    "?? away if it tells of something; or leave only that there was no contact."
)
SAMPLE = (
    "It begins as the example of a form does. Take the row out; or take the ?? away if "
    "it tells of something."
)
BESIDE_ABSENCE = (
    "it declares that there was nothing; what the columns beside it say of where, by "
    "whom or how is left out"
)
REFERENCE = "It is no reference of this agency's entries. Leave it empty for a new one."
TWICE = "The same reference stands in another row too."
OUTSIDE = "A mention (@) names nobody of people.yaml."


def one_of(name: str) -> str:
    """Return the question which of a field's few answers is meant."""
    *others, last = filter(None, ANSWERS[name].values())
    return f"Write {', '.join(others)} or {last}. {_MEANS % last}"


@dataclass(frozen=True, slots=True)
class Question:
    """A question about a cell: where it stands, which field it is, what is needed."""

    at: str
    field: str
    needed: str


@dataclass(frozen=True, slots=True)
class Note:
    """Something to look at that keeps nothing back."""

    at: str
    what: str
