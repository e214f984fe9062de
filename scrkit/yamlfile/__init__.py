"""Read strict YAML with the place of every key and value; never opens a file."""

from scrkit.yamlfile.read import LIBYAML, MAX_BYTES, Content, read
from scrkit.yamlfile.tree import Data, Path, Tree
