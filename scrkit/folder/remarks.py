"""What was done to a folder without being asked for, for the shell to tell."""

_told: list[str] = []


def remark(text: str) -> None:
    """Keep a line that a person should read; it quotes nothing of the case."""
    if text not in _told:
        _told.append(text)


def taken() -> tuple[str, ...]:
    """Return what was remarked since it was last asked for."""
    told = tuple(_told)
    _told.clear()
    return told
