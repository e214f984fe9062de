"""Diagnostics as JUnit's XML: a suite for every review folder, a case for every file.

A file keeps its name whether it passes or fails, so that GitLab and Jenkins see when
it is mended. Both tell cases apart by class and name only: the class is the folder.
"""

from xml.etree import ElementTree as ET

from scrkit.cli.console import plain
from scrkit.cli.formats.lines import concise
from scrkit.cli.formats.report import LEVELS, Report, Shown, counts
from scrkit.diagnostics import Diagnostic
from scrkit.text.counting import number

_HEAD = '<?xml version="1.0" encoding="UTF-8"?>\n'


def junit_text(report: Report) -> str:
    """Return the document; what is milder than the command's limit fails no case."""
    top = ET.Element("testsuites", name="scr validate")
    for shown in report.shown:
        top.append(_suite(report, shown))
    for total in ("tests", "failures", "errors", "skipped"):
        top.set(total, str(sum(int(suite.get(total, "0")) for suite in top)))
    ET.indent(top)
    return _HEAD + ET.tostring(top, encoding="unicode") + "\n"


def _suite(report: Report, shown: Shown) -> ET.Element:
    told: dict[str, list[Diagnostic]] = {file: [] for file in shown.files}
    for diagnostic in shown.diagnostics:
        told.setdefault(diagnostic.place.file, []).append(diagnostic)
    cases = [_case(report, shown, file, told[file]) for file in sorted(told)]
    suite = ET.Element(
        "testsuite",
        name=_name(report, shown),
        tests=str(len(cases)),
        failures=str(sum(case.find("failure") is not None for case in cases)),
        errors="0",
        skipped="0",
        time="0",
    )
    accepted = {"name": "accepted", "value": str(len(shown.accepted))}
    ET.SubElement(ET.SubElement(suite, "properties"), "property", accepted)
    suite.extend(cases)
    return suite


def _name(report: Report, shown: Shown) -> str:
    return plain(report.folder(shown)) or "review"


def _case(
    report: Report, shown: Shown, file: str, found: list[Diagnostic]
) -> ET.Element:
    case = ET.Element(
        "testcase",
        classname=_name(report, shown),
        name=plain(file),
        file=plain(report.path(shown, file)),
        time="0",
    )
    failing = tuple(d for d in found if d.severity >= report.limit)
    milder = [d for d in found if d.severity < report.limit]
    if failing:
        gravest = max(d.severity for d in failing)
        words = zip(counts(failing), LEVELS.values(), strict=True)
        message = ", ".join(number(n, word) for n, word in words if n)
        failure = ET.SubElement(case, "failure", message=message, type=gravest.word)
        failure.text = _text(shown, failing)
    if milder:
        ET.SubElement(case, "system-out").text = _text(shown, milder)
    return case


def _text(shown: Shown, found: list[Diagnostic] | tuple[Diagnostic, ...]) -> str:
    lines = []
    for diagnostic in found:
        lines.append(concise(shown, diagnostic))
        if diagnostic.do:
            lines.append(f"    {diagnostic.do}")
    return "\n".join(lines)
