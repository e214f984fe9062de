"""The board that holds a review, by each of the names that it goes by."""

from scrkit.rules.engine.clauses import the_board
from scrkit.rules.engine.rule import Context


def reached_holder(context: Context, told: list[str]) -> bool:
    """Tell whether the board that holds the review is among those who were told.

    It goes by its own name, or by what the framework calls it; others that are to be
    told may be boards too.
    """
    framework = context.framework
    if framework is None:
        # Without guidance nobody knows what else the holder is called.
        return any("board" in to for to in told)
    roles = {role for clause in framework.deadlines for role in clause.recipients}
    held = {one.id for one in framework.roles if one.holds_review}
    others = {framework.title_of(role).casefold() for role in roles - held}
    names = {context.review.case.board.name, *map(framework.title_of, held)}
    names |= {framework.names.get(key, "") for key in ("board", "board_short")}
    names |= {the_board(context).removeprefix("the "), "board"}
    called = {" ".join(name.casefold().split()) for name in names} - {""}
    return any(
        name in to
        for to in told
        # "The Safeguarding Adults Board" holds "board", and is another one.
        if not any(other in to for other in others)
        for name in called
    )
