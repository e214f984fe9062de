"""The one exception of the project: the work cannot go on; no fault in a review."""


class ScrError(Exception):
    """The command cannot go on: no folder, no permission, no such framework.

    `message` says what is wrong, `advice` what to do; neither quotes case text.
    """

    def __init__(self, message: str, advice: str = "") -> None:
        super().__init__(message)
        self.message = message
        self.advice = advice
