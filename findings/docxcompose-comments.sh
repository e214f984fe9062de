#!/usr/bin/env bash
# Packages: docxcompose 2.2.0 (PyPI), which joins Word documents into one; python-docx 1.2.0 makes and reads them.
# Expected: the comments of the appended document come along, each beside its own words.
# Seen:     its remark is gone, and its words carry the remark of the first document: the number of the comment was
#           copied as it stood, and in the joined file that number belongs to somebody else.
# Matters:  reports of several agencies are joined like this. What the school's reader remarked stands, under that
#           reader's name, beside a sentence of the surgery, and what the surgery's reader remarked is nowhere.
set -euo pipefail
tmp=$(mktemp -d)
trap 'rm -rf "$tmp"' EXIT
python3 -m venv --without-pip "$tmp/venv"
python3 -m pip --python "$tmp/venv" install -qq --no-compile 'docxcompose==2.2.0' 'python-docx==1.2.0'

cd "$tmp"
venv/bin/python - <<'PY'
import sys
import docx
from docxcompose.composer import Composer


def write_report(name, sentence, remark):
    report = docx.Document()
    paragraph = report.add_paragraph(sentence)
    report.add_comment(paragraph.runs, text=remark, author=name)
    report.save(f"{name}.docx")


def read_remarks(path):
    report = docx.Document(path)
    remarks = {str(comment.comment_id): comment.text for comment in report.comments}
    return [(paragraph.text, [remarks.get(number) for number in paragraph._p.xpath(".//w:commentReference/@w:id")])
            for paragraph in report.paragraphs]


write_report("school", "He came to school.", "Which day?")
write_report("surgery", "He was not brought.", "Ask the GP.")
joined = Composer(docx.Document("school.docx"))
joined.append(docx.Document("surgery.docx"))
joined.save("joined.docx")
seen = read_remarks("joined.docx")
print("expected:", [*read_remarks("school.docx"), *read_remarks("surgery.docx")])
print("seen:    ", seen)
if seen != [("He came to school.", ["Which day?"]), ("He was not brought.", ["Which day?"])]:
    sys.exit("changed: comments are joined otherwise now")
PY
