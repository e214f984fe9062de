"""The command line as Typer reads it; its commands are loaded one by one."""

from importlib import import_module
from typing import Any

import typer
from typer.core import TyperGroup

from scrkit.cli.commands import COMMANDS
from scrkit.cli.spellings import SpelledCommand

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
