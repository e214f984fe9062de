"""The one hand that touches a review folder: reads it whole, writes it all or not."""

from scrkit.folder.new import differing, new_folder
from scrkit.folder.places import is_known
from scrkit.folder.read import Contents, by_place, one_file, read
from scrkit.folder.safely import keep_out
from scrkit.folder.secret import put_secret, read_secret, remove_secret
from scrkit.folder.single import put
from scrkit.folder.write import recover, write

__all__ = [
    "Contents",
    "by_place",
    "differing",
    "is_known",
    "keep_out",
    "new_folder",
    "one_file",
    "put",
    "put_secret",
    "read",
    "read_secret",
    "recover",
    "remove_secret",
    "write",
]
