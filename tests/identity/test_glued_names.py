"""No ending, joint, markup or handle keeps a name, or half of one, in silence."""

import html
import itertools
import random
from collections.abc import Callable

import pytest

from scrkit.identity.coding import code_file
from scrkit.identity.naming import namings
from scrkit.identity.register import Register
from scrkit.identity.spellings import spellings
from scrkit.importers.understand.naming import Pseudonymiser, coded
from scrkit.model.identity import Identity
from scrkit.model.people import People
from scrkit.redact import redact
from scrkit.scan import Grade, scan

REGISTER = Register(
    (
        Identity(code="SW1", names=("Zebedee Wrenfold-Mockbury",)),
        Identity(code="HV1", names=("Anna-Perpetua Tumblewick",)),
    )
)
KNOWN = spellings(REGISTER)
HALVES = ("wrenfold", "mockbur", "tumblewick", "perpetua")
HYPHENS = "-\u2010\u2011\u2013\u2014\u2212\u30a0\u2027\u00b7\u2e17\u2e1a\u2e40\uff0d"
JOINTS = (
    *HYPHENS,
    *("\u00ad", "\u200b", "\u2060-\u2060", "-\u0301", "\u2011\u0308", "-\u034f"),
    *("-\n", "-\r\n", "-\n   ", "-  \n"),
)
MARKDOWN = (
    *("\\-", "-\n> ", "-\n> > ", "&shy;", "&#8209;", "&#45;", "&hyphen;", "&dash;"),
    *("&#xAD;", "&#xad;", "&ndash;", "&shy", "<br>", "-<br>", "-<br />\n", "<wbr>"),
    *("-</b><b>", "</em><em>-", "-**", "**-", "-\\\n", "\\u2011", "\\xad"),
)
ENDINGS = ("", "s", "'s", "s'", "\u2019s", "s\u2019", "es", "es'")


def told(text: str, name: str = "r.md") -> tuple[str, bool]:
    """Return the copy of a text, and whether something is left for a person."""
    made = redact(name, text.encode(), REGISTER, People())
    return made.content.decode(), bool(made.unsure)


def kept(text: str) -> list[str]:
    return [half for half in HALVES if half in text.casefold()]


@pytest.mark.parametrize("joint", [*JOINTS, *MARKDOWN, ""])
@pytest.mark.parametrize("case", [str, str.lower, str.upper])
def test_a_joint_hides_no_half_from_any_writer(
    joint: str, case: Callable[[str], str]
) -> None:
    if case is str.upper and "&" in joint:
        joint = html.unescape(joint)
    for ending in ENDINGS:
        name = f"{case('Wrenfold')}{joint}{case('Mockbury')}{ending}"
        text = f"Then the {name} neighbour rang."
        copy, listed = told(text)
        assert listed or not kept(copy), name

        plan = code_file(text.encode(), "r.md", KNOWN).coded
        assert plan
        if not any(one.why for one in plan):
            assert len(plan) == 1 or kept(copy) == []

        at_door = coded(text, Pseudonymiser(frozenset(), {}, KNOWN, frozenset()))
        assert at_door.open or not kept(at_door.text), name


@pytest.mark.parametrize("joint", [*JOINTS, "-<br>", "<br>", "<wbr>", "&shy;"])
def test_a_joint_of_a_web_page_hides_no_half(joint: str) -> None:
    for ending in ENDINGS:
        text = f"<p>Then <b>Wrenfold</b>{joint}Mockbury{ending} rang.<br>Then more.</p>"
        copy, listed = told(text, "r.html")
        assert listed or not kept(copy)
        assert "<br>Then more." in copy


@pytest.mark.parametrize(
    "text",
    [
        *("the Mockburys", "the Mockburies'", "the Tumblewicks' dog", "the mockburys"),
        *("Wrenfold-Smythe", "Wrenfold-mockburyhouse", "Smythe\u2011Mockbury"),
        *("ZebedeeWrenfoldMockbury", "zebedeewrenfold"),
        *("atumblewick", "DrTumblewick"),
        *("zebedee.wrenfold-mockbury@mail.example", "zwrenfold@mail.example"),
        *(
            "x@tumblewick.example",
            "https://x.example/zebedee%2Dwrenfold",
            "@Tumblewick",
        ),
    ],
)
def test_what_nobody_but_a_person_can_tell_is_told(text: str) -> None:
    copy, listed = told(f"Then {text} rang.")
    assert listed
    assert copy == f"Then {text} rang."


@pytest.mark.parametrize(
    "text",
    [
        "the @-led visit",
        "ex-@ rang",
        "As @ said",
        "@\u2014who was late\u2014rang",
        "@'s",
    ],
)
def test_words_that_are_no_half_of_a_name_stay_and_the_name_goes(text: str) -> None:
    copy, listed = told(text.replace("@", "Tumblewick"))
    assert (copy, listed) == (text.replace("@", "HV1"), False)


def test_a_mention_and_a_word_of_every_day_are_nobody() -> None:
    for text in (
        "@HV1 and @SW1 met.",
        "R&D, C:\\new, a &amp; b, 5 * 3 * 2",
        "the annals",
    ):
        assert namings(text, KNOWN) == ()


FIRSTS = ("Zebedee", "Anna-Perpetua", "Zoë", "Grace", "Lee")
LASTS = (
    "Wrenfold-Mockbury",
    "Tumblewick",
    "O'Nowhere-Sample",
    "Grimsditch-Foss",
    "Rose",
)
CASES: tuple[Callable[[str], str], ...] = (str, str, str.lower, str.upper)
WRAPPINGS = ("{}", "the {} came", "({})", "**{}**", "> {}", "- {}:", "see {}, twice")


def _drawn(random_: random.Random) -> tuple[Register, str]:
    people = tuple(
        Identity(code=f"P{n}", names=(f"{random_.choice(FIRSTS)} {last}",))
        for n, last in enumerate(random_.sample(LASTS, 3))
    )
    first, _, last = random_.choice(people).names[0].partition(" ")
    shape = random_.choice(
        ("{0} {1}", "{1}", "{1}, {0}", "{0}{1}", "{0}.{1}@x.example")
    )
    name = shape.format(first, last)
    joint = random_.choice((*JOINTS, *MARKDOWN, "-", ""))
    name = name.replace("-", joint) + random_.choice(ENDINGS)
    name = random_.choice(CASES)(name)
    return Register(people), random_.choice(WRAPPINGS).format(name)


def _alarms(name: str, data: bytes, register: Register) -> bool:
    traces = scan(name, data, register).traces
    return any(one.code and one.grade is Grade.ALARM for one in traces)


@pytest.mark.parametrize("seed", range(4))
def test_what_a_scan_of_the_copy_sees_was_told(seed: int) -> None:
    random_ = random.Random(seed)
    for _, name in itertools.product(range(60), ("r.md", "r.txt", "r.html")):
        register, text = _drawn(random_)
        written = f"<p>{text}</p>" if name == "r.html" else text
        made = redact(name, written.encode(), register, People())
        assert made.unsure or not _alarms(name, made.content, register), text
