"""What is published, and every reason why it may not be; writes and prints nothing."""

from scrkit.publish.approved import (
    Passages,
    agreed_later,
    as_approved,
    composed,
    filed,
    printed,
    sealed,
    signed,
)
from scrkit.publish.build import manifest, next_edition
from scrkit.publish.finished import strange
from scrkit.publish.fit import too_fine
from scrkit.publish.history import (
    INDEX,
    WAY_OUT,
    Looked,
    called_by_names,
    in_history,
    kept,
    look,
    search,
    spelled,
)
from scrkit.publish.reason import Reason
from scrkit.publish.reasons import reasons
from scrkit.publish.register import uncovered
from scrkit.publish.where import misplaced, stands_whole
