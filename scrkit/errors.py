"""What can stop the work: the exceptions of the project, and no others."""

from typing import Any


class ScrError(Exception):
    """The command cannot go on: no folder, no permission, no such framework.

    `message` says what is wrong, `advice` what to do; neither quotes case text. `kind`
    is for callers that can go on after one kind of it, "" where none can.
    """

    def __init__(self, message: str, advice: str = "", kind: str = "") -> None:
        super().__init__(message)
        self.message = message
        self.advice = advice
        self.kind = kind


class UnreadableError(Exception):
    """A text or a part of a file cannot be understood, or not be written so that it is.

    `why` quotes nothing of it.

    Whoever reads on catches it: it never ends a command.
    """

    def __init__(self, why: Any) -> None:
        # Handed over with it, so that the reason can be pickled.
        super().__init__(why)
        self.why = why


class StoppedError(Exception):
    """A job ended in between: git went quiet, a template did what none may.

    `why` says so without quoting anything, `name` and `lineno` where it stopped.
    """

    def __init__(self, why: Any, name: str | None = None, lineno: int = 0) -> None:
        super().__init__(why)
        self.why = why
        self.name = name
        self.lineno = lineno
