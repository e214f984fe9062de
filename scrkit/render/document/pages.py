"""The pages that every document has: its title page, its contents, its turns."""

from scrkit.model.kinds import Day
from scrkit.render.document.blocks import (
    Block,
    Blocks,
    Contents,
    PageBreak,
    Paragraph,
    Turn,
)
from scrkit.render.sections.case import Case, day
from scrkit.render.sections.prose import strong, words

DRAFT = "DRAFT – this review has not passed its checks. Do not circulate."

FOR_PUBLICATION = "FOR PUBLICATION"
NAMED = "WITH NAMES, FOR THE PANEL ONLY"

# A reader has to know which copy this is before reading it.
_VIEW = {
    "coded": "This copy speaks of people by code. It is for the panel and "
    "{the_board} and must not be published.",
    "named": "This copy gives people by name. It is for members of the panel alone; it "
    "is not copied, sent on or kept once the panel has done its work.",
    "published": "People are described by their role, and entries are dated by "
    "{grain}.",
}
# A draft goes to the readers for whom it was made, and comes back with what they say.
_SENT = {
    "coded": "This draft speaks of people by code.",
    "named": "This draft gives people by name.",
    "published": "People are described by their role, and entries are dated by "
    "{grain}.",
}
_COMMENTS = (
    "It is for {readers} alone, may be wrong, and must not be copied or sent on. "
    "Comments and tracked changes in this file come back to the Board."
)


def marking(case: Case) -> str:
    """Return what is printed on every page: whom this copy is for."""
    own = case.review.case.marking
    if case.options.sent:
        return own
    if case.published:
        return FOR_PUBLICATION
    return f"{own} – {NAMED}" if case.options.view == "named" else own


def title_page(case: Case, title: str) -> Blocks:
    """Return the title page: Board, title, review, date, marking, draft notice."""
    opened = case.review.case
    found: list[Block] = [
        Paragraph(strong(marking(case)), "marking"),
        Paragraph(words(opened.board.name), "board"),
        *_kind(case),
        Paragraph(words(opened.title), "title"),
        Paragraph(words(title), "subtitle"),
        *_authors(case, title),
        Paragraph(words(f"Version of {day(dated(case))}"), "cover"),
        Paragraph(words(f"Status: {_status(case)}"), "cover"),
    ]
    if case.options.draft:
        found.append(Paragraph(strong(DRAFT), "notice"))
    if case.options.sent:
        found.append(Paragraph(strong(case.options.sent), "notice"))
    found.append(Paragraph(words(_view(case)), "cover-note"))
    if opened.board.contact:
        found.append(Paragraph(words(opened.board.contact), "cover-note"))
    return (*found, PageBreak())


def _authors(case: Case, title: str) -> Blocks:
    """Return who wrote a document: the Board its response, lead reviewers the rest."""
    if title == case.heading("response"):
        told = case.review.case.board.name
    else:
        told = "; ".join(one.title for one in case.review.panel.lead_reviewers)
    if not told and case.published:
        return ()
    return (Paragraph(words(f"Author: {told or 'not recorded yet'}"), "cover"),)


def _status(case: Case) -> str:
    """Say how far a copy is, and for whom."""
    if case.options.draft or case.options.sent:
        return "draft"
    if case.published:
        return "for publication"
    if case.options.view == "named":
        return "the panel's copy, with names"
    return "the panel's copy"


def _view(case: Case) -> str:
    words = _VIEW[case.options.view]
    if case.options.sent:
        words = f"{_SENT[case.options.view]} {_COMMENTS}"
        return words.format(readers=case.options.readers, grain=case.grain)
    return words.format(the_board=case.called("the_board"), grain=case.grain)


def dated(case: Case) -> Day:
    """Return the day of the document: that of its own event, today until then."""
    return case.options.bears


def _kind(case: Case) -> Blocks:
    # Many boards put the kind of review into its title; once is enough.
    kind = case.options.framework_title
    if kind.lower() in case.review.case.title.lower():
        return ()
    return (Paragraph(words(kind), "kind"),)


def head(case: Case, title: str) -> Blocks:
    """Return the head of a short document, which has no title page of its own."""
    opened = case.review.case
    line = f"{opened.board.name} · {day(dated(case))}"
    found: list[Block] = [
        Paragraph(words(f"{opened.title}: {title[:1].lower()}{title[1:]}"), "title"),
        Paragraph(words(line), "subtitle"),
    ]
    # Every page says at its head whether this is a draft; a title page has none.
    return (*found, Paragraph(words(_view(case)), "note"))


def open_head(case: Case, title: str) -> Blocks:
    """Return the head of a document that tells nothing of the case."""
    board = case.review.case.board.name
    line = f"{board} · {case.options.framework_title}"
    return Paragraph(words(title), "title"), Paragraph(words(line), "subtitle")


def contents() -> Blocks:
    """Return the contents list, on a page of its own."""
    return Contents(), PageBreak()


def turned(*, landscape: bool) -> Blocks:
    """Return the turn of the page."""
    return (Turn(landscape=landscape),)
