"""Sentences that count: the verb and the subject go with the number, nought too."""

from scrkit.render.wording.wording import counted
from scrkit.text.casing import capital
from scrkit.text.counting import number


def within(text: str) -> str:
    """Return words as they go on inside a sentence: "Initiate a review" in small.

    An abbreviation, and a name after a capital of its own, keep their letters.
    """
    first = text.split(" ", 1)[0]
    return text[:1].lower() + text[1:] if first[1:].islower() or first == "A" else text


def interviewed(held: int, agencies: int) -> str:
    """Say how many interviews there were; "" for none."""
    if not held:
        return ""
    many = counted(held, "interview", "interviews")
    return f"The authors held {many} with staff of {_agencies(agencies)}."


def supported(of_them: int, held: int) -> str:
    """Say to how many of the interviews a supporter came."""
    if not of_them:
        return f"No supporter came to {'it' if held == 1 else 'any of them'}."
    if held == 1:
        return "A supporter came to it."
    return f"A supporter came to {_of_them(of_them, held)}."


def recorded(sent: int, agreed: int, corrected: int) -> str:
    """Say how many records were sent, confirmed and corrected."""
    if not sent:
        told = f" {capital(_confirmed(agreed, corrected))}." if agreed else ""
        return f"No written record has been sent yet.{told}"
    many = counted(sent, "interview", "interviews")
    return (
        f"A written record was sent after {many}, and {_confirmed(agreed, corrected)}."
    )


def _confirmed(agreed: int, corrected: int) -> str:
    if not agreed:
        return "the accuracy of none has been confirmed yet"
    after = f", {counted(corrected, 'of them', 'of them')} after corrections"
    if agreed == 1:
        after = ", after corrections"
    told = f"the accuracy of {counted(agreed, 'record', 'records')} was confirmed"
    return told + (after if corrected else "")


def turnout(invited: int, came: int) -> str:
    """Say how many came of those who were invited; "" where nobody is known."""
    if not invited:
        some = capital(counted(came, "practitioner", "practitioners"))
        return f"{some} came." if came else ""
    many = counted(invited, "practitioner", "practitioners")
    return (
        f"Of {many} invited, {counted(came, 'came', 'came') if came else 'none came'}."
    )


def members(number: int, agencies: int) -> str:
    """Return how many members a panel has, and of how many agencies."""
    many = counted(number, "member", "members")
    return f"{many} from {_agencies(agencies)}" if agencies else many


def compared(pairs: int) -> str:
    """Say how many pairs of accounts were compared, without a full stop."""
    if not pairs:
        return "No two agencies have given accounts that could be compared"
    many = number(pairs, "pair", grouped=True)
    verb = "was" if pairs == 1 else "were"
    return f"{many} of accounts of different agencies {verb} compared"


def departures_accepted(number: int) -> str:
    """Say how many departures from the guidance were accepted, without a full stop."""
    if number == 1:
        return "A departure from the guidance was accepted"
    many = capital(counted(number, "departure", "departures"))
    return f"{many} from the guidance were accepted"


def _agencies(number: int) -> str:
    return counted(number, "agency", "agencies")


def _of_them(number: int, whole: int) -> str:
    if number == whole:
        return "both of them" if whole == 2 else "all of them"
    return counted(number, "of them", "of them")
