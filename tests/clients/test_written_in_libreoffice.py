"""A draft that is written in with LibreOffice itself comes back with just that."""

import shutil
import subprocess
from pathlib import Path

import pytest

from scrkit.cli.app import run
from tests.drafting.test_footnotes_and_pictures_come_back import png

BEFORE = """\
The child was seen by a dentist.

Nobody asked the ferryman.

* at the skating rink
* in the swimming bath

The ferry is told of above.

It is read every fortnight.
"""
AFTER = """\
The child was seen by a school dentist.

Nobody asked the ferryman[^1].

* at the skating rink
* in the swimming bath
* on the ferry

The ferry is told of above.

![A path through a wood](pictures/conclusion-1.png)

It is read every spring.

[^1]: Asked by telephone.
"""


@pytest.fixture
def python() -> str:
    """Return a Python that can speak with LibreOffice."""
    for found in filter(None, map(shutil.which, ("/usr/bin/python3", "python3"))):
        if not subprocess.run([found, "-c", "import uno"], check=False).returncode:
            return str(found)
    pytest.fail("LibreOffice's module uno is missing: apt-get install python3-uno")


def texts(root: Path) -> dict[str, bytes]:
    return {
        str(path.relative_to(root)): path.read_bytes()
        for path in root.rglob("*")
        if path.is_file() and ".scr" not in path.parts
    }


def test_what_is_written_in_libreoffice_comes_back_and_nothing_else(
    review: Path, python: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (review / "overview/conclusion.md").write_text(BEFORE, "utf-8")
    (tmp_path / "picture.png").write_bytes(png(120))
    draft, back = tmp_path / "overview.docx", tmp_path / "back.docx"
    assert run(["write", "overview", str(review), "--out", str(draft)]) == 0
    files = [str(draft), str(tmp_path / "picture.png"), str(back)]
    script = str(Path(__file__).with_name("office.py"))
    subprocess.run([python, script, *files], check=True, timeout=240)
    before = texts(review)
    capsys.readouterr()

    assert run(["import", str(back), str(review), "--names-checked", "--write"]) == 0

    told, after = capsys.readouterr().out, texts(review)
    changed = {one for one in after if after[one] != before.get(one)}
    picture = "overview/pictures/conclusion-1.png"
    assert changed == {"imports.yaml", "overview/conclusion.md", picture}
    assert before.keys() <= after.keys()
    assert after["overview/conclusion.md"].decode() == AFTER
    assert "left out: 2 comments, which the file itself keeps (conclusion)\n" in told
    assert "insertions that were tracked (conclusion): 12 characters\n" in told
