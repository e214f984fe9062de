"""Text for spreadsheets, in which nothing runs."""

# A spreadsheet would run a cell that begins with one of these.
_LEADS = ("=", "+", "-", "@", "\t", "\r")


def shielded(text: str) -> str:
    """Return a text that no spreadsheet takes for a formula: an apostrophe leads it."""
    return f"'{text}" if text.startswith(_LEADS) else text
