"""Every file of a new review, with short guiding comments for those who fill it in."""

from collections.abc import Iterator
from dataclasses import dataclass

import msgspec

from scrkit import __version__
from scrkit.dates import PartialDate
from scrkit.files import NewFile, Plan
from scrkit.frameworks import Framework
from scrkit.model.case import Agency, KeyDates, ReviewKind
from scrkit.model.imr import REPORTS
from scrkit.model.kinds import description
from scrkit.model.review import SECTIONS
from scrkit.scaffold.examples import with_examples
from scrkit.scaffold.rapid import RAPID_FILE, rapid_text
from scrkit.scaffold.schemas import FOLDER, modeline, schema_files
from scrkit.system.resources import shipped
from scrkit.text.mentions import literal
from scrkit.yamlfile.emit import emit

# What each CI needs: the file in the review, and the shipped one that it comes from.
CI = {
    "github": {
        ".github/workflows/scr.yml": "templates/new/ci/github.yml",
        ".github/actions/scr-validate/action.yml": "action.yml",
    },
    "gitlab": {
        ".gitlab-ci.yml": "templates/new/ci/gitlab.yml",
        ".gitlab/scr-validate.yml": "templates/new/ci/scr-validate.gitlab.yml",
    },
    "none": {},
}


@dataclass(frozen=True, slots=True)
class NewReview:
    """What has to be known to open a review.

    `own` are files of guidance of the board's own, which go into `frameworks/`;
    `questions` those that are known already, each with its words in short; `house` is
    its own Word file.
    """

    id: str
    title: str
    board: str
    framework: Framework
    agencies: tuple[Agency, ...]
    period: PartialDate | None = None
    ci: str = "none"
    overlay: str = ""
    own: tuple[NewFile, ...] = ()
    house: NewFile | None = None
    kind: ReviewKind = "review"
    questions: tuple[tuple[str, str], ...] = ()


def plan(review: NewReview) -> Plan:
    """Return every file of the new folder, sorted by name.

    A rapid review begins with fewer files; `of_a_whole_review` gives the others.
    """
    files = [*_every(review)]
    if review.kind == "rapid":
        files = [one for one in files if not _only_whole(one.path)]
        files += [_guided(RAPID_FILE, rapid_text(review.framework))]
    files += [review.house] if review.house else []
    return tuple(sorted(files, key=lambda file: file.path))


def of_a_whole_review(review: NewReview) -> tuple[NewFile, ...]:
    """Return the files that a whole review has, and a rapid review has not."""
    files = (one for one in _every(review) if _only_whole(one.path))
    return tuple(sorted(files, key=lambda file: file.path))


def _every(review: NewReview) -> Iterator[NewFile]:
    yield from (*_from_shipped(), *_checks(review), *_per_agency(review), *_sections())
    yield _guided("review.yaml", _REVIEW + _review(review))
    yield _guided("criteria.yaml", _CRITERIA + _criteria(review))
    yield _guided("terms-of-reference.yaml", _TERMS + _terms(review))
    yield from (NewFile(f"{FOLDER}/{f.path}", f.content) for f in schema_files())
    yield from (NewFile(f"frameworks/{f.path}", f.content) for f in review.own)


# Panel, reports, terms of reference, overview and publication come with a review.
_OF_A_WHOLE = (
    *("terms-of-reference.yaml", "panel.yaml", "secured-records.yaml"),
    *("learning-events.yaml", "response.yaml", "dissemination.yaml"),
)


def _only_whole(path: str) -> bool:
    return path in _OF_A_WHOLE or path.startswith(("imrs/", "interviews/", "overview/"))


def _guided(path: str, text: str) -> NewFile:
    return _yaml(path, with_examples(path, text))


def _yaml(path: str, text: str) -> NewFile:
    return NewFile(path, (modeline(path) + text).encode("utf-8"))


_REVIEW = """\
# What is reviewed, by whom, under which guidance. Dates are written 2016-03-01.
# Fill in each date when it is known; the clocks of the guidance run from them.
"""
_CRITERIA = """\
# The facts on which the criteria turn. Unknown is an answer: it is never taken for no.
# Give a source for each. Then: scr check-criteria
"""
_TERMS = """\
# What the review is for, what it is not, what it asks, and when it is to be done.
# The period is written 2012-04/2015-05. Questions have ids for life: Q1, Q2 …
"""


def _review(review: NewReview) -> str:
    head = emit(
        {
            "id": review.id,
            "title": literal(review.title),
            "kind": "rapid" if review.kind == "rapid" else None,
            "framework": review.framework.id,
            "overlay": review.overlay or None,
            "board": {"name": literal(review.board)},
        }
    )
    agencies = emit(
        {
            "agencies": [
                {
                    "id": a.id,
                    "name": literal(a.name),
                    "prefix": a.prefix,
                    "report": a.report,
                }
                for a in review.agencies
            ]
        }
    )
    model = f"methodology: {review.framework.methodology}\n"
    return f"format: 1\n{head}{model}{agencies}{_dates(review.framework)}"


def _dates(framework: Framework) -> str:
    """Return every day on which a clock runs, with what it is."""
    told = [
        f"  # {description(field.type)}\n  {field.name}:\n"
        for field in msgspec.structs.fields(KeyDates)
    ]
    # The last of them, `other`, holds the days that the framework adds.
    own = [f"    # {day.what}\n    {day.id}:\n" for day in framework.dates]
    return "dates:\n" + "".join([*told, *own]) + "departures: []\n"


def _criteria(review: NewReview) -> str:
    lines = ["summary:\n", "facts:\n"]
    for fact in review.framework.facts:
        lines.append(f"  # {fact.asked}\n")
        lines.append(f"  {fact.id}:\n    value: unknown\n    source:\n")
    return "".join(lines) + "decision:\nnotifications: []\n"


def _terms(review: NewReview) -> str:
    period = review.period.text if review.period else ""
    names = review.framework.names
    who, whose = names.get("a_subject", "a child"), names.get("coroner", "the Coroner")
    agencies = ", ".join(agency.id for agency in review.agencies)
    return (
        "purpose:\nnot_for:\n"
        "  - A criminal investigation, which is for the police.\n"
        f"  - An inquiry into how {who} died, which is for {whose}.\n"
        "  - A disciplinary investigation, which is for each agency.\n"
        f"period: {period}\nperiod_reason:\n{_questions(review)}"
        f"agencies: [{agencies}]\n"
        "# Columns that this case's chronologies have besides, if any.\ncolumns: []\n"
        "due:\n  chronologies:\n  reports:\n  learning_event:\n  completion:\n"
    ).replace(": \n", ":\n")


def _questions(review: NewReview) -> str:
    """Return the questions with their ids: they are for life, and begin with Q1."""
    found = [
        {"id": f"Q{n}", "text": text} | ({"short": short} if short else {})
        for n, (text, short) in enumerate(review.questions, 1)
    ]
    return emit({"questions": found}) if found else "questions: []\n"


def _per_agency(review: NewReview) -> list[NewFile]:
    files = []
    for agency in review.agencies:
        kinds = ["chronologies"]
        if agency.report in REPORTS:
            kinds += ["imrs", "interviews"]
        for kind in kinds:
            path = f"{kind}/{agency.id}.yaml"
            body = _BODY[kind].format(id=agency.id)
            given = {"id": agency.id, "prefix": agency.prefix, "kind": agency.report}
            comment = _PER_AGENCY[kind].format(**given)
            text = with_examples(path, comment + body, agency.id, agency.prefix)
            files.append(_yaml(path, text))
    return files


_BODY = {
    "chronologies": "format: 1\nagency: {id}\nentries: []\n",
    # Until somebody is its author, a report is only a guide to what it will hold.
    "imrs": "",
    "interviews": "format: 1\nagency: {id}\ninterviews: []\n",
}


_PER_AGENCY = {
    "chronologies": """\
# One entry an event, in the agency's own words. Write what is known and no more:
#   2014-03-05, 2014-03, 2014, 2014-03~ (about), 2014-03-05? (doubtful), unknown.
#
#   - id: {prefix}-0001
#     date: 2014-03-05
#     time: 14:30
#     source: Which record it comes from
#     people: [ChildK, SW1]
#     event: |-
#       What happened. People are written as mentions: @SW1.
""",
    "imrs": """\
# The agency's own look at its practice. Its author was not involved in the case and
# does not manage anybody who was. Take the marks # away when there is an author.
# `scr sign {id}` writes sign_off with a seal, which shows if a word is changed later.
#
# format: 1
# agency: {id}
# kind: {kind}
# author:
#   office: Office held, not a name
#   involved: false
#   line_manager_of_involved: false
#   declared: 2016-03-01
# records_secured: 2016-02-15
# methods: |-
#   Which records were read, who was interviewed.
# context: |-
#   Workload, vacancies, supervision, reorganisations at the time.
# staff_consulted: [SW1]
# staff_view: |-
#   What front-line staff said of the findings.
# analysis:
#   - question: Q1
#     text: |-
#       Why things were done as they were, not only what was done.
#     evidence: [{prefix}-0001]
# good_practice:
#   - |-
#     What went well, and why.
# recommendations:
#   - id: {prefix}-R1
#     text: |-
#       What the agency recommends to itself.
#     rationale: |-
#       What it follows from.
# sign_off: {{office: Chief officer, date: 2016-06-01, version: "1.0"}}
""",
    "interviews": """\
# Interviews with the agency's staff; their ids are {prefix}-I1, {prefix}-I2 …
# The written record goes to the person, who checks that it is accurate.
""",
}


def _sections() -> list[NewFile]:
    guide = "<!-- The lead reviewer's prose: {}. People as mentions: @SW1. -->\n"
    return [
        NewFile(f"overview/{name}.md", guide.format(name).encode("utf-8"))
        for name in SECTIONS
    ]


def _from_shipped() -> list[NewFile]:
    """Return the files that are the same for every review."""
    files = []
    root = shipped("templates") / "new"
    for path in sorted(root.rglob("*")):
        name = path.relative_to(root).as_posix().replace("dot-", ".")
        if not path.is_file() or name.startswith("ci/"):
            continue
        text = path.read_text(encoding="utf-8")
        if name.endswith(".yaml"):
            text = modeline(name) + with_examples(name, text)
        files.append(NewFile(name, text.encode("utf-8")))
    return files


def _checks(review: NewReview) -> list[NewFile]:
    """Return what checks the review on every push, by the released version."""
    files = []
    for name, source in CI[review.ci].items():
        top, _, below = source.partition("/")
        text = (shipped(top) / below).read_text(encoding="utf-8")
        text = text.replace("{version}", __version__)
        files.append(NewFile(name, text.encode("utf-8")))
    return files
