"""Mail addresses in every disguise; sentences are none."""

import pytest

from scrkit.identifiers.mailboxes import mailboxes
from scrkit.identity.register import Register
from scrkit.model.identity import Identity
from scrkit.model.people import People
from scrkit.redact import redact
from scrkit.scan import scan
from scrkit.scan.sightings import sightings

OWNER = Identity(
    code="Mother", names=("Zuzanna Fabelczyk",), emails=("zuza.w88@mail.example",),
    nicknames=("Zuza",),
)  # fmt: skip
REGISTER = Register((OWNER,))


@pytest.mark.parametrize(
    "text",
    [
        "zuza.w88 (at) mail (dot) example",
        "zuza.w88[at]mail[dot]example",
        "zuza.w88 {at} mail.example",
        "zuza.w88 at mail dot example",
        "ZUZA.W88 AT MAIL DOT EXAMPLE",
        "zuza dot w88 at mail dot example",
        "zuza.w88_at_mail_dot_example",
        "zuza.w88 @ mail . example",
        "zuza.w88＠mail．example",
        "zuza.w88(małpa)mail(kropka)example",
        "zuza.w88+school@mail.example",
    ],
)
def test_a_registered_address_goes_whole_and_is_told_as_one(text: str) -> None:
    made = redact("a.txt", f"Write to {text}, please".encode(), REGISTER, People())
    assert made.content == b"Write to [e-mail address removed], please"
    assert not made.unsure
    found = sightings(scan("a.txt", f"Write to {text}".encode(), REGISTER).traces)
    assert [(one.kind, one.codes) for one in found] == [("e-mail", ("Mother",))]


@pytest.mark.parametrize(
    "text",
    [
        *("zuza_w88", "zuza.w88", "zuza88", "w88_zuza", "zuza.w89 (at) mail (dot) com"),
        *("Fabelczyka", "Fabelczykiem", "zuza.w88@mail"),
    ],
)
def test_what_is_only_partly_a_name_stays_whole_and_is_listed(text: str) -> None:
    content = f"They met {text} then".encode()
    made = redact("a.txt", content, REGISTER, People())
    assert made.content == content
    assert made.unsure


@pytest.mark.parametrize(
    "text",
    [
        "He looked at the dot com bubble",
        "She was at home. Dot came at 5.30",
        "lunch @ noon.Then home",
        "Met @SW1 and @ChildK.Then he left",
        "they looked at bbc.example and at www dot mail dot example",
        "he was (at) home. Then",
    ],
)
def test_sentences_are_no_address(text: str) -> None:
    assert list(mailboxes(text)) == []
