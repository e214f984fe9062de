"""Why git did not answer, in plain words, with the way out."""

from scrkit.system.git.values import Untold

_CHECK = (
    "Whoever looks after the repository can see what is wrong with: git fsck. Have it "
    "mended or taken from its backup; then try again."
)
_OLD = Untold(
    "the git that is installed is too old for this, or for this repository",
    "Have git brought up to date (2.20 or later).",
)
NO_PROGRAM = Untold(
    "this folder is kept in git, and git is not installed or not on the path",
    "Install git, or ask whoever set up this computer; then try again.",
)
TOO_LONG = Untold(
    "it did not answer in time",
    "Try again when the drive is less busy, or with a copy on your own computer. "
    + _CHECK,
)
ELSEWHERE = Untold(
    "what stands as .git here leads it to another folder",
    "A .git that is empty, foreign or left over from a copy has to be moved away or "
    "mended by whoever looks after the repository.",
)
PIPE = Untold(
    "a pipe or a device stands inside .git where a file should be",
    "Nothing of git's makes one. Find out where this folder comes from; a whole copy "
    "is made with git clone.",
)
SHORT = Untold("it ended before it had told everything", _CHECK)
BRANCH = Untold("one of its branches or tags is damaged", _CHECK)
NO_INDEX = Untold("its list of the files (the index) is missing", _CHECK)
DAMAGED = Untold("what it keeps is damaged", _CHECK)
# What git writes where it refuses, and what that means; the first that fits is told.
_HEARD: tuple[tuple[tuple[str, ...], Untold], ...] = (
    (
        ("dubious ownership", "unsafe repository"),
        Untold(
            "it does not trust this folder, which belongs to somebody else",
            "Ask whoever set up git here to have it trusted, once: git config --global "
            "--add safe.directory FOLDER. The line for this folder is shown by: "
            "git status",
        ),
    ),
    (
        ("promisor", "lazy fetching", "could not fetch"),
        Untold(
            "some of its objects are not in this copy (a partial clone), and nothing "
            "is fetched by itself",
            "Make a whole copy with git clone, without --filter; then try again.",
        ),
    ),
    (
        ("index file", "bad signature", "bad index", "index uses"),
        Untold("its list of the files (the index) is damaged", _CHECK),
    ),
    (("unknown repository extension", "repo version", "unknown option"), _OLD),
    (
        ("work tree", "safe.bareRepository", "cannot use bare repository"),
        ELSEWHERE,
    ),
    (
        ("not a git repository", "invalid gitfile", "invalid .git"),
        Untold(
            "a .git stands here, but it is no repository, or one that is damaged or "
            "gone",
            "If nothing keeps this folder in git any more, move .git away. Otherwise "
            "have the repository mended, or taken from its backup.",
        ),
    ),
    (
        ("bad config", "unable to parse", "bad numeric config", "bad boolean config"),
        Untold("its settings (config) cannot be read", _CHECK),
    ),
    (
        ("Permission denied", "could not open", "unable to access"),
        Untold(
            "it may not read all of the repository",
            "Ask whoever looks after the drive for the right to read the folder .git "
            "and all that is in it.",
        ),
    ),
)


def refused(code: int, complaint: bytes) -> Untold:
    """Return what git's exit code and complaint mean."""
    text = complaint.decode("utf-8", "replace")
    for marks, untold in _HEARD:
        if any(mark in text for mark in marks):
            return untold
    if code == 129:
        return _OLD
    return DAMAGED if code == 128 or complaint else SHORT


def absent(count: int, *, shallow: bool) -> Untold:
    """Return that objects of the history are not in this copy."""
    what = "one of its objects is" if count == 1 else f"{count} of its objects are"
    if shallow:
        return Untold(
            f"{what} not in this copy, which holds a part of the history only",
            "Get the whole history with: git fetch --unshallow; then try again.",
            of_objects=True,
        )
    return Untold(
        f"{what} missing from this copy",
        "If git fsck finds nothing wrong, a note of git's (.git/ORIG_HEAD or the like) "
        "names what was taken away: delete that file. If the copy was made without all "
        "files (a partial clone), make a whole one with git clone. " + _CHECK,
        of_objects=True,
    )


def damaged(count: int) -> Untold:
    """Return that objects cannot be read, or are not what they should be."""
    what = "one of its objects is" if count == 1 else f"{count} of its objects are"
    return Untold(f"{what} missing or damaged", _CHECK, of_objects=True)


def unsearched(count: int, what: str, do: str) -> Untold:
    """Return that things beside the objects were not searched."""
    one = f"one {what} was" if count == 1 else f"{count} {what}s were"
    return Untold(f"{one} not searched", do)
