"""The JSON Schemas of a review's files, by the names that editors look for."""

import json
from pathlib import PurePosixPath

from scrkit.decode import schema
from scrkit.files import NewFile
from scrkit.frameworks import Framework, Overlay
from scrkit.frameworks.edition import Edition
from scrkit.model.kinds import Record
from scrkit.model.review import AGENCY_FOLDERS, SINGLE_FILES

FOLDER = ".scr/schemas"
# A board may keep guidance of its own in `frameworks/`, of three kinds.
_GUIDANCE: dict[str, type[Record]] = {
    "edition": Edition,
    "framework": Framework,
    "overlay": Overlay,
}


def schema_name(file: str) -> str:
    """Return the schema's name for a file of the review: review, chronologies …"""
    path = PurePosixPath(file)
    folders = {folder for folder, _, _ in AGENCY_FOLDERS}
    return path.parent.name if path.parent.name in folders else path.stem


def modeline(file: str) -> str:
    """Return the first line of a YAML file, by which an editor finds its schema."""
    up = "../" * file.count("/")
    name = schema_name(file)
    return f"# yaml-language-server: $schema={up}{FOLDER}/{name}.schema.json\n"


def schema_files() -> tuple[NewFile, ...]:
    """Return a file for every schema, `<name>.schema.json`, sorted by name."""
    kinds = {schema_name(file): record for file, _, record in SINGLE_FILES}
    kinds |= _GUIDANCE
    kinds |= {folder: record for folder, _, record in AGENCY_FOLDERS}
    return tuple(_file(name, kinds[name]) for name in sorted(kinds))


def _file(name: str, record: type[Record]) -> NewFile:
    whole = schema(record, f"scrkit: {name}")
    text = json.dumps(whole, indent=2, ensure_ascii=False, sort_keys=True)
    return NewFile(f"{name}.schema.json", (text + "\n").encode("utf-8"))
