"""Whether the history of a repository holds names of the register."""

from collections.abc import Iterable

from scrkit.identity.naming import namings
from scrkit.identity.register import Register
from scrkit.identity.spellings import spellings
from scrkit.publish.reason import Reason

_MOST = 5_000_000  # bytes of one object; what is larger is no text of a review


def in_history(
    objects: Iterable[tuple[str, bytes]], register: Register
) -> tuple[Reason, ...]:
    """Return a reason where objects of git (id and bytes) name people of the register.

    Files, file names and messages, of any branch, and what no branch leads to.
    """
    known = spellings(register)
    count, first = 0, ""
    for id, content in objects:
        text = content[:_MOST].decode("utf-8", "replace")
        if any(one.sure for one in namings(text, known)):
            count, first = count + 1, first or id
    if not count:
        return ()
    objects_ = "an object" if count == 1 else f"{count} objects"
    message = (
        f"the history of the repository names people in {objects_}, the first being "
        f"{first[:12]}; anybody who gets the repository can read them"
    )
    return (Reason("history", message),)
