"""The one hand that touches a review folder: reads it whole, writes it all or not."""

from scrkit.folder.change import change, deliver
from scrkit.folder.new import differing, new_folder
from scrkit.folder.read import Contents, one_file, read
from scrkit.folder.recovery import recover
from scrkit.folder.secret import read_secret
from scrkit.folder.write import write

__all__ = [
    "Contents",
    "change",
    "deliver",
    "differing",
    "new_folder",
    "one_file",
    "read",
    "read_secret",
    "recover",
    "write",
]
