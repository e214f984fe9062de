"""Ask git about a folder; changes nothing, and works where there is no git.

Three answers: yes, no (None where no repository stands at or above the folder), and
`Untold`, where one stands there and git gave no whole answer. Silence is never a yes.
Nothing that a configuration names is run, and nothing is fetched.
"""

from typing import TYPE_CHECKING

from scrkit.homes import taken_from
from scrkit.system.git.wide import wide

if TYPE_CHECKING:
    from scrkit.system.git.asking import standing
    from scrkit.system.git.holding import History, history, is_packed
    from scrkit.system.git.objects import PIECE
    from scrkit.system.git.origin import Origin, origins
    from scrkit.system.git.questions import (
        Index,
        changed_on,
        commit,
        files_at,
        ignores,
        index_contents,
        kept,
        refs,
        takes_up,
        top,
        tracked,
    )
    from scrkit.system.git.values import Untold, told_once

__all__ = [
    "PIECE",
    "History",
    "Index",
    "Origin",
    "Untold",
    "changed_on",
    "commit",
    "files_at",
    "history",
    "ignores",
    "index_contents",
    "is_packed",
    "kept",
    "origins",
    "refs",
    "standing",
    "takes_up",
    "told_once",
    "top",
    "tracked",
    "wide",
]

# Few commands ask for more than whether git looks after a folder.
__getattr__ = taken_from(
    __name__,
    {
        "asking": "standing",
        "holding": "History history is_packed",
        "objects": "PIECE",
        "origin": "Origin origins",
        "questions": "Index changed_on commit files_at ignores "
        "index_contents kept refs takes_up top tracked",
        "values": "Untold told_once",
    },
)
