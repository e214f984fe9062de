#!/usr/bin/env bash
# Packages: python-gedcom 1.1.0 and fastgedcom 1.1.4 (PyPI), readers of the format in which family trees travel.
# Expected: of somebody born "BET 2009 AND 2012" (some time between the two) neither can name one year, and says so.
# Seen:     python-gedcom answers 2012, the last year in which it can have been; fastgedcom's "int year" is 2010.5.
#           Both mean something else by the same record, and neither has a sign that it is not known.
# Matters:  whoever draws a family from such a file shows a child younger than anybody said, and ages that are nobody's.
set -euo pipefail
tmp=$(mktemp -d)
trap 'rm -rf "$tmp"' EXIT
python3 -m venv --without-pip "$tmp/venv"
python3 -m pip --python "$tmp/venv" install -qq --no-compile 'python-gedcom==1.1.0' 'fastgedcom==1.1.4'

cd "$tmp"
cat > tree.ged <<'GED'
0 HEAD
1 GEDC
2 VERS 5.5.1
2 FORM LINEAGE-LINKED
1 CHAR UTF-8
0 @I1@ INDI
1 NAME Ann /Invented/
1 BIRT
2 DATE BET 2009 AND 2012
0 TRLR
GED
venv/bin/python - <<'PY'
import sys
from fastgedcom.helpers import extract_int_year
from gedcom.element.individual import IndividualElement
from gedcom.parser import Parser

parser = Parser()
parser.parse_file("tree.ged")
(person,) = (e for e in parser.get_root_child_elements() if isinstance(e, IndividualElement))
seen = (person.get_birth_year(), extract_int_year("BET 2009 AND 2012"))
print("expected: no single year from either")
print("seen:     python-gedcom", seen[0], "fastgedcom", seen[1])
if seen != (2012, 2010.5):
    sys.exit("changed: ranges are answered otherwise now")
PY
