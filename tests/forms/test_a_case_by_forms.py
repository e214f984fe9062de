"""A new case goes from `scr new` to its publication by forms and commands alone.

By hand are typed `review.yaml`, `people.yaml` and the prose in Markdown; all other
records come from forms that are filled in, and from commands.
"""

import contextlib
import io
import re
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

from scrkit.cli.app import run
from tests.forms.filling import in_excel, in_word, one

OPENED, ASKED, BACK = "2016-02-01", "2016-02-20", "2016-04-29"
NOW = "2016-09-30"
DATES = {
    "incident": "2016-01-05", "authority_aware": "2016-01-05",
    "notified": "2016-01-06", "board_notified": "2016-01-06",
    "decided": "2016-01-29", "decision_sent": "2016-02-01", "initiated": "2016-01-29",
    "report_completed": "2016-06-20", "report_sent": "2016-07-01",
    "publication_planned": "2016-10-14",
}  # fmt: skip
ROLES = (
    ("subject of the review", "--kind", "subject", "--code", "ChildQ", "--born",
     "2013-05", "--published", "Child Q"),
    ("mother", "--kind", "family", "--code", "Mother", "--published", "the mother"),
    ("social worker", "--code", "SW1", "--agency", "csc", "--published",
     "a social worker"),
    ("police officer", "--code", "PC1", "--agency", "police", "--published",
     "a police officer"),
)  # fmt: skip
CODES = ("ChildQ", "Mother", "SW1", "PC1")
TOLD = ("Ofsted", "Department for Education", "National panel of independent experts",
        "Board members")  # fmt: skip
NAMES = ("Zelda Quuxworth", "Yolanda Xyloquux", "Wilma Zettermark", "Vera Quillquux")


@dataclass
class Case:
    """A review that somebody carries on by commands, in one folder."""

    at: Path

    @property
    def review(self) -> str:
        return str(self.at / "q")

    def scr(self, *words: object, ends: int = 0) -> str:
        out = io.StringIO()
        with contextlib.redirect_stdout(out), contextlib.redirect_stderr(out):
            code = run([str(word) for word in words])
        assert code == ends, (words, code, out.getvalue())
        return out.getvalue()

    def asked(self, owner: str, what: str) -> Path:
        words = ("request", owner, self.review, "--what", what, "--out", self.at)
        due = () if owner == "board" else ("--due", "2016-03-30")
        self.scr(*words, *due, "--as-of", ASKED if due else NOW)
        kind = "docx" if (self.at / f"{what}-{owner}.docx").exists() else "xlsx"
        return self.at / f"{what}-{owner}.{kind}"

    def word(self, owner: str, what: str, said: Any) -> None:
        form = self.asked(owner, what)
        form.write_bytes(in_word(form.read_bytes(), said))
        self.back(form, NOW if owner == "board" else BACK)

    def excel(self, owner: str, what: str, rows: Any) -> None:
        form = self.asked(owner, what)
        form.write_bytes(in_excel(form.read_bytes(), rows))
        self.back(form, NOW if owner == "board" else BACK)

    def back(self, form: Path, day: str, *words: object) -> None:
        flags = ("--names-checked", "--write", "--as-of", day, *words)
        told = self.scr("import", form, self.review, *flags)
        assert "questions (" not in told, told
        form.unlink()


def listed(name: str, *records: dict[str, str]) -> dict[str, list[list[str]]]:
    """Return what is written into a list of a form in Word, record by record."""
    fields = dict.fromkeys(field for record in records for field in record)
    return {
        f"scr:{name}.{field}": [
            [record[field]] if record.get(field) else [] for record in records
        ]
        for field in fields
    }


def opened(case: Case) -> None:
    """Open the review, and type what is typed by hand."""
    agencies = ("--agency", "csc", "--agency", "police")
    board = ("--framework", "england-scr-2015", "--board", "Exampleshire Board")
    case.scr("new", case.review, *board, *agencies)
    text = (case.at / "q/review.yaml").read_text("utf-8")
    for name, day in DATES.items():
        text = re.sub(rf"(?m)^  {name}:$", f"  {name}: {day}", text)
    (case.at / "q/review.yaml").write_text(text, "utf-8")
    for words in ROLES:
        case.scr("people", "add", words[0], case.review, *words[1:])


def decided(case: Case) -> None:
    """Bring in the referral and the Chair's decision."""
    known = {
        "under_18": "Yes", "normally_resident_in_area": "Yes",
        "abuse_or_neglect": "Suspected", "child_died": "No",
        "child_seriously_harmed": "Yes",
    }  # fmt: skip
    facts = {f"scr:facts.value#{name}": [[said]] for name, said in known.items()}
    facts |= {f"scr:facts.source#{name}": [["Referral"]] for name in known}
    case.word(
        "board",
        "referral",
        {
            **one(
                referral__date="11 January 2016",
                referral__by="Head of safeguarding",
                referral__text="The child was found alone and hurt.",
                summary="A child of two was hurt at home.",
            ),
            **facts,
        },
    )
    case.scr("check-criteria", case.review, "--record", "--as-of", OPENED)
    case.word(
        "board",
        "decision",
        {
            **one(
                recommended="Initiate a review.",
                decision__outcome="Initiate a Serious Case Review",
                decision__by="Independent Chair",
                decision__date="29 January 2016",
                decision__reasons="The criteria are met.",
            ),
            **listed(
                "notifications",
                *(
                    {"what": "Decision", "to": to, "date": "1 February 2016"}
                    for to in TOLD
                ),
            ),
        },
    )


def set_up(case: Case) -> None:
    """Bring in terms, panel and glossary."""
    case.word(
        "board",
        "terms",
        {
            **one(
                purpose="To learn what could be done better.",
                period="1 January 2014 to 5 January 2016",
                period_reason="From the first referral to the incident.",
                agencies="csc, police",
                method="Reports of the agencies, and a learning event.",
                family="The mother is told and asked.",
                agreed="12 February 2016",
                due__chronologies="30 March 2016",
                due__reports="30 April 2016",
                due__completion="20 June 2016",
            ),
            **listed(
                "questions",
                {"text": "Was the child seen and heard?", "short": "The child"},
                {"text": "Was what was known shared?", "short": "Sharing"},
            ),
        },
    )
    apart = {"declaration.made": "8 February 2016", "declaration.text": "No ties."}
    case.word(
        "board",
        "panel",
        {
            **one(
                chair__title="Independent Chair of the panel",
                chair__appointed="5 February 2016",
                chair__background="Thirty years in nursing.",
                chair__declaration__made="8 February 2016",
                chair__declaration__text="No ties to any agency.",
            ),
            **listed(
                "lead_reviewers",
                {
                    "title": "Lead reviewer",
                    "appointed": "5 February 2016",
                    "background": "Social work.",
                    **apart,
                },
            ),
            **listed(
                "members",
                {"office": "Head of practice", "agency": "csc", "senior": "Yes"}
                | apart,
                {"office": "Superintendent", "agency": "police", "senior": "Yes"}
                | apart,
            ),
            **listed(
                "meetings",
                {
                    "date": "12 February 2016",
                    "purpose": "Scoping",
                    "present": "csc; police",
                },
            ),
        },
    )
    case.word(
        "board", "glossary", listed("terms", {"short": "CIN", "long": "Child in need"})
    )


CHRONOLOGY = """Date,Source,People,Event,Child seen?
14/03/2015,Case record,"SW1, ChildQ, Mother",SW1 saw the child at home.,Yes
02/09/2015,Case record,"SW1, Mother",SW1 rang the mother.,No
05/01/2016,Case record,"SW1, ChildQ",The child was taken to hospital.,Yes
"""


def gathered(case: Case) -> None:
    """Bring in what the agencies give."""
    for agency, staff in (("csc", "SW1"), ("police", "PC1")):
        case.excel(
            agency,
            "secured-records",
            {
                "Records secured": [
                    {"Which": "Case record", "Who holds": "Records manager",
                     "Where": "Safe", "Secured on": "12/02/2016",
                     "Secured by": "Head of practice"}
                ]
            },
        )  # fmt: skip
        case.scr("request", agency, case.review, "--what", "chronology", "--due",
                 "2016-03-30", "--out", case.at, "--as-of", ASKED)  # fmt: skip
        sent = case.at / f"{agency}.csv"
        sent.write_text(CHRONOLOGY.replace("SW1", staff), "utf-8")
        case.back(sent, BACK, "--agency", agency)
        case.excel(
            agency,
            "interviews",
            {
                "Interviews": [
                    {"Who was": staff, "Interviewed on": "01/04/2016",
                     "Who held": "IMR author", "Guide": "20/03/2016",
                     "May be": "No", "Record sent": "05/04/2016",
                     "Accuracy": "12/04/2016"}
                ]
            },
        )  # fmt: skip
        prefix = agency.upper()
        case.word(
            agency,
            "imr",
            {
                **one(
                    records_secured="12 February 2016",
                    author__office="Head of audit of another county",
                    author__involved="No",
                    author__line_manager_of_involved="No",
                    author__declared="10 February 2016",
                    methods=["The file was read.", f"@{staff} was interviewed."],
                    context="Two posts in five were empty.",
                    involvement="The family was known from 2015.",
                    staff_consulted=staff,
                    staff_view="It is fair.",
                    changed="Every visit is planned.",
                    sign_off__office="Director",
                    sign_off__date="28 April 2016",
                    sign_off__version="1.0",
                ),
                **{
                    f"scr:analysis.text#Q{n}": [["It was done, in part."]]
                    for n in (1, 2)
                },
                **{f"scr:analysis.evidence#Q{n}": [[f"{prefix}-0001"]] for n in (1, 2)},
                "scr:findings": [["Nobody wrote down what was seen."]],
                "scr:good_practice": [["A call was made at once."]],
            },
        )
        case.scr("sign", agency, case.review, "--office", "Director", "--version",
                 "1.0", "--date", "2016-04-28", "--again")  # fmt: skip
        for what in ("chronology", "imr"):
            case.scr("accept", agency, what, case.review, "--date", "2016-05-10")
    case.scr("timeline", "link", "CSC-0003", "POLICE-0003", case.review,
             "--reason", "One incident", "--date", "2016-05-10")  # fmt: skip


def found(case: Case) -> None:
    """Bring in findings, prose, action plan, response and the rest of the Board's."""
    case.excel(
        "board",
        "learning-events",
        {
            "Events": [
                {"Held on": "10/05/2016", "Title": "What we saw", "Who led":
                 "Lead reviewer", "Guide": "01/04/2016", "Who was invited": "SW1, PC1",
                 "Who came": "SW1, PC1", "Feedback sent": "20/05/2016",
                 "How feedback": "By letter."}
            ]
        },
    )  # fmt: skip
    case.excel(
        "board",
        "findings",
        {
            "Findings": [
                {"Finding": "F1", "In a few": "Seen and not written down",
                 "The finding": "What was seen was not written down.",
                 "Why": "There was no time.", "Contributory": "workload",
                 "Questions": "Q1, Q2", "Entries it": "CSC-0001, POLICE-0001",
                 "Entries that": "CSC-0003", "How they": "One good note is no habit."}
            ],
            "About": [{"How the analysis": "Each act was judged by what was known."}],
            "Recommendations": [
                {"Recommendation": "R1", "What is": "Write down what the child does.",
                 "To": "Board", "Findings": "F1", "What is expected": "It is seen."}
            ],
        },
    )  # fmt: skip
    case.scr("note", "phase", "The first year", "2015-01/2015-12", case.review)
    case.scr("confirm", "--all", case.review, "--reason", "As agreed", "--by",
             "Chair", "--date", "2016-05-12")  # fmt: skip
    for path in sorted((case.at / "q/overview").glob("*.md")):
        path.write_text(f"# {path.stem.title()}\n\nIt was looked at.\n", "utf-8")
    case.excel(
        "board",
        "action-plan",
        {
            "About": [{"Plan agreed": "20/06/2016", "Agencies": "csc, police",
                       "Who watches": "Sub Group"}],
            "Actions": [
                {"What is": "A form that asks what the child did.", "Carries": "R1",
                 "Agency": "csc", "Owner": "Head of practice", "Due": "31/12/2016",
                 "How success": "Eight notes in ten say it.",
                 "Started": "01/07/2016"}
            ],
        },
    )  # fmt: skip
    said = {f"scr:replies.accepted#{to}": [["Accepted"]] for to in ("F1", "R1")}
    said |= {
        f"scr:replies.text#{to}": [["It is accepted, and done."]] for to in ("F1", "R1")
    }
    opens = one(agreed="20 June 2016", foreword="We are sorry.", monitoring="Monthly.")
    case.word("board", "response", opens | said)


def answered(case: Case) -> None:
    """Bring in the family's part, other proceedings and the decision to publish."""
    family = {
        "took_part": "Yes", "views": "She wishes that somebody had asked.",
        "influence": "A finding was changed.", "informed": "15 February 2016",
        "saw_report": "10 September 2016", "told_of_publication": "12 September 2016",
        "contacts.date": "15 February 2016", "contacts.by": "Lead reviewer",
        "contacts.what": "A letter, and a visit.",
    }  # fmt: skip
    said = {f"scr:members.{name}#Mother": [[text]] for name, text in family.items()}
    case.word("board", "family", said)
    case.excel(
        "board",
        "proceedings",
        {
            "Proceedings": [
                {"Kind": "Coronial", "What it": "Nobody died.", "How it": "None"},
                {
                    "Kind": "Criminal",
                    "What it": "None, say the police.",
                    "How it": "None",
                },
                {
                    "Kind": "Family",
                    "What it": "None, says the court.",
                    "How it": "None",
                },
            ]
        },
    )
    case.excel(
        "board",
        "debriefs",
        {
            "About": [
                {"Publication: decision": "publish", "Publication: who": "Chair",
                 "Publication: decided": "20/06/2016", "Publication: why": "To learn.",
                 "Publication: staff": "14/09/2016"}
            ],
            "Debriefs": [
                {"Agency": agency, "Held on": "05/09/2016", "Who held": "Lead reviewer",
                 "Who was": who}
                for agency, who in (("csc", "SW1"), ("police", "PC1"))
            ],
        },
    )  # fmt: skip


def published(case: Case) -> None:
    """Say to whom the report went, clear the gates, approve and publish."""
    for body in (
        "Ofsted",
        "Department for Education",
        "National Panel of Independent Experts",
    ):
        case.scr("note", "notification", "report", case.review, "--to", body,
                 "--by", "Business manager", "--date", "2016-09-05")  # fmt: skip
    for number in range(1, 10):
        case.scr("note", "gate", f"G{number}", "clear", case.review, "--by",
                 "Business manager", "--date", "2016-09-20")  # fmt: skip
    case.scr("approve", case.review, "--office", "Independent Chair", "--version",
             "1.0", "--date", "2016-09-21")  # fmt: skip
    text = "format: 1\nidentities:\n"
    for code, name in zip(CODES, NAMES, strict=True):
        text += f"  - {{code: {code}, names: [{name}]}}\n"
    register = case.at / "names.yaml"
    register.write_text(text, "utf-8")
    register.chmod(0o600)
    case.scr("publish", case.review, "--out", case.at / "website", "--register",
             register, "--no-pdf", "--as-of", NOW)  # fmt: skip


STEPS = (opened, decided, set_up, gathered, found, answered, published)


@pytest.mark.full
def test_a_case_goes_from_new_to_published_by_forms(tmp_path: Path) -> None:
    case = Case(tmp_path)
    for step in STEPS:
        step(case)
    page = (tmp_path / "website" / "overview-published.html").read_text("utf-8")
    assert "What was seen was not written down." in page
    told = case.scr("validate", case.review, "--as-of", NOW)
    assert "0 errors" in told
    # A register of secured files came, and is nothing that the panel accepts.
    assert "SCR410" not in told


def test_a_case_is_opened_decided_and_set_up_by_forms(tmp_path: Path) -> None:
    case = Case(tmp_path)
    opened(case)
    decided(case)
    told = case.scr("check-criteria", case.review, "--as-of", OPENED)
    assert "Decided on 29 January 2016: Initiate a Serious Case Review." in told
