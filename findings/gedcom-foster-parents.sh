#!/usr/bin/env bash
# Packages: ged4py 0.5.5, fastgedcom 1.1.4 and python-gedcom 1.1.0 (PyPI), readers of the format for family trees.
# Expected: a child with a foster family and a birth family, each marked as such (PEDI), has its birth parents for
#           father and mother; whoever asks for the natural parents alone gets those.
# Seen:     nobody looks at the mark. ged4py takes the family that the child's record names first, fastgedcom the
#           one that stands last in the file. python-gedcom, asked for the natural parents, names nobody.
# Matters:  children in care have two such families. A genogram made from the file draws the carers as the parents,
#           or leaves the mother out.
set -euo pipefail
tmp=$(mktemp -d)
trap 'rm -rf "$tmp"' EXIT
python3 -m venv --without-pip "$tmp/venv"
python3 -m pip --python "$tmp/venv" install -qq --no-compile 'ged4py==0.5.5' 'fastgedcom==1.1.4' 'python-gedcom==1.1.0'

cd "$tmp"
venv/bin/python - <<'PY'
import sys
from fastgedcom.family_link import FamilyLink
from fastgedcom.parser import strict_parse
from ged4py import GedcomReader
from gedcom.parser import Parser

FAMILIES = {"foster": ("Guy /Carer/", "Fay /Carer/"), "birth": ("Bob /Example/", "Ann /Example/")}


def write_tree(path, first, last):
    lines = ["0 HEAD", "1 SOUR invented", "1 GEDC", "2 VERS 5.5.1", "2 FORM LINEAGE-LINKED", "1 CHAR UTF-8",
             "0 @C@ INDI", "1 NAME Sam /Example/"]
    for kind in (first, last):
        lines += [f"1 FAMC @{kind}@", f"2 PEDI {kind}"]
    for kind in (last, first):
        father, mother = FAMILIES[kind]
        lines += [f"0 @{kind}@ FAM", f"1 HUSB @{kind}H@", f"1 WIFE @{kind}W@", "1 CHIL @C@",
                  f"0 @{kind}H@ INDI", f"1 NAME {father}", "1 SEX M", f"1 FAMS @{kind}@",
                  f"0 @{kind}W@ INDI", f"1 NAME {mother}", "1 SEX F", f"1 FAMS @{kind}@"]
    with open(path, "w", encoding="utf-8") as file:
        file.write("\n".join([*lines, "0 TRLR", ""]))


def read_parents(path):
    with GedcomReader(path) as tree:
        child = next(person for person in tree.records0("INDI") if person.xref_id == "@C@")
        ged4py = child.father.name.surname, child.mother.name.surname
    fast = tuple(parent.tag for parent in FamilyLink(strict_parse(path)).get_parents("@C@"))
    tree = Parser()
    tree.parse_file(path)
    child = next(part for part in tree.get_root_child_elements() if part.get_pointer() == "@C@")
    return ged4py, fast, tree.get_parents(child, "NAT")


write_tree("foster-first.ged", "foster", "birth")
write_tree("birth-first.ged", "birth", "foster")
foster_first, birth_first = read_parents("foster-first.ged"), read_parents("birth-first.ged")
print("expected: the birth family, in whatever order the two are written")
print("seen:     foster family named first", foster_first, "| birth family named first", birth_first)
if foster_first != (("Carer", "Carer"), ("@fosterH@", "@fosterW@"), []):
    sys.exit("changed: the mark of a foster family is read now")
if birth_first != (("Example", "Example"), ("@birthH@", "@birthW@"), []):
    sys.exit("changed: the parents of a child are read otherwise now")
PY
