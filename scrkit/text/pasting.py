"""Spell a path or word so that a command that is printed can be pasted."""

from scrkit.patterns import later

_BARE = later(r"[\w./:@+,-]+")
# What even double quotes leave with a meaning, in one shell or another.
_LIVE = later(r'["$`\\!%]')


def pasted(text: str) -> str:
    """Return a word of a command as a shell takes it for one word, whatever is in it.

    Double quotes where they do, because cmd, PowerShell and the shells of Unix all
    know them; otherwise single ones. What begins like an option no longer does.
    """
    if text.startswith("-"):
        text = f"./{text}"
    if _BARE.fullmatch(text):
        return text
    if not _LIVE.search(text):
        return f'"{text}"'
    return "'" + text.replace("'", "'\"'\"'") + "'"
