"""Options that mean one thing are known by all their spellings, in every command."""

from typing import Any

from typer.core import TyperArgument, TyperCommand, TyperOption

# The spellings of one option: a command shows its own, and takes the others as well.
SAME = (("--out", "--output", "-o"), ("--by", "--office"))
REVIEW = "--review"
# What commands call the review folder where it has no option, in the order of reading.
FOLDERS = ("root", "folders", "given")


class SpelledCommand(TyperCommand):
    """A command that takes the other spellings of its options, without showing them.

    One of a few answers may be typed in capitals or small letters.
    """

    def __init__(self, *args: Any, **given: Any) -> None:
        super().__init__(*args, **given)
        for one in self.params:
            # Docx and docx are the same answer to whoever types it.
            if hasattr(one.type, "case_sensitive"):
                one.type.case_sensitive = False

    def make_parser(self, ctx: Any) -> Any:
        """Return the parser, which knows the other spellings too."""
        parser = super().make_parser(ctx)
        for option, others in others_of(self):
            parser.add_option(
                obj=option,
                opts=list(others),
                dest=option.name,
                action="append" if option.multiple else "store",
                nargs=option.nargs,
            )
        return parser

    def parse_args(self, ctx: Any, args: list[str]) -> list[str]:
        """Read the arguments; a folder may be named with --review in every command."""
        return super().parse_args(ctx, _placed(args) if takes_review(self) else args)


def others_of(command: TyperCommand) -> list[tuple[TyperOption, tuple[str, ...]]]:
    """Return the options of a command that have spellings beside those it shows."""
    options = [one for one in command.params if isinstance(one, TyperOption)]
    shown = {spelling for one in options for spelling in one.opts}
    return [
        (one, tuple(spelling for spelling in same if spelling not in shown))
        for one in options
        for same in SAME
        # `scr quality --by` asks for a yardstick, nobody's office.
        if not getattr(one.type, "choices", ()) and set(one.opts) & set(same)
    ]


def takes_review(command: TyperCommand) -> bool:
    """Tell whether a command's folder stands without an option, behind all else."""
    places = [one for one in command.params if isinstance(one, TyperArgument)]
    spare = [one for one in places if not one.required]
    # Only a folder that may be left out and comes last: else --review would move
    # another word.
    return len(spare) == 1 and spare[0] is places[-1] and spare[0].name in FOLDERS


def _placed(args: list[str]) -> list[str]:
    """Return the arguments with what --review names at the end, where folders stand."""
    end = args.index("--") if "--" in args else len(args)
    for at, one in enumerate(args[:end]):
        if one == REVIEW and at + 1 < end:
            # To the end, where the folder is read.
            return [*args[:at], *args[at + 2 :], args[at + 1]]
        if one.startswith(f"{REVIEW}="):
            return [*args[:at], *args[at + 1 :], one.partition("=")[2]]
    return args
