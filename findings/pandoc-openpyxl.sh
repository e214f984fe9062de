#!/usr/bin/env bash
# Packages: pypandoc_binary 1.17 (PyPI; pandoc 3.9, which reads Excel workbooks since lately), openpyxl 3.1.5,
#           XlsxWriter 3.3.1.
# Expected: pandoc reads a workbook that openpyxl, Python's usual library for them, has written.
# Seen:     it reads the one of XlsxWriter and refuses every one of openpyxl: "Entry not found:
#           xl//xl/worksheets/sheet1.xml". openpyxl names the sheet's part from the root of the package ("/xl/..."),
#           which the format allows.
# Matters:  a converter that works on files from Excel fails on the same files once any script has saved them.
set -euo pipefail
tmp=$(mktemp -d)
trap 'rm -rf "$tmp"' EXIT
python3 -m venv --without-pip "$tmp/venv"
python3 -m pip --python "$tmp/venv" install -qq --no-compile \
  'pypandoc_binary==1.17' 'openpyxl==3.1.5' 'XlsxWriter==3.3.1'

cd "$tmp"
venv/bin/python - <<'PY'
import sys
import openpyxl
import pypandoc
import xlsxwriter

workbook = openpyxl.Workbook()
workbook.active["A1"] = "Home visit"
workbook.save("openpyxl.xlsx")
with xlsxwriter.Workbook("xlsxwriter.xlsx") as other:
    other.add_worksheet().write("A1", "Home visit")
seen = {}
for name in ("openpyxl", "xlsxwriter"):
    try:
        seen[name] = pypandoc.convert_file(f"{name}.xlsx", "plain")
    except RuntimeError as error:
        seen[name] = f"error: {error}"
print("expected: Home visit, from both workbooks")
for name, text in seen.items():
    print(f"seen:     {' '.join(text.split())} ({name})")
if "Entry not found" not in seen["openpyxl"] or "Home visit" not in seen["xlsxwriter"]:
    sys.exit("changed: pandoc no longer differs between the two")
PY
