"""What a picture of a timeline is made of; places are parts of its width, 0 to 1."""

from dataclasses import dataclass

# Heights in a lane at which marks stand, so that near ones do not hide each other.
LEVELS = 4


@dataclass(frozen=True, slots=True)
class Mark:
    """An entry in the picture: from and to as parts of its width, 0 to 1.

    `seen` is whether the child was seen; `vague` that its date is no single day;
    `conflict` that another account contradicts it; `level` its height in the lane.
    """

    id: str
    start: float
    end: float
    seen: bool
    vague: bool
    conflict: bool
    level: int


@dataclass(frozen=True, slots=True)
class Gap:
    """A silence: from and to, as parts of the width; `untold` if nothing was given."""

    start: float
    end: float
    untold: bool
    days: int


@dataclass(frozen=True, slots=True)
class Lane:
    """A strip of the picture: an agency's entries, or the sightings of the child."""

    id: str
    title: str
    colour: str
    marks: tuple[Mark, ...]
    gaps: tuple[Gap, ...]


@dataclass(frozen=True, slots=True)
class Picture:
    """What is drawn: lanes from above, years with their places, how many are left out.

    `period` is the period under review as parts of the width, None where it is open;
    `against` says how many contradictions the marks with a "!" stand for.
    """

    lanes: tuple[Lane, ...]
    years: tuple[tuple[str, float], ...]
    period: tuple[float, float] | None
    left_out: int
    first: int
    last: int
    against: str = ""
