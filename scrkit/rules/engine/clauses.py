"""What a framework bars a role from; a rule without its clause is silent."""

from scrkit.rules.engine.rule import Context


def barred(context: Context, role: str, what: str) -> bool:
    """Tell whether a role of the framework must not belong to, or have been, `what`.

    Where the framework of a review could not be found, that is an error of its own;
    the rules then go by the leaflet, which bars all of it.
    """
    if context.framework is None:
        return True
    found = context.framework.role(role)
    return found is not None and what in (*found.independent_of, *found.not_in)


def known(context: Context, role: str) -> bool:
    """Tell whether the framework has a role; the leaflet has them all."""
    return context.framework is None or context.framework.role(role) is not None


def the_board(context: Context) -> str:
    """Return who holds the review, as the framework says: the Board, the partners."""
    names = context.framework.names if context.framework is not None else {}
    return names.get("the_board", "the Board")


def subject(context: Context) -> str:
    """Return whom the review is about, as the framework says: child, adult, person."""
    names = context.framework.names if context.framework is not None else {}
    return names.get("subject", "child").lower()
