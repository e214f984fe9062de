"""A seal breaks when words change, and only then; sealing changes no other byte."""

from datetime import date

import pytest

from scrkit.edits.digest import digest
from scrkit.edits.editing import record_of
from scrkit.edits.signing import accept, sign, to_accept
from scrkit.errors import ScrError
from scrkit.model.gathering import Chronology, Requests
from scrkit.model.imr import Imr, SignOff
from scrkit.yamlfile.splice import applied

FILE = "imrs/health.yaml"
SIGN_OFF = SignOff(office="Chief Nurse", date=date(2016, 2, 8), version="1.0")
BARE = """\
# A report
agency: health
kind: imr
author: {office: Nurse, involved: false, line_manager_of_involved: false}
context: |-
  Two posts were empty.  # not a comment
"""
SIGNED = 'office: Director of Nursing\n  date: 2016-02-01\n  version: "0.9"\n'


def imr(text: str) -> Imr:
    return record_of(text.encode("utf-8"), FILE, Imr)


def signed(text: str, *, again: bool = False) -> str:
    edits = sign(text.encode(), FILE, SIGN_OFF, again=again)
    return applied(edits).decode("utf-8") if edits else text


@pytest.mark.parametrize(
    ("old", "new"),
    [
        pytest.param("empty.", "filled.", id="a word"),
        pytest.param("involved: false,", "involved: true,", id="an answer"),
        pytest.param("kind: imr", "kind: short_report", id="the kind"),
        pytest.param("context:", "involvement:", id="the same words elsewhere"),
        pytest.param("context", "changed: It has.\ncontext", id="something more"),
    ],
)
def test_a_change_of_what_is_said_changes_the_digest(old: str, new: str) -> None:
    assert old in BARE
    assert digest(imr(BARE)) != digest(imr(BARE.replace(old, new, 1)))


@pytest.mark.parametrize(
    ("old", "new"),
    [
        pytest.param("# A report\n", "", id="a comment"),
        pytest.param("kind: imr", "kind:   imr", id="white space"),
        pytest.param(
            "agency: health\nkind: imr", "kind: imr\nagency: health", id="order"
        ),
        pytest.param("agency", 'format: "1"\nagency', id="the format"),
        pytest.param("agency", "changed: ''\nagency", id="a default written out"),
        pytest.param("|-", "|", id="a line end after the text"),
        pytest.param("agency", f"sign_off:\n  {SIGNED}agency", id="the sign-off"),
    ],
)
def test_what_changes_no_word_leaves_the_digest_alone(old: str, new: str) -> None:
    assert old in BARE
    assert digest(imr(BARE)) == digest(imr(BARE.replace(old, new, 1)))


def test_a_span_counts_the_same_bare_and_as_a_record() -> None:
    texts = ("no_contact: [2014]", "no_contact:\n  - span: 2014")
    seals = {
        digest(record_of(f"agency: gp\n{one}\n".encode(), "f", Chronology))
        for one in (*texts, "no_contact: [{span: 2014, words: Nil.}]")
    }
    assert len(seals) == 2


def test_a_letter_with_its_accent_apart_is_the_same_letter() -> None:
    assert digest(imr(BARE + "methods: caf\u00e9\n")) == digest(
        imr(BARE + "methods: cafe\u0301\n")
    )


def test_dates_and_times_count_as_they_were_written() -> None:
    def chronology(day: str, time: str) -> str:
        text = (
            f"agency: gp\nentries:\n  - {{id: GP-0001, date: {day}, time: {time}, "
            "source: s, event: e}\n"
        )
        return digest(record_of(text.encode(), "chronologies/gp.yaml", Chronology))

    every = [
        chronology("2014-03", "morning"),
        chronology("2014-03~", "morning"),
        chronology("2014-03", "night"),
    ]

    assert len(set(every)) == 3


def test_the_digest_of_a_known_report_stays_what_it_is() -> None:
    """Seals of years ago must hold: this value may never change."""
    assert digest(imr(BARE)) == (
        "143becd56ab37053b93a4bcf5041321da55fdd27e13f8938f122a9e5fdfe90e9"
    )


@pytest.mark.parametrize(
    ("before", "after"),
    [
        pytest.param(BARE, BARE + "sign_off:\n  %s\n  %s\n  %s\n  %s\n", id="no key"),
        pytest.param(
            BARE + "sign_off:\nchanged: x\n",
            BARE + "sign_off: {%s, %s, %s, %s}\nchanged: x\n",
            id="a key with nothing after it",
        ),
        pytest.param(
            BARE + "sign_off: null # none yet\nchanged: x\n",
            BARE + "sign_off: {%s, %s, %s, %s} # none yet\nchanged: x\n",
            id="a key with null",
        ),
        pytest.param(
            f"{BARE}sign_off:\n  {SIGNED}  # seen\nchanged: x\n",
            f"{BARE}sign_off:\n  %s\n  %s\n  %s\n  %s\n  # seen\nchanged: x\n",
            id="block",
        ),
        pytest.param(
            BARE + "sign_off: {office: A, date: 2016-01-01, version: '1'}  # seen\n",
            BARE + "sign_off: {%s, %s, %s, %s}  # seen\n",
            id="brackets",
        ),
    ],
)
def test_signing_writes_four_fields_and_no_other_byte(before: str, after: str) -> None:
    fields = (
        'office: "Chief Nurse"',
        "date: 2016-02-08",
        'version: "1.0"',
        f'sha256: "{digest(imr(before))}"',
    )

    assert signed(before, again=True) == after % fields


def test_a_signed_report_carries_the_digest_of_its_own_words() -> None:
    found = imr(signed(BARE))

    assert found.sign_off is not None
    assert found.sign_off.sha256 == digest(found) == digest(imr(BARE))


def test_what_says_so_already_is_left_as_it_was_written() -> None:
    once = signed(BARE).replace('"Chief Nurse"', "Chief Nurse")
    more = once.replace("Two posts", "Three posts")

    assert signed(once, again=True) == once
    assert "office: Chief Nurse\n" in signed(more, again=True)


def test_windows_line_endings_stay() -> None:
    text = signed(BARE.replace("\n", "\r\n"))

    assert text.count("\n") == text.count("\r\n")


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("# only a guide\n", "only comments"),
        (BARE.replace("kind: imr", "kind: novel"), "cannot be read in full"),
        (f"{BARE}recommendations:\n  - {{text: a}}\n", "cannot be read in full"),
        ("agency: [", "cannot be read in full"),
        (f"{BARE}sign_off:\n  {SIGNED}", "signed already"),
    ],
)
def test_what_cannot_be_signed_is_refused(text: str, words: str) -> None:
    with pytest.raises(ScrError, match=words):
        signed(text)


LEDGER = """\
requests:
  - {agency: gp, what: chronology, requested: 2015-07-10, due: 2015-09-11, received: 2015-09-11}  # in time
  - agency: gp
    what: imr
    requested: 2015-07-10
    due: 2015-10-30
    received: 2015-10-30
    accepted:
    # still to be read
  - {agency: police, what: imr, requested: 2015-07-10, due: 2015-10-30}
"""  # noqa: E501


def accepted(what: str, text: str = LEDGER, *, again: bool = False) -> str:
    content = text.encode()
    asked = to_accept(content, "gp", what, again=again)
    edits = accept(content, asked, date(2015, 11, 20), "ab12")
    return applied(edits).decode() if edits else text


def test_accepting_in_brackets_adds_the_day_and_the_seal() -> None:
    assert accepted("chronology") == LEDGER.replace(
        "received: 2015-09-11}",
        'received: 2015-09-11, accepted: 2015-11-20, sha256: "ab12"}',
    )


def test_accepting_in_a_block_fills_the_key_that_is_there() -> None:
    assert accepted("imr") == LEDGER.replace(
        "accepted:\n", 'accepted: 2015-11-20\n    sha256: "ab12"\n'
    )


def test_of_two_requests_the_one_that_is_open_is_accepted() -> None:
    second = LEDGER.replace("what: imr\n", "what: chronology\n")
    first = accepted("chronology", LEDGER)
    text = first.replace("what: imr\n", "what: chronology\n")

    assert accepted("chronology", second).count("accepted: 2015-11-20") == 1
    assert "    accepted: 2015-11-20\n" in accepted("chronology", text)


def test_what_is_accepted_already_is_accepted_again_only_on_request() -> None:
    once = accepted("chronology")

    with pytest.raises(ScrError, match="accepted already"):
        accepted("chronology", once)
    assert accepted("chronology", once, again=True) == once


@pytest.mark.parametrize(
    ("agency", "what", "words"),
    [
        ("gp", "short_report", "no such request"),
        ("police", "imr", "has not come yet"),
    ],
)
def test_what_was_not_asked_or_has_not_come_is_not_accepted(
    agency: str, what: str, words: str
) -> None:
    with pytest.raises(ScrError, match=words):
        to_accept(LEDGER.encode(), agency, what)


@pytest.mark.parametrize("last", ["accepted: ", "accepted: null", "nil_return: false"])
def test_a_request_in_brackets_may_end_in_anything(last: str) -> None:
    before = LEDGER.replace("received: 2015-09-11}", f"received: 2015-09-11, {last}}}")

    (found, *_) = record_of(
        accepted("chronology", before).encode(), "requests.yaml", Requests
    ).requests

    assert (found.accepted, found.sha256) == (date(2015, 11, 20), "ab12")
