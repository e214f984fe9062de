"""What a formula of Excel says that was never worked out, as far as it can be read."""

import re

_CHAR = re.compile(r"(?i)\b(?:UNI)?CHAR\((\d{1,6})\)")
_LITERAL = re.compile(r'"[^"]*"')
_JOINED = re.compile(
    r'(?i)(?:_xlfn\.)?CONCAT(?:ENATE)?\(\s*"([^"]*"(?:\s*[,;]\s*"[^"]*")+)\s*\)'
)
_COMMA = re.compile(r'"\s*[,;]\s*"|"$')
_TEXTUAL = re.compile(
    r"(?i)\b(?:(?:UNI)?CHAR|LEFT|RIGHT|MID|SUBSTITUTE|REPLACE|REPT|REVERSE)B?\("
)


def made(formula: str) -> tuple[str, bool]:
    """Return the text that a formula makes of its own words, and whether to tell of it.

    What it makes of parts of words the sheet does not show, and a reader may not see.
    """
    plain = _CHAR.sub(_letter, formula).replace('"&"', "")
    joined = _JOINED.fullmatch(plain)
    if joined:
        return _COMMA.sub("", joined[1]), True
    if _LITERAL.fullmatch(plain):
        return plain.strip('"'), False
    return "", _TEXTUAL.search(plain) is not None


def _letter(match: re.Match[str]) -> str:
    return f'"{chr(min(int(match[1]), 0x10FFFF))}"'
