"""The names that files of a review have: what may be moved and told."""

from pathlib import PurePosixPath

from scrkit.model.review import AGENCY_FOLDERS, SINGLE_FILES
from scrkit.patterns import later
from scrkit.prose.pointing import FOLDER as PICTURES
from scrkit.prose.pointing import is_kept

SINGLE = frozenset(name for name, _, _ in SINGLE_FILES)
AGENCIES = tuple(name for name, _, _ in AGENCY_FOLDERS)
FOLDERS = (*AGENCIES, "overview", "templates", "frameworks")
# Folders of which the YAML files are read; the overview holds prose beside findings.
YAML = (*AGENCIES, "frameworks")
NAMES = "identities.yaml"
GIT = (".gitignore", ".gitattributes")
GIT_READS = (*GIT, ".scr/.gitignore", ".scr/originals/.gitignore")
# Folders of a review in which an earlier version may have left something half written.
SWEPT = (
    *(*FOLDERS, PICTURES, "templates/parts", ".scr/schemas", ".scr/originals"),
    *(".github/workflows", ".github/actions/scr-validate", ".gitlab", ".vscode"),
)
# What `scr new` writes beside the review itself.
_BEGUN = later(
    r"README\.md|\.scr/originals/[\w.-]+|\.scr/schemas/[\w.-]+\.json|\.gitlab-ci\.yml|"
    r"\.github/workflows/[\w.-]+\.yml|\.github/actions/scr-validate/action\.yml|"
    r"\.gitlab/[\w.-]+\.yml|\.vscode/(?:extensions|settings)\.json"
)
# What reports are called, where somebody has them written beside the review.
_PRODUCT = later(r"[a-z0-9-]+\.(?:docx|md|html|csv|json|xlsx|svg|ics|pdf)")
# Places that hold no file of a review, and whose names are ours all the same.
_KNOWN = (".scr/originals", ".scr/schemas", ".scr", "out", ".scr-lock", ".scr-journal")


def is_read(name: str) -> bool:
    """Tell whether a file of this name (POSIX, below the review) is read with it."""
    folder, _, rest = name.partition("/")
    if name in SINGLE or folder == "templates" or is_kept(name):
        return True
    if name.startswith(f"{PICTURES}/"):
        return False
    hidden = rest.rpartition("/")[2].startswith(".")
    return not hidden and name.endswith(".yaml" if folder in YAML else ".md")


def is_written(name: str) -> bool:
    """Tell whether scrkit writes files of this name (POSIX) into a review."""
    # It would be printed when a crash is told of.
    if not name.isprintable():
        return False
    pure = PurePosixPath(name)
    if pure.parts and pure.parts[0] in FOLDERS and len(pure.parts) > 1:
        # Parts of templates lie a folder deeper; nothing else of a review does.
        deep = pure.parts[0] == "templates"
        plain = not any(part.startswith(".") for part in pure.parts)
        deep = deep or is_kept(name)
        return plain and (deep or len(pure.parts) == 2) and is_read(name)
    if name in SINGLE or name in (NAMES, f"{NAMES}.age", *GIT):
        return True
    return bool(_BEGUN.fullmatch(name) or _PRODUCT.fullmatch(name))


def is_begun(name: str) -> bool:
    """Tell whether a file of this name (POSIX) is written by `scr new` alone."""
    ours = name.startswith((".scr/schemas/", ".scr/originals/"))
    return name == ".gitattributes" or (not ours and bool(_BEGUN.fullmatch(name)))


def is_plain(name: str) -> bool:
    """Tell whether a file of this name (POSIX) is neither hidden nor spelled oddly."""
    hidden = any(part.startswith(".") for part in PurePosixPath(name).parts)
    return name.isprintable() and (not hidden or is_written(name))


def is_known(name: str) -> bool:
    """Tell whether every review has a place of this name, so that it names nobody."""
    return name in SINGLE or name in (NAMES, f"{NAMES}.age", *GIT_READS, *FOLDERS)


def called(name: str) -> str:
    """Return what a message may call a place below the review.

    Names that every review has are told; of others the folder of ours they stand in.
    """
    if is_known(name) or name in _KNOWN:
        return name
    within = next(
        (one for one in (*_KNOWN, *FOLDERS) if name.startswith(f"{one}/")), ""
    )
    return f"a file in {within}" if within else "a place in the review folder"
