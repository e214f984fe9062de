"""`scr import`: take an agency's chronology in from its Word, Excel or CSV file."""

import hashlib
from dataclasses import replace
from datetime import date, datetime
from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer

from scrkit import folder, git, records
from scrkit.cli import console, options, secrets
from scrkit.cli.import_text import told
from scrkit.errors import ScrError
from scrkit.files import Edit, NewFile, Plan
from scrkit.identity.register import FILE, SEALED, Register
from scrkit.identity.spellings import spellings
from scrkit.identity.usual import small_words, usual_words
from scrkit.importers import ledger
from scrkit.importers.headings import FIELDS, LEFT, plain
from scrkit.importers.naming import doorkeeper
from scrkit.importers.plan import Outcome, Wish, plan, plan_answers
from scrkit.importers.reading import read_return
from scrkit.importers.rows import Setting
from scrkit.importers.values import Return
from scrkit.model.case import Agency
from scrkit.model.gathering import Chronology, OpenRows
from scrkit.model.review import OPEN_ROWS, Review
from scrkit.records.load import Loaded

ORIGINALS = ".scr/originals"


class Midnight(StrEnum):
    """What a time of 00:00 means where every row has it."""

    NONE = "none"
    REAL = "real"


def command(
    file: Annotated[Path, typer.Argument(help="The agency's .xlsx, .docx or .csv.")],
    agency: Annotated[str, typer.Option(help="Whose it is, by id, such as health.")],
    root: Annotated[
        Path, typer.Argument(metavar="[FOLDER]", help="Review folder; here by default.")
    ] = Path(),
    write: Annotated[
        bool, typer.Option("--write", help="Do it; otherwise the plan is shown.")
    ] = False,
    partial: Annotated[
        bool,
        typer.Option("--partial", help="Take in what is clear; keep the open rows."),
    ] = False,
    maps: Annotated[
        list[str] | None,
        typer.Option(
            "--map",
            metavar="HEADING=FIELD",
            help="What a column of theirs holds: date, end, time, source, people, "
            "event, child_seen, seen_alone, voice, action, practice, comment, "
            "questions, outside_period, visibility, id, or - for nothing. May repeat; "
            "remembered.",
        ),
    ] = None,
    source: Annotated[
        str, typer.Option(help="The record, where the table names none.")
    ] = "",
    midnight: Annotated[
        Midnight | None,
        typer.Option(help="What 00:00 means, if every row has it."),
    ] = None,
    adds: Annotated[
        bool, typer.Option("--adds", help="The file only adds to an earlier return.")
    ] = False,
    withdraw: Annotated[
        bool,
        typer.Option("--withdraw", help="Withdraw even many entries it leaves out."),
    ] = False,
    with_hidden: Annotated[
        bool, typer.Option("--with-hidden", help="Take hidden rows and columns too.")
    ] = False,
    names_checked: Annotated[
        bool,
        typer.Option("--names-checked", help="What may be names was looked at."),
    ] = False,
    originals: Annotated[
        Path | None,
        typer.Option(help=f"Where the file itself is kept; {ORIGINALS} by default."),
    ] = None,
    given: Annotated[Path | None, secrets.REGISTER] = None,
    key: Annotated[Path | None, secrets.KEY] = None,
    as_of: Annotated[datetime | None, options.AS_OF] = None,
) -> None:
    """Take an agency's chronology in from the Word, Excel or CSV file that it sent.

    Shows the plan first: what comes in, what is asked, what is left out. Nothing is
    guessed and nothing is lost; --write does it. A second file of the same agency is
    compared with what is there, and entries keep their ids.

    Example: scr import return.xlsx child-k --agency health --write
    """
    day = options.day(as_of)
    content = folder.one_file(file)
    with console.working("Reading"):
        files = folder.read(root).files
        loaded = records.load(files)
        review = loaded.review
        if review is None:
            raise ScrError(
                "review.yaml is missing or cannot be used", "See: scr validate"
            )
        asked = _agency(review, agency)
        answers = file.name.endswith(OPEN_ROWS)
        whole = None if answers else read_return(content)
        _same_review(whole, review, asked)
        columns = _mapped(review, asked.id, maps or [])
        wish = Wish(
            agency=asked,
            day=day,
            setting=_setting(
                review,
                asked,
                day,
                (whole, _register(root, given, key), source, midnight),
            ),
            content=files.get(f"chronologies/{asked.id}.yaml", b""),
            there=_there(loaded, asked.id),
            mapped={plain(name): field for name, field in columns.items()},
            sha256=hashlib.sha256(content).hexdigest(),
            waiting=0 if answers else _waiting(review, asked.id),
            adds=adds or answers,
            partial=partial or answers,
            names_checked=names_checked,
            withdraw=withdraw,
            with_hidden=with_hidden,
        )
        outcome = _outcome(whole, content, wish)
    console.say(told(outcome, wish, loaded, whole))
    if not write or outcome.blocked:
        _stay(outcome)
        return
    kept = None if answers else _kept(root, file, wish, originals)
    noted = _noted(files, review, wish, kept, columns)
    if kept is not None:
        folder.put_secret(kept, content)
    folder.write(root, (*outcome.files, *noted))
    console.say("written; look at it with: scr validate")
    if kept is not None:
        console.say(f"the file itself is kept in {kept.parent.as_posix()}")


def _stay(outcome: Outcome) -> None:
    if outcome.blocked:
        raise typer.Exit(1)
    console.say("nothing was written; do it with --write")


def _agency(review: Review, agency: str) -> Agency:
    found = review.agency(agency)
    if found is None:
        raise ScrError(
            "review.yaml knows no agency of this id", "Look at its spelling."
        )
    return found


def _same_review(whole: Return | None, review: Review, agency: Agency) -> None:
    stamp = whole.stamp if whole else None
    if stamp and (stamp.review, stamp.agency) != (review.case.id, agency.id):
        raise ScrError(
            "the form was made for another agency or another review",
            "Look at its sheet Guidance, and at what --agency says.",
        )


def _mapped(review: Review, agency: str, maps: list[str]) -> dict[str, str]:
    """Return the headings that are known for the agency, those said now on top."""
    columns: dict[str, str] = {}
    for one in review.imports.maps:
        if one.agency == agency:
            columns |= one.columns
    for said in maps:
        heading, mark, name = said.rpartition("=")
        if not mark or (name not in FIELDS and name != LEFT):
            raise ScrError(
                "--map wants HEADING=FIELD, with a field that there is",
                "The fields: scr import --help",
            )
        columns[heading.strip()] = name
    return columns


def _setting(
    review: Review,
    agency: Agency,
    day: date,
    said: tuple[Return | None, Register, str, Midnight | None],
) -> Setting:
    whole, register, source, midnight = said
    grids = whole.grids if whole else ()
    texts = (c.text for g in grids for line in g.lines for c in line.cells if c)
    usual = usual_words(review) | small_words(texts)
    return Setting(
        prefix=agency.prefix,
        latest=day,
        door=doorkeeper(review, spellings(register), usual),
        questions=frozenset(q.id for q in review.terms.questions),
        source=source.strip(),
        midnight=midnight.value if midnight else "",
    )


def _register(root: Path, given: Path | None, key: Path | None) -> Register:
    """Return the register where it is at hand; without one, every name is unknown."""
    at_hand = given or (root / FILE).exists() or (key and (root / SEALED).exists())
    if at_hand:
        return secrets.register_of(root, given, key)
    console.say("no register of names at hand: names are only looked for, not coded")
    return Register()


def _there(loaded: Loaded, agency: str) -> Chronology | None:
    file = f"chronologies/{agency}.yaml"
    if file in loaded.broken:
        raise ScrError(
            f"{file} cannot be used as it is", "See what is wrong with: scr validate"
        )
    review = loaded.review
    every = review.chronologies if review else ()
    return next((one for one in every if one.agency == agency), None)


def _waiting(review: Review, agency: str) -> int:
    return sum(len(one.rows) for one in review.open_rows if one.agency == agency)


def _outcome(whole: Return | None, content: bytes, wish: Wish) -> Outcome:
    if whole is not None:
        return plan(whole, wish)
    from scrkit.decode import decode
    from scrkit.yamlfile import read

    held = decode(read(content, wish.questions_file), OpenRows)
    if held.value is None or held.value.agency != wish.agency.id:
        raise ScrError(
            "the file of questions cannot be used, or is another agency's",
            "See what is wrong with: scr validate",
        )
    return plan_answers(held.value, replace(wish, sha256=held.value.sha256))


def _kept(root: Path, file: Path, wish: Wish, originals: Path | None) -> Path:
    """Return where the original is kept: never where git would take it up."""
    name = f"{wish.agency.id}-{wish.day.isoformat()}-{wish.sha256[:12]}"
    place = originals if originals is not None else root / ORIGINALS
    target = place / f"{name}{file.suffix.lower()}"
    if originals is not None:
        secrets.outside_git(originals)
    elif git.ignores(root, f"{ORIGINALS}/{target.name}") is False:
        raise ScrError(
            "git would take up the agency's own file, with the names in it",
            f"Add the line /{ORIGINALS}/ to .gitignore, or name a folder outside of "
            "git with --originals DIR.",
        )
    return target


def _noted(
    files: dict[str, bytes],
    review: Review,
    wish: Wish,
    kept: Path | None,
    columns: dict[str, str],
) -> tuple[Edit | NewFile, ...]:
    """Return the notes of a return in requests.yaml and imports.yaml."""
    if kept is None:
        return ()
    agency, day = wish.agency.id, wish.day
    noted: Plan = ()
    if ledger.REQUESTS in files:
        asked = files[ledger.REQUESTS]
        noted += ledger.received(asked, review.requests, agency, day)
    entry = {"date": day.isoformat(), "sha256": wish.sha256, "kept": kept.name}
    content = files.get(ledger.IMPORTS)
    return (*noted, *ledger.imports(content, review.imports, agency, entry, columns))
