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
    _leave_at_once(code)
    sys.exit(code)


def _leave_at_once(code: int) -> None:
    """Leave, where nothing waits to be done at the end, without taking all apart.

    The memory goes back whole; to free a review piece by piece takes as long as to
    judge a tenth of it. Whatever wants to be called at the end, a thread that goes on,
    or a stream that does not take its last words, is Python's own to end.
    """
    import atexit
    import os

    waiting = getattr(atexit, "_ncallbacks", lambda: 1)()
    threading = sys.modules.get("threading")
    if waiting or (threading is not None and threading.active_count() > 1):
        return
    try:
        sys.stdout.flush()
        sys.stderr.flush()
    except (AttributeError, OSError, ValueError):
        return
    os._exit(code)


if __name__ == "__main__":
    main()
