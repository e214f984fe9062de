"""The saved questions answered by hand: YAML read with nothing of ours, and counted."""

import re
from collections import Counter, defaultdict
from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path
from typing import Any

from tests.research.boards import AS_OF, plain

DAY = date.fromisoformat(AS_OF)
Rows = list[tuple[Any, ...]]


def _actions(root: Path) -> list[dict[str, Any]]:
    return list(plain(root, "actions.yaml").get("actions", []))


def _found(root: Path, name: str) -> list[dict[str, Any]]:
    return list(plain(root, "overview/findings.yaml").get(name, []))


def _id(root: Path) -> str:
    return str(plain(root, "review.yaml")["id"])


def _agencies(root: Path) -> dict[str, str]:
    return {a["id"]: a["name"] for a in plain(root, "review.yaml")["agencies"]}


def _entries(root: Path) -> Iterator[tuple[str, dict[str, Any]]]:
    for path in sorted((root / "chronologies").glob("*.yaml")):
        if path.name.endswith(".questions.yaml"):
            continue
        held = plain(root, f"chronologies/{path.name}")
        for entry in held["entries"]:
            if entry.get("visibility", "integrated") == "integrated":
                yield held["agency"], entry


def _date(value: Any) -> date | None:
    found = (
        value
        if isinstance(value, date)
        else date.fromisoformat(value)
        if value
        else None
    )
    return found if found and found <= DAY else None


def _proof(action: dict[str, Any], name: str) -> date | None:
    return _date((action.get(name) or {}).get("date"))


def _state(action: dict[str, Any]) -> str:
    for name, state in (
        ("difference", "made a difference"),
        ("evidenced", "evidenced"),
    ):
        if _proof(action, name):
            return state
    if _date(action.get("done")):
        return "done"
    if date.fromisoformat(str(action["due"])) < DAY:
        return "overdue"
    return "in progress" if _date(action.get("started")) else "not started"


def _late(action: dict[str, Any]) -> int:
    done = _date(action.get("done")) or DAY
    return (done - date.fromisoformat(str(action["due"]))).days


def overdue_by_theme(roots: list[Path]) -> Rows:
    late: dict[str, dict[tuple[str, str], int]] = defaultdict(dict)
    for root in roots:
        themes = {f["id"]: f.get("themes", []) for f in _found(root, "findings")}
        stands = {r["id"]: r["findings"] for r in _found(root, "recommendations")}
        for action in _actions(root):
            if _state(action) != "overdue":
                continue
            for finding in (f for r in action["source"] for f in stands[r]):
                for theme in themes[finding]:
                    late[theme][_id(root), action["id"]] = _late(action)
    return [
        (theme, len(held), len({review for review, _ in held}), max(held.values()))
        for theme, held in late.items()
    ]


def actions_by_state(roots: list[Path]) -> Rows:
    found: dict[str, list[str]] = defaultdict(list)
    for root in roots:
        for action in _actions(root):
            found[_state(action)].append(_id(root))
    return [(state, len(ids), len(set(ids))) for state, ids in found.items()]


def actions_late_by_owner(roots: list[Path]) -> Rows:
    every, overdue, late = Counter[str](), Counter[str](), Counter[str]()
    for root in roots:
        names = _agencies(root)
        for action in _actions(root):
            owner = names.get(action.get("agency", ""), "the Board")
            every[owner] += 1
            overdue[owner] += _state(action) == "overdue"
            late[owner] += bool(_date(action.get("done"))) and _late(action) > 0
    return [(owner, n, overdue[owner], late[owner]) for owner, n in every.items()]


def actions_without_difference(roots: list[Path]) -> Rows:
    return [
        (
            _id(root),
            action["id"],
            action["owner"],
            str(_date(action["done"])),
            str(_proof(action, "evidenced")) if _proof(action, "evidenced") else None,
        )
        for root in roots
        for action in _actions(root)
        if _date(action.get("done")) and not _proof(action, "difference")
    ]


def recommendations_without_action(roots: list[Path]) -> Rows:
    rows = []
    for root in roots:
        carried = {one for action in _actions(root) for one in action["source"]}
        replies = _replies(root)
        rows += [
            (_id(root), one["id"], one["to"], replies.get(one["id"]))
            for one in _found(root, "recommendations")
            if one["id"] not in carried
        ]
    return rows


def _replies(root: Path) -> dict[str, str]:
    replies = plain(root, "response.yaml").get("replies", [])
    told = {
        one["to"]: one["accepted"]
        for one in replies
        if one.get("by", "Board") != "Board"
    }
    return told | {
        one["to"]: one["accepted"]
        for one in replies
        if one.get("by", "Board") == "Board"
    }


def _completed(root: Path) -> date | None:
    return _date(plain(root, "review.yaml")["dates"].get("report_completed"))


def recommendations_without_reply(roots: list[Path]) -> Rows:
    return [
        (_id(root), one["id"], one["to"], str(_completed(root)))
        for root in roots
        for one in _found(root, "recommendations")
        if _completed(root) and one["id"] not in _replies(root)
    ]


def themes_by_year(roots: list[Path]) -> Rows:
    found: dict[tuple[int | None, str], list[str]] = defaultdict(list)
    for root in roots:
        done = _completed(root)
        for finding in _found(root, "findings"):
            for theme in finding.get("themes", []):
                found[done.year if done else None, theme].append(_id(root))
    return [(*key, len(ids), len(set(ids))) for key, ids in found.items()]


def time_to_publication(roots: list[Path]) -> Rows:
    dates = [plain(root, "review.yaml")["dates"] for root in roots]
    days = sorted(
        (_date(one["published"]) - _date(one["incident"])).days  # type: ignore[operator]
        for one in dates
        if _date(one.get("published"))
    )
    (framework,) = {plain(root, "review.yaml")["framework"] for root in roots}
    middle = float(days[len(days) // 2])
    return [(framework, len(roots), len(days), days[0], middle, middle, days[-1])]


def entries_by_agency(roots: list[Path]) -> Rows:
    days: dict[str, list[str]] = defaultdict(list)
    reviews: dict[str, set[str]] = defaultdict(set)
    for root in roots:
        names = _agencies(root)
        for agency, entry in _entries(root):
            name = names[agency]
            days[name].append(str(entry["date"]))
            reviews[name].add(_id(root))
    return [
        (
            name,
            len(reviews[name]),
            len(told),
            min(_first(one) for one in told if one[0].isdigit()),
            max(_last(one) for one in told if one[0].isdigit()),
            sum(bool(re.fullmatch(r"[\d-]{10}[~?]?", one)) for one in told),
        )
        for name, told in days.items()
    ]


def _first(text: str) -> str:
    # About a month may be the month before or behind: docs/chronologies.md.
    if len(text) == 8 and text.endswith("~"):
        year, month = divmod(int(text[:4]) * 12 + int(text[5:7]) - 2, 12)
        return f"{year}-{month + 1:02}-01"
    bare = text.rstrip("~?").partition("/")[0]
    return f"{bare}-01-01"[:10] if len(bare) == 4 else f"{bare}-01"[:10]


def _last(text: str) -> str:
    # The last entry of every agency is of a day: what is vaguer lies years before.
    bare = text.rstrip("~?").rpartition("/")[2]
    return bare if len(bare) == 10 else _first(bare)


def child_seen_by_agency(roots: list[Path]) -> Rows:
    told: dict[str, list[dict[str, Any]]] = defaultdict(list)
    for root in roots:
        names = _agencies(root)
        for agency, entry in _entries(root):
            told[names[agency]].append(entry)
    return [
        (
            name,
            len(entries),
            *(
                sum(_answer(one, "child_seen") == answer for one in entries)
                for answer in ("yes", "no", "not_recorded")
            ),
            sum(_answer(one, "seen_alone") == "yes" for one in entries),
            sum(bool(one.get("voice", "").strip()) for one in entries),
        )
        for name, entries in told.items()
    ]


def _answer(entry: dict[str, Any], field: str) -> str:
    # YAML of other programs reads a bare yes as true.
    value = entry.get(field, "not_asked")
    if isinstance(value, bool):
        return "yes" if value else "no"
    return str(value)


def findings_one_sided(roots: list[Path]) -> Rows:
    rows = []
    for root in roots:
        of = {entry["id"]: agency for agency, entry in _entries(root)}
        for one in _found(root, "findings"):
            agencies = {of[id] for id in one.get("evidence", []) if id in of}
            weighed = bool(one.get("counter_note", "").strip())
            if len(agencies) < 2 or not weighed:
                against = len(one.get("counter_evidence", []))
                rows.append(
                    (
                        _id(root),
                        one["id"],
                        len(agencies),
                        len(one["evidence"]),
                        against,
                        weighed,
                    )
                )
    return rows


def slippage_by_duty(roots: list[Path]) -> Rows:
    """The day on which each duty was done, against the guidance's, by hand."""
    told = (
        ("SCR-T1", "Notify the incident", 1, 0, None),
        ("SCR-T2", "Decide whether to initiate a Serious Case Review", 1, 0, None),
        ("SCR-T3", "Tell the decision, whichever it is", 1, 0, None),
        ("SCR-T5", "Complete the Serious Case Review", 0, 1, 119),
        (
            "SCR-T6",
            "Send the report and what was done about it, before publication",
            1,
            0,
            None,
        ),
        ("SCR-T7", "Keep the report on the Board's website", 0, 0, None),
        (
            "SCR-T8",
            "Tell the Department and the national panel if minded not to publish",
            *(0, 0, None),
        ),
    )
    n = len(roots)
    return [
        ("england-scr-2015", id, what, n, n * in_time, n * late, 0, days)
        for id, what, in_time, late, days in told
    ]


def differences_by_kind(roots: list[Path]) -> Rows:
    """What the example's linked accounts differ in, read and counted on paper."""
    n = len(roots)
    return [
        ("time", "precision_only", 13 * n, n),
        ("date", "contradiction", 3 * n, n),
        ("time", "contradiction", 3 * n, n),
        ("child_seen", "contradiction", 2 * n, n),
    ]


COUNTED: dict[str, Callable[[list[Path]], Rows]] = {
    one.__name__.replace("_", "-"): one
    for one in (
        overdue_by_theme,
        actions_by_state,
        actions_late_by_owner,
        actions_without_difference,
        recommendations_without_action,
        recommendations_without_reply,
        themes_by_year,
        time_to_publication,
        entries_by_agency,
        child_seen_by_agency,
        findings_one_sided,
        slippage_by_duty,
        differences_by_kind,
    )
}
