"""The few calls through which anything is written, in one place that tests can hold."""

import os
from pathlib import Path


class System:
    """What writing needs of the operating system; raises OSError like it."""

    def write_new(self, path: Path, content: bytes, mode: int) -> None:
        """Make a file that is not there and bring its bytes to the disk."""
        flags = os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_BINARY", 0)
        handle = os.open(path, flags, 0o600)
        try:
            view = memoryview(content)
            while view:
                view = view[os.write(handle, view) :]
            if os.name == "posix":
                os.fchmod(handle, mode)
            os.fsync(handle)
        finally:
            os.close(handle)

    def replace(self, source: Path, target: Path) -> None:
        """Put one file in the place of another in one step."""
        source.replace(target)

    def remove(self, path: Path) -> None:
        """Remove a file that may be gone already."""
        path.unlink(missing_ok=True)

    def sync_folder(self, folder: Path) -> None:
        """Bring a folder's entries to the disk; Windows has no such call."""
        if os.name != "posix":
            return
        handle = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)
