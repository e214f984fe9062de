"""Whether the register of names knows everybody whom the review knows."""

from scrkit.identity.register import Register
from scrkit.model.people import Person, Place
from scrkit.model.review import Review
from scrkit.publish.reason import Reason


def uncovered(review: Review, register: Register) -> tuple[Reason, ...]:
    """Return a reason where codes of people.yaml stand in no record of the register.

    Nobody would look for their names. A record without a name says that none is known.
    """
    if register.is_blank:
        message = "the register holds no name: nobody can be looked for"
        return (Reason("register", message),)
    known = {one.code for one in register.identities}
    everyone: tuple[Person | Place, ...]
    everyone = (*review.people.people, *review.people.places)
    missing = [one.code for one in everyone if one.code not in known]
    if not missing:
        return ()
    message = f"the register has no record of {', '.join(missing)}"
    return (Reason("register", message, "people.yaml"),)
