"""Start scr; answers --version before anything else is imported."""

import sys


def main() -> None:
    """Run the command line and leave with its exit code."""
    arguments = sys.argv[1:]
    if arguments in (["--version"], ["-V"]):
        from scrkit import __version__

        sys.stdout.write(f"scr {__version__}\n")
        return
    import gc

    # Loading modules leaves nothing to collect, and takes a fifth longer with it.
    gc.disable()
    from scrkit.cli.app import run

    code = run(arguments)
    # Leaving, Python would look through every object once more for cycles: a tenth of
    # the time of a short command.
    gc.freeze()
    sys.exit(code)


if __name__ == "__main__":
    main()
