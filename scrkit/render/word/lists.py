"""The numbering of Word lists as OOXML: every numbered list starts again at its own."""

from scrkit.render.word.xml import NAMESPACES, PROLOGUE

BULLETS = 1
# Numbered lists come after the one list of bullets.
_FIRST_ORDERED = 2


def numbering_part(starts: tuple[tuple[int, int], ...]) -> str:
    """Return `word/numbering.xml`: a bullet list, and one for each level and start."""
    bullets = "".join(_level(n, "bullet", "•–•"[n]) for n in range(3))
    figures = "".join(_level(n, "decimal", f"%{n + 1}.") for n in range(3))
    ordered = "".join(_ordered(n, *start) for n, start in enumerate(starts))
    return (
        f"{PROLOGUE}<w:numbering {NAMESPACES}>"
        f'<w:abstractNum w:abstractNumId="0">{bullets}</w:abstractNum>'
        f'<w:abstractNum w:abstractNumId="1">{figures}</w:abstractNum>'
        f'<w:num w:numId="{BULLETS}"><w:abstractNumId w:val="0"/></w:num>{ordered}'
        "</w:numbering>"
    )


def number_of(list_: int) -> int:
    """Return the id of the numbered list that came as number `list_`, from 1."""
    return list_ - 1 + _FIRST_ORDERED


def _ordered(list_: int, level: int, start: int) -> str:
    return (
        f'<w:num w:numId="{list_ + _FIRST_ORDERED}"><w:abstractNumId w:val="1"/>'
        f'<w:lvlOverride w:ilvl="{level}"><w:startOverride w:val="{start}"/>'
        "</w:lvlOverride></w:num>"
    )


def _level(level: int, form: str, text: str) -> str:
    left = 1134 + level * 397
    return (
        f'<w:lvl w:ilvl="{level}"><w:start w:val="1"/><w:numFmt w:val="{form}"/>'
        f'<w:lvlText w:val="{text}"/><w:lvlJc w:val="left"/><w:pPr>'
        f'<w:ind w:left="{left}" w:hanging="340"/></w:pPr></w:lvl>'
    )
