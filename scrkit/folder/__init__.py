"""The one hand that touches a review folder: reads it whole, writes it all or not."""

from typing import TYPE_CHECKING

from scrkit.folder.read import Contents, by_place, one_file, read
from scrkit.homes import taken_from

if TYPE_CHECKING:
    from scrkit.folder.below import files_below
    from scrkit.folder.changing import change, deliver
    from scrkit.folder.nearby import expect
    from scrkit.folder.new import differing, new_folder
    from scrkit.folder.places import is_known
    from scrkit.folder.recovery import recover
    from scrkit.folder.reviews import Found, Reviews, last_written, review_folders
    from scrkit.folder.safely import keep_out, read_below
    from scrkit.folder.secret import read_secret
    from scrkit.folder.texts import beside
    from scrkit.folder.writing import write

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

# Most commands read a folder and write nothing.
__getattr__ = taken_from(
    __name__,
    {
        "below": "files_below",
        "changing": "change deliver",
        "nearby": "expect",
        "new": "differing new_folder",
        "places": "is_known",
        "recovery": "recover",
        "reviews": "Found Reviews last_written review_folders",
        "safely": "keep_out read_below",
        "secret": "read_secret",
        "texts": "beside",
        "writing": "write",
    },
)
