"""All files of a review folder into one Review with its indexes; no domain rules."""

from scrkit.review.load import Loaded, load
