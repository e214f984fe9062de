"""Guidance as data: one YAML file per review type and edition; decides nothing."""

from scrkit.frameworks.check import faults
from scrkit.frameworks.container import kinds_met, settled
from scrkit.frameworks.deadlines import Deadline, DeadlineClause
from scrkit.frameworks.load import (
    available,
    load,
    load_overlay,
    methodology,
    overlays,
    read,
    replaced_by,
    yardstick,
    yardsticks,
)
from scrkit.frameworks.methodology import Ask, Methodology
from scrkit.frameworks.overlay import Overlay, apply_overlay
from scrkit.frameworks.own import Own, judged_on, read_own
from scrkit.frameworks.standing import begins, doubts, outdated, replaced
from scrkit.frameworks.theme import theme_titles
from scrkit.frameworks.tree import (
    STRENGTHS,
    WORDS,
    Clause,
    Criterion,
    FactQuestion,
    Node,
    Strength,
)
from scrkit.frameworks.truth import answers_of, ruled_out, truth
from scrkit.frameworks.values import (
    Duty,
    DutyId,
    Framework,
    HolidayCalendar,
    KeyDay,
    Lookback,
    Redirect,
)
from scrkit.frameworks.weighed import weighed
from scrkit.frameworks.wordlists import WordKind, identity_words, role_words, word_list
from scrkit.frameworks.yardstick import Point, Yardstick
