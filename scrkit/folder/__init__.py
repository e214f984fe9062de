"""The one hand that touches a review folder: reads it whole, writes it all or not."""

from scrkit.folder.below import files_below
from scrkit.folder.change import change, deliver
from scrkit.folder.nearby import expect
from scrkit.folder.new import differing, new_folder
from scrkit.folder.places import is_known
from scrkit.folder.read import Contents, by_place, one_file, read
from scrkit.folder.recovery import recover
from scrkit.folder.reviews import Found, Reviews, last_written, review_folders
from scrkit.folder.safely import keep_out, read_below
from scrkit.folder.secret import read_secret
from scrkit.folder.texts import beside
from scrkit.folder.write import write

__all__ = [
    "Contents",
    "Found",
    "Reviews",
    "beside",
    "by_place",
    "change",
    "deliver",
    "differing",
    "expect",
    "files_below",
    "is_known",
    "keep_out",
    "last_written",
    "new_folder",
    "one_file",
    "read",
    "read_below",
    "read_secret",
    "recover",
    "review_folders",
    "write",
]
