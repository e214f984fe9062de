"""The files of a review as they were read: records with their trees, and prose."""

from pathlib import PurePosixPath

from msgspec import Struct

from scrkit.decode import Decoded
from scrkit.diagnostics import Diagnostic, Place
from scrkit.model.kinds import Record
from scrkit.yamlfile import Path, Tree
from scrkit.yamlfile.prose import read_prose
from scrkit.yamlfile.tree import Source


class SourceFile(Struct, frozen=True):
    """A YAML file of the review: its name, its field of Review, tree and record."""

    name: str
    attribute: str
    tree: Tree
    decoded: Decoded[Record]

    @property
    def record(self) -> Record | None:
        """The record, or None where none could be made."""
        return self.decoded.value

    def in_file(self, path: Path) -> Path:
        """Return the path in the file of a path in the record.

        They differ where broken records were left out of a list.
        """
        kept = self.decoded.kept
        if len(path) > 1 and path[0] in kept and isinstance(path[1], int):
            return (path[0], kept[str(path[0])][path[1]], *path[2:])
        return path

    def place(self, path: Path) -> Place:
        """Return the place of a path in the record."""
        return self.tree.place(self.in_file(path))


class Prose(Struct, frozen=True):
    """A file of the lead reviewer's prose, `overview/<section>.md`."""

    name: str
    source: Source
    diagnostics: tuple[Diagnostic, ...]

    @staticmethod
    def read(name: str, content: bytes) -> "Prose":
        """Read the file's bytes; what is wrong stands in the diagnostics."""
        source, diagnostics = read_prose(content, name)
        return Prose(name, source, diagnostics)

    @property
    def section(self) -> str:
        """The name of the section: the file's, without folder and ending."""
        return PurePosixPath(self.name).stem

    @property
    def text(self) -> str:
        """The prose, with line ends as in Unix."""
        return self.source.text.replace("\r\n", "\n")
