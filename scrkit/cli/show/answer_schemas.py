"""The schemas of what commands answer to programs: a command, and its answer."""

import json
from typing import Any

import msgspec
from msgspec import Struct

from scrkit.cli.formats.fields import Validated
from scrkit.cli.show import timeline_json
from scrkit.cli.show.answer import SCHEMA_VERSION
from scrkit.cli.show.board_json import Board
from scrkit.cli.show.criteria_json import Criteria
from scrkit.cli.show.deadlines_json import Deadlines
from scrkit.cli.show.drafts_json import Listed
from scrkit.cli.show.export_json import Exported
from scrkit.cli.show.framework_json import Differing, Frameworks
from scrkit.cli.show.gate_json import Gate
from scrkit.cli.show.house_json import Checked
from scrkit.cli.show.quality_json import Quality
from scrkit.cli.show.query import Queried
from scrkit.cli.show.status_json import Stands
from scrkit.decode.schema import DIALECT
from scrkit.files import NewFile
from scrkit.frameworks import Framework

ANSWERS: dict[str, type[Struct]] = {
    "board": Board,
    "check-criteria": Criteria,
    "deadlines": Deadlines,
    "draft list": Listed,
    "export sin": Exported,
    "export tracker": Exported,
    "framework diff": Differing,
    "framework list": Frameworks,
    "framework show": Framework,
    "house check": Checked,
    "gate": Gate,
    "merge-chronology": timeline_json.Chronology,
    "quality": Quality,
    "query": Queried,
    "scan": Validated,
    "status": Stands,
    "timeline diff": timeline_json.Changed,
    "timeline known-by": timeline_json.Known,
    "timeline patterns": timeline_json.Patterns,
    "validate": Validated,
}


def answer_schemas() -> tuple[NewFile, ...]:
    """Return a file for every answer, `answer-<command>.schema.json`."""
    return tuple(
        NewFile(
            f"answer-{command.replace(' ', '-')}.schema.json",
            (json.dumps(schema(command), indent=2, sort_keys=True) + "\n").encode(),
        )
        for command in ANSWERS
    )


def schema(command: str) -> dict[str, Any]:
    """Return the JSON Schema of what a command answers; fields may be added to it."""
    (root,), parts = msgspec.json.schema_components(
        (ANSWERS[command],), schema_hook=lambda _: {"type": "string"}
    )
    for part in parts.values():
        # Our own files know all their keys; an answer may get new ones.
        if part.get("additionalProperties") is False:
            del part["additionalProperties"]
    # The whole answer is a part of its own: only there stands the version.
    whole = parts.pop(root["$ref"].rpartition("/")[2])
    whole["properties"] = {
        "schema_version": {"const": SCHEMA_VERSION},
        **whole["properties"],
    }
    whole["required"] = ["schema_version", *whole["required"]]
    title = f"scr {command} --format json"
    return {"$schema": DIALECT, **whole, "title": title, "$defs": parts}
