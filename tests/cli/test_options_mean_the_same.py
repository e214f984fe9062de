"""All commands against all options that several share: one name, one meaning."""

import re
from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import typer
from typer.core import TyperArgument, TyperCommand, TyperOption

from scrkit.cli.app import run
from scrkit.cli.group import app
from scrkit.cli.import_came import answers_said
from scrkit.cli.spellings import REVIEW, SAME, others_of, takes_review
from scrkit.folder import read
from scrkit.review import load

# Options of one name that ask for different things, and why that is right.
APART = {
    ("quality", "--by"): "by which yardstick is measured; nobody's office",
    ("new", "--agency"): "agencies that there are not yet: id, name and report",
    ("people add", "--agency"): "of one person",
    ("import", "--agency"): "whose file it is: one",
    ("render", "--agency"): "whose report it is, or who gets a letter: one",
    ("render", "--person"): "who gets a letter: one",
    ("render", "--to"): "which letter, of those that there are",
    ("draft comments", "--draft"): "which draft a file is of, that has lost it",
    ("note action", "--agency"): "whose action it is: one",
    ("note action", "--source"): "recommendations by id, of which there may be more",
}


def _walked(command: Any, name: str) -> Iterator[tuple[str, Any]]:
    if hasattr(command, "list_commands"):
        context = typer.Context(command)
        for each in command.list_commands(context):
            found = command.get_command(context, each)
            yield from _walked(found, f"{name} {each}".strip())
    else:
        yield name, command


COMMANDS: dict[str, TyperCommand] = dict(_walked(typer.main.get_command(app), ""))


def _options(command: TyperCommand) -> list[TyperOption]:
    return [one for one in command.params if isinstance(one, TyperOption)]


def _holders() -> dict[str, dict[str, TyperOption]]:
    """Return every option that more than one command has, with those commands."""
    found = defaultdict[str, dict[str, TyperOption]](dict)
    for name, command in COMMANDS.items():
        for option in _options(command):
            for spelling in option.opts:
                found[spelling][name] = option
    return {option: held for option, held in found.items() if len(held) > 1}


SHARED = _holders()


def _kind(option: TyperOption) -> tuple[object, ...]:
    kind = "choice" if "|" in (option.metavar or "") else option.type.name
    choices = getattr(option.type, "choices", None)
    # Which formats there are is the command's; that one of a list is asked is not.
    kind = "choice" if choices else kind
    many = option.multiple and not {"--format"} & set(option.opts)
    return kind, option.is_flag, many


def _without_its_own(option: str) -> list[TyperOption]:
    return [one for name, one in SHARED[option].items() if (name, option) not in APART]


@pytest.mark.parametrize("option", SHARED)
def test_a_shared_option_asks_for_the_same_kind_of_value_everywhere(
    option: str,
) -> None:
    kinds = {_kind(one) for one in _without_its_own(option)}

    assert len(kinds) <= 1


@pytest.mark.parametrize("option", ["--as-of", "--date", "--key", "--register"])
def test_what_is_said_of_the_commonest_options_is_said_once(option: str) -> None:
    assert len({one.help for one in _without_its_own(option)}) == 1


def test_every_exception_is_one() -> None:
    for name, option in APART:
        assert name in SHARED[option]
        others = {_kind(one) for one in _without_its_own(option)}
        own = SHARED[option][name]
        assert _kind(own) not in others or own.help not in {
            one.help for one in _without_its_own(option)
        }


# Words that are wrong for an option, and what every command says of them.
_NO_DAY = "That is no day. Write it like 2016-03-01."
WRONG = {
    "--as-of": {"yesterday": _NO_DAY, "2016-02-30": _NO_DAY, "1/3/2016": _NO_DAY},
    "--date": {"yesterday": _NO_DAY, "2016-W09": _NO_DAY, "": _NO_DAY},
    "--on": {"2016": _NO_DAY},
    "--due": {"2016-13-01": _NO_DAY},
    "--format": {"word": "'word' is not one of '"},
    "--view": {"public": "'public' is not one of 'coded', "},
}
ASKED = [
    (name, option, word)
    for option, words in WRONG.items()
    for name, command in COMMANDS.items()
    if any(option in one.opts for one in _options(command))
    for word in words
]


def _needed(command: TyperCommand, *, but: str = "") -> list[str]:
    """Return the words without which a command cannot be called, "1" for each."""
    words = list[str]()
    for one in command.params:
        if not one.required or but in one.opts:
            continue
        first = next(iter(getattr(one.type, "choices", ())), "1")
        word = "2016-03-01" if one.metavar == "DAY" else str(first)
        word = "overview" if one.metavar == "PRODUCT" else word
        if (one.metavar or "").startswith("<"):
            word = str(one.metavar)[1:].partition("|")[0]
        named = [] if isinstance(one, TyperArgument) else [one.opts[0]]
        words += [*named, word]
    return words


@pytest.mark.parametrize(("name", "option", "word"), ASKED)
def test_a_wrong_word_is_refused_in_the_same_words_with_the_same_code(
    name: str, option: str, word: str, capsys: pytest.CaptureFixture[str]
) -> None:
    needed = _needed(COMMANDS[name], but=option)

    assert run([*name.split(), *needed, option, word]) == 2
    told = " ".join(capsys.readouterr().err.split())
    assert f"Invalid value for '{option}': {WRONG[option][word]}" in told


@pytest.mark.parametrize("name", COMMANDS)
def test_an_option_is_taken_by_every_spelling_and_shown_by_its_own(name: str) -> None:
    command = COMMANDS[name]
    context = typer.Context(command, info_name=name)
    shown = command.get_help(context)
    own = {spelling for one in _options(command) for spelling in one.opts}
    known = command.make_parser(context)._long_opt

    for option, others in others_of(command):
        for spelling in others:
            assert spelling not in own
            assert spelling.removeprefix("-").startswith("-") <= (spelling in known)
            assert f" {spelling} " not in shown
        assert {*others, *option.opts} >= next(
            set(same) for same in SAME if set(same) & set(option.opts)
        )


FOLDERED = [name for name, command in COMMANDS.items() if takes_review(command)]


def test_whoever_asks_for_a_review_takes_it_by_the_same_option() -> None:
    without = {"new", "demo", "framework list", "framework show", "framework check"}
    without |= {"framework diff", "framework migrate"}
    without |= {"explain", "schema", "timeline diff"}
    # Of a file, of a folder of tables, or of drafts after it.
    without |= {"house check", "query", "draft comments"}
    told = {
        n for n, c in COMMANDS.items() if any(REVIEW in o.opts for o in _options(c))
    }

    assert set(COMMANDS) - set(FOLDERED) - told == without


@pytest.mark.parametrize("said", ["--review {}", "--review={}"])
def test_a_review_that_is_named_by_the_option_is_the_one_that_is_read(
    said: str, child_k: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    words = said.format(child_k).split()
    assert run(["status", *words, "--as-of", "2016-09-30"]) == 0
    named = capsys.readouterr().out
    assert run(["status", str(child_k), "--as-of", "2016-09-30"]) == 0
    assert capsys.readouterr().out.replace(f" {child_k}", "") == named.replace(
        f" {child_k}", ""
    )


def test_a_file_to_write_is_named_by_either_word(
    child_k: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    day = ("--as-of", "2016-09-30")
    for number, option in enumerate(("--out", "--output", "-o")):
        file = tmp_path / f"{number}.json"
        words = ["deadlines", str(child_k), "--format", "JSON", option, str(file)]
        assert run([*words, *day]) == 0
    assert (tmp_path / "0.json").read_bytes() == (tmp_path / "2.json").read_bytes()
    assert (tmp_path / "0.json").read_bytes() == (tmp_path / "1.json").read_bytes()
    capsys.readouterr()


@pytest.mark.parametrize(
    ("said", "meant"), [("Y", "yes"), ("true", "yes"), ("No", "no"), ("FALSE", "no")]
)
def test_yes_and_no_are_understood_however_they_are_typed(
    said: str, meant: str
) -> None:
    assert answers_said([f"Ticked={said}"]) == {"Ticked": meant}


@pytest.mark.parametrize(
    ("file", "key", "said", "told"),
    [
        ("family.yaml", "took_part", "yes", "without quotes: took_part: true"),
        ("imrs/amh.yaml", "involved", "No", "without quotes: involved: false"),
        ("chronologies/gp.yaml", "child_seen", "true", "Did you mean yes?"),
        ("chronologies/gp.yaml", "child_seen", "N", "Did you mean no?"),
    ],
)
def test_in_a_file_the_line_is_shown_as_it_should_be(
    file: str, key: str, said: str, told: str, child_k: Path
) -> None:
    path = child_k / file
    text = re.sub(rf"{key}: \w+", f"{key}: {said}", path.read_text("utf-8"), count=1)
    path.write_text(text, "utf-8")

    every = load(read(child_k).files).diagnostics
    found = [one for one in every if one.place.file == file]
    assert [told in one.do for one in found] == [True]
