"""Start scr; answers --version before anything else is imported."""

import sys


def main() -> None:
    """Run the command line and leave with its exit code."""
    arguments = sys.argv[1:]
    if arguments in (["--version"], ["-V"]):
        from scrkit import __version__

        sys.stdout.write(f"scr {__version__}\n")
        return
    from scrkit.cli.app import run

    sys.exit(run(arguments))


if __name__ == "__main__":
    main()
