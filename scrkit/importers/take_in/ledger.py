"""Note in the review's own files that a return came: when, which, by which headings."""

import json
from collections.abc import Mapping
from datetime import date

from msgspec.structs import replace

from scrkit.edits.signing import proved
from scrkit.files import Edit, NewFile, Plan
from scrkit.model.case import ColumnMap, Imports, TakenIn
from scrkit.model.gathering import Requests
from scrkit.yamlfile import read
from scrkit.yamlfile.splice import Written, at_one_place

REQUESTS = "requests.yaml"
IMPORTS = "imports.yaml"


def received(content: bytes, requests: Requests, agency: str, day: date) -> Plan:
    """Return the edits that note the day a chronology came, or came again.

    Raises ScrError where the file cannot be added to safely.
    """
    for at, one in enumerate(requests.requests):
        if one.agency != agency or one.what != "chronology":
            continue
        name = "received" if one.received is None else "resubmitted"
        if one.received is not None and (not one.returned or one.resubmitted):
            continue
        tree = read(content, REQUESTS)
        fields = {name: day.isoformat()}
        edits = Written(content, tree).with_fields(("requests", at), fields)
        every = [*requests.requests]
        every[at] = replace(one, **{name: day})
        return proved(edits, tree, replace(requests, requests=tuple(every)))
    return ()


def imports(
    content: bytes | None,
    known: Imports,
    agency: str,
    entry: Mapping[str, str],
    columns: Mapping[str, str],
) -> Plan:
    """Return what notes a file taken in, and remembers its headings.

    Raises ScrError where the file cannot be added to safely.

    `entry` holds date, sha256 and kept; `columns` are their headings, by our field.
    """
    lines = {"taken": _flow({"agency": agency, **entry})}
    if any(
        one.agency == agency and one.sha256 == entry["sha256"] for one in known.taken
    ):
        del lines["taken"]
    before = [at for at, one in enumerate(known.maps) if one.agency == agency]
    told = json.dumps(dict(columns), ensure_ascii=False)
    if columns and not before:
        day = entry["date"]
        lines["maps"] = f"{{agency: {agency}, columns: {told}, remembered: {day}}}"
    if not content:
        text = "".join(f"{key}:\n  - {line}\n" for key, line in lines.items())
        return (NewFile(IMPORTS, text.encode()),) if text else ()
    tree = read(content, IMPORTS)
    written, wanted = Written(content, tree), known
    made = [_added(written, key, line) for key, line in lines.items()]
    if before and known.maps[before[0]].columns != columns:
        made.append(written.in_place(("maps", before[0], "columns"), told))
        changed = replace(known.maps[before[0]], columns=dict(columns))
        maps = (*known.maps[: before[0]], changed, *known.maps[before[0] + 1 :])
        wanted = replace(wanted, maps=maps)
    if "taken" in lines:
        seal, kept = entry["sha256"], entry.get("kept", "")
        new = TakenIn(agency=agency, date=_day(entry), sha256=seal, kept=kept)
        wanted = replace(wanted, taken=(*wanted.taken, new))
    if "maps" in lines:
        map_ = ColumnMap(agency=agency, columns=dict(columns), remembered=_day(entry))
        wanted = replace(wanted, maps=(*wanted.maps, map_))
    return proved(at_one_place(made), tree, wanted) if made else ()


def _day(entry: Mapping[str, str]) -> date:
    return date.fromisoformat(entry["date"])


def _flow(fields: Mapping[str, str]) -> str:
    told = ", ".join(f"{name}: {_bare(text)}" for name, text in fields.items() if text)
    return f"{{{told}}}"


def _bare(text: str) -> str:
    plain = text.replace("-", "").isalnum() and not text.isdigit()
    return text if plain and len(text) < 32 else json.dumps(text, ensure_ascii=False)


def _added(written: Written, key: str, line: str) -> Edit:
    if key not in written.keys(()):
        return written.at_the_end((f"{key}:", f"  - {line}"))
    if written.at((key,)):
        return written.added((key,), line)
    return written.first((key,), line)
