"""The commands, loaded one by one, and the one boundary for what goes wrong."""

import gc
import sys
from importlib import import_module
from typing import Any

import typer
from typer.core import TyperGroup

from scrkit.cli import console
from scrkit.cli.spellings import SpelledCommand
from scrkit.errors import ScrError

# Name, and what it does in a few words: help is shown without loading any of them.
COMMANDS = {
    "new": "Start a review: write a whole review folder.",
    "validate": "Check a review folder: shape, references, process.",
    "status": "Show where a review stands, what is next, what holds it up.",
    "board": "Show every review of a board in one table, or on one page.",
    "gate": "Tell whether a stage may be left behind, and what holds it.",
    "quality": "Measure a review by the eighteen quality markers.",
    "convert": "Make a local review of a rapid review, where that was decided.",
    "check-criteria": "Ask whether the case meets the criteria for a review.",
    "deadlines": "Show what is due, by whom and how far off; make a calendar file.",
    "request": "Ask an agency for its chronology: a letter, and forms to fill in.",
    "import": "Take an agency's chronology in from Word, Excel or CSV.",
    "merge-chronology": "Merge the agencies' chronologies into one.",
    "timeline": "Link entries; show who knew what when, patterns, what changed.",
    "sign": "Note that a senior officer signs an agency's report.",
    "accept": "Note that the panel accepts what an agency gave.",
    "confirm": "Confirm that findings stand on what they cite.",
    "note": "Note a gate, departure, action, proceeding or phase in its file.",
    "people": "List people by code, add or name one, find names that nobody bears.",
    "whois": "Say who is behind a code, to the one who has the register.",
    "seal": "Seal the register of names, so that git may keep it.",
    "unseal": "Open the register of names, to add to it.",
    "code": "Put codes in the place of names in files written with names.",
    "scan": "Look for names in finished files, in every disguise.",
    "redact": "Write a copy of a document with the names taken out.",
    "render": "Write a report: overview, summary, chronology, action plan.",
    "monitor": "Run a quarter of the action plan: workbooks, letters, the paper.",
    "write": "Write a report as a Word file to write in; import takes it back.",
    "draft": "Send drafts round; take comments and changes in, and settle them.",
    "approve": "Note that the Board approves the text for publication.",
    "export": "Report reviews to the NHS tracker, a serious incident, or research.",
    "query": "Ask many reviews at once, in SQL or by a saved question.",
    "publish": "Build the publication, once nothing speaks against it.",
    "framework": "Guidance of reviews: list, show, compare, check, change.",
    "house": "Look at the board's own Word file: what it has, what it lacks.",
    "explain": "Explain a code that validate printed.",
    "schema": "List the schemas that editors use, or write them.",
    "demo": "Write the example review into a folder and walk through it.",
}


# A command whose name Python keeps for itself.
_MODULES = {"import": "import_return"}


class LazyGroup(TyperGroup):
    """A group whose commands are imported when they are called."""

    def list_commands(self, ctx: Any) -> list[str]:
        """Return the names in the order of the work."""
        return list(COMMANDS)

    def get_command(self, ctx: Any, cmd_name: str) -> Any:
        """Load the command of that name, or return None."""
        if cmd_name not in COMMANDS:
            return None
        name = _MODULES.get(cmd_name, cmd_name.replace("-", "_"))
        module = import_module(f"scrkit.cli.commands.{name}")
        if hasattr(module, "group"):
            for one in module.group.registered_commands:
                one.cls = SpelledCommand
            return typer.main.get_command(module.group)
        single = typer.Typer(
            rich_markup_mode=None, add_completion=False, pretty_exceptions_enable=False
        )
        single.command(name=cmd_name, cls=SpelledCommand)(module.command)
        return typer.main.get_command(single)

    def format_commands(self, ctx: Any, formatter: Any) -> None:
        """List the commands from the table, importing none."""
        with formatter.section("Commands"):
            formatter.write_dl(list(COMMANDS.items()))


app = typer.Typer(
    cls=LazyGroup,
    rich_markup_mode=None,
    add_completion=False,
    pretty_exceptions_enable=False,
    no_args_is_help=True,
    context_settings={"help_option_names": ["-h", "--help"]},
)


@app.callback()
def scr() -> None:
    """Run a case review in a folder of plain files.

    Example: scr new child-k
    """


def run(arguments: list[str]) -> int:
    """Run one command and return its exit code.

    0 clean or warnings only, 1 the review has errors, 2 wrong call or nothing to
    work on, 3 a bug of ours.
    """
    console.prepare()
    # A command is short and leaves few cycles; the collector costs a fifth of its time.
    gc.disable()
    try:
        return _run(arguments)
    finally:
        _tell_remarks()


def _tell_remarks() -> None:
    """Tell what was finished or found of a command that was cut off."""
    # Where no folder was touched, nothing was remarked.
    remarks = sys.modules.get("scrkit.folder.remarks")
    for text in remarks.taken() if remarks else ():
        console.complain(text)


def _run(arguments: list[str]) -> int:
    try:
        with console.repeated_plainly(arguments):
            app(args=arguments, prog_name="scr")
    except SystemExit as left:
        return _left(left)
    except ScrError as error:
        console.complain(f"scr: {console.plain(error.message)}")
        if error.advice:
            console.complain(f"     {console.plain(error.advice)}")
        return 2
    except Exception as error:
        _confess(error)
        return 3
    return 0


def _left(left: SystemExit) -> int:
    code = left.code if isinstance(left.code, int) else 2
    try:
        return code if console.flushed() else 2
    except SystemExit:
        return 0


def _confess(error: Exception) -> None:
    """Show where a bug struck, without the error's own words: they may quote a case."""
    import traceback

    console.complain(
        f"scr: a bug in scrkit ({type(error).__name__}). Nothing was lost."
    )
    for frame in traceback.extract_tb(error.__traceback__):
        # No folder of this machine: it may bear somebody's name.
        path = frame.filename.replace("\\", "/")
        name = path.rpartition("/scrkit/" if "/scrkit/" in path else "/")[2]
        console.complain(f"  {name}:{frame.lineno} in {frame.name}")
    console.complain("Please report these lines; they hold nothing of the review.")
