"""The few calls through which anything is written, in one place that tests can hold."""

import os
import time
from pathlib import Path

# How long Windows may hold a file that somebody is just reading, in seconds.
_PATIENCE = 1.0


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
        """Put one file, or a new folder, in the place of another in one step."""
        waited = 0.0
        while True:
            try:
                source.replace(target)
            except PermissionError:
                # On Windows whoever reads the file keeps it for that moment.
                if os.name == "posix" or waited >= _PATIENCE:
                    raise
                time.sleep(0.05)
                waited += 0.05
            else:
                return

    def remove(self, path: Path) -> None:
        """Remove a file that may be gone already."""
        path.unlink(missing_ok=True)

    def make_folder(self, path: Path, mode: int = 0o777) -> None:
        """Make a folder that is not there."""
        path.mkdir(mode=mode)

    def remove_folder(self, path: Path) -> None:
        """Remove a folder that is empty."""
        path.rmdir()

    def keep(self, source: Path, copy: Path) -> None:
        """Keep what a file holds now under a second name."""
        try:
            os.link(source, copy)
        except OSError:
            # Not every disk knows two names of one file.
            import shutil

            shutil.copy2(source, copy)

    def sync_folder(self, folder: Path) -> None:
        """Bring a folder's entries to the disk; Windows has no such call."""
        if os.name != "posix":
            return
        handle = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)
