"""Note in requests.yaml that something was asked for; never reads or writes a file."""

from msgspec.structs import replace

from scrkit.edits.signing import proved, record_of
from scrkit.files import Edit, NewFile
from scrkit.model.gathering import Request, Requests
from scrkit.yamlfile import read
from scrkit.yamlfile.splice import Written, spelled

FILE = "requests.yaml"
_LIST = "requests"


def recorded(content: bytes, asked: Request) -> tuple[Edit, ...]:
    """Return the edits that add a request to the file, behind those that are there.

    Raises ScrError where the file is broken, or cannot be added to safely.
    """
    tree = read(content, FILE)
    empty = not tree.starts and not tree.diagnostics
    before = Requests() if empty else record_of(content, FILE, Requests)
    edit = _added(Written(content, tree), _item(asked))
    wanted = replace(before, requests=(*before.requests, asked))
    return proved((edit,), tree, wanted)


def _added(file: Written, item: str) -> Edit:
    if _LIST not in file.keys(()):
        return file.at_the_end((f"{_LIST}:", f"  - {item}"))
    if file.at((_LIST,)):
        return file.added((_LIST,), item)
    return file.first((_LIST,), item)


def begun(asked: Request) -> NewFile:
    """Return the file with this request alone."""
    return NewFile(FILE, f"{_LIST}:\n  - {_item(asked)}\n".encode())


def _item(asked: Request) -> str:
    told = {
        "agency": asked.agency,
        "what": asked.what,
        "requested": asked.requested.isoformat(),
        "due": asked.due.isoformat(),
    }
    return f"{{{', '.join(f'{key}: {_bare(text)}' for key, text in told.items())}}}"


def _bare(text: str) -> str:
    """Spell a text as the file does: ids of agencies are words, but no and on are."""
    typed = text in ("yes", "no", "on", "off", "true", "false", "null")
    return spelled(text) if typed else text
