"""From a tree to a record, or to words for everything that is wrong with it."""

from scrkit.decode.convert import Decoded, decode
from scrkit.decode.schema import schema
