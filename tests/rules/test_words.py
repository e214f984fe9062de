"""Which words are heard, and which are somebody else's or mean something else."""

import random
import re
from typing import get_args

import pytest
from reviews_on_disk import AS_OF, FRAMEWORK, Edits, edited, files_of, judge, told

from scrkit.diagnostics import Severity
from scrkit.frameworks import WordKind, word_list
from scrkit.review import load
from scrkit.rules import ALL, Context, run
from scrkit.rules.engine.phrases import heard

FINDINGS = "overview/findings.yaml"
PROCESS = "overview/process.md"


def codes(text: str) -> dict[str, int]:
    """Return by code the line of the section on which something is told of a text."""
    files = files_of("base")
    files[PROCESS] = text.encode()
    loaded = load(files)
    assert loaded.review is not None
    context = Context(loaded.review, FRAMEWORK, AS_OF)
    found = run(context, ALL, loaded.place_of).diagnostics
    assert {d.place.file for d in found} <= {PROCESS}
    return {d.code: d.place.line for d in found}


HEARD = {
    "SCR802": (
        "The trust failed to act.",
        "A failure to refer.",
        "The system is failing to cope.",
        "It was negligent.",
        "An inexcusable delay.",
        "The agency was at fault.",
        "Nobody asked; the manager is to blame.",
        "He is guilty of it.",
        "They let the child down.",
        "The service was held responsible for the harm.",
        "There were serious failings.",
        "It was careless, and reckless too.",
    ),
    "SCR806": (
        "They should have known.",
        "It ought to have been aware.",
        "They should clearly have foreseen it.",
        "With the benefit of hindsight it was plain.",
        "The harm could have been prevented.",
        "The risk was all too obvious.",
        "There was a missed opportunity.",
        "This was preventable.",
        "Warning signs were missed.",
        "If only somebody had rung.",
    ),
    "SCR807": (
        "The child died because nobody came.",
        "The cause of death was a fall.",
        "The shaking caused the death.",
        "@ChildZ died of the injury.",
        "It led to @ChildZ's death.",
        "He killed the child.",
        "She was murdered.",
        "His death was due to neglect.",
    ),
    "SCR808": (
        "It was gross misconduct.",
        "Disciplinary action followed.",
        "The nurse was sacked.",
        "A capability procedure was begun.",
        "The worker was suspended from duty.",
        "She was struck off.",
        "A final written warning was given.",
    ),
    "SCR809": (
        "The family was hard to reach.",
        "A hostile mother opened.",
        "The father was very hostile.",
        "This was attention-seeking behaviour.",
        "She was thought promiscuous.",
        "They did not engage.",
        "She failed to engage.",
        "The girl was beyond parental control.",
        "She put herself at risk and was putting herself at risk.",
        "A chaotic household.",
        "He committed suicide.",
        "A non-compliant parent.",
    ),
    "SCR810": (
        "This is good multi-agency working.",
        "Going forward, plans are shared.",
        "A robust plan.",
        "The plan was stepped down.",
        "The service user was seen.",
        "She was signposted on.",
        "It was disguised compliance.",
        "The child presented with a cough.",
        "Appropriate action was taken.",
        "There were issues around drink.",
        "Lessons will be learned.",
        "She utilised the form.",
        "Some low-level neglect.",
    ),
    "SCR812": (
        "It was felt to be enough.",
        "It was noted that he had left.",
        "Concerns were raised.",
        "It has been decided that it ends.",
        "Mistakes were made.",
    ),
}

FAIR = (
    "The review asks what should change.",
    "The car failed its test.",
    "Neglect was suspected.",
    "The child should have been seen in ten days.",
    "Carefully kept notes.",
    "They could not have known.",
    "The review does not seek anybody to blame.",
    "No one is to blame.",
    "Blame is not what the review is for.",
    "He pleaded guilty.",
    "The mother felt guilty.",
    "The weight showed a failure to thrive.",
    "The grandmother had died of cancer.",
    "A Domestic Homicide Review was held.",
    "He was charged with murder.",
    "The children were taught discipline, and other disciplines were consulted.",
    "The tenant was liable for the rent.",
    "If only one parent signs, the form goes back.",
    "These were difficult family circumstances.",
    "The Troubled Families programme took part.",
    "The father was present with the child.",
    "The report was presented to the Board.",
    "No obvious injury was seen.",
    "The court held him liable.",
    "The Coroner found that the child died of an injury.",
    "A court found him guilty of murder.",
    "The review does not ask what caused the death.",
    "The child's grandfather had died in March.",
    "The system has the capability to show both.",
    "He dismissed the thought.",
    "The plan was presented to the meeting.",
    "It was said by the manager that he had left.",
    "Concerns were raised by the school.",
    "The agreed date was in June.",
    "The nurse engaged a locksmith.",
    "The child reached for the cup; it was hard.",
    "The steps down to the cellar were steep.",
    "The child was robbed, and forwarded a letter.",
    "She said: “They should have known.”",
    'The letter called it "gross misconduct".',
    "He wrote ‘it’s obvious, isn’t it’ on it.",
    "> It was obvious.",
    "See `hard to reach` and [the page](https://board.example/hard-to-reach).",
    "A page called hindsight-in-hand, and @ChildZ’s own.",
)


@pytest.mark.parametrize(
    ("code", "words"), [(code, text) for code, all_ in HEARD.items() for text in all_]
)
def test_words_of_each_kind_are_heard(code: str, words: str) -> None:
    assert codes(f"# Process\n\nThe panel met.\n{words}\n") == {code: 4}


@pytest.mark.parametrize("words", FAIR)
def test_fair_words_and_other_peoples_are_left_alone(words: str) -> None:
    assert codes(f"# Process\n\nThe panel met.\n{words}\n") == {}


@pytest.mark.parametrize("gap", [" ", "\n", "  \n", "\n  ", "-", "‑"])
def test_a_phrase_is_heard_across_a_line_end_and_told_at_its_first_line(
    gap: str,
) -> None:
    told_at = codes(f"# Process\n\nIt was plain,{gap}with{gap}hindsight, to all.\n")

    assert told_at == {"SCR806": 4 if "\n" in gap else 3}


def test_in_a_long_paragraph_the_column_leads_to_the_phrase() -> None:
    files = files_of("base")
    words = f"# Process\n\nOn {'time ' * 90}they should have known, on 5 March 2014.\n"
    files[PROCESS] = words.encode()
    line = words.splitlines()[2]

    places = {d.code: d.place for d in judge(files).diagnostics}

    assert places["SCR806"].line == places["SCR718"].line == 3
    assert places["SCR806"].column == line.index("should have") + 1
    assert places["SCR718"].column == line.index("5 March") + 1
    assert places["SCR811"].column == 1


@pytest.mark.parametrize("mark", ["'", "’"])
def test_both_apostrophes_are_one(mark: str) -> None:
    assert codes(f"She was beyond her parents{mark} control.\n") == {"SCR809": 1}


def test_a_denial_ends_with_its_clause() -> None:
    assert codes("No letter came, because the office failed to write.\n") == {
        "SCR802": 1
    }
    assert codes("It was not late. The office failed to write.\n") == {"SCR802": 1}


def test_who_decided_counts_in_its_own_sentence_only() -> None:
    assert codes("The court sat in May. The child died from an injury.\n") == {
        "SCR807": 1
    }


def test_the_message_says_what_to_write_and_never_what_was_written() -> None:
    made: Edits = {
        FINDINGS: (("      Visits were made", "      Gross misconduct! Visits were"),)
    }

    found = told(made)["SCR808"]

    assert found.severity == Severity.WARNING
    assert "misconduct" not in f"{found.message} {found.do} {found.frame}"
    assert found.do == word_list("discipline").groups[0].instead


def test_what_is_told_of_an_imr_belongs_to_the_gathering() -> None:
    made: Edits = {
        "imrs/health.yaml": (
            ("rationale: It was seldom asked.", "rationale: With hindsight plain."),
        )
    }

    found = told(made)["SCR806"]

    assert (found.stage, found.path) == ("gathering", "HEALTH-R1.rationale")


def test_phases_are_the_lead_reviewers_words_as_well() -> None:
    made: Edits = {
        "timeline.yaml": (
            (
                "day_orders:",
                "phases:\n  - id: P1\n    title: Birth\n    period: 2014\n"
                "    text: |-\n      Quiet.\n      A missed opportunity.\nday_orders:",
            ),
        )
    }

    found = told(made)

    assert set(found) == {"SCR806"}
    assert (found["SCR806"].path, found["SCR806"].place.line) == ("P1.text", 7)


def test_what_staff_and_family_said_is_theirs() -> None:
    made: Edits = {
        "imrs/health.yaml": (
            ("They recognised the findings.", "They should have known, they said."),
        ),
        "family.yaml": (("She was asked twice", "She found it obvious, was asked"),),
    }

    assert told(made) == {}


def test_entries_are_heard_only_when_asked_and_then_mildly() -> None:
    entry = "      A call that was not returned."
    made: Edits = {
        "chronologies/health.yaml": (
            (entry, f"{entry}\n      The mother was hostile.\n      A TAF was due."),
        )
    }
    loaded = load(edited(made))
    assert loaded.review is not None
    asked = Context(loaded.review, FRAMEWORK, AS_OF, language_in_entries=True)

    found = run(asked, ALL, loaded.place_of).diagnostics

    assert told(made) == {}
    assert [(d.code, d.place.line, d.severity) for d in found] == [
        ("SCR809", 30, Severity.NOTICE),
        ("SCR801", 31, Severity.NOTICE),
    ]


def test_every_group_of_words_says_what_to_write_in_a_sentence() -> None:
    for kind in get_args(WordKind):
        for group in word_list(kind).groups:
            assert group.instead.endswith(".")
            assert group.words
            for phrase in group.words:
                re.compile(phrase)
                assert phrase == phrase.lower().strip()


def spelt(phrase: str, chance: random.Random) -> str:
    """Return one of the ways in which a phrase may be written out."""
    phrase = re.sub(r"\(\?!.*", "", phrase).replace("…", "the poor")
    phrase = phrase.replace("@", "@HV1")
    while match := re.search(r"\(([^()]*)\)(\??)|\[(\w+)\]|(\w)\?", phrase):
        either, optional, letters, letter = match.groups()
        ways = list(letters or [letter, ""]) if either is None else either.split("|")
        way = "" if optional and chance.random() < 0.5 else chance.choice(ways)
        phrase = phrase[: match.start()] + way + phrase[match.end() :]
    return " ".join(phrase.replace(" ?", " ").split())


@pytest.mark.parametrize("kind", get_args(WordKind))
def test_every_way_to_write_a_phrase_is_heard(kind: WordKind) -> None:
    chance = random.Random(7)
    for group in word_list(kind).groups:
        for phrase in group.words:
            for _ in range(12):
                words = spelt(phrase, chance)
                told_of = [one.instead for one in heard(f"One,\n{words}.", kind)]
                assert group.instead in told_of, (phrase, words)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "@",
        "“",
        '"',
        "‘" * 50,
        "(" * 500,
        '"' * 501,
        "> \n>" * 300,
        "not " * 2000 + "to blame",
        "caused " * 3000 + "death",
        "should\n" * 3000,
    ],
)
def test_odd_texts_are_read_in_no_time(text: str) -> None:
    kinds: tuple[WordKind, ...] = ("blame", "cause_of_death", "hindsight")
    for kind in kinds:
        assert all(one.row <= text.count("\n") for one in heard(text, kind))


OF_THE_COURSE = {
    "criteria.yaml": """summary: |-
  The trust failed to refer.
""",
    "proceedings.yaml": """proceedings:
  - kind: criminal
    what: A trial for murder.
    state: active
    effect: |-
      The trust failed to refer.
""",
    "actions.yaml": """actions:
  - id: A1
    text: |-
      The trust failed to refer.
    source: []
    owner: Head of service
    due: 2016-05-01
    success: It is heard.
""",
}


@pytest.mark.parametrize("file", OF_THE_COURSE)
def test_whatever_published_documents_print_is_heard(file: str) -> None:
    files, text = files_of("base"), OF_THE_COURSE[file]
    files[file] = text.encode()
    loaded = load(files)
    assert loaded.review is not None
    found = run(Context(loaded.review, FRAMEWORK, AS_OF), ALL, loaded.place_of)
    words = ("SCR802", "SCR806", "SCR807", "SCR808", "SCR809")
    told = [
        (d.code, d.place.line)
        for d in found.diagnostics
        if d.place.file == file and d.code in words
    ]
    wanted = text[: text.index("failed")].count("\n") + 1
    # What is before a court is the court's word, and no decision of the review's.
    assert told == [("SCR802", wanted)]


def test_what_is_told_deep_in_a_record_can_be_accepted_by_the_record() -> None:
    files = files_of("base")
    text = OF_THE_COURSE["actions.yaml"].replace("failed to refer", "wrote late")
    text += "    evidenced:\n      date: 2016-05-02\n      by: Chair\n"
    files["actions.yaml"] = f"{text}      what: The trust failed to refer.\n".encode()
    loaded = load(files)
    assert loaded.review is not None

    found = run(Context(loaded.review, FRAMEWORK, AS_OF), ALL, loaded.place_of)
    told = [d.path for d in found.diagnostics if d.code == "SCR802"]
    assert told == ["A1.evidenced.what"]
