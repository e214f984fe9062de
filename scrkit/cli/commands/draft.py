"""`scr draft`: send drafts round, take comments in, answer them."""

import hashlib
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path
from typing import Annotated, cast

import typer

from scrkit import folder, publish
from scrkit.cli import console, options, typed
from scrkit.cli.doing import done, say_noted
from scrkit.cli.draft_came import CameBack, take_in
from scrkit.cli.options import FORM, Format
from scrkit.cli.review import all_worded, leave_if, usable, worded
from scrkit.cli.show import drafts_json
from scrkit.cli.show.answer import json_text
from scrkit.cli.show.points_text import listed
from scrkit.drafts.reader import Reader, reader_of, spoken
from scrkit.drafts.sending import composed_for, draft_file, version_of
from scrkit.edits.drafted import DRAFTS, POINTS, with_answer, with_draft
from scrkit.edits.noting import new_id
from scrkit.errors import ScrError
from scrkit.files import Deed, Elsewhere, NewFile
from scrkit.model.drafting import Draft, Status
from scrkit.model.review import Review
from scrkit.render.products import Composed
from scrkit.render.wording.options import Options
from scrkit.review import Loaded, load
from scrkit.system import git
from scrkit.timeline.linking import known_words

group = options.group(
    "Send drafts of the report round, and settle what comes back.\n\n"
    "Example: scr draft send child-k --to panel"
)

_TO = typer.Option("--to", metavar="WHO", help="panel, family or agency:ID.")
_OUT = typer.Option("--out", metavar="FILE", help="The Word file; in out by default.")
_BY = typer.Option("--by", help="Office of who sends it; the board by default.")
_SETTLED = ("settled", "taken_up", "not_taken_up")


@dataclass(frozen=True, slots=True)
class _Sent:
    """A draft that is to go out."""

    id: str
    to: str


@group.command("send")
def send(
    root: Annotated[Path, options.ROOT] = Path(),
    to: Annotated[str, _TO] = ...,  # type: ignore[assignment]
    out: Annotated[Path | None, _OUT] = None,
    by: Annotated[str, _BY] = "",
    sent: Annotated[datetime | None, options.DATE] = None,
) -> None:
    """Write the next draft of the report for its readers, and note it in drafts.yaml.

    The panel reads the report by code, an agency with its own entries alone, and the
    family as the public will. Each page says which draft it is and for whom.

    Example: scr draft send child-k --to panel --out for-the-panel.docx
    """
    day = options.done_on(sent)
    office = typed.line(by, "--by", root) if by else ""
    commit = git.commit(root, "HEAD")  # before anything is held: it may take a moment

    def decide(contents: folder.Contents) -> tuple[Deed, tuple[_Sent, Path]]:
        loaded = load(contents.files)
        review = usable(loaded, draft=False, others=contents.diagnostics())
        reader = reader_of(review, to)
        id = new_id("D", (one.id for one in review.drafts.drafts))
        chosen = worded(Options(as_of=day), loaded.framework, contents.files)
        made = composed_for(reader, review, chosen, id)
        if reader.view == "published":
            _leave_if_unfit(loaded, review, made)
        content = draft_file(made, review, id)
        record = Draft(
            id=id,
            sent=day,
            to=reader.to,
            agency=reader.agency or None,
            by=office or review.case.board.name,
            commit=commit if isinstance(commit, str) else "",
            version=version_of(contents.files),
            sha256=hashlib.sha256(content).hexdigest(),
        )
        path = _place(out, id, reader)
        # Never written over: its readers comment on that very text.
        goes = Elsewhere(path.parent, (NewFile(path.name, content),), fresh=True)
        plan = with_draft(contents.files.get(DRAFTS), record)
        return Deed(plan, (goes,)), (_Sent(id, spoken(reader, review)), path)

    with console.working("Rendering the draft"):
        made, path = folder.change(root, decide, slow=True)
    console.say(f"wrote {console.named(path)}")
    console.say(f"noted in {DRAFTS}: draft {made.id.removeprefix('D')}, for {made.to}")
    at = console.argument(root) or " ."
    console.say(f"What comes back on it: scr draft comments{at} FILE…")


def _place(out: Path | None, id: str, reader: Reader) -> Path:
    """Return where a draft is written; raises ScrError for what is no Word file."""
    name = f"overview-draft-{id.removeprefix('D')}-{reader.file}.docx"
    if out is None:
        return Path("out") / name
    if out.is_dir():
        return out / name
    if out.suffix.lower() != ".docx":
        raise ScrError(
            "a draft is a Word file, and --out names another kind",
            "Let its name end in .docx.",
        )
    return out


def _leave_if_unfit(loaded: Loaded, review: Review, made: Composed) -> None:
    """Leave where the family would read what the public is not to read."""
    all_worded(review)
    leave_if(
        publish.too_fine(loaded, {"overview": made}),
        "The family reads what the public will; nothing was written. Reword it.",
    )


@group.command("comments")
def comments(
    root: Annotated[Path, typer.Argument(metavar="FOLDER", help="Review folder.")],
    files: Annotated[
        list[Path], typer.Argument(metavar="FILE…", help="Drafts that came back.")
    ],
    who: Annotated[
        str,
        typer.Option(
            "--from", help="Office of who answered, where one reader wrote in them."
        ),
    ] = "",
    draft: Annotated[
        str,
        typer.Option("--draft", help="Which draft, such as 3, if a file lost that."),
    ] = "",
    names_checked: Annotated[
        bool, typer.Option("--names-checked", help="What may be names was looked at.")
    ] = False,
    originals: Annotated[Path | None, options.KEEP_IN] = None,
    dry_run: Annotated[bool, options.DRY_RUN] = False,
    register: Annotated[Path | None, options.REGISTER] = None,
    key: Annotated[Path | None, options.KEY] = None,
) -> None:
    """Take comments and tracked changes of drafts that came back into points.yaml.

    All files at once or none. The same file, or the same comment in two files, counts
    once. Names that the register knows become codes; who wrote is kept by code, or as
    a reader of the draft. The files themselves are kept where git leaves them alone.

    Example: scr draft comments child-k from-health.docx from-the-panel.docx
    """
    office = typed.line(who, "--from", root) if who else ""
    day = options.day(None)
    came = CameBack(root, tuple(files), office, draft, names_checked, day, originals)
    take_in(came, (register, key), dry_run=dry_run)


@group.command("answer")
def answer(
    point: Annotated[str, typer.Argument(help="Which point, by id, such as PT3.")],
    root: Annotated[Path, options.ROOT] = Path(),
    text: Annotated[str, typer.Option("--text", help="What the panel answers.")] = "",
    settled_by: Annotated[
        str, typer.Option("--settled-by", help="Office or body that settled it.")
    ] = "",
    status: Annotated[
        str | None,
        typer.Option(
            "--status",
            help="What became of it; settled if it is settled by somebody.",
            **options.one_of("open", *_SETTLED),
        ),
    ] = None,
    settled: Annotated[datetime | None, options.DATE] = None,
    dry_run: Annotated[bool, options.DRY_RUN] = False,
) -> None:
    """Answer a point, or settle it: note in points.yaml what was said, and by whom.

    Example: scr draft answer PT3 child-k --text "Put right" --settled-by "Panel"
    """
    said = _answered(text, settled_by, status, options.done_on(settled), root)
    id = point.strip().upper()

    def decide(contents: folder.Contents) -> tuple[Deed, None]:
        review = load(contents.files).sound()
        for name in ("answer", "settled_by"):
            if said.get(name):
                known_words(str(said[name]), review, _OPTION[name])
        return Deed(with_answer(contents.files.get(POINTS), id, **said)), None

    done(root, decide, dry_run=dry_run)
    say_noted(f"the answer to {id}", POINTS, dry_run=dry_run)


_OPTION = {"answer": "--text", "settled_by": "--settled-by"}


def _answered(
    text: str, by: str, status: str | None, day: date, root: Path
) -> dict[str, object]:
    """Return what an answer sets; raises ScrError where it says too little."""
    if not (text or by or status):
        raise ScrError(
            "nothing was said of the point", "Say it with --text, or --settled-by."
        )
    if status in _SETTLED and not by:
        raise ScrError(
            "by whom the point was settled was not said",
            'Say it with --settled-by, such as --settled-by "Panel".',
        )
    said: dict[str, object] = {}
    if text:
        said["answer"] = typed.line(text, "--text", root)
    # Opened again, it is as if nobody had settled it.
    if status == "open":
        return said | {"status": "open", "settled_by": "", "settled": None}
    if by:
        office = typed.line(by, "--settled-by", root)
        settled = cast("Status", status or "settled")
        said |= {"status": settled, "settled_by": office, "settled": day}
    return said


@group.command("list")
def list_(
    root: Annotated[Path, options.ROOT] = Path(),
    every: Annotated[bool, typer.Option("--all", help="Settled points too.")] = False,
    form: Annotated[Format, FORM] = Format.TEXT,
) -> None:
    """List the drafts that were sent, and the points that are open.

    Example: scr draft list child-k
    """
    contents = folder.read(root)
    # A list of points is of use while other files have errors.
    review = usable(load(contents.files), draft=True)
    if form is Format.TEXT:
        console.say(listed(review, every=every))
        return
    console.machine(json_text(drafts_json.answered(review, every=every)))
