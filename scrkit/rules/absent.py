"""What is told of a file that is not there, or empty: one cause, one message."""

import re
from collections.abc import Iterable

from msgspec.structs import replace

from scrkit.diagnostics import Diagnostic, Severity, by_place
from scrkit.model.case import KeyDates
from scrkit.model.review import AGENCY_FOLDERS, SINGLE_FILES
from scrkit.model.stages import STAGES
from scrkit.patterns import later
from scrkit.review import Loaded
from scrkit.rules.engine.rule import IDLE
from scrkit.rules.engine.several import NAMED, such_as
from scrkit.text.counting import number

_SINGLE = frozenset(name for name, _, _ in SINGLE_FILES)
_CASE, _DATES = "review.yaml", "dates"
_DEPARTURE = later(r"departures\.(\d+)")
# What is told of one file, list or folder that is wholly absent, by stage.
_Groups = dict[tuple[str, str], list[Diagnostic]]


def of_absent(loaded: Loaded, found: Iterable[Diagnostic]) -> list[Diagnostic]:
    """Tell once what more than three messages tell of something wholly absent.

    That is a file, an agencies' folder without a file, or the days of review.yaml. A
    file in which nothing stands holds no more than one that is not there.

    The gravest stands for those of its stage. Errors are told each by itself, but for
    those of a folder. A departure for a file that is absent is not idle.
    """
    there = {source.name: bool(source.tree.data) for source in loaded.sources}
    folders = tuple(
        f"{folder}/"
        for folder, _, _ in AGENCY_FOLDERS
        if not any(name.startswith(f"{folder}/") for name in there)
    )
    kept, groups = list[Diagnostic](), _Groups()
    for one in found:
        if one.code == IDLE.code and not there.get(_excused(loaded, one), True):
            continue
        cause = _cause(loaded, one, there, folders)
        if cause:
            # Days of all stages stand together in one list.
            stage = "" if cause == _DATES else one.stage
            groups.setdefault((cause, stage), []).append(one)
        else:
            kept.append(one)
    for (cause, _), group in groups.items():
        many = len(group) > NAMED
        kept += [_standing_for(group, cause, there)] if many else group
    return sorted(kept, key=by_place)


def _cause(
    loaded: Loaded, one: Diagnostic, there: dict[str, bool], absent: tuple[str, ...]
) -> str:
    """Return the file, folder or list that is absent, of which something is told.

    `absent` are the agencies' folders, each with its stroke, without a file.
    """
    for folder in absent:
        if any(file.startswith(folder) for file in (one.place.file, *one.concerns)):
            return folder
    if one.severity == Severity.ERROR:
        return ""
    if one.place.file in _SINGLE and not there.get(one.place.file):
        return one.place.file
    review = loaded.review
    dateless = review is not None and review.case.dates == KeyDates()
    of_a_day = one.place.file == _CASE and one.path.partition(".")[0] == _DATES
    return _DATES if dateless and of_a_day else ""


def _excused(loaded: Loaded, idle: Diagnostic) -> str:
    """Return the file for which a departure stands, or ""."""
    at, review = _DEPARTURE.match(idle.path), loaded.review
    if at is None or review is None:
        return ""
    return review.case.departures[int(at[1]) - 1].file


def _standing_for(
    group: list[Diagnostic], cause: str, there: dict[str, bool]
) -> Diagnostic:
    gravest = max(group, key=lambda one: one.severity)
    more = number(len(group) - 1, "more thing")
    if cause == _DATES:
        message = f"no day is recorded: {gravest.message}, and {more} without a day"
    elif cause.endswith("/"):
        message = f"{gravest.message}; {_of_folder(group, cause)}"
    else:
        how = "is empty" if cause in there else "is not there"
        message = f"this file {how}: {gravest.message}, and {more} it would hold"
    files = [file for one in group for file in (*one.concerns, one.place.file)]
    # The earliest stage of those that are told, "" where one has none.
    stages = {one.stage for one in group}
    return replace(
        gravest,
        message=message,
        stage=next((one for one in STAGES if one in stages), "") if all(stages) else "",
        covers=tuple(dict.fromkeys(one.code for one in group)),
        concerns=tuple(dict.fromkeys(files)),
    )


def _of_folder(group: list[Diagnostic], folder: str) -> str:
    """Say that a folder holds nothing, with what would be in it."""
    names = {
        name
        for one in group
        for name in (one.place.file, *one.concerns)
        if name.startswith(folder)
    }
    listed = sorted(re.sub(r".*/|\.yaml$", "", name) for name in names)
    agencies = number(len(listed), "agency", "agencies")
    return f"{folder} holds no file: told of {agencies}{such_as(listed)}"
