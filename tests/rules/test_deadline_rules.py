"""Rules on days: strength decides, the earlier binds, what is reported is milder."""

from datetime import date

import pytest
from msgspec.structs import replace
from reviews_on_disk import AS_OF, FRAMEWORK, Edits, edited, told

from scrkit.diagnostics import Diagnostic, Severity
from scrkit.frameworks import DeadlineClause, Framework, KeyDay
from scrkit.review import load
from scrkit.rules import ALL, Context, run
from scrkit.rules.validate import validate

NOTICE, WARNING, ERROR = Severity.NOTICE, Severity.WARNING, Severity.ERROR
CASE, TERMS, REQUESTS = "review.yaml", "terms-of-reference.yaml", "requests.yaml"
UNPUBLISHED = (
    ("  report_sent: 2016-05-10\n", ""),
    ("\n  published: 2016-06-01", ""),
)
UNFINISHED = (
    ("  report_completed: 2016-04-28\n", ""),
    ("  publication_planned: 2016-06-01\n", ""),
    *UNPUBLISHED,
)


def clause(id: str) -> DeadlineClause:
    found = FRAMEWORK.deadline(id)
    assert found is not None
    return found


def under(
    framework: Framework | None, edits: Edits, *, as_of: date = AS_OF
) -> list[Diagnostic]:
    """Return what is told of the days of an edited base review under a framework."""
    loaded = load(edited(edits))
    assert loaded.review is not None
    context = Context(loaded.review, framework, as_of)
    found = run(context, ALL, loaded.place_of).diagnostics
    return [one for one in found if one.code.startswith("SCR5")]


def only(found: list[Diagnostic]) -> Diagnostic:
    assert len(found) == 1, [(one.code, one.message) for one in found]
    return found[0]


STATUTE = replace(
    clause("SCR-T6"), id="LC-T4", unit="days", quantity="7", strength="statute_must"
)
BOTH = replace(FRAMEWORK, deadlines=(STATUTE, replace(clause("SCR-T6"), id="LC-T4g")))


@pytest.mark.parametrize(
    ("sent", "severity", "message"),
    [
        # Published on 1 June; seven working days before is 20 May, seven days 25 May.
        ("2016-05-24", WARNING, "was due by 20 May 2016"),
        (
            "2016-05-27",
            ERROR,
            "was due by 20 May 2016; LC-T4: by 25 May 2016",
        ),
    ],
)
def test_of_two_days_for_one_thing_the_earlier_is_told_once(
    sent: str, severity: Severity, message: str
) -> None:
    edits = {CASE: (("report_sent: 2016-05-10", f"report_sent: {sent}"),)}

    found = only(under(BOTH, edits))

    assert (found.code, found.severity) == ("SCR501", severity)
    assert found.message.startswith("LC-T4g, send the report")
    assert found.message.endswith(message)


def test_a_step_not_recorded_is_told_once_for_both_of_its_days() -> None:
    found = only(under(BOTH, {CASE: (("  report_sent: 2016-05-10\n", ""),)}))

    assert (found.code, found.severity) == ("SCR502", WARNING)
    assert "due by 20 May 2016; LC-T4: by 25 May 2016" in found.message


@pytest.mark.parametrize(
    ("strength", "soft", "severity"),
    [
        ("statute_must", False, ERROR),
        ("guidance_must", False, ERROR),
        ("guidance_should", False, WARNING),
        ("guidance_should", True, NOTICE),
        ("guidance_normally", False, NOTICE),
        ("guidance_aim", False, NOTICE),
        ("panel_expectation", False, NOTICE),
        ("local", False, NOTICE),
    ],
)
def test_a_missed_deadline_is_as_grave_as_the_clause_is_strong(
    strength: str, soft: bool, severity: Severity
) -> None:
    late = replace(clause("SCR-T1"), strength=strength, soft=soft)
    edits = {CASE: (("  notified: 2015-10-05", "  notified: 2015-10-09"),)}

    found = only(under(replace(FRAMEWORK, deadlines=(late,)), edits))

    assert (found.code, found.severity) == ("SCR501", severity)


OWN_DAYS = replace(
    FRAMEWORK,
    dates=(KeyDay(id="sift_sent", what="The sift was sent."),),
    deadlines=(replace(clause("SCR-T1"), id="T-SIFT", done=("sift_sent",)),),
)


def test_a_day_that_only_the_framework_knows_is_missed_or_not_recorded() -> None:
    without = only(under(OWN_DAYS, {}))
    base = edited({})[CASE].decode("utf-8").rstrip("\n")
    late = base.splitlines()[-1]
    more = f"{late}\n  other: {{sift_sent: 2015-10-12}}"
    loaded = load(edited({CASE: ((f"\n{late}\n", f"\n{more}\n"),)}), OWN_DAYS)
    assert loaded.review is not None
    missed = run(Context(loaded.review, OWN_DAYS, AS_OF), ALL, loaded.place_of)

    assert without.code == "SCR502"
    assert [(d.code, d.path) for d in missed.diagnostics if d.code[3] == "5"] == [
        ("SCR501", "dates.other.sift_sent")
    ]


def test_a_clock_that_counts_from_a_missing_day_is_told_when_its_time_has_come() -> (
    None
):
    waiting = replace(
        OWN_DAYS,
        deadlines=(
            replace(clause("SCR-T5"), starts=("sift_sent",)),
            replace(clause("SCR-T2"), starts=("sift_sent",)),
        ),
    )

    finished = only(under(waiting, {}))
    under_way = [
        one
        for one in under(waiting, {CASE: UNFINISHED}, as_of=date(2016, 3, 1))
        if one.code == "SCR516"
    ]
    unheard = under(waiting, {}, as_of=date(2015, 10, 1))

    assert (finished.code, finished.severity) == ("SCR516", WARNING)
    assert finished.message == (
        "sift_sent is not recorded, so that no clock runs for SCR-T5, SCR-T2"
    )
    assert [one.severity for one in under_way] == [NOTICE]
    assert "SCR-T5" not in " ".join(one.message for one in unheard)


@pytest.mark.parametrize(
    ("planned", "told_of"),
    [("2016-12-09", True), ("2016-12-12", False), ("2016-12-01", True)],
)
def test_a_plan_leaves_time_to_send_the_report_or_is_told(
    planned: str, told_of: bool
) -> None:
    """Seven working days from 1 December 2016 end on 12 December."""
    edits = {
        CASE: (*UNPUBLISHED, ("planned: 2016-06-01", f"planned: {planned}")),
    }

    found = [one for one in under(FRAMEWORK, edits) if one.code != "SCR506"]

    assert [one.code for one in found] == (["SCR512"] if told_of else [])
    if told_of:
        assert "it allows 12 December 2016 at the earliest" in found[0].message
        assert found[0].path == "dates.publication_planned"


def test_a_report_published_today_and_never_sent_was_not_sent_in_time() -> None:
    edits = {
        CASE: (
            ("  report_sent: 2016-05-10\n", ""),
            ("\n  published: 2016-06-01", "\n  published: 2016-12-01"),
        )
    }

    assert only(under(FRAMEWORK, edits)).code == "SCR502"


def test_a_plan_is_no_day_ahead_and_anything_else_is() -> None:
    ahead = {
        CASE: (
            ("  decision_sent: 2015-11-03\n", "  decision_sent: 2115-11-03\n"),
            ("planned: 2016-06-01", "planned: 2017-06-01"),
            *UNPUBLISHED,
        )
    }

    found = [one for one in under(FRAMEWORK, ahead) if one.code == "SCR506"]

    assert [one.path for one in found] == ["dates.decision_sent"]


DUE = ("  completion: 2016-05-02\n", "  {}: 2016-02-01\n  completion: 2016-05-02\n")
DELAYED = """\
delays:
  - {reported: 2016-02-10, what: All., reason: The trial., until: 2016-12-24}
"""
PAUSED = """\
pauses:
  - {from_date: 2016-01-10, what: All., reason: The trial., because: criminal}
"""
UNREASONED = DELAYED.replace("The trial.", '" "')


def with_proceedings(edits: Edits, proceedings: str = "") -> dict[str, Diagnostic]:
    files = edited(edits)
    if proceedings:
        files["proceedings.yaml"] = proceedings.encode("utf-8")
    loaded = load(files)
    assert loaded.review is not None
    assert loaded.diagnostics == ()
    context = Context(loaded.review, loaded.framework, AS_OF)
    return {d.code: d for d in run(context, ALL, loaded.place_of).diagnostics}


@pytest.mark.parametrize(
    ("key", "requests", "message"),
    [
        (
            "chronologies",
            (("received: 2016-01-10, accepted: 2016-01-20", "note: Late."),),
            "not all agencies' chronologies are in",
        ),
        (
            "reports",
            (("received: 2016-02-12, accepted: 2016-02-24", "note: Late."),),
            "not all agencies' reports are accepted",
        ),
        ("learning_event", (), "no learning event is recorded"),
    ],
)
def test_what_the_terms_set_a_day_for_is_told_by_what_is_lacking(
    key: str, requests: tuple[tuple[str, str], ...], message: str
) -> None:
    edits = {TERMS: ((DUE[0], DUE[1].format(key)),), REQUESTS: requests}

    alone, delayed, paused, unreasoned = (
        with_proceedings(edits, text)["SCR505"]
        for text in ("", DELAYED, PAUSED, UNREASONED)
    )

    assert alone.message == f"{message}; due by 1 February 2016"
    assert alone.path == f"due.{key}"
    assert [one.severity for one in (alone, delayed, paused, unreasoned)] == [
        WARNING,
        NOTICE,
        NOTICE,
        WARNING,
    ]


def test_a_first_draft_is_there_once_something_of_the_report_is_written() -> None:
    edits = {
        CASE: UNFINISHED,
        TERMS: ((DUE[0], DUE[1].format("first_draft")),),
    }
    written = with_proceedings(edits)
    files = edited(edits)
    files = {n: c for n, c in files.items() if not n.endswith(".md")}
    files["overview/introduction.md"] = b"<!-- The lead reviewer's prose. -->\n"
    loaded = load(files)
    assert loaded.review is not None
    context = Context(loaded.review, loaded.framework, AS_OF)
    bare = {d.code: d for d in run(context, ALL, loaded.place_of).diagnostics}

    assert "SCR505" not in written
    assert "nothing of the overview report is written" in bare["SCR505"].message


@pytest.mark.parametrize(
    ("edits", "proceedings", "severity", "message"),
    [
        ({CASE: UNFINISHED}, "", WARNING, ", and no delay is reported"),
        ({CASE: UNFINISHED}, UNREASONED, WARNING, ", and no delay is reported"),
        ({CASE: UNFINISHED}, DELAYED, NOTICE, "; the new day, 24 December 2016, holds"),
        (
            {CASE: UNFINISHED},
            DELAYED.replace("2016-12-24", "2016-11-24"),
            WARNING,
            "; the new day, 24 November 2016, has passed",
        ),
        (
            {CASE: UNFINISHED},
            PAUSED,
            NOTICE,
            "; the record of the delay names no new day",
        ),
        (
            {TERMS: (("completion: 2016-05-02", "completion: 2016-04-27"),)},
            "",
            WARNING,
            ", and no delay is reported",
        ),
        (
            {TERMS: (("completion: 2016-05-02", "completion: 2016-04-27"),)},
            PAUSED,
            None,
            "",
        ),
    ],
)
def test_a_review_past_its_day_of_completion_has_reported_its_delay(
    edits: Edits, proceedings: str, severity: Severity | None, message: str
) -> None:
    found = with_proceedings(edits, proceedings).get("SCR511")

    assert (found.severity if found else None) == severity
    if found:
        assert found.message.endswith(message)


@pytest.mark.parametrize(
    ("chased", "as_of", "told_of"),
    [
        ("", "2015-12-29", False),
        ("", "2015-12-30", True),
        (", chased: [2015-12-30]", "2015-12-30", False),
        (", chased: [2016-01-20]", "2016-01-10", True),
    ],
)
def test_a_return_is_chased_within_a_fortnight_of_its_day(
    chased: str, as_of: str, told_of: bool
) -> None:
    edits = {REQUESTS: ((", nil_return: true", chased),)}

    found = told(edits, as_of=date.fromisoformat(as_of))

    # It is late in either case, and that is told once.
    assert ("SCR504" in found) == (not told_of)
    assert ("SCR509" in found) == told_of


@pytest.mark.parametrize("year", ["0001", "9999"])
def test_a_slip_of_the_year_is_no_crash(year: str) -> None:
    last = "12-31" if year == "9999" else "01-01"
    edits = {
        REQUESTS: (("due: 2015-12-15, nil_return: true", f"due: {year}-{last}"),),
        TERMS: (("completion: 2016-05-02", f"completion: {year}-{last}"),),
        CASE: (("planned: 2016-06-01", f"planned: {year}-{last}"), *UNPUBLISHED),
    }

    found = {one.code for one in under(FRAMEWORK, edits)}

    assert ("SCR509" in found) == (year == "0001")


def valid(**days: date) -> Framework:
    return replace(FRAMEWORK, valid=replace(FRAMEWORK.valid, **days))


@pytest.mark.parametrize(
    ("framework", "codes"),
    [
        (valid(new_cases_until=date(2015, 10, 30)), set()),
        (valid(new_cases_until=date(2015, 10, 29)), {"SCR514"}),
        (valid(from_=date(2015, 10, 31)), {"SCR514"}),
        (valid(tail_until=date(2016, 11, 30)), {"SCR515"}),
        (valid(tail_until=date(2016, 12, 1)), set()),
    ],
)
def test_the_framework_was_in_force_on_the_day_of_the_decision(
    framework: Framework, codes: set[str]
) -> None:
    edits = {CASE: UNFINISHED}
    found = {one.code for one in under(framework, edits)}

    assert found & {"SCR514", "SCR515"} == codes


@pytest.mark.parametrize(
    ("decided", "told"), [("2026-03-17", False), ("2026-03-18", True), ("", True)]
)
def test_guidance_that_was_replaced_when_the_case_was_opened_is_told(
    decided: str, told: bool
) -> None:
    """While nothing is decided, the day counts on which the review is looked at."""
    files = {
        "review.yaml": (
            b"format: 1\nid: c\ntitle: C\nframework: england-lcspr-2023\n"
            b"board: {name: Example}\nagencies: []\ndates: {decided: %s}\n"
        )
        % decided.encode()
    }
    found = [
        one
        for one in validate(files, date(2026, 11, 30)).diagnostics
        if one.code == "SCR520"
    ]

    assert bool(found) == told
    assert all("england-lcspr-2026" in one.message for one in found)


@pytest.mark.parametrize(
    ("as_of", "told"), [(date(2027, 11, 29), False), (date(2027, 11, 30), True)]
)
def test_guidance_that_nobody_checked_for_a_year_is_told(
    as_of: date, told: bool
) -> None:
    files = {
        "review.yaml": b"format: 1\nid: c\ntitle: C\nframework: england-sar-2014\n"
        b"board: {name: Example}\nagencies: []\ndates: {}\n"
    }
    found = {one.code for one in validate(files, as_of).diagnostics}

    assert ("SCR521" in found) == told


def test_a_finished_review_has_no_tail_and_one_not_opened_was_opened_never() -> None:
    unopened = {
        CASE: (
            ("  decided: 2015-10-30\n", ""),
            ("  initiated: 2015-11-02\n", ""),
            *UNFINISHED,
        ),
        "criteria.yaml": (
            (
                "decision:\n  outcome: initiate_scr\n"
                "  by: Independent Chair of the Board\n"
                "  date: 2015-10-30\n  reasons: |-\n    Limb B is met.\n",
                "",
            ),
        ),
    }
    run_out = valid(tail_until=date(2016, 1, 1), new_cases_until=date(2015, 1, 1))

    assert "SCR515" not in {one.code for one in under(run_out, {})}
    assert not {one.code for one in under(run_out, unopened)} & {"SCR514", "SCR515"}


@pytest.mark.parametrize("framework", [None, replace(FRAMEWORK, deadlines=())])
def test_without_a_clause_there_is_nothing_to_miss(framework: Framework | None) -> None:
    edits = {
        CASE: (
            ("  notified: 2015-10-05", "  notified: 2015-12-09"),
            ("  decision_sent: 2015-11-03\n", ""),
            ("planned: 2016-06-01", "planned: 2016-12-02"),
            *UNPUBLISHED,
        )
    }

    codes = {one.code for one in under(framework, edits)}

    assert codes == set()
    assert {"SCR501", "SCR502", "SCR512"} <= {
        one.code for one in under(FRAMEWORK, edits)
    }
