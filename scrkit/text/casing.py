"""How words begin: with a capital, or as they stand inside a sentence."""


def capital(text: str) -> str:
    """Return the text with a capital first; names within it keep theirs."""
    return text[:1].upper() + text[1:]


def worded(value: str) -> str:
    """Return a value of a record or a framework in words: Not suspected."""
    return capital(value.replace("_", " "))
