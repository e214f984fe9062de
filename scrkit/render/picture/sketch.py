"""What a drawing of lines, signs and words is made of; places are in pixels."""

from dataclasses import dataclass
from typing import Literal

Point = tuple[float, float]


@dataclass(frozen=True, slots=True)
class Stroke:
    """A line through points: `kind` says what it stands for; `dash` 0 for solid."""

    kind: str
    points: tuple[Point, ...]
    dash: tuple[int, int] | None = None
    width: float = 1.6


@dataclass(frozen=True, slots=True)
class Sign:
    """The sign of somebody, `size` wide, about its middle.

    `extra` holds what is drawn besides: subject (a second outline), died (a cross),
    repeat (drawn once more, so that no line must cross the picture).
    """

    shape: Literal["square", "circle", "diamond", "triangle"]
    middle: Point
    size: float
    extra: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Words:
    """A line of words; `at` is its baseline, at its middle or (`left`) at its left."""

    kind: str
    text: str
    at: Point
    size: int = 11
    left: bool = False


@dataclass(frozen=True, slots=True)
class Sketch:
    """A drawing: its size in pixels, and what is drawn, in order."""

    width: int
    height: int
    strokes: tuple[Stroke, ...]
    signs: tuple[Sign, ...]
    words: tuple[Words, ...]


def outline(sign: Sign, inset: float = 0) -> tuple[Point, ...]:
    """Return the corners of a sign without curves, closed; of a circle its box."""
    (x, y), half = sign.middle, sign.size / 2 - inset
    if sign.shape == "diamond":
        tip = half + 2 - inset / 3
        return (x, y - tip), (x + tip, y), (x, y + tip), (x - tip, y), (x, y - tip)
    if sign.shape == "triangle":
        top = (x, y - half + inset / 2)
        return top, (x + half, y + half), (x - half, y + half), top
    left, right, high, low = x - half, x + half, y - half, y + half
    return (left, high), (right, high), (right, low), (left, low), (left, high)


def top_of(sign: Sign, dx: float) -> float:
    """Return where a line from above meets a sign, `dx` beside its middle."""
    half, y = sign.size / 2, sign.middle[1]
    match sign.shape:
        case "circle":
            return y - float((half**2 - dx**2) ** 0.5)
        case "diamond":
            return y - (half + 2) + abs(dx)
        case "triangle":
            return y - half + 2 * abs(dx)
    return y - half


def cross(sign: Sign) -> tuple[tuple[Point, Point], tuple[Point, Point]]:
    """Return the two strokes through the sign of somebody who died."""
    (x, y), out = sign.middle, sign.size / 2 + 1
    return (
        ((x - out, y - out), (x + out, y + out)),
        ((x - out, y + out), (x + out, y - out)),
    )


INSET = 4.0
"""How far the second outline of the subject lies within the first."""
