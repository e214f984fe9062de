"""Names of registered people that others bear: authors, streets, things; only notes."""

import pytest

from scrkit.identity.register import Register
from scrkit.model.identity import Identity
from scrkit.scan import scan

REGISTER = Register(
    (
        Identity(code="C", names=("Jonah Treadwell",), nicknames=("Pippa",)),
        Identity(code="A", names=("Rose Treadwell",)),
        Identity(code="G", names=("Sadie Hartley",)),
        Identity(code="S", names=("Will Hope",)),
        Identity(code="L", names=("Mei Li",)),
        Identity(code="N", names=("May Bellingfold",)),
    )
)


def grades(text: str) -> set[str]:
    return {one.grade.word for one in scan("a.txt", text.encode(), REGISTER).traces}


@pytest.mark.parametrize(
    "text",
    [
        "Professor Hope-Whitlock spoke.", "with Ms Tanner-Hope at ten",
        "As Jonah Lomu said.", "He read Rose Tremain.", "JONAH LOMU", "Pippa Middleton",
        "Professor Jonah Whitlock trained the panel.", "Jonah van der Berg wrote it.",
        "with Jonah zum Walde at ten",
        "Beck, Jonah (2009) Attachment in practice. London: Sage.",
        "Hartley, P., Marsh, Q. and Bell, R. (2009) Attachment. London.",
        "as in (Smith, 2001; Hartley & Marsh, 2009)", "Hartley et al. (2012) found it.",
        "Hartley (2009) argues otherwise.", "in Treadwell Street", "St Jonah's Church",
        "The Hartley Foundation paid.", "Lithium (Li) was given.", "Li 0.8 mmol/L",
        "Hope And Will: Working With Families In Need", "Dr Will Carney gave evidence.",
        "R (Hartley) v Sampleshire Council [2010] EWCA Civ 1",
        "Jonah Foods plc,catering", "Treadwell & Sons, solicitors",
        "Jonah Home Care Ltd",
        "Present: Jonah Fry (Health), Ann Sample (Police)", "the Treadwell Sea",
        "Treadwell and Sample v United Kingdom", "See also Hartley (1993), pp. 64-88.",
        "Li M, Murphy SL, Sample KD. Deaths: final data.", "Lady Jonah kept albums",
        "at Jonah House", "Port Jonah", "Mount Treadwell", "Li, T. W. et al. (2012)",
        "Jonah the son of Amittai", "round the Cape of Good Hope",
        "Hope Valley, Hope Cove",
        "Project Hope", "Lord Hope", "Queen Sadie", "(see Hope, 1998: 12)",
        "Treadwell Wood", "Jonah Football Club", "HMS Hope", "storm Jonah", "Li/ml",
        "LI tube passed at noon", "Theresa May was there.",
        "Bob Hope", "What Will Change",
        "as Hartley notes (2011, p. 3)", "the Hartley model of supervision",
        "Hartley D, Beck KT. Sleep. BMJ 2009;3:11-20.", "at Jonah's Well",
        "Hartley's theory", "the Prophet Jonah",
        "a Jonah on the ship",
        "Jonah Ball opened it.", "the Gospel of Jonah",
        "Hartley and others v Sampleshire Council [2009] EWHC 1",
    ],
)  # fmt: skip
def test_what_bears_the_name_of_somebody_is_a_note(text: str) -> None:
    assert grades(text) == {"note"}


@pytest.mark.parametrize(
    "text",
    [
        "Jonah rang.", "met Jonah Treadwel there", "met Jonah Tredwell there",
        "his brother Jonah Baxter", "Jonah Monday clinic", "Jonah CAMHS referral",
        "Siblings: Amy, Jonah (2012)", "Hartley, S. (2009) Attachment. London.",
        "Jonah Hartley", "Treadwell (2012)", "Jonah's School", "Dr Hartley rang",
        "seen by Li on Monday", "the officer (Li) said", "Present: Rose and Pippa",
        "ask will.hope", "C:/Users/will_hope/notes", "Will told the class.",
        "Jonah, the son of Sadie", "Jonah and sons", "the Hartley review",
        "Hartley noted it in 2011", "Hartley's test results",
        "Mr LI attended", "LI said so",
        "Nana May", "their cousin Bob Hope", "Ms Hope", "Then Hope cried",
        "Hope's mother rang.", "Will was at home.", "Ask April and May.",
    ],
)  # fmt: skip
def test_what_may_be_somebody_is_an_alarm_still(text: str) -> None:
    assert "alarm" in grades(text)


@pytest.mark.parametrize(
    "text",
    [
        "We hope.Will they come", "Serial number AB12 3QD", "Part no. XR5 2AB",
        "In April, May and June visits fell.", "March, May", "Q1 (April, May, June)",
        "Between April and May it was closed.", "January February March April May June",
        "Call 0300 123 4567 for the council.", "Asset tag: LT14 7QW",
        "Model W1A 1AA/22", "Version SP4 3GB", "INV-AB1-2QD-9",
    ],
)  # fmt: skip
def test_sentences_and_numbers_of_things_are_quiet(text: str) -> None:
    assert grades(text) == set()


def test_a_postcode_is_one_still() -> None:
    for text in ("the flat at SW1A 2AA, London", "Postcode: AB12 3QD", "home AB12 3QD"):
        assert grades(text) == {"alarm"}, text
