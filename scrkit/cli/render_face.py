"""Write what somebody signs, in Word: an interview's record, decision, declarations."""

from scrkit.cli.rendering import Asked
from scrkit.errors import ScrError
from scrkit.files import NewFile
from scrkit.render.products import FACES as KNOWN
from scrkit.request.faces import Signed, face

FACES = tuple(KNOWN)


def render_face(asked: Asked, name: str, interview: str = "") -> None:
    """Write the face `name`, of an interview or of none.

    Raises ScrError where the review holds nothing of it.
    """
    asked.refuse_public("what is signed is not published")
    if interview and name != "interview":
        raise ScrError(
            "--interview does not go with this", "It goes with: interview, letter."
        )
    opened = asked.opened()
    guidance = opened.loaded.framework
    one = Signed(name, opened.review, opened.options(), guidance, interview)
    asked.write(NewFile(one.file, face(one)))
